"""The evidence table: for each concept a quotation that stands for it, with the interview and place it is from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from storage.export.contents import ExportContents, members
from storage.export.figures.tables import Groups, add_caption, add_grouped_table, add_remark, new_document
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
    },
    "de": {
        "title": "Belegtabelle",
        "table": "Tabelle",
        "caption": "Repräsentative Zitate zu Konzepten, Themen und aggregierten Dimensionen.",
        "code": "Konzept 1. Ordnung\n(Code)",
        "quotation": "Repräsentatives Zitat",
        "unchosen": "* Für dieses Konzept ist kein Ankerzitat gewählt; hier steht das erste, das zitiert werden darf.",
        "none": "kein Zitat",
    },
}
Row = tuple[str, ...]
Quoted = tuple[dict[str, Any], dict[str, Any]]


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write the table: dimension, theme, concept with the code quoted, quotation with its reference."""
    table = _Table(contents)
    words = table.words
    title = f"{contents.data['study']['title']}: {words['title']}"
    document = new_document(title, f"{table.wording.contains} {contents.origin}", is_across=True)
    add_caption(document, words["table"], 1, words["caption"], keeps_next=True)
    groups, kinds = table.groups(), (table.wording["dimension"], table.wording["theme"])
    add_grouped_table(document, (words["code"], words["quotation"]), groups, _WIDTHS, kinds)
    if any(row[1].endswith(_UNCHOSEN) for _, blocks in groups for _, rows in blocks for row in rows):
        add_remark(document, words["unchosen"])
    document.save(file)


class _Table:
    """The rows of one export, in the order of the codebook."""

    def __init__(self, contents: ExportContents) -> None:
        self._contents = contents
        self.wording = Wording(contents)
        self.words = _WORDS.get(contents.language, _WORDS["en"])
        self._quotations: dict[str, Quoted] = {
            quotation["id"]: (code, quotation) for code in contents.codes for quotation in code["quotations"]
        }

    def groups(self) -> Groups:
        """Give the rows by dimension and theme; what has none stands under a dash."""
        data = self._contents.data
        groups = [(dimension["label"], self._blocks(dimension["themes"])) for dimension in data["dimensions"]]
        loose = self._blocks(data["themes"])
        if data["concepts"]:
            loose.append((_NONE, [self._row(concept) for concept in data["concepts"]]))
        return [(label, blocks) for label, blocks in (*groups, (_NONE, loose)) if blocks]

    def _blocks(self, themes: Sequence[dict[str, Any]]) -> list[tuple[str, list[Row]]]:
        return [(theme["label"], list(self._of_theme(theme))) for theme in themes]

    def _of_theme(self, theme: dict[str, Any]) -> Iterator[Row]:
        yield from map(self._row, theme["concepts"])
        if theme["codes"] or not theme["concepts"]:
            yield self._row({**theme, "label": _NONE, "concepts": []})
        for case in theme["negative_cases"]:
            said = f"{self.wording.quoted(case)} ({self.wording.reference(case)})"
            yield self.wording["negative"], f"{said}\n{case['note']}"

    def _row(self, concept: dict[str, Any]) -> Row:
        anchor = self._quotations.get(concept["anchor_quotation"] or "")
        is_chosen = anchor is not None and anchor[1]["text"] is not None
        found = anchor if is_chosen else next(self._quotable(concept), anchor)
        if found is None:
            return concept["label"], self.words["none"]
        code, quotation = found
        label = concept["label"]
        if code["label"] != quotation["text"]:
            label += f"\n({code['label']})"
        said = f"{self.wording.quoted(quotation)} ({self.wording.reference(quotation)})"
        return label, said if is_chosen else f"{said} {_UNCHOSEN}"

    @staticmethod
    def _quotable(concept: dict[str, Any]) -> Iterator[Quoted]:
        """Give what may be quoted of a concept, first things first."""
        for code in members(concept):
            for quotation in code.get("quotations", ()):
                if quotation["text"] is not None:
                    yield code, quotation
