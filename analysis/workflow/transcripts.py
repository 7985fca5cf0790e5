"""Interviews of a study: bringing them in, who speaks, how far each one is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from analysis.errors import InvalidInput
from analysis.kept_turns import first_speaker, in_passing
from analysis.ports import Change, Event, ProjectStore, Put, Remove
from analysis.pseudonymization.linking import link
from analysis.pseudonymization.refining import refined
from analysis.records import (
    BlindReading,
    Code,
    CodeOrigin,
    Coding,
    Document,
    DocumentText,
    Entity,
    Finding,
    ListedTerm,
    LlmCall,
    Memo,
    Original,
    Participant,
    Passage,
    Permission,
    Revisit,
    Study,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    Verdict,
    new_id,
)
from analysis.segments import SegmentMap
from analysis.transcript import ImportedTranscript, ImportedTurn, SpeakerRole, Turn
from analysis.workflow.blind import blind_of
from analysis.workflow.guard import Guard
from analysis.workflow.guide import without_interview
from analysis.workflow.holding import held
from analysis.workflow.negative_cases import cases_of_document
from analysis.workflow.removing import without_codings
from analysis.workflow.texts import Texts, derive


class Stage(StrEnum):
    """How far an interview is."""

    IMPORTED = "imported"
    PSEUDONYMISED = "pseudonymised"
    APPROVED = "approved"
    SUGGESTED = "suggested"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker label of a file (it may be a name: for her screen only) and who it is in the study."""

    label: str
    code: str
    role: SpeakerRole
    turn_count: int
    word_count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """One interview at a glance. `open_findings` counts undecided identifiers (0 without the key file).

    Suggestions of an interview that somebody codes first are not counted: how many there are would lead, too. `hides`
    tells that there may be some.
    """

    document: Document
    stage: Stage
    open_findings: int
    open_suggestions: int
    decided: int
    codings: int
    approval_voided: bool
    participant: Participant | None
    word_count: int | None
    hides: bool = False


_DECIDED = SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED, SuggestionStatus.REJECTED
_HAVE_WORDS = "Document", "DocumentText", "Original"
_SPEAKER_CODE = re.compile(r"-|I[0-9]{0,3}|P[0-9]{1,4}")


def role_of(code: str) -> SpeakerRole:
    """Tell the role from the study's speaker code: "I", "I2" ask, "-" is another voice, the rest take part."""
    if code == "-":
        return SpeakerRole.OTHER
    return SpeakerRole.INTERVIEWER if re.fullmatch("I[0-9]*", code) else SpeakerRole.PARTICIPANT


