"""The study as five tables for scripts, the same for CSV and Parquet (columns: docs/exports.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.export.contents import ExportContents, members

NUMBERS = frozenset({"number", "char_count", "start", "end", "turn"})
"""Columns of whole numbers; all others are text."""
Table = tuple[Sequence[str], Iterator[Sequence[str]]]


def tables(contents: ExportContents) -> dict[str, Table]:
    """Give (columns, rows) by name; a cell is text, "" where there is nothing. Rows are given once."""
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
