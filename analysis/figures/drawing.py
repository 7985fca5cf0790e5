"""What a laid out figure is made of: frames with words in them, words around them, and arrows between frames.

All lengths are millimetres from the upper left corner of the page, y grows downwards; letter sizes are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from analysis.figures.words import MM_PER_POINT, pitch

BULLET = "•"
_BASELINE = 0.355
"""Where letters stand beneath the middle of their line, in parts of their size: half of a capital's height."""


class Column(StrEnum):
    """The columns of the figure, from the left."""

    CONCEPTS = "concepts"
    THEME = "theme"
    DIMENSION = "dimension"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of words in their own room, one under the other and in the middle of its height.

    With a `number` it is an entry of a list: it stands at the right end of the first line, and a bullet before the
    words, which begin `indent` from the left. `is_turned` is read from beneath upwards; room and lines are as seen on
    the page.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    is_bold: bool = False
    is_soft: bool = False
    is_turned: bool = False
    align: Align = Align.CENTRE
    number: str = ""
    indent: float = 0.0

    def placed_lines(self) -> Iterator[tuple[float, float, str]]:
        """Give (x, y of the baseline, words) of each line; x is of the side or middle that `align` names.

        Of turned words x is the baseline and y the middle of the line.
        """
        step = pitch(self.size)
        if self.is_turned:
            first = self.x + self.width / 2 - step * (len(self.lines) - 1) / 2 + self._drop
            for number, line in enumerate(self.lines):
                yield first + number * step, self.y + self.height / 2, line
            return
        at = {
            Align.LEFT: self.x + self.indent,
            Align.CENTRE: self.x + self.width / 2,
            Align.RIGHT: self.x + self.width,
        }[self.align]
        for number, line in enumerate(self.lines):
            yield at, self.first_baseline + number * step, line

    @property
    def first_baseline(self) -> float:
        return self.y + self.height / 2 - pitch(self.size) * (len(self.lines) - 1) / 2 + self._drop

    @property
    def _drop(self) -> float:
        return self.size * MM_PER_POINT * _BASELINE


@dataclass(frozen=True, slots=True)
class Frame:
    """A rounded box with words in it. `is_dashed` stands for what has no place yet, `id` is then ""."""

    id: str
    column: Column
    x: float
    y: float
    width: float
    height: float
    rounding: float
    texts: tuple[Text, ...]
    is_dashed: bool = False

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from the right side of a frame to the left side of another, by their indexes on the page.

    With `corners` it takes these, from the first frame's side to the other's, else the shortest way.
    """

    start: int
    end: int
    corners: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `height` is as much as is used."""

    width: float
    height: float
    frames: tuple[Frame, ...]
    texts: tuple[Text, ...]
    links: tuple[Link, ...]

    def route(self, link: Link) -> tuple[tuple[float, float], ...]:
        """Give the corners of an arrow; it ends at the side of a turned frame where it comes from."""
        if link.corners:
            return link.corners
        start, end = self.frames[link.start], self.frames[link.end]
        is_turned = any(text.is_turned for text in end.texts)
        target = start.middle if is_turned else end.middle
        if abs(start.middle - target) < 0.01:
            return (start.right, target), (end.x, target)
        stem = (start.right + end.x) / 2
        return (start.right, start.middle), (stem, start.middle), (stem, target), (end.x, target)


@dataclass(frozen=True, slots=True)
class Layout:
    """A figure on its pages, all in letters of one `size`; heads and notes may be smaller down to `least_size`."""

    pages: tuple[Page, ...]
    size: float
    least_size: float


@dataclass(frozen=True, slots=True)
class Shape:
    """The room for a figure: its columns and the channels between them, and letter sizes from `least` to `largest`.

    With `is_turned` dimensions are read from beneath upwards, which leaves a narrow figure room for words.
    """

    name: str
    height: float
    columns: tuple[float, float, float]
    channels: tuple[float, float]
    least: float
    largest: float
    is_turned: bool = False

    @property
    def of_two(self) -> Shape:
        """The same room for two columns: themes and dimensions."""
        first, second, third = self.columns
        both = first + second + third + self.channels[1]
        return replace(self, columns=(both * 0.62, both * 0.38, 0), channels=(self.channels[0], 0), is_turned=False)

    @property
    def width(self) -> float:
        return sum(self.columns) + sum(self.channels)

    def left(self, column: int) -> float:
        """Give where a column begins."""
        return sum(self.columns[:column]) + sum(self.channels[:column])


SHAPES = {
    shape.name: shape
    for shape in (
        Shape("page", 240, (84, 43, 31), (6, 6), 7, 9),
        Shape("landscape", 165, (118, 64, 44), (7, 7), 7, 9.5),
        Shape("column", 240, (43.5, 26, 8.5), (3.5, 3.5), 6.5, 8, is_turned=True),
        Shape("slide", 168, (150, 88, 58), (9, 9), 10, 14),
    )
}
"""The sizes on offer, in mm: a page of A4 within its margins, the same across, one column of two, and a 16:9 slide."""
