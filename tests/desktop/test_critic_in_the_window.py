"""The critic in the window: chosen before anything is sent, shown before it is sent itself, overruled by her."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from builders import make_study
from code_place_study import made_study, open_window
from fakes.openai_server import ScriptedServer, proposals
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from analysis.ports import Put
from analysis.records import Suggestion, SuggestionStatus
from desktop.dialogs.provider import OTHER
from desktop.dialogs.send_preview import SendPreview
from desktop.main_window import MainWindow
from desktop.settings import ProviderChoice, Settings

DROPPED = SuggestionStatus.DROPPED


def previews(window: MainWindow) -> list[Any]:
    return [dialog for dialog in window.findChildren(SendPreview) if dialog.isVisible()]


def send(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(previews(window)[0].send_button, Qt.MouseButton.LeftButton)


def test_the_critic_is_off_until_chosen_and_shown_before_it_is_sent(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path / "a")
    with ScriptedServer() as server:
        window.context.settings.provider = replace(ProviderChoice(OTHER), base_url=server.base_url, model=server.model)
        window.context.use(study)
        window.context.suggest_codes([study.transcripts.documents()[0].id])
        qtbot.waitUntil(lambda: bool(previews(window)), timeout=15_000)
        assert not previews(window)[0].critic.isChecked()
        previews(window)[0].critic.click()
        send(window, qtbot)
        qtbot.waitUntil(lambda: bool(previews(window)) and "S1 [" in previews(window)[0].text.toPlainText())
        assert not any(proposals(chat) for chat in server.chats), "it waits for her"
        assert "critic" in previews(window)[0].left_out.text()
        assert not previews(window)[0].critic.isVisible()
        send(window, qtbot)
        qtbot.waitUntil(lambda: "1 dropped by the critic" in window.notice.remedy.text(), timeout=20_000)
        qtbot.waitUntil(lambda: not window.context.tasks.running)
    assert len(study.suggesting.list(statuses=[DROPPED])) == 1


def test_without_the_second_request_all_suggestions_stay(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path / "a")
    with ScriptedServer() as server:
        window.context.settings.provider = replace(ProviderChoice(OTHER), base_url=server.base_url, model=server.model)
        window.context.use(study)
        window.sending._set_critic(True)
        window.context.suggest_codes([study.transcripts.documents()[0].id])
        qtbot.waitUntil(lambda: bool(previews(window)), timeout=15_000)
        assert previews(window)[0].critic.isChecked(), "her choice holds"
        send(window, qtbot)
        qtbot.waitUntil(lambda: bool(previews(window)) and "S1 [" in previews(window)[0].text.toPlainText())
        previews(window)[0].reject()
        qtbot.waitUntil(lambda: "to decide on" in window.notice.what.text(), timeout=20_000)
        assert not any(proposals(chat) for chat in server.chats)
    assert study.suggesting.list(statuses=[DROPPED]) == []


def test_what_was_dropped_is_read_with_its_reason_and_taken_back(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    with made_study(tmp_path) as study:
        window = open_window(study, settings)
        qtbot.addWidget(window)
        coder = study.coders()[0].id
        placed = [item for item in study.suggesting.list() if item.start >= 0]
        said = {"dropped_because": "sagt nichts zur Frage", "dropped_by_call": placed[0].call_id}
        changes = [Put(replace(item, status=DROPPED, suggested=said)) for item in placed]
        study.store.commit("call_answered", changes, actor=coder, details={"call": placed[0].call_id})
        panel = window.place.side.suggestions
        qtbot.waitUntil(lambda: panel._buttons["dropped"].isVisible())
        assert "Nothing is open" in panel.empty.what.text()
        panel._buttons["dropped"].click()
        words = [label.text() for label in panel.drawer.findChildren(QLabel)]
        assert "Dropped by the critic, because: sagt nichts zur Frage" in words
        take_back = next(one for one in panel.drawer.findChildren(QPushButton) if one.text() == "Take back")
        take_back.click()
        first = study.store.get(Suggestion, placed[0].id)
        assert first.status is SuggestionStatus.OPEN
        assert panel._buttons["dropped"].text().endswith(str(len(placed) - 1))
        panel._buttons["open"].click()
        assert window.place._state.deck.current_id == first.id
        assert "Taken back. The critic had dropped it, because: sagt nichts zur Frage" in panel.card.why.text()
        assert panel.card._buttons.isVisible(), "it can be decided on"
        window.place.undo()
        assert study.store.get(Suggestion, first.id).status is DROPPED
        qtbot.waitUntil(lambda: window.place._state.deck.current_id != first.id)
        window.close()
