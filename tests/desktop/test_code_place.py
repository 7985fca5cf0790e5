"""The Code place as a researcher uses it: through keys, text and lists, over a real study."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from code_place_study import TALK, Window, made_study, open_window
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from analysis.ports import Put
from analysis.records import (
    CodeOrigin,
    DecisionAction,
    Grounding,
    LlmCall,
    Run,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from desktop.actions import ActionRegistry
from desktop.messages import Notice
from desktop.transcript.model import MarkStyle

KEYS = {key.upper(): getattr(Qt.Key, f"Key_{key.upper()}") for key in "aerlujkvnmpsc"}


class Desk:
    """What she sees and does."""

    def __init__(self, window: Window, study: Any, qtbot: Any) -> None:
        self.window, self.study, self.qtbot = window, study, qtbot
        self.place, self.view = window.place, window.place.view
        self.card = self.place.side.suggestions.card
        self.book = self.place.side.codebook

    @property
    def document_id(self) -> str:
        return self.window.context.document_id

    def press(self, key: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the text, and let the study's event arrive."""
        self.view.setFocus()
        self.qtbot.keyClick(self.view, KEYS.get(key.upper()) or getattr(Qt.Key, f"Key_{key}"), modifier)
        self.settle()

    def settle(self) -> None:
        self.qtbot.wait(1)
        self.qtbot.waitUntil(lambda: self.place.structure.is_idle)

    def select(self, words: str) -> None:
        at = self.view.text.text.index(words)
        self.view.select(at, at + len(words))

    def marks(self, words: str) -> list[MarkStyle]:
        return [mark.style for mark in self.view.marks_at(self.view.text.text.index(words))]

    def codes(self) -> list[str]:
        model = self.book.model
        return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    with made_study(tmp_path) as made:
        yield made


@pytest.fixture
def desk(study, settings, qtbot) -> Desk:
    window = open_window(study, settings)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.place.has_suggestion())
    return Desk(window, study, qtbot)


def test_accepting_codes_the_words_and_shows_the_next_suggestion_in_the_text(desk: Desk) -> None:
    first, second = desk.study.suggesting.list(desk.document_id)[:2]
    words = desk.study.suggesting.quotation(first)
    assert desk.card.quote.quotation == words
    assert desk.marks(words) == [MarkStyle.SUGGESTION]
    desk.press("A")
    assert desk.card.quote.quotation == desk.study.suggesting.quotation(second)
    assert desk.view.current == f"suggestion:{second.id}"
    assert desk.marks(words) == [MarkStyle.CODING]
    assert desk.codes() == [words]
    decision = desk.study.deciding.decisions(first.id)[0]
    assert decision.action is DecisionAction.ACCEPT
    assert decision.seconds is not None


def test_u_brings_a_rejected_suggestion_back_on_top(desk: Desk) -> None:
    words = desk.card.quote.quotation
    desk.press("R")
    assert desk.card.quote.quotation != words
    assert desk.marks(words) == []
    desk.press("U")
    assert desk.card.quote.quotation == words
    assert desk.marks(words) == [MarkStyle.SUGGESTION]


def test_a_reason_is_optional_kept_and_offered_again(desk: Desk) -> None:
    first = desk.study.suggesting.list(desk.document_id)[0]
    desk.press("R", Qt.KeyboardModifier.ShiftModifier)
    line = desk.card.reason.lineEdit()
    assert line.hasFocus()
    desk.qtbot.keyClicks(line, "sagt sie nur so")
    desk.qtbot.keyClick(line, Qt.Key.Key_Return)
    desk.settle()
    assert desk.study.deciding.decisions(first.id)[0].reason == "sagt sie nur so"
    assert desk.card.reason.itemText(0) == "sagt sie nur so"
    assert desk.card.reason.currentText() == ""


def test_put_off_suggestions_wait_under_later(desk: Desk) -> None:
    words = desk.card.quote.quotation
    desk.press("L")
    assert desk.card.quote.quotation != words
    panel = desk.place.side.suggestions
    button = panel._buttons["later"]
    assert button.text() == "Later 1"
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.card.quote.quotation == words
    desk.press("A")
    assert desk.codes() == [words]


