"""How many quotations each code has and who speaks in them, counted interview by interview and kept.

In a large study counting all of them takes seconds. So it is done one interview at a time, without keeping others from
the store in between, and after a change only its interview is counted again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from analysis.kept_turns import in_passing
from analysis.ports import Event, ProjectStore
from analysis.records import Coding, Document

Voices = dict[str, frozenset[str]]
"""For each speaker of one interview, or "" where nobody speaks, each code of a quotation, once for each of them."""


class Quotations:
    """Counts of one study. `follow` must hear of its changes; may be asked from any thread."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._counts: dict[str, Counter[str]] = {}
        self._voices: dict[str, Voices] = {}

    def count(self) -> tuple[Counter[str], dict[str, set[str]]]:
        """Give the number of quotations of each code, and who speaks in them."""
        totals: Counter[str] = Counter()
        people: dict[str, set[str]] = {}
        names: dict[str, str] = {}
        for document in self._store.all(Document):
            if document.id not in self._counts:
                self._read(document, names)
            totals.update(self._counts.get(document.id, {}))
            for speaker, codes in self._voices.get(document.id, {}).items():
                for code in codes:
                    people.setdefault(code, set()).add(speaker)
        return totals, people

    def follow(self, event: Event) -> None:
        """Forget what a change may have made wrong."""
        for change in event.changes:
            if change["table"] == Document.__name__:
                self._counts.pop(change["id"], None)
            elif change["table"] == Coding.__name__:
                sides = [side for side in (change["before"], change["after"]) if side is not None]
                for side in sides:
                    self._counts.pop(side["document_id"], None)
                if not sides:
                    self._counts.clear()

    def _read(self, document: Document, names: dict[str, str]) -> None:
        """Count one interview; `names` lets all interviews share the ids of codes."""
        turns = sorted(in_passing(document.turns), key=lambda turn: turn.start)
        starts = [turn.start for turn in turns]
        counts: Counter[str] = Counter()
        voices: dict[str, set[str]] = {}
        with self._store.hold():
            rows = self._store.tally(Coding, "code_id", "start", document_id=document.id)
            for (code_id, start), count in rows.items():
                code = names.setdefault(code_id, code_id)
                counts[code] += count
                at = bisect_right(starts, int(start)) - 1
                is_inside = at >= 0 and int(start) < turns[at].end
                voices.setdefault(turns[at].speaker if is_inside else "", set()).add(code)
            self._counts[document.id] = counts
            self._voices[document.id] = {speaker: frozenset(codes) for speaker, codes in voices.items()}
