"""Detection away from the window: in a spawned process of its own, or in this thread for headless use.

Importing this module is cheap; Presidio is imported by the process that detects. Texts travel through a pipe only:
never in arguments, titles or logs. Both detectors are used from one thread at a time.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Protocol, Self, TypeVar

from analysis.errors import Cancelled, DetectionFailed
from analysis.ports import Detected, EntityDetector, Progress

T = TypeVar("T")
_POLL_SECONDS = 0.1
_detector: EntityDetector | None = None


def build_in_child() -> EntityDetector:
    """Build the real detector, importing Presidio only now."""
    from analysis.pseudonymization.presidio import build_detector
    from analysis.pseudonymization.unbroken import Unbroken

    return Unbroken(build_detector())


class DocumentDetector(Protocol):
    """Detects in whole documents, with progress and a way to stop."""

    def detect(
        self,
        documents: Iterable[tuple[str, str, str]],
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, list[Detected]]:
        """Detect in (document id, canonical text, language); gives the findings by document id.

        Raises `Cancelled` (between documents, or at once where a process of its own does the work) and
        `DetectionFailed`.
        """
        ...

    def engines(self) -> tuple[str, ...]:
        """Names and versions of the engines, for provenance. Builds the detector if need be."""
        ...

    def close(self) -> None: ...


class _Closing(ABC):
    @abstractmethod
    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class InlineDetector(_Closing):
    """Detects in the calling thread; the detector is built at the first call and kept."""

    def __init__(self, build: Callable[[], EntityDetector] = build_in_child) -> None:
        self._build = build
        self._detector: EntityDetector | None = None

    def detect(
        self,
        documents: Iterable[tuple[str, str, str]],
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, list[Detected]]:
        todo = list(documents)
        found: dict[str, list[Detected]] = {}
        for done, (document_id, text, language) in enumerate(todo):
            _report(progress, done, len(todo))
            if cancel is not None and cancel.is_set():
                raise Cancelled
            found[document_id] = self._built().detect(text, language)
        _report(progress, len(todo), len(todo))
        return found

    def engines(self) -> tuple[str, ...]:
        return self._built().engines

    def close(self) -> None:
        self._detector = None

    def _built(self) -> EntityDetector:
        if self._detector is None:
            self._detector = self._build()
        return self._detector


class DetectorProcess(_Closing):
    """Detects in one spawned process, started at the first call and kept warm until `close`.

    `build` must be importable by name in the child. Cancelling ends the process; the next call starts another.
    """

    def __init__(self, build: Callable[[], EntityDetector] = build_in_child) -> None:
        self._build = build
        self._pool: ProcessPoolExecutor | None = None

    def detect(
        self,
        documents: Iterable[tuple[str, str, str]],
        progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> dict[str, list[Detected]]:
        todo = list(documents)
        found: dict[str, list[Detected]] = {}
        for done, (document_id, text, language) in enumerate(todo):
            _report(progress, done, len(todo))
            found[document_id] = self._run(_detect, cancel, text, language)
        _report(progress, len(todo), len(todo))
        return found

    def engines(self) -> tuple[str, ...]:
        return self._run(_engines, None)

    def close(self) -> None:
        """End the process; work under way is given up."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()

    def _run(self, act: Callable[..., T | DetectionFault], cancel: threading.Event | None, *arguments: str) -> T:
        try:
            answer = self._wait(self._started().submit(act, *arguments), cancel)
        except BrokenProcessPool as error:
            self.close()
            raise DetectionFailed(
                "detector_ended",
                "The process that looks for names ended unexpectedly.",
                "Nothing was replaced. Please try again; closing other programs frees memory.",
            ) from error
        if isinstance(answer, DetectionFault):
            raise DetectionFailed(answer.code, answer.what, answer.remedy, **answer.params)
        return answer

    def _wait(self, future: Future[T], cancel: threading.Event | None) -> T:
        while True:
            if cancel is not None and cancel.is_set():
                self.close()
                raise Cancelled
            try:
                return future.result(timeout=_POLL_SECONDS)
            except NotYet:
                continue

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_initialize, initargs=(self._build,))
        return self._pool


class DetectionFault:
    """A `DetectionFailed` on its way through the pipe (errors with templates cannot be pickled)."""

    def __init__(self, error: DetectionFailed) -> None:
        self.code, self.what, self.remedy, self.params = error.code, error.what, error.remedy, error.params


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def end_with_parent() -> None:
    """End this child process as soon as its parent is gone, however it went; a killed parent cannot say so."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="verbatim-parent", daemon=True).start()


def _initialize(build: Callable[[], EntityDetector]) -> None:
    global _detector  # noqa: PLW0603 - the one detector of the child process
    end_with_parent()
    _detector = build()


def _detect(text: str, language: str) -> list[Detected] | DetectionFault:
    assert _detector is not None
    try:
        return _detector.detect(text, language)
    except DetectionFailed as error:
        return DetectionFault(error)


def _engines() -> tuple[str, ...]:
    assert _detector is not None
    return _detector.engines
