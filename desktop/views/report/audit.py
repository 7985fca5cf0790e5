"""The audit view: every step of the study as a timeline in words, each with what it came of and what it led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import NotFound
from analysis.records import LlmCall
from analysis.underway import passing
from analysis.workflow.tracing import Timeline
from desktop.tasks import READ_LANE, stoppable
from desktop.theme import set_role, space
from desktop.views.report.audit_model import LINE_ROLE, Line, TimelineDelegate, TimelineModel
from desktop.views.report.audit_words import GROUPS, AuditWords, behind
from desktop.views.report.words import Words

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

TYPING_MILLISECONDS = 120


class AuditView(QWidget):
    """Timeline at the left, the chosen step at the right.

    Signals:
        closed(): she goes back to the numbers.
    """

    closed = Signal()

    def __init__(self, context: AppContext, words: Words) -> None:
        super().__init__()
        self._context = context
        self.words = AuditWords(words, self)
        self.timeline: Timeline | None = None
        self._only: set[int] | None = None
        self._wanted = ""
        self._call: LlmCall | None = None
        self.heading, self.only_label, self.count = QLabel(), QLabel(), QLabel()
        self.search, self.groups = QLineEdit(), QComboBox()
        self.back, self.show_all = QPushButton(), QPushButton()
        self.model, self.list = TimelineModel(self), QListView()
        self.title, self.story, self.exact = QLabel(), QTextBrowser(), QPlainTextEdit()
        self.before, self.after, self.copy = QPushButton(), QPushButton(), QPushButton()
        self.request, self.answer = QPushButton(), QPushButton()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.retranslate()

    # --- the place's calls ---

    def read(self, record_id: str = "", seq: int = 0) -> None:
        """Read the ledger as a task; then show all steps, or the story of a record, beginning with step `seq`."""
        study = self._context.study
        if study is None:
            return
        self._wanted, words = record_id, self.words
        who = {coder.id: coder.name for coder in study.coders()}

        def read() -> tuple[Timeline, list[Line]]:
            timeline = Timeline(study.store)
            lines = [
                words.line(item, who.get(item.event.actor, item.event.actor))
                for item in passing(timeline.moments.values())
            ]
            return timeline, lines

        self._context.tasks.start(
            self.tr("Reading the steps"),
            stoppable(read),
            lane=READ_LANE,
            done=lambda found: self._on_read(study, found[0], found[1], seq),
        )

    def read_again(self) -> None:
        """Read what was added; what she looks at stays."""
        line = self._line()
        self.read(self._wanted, line.seq if line is not None else 0)

    def clear(self) -> None:
        """Forget the study."""
        self.timeline, self._only = None, None
        self.model.set_lines(())
        self._show_lines()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Step by step"))
        self.search.setPlaceholderText(self.tr("Search: words, a person, #12"))
        self.search.setAccessibleName(self.tr("Search the steps"))
        self.groups.setAccessibleName(self.tr("Which steps"))
        self.list.setAccessibleName(self.tr("Steps, the newest first"))
        self.story.setAccessibleName(self.tr("The chosen step"))
        self.exact.setAccessibleName(self.tr("Exact text"))
        self.back.setText(self.tr("Back to the numbers"))
        self.show_all.setText(self.tr("Show all steps"))
        self.before.setText(self.tr("Everything before it"))
        self.before.setToolTip(self.tr("All steps that this one came of, back to the interview and the prompt"))
        self.after.setText(self.tr("Everything after it"))
        self.after.setToolTip(self.tr("All steps that came of this one"))
        self.copy.setText(self.tr("Copy a reference"))
        self.request.setText(self.tr("Exact request"))
        self.answer.setText(self.tr("Exact answer"))
        chosen = max(self.groups.currentIndex(), 0)
        self.groups.clear()
        for key in ("", *GROUPS):
            self.groups.addItem(self.words.group(key), key)
        self.groups.setCurrentIndex(chosen)

    # --- what she does ---

    def go_to(self, seq: int) -> None:
        """Choose a step; one that the filter hides is shown with everything else."""
        if self.model.row_of(seq) < 0:
            self._only = None
            self.search.clear()
            self.groups.setCurrentIndex(0)
            self._show_lines()
        index = self.model.index(self.model.row_of(seq))
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, QListView.ScrollHint.PositionAtCenter)

    def follow(self, seqs: set[int], words: str) -> None:
        """Show these steps alone."""
        self._only = seqs
        self.only_label.setText(words)
        self._show_lines()

    def copy_reference(self) -> None:
        study, line = self._context.study, self._line()
        if study is not None and line is not None and self.timeline is not None:
            words = self.words.reference(study.info.title, self.timeline.moments[line.seq])
            QGuiApplication.clipboard().setText(words)
            self._context.messages.show_info(self.tr("The reference is copied."))

    # --- parts ---

    def _on_read(self, study: OpenStudy, timeline: Timeline, lines: list[Line], seq: int) -> None:
        if study is not self._context.study:
            return
        self.timeline = timeline
        self.model.set_lines(lines)
        self._only = None
        if self._wanted and (story := timeline.story(self._wanted)):
            of_it = timeline.of(self._wanted)[-1]
            self.follow({item.event.seq for item in story}, self.tr("About {0}").format(self.words.about(of_it)))
            seq = seq or of_it.event.seq
        else:
            self._show_lines()
        if self.model.lines:
            self.go_to(seq or self.model.lines[0].seq)
        self.list.setFocus()

    def _show_lines(self) -> None:
        line = self._line()
        self.model.show(self.search.text().strip(), self.groups.currentData() or "", self._only)
        self._only_bar.setVisible(self._only is not None)
        self.count.setText(self.tr("%n step(s)", "", len(self.model.lines)))
        row = self.model.row_of(line.seq) if line is not None else -1
        if self.model.lines:
            self.list.setCurrentIndex(self.model.index(max(row, 0)))
        self._show_step()

    def _line(self) -> Line | None:
        index = self.list.currentIndex()
        found: Line | None = index.data(LINE_ROLE) if index.isValid() else None
        return found

    def _show_step(self) -> None:
        study, line, timeline = self._context.study, self._line(), self.timeline
        self._right.setVisible(line is not None)
        self.exact.hide()
        if study is None or line is None or timeline is None:
            return
        moment = timeline.moments[line.seq]
        self._call = behind(study, moment)[0]
        self.title.setText(f"{line.words} {line.about}".strip())
        self.story.setHtml(self.words.told(study, timeline, moment))
        self.request.setVisible(self._call is not None)
        self.answer.setVisible(self._call is not None and bool(self._call.response_digest))
        self.before.setEnabled(bool(moment.causes))
        self.after.setEnabled(bool(timeline.effects(line.seq)))

    def _follow_back(self) -> None:
        line, timeline = self._line(), self.timeline
        if line is None or timeline is None:
            return
        found, waiting = {line.seq}, [line.seq]
        while waiting:
            new = {item.event.seq for item in timeline.causes(waiting.pop())} - found
            found |= new
            waiting += new
        self.follow(found, self.tr("What step {0} came of").format(line.seq))

    def _follow_forward(self) -> None:
        line, timeline = self._line(), self.timeline
        if line is not None and timeline is not None:
            found = {item.event.seq for item in timeline.consequences(line.seq)}
            self.follow({line.seq, *found}, self.tr("What came of step {0}").format(line.seq))

    def _show_everything(self) -> None:
        self._only = None
        self._show_lines()

    def _on_link(self, url: QUrl) -> None:
        self.go_to(int(url.path()))

    def _show_exact(self, *, is_answer: bool) -> None:
        study = self._context.study
        if study is None or self._call is None:
            return
        read = study.suggesting.response_text if is_answer else study.suggesting.request_text
        try:
            self.exact.setPlainText(read(self._call))
        except NotFound as error:
            self._context.messages.show_error(error)
            return
        self.exact.show()

    def _connect(self) -> None:
        self._typing.timeout.connect(self._show_lines)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.groups.activated.connect(lambda _index: self._show_lines())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_step())
        self.back.clicked.connect(self.closed)
        self.show_all.clicked.connect(self._show_everything)
        self.before.clicked.connect(self._follow_back)
        self.after.clicked.connect(self._follow_forward)
        self.copy.clicked.connect(self.copy_reference)
        self.request.clicked.connect(lambda: self._show_exact(is_answer=False))
        self.answer.clicked.connect(lambda: self._show_exact(is_answer=True))
        self.story.anchorClicked.connect(self._on_link)

    # --- building ---

    def _lay_out(self) -> None:
        split = QSplitter()
        split.addWidget(self._left_side())
        split.addWidget(self._right_side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([700, 520])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _left_side(self) -> QWidget:
        set_role(self.heading, "title")
        self.heading.setWordWrap(True)
        for label in (self.count, self.only_label):
            set_role(label, "soft")
        for button in (self.back, self.show_all):
            set_role(button, "quiet")
        self.list.setModel(self.model)
        self.list.setItemDelegate(TimelineDelegate(self._context.theme, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMinimumWidth(space(70))
        self._only_bar = QWidget()
        only = QHBoxLayout(self._only_bar)
        only.setContentsMargins(0, 0, 0, 0)
        only.addWidget(self.only_label, 1)
        only.addWidget(self.show_all)
        top, fields = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.back)
        fields.addWidget(self.search, 1)
        fields.addWidget(self.groups)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(space(6), space(5), space(4), space(4))
        column.setSpacing(space(2))
        column.addLayout(top)
        column.addLayout(fields)
        column.addWidget(self._only_bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.count)
        return page

    def _right_side(self) -> QWidget:
        set_role(self.title, "heading")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.story.setOpenLinks(False)
        self.story.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.exact.setReadOnly(True)
        self.exact.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        ways, texts = QHBoxLayout(), QHBoxLayout()
        for button, row in (
            (self.before, ways), (self.after, ways), (self.request, texts), (self.answer, texts), (self.copy, texts)
        ):  # fmt: skip
            set_role(button, "quiet")
            row.addWidget(button)
        ways.addStretch(1)
        texts.addStretch(1)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(space(4), space(5), space(6), space(4))
        column.setSpacing(space(2))
        column.addWidget(self.title)
        column.addWidget(self.story, 3)
        column.addWidget(self.exact, 3)
        column.addLayout(ways)
        column.addLayout(texts)
        return self._right
