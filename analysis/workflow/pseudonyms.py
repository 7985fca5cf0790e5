"""Finding identifiers, reviewing them by entity, and approving the text that results.

Originals, findings and entities are in the key file. Every change here derives the study's texts anew in the same act.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Change, Event, Progress, ProjectStore, Put, blob_digest
from analysis.pseudonymization.approval import ApprovedTranscript, text_digest
from analysis.pseudonymization.entities import OWN_LIST, Linked, Numbering, is_default_replacement, is_retired
from analysis.pseudonymization.linking import add_manual, link, merge_entities, split_entity
from analysis.pseudonymization.lower_case import has_few_capitals
from analysis.pseudonymization.process import DocumentDetector
from analysis.pseudonymization.refining import refined
from analysis.pseudonymization.styles.restyling import Restyler, is_her_own
from analysis.records import (
    Abstraction,
    Document,
    DocumentText,
    Entity,
    Finding,
    FindingLevel,
    IdentifierKind,
    ListedTerm,
    Original,
    Seen,
    Study,
    Verdict,
    now,
)
from analysis.segments import SegmentMap
from analysis.transcript import SpeakerRole
from analysis.workflow.holding import held
from analysis.workflow.passages import flagged_open, flags
from analysis.workflow.taking_out import CHANGES_NAMES, TakingOut, hidden_again
from analysis.workflow.texts import KeyState, Texts, derive, relabelled, segments_to_bytes

NAMING = frozenset(
    {
        IdentifierKind.PERSON,
        IdentifierKind.LOCATION,
        IdentifierKind.ORGANIZATION,
        IdentifierKind.PHONE,
        IdentifierKind.EMAIL,
        IdentifierKind.URL,
        IdentifierKind.ID,
    }
)


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One identifier with all its places. `level` is REVIEW where every place is uncertain."""

    entity: Entity
    findings: tuple[Finding, ...]
    level: FindingLevel
    documents: frozenset[str]


