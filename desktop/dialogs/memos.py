"""All memos of the study: by type, what one could be written on now, and a field for a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import MemoKind
from analysis.workflow.memoing import POSITION
from desktop.dialogs.fields import heading, labelled
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.memoing import Asked, Written


class MemosDialog(QDialog):
    """Shows memos and takes new ones; what it shows is given by `show_memos` after each change.

    Signals:
        write_asked(text, kind, Asked or None): a new memo. edit_asked(memo id, text). kind_chosen(kind or "").
    """

    write_asked = Signal(str, str, object)
    edit_asked = Signal(str, str)
    kind_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Memos"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = {
            MemoKind.CODE.value: self.tr("On codes"),
            MemoKind.THEORETICAL.value: self.tr("Theoretical"),
            MemoKind.METHOD.value: self.tr("On method"),
            MemoKind.REFLEXIVE.value: self.tr("Reflexive"),
            POSITION: self.tr("My own position"),
        }
        self.filter, self.known = QComboBox(), QListWidget()
        self.about, self.kind, self.field = QComboBox(), QComboBox(), QPlainTextEdit()
        self._memo_id = ""
        self.filter.addItem(self.tr("All types"), "")
        for value, words in self._words.items():
            self.filter.addItem(words, value)
            self.kind.addItem(words, value)
        self.known.setWordWrap(True)
        self.field.setTabChangesFocus(True)
        self.save_button, self.new_button = QPushButton(self.tr("Save memo")), QPushButton(self.tr("New memo"))
        set_role(self.save_button, "primary")
        set_role(self.new_button, "quiet")
        self._connect()
        self._lay_out()
        self.resize(space(150), space(150))

    def show_memos(self, memos: list[Written], asked: list[Asked]) -> None:
        """Show them, and offer what a memo could be written on; a new one is ready to be written."""
        self.known.clear()
        for written in memos:
            head = " · ".join(
                part
                for part in (
                    written.memo.created_at[:10],
                    self._words.get(written.memo.kind, written.memo.kind),
                    written.about,
                )
                if part
            )
            item = QListWidgetItem(f"{head}\n{written.memo.text}")
            item.setData(Qt.ItemDataRole.UserRole, (written.memo.id, written.memo.text, written.memo.kind))
            self.known.addItem(item)
        self.about.clear()
        self.about.addItem(self.tr("The study as a whole"), None)
        for one in asked:
            words = self.tr("Asked for: {0}").format(one.label) if one.label else self.tr("Asked for: my own position")
            self.about.addItem(words, one)
        self.start_new()

    def start_new(self) -> None:
        self._memo_id = ""
        self.field.clear()
        for part in (self.about, self.kind):
            part.setEnabled(True)
        self.field.setFocus()

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(lambda: self.kind_chosen.emit(self.filter.currentData()))
        self.known.itemActivated.connect(self._on_known)
        self.known.itemClicked.connect(self._on_known)
        self.about.currentIndexChanged.connect(self._on_about)
        self.field.textChanged.connect(self._check)
        self.save_button.clicked.connect(self._on_save)
        self.new_button.clicked.connect(self.start_new)
        for button in (self.save_button, self.new_button):
            button.setAutoDefault(False)
        self._check()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(2))
        layout.addWidget(heading(self.windowTitle()))
        top = QHBoxLayout()
        top.addWidget(labelled(self.tr("Show"), self.filter))
        top.addWidget(self.filter)
        top.addStretch(1)
        layout.addLayout(top)
        self.known.setAccessibleName(self.tr("Memos"))
        layout.addWidget(self.known, 2)
        row = QHBoxLayout()
        row.addWidget(labelled(self.tr("About"), self.about))
        row.addWidget(self.about, 1)
        row.addWidget(labelled(self.tr("Type"), self.kind))
        row.addWidget(self.kind)
        layout.addLayout(row)
        self.field.setAccessibleName(self.tr("Memo"))
        layout.addWidget(self.field, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)

    def _on_known(self, item: QListWidgetItem) -> None:
        self._memo_id, text, kind = item.data(Qt.ItemDataRole.UserRole)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        for part in (self.about, self.kind):
            part.setEnabled(False)
        self.field.setPlainText(text)
        self.field.setFocus()

    def _on_about(self) -> None:
        """Offer the type that suits what is asked for."""
        one: Asked | None = self.about.currentData()
        if one is not None:
            kind = one.kind.value if one.target is not None else POSITION
            self.kind.setCurrentIndex(self.kind.findData(kind))

    def _on_save(self) -> None:
        text = self.field.toPlainText().strip()
        if self._memo_id:
            self.edit_asked.emit(self._memo_id, text)
        else:
            self.write_asked.emit(text, self.kind.currentData(), self.about.currentData())

    def _check(self) -> None:
        self.save_button.setEnabled(bool(self.field.toPlainText().strip()))
