"""Undo and redo over the ledger: both append an event that takes the other back, also after a restart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from analysis.ports import Change, Event, ProjectStore, Put
from analysis.records import Code, DocumentText
from analysis.workflow.texts import derive

UNDOABLE = {
    "attributes_changed", "category_added", "category_changed", "category_removed", "code_changed", "code_created",
    "code_removed", "coding_added", "coding_removed", "document_renamed", "memo_removed", "memo_written",
    "place_picked", "placement_changed", "settings_changed", "suggestion_decided",
}  # fmt: skip
UNDOABLE_BEFORE_SENDING = {
    "document_approved", "document_imported", "document_removed", "identifier_added", "identifier_changed",
    "identifier_decided", "identifiers_detected", "speaker_changed",
}  # fmt: skip
SENDING = {"call_prepared"}
PAGE = 200


class History:
    """The events of a study, and taking them back in order."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store

    def events(self, after: int = 0, kinds: Iterable[str] = ()) -> list[Event]:
        return self._store.events(after=after, kinds=kinds)

    def next_undo(self) -> Event | None:
        """Give the event that undo would take back.

        Steps on texts and identifiers can be taken back only until something was asked for since.
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
            elif event.kind in UNDOABLE or event.kind in UNDOABLE_BEFORE_SENDING:
                blocked = event.erased or (sent and event.kind in UNDOABLE_BEFORE_SENDING)
                return None if blocked else event
        return None

    def next_redo(self) -> Event | None:
        """Give the undone event that redo would bring back; None after anything else was done."""
        redone: set[str] = set()
        for event in self._backwards():
            if event.kind == "redone":
                redone.add(event.details["undoes"])
            elif event.kind == "undone":
                if event.id not in redone:
                    return event
            else:
                return None
        return None

    def undo(self, *, coder: str) -> Event | None:
        """Take the last step back; None where there is none."""
        event = self.next_undo()
        return None if event is None else self._take_back(event, "undone", coder)

    def redo(self, *, coder: str) -> Event | None:
        """Bring the last undone step back; None where there is none."""
        event = self.next_redo()
        return None if event is None else self._take_back(event, "redone", coder)

    def _take_back(self, event: Event, kind: str, coder: str) -> Event:
        changes = self._store.inverse(event)
        details = {"event": event.seq, "kind": event.details.get("kind", event.kind)}
        if not event.details.get("erased_blobs"):
            return self._store.commit(kind, changes, actor=coder, details=details, undoes=event.id)
        # Texts that the study keeps follow from the key file: they are derived, since their former words are erased.
        kept = [change for change in changes if not _is_derived(change)]
        derived = derive(self._store, kept)
        approvals = {change.record.id: change.record for change in changes if isinstance(change.record, DocumentText)}
        return self._store.commit(
            kind,
            [*kept, *(_reapproved(change, approvals) for change in derived.changes)],
            actor=coder,
            details=details,
            undoes=event.id,
            blobs=derived.blobs,
            erase_blobs=derived.erased_blobs,
        )

    def _note(self, event: Event, taken_back: set[str]) -> None:
        """Walking backwards: an undo hides its event unless it was itself redone later."""
        if event.id in taken_back:
            return
        taken_back.add(event.details["undoes"])

    def _backwards(self) -> Iterator[Event]:
        last = self._store.last_seq()
        while last > 0:
            first = max(0, last - PAGE)
            yield from reversed([event for event in self._store.events(after=first) if event.seq <= last])
            last = first


def _is_derived(change: Change) -> bool:
    return isinstance(change.record, DocumentText | Code)


def _reapproved(change: Change, former: Mapping[str, object]) -> Change:
    """Where the words come out as they were once approved, that approval holds again."""
    record = change.record
    earlier = former.get(record.id)
    if (
        isinstance(change, Put)
        and isinstance(record, DocumentText)
        and isinstance(earlier, DocumentText)
        and earlier.segments_digest == record.segments_digest
    ):
        return Put(earlier)
    return change