class Pseudonyms:
    """The use cases around identifiers; all need the key file (`NotPermitted`, `key_missing`)."""

    def __init__(self, store: ProjectStore, texts: Texts, detector: DocumentDetector, taking_out: TakingOut) -> None:
        self._store = store
        self._texts = texts
        self._detector = detector
        self._taking_out = taking_out

    @property
    def engines(self) -> tuple[str, ...]:
        """Names and versions of the engines that look for identifiers; starts the detector."""
        return self._detector.engines()

    # --- finding ---

    def detect(
        self,
        document_ids: Sequence[str] | None = None,
        *,
        coder: str,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
        more: Sequence[Change] = (),
    ) -> int:
        """Look for identifiers and link them across the study; gives the number of findings in those documents.

        Sensitive passages are flagged as well. None means the documents not looked at yet. Her verdicts, own findings
        and renamed pseudonyms stay as they are. `more` is committed in the same act. May run off the GUI thread; raises
        `Cancelled`, then nothing was changed.
        """
        documents = [self._store.get(Document, document_id) for document_id in self._chosen(document_ids)]
        if not documents:
            return 0
        given = [(item.id, self._store.get(Original, item.id).text, item.language) for item in documents]
        detected = self._detector.detect(given, progress, cancel)
        engines = self._detector.engines()
        marked = [Put(replace(item, engines=engines)) for item in documents]
        flagged = [new for item in documents for new in flags(self._store, item.id) if isinstance(new, Put)]
        details = {"documents": [item.id for item in documents], "engines": list(engines), "flagged": len(flagged)}
        self.commit_linked(
            "identifiers_detected",
            lambda state: link(
                list(state.originals.values()),
                detected,
                list(state.entities.values()),
                list(state.findings.values()),
                self._language,
            ),
            coder,
            details,
            [*marked, *flagged, *more],
        )
        return sum(len(self.findings(item.id)) for item in documents)

    def _chosen(self, document_ids: Sequence[str] | None) -> list[str]:
        if document_ids is not None:
            return list(document_ids)
        return [document.id for document in self._store.all(Document) if not document.engines]

    def is_detected(self, document_id: str) -> bool:
        return bool(self._store.get(Document, document_id).engines)

    # --- reading ---

    def findings(self, document_id: str) -> list[Finding]:
        return sorted(self._store.all(Finding, document_id=document_id), key=lambda item: (item.start, item.end))

    @held
    def entities(self, document_id: str | None = None) -> list[EntityRow]:
        """List identifiers with their places in the whole study; uncertain ones first, then by kind and number.

        With a document, only those that occur in it.
        """
        places: dict[str, list[Finding]] = {}
        for finding in self._store.all(Finding):
            places.setdefault(finding.entity_id, []).append(finding)
        rows = [_row(entity, places.get(entity.id, [])) for entity in self._store.all(Entity) if not is_retired(entity)]
        kinds = list(IdentifierKind)
        chosen = [row for row in rows if row.findings and (document_id is None or document_id in row.documents)]
        return sorted(
            chosen,
            key=lambda row: (row.level is FindingLevel.AUTO, kinds.index(row.entity.kind), row.entity.number),
        )

    def open_count(self, document_id: str) -> int:
        """Count the identifiers of a document that she has not decided."""
        return sum(row.entity.verdict is Verdict.UNDECIDED for row in self.entities(document_id))

    @held
    def draft(self, document_id: str) -> SegmentMap:
        """Give the pseudonymised text as it would be approved now."""
        return SegmentMap(KeyState.read(self._store).segments(document_id))

    def context(self, finding: Finding, width: int = 60) -> tuple[str, str, str]:
        """Give the original words before, at and after a finding, on one line; for her screen only."""
        text = self._store.get(Original, finding.document_id).text
        parts = (
            text[max(0, finding.start - width) : finding.start],
            text[finding.start : finding.end],
            text[finding.end : finding.end + width],
        )
        before, found, after = (" ".join(part.split("\n")) for part in parts)
        return before, found, after

    # --- deciding ---

    def decide(self, entity_id: str, verdict: Verdict, *, coder: str, how: Seen = Seen.WINDOW) -> None:
        """Decide on an identifier, for all its places."""
        self.decide_all([entity_id], verdict, coder=coder, how=how)

    @held
    def decide_all(self, entity_ids: Iterable[str], verdict: Verdict, *, coder: str, how: Seen = Seen.WINDOW) -> None:
        """Decide on several identifiers in one step."""
        decided = [
            replace(self._store.get(Entity, entity_id), verdict=verdict, decided_by=coder, decided_at=now())
            for entity_id in entity_ids
        ]
        changes = [Put(entity) for entity in self._as_certain(decided)]
        details = {"entities": [item.record.id for item in changes], "verdict": verdict.value, "how": how.value}
        self.commit("identifier_decided", changes, coder, details)

    def _as_certain(self, entities: list[Entity]) -> list[Entity]:
        """In a readable study, give invented names to what was uncertain until she said that it is replaced."""
        style = self._store.all(Study)[0].replacement_style
        if style is not Abstraction.READABLE:
            return entities
        restyler = self.restyler()
        return [
            restyler.styled(entity, sort)
            if entity.verdict is Verdict.REPLACE
            and is_default_replacement(entity)
            and self._is_uncertain(entity.id)
            and (sort := restyler.sort_for(entity, style)) is Abstraction.READABLE
            else entity
            for entity in entities
        ]

    def _is_uncertain(self, entity_id: str) -> bool:
        places = self._store.all(Finding, entity_id=entity_id)
        return all(place.level is FindingLevel.REVIEW for place in places)

    @held
    def decide_one(self, finding_id: str, verdict: Verdict, *, coder: str) -> None:
        """Decide on one place only; UNDECIDED lets it follow its identifier again."""
        finding = self._store.get(Finding, finding_id)
        details = {"finding": finding_id, "entity": finding.entity_id, "verdict": verdict.value}
        self.commit("identifier_decided", [Put(replace(finding, verdict=verdict))], coder, details)

    def add(self, document_id: str, start: int, end: int, kind: IdentifierKind, *, coder: str) -> Entity:
        """Add her own finding (code points of the original); all its forms are found in the whole study."""
        self._store.get(Original, document_id)
        self.commit_linked(
            "identifier_added",
            lambda state: self._hers(
                add_manual(
                    list(state.originals.values()),
                    document_id,
                    start,
                    end,
                    kind,
                    list(state.entities.values()),
                    list(state.findings.values()),
                    self._language,
                ),
                coder,
            ),
            coder,
            {"document": document_id, "kind": kind.value},
        )
        place = next(
            item for item in self.findings(document_id) if item.start <= start < item.end or start <= item.start < end
        )
        return self._store.get(Entity, place.entity_id)

    def _hers(self, linked: Linked, coder: str) -> Linked:
        """What she adds herself is decided: it is replaced."""
        put = tuple(
            replace(item, verdict=Verdict.REPLACE, decided_by=coder, decided_at=now())
            if isinstance(item, Entity) and item.verdict is Verdict.UNDECIDED
            else item
            for item in linked.put
        )
        return replace(linked, put=put)

    @held
    def change_kind(self, entity_id: str, kind: IdentifierKind, *, coder: str) -> None:
        """Say that an identifier is of another kind; it gets that kind's next number."""
        entity = self._store.get(Entity, entity_id)
        numbering = Numbering(self._store.all(Entity), self._store.all(Original), self._language)
        number, replacement = numbering.give(kind)
        changed = replace(
            entity, kind=kind, number=number, replacement=replacement, abstraction=Abstraction.PLACEHOLDER
        )
        if is_her_own(entity):
            changed = replace(changed, replacement=entity.replacement)
        else:
            style = self._store.all(Study)[0].replacement_style
            restyler = self.restyler()
            changed = restyler.styled(changed, restyler.sort_for(changed, style))
        places = [Put(replace(item, kind=kind)) for item in self._store.all(Finding, entity_id=entity_id)]
        details = {"entity": entity_id, "kind": kind.value}
        self.commit("identifier_changed", [Put(changed), *places], coder, details)

    @held
    def rename(self, entity_id: str, replacement: str, *, coder: str) -> None:
        """Let something else stand for an identifier.

        Raises `InvalidInput` (`empty_pseudonym`, `pseudonym_in_text`, `pseudonym_taken`).
        """
        replacement = " ".join(replacement.split())
        self._check_pseudonym(entity_id, replacement)
        before = self._store.get(Entity, entity_id)
        entity = replace(before, replacement=replacement, abstraction=Abstraction.PLACEHOLDER)
        details = {"entity": entity_id, "replacement": replacement}
        self.commit("identifier_changed", [Put(entity)], coder, details)

    def _check_pseudonym(self, entity_id: str, replacement: str) -> None:
        if not replacement:
            raise InvalidInput("empty_pseudonym", "A pseudonym can't be empty.", "Type what shall stand for the name.")
        if any(item.replacement == replacement and item.id != entity_id for item in self._store.all(Entity)):
            raise InvalidInput(
                "pseudonym_taken",
                "This pseudonym stands for somebody else already.",
                "Choose another, or merge the two.",
            )
        if any(replacement in original.text for original in self._store.all(Original)):
            raise InvalidInput(
                "pseudonym_in_text",
                "These words stand in an interview already, so they can't stand for a name.",
                "Choose a pseudonym that occurs nowhere.",
            )

    @held
    def merge(self, entity_ids: Sequence[str], into_id: str, *, coder: str) -> None:
        """Say that several identifiers are the same one."""
        others = [self._store.get(Entity, item) for item in entity_ids if item != into_id]
        linked = merge_entities(self._store.get(Entity, into_id), others, self._store.all(Finding))
        self.commit("identifier_changed", linked.changes, coder, {"entity": into_id, "merged": len(others)})

    @held
    def split(self, entity_id: str, finding_ids: Sequence[str], *, coder: str) -> Entity:
        """Say that some places of an identifier are somebody else; gives the new identifier."""
        state = KeyState.read(self._store)
        places = [self._store.get(Finding, item) for item in dict.fromkeys(finding_ids)]
        if not places or any(place.entity_id != entity_id for place in places):
            raise InvalidInput(
                "no_such_places", "These places are not of this identifier.", "Choose among its own places."
            )
        linked = split_entity(
            self._store.get(Entity, entity_id),
            places,
            list(state.originals.values()),
            list(state.entities.values()),
            list(state.findings.values()),
            self._language,
        )
        linked = self._refined(linked, state, ())
        self.commit("identifier_changed", linked.changes, coder, {"entity": entity_id, "split": len(places)})
        return self._store.get(Entity, self._store.get(Finding, finding_ids[0]).entity_id)

    # --- approving ---

    @held
    def approve(self, document_id: str, *, coder: str, how: Seen = Seen.WINDOW, read_by_hand: bool = False) -> None:
        """Approve a document's pseudonymised text under the coder's name; what is undecided stays replaced.

        One in lower case needs `read_by_hand`, her word that she read all of it herself; the event keeps it.
        Raises `NotPermitted` (`not_detected`, `no_participant`, `lower_case_unread`, `key_missing`).
        """
        document = self._store.get(Document, document_id)
        segments = KeyState.read(self._store).segments(document_id)
        if not document.engines:
            raise NotPermitted(
                "not_detected",
                "“{title}” was not searched for names yet.",
                "Pseudonymise it first.",
                title=document.title,
            )
        if not any(turn.role is SpeakerRole.PARTICIPANT for turn in document.turns):
            raise NotPermitted(
                "no_participant",
                "In “{title}” no turn is a participant's, so nothing in it could be coded; it was not approved.",
                "Say first which speaker is the participant, such as P01.",
                title=document.title,
            )
        if self.is_lower_case(document_id) and not read_by_hand:
            raise NotPermitted(
                "lower_case_unread",
                "“{title}” has hardly any capital letters, so names in it are easily missed; it was not approved.",
                "Read all of it, add the names that were missed, and say so when you approve it.",
                title=document.title,
            )
        shown = SegmentMap(segments)
        earlier = self._store.find(DocumentText, document_id)
        data = segments_to_bytes(segments)
        digest = blob_digest(data)
        version = earlier.map_version + (digest != earlier.segments_digest) if earlier else 1
        text = DocumentText(
            id=document_id,
            segments_digest=digest,
            text_digest=text_digest(shown.text),
            map_version=version,
            approved_by=coder,
            approved_at=now(),
            approved_how=how,
        )
        changes: list[Change] = [Put(text), *relabelled(self._store, document_id, shown)]
        details: dict[str, Any] = {
            "document": document_id,
            "undecided": self.open_count(document_id),
            "how": how.value,
            "read_by_hand": read_by_hand,
            "flagged_open": flagged_open(self._store, document_id),
        }
        self._store.commit("document_approved", changes, actor=coder, details=details, blobs=[data])
        self._taking_out.take_out(self._surely_replaced(), coder)

    def is_lower_case(self, document_id: str) -> bool:
        """Tell whether a transcript has hardly any capitals, so that a search alone must not be relied on."""
        text, turns = self._store.get(Original, document_id).text, self._store.get(Document, document_id).turns
        return has_few_capitals(text, ((turn.start, turn.end) for turn in turns))

    def _surely_replaced(self) -> list[str]:
        """Name what leaves titles, questions and memos as well: her verdicts, and certain finds she left as they were.

        An uncertain find may be an ordinary word: it is replaced in the transcripts, and the last check before sending
        stops it elsewhere.
        """
        return [
            row.entity.id
            for row in self.entities()
            if row.entity.verdict is Verdict.REPLACE
            or any(finding.recognizer == OWN_LIST for finding in row.findings)
            or (
                row.entity.verdict is Verdict.UNDECIDED and row.level is FindingLevel.AUTO and row.entity.kind in NAMING
            )
        ]

    def approved(self, document_id: str) -> ApprovedTranscript:
        """Mint the approved form of a document; raises `NotPermitted` (`not_approved`)."""
        return self._texts.approved(document_id)

    # --- committing ---

    def restyler(self) -> Restyler:
        """Give what chooses replacements for the study as it is now."""
        entities = {item.id: item for item in self._store.all(Entity)}
        also = [item.term for item in self._store.all(ListedTerm)]
        return Restyler(self._store.all(Original), entities, self._store.all(Finding), self._language, also)

    @property
    def _language(self) -> str:
        return self._store.all(Study)[0].language

    def commit_linked(
        self,
        kind: str,
        linking: Callable[[KeyState], Linked],
        coder: str,
        details: Mapping[str, Any],
        more: Sequence[Change] = (),
    ) -> None:
        """Link while others may go on, which takes seconds in a large study; again if names changed meanwhile."""
        while True:
            with self._store.hold():
                state, seq = KeyState.read(self._store), self._store.last_seq()
            linked = self._refined(linking(state), state, more)
            with self._store.hold():
                if not any(event.kind.startswith(CHANGES_NAMES) for event in self._store.events(after=seq)):
                    self.commit(kind, [*linked.changes, *more], coder, details)
                    return

    def _refined(self, linked: Linked, state: KeyState, more: Sequence[Change]) -> Linked:
        """Apply her own lists and the study's style to what linking gave."""
        study = self._store.all(Study)[0]
        terms = {item.id: item for item in self._store.all(ListedTerm)}
        for change in more:
            if isinstance(change.record, ListedTerm):
                terms.pop(change.record.id, None)
                if isinstance(change, Put):
                    terms[change.record.id] = change.record
        originals, entities = list(state.originals.values()), list(state.entities.values())
        findings = list(state.findings.values())
        style = study.replacement_style
        return refined(linked, originals, entities, findings, terms.values(), study.language, style)

    @held
    def commit(self, kind: str, changes: Sequence[Change], coder: str, details: Mapping[str, Any]) -> Event:
        derived = derive(self._store, changes)
        hidden = hidden_again(self._store, changes)
        if kind == "identifier_added":
            hidden |= {item.record.id for item in changes if isinstance(item.record, Entity)}
        event = self._store.commit(
            kind,
            [*changes, *derived.changes],
            actor=coder,
            details=dict(details),
            blobs=derived.blobs,
            erase_blobs=derived.erased_blobs,
        )
        self._taking_out.take_out(hidden, coder)
        return event


def _row(entity: Entity, findings: list[Finding]) -> EntityRow:
    certain = any(finding.level is FindingLevel.AUTO for finding in findings)
    return EntityRow(
        entity=entity,
        findings=tuple(findings),
        level=FindingLevel.AUTO if certain else FindingLevel.REVIEW,
        documents=frozenset(finding.document_id for finding in findings),
    )
