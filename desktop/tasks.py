"""Background work: nothing that takes longer than a blink runs on the GUI thread.

Lanes of one thread each: "study" (long work on the study), "network" (waits for servers) and "read" (fills views). A
task ends in exactly one of done, failed, cancelled, and its callbacks run on the GUI thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from analysis.errors import Cancelled, VerbatimError
from analysis.ports import Progress
from analysis.underway import under_way

T = TypeVar("T")


class Closes(Protocol):
    def close(self) -> None: ...


Work = Callable[[Progress, threading.Event], Any]
STUDY_LANE = "study"
NETWORK_LANE = "network"
READ_LANE = "read"


def stoppable(act: Callable[[], T]) -> Work:
    """Make work of what only reads a study or makes a file: it can be left anywhere, and nothing of it stays."""

    def work(progress: Progress, cancel: threading.Event) -> T:
        with under_way(cancel, progress):
            return act()

    return work


def opening_of(act: Callable[[], Closes]) -> Work:
    """Make work of what opens a study: where she stopped it meanwhile, the study is closed again."""

    def work(_progress: Progress, cancel: threading.Event) -> Closes:
        opened = act()
        if cancel.is_set():
            opened.close()
            raise Cancelled
        return opened

    return work


def whole(act: Callable[[], T]) -> Work:
    """Make work of what is never left half-way; `start` is told why, in words for her."""
    return lambda _progress, _cancel: act()


class Task(QObject):
    """One piece of work under way. Lives on the GUI thread; its work runs in a lane.

    Signals:
        progressed(done, total): at most some 20 times a second, and when `waits` or `under_way` changed.
        done(result) | failed(exception) | cancelled(): exactly one of them, then ended().
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _reported = Signal(int, int)
    _paused = Signal(float, str)
    _flying = Signal(int)
    _finished = Signal(object)
    _over = Signal(object)

    def __init__(self, label: str, lane: str, parent: QObject | None = None, *, is_inline: bool = False) -> None:
        super().__init__(parent)
        self.label = label
        self.lane = lane
        self.cancel_event = threading.Event()
        self.started_at = time.monotonic()
        self.done_count = 0
        self.total_count = 0
        self.waits_until, self.waits_for = 0.0, ""
        self.under_way = 0
        self.is_running = True
        self.why_whole = ""
        self.is_abandoned = False
        self._last_report = 0.0
        how = Qt.ConnectionType.DirectConnection if is_inline else Qt.ConnectionType.QueuedConnection
        self._reported.connect(self._on_reported, how)
        self._finished.connect(self._on_finished, how)
        self._paused.connect(self._on_paused, how)
        self._flying.connect(self._on_flying, how)

    @property
    def can_stop(self) -> bool:
        return not self.why_whole

    def cancel(self) -> None:
        """Ask the work to stop; it ends as cancelled when it has looked at the event."""
        self.cancel_event.set()

    def report(self, done: int, total: int) -> None:
        """Take progress from any thread."""
        moment = time.monotonic()
        if done >= total or moment - self._last_report > 0.05:
            self._last_report = moment
            self._reported.emit(done, total)

    __call__ = report
    """The task is its work's `Progress`, `ShowsWaiting` and `ShowsFlight`."""

    def waiting(self, seconds: float, code: str) -> None:
        """Take from any thread that a server wants a pause, and why (a fault's code)."""
        self._paused.emit(seconds, code)

    def in_flight(self, count: int) -> None:
        """Take from any thread how many requests are under way together."""
        self._flying.emit(count)

    def waiting_seconds(self) -> float:
        """Say how long the pause that a server wanted still lasts."""
        return max(0.0, self.waits_until - time.monotonic())

    def remaining_seconds(self) -> float | None:
        """Estimate what is left from the share that is done; None where it cannot be known yet."""
        if self.done_count < 1 or self.total_count <= self.done_count:
            return None
        spent = time.monotonic() - self.started_at
        return spent / self.done_count * (self.total_count - self.done_count)

    def follow(self, future: Future[Any]) -> None:
        """End this task when the future ends."""
        future.add_done_callback(self._finished.emit)

    def _on_reported(self, done: int, total: int) -> None:
        if self.is_running:
            self.done_count, self.total_count = done, total
            self.progressed.emit(done, total)

    def _on_paused(self, seconds: float, code: str) -> None:
        self.waits_until, self.waits_for = time.monotonic() + seconds, code
        self.progressed.emit(self.done_count, self.total_count)

    def _on_flying(self, count: int) -> None:
        self.under_way = count
        self.progressed.emit(self.done_count, self.total_count)

    def _on_finished(self, future: Future[Any]) -> None:
        self.is_running = False
        error = None if future.cancelled() else future.exception()
        if self.is_abandoned or future.cancelled() or isinstance(error, Cancelled):
            self.cancelled.emit()
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(future.result())
        self._over.emit(self)
        self.ended.emit()


class InlineExecutor(Executor):
    """Run work at once on the calling thread, for tests. Bugs raise where they are."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except VerbatimError as error:
            future.set_exception(error)
        return future


class TaskRunner(QObject):
    """Starts tasks in their lanes and knows which are under way.

    Signals:
        started(Task), ended(Task): on the GUI thread.
        failed(exception): for tasks started without an own `failed` callback.
    """

    started = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None, *, executor: Executor | None = None) -> None:
        super().__init__(parent)
        self._given = executor
        self._lanes: dict[str, Executor] = {}
        self._running: list[Task] = []

    @property
    def running(self) -> tuple[Task, ...]:
        return tuple(self._running)

    def start(
        self,
        label: str,
        work: Work,
        *,
        lane: str = STUDY_LANE,
        why_whole: str = "",
        done: Callable[[Any], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> Task:
        """Run `work(progress, cancel_event)` in a lane; the callbacks run on the GUI thread.

        A failure without an own callback is worded by the window's error bar. Work that can't be stopped says
        `why_whole` in a sentence for her; the status line shows it.
        """
        task = Task(label, lane, self, is_inline=isinstance(self._given, InlineExecutor))
        task.why_whole = why_whole
        task.failed.connect(failed or self.failed.emit)
        if done is not None:
            task.done.connect(done)
        if cancelled is not None:
            task.cancelled.connect(cancelled)
        if ended is not None:
            task.ended.connect(ended)
        task._over.connect(self._on_over)  # a closure over the task would be freed inside the task's own destructor
        self._running.append(task)
        self.started.emit(task)
        task.follow(self._lane(lane).submit(work, task, task.cancel_event))
        return task

    def cancel_all(self) -> None:
        for task in self._running:
            task.cancel()

    def abandon(self) -> None:
        """Cancel what runs, wait for it, and let it end as cancelled whatever it gave: its study is going."""
        for task in self._running:
            if task.is_running:
                task.is_abandoned = True
                task.cancel()
        for executor in self._lanes.values():
            executor.submit(int).result()
        self._deliver()

    def close(self) -> None:
        """Cancel what runs and wait for it; no task starts afterwards."""
        self.cancel_all()
        for executor in self._lanes.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._lanes.clear()
        self._deliver()

    def _deliver(self) -> None:
        """Let tasks whose work has ended hear of it now: nothing may be under way to an object that goes next."""
        for task in tuple(self._running):
            QCoreApplication.sendPostedEvents(task)

    def _lane(self, name: str) -> Executor:
        if self._given is not None:
            return self._given
        if name not in self._lanes:
            self._lanes[name] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"verbatim-{name}")
        return self._lanes[name]

    def _on_over(self, task: Task) -> None:
        self._running.remove(task)
        self.ended.emit(task)
        task.deleteLater()
