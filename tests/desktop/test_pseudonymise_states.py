"""What the Pseudonymise place shows before and after a search, without a key file, in another language and size."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import transcript
from pseudonymise_desk import FIRST, SECOND, Detector, Open, desks
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from analysis.records import DocumentText
from desktop.settings import Settings
from desktop.views.pseudonymise.place import PseudonymisePlace
from desktop.views.pseudonymise.start_page import StartPage


@pytest.fixture
def desk(tmp_path: Path, settings: Settings, qapp: QApplication, qtbot: Any) -> Iterator[Open]:
    yield from desks(tmp_path, settings, qapp, qtbot)


def test_an_interview_that_was_not_searched_offers_the_search(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, SECOND, searched=False)
    assert at.place.start.heading.text() == "Search for names"
    assert at.model.rowCount() == 0
    at.place.start.button.setFocus()
    qtbot.keyClick(at.place.start.button, Qt.Key.Key_Space)
    at.settle()
    assert all(document.engines for document in at.study.transcripts.documents())
    assert "Schuster" in at.rows()
    assert at.panel.engines.toolTip() == "Searched by scripted 1"
    assert QApplication.focusWidget() is at.list


def test_only_this_interview_can_be_searched(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, SECOND, searched=False)
    qtbot.mouseClick(at.place.start.only_one, Qt.MouseButton.LeftButton)
    at.settle()
    assert [bool(document.engines) for document in at.study.transcripts.documents()] == [True, False]


def test_a_search_shows_how_far_it_is_and_can_be_stopped(desk: Open, qtbot: Any) -> None:
    detector = Detector()
    detector.gate = threading.Event()
    at = desk(FIRST, SECOND, searched=False, detector=detector)
    qtbot.mouseClick(at.place.start.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at.place.start.progress_words.text() == "Searching interview 1 of 2 …")
    assert at.place.start.progress.isVisible()
    assert not at.place.start.button.isVisible()
    qtbot.mouseClick(at.place.start.stop, Qt.MouseButton.LeftButton)
    at.settle()
    assert at.place.start.button.isVisible()
    assert not any(document.engines for document in at.study.transcripts.documents())


def test_without_the_key_file_it_says_what_is_needed(desk: Open) -> None:
    at = desk(FIRST, key=False)
    assert at.place.start.heading.text() == "The key file is not here"
    assert "study.verbatim-key" in at.place.start.body.text()
    assert not at.place.start.button.isVisible()
    assert at.model.rowCount() == 0


def test_without_the_key_file_an_approved_text_can_be_read(desk: Open) -> None:
    at = desk(FIRST, key=False, approved=True)
    assert at.shown.isVisible()
    assert not at.original.isVisible()
    assert "[Person 1]" in at.shown.text.text
    assert not at.place.approval.approve.isEnabled()


def test_a_study_without_interviews_leads_to_the_import(desk: Open, qtbot: Any) -> None:
    at = desk()
    asked: list[str] = []
    at.context.place_requested.connect(asked.append)
    qtbot.mouseClick(at.place.start.button, Qt.MouseButton.LeftButton)
    assert asked == ["study"]


def test_a_text_almost_without_capitals_gets_a_warning(desk: Open) -> None:
    at = desk(("B: " + "das hat frau schuster in bielefeld so gesagt und der kerner auch. " * 4) + "\n")
    assert at.place.banner.isVisible()
    assert "hardly any capital letters" in at.place.banner.accessibleName()


def test_a_text_in_lower_case_is_approved_only_once_she_says_that_she_read_it(desk: Open) -> None:
    at = desk(("B: " + "das hat frau schuster in bielefeld so gesagt und der kerner auch. " * 4) + "\n")
    at.place.deciding.approve()
    at.settle()
    assert at.study.store.all(DocumentText) == []
    assert at.notices[-1].is_error is False
    assert QApplication.focusWidget() is at.place.banner.was_read
    at.press(" ")
    at.place.deciding.approve()
    at.settle()
    assert at.study.store.all(DocumentText)[0].approved_by
    assert at.study.store.events(kinds=["document_approved"])[0].details["read_by_hand"] is True


def test_a_text_with_capitals_gets_no_warning(desk: Open) -> None:
    assert not desk(FIRST).place.banner.isVisible()


def test_no_original_leaves_the_screen(desk: Open, tmp_path: Path) -> None:
    at = desk(FIRST, SECOND)
    at.select("Kerner")
    at.press("a", settle=False)
    at.press("p")
    at.go_to("Schuster")
    at.press("Enter")
    for path in tmp_path.rglob("*"):
        if path.is_file() and not path.name.startswith("study.verbatim-key"):
            data = path.read_bytes()
            assert not [name for name in (b"Schuster", b"Kerner") if name in data], path.name
    assert not any("Schuster" in notice.what or "Kerner" in notice.what for notice in at.notices)


def test_every_control_has_a_name_for_a_screen_reader(desk: Open) -> None:
    at = desk(FIRST)
    for root in (at.place, at.panel):
        for widget in root.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                text = widget.property("text") or ""
                assert widget.accessibleName() or text, f"{type(widget).__name__} {widget.objectName()}"


def test_the_list_keeps_its_promises_as_a_model(desk: Open, qtmodeltester: Any) -> None:
    at = desk(FIRST, SECOND)
    qtmodeltester.check(at.model)


def test_the_language_can_change_while_she_works(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Tommi")
    at.place.retranslate()
    assert at.current == "Tommi"
    assert at.original.isVisible()


def test_both_texts_grow_together(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST)
    qtbot.keyClick(at.list, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert at.original.zoom == at.shown.zoom == 1.1
    at.shown.zoom_out()
    assert at.original.zoom == at.shown.zoom == 1.0


def test_the_filter_is_remembered_without_any_name(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    at.panel.open_only.click()
    at.panel.scope.setCurrentIndex(1)
    again = PseudonymisePlace(at.context)
    assert again.identifiers.open_only.isChecked()
    assert not again.identifiers.only_here
    kept = at.context.settings.view_state("pseudonymise/filter")
    assert kept == {"whole_study": True, "open_only": True}
    again.deleteLater()


def test_closing_the_study_lets_go_of_every_original(desk: Open) -> None:
    at = desk(FIRST)
    at.context.study_closed.connect(lambda: at.place.set_study(None))
    at.context.close()
    assert at.original.text.text == ""
    assert at.shown.text.text == ""
    assert at.model.rowCount() == 0


def test_a_document_added_meanwhile_appears_as_not_searched(desk: Open) -> None:
    at = desk(FIRST)
    added = at.study.transcripts.add(transcript(SECOND), coder=at.context.coder_id)
    at.context.select_document(added.id)
    at.settle()
    assert at.place.start.isVisible()
    assert at.place.start.button.text() == "Search this interview"
    at.context.select_document(at.study.transcripts.documents()[0].id)
    at.settle()
    assert at.original.isVisible()


def test_after_an_import_the_place_never_says_that_there_is_no_interview(
    desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = desk()
    assert at.place.start.heading.text() == "No interview yet"
    said: list[str] = []
    show_words = StartPage.show_words

    def noting(page: StartPage, icon: str, heading: str, body: str, *more: str, **named: str) -> None:
        said.append(heading)
        show_words(page, icon, heading, body, *more, **named)

    monkeypatch.setattr(StartPage, "show_words", noting)
    at.study.transcripts.add(transcript(FIRST), coder=at.study.coders()[0].id)
    at.qtbot.waitUntil(lambda: bool(said))
    at.settle()
    assert "No interview yet" not in said
    assert at.place.start.heading.text() == "Search for names"


def test_an_import_while_another_place_is_shown_leaves_no_stale_words(desk: Open) -> None:
    at = desk()
    at.place.hide()
    at.study.transcripts.add(transcript(FIRST), coder=at.study.coders()[0].id)
    at.qtbot.waitUntil(lambda: at.place.start.heading.text() == "")
    at.place.show()
    assert at.place.start.heading.text() != "No interview yet"


def test_the_rows_of_the_list_grow_with_the_letters(desk: Open, settings: Settings) -> None:
    at = desk(FIRST)
    before = at.list.visualRect(at.model.index(1)).height()
    settings.font_scale = 1.5
    at.settle()
    assert at.list.visualRect(at.model.index(1)).height() > before
    assert at.list.visualRect(at.model.index(2)).top() >= at.list.visualRect(at.model.index(1)).bottom()
