"""Long work that she can stop: said once around it, and looked at wherever it passes.

What reads a study or makes a file calls `stop_here` between its pieces; nobody in between has to hand anything on. What
changes something is never begun so: it runs to its end, or its own parameter stops it between two wholes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from analysis.errors import Cancelled
from analysis.ports import Progress

T = TypeVar("T")


class _Here(threading.local):
    """What this thread is about."""

    cancel: threading.Event | None = None
    progress: Progress | None = None


_here = _Here()


@contextmanager
def under_way(cancel: threading.Event | None, progress: Progress | None = None) -> Iterator[None]:
    """Let what this thread does inside be stopped by an event, and tell how far it is."""
    before = _here.cancel, _here.progress
    _here.cancel, _here.progress = cancel, progress
    try:
        yield
    finally:
        _here.cancel, _here.progress = before


@contextmanager
def to_the_end() -> Iterator[None]:
    """Let what this thread does inside not be stopped: it changes something."""
    with under_way(None, _here.progress):
        yield


def stop_here() -> None:
    """Raise `Cancelled` where this thread's work was asked to stop."""
    if _here.cancel is not None and _here.cancel.is_set():
        raise Cancelled


def so_far(done: int, total: int) -> None:
    """Tell how far this thread's work is, and stop where that was asked; raises `Cancelled`."""
    stop_here()
    if _here.progress is not None:
        _here.progress(done, total)


def passing(items: Iterable[T]) -> Iterator[T]:
    """Give items one by one, and stop between two where that was asked; raises `Cancelled`."""
    for item in items:
        stop_here()
        yield item
