"""Whether texts, quotations, labels and references stand where the study says they do. For `storage.verify`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from analysis.errors import NotFound
from analysis.ports import Problem
from analysis.pseudonymization.approval import text_digest
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    Coding,
    Document,
    DocumentText,
    Grounding,
    LlmCall,
    Memo,
    Placement,
    Record,
    Suggestion,
)
from analysis.segments import SegmentMap
from analysis.workflow.texts import segments_from_bytes
from storage.ledger import LedgerFile
from storage.tables import RECORD_TYPES

Step = Callable[[], None]


def verify_sources(file: LedgerFile, step: Step) -> Iterator[Problem]:
    """Check texts against their digests, quotations and labels against the texts, and references between tables."""
    texts = _Texts(file)
    yield from texts.problems
    yield from texts.spans(step)
    yield from _dangling(file)


class _Texts:
    """The texts of a study, and what stands in them."""

    def __init__(self, file: LedgerFile) -> None:
        self._file = file
        self._lengths = {row["id"]: row["char_count"] for row in file.stream_rows(Document)}
        self._maps: dict[str, tuple[SegmentMap, int]] = {}
        self.problems = [problem for text in file.read(DocumentText) for problem in self._take(text)]

    def _take(self, text: DocumentText) -> Iterator[Problem]:
        try:
            shown = SegmentMap(segments_from_bytes(self._file.blob(text.segments_digest)))
        except (NotFound, ValueError):
            yield Problem("missing_text", f"The text of document {text.id} is missing.")
            return
        self._maps[text.id] = shown, text.map_version
        if text_digest(shown.text) != text.text_digest or shown.original_length != self._lengths[text.id]:
            yield Problem("altered_text", f"The text of document {text.id} is not the one that was approved.")

    def spans(self, step: Step) -> Iterator[Problem]:
        for row in self._file.stream_rows(Coding):
            step()
            yield from self._standing("Coding", row)
        versions = {row["id"]: row["map_version"] for row in self._file.stream_rows(LlmCall)}
        for row in self._file.stream_rows(Suggestion):
            step()
            if row["start"] >= 0:
                yield from self._standing("Suggestion", row) or self._quoted(row, versions.get(row["call_id"], 0))
        for row in self._file.stream_rows(Code):
            if row["origin"] == CodeOrigin.IN_VIVO and row["label_document_id"] in self._maps:
                shown, _ = self._maps[row["label_document_id"]]
                if shown.slice(row["label_start"], row["label_end"]) != row["label"]:
                    yield Problem("not_in_vivo", f"The label of code {row['id']} is not the participant's words.")

    def _standing(self, kind: str, row: dict[str, Any]) -> list[Problem]:
        """Check that a span lies inside its document."""
        document_id = row["document_id"]
        if document_id in self._maps and not 0 <= row["start"] < row["end"] <= self._lengths[document_id]:
            return [Problem("lost_quotation", f"{kind} {row['id']} does not stand in its document.")]
        return []

    def _quoted(self, row: dict[str, Any], map_version: int) -> list[Problem]:
        """Check an exact quote against the words, where these are still the ones that were sent."""
        if row["grounding"] != Grounding.EXACT or row["document_id"] not in self._maps:
            return []
        shown, version = self._maps[row["document_id"]]
        if version != map_version or row["answered_quote"].strip() in shown.slice(row["start"], row["end"]):
            return []
        return [Problem("lost_quotation", f"The words of suggestion {row['id']} do not stand where it says.")]


_PLACED: tuple[type[Record], ...] = (Code, Category)


def _dangling(file: LedgerFile) -> Iterator[Problem]:
    """Check the references that SQLite can't: to one of several tables."""
    placed = {row["id"] for kind in _PLACED for row in file.stream_rows(kind)}
    for row in file.stream_rows(Placement):
        if row["child_id"] not in placed:
            yield _missing("Placement", row["id"], "what it places")
    for row in file.read(Memo):
        kind = RECORD_TYPES.get(row.target_kind)
        if kind is not None and not file.count(kind, id=row.target_id):
            yield _missing("Memo", row.id, f"its {row.target_kind.lower()}")


def _missing(kind: str, row_id: str, what: str) -> Problem:
    return Problem("dangling", f"{kind} {row_id} refers to something that is not there: {what}.")
