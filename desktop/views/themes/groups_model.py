"""The groups of one alternative as rows, then what fits nowhere in it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.workflow.groupings import Alternative, Group, Member

Index = QModelIndex | QPersistentModelIndex
GROUP_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class GroupsModel(QAbstractListModel):
    """Groups can be chosen; the heading and the lines of what fits nowhere are there to be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Group | Member | str] = []

    def set_alternative(self, alternative: Alternative | None) -> None:
        self.beginResetModel()
        self._rows = []
        if alternative is not None:
            self._rows += alternative.groups
            if alternative.nowhere:
                self._rows += [self.tr("Fits nowhere here"), *alternative.nowhere]
        self.endResetModel()

    def group(self, index: Index) -> Group | None:
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Group) else None

    def row_of(self, group_id: str) -> int:
        """Give the row of a group, -1 where it is not here."""
        return next((at for at, row in enumerate(self._rows) if isinstance(row, Group) and row.id == group_id), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == GROUP_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.label
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Group):
            spoken = f"{row.label}: " + ", ".join(member.label for member in row.members)
            against = ", ".join(member.label for member, _ in row.against)
            return f"{spoken}. " + self.tr("Against it: {0}").format(against) if against else spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.group(index) is None:
            return Qt.ItemFlag.NoItemFlags if not index.isValid() else Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class TickModel(QAbstractListModel):
    """Members of a group; while she edits each can be ticked or unticked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._members: tuple[Member, ...] = ()
        self._ticked: set[str] = set()
        self._is_editing = False

    def set_members(self, members: tuple[Member, ...], *, is_editing: bool) -> None:
        self.beginResetModel()
        self._members, self._is_editing = members, is_editing
        self._ticked = {member.id for member in members}
        self.endResetModel()

    def ticked_ids(self) -> list[str]:
        """Give the members that stay, in their order."""
        return [member.id for member in self._members if member.id in self._ticked]

    def member(self, index: Index) -> Member:
        return self._members[index.row()]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._members)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        member = self._members[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{member.label} {self.tr('(has a place already)')}" if member.has_home else member.label
        if role == Qt.ItemDataRole.CheckStateRole and self._is_editing:
            return Qt.CheckState.Checked if member.id in self._ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        member = self._members[index.row()]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked.add(member.id)
        else:
            self._ticked.discard(member.id)
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._is_editing else flags
