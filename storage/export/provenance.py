"""What exports of provenance may hold: the ledger, calls, suggestions and decisions, as archives may keep them.

Words are those that an archive may keep today; everything else is there as a digest only. Coders go by pseudonyms and
how long decisions took is given as totals, unless she chooses otherwise. Salts leave only with payloads that may go, so
that nothing that stays here can be guessed from its digest.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from datetime import date
from typing import Any

from analysis.errors import NotFound
from analysis.pseudonymization.withheld_words import WithheldWords
from analysis.records import CodeOrigin, Coder, Decision, Document, LlmCall, Run, Suggestion, Use
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.permitting import Permits
from analysis.workflow.study import OpenStudy
from analysis.workflow.texts import Texts
from storage.cleaning import FREE_TEXT
from storage.codec import canonical_json, to_plain
from storage.export.contents import ExportContents
from storage.ledger import LedgerFile, StoredEvent

_PLAIN = frozenset({"Run", "LlmCall", "Document", "DocumentText", "Placement", "SentenceCheck"})
_WRITTEN = frozenset({"Study", "Code", "Coding", "Category", "Memo", "Suggestion", "Decision"})
_NAMING = frozenset({"coder", "by"})
_KEPT_KINDS = ("participant_", "permission_", "identifier", "passage", "originals_cleaned")


class Provenance:
    """One reading of a study for the archive. `contents` is the codebook with its transcripts."""

    def __init__(
        self,
        study: OpenStudy,
        *,
        coder_names: bool = False,
        decision_times: bool = False,
        day: date | None = None,
    ) -> None:
        self._study, self._store = study, study.store
        self.contents = ExportContents(study, use=Use.ARCHIVE, day=day)
        self._texts = Texts(study.store)
        self._permits = Permits(study.store, self._texts, day, Use.ARCHIVE)
        shown = [item.segment_map.text for item in self.contents.transcripts]
        self._withheld = WithheldWords(self._permits.withheld_texts(), (), self._permits.telling_words(), unless=shown)
        silent = self._permits.telling_words(of_silent=True)
        self._put_together = self._withheld.telling(silent)
        self._builtin = {run.id for run in study.store.all(Run) if run.provider == BuiltinModel.provider}
        self._has_names, self._has_times = coder_names, decision_times
        coders = study.store.all(Coder)
        self.coders = {
            item.id: item.name if coder_names else f"Coder {number}" for number, item in enumerate(coders, start=1)
        }
        self._by_name = {item.name: self.coders[item.id] for item in coders}
        self.documents = {item.id: item for item in study.store.all(Document)}
        self._open = {item for item in self.documents if self._is_open(item)}

    # --- the codebook ---

    def codebook(self) -> dict[str, Any]:
        """Give the codebook with coders as this export calls them; what another study said of its own is not in it."""
        data: dict[str, Any] = self._renamed(self.contents.data)
        data["origins"] = []
        data["coders"] = [{"id": key, "name": name} for key, name in self.coders.items()]
        return data

    def _renamed(self, data: Any) -> Any:
        if isinstance(data, dict):
            if data.get("origin") and "events" in data:
                data = {**data, "origin": {**data["origin"], "provenance": None}}
            return {
                key: self._by_name.get(value, value)
                if key in _NAMING and isinstance(value, str)
                else self._renamed(value)
                for key, value in data.items()
            }
        return [self._renamed(item) for item in data] if isinstance(data, list) else data

    def transcripts(self) -> Iterator[tuple[str, Document, str, bool]]:
        """Give (file name, document, words, whether all are there); what is wholly withheld is left out."""
        for item in self.contents.transcripts:
            document = item.document
            if self._speaks(document.id):
                yield f"{document.number:03}.txt", document, item.segment_map.text, not item.withheld

    def _speaks(self, document_id: str) -> bool:
        """Tell whether anybody in an interview permits an archive; a question without any answer is left out."""
        terms = self._permits.terms(document_id)
        speakers = terms.speaking(0, terms.document.char_count)
        return not terms.document.never_leaves and set(terms.lacking(Use.ARCHIVE)) != set(speakers)

    def quotations(self) -> Iterator[dict[str, Any]]:
        """Give where the codebook's quotations stand in the files of `transcripts`, in code points."""
        names = {document.id: name for name, document, _, _ in self.transcripts()}
        maps = {item.document.id: item.segment_map for item in self.contents.transcripts}
        for code in self.contents.codes:
            for quotation in code["quotations"]:
                if quotation["text"] is not None and quotation["document"] in names:
                    shown = maps[quotation["document"]]
                    start, end = shown.to_shown(quotation["start"], quotation["end"])
                    file = names[quotation["document"]]
                    yield {"id": quotation["id"], "file": file, "start": start, "end": end, "text": quotation["text"]}

    # --- records ---

    def runs(self) -> list[Run]:
        return self._store.all(Run)

    def calls(self) -> list[LlmCall]:
        return self._store.all(LlmCall)

    def suggestions(self) -> Iterator[dict[str, Any]]:
        """Give every suggestion, the rejected and ungrounded ones too; words only where they may go."""
        return map(self._suggestion, self._store.all(Suggestion))

    def _suggestion(self, item: Suggestion) -> dict[str, Any]:
        plain: dict[str, Any] = to_plain(item)
        if not self._may_suggest(item):
            for name in ("answered_quote", "label", "definition", "why", "principle"):
                plain[name] = None
            plain["counter_examples"], plain["suggested"] = [], {}
        return self._cleaned("Suggestion", plain, item.run_id)

    def _cleaned(self, table: str, row: dict[str, Any], run_id: str) -> dict[str, Any]:
        """Give a row with its texts cleaned; by word where the built-in suggester put them together."""
        words = self._put_together if run_id in self._builtin else self._withheld
        return row | {name: words.cleaned_data(row[name]) for name in FREE_TEXT[table]}

    def decisions(self) -> Iterator[dict[str, Any]]:
        """Give every decision; without how long it took unless she chose so."""
        runs = {item.id: item.run_id for item in self._store.all(Suggestion)}
        for item in self._store.all(Decision):
            plain = self._cleaned("Decision", to_plain(item), runs.get(item.suggestion_id, ""))
            plain["coder"] = self.coders.get(item.coder_id, "")
            if not self._has_times:
                del plain["seconds"]
            yield plain

    def decision_seconds(self) -> dict[str, Any]:
        """Give how long deciding took as totals: by coder and in all."""
        by_coder: dict[str, list[float]] = {}
        for item in self._store.all(Decision):
            if item.seconds is not None:
                by_coder.setdefault(self.coders.get(item.coder_id, ""), []).append(item.seconds)
        return {
            name: {
                "decisions": len(taken),
                "seconds": round(sum(taken), 1),
                "median": round(statistics.median(taken), 1),
            }
            for name, taken in sorted(by_coder.items())
        }

    # --- the ledger ---

    def ledger(self, after: int = 0) -> Iterator[dict[str, Any]]:
        """Give every event with its hash; salt and payload where all of it may go, so that it can be checked."""
        file: LedgerFile = self._store.study_file  # type: ignore[attr-defined]
        last = after
        while page := file.events(after=last, limit=_PAGE):
            for event in page:
                last = event.seq
                yield self._event(file, event)

    def _event(self, file: LedgerFile, event: StoredEvent) -> dict[str, Any]:
        fields = ("seq", "id", "kind", "at", "actor", "payload_digest", "previous_hash", "hash")
        told: dict[str, Any] = {name: getattr(event, name) for name in fields}
        kept = file.payload(event.seq)
        changes = (event.payload or {}).get("changes", ())
        told["changed"] = [[change["table"], change["id"]] for change in changes]
        told["payload"] = "erased" if kept is None else "stays"
        if kept is not None and event.payload is not None and self._may_go(event):
            told |= {"payload": canonical_json(event.payload).decode(), "salt": kept[0].hex()}
        return told

    def _may_go(self, event: StoredEvent) -> bool:
        body = event.payload or {}
        if event.kind.startswith(_KEPT_KINDS) or "cleaned" in body:
            return False
        sides = [(change["table"], row) for change in body.get("changes", ()) for row in _sides(change)]
        if not all(self._row_may_go(table, row) and self._is_clean(table, row) for table, row in sides):
            return False
        return bool(self._withheld.cleaned_data(body) == body)

    def _is_clean(self, table: str, row: dict[str, Any]) -> bool:
        texts = [row[name] for name in FREE_TEXT.get(table, ()) if name in row]
        return all(self._put_together.cleaned_data(text) == text for text in texts)

    def _row_may_go(self, table: str, row: dict[str, Any]) -> bool:
        if table == "Coder":
            return self._has_names
        if table == "Decision":
            return self._has_times or row["seconds"] is None
        if table == "Suggestion":
            return self._span_may_go(row["document_id"], row["start"], row["end"])
        if table == "Code" and row["origin"] == CodeOrigin.IN_VIVO:
            return self._span_may_go(row["label_document_id"], row["label_start"], row["label_end"])
        return table in _PLAIN | _WRITTEN

    def _may_suggest(self, item: Suggestion) -> bool:
        return self._span_may_go(item.document_id, item.start, item.end)

    def _span_may_go(self, document_id: str, start: int, end: int) -> bool:
        """Tell whether words at a span may go; without a span all of the interview has to be open."""
        if not document_id or document_id in self._open:
            return True
        known = document_id in self.documents and start >= 0
        return known and not self._permits.terms(document_id).withheld(Use.ARCHIVE, start, end)

    # --- exact bytes ---

    def exact_bytes(self) -> Iterator[tuple[str, bytes]]:
        """Give (digest, bytes) of the requests and answers that hold only words that may go."""
        given: set[str] = set()
        for call in self.calls():
            words = self._put_together if call.run_id in self._builtin else self._withheld
            request = self._whole(call.request_digest, words)
            if request is None:
                continue
            for digest in (call.request_digest, call.response_digest):
                data = self._whole(digest, words) if digest else None
                if data is not None and digest not in given:
                    given.add(digest)
                    yield digest, data

    def _whole(self, digest: str, words: WithheldWords) -> bytes | None:
        """Give kept bytes, None where they hold anything that has to stay or was erased."""
        try:
            parts = self._store.blob_parts(digest)
        except NotFound:
            return None
        sources = {source for part in parts for source in part.sources}
        if not sources <= self._open or any(part.data is None for part in parts):
            return None
        data = b"".join(part.data or b"" for part in parts)
        text = data.decode(errors="replace")
        looked_at = words.cleaned_name(text) if words is self._put_together else words.cleaned(text)
        return data if looked_at == text else None

    def _is_open(self, document_id: str) -> bool:
        """Tell whether an archive may keep every word of an interview."""
        return not self._permits.terms(document_id).withheld_spans(Use.ARCHIVE)

    def seals(self) -> list[dict[str, Any]]:
        """Give the seals that were made, as their events recorded them."""
        return [dict(event.details) for event in self._store.events(kinds=("study_sealed",))]


def _sides(change: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for side in ("before", "after"):
        if change[side] is not None:
            yield change[side]


_PAGE = 500
