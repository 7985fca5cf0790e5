"""One column of the board as an item model: the cards of one kind, filtered, ready to be dragged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.dragging import MIME, packed
from desktop.views.themes.cards import Card

Index = QModelIndex | QPersistentModelIndex
CARD_ROLE = Qt.ItemDataRole.UserRole
CARRIED_ROLE = Qt.ItemDataRole.UserRole + 1
FAMILY_ROLE = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()


class ColumnModel(QAbstractListModel):
    """Cards as rows. Renaming goes through `rename(card, label)`, which tells whether it was done.

    `words` gives what a screen reader says of a card.
    """

    def __init__(
        self,
        rename: Callable[[Card, str], bool],
        words: Callable[[Card], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rename, self._words = rename, words
        self._cards: tuple[Card, ...] = ()
        self._shown: list[Card] = []
        self._filter = ""
        self._is_open_only = False
        self._carried: frozenset[str] = frozenset()
        self._family: frozenset[str] = frozenset()

    def set_cards(self, cards: Sequence[Card]) -> None:
        """Show another state; the same cards leave selection and position alone."""
        if tuple(cards) != self._cards:
            self._cards = tuple(cards)
            self._rebuild()

    def set_filter(self, words: str, *, is_open_only: bool) -> None:
        """Keep cards whose label, definition or home holds the words."""
        self._filter, self._is_open_only = words.strip().casefold(), is_open_only
        self._rebuild()

    def set_marks(self, carried: Iterable[str], family: Iterable[str]) -> None:
        """Say which cards are picked up and which are above or beneath the current one."""
        marks = frozenset(carried), frozenset(family)
        if marks != (self._carried, self._family):
            self._carried, self._family = marks
            if self._shown:
                last = self.index(len(self._shown) - 1)
                self.dataChanged.emit(self.index(0), last, [CARRIED_ROLE, FAMILY_ROLE])

    def card(self, index: Index) -> Card | None:
        return self._shown[index.row()] if index.isValid() else None

    def row_of(self, card_id: str) -> int:
        """Give the row of a card, -1 where it is not shown."""
        return next((row for row, card in enumerate(self._shown) if card.id == card_id), -1)

    def total(self) -> int:
        """Count all cards, also those that the filter hides."""
        return len(self._cards)

    # --- Qt ---

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        card = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return card.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(card)
        if role == CARD_ROLE:
            return card
        if role == CARRIED_ROLE:
            return card.id in self._carried
        if role == FAMILY_ROLE:
            return card.id in self._family
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        card = self.card(index)
        if role != Qt.ItemDataRole.EditRole or card is None or str(value).strip() in ("", card.label):
            return False
        return self._rename(card, str(value).strip())

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        drag = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return flags | drag if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return packed(card.id for index in indexes if (card := self.card(index)))

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = [card for card in self._cards if self._matches(card)]
        self.endResetModel()

    def _matches(self, card: Card) -> bool:
        if self._is_open_only and not card.is_open:
            return False
        words = f"{card.label}\n{card.definition}\n{card.parent_label}".casefold()
        return not self._filter or self._filter in words
