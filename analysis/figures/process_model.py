"""Lay out how themes hang together: boxes in the order of what leads to what, each arrow with what it stands for.

A theme stands to the right of all that leads to it. What an arrow stands for is in a box of its own on it; an arrow
that passes other themes has its own room between them, so that none runs through a box. What leads back runs beneath.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.figures.drawing import Column, Frame, Layout, Link, Page, Shape, Text
from analysis.figures.words import Letters, Measure, pitch

_STEP = 0.5
_CHANNEL, _GAP, _PAD = 6.0, 3.0, 1.6
_PASSAGE = 2.0
_PILL = 0.62
"""How wide the words on an arrow are, in parts of a theme's box."""
_NOTE = 0.85
_STEMS = 0.6
"""Upright lines keep to this part of a channel; what leads back turns in the rest."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """What leads from a theme to another, by their places in the list of themes, and what it stands for."""

    start: int
    end: int
    words: str


@dataclass
class _Slot:
    """Room in a column: for a theme, for the words on an arrow, or (without lines) for an arrow that passes."""

    theme: int = -1
    arrow: int = -1
    lines: tuple[str, ...] = ()
    height: float = _PASSAGE
    y: float = 0.0
    before: list[_Slot] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def net(self) -> tuple[int, int]:
        """What shares one line with others: all arrows of a theme, else each its own."""
        return (self.theme, -1) if self.theme >= 0 else (-1, self.arrow)


def lay_out_process(
    themes: Sequence[tuple[str, str]], arrows: Sequence[Arrow], shape: Shape, measure: Measure, note: str
) -> Layout:
    """Lay out themes, as (id, label), and what leads from one to another; letters are as large as they can be."""
    letters, size = Letters(measure), shape.largest
    while True:
        page = _Process(themes, arrows, shape, letters, size, note).page()
        if page.height <= shape.height or size - _STEP < shape.least:
            return Layout((page,), size, size * _NOTE)
        size -= _STEP


def depths(count: int, arrows: Sequence[Arrow]) -> tuple[list[int], set[int]]:
    """Give each theme's column and the arrows that lead back: without these there is no circle."""
    leads: dict[int, list[int]] = defaultdict(list)
    for number, arrow in enumerate(arrows):
        leads[arrow.start].append(number)
    seen: set[int] = set()
    under_way: set[int] = set()
    back: set[int] = set()
    order: list[int] = []

    def visit(here: int) -> None:
        seen.add(here)
        under_way.add(here)
        for number in leads[here]:
            if arrows[number].end in under_way:
                back.add(number)
            elif arrows[number].end not in seen:
                visit(arrows[number].end)
        under_way.discard(here)
        order.append(here)

    for root in sorted(range(count), key=lambda one: sum(arrow.end == one for arrow in arrows)):
        if root not in seen:
            visit(root)
    depth = [0] * count
    for here in reversed(order):
        for number in leads[here]:
            if number not in back:
                depth[arrows[number].end] = max(depth[arrows[number].end], depth[here] + 1)
    return depth, back


