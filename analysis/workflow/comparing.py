"""Constant comparison: a quotation that joined a concept beside those that were there, and what came of it.

That is recorded; splitting and merging are acts of their own, done where the structure is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put
from analysis.records import Category, Coding, Comparison, Level, Memo, MemoKind, Outcome, Placement
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held


@dataclass(frozen=True, slots=True)
class ToCompare:
    """A quotation with those that stood in its concept before it, oldest first."""

    concept: Category
    coding: Coding
    earlier: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as it was recorded; None for what is not in the study any more."""

    comparison: Comparison
    concept: Category | None
    coding: Coding | None


class Comparing:
    """The use cases around comparing quotations."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard

    @held
    def waiting(self, concept_id: str = "") -> list[ToCompare]:
        """Give the quotations that were not compared in their concept yet; the first of a concept has nothing to."""
        done = {(item.category_id, item.coding_id) for item in self._store.all(Comparison)}
        return [
            one
            for one in self._quotations()
            if one.earlier and concept_id in ("", one.concept.id) and (one.concept.id, one.coding.id) not in done
        ]

    @held
    def recorded(self) -> list[Compared]:
        """Give all comparisons in the order in which they were made."""
        found = sorted(self._store.all(Comparison), key=lambda item: item.created_at)
        return [
            Compared(item, self._store.find(Category, item.category_id), self._store.find(Coding, item.coding_id))
            for item in found
        ]

    @held
    def record(self, concept_id: str, coding_id: str, outcome: Outcome, *, coder: str, note: str = "") -> Comparison:
        """Record what came of it; a note becomes a theoretical memo on the concept where the outcome is `MEMO`.

        Raises `InvalidInput` (`not_in_concept`, `empty_memo`).
        """
        places = (one for one in self._quotations() if (one.concept.id, one.coding.id) == (concept_id, coding_id))
        one = next(places, None)
        if one is None or not one.earlier:
            raise InvalidInput(
                "not_in_concept",
                "This quotation has no earlier ones in that concept to be compared with.",
                "Choose one of those that wait.",
            )
        if outcome is Outcome.MEMO and not note.strip():
            raise InvalidInput("empty_memo", "The memo is empty.", "Write something, or leave it.")
        note = self._guard.clean(note.strip())
        made = Comparison(
            category_id=concept_id,
            coding_id=coding_id,
            earlier_ids=tuple(item.id for item in one.earlier),
            outcome=outcome,
            note="" if outcome is Outcome.MEMO else note,
            coder_id=coder,
        )
        changes: list[Change] = [Put(made)]
        if outcome is Outcome.MEMO:
            kind = MemoKind.THEORETICAL.value
            changes.append(
                Put(Memo(target_kind="Category", target_id=concept_id, kind=kind, text=note, coder_id=coder))
            )
        details = {"comparison": made.id, "category": concept_id, "coding": coding_id, "outcome": outcome.value}
        self._store.commit("quotations_compared", changes, actor=coder, details=details)
        return made

    def _quotations(self) -> Iterator[ToCompare]:
        concepts = {item.id: item for item in self._store.all(Category, level=Level.CONCEPT)}
        home = {item.child_id: item.parent_id for item in self._store.all(Placement, final=True)}
        found: dict[str, list[Coding]] = {}
        for coding in sorted(self._store.all(Coding), key=lambda item: item.created_at):
            concept = home.get(coding.code_id, "")
            if concept in concepts:
                earlier = found.setdefault(concept, [])
                yield ToCompare(concepts[concept], coding, tuple(earlier))
                earlier.append(coding)
