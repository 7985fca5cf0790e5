"""Paints a card: the label in the voice of its level, what is beneath it, and where it lies."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.palette import mixed
from desktop.theme import RADIUS, Theme, space
from desktop.views.themes.cards import Card
from desktop.views.themes.column_model import CARD_ROLE, CARRIED_ROLE, FAMILY_ROLE

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP = space(2.5), space(1.5)
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
_MOST_LINES = 6


class CardDelegate(QStyledItemDelegate):
    """Draws and measures cards; heights are kept per label and width, so that long columns open at once."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[tuple[str, str, int], int] = {}
        self._fonts: dict[str, QFont] = {}
        self._small = theme.font(12)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: Card = index.data(CARD_ROLE)
        width = self._width(option)
        lines = len(self._footer(card))
        foot = lines * QFontMetrics(self._small).height() + (space(1) if lines else 0)
        return QSize(width, self._label_height(card, width) + foot + 2 * _PAD + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(CARD_ROLE)
        box = QRectF(option.rect).adjusted(1, 1, -1, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(CARRIED_ROLE):
            painter.setOpacity(0.45)
        self._paint_ground(painter, option, index, card, box)
        self._paint_words(painter, card, box.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD + 1).toRect())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Label"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        editor.setGeometry(box.x(), box.y(), box.width(), max(editor.sizeHint().height(), box.height() - _GAP))

    def count_words(self, card: Card) -> str:
        """Say what is beneath a card, in one line."""
        parts = [self.tr("%n code(s)", "", card.code_count)] if card.kind != "code" else []
        parts.append(self.tr("%n quotation(s)", "", card.quotation_count))
        parts.append(self.tr("%n participant(s)", "", card.participant_count))
        return " · ".join(parts)

    # --- parts ---

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, card: Card, box: QRectF
    ) -> None:
        palette = self._theme.palette
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = palette.raised
        if is_selected:
            ground = palette.accent_soft if has_focus else mixed(palette.accent_soft, palette.raised, 0.6)
        edge = QPen(QColor(palette.accent if is_selected else palette.line), 1.5 if has_focus else 1)
        if card.tentative_ids and not card.parent_id:
            edge.setStyle(Qt.PenStyle.DashLine)
            edge.setColor(QColor(palette.accent if is_selected else palette.line_strong))
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if index.data(FAMILY_ROLE):
            painter.setPen(QPen(QColor(palette.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(
                QPointF(box.left() + 1, box.top() + RADIUS), QPointF(box.left() + 1, box.bottom() - RADIUS)
            )

    def _paint_words(self, painter: QPainter, card: Card, area: QRect) -> None:
        palette = self._theme.palette
        height = self._label_height(card, area.width() + 2 * _PAD + 2)
        painter.setFont(self._fonts[card.kind])
        painter.setPen(QColor(palette.text))
        painter.setClipRect(area.adjusted(0, 0, 0, space(1)))
        painter.drawText(QRect(area.x(), area.y(), area.width(), height), _WRAP, card.label)
        painter.setFont(self._small)
        painter.setPen(QColor(palette.text_soft))
        metrics = QFontMetrics(self._small)
        top = area.y() + height + space(1)
        for line in self._footer(card):
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(
                QRect(area.x(), top, area.width(), metrics.height()), int(Qt.AlignmentFlag.AlignLeft), words
            )
            top += metrics.height()

    def _footer(self, card: Card) -> list[str]:
        if card.kind == "code":
            lines = [self.count_words(card)] if card.quotation_count != 1 else []
        else:
            lines = [self.tr("%n code(s)", "", card.code_count) + " · " + self._people(card)]
        if card.parent_id:
            lines.append(f"→ {card.parent_label}")
        elif card.tentative_labels:
            lines.append(self.tr("tried in {0}").format(", ".join(card.tentative_labels)))
        if card.trial_count:
            lines.append(self.tr("%n tried here", "", card.trial_count))
        return lines

    def _people(self, card: Card) -> str:
        return self.tr("%n quot.", "", card.quotation_count) + " · " + self.tr("%n part.", "", card.participant_count)

    def _label_height(self, card: Card, width: int) -> int:
        key = (card.kind, card.label, width)
        if key not in self._heights:
            metrics = QFontMetrics(self._fonts[card.kind])
            area = QRect(0, 0, max(width - 2 * _PAD - 2, 40), 10_000)
            height = metrics.boundingRect(area, _WRAP, card.label).height()
            self._heights[key] = min(height, _MOST_LINES * metrics.lineSpacing())
        return self._heights[key]

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if isinstance(view, QAbstractItemView) else 220

    def _restyle(self) -> None:
        theme = self._theme
        self._heights.clear()
        bold = theme.font(15, is_bold=True)
        bold.setWeight(QFont.Weight.Bold)
        self._fonts = {
            "code": theme.reading_font(0.85),
            "concept": theme.font(14),
            "theme": theme.font(14, is_bold=True),
            "dimension": bold,
        }
        self._small = theme.font(12)
