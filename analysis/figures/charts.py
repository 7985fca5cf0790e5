"""Lay out a chart as lines, areas and words, for whoever paints it: the window and the files draw the same.

Lengths are in the unit of the given size, from the upper left corner, y grows downwards. Series are told apart by dash
and pattern and each number can be read, so that nothing hangs on colour alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from analysis.figures.drawing import Align
from analysis.rigor.charts import ChartData, ChartKind, Dot, Series

Measure = Callable[[str], float]
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)
_LINE = 1.35
"""The height of a line of words, in letters."""
_ROW = 1.8
_MOST_LABEL = 0.4
"""How much of the width the names of a grid's rows may take."""
_SMALLEST, _LARGEST = 0.6, 1.3
_WIDEST_BAR = 5.0
_PUSHES = 150


class Shape(Enum):
    RULE = "rule"
    LINE = "line"
    AREA = "area"
    BAR = "bar"
    DOT = "dot"
    CELL = "cell"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape through `points`; of a bar and cell they are two corners, of a dot its middle with `size` its radius.

    `series` counts from 0, -1 is none. `strength` (0 to 1) shades a cell. `says` is what it stands for, in words.
    """

    shape: Shape
    points: tuple[tuple[float, float], ...]
    series: int = -1
    strength: float = 0.0
    size: float = 0.0
    says: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a line, from the baseline `y`; `on` is how strong what is beneath is shaded."""

    x: float
    y: float
    text: str
    align: Align = Align.LEFT
    is_soft: bool = False
    on: float = 0.0


