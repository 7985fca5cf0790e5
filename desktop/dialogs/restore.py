"""Going back to a backup, or reading what is left of a damaged study."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.dialogs.fields import heading, soft
from desktop.services import BackupFound
from desktop.theme import set_role, space

_PATH = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """Lists a study's backups, the latest chosen; changes nothing itself.

    Signals:
        restore_asked(Path of the backup), recovery_asked().
    """

    restore_asked = Signal(object)
    recovery_asked = Signal()

    def __init__(
        self, path: Path, found: Sequence[BackupFound], *, is_damaged: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups"))
        for item in found:
            entry = QListWidgetItem(self._words(item), self.list)
            entry.setData(_PATH, item.path)
        self.restore_button = QPushButton(self.tr("Go back to this backup"))
        set_role(self.restore_button, "primary")
        self.restore_button.setDefault(True)
        self.restore_button.setEnabled(bool(found))
        self.restore_button.clicked.connect(self._on_restore)
        self.recover_button = QPushButton(self.tr("Read what is left of it"))
        self.recover_button.setVisible(is_damaged)
        self.recover_button.clicked.connect(self._on_recover)
        if found:
            self.list.setCurrentRow(0)
        self._lay_out(path, bool(found))
        self.resize(space(130), space(100))

    def _words(self, item: BackupFound) -> str:
        moment = QDateTime.fromSecsSinceEpoch(int(item.made_at.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        words = self.tr("{when}, after step {step}").format(when=when, step=QLocale().toString(item.step))
        if not item.has_key:
            words += " · " + self.tr("without key file")
        return words if item.is_protected else words + " · " + self.tr("not protected")

    def _lay_out(self, path: Path, has_any: bool) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self.recover_button, self.restore_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(2.5))
        layout.addWidget(heading(self.tr("Backups of “{name}”").format(name=path.stem)))
        layout.addWidget(
            soft(
                self.tr("The files as they are now are put aside under another name; nothing is overwritten.")
                if has_any
                else self.tr("There is no backup beside this study. One is made for every hour of work.")
            )
        )
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def _on_restore(self) -> None:
        chosen = self.list.currentItem()
        self.accept()
        if chosen is not None:
            self.restore_asked.emit(chosen.data(_PATH))

    def _on_recover(self) -> None:
        self.accept()
        self.recovery_asked.emit()
