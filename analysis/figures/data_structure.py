"""Lay out the data structure of a study: concepts, themes, dimensions (Gioia, Corley & Hamilton 2013, figure 1).

Each theme stands beside one box with its concepts, each dimension beside its themes. Letters are as large as they can
be without a further page; pages end between dimensions, within one only where it alone is higher than a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product

from analysis.figures.drawing import Align, Column, Frame, Layout, Link, Page, Shape, Text
from analysis.figures.outline import Dimension, Entry, Outline, Theme, components
from analysis.figures.wording import FigureWords
from analysis.figures.words import MM_PER_POINT, Letters, Measure, pitch

_STEP = 0.25
_AIRS = (1.0, 0.8, 0.6, 0.4, 0.2, 0.0)
"""How much of the usual air there is between the lines of lists, and around them, over the least."""
_WORTH_OF_AIR = 1.5
"""How many points of letter size all of the air is worth."""
_LEAST_SHARE = 0.6
_NARROWER = (0.92, 0.84, 0.76, 0.68, 0.6)
_MOST_LINES = 8
_HAIR = 0.15
"""Half of a line's width: frames at the edge of the page keep within it."""
_WIDE_HEAD = 18.0
_ABOVE = 0.6
"""Letters reach a little over their line."""


def lay_out(outline: Outline, shape: Shape, words: FigureWords, measure: Measure, remark: str = "") -> Layout:
    """Lay out a figure; `measure` is of the letters that it will be drawn in, a `remark` stands after the counts."""
    return _fitted(outline, shape, words, Letters(measure), f"{note(outline, words)} {remark}".strip())


def lay_out_components(
    outline: Outline, shape: Shape, words: FigureWords, measure: Measure, remark: str = ""
) -> Layout:
    """Lay out dimensions with their themes alone; otherwise as `lay_out`."""
    _, one, two = words.heads
    words = replace(words, heads=(one, two, ""), counts=words.theme_counts)
    said = f"{note(outline, words)} {remark}".strip()
    return _fitted(components(outline), shape.of_two, words, Letters(measure), said)


def _fitted(outline: Outline, shape: Shape, words: FigureWords, letters: Letters, said: str) -> Layout:
    def tried(size: float, air: float) -> _Sized:
        return _Sized(outline, shape, words, letters, size, air, said)

    tightest = tried(shape.least, 0)
    steps = range(round((shape.largest - shape.least) / _STEP) + 1)
    sizes = [size for step in steps if tried(size := shape.least + step * _STEP, 0).cost <= tightest.cost]
    for size, air in sorted(product(sizes, _AIRS), key=lambda way: -way[0] - way[1] * _WORTH_OF_AIR):
        found = tried(size, air)
        if found.cost <= tightest.cost:
            return found.layout()
    return tightest.layout()


