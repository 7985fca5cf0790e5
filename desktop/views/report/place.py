"""The Report place: plain numbers at the left, the events behind the chosen one at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.ports import Problem
from desktop.actions import ActionSpec
from desktop.place import Place
from desktop.tasks import READ_LANE, stoppable
from desktop.theme import scrolling, set_role, space
from desktop.views.report.audit import AuditView
from desktop.views.report.evidence import Evidence
from desktop.views.report.export_card import ExportCard, KeyCard
from desktop.views.report.facts import Fact, Report, read_report
from desktop.views.report.formats import FORMATS
from desktop.views.report.numbers import Numbers
from desktop.views.report.proof import Proof
from desktop.views.report.rigor import RigorView
from desktop.views.report.verdict_card import VerdictCard
from desktop.views.report.words import Words

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

SETTLE_MILLISECONDS = 80
NUMBERS_WIDTH = 460


class ReportPlace(Place):
    """What has been done, with the way back to each step."""

    key: ClassVar[str] = "report"
    icon: ClassVar[str] = "file-output"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._is_stale = self._is_reading = False
        self._report = Report()
        self._chosen = ""
        self.words = Words(self)
        self.numbers, self.evidence = Numbers(context.theme, self.words), Evidence(self.words)
        self.heading, self.verdict = QLabel(), VerdictCard()
        self.export, self.verify = QPushButton(), QPushButton()
        self.export_card, self.key_card = ExportCard(), KeyCard()
        self.log, self.key_file = QPushButton(), QPushButton()
        self.audit, self.steps = AuditView(context, self.words), QPushButton()
        self.rigor, self.trust = RigorView(context), QPushButton()
        self.proof = Proof(context, self)
        self.empty_words, self.empty_button = QLabel(), QPushButton()
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_study(None)

    # --- the window's calls ---

    def title(self) -> str:
        return self.tr("Report")

    def place_actions(self) -> list[ActionSpec]:
        def has_study() -> bool:
            return self.context.study is not None

        tr = self.tr
        return [
            ActionSpec(
                "report.export", lambda: tr("Export…"), self.ask_export, place="report",
                icon="download", enabled=has_study,
            ),
            ActionSpec(
                "report.log", lambda: tr("Export the replacement log (CSV)…"), self.ask_log, place="report",
                enabled=self._has_key,
            ),
            ActionSpec(
                "report.key", lambda: tr("Export the key of the pseudonyms (CSV)…"), self.ask_key, place="report",
                icon="lock", enabled=self._has_key,
            ),
            ActionSpec(
                "report.compare", lambda: tr("Compare two runs…"), self.compare_runs, place="report",
                enabled=self._has_two_runs,
            ),
            ActionSpec(
                "report.audit", lambda: tr("Step by step: all that was done"), self.show_audit, place="report",
                enabled=has_study,
            ),
            ActionSpec(
                "report.rigor", lambda: tr("Rigor: saturation, agreement, coverage"), self.show_rigor, place="report",
                enabled=has_study,
            ),
            ActionSpec(
                "report.provenance", lambda: tr("Export the provenance…"), self.proof.ask_provenance, place="report",
                enabled=has_study,
            ),
            ActionSpec(
                "report.seal", lambda: tr("Seal the ledger…"), self.proof.ask_seal, place="report",
                enabled=has_study,
            ),
            ActionSpec(
                "report.verify", lambda: tr("Verify the study"), self.start_verify, place="report",
                icon="shield-check", enabled=has_study,
            ),
        ]  # fmt: skip

    def compare_runs(self) -> None:
        """Show what another model or prompt found that was new, gone or the same."""
        from desktop.dialogs.compare_runs import CompareRuns

        CompareRuns(self.context, self.window()).open()

    def _has_two_runs(self) -> bool:
        study = self.context.study
        return study is not None and sum(run.purpose == "codes" for run in study.suggesting.runs()) > 1

    def show_audit(self) -> None:
        """Show the timeline of all steps."""
        self._stack.setCurrentWidget(self.audit)
        self.audit.read()

    def show_rigor(self) -> None:
        """Show how far the analysis can be trusted."""
        self._stack.setCurrentWidget(self.rigor)
        self.rigor.read()

    def show_record(self, record_id: str) -> None:
        """Tell where a code, category or suggestion comes from, step by step."""
        self._stack.setCurrentWidget(self.audit)
        self.audit.read(record_id)

    def _show_numbers(self) -> None:
        self._stack.setCurrentIndex(1 if self._report.has_study else 0)
        self.steps.setFocus()

    def set_study(self, study: OpenStudy | None) -> None:
        self.audit.clear()
        self.rigor.clear()
        self.proof.reset()
        self._stack.setCurrentIndex(0)
        self._is_stale = study is not None
        self._chosen = ""
        self.verdict.hide()
        self.export_card.hide()
        self.key_card.hide()
        for button in (self.log, self.key_file):
            button.setVisible(self._has_key())
        self._show(Report())
        self.evidence.show_events(None, "", ())
        if study is not None and self.isVisible():
            self._read()

    def on_event(self, event: Event) -> None:
        self._is_stale = True
        self.verdict.hide()
        if self.isVisible():
            self._timer.start()

    def activate(self) -> None:
        if self._is_stale:
            self._read()
        if not self.focusWidget():
            (self.export if self._report.has_study else self.empty_button).setFocus()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("What has been done"))
        self.export.setText(self.tr("Export…"))
        self.verify.setText(self.tr("Verify"))
        self.verify.setToolTip(self.tr("Check that nothing was altered since it was recorded"))
        self.verdict.retranslate()
        self.empty_words.setText(
            self.tr("Here stands what was done in this study, in numbers that can be followed back to each step. "
                    "There is no interview yet.")
        )  # fmt: skip
        self.empty_button.setText(self.tr("Go to the study"))
        self.log.setText(self.tr("Replacement log…"))
        self.log.setToolTip(self.tr("For the archive: what was replaced by what sort, without the originals"))
        self.key_file.setText(self.tr("Key…"))
        self.key_file.setToolTip(self.tr("Pseudonyms with the originals, to be kept apart"))
        self.steps.setText(self.tr("Step by step…"))
        self.steps.setToolTip(self.tr("Every step in order, and what each came of"))
        self.trust.setText(self.tr("Rigor…"))
        self.trust.setToolTip(self.tr("Saturation, agreement, coverage, influence of suggestions, co-occurrence"))
        self.audit.retranslate()
        self.rigor.retranslate()
        self.proof.retranslate()
        self.export_card.retranslate()
        self.key_card.retranslate()
        self.evidence.retranslate()
        self._show(self._report)

    # --- what she does ---

    def ask_export(self, name: str = "") -> None:
        """Open the choices of the export in the page, with a format chosen where one is named."""
        study = self.context.study
        if study is not None:
            if name:
                self._show_numbers()
            self.export_card.reset(has_key=study.store.has_key, name=name)
            self.export_card.show()
            self.export_card.pseudonyms.setFocus()

    def export_to(
        self,
        path: Path,
        *,
        original_names: bool,
        archive: bool = False,
        name: str = "codebook-json",
        look: tuple[str, str] = ("", ""),
    ) -> None:
        """Write the codebook in a format as a task; `look` is language and width, "" as usual."""
        study, context = self.context.study, self.context
        if study is None:
            return
        coder = context.coder_id
        context.tasks.start(
            self.tr("Exporting the codebook"),
            stoppable(
                lambda: context.services.export_codebook(
                    study, path, original_names=original_names, coder=coder, archive=archive, name=name, look=look
                )
            ),
            done=lambda _none: context.messages.show_info(
                self.tr("What you exported is in {0}.").format(path.name), self._what_is_left("codebook_exported")
            ),
        )

    def _what_is_left(self, kind: str) -> str:
        """Say what the export that was just recorded leaves out, and what in it could re-identify somebody."""
        study = self.context.study
        details = study.store.events(kinds=[kind])[-1].details if study else {}
        left_out, points = int(details.get("left_out", 0)), int(details.get("reidentification_points", 0))
        sentences = (
            self.tr("%n interview(s) may not go to an archive and are not in it.", "", left_out) if left_out else "",
            self.tr("%n point(s) could re-identify somebody; see what is left in the report.", "", points)
            if points
            else "",
        )
        return " ".join(filter(None, sentences))

    def _has_key(self) -> bool:
        return self.context.study is not None and self.context.study.store.has_key

    def ask_log(self) -> None:
        """Ask where the replacement log goes; it holds no originals."""
        study = self.context.study
        path = self._csv_file(self.tr("Export the replacement log"), "replacements") if study else None
        if path is not None:
            self.export_log_to(path)

    def export_log_to(self, path: Path) -> None:
        study, context = self.context.study, self.context
        if study is None:
            return
        coder = context.coder_id
        context.tasks.start(
            self.tr("Exporting the replacement log"),
            stoppable(lambda: context.services.export_replacement_log(study, path, coder=coder)),
            done=lambda _none: context.messages.show_info(
                self.tr("The log is in {0}.").format(path.name), self._what_is_left("replacements_exported")
            ),
        )

    def ask_key(self) -> None:
        """Open the warning before the key of the pseudonyms is written."""
        self.key_card.reset()
        self.key_card.show()
        self.key_card.confirm.setFocus()

    def _on_key(self) -> None:
        path = self._csv_file(self.tr("Export the key"), "key")
        if path is not None:
            self.key_card.hide()
            self.export_key_to(path)

    def export_key_to(self, path: Path) -> None:
        """Write pseudonyms and originals; she has said that she wants them."""
        study, context = self.context.study, self.context
        if study is None:
            return
        coder = context.coder_id
        context.tasks.start(
            self.tr("Exporting the key"),
            stoppable(lambda: context.services.export_key(study, path, coder=coder)),
            done=lambda _none: context.messages.show_info(
                self.tr("The key is in {0}. Keep it apart from everything that you pass on.").format(path.name)
            ),
        )

    def _csv_file(self, title: str, name: str) -> Path | None:
        study = self.context.study
        if study is None:
            return None
        dialog = QFileDialog(self, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("CSV (*.csv)")
        dialog.setDefaultSuffix("csv")
        dialog.setDirectory(str(study.path.parent))
        dialog.selectFile(f"{study.path.stem}-{name}.csv")
        return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None

    def start_verify(self) -> None:
        """Check the study against its ledger as a task; the result stands under the buttons."""
        study = self.context.study
        if study is None:
            return
        self.verify.setEnabled(False)
        self.verdict.say_checking()
        self.context.tasks.start(
            self.tr("Verifying the study"),
            study.verify,
            done=lambda problems: self._on_verified(study, problems),
            failed=self._on_verify_failed,
            cancelled=self._on_verify_cancelled,
        )

    # --- reading ---

    def _read(self) -> None:
        study = self.context.study
        if study is None:
            return
        if self._stack.currentWidget() is self.audit:
            self.audit.read_again()
        if self._stack.currentWidget() is self.rigor:
            self.rigor.read()
        if self._is_reading:
            self._timer.start()
            return
        self._is_stale, self._is_reading = False, True
        self.context.tasks.start(
            self.tr("Reading the report"),
            stoppable(lambda: read_report(study)),
            lane=READ_LANE,
            done=lambda report: self._on_read(study, report),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _on_read(self, study: object, report: Report) -> None:
        self._is_reading = False
        if study is self.context.study:
            self._show(report)

    def _on_failed(self, error: BaseException) -> None:
        self._is_reading = False
        self.context.messages.show_error(error)

    def _on_cancelled(self) -> None:
        self._is_reading = False

    def _show(self, report: Report) -> None:
        self._report = report
        if self._stack.currentWidget() not in (self.audit, self.rigor):
            self._stack.setCurrentIndex(1 if report.has_study else 0)
        self.numbers.show_report(report)
        chosen = next((item.fact for item in self.numbers.buttons if item.fact.key == self._chosen), None)
        if chosen is not None:
            self._choose(chosen)

    def _choose(self, fact: Fact, seq: int = 0) -> None:
        """Show the events behind a number."""
        self._chosen = fact.key
        title = self.words.title(fact)
        self.evidence.show_events(self.context.study, title, self._report.rows(fact), seq)

    # --- export and verify ---

    def _on_export(self, original_names: bool) -> None:
        study = self.context.study
        if study is None:
            return
        name = self.export_card.format
        ending = FORMATS[name]
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{ending}")
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.setDirectory(str(study.path.parent))
        dialog.selectFile(f"{study.path.stem}-{name.split('-')[0]}{ending}")
        if dialog.exec() and dialog.selectedFiles():
            self.export_card.hide()
            archive = self.export_card.archive.isChecked()
            path, look = Path(dialog.selectedFiles()[0]), self.export_card.look
            self.export_to(path, original_names=original_names, archive=archive, name=name, look=look)

    def _on_verified(self, study: object, problems: list[Problem]) -> None:
        self.verify.setEnabled(True)
        if study is not self.context.study:
            return
        self.verdict.say_found(problems)

    def _on_verify_failed(self, error: BaseException) -> None:
        self._on_verify_cancelled()
        self.context.messages.show_error(error)

    def _on_verify_cancelled(self) -> None:
        self.verify.setEnabled(True)
        self.verdict.hide()

    def _show_step(self, seq: int) -> None:
        self._choose(self._report.sections["ledger"][0], seq)

    # --- building ---

    def _connect(self) -> None:
        self._timer.timeout.connect(self._read)
        self.numbers.chosen.connect(self._choose)
        self.export.clicked.connect(self.ask_export)
        self.verify.clicked.connect(self.start_verify)
        self.log.clicked.connect(self.ask_log)
        self.key_file.clicked.connect(self.ask_key)
        self.key_card.export_asked.connect(self._on_key)
        self.key_card.closed.connect(self.key_card.hide)
        self.key_card.closed.connect(self.key_file.setFocus)
        self.verdict.step_asked.connect(self._show_step)
        self.steps.clicked.connect(self.show_audit)
        self.audit.closed.connect(self._show_numbers)
        self.trust.clicked.connect(self.show_rigor)
        self.rigor.closed.connect(self._show_numbers)
        self.rigor.export_asked.connect(self.ask_export)
        self.export_card.export_asked.connect(self._on_export)
        self.export_card.closed.connect(self.export_card.hide)
        self.export_card.closed.connect(self.export.setFocus)
        self.empty_button.clicked.connect(lambda: self.context.go("study"))
        self.context.theme.changed.connect(lambda: self._show(self._report))

    def _lay_out(self) -> None:
        split = QSplitter()
        split.addWidget(self._left())
        split.addWidget(self.evidence)
        split.setStretchFactor(1, 1)
        split.setSizes([NUMBERS_WIDTH, 600])
        split.setChildrenCollapsible(False)
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(split)
        self._stack.addWidget(self.audit)
        self._stack.addWidget(self.rigor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _left(self) -> QWidget:
        set_role(self.heading, "title")
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.export)
        buttons.addWidget(self.verify)
        buttons.addStretch(1)
        more = QGridLayout()
        quiet = (self.steps, self.trust, self.proof.seal, self.proof.provenance, self.log, self.key_file)
        for at, button in enumerate(quiet):
            set_role(button, "quiet")
            more.addWidget(button, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
        more.setColumnStretch(2, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(space(6), space(5), space(5), space(5))
        column.setSpacing(space(2))
        column.addWidget(self.heading)
        column.addLayout(buttons)
        column.addLayout(more)
        column.addWidget(self.export_card)
        column.addWidget(self.key_card)
        column.addWidget(self.proof.provenance_card)
        column.addWidget(self.proof.seal_card)
        column.addWidget(self.verdict)
        column.addWidget(self.numbers, 1)
        area = scrolling(inside)
        area.setMinimumWidth(space(80))
        return area

    def _empty_page(self) -> QWidget:
        set_role(self.empty_words, "soft")
        set_role(self.empty_button, "primary")
        self.empty_words.setWordWrap(True)
        self.empty_words.setMaximumWidth(space(130))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(space(16), space(24), space(16), space(8))
        column.setSpacing(space(4))
        column.addWidget(self.empty_words)
        column.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page
