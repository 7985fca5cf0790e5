"""One column of the board: a list of cards that keys and the mouse move alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QWidget

from desktop.dragging import dragged_ids
from desktop.theme import RADIUS, Theme, space
from desktop.views.themes.card_delegate import CardDelegate
from desktop.views.themes.cards import Card
from desktop.views.themes.column_model import ColumnModel

BATCH = 60
"""Cards laid out at once; the rest follows when the window is idle."""
FitsHere = Callable[[Sequence[str], "Card | None", str], bool]


class ColumnView(QListView):
    """The cards of one kind.

    Signals:
        sideways(-1 or 1): an arrow wants to leave the column.
        pick_asked(): Space; drop_asked(): Enter while something is carried; escaped().
        dropped(ids, card id or ""): cards were let go on a card, or on the column's ground.
        edited(): an inline editor was closed.
        chosen(): another card is current.
    """

    sideways = Signal(int)
    pick_asked = Signal()
    escaped = Signal()
    dropped = Signal(list, str)
    edited = Signal()
    chosen = Signal()

    def __init__(self, kind: str, model: ColumnModel, theme: Theme, fits_here: FitsHere) -> None:
        super().__init__()
        self.kind = kind
        self.cards = model
        self._theme, self._fits_here = theme, fits_here
        self._placeholder = ""
        self._hover: QPersistentModelIndex | None = None
        self._is_over_ground = False
        self.delegate = CardDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(False)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def set_placeholder(self, words: str) -> None:
        """Say what an empty column is for."""
        self._placeholder = words
        self.viewport().update()

    def current_card(self) -> Card | None:
        return self.cards.card(self.currentIndex())

    def chosen_ids(self) -> list[str]:
        """Give the ids of the selected cards from top to bottom, the current one where none is selected."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row()) or [self.currentIndex()]
        return [card.id for index in rows if (card := self.cards.card(index))]

    def show_card(self, card_id: str, fallback_row: int = 0) -> None:
        """Make a card current and visible; where it is gone, the one in its row."""
        row = self.cards.row_of(card_id)
        row = row if row >= 0 else min(max(fallback_row, 0), self.cards.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))
            self.scrollTo(self.cards.index(row))

    def edit_current(self) -> None:
        """Open the label of the current card where it stands."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    @property
    def is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            self.sideways.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key == Qt.Key.Key_Space and plain:
            self.pick_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.edit_current()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the place's keys; the filter searches."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.setFocus()
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._weigh(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover_over(None, is_ground=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        ids, card = self._target(event)
        self._hover_over(None, is_ground=False)
        if ids and self._fits_here(ids, card, self.kind):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(ids, card.id if card else "")
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.cards.rowCount():
            painter.setPen(QColor(self._theme.palette.text_soft))
            area = self.viewport().rect().adjusted(space(2), space(3), -space(2), -space(2))
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft), self._placeholder)
        if self._hover is not None or self._is_over_ground:
            painter.setPen(QPen(QColor(self._theme.palette.accent), 2))
            painter.drawRoundedRect(self._hover_box(), RADIUS, RADIUS)
        painter.end()

    # --- dragging ---

    def _target(self, event: QDropEvent) -> tuple[list[str], Card | None]:
        card = self.cards.card(self._index_under(event.position().toPoint()))
        return dragged_ids(event.mimeData()), card

    def _index_under(self, point: QPoint) -> QModelIndex:
        return self.indexAt(point)

    def _weigh(self, event: QDragMoveEvent) -> None:
        """Accept what fits under the mouse, and show where it would go."""
        ids, card = self._target(event)
        if ids and self._fits_here(ids, card, self.kind):
            index = self._index_under(event.position().toPoint())
            self._hover_over(index if card else None, is_ground=card is None)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            self._hover_over(None, is_ground=False)
            event.ignore() if event.type() == event.Type.DragMove else event.acceptProposedAction()

    def _hover_over(self, index: QModelIndex | None, *, is_ground: bool) -> None:
        self._hover = QPersistentModelIndex(index) if index is not None and index.isValid() else None
        self._is_over_ground = is_ground
        self.viewport().update()

    def _hover_box(self) -> QRect:
        if self._hover is not None and self._hover.isValid():
            return self.visualRect(self.cards.index(self._hover.row())).adjusted(1, 1, -1, -space(1.5))
        return self.viewport().rect().adjusted(1, 1, -2, -2)