def note(outline: Outline, words: FigureWords) -> str:
    """Say how many codes, concepts, themes and dimensions there are."""
    count, total, own = words.counted, outline.code_count, outline.in_vivo
    codes = count(total, words.in_vivo_codes if own == total else words.codes)
    if own is not None and 0 < own < total:
        codes += f" ({words.some_in_vivo.format(own)})"
    steps = (
        codes,
        count(outline.concept_count, words.concepts),
        count(outline.theme_count, words.themes),
        count(outline.dimension_count, words.dimensions),
    )
    return f"{' → '.join(steps)}. {words.counts}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A theme beside its entries; heights in mm."""

    dimension: int
    theme: Theme
    theme_lines: tuple[str, ...]
    entry_lines: tuple[tuple[str, ...], ...]
    list_height: float
    theme_height: float

    @property
    def height(self) -> float:
        return max(self.list_height, self.theme_height)


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Before which row each page ends, and how many dimensions are split by that."""

    splits: int
    ends: tuple[int, ...]


class _Sized:
    """One try at one letter size."""

    def __init__(
        self,
        outline: Outline,
        shape: Shape,
        words: FigureWords,
        letters: Letters,
        size: float,
        air: float,
        said: str,
    ) -> None:
        self._outline, self._words, self._letters = outline, words, letters
        self._size = size
        self._em = em = size * MM_PER_POINT
        self._pad_x, self._pad_y, self._indent = 0.5 * em, (0.25 + 0.2 * air) * em, 0.8 * em
        self._entry_gap, self._row_gap = 0.24 * air * em, (0.3 + 0.4 * air) * em
        self._dimension_gap = (0.7 + 0.8 * air) * em
        largest = max((entry.count for entry in outline.entries), default=0)
        self._number_width = letters.width(str(largest), size) + 0.7 * em
        self._shape = self._suited(shape)
        # Without a third column the names of the second are those of dimensions.
        self._top_column = Column.DIMENSION if shape.columns[2] == 0 else Column.THEME
        self._heads = self._head_texts()
        self._top = max(text.y + text.height for text in self._heads) + 0.7 * em
        self._note = self._text(said, shape.least, shape.width - 10)
        self._bottom = self._note[1] + 0.9 * em
        self._room = shape.height - self._top - self._bottom
        self._rows = list(self._all_rows())
        self._breaks = self._best_breaks()

    def _suited(self, shape: Shape) -> Shape:
        """Give the other columns what the first has no words for; turned names need no more."""
        widest = max((self._letters.width(entry.label, self._size) for entry in self._outline.entries), default=0.0)
        first, second, third = shape.columns
        wanted = widest + 2 * self._pad_x + self._indent + self._number_width + 2 * _HAIR
        spare = first - min(first, max(wanted, first * _LEAST_SHARE))
        share = 0.0 if shape.is_turned else spare * third / (second + third)
        return replace(shape, columns=(first - spare, second + spare - share, third + share))

    @property
    def cost(self) -> tuple[int, int, int]:
        """Give what is to be small: dimensions split, pages, words broken."""
        return self._breaks.splits, len(self._breaks.ends), self._broken()

    def layout(self) -> Layout:
        return Layout(self._pages(), self._size, self._shape.least)

    def _broken(self) -> int:
        dimensions = [list(part) for _, part in groupby(self._rows, key=lambda row: row.dimension)]
        lines = [line for row in self._rows for one in (row.theme_lines, *row.entry_lines) for line in one]
        lines += [line for text in self._heads for line in text.lines]
        lines += [line for part in dimensions for line in self._dimension_lines(part)]
        return sum(line.endswith("-") for line in lines)

    # --- breaking into pages ---

    def _best_breaks(self) -> _Breaks:
        """Find the page ends with the fewest split dimensions, then the fewest pages, then pages alike in height."""
        rows, best = self._rows, [(0, 0, 0.0, 0)]
        for end in range(1, len(rows) + 1):
            best.append(min(self._ways(end, best)))
        ends: list[int] = []
        at = len(rows)
        while at:
            ends.insert(0, at)
            at = best[at][3]
        return _Breaks(best[-1][0], tuple(ends))

    def _ways(self, end: int, best: Sequence[tuple[int, int, float, int]]) -> Iterator[tuple[int, int, float, int]]:
        """Give (splits, pages, unevenness, begin of the last page) for each way to fill a page up to a row."""
        rows = self._rows
        is_split = end < len(rows) and rows[end - 1].dimension == rows[end].dimension
        for begin in range(end - 1, -1, -1):
            left = self._room - self._height(rows[begin:end])
            if left < 0 and begin < end - 1:
                return
            splits, pages, unevenness, _ = best[begin]
            yield splits + is_split, pages + 1, unevenness + left * left, begin

    def _height(self, rows: Sequence[_Row]) -> float:
        parts = [self._part_height(list(part)) for _, part in groupby(rows, key=lambda row: row.dimension)]
        return sum(parts) + self._dimension_gap * (len(parts) - 1)

    def _part_height(self, part: Sequence[_Row]) -> float:
        return max(self._rows_height(part), self._dimension_height(self._dimension_lines(part)))

    def _rows_height(self, part: Sequence[_Row]) -> float:
        return sum(row.height for row in part) + self._row_gap * (len(part) - 1)

    # --- rows ---

    def _all_rows(self) -> Iterator[_Row]:
        for number, dimension in enumerate(self._outline.dimensions):
            for theme in dimension.themes or (Theme("", "", ()),):
                yield from self._theme_rows(number, theme)

    def _theme_rows(self, number: int, theme: Theme) -> Iterator[_Row]:
        """Give a theme's row; one that is higher than a page is continued in further ones."""
        whole = self._row(number, theme)
        if whole.list_height <= self._room:
            yield whole
            return
        held: list[Entry] = []
        for entry in theme.entries:
            if held and self._row(number, replace(theme, entries=(*held, entry))).list_height > self._room:
                yield self._row(number, replace(theme, entries=tuple(held)))
                theme, held = replace(theme, label=self._continued(theme.label)), []
            held.append(entry)
        yield self._row(number, replace(theme, entries=tuple(held)))

    def _continued(self, label: str) -> str:
        mark = f" ({self._words.continued})"
        return label if label.endswith(mark) else label + mark

    def _row(self, number: int, theme: Theme) -> _Row:
        inner = self._shape.columns[0] - 2 * self._pad_x - self._indent - self._number_width
        entries = tuple(self._wrapped(entry.label, inner) for entry in theme.entries)
        is_bold, room = self._top_column is Column.DIMENSION, self._shape.columns[1] - 2 * self._pad_x - _HAIR
        lines = self._evenly(theme.label, room, is_bold=is_bold) if theme.label else ()
        gaps = self._entry_gap * (len(entries) - 1)
        list_height = sum(len(one) for one in entries) * pitch(self._size) + gaps + 2 * self._pad_y if entries else 0.0
        theme_height = len(lines) * pitch(self._size) + 2 * self._pad_y if lines else 0.0
        return _Row(number, theme, lines, entries, list_height, theme_height)

    def _wrapped(self, label: str, width: float, *, is_bold: bool = False) -> tuple[str, ...]:
        return self._letters.wrapped(label, width, self._size, is_bold=is_bold, most=_MOST_LINES)

    def _evenly(self, label: str, width: float, *, is_bold: bool = False) -> tuple[str, ...]:
        """Wrap into no more lines than needed, none much shorter than the others."""
        found, broken = self._wrapped(label, width, is_bold=is_bold), label.count("-")
        for share in _NARROWER:
            other = self._wrapped(label, width * share, is_bold=is_bold)
            if len(other) > len(found) or sum(line.endswith("-") for line in other) > broken:
                break
            found = other
        return found

    # --- dimensions ---

    def _dimension_of(self, part: Sequence[_Row]) -> Dimension:
        """Give the dimension of rows on a page; its name says so where it began on a page before."""
        dimension = self._outline.dimensions[part[0].dimension]
        first = next(row for row in self._rows if row.dimension == part[0].dimension)
        return (
            dimension
            if part[0] is first or not dimension.label
            else replace(dimension, label=self._continued(dimension.label))
        )

    def _dimension_lines(self, part: Sequence[_Row]) -> tuple[str, ...]:
        label = self._dimension_of(part).label
        if not label:
            return ()
        if not self._shape.is_turned:
            return self._evenly(label, self._shape.columns[2] - 2 * self._pad_x, is_bold=True)
        most = max(1, int((self._shape.columns[2] - _HAIR - self._pad_x) / pitch(self._size)))
        least = self._rows_height(part) - 2 * self._pad_y
        # A turned name may be as long as its box is high; a low box grows until the name is in it.
        reach = max(least, self._room * 0.1)
        while True:
            lines = self._letters.wrapped(label, reach, self._size, is_bold=True)
            if len(lines) <= most or reach >= self._room - 2 * self._pad_y:
                return self._letters.wrapped(label, reach, self._size, is_bold=True, most=most)
            reach = min(reach * 1.15, self._room - 2 * self._pad_y)

    def _dimension_height(self, lines: Sequence[str]) -> float:
        if not lines:
            return 0.0
        if not self._shape.is_turned:
            return len(lines) * pitch(self._size) + 2 * self._pad_y
        return max(self._letters.width(line, self._size, is_bold=True) for line in lines) + 2 * self._pad_y

    # --- placing ---

    def _pages(self) -> tuple[Page, ...]:
        """Place everything."""
        ends = self._breaks.ends
        spans = list(zip((0, *ends), ends, strict=False)) or [(0, 0)]
        return tuple(
            self._page(self._rows[start:end], number, len(spans)) for number, (start, end) in enumerate(spans, 1)
        )

    def _page(self, rows: Sequence[_Row], number: int, of: int) -> Page:
        frames: list[Frame] = []
        links: list[Link] = []
        y = self._top
        for _, group in groupby(rows, key=lambda row: row.dimension):
            y = self._place_part(list(group), y, frames, links) + self._dimension_gap
        y += 0 if rows else self._dimension_gap
        bottom = y - self._dimension_gap + self._bottom
        return Page(
            self._shape.width, bottom, tuple(frames), (*self._heads, *self._notes(bottom, number, of)), tuple(links)
        )

    def _place_part(self, part: Sequence[_Row], top: float, frames: list[Frame], links: list[Link]) -> float:
        """Place what is on the page of a dimension; gives where it ends."""
        height, themes = self._part_height(part), []
        y = top + (height - self._rows_height(part)) / 2
        for row in part:
            themes += self._place_row(row, y, frames, links)
            y += row.height + self._row_gap
        if not self._outline.dimensions[part[0].dimension].label:
            return top + height
        frames.append(self._dimension_frame(part, top, height, [frames[theme].middle for theme in themes]))
        links += [Link(theme, len(frames) - 1) for theme in themes]
        return top + height

    def _place_row(self, row: _Row, top: float, frames: list[Frame], links: list[Link]) -> list[int]:
        """Place a theme and its list, each in the middle of the row; gives the index of the theme's frame."""
        if row.entry_lines:
            frames.append(self._list_frame(row, top + (row.height - row.list_height) / 2))
        if not row.theme_lines:
            return []
        y, width = top + (row.height - row.theme_height) / 2, self._shape.columns[1] - _HAIR
        x = self._shape.left(1)
        inner, height = width - 2 * self._pad_x, row.theme_height - 2 * self._pad_y
        text = Text(row.theme.id, x + self._pad_x, y + self._pad_y, inner, height, row.theme_lines, self._size,
                    is_bold=self._top_column is Column.DIMENSION, is_soft=row.theme.is_missing)  # fmt: skip
        frames.append(
            Frame(row.theme.id, self._top_column, x, y, width, row.theme_height, self._rounding, (text,),
                  row.theme.is_missing)
        )  # fmt: skip
        if row.entry_lines:
            links.append(Link(len(frames) - 2, len(frames) - 1))
        return [len(frames) - 1]

    def _list_frame(self, row: _Row, top: float) -> Frame:
        texts, y = [], top + self._pad_y
        width = self._shape.columns[0]
        for entry, lines in zip(row.theme.entries, row.entry_lines, strict=True):
            height = len(lines) * pitch(self._size)
            texts.append(
                Text(entry.id, _HAIR + self._pad_x, y, width - _HAIR - 2 * self._pad_x, height, lines, self._size,
                     is_soft=entry.is_missing, align=Align.LEFT, number=str(entry.count), indent=self._indent)
            )  # fmt: skip
            y += height + self._entry_gap
        return Frame(row.theme.id, Column.CONCEPTS, _HAIR, top, width - _HAIR, row.list_height, self._rounding,
                     tuple(texts), row.theme.is_missing)  # fmt: skip

    def _dimension_frame(self, part: Sequence[_Row], top: float, height: float, themes: Sequence[float]) -> Frame:
        """Give the frame in the middle of its themes, or straight beside one that is nearly there."""
        dimension, lines = self._dimension_of(part), self._dimension_lines(part)
        is_turned = self._shape.is_turned
        own = height if is_turned else self._dimension_height(lines)
        x, width = self._shape.left(2), self._shape.columns[2] - _HAIR
        y = top + (height - own) / 2
        beside = [at - own / 2 for at in themes if abs(at - own / 2 - y) < self._em]
        y = min(max(beside[0], top), top + height - own) if beside and not is_turned else y
        text = Text(dimension.id, x + self._pad_x / 2, y + self._pad_y, width - self._pad_x, own - 2 * self._pad_y,
                    lines, self._size, is_bold=True, is_soft=dimension.is_missing, is_turned=is_turned)  # fmt: skip
        return Frame(dimension.id, Column.DIMENSION, x, y, width, own, self._rounding, (text,), dimension.is_missing)

    @property
    def _rounding(self) -> float:
        return 0.55 * self._size * MM_PER_POINT

    # --- heads and notes ---

    def _head_texts(self) -> tuple[Text, ...]:
        shape = self._shape
        spans = [(shape.left(at), shape.columns[at], Align.CENTRE) for at in range(3)]
        if shape.is_turned:
            last = shape.width - _WIDE_HEAD
            spans[1] = (shape.left(1), last - shape.left(1), Align.CENTRE)
            spans[2] = (last, _WIDE_HEAD, Align.RIGHT)
        heads = [(head, span) for head, span in zip(self._words.heads, spans, strict=True) if head]
        made = [(*self._text(head, self._size, span[1], is_bold=True), span) for head, span in heads]
        height = max(own for _, own, _ in made)
        return tuple(
            Text("", x, _ABOVE + height - own, width, own, lines, self._size, is_bold=True, align=align)
            for lines, own, (x, width, align) in made
        )

    def _notes(self, bottom: float, number: int, of: int) -> Iterator[Text]:
        shape, (lines, height) = self._shape, self._note
        if number == of:
            yield Text(
                "", 0, bottom - height, shape.width - 10, height, lines, shape.least, is_soft=True, align=Align.LEFT
            )
        if of > 1:
            own = pitch(shape.least)
            yield Text("", shape.width - 9, bottom - own, 9, own, (f"{number}/{of}",), shape.least, is_soft=True,
                       align=Align.RIGHT)  # fmt: skip

    def _text(self, text: str, size: float, width: float, *, is_bold: bool = False) -> tuple[tuple[str, ...], float]:
        lines = self._letters.wrapped(text, width, size, is_bold=is_bold)
        return lines, len(lines) * pitch(size)
