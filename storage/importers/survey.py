"""Open answers of a survey (.csv, .tsv, .xlsx): a row a case, each open question and its answer two turns.

The other columns are attributes of the participant. Columns that name somebody or tell how to reach her are left out.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from analysis.errors import ImportFailed
from analysis.incoming import Case, Survey
from analysis.language import guess_language
from analysis.transcript import ImportedTranscript, ImportedTurn, canonical
from storage.importers.encodings import decode
from storage.importers.opening import bytes_of, empty
from storage.importers.packages import check_package
from storage.importers.source import damaged, faults_as_damage, too_large

SUFFIXES = (".csv", ".tsv", ".xlsx")
_KIND = "table of a survey"
_MOST_ROWS, _MOST_COLUMNS = 5_000, 500
_OPEN_WORDS = 4
"""An open question has answers of more words than this on average, or one that is a sentence."""
_SENTENCE = 12
_WORDS_TO_A_QUESTION = 2
"""The same for a column whose heading is a question."""
NAMING = re.compile(
    r"\b(?:(?:first|last|full|sur|user|vor|nach|familien|ruf)?-?_?name[n]?|e-?mail|mail|phone|telefon\w*|mobil\w*|handy"
    r"|adresse|address|anschrift|street|straße|strasse|ip|ip-?adresse|geburts\w*|birth\w*|token|url|login)\b",
    re.IGNORECASE,
)
_SEPARATORS = ",;\t"


def read_survey(path: Path, language: Literal["auto", "de", "en"] = "auto") -> Survey:
    """Read a table whose first row has the headings. Rows without any open answer are no cases.

    Raises `ImportFailed`: `unsupported`, `unreadable`, `too_large`, `empty`, `damaged`, `no_open_answers`.
    """
    data, rows, warnings = table_of(path)
    headings, answers = _headings(rows[0]), rows[1:]
    columns = {name: [row[at] if at < len(row) else "" for row in answers] for at, name in enumerate(headings) if name}
    naming = tuple(name for name in columns if NAMING.search(name))
    questions = tuple(name for name, cells in columns.items() if name not in naming and _is_open(name, cells))
    if not questions:
        raise ImportFailed(
            "no_open_answers",
            "The table has no column with open answers.",
            "Its first row must have the questions, each further row one person's answers in words.",
        )
    others = tuple(name for name in columns if name not in naming and name not in questions)
    given = [{name: columns[name][at] for name in columns} for at in range(len(answers))]
    cases = [
        Case(_transcript(path, data, number, row, questions, language), {n: row[n] for n in others if row[n]})
        for number, row in enumerate(given, 1)
        if any(row[name] for name in questions)
    ]
    return Survey(tuple(cases), questions, others, naming, warnings)


def table_of(path: Path) -> tuple[bytes, list[list[str]], tuple[str, ...]]:
    """Give the bytes of a table, its rows (headings first, no empty ones), and notices of its encoding.

    Raises `ImportFailed`: `unsupported`, `unreadable`, `too_large`, `empty`, `damaged`.
    """
    suffix = path.suffix.lower()
    data = bytes_of(path, suffix, SUFFIXES)
    rows, warnings = (_sheet(data), ()) if suffix == ".xlsx" else _separated(data)
    rows = [row[: max(at for at, cell in enumerate(row) if cell) + 1] for row in rows if any(row)]
    if len(rows) < 2:
        raise empty()
    if len(rows) > _MOST_ROWS or len(rows[0]) > _MOST_COLUMNS:
        raise too_large(_KIND)
    return data, rows, warnings


def _separated(data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    text, notices = decode(data)
    named = re.match(r"sep=(.)\r?\n", text)
    text = text[named.end() :] if named else text
    first = text.split("\n", 1)[0]
    separator = named[1] if named else max(_SEPARATORS, key=first.count)
    csv.field_size_limit(1_000_000)
    with faults_as_damage(_KIND, csv.Error):
        return [[_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)], notices


def _sheet(data: bytes) -> list[list[str]]:
    """Read the first sheet, values instead of formulas."""
    check_package(data, _KIND, "[Content_Types].xml")
    from openpyxl import load_workbook

    with faults_as_damage(_KIND):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            if not book.worksheets:
                raise damaged(_KIND)
            sheet = book.worksheets[0].iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS + 1, values_only=True)
            return [["" if cell is None else _cell(str(cell)) for cell in row] for row in sheet]
        finally:
            book.close()


def _cell(cell: str) -> str:
    return canonical(cell).strip()


def _headings(row: Sequence[str]) -> list[str]:
    """Give each column a heading of its own; one without any has none."""
    seen: dict[str, int] = {}
    names = []
    for cell in row:
        name = " ".join(cell.split())
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return names


def _is_open(heading: str, cells: Sequence[str]) -> bool:
    counts = [len(cell.split()) for cell in cells if cell]
    least = _WORDS_TO_A_QUESTION if heading.endswith("?") else _OPEN_WORDS + 1
    return bool(counts) and (sum(counts) / len(counts) >= least or max(counts) >= _SENTENCE)


def _transcript(
    path: Path,
    data: bytes,
    number: int,
    row: dict[str, str],
    questions: Sequence[str],
    language: Literal["auto", "de", "en"],
) -> ImportedTranscript:
    text, turns = "", list[ImportedTurn]()
    for question in questions:
        if not row[question]:
            continue
        for label, words in (("I", question), ("B", row[question])):
            start = len(text) + len(f"{label}: ")
            turns.append(ImportedTurn(label, len(text), len(text) + 1, start, start + len(words)))
            text += f"{label}: {words}\n"
    made = ImportedTranscript(
        text=text.rstrip("\n"),
        turns=tuple(turns),
        language="de",
        file_name=path.name,
        source_format=path.suffix.lower().removeprefix("."),
        file_sha256=hashlib.sha256(data + f"#{number}".encode()).hexdigest(),
        interviewer_labels=frozenset({"I"}),
    )
    return replace(made, language=guess_language(made.text) if language == "auto" else language)