class Transcripts:
    """The use cases around interviews; every method that changes something appends one event."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard
        self._words: dict[str, int] = {}
        store.subscribe(self._forget_words)

    def documents(self) -> list[Document]:
        return sorted(self._store.all(Document), key=lambda document: document.number)

    def participants(self) -> list[Participant]:
        return sorted(self._store.all(Participant), key=lambda participant: (len(participant.code), participant.code))

    def original(self, document_id: str) -> Original:
        """Give the original (for her screen only); raises `NotPermitted` without the key file."""
        return self._store.get(Original, document_id)

    def shown(self, document_id: str) -> SegmentMap | None:
        return self._texts.shown(document_id)

    def turn_text(self, document: Document, turn: Turn) -> str:
        """Give a turn's pseudonymised words; raises `NotPermitted` before the first approval."""
        return self._texts.slice(document.id, turn.start, turn.end)

    @held
    def add(self, imported: ImportedTranscript, *, coder: str) -> Document:
        """Take an interview in. Raises `InvalidInput` (`duplicate_file`) for a file that is here already."""
        for field in ("file_sha256", "text"):
            for (known,) in self._store.tally(Original, "id", **{field: getattr(imported, field)}):
                title = self._store.get(Document, known).title
                raise InvalidInput(
                    "duplicate_file",
                    "This interview is in the study already, as “{title}”.",
                    "Nothing was added.",
                    title=title,
                )
        number = max((document.number for document in self._store.all(Document)), default=0) + 1
        document, original = as_interview(imported, number, last_given(self._store))
        known_codes = {participant.code for participant in self.participants()}
        people = [
            Put(Participant(code=code)) for code in participant_codes(original.speakers) if code not in known_codes
        ]
        details = {"document": document.id, "language": imported.language, "turns": len(imported.turns)}
        changes = [Put(document), Put(original), *people]
        self._store.commit("document_imported", changes, actor=coder, details=details)
        return document

    @held
    def remove(self, document_id: str, *, coder: str) -> None:
        """Take an interview out, with its texts, codings and their memos; its words leave the study file at once.

        Codes stay, also those that lose all of their quotations; a label that was words of this interview is the
        researcher's from then on. Raises `InvalidInput` (`has_calls`), `NotPermitted` (`key_missing`).
        """
        document = self._store.get(Document, document_id)
        if self._store.all(LlmCall, document_id=document_id):
            raise InvalidInput(
                "has_calls",
                "“{title}” was used for suggestions; its record must stay.",
                "Leave it in the study.",
                title=document.title,
            )
        codings = self._store.all(Coding, document_id=document_id)
        changes = without_codings(self._store, codings)
        changes += [Remove(item) for item in self._store.all(Memo, target_id=document_id)]
        changes += [Remove(item) for item in self._store.all(Passage, document_id=document_id)]
        changes += [Remove(item) for item in self._store.all(Revisit, document_id=document_id)]
        changes += [Remove(item) for item in self._store.all(BlindReading, document_id=document_id)]
        changes += without_interview(self._store, document_id)
        changes += cases_of_document(self._store, document_id)
        for code in self._store.all(Code, label_document_id=document_id):
            researcher = CodeOrigin.RESEARCHER
            changes.append(Put(replace(code, origin=researcher, label_document_id="", label_start=-1, label_end=-1)))
        text = self._store.find(DocumentText, document_id)
        changes += [Remove(text)] if text else []
        changes += self._unlinked(document_id)
        changes += [Remove(self.original(document_id)), Remove(document)]
        self._store.commit(
            "document_removed",
            changes,
            actor=coder,
            details={"document": document_id},
            erase_blobs=[text.segments_digest] if text else [],
        )

    def _unlinked(self, document_id: str) -> list[Change]:
        """Link the rest of the study anew without an interview: its findings go, and so does what it alone revealed."""
        left = [item for item in self._store.all(Original) if item.id != document_id]
        entities, findings = self._store.all(Entity), self._store.all(Finding)
        study, terms = self._store.all(Study)[0], self._store.all(ListedTerm)
        linked = link(left, {}, entities, findings, study.language)
        return refined(linked, left, entities, findings, terms, study.language, study.replacement_style).changes

    @held
    def rename(self, document_id: str, title: str, *, coder: str) -> None:
        """Name an interview. Raises `InvalidInput` for an empty title or one that holds an original name."""
        title = title.strip()
        if not title:
            raise InvalidInput("empty_title", "An interview needs a title.", "Type one.")
        self._guard.refuse(title)
        document = self._store.get(Document, document_id)
        self._store.commit(
            "document_renamed", [Put(replace(document, title=title))], actor=coder, details={"document": document_id}
        )

    @held
    def speakers(self, document_id: str) -> list[SpeakerRow]:
        original = self.original(document_id)
        rows = []
        for label, code in original.speakers.items():
            turns = [turn for turn in original.turns if turn.label == label]
            words = sum(len(original.text[turn.start : turn.end].split()) for turn in turns)
            rows.append(SpeakerRow(label, code, role_of(code), len(turns), words))
        return rows

    @held
    def set_speaker(self, document_id: str, label: str, code: str, *, coder: str) -> None:
        """Correct who a label is: "P01", "I" or "-" for another voice.

        A participant nobody is any more goes, unless something was recorded of that person.
        """
        original = self.original(document_id)
        if label not in original.speakers:
            raise InvalidInput(
                "no_such_speaker",
                "This interview has no such speaker label.",
                "Ask for its speakers to see the labels.",
            )
        code = _checked_code(code)
        speakers = {**original.speakers, label: code}
        document = self._store.get(Document, document_id)
        known = {participant.code for participant in self.participants()}
        changes: list[Change] = [
            Put(replace(original, speakers=speakers)),
            Put(replace(document, turns=as_turns(original.turns, speakers))),
        ]
        changes += [Put(Participant(code=new)) for new in participant_codes(speakers) if new not in known]
        changes += self._orphan(original.speakers[label], document_id, speakers)
        derived = derive(self._store, changes)
        self._store.commit(
            "speaker_changed",
            [*changes, *derived.changes],
            actor=coder,
            details={"document": document_id, "speaker": code},
            blobs=derived.blobs,
            erase_blobs=derived.erased_blobs,
        )

    def _orphan(self, code: str, document_id: str, speakers: dict[str, str]) -> list[Change]:
        """Take out who speaks nowhere any more: without attributes, permission or a name on her list."""
        others = (item.speakers for item in self._store.all(Original) if item.id != document_id)
        if any(code in known.values() for known in (speakers, *others)):
            return []
        if any(term.participant_code == code for term in self._store.all(ListedTerm)):
            return []
        return [
            Remove(person)
            for person in self._store.all(Participant, code=code)
            if not person.attributes and person.permission == Permission()
        ]

    @held
    def set_attributes(self, code: str, attributes: dict[str, Any], *, coder: str) -> None:
        """Set a participant's row of the sample table. Raises `InvalidInput` where a value holds an original name."""
        found = self._store.all(Participant, code=code)
        if not found:
            raise InvalidInput(
                "no_such_participant",
                "There is no participant {participant}.",
                "Ask for the participants to see their codes.",
                participant=code[:20],
            )
        for name, value in attributes.items():
            self._guard.refuse(f"{name}: {value}")
        self._store.commit(
            "attributes_changed",
            [Put(replace(found[0], attributes=dict(attributes)))],
            actor=coder,
            details={"participant": code},
        )

    def overview(self, *, counting: bool = True) -> list[Overview]:
        """Say of each interview how far it is; its words are counted once, and only if that is asked for."""
        if counting:
            for document in self.documents():
                self._count_words(document)
        with self._store.hold():
            counts = _Counts(self._store)
            return [self._overview(document, counts) for document in self.documents()]

    def _count_words(self, document: Document) -> None:
        """Count the spoken words: as they were said where the key is there, else as they are shown."""
        if document.id in self._words:
            return
        with self._store.hold():
            original = self._store.find(Original, document.id) if self._store.has_key else None
            shown = self._texts.shown(document.id) if original is None else None
            turns = in_passing(document.turns)
            if original is not None:
                self._words[document.id] = sum(len(original.text[t.start : t.end].split()) for t in turns)
            elif shown is not None:
                self._words[document.id] = sum(len(shown.slice(t.start, t.end).split()) for t in turns)
            else:
                self._words[document.id] = 0

    def _forget_words(self, event: Event) -> None:
        for change in event.changes:
            if change["table"] in _HAVE_WORDS:
                self._words.pop(change["id"], None)

    def _overview(self, document: Document, counts: _Counts) -> Overview:
        text = counts.texts.get(document.id)
        hides = counts.has_blind and document.id in counts.called and blind_of(self._store, document.id).is_first
        statuses = {} if hides else counts.statuses.get(document.id, {})
        waiting = sum(statuses.get(status, 0) for status in (SuggestionStatus.OPEN, SuggestionStatus.LATER))
        speaker = first_speaker(document.turns, SpeakerRole.PARTICIPANT)
        return Overview(
            document=document,
            stage=_stage(document, text, statuses, waiting, counts),
            open_findings=counts.open_findings(document.id),
            open_suggestions=waiting,
            decided=sum(statuses.get(status, 0) for status in _DECIDED),
            codings=counts.codings.get(document.id, 0),
            approval_voided=text is not None and not text.approved_by,
            participant=counts.participants.get(speaker),
            word_count=self._words.get(document.id),
            hides=hides,
        )


