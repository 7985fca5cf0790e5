"""The study as tables for scripts, the same for CSV and Parquet, and what each column means (a Data Package)."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from storage.export.contents import ExportContents, members, notes, walk
from storage.export.files import zip_entry

_NUMBERS = frozenset({"number", "char_count", "start", "end", "turn", "version"})
_DESCRIPTION = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns with what they mean, and rows, given once; a cell is text, "" where there is nothing.

    `numbers` are the columns of whole numbers; `refers` names, for columns that hold another table's ids, that table.
    """

    columns: dict[str, str]
    rows: Iterator[Sequence[str]]
    numbers: frozenset[str]
    refers: dict[str, str]


_ID = "The id in the study, in its codebook JSON and in its REFI-QDA project."
_WITHHELD = "Why the words are not here."
_START = "First code point in the original text, counted from 0."
_END = "Behind the last code point."
_TARGET = "Id of the code or category that it is on."
_BY = "Who, as she is called in the study."
_AT = "When, UTC in ISO 8601."


def tables(contents: ExportContents) -> dict[str, Table]:
    """Give the tables by name. Their ids refer to one another."""
    data = contents.data
    attributes = list(dict.fromkeys(name for person in data["participants"] for name in person["attributes"]))
    homes = {child["id"]: node["id"] for node in contents.categories for child in members(node)}
    nodes = list(walk(contents.top))
    on = [("", data["study"]), *((item["id"], item) for item in (*data["documents"], *nodes))]
    return {
        "documents": _table(
            {
                "id": _ID, "number": "Number of the interview.", "title": "Its title.", "language": "de or en.",
                "participants": "Codes of who speaks in it, with a space between.",
                "char_count": "Code points of its original text.",
            },
            ([d["id"], str(d["number"]), d["title"], d["language"], " ".join(d["participants"]), str(d["char_count"])]
             for d in data["documents"]),
        ),
        "participants": _table(
            {"code": "The participant's code, such as P1."}
            | {name if name != "code" else "code (of the sample)": "Of the sample table." for name in attributes},
            ([p["code"], *(str(p["attributes"].get(name, "")) for name in attributes)] for p in data["participants"]),
            numbers=frozenset(),
        ),
        "categories": _table(
            {
                "id": _ID, "level": "concept, theme or dimension.", "label": "Its label.",
                "definition": "What it means.", "includes": "What belongs to it.",
                "excludes": "What does not belong to it.", "parent_id": "Id of the category above; empty for none.",
            },
            ([n["id"], n["level"], n["label"], n["definition"], n["includes"], n["excludes"], homes.get(n["id"], "")]
             for n in contents.categories),
            parent_id="categories",
        ),
        "codes": _table(
            {
                "id": _ID, "label": "Its label.", "origin": "in_vivo (the participant's words) or researcher.",
                "definition": "What it means.", "parent_id": "Id of the category above; empty for none.",
                "source": "Where it comes from: by hand, a suggestion, another study.",
            },
            ([c["id"], c["label"], c["origin"], c["definition"], homes.get(c["id"], ""), c["provenance"]["source"]]
             for c in contents.codes),
            parent_id="categories",
        ),
        "quotations": _table(
            {
                "id": _ID, "code_id": "Its code.", "document_id": "Its interview.", "start": _START, "end": _END,
                "text": "The words.", "withheld": _WITHHELD,
                "turn": "Number of the turn, counted from 1.", "speaker": "Who says it.", "coder": _BY,
                "coded_at": _AT,
            },
            ([q["id"], c["id"], q["document"], str(q["start"]), str(q["end"]), q["text"] or "", q["withheld"] or "",
              str(q["turn"] or ""), q["speaker"], q["coder"], q["coded_at"]]
             for c in contents.codes for q in c["quotations"]),
            code_id="codes", document_id="documents",
        ),
        "rules": _table(
            {
                "id": _ID, "target_id": _TARGET, "kind": "include, exclude or when.", "text": "The rule.",
                "version": "Its version, counted from 1.", "coder": _BY, "created_at": _AT,
            },
            ([r["id"], n["id"], r["kind"], r["text"], str(r["version"]), r["coder"], r["created_at"]]
             for n in nodes for r in n["rules"]),
        ),
        "negative_cases": _table(
            {
                "id": _ID, "theme_id": "The theme that it speaks against.", "document_id": "Its interview.",
                "start": _START, "end": _END, "text": "The words.", "withheld": _WITHHELD, "turn": "Its turn.",
                "speaker": "Who says it.", "note": "Why it speaks against the theme.", "coder": _BY, "created_at": _AT,
            },
            ([q["id"], n["id"], q["document"], str(q["start"]), str(q["end"]), q["text"] or "", q["withheld"] or "",
              str(q["turn"] or ""), q["speaker"], q["note"], q["coder"], q["created_at"]]
             for n in nodes for q in n.get("negative_cases", ())),
            theme_id="categories", document_id="documents",
        ),
        "memos": _table(
            {
                "id": _ID, "target_id": "Id of the code, category or interview that it is on; empty for the study.",
                "kind": "code, theoretical, method, reflexive or positionality.", "text": "The memo.", "coder": _BY,
                "created_at": _AT,
            },
            ([m["id"], target, m["kind"], m["text"], m["coder"], m["created_at"]]
             for target, item in on for m in notes(item)),
        ),
    }  # fmt: skip


def _table(
    columns: dict[str, str], rows: Iterable[Sequence[str]], *, numbers: frozenset[str] = _NUMBERS, **refers: str
) -> Table:
    return Table(columns, iter(rows), numbers & columns.keys(), refers)


def write_description(archive: zipfile.ZipFile, contents: ExportContents, made: dict[str, Table], ending: str) -> None:
    """Describe the tables as a Data Package (its specification 1), and say whether they hold names."""
    package = {
        "profile": "tabular-data-package" if ending == "csv" else "data-package",
        "name": "verbatim-tables",
        "title": contents.data["study"]["title"],
        "description": contents.words(),
        "contains": contents.data["contains"],
        "made_by": contents.origin,
        "resources": [_resource(name, table, ending) for name, table in made.items()],
    }
    archive.writestr(zip_entry(_DESCRIPTION), json.dumps(package, ensure_ascii=False, indent=1).encode())


def _resource(name: str, table: Table, ending: str) -> dict[str, Any]:
    fields = [
        {"name": column, "type": "integer" if column in table.numbers else "string", "description": says}
        for column, says in table.columns.items()
    ]
    keys = [
        {"fields": column, "reference": {"resource": "" if other == name else other, "fields": "id"}}
        for column, other in table.refers.items()
    ]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.{ending}",
        **({"encoding": "utf-8"} if ending == "csv" else {"format": ending}),
        "schema": {
            "fields": fields,
            "primaryKey": next(iter(table.columns)),
            **({"foreignKeys": keys} if keys else {}),
        },
    }
