"""The interviews at the left: a model of their stages and the delegate that draws stage as shape and number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.overview import StudyOverview
from desktop.theme import SMALL_PIXELS, TEXT_PIXELS, Theme, set_role, space

if TYPE_CHECKING:
    from analysis.workflow.transcripts import Overview

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole + 1
STAGE_ROLE = Qt.ItemDataRole.UserRole + 2
LEFT_ROLE = Qt.ItemDataRole.UserRole + 3
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 4
_ROOT = QModelIndex()
_SHARES = {"imported": 0.0, "pseudonymised": 0.25, "approved": 0.5, "suggested": 0.75, "decided": 1.0}


class InterviewModel(QAbstractListModel):
    """Interviews in their order; roles give id, stage, what is left, and a line of detail."""

    def __init__(self, overview: StudyOverview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview = overview
        self._rows: tuple[Overview, ...] = ()
        overview.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.document.title
        if role == ID_ROLE:
            return row.document.id
        if role == STAGE_ROLE:
            return row.stage.value
        if role == LEFT_ROLE:
            return left_of(row)
        if role == DETAIL_ROLE:
            return self._detail(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.document.title}, {self._detail(row)}"
        return None

    def position(self, document_id: str) -> int:
        """Give the row of an interview, -1 if it is not here."""
        return next((at for at, row in enumerate(self._rows) if row.document.id == document_id), -1)

    def stage_word(self, row: Overview) -> str:
        """Say in words how far an interview is and what is left of that stage."""
        if row.hides:
            return self.tr("coded first, suggestions hidden")
        if row.stage.value == "suggested" and not row.open_suggestions + row.decided:
            return self.tr("approved, no suggestions")
        words = {
            "imported": self.tr("imported"),
            "pseudonymised": self.tr("%n name(s) to review", "", row.open_findings)
            if row.open_findings
            else self.tr("to be approved"),
            "approved": self.tr("approved"),
            "suggested": self.tr("%n suggestion(s) open", "", row.open_suggestions),
            "decided": self.tr("all decided"),
        }
        return words[row.stage.value]

    def _detail(self, row: Overview) -> str:
        code = row.participant.code if row.participant else ""
        return " · ".join(part for part in (code, self.stage_word(row)) if part)

    def _on_changed(self) -> None:
        rows = self._overview.rows
        if [row.document.id for row in rows] == [row.document.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()


def left_of(row: Overview) -> int:
    """Count what is left to do in the interview's stage."""
    if row.stage.value == "pseudonymised":
        return row.open_findings
    return row.open_suggestions if row.stage.value == "suggested" else 0


def paint_stage(painter: QPainter, box: QRectF, stage: str, theme: Theme, colour: str = "") -> None:
    """Draw a stage as a ring that fills by quarters; full with a tick when all is decided."""
    ink = QColor(colour or theme.palette.text_soft)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    inner = box.adjusted(2.2, 2.2, -2.2, -2.2) if stage != "decided" else box
    painter.drawPie(inner, 90 * 16, round(-360 * 16 * _SHARES.get(stage, 0.0)))
    if stage == "decided":
        painter.setPen(QPen(QColor(theme.palette.paper), 1.8))
        side, left, top = box.width(), box.left(), box.top()
        painter.drawPolyline(
            [QPointF(left + side * x, top + side * y) for x, y in ((0.27, 0.53), (0.44, 0.70), (0.74, 0.35))]
        )
    painter.restore()


class InterviewDelegate(QStyledItemDelegate):
    """Draws an interview as shape, title, number, and a small second line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = self._theme.pixels(TEXT_PIXELS) + self._theme.pixels(SMALL_PIXELS) + space(7)
        return QSize(space(40), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        widget: QWidget = option.widget
        box: QRect = option.rect
        state = option.state
        palette = self._theme.palette
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_soft if is_selected else palette.hover))
            painter.drawRoundedRect(QRectF(box).adjusted(4, 1, -4, -1), 6, 6)
        if is_selected and widget.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(5, 2, -5, -2), 6, 6)
        self._paint_words(painter, box, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme, palette = self._theme, self._theme.palette
        stage, left = index.data(STAGE_ROLE), index.data(LEFT_ROLE)
        side = theme.pixels(14)
        ring = QRectF(box.left() + space(4), box.top() + space(2.5), side, side)
        paint_stage(painter, ring, stage, theme, palette.accent if stage == "decided" else "")
        words = box.adjusted(space(6) + side, space(2), -space(4), -space(2))
        number = str(left) if left else ""
        painter.setFont(theme.font(SMALL_PIXELS, is_bold=True))
        width = painter.fontMetrics().horizontalAdvance(number) + space(2) if number else 0
        painter.setPen(QColor(palette.text_soft))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, flags, number)
        painter.setFont(theme.font(TEXT_PIXELS))
        painter.setPen(QColor(palette.text))
        line = words.adjusted(0, 0, -width, 0)
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(theme.font(SMALL_PIXELS))
        painter.setPen(QColor(palette.text_soft))
        detail = painter.fontMetrics().elidedText(index.data(DETAIL_ROLE), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, detail)


class InterviewList(QFrame):
    """The list with its heading.

    Signals:
        chosen(document id): she selected an interview, by mouse or keyboard.
    """

    chosen = Signal(str)

    def __init__(self, overview: StudyOverview, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.model = InterviewModel(overview, self)
        self._heading = QLabel()
        set_role(self._heading, "small")
        self._heading.setContentsMargins(space(4), space(3), 0, space(1))
        self.view = QListView()
        self.view.setObjectName("interviews")
        self.view.setModel(self.model)
        self.view.setItemDelegate(InterviewDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, space(1))
        layout.setSpacing(0)
        layout.addWidget(self._heading)
        layout.addWidget(self.view, 1)
        self._selected = ""
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self._restore)
        theme.changed.connect(self.view.doItemsLayout)
        self.retranslate()

    def select(self, document_id: str) -> None:
        """Show an interview as selected without announcing it."""
        self._selected = document_id
        self._restore()

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Interviews"))
        self.view.setAccessibleName(self.tr("Interviews"))
        self.view.viewport().update()

    def _restore(self) -> None:
        at = self.model.position(self._selected)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.view.setCurrentIndex(self.model.index(at) if at >= 0 else QModelIndex())
        selection.blockSignals(False)
        self.view.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        document_id = current.data(ID_ROLE)
        if document_id and document_id != self._selected:
            self._selected = document_id
            self.chosen.emit(document_id)
