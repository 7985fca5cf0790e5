"""The list of identifiers as an item model, with its filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.records import IdentifierKind, Verdict
from desktop.views.pseudonymise.snapshot import is_uncertain
from desktop.views.pseudonymise.words import interviews_count, kind_name, places_count, state_name

if TYPE_CHECKING:
    from analysis.workflow.pseudonyms import EntityRow

ROW_ROLE = Qt.ItemDataRole.UserRole
SECTION_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class IdentifierFilter:
    """Which identifiers are listed; "" and None mean all."""

    document_id: str = ""
    kind: IdentifierKind | None = None
    open_only: bool = False

    def lets_pass(self, row: EntityRow) -> bool:
        return (
            (not self.document_id or self.document_id in row.documents)
            and (self.kind is None or row.entity.kind is self.kind)
            and (not self.open_only or row.entity.verdict is Verdict.UNDECIDED)
        )


class IdentifierModel(QAbstractListModel):
    """One row an identifier, uncertain ones first. Holds original names: for her screen only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[EntityRow] = []
        self._rows: list[EntityRow] = []
        self._filter = IdentifierFilter()

    @property
    def filter(self) -> IdentifierFilter:
        return self._filter

    def set_rows(self, rows: Sequence[EntityRow]) -> None:
        """Show what the study says now."""
        self._all = list(rows)
        self._refilter()

    def set_filter(self, wanted: IdentifierFilter) -> None:
        self._filter = wanted
        self._refilter()

    def foresee(self, entity_ids: Collection[str], verdict: Verdict) -> None:
        """Show a verdict that is on its way to the study, so that the next row is ready at once."""
        self._all = [
            replace(row, entity=replace(row.entity, verdict=verdict)) if row.entity.id in entity_ids else row
            for row in self._all
        ]
        self._refilter()

    def row_at(self, number: int) -> EntityRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, entity_id: str) -> int:
        """Give the row of an identifier, -1 where it is not listed."""
        return next((i for i, row in enumerate(self._rows) if row.entity.id == entity_id), -1)

    def find(self, entity_id: str) -> EntityRow | None:
        """Give an identifier, also one that the filter hides."""
        return next((row for row in self._all if row.entity.id == entity_id), None)

    def next_open(self, after: int, skipping: Collection[str] = ()) -> int:
        """Give the next undecided row after one, from the start if need be; -1 if none is left."""
        count = len(self._rows)
        for step in range(1, count + 1):
            number = (after + step) % count
            entity = self._rows[number].entity
            if entity.verdict is Verdict.UNDECIDED and entity.id not in skipping:
                return number
        return -1

    def open_count(self, document_id: str = "") -> int:
        return sum(
            1
            for row in self._all
            if row.entity.verdict is Verdict.UNDECIDED and (not document_id or document_id in row.documents)
        )

    def kinds(self) -> list[IdentifierKind]:
        """Give the kinds that occur, in their order."""
        present = {row.entity.kind for row in self._all}
        return [kind for kind in IdentifierKind if kind in present]

    # --- Qt's side ---

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entity.canonical
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == ROW_ROLE:
            return row
        if role == SECTION_ROLE:
            return self._section(index.row())
        return None

    def _spoken(self, row: EntityRow) -> str:
        """Say a row as a screen reader should."""
        state = state_name(row.entity.verdict, uncertain=is_uncertain(row))
        where = f"{places_count(len(row.findings))}, {interviews_count(len(row.documents))}"
        return f"{row.entity.canonical}, {kind_name(row.entity.kind)}, {row.entity.replacement}, {where}, {state}"

    def _section(self, number: int) -> str:
        """Head the first row of the uncertain ones and of the others."""
        uncertain = is_uncertain(self._rows[number])
        if number and is_uncertain(self._rows[number - 1]) == uncertain:
            return ""
        return self.tr("Uncertain: please look") if uncertain else self.tr("Found with certainty")

    def _refilter(self) -> None:
        rows = [row for row in self._all if self._filter.lets_pass(row)]
        before, after = [row.entity.id for row in self._rows], [row.entity.id for row in rows]
        if before == after:
            changed = [i for i, row in enumerate(rows) if row != self._rows[i]]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
