"""What is in a card, as a list: members, and under each code its quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from analysis.records import Coding, Document
from analysis.workflow.structure import Node
from desktop.theme import Theme

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
MOST_ROWS = 400
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One line: a member (`kind` as in `Node`) or a quotation with where it stands ("P03, 12").

    `coding_id` is that of the quotation that the line shows, "" where it shows none.
    """

    kind: str
    id: str
    words: str
    where: str = ""
    document_id: str = ""
    coding_id: str = ""


class MembersModel(QAbstractListModel):
    """The lines, in the voices of the board."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[MemberRow, ...] = ()
        self._anchor = ""

    def set_rows(self, rows: Sequence[MemberRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def set_anchor(self, coding_id: str) -> None:
        """Say which quotation stands for the card; "" for none."""
        self._anchor = coding_id
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def is_anchor(self, row: MemberRow) -> bool:
        return bool(self._anchor) and row.coding_id == self._anchor

    def row(self, index: Index) -> MemberRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = (
                self.tr("“{0}” {1}").format(row.words, row.where).rstrip()
                if row.kind == "quotation"
                else f"{row.words}  {row.where}".rstrip()
            )
            return self.tr("Anchor: {0}").format(words) if self.is_anchor(row) else words
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row.kind)
        if role == Qt.ItemDataRole.ForegroundRole and row.kind == "quotation":
            return QColor(self._theme.palette.text_soft)
        return row if role == ROW_ROLE else None

    def _font(self, kind: str) -> QFont:
        if kind in ("quotation", "code"):
            return self._theme.reading_font(0.82)
        return self._theme.font(14, is_bold=kind in ("theme", "dimension"))


def member_rows(study: OpenStudy, node: Node) -> list[MemberRow]:
    """List a node's members, each code with its quotations; for a code its quotations. At most `MOST_ROWS` lines."""
    documents = {document.id: document for document in study.transcripts.documents()}
    if node.kind == "code":
        return _quotations(study, node, documents)
    rows: list[MemberRow] = []
    for member in node.children:
        if len(rows) >= MOST_ROWS:
            break
        quotations = _quotations(study, member, documents) if member.kind == "code" else []
        if len(quotations) == 1 and quotations[0].words == member.label:
            only = quotations[0]
            rows.append(MemberRow("code", member.id, member.label, only.where, only.document_id, only.coding_id))
        else:
            rows += [MemberRow(member.kind, member.id, member.label), *quotations]
    return rows


def _quotations(study: OpenStudy, code: Node, documents: dict[str, Document]) -> list[MemberRow]:
    return [
        MemberRow(
            "quotation", coding.id, study.coding.quotation(coding), _where(coding, documents[coding.document_id]),
            coding.document_id, coding.id,
        )
        for coding in study.coding.codings(code_id=code.id)
    ]  # fmt: skip


def _where(coding: Coding, document: Document) -> str:
    turn = next((turn for turn in document.turns if turn.start <= coding.start < turn.end), None)
    return f"{turn.speaker}, {turn.index + 1}" if turn else ""
