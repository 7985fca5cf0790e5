"""The Report place as a researcher reads it: numbers, the steps behind them, export and verification."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

import storage
import storage.export
from analysis.ports import Put
from analysis.records import CallStatus, LlmCall, Seen, Use
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.history import BATCH, FINAL, UNDOABLE, UNDOABLE_WITH_KEY
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.verdict import VerdictWords
from desktop.views.report import ReportPlace
from desktop.views.report.events_model import EventsModel
from desktop.views.report.facts import read_report
from desktop.views.report.formats import FORMATS
from desktop.views.report.words import Words
from storage.export import Look, export


class Exporting:
    """The one service that the place asks for."""

    def export_codebook(
        self,
        study: Any,
        path: Path,
        *,
        original_names: bool,
        coder: str,
        name: str,
        archive: bool = False,
        look: tuple[str, str] = ("", ""),
    ) -> None:
        export(study, name, path, original_names=original_names, coder=coder, archive=archive, look=Look(*look))


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    made = builders.make_study(tmp_path)
    model, coder = BuiltinModel(), builders.ada(made)
    both = [document.id for document in made.transcripts.documents()]
    made.suggesting.run(made.suggesting.plan_codes(both, model), model, coder=coder)
    yield made
    made.close()


def shown(study: Any, settings: Any, qtbot: Any) -> ReportPlace:
    theme = Theme(QApplication.instance(), settings)
    theme.apply()
    context = AppContext(
        services=Exporting(),  # type: ignore[arg-type]
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=theme,
    )
    place = ReportPlace(context)
    context.study_opened.connect(place.set_study)
    context.event_recorded.connect(place.on_event)
    qtbot.addWidget(place, before_close_func=lambda shown: shown.context.close())
    place.resize(1200, 800)
    place.show()
    context.use(study)
    place.activate()
    return place


@pytest.fixture
def place(study, settings, qtbot) -> ReportPlace:
    return shown(study, settings, qtbot)


def click(place: ReportPlace, key: str, qtbot: Any) -> list[str]:
    """Choose a number by its button; gives what the table says was done."""
    button = place.numbers.button(key)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    model = place.evidence.model
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def said(place: ReportPlace) -> dict[str, str]:
    return {button.fact.key: button.accessibleName() for button in place.numbers.buttons}


def test_a_study_that_sent_nothing_says_so(place: ReportPlace) -> None:
    assert place.numbers.button("sending.nothing").words.text() == "Nothing left this computer."


def test_what_left_is_said_with_its_host(study, settings, qtbot) -> None:
    call = study.store.all(LlmCall)[0]
    left = replace(call, id="11111111-1111-4111-8111-111111111111", host="api.example.org", host_class="internet",
                   status=CallStatus.UNKNOWN)  # fmt: skip
    study.store.commit("call_prepared", [Put(left)], actor=builders.ada(study), details={"call": left.id})
    place = shown(study, settings, qtbot)
    words = said(place)["sending.host.api.example.org"]
    assert words.startswith("1 ")
    assert "api.example.org, on the internet" in words
    assert "1 without a known answer" in words


def test_interviews_stand_by_stage(place: ReportPlace) -> None:
    words = said(place)
    assert words["interviews.all"].startswith("2 ")
    assert words["interviews.suggested"].startswith("2 ")
    assert "interviews.approved" not in words


def test_numbers_lead_to_the_decisions_behind_them(place: ReportPlace, study, qtbot) -> None:
    first, second = study.suggesting.list()[:2]
    coder = builders.ada(study)
    study.deciding.accept(first.id, coder=coder)
    study.deciding.reject(second.id, coder=coder, reason="zu lang")
    qtbot.waitUntil(lambda: "suggestions.code.rejected" in said(place))
    assert "Suggestion rejected" in click(place, "suggestions.code.rejected", qtbot)
    assert said(place)["suggestions.code.accepted"].startswith("1 ")
    assert said(place)["structure.code"] == "1 codes; 1 of them without a place"


def test_a_request_shows_its_prompt_and_its_exact_texts(place: ReportPlace, study, qtbot) -> None:
    assert click(place, "calls.way.0", qtbot) == ["Answer received", "Request recorded"] * 2
    place.evidence.table.selectRow(0)
    assert "builtin-codes, version " in place.evidence.detail.text()
    call = study.store.all(LlmCall)[1]
    qtbot.mouseClick(place.evidence.request, Qt.MouseButton.LeftButton)
    assert place.evidence.exact.toPlainText() == study.suggesting.request_text(call)
    qtbot.mouseClick(place.evidence.answer, Qt.MouseButton.LeftButton)
    assert place.evidence.exact.toPlainText() == study.suggesting.response_text(call)


def test_what_was_decided_unseen_is_said_plainly(study, settings, qtbot) -> None:
    for suggestion in study.suggesting.list()[:2]:
        study.deciding.accept(suggestion.id, coder=builders.ada(study), how=Seen.HEADLESS_BULK)
    place = shown(study, settings, qtbot)
    assert said(place)["unseen.decisions"].startswith("2 suggestions decided in bulk")
    assert len(click(place, "unseen.decisions", qtbot)) == 2
    place.evidence.table.selectRow(0)
    assert "In bulk, without being seen." in place.evidence.detail.text()


def test_the_export_has_pseudonyms_unless_names_are_chosen_and_confirmed(place: ReportPlace, qtbot) -> None:
    asked: list[bool] = []
    card = place.export_card
    card.export_asked.disconnect()
    card.export_asked.connect(asked.append)
    qtbot.mouseClick(place.export, Qt.MouseButton.LeftButton)
    assert card.pseudonyms.isChecked()
    card.export.click()
    card.names.click()
    assert not card.export.isEnabled()
    card.export.click()
    card.confirm.click()
    card.export.click()
    assert asked == [False, True]
    place.ask_export()
    assert card.pseudonyms.isChecked()
    assert not card.confirm.isChecked()


def test_the_exported_file_holds_no_name_by_default(place: ReportPlace, study, tmp_path: Path) -> None:
    study.deciding.accept(study.suggesting.list()[0].id, coder=builders.ada(study))
    place.export_to(tmp_path / "out.json", original_names=False)
    text = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert json.loads(text)["contains"] == "pseudonyms"
    assert "Schuster" not in text


def test_an_export_for_an_archive_holds_the_words_of_those_only_who_permit_it(
    place: ReportPlace, study, tmp_path: Path, monkeypatch, qtbot
) -> None:
    study.deciding.accept(study.suggesting.list()[0].id, coder=builders.ada(study))
    target = tmp_path / "out.json"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(target)])

    def quotations() -> list[object]:
        qtbot.mouseClick(place.export, Qt.MouseButton.LeftButton)
        place.export_card.archive.click()
        place.export_card.export.click()
        codes = json.loads(target.read_text(encoding="utf-8"))["codes"]
        return [quotation["text"] for code in codes for quotation in code["quotations"]]

    assert quotations() == [None]
    study.permissions.change(None, uses=[Use.PROCESSING, Use.ARCHIVE], coder=builders.ada(study))
    assert all(quotations())


def test_every_format_is_offered_and_written_as_chosen(
    place: ReportPlace, study, tmp_path: Path, monkeypatch, qtbot
) -> None:
    assert {name: made.ending for name, made in storage.export.FORMATS.items()} == FORMATS
    study.deciding.accept(study.suggesting.list()[0].id, coder=builders.ada(study))
    target = tmp_path / "study.qdpx"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(target)])
    qtbot.mouseClick(place.export, Qt.MouseButton.LeftButton)
    place.export_card.kind.setCurrentText("Project for ATLAS.ti, MAXQDA, NVivo, QualCoder (REFI-QDA)")
    place.export_card.export.click()
    with zipfile.ZipFile(target) as archive:
        assert "project.qde" in archive.namelist()
    assert study.history.events()[-1].details["format"] == "qdpx"


def test_a_figure_is_written_for_the_width_and_in_the_language_chosen(
    place: ReportPlace, study, tmp_path: Path, monkeypatch, qtbot
) -> None:
    study.deciding.accept(study.suggesting.list()[0].id, coder=builders.ada(study))
    target = tmp_path / "figure.svg"
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: [str(target)])
    qtbot.mouseClick(place.export, Qt.MouseButton.LeftButton)
    card = place.export_card
    assert not card.width_choice.isVisible()
    card.kind.setCurrentText("Figure of the data structure as SVG, to edit")
    assert card.width_choice.isVisible()
    card.width_choice.setCurrentText("One column, 85 mm")
    card.language_choice.setCurrentText("English")
    card.export.click()
    page = target.read_text(encoding="utf-8")
    assert 'width="240.944' in page  # 85 mm in points
    assert "1st-order concepts" in page
    card.kind.setCurrentText("Codebook as a table (CSV): a row a quotation")
    assert card.look == ("", "")


def test_verifying_says_that_nothing_was_altered(place: ReportPlace, qtbot) -> None:
    qtbot.mouseClick(place.verify, Qt.MouseButton.LeftButton)
    assert "Nothing was altered" in place.verdict.words.text()
    assert place.verify.isEnabled()


def test_verifying_names_the_first_broken_step_and_leads_to_it(study, settings, qtbot) -> None:
    study.close()
    with closing(sqlite3.connect(study.path)) as connection, connection:
        connection.execute("UPDATE document SET title = 'other' WHERE number = 1")
    place = shown(storage.open_study(study.path, detector=builders.ScriptedDetector()), settings, qtbot)
    place.start_verify()
    words = place.verdict.words.text()
    assert "1 × A record is not as the steps recorded it." in words
    seq = int(words.partition("The first broken step is number ")[2].partition(".")[0])
    place.verdict.show_broken.click()
    assert f"Step {seq}," in place.evidence.detail.text()
    place.verdict.copy_found.click()
    assert f"is not as event {seq} recorded it" in QApplication.clipboard().text()


def test_all_that_a_check_can_find_has_its_words(qtbot) -> None:
    codes = {
        code
        for path in (Path(storage.__file__).parent).glob("*.py")
        for code in re.findall(r"(?:Problem|_problem)\(\s*\"(\w+)\"", path.read_text(encoding="utf-8"))
    }
    words = VerdictWords()
    assert len(codes) > 20
    assert [code for code in sorted(codes) if words.sort(code) == words.sort("")] == []
    assert len({words.sort(code) for code in codes}) == len(codes)


def test_an_empty_study_leads_to_the_study_place(tmp_path, settings, qtbot) -> None:
    empty = builders.make_study(tmp_path / "empty", texts=())
    place = shown(empty, settings, qtbot)
    asked: list[str] = []
    place.context.place_requested.connect(asked.append)
    assert place.empty_button.isVisible()
    place.empty_button.click()
    assert asked == ["study"]


def test_the_table_keeps_qts_rules(study, qtmodeltester) -> None:
    report = read_report(study)
    model = EventsModel(Words())
    model.set_rows(list(report.events.values()))
    qtmodeltester.check(model)
    assert model.rowCount() == study.store.last_seq()


def test_every_kind_of_step_has_its_words(qtbot) -> None:
    words = Words()
    kinds = builders.kinds_in_the_code() | UNDOABLE | UNDOABLE_WITH_KEY | FINAL | {BATCH, "undone", "redone"}
    assert len(kinds) > 60
    assert [kind for kind in sorted(kinds) if not words.is_known(kind)] == []
    assert len({words.kind(kind) for kind in kinds}) == len(kinds)


def test_no_number_is_cut_however_long_its_words_are(place: ReportPlace, qtbot) -> None:
    button = place.numbers.button("calls.way.0")
    for width in (1200, 700, 1000):
        place.resize(width, 800)
        qtbot.wait(1)
        assert button.words.height() >= button.words.heightForWidth(button.words.width())
        assert button.rect().contains(button.words.geometry())
