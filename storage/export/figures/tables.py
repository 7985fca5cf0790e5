"""Tables in Word as papers have them: a head that is repeated, cells that span what they stand for, small letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storage.export.figures.lettering import AS_WIDE
from storage.export.refi import clean

POINTS = 9
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Groups = Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[str, ...]]]]]]
"""(name of the group, its blocks as (name, rows))."""


def new_document(title: str, said: str, *, is_across: bool = False) -> Any:
    """Make a document of A4 whose header says what is in it."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    document = Document()
    document.core_properties.author = "Verbatim"
    document.core_properties.title = clean(title)
    document.core_properties.subject = said
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if is_across else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(9)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = AS_WIDE, Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    line = section.header.paragraphs[0]
    _write(line, f"{clean(title)} · {said}", 8)
    return document


def add_caption(document: Any, kind: str, number: int, words: str, *, keeps_next: bool = False) -> None:
    """Add "Figure 1. What it shows."; above a table it keeps to it."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
    paragraph.paragraph_format.keep_with_next = keeps_next
    _write(paragraph, f"{kind} {number}. ", POINTS, is_bold=True)
    _write(paragraph, words, POINTS)


def add_remark(document: Any, words: str) -> None:
    """Add what has to be said under a table."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(4)
    _write(paragraph, words, 8)


def add_table(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Any:
    """Add a table; `widths` are mm. A cell of several lines gets a paragraph for each, numbers stand at the right."""
    table = _empty_table(document, len(rows) + 1, widths)
    _fill_rows(table, [heads, *rows])
    return table


def add_grouped_table(
    document: Any, heads: Sequence[str], groups: Groups, widths: Sequence[float], kinds: tuple[str, str]
) -> Any:
    """Add a table of groups of blocks: a line across for each group, one cell in front of all rows of a block.

    A block stands on one page as long as it fits; `kinds` say what groups and blocks are.
    """
    rows: list[tuple[str, ...]] = []
    lines, spans = [], []
    for group, blocks in groups:
        lines.append(len(rows))
        rows.append((f"{kinds[0]}: {group}", *("" for _ in heads)))
        for block, found in blocks:
            spans.append((len(rows), len(rows) + len(found) - 1))
            rows += [("" if at else block, *row) for at, row in enumerate(found)]
    table = _empty_table(document, len(rows) + 1, widths)
    grid = _fill_rows(table, [(kinds[1], *heads), *rows])
    for at in lines:
        _keep(grid[at + 1])
        _shade(grid[at + 1][0].merge(grid[at + 1][-1]))
    for first, last in spans:
        for at in range(first, last):
            _keep(grid[at + 1])
        if last > first:
            merged = grid[first + 1][0].merge(grid[last + 1][0])
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
    return table


def _empty_table(document: Any, count: int, widths: Sequence[float]) -> Any:
    """Make a table whose head is repeated on each page, and no row of which is broken between two."""
    from docx.shared import Mm

    table = document.add_table(rows=count, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(f"{_WORD}cantSplit", {}))
        if number == 0:
            properties.append(properties.makeelement(f"{_WORD}tblHeader", {}))
    return table


def _fill_rows(table: Any, rows: Sequence[Sequence[str]]) -> list[list[Any]]:
    grid = [list(row.cells) for row in table.rows]
    numbers = {
        column
        for column in range(len(rows[0]))
        if any(row[column] for row in rows[1:]) and all(row[column].isdigit() or not row[column] for row in rows[1:])
    }
    widths = [column.width for column in table.columns]
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            cell = grid[at][column]
            cell.width = widths[column]
            _fill(cell, value, is_bold=at == 0, is_number=column in numbers)
    return grid


def _keep(cells: Sequence[Any]) -> None:
    """Keep a row on the page of the next."""
    for cell in cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _shade(cell: Any) -> None:
    """Let a cell across the table stand out: bold on grey."""
    for empty in cell.paragraphs[1:]:
        empty._p.getparent().remove(empty._p)
    for run in cell.paragraphs[0].runs:
        run.font.bold = True
    properties = cell._tc.get_or_add_tcPr()
    values = {f"{_WORD}val": "clear", f"{_WORD}color": "auto", f"{_WORD}fill": "EDEDED"}
    properties.append(properties.makeelement(f"{_WORD}shd", values))


def _fill(cell: Any, value: str, *, is_bold: bool, is_number: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for number, line in enumerate(value.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _write(paragraph, line, POINTS, is_bold=is_bold)


def _write(paragraph: Any, words: str, points: float, *, is_bold: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(clean(words))
    run.font.size, run.font.bold = Pt(points), is_bold
