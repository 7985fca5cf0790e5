"""The codebook as CSV and as an Excel workbook. Cells that a spreadsheet would take for a formula are made text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

from storage.export.contents import ExportContents, members
from storage.export.rows import COLUMNS, rows, values

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCEL_CELL = 32_767
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write_csv(contents: ExportContents, file: IO[bytes]) -> None:
    """Write one table, a row a quotation (UTF-8 with byte order mark, so that Excel reads it)."""
    write_sheet(file, COLUMNS, map(values, rows(contents)))


def write_tables(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a ZIP of CSV tables for scripts, with cells as they are (columns: docs/exports.md)."""
    with zipfile.ZipFile(file, "w") as archive:
        for name, (columns, body) in _tables(contents).items():
            entry = zipfile.ZipInfo(f"{name}.csv", _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as table:
                _write_table(table, columns, body)


def write_xlsx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a workbook with a sheet for the codebook and one for the sample."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, columns, body in (
        ("Codebook", COLUMNS, map(values, rows(contents))),
        ("Participants", *_tables(contents)["participants"]),
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


def _tables(contents: ExportContents) -> dict[str, tuple[Sequence[str], Iterator[Sequence[str]]]]:
    data = contents.data
    attributes = list(dict.fromkeys(name for person in data["participants"] for name in person["attributes"]))
    homes = {child["id"]: node["id"] for node in contents.categories for child in members(node)}
    people = ([p["code"], *(str(p["attributes"].get(name, "")) for name in attributes)] for p in data["participants"])
    documents = (
        [d["id"], str(d["number"]), d["title"], d["language"], " ".join(d["participants"]), str(d["char_count"])]
        for d in data["documents"]
    )
    categories = (
        [n["id"], n["level"], n["label"], n["definition"], homes.get(n["id"], "")] for n in contents.categories
    )
    codes = (
        [c["id"], c["label"], c["origin"], c["definition"], homes.get(c["id"], ""), c["provenance"]["source"]]
        for c in contents.codes
    )
    quotations = (
        [q["id"], c["id"], q["document"], str(q["start"]), str(q["end"]), q["text"] or "", q["withheld"] or "",
         str(q["turn"] or ""), q["speaker"], q["coder"], q["coded_at"]]
        for c in contents.codes for q in c["quotations"]
    )  # fmt: skip
    return {
        "documents": (("id", "number", "title", "language", "participants", "char_count"), documents),
        "participants": (("code", *attributes), people),
        "categories": (("id", "level", "label", "definition", "parent_id"), categories),
        "codes": (("id", "label", "origin", "definition", "parent_id", "source"), codes),
        "quotations": (
            (
                "id",
                "code_id",
                "document_id",
                "start",
                "end",
                "text",
                "withheld",
                "turn",
                "speaker",
                "coder",
                "coded_at",
            ),
            quotations,
        ),
    }
