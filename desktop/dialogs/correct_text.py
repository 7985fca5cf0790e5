"""Correcting the original text of an interview; says before what becomes of its quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from analysis.errors import VerbatimError
from analysis.moving import Moved
from desktop.context import AppContext
from desktop.dialogs.fields import heading, soft
from desktop.messages import worded
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.correcting import Corrected
    from analysis.workflow.study import OpenStudy


class CorrectTextDialog(QDialog):
    """First look, then correct: what moves and what must be checked is shown before anything is changed."""

    def __init__(self, context: AppContext, study: OpenStudy, document_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct the text"))
        self._context, self._study, self._document_id = context, study, document_id
        self.text, self.effect = QPlainTextEdit(), QLabel()
        self.look_button = QPushButton(self.tr("See what it does"))
        self.correct_button, self.cancel_button = QPushButton(self.tr("Correct")), QPushButton(self.tr("Cancel"))
        self._before = study.transcripts.original(document_id).text
        self.text.setPlainText(self._before)
        self.text.setAccessibleName(self.tr("Original text of the interview"))
        self.effect.setWordWrap(True)
        self.effect.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.text.textChanged.connect(self._on_change)
        self.look_button.clicked.connect(self.look)
        self.correct_button.clicked.connect(self._correct)
        self.cancel_button.clicked.connect(self.reject)
        self._on_change()
        self.resize(space(200), space(165))

    def _lay_out(self) -> None:
        set_role(self.correct_button, "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.look_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.correct_button)
        for button in (self.look_button, self.cancel_button, self.correct_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.tr("Correct the text")))
        layout.addWidget(
            soft(
                self.tr("Every quotation moves with its words.")
                + " "
                + self.tr("The corrected text is searched for names and must be approved again.")
                + " "
                + self.tr("Turns stay the turns that they are.")
            )
        )
        layout.addWidget(self.text, 1)
        layout.addWidget(self.effect)
        layout.addLayout(buttons)

    def _plain(self) -> str:
        """Give what stands in the field; Qt turns a no-break space into a space, which is no correction."""
        typed = self.text.toPlainText()
        return self._before if typed == self._before.replace("\u00a0", " ") else typed

    def _on_change(self) -> None:
        self.effect.setText("")
        self.effect.hide()
        changed = self._plain() != self._before
        self.look_button.setEnabled(changed)
        self.correct_button.setEnabled(False)

    def look(self) -> None:
        """Show what the correction would do, so that it can be done."""
        try:
            edited = self._study.correcting.edited(self._document_id, self._plain())
            said = self._study.correcting.preview(self._document_id, edited)
        except VerbatimError as error:
            self._tell(" ".join(worded(error)), "danger")
            return
        self._tell(self._words(said), "danger" if said.of(Moved.LOST) or said.of(Moved.UNSURE) else "soft")
        self.correct_button.setEnabled(True)

    def _tell(self, words: str, role: str) -> None:
        set_role(self.effect, role)
        self.effect.setText(words)
        self.effect.show()

    def _words(self, said: Corrected) -> str:
        lines = [
            self.tr("{0} quotations stay as they are, {1} hold corrected words.").format(
                len(said.of(Moved.EXACT)), len(said.of(Moved.CORRECTED))
            )
        ]
        for how, words in (
            (Moved.UNSURE, self.tr("To be checked, a memo will say so:")),
            (Moved.LOST, self.tr("Gone with their words, a memo on the code will say so:")),
        ):
            found = said.of(how)
            lines += [words, *(f"– {' '.join(item.words.split())} ({item.code})" for item in found)] if found else []
        if said.labels_lost:
            lines.append(
                self.tr("{0} labels lose the words they stood on and become your own.").format(said.labels_lost)
            )
        if said.suggestions_lost:
            lines.append(self.tr("{0} suggestions lose their place.").format(said.suggestions_lost))
        return "\n".join(lines)

    def _correct(self) -> None:
        study, document_id, coder = self._study, self._document_id, self._context.coder_id
        edited = study.correcting.edited(document_id, self._plain())
        self.correct_button.setEnabled(False)
        self._context.tasks.start(
            self.tr("Correcting the text"),
            lambda progress, cancel: study.correcting.correct(
                document_id, edited, coder=coder, progress=progress, cancel=cancel
            ),
            done=lambda _said: self.accept(),
            failed=self._on_failed,
            cancelled=lambda: self.correct_button.setEnabled(True),
        )

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, VerbatimError):
            self._context.messages.show_error(error)
            return
        self._tell(" ".join(worded(error)), "danger")
