"""Keeps what the place shows up to date: reads snapshots off the GUI thread, one at a time, the newest wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from analysis.errors import NotFound
from desktop.tasks import READ_LANE, stoppable
from desktop.views.pseudonymise.acts import Acts
from desktop.views.pseudonymise.snapshot import Snapshot, read_snapshot

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

SOON, LATER = 0, 150


class SnapshotReader(QObject):
    """Reads the selected interview of the open study.

    Signals:
        taken(Snapshot or None): what the study says now; None where it has no interview.
    """

    taken = Signal(object)

    def __init__(self, context: AppContext, acts: Acts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._acts = acts
        self._study: OpenStudy | None = None
        self._document_id = ""
        self._is_reading = False
        self.is_stale = True
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read)

    def set_study(self, study: OpenStudy | None) -> None:
        self._study, self._document_id = study, ""
        self.is_stale = True
        self._timer.stop()

    def ask(self, milliseconds: int = SOON) -> None:
        """Read after a while; asking again meanwhile starts the wait anew."""
        self.is_stale = True
        self._timer.start(milliseconds)

    def _read(self) -> None:
        study = self._study
        if study is None or self._is_reading:
            return
        known = [document.id for document in study.transcripts.documents()]
        wanted = next((item for item in (self._context.document_id, self._document_id) if item in known), "")
        document_id = wanted or (known[0] if known else "")
        self.is_stale = False
        if not document_id:
            self.taken.emit(None)
            return
        self._is_reading, self._document_id = True, document_id
        self._context.tasks.start(
            self.tr("Reading the interview"),
            stoppable(lambda: read_snapshot(study, document_id)),
            lane=READ_LANE,
            done=lambda snapshot: self._on_read(study, snapshot),
            failed=lambda error: self._on_failed(study, error),
            cancelled=self._on_stopped,
        )

    def _on_read(self, study: OpenStudy, snapshot: Snapshot) -> None:
        """Hand the snapshot on, unless it is older than what she sees: another study, interview or decision."""
        self._is_reading = False
        selected = self._context.document_id
        is_other = study is not self._study or (selected and selected != snapshot.document.id)
        if is_other or self._acts.is_waiting:
            self.ask(SOON if is_other else LATER)
            return
        if self.is_stale:
            self._timer.start(LATER)
        self.taken.emit(snapshot)

    def _on_failed(self, study: OpenStudy, error: BaseException) -> None:
        self._is_reading = False
        if study is not self._study or isinstance(error, NotFound):
            self.ask(LATER)
            return
        self._context.messages.show_error(error)

    def _on_stopped(self) -> None:
        self._is_reading = False
