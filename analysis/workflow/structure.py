"""The Gioia data structure: codes into concepts, themes and dimensions.

A child may have several tentative homes and one in the final structure. Codes join categories and are never
rewritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput, NotFound
from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.records import Category, Code, Coding, Level, Memo, NegativeCase, Placement, Relation
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.quotations import Quotations
from analysis.workflow.ruling import without_rules

ORDER = [Level.CONCEPT, Level.THEME, Level.DIMENSION]
FIGURE_LABEL = "figure_label"
"""The kind of memo that holds what a category is called in figures, where that is shorter than its label."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the codebook's tree; `kind` is "code" or a `Level`'s value.

    `code_count` and `quotation_count` count what is beneath (itself for a code), `participant_count` the distinct
    speakers of those quotations. `figure_label` is what a category is called in figures, "" as it is labelled.
    """

    kind: str
    id: str
    label: str
    definition: str
    children: tuple[Node, ...] = ()
    code_count: int = 0
    quotation_count: int = 0
    participant_count: int = 0
    figure_label: str = ""


class Structure:
    """The use cases around categories and where codes stand in them."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard
        self._quotations = Quotations(store)
        store.subscribe(self._quotations.follow)

    def tree(self) -> tuple[Node, ...]:
        """Give the final structure: dimensions first, then what stands open at each level, codes last."""
        self._quotations.count()  # may take seconds the first time: nobody is kept waiting meanwhile
        with self._store.hold():
            return _Forest(self._store, self._quotations).roots()

    def categories(self, level: Level) -> list[Category]:
        found = self._store.all(Category, level=level)
        return sorted(found, key=lambda category: category.position)

    @held
    def open_items(self, level: Level) -> list[Node]:
        """List what could go into a level and has no final place."""
        return open_items(self._store, level)

    def homes(self, child_id: str) -> list[Placement]:
        """List the places of a code or category, the final one first."""
        return sorted(self._store.all(Placement, child_id=child_id), key=lambda placement: not placement.final)

    @held
    def add(
        self, level: Level, label: str, *, coder: str, definition: str = "", members: Sequence[str] = ()
    ) -> Category:
        """Make a category, with its first members in it. Raises `InvalidInput` (`empty_label`, `wrong_level`)."""
        clean = self._guard.clean
        category = new_category(self._store, level, clean(label), coder, clean(definition))
        changes: list[Change] = [Put(category)]
        for member in dict.fromkeys(members):
            require_fit(self._store, member, level)
            changes += placed(self._store, member, category.id, final=True)
        self._store.commit("category_added", changes, actor=coder, details={"category": category.id})
        return category

    @held
    def edit(
        self,
        category_id: str,
        *,
        coder: str,
        label: str | None = None,
        definition: str | None = None,
        includes: str | None = None,
        excludes: str | None = None,
        anchor_coding_id: str | None = None,
    ) -> None:
        """Change what a category says of itself; None leaves a field as it is, an empty anchor takes it off."""
        given = {
            "label": label if label is None else checked_label(label),
            "definition": definition,
            "includes": includes,
            "excludes": excludes,
        }
        chosen = {name: self._guard.clean(value) for name, value in given.items() if value is not None}
        if anchor_coding_id is not None:
            chosen["anchor_coding_id"] = self._store.get(Coding, anchor_coding_id).id if anchor_coding_id else ""
        category = replace(self._store.get(Category, category_id), **chosen)  # type: ignore[arg-type]
        details = {"category": category_id, "fields": sorted(chosen)}
        self._store.commit("category_changed", [Put(category)], actor=coder, details=details)

    def figure_label(self, category_id: str) -> str:
        """Give what a category is called in figures; "" where that is its label."""
        return figure_labels(self._store).get(category_id, "")

    @held
    def label_in_figure(self, category_id: str, text: str, *, coder: str) -> None:
        """Let a category be called otherwise in figures, without another label; "" takes that off."""
        self._store.get(Category, category_id)
        known = self._store.all(Memo, target_id=category_id, kind=FIGURE_LABEL)
        text = self._guard.clean(" ".join(text.split()))
        if text:
            memo = Memo(target_kind="Category", target_id=category_id, kind=FIGURE_LABEL, text=text, coder_id=coder)
            memo = replace(known[0], text=text, coder_id=coder) if known else memo
            self._store.commit("memo_written", [Put(memo)], actor=coder, details={"memo": memo.id})
        elif known:
            changes = [Remove(memo) for memo in known]
            self._store.commit("memo_removed", changes, actor=coder, details={"memo": known[0].id})

    @held
    def remove(self, category_id: str, *, coder: str) -> None:
        """Remove a category; what was in it stands open, its memos go."""
        category = self._store.get(Category, category_id)
        gone = [
            *self._store.all(Placement, parent_id=category_id),
            *self._store.all(Placement, child_id=category_id),
            *self._store.all(Memo, target_id=category_id),
            *self._store.all(Relation, source_id=category_id),
            *self._store.all(Relation, target_id=category_id),
            *self._store.all(NegativeCase, theme_id=category_id),
            category,
        ]
        changes = [*without_rules(self._store, [category_id]), *(Remove(item) for item in gone)]
        self._store.commit("category_removed", changes, actor=coder, details={"category": category_id})

    def place(self, child_id: str, parent_id: str | None, *, coder: str, final: bool = True) -> None:
        """Put a code or category into a category, or take it out of its final place (None).

        Raises `InvalidInput` (`wrong_level`): codes go into concepts or themes, concepts into themes, themes into
        dimensions.
        """
        self.place_all([child_id], parent_id, coder=coder, final=final)

    @held
    def place_all(self, child_ids: Sequence[str], parent_id: str | None, *, coder: str, final: bool = True) -> None:
        """Do as `place` with several in one step, which is undone as one; nothing is done if one does not fit.

        What has that place already is left as it is.
        """
        changes: list[Change] = []
        moved: list[str] = []
        homes = self._homes(child_ids)
        level = self._store.get(Category, parent_id).level if parent_id is not None else None
        for child_id in homes:
            found = self._placing(child_id, parent_id, level, homes[child_id], final=final)
            changes += found
            moved += [child_id] if found else []
        if changes:
            details = {"child": moved[0], "parent": parent_id or "", "final": final}
            if len(moved) > 1:
                details["children"] = moved
            self._store.commit("placement_changed", changes, actor=coder, details=details)

    def _homes(self, child_ids: Sequence[str]) -> dict[str, list[Placement]]:
        """Give the places of each child in their order; those of many are read at once."""
        homes: dict[str, list[Placement]] = {child_id: [] for child_id in child_ids}
        if len(homes) == 1:
            return {child_id: self._store.all(Placement, child_id=child_id) for child_id in homes}
        for item in self._store.all(Placement):
            if item.child_id in homes:
                homes[item.child_id].append(item)
        return homes

    def _placing(
        self, child_id: str, parent_id: str | None, level: Level | None, known: Sequence[Placement], *, final: bool
    ) -> list[Change]:
        if parent_id is None or level is None:
            return [Remove(item) for item in known if item.final]
        require_fit(self._store, child_id, level)
        if any(item.parent_id == parent_id and item.final == final for item in known):
            return []
        return _rehomed(known, child_id, parent_id, final=final)

    @held
    def move(self, category_id: str, position: int, *, coder: str) -> None:
        """Give a category another position (from 0) among those of its level."""
        category = self._store.get(Category, category_id)
        others = [item for item in self.categories(category.level) if item.id != category_id]
        others.insert(max(position, 0), category)
        changes = [Put(replace(item, position=at)) for at, item in enumerate(others) if item.position != at]
        if changes:
            self._store.commit("category_changed", changes, actor=coder, details={"category": category_id})


