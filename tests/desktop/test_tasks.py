"""Background tasks end in exactly one way, on the GUI thread."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from analysis.errors import Cancelled, NotFound
from desktop.tasks import InlineExecutor, TaskRunner


class Outcome:
    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.threads: set[threading.Thread] = set()

    def take(self, name: str) -> Any:
        def note(value: Any = None) -> None:
            self.calls.append((name, value))
            self.threads.add(threading.current_thread())

        return note

    def callbacks(self) -> dict[str, Any]:
        return {name: self.take(name) for name in ("done", "failed", "cancelled")}


@pytest.fixture
def runner(qtbot: QtBot) -> Any:
    made = TaskRunner()
    yield made
    made.close()


def test_a_task_runs_off_the_gui_thread_and_answers_on_it(runner: TaskRunner, qtbot: QtBot) -> None:
    outcome = Outcome()
    task = runner.start("look", lambda _p, _c: threading.current_thread(), **outcome.callbacks())
    with qtbot.waitSignal(task.ended):
        pass
    assert [name for name, _value in outcome.calls] == ["done"]
    assert outcome.calls[0][1] is not threading.main_thread()
    assert outcome.threads == {threading.main_thread()}
    assert runner.running == ()


def test_a_failure_is_handed_over_and_nothing_else(runner: TaskRunner, qtbot: QtBot) -> None:
    outcome = Outcome()
    error = NotFound("gone", "It is gone.")

    def work(_progress: Any, _cancel: Any) -> None:
        raise error

    with qtbot.waitSignal(runner.start("look", work, **outcome.callbacks()).ended):
        pass
    assert outcome.calls == [("failed", error)]


def test_a_cancelled_task_ends_as_cancelled(runner: TaskRunner, qtbot: QtBot) -> None:
    outcome = Outcome()

    def work(_progress: Any, cancel: threading.Event) -> None:
        cancel.wait(10)
        raise Cancelled

    task = runner.start("wait", work, **outcome.callbacks())
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert [name for name, _value in outcome.calls] == ["cancelled"]


def test_progress_arrives_in_order_and_tells_what_is_left(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []

    def work(progress: Any, _cancel: Any) -> None:
        progress(1, 4)
        progress(4, 4)

    task = runner.start("count", work)
    task.progressed.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(task.ended):
        pass
    assert seen == [(1, 4), (4, 4)]


def test_abandoned_tasks_report_nothing_of_what_they_found(runner: TaskRunner, qtbot: QtBot) -> None:
    outcome = Outcome()
    task = runner.start("wait", lambda _p, cancel: cancel.wait(10), **outcome.callbacks())
    with qtbot.waitSignal(task.ended):
        runner.abandon()
    assert [name for name, _value in outcome.calls] == ["cancelled"]


def test_closing_waits_for_what_runs(qtbot: QtBot) -> None:
    runner = TaskRunner()
    ended: list[bool] = []

    def work(_progress: Any, cancel: threading.Event) -> None:
        cancel.wait(10)
        ended.append(True)

    runner.start("wait", work)
    runner.close()
    assert ended == [True]


def test_the_inline_executor_ends_before_start_returns(qtbot: QtBot) -> None:
    outcome = Outcome()
    TaskRunner(executor=InlineExecutor()).start("add", lambda _p, _c: 4, **outcome.callbacks())
    assert outcome.calls == [("done", 4)]
