"""A document as PDF, set page by page with the letters of the figures, which are embedded.

Millimetres from the upper left corner of an A4 page. Tables break between rows; a row that is higher than a page breaks
between its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from analysis.figures.words import Letters, Measure
from storage.export.figures.lettering import drawable, measure, properties
from storage.export.figures.plotted import ALONE
from storage.export.paper.blocks import Block, Grid, Heading, Literal, Paper, Points, Words

_WIDTH, _HEIGHT, _MARGIN, _FOOT = 210.0, 297.0, 22.0, 14.0
_MM_PER_INCH, _LEADING = 25.4, 0.475
_BODY, _SMALL, _TITLE = 9.5, 8.0, 17.0
_HEADINGS = {1: 13.0, 2: 11.0}
_INK, _SOFT, _RULE = "#1f1f1f", "#595959", "#b5b5b5"
_PAD = 1.2
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class _Line:
    x: float
    y: float
    text: str
    size: float
    is_bold: bool = False
    is_soft: bool = False


@dataclass(slots=True)
class _Page:
    lines: list[_Line] = field(default_factory=list)
    rules: list[tuple[float, float]] = field(default_factory=list)
    """(y, weight in points), across the page."""


def write(paper: Paper, file: IO[bytes]) -> None:
    from matplotlib import rc_context
    from matplotlib.backends.backend_pdf import PdfPages

    pages = _Setter(measure()).set(paper)
    data = {"Title": paper.title, "Creator": paper.origin, "Subject": paper.holds, "CreationDate": None}
    with ALONE, rc_context({"pdf.fonttype": 42}), PdfPages(file, metadata=data) as pdf:
        for number, page in enumerate(pages, 1):
            page.lines.append(
                _Line(_MARGIN, _HEIGHT - _FOOT, f"{paper.title} · {number}/{len(pages)}", 7.5, False, True)
            )
            pdf.savefig(_drawn(page))


class _Setter:
    """Sets blocks one beneath the other."""

    def __init__(self, measured: Measure) -> None:
        self._letters = Letters(measured)
        self._pages = [_Page()]
        self._y = _MARGIN

    def set(self, paper: Paper) -> list[_Page]:
        self._paragraph(paper.title, _TITLE, is_bold=True)
        self._paragraph(f"{paper.holds} {paper.origin}", _SMALL, is_soft=True)
        for block in paper.blocks:
            self._block(block)
        return self._pages

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            size = _HEADINGS.get(block.level, 10.0)
            self._y += size * 0.35
            self._room(size * _LEADING + 6 * _BODY * _LEADING)
            self._paragraph(block.text, size, is_bold=True)
        elif isinstance(block, Words):
            self._paragraph(block.text, _SMALL if block.is_soft else _BODY, is_soft=block.is_soft)
        elif isinstance(block, Points):
            for item in block.items:
                self._paragraph(item, _BODY, indent=5.0, mark="□" if block.is_open else "•")
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._literal(block)

    def _literal(self, block: Literal) -> None:
        for line in block.text.split("\n"):
            self._paragraph(line, _SMALL, indent=5.0, after=0.0, is_soft=True)
        self._y += 2.0

    def _paragraph(
        self,
        text: str,
        size: float,
        *,
        indent: float = 0.0,
        after: float = 1.8,
        mark: str = "",
        is_bold: bool = False,
        is_soft: bool = False,
    ) -> None:
        for number, line in enumerate(self._wrapped(text, _WIDTH - 2 * _MARGIN - indent, size, is_bold) or [""]):
            self._room(size * _LEADING)
            self._y += size * _LEADING
            if mark and number == 0:
                self._put(_MARGIN + 1, mark, size)
            self._put(_MARGIN + indent, line, size, is_bold=is_bold, is_soft=is_soft)
        self._y += after

    def _grid(self, grid: Grid) -> None:
        widths = grid.widths(_WIDTH - 2 * _MARGIN)
        opening = [self._cells(grid.heads, widths, is_bold=True), *(self._cells(row, widths) for row in grid.rows[:1])]
        self._room(min(sum(map(self._height, opening)), _HEIGHT / 2))
        self._row(grid.heads, widths, is_head=True)
        for row in grid.rows:
            cells = self._cells(row, widths)
            if self._y + self._height(cells) > _HEIGHT - _MARGIN and len(self._pages[-1].lines) > 1:
                self._break()
                self._row(grid.heads, widths, is_head=True)
            self._row(row, widths)
        self._y += 3.0

    def _row(self, row: Sequence[str], widths: Sequence[float], *, is_head: bool = False) -> None:
        cells = self._cells(row, widths, is_bold=is_head)
        self._room(min(self._height(cells), 40.0))
        self._y += _PAD
        for at in range(max(map(len, cells))):
            self._room(_SMALL * _LEADING)
            self._y += _SMALL * _LEADING
            x = _MARGIN
            for cell, width in zip(cells, widths, strict=True):
                if at < len(cell):
                    self._put(x, cell[at], _SMALL, is_bold=is_head)
                x += width
        self._y += _PAD
        self._pages[-1].rules.append((self._y, 0.8 if is_head else 0.3))

    def _cells(self, row: Sequence[str], widths: Sequence[float], *, is_bold: bool = False) -> list[list[str]]:
        return [
            self._wrapped(cell, width - 2.0, _SMALL, is_bold) or [""]
            for cell, width in zip(row, widths, strict=True)
        ]  # fmt: skip

    @staticmethod
    def _height(cells: Sequence[Sequence[str]]) -> float:
        return max(map(len, cells)) * _SMALL * _LEADING + 2 * _PAD

    def _wrapped(self, text: str, width: float, size: float, is_bold: bool) -> list[str]:
        wrapped = (self._letters.wrapped(part, width, size, is_bold=is_bold, most=_ALL) for part in text.split("\n"))
        return [line for part in wrapped for line in part]

    def _put(self, x: float, text: str, size: float, *, is_bold: bool = False, is_soft: bool = False) -> None:
        self._pages[-1].lines.append(_Line(x, self._y, text, size, is_bold, is_soft))

    def _room(self, needed: float) -> None:
        if self._y + needed > _HEIGHT - _MARGIN:
            self._break()

    def _break(self) -> None:
        self._pages.append(_Page())
        self._y = _MARGIN


def _drawn(page: _Page) -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH / _MM_PER_INCH, _HEIGHT / _MM_PER_INCH), facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(_HEIGHT, 0)
    axes.axis("off")
    for y, weight in page.rules:
        axes.plot([_MARGIN, _WIDTH - _MARGIN], [y, y], color=_RULE, linewidth=weight)
    for line in page.lines:
        font = properties(is_bold=line.is_bold, size=line.size)
        colour = _SOFT if line.is_soft else _INK
        axes.text(line.x, line.y, drawable(line.text), color=colour, fontproperties=font, parse_math=False)
    return figure
