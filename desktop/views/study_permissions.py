"""What participants permit: a row for each and one for all, a box for each use, until when and on what basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.records import Use

if TYPE_CHECKING:
    from analysis.records import Participant

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
TEXTS = ("until", "basis", "consent_version")


class PermissionModel(QAbstractTableModel):
    """Editable; row 0 stands for all participants. `change(codes or None, field, value)` keeps it and tells whether."""

    def __init__(self, change: Callable[[list[str] | None, str, Any], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._change = change
        self._people: list[Participant] = []
        self._ended: set[str] = set()

    def set_people(self, people: Sequence[Participant], ended: set[str]) -> None:
        """Show the participants; `ended` are the codes of those whose permission is over."""
        if self.codes() == [person.code for person in people]:
            self._people, self._ended = list(people), ended
            if people:  # the cell that she is in stays current
                self.dataChanged.emit(self.index(0, 0), self.index(len(people), self.columnCount() - 1))
            return
        self.beginResetModel()
        self._people, self._ended = list(people), ended
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        count = len(self._people)
        return 0 if parent.isValid() or not count else count + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1 + len(Use) + len(TEXTS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads = (
            (self.tr("Participant"), ""),
            (self.tr("Analysis"), self.tr("The interview may be worked with here at all")),
            (self.tr("AI here"), self.tr("A model on this computer may read the pseudonymised text")),
            (self.tr("AI elsewhere"),
             self.tr("A model on another computer, also of your institute, may read the pseudonymised text")),
            (self.tr("Quoting"), self.tr("Words of the interview may stand in exports and papers")),
            (self.tr("Archive"), self.tr("The pseudonymised interview may be archived for others")),
            (self.tr("Until"), self.tr("The last day, as 2027-03-31; empty for no end")),
            (self.tr("Legal basis"), self.tr("Such as: consent, Art. 6(1)(a) GDPR")),
            (self.tr("Consent"), self.tr("The version of the consent form")),
        )  # fmt: skip
        if role == Qt.ItemDataRole.DisplayRole:
            return heads[section][0]
        return heads[section][1] if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        people, column = self._meant(index.row()), index.column()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if role == Qt.ItemDataRole.CheckStateRole and 0 < column <= len(Use):
            return self._state(people, list(Use)[column - 1])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if column == 0:
            return self._name(index.row())
        if column <= len(Use):
            return None
        values = {str(getattr(person.permission, TEXTS[column - 1 - len(Use)])) for person in people}
        text = values.pop() if len(values) == 1 else ""
        ended = text and column == 1 + len(Use) and role == Qt.ItemDataRole.DisplayRole and index.row()
        return self.tr("{0}, ended").format(text) if ended and people[0].code in self._ended else text

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = index.column()
        if not index.isValid() or not column:
            return False
        people = self._meant(index.row())
        codes = None if index.row() == 0 else [people[0].code]
        if role == Qt.ItemDataRole.CheckStateRole and column <= len(Use):
            use, on = list(Use)[column - 1], Qt.CheckState(value) is Qt.CheckState.Checked
            return self._change(codes, "use", (use, on))
        if role == Qt.ItemDataRole.EditRole and column > len(Use):
            if str(value).strip() == self.data(index, role):
                return True
            return self._change(codes, TEXTS[column - 1 - len(Use)], str(value).strip())
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid() or not index.column():
            return flags
        more = Qt.ItemFlag.ItemIsUserCheckable if index.column() <= len(Use) else Qt.ItemFlag.ItemIsEditable
        return flags | more

    def uses_of(self, code: str) -> tuple[Use, ...]:
        return next((person.permission.uses for person in self._people if person.code == code), ())

    def codes(self) -> list[str]:
        return [person.code for person in self._people]

    def _name(self, row: int) -> str:
        return self._people[row - 1].code if row else self.tr("All participants")

    def _meant(self, row: int) -> list[Participant]:
        return self._people if row == 0 else [self._people[row - 1]]

    def _state(self, people: Sequence[Participant], use: Use) -> Qt.CheckState:
        having = sum(use in person.permission.uses for person in people)
        if having == len(people):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if having else Qt.CheckState.Unchecked
