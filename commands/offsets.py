"""The canonical form of a given text with the way back: offsets of findings in the text exactly as it was given."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from analysis.transcript import canonical

_HANGUL_JOINING = range(0x1160, 0x1200)  # vowels and finals join the letter before them


class CanonicalView:
    """A text in canonical form; `to_given` maps half-open code points of `text` to those of the given text."""

    def __init__(self, given: str) -> None:
        self.text = canonical(given)
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        if self.text != given:
            self._map(given)

    def to_given(self, start: int, end: int) -> tuple[int, int]:
        """Map a span that is not empty."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]

    def _map(self, given: str) -> None:
        starts: list[int] = []
        ends: list[int] = []
        parts: list[str] = []
        for start, end in _clusters(given):
            part = canonical(given[start:end])
            parts.append(part)
            starts += [start] * len(part)
            ends += [_end_without_removed(given, start, end)] * len(part)
        if "".join(parts) == self.text:
            self._starts, self._ends = starts, ends
        else:  # a composition across clusters that no rule here foresees: detect in the text as it is
            self.text = given


def _clusters(given: str) -> Iterator[tuple[int, int]]:
    """Cut a text so that each piece takes its canonical form alone: a letter with its marks, CR with LF."""
    start = 0
    for at in range(1, len(given) + 1):
        if at == len(given) or not _joins(given[at - 1], given[at]):
            yield start, at
            start = at


def _joins(before: str, char: str) -> bool:
    if char <= "\x7f":
        return (before == "\r" and char == "\n") or not canonical(char)
    return (
        unicodedata.combining(char) != 0
        or unicodedata.category(char).startswith("M")
        or ord(char) in _HANGUL_JOINING
        or not canonical(char)
    )


def _end_without_removed(given: str, start: int, end: int) -> int:
    while end - 1 > start and not canonical(given[end - 1]):
        end -= 1
    return end
