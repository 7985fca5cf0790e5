"""The panel beside the study overview: the selected interview's name, its speakers, and taking it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import NotPermitted
from desktop.context import AppContext
from desktop.dialogs.fields import labelled
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.transcripts import SpeakerRow


class InterviewPanel(QFrame):
    """Changes apply when a field is left; each can be undone."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._context = context
        self._document_id = ""
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        set_role(self.hint, "soft")
        self._body = QWidget()
        self.name_line = QLineEdit()
        self._name_label = labelled("", self.name_line)
        self._speakers_label = QLabel()
        set_role(self._speakers_label, "heading")
        self._speakers_words = QLabel()
        self._speakers_words.setWordWrap(True)
        set_role(self._speakers_words, "soft")
        self._speakers = QGridLayout()
        self.correct_button, self.erase_button, self.remove_button = QPushButton(), QPushButton(), QPushButton()
        set_role(self.correct_button, "quiet")
        set_role(self.erase_button, "quiet")
        set_role(self.remove_button, "quiet")
        self.erase_button.clicked.connect(self.erase_sent)
        self.name_line.editingFinished.connect(self._rename)
        self.remove_button.clicked.connect(self.remove_interview)
        self._lay_out()
        self.retranslate()

    def show_interview(self, document_id: str) -> None:
        """Show an interview's settings, "" for none."""
        self._document_id = document_id
        study = self._context.study
        document = None
        if study is not None and document_id:
            document = next((item for item in study.transcripts.documents() if item.id == document_id), None)
        self._body.setVisible(document is not None)
        self.hint.setVisible(document is None)
        if document is None or study is None:
            return
        if not self.name_line.hasFocus():
            self.name_line.setText(document.title)
        try:
            rows = study.transcripts.speakers(document_id)
        except NotPermitted:
            rows = []
        self._fill_speakers(rows)

    def retranslate(self) -> None:
        self.hint.setText(self.tr("Select an interview to name it or to correct who speaks."))
        self._name_label.setText(self.tr("Name of the interview"))
        self.name_line.setAccessibleName(self.tr("Name of the interview"))
        self._speakers_label.setText(self.tr("Who speaks"))
        self._speakers_words.setText(
            self.tr("Only participants' turns are coded. These labels stand in your file and are seen here only.")
        )
        self.correct_button.setText(self.tr("Correct the text …"))
        self.erase_button.setText(self.tr("Erase from stored requests …"))
        self.remove_button.setText(self.tr("Take this interview out"))
        self.show_interview(self._document_id)

    def remove_interview(self) -> None:
        """Take the shown interview out; the bar offers to bring it back."""
        study, document_id = self._context.study, self._document_id
        if study is None or not document_id:
            return
        coder = self._context.coder_id
        if self._context.attempt(lambda: study.transcripts.remove(document_id, coder=coder)):
            self._context.select_document("")
            self._context.messages.show_info(
                self.tr("The interview was taken out."),
                "",
                self.tr("Undo"),
                lambda: self._context.attempt(lambda: study.history.undo(coder=coder)),
            )

    def erase_sent(self) -> None:
        """Ask whether what was sent of the shown interview shall be erased for good, and do it."""
        study, document_id = self._context.study, self._document_id
        if study is None or not document_id:
            return
        count = study.suggesting.sent_parts(document_id)
        if not count:
            self._context.messages.show_info(self.tr("No stored request or answer holds words of this interview."))
            return
        question = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Erase from stored requests"),
            self.tr("Words of this interview stand in %n stored request(s) and answer(s).", "", count),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        question.setInformativeText(
            self.tr("Erased, they can't be brought back, and these requests can't be replayed in full. The words of "
                    "other interviews stay, and so do suggestions, codes and the interview itself.")
        )  # fmt: skip
        erase = question.addButton(self.tr("Erase for good"), QMessageBox.ButtonRole.DestructiveRole)
        erase.setObjectName("erase_for_good")
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        erase.clicked.connect(lambda: self._erase(document_id))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.open()

    def _erase(self, document_id: str) -> None:
        study, coder = self._context.study, self._context.coder_id
        if study is not None and self._context.attempt(lambda: study.suggesting.erase_sent(document_id, coder=coder)):
            self._context.messages.show_info(self.tr("Erased from the stored requests and answers."))

    def edit_name(self) -> None:
        self.name_line.setFocus()
        self.name_line.selectAll()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(space(1.5))
        body.addWidget(self._name_label)
        body.addWidget(self.name_line)
        body.addSpacing(space(4))
        body.addWidget(self._speakers_label)
        body.addWidget(self._speakers_words)
        body.addLayout(self._speakers)
        body.addStretch(1)
        body.addWidget(self.correct_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.erase_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(4), space(4), space(4), space(3))
        layout.addWidget(self.hint)
        layout.addWidget(self._body, 1)
        layout.addStretch(0)

    def _fill_speakers(self, rows: list[SpeakerRow]) -> None:
        while self._speakers.count():
            item = self._speakers.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for at, row in enumerate(rows):
            name = row.label or self.tr("(no label)")
            label = QLabel(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words = QLabel(self.tr("%n turn(s)", "", row.turn_count))
            set_role(words, "small")
            self._speakers.addWidget(label, at * 2, 0)
            self._speakers.addWidget(words, at * 2 + 1, 0)
            self._speakers.addWidget(self._code_field(row, name), at * 2, 1, 2, 1)
        self._speakers.setColumnStretch(0, 1)

    def _code_field(self, row: SpeakerRow, name: str) -> QComboBox:
        field = QComboBox()
        field.setObjectName("speaker_code")
        study = self._context.study
        codes = [person.code for person in study.transcripts.participants()] if study else []
        field.addItem(self.tr("Interviewer (I)"), "I")
        for code in dict.fromkeys([*codes, row.code if row.code.startswith("P") else ""]):
            if code:
                field.addItem(code, code)
        field.addItem(self.tr("New participant"), _next_code(codes))
        field.addItem(self.tr("Another voice"), "-")
        if field.findData(row.code) < 0:
            field.addItem(row.code, row.code)
        field.setCurrentIndex(field.findData(row.code))
        field.setAccessibleName(self.tr("Who is {label}?").format(label=name))
        field.activated.connect(lambda _at: self._set_speaker(row.label, field.currentData()))
        return field

    def _set_speaker(self, label: str, code: str) -> None:
        study, coder = self._context.study, self._context.coder_id
        if study is not None:
            self._context.attempt(lambda: study.transcripts.set_speaker(self._document_id, label, code, coder=coder))

    def _rename(self) -> None:
        study, coder, title = self._context.study, self._context.coder_id, self.name_line.text()
        if study is None or not self._document_id:
            return
        known = next((item.title for item in study.transcripts.documents() if item.id == self._document_id), title)
        if title.strip() != known and not self._context.attempt(
            lambda: study.transcripts.rename(self._document_id, title, coder=coder)
        ):
            self.name_line.setText(known)


def _next_code(codes: list[str]) -> str:
    numbers = [int(code[1:]) for code in codes if code[1:].isdigit()]
    return f"P{max(numbers, default=0) + 1:02d}"
