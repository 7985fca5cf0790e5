"""Asking for a passphrase, and for a new one. What is typed leaves the dialog once and is cleared with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.fields import grow, heading, labelled, soft
from desktop.theme import set_role, space

SHORTEST = 8


def secret_line() -> QLineEdit:
    """Give a field that hides what is typed, also from input methods that learn words."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText
        | Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
    field.setMinimumHeight(space(8))
    return field


class NewPassphrase(QWidget):
    """A new passphrase, typed twice, with what speaks against it said below.

    Signals:
        changed(): something was typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = secret_line(), secret_line()
        self.shows = QCheckBox(self.tr("Show what I type"))
        self.remember = QCheckBox(self.tr("Keep it in this computer's keyring, so that I need not type it here"))
        self.problem = soft()
        for field in (self.first, self.second):
            field.textChanged.connect(self._on_typed)
        self.shows.toggled.connect(self._on_shows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        layout.addWidget(labelled(self.tr("Passphrase"), self.first))
        layout.addWidget(self.first)
        layout.addWidget(labelled(self.tr("Once more"), self.second))
        layout.addWidget(self.second)
        layout.addWidget(self.problem)
        layout.addWidget(self.shows)
        layout.addWidget(self.remember)
        self._on_typed()

    @property
    def is_usable(self) -> bool:
        return len(self.first.text().strip()) >= SHORTEST and self.first.text() == self.second.text()

    def take(self) -> str:
        """Give what was typed and clear the fields."""
        typed = self.first.text()
        self.first.clear()
        self.second.clear()
        return typed

    def _on_typed(self) -> None:
        if len(self.first.text().strip()) < SHORTEST:
            words = self.tr("At least {count} characters. Four or five words that do not belong together are good.")
            words = words.format(count=SHORTEST)
        elif self.first.text() != self.second.text():
            words = self.tr("Type the same below.")
        else:
            words = self.tr("Write it down and keep it apart: nobody can bring a forgotten passphrase back.")
        self.problem.setText(words)
        self.changed.emit()

    def _on_shows(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self.first.setEchoMode(mode)
        self.second.setEchoMode(mode)


class AskPassphrase(QDialog):
    """Asks for the passphrase of a study, or of its key file, which may stay closed.

    Signals:
        given(passphrase, keep in the keyring), left_closed(): the study is to be opened without its key file.
    """

    given = Signal(str, bool)
    left_closed = Signal()

    def __init__(self, path: Path, wrong: str, *, is_key: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Passphrase"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = secret_line()
        self.wrong = QLabel(wrong)
        self.wrong.setWordWrap(True)
        self.wrong.setVisible(bool(wrong))
        set_role(self.wrong, "danger")
        self.remember = QCheckBox(self.tr("Keep it in this computer's keyring, so that I need not type it here"))
        self.remember.setVisible(not is_key)
        self.open_button = QPushButton(self.tr("Open the study"))
        set_role(self.open_button, "primary")
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self._on_open)
        self.without_button = QPushButton(self.tr("Open without the key file"))
        self.without_button.setVisible(is_key)
        self.without_button.clicked.connect(self._on_without)
        words = self.tr("Passphrase of the key file of “{name}”") if is_key else self.tr("Passphrase of “{name}”")
        self._lay_out(words.format(name=path.stem), is_key)
        self.field.textChanged.connect(lambda typed: self.open_button.setEnabled(bool(typed)))
        self.open_button.setEnabled(False)
        self.resize(space(120), space(60))
        grow(self)

    def _lay_out(self, words: str, is_key: bool) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        set_role(cancel, "quiet")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.without_button, self.open_button):
            button.setAutoDefault(button is self.open_button)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(2.5))
        layout.addWidget(heading(words))
        layout.addWidget(self.wrong)
        layout.addWidget(self.field)
        self.field.setAccessibleName(words)
        layout.addWidget(self.remember)
        layout.addWidget(
            soft(
                self.tr("Without the key file, reading, coding and exporting work; names can't be shown or replaced.")
                if is_key
                else self.tr("Without it nobody can open the study, not even the makers of Verbatim.")
            )
        )
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _on_open(self) -> None:
        typed = self.field.text()
        self.field.clear()
        self.accept()
        self.given.emit(typed, self.remember.isChecked())

    def _on_without(self) -> None:
        self.accept()
        self.left_closed.emit()
