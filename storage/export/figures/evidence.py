"""The evidence table: for each concept a quotation that stands for it, with the interview and place it is from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import IO, Any

from storage.export.contents import ExportContents, members
from storage.export.figures.tables import Groups, add_caption, add_grouped_table, add_remark, new_document
from storage.export.pages import write_page
from storage.export.paper import markdown
from storage.export.paper.blocks import Block, Grid, Heading, Paper, Words
from storage.export.sheets import Sheet, write_sheet, write_workbook
from storage.export.wording import Wording

_WIDTHS = (58.0, 74.0, 125.0)
_UNCHOSEN, _NONE = "*", "–"
_WORDS = {
    "en": {
        "title": "Evidence table",
        "table": "Table",
        "caption": "Representative quotations for concepts, themes and aggregate dimensions.",
        "code": "1st-order concept\n(code)",
        "quotation": "Representative quotation",
        "unchosen": "* Nobody chose an anchor quotation for this concept; the first that may be quoted stands here.",
        "none": "no quotation",
        "is": "Stands here as",
        "anchor": "anchor quotation",
        "first": "first quotation",
        "note": "Note",
        "reference": "Reference",
    },
    "de": {
        "title": "Belegtabelle",
        "table": "Tabelle",
        "caption": "Repräsentative Zitate zu Konzepten, Themen und aggregierten Dimensionen.",
        "code": "Konzept 1. Ordnung\n(Code)",
        "quotation": "Repräsentatives Zitat",
        "unchosen": "* Für dieses Konzept ist kein Ankerzitat gewählt; hier steht das erste, das zitiert werden darf.",
        "none": "kein Zitat",
        "is": "Steht hier als",
        "anchor": "Ankerzitat",
        "first": "erstes Zitat",
        "note": "Anmerkung",
        "reference": "Beleg",
    },
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row. `dimension`, `theme` and `concept` are labels, a dash where there is none.

    `quotation` is as the codebook's data gives it, None where there is none; `code` the label of its code. A negative
    case has no concept and a `note`; `is_chosen`: somebody chose the quotation for the concept.
    """

    dimension: str
    theme: str
    concept: str
    code: str = ""
    quotation: dict[str, Any] | None = None
    is_chosen: bool = False
    is_negative: bool = False
    note: str = ""


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write the table: dimension, theme, concept with the code quoted, quotation with its reference."""
    table = _Table(contents)
    words, kinds = table.words, (table.wording["dimension"], table.wording["theme"])
    document = new_document(table.title, f"{table.wording.contains} {contents.origin}", is_across=True)
    add_caption(document, words["table"], 1, words["caption"], keeps_next=True)
    add_grouped_table(document, (words["code"], words["quotation"]), table.groups(), _WIDTHS, kinds)
    if table.has_unchosen:
        add_remark(document, words["unchosen"])
    document.save(file)


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a table for each dimension."""
    table = _Table(contents)
    markdown.write(Paper(table.title, table.wording.contains, contents.origin, contents.language, table.blocks()), file)


def write_html(contents: ExportContents, file: IO[bytes]) -> None:
    """Write a page with a table for each dimension."""
    table = _Table(contents)
    write_page(contents, file, table.words["title"], map(_html, table.blocks()), table.wording)


def write_csv(contents: ExportContents, file: IO[bytes]) -> None:
    """Write it for a spreadsheet, each thing in a column of its own."""
    table = _Table(contents)
    write_sheet(file, table.heads(), map(table.cells, table.rows), table.wording.holds)


