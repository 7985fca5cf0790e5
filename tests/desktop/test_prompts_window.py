"""Prompts and granularity in the window: read, copied, changed and chosen; changed before anything is sent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import make_study
from fakes.openai_server import ScriptedServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.dialogs.granularity import GranularityDialog
from desktop.dialogs.prompts import PromptsDialog
from desktop.dialogs.provider import OTHER
from desktop.dialogs.send_preview import SendPreview
from desktop.main_window import MainWindow
from desktop.settings import ProviderChoice
from prompts.own import OwnPrompts, chosen_prompt


def shown(window: MainWindow, kind: type[QDialog]) -> Any:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def click(qtbot: QtBot, button: Any) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def dialog(window: MainWindow) -> Any:
    window.registry.get("edit.prompts").handler()
    return shown(window, PromptsDialog)


def test_an_original_can_be_read_and_not_changed(dialog: Any) -> None:
    assert "{{excerpt}}" in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
    assert not dialog.keep_button.isVisible()
    assert "in use" in dialog.list.currentItem().text()


def test_a_copy_is_made_changed_and_used(dialog: Any, qtbot: QtBot) -> None:
    dialog.name_line.setText("mein")
    click(qtbot, dialog.copy_button)
    assert "mein" in dialog.list.currentItem().text()
    dialog.text.setPlainText(dialog.text.toPlainText().replace("{{rejected}}", ""))
    dialog.text.document().setModified(True)
    dialog._refresh()
    click(qtbot, dialog.keep_button)
    click(qtbot, dialog.use_button)

    language = dialog.list.currentItem().data(Qt.ItemDataRole.UserRole).language
    used = chosen_prompt("codes", language)
    assert (used.own_name, used.version) == ("mein", 2)
    assert "{{rejected}}" not in used.text


def test_a_text_without_what_is_asked_about_is_explained_and_stays(dialog: Any, qtbot: QtBot) -> None:
    dialog.name_line.setText("mein")
    click(qtbot, dialog.copy_button)
    broken = dialog.text.toPlainText().replace("{{excerpt}}", "")
    dialog.text.selectAll()
    dialog.text.insertPlainText(broken)
    click(qtbot, dialog.keep_button)

    assert "{{excerpt}}" in dialog.outcome.text()
    assert dialog.text.toPlainText() == broken
    dialog.reject()
    assert dialog.isVisible(), "changes that are not kept are not dropped at once"
    assert len([prompt for prompt in OwnPrompts().all() if prompt.own_name]) == 1
    dialog.reject()
    assert not dialog.isVisible()


def test_the_granularity_is_changed_before_anything_is_sent(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path)
    with ScriptedServer() as server:
        window.context.settings.provider = replace(ProviderChoice(OTHER), base_url=server.base_url, model=server.model)
        window.context.use(study)
        window.context.suggest_codes([document.id for document in study.transcripts.documents()])
        qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(SendPreview)), timeout=15_000)
        preview = shown(window, SendPreview)
        preview.words_per_code.setValue(186)
        assert not preview.send_button.isEnabled()
        click(qtbot, preview.again_button)
        qtbot.waitUntil(
            lambda: any("186" in d.text.toPlainText() for d in window.findChildren(SendPreview) if d.isVisible()),
            timeout=15_000,
        )
        click(qtbot, shown(window, SendPreview).send_button)
        qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=20_000)
        assert study.suggesting.runs()[-1].settings["words_per_code"] == 186
        qtbot.waitUntil(lambda: not window.context.tasks.running)


def test_the_granularity_is_chosen_for_the_built_in_suggester_too(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    window.context.use(study)
    window.sending.choose_granularity()
    dialog = shown(window, GranularityDialog)
    dialog.field.setValue(77)
    click(qtbot, dialog.keep_button)
    window.context.suggest_codes([study.transcripts.documents()[0].id])
    qtbot.waitUntil(lambda: bool(study.suggesting.runs()), timeout=15_000)
    assert study.suggesting.runs()[-1].settings["words_per_code"] == 77
    qtbot.waitUntil(lambda: not window.context.tasks.running, timeout=20_000)
