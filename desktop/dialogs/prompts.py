"""The prompts that models are asked with: read them, copy them, change the copy, choose which is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
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

from analysis.errors import VerbatimError
from analysis.suggestion.prompting import PromptInfo
from desktop.context import AppContext
from desktop.dialogs.fields import heading, labelled, soft
from desktop.messages import worded
from desktop.theme import set_role, space

_ROLE = Qt.ItemDataRole.UserRole


class PromptsDialog(QDialog):
    """Lists all versions beside the text of one. Originals can't be changed; changed copies become new versions.

    Changes that are not kept are never dropped at the first attempt: not by another choice, not by closing.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Prompts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shelf = context.services.prompts()
        self._shown: PromptInfo | None = None
        self._has_warned = False
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Prompts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the prompt"))
        self.text.setFont(context.theme.reading_font(0.9))
        self.note = soft()
        self.outcome = soft()
        self.name_line = QLineEdit()
        self.name_label = labelled(self.tr("Name of your copy"), self.name_line)
        self.copy_button = self._button(self.tr("Copy"), self._copy)
        self.keep_button = self._button(self.tr("Keep as a new version"), self._keep)
        self.use_button = self._button(self.tr("Use this one"), self._use)
        self.close_button = self._button(self.tr("Close"), self.reject)
        set_role(self.use_button, "primary")
        set_role(self.close_button, "quiet")
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_current)
        self.text.textChanged.connect(self._refresh)
        self.name_line.textChanged.connect(self._refresh)
        self._fill("codes", "")
        self.resize(space(230), space(180))

    def reject(self) -> None:
        if self._may_leave():
            super().reject()

    def _lay_out(self) -> None:
        about = self.tr(
            "What stands in {{…}} is filled in. A copy of yours is a version of its own; the original stays. "
            "Each request records which was used, with its whole text."
        )
        columns = QHBoxLayout()
        columns.addWidget(self.list)
        columns.addWidget(self.text, 5)
        copying = QHBoxLayout()
        for widget in (self.name_label, self.name_line, self.copy_button):
            copying.addWidget(widget)
        copying.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.close_button, self.keep_button, self.use_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(soft(about))
        layout.addLayout(columns, 1)
        layout.addWidget(self.note)
        layout.addLayout(copying)
        layout.addWidget(self.outcome)
        layout.addLayout(buttons)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    # --- the list ---

    def _fill(self, purpose: str, reference: str) -> None:
        """List all, and show one: by its reference, else the one in use for a purpose."""
        try:
            prompts = self._shelf.all()
        except VerbatimError as error:
            self._say(error)
            return
        self.list.blockSignals(True)
        self.list.clear()
        current = 0
        for number, prompt in enumerate(prompts):
            item = QListWidgetItem(self._words(prompt))
            item.setData(_ROLE, prompt)
            self.list.addItem(item)
            if reference == prompt.reference or (not reference and prompt.is_chosen and prompt.purpose == purpose):
                current = current or number
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + space(6))
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)
        self._show(self.list.currentItem())

    def _words(self, prompt: PromptInfo) -> str:
        purposes = {
            "codes": self.tr("Codes"),
            "critic": self.tr("Critic"),
            "concepts": self.tr("Concepts"),
            "themes": self.tr("Themes"),
            "dimensions": self.tr("Dimensions"),
        }
        whose = prompt.own_name or self.tr("original")
        words = f"{purposes[prompt.purpose]} · {prompt.language} · {whose} · {prompt.version}"
        if prompt.is_chosen:
            words += " · " + self.tr("in use")
        return words

    def _on_current(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None or before is None or self._may_leave():
            self._show(item)
            return
        self.list.blockSignals(True)
        self.list.setCurrentItem(before)
        self.list.blockSignals(False)

    def _show(self, item: QListWidgetItem | None) -> None:
        prompt = item.data(_ROLE) if item else None
        if prompt is None:
            return
        self._shown = None
        try:
            self.text.setPlainText(self._shelf.text(prompt))
        except VerbatimError as error:
            self.text.clear()
            self._say(error)
        self._shown = prompt
        self._has_warned = False
        self.text.document().setModified(False)
        self.text.setReadOnly(not prompt.own_name)
        if prompt.problem is not None:
            self._say(prompt.problem)
        else:
            self.outcome.clear()
        self._refresh()

    def _refresh(self) -> None:
        prompt = self._shown
        if prompt is None:
            return
        is_changed = self._is_changed()
        self.keep_button.setVisible(bool(prompt.own_name))
        self.keep_button.setEnabled(is_changed)
        self.use_button.setEnabled(not prompt.is_chosen and not is_changed)
        self.copy_button.setEnabled(bool(self.name_line.text().strip()) and not is_changed)
        original = self.tr("An original: make a copy to change it.")
        self.note.setText(self.tr("Your copy.") if prompt.own_name else original)
        self._has_warned = self._has_warned and is_changed

    # --- what she does ---

    def _copy(self) -> None:
        self._do(lambda prompt: self._shelf.copy(prompt, self.name_line.text()), self.tr("Copied."))

    def _keep(self) -> None:
        text = self.text.toPlainText()
        self._do(lambda prompt: self._shelf.keep(prompt, text), self.tr("Kept. Earlier versions are still there."))

    def _use(self) -> None:
        self._do(self._shelf.use, self.tr("In use from the next request on."))

    def _do(self, act: Callable[[PromptInfo], PromptInfo], words: str) -> None:
        """Do something to the shown prompt and show what came of it; a failure leaves all as it is."""
        if self._shown is None:
            return
        try:
            made = act(self._shown)
        except VerbatimError as error:
            self._say(error)
            return
        self.name_line.clear()
        self._fill(made.purpose, made.reference)
        set_role(self.outcome, "soft")
        self.outcome.setText(words)

    def _is_changed(self) -> bool:
        return bool(self._shown and self._shown.own_name) and self.text.document().isModified()

    def _may_leave(self) -> bool:
        """Tell whether nothing would be lost; says so once, and lets go at the second attempt."""
        if not self._is_changed() or self._has_warned:
            return True
        self._has_warned = True
        set_role(self.outcome, "danger")
        self.outcome.setText(self.tr("Your changes are not kept yet. Once more drops them."))
        return False

    def _say(self, error: VerbatimError) -> None:
        set_role(self.outcome, "danger")
        self.outcome.setText(" ".join(worded(error)))
