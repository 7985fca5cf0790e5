"""Coding before suggestions are seen, in the window; and the quiet line on decisions that are fast and alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from code_place_study import Window, made_study, open_window
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from analysis.suggestion.builtin import BuiltinModel
from desktop.dialogs.hold_out import HoldOutDialog
from desktop.main_window import MainWindow
from desktop.settings import Settings
from desktop.transcript.model import MarkStyle
from desktop.views.code.deck import Show
from desktop.views.code.pace import IN_A_ROW, Pace


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    with made_study(tmp_path, suggest=False) as made:
        yield made


@pytest.fixture
def window(study: Any, settings: Settings, qtbot: QtBot) -> Window:
    made = open_window(study, settings)
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def suggest(study: Any) -> None:
    first, model = study.transcripts.documents()[0].id, BuiltinModel()
    study.suggesting.run(study.suggesting.plan_codes([first], model), model, coder=study.coders()[0].id)


def press_action(window: Window, name: str) -> None:
    spec = next(spec for spec in window.place.place_actions() if spec.id == name)
    assert spec.enabled()
    spec.handler()


def test_an_interview_is_coded_first_then_only_differences_are_offered(
    window: Window, study: Any, qtbot: QtBot
) -> None:
    place = window.place
    press_action(window, "code.first")
    qtbot.waitUntil(place.first.isVisible)
    suggest(study)
    qtbot.wait(1)
    assert not place.has_suggestion()
    assert "hidden" in place.side.suggestions.empty.what.text()
    assert not [mark for mark in place._state.marks() if mark.style is MarkStyle.SUGGESTION]
    item = study.suggesting.list()[0]
    place.view.select(*place._state.map.to_shown(item.start, item.end))
    press_action(window, "code.in_vivo")
    qtbot.mouseClick(place.first.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not place.first.isVisible())
    qtbot.waitUntil(place.has_suggestion)
    deck = place._state.deck
    assert item.id not in deck.ids
    agreed = place.side.suggestions._buttons["agreed"]
    assert agreed.isVisible()
    qtbot.mouseClick(agreed, Qt.MouseButton.LeftButton)
    assert item.id in deck.ids
    assert deck.count(Show.OPEN) + deck.count(Show.AGREED) == len(study.suggesting.list())


def test_turns_that_are_held_out_are_marked_until_they_are_coded(window: Window, study: Any, qtbot: QtBot) -> None:
    coder = study.coders()[0].id
    study.blind.hold_out(0.34, coder=coder, seed=1)
    place = window.place
    qtbot.waitUntil(place.first.isVisible)
    turn = study.transcripts.documents()[0].turns[place._state.blind.turns[0]]
    at = place._state.map.to_shown(turn.start, turn.end)[0]
    assert MarkStyle.PASSAGE in [mark.style for mark in place.view.marks_at(at)]
    press_action(window, "code.coded")
    qtbot.waitUntil(lambda: not place.first.isVisible())
    assert MarkStyle.PASSAGE not in [mark.style for mark in place.view.marks_at(at)]


def test_the_share_is_asked_for_and_kept_with_the_study(
    request: pytest.FixtureRequest, study: Any, qtbot: QtBot, settings: Settings, qapp: Any
) -> None:
    import main

    window: MainWindow = main.build_window(qapp, settings=settings)
    request.addfinalizer(window.close)
    window.show()
    window.context.use(study)
    window.registry.get("edit.hold_out").handler()
    dialog = window.findChild(HoldOutDialog)
    assert dialog is not None
    dialog.field.setValue(20)
    dialog.keep_button.click()
    assert study.blind.share()[0] == 0.2


def decided(count: int, seconds: float, action: str = "accepted") -> Pace:
    pace = Pace()
    for _ in range(count):
        pace.note(action, seconds)
    return pace


def test_only_many_fast_and_uniform_decisions_are_remarked_on() -> None:
    assert decided(IN_A_ROW, 1.0).is_hasty
    assert not decided(IN_A_ROW - 1, 1.0).is_hasty
    assert not decided(IN_A_ROW, 2.5).is_hasty
    mixed = decided(IN_A_ROW, 1.0)
    mixed.note("rejected", 1.0)
    assert not mixed.is_hasty
    away = decided(IN_A_ROW, 1.0)
    away.put_away()
    assert not away.is_hasty


def test_the_remark_is_quiet_blocks_nothing_and_can_be_put_away(window: Window, study: Any, qtbot: QtBot) -> None:
    suggest(study)
    place, panel = window.place, window.place.side.suggestions
    qtbot.waitUntil(place.has_suggestion)
    for _ in range(IN_A_ROW - 1):
        place.pace.note("accepted", 0.5)
    place.accept()
    assert panel.pace.isVisible()
    assert place.has_suggestion()
    qtbot.mouseClick(panel.put_away, Qt.MouseButton.LeftButton)
    assert not panel.pace.isVisible()
    place.accept()
    assert not panel.pace.isVisible()
