"""The study overview: what it asks, what is next, how far each interview is, the sample, where text may go."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from analysis.ports import Progress
from analysis.records import Abstraction, IdentifierKind, Listed, ListedTerm, SendScope, Use
from desktop.actions import ActionSpec
from desktop.context import AppContext
from desktop.dialogs.fields import Choices, scope_choices, soft, style_choices
from desktop.interview_list import ID_ROLE, InterviewModel
from desktop.next_step import NextStep, Step, next_step
from desktop.overview import StudyOverview
from desktop.place import Place
from desktop.tasks import whole
from desktop.theme import scrolling, set_role, space
from desktop.views.study_models import SampleModel, WayDelegate, WayModel
from desktop.views.study_panel import InterviewPanel
from desktop.views.study_permissions import PermissionModel
from desktop.views.study_rights import StudyRights
from desktop.whole import Whole

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy

COLUMN = 960
_NEXT_PLACES = {
    Step.PSEUDONYMISE: "pseudonymise",
    Step.APPROVE: "pseudonymise",
    Step.DECIDE: "code",
    Step.GROUP: "themes",
}
MEASURED_ROWS = 50
"""As many rows at most are asked how wide a column is to be."""


class StudyPlace(Place):
    """The first place. Everything here is kept when its field is left."""

    key: ClassVar[str] = "study"
    icon: ClassVar[str] = "house"

    def __init__(
        self, context: AppContext, overview: StudyOverview, words: InterviewModel, import_files: Any,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(context, parent)
        self._overview = overview
        self._import_files = import_files
        self._next = NextStep(Step.IMPORT)
        self._is_stale = False
        self._panel = InterviewPanel(context)
        self.rights = StudyRights(context)
        self.title_line = QLineEdit()
        self.question = QPlainTextEdit()
        self.next_words = QLabel()
        self.next_button = QPushButton()
        self.import_button = QPushButton()
        self.way = WayModel(words, self)
        self.way_table = QTableView()
        self.sample = SampleModel(self._save_attributes, self._save_names, self)
        self.sample_table = QTableView()
        self.permissions = PermissionModel(self._change_permission, self)
        self.permission_table = QTableView()
        self.permission_words, self.style_words = soft(), soft()
        self.sort: Choices = style_choices()
        self.column_button = QPushButton()
        self.scope: Choices = scope_choices()
        self._headings: dict[str, QLabel] = {}
        self._lay_out()
        self._connect()
        self._panel.correct_button.clicked.connect(self.rights.correct_text)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Study")

    def panel(self) -> QWidget:
        return self._panel

    def place_actions(self) -> list[ActionSpec]:
        def has_document() -> bool:
            return bool(self.context.document_id)

        return [
            ActionSpec("study.rename_interview", lambda: self.tr("Rename interview"), self._panel.edit_name, "F2",
                       self.key, "pencil", enabled=has_document),
            ActionSpec("study.remove_interview", lambda: self.tr("Take interview out"), self._panel.remove_interview,
                       "", self.key, "trash-2", enabled=has_document),
            ActionSpec("study.correct_text", lambda: self.tr("Correct the text …"), self.rights.correct_text, "",
                       self.key, "pencil", enabled=has_document),
            ActionSpec("study.next_step", lambda: self.tr("Do the next step"), self._do_next, "Ctrl+Return", self.key,
                       "play", enabled=lambda: self.context.study is not None),
        ]  # fmt: skip

    def set_study(self, study: OpenStudy | None) -> None:
        self._show_info(study)
        self._panel.show_interview("")
        self._is_stale = study is not None and not self.isVisible()
        if not self._is_stale:
            self._show_rest()

    def _show_rest(self) -> None:
        """Show what has a row for each interview or participant."""
        self._is_stale = False
        self._show_people()
        self.rights.refresh()
        self._on_overview()

    def on_document(self, document_id: str) -> None:
        self._panel.show_interview(document_id)
        self._mark_row()

    def on_event(self, event: Event) -> None:
        study = self.context.study
        if study is None:
            return
        if event.kind in ("settings_changed", "identifiers_restyled", "undone", "redone"):
            self._show_info(study)
        if not self._is_stale:
            self.rights.on_event(event)
        tables = {change["table"] for change in event.changes}
        if tables & {"Participant", "Document", "ListedTerm"}:
            self._panel.show_interview(self.context.document_id)
            if self.isVisible():
                self._show_people()
                self._fit_tables()
            else:
                self._is_stale = True

    def activate(self) -> None:
        if self._is_stale:
            self._show_rest()
        self.next_button.setFocus()

    def retranslate(self) -> None:
        self.title_line.setAccessibleName(self.tr("Title of the study"))
        self.title_line.setPlaceholderText(self.tr("Title of the study"))
        self.question.setAccessibleName(self.tr("Research question"))
        self.question.setPlaceholderText(self.tr("Research question"))
        self._headings["next"].setText(self.tr("What is next"))
        self._headings["interviews"].setText(self.tr("Interviews"))
        self._headings["sample"].setText(self.tr("Sample"))
        self._headings["permissions"].setText(self.tr("What participants permit"))
        self.permission_words.setText(
            self.tr("What is not permitted cannot be sent or exported. The first row sets it for all participants.")
        )
        self._headings["rights"].setText(self.rights.title())
        self.rights.retranslate()
        self._headings["style"].setText(self.tr("What stands for names and other identifiers"))
        self.style_words.setText(
            self.tr("Third parties are described, not named. Each identifier can have its own form under Pseudonymise.")
        )
        self.permission_table.setAccessibleName(self.tr("What participants permit"))
        self._headings["scope"].setText(self.tr("Where text of this study may go at most"))
        self.import_button.setText(self.tr("Import interviews …"))
        self.column_button.setText(self.tr("Add a column …"))
        self.way_table.setAccessibleName(self.tr("Interviews and their stages"))
        self.sample_table.setAccessibleName(self.tr("Participants and their attributes"))
        self._panel.retranslate()
        self._set_icons()
        self._show_next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.question and event.type() == QEvent.Type.FocusOut:
            self._save_info()
        return super().eventFilter(watched, event)

    # --- building ---

    def _lay_out(self) -> None:
        set_role(self.title_line, "title")
        set_role(self.question, "plain")
        self.question.setTabChangesFocus(True)
        self.question.setFixedHeight(self.context.theme.pixels(52))
        self.question.document().setDocumentMargin(0)
        self.title_line.setTextMargins(-3, 0, 0, 0)
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(space(8), space(7), space(8), space(10))
        inner.setSpacing(space(2))
        inner.addWidget(self.title_line)
        inner.addWidget(self.question)
        inner.addSpacing(space(3))
        inner.addWidget(self._next_card())
        inner.addSpacing(space(6))
        inner.addLayout(self._headed("interviews", self.import_button))
        inner.addWidget(self.way_table)
        inner.addSpacing(space(6))
        inner.addLayout(self._headed("sample", self.column_button))
        inner.addWidget(self.sample_table)
        inner.addSpacing(space(6))
        inner.addLayout(self._headed("permissions"))
        inner.addWidget(self.permission_words)
        inner.addWidget(self.permission_table)
        inner.addSpacing(space(6))
        inner.addLayout(self._headed("rights"))
        inner.addWidget(self.rights)
        inner.addSpacing(space(6))
        inner.addLayout(self._headed("style"))
        inner.addWidget(self.style_words)
        inner.addWidget(self.sort)
        inner.addSpacing(space(6))
        inner.addLayout(self._headed("scope"))
        inner.addWidget(self.scope)
        inner.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(column, 1000)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(holder, sideways=True))
        self._set_up_tables()

    def _next_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        label = QLabel()
        set_role(label, "small")
        self._headings["next"] = label
        self.next_words.setWordWrap(True)
        set_role(self.next_button, "primary")
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addWidget(label)
        words.addWidget(self.next_words)
        layout = QHBoxLayout(card)
        layout.setContentsMargins(space(4), space(3), space(4), space(3))
        layout.setSpacing(space(4))
        layout.addLayout(words, 1)
        layout.addWidget(self.next_button)
        return card

    def _headed(self, name: str, button: QPushButton | None = None) -> QHBoxLayout:
        label = QLabel()
        set_role(label, "heading")
        self._headings[name] = label
        row = QHBoxLayout()
        row.addWidget(label)
        row.addStretch(1)
        if button is not None:
            set_role(button, "quiet")
            row.addWidget(button)
        return row

    def _set_up_tables(self) -> None:
        self.way_table.setModel(self.way)
        self.way_table.setItemDelegateForColumn(3, WayDelegate(self.context.theme, self.way_table))
        self.sample_table.setModel(self.sample)
        self.permission_table.setModel(self.permissions)
        for table in (self.way_table, self.sample_table, self.permission_table):
            set_role(table, "sheet")
            table.setShowGrid(False)
            table.verticalHeader().hide()
            table.setTabKeyNavigation(False)
            table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            table.horizontalHeader().setHighlightSections(False)
            table.setWordWrap(False)
        self.way_table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.way_table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.way_table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _connect(self) -> None:
        self.title_line.editingFinished.connect(self._save_info)
        self.question.installEventFilter(self)
        self.next_button.clicked.connect(self._do_next)
        self.import_button.clicked.connect(lambda _checked=False: self._import_files())
        self.column_button.clicked.connect(self._add_column)
        self.way_table.selectionModel().currentRowChanged.connect(self._on_row)
        self.way_table.activated.connect(self._open_row)
        self.scope.group.idClicked.connect(self._save_scope)
        self.sort.group.idClicked.connect(self._save_style)
        self._overview.changed.connect(self._on_overview)
        self.context.theme.changed.connect(self._fit_tables)
        self.context.theme.changed.connect(self._set_icons)

    # --- showing ---

    def _show_info(self, study: OpenStudy | None) -> None:
        if study is None:
            return
        info = study.info
        self.title_line.setText(info.title)
        if self.question.toPlainText() != info.research_question:
            self.question.setPlainText(info.research_question)
        self.scope.choose(info.send_scope.value)
        self.sort.choose(info.replacement_style.value)
        self.sort.setEnabled(study.store.has_key)

    def _show_people(self) -> None:
        study = self.context.study
        people = study.transcripts.participants() if study else []
        names: dict[str, list[str]] | None = None
        if study is not None and study.store.has_key:
            names = {}
            for term in study.lists.terms(Listed.ALWAYS):
                if term.participant_code:
                    names.setdefault(term.participant_code, []).append(term.term)
        self.sample.set_people(people, names)
        ended = {item.code for item in people if study and study.permissions.has_ended(item.permission)}
        self.permissions.set_people(people, ended)

    def _on_overview(self) -> None:
        if self._is_stale:
            return
        self.way.set_rows(self._overview.rows)
        self._mark_row()
        has_documents = bool(self._overview.rows)
        for widget in (self.way_table, self.import_button, self._headings["interviews"], self._headings["sample"],
                       self.sample_table, self.column_button, self.permission_table, self.permission_words,
                       self._headings["permissions"], self._headings["rights"], self.rights):  # fmt: skip
            widget.setVisible(has_documents)
        self._next = next_step(self._overview.rows)
        self._show_next()
        self._fit_tables()

    def _mark_row(self) -> None:
        for at, row in enumerate(self.way.rows):
            if row.document.id == self.context.document_id and self.way_table.currentIndex().row() != at:
                self.way_table.selectRow(at)

    def _show_next(self) -> None:
        count = len(self._next.document_ids)
        words = {
            Step.IMPORT: (
                self.tr(
                    "Bring in your interviews: text, Word, OpenDocument, RTF or subtitles. You can drop them here."
                ),
                self.tr("Import interviews …"),
            ),
            Step.PSEUDONYMISE: (
                self.tr("Find names, places and firms in %n interview(s) and replace them.", "", count),
                self.tr("Pseudonymise"),
            ),
            Step.APPROVE: (
                self.tr("Review the replacements in %n interview(s) and approve them.", "", count),
                self.tr("Review"),
            ),
            Step.SUGGEST: (
                self.tr("Ask for suggested codes in %n approved interview(s), or code by hand.", "", count),
                self.tr("Suggest codes"),
            ),
            Step.DECIDE: (
                self.tr("Decide on the suggestions in %n interview(s).", "", count),
                self.tr("Decide"),
            ),
            Step.GROUP: (
                self.tr("All suggestions are decided. Group the codes into concepts, themes and dimensions."),
                self.tr("Group the codes"),
            ),
        }
        sentence, button = words[self._next.step]
        self.next_words.setText(sentence)
        self.next_button.setText(button)

    def _fit_tables(self) -> None:
        """Give each table the height of its rows: the page scrolls, not the tables."""
        row_height = self.context.theme.pixels(34)
        for table in (self.way_table, self.sample_table, self.permission_table):
            table.verticalHeader().setDefaultSectionSize(row_height)
            table.horizontalHeader().setResizeContentsPrecision(MEASURED_ROWS)
            rows = table.model().rowCount()
            table.setFixedHeight(table.horizontalHeader().sizeHint().height() + rows * row_height + space(1))
        header = self.way_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header = self.sample_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for name in ("", "minutes"):
            at = self.sample.before + self.sample.columns.index(name) if name else 0
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header = self.permission_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self.permissions.columnCount() - 2, QHeaderView.ResizeMode.Stretch)
        self._leave_room_to_scroll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room_to_scroll()

    def _leave_room_to_scroll(self) -> None:
        """Make the permissions' table higher by its scroll bar where its columns have no room."""
        table = self.permission_table
        header, rows = table.horizontalHeader(), table.model().rowCount()
        needs_bar = header.minimumSectionSize() and header.length() > table.viewport().width() > 0
        bar = table.horizontalScrollBar().sizeHint().height() if needs_bar else 0
        high = header.sizeHint().height() + rows * table.verticalHeader().defaultSectionSize() + space(1) + bar
        table.setFixedHeight(high)

    def _set_icons(self) -> None:
        theme = self.context.theme
        theme.put_icon(self.import_button, "import", theme.palette.accent)
        theme.put_icon(self.column_button, "plus", theme.palette.accent)

    # --- acting ---

    def _do_next(self) -> None:
        ids = list(self._next.document_ids)
        if self._next.step is Step.IMPORT:
            self._import_files()
        elif self._next.step is Step.SUGGEST:
            self.context.suggest_codes(ids)
        else:
            if ids and self.context.document_id not in ids:
                self.context.select_document(ids[0])
            self.context.go(_NEXT_PLACES[self._next.step])

    def _on_row(self, current: QModelIndex) -> None:
        document_id = current.data(ID_ROLE)
        if document_id:
            self.context.select_document(document_id)

    def _open_row(self, index: QModelIndex) -> None:
        row = self._overview.row(index.data(ID_ROLE))
        if row is not None:
            self.context.go("pseudonymise" if row.stage.value in ("imported", "pseudonymised") else "code")

    def _save_info(self) -> None:
        study = self.context.study
        if study is None:
            return
        title, question = self.title_line.text(), self.question.toPlainText()
        coder = self.context.coder_id
        if not self.context.attempt(
            lambda: study.change_settings(title=title, research_question=question, coder=coder)
        ):
            self._show_info(study)

    def _save_scope(self) -> None:
        study = self.context.study
        if study is not None:
            scope = SendScope(self.scope.value)
            self.context.attempt(lambda: study.change_settings(send_scope=scope, coder=self.context.coder_id))

    def _save_attributes(self, code: str, attributes: dict[str, Any]) -> bool:
        study = self.context.study
        if study is None:
            return False
        return self.context.attempt(
            lambda: study.transcripts.set_attributes(code, attributes, coder=self.context.coder_id)
        )

    def _save_names(self, code: str, names: list[str]) -> bool:
        """Keep a participant's real names and go through the study with them, as a task."""
        study, coder = self.context.study, self.context.coder_id
        if study is None:
            return False
        known = [term for term in study.lists.terms(Listed.ALWAYS) if term.participant_code == code]
        gone = [term.id for term in known if term.term not in names]
        there = {term.term for term in known}
        new = [
            ListedTerm(term=name, listed=Listed.ALWAYS, kind=IdentifierKind.PERSON, participant_code=code)
            for name in names
            if name not in there
        ]

        def change(progress: Progress, cancel: threading.Event) -> None:
            if gone:
                study.lists.remove(gone, coder=coder, progress=progress, cancel=cancel)
            if new:
                study.lists.add_all(new, coder=coder)

        if gone or new:
            self.context.tasks.start(self.tr("Going through the study with the names"), change)
        return True

    def _change_permission(self, codes: list[str] | None, field: str, value: Any) -> bool:
        """Set one field for some participants, None for all; undo takes it back in one step."""
        study, coder = self.context.study, self.context.coder_id
        if study is None:
            return False
        if field != "use":
            return self.context.attempt(lambda: study.permissions.change(codes, coder=coder, **{field: value}))
        use, on = value
        groups: dict[tuple[Use, ...], list[str]] = {}
        for code in codes or self.permissions.codes():
            uses = self.permissions.uses_of(code)
            wanted = tuple(item for item in Use if (on if item is use else item in uses))
            groups.setdefault(wanted, []).append(code)
        return all(
            self.context.attempt(lambda uses=uses, some=some: study.permissions.change(some, uses=uses, coder=coder))  # type: ignore[misc]
            for uses, some in groups.items()
        )

    def _save_style(self) -> None:
        study, coder = self.context.study, self.context.coder_id
        if study is None:
            return
        style = Abstraction(self.sort.value)
        self.context.tasks.start(
            self.tr("Changing what stands for identifiers"),
            whole(lambda: study.replacing.set_style(style, coder=coder)),
            why_whole=Whole().one_step(),
        )

    def _add_column(self) -> None:
        name, is_given = QInputDialog.getText(self, self.tr("Add a column"), self.tr("What does it hold?"))
        if is_given:
            self.sample.add_column(name.strip())
