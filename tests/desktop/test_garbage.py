"""Reference cycles are collected on the GUI thread only."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.garbage import GarbageCollector


class Knot:
    """Refers to itself, and notes on which thread it went."""

    def __init__(self, gone_on: list[int]) -> None:
        self.me = self
        self._gone_on = gone_on

    def __del__(self) -> None:
        self._gone_on.append(threading.get_ident())


@pytest.fixture
def collector(qapp: QObject) -> Iterator[GarbageCollector]:
    found = GarbageCollector()
    yield found
    found.stop()
    gc.disable()


def test_a_cycle_left_on_a_worker_thread_is_freed_on_the_gui_thread(collector: GarbageCollector, qtbot: QtBot) -> None:
    gone_on: list[int] = []

    def work() -> None:
        Knot(gone_on)
        kept = [[] for _ in range(200_000)]  # allocates enough for an automatic collection
        kept.clear()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert gone_on == []
    some = [[] for _ in range(2_000)]
    collector.collect_due()
    assert gone_on == [threading.get_ident()]
    del some


def test_the_timer_collects_by_itself(collector: GarbageCollector, qtbot: QtBot) -> None:
    knot = Knot([])
    gone = weakref.ref(knot)
    del knot
    some = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: gone() is None, timeout=5_000)
    del some


def test_collection_goes_back_to_python_at_the_end(qapp: QObject) -> None:
    GarbageCollector().stop()
    assert gc.isenabled()
