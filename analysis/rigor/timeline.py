"""When was decided and coded: how many decisions of each sort, and codings by hand, on each day of work.

Days are those of the study's clock (UTC). Beyond `MOST_COLUMNS` days weeks are counted, beyond as many weeks months.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.ports import ProjectStore
from analysis.records import Coding, Decision, DecisionAction

MOST_COLUMNS = 40
LIMITS = ("says_not_how_well", "undone_stay")
BY_HAND, OTHER = "by_hand", "other"
SORTS = {
    DecisionAction.ACCEPT: "accepted",
    DecisionAction.EDIT: "edited",
    DecisionAction.REJECT: "rejected",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A day, or the days from `first` (ISO 8601) on that are counted as one, with the numbers by sort."""

    first: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole report. `unit` is "day", "week" or "month"; spans in which nothing was done are there too."""

    unit: str
    spans: tuple[Span, ...]
    limits: tuple[str, ...]
    events: tuple[int, ...]

    @property
    def sorts(self) -> tuple[str, ...]:
        """The sorts that occur, in a fixed order."""
        there = {name for span in self.spans for name, count in span.counts.items() if count}
        return tuple(name for name in (*SORTS.values(), OTHER, BY_HAND) if name in there)


def timeline(store: ProjectStore) -> Timeline:
    """Count decisions and codings by hand over time; may run off the GUI thread."""
    with store.hold():
        decisions = store.all(Decision)
        by_hand = [item for item in store.all(Coding) if not item.suggestion_id]
        events = tuple(
            event.seq
            for event in store.events(kinds=("suggestion_decided", "code_created", "coding_added"))
            if event.changes
        )
    moments = [(item.decided_at, SORTS.get(item.action, OTHER)) for item in decisions]
    moments += [(item.created_at, BY_HAND) for item in by_hand]
    days = [(date.fromisoformat(at[:10]), sort) for at, sort in moments]
    for unit, first_of, following in _UNITS:
        counted = Counter((first_of(day), sort) for day, sort in days)
        firsts = sorted({first for first, _ in counted})
        spans = _between(firsts, following)
        if len(spans) <= MOST_COLUMNS or unit == "month":
            sorts = {sort for _, sort in counted}
            found = tuple(
                Span(first.isoformat(), {sort: counted[first, sort] for sort in sorted(sorts)}) for first in spans
            )
            return Timeline(unit, found, LIMITS, events)
    raise AssertionError


def _between(firsts: list[date], following: Callable[[date], date]) -> list[date]:
    """Give all spans from the first to the last, also those in which nothing was done."""
    found = firsts[:1]
    while found and found[-1] < firsts[-1]:
        found.append(following(found[-1]))
    return found


def _month(day: date) -> date:
    return day.replace(day=1)


_UNITS: tuple[tuple[str, Callable[[date], date], Callable[[date], date]], ...] = (
    ("day", lambda day: day, lambda day: day + timedelta(days=1)),
    ("week", lambda day: day - timedelta(days=day.weekday()), lambda day: day + timedelta(days=7)),
    ("month", _month, lambda day: _month(day + timedelta(days=31))),
)
