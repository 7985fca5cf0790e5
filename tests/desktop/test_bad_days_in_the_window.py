"""What she reads in the window after each kind of bad day that does not end a run: the reason, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study
from fakes.openai_server import ScriptedServer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.context import AppContext
from desktop.messages import Messages, Notice
from desktop.sending import Sending
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from prompts import open_model
from prompts.providers import PRESETS

# fault, attempts, what she reads
FAULTS = [
    ("413", 1, "text too long for the model × 1"),
    ("half JSON", 1, "answer that can't be read × 1"),
    ("wrong schema", 1, "answer that can't be read × 1"),
    ("silent truncation", 1, "answer cut off × 1"),
    ("endless answer", 1, "answer cut off × 1"),
    ("429", 3, "too many requests × 1"),
    ("429 retry after", 3, "too many requests × 1"),
    ("500", 3, "fault of the server × 1"),
    ("slow", 3, "no answer in time × 1"),
    ("good", 1, ""),
]


@pytest.fixture
def window(qtbot: Any, settings: Any) -> Iterator[tuple[AppContext, Sending, list[Notice]]]:
    context = AppContext(
        services=None,  # type: ignore[arg-type]
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=Theme(QApplication.instance(), settings),
    )
    widget, said = QWidget(), []
    qtbot.addWidget(widget)
    context.messages.noticed.connect(said.append)
    yield context, Sending(context, widget), said
    context.close()


@pytest.mark.parametrize("fault, attempts, words", FAULTS)
def test_the_bar_says_why_and_offers_to_ask_again(
    tmp_path: Path,
    window: tuple[AppContext, Sending, list[Notice]],
    fault: str,
    attempts: int,
    words: str,
) -> None:
    context, sending, said = window
    study = make_study(tmp_path)
    study.suggesting.pause = lambda _seconds, _cancel: None
    context.use(study)
    with ScriptedServer() as server:
        server.script(*[fault] * attempts)
        settings = replace(PRESETS["ollama"], base_url=server.base_url, model=server.model)
        model = open_model(replace(settings, timeout_seconds=0.4) if fault == "slow" else settings)
        plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model)
        run = study.suggesting.run(plan, model, coder=ada(study))
    sending._on_run_ended(study, run)
    last = said[-1]
    if not words:
        assert "to decide on" in last.what
    else:
        assert last.what == "Some requests got no answer."
        assert words in last.remedy.split("\n")[0]
        assert last.button == "Ask for the rest"
    study.close()
