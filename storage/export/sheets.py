"""The codebook as CSV and as an Excel workbook. Cells that a spreadsheet would take for a formula are made text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Any

from storage.export.contents import ExportContents, members, notes, walk
from storage.export.files import zip_entry
from storage.export.refi import clean
from storage.export.rows import COLUMNS, rows, values
from storage.export.tables import tables, write_description
from storage.export.wording import Wording

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCEL_CELL = 32_767
_WIDE, _NARROW = 60, 20
"""Widths of columns, in letters."""
_LINE, _HIGHEST = 15, 400
"""Height of a line and of the highest row, in points."""
_IDS = frozenset({"id", "code_id", "quotation_id"})
_LONG_COLUMNS = frozenset({"quotation", "definition", "includes", "excludes", "rules", "negative_cases", "memos"})
_NUMBERS = frozenset({"turn"})
_STRUCTURE = ("level", "label", "in", "definition", "includes", "excludes", "rules", "negative_cases", "memos", "id")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook; `wide` are the columns that hold sentences, `numbers` those of whole numbers."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[str]]
    wide: frozenset[str] = _LONG_COLUMNS
    numbers: frozenset[str] = _NUMBERS


def write_csv(contents: ExportContents, file: IO[bytes]) -> None:
    """Write one table, a row a quotation (UTF-8 with byte order mark, so that Excel reads it)."""
    write_sheet(file, COLUMNS, map(values, rows(contents)), ("contains", contents.data["contains"]))


def write_tables(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a ZIP of CSV tables for scripts, with cells as they are, and what their columns mean."""
    with zipfile.ZipFile(file, "w") as archive:
        found = tables(contents)
        write_description(archive, contents, found, "csv")
        for name, table in found.items():
            with archive.open(zip_entry(f"{name}.csv"), "w", force_zip64=True) as entry:
                _write_table(entry, list(table.columns), table.rows)


def write_xlsx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a workbook: the quotations, what each code and category means, and the sample."""
    people = tables(contents)["participants"]
    write_workbook(
        file,
        contents,
        Sheet("Codebook", COLUMNS, map(values, rows(contents))),
        Sheet("Definitions", _STRUCTURE, _structure(contents)),
        Sheet("Participants", list(people.columns), people.rows, frozenset(), frozenset()),
    )


def _structure(contents: ExportContents) -> Iterator[tuple[str, ...]]:
    """Give every category and code with what it means, in the order of the codebook."""
    words = Wording(contents)
    above = {child["id"]: str(node["label"]) for node in contents.categories for child in members(node)}
    for node in walk(contents.top):
        yield (
            str(node.get("level", "code")),
            node["label"],
            above.get(node["id"], ""),
            *(node.get(key, "") for key in ("definition", "includes", "excludes")),
            "\n".join(words.rules(node)),
            "\n".join(words.negative_cases(node)),
            "\n".join(words.memo(memo) for memo in notes(node)),
            node["id"],
        )


def write_workbook(file: IO[bytes], contents: ExportContents, *sheets: Sheet) -> None:
    """Write a workbook; its last sheet and its properties say what names it holds."""
    from openpyxl import Workbook

    words, title = Wording(contents), clean(contents.data["study"]["title"])
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Verbatim", title
    book.properties.subject = book.properties.description = f"{words.contains} {contents.origin}"
    for one in sheets:
        _add_sheet(book, one)
    about = book.create_sheet(words["about"])
    about.column_dimensions["A"].width = _WIDE
    for line in (title, words.contains, contents.origin):
        about.append([_cell(about, line)])
    book.save(file)


def _add_sheet(book: Any, made: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.worksheet import Worksheet

    sheet = book.create_sheet(made.name)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr = 0, PageSetupProperties(fitToPage=True)
    for at, name in enumerate(made.columns, 1):
        width = _WIDE if name in made.wide else max(_NARROW, len(name) + 2)
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(made.columns))}1"
    wrapped, plain = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
    cells = [_cell(sheet, name) for name in made.columns]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)
    for at, row in enumerate(made.rows, 2):
        cells = [
            _cell(sheet, value, is_number=name in made.numbers) for name, value in zip(made.columns, row, strict=True)
        ]
        for name, cell in zip(made.columns, cells, strict=True):
            cell.alignment = plain if name in _IDS else wrapped
        # LibreOffice does not make a row as high as its words; a row's height is forgotten once it is written.
        sheet.row_dimensions[at].height = min(_LINE * _lines(made, row), _HIGHEST)
        sheet.append(cells)
        del sheet.row_dimensions[at]


def _lines(made: Sheet, row: Sequence[str]) -> int:
    """Give how many lines the fullest cell of a row takes."""
    room = (_WIDE if name in made.wide else len(value) if name in _IDS else _NARROW
            for name, value in zip(made.columns, row, strict=True))  # fmt: skip
    return max(
        sum(1 + len(line) // max(width, 1) for line in value.split("\n"))
        for width, value in zip(room, row, strict=True)
    )


def _cell(sheet: Any, value: str, *, is_number: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if is_number and value.isdecimal():
        return WriteOnlyCell(sheet, int(value))
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_EXCEL_CELL])
    cell.data_type = "s"
    return cell


def write_sheet(file: IO[bytes], columns: Sequence[str], body: Iterable[Sequence[str]], holds: tuple[str, str]) -> None:
    """Write CSV that spreadsheets read as text: with a mark of the encoding, and no cell that starts a formula.

    `holds` is the head and the cells of a last column, which says whether the table holds pseudonyms or names.
    """
    file.write("\ufeff".encode())
    head, said = holds
    _write_table(file, (*columns, head), ([*map(plain_cell, row), said] for row in body))


def plain_cell(value: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _write_table(file: IO[bytes], columns: Sequence[str], body: Iterable[Sequence[str]]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(body)
    text.detach()
