"""Withdrawing, telling what is held, retention, versions and corrections in the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study, span_of
from pytestqt.qtbot import QtBot

from analysis.records import Code, Kept, Participant
from analysis.workflow.study import OpenStudy
from desktop.main_window import MainWindow


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    made.coding.in_vivo(*span_of(made, "technische Hürde"), coder=ada(made))
    made.coding.in_vivo(*span_of(made, "Vertrauen der Kunden", 1), coder=ada(made))
    return made


def opened(window: MainWindow, qtbot: QtBot, study: OpenStudy) -> Any:
    window.context.use(study)
    qtbot.waitUntil(lambda: window.overview.is_read)
    window.go("study")
    return window.places["study"].rights


def quiet(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.context.tasks.running, timeout=20_000)


def test_withdrawing_shows_what_goes_asks_and_drafts_letters(
    window: MainWindow, qtbot: QtBot, study: OpenStudy
) -> None:
    rights = opened(window, qtbot, study)
    rights.who.setCurrentText("P01")
    rights.withdraw_button.click()
    quiet(window, qtbot)
    dialog = rights.dialog
    assert "– technische Hürde" in dialog.goes.text()
    assert not dialog.act_button.isEnabled()
    dialog.reason.setText("widerrufen")
    assert not dialog.act_button.isEnabled(), "she has not said that she means it"
    dialog.sure.setChecked(True)
    dialog.act_button.click()
    quiet(window, qtbot)
    qtbot.waitUntil(lambda: rights.dialog is not dialog)
    assert "Art." not in rights.dialog.text.toPlainText()
    assert rights.dialog.choice.count() == 2
    rights.dialog.accept()
    assert [item.code for item in study.store.all(Participant)] == ["P02"]
    qtbot.waitUntil(lambda: rights.who.count() == 1)
    assert [item.label for item in study.store.all(Code)] == ["Vertrauen der Kunden"]


def test_a_participant_is_told_and_the_text_is_saved(
    window: MainWindow, qtbot: QtBot, study: OpenStudy, tmp_path: Path
) -> None:
    rights = opened(window, qtbot, study)
    rights.held_button.click()
    dialog = rights.dialog
    assert "„technische Hürde“" in dialog.text.toPlainText()
    dialog.choice.setCurrentIndex(1)
    assert "“technische Hürde”" in dialog.text.toPlainText()
    dialog.save(tmp_path / "report.txt")
    assert "technische" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    dialog.accept()


def test_a_day_is_kept_and_reminded_of_and_the_key_is_destroyed(
    window: MainWindow, qtbot: QtBot, study: OpenStudy
) -> None:
    rights = opened(window, qtbot, study)
    rights.keeping_button.click()
    dialog = rights.dialog
    dialog.fields[Kept.NAMES].setText("nonsense")
    dialog.fields[Kept.NAMES].editingFinished.emit()
    assert dialog.fault.text()
    dialog.fields[Kept.NAMES].setText("2020-01-31")
    dialog.fields[Kept.NAMES].editingFinished.emit()
    assert study.keeping.days()[Kept.NAMES] == "2020-01-31"
    qtbot.waitUntil(lambda: "2020-01-31" in rights.due.text())
    assert rights.due.isVisible()
    assert not dialog.destroy_button.isEnabled()
    dialog.sure.setChecked(True)
    dialog.destroy_button.click()
    assert not study.store.has_key
    assert "Bescheinigung" in rights.dialog.text.toPlainText()
    rights.dialog.accept()
    qtbot.waitUntil(lambda: not rights.due.isVisible())
    assert study.verify() == []


def test_versions_are_named_and_earlier_interviews_wait(window: MainWindow, qtbot: QtBot, study: OpenStudy) -> None:
    rights = opened(window, qtbot, study)
    rights.versions_button.click()
    dialog = rights.dialog
    dialog.name.setText("v1")
    dialog.name_button.click()
    code = study.store.all(Code)[0]
    study.coding.rename(code.id, "Hürde", coder=ada(study))
    qtbot.waitUntil(lambda: dialog.changes.item(0) is not None and "Hürde" in dialog.changes.item(0).text())
    assert dialog.queue.count() == 1
    dialog.queue.setCurrentRow(0)
    dialog.seen_button.click()
    assert dialog.queue.count() == 0
    dialog.accept()


def test_a_text_is_corrected_after_a_look_at_what_it_does(window: MainWindow, qtbot: QtBot, study: OpenStudy) -> None:
    rights = opened(window, qtbot, study)
    window.context.select_document(study.transcripts.documents()[0].id)
    window.places["study"].panel().correct_button.click()
    dialog = rights.dialog
    assert not dialog.look_button.isEnabled()
    text = dialog.text.toPlainText()
    dialog.text.setPlainText(text.replace("Ich glaube, die technische Hürde", "Ich glaube, das"))
    dialog.look_button.click()
    assert "technische Hürde" in dialog.effect.text()
    dialog.text.setPlainText(text.replace("Ich glaube,", "Ich meine,"))
    assert not dialog.correct_button.isEnabled(), "another correction has another effect"
    dialog.look_button.click()
    assert dialog.effect.text()
    dialog.reject()
