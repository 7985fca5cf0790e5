"""One reading of the structure as cards in four columns. No Qt: may run off the GUI thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.records import Level, Placement
from analysis.workflow.structure import Node

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

KINDS = ("code", "concept", "theme", "dimension")


@dataclass(frozen=True, slots=True)
class Card:
    """A code or category as it lies on the board; `parents` names what it is in, the final home only.

    `tentative_ids` are the homes that it was tried in; `trial_count` says how many are tried in this one.
    """

    kind: str
    id: str
    label: str
    definition: str = ""
    code_count: int = 0
    quotation_count: int = 0
    participant_count: int = 0
    parent_id: str = ""
    parent_label: str = ""
    child_ids: tuple[str, ...] = ()
    tentative_ids: tuple[str, ...] = ()
    tentative_labels: tuple[str, ...] = ()
    trial_count: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it could still go into something; a dimension is the top."""
        return not self.parent_id and self.kind != "dimension"


@dataclass(frozen=True, slots=True)
class Board:
    """All cards, by kind; what stands open comes first, then the rest in the order of the tree."""

    columns: dict[str, tuple[Card, ...]] = field(default_factory=lambda: dict.fromkeys(KINDS, ()))
    tree: tuple[Node, ...] = ()

    def card(self, card_id: str) -> Card | None:
        """Give a card by its id; None where it is not there any more."""
        return next((card for cards in self.columns.values() for card in cards if card.id == card_id), None)

    def open_count(self, kind: str) -> int:
        return sum(card.is_open for card in self.columns[kind])

    def family(self, card: Card) -> frozenset[str]:
        """Give the ids of everything above and beneath a card, to the ends."""
        by_id = {item.id: item for cards in self.columns.values() for item in cards}
        found: set[str] = set()
        above = by_id.get(card.parent_id)
        while above is not None:
            found.add(above.id)
            above = by_id.get(above.parent_id)
        beneath = list(card.child_ids)
        while beneath:
            child = beneath.pop()
            found.add(child)
            beneath += by_id[child].child_ids if child in by_id else ()
        return frozenset(found)


def level_of(kind: str) -> Level:
    """Give the level of a category's kind; raises ValueError for "code"."""
    return Level(kind)


def read_board(study: OpenStudy) -> Board:
    """Read the structure with its tentative homes."""
    tree = study.structure.tree()
    trials = [item for item in study.store.all(Placement) if not item.final]
    return _board(tree, trials)


def _board(tree: Sequence[Node], trials: Iterable[Placement]) -> Board:
    labels = {node.id: node.label for node in _walk(tree)}
    homes: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for trial in trials:
        if trial.parent_id in labels:
            homes.setdefault(trial.child_id, []).append(trial.parent_id)
            counts[trial.parent_id] = counts.get(trial.parent_id, 0) + 1
    columns: dict[str, list[Card]] = {kind: [] for kind in KINDS}
    for node, parent in _walk_with_parents(tree, None):
        tentative = tuple(homes.get(node.id, ()))
        columns[node.kind].append(
            Card(
                node.kind,
                node.id,
                node.label,
                node.definition,
                node.code_count,
                node.quotation_count,
                node.participant_count,
                parent.id if parent else "",
                parent.label if parent else "",
                tuple(child.id for child in node.children),
                tentative,
                tuple(labels[home] for home in tentative),
                counts.get(node.id, 0),
            )
        )
    return Board(
        {kind: tuple(sorted(cards, key=lambda card: not card.is_open)) for kind, cards in columns.items()}, tuple(tree)
    )


def _walk(tree: Iterable[Node]) -> Iterable[Node]:
    return (node for node, _ in _walk_with_parents(tree, None))


def _walk_with_parents(tree: Iterable[Node], parent: Node | None) -> Iterable[tuple[Node, Node | None]]:
    for node in tree:
        yield node, parent
        yield from _walk_with_parents(node.children, node)
