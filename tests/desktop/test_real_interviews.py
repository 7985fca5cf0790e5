"""Real interviews, German and English, through the real window: own detector process, server on loopback, export."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.openai_server import ScriptedServer
from importing import bring_in
from jsonschema import Draft202012Validator
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

import storage
from analysis.records import SuggestionStatus
from desktop.dialogs.send_preview import SendPreview
from desktop.main_window import MainWindow
from desktop.settings import ProviderChoice
from storage.export.codebook_json import SCHEMA

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"
FILES = [SHARED / "divekit_de" / "nnWMA4.txt", SHARED / "wac_en" / "00_Menon.txt"]
PATIENCE = 60_000


def dialog_of(window: MainWindow, kind: type[QDialog]) -> Any:
    return next((dialog for dialog in window.findChildren(kind) if dialog.isVisible()), None)


@pytest.mark.skipif(not all(path.exists() for path in FILES), reason="needs the shared interviews")
def test_real_interviews_go_from_files_to_a_valid_codebook(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    context = window.context

    def settle() -> None:
        qtbot.waitUntil(lambda: not context.tasks.running, timeout=PATIENCE)

    study = storage.create_study(
        tmp_path / "real", title="Lehre", coder="Ada", research_question="Was hilft beim Lernen?"
    )
    context.use(study)
    qtbot.waitUntil(lambda: window.overview.is_read, timeout=PATIENCE)
    settle()
    bring_in(window, FILES, qtbot, PATIENCE)
    qtbot.waitUntil(lambda: len(study.transcripts.documents()) == 2, timeout=PATIENCE)
    assert [document.language for document in study.transcripts.documents()] == ["de", "en"]
    settle()

    qtbot.waitUntil(lambda: len(window.overview.rows) == 2, timeout=PATIENCE)
    context.go("pseudonymise")
    pseudonymise: Any = window.places["pseudonymise"]
    qtbot.waitUntil(lambda: pseudonymise.start.button.text().startswith("Search"), timeout=PATIENCE)
    qtbot.mouseClick(pseudonymise.start.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pseudonymise.identifiers.model.rowCount() > 0, timeout=PATIENCE)
    settle()
    for document in study.transcripts.documents():
        if not study.pseudonyms.is_detected(document.id):
            study.pseudonyms.detect([document.id], coder=context.coder_id)
        context.select_document(document.id)
        qtbot.waitUntil(lambda: pseudonymise.approval.approve.isEnabled(), timeout=PATIENCE)
        qtbot.mouseClick(pseudonymise.approval.approve, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: study.transcripts.shown(context.document_id) is not None, timeout=PATIENCE)
        settle()

    with ScriptedServer() as server:
        context.settings.provider = replace(ProviderChoice("other"), base_url=server.base_url, model=server.model)
        context.suggest_codes([document.id for document in study.transcripts.documents()])
        qtbot.waitUntil(lambda: dialog_of(window, SendPreview) is not None, timeout=PATIENCE)
        qtbot.mouseClick(dialog_of(window, SendPreview).send_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(study.suggesting.runs()), timeout=PATIENCE)
        settle()
        calls = study.suggesting.calls(study.suggesting.runs()[0].id)
        assert [study.store.blob(call.request_digest) for call in calls] == [item.body for item in server.chats]

    waiting = study.suggesting.list(statuses=[SuggestionStatus.OPEN])
    assert {item.document_id for item in waiting} == {document.id for document in study.transcripts.documents()}
    for suggestion in waiting:
        if suggestion.start >= 0:
            study.deciding.accept(suggestion.id, coder=context.coder_id)
    originals = {item.id: study.transcripts.original(item.id).text for item in study.transcripts.documents()}
    for coding in study.coding.codings():
        words = study.coding.quotation(coding)
        assert "[" in words or words == originals[coding.document_id][coding.start : coding.end]

    target = tmp_path / "codebook.json"
    context.services.export_codebook(study, target, original_names=False, coder=context.coder_id)
    book = json.loads(target.read_text("utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(book)
    assert len(book["codes"]) == len(study.coding.codes()) > 0
    assert study.verify() == []
