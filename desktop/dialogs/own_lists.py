"""Her own lists: what is always replaced, what never is, and words that point to sensitive passages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from analysis.errors import VerbatimError
from analysis.records import IdentifierKind, Listed, ListedTerm, SensitiveTopic
from desktop.context import AppContext
from desktop.dialogs.fields import soft
from desktop.messages import worded
from desktop.tasks import Work, whole
from desktop.theme import set_role, space
from desktop.views.pseudonymise.words import kind_letter, kind_name, topic_name
from desktop.whole import Whole

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy

_ID = Qt.ItemDataRole.UserRole
_LARGEST_FILE = 1_000_000


class ListPage(QFrame):
    """One of the lists: what is on it, a field to add to it, and taking off.

    The dialog hands in what it does with words typed, terms to take off and a file to read.
    """

    def __init__(
        self, listed: Listed, title: str, explanation: str, sorts: list[tuple[str, Enum]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.listed = listed
        self.title = QLabel(title)
        set_role(self.title, "heading")
        self.field, self.sort = QLineEdit(), QComboBox()
        for words, value in sorts:
            self.sort.addItem(words, value)
        self.add, self.remove, self.read = QPushButton(), QPushButton(), QPushButton()
        for button, name in ((self.add, "add"), (self.remove, "remove"), (self.read, "import")):
            button.setObjectName(f"{listed.value}_{name}")
            button.setAutoDefault(False)
        set_role(self.read, "quiet")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setAccessibleName(title)
        self.list.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(3), space(3), space(3))
        layout.setSpacing(space(2))
        layout.addWidget(self.title)
        layout.addWidget(soft(explanation))
        layout.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.sort, 1)
        row.addStretch(0 if sorts else 1)
        row.addWidget(self.add)
        layout.addLayout(row)
        self.sort.setVisible(bool(sorts))
        layout.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        below.addWidget(self.read)
        layout.addLayout(below)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sort.setMinimumContentsLength(6)
        self.sort.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.itemSelectionChanged.connect(self._on_selection)
        self._on_selection()

    def show_terms(self, terms: list[tuple[ListedTerm, str]]) -> None:
        self.list.clear()
        for term, words in terms:
            item = QListWidgetItem(words)
            item.setData(_ID, term.id)
            self.list.addItem(item)
        self._on_selection()

    def selected(self) -> list[str]:
        return [item.data(_ID) for item in self.list.selectedItems()]

    def _on_selection(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))


class OwnLists(QDialog):
    """The lists beside each other; every change applies at once and can be undone."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Own lists"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        kinds: list[tuple[str, Enum]] = [(f"{kind_letter(kind)}  {kind_name(kind)}", kind) for kind in IdentifierKind]
        topics: list[tuple[str, Enum]] = [(topic_name(topic), topic) for topic in SensitiveTopic]
        self.pages = [
            ListPage(Listed.ALWAYS, self.tr("Always replace"),
                     self.tr("In every form: inflected, in upper case, misspelt by a letter."), kinds, self),
            ListPage(Listed.NEVER, self.tr("Never replace"),
                     self.tr("Words that are no names here, or names that may stand."), [], self),
            ListPage(Listed.SENSITIVE, self.tr("Sensitive words"),
                     self.tr("Passages with them are flagged for your eye."), topics, self),
        ]  # fmt: skip
        self.state = QLabel()
        set_role(self.state, "small")
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        for page in self.pages:
            page.add.setText(self.tr("Add"))
            page.remove.setText(self.tr("Take off"))
            page.read.setText(self.tr("Import …"))
            page.read.setToolTip(self.tr("A text or CSV file, one a line, with a kind behind a comma where you like"))
            page.field.setPlaceholderText(self.tr("Type a word or a name"))
            page.sort.setAccessibleName(self.tr("Of what kind"))
            page.add.clicked.connect(lambda _checked=False, page=page: self._add(page))
            page.remove.clicked.connect(lambda _checked=False, page=page: self._remove(page))
            page.read.clicked.connect(lambda _checked=False, page=page: self._choose_file(page))
            page.field.installEventFilter(self)
            page.list.installEventFilter(self)
        self._lay_out()
        context.event_recorded.connect(self._on_event)
        self._fill()
        self.resize(space(235), space(145))
        self.pages[0].field.setFocus()

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(space(3))
        for page in self.pages:
            columns.addWidget(page, 1)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(5), space(5), space(4))
        layout.setSpacing(space(3))
        layout.addLayout(columns, 1)
        layout.addLayout(below)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Enter in a field adds what is typed, Delete in a list takes off what is selected."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            for page in self.pages:
                if watched is page.field and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._add(page)
                    return True
                if watched is page.list and event.key() == Qt.Key.Key_Delete:
                    self._remove(page)
                    return True
        return super().eventFilter(watched, event)

    # --- showing ---

    def _on_event(self, event: Event) -> None:
        if event.kind in ("identifiers_listed", "identifiers_detected", "undone", "redone"):
            self._fill()

    def _fill(self) -> None:
        study = self._context.study
        if study is None:
            self.reject()
            return
        for page in self.pages:
            page.show_terms([(term, self._words(term)) for term in study.lists.terms(page.listed)])

    def _words(self, term: ListedTerm) -> str:
        if term.participant_code:
            return f"{term.term}   {term.participant_code}"
        if term.listed is Listed.ALWAYS:
            return f"{kind_letter(term.kind)}   {term.term}"
        return f"{term.term}   {topic_name(term.topic)}" if term.listed is Listed.SENSITIVE else term.term

    # --- changing ---

    def _add(self, page: ListPage) -> None:
        words = page.field.text().strip()
        if not words:
            return
        sort = page.sort.currentData()
        term = ListedTerm(
            term=words,
            listed=page.listed,
            kind=sort if isinstance(sort, IdentifierKind) else IdentifierKind.OTHER,
            topic=sort if isinstance(sort, SensitiveTopic) else SensitiveTopic.OTHER,
        )
        self._add_all(lambda _study: [term], page.field.clear)

    def _remove(self, page: ListPage) -> None:
        study, coder = self._context.study, self._context.coder_id
        if study is not None and (ids := page.selected()):
            self._run(lambda progress, cancel: study.lists.remove(ids, coder=coder, progress=progress, cancel=cancel))

    def _choose_file(self, page: ListPage) -> None:
        dialog = QFileDialog(self, self.tr("Import a list"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Text or CSV") + " (*.txt *.csv)")
        if dialog.exec() and dialog.selectedFiles():
            self.import_file(page, Path(dialog.selectedFiles()[0]))

    def import_file(self, page: ListPage, path: Path) -> None:
        """Put every line of a file on a list."""
        try:
            text = path.read_bytes()[:_LARGEST_FILE].decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            self.state.setText(self.tr("{0} can't be read: a text file in UTF-8 is needed.").format(path.name))
            return
        self._add_all(
            lambda study: study.lists.read(text, page.listed),
            lambda: self.state.setText(self.tr("{0} was read.").format(path.name)),
        )

    def _add_all(self, terms: Callable[[OpenStudy], Sequence[ListedTerm]], done: Callable[[], object]) -> None:
        study, coder = self._context.study, self._context.coder_id
        if study is not None:
            self._run(whole(lambda: study.lists.add_all(terms(study), coder=coder)), done, Whole().one_step())

    def _run(self, work: Work, done: Callable[[], object] | None = None, why_whole: str = "") -> None:
        """Let the study be gone through again, off the GUI thread; what is stopped changes nothing."""
        self.state.setText(self.tr("Going through the study …"))
        self._context.tasks.start(
            self.tr("Going through the study"),
            work,
            why_whole=why_whole,
            done=lambda _found: self._on_done(done),
            failed=self._on_failed,
            cancelled=lambda: self.state.setText(self.tr("Stopped: the lists are as they were.")),
        )

    def _on_done(self, done: Callable[[], object] | None) -> None:
        self.state.setText(self.tr("Every interview was gone through with it."))
        if done is not None:
            done()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, VerbatimError):
            self.state.setText(" ".join(worded(error)))
        else:
            self._context.messages.show_error(error)
