"""What participants may ask for, how long data are kept, and versions of the codebook: part of the study overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.context import AppContext
from desktop.dialogs.correct_text import CorrectTextDialog
from desktop.dialogs.fields import soft
from desktop.dialogs.keeping import KeepingDialog, reminder_words
from desktop.dialogs.letter import TextDialog
from desktop.dialogs.versions import VersionsDialog
from desktop.dialogs.withdraw import WithdrawDialog
from desktop.tasks import stoppable
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.withdrawal import Preview

LANGUAGES = (("Deutsch", "de"), ("English", "en"))
_TABLES = {"Participant", "Document", "Retention", "Study", "LlmCall"}


class StudyRights(QWidget):
    """Opens the dialogs; says what is due. Each dialog is kept in `dialog` while it is open."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.dialog: QDialog | None = None
        self._is_filled = False
        self.words = soft()
        self.due = QLabel()
        self.due.setWordWrap(True)
        set_role(self.due, "danger")
        self.who = QComboBox()
        self.held_button, self.withdraw_button = QPushButton(), QPushButton()
        self.keeping_button, self.versions_button = QPushButton(), QPushButton()
        for button in self._buttons():
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(2))
        layout.addWidget(self.words)
        layout.addWidget(self.due)
        layout.addLayout(_row(self.who, self.held_button, self.withdraw_button))
        layout.addLayout(_row(self.keeping_button, self.versions_button))
        self.held_button.clicked.connect(self.tell)
        self.withdraw_button.clicked.connect(self.withdraw)
        self.keeping_button.clicked.connect(self.keep)
        self.versions_button.clicked.connect(self.show_versions)
        self.retranslate()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.held_button, self.withdraw_button, self.keeping_button, self.versions_button

    def title(self) -> str:
        return self.tr("Rights, retention, versions")

    def retranslate(self) -> None:
        self.words.setText(
            self.tr("A participant may ask what is held, and withdraw. What goes then is shown to you before.")
        )
        self.who.setAccessibleName(self.tr("Participant"))
        self.held_button.setText(self.tr("What is held …"))
        self.withdraw_button.setText(self.tr("Withdraw …"))
        self.keeping_button.setText(self.tr("How long data are kept …"))
        self.versions_button.setText(self.tr("Versions of the codebook …"))
        if self._is_filled:
            self.refresh()

    def on_event(self, event: Event) -> None:
        if event.kind in ("undone", "redone") or {change["table"] for change in event.changes} & _TABLES:
            self.refresh()

    def refresh(self) -> None:
        """Show who is there and what is due."""
        self._is_filled = True
        study = self._context.study
        codes = [person.code for person in study.transcripts.participants()] if study else []
        if [self.who.itemText(at) for at in range(self.who.count())] != codes:
            chosen = self.who.currentText()
            self.who.clear()
            self.who.addItems(codes)
            self.who.setCurrentIndex(max(self.who.findText(chosen), 0))
        for widget in (self.who, self.held_button, self.withdraw_button):
            widget.setEnabled(bool(codes))
        lines = [reminder_words(item) for item in study.keeping.reminders()] if study else []
        self.due.setText("\n".join(lines))
        self.due.setVisible(bool(lines))

    # --- the dialogs ---

    def tell(self) -> None:
        """Show what is held on the chosen participant, in plain words."""
        from analysis.workflow.subject_report import in_plain_words, subject_report

        study, code = self._context.study, self.who.currentText()
        if study is None or not code:
            return
        report = subject_report(study.store, study.texts, code)
        first = sorted(LANGUAGES, key=lambda item: item[1] != study.info.language)
        texts = [(name, in_plain_words(report, language)) for name, language in first]
        self._open(TextDialog(self._context, self.tr("What is held of {0}").format(code), texts, parent=self.window()))

    def withdraw(self) -> None:
        """Show what goes when the chosen participant withdraws, and do it if she means it."""
        study, code = self._context.study, self.who.currentText()
        if study is None or not code:
            return

        def ask(said: Preview) -> None:
            if study is self._context.study:
                dialog = WithdrawDialog(self._context, study, said, self.window())
                dialog.accepted.connect(lambda: self._show_letters(dialog))
                self._open(dialog)

        self._context.tasks.start(
            self.tr("Reading what goes"), stoppable(lambda: study.withdrawal.preview(code)), done=ask
        )

    def _show_letters(self, dialog: WithdrawDialog) -> None:
        words = self.tr("It is done. These are drafts: put in names, and read them before you send them.")
        self._open(TextDialog(self._context, self.tr("Letters"), dialog.drafts(), words, self.window()))

    def keep(self) -> None:
        """Ask how long data are kept."""
        study = self._context.study
        if study is not None:
            dialog = KeepingDialog(self._context, study, self.window())
            dialog.accepted.connect(lambda: self._show_certificate(dialog))
            self._open(dialog)

    def _show_certificate(self, dialog: KeepingDialog) -> None:
        self._context.study_opened.emit(self._context.study)  # every place shows the study as it is without its key
        texts = [(self.tr("Certificate"), dialog.certificate)]
        self._open(TextDialog(self._context, self.tr("Certificate"), texts, parent=self.window()))

    def show_versions(self) -> None:
        study = self._context.study
        if study is not None:
            self._open(VersionsDialog(self._context, study, self.window()))

    def correct_text(self) -> None:
        """Correct the original text of the interview that is selected."""
        study, document_id = self._context.study, self._context.document_id
        if study is not None and document_id:
            self._context.attempt(
                lambda: self._open(CorrectTextDialog(self._context, study, document_id, self.window()))
            )

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setModal(True)
        dialog.open()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
