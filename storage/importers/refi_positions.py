"""How a REFI-QDA file counts positions in its texts, found out from where its selections fall.

The standard says code points of the text as it lies in the package. Programs also count a line end as one or as two
whatever the file has, count UTF-16 units, or count the byte order mark. The way in which most selections begin and end
at words, and hold the words that they are named by, is taken; where several do equally well, the standard's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from analysis.transcript import canonical

AS_STANDARD = "as the standard says"
_MOST_LOOKED_AT = 2_000
_FEWEST_QUOTED = 8
_PIECE = re.compile(r" |(?<=\n)")


@dataclass(frozen=True, slots=True)
class Counting:
    """One way of counting: `line_ends` "file", "one" or "two", code points or `utf16` units, with the mark or not."""

    line_ends: str
    utf16: bool
    with_mark: bool

    def words(self) -> str:
        """Say which way it is, for the record."""
        said = [f"line ends as {self.line_ends} each"] if self.line_ends != "file" else []
        said += ["UTF-16 units"] if self.utf16 else []
        said += ["the byte order mark counted"] if self.with_mark else []
        return ", ".join(said) or AS_STANDARD


COUNTINGS = tuple(
    Counting(ends, wide, mark) for mark, wide, ends in product((False, True), (False, True), ("file", "one", "two"))
)


@dataclass(frozen=True, slots=True)
class Selected:
    """A selection as the file has it; `quoted` is what it is named by, where that may be its words."""

    start: int
    end: int
    quoted: str = ""


class Counted:
    """A text of the package under one way of counting."""

    def __init__(self, text: str, has_mark: bool, counting: Counting) -> None:
        one = text if counting.line_ends == "file" else text.replace("\r\n", "\n").replace("\r", "\n")
        self.text = one.replace("\n", "\r\n") if counting.line_ends == "two" else one
        self._shift = int(counting.with_mark and has_mark)
        self._wide = [at for at, sign in enumerate(self.text) if ord(sign) > 0xFFFF] if counting.utf16 else []
        self._units = [at + before for before, at in enumerate(self._wide)]
        self._starts: list[int] = []
        self._lengths: list[int] = []
        self._is_canonical = canonical(self.text) == self.text

    def index(self, position: int) -> int | None:
        """Give the code point of `text` at a position of the file; None outside of the text."""
        position -= self._shift
        position -= bisect_right(self._units, position - 1)
        return position if 0 <= position <= len(self.text) else None

    def to_canonical(self, index: int) -> int:
        """Give the code point of the canonical text for one of `text`."""
        if self._is_canonical:
            return index
        if not self._starts:
            self._measure()
        at = bisect_right(self._starts, index) - 1
        return self._lengths[at] + len(canonical(self.text[self._starts[at] : index]))

    def _measure(self) -> None:
        """Note how long the canonical text is before each word: no sign combines over a space or a line's end."""
        starts = sorted({0, *(match.start() for match in _PIECE.finditer(self.text))})
        total = 0
        for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True):
            self._starts.append(start)
            self._lengths.append(total)
            total += len(canonical(self.text[start:end]))

    def score(self, selected: Selected) -> int:
        """Say how well a selection falls: out of the text is worst, its own words are best."""
        start, end = self.index(selected.start), self.index(selected.end)
        if start is None or end is None or start >= end:
            return -4
        points = _at_word_edge(self.text, start) + _at_word_edge(self.text, end)
        points += not self.text[start].isspace()
        points += not self.text[end - 1].isspace()
        return points + (8 if _is_quoted(self.text[start:end], selected.quoted) else 0)


def _at_word_edge(text: str, at: int) -> bool:
    return at in (0, len(text)) or not (text[at - 1].isalnum() and text[at].isalnum())


def _is_quoted(words: str, quoted: str) -> bool:
    """Tell whether a selection's name is its words, cut short or not."""
    words, quoted = " ".join(canonical(words).split()), " ".join(canonical(quoted).split()).rstrip(".…")
    return len(quoted) >= _FEWEST_QUOTED and words.startswith(quoted)


def found_counting(texts: Sequence[tuple[str, bool, Sequence[Selected]]]) -> Counting:
    """Find how a project counts, from (text, whether a mark leads it, selections) of each of its sources."""
    best, most = COUNTINGS[0], None
    for counting in _telling(texts):
        points, left = 0, _MOST_LOOKED_AT
        for text, has_mark, selections in texts:
            if not selections or left <= 0:
                continue
            counted = Counted(text, has_mark, counting)
            points += sum(counted.score(selected) for selected in selections[:left])
            left -= len(selections)
        if most is None or points > most:
            best, most = counting, points
    return best


def _telling(texts: Sequence[tuple[str, bool, Sequence[Selected]]]) -> Iterator[Counting]:
    """Leave out the ways that can make no difference in these texts."""
    has_wide = any(ord(max(text, default="a")) > 0xFFFF for text, _, _ in texts)
    has_mark = any(mark for _, mark, _ in texts)
    for counting in COUNTINGS:
        if (has_wide or not counting.utf16) and (has_mark or not counting.with_mark):
            yield counting
