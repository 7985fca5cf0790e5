"""Collects Python's reference cycles on the GUI thread only.

Python collects on whatever thread happens to allocate. Where a worker thread so frees a Qt object, Qt may crash
(PySide objects belong to the thread that made them), so automatic collection is off while the window lives.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class GarbageCollector(QObject):
    """Does what automatic collection would do, generation by generation, on the thread that made it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start(INTERVAL_MS)

    def collect_due(self) -> None:
        """Collect the oldest generation that has reached its threshold."""
        due = [
            at for at, (count, most) in enumerate(zip(gc.get_count(), self._thresholds, strict=True)) if count > most
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
