"""Marks by block, and the lanes in which their stripes run side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QRectF

from desktop.transcript.blocks import BlockLayout
from desktop.transcript.column import Column
from desktop.transcript.model import Mark


def _lists() -> defaultdict[str, list[QLineF]]:
    return defaultdict(list)


@dataclass
class Drawn:
    """What is drawn for the marks of one block, in its own coordinates, by colour token.

    `letters` are (where, colour token, letter) in the margin.
    """

    underlines: dict[str, list[QLineF]] = field(default_factory=_lists)
    dots: dict[str, list[QLineF]] = field(default_factory=_lists)
    dashes: dict[str, list[QLineF]] = field(default_factory=_lists)
    letters: list[tuple[QRectF, str, str]] = field(default_factory=list)
    stripes: dict[str, list[QLineF]] = field(default_factory=_lists)
    areas: list[tuple[QRectF, Mark]] = field(default_factory=list)


class MarkIndex:
    """All marks of a text, found by block. A change costs what the change is, not what there is.

    `drawn` keeps what was worked out for painting; it is dropped for the blocks that a change touches.
    """

    def __init__(self, column: Column, marks: Iterable[Mark] = ()) -> None:
        self._column = column
        self._marks: dict[str, Mark] = {}
        self._by_block: dict[int, list[Mark]] = {}
        self.lanes: dict[str, int] = {}
        self.drawn: dict[int, Drawn] = {}
        for mark in marks:
            self.put(mark)

    def __len__(self) -> int:
        return len(self._marks)

    def get(self, mark_id: str | None) -> Mark | None:
        return self._marks.get(mark_id) if mark_id is not None else None

    def put(self, mark: Mark) -> None:
        """Add a mark or replace the one with its id."""
        self.drop(mark.id)
        if not self._column.blocks:
            return
        self._marks[mark.id] = mark
        for number in self._column.blocks_in(mark.start, mark.end):
            self._by_block.setdefault(number, []).append(mark)
            self.drawn.pop(number, None)

    def drop(self, mark_id: str) -> None:
        mark = self._marks.pop(mark_id, None)
        if mark is None:
            return
        for number in self._column.blocks_in(mark.start, mark.end):
            self._by_block[number] = [other for other in self._by_block[number] if other.id != mark_id]
            self.drawn.pop(number, None)

    def in_block(self, number: int) -> Sequence[Mark]:
        return self._by_block.get(number, ())

    def at(self, position: int) -> list[Mark]:
        """Give the marks over a position, the shortest first."""
        found = [m for m in self.in_block(self._column.block_at(position)) if m.start <= position < m.end]
        return sorted(found, key=lambda mark: mark.end - mark.start)


def stripes(
    marks: Sequence[Mark], block_start: int, layout: BlockLayout, hints: dict[str, int]
) -> list[tuple[Mark, int, int, int]]:
    """Give (mark, first line, last line, lane) for a block: no two marks on one line share a lane.

    `hints` remembers the lane of each mark, so that a mark which runs on into the next block keeps its lane there
    if it is free.
    """
    length = layout.units.length
    spans = []
    for mark in marks:
        first = layout.line_of(min(max(mark.start - block_start, 0), length))
        last = layout.line_of(min(max(mark.end - 1 - block_start, 0), length))
        spans.append((first, last, mark))
    spans.sort(key=lambda item: (item[0], -item[1], item[2].start))
    result: list[tuple[Mark, int, int, int]] = []
    free_from: list[int] = []
    for first, last, mark in spans:
        wanted = hints.get(mark.id, -1) if mark.start < block_start else -1
        lane = _lane(free_from, first, wanted)
        free_from[lane] = last + 1
        hints[mark.id] = lane
        result.append((mark, first, last, lane))
    return result


def _lane(free_from: list[int], first: int, wanted: int) -> int:
    while wanted >= len(free_from):
        free_from.append(0)
    if wanted >= 0 and free_from[wanted] <= first:
        return wanted
    for lane, free in enumerate(free_from):
        if free <= first:
            return lane
    free_from.append(0)
    return len(free_from) - 1
