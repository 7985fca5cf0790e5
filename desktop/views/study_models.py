"""The two tables of the study overview: interviews on their way, and the sample as a paper prints it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from analysis.sample_columns import USUAL
from desktop.interview_list import ID_ROLE, STAGE_ROLE, InterviewModel, paint_stage
from desktop.theme import Theme, space

if TYPE_CHECKING:
    from analysis.records import Participant
    from analysis.workflow.transcripts import Overview

Index = QModelIndex | QPersistentModelIndex
STAGES = ("imported", "pseudonymised", "approved", "suggested", "decided")
_ROOT = QModelIndex()


class WayModel(QAbstractTableModel):
    """Interviews: title, participant, words, way through the stages, what is left in words."""

    def __init__(self, words: InterviewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: tuple[Overview, ...] = ()

    def set_rows(self, rows: tuple[Overview, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _aligned(is_number=section == 2)
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Interview"), self.tr("Participant"), self.tr("Words"), self.tr("Stage"), self.tr("What is left"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == ID_ROLE:
            return row.document.id
        if role == STAGE_ROLE:
            return row.stage.value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(is_number=column == 2)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 3:
            return self._words.stage_word(row)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        code = row.participant.code if row.participant else ""
        left = self.tr("changed since approval") if row.approval_voided else self._words.stage_word(row)
        return (row.document.title, code, _counted(row.word_count), "", left)[column]


def _counted(words: int | None) -> str:
    return "…" if words is None else f"{words:,}".replace(",", "\u202f")


class WayDelegate(QStyledItemDelegate):
    """Draws the five stages as a line of small rings, those behind filled."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.pixels(24) * len(STAGES), self._theme.pixels(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        palette = self._theme.palette
        side, step = self._theme.pixels(11), self._theme.pixels(23)
        box = option.rect
        reached = STAGES.index(index.data(STAGE_ROLE))
        y = box.center().y() - side / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(len(STAGES)):
            x = box.left() + space(2) + at * step
            colour = QColor(palette.accent if at <= reached else palette.line_strong)
            if at:
                painter.setPen(QPen(colour, 1.4))
                painter.drawLine(round(x - step + side + 2), box.center().y(), round(x - 2), box.center().y())
            stage = "decided" if at <= reached else "imported"
            paint_stage(painter, QRectF(x, y, side, side), stage, self._theme, colour.name())
        painter.restore()


class SampleModel(QAbstractTableModel):
    """Participants, their real names and attributes, editable.

    `save(code, attributes)` keeps a row and tells whether it did; `name(code, names)` keeps the names, which stand in
    the key file: without it there is no column for them.
    """

    def __init__(
        self, save: Callable[[str, dict[str, Any]], bool], name: Callable[[str, list[str]], bool],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._save = save
        self._name = name
        self._names: dict[str, list[str]] | None = None
        self._people: list[Participant] = []
        self._own: list[str] = []
        self.columns: list[str] = list(USUAL)

    def set_people(self, people: Sequence[Participant], names: dict[str, list[str]] | None = None) -> None:
        """Show the participants; `names` are their real ones by code, None without the key file."""
        found = dict.fromkeys(name for person in people for name in person.attributes)
        columns = list(dict.fromkeys([*USUAL, *found, *self._own]))
        is_same = columns == self.columns and (names is None) == (self._names is None)
        if is_same and [item.code for item in people] == [item.code for item in self._people]:
            self._people, self._names = list(people), names
            if people:  # the cell that she is in stays current
                self.dataChanged.emit(self.index(0, 0), self.index(len(people) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._people, self._names, self.columns = list(people), names, columns
        self.endResetModel()

    @property
    def before(self) -> int:
        """The number of columns before the attributes."""
        return 1 + (self._names is not None)

    def add_column(self, name: str) -> None:
        """Add an attribute of her own; kept once a cell of it is filled."""
        if name and name not in self.columns:
            self.beginInsertColumns(QModelIndex(), self.columnCount(), self.columnCount())
            self._own.append(name)
            self.columns.append(name)
            self.endInsertColumns()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.before + len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.TextAlignmentRole,
        ):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(is_number=False)
        if section == 0:
            return self.tr("Participant")
        if section < self.before:
            return self.tr("Real names")
        name = self.columns[section - self.before]
        words = {
            "job": self.tr("Job title"),
            "activity": self.tr("Activity"),
            "industry": self.tr("Industry"),
            "minutes": self.tr("Minutes"),
        }
        return words.get(name, name)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole and 0 < index.column() < self.before:
            return self.tr("Only in the key file; always replaced, in every form. Several with a semicolon between.")
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        person = self._people[index.row()]
        if index.column() == 0:
            return person.code
        if index.column() < self.before:
            return "; ".join((self._names or {}).get(person.code, ()))
        return str(person.attributes.get(self.columns[index.column() - self.before], ""))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or index.column() == 0:
            return False
        if index.column() < self.before:
            names = [name for part in str(value).split(";") if (name := part.strip())]
            return self._name(self._people[index.row()].code, names)
        person, name = self._people[index.row()], self.columns[index.column() - self.before]
        text = str(value).strip()
        if text == str(person.attributes.get(name, "")):
            return True
        changed: dict[str, Any] = {**person.attributes, name: int(text) if text.isdecimal() else text}
        kept = {key: item for key, item in changed.items() if item != ""}
        if not self._save(person.code, kept):
            return False
        self._people[index.row()] = replace(person, attributes=kept)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() > 0 else flags


def _aligned(*, is_number: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
