"""What has been done in a study, counted from its records and its ledger. No Qt, no words: may run off the GUI thread.

Each fact names the events behind it by their numbers, so that every figure can be followed to what was recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from analysis.errors import NotPermitted
from analysis.records import (
    CallStatus,
    Category,
    Code,
    Decision,
    Document,
    DocumentText,
    Entity,
    Level,
    LlmCall,
    Participant,
    Passage,
    PassageMark,
    Run,
    Seen,
    SendScope,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    Use,
)

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy

_SHOWN = 5
DECIDED = (SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED, SuggestionStatus.REJECTED)


@dataclass(frozen=True, slots=True)
class Fact:
    """A number under a key ("suggestions.code.accepted"), what its words need, and the events behind it."""

    key: str
    count: int
    params: dict[str, Any] = field(default_factory=dict)
    seqs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as the table shows it; `what` is the kind, `call_id` the call it belongs to."""

    seq: int
    at: str
    who: str
    what: str
    subject: str
    call_id: str
    hash: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """All facts by section, in order, and all events by number."""

    sections: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    events: dict[int, EventRow] = field(default_factory=dict)
    has_study: bool = False

    def rows(self, fact: Fact) -> list[EventRow]:
        """Give the events behind a fact, the newest first."""
        return [self.events[seq] for seq in sorted(fact.seqs, reverse=True) if seq in self.events]


def read_report(study: OpenStudy) -> Report:
    """Read everything that the report says."""
    events = study.history.events()
    reading = _Reading(study, events)
    sections = {
        "sending": reading.sending(),
        "interviews": reading.interviews(),
        "identifiers": reading.identifiers(),
        "permissions": reading.permissions(),
        "left": reading.left(),
        "calls": reading.calls(),
        "suggestions": reading.suggestions(),
        "structure": reading.structure(),
        "unseen": reading.unseen(),
        "ledger": (Fact("ledger.events", len(events), seqs=tuple(event.seq for event in events)),),
    }
    return Report(sections, reading.rows(), bool(reading.documents))


