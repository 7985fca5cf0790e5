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
_WIDE, _NARROW = 60, 18
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

    sheet = book.create_sheet(made.name)
    sheet.freeze_panes = "A2"
    for at, name in enumerate(made.columns, 1):
        width = _WIDE if name in made.wide else _NARROW
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(made.columns))}1"
    head, body = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    cells = [_cell(sheet, name) for name in made.columns]
    for cell in cells:
        cell.font = head
    sheet.append(cells)
    for row in made.rows:
        cells = [
            _cell(sheet, value, is_number=name in made.numbers) for name, value in zip(made.columns, row, strict=True)
        ]
        for cell in cells:
            cell.alignment = body
        sheet.append(cells)


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
