"""Words in a column: measured by whoever draws them, wrapped here.

Lengths are millimetres, letter sizes are points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Measure = Callable[[str, float, bool], float]
"""Give the width in mm of a line of text at a size in points, bold or not; twice the size is twice the width."""

MM_PER_POINT = 25.4 / 72
LINE_HEIGHT = 1.2
ELLIPSIS = "…"
_AFTER_SUFFIX = re.compile(r"(?:ungs|heits|keits|schafts|ions|täts|lings|tums)(?=\w{3})", re.IGNORECASE)
_BEFORE_LAST_CONSONANT = re.compile(r"(?=(?:sch|ch|ck|ph|th|[b-df-hj-np-tv-xzß])[aeiouyäöü])", re.IGNORECASE)
_LEAST_PART = 3
_AT = 100.0
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


def pitch(size: float) -> float:
    """Give the height of a line in mm."""
    return size * MM_PER_POINT * LINE_HEIGHT


class Letters:
    """Measures and wraps words, each only once."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._widths: dict[tuple[str, bool], float] = {}
        self._wrapped: dict[tuple[str, float, bool, int], tuple[str, ...]] = {}

    def width(self, text: str, size: float, *, is_bold: bool = False) -> float:
        """Give the width of a line in mm."""
        if (text, is_bold) not in self._widths:
            self._widths[text, is_bold] = self._measure(text, _AT, is_bold) / _AT
        return self._widths[text, is_bold] * size

    def wrapped(
        self, text: str, width: float, size: float, *, is_bold: bool = False, most: int = 99
    ) -> tuple[str, ...]:
        """Break text into lines no wider than `width`; what is over `most` lines ends in an ellipsis.

        No-break spaces hold. A word that is too wide alone is broken where a syllable may end, else anywhere.
        """
        key = text, round(width / size, 6), is_bold, most
        if key not in self._wrapped:
            self._wrapped[key] = _lines(text, most, lambda words: self.width(words, size, is_bold=is_bold) <= width)
        return self._wrapped[key]


def _lines(text: str, most: int, fits: Callable[[str], bool]) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in filter(None, _SPACES.split(text)):
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _broken(word, fits)
        lines += whole
        if len(lines) > most:
            break
    lines.append(line)
    return tuple(lines if len(lines) <= most else _cut(lines[:most], fits))


def _cut(lines: list[str], fits: Callable[[str], bool]) -> list[str]:
    last = lines[-1].rstrip("-")
    while last and not fits(last + ELLIPSIS):
        last = last[:-1]
    return [*lines[:-1], last.rstrip() + ELLIPSIS]


def _broken(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Give the parts of a word, none wider than there is room but a lone letter."""
    while len(word) > 1 and not fits(word):
        cut = _place_to_break(word, fits)
        yield word[:cut] + ("" if word[cut - 1] in "-–/" else "-")
        word = word[cut:]
    yield word


def _place_to_break(word: str, fits: Callable[[str], bool]) -> int:
    """Give the best place: the joint of a compound, a hyphen in it, a syllable, else as far right as there is room."""
    reach = max((at for at in range(1, len(word)) if fits(f"{word[:at]}-")), default=1)
    reach = min(reach, max(1, len(word) - _LEAST_PART))
    joints = [match.end() for match in _AFTER_SUFFIX.finditer(word)]
    joints += [at + 1 for at, letter in enumerate(word) if letter in "-–/"]
    syllables = [match.start() for match in _BEFORE_LAST_CONSONANT.finditer(word)]
    for places in (joints, syllables):
        good = [at for at in places if _LEAST_PART <= at <= reach]
        if good:
            return max(good)
    return reach
