"""Correcting the text of an interview that is worked on already.

Every quotation, label, suggestion and marked passage is moved to where its words stand now. What can't be moved surely
gets a memo to check it, what has no words any more a memo with those it had; nothing is moved silently. The corrected
text is searched for names before anything of it is kept, and needs a new approval.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput
from analysis.moving import Correction, Moved, NewPlace
from analysis.ports import Change, Detected, Progress, ProjectStore, Put, Remove
from analysis.pseudonymization.linking import link
from analysis.pseudonymization.process import DocumentDetector
from analysis.pseudonymization.refining import refined
from analysis.records import (
    Code,
    CodeOrigin,
    Coding,
    Document,
    DocumentText,
    Entity,
    Finding,
    Grounding,
    ListedTerm,
    Memo,
    NegativeCase,
    Original,
    Passage,
    Record,
    SentenceCheck,
    Study,
    Suggestion,
    SuggestionStatus,
)
from analysis.segments import SegmentMap
from analysis.transcript import ImportedTranscript, ImportedTurn, canonical
from analysis.workflow.removing import without_codings
from analysis.workflow.texts import Texts, derive, derived_text, turn_at
from analysis.workflow.transcripts import as_turns

CHECK = "check"
"""The kind of memo that asks her to look at a quotation after a correction."""
_WAITING = (SuggestionStatus.OPEN, SuggestionStatus.LATER)
_MEMOS = {
    "de": (
        "Nach einer Korrektur des Textes bitte prüfen. Zuvor: „{words}“",
        "Durch eine Korrektur von „{title}“ ist eine Stelle dieses Codes entfallen: „{words}“",
    ),
    "en": (
        "Please check after a correction of the text. Before: “{words}”",
        "A correction of “{title}” took away a quotation of this code: “{words}”",
    ),
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a correction does to one quotation; words are those of the pseudonymised text before."""

    coding_id: str
    code: str
    words: str
    how: Moved


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction does: to each quotation, and how many labels and suggestions lose their place."""

    effects: tuple[Effect, ...]
    labels_lost: int
    suggestions_lost: int
    changed_words: int

    def of(self, how: Moved) -> list[Effect]:
        return [item for item in self.effects if item.how is how]


class Correcting:
    """The use cases around corrections; they need the key file."""

    def __init__(self, store: ProjectStore, texts: Texts, detector: DocumentDetector) -> None:
        self._store = store
        self._texts = texts
        self._detector = detector

    def edited(self, document_id: str, text: str) -> ImportedTranscript:
        """Make a transcript of a text that she corrected by hand; turns stay the turns that they were."""
        original = self._store.get(Original, document_id)
        document = self._store.get(Document, document_id)
        text = canonical(text)
        correction = Correction(original.text, text)
        return ImportedTranscript(
            text=text,
            turns=tuple(_moved_turns(original.turns, correction)),
            language=document.language,
            file_name=original.file_name,
            source_format=document.source_format,
            file_sha256=original.file_sha256,
        )

    def preview(self, document_id: str, corrected: ImportedTranscript) -> Corrected:
        """Say what a correction would do; nothing is changed. Raises `InvalidInput` (`nothing_corrected`)."""
        with self._store.hold():
            return _Moving(self._store, self._texts, document_id, corrected).said

    def correct(
        self,
        document_id: str,
        corrected: ImportedTranscript,
        *,
        coder: str,
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> Corrected:
        """Correct an interview's text, in one step that can be undone; may run off the GUI thread.

        Raises `InvalidInput` (`nothing_corrected`), `NotPermitted` (`key_missing`) and `Cancelled`.
        """
        with self._store.hold():
            _Moving(self._store, self._texts, document_id, corrected)
        language = self._store.get(Document, document_id).language
        detected = self._detector.detect([(document_id, corrected.text, language)], progress, cancel)
        engines = self._detector.engines()
        with self._store.hold():
            moving = _Moving(self._store, self._texts, document_id, corrected)
            key = self._key_changes(moving, detected)
            derived = derive(self._store, key, without=[document_id])
            document = replace(moving.document, engines=engines)
            changes: list[Change] = [*key, Put(document), *derived.changes]
            text = derived_text(self._store, document_id, key)
            if text is not None:
                derived.take(text.record, text.data, self._store.find(DocumentText, document_id))
                changes.append(Put(text.record))
            changes += moving.changes(text.shown if text else None, coder)
            details = {
                "document": document_id,
                "unsure": [item.coding_id for item in moving.said.of(Moved.UNSURE)],
                "lost": [item.coding_id for item in moving.said.of(Moved.LOST)],
            }
            self._store.commit(
                "document_corrected",
                changes,
                actor=coder,
                details=details,
                blobs=derived.blobs,
                erase_blobs=derived.erased_blobs,
            )
            return moving.said

    def _key_changes(self, moving: _Moving, detected: Mapping[str, Sequence[Detected]]) -> list[Change]:
        """Move the places of names that stand as they did, and look for all names in the corrected text."""
        study = self._store.all(Study)[0]
        entities, findings = self._store.all(Entity), self._store.all(Finding)
        moved = {item.id: item for item in moving.findings()}
        gone = {item.id: item for item in findings if item.document_id == moving.id and item.id not in moved}
        kept = [moved.get(item.id, item) for item in findings if item.id not in gone]
        originals = [moving.original if item.id == moving.id else item for item in self._store.all(Original)]
        terms = self._store.all(ListedTerm)
        linked = link(originals, detected, entities, kept, study.language)
        linked = refined(linked, originals, entities, kept, terms, study.language, study.replacement_style)
        put: dict[str, Record] = dict(moved)
        put.update({item.id: item for item in linked.put})
        removed: dict[str, Record] = dict(gone)
        removed.update({item.id: item for item in linked.removed})
        changes: list[Change] = [Put(moving.original)]
        changes += [Put(item) for item in put.values() if item.id not in removed]
        return changes + [Remove(item) for item in removed.values()]


class _Moving:
    """One correction of one document: where everything goes."""

    def __init__(self, store: ProjectStore, texts: Texts, document_id: str, corrected: ImportedTranscript) -> None:
        self._store, self._texts, self.id = store, texts, document_id
        before = store.get(Original, document_id)
        if before.text == corrected.text and before.turns == corrected.turns:
            raise InvalidInput(
                "nothing_corrected", "The text is the same as before.", "Correct something, or leave it as it is."
            )
        self._former = store.get(Document, document_id)
        speakers = _speakers(before, corrected)
        self.original = replace(
            before,
            text=corrected.text,
            file_name=corrected.file_name,
            file_sha256=corrected.file_sha256,
            turns=corrected.turns,
            speakers=speakers,
        )
        turns = as_turns(corrected.turns, speakers)
        self.document = replace(self._former, turns=turns, char_count=len(corrected.text))
        self._correction = Correction(before.text, corrected.text)
        self._codings = store.all(Coding, document_id=document_id)
        self._places = {item.id: self._place(item.start, item.end, quotable=True) for item in self._codings}
        self.said = self._effects()

    def _place(self, start: int, end: int, *, quotable: bool = False) -> NewPlace:
        """Give a span's new place; a quotation must stand in one turn that may be coded."""
        place = self._correction.place(start, end)
        if quotable and place.how is not Moved.LOST:
            turn = turn_at(self.document, place.start, place.end)
            if turn is None or not turn.can_be_coded:
                return replace(place, how=Moved.LOST)
        return place

    def _effects(self) -> Corrected:
        labels = {code.id: code.label for code in self._store.all(Code)}
        shown = self._texts.shown(self.id)
        effects = [
            Effect(item.id, labels[item.code_id], _words(shown, item.start, item.end), self._places[item.id].how)
            for item in self._codings
        ]
        codes = self._store.all(Code, label_document_id=self.id, origin=CodeOrigin.IN_VIVO)
        lost = [code for code in codes if not _is_sure(self._place(code.label_start, code.label_end))]
        suggestions = [item for item in self._store.all(Suggestion, document_id=self.id) if item.start >= 0]
        return Corrected(
            effects=tuple(effects),
            labels_lost=len(lost),
            suggestions_lost=sum(not _is_sure(self._place(item.start, item.end)) for item in suggestions),
            changed_words=sum(len(self.original.text[a:b].split()) for a, b in self._correction.changed_spans),
        )

    def findings(self) -> Iterator[Finding]:
        """Give the places of names that stand in the corrected text as they did."""
        for item in self._store.all(Finding, document_id=self.id):
            place = self._place(item.start, item.end)
            if place.how is Moved.EXACT:
                yield replace(item, start=place.start, end=place.end)

    def changes(self, shown: SegmentMap | None, coder: str) -> list[Change]:
        """Give the study's changes, quotations to whole replacements of the corrected text."""
        changed: list[Change] = [*self._of_codings(shown, coder), *self._of_codes(shown)]
        changed += [Put(item) for item in self._suggestions(shown)]
        for passage in self._store.all(Passage, document_id=self.id):
            place = self._place(passage.start, passage.end)
            moved = replace(passage, start=place.start, end=place.end)
            changed.append(Remove(passage) if place.how is Moved.LOST else Put(moved))
        for case in self._store.all(NegativeCase, document_id=self.id):
            place = self._place(case.start, case.end)
            start, end = shown.widen(place.start, place.end) if shown else (place.start, place.end)
            changed.append(Remove(case) if place.how is Moved.LOST else Put(replace(case, start=start, end=end)))
        changed += [Put(item) for item in self._checks()]
        return [item for item in changed if not self._is_as_it_was(item)]

    def _is_as_it_was(self, change: Change) -> bool:
        return isinstance(change, Put) and self._store.find(type(change.record), change.record.id) == change.record

    def _of_codings(self, shown: SegmentMap | None, coder: str) -> Iterator[Change]:
        before = self._texts.shown(self.id)
        check, gone = _MEMOS["de" if self._store.all(Study)[0].language == "de" else "en"]
        for coding in self._codings:
            place = self._places[coding.id]
            words = _words(before, coding.start, coding.end)
            if place.how is Moved.LOST:
                yield from without_codings(self._store, [coding])
                text = gone.format(title=self._former.title, words=words)
                yield Put(Memo(target_kind="Code", target_id=coding.code_id, kind=CHECK, text=text, coder_id=coder))
                continue
            start, end = shown.widen(place.start, place.end) if shown else (place.start, place.end)
            yield Put(replace(coding, start=start, end=end))
            if place.how is Moved.UNSURE:
                text = check.format(words=words)
                yield Put(Memo(target_kind="Coding", target_id=coding.id, kind=CHECK, text=text, coder_id=coder))

    def _of_codes(self, shown: SegmentMap | None) -> Iterator[Change]:
        for code in self._store.all(Code, label_document_id=self.id, origin=CodeOrigin.IN_VIVO):
            place = self._place(code.label_start, code.label_end)
            if _is_sure(place) and shown:
                start, end = shown.widen(place.start, place.end)
                label = shown.slice(start, end)
                yield Put(replace(code, label=label, label_start=start, label_end=end))
            else:
                researcher = CodeOrigin.RESEARCHER
                yield Put(replace(code, origin=researcher, label_document_id="", label_start=-1, label_end=-1))

    def _suggestions(self, shown: SegmentMap | None) -> Iterator[Suggestion]:
        for known in self._store.all(Suggestion, document_id=self.id):
            candidates = [self._place(*span) for span in known.candidates]
            item = replace(known, candidates=tuple((c.start, c.end) for c in candidates if _is_sure(c)))
            place = self._place(max(item.start, 0), max(item.end, 0)) if item.start >= 0 else None
            if place is None:
                yield item
            elif _is_sure(place):
                start, end = shown.widen(place.start, place.end) if shown else (place.start, place.end)
                turn = turn_at(self.document, start, end)
                yield replace(item, start=start, end=end, turn=turn.index if turn else item.turn)
            else:
                status = SuggestionStatus.UNGROUNDED if item.status in _WAITING else item.status
                yield replace(item, start=-1, end=-1, grounding=Grounding.NOT_IN_TEXT, status=status)

    def _checks(self) -> Iterator[SentenceCheck]:
        for check in self._store.all(SentenceCheck):
            places = tuple(
                (one, *self._span(start, end)) if one == self.id else (one, start, end)
                for one, start, end in check.places
            )
            yield replace(check, places=places)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        place = self._place(start, end)
        return place.start, place.end


