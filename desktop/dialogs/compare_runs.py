"""Two runs for codes side by side: which places both found, which only the later one, which only the earlier one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.context import AppContext
from desktop.dialogs.fields import heading, labelled, soft
from desktop.settings import BUILTIN
from desktop.tasks import READ_LANE, stoppable
from desktop.theme import space
from desktop.views.report.words import local_time

if TYPE_CHECKING:
    from analysis.records import Run, Suggestion
    from analysis.workflow.study import OpenStudy

_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One place that a run found: `what` is "same", "new" or "gone"."""

    what: str
    words: str
    title: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """All places, the new ones first; `skipped` counts answers that could not be read again."""

    rows: tuple[ComparedRow, ...]
    skipped: int


def runs_for_codes(study: OpenStudy) -> list[Run]:
    """List the runs that can be compared, the newest first."""
    return [run for run in reversed(study.suggesting.runs()) if run.purpose == "codes"]


class CompareRuns(QDialog):
    """Compares by place, from the file alone; a double click or Enter goes to the words."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare two runs"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self.earlier, self.later = QComboBox(), QComboBox()
        self.summary = soft()
        self.table = QTableWidget(0, 3)
        self._fill()
        self._lay_out()
        self.table.itemActivated.connect(self._go)
        for field in (self.earlier, self.later):
            field.currentIndexChanged.connect(self.compare)
        self.compare()

    def compare(self) -> None:
        """Read both runs again off the GUI thread and show what came of it."""
        study = self._context.study
        earlier, later = self.earlier.currentData(), self.later.currentData()
        self.table.setRowCount(0)
        if study is None or earlier is None or later is None or earlier == later:
            self.summary.setText(self.tr("Choose two runs: the same interviews asked with another model or prompt."))
            return
        self.summary.setText(self.tr("Comparing …"))
        readers = self._context.services.reader_of
        self._context.tasks.start(
            self.tr("Comparing two runs"),
            stoppable(lambda: _compared(study, earlier, later, readers)),
            lane=READ_LANE,
            done=lambda found: self._show(found, earlier, later),
            cancelled=lambda: self.summary.setText(self.tr("Stopped: nothing was compared.")),
        )

    # --- parts ---

    def _show(self, found: Compared, earlier: str, later: str) -> None:
        if (earlier, later) != (self.earlier.currentData(), self.later.currentData()):
            return
        names = {"same": self.tr("Same"), "new": self.tr("New"), "gone": self.tr("Gone")}
        counts = {what: sum(row.what == what for row in found.rows) for what in names}
        words = self.tr("{same} the same, {new} new, {gone} gone.").format(**counts)
        if found.skipped:
            words += " " + self.tr(
                "%n answer(s) could not be read again; what is kept of them counts.", "", found.skipped
            )
        self.summary.setText(words)
        self.table.setRowCount(len(found.rows))
        for at, row in enumerate(found.rows):
            for column, text in enumerate((names[row.what], row.words, row.title)):
                item = QTableWidgetItem(text)
                item.setData(_ROW, row)
                self.table.setItem(at, column, item)

    def _go(self, item: QTableWidgetItem) -> None:
        row = item.data(_ROW)
        self._context.show_words(row.document_id, row.start, row.end)
        self._context.go("code")

    def _fill(self) -> None:
        study = self._context.study
        runs = runs_for_codes(study) if study is not None else []
        for run in runs:
            prompt = run.settings.get("prompt", ["", "", ""])
            words = self.tr("{time} · {model} · prompt {prompt}, version {version}").format(
                time=local_time(run.started_at), model=self._model(run), prompt=prompt[0], version=prompt[1]
            )
            for field in (self.earlier, self.later):
                field.addItem(words, run.id)
        self.earlier.setCurrentIndex(1 if len(runs) > 1 else 0)

    def _model(self, run: Run) -> str:
        """Name what suggested; the built-in suggester in the window's language."""
        return self.tr("built-in, no AI") if run.provider == BUILTIN else run.model

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels([self.tr("Comparison"), self.tr("Words"), self.tr("Interview")])
        for at, how in enumerate(("ResizeToContents", "Stretch", "ResizeToContents")):
            self.table.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode[how])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(self.windowTitle())
        fields = QGridLayout()
        fields.setHorizontalSpacing(space(3))
        for at, (words, field) in enumerate(
            ((self.tr("Earlier run"), self.earlier), (self.tr("Later run"), self.later))
        ):
            fields.addWidget(labelled(words, field), at, 0)
            fields.addWidget(field, at, 1)
        fields.setColumnStretch(1, 1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.windowTitle()))
        layout.addLayout(fields)
        layout.addWidget(self.summary)
        layout.addWidget(self.table, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(space(220), space(150))


def _compared(study: OpenStudy, earlier: str, later: str, readers: object) -> Compared:
    found = study.suggesting.compare(earlier, later, readers)  # type: ignore[arg-type]
    titles = {document.id: document.title for document in study.transcripts.documents()}

    def row(what: str, item: Suggestion) -> ComparedRow:
        words = study.suggesting.quotation(item)
        return ComparedRow(what, words, titles.get(item.document_id, ""), item.document_id, item.start, item.end)

    rows = [row("new", item) for item in found.new] + [row("gone", item) for item in found.gone]
    return Compared((*rows, *(row("same", other) for _, other in found.same)), len(found.skipped))
