"""The dialogs: a new study, the provider, and what would be sent."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import make_study
from fakes.llama_server import make_gguf, make_llama_server
from fakes.openai_server import ScriptedServer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from analysis.records import SendScope, SuggestionKind
from desktop.dialogs.new_study import NewStudyDialog
from desktop.dialogs.provider import OTHER, ProviderDialog
from desktop.dialogs.recipient import RecipientDialog
from desktop.dialogs.token_table import TokenTableDialog
from desktop.main_window import MainWindow
from desktop.settings import MODEL_FILE, ProviderChoice


def shown(window: MainWindow, kind: type[QDialog]) -> Any:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_a_new_study_takes_five_steps_by_keyboard(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.files.new_study()
    dialog = shown(window, NewStudyDialog)
    assert not dialog.next_button.isEnabled()
    qtbot.keyClicks(dialog.title_line, "KI: im Vertrieb?")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.coder_line.clear()
    assert not dialog.next_button.isEnabled()
    qtbot.keyClicks(dialog.coder_line, "Berta")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.place_line.text().endswith("KI im Vertrieb.verbatim")
    assert dialog.choice().send_scope is SendScope.THIS_COMPUTER
    dialog.place_line.setText(str(tmp_path / "mine.verbatim"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.policy.kinds[SuggestionKind.DIMENSION].setChecked(False)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.next_button.isEnabled()
    qtbot.keyClicks(dialog.new_passphrase.first, "vier Woerter hier")
    qtbot.keyClicks(dialog.new_passphrase.second, "vier Woerter hier")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(window.has_study, timeout=10_000)
    assert window.context.services.protection(tmp_path / "mine.verbatim") == (True, True)
    study = window.context.study
    assert study is not None
    assert study.info.title == "KI: im Vertrieb?"
    assert study.coder_name(window.context.coder_id) == "Berta"
    assert (tmp_path / "mine.verbatim-key").exists()
    policy = study.ai_policy.current()
    assert policy is not None
    assert set(policy.kinds) == set(SuggestionKind) - {SuggestionKind.DIMENSION}


def test_a_study_that_exists_is_not_overwritten(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path)
    path = study.path
    study.close()
    dialog = NewStudyDialog(window.context, window)
    dialog.title_line.setText("Other")
    dialog.place_line.setText(str(path))
    window.files._create(dialog)
    qtbot.waitUntil(window.notice.isVisible)
    assert "already" in window.notice.what.text()
    assert not window.has_study()


def test_a_tested_server_is_kept_with_what_was_found(window: MainWindow, qtbot: QtBot, memory_keyring: Any) -> None:
    with ScriptedServer(models=("small", "scripted-model")) as server:
        window.context.choose_provider()
        dialog: Any = shown(window, ProviderDialog)
        dialog.provider.setCurrentIndex(dialog.provider.findData(OTHER))
        dialog.address.setText(server.base_url)
        dialog.model.setEditText("scripted-model")
        dialog.key.setText("sk-secret")
        assert "Nothing leaves this computer" in dialog.where.text()
        qtbot.mouseClick(dialog.test_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "answered" in dialog.outcome.text(), timeout=15_000)
        assert dialog.model.findText("small") >= 0
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        choice = window.context.settings.provider
        assert (choice.preset, choice.base_url, choice.model) == (OTHER, server.base_url, "scripted-model")
        assert choice.schema_level
        qtbot.waitUntil(lambda: "sk-secret" in memory_keyring.kept.values())
    assert "scripted-model" in window.status.provider.text()
    assert "sk-secret" not in window.context.settings._text("provider")


def test_a_server_that_cuts_and_passes_on_is_described_in_words(window: MainWindow, qtbot: QtBot) -> None:
    cloud = {"remote_model": "big", "remote_host": "https://ollama.com:443"}
    with ScriptedServer(model="big-cloud", ollama={"big-cloud": cloud}, reads_bytes=4_000) as server:
        window.context.choose_provider()
        dialog: Any = shown(window, ProviderDialog)
        dialog.provider.setCurrentIndex(dialog.provider.findData(OTHER))
        dialog.address.setText(server.base_url)
        dialog.model.setEditText("big-cloud")
        dialog.test_button.click()
        qtbot.waitUntil(lambda: "big-cloud answered" in dialog.outcome.text())
        assert "It cuts texts after about" in dialog.outcome.text()
        assert "passes approved text on to the internet" in dialog.where.text()
        dialog.save_button.click()
    choice = window.context.settings.provider
    assert choice.passes_on_to == "ollama.com"
    assert window.context.services.host_of(choice)[1] is SendScope.INTERNET


def test_an_unreachable_server_is_said_in_place(window: MainWindow, qtbot: QtBot) -> None:
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData(OTHER))
    dialog.address.setText("http://127.0.0.1:9/v1")
    qtbot.mouseClick(dialog.test_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "reached" in dialog.outcome.text(), timeout=15_000)


def test_an_unencrypted_address_elsewhere_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData(OTHER))
    dialog.address.setText("http://llm.example.org/v1")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "https" in dialog.outcome.text()
    assert window.context.settings.provider == ProviderChoice()


def test_a_provider_beyond_the_study_is_explained(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.context.use(make_study(tmp_path))
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData("openai_eu"))
    assert "eu.api.openai.com" in dialog.where.text()
    assert "does not allow" in dialog.where.text()


@pytest.mark.parametrize("agreed", [True, False])
def test_nothing_is_sent_before_she_has_seen_it(window: MainWindow, tmp_path: Path, qtbot: QtBot, agreed: bool) -> None:
    from desktop.dialogs.send_preview import SendPreview

    study = make_study(tmp_path)
    with ScriptedServer() as server:
        choice = replace(ProviderChoice(OTHER), base_url=server.base_url, model=server.model)
        window.context.settings.provider = choice
        window.context.use(study)
        window.context.suggest_codes([document.id for document in study.transcripts.documents()])
        qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(SendPreview)), timeout=15_000)
        preview = shown(window, SendPreview)
        assert "Hürde" in preview.text.toPlainText()
        assert "Schuster" not in preview.text.toPlainText()
        assert "2 requests" in preview.facts.text()
        assert server.base_url.split("/")[2] in preview.send_button.text()
        assert QApplication.focusWidget() is not preview.send_button
        assert not preview.send_button.isDefault()
        assert server.chats == []
        button = preview.send_button if agreed else preview.cancel_button
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        if agreed:
            qtbot.waitUntil(lambda: window.notice.isVisible(), timeout=20_000)
            assert len(server.chats) == 2
            assert study.suggesting.list()
        else:
            qtbot.waitUntil(lambda: not window.context.tasks.running)
            assert server.chats == []
            assert study.suggesting.runs() == []
        qtbot.waitUntil(lambda: not window.context.tasks.running)


def test_a_recipients_card_is_filled_in_from_the_provider(window: MainWindow, qtbot: QtBot) -> None:
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData("openai_eu"))
    assert "nothing will be sent" in dialog.recipient.text()
    dialog.recipient_button.click()
    form = next(item for item in dialog.findChildren(RecipientDialog) if item.isVisible())
    assert "OpenAI" in form.lines["who"].text()
    assert form.lines["contract"].text() == ""
    for name, line in form.lines.items():
        line.setText("2999-13-31" if name == "until" else f"{name} is known")
    form.keep_button.click()
    assert "is not a date" in form.outcome.text()
    form.lines["until"].setText("2999-12-31")
    form.keep_button.click()
    assert "complete" in dialog.recipient.text()
    assert "not complete" not in dialog.recipient.text()
    assert window.context.services.recipient_state("eu.api.openai.com") == "complete"


def test_a_proxy_is_asked_for_beyond_this_computer_only_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData("ollama"))
    assert not dialog.proxy.isVisible()
    dialog.provider.setCurrentIndex(dialog.provider.findData("openai"))
    assert dialog.proxy.isVisible()
    dialog.proxy.setText("http://ada:secret@proxy:3128")
    dialog.save_button.click()
    assert "without a user name" in dialog.outcome.text()
    dialog.proxy.setText("http://proxy.example.org:3128")
    dialog.save_button.click()
    assert window.context.settings.provider.proxy == "http://proxy.example.org:3128"


@pytest.mark.parametrize(
    "rules, words",
    [
        ('institution = "Uni"\nhosts = ["llm.example.org"]\nreach = "this_network"', "servers: llm.example.org"),
        ("nonsense", "can't be read"),
    ],
)
def test_the_institutions_policy_is_said_in_words_and_holds(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: str, words: str
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(rules)
    monkeypatch.setenv("VERBATIM_POLICY", str(policy))
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData("openai_eu"))
    assert words in dialog.policy.text()
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "policy" in dialog.outcome.text()


@pytest.mark.skipif(sys.platform == "win32", reason="the scripted server is a script with a #! line")
def test_a_model_file_says_what_it_needs_runs_and_is_ended(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_llama_server(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = make_gguf(tmp_path / "small.gguf")
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData(MODEL_FILE))
    assert not dialog.test_button.isEnabled()
    dialog.model_file.path.setText(str(tmp_path / "app.txt"))
    assert "can't be read" in dialog.model_file.needs.text()
    dialog.model_file.path.setText(str(path))
    assert "8192 tokens" in dialog.model_file.needs.text().replace(",", "")
    assert "Nothing leaves this computer" in dialog.where.text()
    assert "No model is running" in dialog.model_file.running.text()
    dialog.test_button.click()
    qtbot.waitUntil(lambda: "answered" in dialog.outcome.text(), timeout=20_000)
    assert "small.gguf is running" in dialog.model_file.running.text()
    dialog.model_file.stop_button.click()
    qtbot.waitUntil(lambda: "No model is running" in dialog.model_file.running.text(), timeout=10_000)
    dialog.save_button.click()
    choice = window.context.settings.provider
    assert (choice.preset, choice.model, choice.model_file) == (MODEL_FILE, "small", str(path))
    assert choice.schema_level == "json_schema"
    assert "small" in window.status.provider.text()


def test_a_token_table_is_described_and_never_fetched(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.context.choose_provider()
    dialog: Any = shown(window, ProviderDialog)
    dialog.provider.setCurrentIndex(dialog.provider.findData("ollama"))
    assert not dialog.table_button.isVisible()
    dialog.provider.setCurrentIndex(dialog.provider.findData("openai"))
    dialog.table_button.click()
    table = next(item for item in dialog.findChildren(TokenTableDialog) if item.isVisible())
    assert table.address.text().endswith("/o200k_base.tiktoken")
    (tmp_path / "other.tiktoken").write_bytes(b"IQ== 0\n")
    table.take(tmp_path / "other.tiktoken")
    assert "is not the token table" in table.outcome.text()
