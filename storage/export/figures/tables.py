"""Tables in Word as papers have them: a head that is repeated, cells that span what they stand for, small letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storage.export.figures.lettering import AS_WIDE
from storage.export.refi import clean

POINTS = 9


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


def add_table(
    document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], spanned: int = 0
) -> Any:
    """Add a table; `widths` are mm. Equal neighbours in the first `spanned` columns become one cell.

    A cell of several lines gets a paragraph for each.
    """
    from docx.shared import Mm

    table = document.add_table(rows=len(rows) + 1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    grid = [list(row.cells) for row in table.rows]
    for at, row in enumerate((heads, *rows)):
        for column, (cell, value) in enumerate(zip(grid[at], row, strict=True)):
            cell.width = Mm(widths[column])
            is_repeated = at > 1 and column < spanned and list(rows[at - 2][: column + 1]) == list(row[: column + 1])
            _fill(cell, "" if is_repeated else value, is_bold=at == 0)
    for column in range(spanned):
        _span(grid, rows, column)
    _keep_rows(table)
    return table


def _span(grid: list[list[Any]], rows: Sequence[Sequence[str]], column: int) -> None:
    first = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or list(rows[at][: column + 1]) != list(rows[first][: column + 1]):
            if at - first > 1:
                merged = grid[first + 1][column].merge(grid[at][column])
                for empty in merged.paragraphs[1:]:
                    if not empty.text:
                        empty._p.getparent().remove(empty._p)
            first = at


def _keep_rows(table: Any) -> None:
    """Repeat the head on each page and break no row between two."""
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(f"{name}cantSplit", {}))
        if number == 0:
            properties.append(properties.makeelement(f"{name}tblHeader", {}))


def _fill(cell: Any, value: str, *, is_bold: bool) -> None:
    from docx.shared import Pt

    for number, line in enumerate(value.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        _write(paragraph, line, POINTS, is_bold=is_bold)


def _write(paragraph: Any, words: str, points: float, *, is_bold: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(clean(words))
    run.font.size, run.font.bold = Pt(points), is_bold