class _Counts:
    """One reading of what the overview counts, for all documents at once."""

    def __init__(self, store: ProjectStore) -> None:
        self.texts = {text.id: text for text in store.all(DocumentText)}
        self.participants = {item.code: item for item in store.all(Participant)}
        self.codings = {key: count for (key,), count in store.tally(Coding, "document_id").items()}
        self.statuses: dict[str, dict[str, int]] = {}
        given = store.tally(Suggestion, "document_id", "status", kind=SuggestionKind.CODE)
        for (document_id, status), count in given.items():
            self.statuses.setdefault(document_id, {})[status] = count
        self.has_blind = store.count(BlindReading) > 0
        self.called = {document_id for (document_id,) in store.tally(LlmCall, "document_id")}
        self.entities_of: dict[str, set[str]] = {}
        self.undecided: set[str] = set()
        if store.has_key:
            self.undecided = {key for (key,) in store.tally(Entity, "id", verdict=Verdict.UNDECIDED)}
            for document_id, entity_id in store.tally(Finding, "document_id", "entity_id", verdict=Verdict.UNDECIDED):
                self.entities_of.setdefault(document_id, set()).add(entity_id)

    def open_findings(self, document_id: str) -> int:
        return len(self.entities_of.get(document_id, set()) & self.undecided)


