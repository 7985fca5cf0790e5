"""What the window says beside the work: imports, permissions, answers that were cut, running models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import make_study
from code_place_study import made_study, open_window
from importing import bring_in
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from analysis.ports import Put
from analysis.records import LlmCall, SendScope, Suggestion, SuggestionKind, SuggestionStatus
from analysis.workflow.study import OpenStudy
from desktop.dialogs.provider import ProviderDialog
from desktop.import_notices import notice_lines, notice_words
from desktop.main_window import MainWindow
from desktop.settings import MODEL_FILE, ProviderChoice, Settings
from desktop.views.code.barred import barred_words


def opened(window: MainWindow, qtbot: QtBot, study: OpenStudy) -> None:
    window.context.use(study)
    qtbot.waitUntil(lambda: window.overview.is_read)


def test_places_that_could_not_be_read_are_said_with_their_line() -> None:
    assert "3 places" in notice_words("bytes_replaced:3:17")
    assert "line 17" in notice_words("bytes_replaced:3:17")
    assert notice_words("bytes_replaced:1:2").startswith("1 place could")


def test_the_same_notice_of_several_interviews_is_said_once() -> None:
    told = [(f"Interview {number}", ("comments_dropped",)) for number in range(1, 6)]
    assert notice_lines(told) == ["Interview 1, Interview 2, Interview 3 and 2 more: Its comments were left out."]


def test_an_import_says_what_to_look_at_and_keeps_saying_it(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    opened(window, qtbot, make_study(tmp_path))
    bad = tmp_path / "neu.txt"
    talk = "I: Wie geht es Ihnen im Vertrieb?\nB: Ganz gut, für mich schön.\n" * 40
    bad.write_bytes(talk.encode() + b"B: \xff so.\n")
    bring_in(window, [bad], qtbot)
    qtbot.waitUntil(lambda: "1 place" in window.notice.remedy.text())
    assert window.notice.isVisible()
    assert not window.notice._timer.isActive()


def test_an_answer_that_was_cut_is_listed_and_never_offered(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    with made_study(tmp_path) as study:
        window = open_window(study, settings)
        qtbot.addWidget(window)
        known = study.suggesting.list()[0]
        cut = replace(known, id="cut-one", status=SuggestionStatus.INCOMPLETE, answered_quote="halb gesagt")
        study.store.commit("suggestions_added", [Put(cut)], actor=study.coders()[0].id, details={})
        place = window.place
        place._load()
        qtbot.waitUntil(lambda: bool(place._state and place._state.deck.incomplete()))
        qtbot.waitUntil(lambda: place.side.suggestions._buttons["cut"].isVisible())
        place.side.suggestions._buttons["cut"].click()
        words = [label.text() for label in place.side.suggestions.drawer.findChildren(QLabel)]
        assert any("not offered" in text for text in words)
        assert any("halb gesagt" in text for text in words)
        assert "cut-one" not in place._state.deck.ids
        window.close()


def test_what_is_not_permitted_is_said_before_anything_is_asked_for(window: MainWindow, tmp_path: Path) -> None:
    study = make_study(tmp_path)
    documents = study.transcripts.documents()
    choice = ProviderChoice("other", "https://models.example.org/v1", "m")
    services = window.context.services
    here, everywhere = barred_words(study, services, choice, documents[0].id)
    assert "models.example.org" in here
    assert here == everywhere
    study.change_settings(send_scope=SendScope.INTERNET, coder=study.coders()[0].id)
    here, everywhere = barred_words(study, services, choice, documents[0].id)
    assert "AI beyond this computer is not permitted" in here
    assert documents[0].title in everywhere
    assert barred_words(study, services, ProviderChoice(), documents[0].id) == ("", "")
    study.close()


def test_another_model_than_the_one_asked_is_named(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with made_study(tmp_path) as study:
        run = study.suggesting.runs()[0]
        call = study.suggesting.calls(run.id)[0]
        assert window.sending._other_model(study, run) == ""
        answered: LlmCall = replace(call, host="api.example.org", model_answered="small-1")
        study.store.commit("call_answered", [Put(answered)], actor=run.coder_id, details={})
        assert "small-1 answered" in window.sending._other_model(study, run)


def test_the_running_model_file_stands_in_the_status_line(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not window.status.model.isVisible()
    monkeypatch.setattr(window.context.services, "running_model", lambda: "little.gguf")
    window.context.settings.provider = ProviderChoice(
        MODEL_FILE, model="little", model_file=str(tmp_path / "little.gguf")
    )
    window.context.provider_changed.emit()
    assert window.status.model.text() == "little.gguf is running"
    assert window.status.model.isVisible()
    monkeypatch.setattr(window.context.services, "running_model", lambda: "")
    window.status.refresh()
    assert not window.status.model.isVisible()


def test_a_code_tells_that_accepting_a_concept_placed_it(qtbot: QtBot, settings: Settings, tmp_path: Path) -> None:
    with made_study(tmp_path) as study:
        window = open_window(study, settings)
        qtbot.addWidget(window)
        coder = study.coders()[0].id
        first = study.suggesting.list()[0]
        study.deciding.accept(first.id, coder=coder)
        code = study.coding.codes()[0]
        panel = window.place.side.provenance
        panel.tell_code(study, code)
        assert "Moved in the structure" not in panel.story.text()
        concept = Suggestion(
            run_id=first.run_id, call_id=first.call_id, kind=SuggestionKind.CONCEPT, rank=0, label="Neu",
            member_ids=(code.id,),
        )  # fmt: skip
        study.store.commit("suggestions_added", [Put(concept)], actor=coder, details={})
        study.deciding.accept(concept.id, coder=coder)
        panel.tell_code(study, code)
        assert panel.story.text().count("Moved in the structure by accepting a suggestion") == 1
        window.close()


@pytest.mark.parametrize("front", ["study", "pseudonymise", "code", "themes", "report"])
def test_another_language_is_harmless_when_the_study_was_closed_elsewhere(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, front: str
) -> None:
    study = make_study(tmp_path)
    opened(window, qtbot, study)
    window.go(front)
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    study.close()
    window.context.settings.language = "de"
    qtbot.waitUntil(lambda: window.context.study is None)
    qtbot.waitUntil(window.home.isVisible)
    window.context.settings.language = "en"
    QApplication.processEvents()


def test_no_field_of_the_provider_dialog_is_cut(window: MainWindow, qtbot: QtBot) -> None:
    window.context.settings.font_scale = 1.3
    window.context.choose_provider()
    dialog = next(iter(window.findChildren(ProviderDialog)))
    for at in range(dialog.provider.count()):
        dialog.provider.setCurrentIndex(at)
        QApplication.processEvents()
        for field in (dialog.address, dialog.key, dialog.proxy):
            if field.isVisible():
                assert field.height() >= field.fontMetrics().height() + 10
    dialog.close()


def test_column_names_are_said_in_words(window: MainWindow) -> None:
    from desktop.messages import worded

    point: Any = SimpleNamespace(what="{columns}", remedy="", params={"columns": "job + mine / industry"})
    assert worded(point)[0] == "job title + mine / industry"
