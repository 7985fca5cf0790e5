"""How long each class of data may be kept, and destroying the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import VerbatimError
from analysis.records import Kept
from desktop.context import AppContext
from desktop.dialogs.fields import grow, heading, labelled, line, soft
from desktop.messages import worded
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.retention import Reminder
    from analysis.workflow.study import OpenStudy


def kept_words(kept: Kept) -> str:
    """Say a class of data in words."""
    return {
        Kept.ORIGINALS: QCoreApplication.translate("Keeping", "Original wording"),
        Kept.NAMES: QCoreApplication.translate("Keeping", "Names and key"),
        Kept.AUDIO: QCoreApplication.translate("Keeping", "Recordings (kept elsewhere)"),
        Kept.PSEUDONYMISED: QCoreApplication.translate("Keeping", "Pseudonymised interviews"),
        Kept.PROVENANCE: QCoreApplication.translate("Keeping", "Requests to models and their answers"),
    }[kept]


def reminder_words(item: Reminder) -> str:
    """Say what is due."""
    if item.days < 0:
        words = QCoreApplication.translate("Keeping", "{0}: were to be kept until {1}")
    else:
        words = QCoreApplication.translate("Keeping", "{0}: may be kept until {1}")
    return words.format(kept_words(item.kept), item.until)


class KeepingDialog(QDialog):
    """A day for each class, kept when its field is left; undo takes it back. `certificate` once the key is gone."""

    def __init__(self, context: AppContext, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How long data are kept"))
        self._context, self._study = context, study
        self.fields: dict[Kept, QLineEdit] = {}
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        set_role(self.fault, "danger")
        self.fault.hide()
        self.sure = QCheckBox(self.tr("I know that this can't be undone."))
        self.destroy_button = QPushButton(self.tr("Destroy the key"))
        self.close_button = QPushButton(self.tr("Close"))
        self.certificate = ""
        self._lay_out()
        self.sure.toggled.connect(self._allow)
        self.destroy_button.clicked.connect(self._destroy)
        self.close_button.clicked.connect(self.reject)
        self._allow()
        self.resize(space(140), space(135))
        grow(self)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(4))
        days = self._study.keeping.days()
        for row, kept in enumerate(Kept):
            field = QLineEdit(days[kept])
            field.setPlaceholderText(self.tr("no day set"))
            field.editingFinished.connect(lambda kept=kept: self._keep(kept))
            self.fields[kept] = field
            grid.addWidget(labelled(kept_words(kept), field), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.tr("How long data are kept")))
        layout.addWidget(
            soft(
                self.tr("The last day, as 2031-12-31.")
                + " "
                + self.tr("From a month before, the study reminds you; it deletes nothing.")
            )
        )
        layout.addLayout(grid)
        layout.addWidget(line())
        layout.addWidget(heading(self.tr("The key")))
        layout.addWidget(
            soft(
                self.tr("Without it nobody can find out again who somebody is.")
                + " "
                + self.tr(
                    "The original wording and the real names are overwritten and deleted; codes and quotations stay."
                )
            )
        )
        layout.addWidget(self.sure)
        layout.addWidget(self.fault)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.destroy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        for button in (self.destroy_button, self.close_button):
            button.setAutoDefault(False)
        layout.addLayout(buttons)

    def _allow(self) -> None:
        has_key = self._study.store.has_key
        self.sure.setEnabled(has_key)
        self.destroy_button.setEnabled(has_key and self.sure.isChecked())

    def _tell(self, error: VerbatimError | None) -> None:
        self.fault.setText(" ".join(worded(error)) if error else "")
        self.fault.setVisible(error is not None)

    def _keep(self, kept: Kept) -> None:
        try:
            self._study.keeping.set(kept, self.fields[kept].text(), coder=self._context.coder_id)
        except VerbatimError as error:
            self._tell(error)
            return
        self._tell(None)

    def _destroy(self) -> None:
        try:
            made, files = self._context.services.destroy_key(self._study, coder=self._context.coder_id)
        except VerbatimError as error:
            self._tell(error)
            return
        language = "de" if self._study.info.language == "de" else "en"
        self.certificate = made.text(language, tuple(str(path) for path in files))
        self.accept()
