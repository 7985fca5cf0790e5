"""The ledger as a story: which step came of which, back to the prompt and forward to everything that it caused.

A step comes of those that made what it refers to: a decision of the answer that held the suggestion, the answer of the
request, the request of the run and of the interview as it was approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.errors import InvalidInput, NotFound
from analysis.ports import Event, ProjectStore
from analysis.records import Category, Code, Coding, Decision, LlmCall, Memo, Record, Run, Suggestion

SHORTEST_PREFIX = 4
_REFERENCES = (
    "run_id", "call_id", "suggestion_id", "document_id", "code_id", "label_document_id", "anchor_coding_id",
    "child_id", "parent_id", "target_id",
)  # fmt: skip
_NAMED = ("label", "answered_quote", "title", "replacement", "code", "prompt_name", "name", "purpose", "text")
_FIRST = "Code", "Category", "Suggestion", "Memo", "LlmCall", "Run", "Document", "Entity", "Participant"
_TRACEABLE: tuple[type[Record], ...] = (Code, Category, Coding, Suggestion)


@dataclass(frozen=True, slots=True)
class Moment:
    """One step: the event, what it is about, and the numbers of the steps that it came of.

    `subject` is (record type, id, words), empty where it says no more. `is_undone` tells that it was taken back.
    """

    event: Event
    subject: tuple[str, str, str]
    touched: frozenset[str]
    causes: tuple[int, ...]
    is_undone: bool = False


class Timeline:
    """One reading of the whole ledger; may run off the GUI thread."""

    def __init__(self, store: ProjectStore) -> None:
        self.moments: dict[int, Moment] = {}
        self._touching: dict[str, list[int]] = {}
        self._effects: dict[int, list[int]] = {}
        self._made: dict[str, int] = {}
        self._approved: dict[str, int] = {}
        self._seqs: dict[str, int] = {}
        self._titles: dict[str, str] = {}
        for event in store.events():
            self._take(event)

    def of(self, record_id: str) -> list[Moment]:
        """Give the steps that made, changed or removed a record."""
        return [self.moments[seq] for seq in self._touching.get(record_id, ())]

    def causes(self, seq: int) -> list[Moment]:
        """Give the steps that one came of directly."""
        return [self.moments[cause] for cause in self.moments[seq].causes]

    def effects(self, seq: int) -> list[Moment]:
        """Give the steps that came of one directly."""
        return [self.moments[effect] for effect in self._effects.get(seq, ())]

    def story(self, record_id: str) -> list[Moment]:
        """Give all steps behind a record and its own, in their order."""
        found = set(self._touching.get(record_id, ()))
        waiting = list(found)
        while waiting:
            new = set(self.moments[waiting.pop()].causes) - found
            found |= new
            waiting += new
        return [self.moments[seq] for seq in sorted(found)]

    def consequences(self, seq: int) -> list[Moment]:
        """Give everything that came of a step, directly or not, in its order."""
        found: set[int] = set()
        waiting = [seq]
        while waiting:
            new = set(self._effects.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return [self.moments[effect] for effect in sorted(found)]

    # --- reading ---

    def _take(self, event: Event) -> None:
        self._seqs[event.id] = event.seq
        rows = [(change, change.get("after") or change.get("before") or {}) for change in event.changes]
        touched = {change["id"] for change, _ in rows}
        causes = self._causes(event, rows) - {event.seq}
        for change, row in rows:
            if change.get("before") is None and change.get("after") is not None:
                self._made.setdefault(change["id"], event.seq)
            if change["table"] == "Document" and row:
                self._titles[change["id"]] = row["title"]
            if change["table"] == "DocumentText" and row.get("approved_by"):
                self._approved[change["id"]] = event.seq
        is_plain = _subject(rows)[0] in ("", "LlmCall") or event.kind.startswith("call_")
        subject = self._document(event, rows) if is_plain else _subject(rows)
        self.moments[event.seq] = Moment(event, subject, frozenset(touched), tuple(sorted(causes)))
        for record_id in touched:
            self._touching.setdefault(record_id, []).append(event.seq)
        for cause in causes:
            self._effects.setdefault(cause, []).append(event.seq)
        self._note_undone(event)

    def _causes(self, event: Event, rows: Iterable[tuple[dict[str, Any], Mapping[str, Any]]]) -> set[int]:
        causes: set[int] = set()
        for change, row in rows:
            if change.get("before") is not None:
                causes |= self._makers(change["id"])
            for reference in _references(row):
                causes |= self._makers(reference)
        for name in ("call", "run", "suggestion", "document", "code"):
            causes |= self._makers(str(event.details.get(name, "")))
        undone = self._seqs.get(str(event.details.get("undoes", "")))
        return causes | ({undone} if undone else set())

    def _document(self, event: Event, rows: Iterable[tuple[dict[str, Any], Mapping[str, Any]]]) -> tuple[str, str, str]:
        """Name the interview that a step is about, where it is about one."""
        named = [str(row.get("document_id") or change["id"]) for change, row in rows]
        known = [item for item in (*named, str(event.details.get("document", ""))) if item in self._titles]
        return ("Document", known[0], self._titles[known[0]]) if known else _subject(rows)

    def _makers(self, record_id: str) -> set[int]:
        return {found[record_id] for found in (self._made, self._approved) if record_id in found}

    def _note_undone(self, event: Event) -> None:
        seq = self._seqs.get(str(event.details.get("undoes", "")))
        if seq is None:
            return
        undone = self.moments[seq]
        self._mark(seq, is_undone=event.kind == "undone")
        if event.kind == "redone":
            original = self._seqs.get(str(undone.event.details.get("undoes", "")))
            self._mark(seq, is_undone=True)
            if original:
                self._mark(original, is_undone=False)

    def _mark(self, seq: int, *, is_undone: bool) -> None:
        known = self.moments[seq]
        self.moments[seq] = Moment(known.event, known.subject, known.touched, known.causes, is_undone)


def _references(row: Mapping[str, Any]) -> Iterator[str]:
    for name in _REFERENCES:
        if row.get(name):
            yield row[name]
    yield from row.get("member_ids") or ()


def _subject(rows: Iterable[tuple[dict[str, Any], Mapping[str, Any]]]) -> tuple[str, str, str]:
    """Give what a step is mainly about; what the study's own words call it."""
    by_table = {change["table"]: (change["id"], row) for change, row in reversed(list(rows))}
    for table in _FIRST:
        if table in by_table:
            record_id, row = by_table[table]
            words = next((str(row[name]) for name in _NAMED if row.get(name)), "")
            return table, record_id, " ".join(words.split())
    return "", "", ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a code, category, quotation or suggestion comes from; one by hand has no suggestion, call and run."""

    record: Record
    suggestion: Suggestion | None
    call: LlmCall | None
    run: Run | None
    decisions: tuple[Decision, ...]
    memos: tuple[Memo, ...]


def origin_of(store: ProjectStore, record: Record) -> Origin:
    """Gather what stands behind a record."""
    suggestion = record if isinstance(record, Suggestion) else None
    if isinstance(record, Code | Category | Coding) and record.suggestion_id:
        suggestion = store.find(Suggestion, record.suggestion_id)
    call = store.find(LlmCall, suggestion.call_id) if suggestion else None
    run = store.find(Run, suggestion.run_id) if suggestion else None
    decisions = store.all(Decision, suggestion_id=suggestion.id) if suggestion else []
    memos = store.all(Memo, target_id=record.id)
    return Origin(record, suggestion, call, run, tuple(decisions), tuple(memos))


def traceable(store: ProjectStore, given: str) -> Record:
    """Find a code, category, quotation or suggestion by the beginning of its id, the first two by their label too.

    Raises `NotFound` (`nothing_to_trace`), `InvalidInput` (`several_to_trace`).
    """
    wanted = given.strip().casefold()
    found: list[Record] = []
    for kind in _TRACEABLE:
        records = store.all(kind)
        if len(wanted) >= SHORTEST_PREFIX:
            found += [item for item in records if item.id.startswith(wanted)]
        labelled = [item for item in records if str(getattr(item, "label", "")).casefold() == wanted != ""]
        found += [] if found else labelled
    if len(found) > 1:
        raise InvalidInput(
            "several_to_trace",
            "{count} codes, categories or suggestions are meant by “{given}”.",
            "Give more letters of its id.",
            count=len(found),
            given=given[:60],
        )
    if not found:
        raise NotFound(
            "nothing_to_trace",
            "There is no code, category or suggestion “{given}”.",
            "Give its label or the first letters of its id.",
            given=given[:60],
        )
    return found[0]
