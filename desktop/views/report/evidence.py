"""What stands behind a number: its events as a calm table, and one event in full with request and answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from analysis.records import LlmCall
from desktop.theme import set_role, space
from desktop.views.report.events_model import EVENT_ROLE, EventsModel
from desktop.views.report.facts import EventRow
from desktop.views.report.words import Words

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy


class Evidence(QWidget):
    """The events behind the number that she chose."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._study: OpenStudy | None = None
        self._call: LlmCall | None = None
        self.heading, self.hint = QLabel(), QLabel()
        self.model = EventsModel(words, self)
        self.table = QTableView()
        self.detail, self.exact = QLabel(), QPlainTextEdit()
        self.request, self.answer = QPushButton(), QPushButton()
        self._lay_out()
        self.request.clicked.connect(lambda: self._show_exact(is_answer=False))
        self.answer.clicked.connect(lambda: self._show_exact(is_answer=True))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        self.retranslate()
        self.show_events(None, "", ())

    def retranslate(self) -> None:
        self.hint.setText(self.tr("Choose a number to see the steps behind it."))
        self.request.setText(self.tr("Exact request"))
        self.answer.setText(self.tr("Exact answer"))
        self.table.setAccessibleName(self.tr("Steps behind the number"))
        self.exact.setAccessibleName(self.tr("Exact text"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 3)

    def show_events(self, study: OpenStudy | None, title: str, rows: Sequence[EventRow], seq: int = 0) -> None:
        """Show the events of another number; `seq` is the one to begin with."""
        self._study = study
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self.hint.setVisible(not rows)
        self.hint.setText(
            self.tr("No step stands behind this number.")
            if title
            else self.tr("Choose a number to see the steps behind it.")
        )
        self.table.setVisible(bool(rows))
        self.model.set_rows(rows)
        self._show_detail()
        at = self.model.row_of(seq)
        if at >= 0:
            self.table.selectRow(at)
            self.table.setFocus()

    # --- parts ---

    def _show_detail(self) -> None:
        row: EventRow | None = (
            self.table.currentIndex().data(EVENT_ROLE) if self.table.currentIndex().isValid() else None
        )
        self._call = self._study.store.find(LlmCall, row.call_id) if self._study and row and row.call_id else None
        self._below.setVisible(row is not None)
        self.exact.hide()
        self.request.setVisible(self._call is not None)
        self.answer.setVisible(self._call is not None and bool(self._call.response_digest))
        self.detail.setText(self._told(row) if row is not None else "")

    def _told(self, row: EventRow) -> str:
        lines = [f"{self._words.step(row)}: {row.subject}" if row.subject else self._words.step(row)]
        how = row.details.get("how")
        if how == "headless_bulk":
            lines.append(self.tr("In bulk, without being seen."))
        call = self._call
        if call is not None:
            is_other = call.model_answered not in ("", call.model_asked)
            models = f"{call.model_asked} → {call.model_answered}" if is_other else call.model_asked
            lines.append(models)
            lines.append(
                self.tr("Prompt {0}, version {1}, {2}").format(
                    call.prompt_name, call.prompt_version, call.prompt_digest
                )
            )
            lines.append(self.tr("Host: {0}").format(call.host or self.tr("this computer")))
            if call.error_code:
                lines.append(self.tr("Error: {0}").format(call.error_code))
        lines.append(self.tr("Step {0}, hash {1}").format(row.seq, row.hash[:16]))
        return "\n".join(lines)

    def _show_exact(self, *, is_answer: bool) -> None:
        if self._study is None or self._call is None:
            return
        suggesting = self._study.suggesting
        text = suggesting.response_text(self._call) if is_answer else suggesting.request_text(self._call)
        self.exact.setPlainText(text)
        self.exact.show()

    def _lay_out(self) -> None:
        set_role(self.heading, "heading")
        set_role(self.hint, "soft")
        set_role(self.detail, "soft")
        set_role(self.table, "sheet")
        self.heading.setWordWrap(True)
        self.hint.setWordWrap(True)
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.exact.setReadOnly(True)
        self.exact.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        for button in (self.request, self.answer):
            set_role(button, "quiet")
        self._lay_out_table()
        buttons = QHBoxLayout()
        buttons.addWidget(self.request)
        buttons.addWidget(self.answer)
        buttons.addStretch(1)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, space(2), 0, 0)
        below.addWidget(self.detail)
        below.addLayout(buttons)
        below.addWidget(self.exact, 1)
        below.addStretch(0)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self._below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(5), space(5), space(4))
        column.setSpacing(space(2))
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addWidget(split, 1)

    def _lay_out_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column, width in enumerate((160, 104, 250)):
            table.setColumnWidth(column, width)
