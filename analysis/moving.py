"""Where a span of a text stands in a corrected text. Knows no records.

Both texts are compared word by word. What did not change moves exactly. A span of which only inner words changed keeps
both of its ends and holds the corrected words. One whose first or last words changed is taken to the change's edges,
and one whose words are gone has no place; both are said, never guessed silently. Half-open code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
MOST_PIECES = 3_000
"""Beyond so many pieces that differ, the comparison leaves out what is frequent; it is quadratic otherwise."""


class Moved(StrEnum):
    """How a span came into the corrected text."""

    EXACT = "exact"
    CORRECTED = "corrected"
    UNSURE = "unsure"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where a span stands now, and how surely; LOST has an empty span where it was."""

    start: int
    end: int
    how: Moved


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of both texts; `same` where the words are."""

    start: int
    end: int
    new_start: int
    new_end: int
    same: bool


class Correction:
    """The way from a text to its correction."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after
        self._blocks = _blocks(before, after)
        self._starts = [block.start for block in self._blocks]

    @property
    def changed_spans(self) -> list[tuple[int, int]]:
        """Give the stretches of the corrected text whose words are new."""
        return [(b.new_start, b.new_end) for b in self._blocks if not b.same and b.new_end > b.new_start]

    def place(self, start: int, end: int) -> NewPlace:
        """Say where a span stands in the corrected text."""
        new_start, sure_start = self._edge(start, opening=True)
        new_end, sure_end = self._edge(end, opening=False)
        words = self.after[new_start:new_end] if new_start < new_end else ""
        if not words.strip():
            return NewPlace(min(new_start, new_end), min(new_start, new_end), Moved.LOST)
        if words == self.before[start:end]:
            return NewPlace(new_start, new_end, Moved.EXACT)
        is_sure = sure_start and sure_end and self._keeps_words(start, end)
        return NewPlace(new_start, new_end, Moved.CORRECTED if is_sure else Moved.UNSURE)

    def _keeps_words(self, start: int, end: int) -> bool:
        """Tell whether some word of a span stands in the corrected text as it was."""
        inside = ((max(b.start, start), min(b.end, end)) for b in self._blocks if b.same)
        return any(any(char.isalnum() for char in self.before[first:last]) for first, last in inside if first < last)

    def _edge(self, at: int, *, opening: bool) -> tuple[int, bool]:
        """Give where an edge of a span stands now, and whether that is sure.

        In a change it is the change's edge that takes the change in; between two stretches it is that of the inner one.
        """
        block = self._block_at(at, opening=opening)
        if block is None:
            return len(self.after) if at else 0, True
        if block.same:
            return block.new_start + at - block.start, True
        if opening:
            return block.new_start, at == block.start
        return block.new_end, at == block.end

    def _block_at(self, at: int, *, opening: bool) -> _Block | None:
        """Give the stretch that the character after (opening) or before the edge stands in."""
        index = at if opening else at - 1
        if not 0 <= index < len(self.before):
            return None
        number = bisect_right(self._starts, index) - 1
        while self._blocks[number].end <= index:
            number += 1
        return self._blocks[number]


def _blocks(before: str, after: str) -> list[_Block]:
    """Compare line by line, and what differs word by word; each block's edges are edges of words."""
    blocks: list[_Block] = []
    for outer in _steps(before.splitlines(keepends=True), after.splitlines(keepends=True), 0, 0):
        if outer.same:
            blocks.append(outer)
            continue
        old, new = before[outer.start : outer.end], after[outer.new_start : outer.new_end]
        blocks += _steps(_PIECE.findall(old), _PIECE.findall(new), outer.start, outer.new_start)
    return blocks


def _steps(old: list[str], new: list[str], at: int, new_at: int) -> list[_Block]:
    """Give the steps from pieces to others; `at` and `new_at` are where the first ones stand."""
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > MOST_PIECES)
    olds, news = _edges(old, at), _edges(new, new_at)
    return [_Block(olds[a], olds[b], news[c], news[d], tag == "equal") for tag, a, b, c, d in matcher.get_opcodes()]


def _edges(pieces: Sequence[str], first: int) -> list[int]:
    return list(accumulate(map(len, pieces), initial=first))