def write_xlsx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write it as a workbook, each thing in a column of its own."""
    table = _Table(contents)
    wide = frozenset({table.words["quotation"], table.words["note"]})
    rows = map(table.cells, table.rows)
    write_workbook(file, contents, Sheet(table.words["title"], table.heads(), rows, wide, frozenset()))


class _Table:
    """The rows of one export, in the order of the codebook."""

    def __init__(self, contents: ExportContents) -> None:
        self.wording = Wording(contents)
        self.words = _WORDS.get(contents.language, _WORDS["en"])
        self.title = f"{contents.data['study']['title']}: {self.words['title']}"
        self._quotations: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
            quotation["id"]: (code, quotation) for code in contents.codes for quotation in code["quotations"]
        }
        self.rows = list(self._read(contents.data))
        self.has_unchosen = any(map(_is_unchosen, self.rows))

    def _read(self, data: dict[str, Any]) -> Iterator[Evidence]:
        for dimension in data["dimensions"]:
            for theme in dimension["themes"]:
                yield from self._of_theme(dimension["label"], theme)
        for theme in data["themes"]:
            yield from self._of_theme(_NONE, theme)
        for concept in data["concepts"]:
            yield self._row(_NONE, _NONE, concept["label"], concept)

    def _of_theme(self, dimension: str, theme: dict[str, Any]) -> Iterator[Evidence]:
        for concept in theme["concepts"]:
            yield self._row(dimension, theme["label"], concept["label"], concept)
        if theme["codes"] or not theme["concepts"]:
            yield self._row(dimension, theme["label"], _NONE, {**theme, "concepts": []})
        for case in theme["negative_cases"]:
            yield Evidence(
                dimension, theme["label"], _NONE, quotation=case, is_chosen=True, is_negative=True, note=case["note"]
            )

    def _row(self, dimension: str, theme: str, label: str, concept: dict[str, Any]) -> Evidence:
        anchor = self._quotations.get(concept["anchor_quotation"] or "")
        is_chosen = anchor is not None and anchor[1]["text"] is not None
        found = anchor if is_chosen else next(_quotable(concept), anchor)
        if found is None:
            return Evidence(dimension, theme, label)
        return Evidence(dimension, theme, label, found[0]["label"], found[1], is_chosen)

    def groups(self) -> Groups:
        """Give the rows by dimension and theme, each as the cells of the table to read."""
        return [
            (dimension, [(theme, [self._read_cells(row) for row in rows]) for theme, rows in groupby(block, _theme)])
            for dimension, block in groupby(self.rows, _dimension)
        ]

    def blocks(self) -> Iterator[Block]:
        """Give the table in the parts of a document to read."""
        heads = (self.wording["theme"], " ".join(self.words["code"].split()), self.words["quotation"])
        for dimension, block in groupby(self.rows, _dimension):
            yield Heading(f"{self.wording['dimension']}: {dimension}")
            yield Grid(heads, [(row.theme, *self._read_cells(row)) for row in block], (2, 3, 5))
        if self.has_unchosen:
            yield Words(self.words["unchosen"])

    def _read_cells(self, row: Evidence) -> tuple[str, str]:
        if row.quotation is None:
            return row.concept, self.words["none"]
        said = f"{self.wording.quoted(row.quotation)} ({self.wording.reference(row.quotation)})"
        if row.is_negative:
            return self.wording["negative"], f"{said}\n{row.note}"
        is_named = row.code != row.quotation["text"]
        label = f"{row.concept}\n({row.code})" if is_named else row.concept
        return label, said if row.is_chosen else f"{said} {_UNCHOSEN}"

    def heads(self) -> tuple[str, ...]:
        levels = (self.wording[name] for name in ("dimension", "theme", "concept", "code"))
        return (*levels, *(self.words[name] for name in ("quotation", "reference", "is", "note")))

    def cells(self, row: Evidence) -> tuple[str, ...]:
        """Give the row for a spreadsheet, in the order of `heads`."""
        place = row.dimension, row.theme, row.concept, row.code
        if row.quotation is None:
            return (*place, "", "", self.words["none"], "")
        stands = self.wording["negative"] if row.is_negative else self.words["anchor" if row.is_chosen else "first"]
        return (*place, self.wording.bare(row.quotation), self.wording.reference(row.quotation), stands, row.note)


def _is_unchosen(row: Evidence) -> bool:
    return row.quotation is not None and not row.is_chosen


def _dimension(row: Evidence) -> str:
    return row.dimension


def _theme(row: Evidence) -> str:
    return row.theme


def _quotable(concept: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Give what may be quoted of a concept, first things first."""
    for code in members(concept):
        for quotation in code.get("quotations", ()):
            if quotation["text"] is not None:
                yield code, quotation


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{escape(block.text)}</h2>"
    if isinstance(block, Grid):
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block.heads)
        rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>\n" for row in block.rows)
        return f"<table><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table>"
    assert isinstance(block, Words)
    return f'<p class="small">{escape(block.text)}</p>'


def _html_cell(text: str) -> str:
    return f"<td>{'<br>'.join(map(escape, text.splitlines()))}</td>"