def _stage(
    document: Document, text: DocumentText | None, statuses: dict[str, int], waiting: int, counts: _Counts
) -> Stage:
    if text is None or not text.approved_by:
        return Stage.PSEUDONYMISED if document.engines else Stage.IMPORTED
    if document.id not in counts.called:
        return Stage.APPROVED
    return Stage.DECIDED if statuses and not waiting else Stage.SUGGESTED


def as_interview(imported: ImportedTranscript, number: int, last: int) -> tuple[Document, Original]:
    """Build the records of an interview; `last` is the highest P number that is taken. Not committed."""
    speakers = _first_speakers(imported, last)
    document = Document(
        id=new_id(),
        number=number,
        title=f"Interview {number:02d}",
        language=imported.language,
        source_format=imported.source_format,
        char_count=len(imported.text),
        turns=as_turns(imported.turns, speakers),
    )
    original = Original(
        id=document.id,
        text=imported.text,
        file_name=imported.file_name,
        file_sha256=imported.file_sha256,
        turns=imported.turns,
        speakers=speakers,
    )
    return document, original


def last_person(participants: Iterable[Participant]) -> int:
    """Give the highest P number that is taken."""
    return max((int(item.code[1:]) for item in participants if item.code[1:].isdigit()), default=0)


def last_given(store: ProjectStore) -> int:
    """Give the highest P number that is taken, or was by somebody who has withdrawn: no code stands for two people."""
    gone = [int(event.details.get("people", 0)) for event in store.events(kinds=["participant_withdrawn"])]
    return max(last_person(store.all(Participant)), *gone, 0)


def _first_speakers(imported: ImportedTranscript, last: int) -> dict[str, str]:
    """Give each label a code: interviewers I, I2 …; participants the next free P numbers of the study."""
    next_number, interviewers = last + 1, 0
    speakers: dict[str, str] = {}
    for label in imported.labels:
        if label in imported.interviewer_labels:
            interviewers += 1
            speakers[label] = "I" if interviewers == 1 else f"I{interviewers}"
        else:
            speakers[label] = f"P{next_number:02d}"
            next_number += 1
    return speakers


def as_turns(turns: Iterable[ImportedTurn], speakers: dict[str, str]) -> tuple[Turn, ...]:
    """Give a file's turns as the study keeps them, under its codes for speakers."""
    return tuple(
        Turn(
            index=index,
            speaker=speakers[turn.label],
            role=role_of(speakers[turn.label]),
            start=turn.start,
            end=turn.end,
            start_seconds=turn.start_seconds,
        )
        for index, turn in enumerate(turns)
    )


def participant_codes(speakers: dict[str, str]) -> list[str]:
    return sorted({code for code in speakers.values() if role_of(code) is SpeakerRole.PARTICIPANT})


def _checked_code(code: str) -> str:
    code = code.strip().upper()
    if not _SPEAKER_CODE.fullmatch(code):
        raise InvalidInput(
            "bad_speaker_code",
            "“{given}” is not a speaker code.",
            "Use P01, P02 … for participants, I for the interviewer, - for another voice.",
            given=code[:10],
        )
    return f"P{int(code[1:]):02d}" if code[0] == "P" else code