def test_editing_by_word_handles_keeps_the_code_in_vivo(desk: Desk) -> None:
    words = desk.card.quote.quotation
    desk.press("E")
    assert desk.card.is_editing
    desk.qtbot.keyClick(desk.card.quote, Qt.Key.Key_Left)
    desk.qtbot.keyClick(desk.card.quote, Qt.Key.Key_Left)
    shorter = desk.card.quote.quotation
    assert words.startswith(shorter)
    assert shorter != words
    desk.qtbot.keyClick(desk.card.quote, Qt.Key.Key_Return)
    desk.settle()
    code = desk.study.coding.codes()[0]
    assert (code.label, code.origin) == (shorter, CodeOrigin.IN_VIVO)
    assert desk.study.deciding.decisions()[0].action is DecisionAction.EDIT


def test_a_label_of_her_own_makes_the_code_hers(desk: Desk) -> None:
    desk.press("E")
    desk.qtbot.keyClicks(desk.card.label_field, "Verantwortung")
    desk.qtbot.keyClick(desk.card.label_field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.study.coding.codes()[0].origin is CodeOrigin.RESEARCHER
    assert desk.codes() == ["Verantwortung"]


def test_letters_typed_while_editing_are_a_label_and_no_commands(desk: Desk) -> None:
    open_before = len(desk.study.suggesting.list(statuses=[SuggestionStatus.OPEN]))
    desk.press("E")
    for letter in "real":
        desk.qtbot.keyClick(QApplication.focusWidget(), letter)
    desk.settle()
    assert desk.card.is_editing
    assert desk.card.label_field.text() == "real"
    assert len(desk.study.suggesting.list(statuses=[SuggestionStatus.OPEN])) == open_before
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.codes() == ["real"]


def test_escape_leaves_editing_as_if_nothing_had_been(desk: Desk) -> None:
    words = desk.card.quote.quotation
    desk.press("E")
    desk.qtbot.keyClick(desk.card.quote, Qt.Key.Key_Left)
    desk.qtbot.keyClick(desk.card.quote, Qt.Key.Key_Escape)
    assert not desk.card.is_editing
    assert desk.card.quote.quotation == words


def test_j_and_k_and_the_list_move_through_the_text(desk: Desk) -> None:
    first, second = desk.study.suggesting.list(desk.document_id)[:2]
    desk.press("J")
    assert desk.view.current == f"suggestion:{second.id}"
    desk.press("K")
    assert desk.view.current == f"suggestion:{first.id}"
    panel = desk.place.side.suggestions
    panel.list.setFocus()
    desk.qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert desk.view.current == f"suggestion:{second.id}"


def test_v_codes_the_selection_in_vivo_and_takes_a_replacement_whole(desk: Desk) -> None:
    desk.select("hat [Person")
    desk.press("V")
    code = desk.study.coding.codes()[0]
    assert (code.label, code.origin) == ("hat [Person 1]", CodeOrigin.IN_VIVO)
    assert desk.codes() == ["hat [Person 1]"]
    assert desk.marks("hat [Person") == [MarkStyle.CODING]


def test_n_asks_for_a_label_under_the_text_and_knows_codes_that_exist(desk: Desk) -> None:
    for words in ("Die Jüngeren probieren", "Mehr Zeit zum Lernen"):
        desk.select(words)
        desk.press("N")
        field = desk.place.bar.field
        assert field.hasFocus()
        desk.qtbot.keyClicks(field, "Lernen")
        desk.qtbot.keyClick(field, Qt.Key.Key_Return)
        desk.settle()
    assert desk.codes() == ["Lernen"]
    assert len(desk.study.coding.codings(desk.document_id)) == 2


def test_enter_in_the_codebook_applies_the_code_to_the_selection(desk: Desk) -> None:
    desk.select("Mehr Zeit")
    desk.press("V")
    desk.select("Die Jüngeren probieren")
    desk.press("C")
    desk.book.tree.setCurrentIndex(desk.book.model.index(0, 0))
    desk.qtbot.keyClick(desk.book.tree, Qt.Key.Key_Return)
    desk.settle()
    code = desk.study.coding.codes()[0]
    assert len(desk.study.coding.codings(code_id=code.id)) == 2
    assert desk.book.model.index(0, 1).data() == "2"
    assert desk.book.quotations.count() == 2


def test_the_interviewers_words_are_not_coded_and_a_calm_word_says_why(desk: Desk) -> None:
    notices: list[Notice] = []
    desk.window.context.messages.noticed.connect(notices.append)
    for words in ("Und im Team?", TALK[2][1][:5]):
        desk.select(words)
        desk.press("V")
    assert desk.study.coding.codes() == []
    assert "participant" in desk.place.bar.hint.text()
    assert desk.place.bar.isVisible()
    assert notices == []


def test_del_takes_a_clicked_coding_away_and_undo_brings_it_back(desk: Desk) -> None:
    desk.select("Mehr Zeit")
    desk.press("V")
    at = desk.view.rect_of(*[desk.view.text.text.index("Mehr Zeit") + i for i in (2, 3)])
    desk.qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at.left() + 1, at.center().y()))
    assert desk.place.hand.current_coding() is not None
    assert desk.book.quotations.item(0).text().startswith("“Mehr Zeit”")
    desk.press("Delete")
    assert desk.study.coding.codings() == []
    assert desk.marks("Mehr Zeit") == []
    desk.press("U")
    assert desk.marks("Mehr Zeit") == [MarkStyle.CODING]