def figure_labels(store: ProjectStore) -> dict[str, str]:
    """Give what categories are called in figures, by id; those that are called by their label are not in it."""
    return {memo.target_id: memo.text for memo in store.all(Memo, kind=FIGURE_LABEL)}


def checked_label(label: str) -> str:
    """Trim a label. Raises `InvalidInput` (`empty_label`)."""
    label = " ".join(label.split())
    if not label:
        raise InvalidInput("empty_label", "A label can't be empty.", "Type a few words.")
    return label


def require_fit(store: ProjectStore, child_id: str, parent_level: Level) -> None:
    """Raise `InvalidInput` (`wrong_level`) or `NotFound` where a child can't go into a category of that level."""
    child = store.find(Category, child_id)
    if child is None and store.find(Code, child_id) is None:
        raise NotFound(
            "not_in_study", "There is no code or category {child}.", "It may have been removed.", child=child_id
        )
    fits = parent_level is not Level.DIMENSION if child is None else child.level.above is parent_level
    if not fits:
        raise InvalidInput(
            "wrong_level",
            "This does not fit there.",
            "Codes go into concepts or themes, concepts into themes, themes into dimensions.",
        )


def new_category(
    store: ProjectStore, level: Level, label: str, coder: str, definition: str = "", suggestion_id: str = ""
) -> Category:
    """Build a category at the end of its level; not committed."""
    last = max((item.position for item in store.all(Category, level=level)), default=-1)
    return Category(
        level=level,
        label=checked_label(label),
        definition=definition,
        position=last + 1,
        suggestion_id=suggestion_id,
        coder_id=coder,
    )


