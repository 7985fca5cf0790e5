"""Undo and redo over the ledger: both append an event that takes the other back, also after a restart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.ports import Change, Event, ProjectStore, Put
from analysis.records import DocumentText, Entity, LlmCall, Suggestion, SuggestionStatus
from analysis.workflow.taking_out import TakingOut, hidden_again
from analysis.workflow.texts import derive_back

UNDOABLE = {
    "ai_policy_set", "attributes_changed", "blind_finished", "blind_started", "categories_merged", "category_added",
    "category_changed", "category_removed", "category_split", "code_changed", "code_created", "code_removed",
    "code_split", "coder_package_merged", "codes_brought_in", "codes_merged", "coding_added", "coding_removed",
    "disagreement_discussed", "document_renamed", "groups_arranged", "guide_changed", "guide_question_placed",
    "guide_used", "hold_out_set", "memo_removed", "memo_written", "negative_case_marked", "negative_case_removed",
    "never_leaves_changed", "participant_restricted", "passage_added", "passage_removed", "passages_flagged",
    "passages_marked", "permission_changed", "place_picked", "placement_changed", "quotations_compared",
    "relation_removed", "relation_set", "retention_changed", "revisited", "rule_removed", "rule_written",
    "sampling_note_removed", "sampling_noted", "settings_changed", "suggestion_decided", "suggestion_restored",
    "version_named",
}  # fmt: skip
UNDOABLE_WITH_KEY = {
    "document_approved", "document_corrected", "document_imported", "document_removed", "identifier_added",
    "identifier_changed", "identifier_decided", "identifiers_detected", "identifiers_listed", "identifiers_restyled",
    "project_brought_in", "speaker_changed",
}  # fmt: skip
BATCH = "run_ended"
"""What a run suggested and nobody decided on is put aside as one step; what was sent stays recorded as sent."""
FINAL = {"participant_withdrawn", "participant_anonymised"}
"""Steps that can't be taken back, and before which nothing can be."""
SENDING = {"call_prepared"}
FIRST_PAGE, PAGE = 10, 200


class History:
    """The events of a study, and taking them back in order."""

    def __init__(self, store: ProjectStore, taking_out: TakingOut) -> None:
        self._store = store
        self._taking_out = taking_out

    def events(self, after: int = 0, kinds: Iterable[str] = ()) -> list[Event]:
        return self._store.events(after=after, kinds=kinds)

    def next_undo(self) -> Event | None:
        """Give the event that undo would take back.

        Steps on texts and identifiers need the key file. An interview that was asked about stays, and what was found in
        one of which the study holds words since.
        """
        taken_back: set[str] = set()
        for event in self._backwards():
            if event.kind in FINAL:
                return None
            if event.kind in ("undone", "redone"):
                self._note(event, taken_back)
            elif event.id not in taken_back and self._is_a_step(event):
                return event if self._can_be_taken_back(event) else None
        return None

    def _is_a_step(self, event: Event) -> bool:
        if event.kind == BATCH:
            return bool(self._store.count(Suggestion, run_id=event.details["run"], status=SuggestionStatus.OPEN))
        return event.kind in UNDOABLE | UNDOABLE_WITH_KEY

    def _can_be_taken_back(self, event: Event) -> bool:
        if event.erased or (event.kind in UNDOABLE_WITH_KEY and not self._store.has_key):
            return False
        if event.kind == "identifiers_detected":
            return not self._has_words(event)
        return event.kind not in ("document_imported", "project_brought_in") or not self._was_asked_about(event)

    def _has_words(self, event: Event) -> bool:
        """Tell whether the study holds words of an interview that was searched: without the finds, names were there."""
        documents = {change["id"] for change in event.changes if change["table"] == "Document"}
        return any(text.id in documents for text in self._store.all(DocumentText))

    def _was_asked_about(self, event: Event) -> bool:
        documents = event.details.get("documents") or [event.details["document"]]
        return any(self._store.count(LlmCall, document_id=document) for document in documents)

    def next_redo(self) -> Event | None:
        """Give the undone event that redo would bring back; None after anything else was done."""
        redone: set[str] = set()
        for event in self._backwards():
            if event.kind == "redone":
                redone.add(event.details["undoes"])
            elif event.kind == "undone":
                if event.id not in redone:
                    return None if event.details.get("needs_key") else event
            elif event.kind in UNDOABLE | UNDOABLE_WITH_KEY | SENDING | FINAL:
                return None
        return None

    def undo(self, *, coder: str) -> Event | None:
        """Take the last step back; None where there is none."""
        with self._store.hold():
            event = self.next_undo()
            return None if event is None else self._take_back(event, "undone", coder)

    def redo(self, *, coder: str) -> Event | None:
        """Bring the last undone step back; None where there is none."""
        with self._store.hold():
            event = self.next_redo()
            return None if event is None else self._take_back(event, "redone", coder)

    def _take_back(self, event: Event, kind: str, coder: str) -> Event:
        changes = self._inverse(event)
        derived = derive_back(self._store, changes)
        of_kind = event.details.get("kind", event.kind)
        hidden = hidden_again(self._store, changes)
        if of_kind == "identifier_added":
            hidden |= {change.record.id for change in changes if isinstance(change.record, Entity)}
        done = self._store.commit(
            kind,
            derived.changes,
            actor=coder,
            details={"event": event.seq, "kind": of_kind},
            undoes=event.id,
            blobs=derived.blobs,
            erase_blobs=derived.erased_blobs,
        )
        self._taking_out.take_out(hidden, coder)
        return done

    def _inverse(self, event: Event) -> list[Change]:
        """Give what takes an event back.

        Of a batch that is what still waits; of the approval of a text that was asked about, the approval alone.
        """
        if event.kind == BATCH:
            waiting = self._store.all(Suggestion, run_id=event.details["run"], status=SuggestionStatus.OPEN)
            return [Put(replace(item, status=SuggestionStatus.SET_ASIDE)) for item in waiting]
        if event.kind == "document_approved" and self._was_asked_about(event):
            text = self._store.get(DocumentText, event.details["document"])
            return [Put(replace(text, approved_by="", approved_at="", approved_how=None))]
        return self._store.inverse(event)

    def _note(self, event: Event, taken_back: set[str]) -> None:
        """Walking backwards: an undo hides its event unless it was itself redone later."""
        if event.id in taken_back:
            return
        taken_back.add(event.details["undoes"])

    def _backwards(self) -> Iterator[Event]:
        last, size = self._store.last_seq(), FIRST_PAGE
        while last > 0:
            yield from reversed(self._store.events(after=last - size, until=last))
            last, size = last - size, PAGE
