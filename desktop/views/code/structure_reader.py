"""Keep the codebook's tree: read off the GUI thread, then brought up to date with each event.

Reading counts every quotation of the study, which takes a while where there are thousands; a decision must not wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.views.code.codebook_patch import TABLES, Change, patched

if TYPE_CHECKING:
    from analysis.workflow.structure import Node
    from analysis.workflow.study import OpenStudy

_PAUSE_MS = 30


class StructureReader(QObject):
    """Holds the tree of the study that was given last. GUI thread.

    Signals:
        tree_read(tuple of Node): the tree is another one.
    """

    tree_read = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._study: OpenStudy | None = None
        self._executor: ThreadPoolExecutor | None = None
        self._running: Future[Any] | None = None
        self._again = False
        self._tree: tuple[Node, ...] = ()
        self._changes: list[Change] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._patch)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        return self._running is None and not self._timer.isActive()

    def use(self, study: OpenStudy | None) -> None:
        """Take another study; waits for what is being read, so that the former one may be closed."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
        self._timer.stop()
        self._executor, self._running, self._again = None, None, False
        self._study, self._tree, self._changes = study, (), []

    def read(self) -> None:
        """Ask for the tree as it is now; it comes with `tree_read`."""
        if self._study is None:
            return
        if self._running is not None:
            self._again = True
            return
        if self._executor is None:
            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="verbatim-codebook")
        self._changes = []
        self._running = self._executor.submit(self._study.structure.tree)
        self._running.add_done_callback(self._finished.emit)

    def take(self, changes: Iterable[Change]) -> None:
        """Bring the tree up to date with an event's changes, shortly after."""
        found = [change for change in changes if change["table"] in TABLES]
        if found and self._running is not None:
            self._again = True
        elif found:
            self._changes += found
            self._timer.start()

    def _patch(self) -> None:
        tree = patched(self._tree, self._changes)
        self._changes = []
        if tree is None:
            self.read()
        else:
            self._tree = tree
            self.tree_read.emit(tree)

    def _on_finished(self, future: Future[Any]) -> None:
        if future is not self._running:
            return
        self._running = None
        self._tree = future.result()
        if self._again:
            self._again = False
            self.read()
        self.tree_read.emit(self._tree)
