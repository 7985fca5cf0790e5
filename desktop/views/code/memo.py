"""Write a memo on a record, beside the text and without a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import Memo
from desktop.theme import set_role, space


class _Field(QPlainTextEdit):
    """A text field that Ctrl+Enter saves and Escape leaves."""

    saved = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MemoPanel(QWidget):
    """The memos on one thing and a field for another.

    Signals:
        save_asked(memo id or "", text), closed().
    """

    save_asked = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.known, self.field = QLabel(), QListWidget(), _Field()
        self._save, self._back = QPushButton(), QPushButton()
        self._memo_id = ""
        set_role(self.heading, "heading")
        self.heading.setWordWrap(True)
        set_role(self._back, "quiet")
        self.known.setWordWrap(True)
        self.known.itemClicked.connect(self._on_known)
        self.known.itemActivated.connect(self._on_known)
        self.field.setTabChangesFocus(True)
        self.field.saved.connect(self._on_save)
        self.field.left.connect(self.closed)
        self._save.clicked.connect(self._on_save)
        self._back.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(2), space(3), space(2))
        column.addWidget(self.heading)
        column.addWidget(self.known, 1)
        column.addWidget(self.field, 1)
        column.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        self.known.setAccessibleName(self.tr("Memos"))
        self.field.setAccessibleName(self.tr("Memo"))
        self.field.setPlaceholderText(self.tr("What strikes you here? Ctrl+Enter saves."))
        self._save.setText(self.tr("Save memo"))
        self._back.setText(self.tr("Back"))

    def show_memos(self, title: str, memos: Sequence[Memo]) -> None:
        """List the memos on something; a new one is ready to be written."""
        self.heading.setText(self.tr("Memo on “{0}”").format(title))
        self._memo_id = ""
        self.field.clear()
        self.known.clear()
        self.known.setVisible(bool(memos))
        for memo in memos:
            item = QListWidgetItem(memo.text)
            item.setData(Qt.ItemDataRole.UserRole, memo.id)
            self.known.addItem(item)
        self.field.setFocus()

    def _on_known(self, item: QListWidgetItem) -> None:
        self._memo_id = str(item.data(Qt.ItemDataRole.UserRole))
        self.field.setPlainText(item.text())
        self.field.setFocus()

    def _on_save(self) -> None:
        if self.field.toPlainText().strip():
            self.save_asked.emit(self._memo_id, self.field.toPlainText())
