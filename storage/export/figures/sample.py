"""The sample table of a paper: who was interviewed, by code, with what was recorded of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from analysis.sample_columns import column_name, in_order
from storage.export.contents import ExportContents
from storage.export.figures.tables import add_caption, add_remark, add_table, new_document
from storage.export.sheets import write_sheet
from storage.export.wording import Wording

_ROOM, _AROUND, _LETTER = 170.0, 4.5, 1.75
"""Width of the page, and of a cell's margins and letters, in mm."""
_WORDS = {
    "en": {
        "title": "Sample", "table": "Table", "caption": "The sample.", "code": "Participant", "interviews": "Interview",
        "sum": "{0} participants, {1} interviews", "minutes_sum": "{0} minutes in all, {1} on average",
    },
    "de": {
        "title": "Stichprobe", "table": "Tabelle", "caption": "Die Stichprobe.", "code": "Person",
        "interviews": "Interview", "sum": "{0} Personen, {1} Interviews",
        "minutes_sum": "insgesamt {0} Minuten, im Mittel {1}",
    },
}  # fmt: skip


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    """Write the table with its caption, and under it how many there are and for how long they spoke."""
    sample, words = _Sample(contents), _WORDS.get(contents.language, _WORDS["en"])
    title = f"{contents.data['study']['title']}: {words['title']}"
    document = new_document(title, f"{Wording(contents).contains} {contents.origin}")
    add_caption(document, words["table"], 1, words["caption"], keeps_next=True)
    rows = list(sample.rows())
    add_table(document, sample.heads, rows, _widths(sample.heads, rows))
    add_remark(document, sample.summary())
    document.save(file)


def write_csv(contents: ExportContents, file: IO[bytes]) -> None:
    """Write it for a spreadsheet."""
    sample = _Sample(contents)
    write_sheet(file, sample.heads, sample.rows(), Wording(contents).holds)


class _Sample:
    """The table of one export: one row a participant, the usual columns first, then her own."""

    def __init__(self, contents: ExportContents) -> None:
        self._words = _WORDS.get(contents.language, _WORDS["en"])
        self._people: list[dict[str, Any]] = contents.data["participants"]
        self._documents: list[dict[str, Any]] = contents.data["documents"]
        known = dict.fromkeys(name for person in self._people for name in person["attributes"])
        self._columns = in_order(list(known))
        called = [column_name(name, contents.language) for name in self._columns]
        self.heads = (self._words["code"], self._words["interviews"], *called)

    def rows(self) -> Iterator[tuple[str, ...]]:
        for person in self._people:
            given = (str(person["attributes"].get(name, "")) for name in self._columns)
            yield person["code"], ", ".join(self._titles(person["code"])), *given

    def summary(self) -> str:
        said = self._words["sum"].format(len(self._people), len(self._documents))
        minutes = [person["attributes"].get("minutes") for person in self._people]
        known = [float(value) for value in minutes if isinstance(value, int | float) and not isinstance(value, bool)]
        # A mean of some would be taken for that of all.
        if known and len(known) == len(self._people):
            said += "; " + self._words["minutes_sum"].format(f"{sum(known):.0f}", f"{sum(known) / len(known):.0f}")
        return f"{said}."

    def _titles(self, code: str) -> Iterator[str]:
        return (document["title"] for document in self._documents if code in document["participants"])


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Share the width of the page: each column its longest word, what is left by the longest cell."""
    cells = [[row[at] for row in (heads, *rows)] for at in range(len(heads))]
    least = [_AROUND + _LETTER * max(len(word) for cell in column for word in cell.split() or [""]) for column in cells]
    longest = [max(map(len, column)) for column in cells]
    free = max(0.0, _ROOM - sum(least))
    return [one + free * wish / sum(longest) for one, wish in zip(least, longest, strict=True)]
