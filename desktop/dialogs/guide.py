"""The interview guide: its versions, which interview was led by which, and where its questions were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from analysis.workflow.guide import BY_HAND, SAID, UNKNOWN
from desktop.dialogs.fields import heading, labelled, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.records import Document, GuideVersion
    from analysis.workflow.guide import Asked, Changes, Led

NONE, LIKENESS = "none", "likeness"


class GuideDialog(QDialog):
    """Shows the guide and takes changes; what it shows is given by `show_guide` and `show_asked` after each change.

    Signals:
        write_asked(questions, reason, interview id or ""): a next version.
        use_asked(interview id, version's number or 0 for what the order tells).
        interview_chosen(interview id): what is asked in it is to be shown.
        placed(interview id, turn, question id, `NONE` or `LIKENESS`).
    """

    write_asked = Signal(list, str, str)
    use_asked = Signal(str, int)
    interview_chosen = Signal(str)
    placed = Signal(str, int, str)

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Interview guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions: list[GuideVersion] = []
        self.tabs, self.pages = QTabBar(), QStackedWidget()
        self.field, self.reason, self.after = QPlainTextEdit(), QPlainTextEdit(), QComboBox()
        self.history = QListWidget()
        self.interviews, self.version, self.use_button = QListWidget(), QComboBox(), QPushButton(self.tr("Set"))
        self.interview, self.turns = QComboBox(), QListWidget()
        self.question, self.place_button = QComboBox(), QPushButton(self.tr("Correct"))
        self.write_button = QPushButton(self.tr("Keep as version 1"))
        set_role(self.write_button, "primary")
        self.after.addItem(self.tr("No particular interview"), "")
        for document in documents:
            self.after.addItem(document.title, document.id)
            self.interview.addItem(document.title, document.id)
        for words, page in (
            (self.tr("Questions"), self._questions_page()),
            (self.tr("Interviews"), self._interviews_page()),
            (self.tr("Where they were asked"), self._asked_page()),
        ):
            self.tabs.addTab(words)
            self.pages.addWidget(page)
        self._lay_out()
        self._connect()
        self.resize(space(175), space(165))

    def show_guide(self, versions: Sequence[GuideVersion], changes: Mapping[str, Changes], led: Sequence[Led]) -> None:
        """Show the versions with what each changed (by id), and what every interview was led by."""
        self._versions = list(versions)
        self.history.clear()
        for version in reversed(self._versions):
            self.history.addItem(self._said(version, changes[version.id]))
        last = self._versions[-1].questions if self._versions else ()
        self.field.setPlainText("\n".join(words for _, words in last))
        self.reason.clear()
        self.write_button.setText(self.tr("Keep as version {0}").format(len(self._versions) + 1))
        self._show_led(led)
        self._fill_choices()
        self._check()

    def show_asked(self, turns: Sequence[tuple[int, str]], asked: Sequence[Asked]) -> None:
        """Show what interviewers say, each turn (index, words) with what it asks and how that is known."""
        row, found = self.turns.currentRow(), {one.turn: one for one in asked}
        named = {one: words for version in self._versions for one, words in version.questions}
        self.turns.clear()
        for turn, words in turns:
            item = QListWidgetItem(f"{self._found(found.get(turn), named)}\n{turn + 1}: {words}")
            item.setData(Qt.ItemDataRole.UserRole, turn)
            self.turns.addItem(item)
        self.turns.setCurrentRow(min(max(row, 0), self.turns.count() - 1))
        self._check()

    def _found(self, one: Asked | None, named: Mapping[str, str]) -> str:
        if one is None:
            return self.tr("None of the guide's questions found")
        if not one.question_id:
            return self.tr("None of the guide's questions, by hand")
        question = named.get(one.question_id, "")
        if one.found_by == BY_HAND:
            return self.tr("{0} – by hand").format(question)
        return self.tr("{0} – by likeness ({1} %)").format(question, round(one.alike * 100))

    def _said(self, version: GuideVersion, changes: Changes) -> str:
        head = self.tr("Version {0}, {1}").format(version.number, version.created_at[:10])
        after = self.after.itemText(self.after.findData(version.after_id)) if version.after_id else ""
        lines = [f"{head} · {self.tr('after {0}').format(after)}" if after else head, version.reason]
        lines += [self.tr("New: {0}").format(words) for words in changes.added]
        lines += [self.tr("Dropped: {0}").format(words) for words in changes.dropped]
        lines += [self.tr("Reworded: {0} → {1}").format(old, new) for old, new in changes.reworded]
        return "\n".join(line for line in lines if line)

    def _show_led(self, led: Sequence[Led]) -> None:
        how = {SAID: self.tr("set by hand"), UNKNOWN: self.tr("not known")}
        row = self.interviews.currentRow()
        self.interviews.clear()
        for one in led:
            known = how.get(one.how, self.tr("by the order of the interviews"))
            version = self.tr("version {0}").format(one.version.number) if one.version else "–"
            item = QListWidgetItem(f"{one.document.title} · {version} · {known}")
            item.setData(Qt.ItemDataRole.UserRole, one.document.id)
            self.interviews.addItem(item)
        self.interviews.setCurrentRow(max(row, 0))

    def _fill_choices(self) -> None:
        self.version.clear()
        self.version.addItem(self.tr("By the order of the interviews"), 0)
        self.question.clear()
        self.question.addItem(self.tr("Leave it to likeness"), LIKENESS)
        self.question.addItem(self.tr("None of the guide's questions"), NONE)
        named: dict[str, str] = {}
        for version in self._versions:
            self.version.addItem(self.tr("Version {0}").format(version.number), version.number)
            named |= dict(version.questions)
        for one, words in named.items():
            self.question.addItem(words, one)

    # --- pages ---

    def _questions_page(self) -> QWidget:
        page, column = _page()
        self.field.setTabChangesFocus(True)
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(space(16))
        self.history.setWordWrap(True)
        self.history.setAccessibleName(self.tr("Versions of the guide"))
        for words, field, stretch in (
            (self.tr("A question on each line"), self.field, 3),
            (self.tr("Why is it changed?"), self.reason, 0),
            (self.tr("After which interview?"), self.after, 0),
        ):
            column.addWidget(labelled(words, field))
            column.addWidget(field, stretch)
        column.addLayout(_last(self.write_button))
        column.addWidget(self.history, 2)
        return page

    def _interviews_page(self) -> QWidget:
        page, column = _page()
        self.interviews.setAccessibleName(self.tr("Interviews"))
        column.addWidget(self.interviews, 1)
        row = QHBoxLayout()
        row.addWidget(labelled(self.tr("It was led by"), self.version))
        row.addWidget(self.version, 1)
        row.addWidget(self.use_button)
        column.addLayout(row)
        return page

    def _asked_page(self) -> QWidget:
        page, column = _page()
        about = soft(
            self.tr(
                "Questions are found at interviewers' turns by likeness of letters and word stems, without a model. "
                "What was asked quite otherwise is not found: place it by hand."
            )
        )
        self.turns.setWordWrap(True)
        self.turns.setAccessibleName(self.tr("What interviewers say"))
        self.question.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for part in (about, labelled(self.tr("Interview"), self.interview), self.interview):
            column.addWidget(part)
        column.addWidget(self.turns, 1)
        row = QHBoxLayout()
        row.addWidget(labelled(self.tr("It asks"), self.question))
        row.addWidget(self.question, 1)
        row.addWidget(self.place_button)
        column.addLayout(row)
        return page

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(2))
        layout.addWidget(heading(self.windowTitle()))
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        layout.addWidget(self.tabs)
        layout.addWidget(self.pages, 1)

    # --- acts ---

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.interview.currentIndexChanged.connect(self._on_interview)
        for changed in (self.field.textChanged, self.reason.textChanged, self.turns.currentRowChanged):
            changed.connect(self._check)
        self.interviews.currentRowChanged.connect(self._check)
        for button, act in (
            (self.write_button, self._on_write),
            (self.use_button, self._on_use),
            (self.place_button, self._on_place),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)

    def _on_tab(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        if self.pages.currentWidget() is self.pages.widget(2):
            self._on_interview()

    def _on_interview(self) -> None:
        if self.interview.currentData():
            self.interview_chosen.emit(self.interview.currentData())

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.field.toPlainText().splitlines() if line.strip()]

    def _on_write(self) -> None:
        self.write_asked.emit(self._lines(), self.reason.toPlainText().strip(), self.after.currentData())

    def _on_use(self) -> None:
        self.use_asked.emit(self.interviews.currentItem().data(Qt.ItemDataRole.UserRole), self.version.currentData())

    def _on_place(self) -> None:
        turn = self.turns.currentItem().data(Qt.ItemDataRole.UserRole)
        self.placed.emit(self.interview.currentData(), turn, self.question.currentData())

    def _check(self) -> None:
        before = [words for _, words in self._versions[-1].questions] if self._versions else []
        has_reason = not self._versions or bool(self.reason.toPlainText().strip())
        for part in (self.reason, self.after):
            part.setEnabled(bool(self._versions))
        self.write_button.setEnabled(bool(self._lines()) and self._lines() != before and has_reason)
        self.use_button.setEnabled(self.interviews.currentRow() >= 0 and bool(self._versions))
        self.place_button.setEnabled(self.turns.currentRow() >= 0 and bool(self._versions))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, space(2), 0, 0)
    column.setSpacing(space(1.5))
    return page, column


def _last(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
