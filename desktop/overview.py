"""How far each interview is, read off the GUI thread and kept up to date for all who show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks import READ_LANE, TaskRunner, stoppable

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from analysis.workflow.transcripts import Overview

SETTLE_MILLISECONDS = 120


class StudyOverview(QObject):
    """The interviews of the open study with their stages: first without their words counted, then with.

    Signals:
        changed(): `rows` are new.
    """

    changed = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Overview, ...] = ()
        self.is_read = False
        self._tasks = tasks
        self._study: OpenStudy | None = None
        self._is_reading = False
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._timer.timeout.connect(self._read)

    def set_study(self, study: OpenStudy | None) -> None:
        self._study = study
        self.rows = ()
        self.is_read = False
        self._timer.stop()
        self.changed.emit()
        if study is not None:
            self._read()

    def refresh(self) -> None:
        """Read anew soon; many calls in a row read once."""
        if self._study is not None:
            self._timer.start()

    def row(self, document_id: str) -> Overview | None:
        return next((row for row in self.rows if row.document.id == document_id), None)

    def _read(self) -> None:
        if self._is_reading:
            self._timer.start()
            return
        study = self._study
        if study is None:
            return
        self._is_reading = True
        self._tasks.start(
            self.tr("Reading the interviews"),
            stoppable(lambda: study.transcripts.overview(counting=self.is_read)),
            lane=READ_LANE,
            done=lambda rows: self._on_read(study, rows),
            ended=self._on_ended,
        )

    def _on_read(self, study: object, rows: list[Any]) -> None:
        if study is self._study:
            self.rows = tuple(rows)
            self.is_read = True
            self.changed.emit()
            if any(row.word_count is None for row in rows):
                self._timer.start()

    def _on_ended(self) -> None:
        self._is_reading = False
