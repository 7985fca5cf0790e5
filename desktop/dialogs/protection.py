"""The passphrases of an open study: set, change, take away; and where its key file is."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.dialogs.fields import Choices, grow, heading, labelled, soft
from desktop.dialogs.passphrase import NewPassphrase, secret_line
from desktop.theme import set_role, space

BOTH, KEY_ALONE, NONE = "both", "key", "none"


@dataclass(frozen=True, slots=True)
class ProtectionChoice:
    """What is to become of the files; `key_passphrase` is None where the key file has the study's."""

    passphrase: str = field(repr=False)
    key_passphrase: str | None = field(repr=False)
    new: str = field(repr=False)
    key_alone: bool
    remember: bool


class ProtectionDialog(QDialog):
    """Asks what opens the files now and what shall open them; changes nothing itself. `choice()` once accepted."""

    def __init__(self, name: str, state: tuple[bool, bool | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Protection"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._of_study, self._of_key = state
        self.present, self.key_present = secret_line(), secret_line()
        self.has_own_key = QCheckBox(self.tr("The key file has another passphrase than the study"))
        self.what = Choices(self._choices())
        self.what.choose(BOTH)
        self.new = NewPassphrase()
        self.save_button = QPushButton(self.tr("Write the files anew"))
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self.accept)
        self._lay_out(name)
        for line in (self.present, self.key_present):
            line.textChanged.connect(self._check)
        self.new.changed.connect(self._check)
        self.what.group.idToggled.connect(self._check)
        self.has_own_key.toggled.connect(self._check)
        self.resize(space(140), space(120))
        self._check()

    def choice(self) -> ProtectionChoice:
        """Give what was chosen, and clear the fields."""
        own = self.key_present.text() if self.has_own_key.isChecked() else None
        chosen = ProtectionChoice(
            self.present.text(),
            own,
            "" if self.what.value == NONE else self.new.take(),
            self.what.value == KEY_ALONE,
            self.new.remember.isChecked() and self.what.value == BOTH,
        )
        self.present.clear()
        self.key_present.clear()
        return chosen

    def _choices(self) -> list[tuple[str, str, str]]:
        found = [
            (BOTH, self.tr("One passphrase for the study and its key file"), ""),
            (
                KEY_ALONE,
                self.tr("A passphrase of its own for the key file"),
                self.tr("For those who may read and code, and shall not see names."),
            ),
        ]
        if self._of_study or self._of_key:
            found.append(
                (
                    NONE,
                    self.tr("No passphrase"),
                    self.tr("Whoever gets at the files can then read all interviews with all names."),
                )
            )
        return found if self._of_key is not None else [item for item in found if item[0] != KEY_ALONE]

    def _lay_out(self, name: str) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(2))
        layout.addWidget(heading(self.tr("Who can open “{name}”?").format(name=name)))
        layout.addWidget(soft(self._state_words()))
        self._present_label = labelled(self.tr("Present passphrase"), self.present)
        self._key_label = labelled(self.tr("Present passphrase of the key file"), self.key_present)
        for widget in (self._present_label, self.present, self.has_own_key, self._key_label, self.key_present):
            layout.addWidget(widget)
        layout.addWidget(self.what)
        layout.addWidget(self.new)
        layout.addWidget(
            soft(self.tr("The study closes, its files and their backups are written anew, and it opens again."))
        )
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _state_words(self) -> str:
        if self._of_study and self._of_key is not False:
            return self.tr("Its files are protected by a passphrase.")
        if self._of_study or self._of_key:
            return self.tr("Only one of its two files is protected by a passphrase.")
        return self.tr("Its files are not protected: whoever gets at them can read them.")

    def _check(self) -> None:
        own_key = self.has_own_key.isChecked()
        for widget in (self._present_label, self.present):
            widget.setVisible(self._of_study)
        self.has_own_key.setVisible(bool(self._of_key))
        for widget in (self._key_label, self.key_present):
            widget.setVisible(bool(self._of_key) and own_key)
        self.new.setVisible(self.what.value != NONE)
        self.new.remember.setVisible(self.what.value == BOTH)
        has_present = not self._of_study or bool(self.present.text())
        self.save_button.setEnabled(has_present and (self.what.value == NONE or self.new.is_usable))
        grow(self)
