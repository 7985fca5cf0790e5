"""The window says what a server makes it wait for, and erases from stored requests what she asks for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import builders
import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from analysis.ports import ShowsFlight, ShowsWaiting
from analysis.suggestion.builtin import BuiltinModel
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.status_line import RunningTask
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.views.study_panel import InterviewPanel


@pytest.fixture
def context(settings: Any) -> Iterator[AppContext]:
    theme = Theme(QApplication.instance(), settings)
    made = AppContext(
        services=None,  # type: ignore[arg-type]
        settings=settings,
        tasks=TaskRunner(),
        messages=Messages(),
        theme=theme,
    )
    yield made
    made.close()


def test_the_running_task_says_pauses_and_how_many_requests_are_under_way(context: AppContext, qtbot: Any) -> None:
    shown = RunningTask(context)
    shown._delay.setInterval(0)
    qtbot.addWidget(shown)
    step, steps = threading.Semaphore(0), []

    def work(progress: Any, _cancel: threading.Event) -> None:
        assert isinstance(progress, ShowsWaiting)
        assert isinstance(progress, ShowsFlight)
        progress(0, 7)
        for act in (
            lambda: progress.in_flight(3), lambda: progress.waiting(42.0, "rate_limited"),
            lambda: progress.waiting(0.0, ""), lambda: progress.in_flight(1),
        ):  # fmt: skip
            step.acquire(timeout=20)
            act()
            steps.append(act)

    context.tasks.start("Getting suggestions", work)
    for words in ("3 requests under way", "for the server (too many requests)"):
        step.release()
        qtbot.waitUntil(lambda words=words: words in shown._label.text())
    step.release(2)
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert len(steps) == 4


def test_a_pause_is_counted_down_and_then_said_no_more(context: AppContext, qtbot: Any) -> None:
    shown = RunningTask(context)
    shown._tick.setInterval(10)
    qtbot.addWidget(shown)
    go = threading.Event()
    task = context.tasks.start("Getting suggestions", lambda _progress, _cancel: go.wait(20))
    shown._show_task()
    task.waiting(0.3, "server_error")
    qtbot.waitUntil(lambda: "fault of the server" in shown._label.text())
    qtbot.waitUntil(lambda: "pause" not in shown._label.text())
    go.set()
    qtbot.waitUntil(lambda: not context.tasks.running)


def test_only_what_can_be_stopped_is_offered_to_be_stopped(context: AppContext, qtbot: Any) -> None:
    shown = RunningTask(context)
    qtbot.addWidget(shown)
    for can_stop in (True, False):
        go = threading.Event()
        if can_stop:
            context.tasks.start("Counting", lambda _progress, cancel, go=go: go.wait(20) and cancel.is_set())  # type: ignore[misc]
        else:
            context.tasks.start("Erasing", lambda _p, _c, go=go: go.wait(20), why_whole="Words stay.")  # type: ignore[misc]
        shown._show_task()
        assert shown._cancel.isEnabled() is can_stop
        assert ("Words stay." in shown._label.text()) is not can_stop
        assert shown._cancel.accessibleDescription() == ("" if can_stop else "Words stay.")
        go.set()
        qtbot.waitUntil(lambda: not context.tasks.running)


def test_words_of_an_interview_are_erased_from_stored_requests(tmp_path: Path, settings: Any, qtbot: Any) -> None:
    study = builders.make_study(tmp_path)
    first, second = (document.id for document in study.transcripts.documents())
    model = BuiltinModel()
    study.suggesting.run(study.suggesting.plan_codes([first, second], model), model, coder=builders.ada(study))
    made = AppContext(
        services=None,  # type: ignore[arg-type]
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=Theme(QApplication.instance(), settings),
    )
    panel = InterviewPanel(made)
    qtbot.addWidget(panel)
    made.use(study)
    panel.show_interview(first)
    panel.erase_button.click()
    question = panel.findChild(QMessageBox)
    assert question.defaultButton() is question.button(QMessageBox.StandardButton.Cancel)
    question.findChild(QPushButton, "erase_for_good").click()
    assert study.suggesting.sent_parts(first) == 0
    assert study.suggesting.sent_parts(second) > 0
    assert [event.kind for event in study.history.events()][-1] == "request_parts_erased"
    panel.erase_button.click()
    assert study.suggesting.sent_parts(second) > 0
    made.close()
    study.close()