class _Process:
    """One attempt with letters of one size. Columns of themes and of words on arrows take turns."""

    def __init__(
        self,
        themes: Sequence[tuple[str, str]],
        arrows: Sequence[Arrow],
        shape: Shape,
        letters: Letters,
        size: float,
        note: str,
    ) -> None:
        self._themes, self._arrows, self._letters, self._size, self._note = themes, arrows, letters, size, note
        self._depth, self._back = depths(len(themes), arrows)
        self._width = shape.width
        layers = max(self._depth, default=0) + 1
        self._margin = _CHANNEL if self._back else 0.2
        room = shape.width - 2 * self._margin - 2 * (layers - 1) * _CHANNEL
        self._theme_width = min(room / (layers + _PILL * (layers - 1)), shape.width / 3)
        self._columns: list[list[_Slot]] = [[] for _ in range(2 * layers - 1)]
        self._slots = self._fill()
        self._stack()

    def page(self) -> Page:
        frames: list[Frame] = []
        at: dict[int, int] = {}
        for number, column in enumerate(self._columns):
            for slot in column:
                if slot.lines:
                    at[id(slot)] = len(frames)
                    frames.append(self._frame(slot, number))
        links = [link for number in range(len(self._arrows)) for link in self._links(number, at)]
        bottom = max(frame.y + frame.height for frame in frames)
        texts = []
        for lane, number in enumerate(sorted(self._back)):
            text, link, bottom = self._lane(number, lane, bottom, at)
            texts.append(text)
            links.append(link)
        lines = self._letters.wrapped(self._note, self._width, self._size * _NOTE)
        height = len(lines) * pitch(self._size * _NOTE)
        texts.append(Text("", 0, bottom + _GAP, self._width, height, lines, self._size * _NOTE, is_soft=True))
        return Page(self._width, bottom + _GAP + height + 1, tuple(frames), tuple(texts), tuple(links))

    # --- columns ---

    def _fill(self) -> list[_Slot]:
        themes = []
        for number, (_, label) in enumerate(self._themes):
            slot = self._slot(label, self._theme_width, theme=number)
            self._columns[2 * self._depth[number]].append(slot)
            themes.append(slot)
        self._ways: dict[int, list[tuple[int, _Slot]]] = {}
        for number, arrow in enumerate(self._arrows):
            if number in self._back:
                continue
            first, last = 2 * self._depth[arrow.start], 2 * self._depth[arrow.end]
            way = [(first, themes[arrow.start])]
            for column in range(first + 1, last):
                is_words = column == first + 1
                slot = self._slot(arrow.words, self._pill_width, arrow=number) if is_words else _Slot(arrow=number)
                slot.before.append(way[-1][1])
                self._columns[column].append(slot)
                way.append((column, slot))
            themes[arrow.end].before.append(way[-1][1])
            self._ways[number] = [*way, (last, themes[arrow.end])]
        return themes

    @property
    def _pill_width(self) -> float:
        return self._theme_width * _PILL

    def _slot(self, words: str, width: float, *, theme: int = -1, arrow: int = -1) -> _Slot:
        lines = self._letters.wrapped(words, width - 2 * _PAD, self._size, is_bold=theme >= 0)
        return _Slot(theme, arrow, lines, len(lines) * pitch(self._size) + 2 * _PAD)

    def _stack(self) -> None:
        """Give each slot its height on the page: in the order of what leads to it, columns in the middle."""
        heights = [sum(slot.height + _GAP for slot in column) - _GAP for column in self._columns]
        for column, height in zip(self._columns, heights, strict=True):
            column.sort(key=lambda slot: sum(one.middle for one in slot.before) / max(len(slot.before), 1))
            y = (max(heights) - height) / 2 + 0.2
            for slot in column:
                slot.y = y
                y += slot.height + _GAP

    def _left(self, column: int) -> float:
        whole = self._theme_width + self._pill_width + 2 * _CHANNEL
        left = self._margin + (column // 2) * whole
        return left + (self._theme_width + _CHANNEL if column % 2 else 0)

    def _right(self, column: int) -> float:
        return self._left(column) + (self._pill_width if column % 2 else self._theme_width)

    def _frame(self, slot: _Slot, column: int) -> Frame:
        x, width, is_theme = self._left(column), self._right(column) - self._left(column), slot.theme >= 0
        own = self._themes[slot.theme][0] if is_theme else ""
        text = Text(
            own, x + _PAD, slot.y + _PAD, width - 2 * _PAD, slot.height - 2 * _PAD, slot.lines, self._size,
            is_bold=is_theme,
        )  # fmt: skip
        kind, rounding = (Column.THEME, 1.2) if is_theme else (Column.DIMENSION, min(slot.height / 2, 2.4))
        return Frame(own, kind, x, slot.y, width, slot.height, rounding, (text,))

    # --- arrows ---

    def _links(self, number: int, at: dict[int, int]) -> list[Link]:
        """Give the two parts of an arrow: to its words, and on to the theme; none for one that leads back."""
        if number not in self._ways:
            return []
        way = self._ways[number]
        (_, start), (_, words), (_, end) = way[0], way[1], way[-1]
        corners = [(self._right(way[1][0]), words.middle)]
        for (column, slot), (_, onward) in pairwise(way[1:]):
            corners += self._step(column, slot, onward)
        first = ((self._right(way[0][0]), start.middle), *self._step(way[0][0], start, words))
        return [Link(at[id(start)], at[id(words)], first), Link(at[id(words)], at[id(end)], tuple(corners))]

    def _step(self, column: int, slot: _Slot, onward: _Slot) -> list[tuple[float, float]]:
        """Give the corners from one column to the next; what shares a theme shares the upright line."""
        net = slot.net if column % 2 == 0 else onward.net
        nets = self._nets(column)
        stem = self._right(column) + _CHANNEL * _STEMS * (nets.index(net) + 1) / (len(nets) + 1)
        end = [(self._left(column + 1), onward.middle)]
        if onward.lines == ():
            end.append((self._right(column + 1), onward.middle))
        return [(stem, slot.middle), (stem, onward.middle), *end]

    def _nets(self, column: int) -> list[tuple[int, int]]:
        """Name the upright lines in the channel to the right of a column."""
        found = {}
        for way in self._ways.values():
            for (here, slot), (_, onward) in pairwise(way):
                if here == column:
                    found[slot.net if column % 2 == 0 else onward.net] = True
        return sorted(found)

    def _lane(self, number: int, lane: int, bottom: float, at: dict[int, int]) -> tuple[Text, Link, float]:
        """Lead an arrow back beneath everything; its words stand on its line."""
        arrow = self._arrows[number]
        start, end = self._slots[arrow.start], self._slots[arrow.end]
        right = self._right(2 * self._depth[arrow.start]) + 0.3 + lane * 0.12 % 0.5
        left = self._left(2 * self._depth[arrow.end]) - 1.5 - lane * 0.3 % 0.9
        lines = self._letters.wrapped(arrow.words, max(right - left, self._pill_width), self._size)
        height = len(lines) * pitch(self._size)
        y = bottom + _GAP + height
        text = Text("", left, bottom + _GAP, max(right - left, self._pill_width), height, lines, self._size)
        first = (self._right(2 * self._depth[arrow.start]), start.middle)
        last = (self._left(2 * self._depth[arrow.end]), end.middle)
        corners = (first, (right, start.middle), (right, y), (left, y), (left, end.middle), last)
        return text, Link(at[id(start)], at[id(end)], corners), y + 0.6
