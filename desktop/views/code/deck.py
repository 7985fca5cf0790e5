"""The suggestions for one interview in the order of the text, and which of them is on top. No widgets."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import StrEnum

from analysis.records import Suggestion, SuggestionStatus


class Show(StrEnum):
    """Which suggestions are gone through; AGREED are open ones that only say what she coded before she saw any."""

    OPEN = "open"
    LATER = "later"
    DECIDED = "decided"
    AGREED = "agreed"


_STATUSES = {
    Show.OPEN: (SuggestionStatus.OPEN,),
    Show.LATER: (SuggestionStatus.LATER,),
    Show.DECIDED: (SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED, SuggestionStatus.REJECTED),
    Show.AGREED: (SuggestionStatus.OPEN,),
}


class Deck:
    """Keeps the order, the filter and the place in it, and how long the one on top has been there.

    Suggestions without a place in the text (`start` below 0) are never in it: they are the drawer's.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: dict[str, Suggestion] = {}
        self._agreed: frozenset[str] = frozenset()
        self._shown_at = clock()
        self.show = Show.OPEN
        self.ids: list[str] = []
        self.current_id = ""

    def load(self, suggestions: Iterable[Suggestion], agreed: Iterable[str] = ()) -> None:
        """Take the suggestions of an interview, in the order of its text; the first of the filter is on top.

        `agreed` names those that are not offered because she coded the same herself.
        """
        self._all = {item.id: item for item in suggestions}
        self._agreed = frozenset(agreed)
        self._filter()
        self.go_to(self.ids[0] if self.ids else "")

    def filter(self, show: Show) -> None:
        self.show = show
        self._filter()
        self.go_to(self.ids[0] if self.ids else "")

    def update(self, suggestion: Suggestion) -> None:
        """Take one suggestion as it is now. If it leaves the filter while on top, the next one is on top."""
        self._all[suggestion.id] = suggestion
        at = self.position
        was_on_top = suggestion.id == self.current_id
        self._filter()
        if was_on_top and suggestion.id not in self.ids:
            self.go_to(self.ids[min(at, len(self.ids) - 1)] if self.ids else "")
        elif not self.current_id and self.ids:
            self.go_to(self.ids[0])

    def bring_back(self, suggestion_id: str) -> None:
        """Put a suggestion on top, changing the filter if need be; not one that no filter shows."""
        found = self._all.get(suggestion_id)
        if found is None or found.start < 0:
            return
        if suggestion_id not in self.ids:
            self.show = next((show for show in Show if self._belongs(found, show)), self.show)
            self._filter()
        if suggestion_id in self.ids:
            self.go_to(suggestion_id)

    def go_to(self, suggestion_id: str) -> None:
        if suggestion_id != self.current_id:
            self.current_id = suggestion_id
            self._shown_at = self._clock()

    def step(self, direction: int) -> None:
        """Move by one, stopping at both ends."""
        if self.ids:
            self.go_to(self.ids[min(max(self.position + direction, 0), len(self.ids) - 1)])

    @property
    def position(self) -> int:
        """Where the one on top stands among those of the filter, from 0."""
        return self.ids.index(self.current_id) if self.current_id in self.ids else 0

    @property
    def current(self) -> Suggestion | None:
        return self._all.get(self.current_id)

    @property
    def seconds(self) -> float:
        """How long the one on top has been there."""
        return round(self._clock() - self._shown_at, 2)

    def get(self, suggestion_id: str) -> Suggestion | None:
        return self._all.get(suggestion_id)

    def waiting(self) -> list[Suggestion]:
        """Give what is open or put off and stands in the text."""
        states = (SuggestionStatus.OPEN, SuggestionStatus.LATER)
        found = [item for item in self._all.values() if item.start >= 0 and item.status in states]
        return [item for item in found if item.id not in self._agreed]

    def unplaced(self) -> list[Suggestion]:
        """Give what has no place in the text (yet) and was not rejected."""
        gone = (SuggestionStatus.REJECTED, SuggestionStatus.INCOMPLETE, SuggestionStatus.SET_ASIDE)
        return [item for item in self._all.values() if item.start < 0 and item.status not in gone]

    def incomplete(self) -> list[Suggestion]:
        """Give what stood in answers that were cut: kept, and never offered."""
        return [item for item in self._all.values() if item.status is SuggestionStatus.INCOMPLETE]

    def dropped(self) -> list[Suggestion]:
        """Give what the critic dropped, in the order of the text: kept, and offered once she takes it back."""
        found = [item for item in self._all.values() if item.status is SuggestionStatus.DROPPED]
        return sorted(found, key=lambda item: (item.start, item.end))

    def count(self, show: Show) -> int:
        return sum(self._belongs(item, show) for item in self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    @property
    def has_any(self) -> bool:
        """Whether anything was suggested that can be decided on, or could not be placed."""
        return any(item.status is not SuggestionStatus.INCOMPLETE for item in self._all.values())

    def _belongs(self, item: Suggestion, show: Show) -> bool:
        is_agreed = item.id in self._agreed and item.status is SuggestionStatus.OPEN
        return item.start >= 0 and item.status in _STATUSES[show] and is_agreed == (show is Show.AGREED)

    def _filter(self) -> None:
        order = sorted(
            (item for item in self._all.values() if self._belongs(item, self.show)),
            key=lambda item: (item.start, item.end),
        )
        self.ids = [item.id for item in order]
