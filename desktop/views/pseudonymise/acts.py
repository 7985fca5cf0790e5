"""What she decides, put to the study in order and off the GUI thread; the window is free for the next at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks import whole
from desktop.whole import Whole

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

LANE = "deciding"


class Acts(QObject):
    """Runs short use cases one after the other, in a lane of their own.

    Signals:
        refused(): an act failed and was worded in the bar; what was foreseen on the screen is wrong.
    """

    refused = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting = 0

    @property
    def is_waiting(self) -> bool:
        """Whether something is not on disk yet."""
        return self._waiting > 0

    def run(
        self, label: str, act: Callable[[OpenStudy, str], Any], done: Callable[[Any], object] | None = None
    ) -> None:
        """Do `act(study, coder id)` for the open study."""
        study, coder = self._context.study, self._context.coder_id
        if study is None:
            return
        self._waiting += 1
        # The next row is painted first: the act would compete with it for the interpreter.
        QTimer.singleShot(0, self, lambda: self._start(study, coder, label, act, done))

    def _start(
        self,
        study: OpenStudy,
        coder: str,
        label: str,
        act: Callable[[OpenStudy, str], Any],
        done: Callable[[Any], object] | None,
    ) -> None:
        task = self._context.tasks.start(
            label,
            whole(lambda: act(study, coder)),
            why_whole=Whole().one_step(),
            lane=LANE,
            done=done,
            failed=self._on_failed,
        )
        if task.is_running:
            task.ended.connect(self._on_ended)
        else:
            self._on_ended()

    def _on_ended(self) -> None:
        self._waiting -= 1

    def _on_failed(self, error: BaseException) -> None:
        self._context.messages.show_error(error)
        self.refused.emit()
