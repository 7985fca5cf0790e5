"""What participants permit, set in the study overview and met where it counts; the exports of log and key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from builders import make_study
from fakes.openai_server import ScriptedServer
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from analysis.records import Abstraction, Listed, Use
from analysis.workflow.study import OpenStudy
from desktop.dialogs.provider import OTHER
from desktop.dialogs.send_preview import SendPreview
from desktop.main_window import MainWindow
from desktop.settings import ProviderChoice


def opened(window: MainWindow, qtbot: QtBot, study: OpenStudy) -> Any:
    window.context.use(study)
    qtbot.waitUntil(lambda: window.overview.is_read)
    window.go("study")
    return window.places["study"]


def quiet(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.context.tasks.running, timeout=20_000)


def press_space(qtbot: QtBot, table: Any, row: int, column: int) -> None:
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, column))
    qtbot.keyClick(table, Qt.Key.Key_Space)


def test_a_box_permits_a_use_for_one_and_the_first_row_for_all(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    place = opened(window, qtbot, study)
    archive = 1 + list(Use).index(Use.ARCHIVE)
    press_space(qtbot, place.permission_table, 1, archive)
    people = study.transcripts.participants()
    assert [Use.ARCHIVE in person.permission.uses for person in people] == [True] + [False] * (len(people) - 1)
    first = place.permissions.index(0, archive)
    qtbot.waitUntil(lambda: Qt.CheckState(first.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.PartiallyChecked)
    assert place.permission_table.currentIndex().row() == 1
    press_space(qtbot, place.permission_table, 0, archive)
    assert all(Use.ARCHIVE in person.permission.uses for person in study.transcripts.participants())


def test_until_basis_and_version_are_kept_and_a_wrong_day_is_said(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    place = opened(window, qtbot, study)
    model, first = place.permissions, 1 + len(Use)
    assert model.setData(model.index(0, first), "2020-01-31")
    assert model.setData(model.index(1, first + 1), "Einwilligung")
    permission = study.transcripts.participants()[0].permission
    assert (permission.until, permission.basis) == ("2020-01-31", "Einwilligung")
    qtbot.waitUntil(lambda: model.index(1, first).data() == "2020-01-31, ended")
    assert not model.setData(model.index(1, first), "morgen")
    assert window.notice.isVisible()
    assert "morgen" in window.notice.what.text()


def test_real_names_typed_in_the_sample_are_always_replaced(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path)
    place = opened(window, qtbot, study)
    sample = place.sample
    code = study.transcripts.participants()[0].code
    assert sample.setData(sample.index(0, 1), "Sabine Schuster; Tommi")
    quiet(window, qtbot)
    terms = [(term.term, term.participant_code) for term in study.lists.terms(Listed.ALWAYS)]
    assert terms == [("Sabine Schuster", code), ("Tommi", code)]
    qtbot.waitUntil(lambda: sample.index(0, 1).data() == "Sabine Schuster; Tommi")
    assert sample.setData(sample.index(0, 1), "Tommi")
    quiet(window, qtbot)
    assert [term.term for term in study.lists.terms(Listed.ALWAYS)] == ["Tommi"]


def test_the_kind_of_replacement_is_chosen_for_the_whole_study(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    place = opened(window, qtbot, study)
    place.sort.group.button(1).click()
    quiet(window, qtbot)
    assert study.replacing.style is Abstraction.READABLE


def test_what_a_participant_does_not_permit_is_left_out_and_named_before_sending(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    documents = study.transcripts.documents()
    silent = next(turn.speaker for turn in documents[0].turns if turn.speaker.startswith("P"))
    study.permissions.change([silent], uses=[Use.PROCESSING], coder=study.coders()[0].id)
    with ScriptedServer() as server:
        choice = replace(ProviderChoice(OTHER), base_url=server.base_url, model=server.model)
        window.context.settings.provider = choice
        window.context.use(study)
        window.context.suggest_codes([document.id for document in documents])
        qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(SendPreview)), timeout=15_000)
        preview = next(d for d in window.findChildren(SendPreview) if d.isVisible())
        assert documents[0].title in preview.left_out.text()
        assert "1 request" in preview.facts.text()
        preview.reject()
        quiet(window, qtbot)
        assert server.chats == []


def test_the_report_says_what_is_permitted_and_what_is_left(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    study = make_study(tmp_path)
    opened(window, qtbot, study)
    window.go("report")
    report: Any = window.places["report"]
    qtbot.waitUntil(lambda: bool(report.numbers.buttons), timeout=20_000)
    quiet(window, qtbot)
    count = len(study.transcripts.participants())
    assert report.numbers.button("permissions.quotation").fact.count == count
    assert report.numbers.button("permissions.external_ai").fact.count == sum(
        Use.EXTERNAL_AI in person.permission.uses for person in study.transcripts.participants()
    )
    assert report.numbers.button("left.risks").fact.count == len(study.checks.risks())
    assert report.numbers.button("left.no_sentences").fact.count == 0


def test_the_key_is_written_only_after_she_said_so_and_the_log_names_nobody(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    study = make_study(tmp_path)
    opened(window, qtbot, study)
    window.go("report")
    report: Any = window.places["report"]
    qtbot.waitUntil(lambda: report.key_file.isVisible(), timeout=20_000)
    qtbot.mouseClick(report.key_file, Qt.MouseButton.LeftButton)
    assert report.key_card.isVisible()
    assert not report.key_card.export.isEnabled()
    qtbot.keyClick(report.key_card.confirm, Qt.Key.Key_Space)
    assert report.key_card.export.isEnabled()
    (tmp_path / "apart").mkdir()
    report.export_key_to(tmp_path / "apart" / "key.csv")
    report.export_log_to(tmp_path / "log.csv")
    quiet(window, qtbot)
    assert "no interview may go to an archive" in window.notice.what.text()
    archived = study.transcripts.participants()[0].code
    everything = [Use.PROCESSING, Use.ARCHIVE]
    study.permissions.change([archived], uses=everything, coder=study.coders()[0].id)
    report.export_log_to(tmp_path / "log.csv")
    quiet(window, qtbot)
    assert "The log is in log.csv." in window.notice.what.text()
    assert "may not go to an archive and" in window.notice.remedy.text()
    originals = [row.entity.canonical for row in study.pseudonyms.entities()]
    assert originals
    assert all(name in (tmp_path / "apart" / "key.csv").read_text("utf-8-sig") for name in originals)
    log = (tmp_path / "log.csv").read_text("utf-8-sig")
    assert not [name for name in originals if name in log]