class _Reading:
    """One reading of records and events."""

    def __init__(self, study: OpenStudy, events: list[Event]) -> None:
        self._study, self._store, self._events = study, study.store, events
        self.documents = {item.id: item for item in study.store.all(Document)}
        self._runs = {item.id: item for item in study.store.all(Run)}
        self._calls = {item.id: item for item in study.store.all(LlmCall)}
        self._suggestions = study.store.all(Suggestion)
        self._touching: dict[str, list[int]] = {}
        self._of_kind: dict[str, list[int]] = {}
        for event in events:
            self._of_kind.setdefault(event.kind, []).append(event.seq)
            for item in {change["id"] for change in event.changes}:
                self._touching.setdefault(item, []).append(event.seq)

    # --- sections ---

    def sending(self) -> tuple[Fact, ...]:
        """Calls that left this computer, by host; one fact with count 0 where none did."""
        left = [call for call in self._calls.values() if call.host_class != SendScope.THIS_COMPUTER.value]
        hosts = Counter((call.host, call.host_class) for call in left)
        facts = tuple(
            self._fact(
                f"sending.host.{host}",
                [call.id for call in left if call.host == host],
                host=host,
                host_class=host_class,
                unknown=sum(call.host == host and call.status is CallStatus.UNKNOWN for call in left),
            )
            for (host, host_class), _ in sorted(hosts.items())
        )
        return facts or (Fact("sending.nothing", 0),)

    def interviews(self) -> tuple[Fact, ...]:
        stages: dict[str, list[str]] = {}
        for row in self._study.transcripts.overview():
            stages.setdefault(row.stage.value, []).append(row.document.id)
        order = ("imported", "pseudonymised", "approved", "suggested", "decided")
        by_stage = tuple(self._fact(f"interviews.{stage}", stages[stage]) for stage in order if stage in stages)
        return (self._fact("interviews.all", list(self.documents)), *by_stage)

    def identifiers(self) -> tuple[Fact, ...]:
        """Identifiers by verdict; without the key file only how often something was decided."""
        decided = self._seqs("identifier_decided", "identifier_added", "identifier_changed", "identifiers_detected")
        if not self._store.has_key:
            return (Fact("identifiers.no_key", len(decided), seqs=decided),)
        verdicts = Counter(entity.verdict.value for entity in self._store.all(Entity))
        facts = [
            Fact(f"identifiers.{verdict}", verdicts[verdict], seqs=decided)
            for verdict in ("replace", "keep", "undecided")
            if verdicts[verdict]
        ]
        approved = self._store.all(DocumentText)
        facts.append(
            Fact(
                "identifiers.approved",
                sum(bool(text.approved_by) for text in approved),
                seqs=self._seqs("document_approved"),
            )
        )
        return tuple(facts)

    def permissions(self) -> tuple[Fact, ...]:
        """Participants by what they permit today."""
        people = self._store.all(Participant)
        if not people:
            return ()
        over = [item for item in people if self._study.permissions.has_ended(item.permission)]
        live = [item for item in people if item not in over]
        seqs = self._seqs("permission_changed")
        facts = [
            Fact(f"permissions.{use.value}", count, {"of": len(people)}, seqs)
            for use in Use
            for count in [sum(use in item.permission.uses for item in live)]
        ]
        if over:
            facts.append(Fact("permissions.ended", len(over), {"of": len(people)}, seqs))
        return tuple(facts)

    def left(self) -> tuple[Fact, ...]:
        """What the checks say: points that are left, the sentences that were read, the sensitive passages."""
        facts = []
        try:
            risks = self._study.checks.risks()
            shown = {"risks": risks[:_SHOWN], "more": max(len(risks) - _SHOWN, 0)}
            facts.append(Fact("left.risks", len(risks), shown, self._seqs("document_approved", "identifier_decided")))
        except NotPermitted:
            pass  # nothing was searched yet
        results = self._study.sentence_checks.results()
        if results:
            said = {language: results[-1].in_words(language) for language in ("de", "en")}
            facts.append(Fact("left.sentences", results[-1].rate.read, said, self._seqs("sentences_checked")))
        elif facts:
            facts.append(Fact("left.no_sentences", 0, seqs=self._seqs("sentences_drawn")))
        marks = Counter(item.mark for item in self._store.all(Passage))
        seqs = self._seqs("passages_flagged", "passages_marked", "passage_added", "passage_removed")
        facts += [Fact(f"left.passages.{mark.value}", marks[mark], seqs=seqs) for mark in PassageMark if marks[mark]]
        whole = sum(item.never_leaves for item in self.documents.values())
        if whole:
            facts.append(Fact("left.documents", whole, seqs=self._seqs("never_leaves_changed")))
        return tuple(facts)

    def calls(self) -> tuple[Fact, ...]:
        """Calls that went the same way are one fact: provider, models, host, prompt."""
        groups: dict[tuple[Any, ...], list[LlmCall]] = {}
        for call in self._calls.values():
            run = self._runs.get(call.run_id)
            key = (
                run.provider if run else "", call.model_asked, call.model_answered, call.host, call.prompt_name,
                call.prompt_version, call.prompt_digest,
            )  # fmt: skip
            groups.setdefault(key, []).append(call)
        return tuple(self._call_fact(at, key, calls) for at, (key, calls) in enumerate(groups.items()))

    def suggestions(self) -> tuple[Fact, ...]:
        facts = []
        for kind in SuggestionKind:
            found = [item for item in self._suggestions if item.kind is kind]
            if found:
                facts.append(self._fact(f"suggestions.{kind.value}.made", [item.id for item in found]))
            for status in SuggestionStatus:
                of_status = [item.id for item in found if item.status is status]
                if of_status:
                    facts.append(self._fact(f"suggestions.{kind.value}.{status.value}", of_status))
        return tuple(facts)

    def structure(self) -> tuple[Fact, ...]:
        codes = self._store.all(Code)
        if not codes and not self._store.all(Category):
            return ()
        facts = [self._fact("structure.code", [code.id for code in codes], **self._open(Level.CONCEPT, "code"))]
        above = {Level.CONCEPT: Level.THEME, Level.THEME: Level.DIMENSION}
        for level in Level:
            found = [item.id for item in self._study.structure.categories(level)]
            params = self._open(above[level], level.value) if level in above else {"open": 0}
            facts.append(self._fact(f"structure.{level.value}", found, **params))
        return tuple(facts)

    def unseen(self) -> tuple[Fact, ...]:
        """What was decided or approved in bulk without being seen; a fact of 0 says that nothing was."""
        in_bulk = [item.id for item in self._store.all(Decision) if item.how is Seen.HEADLESS_BULK]
        texts = [item.id for item in self._store.all(DocumentText) if item.approved_how is Seen.HEADLESS_BULK]
        facts = [self._fact("unseen.decisions", in_bulk)]
        if texts:
            approvals = {seq for item in texts for seq in self._touching.get(item, ())}
            seqs = tuple(sorted(approvals & set(self._seqs("document_approved"))))
            facts.append(Fact("unseen.approvals", len(texts), seqs=seqs))
        return tuple(facts)

    def rows(self) -> dict[int, EventRow]:
        names = {coder.id: coder.name for coder in self._study.coders()}
        calls_of = {item.id: item.call_id for item in self._suggestions}
        rows = {}
        for event in self._events:
            call = str(event.details.get("call") or calls_of.get(str(event.details.get("suggestion", "")), ""))
            rows[event.seq] = EventRow(
                event.seq, event.at, names.get(event.actor, event.actor), event.kind, self._subject(event), call,
                event.hash, event.details,
            )  # fmt: skip
        return rows

    # --- parts ---

    def _fact(self, key: str, ids: Iterable[str], **params: Any) -> Fact:
        ids = list(ids)
        seqs = {seq for item in ids for seq in self._touching.get(item, ())}
        return Fact(key, len(ids), params, tuple(sorted(seqs)))

    def _seqs(self, *kinds: str) -> tuple[int, ...]:
        return tuple(sorted(seq for kind in kinds for seq in self._of_kind.get(kind, ())))

    def _open(self, level: Level, kind: str) -> dict[str, int]:
        return {"open": sum(node.kind == kind for node in self._study.structure.open_items(level))}

    def _call_fact(self, at: int, key: tuple[Any, ...], calls: list[LlmCall]) -> Fact:
        provider, asked, answered, host, prompt, version, digest = key
        fact = self._fact(f"calls.way.{at}", [call.id for call in calls])
        params = {
            "provider": provider, "asked": asked, "answered": answered, "host": host, "prompt": prompt,
            "version": version, "digest": digest,
            "tokens_in": _total(calls, "prompt_tokens", "input_tokens"),
            "tokens_out": _total(calls, "completion_tokens", "output_tokens"),
            "errors": dict(Counter(call.error_code for call in calls if call.error_code)),
            "unknown": sum(call.status is CallStatus.UNKNOWN for call in calls),
        }  # fmt: skip
        return replace(fact, params=params)

    def _subject(self, event: Event) -> str:
        """Name what an event is about: the interview, the label; "" where it says no more."""
        look_up: dict[str, Callable[[dict[str, Any]], str]] = {
            "Document": lambda row: str(row.get("title", "")),
            "Category": lambda row: str(row.get("label", "")),
            "Code": lambda row: str(row.get("label", "")),
            "LlmCall": self._call_subject,
            "Suggestion": lambda row: str(row.get("label") or row.get("answered_quote") or ""),
        }
        for table in ("LlmCall", "Category", "Code", "Suggestion", "Document"):
            for change in event.changes:
                row = change.get("after") or change.get("before")
                if change["table"] == table and row:
                    return look_up[table](row)
        document = self.documents.get(str(event.details.get("document", "")))
        return document.title if document else ""

    def _call_subject(self, row: dict[str, Any]) -> str:
        document = self.documents.get(str(row.get("document_id", "")))
        return document.title if document else str(row.get("prompt_name", ""))


def _total(calls: Iterable[LlmCall], *names: str) -> int | None:
    """Add up what the servers counted; None where none counted."""
    counted = [int(call.usage[name]) for call in calls for name in names if name in call.usage]
    return sum(counted) if counted else None