@dataclass
class Drawing:
    """What is painted, in this order: marks, then words."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    numbered: list[str] = field(default_factory=list)
    """What has a number, from 1, in place of its name, for which there was no room."""

    def mark_at(self, x: float, y: float, near: float) -> Mark | None:
        """Give the mark that stands for a number at a place, or the nearest within `near`."""
        found = [(distance, mark) for mark in self.marks if mark.says and (distance := _away(mark, x, y)) <= near]
        return min(found, key=lambda item: item[0])[1] if found else None


def preferred_height(data: ChartData, letter: float, width: float) -> float:
    """Give the height at which a chart reads well."""
    if data.kind is ChartKind.GRID:
        return letter * (_ROW * len(data.series) + 3 * _LINE)
    return min(width * 0.75, letter * 40) if data.kind is ChartKind.MAP else min(width * 0.5, letter * 20)


def lay_out_chart(
    data: ChartData, width: float, height: float, letter: float, measure: Measure, number: Callable[[float], str] = str
) -> Drawing:
    """Lay out a chart. `letter` is the size of letters, `measure` gives a text's width at that size.

    `number` writes a number that is no whole one.
    """
    drawing = Drawing(width, height)
    maker = {ChartKind.GRID: _Grid, ChartKind.MAP: _Map}.get(data.kind, _Scale)
    maker(data, drawing, letter, measure, number).draw()
    return drawing


class _Maker:
    """One laying out."""

    def __init__(
        self, data: ChartData, drawing: Drawing, letter: float, measure: Measure, number: Callable[[float], str]
    ) -> None:
        self.data, self.drawing, self.letter, self.measure, self.number = data, drawing, letter, measure, number
        self.line = letter * _LINE
        self.gap = letter * 0.6

    def draw(self) -> None:
        raise NotImplementedError

    def cut(self, text: str, room: float) -> str:
        """Shorten a text to its room."""
        if self.measure(text) <= room:
            return text
        shown = next(
            (text[:end].rstrip() for end in range(len(text) - 1, 0, -1) if self.measure(text[:end] + "…") <= room), ""
        )
        return f"{shown}…" if shown else ""

    def heads(self, room: float) -> list[str]:
        """Give the ticks, without what all begin with where they are too long for their room."""
        names = list(self.data.ticks)
        if any(self.measure(name) > room - self.gap / 2 for name in names):
            alike = _beginning(names)
            names = [name[len(alike) :] or name for name in names]
        return names

    def say(self, value: float) -> str:
        if self.data.is_share:
            return f"{100 * value:.0f} %"
        return str(int(value)) if value == int(value) else self.number(value)

    def write(
        self, x: float, y: float, text: str, align: Align = Align.LEFT, *, soft: bool = False, on: float = 0
    ) -> None:
        if text:
            self.drawing.words.append(Words(x, y, text, align, soft, on))

    def put(self, shape: Shape, *points: tuple[float, float], series: int = -1, **more: float | str) -> None:
        self.drawing.marks.append(replace(Mark(shape, points, series), **more))  # type: ignore[arg-type]


class _Scale(_Maker):
    """Lines, bars and points over ticks, with a scale at the left and a legend above."""

    def draw(self) -> None:
        steps = list(self._steps())
        self.left = max((self.measure(text) for _, text in steps), default=0.0) + self.gap
        self.right = self.drawing.width - self.gap
        self.top = self._legend() + self.line * 0.6
        self.bottom = self.drawing.height - self.line * 1.4
        for value, text in steps:
            y = self.y(value)
            self.put(Shape.RULE, (self.left, y), (self.right, y))
            self.write(self.left - self.gap / 2, y + self.letter * 0.35, text, Align.RIGHT, soft=True)
        self._ticks()
        draw = {ChartKind.LINES: self._draw_line, ChartKind.BARS: self._draw_bars}.get(
            self.data.kind, self._draw_points
        )
        for at, series in enumerate(self.data.series):
            draw(at, series)

    def _steps(self) -> Iterator[tuple[float, str]]:
        low, high = self.data.bottom, self.data.top
        if self.data.is_share:
            yield from ((value, self.say(value)) for value in _SHARES if low <= value <= high)
        elif low < 0:
            yield from ((value, self.number(value)) for value in (low, 0.0, 0.5, 1.0))
        elif high <= 1 and self.data.kind is ChartKind.POINTS:
            yield from ((value, self.number(value)) for value in (0.0, 0.5, 1.0))
        else:
            step = next((size for size in _STEPS if (high - low) / size <= 5), _STEPS[-1])
            yield from ((float(value), str(value)) for value in range(int(low), int(high) + 1, step))

    def y(self, value: float) -> float:
        share = (value - self.data.bottom) / ((self.data.top - self.data.bottom) or 1)
        return self.bottom - share * (self.bottom - self.top)

    def x(self, tick: int) -> float:
        return self.left + (tick + 0.5) * self.room

    @property
    def room(self) -> float:
        return (self.right - self.left) / max(len(self.data.ticks), 1)

    def _ticks(self) -> None:
        names = self.heads(self.room)
        widest = max((self.measure(text) for text in names), default=0.0) + self.gap
        every = 1 if len(names) <= 6 else max(1, math.ceil(widest / max(self.room, 1e-9)))
        for at, text in enumerate(names):
            if at % every == 0:
                shown = self.cut(text, self.room * every - self.gap / 2)
                self.write(self.x(at), self.bottom + self.line, shown, Align.CENTRE, soft=True)

    def _legend(self) -> float:
        """Write the names of the series, in as many lines as it takes; gives the baseline of the last."""
        x, y, swatch = 0.0, self.letter, self.letter * 1.8
        for at, series in enumerate(self.data.series):
            needed = swatch + self.gap / 2 + self.measure(series.label)
            if x and x + needed > self.drawing.width:
                x, y = 0.0, y + self.line
            if self.data.kind is ChartKind.BARS:
                self.put(Shape.BAR, (x, y - self.letter * 0.75), (x + swatch, y), series=at)
            else:
                middle = y - self.letter * 0.35
                self.put(Shape.LINE, (x, middle), (x + swatch, middle), series=at)
            self.write(x + swatch + self.gap / 2, y, self.cut(series.label, self.drawing.width - x - swatch - self.gap))
            x += needed + self.gap * 2
        return y

    def _says(self, series: Series, tick: int, value: float) -> str:
        span = series.spans[tick] if tick < len(series.spans) else None
        around = f" ({self.say(round(span[0], 2))}–{self.say(round(span[1], 2))})" if span else ""
        return f"{self.data.ticks[tick]} · {series.label}: {self.say(round(value, 2))}{around}"

    def _draw_line(self, at: int, series: Series) -> None:
        spans = [(tick, span) for tick, span in enumerate(series.spans) if span is not None]
        if spans:
            upper = [(self.x(tick), self.y(span[1])) for tick, span in spans]
            lower = [(self.x(tick), self.y(span[0])) for tick, span in reversed(spans)]
            self.put(Shape.AREA, *upper, *lower, series=at)
        values = [(tick, value) for tick, value in enumerate(series.values) if value is not None]
        self.put(Shape.LINE, *((self.x(tick), self.y(value)) for tick, value in values), series=at)
        for tick, value in values:
            self._dot(at, series, tick, value, self.x(tick))

    def _dot(self, at: int, series: Series, tick: int, value: float, x: float) -> None:
        says = self._says(series, tick, value)
        self.put(Shape.DOT, (x, self.y(value)), series=at, size=self.letter * 0.28, says=says)

    def _draw_bars(self, at: int, series: Series) -> None:
        room = min(self.room * 0.75, self.letter * _WIDEST_BAR * len(self.data.series))
        wide = room / len(self.data.series)
        for tick, value in enumerate(series.values):
            if value is not None:
                x = self.x(tick) - room / 2 + at * wide
                corners = (x + wide * 0.05, self.y(value)), (x + wide * 0.95, self.bottom)
                self.put(Shape.BAR, *corners, series=at, says=self._says(series, tick, value))

    def _draw_points(self, at: int, series: Series) -> None:
        room = self.room * 0.4
        for tick, value in enumerate(series.values):
            x = self.x(tick) - room / 2 + (at + 0.5) * room / len(self.data.series)
            span = series.spans[tick] if tick < len(series.spans) else None
            if span is not None:
                self.put(Shape.LINE, (x, self.y(span[0])), (x, self.y(span[1])), series=at)
            if value is not None:
                self._dot(at, series, tick, value, x)


class _Grid(_Maker):
    """Rows by columns, each cell with its number, shaded by it."""

    def draw(self) -> None:
        rows, columns = self.data.series, self.data.ticks
        widest = max(self.measure(series.label) for series in rows) + self.gap
        left = min(widest, self.drawing.width * _MOST_LABEL)
        room = (self.drawing.width - left) / max(len(columns), 1)
        top = self.line * 1.5
        tall = (self.drawing.height - top) / len(rows)
        for at, text in enumerate(self.heads(room)):
            self.write(left + (at + 0.5) * room, self.letter, self.cut(text, room), Align.CENTRE, soft=True)
        for row, series in enumerate(rows):
            y = top + row * tall
            base = y + tall / 2 + self.letter * 0.35
            self.write(0.0, base, self.cut(series.label, left - self.gap))
            for column, value in enumerate(series.values):
                strength = (value or 0.0) / (self.data.top or 1.0)
                x = left + column * room
                says = f"{series.label} · {columns[column]}: {self.say(value or 0.0)}"
                self.put(Shape.CELL, (x, y), (x + room, y + tall), series=0, strength=strength, says=says)
                shown = self.say(value) if value else ""
                self.write(x + room / 2, base, self.cut(shown, room), Align.CENTRE, on=strength)


def _beginning(names: Sequence[str]) -> str:
    """Give the words that all names begin with."""
    if len(names) < 2:
        return ""
    first, last = min(names), max(names)
    same = next((at for at, (one, two) in enumerate(zip(first, last, strict=False)) if one != two), len(first))
    return first[: first[:same].rfind(" ") + 1]


class _Map(_Maker):
    """Named dots, near each other where they belong together, with lines between those that do."""

    def draw(self) -> None:
        most = max(dot.weight for dot in self.data.dots)
        radii = [self._radius(dot, most) for dot in self.data.dots]
        places = self._apart([self._place(dot) for dot in self.data.dots], radii)
        strongest = max((weight for _, _, weight in self.data.links), default=1)
        for one, two, weight in self.data.links:
            self.put(Shape.LINK, places[one], places[two], strength=weight / strongest)
        for dot, (x, y), radius in zip(self.data.dots, places, radii, strict=True):
            self.put(Shape.DOT, (x, y), series=0, size=radius, says=f"{dot.label}: {dot.weight}")
        self._name(places, radii)

    def _radius(self, dot: Dot, most: int) -> float:
        return self.letter * (_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(dot.weight / most))

    def _place(self, dot: Dot) -> tuple[float, float]:
        across, down = self.drawing.width * 0.36, self.drawing.height / 2 - self.letter * 3
        return self.drawing.width / 2 + dot.x * across, self.drawing.height / 2 - dot.y * down

    def _apart(self, places: list[tuple[float, float]], radii: list[float]) -> list[tuple[float, float]]:
        """Push dots apart that would cover each other; those at one place leave it in different directions."""
        found = list(places)
        for _ in range(_PUSHES):
            moved = False
            for one in range(len(found)):
                for two in range(one):
                    least = radii[one] + radii[two] + self.letter * 0.9
                    across, down = found[one][0] - found[two][0], found[one][1] - found[two][1]
                    distance = math.hypot(across, down)
                    if distance >= least:
                        continue
                    if distance < 1e-6:
                        across, down, distance = math.cos(2.4 * one), math.sin(2.4 * one), 1.0
                    push = (least - distance if distance != 1.0 else least) / 2 / distance
                    found[one] = self._inside(found[one][0] + across * push, found[one][1] + down * push)
                    found[two] = self._inside(found[two][0] - across * push, found[two][1] - down * push)
                    moved = True
            if not moved:
                break
        return found

    def _inside(self, x: float, y: float) -> tuple[float, float]:
        edge = self.letter * 1.5
        return min(max(x, edge), self.drawing.width - edge), min(max(y, edge), self.drawing.height - edge)

    def _name(self, places: Sequence[tuple[float, float]], radii: Sequence[float]) -> None:
        """Write each name where it covers no other and no dot, the largest first; a number where there is no room."""
        taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(places, radii, strict=True)]
        for at in sorted(range(len(places)), key=lambda at: -radii[at]):
            text = self.cut(self.data.dots[at].label, self.drawing.width * 0.3)
            wide, (x, y), away = self.measure(text), places[at], radii[at] + self.gap / 3
            for left, base in (
                (x + away, y + self.letter * 0.35), (x - away - wide, y + self.letter * 0.35),
                (x - wide / 2, y - away - self.letter * 0.25), (x - wide / 2, y + away + self.letter * 0.8),
            ):  # fmt: skip
                room = (left, base - self.letter * 0.85, left + wide, base + self.letter * 0.3)
                inside = (
                    room[0] >= 0 and room[2] <= self.drawing.width and room[1] >= 0 and room[3] <= self.drawing.height
                )
                others = (other for number, other in enumerate(taken) if number != at)
                if inside and not any(_overlap(room, other) for other in others):
                    taken.append(room)
                    self.write(left, base, text)
                    break
            else:
                self.drawing.numbered.append(self.data.dots[at].label)
                self.write(x, y + self.letter * 0.35, str(len(self.drawing.numbered)), Align.CENTRE, on=1.0)


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _away(mark: Mark, x: float, y: float) -> float:
    """Give how far a place is from a mark; 0 inside of it."""
    if mark.shape is Shape.DOT:
        return max(0.0, math.hypot(mark.points[0][0] - x, mark.points[0][1] - y) - mark.size)
    (left, top), (right, bottom) = mark.points[0], mark.points[-1]
    return math.hypot(max(left - x, 0.0, x - right), max(top - y, 0.0, y - bottom))
