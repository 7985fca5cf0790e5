"""The re-identification check: before a text is approved, and before anything that can be published is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from analysis.ports import ProjectStore
from analysis.pseudonymization.lexicon import Knows, lexicon
from analysis.pseudonymization.lower_case import has_few_capitals
from analysis.pseudonymization.reidentification import MANY_UNDECIDED, job_risks, kept_risks, text_risks
from analysis.pseudonymization.risks import Risk, RiskKind, Severity, by_severity
from analysis.pseudonymization.sample_table import TableSummary, summary, table_risks
from analysis.records import (
    Document,
    Entity,
    Finding,
    FindingLevel,
    Participant,
    Passage,
    PassageMark,
    SensitiveTopic,
    Verdict,
)
from analysis.workflow.drafts import Drafts, Reading
from analysis.workflow.pseudonyms import NAMING
from analysis.workflow.typed import Find, typed_risks


class Checks:
    """Says what could still tell who somebody is. Takes about a second the first time; may run off the GUI thread."""

    def __init__(self, store: ProjectStore, drafts: Drafts, typed: Find, knows: Knows | None = None) -> None:
        self._store = store
        self._typed = typed
        self._drafts = drafts
        self._knows = knows or lexicon().knows

    def risks(self, document_ids: Collection[str] | None = None) -> list[Risk]:
        """Check texts as they would be approved now and the sample table; None means all that were searched.

        The gravest come first. Raises `NotPermitted` (`not_detected`).
        """
        return self._all_of(self._drafts.read(document_ids))

    def publishable(self) -> list[Risk]:
        """Check what an export would hold: approved texts that may leave, and the sample table."""
        return self._all_of(self._drafts.publishable())

    def table(self) -> TableSummary:
        """Say how many of the sample table are unique, and by the fewest columns."""
        return summary(self._people())

    def _people(self) -> list[Participant]:
        return sorted(self._store.all(Participant), key=lambda item: (len(item.code), item.code))

    def _all_of(self, readings: Sequence[Reading]) -> list[Risk]:
        with self._store.hold():
            people = self._people()
            has_key = self._store.has_key
            entities = self._store.all(Entity) if has_key else []
            findings = self._store.all(Finding) if has_key else []
            unread = list(self._unread(readings))
            sensitive = list(self._sensitive([document for document, _ in readings]))
            typed = list(typed_risks(self._store, self._typed, _waiting(entities, findings), findings))
        return by_severity(
            [
                *table_risks(people),
                *job_risks(readings, people),
                *kept_risks(readings, entities, findings, self._knows),
                *text_risks(readings),
                *sensitive,
                *unread,
                *typed,
                *_undecided([document for document, _ in readings], entities, findings),
            ]
        )

    def _sensitive(self, documents: Sequence[Document]) -> Iterator[Risk]:
        flagged: dict[str, list[Passage]] = {}
        for passage in self._store.all(Passage):
            if passage.mark is PassageMark.FLAGGED:
                flagged.setdefault(passage.document_id, []).append(passage)
        for document in documents:
            passages = flagged.get(document.id, [])
            if passages:
                topics = [topic.value for topic in SensitiveTopic if topic in {item.topic for item in passages}]
                yield Risk(
                    RiskKind.SENSITIVE_OPEN,
                    "Passages of {title} that may speak of something sensitive were not looked at: {count}.",
                    "Clear each, or say that it never leaves this computer.",
                    Severity.MEDIUM,
                    {"count": len(passages), "title": document.title, "topics": topics},
                    document.id,
                    tuple((document.id, item.start, item.end) for item in passages),
                )

    def _unread(self, readings: Sequence[Reading]) -> Iterator[Risk]:
        for document, shown in readings:
            turns = [shown.to_shown(turn.start, turn.end) for turn in document.turns]
            if has_few_capitals(shown.text, turns) and not self._was_read(document.id):
                yield Risk(
                    RiskKind.LOWER_CASE,
                    "{title} has hardly any capital letters, so names in it are easily missed, and nobody said that "
                    "all of it was read.",
                    "Read all of it, add the names that were missed, and say so when you approve it.",
                    Severity.HIGH,
                    {"title": document.title},
                    document.id,
                )

    def _was_read(self, document_id: str) -> bool:
        approvals = self._store.events(kinds=["document_approved"])
        return any(
            event.details.get("document") == document_id and event.details.get("read_by_hand") for event in approvals
        )


def _waiting(entities: Sequence[Entity], findings: Sequence[Finding]) -> set[str]:
    """Name what does not leave typed words by an approval, and was not decided: see `Pseudonyms.approve`."""
    certain = {item.entity_id for item in findings if item.level is FindingLevel.AUTO}
    return {
        item.id
        for item in entities
        if item.verdict is Verdict.UNDECIDED and not (item.id in certain and item.kind in NAMING)
    }


def _undecided(
    documents: Sequence[Document], entities: Sequence[Entity], findings: Sequence[Finding]
) -> Iterator[Risk]:
    """Give a point for each interview with many uncertain finds that nobody decided."""
    certain = {item.entity_id for item in findings if item.level is FindingLevel.AUTO}
    waiting = {item.id for item in entities if item.verdict is Verdict.UNDECIDED and item.id not in certain}
    by_document: dict[str, set[str]] = {}
    for finding in findings:
        if finding.entity_id in waiting and finding.verdict is Verdict.UNDECIDED:
            by_document.setdefault(finding.document_id, set()).add(finding.entity_id)
    for document in documents:
        count = len(by_document.get(document.id, ()))
        if count >= MANY_UNDECIDED:
            yield Risk(
                RiskKind.UNDECIDED,
                "{count} uncertain finds of {title} were not decided; they stay replaced, and nobody looked at them.",
                "Go through them; beside them there may be names that were missed.",
                Severity.LOW,
                {"count": count, "title": document.title},
                document.id,
            )