def _is_sure(place: NewPlace) -> bool:
    return place.how in (Moved.EXACT, Moved.CORRECTED)


def _words(shown: SegmentMap | None, start: int, end: int) -> str:
    return shown.slice(start, end) if shown else ""


def _moved_turns(turns: Sequence[ImportedTurn], correction: Correction) -> Iterator[ImportedTurn]:
    """Give the turns in the corrected text, in order and apart; one without words is left out."""
    last = 0
    for turn in turns:
        label = correction.place(turn.label_start, turn.label_end)
        place = correction.place(turn.start, turn.end)
        start, end = max(place.start, last), place.end
        words = correction.after[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
        if place.how is Moved.LOST or start >= end:
            continue
        has_label = label.how is not Moved.LOST and last <= label.start < label.end <= start
        at = (label.start, label.end) if has_label else (start, start)
        yield replace(turn, label_start=at[0], label_end=at[1], start=start, end=end)
        last = end


def _speakers(before: Original, corrected: ImportedTranscript) -> dict[str, str]:
    """Say who each label is: as before; the only new label in place of the only one that went is the same person."""
    labels = corrected.labels
    known = {label: before.speakers[label] for label in labels if label in before.speakers}
    new = [label for label in labels if label not in known]
    gone = [label for label in before.speakers if label not in labels]
    if len(new) == len(gone) == 1:
        return {**known, new[0]: before.speakers[gone[0]]}
    return {**known, **{label: _role(label, corrected.interviewer_labels) for label in new}}


def _role(label: str, interviewers: Iterable[str]) -> str:
    return "I" if label in interviewers else "-"