def placed(store: ProjectStore, child_id: str, parent_id: str, *, final: bool) -> list[Change]:
    """Give the changes that put a child into a parent; a new final home replaces the former one."""
    return _rehomed(store.all(Placement, child_id=child_id), child_id, parent_id, final=final)


def _rehomed(known: Iterable[Placement], child_id: str, parent_id: str, *, final: bool) -> list[Change]:
    """Do as `placed` for a child whose places are known."""
    changes: list[Change] = [Remove(item) for item in known if item.parent_id == parent_id or (final and item.final)]
    return [*changes, Put(Placement(child_id=child_id, parent_id=parent_id, final=final))]


def open_items(store: ProjectStore, level: Level) -> list[Node]:
    """List what could go into a level and has no final place; codes go into themes where there are no concepts."""
    forest = _Forest(store, Quotations(store))
    if level is Level.CONCEPT:
        return forest.open_codes()
    if level is Level.THEME:
        return forest.open_categories(Level.CONCEPT) + forest.open_codes()
    return forest.open_categories(Level.THEME)


class _Forest:
    """One reading of codes, categories and final places."""

    def __init__(self, store: ProjectStore, quotations: Quotations) -> None:
        self._codes = store.all(Code)
        self._categories = sorted(store.all(Category), key=lambda item: item.position)
        self._children: dict[str, list[str]] = {}
        self._placed: set[str] = set()
        for placement in store.all(Placement, final=True):
            self._children.setdefault(placement.parent_id, []).append(placement.child_id)
            self._placed.add(placement.child_id)
        self._quotations, self._people = quotations.count()
        self._figure_labels = figure_labels(store)
        self._by_id: dict[str, Code | Category] = {code.id: code for code in self._codes}
        self._by_id |= {category.id: category for category in self._categories}

    def roots(self) -> tuple[Node, ...]:
        open_categories = [node for level in reversed(ORDER) for node in self.open_categories(level)]
        return (*open_categories, *self.open_codes())

    def open_codes(self) -> list[Node]:
        return [self._node(code.id)[0] for code in self._codes if code.id not in self._placed]

    def open_categories(self, level: Level) -> list[Node]:
        return [
            self._node(item.id)[0] for item in self._categories if item.level is level and item.id not in self._placed
        ]

    def _node(self, item_id: str) -> tuple[Node, frozenset[str]]:
        item = self._by_id[item_id]
        if isinstance(item, Code):
            people = frozenset(self._people.get(item_id, ())) - {""}
            node = Node("code", item.id, item.label, item.definition, (), 1, self._quotations[item_id], len(people))
            return node, people
        beneath = [self._node(child) for child in self._sorted(self._children.get(item_id, []))]
        people = frozenset().union(*(speakers for _, speakers in beneath))
        children = tuple(node for node, _ in beneath)
        node = Node(
            item.level.value,
            item.id,
            item.label,
            item.definition,
            children,
            sum(child.code_count for child in children),
            sum(child.quotation_count for child in children),
            len(people),
            self._figure_labels.get(item_id, ""),
        )
        return node, people

    def _sorted(self, ids: Iterable[str]) -> list[str]:
        """Put categories before codes, each in their own order."""
        order = {item.id: position for position, item in enumerate((*self._categories, *self._codes))}
        return sorted((item for item in ids if item in order), key=lambda item: order[item])
