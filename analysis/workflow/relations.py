"""Axial coding: how themes hang together, each relation with the quotations that it rests on.

A relation reads from its source: “source is a condition of target”. It goes with either of its themes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.records import Category, Coding, Level, Relation, RelationKind
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held


@dataclass(frozen=True, slots=True)
class Related:
    """A relation with its two themes."""

    relation: Relation
    source: Category
    target: Category


class Relations:
    """The use cases around relations between themes."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard

    @held
    def all(self) -> list[Related]:
        """Give relations in the order in which they were made."""
        themes = {item.id: item for item in self._store.all(Category)}
        relations = sorted(self._store.all(Relation), key=lambda item: item.created_at)
        return [
            Related(item, themes[item.source_id], themes[item.target_id])
            for item in relations
            if item.source_id in themes and item.target_id in themes
        ]

    @held
    def quotations_of(self, theme_id: str) -> list[Coding]:
        """Give the quotations that stand beneath a theme, which a relation may rest on."""
        from analysis.records import Placement

        beneath, found = {theme_id}, {theme_id}
        placements = self._store.all(Placement, final=True)
        while beneath:
            beneath = {item.child_id for item in placements if item.parent_id in beneath} - found
            found |= beneath
        return [item for item in self._store.all(Coding) if item.code_id in found]

    @held
    def relate(
        self,
        source_id: str,
        target_id: str,
        kind: RelationKind,
        *,
        coder: str,
        label: str = "",
        note: str = "",
        coding_ids: Sequence[str] = (),
    ) -> Relation:
        """Relate two themes; `label` is her own word for it and needed for `OWN`.

        Raises `InvalidInput` (`same_theme`, `not_a_theme`, `no_own_word`, `related_already`), `NotFound`.
        """
        if source_id == target_id:
            raise InvalidInput("same_theme", "A theme is not related to itself.", "Choose two themes.")
        for theme_id in (source_id, target_id):
            if self._store.get(Category, theme_id).level is not Level.THEME:
                raise InvalidInput("not_a_theme", "Only themes are related to each other.", "Choose two themes.")
        label = self._guard.clean(" ".join(label.split()))
        if kind is RelationKind.OWN and not label:
            raise InvalidInput("no_own_word", "A relation of your own needs a word.", "Type what it is.")
        for known in self._store.all(Relation, source_id=source_id, target_id=target_id):
            if (known.kind, known.label) == (kind, label):
                raise InvalidInput(
                    "related_already", "These themes are related so already.", "Change that relation instead."
                )
        quoted = tuple(self._store.get(Coding, item).id for item in dict.fromkeys(coding_ids))
        made = Relation(
            source_id=source_id,
            target_id=target_id,
            kind=kind,
            label=label,
            note=self._guard.clean(note.strip()),
            coding_ids=quoted,
            coder_id=coder,
        )
        self._store.commit("relation_set", [Put(made)], actor=coder, details=_details(made))
        return made

    @held
    def change(
        self, relation_id: str, *, coder: str, note: str | None = None, coding_ids: Sequence[str] | None = None
    ) -> Relation:
        """Change what a relation rests on, or the note on it; None leaves it."""
        known = self._store.get(Relation, relation_id)
        quoted = known.coding_ids
        if coding_ids is not None:
            quoted = tuple(self._store.get(Coding, item).id for item in dict.fromkeys(coding_ids))
        said = known.note if note is None else self._guard.clean(note.strip())
        made = replace(known, note=said, coding_ids=quoted)
        if made != known:
            self._store.commit("relation_set", [Put(made)], actor=coder, details=_details(made))
        return made

    @held
    def remove(self, relation_id: str, *, coder: str) -> None:
        known = self._store.get(Relation, relation_id)
        self._store.commit("relation_removed", [Remove(known)], actor=coder, details=_details(known))


def _details(relation: Relation) -> dict[str, str]:
    return {"relation": relation.id, "source": relation.source_id, "target": relation.target_id}


def relations_of(store: ProjectStore, category_ids: Collection[str]) -> list[Relation]:
    """Give the relations that a category has on either side."""
    return [item for item in store.all(Relation) if {item.source_id, item.target_id} & set(category_ids)]


def relations_to(store: ProjectStore, moved: Mapping[str, str]) -> list[Change]:
    """Give the changes that let categories (by old and new id) be others; what would relate one to itself goes."""
    changes: list[Change] = []
    for item in relations_of(store, moved):
        source, target = moved.get(item.source_id, item.source_id), moved.get(item.target_id, item.target_id)
        known = store.all(Relation, source_id=source, target_id=target)
        is_there = any((one.kind, one.label) == (item.kind, item.label) for one in known)
        kept = replace(item, source_id=source, target_id=target)
        changes.append(Remove(item) if source == target or is_there else Put(kept))
    return changes
