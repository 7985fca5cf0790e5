"""Texts to read, copy and save: letters, a report for a participant, a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.context import AppContext
from desktop.dialogs.fields import documents_folder, heading, soft
from desktop.theme import set_role, space


class TextDialog(QDialog):
    """Shows texts, each under a name to choose by; what she changes in one is what is copied and saved."""

    def __init__(
        self, context: AppContext, title: str, texts: Sequence[tuple[str, str]], words: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(title)
        self._context = context
        self._texts = [text for _, text in texts]
        self.choice, self.text, self.state = QComboBox(), QPlainTextEdit(), QLabel()
        for name, _ in texts:
            self.choice.addItem(name)
        self.choice.setAccessibleName(self.tr("Which text"))
        self.choice.setVisible(len(texts) > 1)
        self.text.setAccessibleName(title)
        set_role(self.state, "small")
        self.copy_button, self.save_button = QPushButton(self.tr("Copy")), QPushButton(self.tr("Save …"))
        self.close_button = QPushButton(self.tr("Close"))
        self._shown = 0
        self._lay_out(title, words)
        self.choice.currentIndexChanged.connect(self._show)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._choose_file)
        self.close_button.clicked.connect(self.accept)
        self._show(0)
        self.resize(space(170), space(145))

    def _lay_out(self, title: str, words: str) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.state, 1)
        for button in (self.copy_button, self.save_button, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(heading(title))
        if words:
            layout.addWidget(soft(words))
        layout.addWidget(self.choice)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)

    def _show(self, number: int) -> None:
        if number != self._shown:
            self._texts[self._shown] = self.text.toPlainText()
        self._shown = number
        self.text.setPlainText(self._texts[number])
        self.state.clear()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.state.setText(self.tr("Copied."))

    def _choose_file(self) -> None:
        name = self.choice.currentText() or self.windowTitle()
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save"), str(documents_folder() / f"{name}.txt"), self.tr("Text") + " (*.txt)"
        )
        if found:
            self.save(Path(found))

    def save(self, path: Path) -> None:
        """Write the text that is shown."""
        try:
            path.write_text(self.text.toPlainText(), encoding="utf-8")
        except OSError:
            self.state.setText(self.tr("{0} can't be written.").format(path.name))
            return
        self.state.setText(self.tr("Saved as {0}.").format(path.name))
