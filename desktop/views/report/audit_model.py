"""The timeline's steps as a list, under the day on which they were made, and how a row is painted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.theme import Theme, space

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_DOT, _RAIL = 9, 26


@dataclass(frozen=True, slots=True)
class Line:
    """A step as a row of the timeline, ready to be read. `tone` is a colour of the palette.

    `day` is set on the first step of a day only; `group` is what the filter goes by.
    """

    seq: int
    at: datetime
    who: str
    words: str
    about: str
    group: str
    tone: str
    is_undone: bool = False
    day: str = ""

    def matches(self, sought: str) -> bool:
        """Tell whether all sought words stand in the row; `#12` means that step alone."""
        if sought.startswith("#"):
            return sought[1:] == str(self.seq)
        text = f"{self.words} {self.about} {self.who} {self.day}".casefold()
        return all(word in text for word in sought.casefold().split())


class TimelineModel(QAbstractListModel):
    """The steps that fit the filter, the newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Line] = ()
        self._lines: list[Line] = []

    @property
    def lines(self) -> list[Line]:
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        self._all = lines

    def show(self, sought: str, group: str, only: Collection[int] | None) -> None:
        """Show what fits: words, a group ("" for all), and numbers of steps (None for all)."""
        chosen = [
            line
            for line in reversed(self._all)
            if (not group or line.group == group) and (only is None or line.seq in only) and line.matches(sought)
        ]
        self.beginResetModel()
        self._lines = list(_under_days(chosen))
        self.endResetModel()

    def row_of(self, seq: int) -> int:
        return next((at for at, line in enumerate(self._lines) if line.seq == seq), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            about = f": {line.about}" if line.about else ""
            return f"{line.day} {clock(line)} {line.who}, {line.words}{about}".strip()
        return None


def clock(line: Line) -> str:
    return line.at.strftime("%H:%M")


def _under_days(lines: Sequence[Line]) -> Sequence[Line]:
    """Say the day on the first of its steps."""
    from dataclasses import replace

    found, last = [], ""
    for line in lines:
        day = QLocale().toString(line.at.date(), QLocale.FormatType.LongFormat)  # type: ignore[call-overload]
        found.append(replace(line, day="" if day == last else day))
        last = day
    return found


class TimelineDelegate(QStyledItemDelegate):
    """Paints a step: a dot on the line of time, what was done and on what, and softly when and by whom."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        height = self._height(self._theme.font()) + self._height(self._small()) + space(3)
        return QSize(240, height + (self._height(self._bold()) + space(4) if line.day else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        if line.day:
            top = rect.y() + space(3)
            area = QRect(rect.x() + space(2), top, rect.width(), self._height(self._bold()))
            self._write(painter, area, line.day, self._bold(), "text")
            rect = rect.adjusted(0, space(4) + area.height(), 0, 0)
        self._paint_step(painter, option, rect, line)
        painter.restore()

    def _paint_step(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: Line) -> None:
        palette = self._theme.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(palette.accent))
            painter.setBrush(QColor(palette.accent_soft))
            painter.drawRoundedRect(rect.adjusted(_RAIL, 1, -2, -1), 6, 6)
        centre = rect.x() + _RAIL // 2
        painter.setPen(QColor(palette.line))
        painter.drawLine(centre, rect.y(), centre, rect.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(palette, line.tone)))
        height = self._height(self._theme.font())
        painter.drawEllipse(centre - _DOT // 2, rect.y() + space(1) + (height - _DOT) // 2, _DOT, _DOT)
        area = QRect(rect.x() + _RAIL + space(2), rect.y() + space(1), rect.width() - _RAIL - space(4), height)
        font = self._theme.font()
        font.setStrikeOut(line.is_undone)
        self._write(painter, area, line.words, font, "text_soft" if line.is_undone else "text")
        used = QFontMetrics(font).horizontalAdvance(line.words) + space(3)
        if line.about and used < area.width():
            about = area.adjusted(used, 0, 0, 0)
            self._write(painter, about, line.about, self._theme.font(), "text_soft")
        below = QRect(area.x(), area.bottom() + 1, area.width(), self._height(self._small()))
        self._write(painter, below, f"{clock(line)}  ·  {line.who}", self._small(), "text_soft")

    def _write(self, painter: QPainter, area: QRect, words: str, font: Any, role: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._theme.palette, role)))
        words = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    def _small(self) -> Any:
        return self._theme.font(12)

    def _bold(self) -> Any:
        return self._theme.font(is_bold=True)

    @staticmethod
    def _height(font: Any) -> int:
        return QFontMetrics(font).height()
