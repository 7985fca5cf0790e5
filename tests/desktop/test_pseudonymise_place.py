"""The Pseudonymise place as a researcher uses it: keys, lists and texts over a real study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pseudonymise_desk import FIRST, LOCATION, ORGANIZATION, SECOND, SURE, Open, desks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from analysis.records import DocumentText, Verdict
from desktop.settings import Settings
from desktop.views.pseudonymise.pickers import LetterMenu, SamePicker
from desktop.views.pseudonymise.side_by_side import Side


@pytest.fixture
def desk(tmp_path: Path, settings: Settings, qapp: QApplication, qtbot: Any) -> Iterator[Open]:
    yield from desks(tmp_path, settings, qapp, qtbot)


# --- the list ------------------------------------------------------------------------------------------------------


def test_a_name_is_one_row_however_often_it_occurs(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    assert at.rows().count("Schuster") == 1
    at.go_to("Schuster")
    assert "4 places" in at.card.facts.toolTip()
    assert "2 interviews" in at.card.facts.toolTip()
    assert at.card.field.text() == at.entity("Schuster").replacement


def test_uncertain_names_come_first_and_each_part_has_a_heading(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    rows = [at.model.row_at(i) for i in range(at.model.rowCount())]
    levels = [row.level for row in rows if row]
    assert levels == sorted(levels, key=lambda level: level is SURE)
    sections = [at.model.index(i).data(Qt.ItemDataRole.UserRole + 1) for i in range(len(rows))]
    assert [bool(section) for section in sections].count(True) == 2


def test_enter_replaces_and_the_next_open_one_is_ready_at_once(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    first, second = at.rows()[:2]
    at.press("Enter", settle=False)
    assert at.current == second
    at.settle()
    assert at.verdict(first) is Verdict.REPLACE
    assert at.entity(first).decided_by == at.context.coder_id
    assert at.current == second


def test_keys_that_come_faster_than_the_disk_all_count(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    names = at.rows()
    for key in ("k", "Enter", "k"):
        at.press(key, settle=False)
    assert at.current == names[3]
    at.settle()
    assert [at.verdict(name) for name in names[:4]] == [
        Verdict.KEEP, Verdict.REPLACE, Verdict.KEEP, Verdict.UNDECIDED,
    ]  # fmt: skip
    assert at.current == names[3]


def test_what_she_keeps_stands_in_the_pseudonymised_text(desk: Open) -> None:
    at = desk(FIRST)
    assert "sagte Nee dazu" not in at.shown.text.text
    at.go_to("Nee")
    at.press("k")
    assert "sagte Nee dazu" in at.shown.text.text


def test_u_brings_the_last_decision_back_and_makes_it_current(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Nee")
    at.press("k")
    assert at.current != "Nee"
    at.press("u")
    assert at.verdict("Nee") is Verdict.UNDECIDED
    assert at.current == "Nee"
    assert "sagte Nee dazu" not in at.shown.text.text


def test_several_selected_names_are_decided_in_one_step(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, SECOND)
    names = at.rows()
    before = at.study.store.last_seq()
    qtbot.keyClick(at.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert at.card.name.toolTip() == "2 selected"
    at.press("k")
    assert [at.verdict(name) for name in names[:3]] == [Verdict.KEEP, Verdict.KEEP, Verdict.UNDECIDED]
    assert at.study.store.last_seq() == before + 1


def test_only_what_is_open_is_listed_on_request(desk: Open) -> None:
    at = desk(FIRST)
    count = at.model.rowCount()
    at.panel.open_only.click()
    at.list.setFocus()
    first, second = at.rows()[:2]
    at.press("Enter")
    assert at.model.rowCount() == count - 1
    assert first not in at.rows()
    assert at.current == second
    while at.model.rowCount():
        at.press("Enter")
    assert at.panel.nothing.text() == "Everything listed here is decided."


def test_the_kind_filter_lists_that_kind_alone(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, SECOND)
    at.panel.kind.setFocus()
    qtbot.keyClicks(at.panel.kind, "L")
    assert at.rows() == ["Bielefeld"]


def test_other_interviews_names_are_listed_for_the_whole_study_only(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    assert "Sabine" not in at.rows()
    at.panel.scope.setCurrentIndex(1)
    assert "Sabine" in at.rows()


# --- places in the texts -------------------------------------------------------------------------------------------


def pointed(view: Any) -> str:
    """Give the words that stand out in a text."""
    found = [mark for turn in view.text.turns for at in range(turn.start, turn.end) for mark in view.marks_at(at)]
    spans = {(mark.start, mark.end) for mark in found if mark.id == view.current}
    return " | ".join(view.text.text[start:end] for start, end in spans)


def test_left_and_right_run_through_the_places_of_a_name(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    at.go_to("Schuster")
    seen = []
    for _ in range(3):
        seen.append(at.card.where.toolTip())
        assert "Schuster" in pointed(at.original)
        assert pointed(at.shown) == at.entity("Schuster").replacement
        at.press("Right")
    assert seen == ["1 of 3 · Interview 01", "2 of 3 · Interview 01", "3 of 3 · Interview 01"]
    at.press("Left")
    assert at.card.where.toolTip() == "3 of 3 · Interview 01"


def test_a_place_stands_at_the_same_height_in_both_texts(desk: Open) -> None:
    padding = "B: " + "Das ist so eine Sache mit dem Vertrieb, man weiß es nie genau. " * 40 + "\n\n"
    at = desk(FIRST + "\n" + padding * 6 + "B: Und dann kam Tommi wieder.\n")
    at.go_to("Tommi")
    at.press("Right")
    spans = [view.text.text.rindex(words) for view, words in
             ((at.original, "Tommi"), (at.shown, at.entity("Tommi").replacement))]  # fmt: skip
    tops = [view.rect_of(at_, at_ + 1).top() for view, at_ in zip((at.original, at.shown), spans, strict=True)]
    assert abs(tops[0] - tops[1]) <= 1
    assert 0 <= tops[0] < at.original.viewport().height()


def test_the_texts_scroll_in_step(desk: Open) -> None:
    talk = "".join(
        f"B: Satz {i} mit Frau Schuster aus Bielefeld ist nicht so kurz, wie man in Bielefeld meint.\n\n"
        for i in range(120)
    )
    at = desk(talk)
    bar = at.original.verticalScrollBar()
    for value in (800, 1500, bar.maximum() // 2):
        bar.setValue(value)
        here = at.original.position_at(QPoint(0, at.original.viewport().height() // 3))
        there = at.shown.position_at(QPoint(0, at.shown.viewport().height() // 3))
        left, right = at.original.text.turn_at(here), at.shown.text.turn_at(there)
        assert left
        assert right
        assert abs(left.index - right.index) <= 1
    at.shown.verticalScrollBar().setValue(0)
    assert at.original.verticalScrollBar().value() == 0


def test_a_place_in_another_interview_brings_that_interview(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    at.panel.scope.setCurrentIndex(1)
    at.go_to("Schuster")
    for _ in range(3):
        at.press("Right")
    assert at.context.document_id == at.study.transcripts.documents()[1].id
    assert at.current == "Schuster"
    assert "Kennen Sie" in at.original.text.text
    assert "Schuster" in pointed(at.original)


def test_a_click_on_a_found_word_makes_its_row_current(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST)
    start = at.original.text.text.index("Tommi")
    qtbot.mouseClick(at.original.viewport(), Qt.MouseButton.LeftButton,
                     pos=at.original.rect_of(start, start + 3).center())  # fmt: skip
    assert at.current == "Tommi"
    replacement = at.entity("Bielefeld").replacement
    chip = at.shown.text.text.index(replacement)
    qtbot.mouseClick(at.shown.viewport(), Qt.MouseButton.LeftButton,
                     pos=at.shown.rect_of(chip, chip + len(replacement)).center())  # fmt: skip
    assert at.current == "Bielefeld"


def test_two_lines_of_concordance_show_the_words_around(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Schuster")
    spoken = [line.accessibleName() for line in at.card.lines]
    assert "Da hat mich" in spoken[0]
    assert "kam aus" in spoken[1]
    assert "I:" not in spoken[0]


def test_what_stands_above_the_first_turn_is_shown_if_it_holds_a_name(desk: Open) -> None:
    at = desk("Gespräch mit Frau Schuster in Bielefeld\n\n" + FIRST)
    at.go_to("Schuster")
    assert pointed(at.original) == "Frau Schuster"
    first = at.shown.text.turns[0]
    assert "Schuster" not in at.shown.text.text[first.start : first.end]
    assert at.entity("Bielefeld").replacement in at.shown.text.text[first.start : first.end]


# --- other decisions -----------------------------------------------------------------------------------------------


def test_t_and_a_letter_change_the_kind_everywhere(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    at.go_to("Tommi")
    at.press("t", settle=False)
    assert isinstance(QApplication.activePopupWidget(), LetterMenu)
    at.press("o")
    assert at.entity("Tommi").kind is ORGANIZATION
    assert at.entity("Tommi").replacement in at.shown.text.text
    assert at.current == "Tommi"


def test_s_unites_two_names_of_one_person(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    at.go_to("Tommi")
    at.press("s", settle=False)
    assert isinstance(QApplication.activePopupWidget(), SamePicker)
    at.type("schust")
    at.press("Enter")
    names = at.rows()
    assert "Tommi" not in names
    assert at.current == "Schuster"
    assert "Tommi" in at.entity("Schuster").aliases
    at.press("u")
    assert "Tommi" in at.rows()


def test_escape_leaves_the_picker_without_a_change(desk: Open) -> None:
    at = desk(FIRST)
    before = at.study.store.last_seq()
    at.go_to("Tommi")
    for key in ("s", "t", "x"):
        at.press(key, settle=False)
        assert QApplication.activePopupWidget() is not None
        at.press("Escape")
        assert QApplication.activePopupWidget() is None
    assert at.study.store.last_seq() == before


def test_f2_renames_the_pseudonym(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Schuster")
    at.press("F2", settle=False)
    at.type("[Chefin]")
    at.press("Enter")
    assert at.entity("Schuster").replacement == "[Chefin]"
    assert "[Chefin] kam aus" in at.shown.text.text
    assert QApplication.focusWidget() is at.list
    assert at.verdict("Schuster") is Verdict.UNDECIDED


def test_a_pseudonym_that_is_taken_is_refused_and_the_old_one_stays(desk: Open) -> None:
    at = desk(FIRST)
    taken = at.entity("Tommi").replacement
    at.go_to("Schuster")
    before = at.card.field.text()
    at.press("F2", settle=False)
    at.type(taken)
    at.press("Enter")
    assert "stands for somebody else" in at.notices[-1].what
    assert at.entity("Schuster").replacement == before
    assert at.card.field.text() == before


def test_one_place_is_kept_while_the_others_stay_replaced(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Schuster")
    at.press("Right")
    at.press("x", settle=False)
    at.press("k")
    assert at.shown.text.text.count("Frau Schuster") == 1
    assert "Frau Schuster kam" in at.shown.text.text
    assert "kept only here" in at.card.where.toolTip()
    at.press("x", settle=False)
    at.press("f")
    assert "Schuster" not in at.shown.text.text


def test_one_place_is_split_off_as_somebody_else(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Schuster")
    at.press("Right")
    at.press("x", settle=False)
    at.press("x")
    assert at.rows().count("Schuster") == 2
    row = at.panel.current()
    assert row is not None
    assert len(row.findings) == 1
    assert f"{row.entity.replacement} kam aus" in at.shown.text.text


def test_selected_words_and_a_add_a_name_found_in_all_interviews(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    assert "Kerner" not in at.rows()
    at.select("Kerner")
    at.press("a", settle=False)
    at.press("p")
    row = at.panel.current()
    assert row is not None
    assert row.entity.canonical == "Kerner"
    assert len(row.documents) == 2
    told = at.notices[-1]
    assert not told.is_error
    assert "places found in the study: 2; interviews: 2" in told.what
    assert "Kerner" not in told.what
    assert "Kerner" not in at.shown.text.text
    assert at.original.selected_span() is None


def test_words_selected_in_the_pseudonymised_text_can_be_added_too(desk: Open) -> None:
    at = desk(FIRST)
    start = at.shown.text.text.index("Soest")
    at.shown.setFocus()
    at.shown.select(start, start + 5)
    at.press("+", settle=False)
    at.press("l")
    assert at.entity("Soest").kind is LOCATION
    assert "Soest" not in at.shown.text.text


def test_a_button_does_what_its_key_does(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST)
    name = at.current
    qtbot.mouseClick(at.card.buttons["keep"], Qt.MouseButton.LeftButton)
    at.settle()
    assert at.verdict(name) is Verdict.KEEP
    assert QApplication.focusWidget() is at.list


# --- approving -----------------------------------------------------------------------------------------------------


def test_approving_says_what_is_undecided_and_is_recorded_under_her_name(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, SECOND)
    at.press("Enter")
    count = at.model.rowCount()
    assert f"1 replaced · 0 kept · {count - 1} not decided, they stay replaced" in at.place.approval.meaning.text()
    assert at.place.approval.approve.text() == "Approve as Ada"
    qtbot.mouseClick(at.place.approval.approve, Qt.MouseButton.LeftButton)
    at.settle()
    document = at.study.transcripts.documents()[0]
    text = at.study.store.get(DocumentText, document.id)
    assert text.approved_by == at.context.coder_id
    assert at.place.approval.state.text().startswith("Approved by Ada")
    assert "interviews still to approve: 1" in at.place.approval.meaning.text()
    assert not at.place.approval.approve.isEnabled()
    assert at.study.pseudonyms.approved(document.id).segment_map.text == at.shown.text.text


def test_a_later_change_voids_the_approval_and_she_approves_again(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, approved=True)
    at.go_to("Nee")
    at.press("k")
    assert at.place.approval.state.text() == "The approval was voided by a later change."
    assert at.place.approval.approve.text() == "Approve again as Ada"
    qtbot.keyClick(at.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at.settle()
    assert at.place.approval.state.text().startswith("Approved by Ada")


def test_a_decision_that_changes_nothing_in_the_text_leaves_the_approval(desk: Open) -> None:
    at = desk(FIRST, approved=True)
    at.press("Enter")
    assert at.place.approval.state.text().startswith("Approved by Ada")


def test_the_preview_shows_exactly_what_will_be_sent_alone(desk: Open) -> None:
    at = desk(FIRST)
    at.press("p")
    assert at.place.texts.side is Side.SHOWN
    assert not at.original.isVisible()
    assert at.place.texts.right.note.text() == "exactly this text will be sent"
    document = at.study.transcripts.documents()[0]
    assert at.shown.text.text == at.study.pseudonyms.draft(document.id).text
    at.press("p")
    assert at.original.isVisible()
    assert at.shown.isVisible()


# --- other states --------------------------------------------------------------------------------------------------


def test_a_narrow_window_shows_one_text_and_a_way_to_the_other(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST, width=860)
    assert at.original.isVisible()
    assert not at.shown.isVisible()
    qtbot.mouseClick(at.place.texts.other_side, Qt.MouseButton.LeftButton)
    assert at.shown.isVisible()
    assert not at.original.isVisible()
    at.list.setFocus()
    at.press("o")
    assert at.original.isVisible()