def test_f2_renames_in_place_and_marks_the_code_as_the_researchers(desk: Desk) -> None:
    desk.select("Mehr Zeit")
    desk.press("V")
    desk.press("C")
    desk.book.tree.setCurrentIndex(desk.book.model.index(0, 0))
    desk.press("F2")
    field = desk.book.tree.findChild(QLineEdit)
    field.selectAll()
    desk.qtbot.keyClicks(field, "Zeitnot")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    assert desk.codes() == ["Zeitnot"]
    assert desk.study.coding.codes()[0].origin is CodeOrigin.RESEARCHER


def test_a_memo_is_written_beside_the_text(desk: Desk) -> None:
    desk.select("Mehr Zeit")
    desk.press("V")
    code = desk.study.coding.codes()[0]
    desk.book.choose(code.id)
    desk.press("C")
    desk.press("M")
    field = desk.place.side.memo.field
    assert field.hasFocus()
    desk.qtbot.keyClicks(field, "kommt oft")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(memo.text, memo.target_id) for memo in desk.study.coding.memos()] == [("kommt oft", code.id)]
    assert desk.place.side.shows_codebook


def test_p_tells_suggestion_call_prompt_and_decision(desk: Desk) -> None:
    desk.press("A")
    code = desk.study.coding.codes()[0]
    desk.book.choose(code.id)
    desk.press("C")
    desk.press("P")
    story = desk.place.side.provenance.story.text()
    call = desk.study.store.all(LlmCall)[0]
    for expected in ("no AI", call.prompt_name, call.prompt_digest[:12], code.label, "Accepted, Ada"):
        assert expected in story
    desk.place.side.provenance._request.click()
    assert "Hürde" in desk.place.side.provenance._exact.toPlainText()


def test_what_is_not_in_the_text_has_its_drawer_and_a_near_one_its_place(desk: Desk) -> None:
    run, call = desk.study.store.all(Run)[0], desk.study.store.all(LlmCall)[0]
    source = desk.study.transcripts.shown(desk.document_id)
    at = source.to_original(*(source.text.index("Mehr Zeit zum Lernen") + n for n in (0, 20)))
    common = {"run_id": run.id, "call_id": call.id, "kind": SuggestionKind.CODE, "rank": 90,
              "document_id": desk.document_id}  # fmt: skip
    near = Suggestion(**common, grounding=Grounding.NEAR, answered_quote="Mehr Zeit fürs Lernen", candidates=(at,))
    lost = Suggestion(
        **common, grounding=Grounding.NOT_IN_TEXT, status=SuggestionStatus.UNGROUNDED, answered_quote="nie gesagt"
    )
    desk.study.store.commit("call_answered", [Put(near), Put(lost)], actor="verbatim")
    desk.settle()
    panel = desk.place.side.suggestions
    button = panel._buttons["unplaced"]
    assert button.text().endswith(" 2")
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    texts = [label.text() for label in panel.drawer.widget().findChildren(type(desk.card.why))]
    assert any("nie gesagt" in text for text in texts)
    assert "Mehr Zeit <s>fürs</s> <u>zum</u> Lernen" in texts
    buttons = panel.drawer.widget().findChildren(type(desk.card.accept))
    assert not any("Accept" in item.text() for item in buttons)
    next(item for item in buttons if item.text() == "Take this place").click()
    desk.settle()
    assert desk.card.quote.quotation == "Mehr Zeit zum Lernen"
    desk.press("A")
    assert "Mehr Zeit zum Lernen" in desk.codes()


