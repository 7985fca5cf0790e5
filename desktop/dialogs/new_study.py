"""A new study in five steps: subject, who works on it, where it lies and text may go, suggestions, who can open it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.records import AiPolicy, SendScope
from desktop.context import AppContext
from desktop.dialogs.ai_policy import PolicyFields
from desktop.dialogs.fields import Choices, documents_folder, heading, labelled, scope_choices, soft
from desktop.dialogs.passphrase import NewPassphrase
from desktop.theme import set_role, space

LAST = 4
PROTECTED, OPEN = "protected", "open"


@dataclass(frozen=True, slots=True)
class NewStudyChoice:
    path: Path
    title: str
    research_question: str
    coder: str
    language: str
    send_scope: SendScope
    policy: AiPolicy
    passphrase: str = field(default="", repr=False)
    remember: bool = False


class NewStudyDialog(QDialog):
    """Collects what a study needs; makes nothing itself. `choice()` after it was accepted."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New study"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._folder = documents_folder()
        self._steps = QStackedWidget()
        self._progress = QLabel()
        set_role(self._progress, "small")
        self.title_line = QLineEdit()
        self.question = QPlainTextEdit()
        self.coder_line = QLineEdit(context.settings.coder_name)
        self.language = QComboBox()
        self.place_line = QLineEdit()
        self.scope = scope_choices()
        self.scope.choose(SendScope.THIS_COMPUTER.value)
        self.policy = PolicyFields()
        self.synchronised = QLabel()
        self.synchronised.setWordWrap(True)
        set_role(self.synchronised, "danger")
        self.protects = Choices(
            [
                (PROTECTED, self.tr("Protect its files by a passphrase"), ""),
                (OPEN, self.tr("Leave them unprotected"), ""),
            ]
        )
        self.protects.choose(PROTECTED)
        self.new_passphrase = NewPassphrase()
        self.warning = QLabel()
        self.back_button = QPushButton(self.tr("Back"))
        self.next_button = QPushButton()
        set_role(self.next_button, "primary")
        self.next_button.setDefault(True)
        for page in (self._about(), self._people(context), self._where(), self._suggestions(), self._protection()):
            self._steps.addWidget(page)
        self._lay_out()
        self.resize(space(145), space(122))
        self._show_step(0)

    def choice(self) -> NewStudyChoice:
        """Give what was chosen, and clear the passphrase."""
        is_protected = self.protects.value == PROTECTED
        return NewStudyChoice(
            path=Path(self.place_line.text().strip()),
            title=self.title_line.text().strip(),
            research_question=self.question.toPlainText().strip(),
            coder=self.coder_line.text().strip(),
            language=self.language.currentData(),
            send_scope=SendScope(self.scope.value),
            policy=self.policy.policy(AiPolicy(reach=SendScope(self.scope.value))),
            passphrase=self.new_passphrase.take() if is_protected else "",
            remember=is_protected and self.new_passphrase.remember.isChecked(),
        )

    def _lay_out(self) -> None:
        cancel = QPushButton(self.tr("Cancel"))
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(lambda: self._show_step(self._steps.currentIndex() - 1))
        self.next_button.clicked.connect(self._on_next)
        for line in (self.title_line, self.coder_line, self.place_line):
            line.textChanged.connect(self._check)
        self.place_line.textChanged.connect(self._look_at_folder)
        self.new_passphrase.changed.connect(self._check)
        self.protects.group.idToggled.connect(self._check)
        buttons = QHBoxLayout()
        buttons.addWidget(self._progress)
        buttons.addStretch(1)
        for button in (cancel, self.back_button, self.next_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(4))
        layout.addWidget(self._steps, 1)
        layout.addLayout(buttons)

    def _about(self) -> QWidget:
        page, layout = _page(self.tr("What is it about?"))
        self.title_line.setPlaceholderText(self.tr("AI in sales"))
        self.question.setTabChangesFocus(True)
        self.question.setMaximumHeight(space(28))
        layout.addWidget(labelled(self.tr("Title of the study"), self.title_line))
        layout.addWidget(self.title_line)
        layout.addSpacing(space(3))
        layout.addWidget(labelled(self.tr("Research question (may follow later)"), self.question))
        layout.addWidget(self.question)
        layout.addWidget(
            soft(self.tr("Suggestions are chosen with a view to it. Write no names of participants here."))
        )
        layout.addStretch(1)
        return page

    def _people(self, context: AppContext) -> QWidget:
        page, layout = _page(self.tr("Who codes, and in which language?"))
        layout.addWidget(labelled(self.tr("Your name"), self.coder_line))
        layout.addWidget(self.coder_line)
        layout.addWidget(soft(self.tr("Every approval and decision is recorded under it.")))
        layout.addSpacing(space(3))
        self.language.addItem(self.tr("German"), "de")
        self.language.addItem(self.tr("English"), "en")
        self.language.setCurrentIndex(1 if context.settings.language == "en" else 0)
        layout.addWidget(labelled(self.tr("Language of the study"), self.language))
        layout.addWidget(self.language)
        layout.addWidget(soft(self.tr("Each interview's own language is recognised when you import it.")))
        layout.addStretch(1)
        return page

    def _where(self) -> QWidget:
        page, layout = _page(self.tr("Where may its text go, and where is it kept?"))
        layout.addWidget(self.scope)
        layout.addSpacing(space(2))
        browse = QPushButton(self.tr("Choose …"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.place_line, 1)
        row.addWidget(browse)
        layout.addWidget(labelled(self.tr("File of the study"), self.place_line))
        layout.addLayout(row)
        layout.addWidget(self.synchronised)
        layout.addWidget(
            soft(
                self.tr(
                    "A second file beside it, ending in .verbatim-key, holds the original names. Keep it to yourself."
                )
            )
        )
        layout.addStretch(1)
        return page

    def _suggestions(self) -> QWidget:
        page, layout = _page(self.tr("What are suggestions for in this study?"))
        layout.addWidget(self.policy)
        words = self.tr("It binds every suggester and is printed in the methods appendix. A change needs a reason.")
        layout.addWidget(soft(words))
        layout.addStretch(1)
        return page

    def _protection(self) -> QWidget:
        page, layout = _page(self.tr("Who can open its files?"))
        self.warning.setWordWrap(True)
        self.warning.setText(
            self.tr(
                "Whoever gets at the files, such as a thief of this computer, can then read all interviews with all "
                "names. Many ethics boards ask for encryption. You can protect them later, too."
            )
        )
        set_role(self.warning, "danger")
        layout.addWidget(self.protects)
        layout.addWidget(self.new_passphrase)
        layout.addWidget(self.warning)
        layout.addStretch(1)
        return page

    def _look_at_folder(self, path: str) -> None:
        """Warn where a service copies the chosen folder to its servers."""
        service = self._context.services.sync_service(Path(path)) if path.strip() else ""
        words = self.tr("{service} copies this folder to its servers. Choose a folder of your own.")
        self.synchronised.setText(words.format(service=service))
        self.synchronised.setVisible(bool(service))

    def _show_step(self, step: int) -> None:
        if step == 2 and not self.place_line.text().strip():
            self.place_line.setText(str(self._folder / f"{_file_name(self.title_line.text())}.verbatim"))
        self._steps.setCurrentIndex(step)
        self._progress.setText(self.tr("Step {step} of 5").format(step=step + 1))
        self.back_button.setVisible(step > 0)
        self.next_button.setText(self.tr("Create the study") if step == LAST else self.tr("Next"))
        (self.title_line, self.coder_line, self.scope, self.policy, self.new_passphrase.first)[step].setFocus()
        self._check()

    def _check(self) -> None:
        step, is_protected = self._steps.currentIndex(), self.protects.value == PROTECTED
        self.new_passphrase.setVisible(is_protected)
        self.warning.setVisible(not is_protected)
        if step == LAST:
            self.next_button.setEnabled(not is_protected or self.new_passphrase.is_usable)
        else:
            needed = (self.title_line, self.coder_line, self.place_line, self.place_line)[step]
            self.next_button.setEnabled(bool(needed.text().strip()))

    def _on_next(self) -> None:
        step = self._steps.currentIndex()
        if step == LAST:
            self.accept()
        else:
            self._show_step(step + 1)

    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("File of the study"), self.place_line.text(), self.tr("Studies (*.verbatim)")
        )
        if chosen:
            self.place_line.setText(chosen)


def _page(words: str) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space(1.5))
    layout.addWidget(heading(words))
    layout.addSpacing(space(3))
    return page, layout


def _file_name(title: str) -> str:
    """Make a title fit for a file name on every platform."""
    return " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]+', " ", title).split())[:80].strip(" .") or "study"
