"""How the sample came about, in dated notes: who was chosen, how approached, who refused, where, and why it ended.

That collecting ended is one note at most: noted again, it says so anew, and the ledger keeps what it said before.
"""

from __future__ import annotations

from dataclasses import replace

from analysis.errors import InvalidInput
from analysis.ports import ProjectStore, Put, Remove
from analysis.records import SamplingKind, SamplingNote
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.permissions import checked_day


class Sampling:
    """The use cases around notes on the sample."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard

    def notes(self) -> list[SamplingNote]:
        return notes_of(self._store)

    @property
    def ended(self) -> SamplingNote | None:
        """The note that collecting ended, if it did."""
        return next((item for item in self.notes() if item.kind is SamplingKind.ENDED), None)

    @held
    def note(self, kind: SamplingKind, text: str, *, coder: str, day: str = "") -> SamplingNote:
        """Note it; that collecting ended needs the day.

        Raises `InvalidInput` (`empty_note`, `bad_date`, `end_without_day`).
        """
        known = self.ended if kind is SamplingKind.ENDED else None
        made = SamplingNote(kind=kind, text="", coder_id=coder)
        return self._keep(replace(made, id=known.id) if known else made, text, day, coder)

    @held
    def change(self, note_id: str, text: str, *, coder: str, day: str = "") -> SamplingNote:
        """Say it otherwise. Raises as `note`, and `NotFound`."""
        return self._keep(self._store.get(SamplingNote, note_id), text, day, coder)

    @held
    def remove(self, note_id: str, *, coder: str) -> None:
        known = self._store.get(SamplingNote, note_id)
        self._store.commit("sampling_note_removed", [Remove(known)], actor=coder, details=_details(known))

    def _keep(self, note: SamplingNote, text: str, day: str, coder: str) -> SamplingNote:
        text, day = self._guard.clean(text.strip()), checked_day(day)
        if not text:
            raise InvalidInput("empty_note", "There is nothing in this note.", "Type what is to be kept.")
        if note.kind is SamplingKind.ENDED and not day:
            raise InvalidInput("end_without_day", "When did collecting end?", "Give the day of its end.")
        made = replace(note, text=text, day=day)
        if made != note:
            self._store.commit("sampling_noted", [Put(made)], actor=coder, details=_details(made))
        return made


def notes_of(store: ProjectStore) -> list[SamplingNote]:
    """Give the notes by kind, then in the order in which they were made."""
    order = list(SamplingKind)
    return sorted(store.all(SamplingNote), key=lambda item: (order.index(item.kind), item.created_at))


def _details(note: SamplingNote) -> dict[str, str]:
    return {"note": note.id, "what": note.kind.value}