def test_the_same_size_and_nothing_chosen_for_accept_and_reject(desk: Desk) -> None:
    assert desk.card.accept.size() == desk.card.reject.size()
    for button in (desk.card.accept, desk.card.reject):
        assert not button.isDefault()
        assert not button.hasFocus()


def test_space_shows_the_original_only_where_the_key_is(desk: Desk) -> None:
    desk.view.set_caret(desk.view.text.text.index("[Person 1]"))
    desk.press("Space")
    assert QToolTip.text() == "Frau Schuster"
    QToolTip.hideText()


def test_an_interview_that_is_not_approved_leads_to_pseudonymise(desk: Desk) -> None:
    wanted: list[str] = []
    desk.window.context.place_requested.connect(wanted.append)
    desk.window.context.select_document(desk.study.transcripts.documents()[1].id)
    assert "Interview 02" in desk.place.empty.what.text()
    desk.qtbot.mouseClick(desk.place.empty.button, Qt.MouseButton.LeftButton)
    assert wanted == ["pseudonymise"]


def test_without_suggestions_the_panel_asks_for_them_for_this_interview_or_all(tmp_path: Path, settings, qtbot) -> None:
    with made_study(tmp_path, suggest=False) as study:
        window = open_window(study, settings)
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: window.place.side.suggestions.isEnabled())
        asked: list[list[str]] = []
        window.context.code_suggestions_requested.connect(asked.append)
        panel = window.place.side.suggestions
        qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
        panel._all.trigger()
        first = study.transcripts.documents()[0].id
        assert asked == [[first], [first]]
        window.close()


def test_suggestions_that_arrive_from_a_run_appear_by_themselves(tmp_path: Path, settings, qtbot) -> None:
    from analysis.suggestion.builtin import BuiltinModel

    with made_study(tmp_path, suggest=False) as study:
        window = open_window(study, settings)
        qtbot.addWidget(window)
        model, document = BuiltinModel(), study.transcripts.documents()[0].id
        plan = study.suggesting.plan_codes([document], model)
        coder = window.context.coder_id
        worker = threading.Thread(target=lambda: study.suggesting.run(plan, model, coder=coder))
        worker.start()
        worker.join()
        qtbot.waitUntil(lambda: window.place.side.suggestions.card.quote.quotation != "")
        assert window.place.has_suggestion()
        window.close()


def test_she_comes_back_to_where_she_was_reading(desk: Desk) -> None:
    desk.view.set_zoom(3.0)
    desk.settle()
    first, second = (document.id for document in desk.study.transcripts.documents())
    desk.view.show_top(desk.view.text.turns[3].start)
    top = desk.view.top_position()
    assert top == desk.view.text.turns[3].start
    desk.window.context.select_document(second)
    desk.window.context.select_document(first)
    assert desk.view.top_position() == top


def test_a_run_in_the_background_does_not_disturb_an_edit(desk: Desk) -> None:
    from analysis.suggestion.builtin import BuiltinModel

    desk.press("E")
    desk.qtbot.keyClick(desk.card.quote, Qt.Key.Key_Left)
    changed = desk.card.quote.quotation
    model = BuiltinModel()
    plan = desk.study.suggesting.plan_codes([desk.document_id], model)
    desk.study.suggesting.run(plan, model, coder=desk.window.context.coder_id)
    desk.settle()
    assert desk.card.is_editing
    assert desk.card.quote.quotation == changed


def test_turning_to_the_codebook_never_lands_in_a_field_for_typing(desk: Desk) -> None:
    panel = desk.place.side.suggestions
    panel.list.setFocus()
    desk.qtbot.keyClick(panel.list, Qt.Key.Key_C)
    assert desk.book.tree.hasFocus()
    desk.qtbot.keyClick(desk.book.tree, Qt.Key.Key_S)
    assert panel.list.hasFocus()


def test_every_key_of_the_place_has_one_meaning(desk: Desk) -> None:
    registry = ActionRegistry()
    registry.add(desk.place.place_actions())
    assert len(registry.all()) > 15
    assert all(spec.text() for spec in registry.all())


def test_letters_typed_into_a_field_are_letters(desk: Desk) -> None:
    desk.press("C")
    desk.book.filter.setFocus()
    desk.qtbot.keyClicks(desk.book.filter, "area")
    assert desk.book.filter.text() == "area"
    assert desk.study.deciding.decisions() == []
