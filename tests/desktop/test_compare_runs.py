"""Two runs side by side in the window: what another answer found that is new, gone or the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import ada, make_study
from fakes.openai_server import Received, ScriptedServer
from PySide6.QtWidgets import QApplication

from desktop.context import AppContext
from desktop.dialogs.compare_runs import CompareRuns
from desktop.messages import Messages
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from prompts import open_model
from prompts.providers import PRESETS
from prompts.readers import reader_of


@pytest.fixture
def context(tmp_path: Path, settings: Any) -> Iterator[AppContext]:
    """A study whose first interview was asked about twice; the second answer has another place, and one not."""
    study = make_study(tmp_path)

    def other(request: Received) -> str:
        turn, words = request.codable_turns[0]
        quotes = [" ".join(words.split()[:2]), " ".join(words.split()[2:10]).strip(".,")]
        return json.dumps({"codes": [{"turn": turn, "quote": quote, "why": ""} for quote in quotes]})

    with ScriptedServer() as server:
        server.script("good", other)
        model = open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model))
        for _ in range(2):
            plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model)
            study.suggesting.run(plan, model, coder=ada(study))
    made = AppContext(
        services=SimpleNamespace(reader_of=reader_of),  # type: ignore[arg-type]
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=Theme(QApplication.instance(), settings),
    )
    made.use(study)
    yield made
    made.close()
    study.close()


def test_what_is_new_gone_and_the_same_stands_with_its_words(context: AppContext, qtbot: Any) -> None:
    dialog = CompareRuns(context)
    qtbot.addWidget(dialog)
    rows = [[dialog.table.item(at, column).text() for column in (0, 1)] for at in range(dialog.table.rowCount())]
    assert [row[0] for row in rows] == ["New", "Gone", "Same"]
    assert dialog.summary.text() == "1 the same, 1 new, 1 gone."
    study = context.study
    earlier, later = dialog.earlier.currentData(), dialog.later.currentData()
    found = study.suggesting.compare(earlier, later, reader_of)
    assert rows[0][1] == study.suggesting.quotation(found.new[0])
    assert rows[2][1] == study.suggesting.quotation(found.same[0][1])


def test_a_row_leads_to_its_words(context: AppContext, qtbot: Any) -> None:
    dialog = CompareRuns(context)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(context.words_requested) as asked:
        dialog.table.itemActivated.emit(dialog.table.item(0, 1))
    assert asked.args[0] == context.study.transcripts.documents()[0].id


def test_a_run_is_not_compared_with_itself(context: AppContext, qtbot: Any) -> None:
    dialog = CompareRuns(context)
    qtbot.addWidget(dialog)
    dialog.earlier.setCurrentIndex(dialog.later.currentIndex())
    assert dialog.table.rowCount() == 0
    assert "Choose two runs" in dialog.summary.text()
