"""Undo and redo over the ledger: both append an event that takes the other back, also after a restart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.ports import Event, ProjectStore
from analysis.records import Entity
from analysis.workflow.taking_out import TakingOut, hidden_again
from analysis.workflow.texts import derive_back

UNDOABLE = {
    "attributes_changed", "category_added", "category_changed", "category_removed", "code_changed", "code_created",
    "code_removed", "coding_added", "coding_removed", "document_renamed", "memo_removed", "memo_written",
    "never_leaves_changed", "passage_added", "passage_removed", "passages_flagged", "passages_marked",
    "permission_changed", "place_picked", "placement_changed", "settings_changed", "suggestion_decided",
}  # fmt: skip
UNDOABLE_BEFORE_SENDING = {
    "document_approved", "document_imported", "document_removed", "identifier_added", "identifier_changed",
    "identifier_decided", "identifiers_detected", "identifiers_listed", "identifiers_restyled", "speaker_changed",
}  # fmt: skip
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

        Steps on texts and identifiers can be taken back only until something was asked for since, and with the key
        file.
        """
        taken_back: set[str] = set()
        sent = False
        for event in self._backwards():
            if event.kind in ("undone", "redone"):
                self._note(event, taken_back)
            elif event.kind in SENDING:
                sent = True
            elif event.id in taken_back:
                continue
            elif event.kind in UNDOABLE:
                return None if event.erased else event
            elif event.kind in UNDOABLE_BEFORE_SENDING:
                return None if sent or event.erased or not self._store.has_key else event
        return None

    def next_redo(self) -> Event | None:
        """Give the undone event that redo would bring back; None after anything else was done."""
        redone: set[str] = set()
        for event in self._backwards():
            if event.kind == "redone":
                redone.add(event.details["undoes"])
            elif event.kind == "undone":
                if event.id not in redone:
                    return None if event.details.get("needs_key") else event
            elif event.kind in UNDOABLE | UNDOABLE_BEFORE_SENDING | SENDING:
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
        changes = self._store.inverse(event)
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
