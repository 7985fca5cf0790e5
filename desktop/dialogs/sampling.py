"""How the sample came about: dated notes, and when and why collecting ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import SamplingKind
from desktop.dialogs.fields import heading, labelled, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.records import SamplingNote


class SamplingDialog(QDialog):
    """Shows the notes and takes new ones; what it shows is given by `show_notes` after each change.

    Signals:
        note_asked(kind, text, day), change_asked(note id, text, day), remove_asked(note id).
    """

    note_asked = Signal(str, str, str)
    change_asked = Signal(str, str, str)
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sampling"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = {
            SamplingKind.CHOSEN: self.tr("Who was looked for, and how they were chosen"),
            SamplingKind.APPROACHED: self.tr("How they were approached"),
            SamplingKind.REFUSED: self.tr("Who refused or dropped out"),
            SamplingKind.SETTING: self.tr("Where the interviews took place"),
            SamplingKind.ENDED: self.tr("When and why collecting ended"),
        }
        self.known, self.kind, self.day, self.field = QListWidget(), QComboBox(), QLineEdit(), QPlainTextEdit()
        self._note_id = ""
        for kind, words in self._words.items():
            self.kind.addItem(words, kind.value)
        self.day.setPlaceholderText(self.tr("YYYY-MM-DD"))
        self.field.setTabChangesFocus(True)
        self.known.setWordWrap(True)
        self.keep_button, self.new_button = QPushButton(self.tr("Keep note")), QPushButton(self.tr("New note"))
        self.remove_button = QPushButton(self.tr("Take away"))
        set_role(self.keep_button, "primary")
        for button in (self.new_button, self.remove_button):
            set_role(button, "quiet")
        self._lay_out()
        self._connect()
        self.resize(space(150), space(140))

    def show_notes(self, notes: Sequence[SamplingNote]) -> None:
        """Show them; a new one is ready to be written."""
        self.known.clear()
        for note in notes:
            head = " · ".join(part for part in (self._words[note.kind], note.day) if part)
            item = QListWidgetItem(f"{head}\n{note.text}")
            item.setData(Qt.ItemDataRole.UserRole, (note.id, note.kind.value, note.day, note.text))
            self.known.addItem(item)
        self.start_new()

    def start_new(self) -> None:
        self._note_id = ""
        self.known.setCurrentRow(-1)
        self.field.clear()
        self.day.clear()
        self.kind.setEnabled(True)
        self._check()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(2))
        layout.addWidget(heading(self.windowTitle()))
        about = self.tr(
            "Each note answers an item of COREQ and SRQR in the methods appendix. The sample table (job, activity, "
            "industry, minutes, your own columns) is filled where participants are described."
        )
        layout.addWidget(soft(about))
        self.known.setAccessibleName(self.tr("Notes on the sample"))
        layout.addWidget(self.known, 2)
        row = QHBoxLayout()
        row.addWidget(labelled(self.tr("What is it about?"), self.kind))
        row.addWidget(self.kind, 1)
        row.addWidget(labelled(self.tr("Day"), self.day))
        row.addWidget(self.day)
        self.day.setMaximumWidth(space(32))
        layout.addLayout(row)
        self.field.setAccessibleName(self.tr("Note"))
        layout.addWidget(self.field, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.keep_button)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.known.currentItemChanged.connect(self._on_known)
        for changed in (self.field.textChanged, self.day.textChanged, self.kind.currentIndexChanged):
            changed.connect(self._check)
        for button, act in (
            (self.keep_button, self._on_keep),
            (self.new_button, self.start_new),
            (self.remove_button, lambda: self.remove_asked.emit(self._note_id)),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)

    def _on_known(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._note_id, kind, day, text = item.data(Qt.ItemDataRole.UserRole)
            self.kind.setCurrentIndex(self.kind.findData(kind))
            self.kind.setEnabled(False)
            self.day.setText(day)
            self.field.setPlainText(text)

    def _on_keep(self) -> None:
        text, day = self.field.toPlainText().strip(), self.day.text().strip()
        if self._note_id:
            self.change_asked.emit(self._note_id, text, day)
        else:
            self.note_asked.emit(self.kind.currentData(), text, day)

    def _check(self) -> None:
        needs_day = self.kind.currentData() == SamplingKind.ENDED.value
        has_day = bool(self.day.text().strip())
        self.keep_button.setEnabled(bool(self.field.toPlainText().strip()) and (has_day or not needs_day))
        self.remove_button.setEnabled(bool(self._note_id))
