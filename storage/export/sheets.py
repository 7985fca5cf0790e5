"""The codebook as CSV and as an Excel workbook. Cells that a spreadsheet would take for a formula are made text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO, Any

from storage.export.contents import ExportContents
from storage.export.files import zip_entry
from storage.export.rows import COLUMNS, rows, values
from storage.export.tables import tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCEL_CELL = 32_767


def write_csv(contents: ExportContents, file: IO[bytes]) -> None:
    """Write one table, a row a quotation (UTF-8 with byte order mark, so that Excel reads it)."""
    write_sheet(file, COLUMNS, map(values, rows(contents)))


def write_tables(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a ZIP of CSV tables for scripts, with cells as they are (columns: docs/exports.md)."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, (columns, body) in tables(contents).items():
            with archive.open(zip_entry(f"{name}.csv"), "w", force_zip64=True) as table:
                _write_table(table, columns, body)


def write_xlsx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a workbook with a sheet for the codebook and one for the sample."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, columns, body in (
        ("Codebook", COLUMNS, map(values, rows(contents))),
        ("Participants", *tables(contents)["participants"]),
    ):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(columns))
        for row in body:
            sheet.append([_cell(sheet, value) for value in row])
    book.save(file)


def _cell(sheet: Any, value: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:_EXCEL_CELL])
    cell.data_type = "s"
    return cell


def write_sheet(file: IO[bytes], columns: Sequence[str], body: Iterable[Sequence[str]]) -> None:
    """Write CSV that spreadsheets read as text: with a mark of the encoding, and no cell that starts a formula."""
    file.write("\ufeff".encode())
    _write_table(file, columns, ([plain_cell(value) for value in row] for row in body))


def plain_cell(value: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _write_table(file: IO[bytes], columns: Sequence[str], body: Iterable[Sequence[str]]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(body)
    text.detach()
