"""The codebook's tree: nodes are dragged into their homes, and Enter applies a code rather than editing its name."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from desktop.dragging import dragged_ids
from desktop.theme import RADIUS, set_role
from desktop.views.code.codebook_model import CodebookModel

OPEN_AFTER_MILLISECONDS = 600


class CodebookTree(QTreeView):
    """Shows a `CodebookModel`; several nodes may be selected.

    Signals:
        entered_on(): Enter on a node.
        dropped(ids, home id or ""): nodes were let go on a home, or on the ground, which takes them out of theirs.
    """

    entered_on = Signal()
    dropped = Signal(list, str)

    def __init__(self, nodes: CodebookModel) -> None:
        super().__init__()
        self._nodes = nodes
        self._hovered: str | None = None
        self.setModel(nodes)
        set_role(self, "choices")  # whole rows, as what is selected is to be seen in one piece
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setIconSize(QSize(12, 12))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(OPEN_AFTER_MILLISECONDS)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)

    def chosen_ids(self) -> list[str]:
        """Give the ids of what is selected, without what goes along inside another; else of the current node."""
        rows = self.selectionModel().selectedRows(0) or [self.currentIndex()]
        return self._nodes.outermost([node.id for index in rows if (node := self._nodes.node(index))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QTreeView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.entered_on.emit()
            return
        super().keyPressEvent(event)

    # --- dragging ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._weigh(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hover(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        ids, home = self._landing(event)
        self._hover(None)
        self.setState(QAbstractItemView.State.NoState)
        if home is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(ids, home)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hovered is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().link().color(), 2))
        painter.drawRoundedRect(self._hover_box(), RADIUS, RADIUS)
        painter.end()

    def _landing(self, event: QDropEvent) -> tuple[list[str], str | None]:
        ids = dragged_ids(event.mimeData())
        return ids, self._nodes.home_for(ids, self.indexAt(event.position().toPoint())) if ids else None

    def _weigh(self, event: QDragMoveEvent) -> None:
        """Accept what fits under the mouse, and show the home where it would go."""
        ids, home = self._landing(event)
        self._hover(home)
        if home is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        elif ids and event.type() == event.Type.DragEnter:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _hover(self, home: str | None) -> None:
        self._hovered = home
        self.viewport().update()

    def _hover_box(self) -> QRect:
        whole = self.viewport().rect().adjusted(1, 1, -2, -2)
        home = self._nodes.index_of(self._hovered or "")
        if not home.isValid():
            return whole
        row = self.visualRect(home)
        return QRect(row.left(), row.top(), whole.right() - row.left(), row.height()).adjusted(1, 1, -1, -1)
