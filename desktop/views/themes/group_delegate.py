"""Paints a suggested group as a card: label, definition, its members, each on a line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from analysis.workflow.groupings import Group, Member
from desktop.theme import RADIUS, Theme, space
from desktop.views.themes.groups_model import GROUP_ROLE

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _INDENT = space(3), space(2), space(3)
_MOST_MEMBERS = 6
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)

Line = tuple[str, QFont, str, int]
"""Words, font, role of the palette, indent in pixels."""


class GroupDelegate(QStyledItemDelegate):
    """Draws groups, the heading of what fits nowhere, and its lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 280
        row = index.data(GROUP_ROLE)
        pad = 2 * _PAD + _GAP if isinstance(row, Group) else space(1)
        return QSize(width, sum(self._height(line, width) for line in self._lines(row)) + pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(GROUP_ROLE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = rect.y() + 1
        if isinstance(row, Group):
            self._paint_ground(painter, option)
            top += _PAD
        for line in self._lines(row):
            words, font, role, indent = line
            height = self._height(line, rect.width())
            painter.setFont(font)
            painter.setPen(QColor(getattr(self._theme.palette, role)))
            area = QRect(rect.x() + _PAD + indent, top, rect.width() - 2 * _PAD - indent, height)
            if indent:
                words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, _WRAP, words)
            top += height
        painter.restore()

    # --- parts ---

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette, state = self._theme.palette, option.state
        box = QRectF(option.rect).adjusted(1, 1, -1, -_GAP)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(palette.accent if is_selected else palette.line), 1.5 if is_selected else 1))
        painter.setBrush(QColor(palette.accent_soft if is_selected else palette.raised))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _lines(self, row: Group | Member | str) -> list[Line]:
        theme = self._theme
        if isinstance(row, str):
            return [(row, theme.font(12, is_bold=True), "text_soft", 0)]
        if isinstance(row, Member):
            return [(row.label, theme.reading_font(0.82), "text_soft", 1)]
        lines: list[Line] = [(row.label, theme.font(14, is_bold=True), "text", 0)]
        if row.definition:
            lines.append((row.definition, theme.font(12), "text_soft", 0))
        words = theme.reading_font(0.82)
        lines += [(member.label, words, "text", _INDENT) for member in row.members[:_MOST_MEMBERS]]
        left = len(row.members) - _MOST_MEMBERS
        if left > 0:
            lines.append((self.tr("and %n more", "", left), theme.font(12), "text_soft", _INDENT))
        lines += [
            (self.tr("against it: {0}").format(member.label), words, "text_soft", _INDENT) for member, _ in row.against
        ]
        if row.is_later:
            lines.append((self.tr("put off"), theme.font(12), "text_soft", 0))
        return lines

    def _height(self, line: Line, width: int) -> int:
        words, font, _, indent = line
        metrics = QFontMetrics(font)
        if indent:
            return metrics.height() + 2
        area = QRect(0, 0, max(width - 2 * _PAD, 60), 10_000)
        return metrics.boundingRect(area, _WRAP, words).height() + space(1)
