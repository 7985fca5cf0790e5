"""Own lists, sensitive passages and the checks before approval, as a researcher uses them in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import transcript
from pseudonymise_desk import FIRST, SECOND, UNSURE, Desk, Detector
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

import storage
from analysis.records import Abstraction, IdentifierKind, Listed, Passage, PassageMark, PersonRole, Verdict
from desktop.dialogs.own_lists import OwnLists
from desktop.settings import Settings
from desktop.views.pseudonymise.pickers import LetterMenu
from desktop.views.pseudonymise.side_panel import CHECKS, FOUND, PASSAGES

ILL = (
    "I: Wie ging es weiter?\n\n"
    "B: Dann kam die Depression, und ich war lange krank. Frau Schuster aus Bielefeld half mir.\n\n"
    "B: In Xanthopolis war ich auch einmal. Am Ende entscheidet das Bauchgefühl.\n"
)
Open = Callable[..., Desk]


@pytest.fixture
def desk(tmp_path: Path, settings: Settings, qapp: QApplication, qtbot: Any) -> Iterator[Open]:
    opened: list[Desk] = []

    def _open(*texts: str, detector: Detector | None = None) -> Desk:
        study = storage.create_study(tmp_path / "study", title="S", coder="Ada", detector=detector or Detector())
        coder = study.coders()[0].id
        for text in texts:
            study.transcripts.add(transcript(text), coder=coder)
        study.pseudonyms.detect(coder=coder)
        opened.append(Desk(study, settings, qapp, qtbot).open())
        return opened[-1]

    yield _open
    for item in opened:
        item.close()


def passages(at: Desk, mark: PassageMark) -> list[Passage]:
    return at.study.passages.list(mark=mark)


# --- passages ------------------------------------------------------------------------------------------------------


def test_flagged_passages_are_listed_and_marked_with_a_letter_in_the_text(desk: Open) -> None:
    at = desk(ILL)
    at.press("e")
    assert at.place.side.page == PASSAGES
    assert QApplication.focusWidget() is at.place.checking.passages.list
    assert at.place.side.tabs.tabText(PASSAGES) == f"Sensitive ({len(passages(at, PassageMark.FLAGGED))})"
    row = at.place.checking.passages.current()
    assert row is not None
    assert "Depression" in row.words
    marked = [mark for mark in at.original._marks.at(row.passage.start) if mark.label == "S"]
    assert marked


def test_c_clears_a_passage_and_n_keeps_it_on_this_computer(desk: Open) -> None:
    at = desk(ILL)
    count = len(passages(at, PassageMark.FLAGGED))
    at.press("e")
    at.press("n")
    assert len(passages(at, PassageMark.NEVER_LEAVES)) == 1
    if count > 1:
        at.press("c")
        assert len(passages(at, PassageMark.CLEARED)) == 1
    assert len(passages(at, PassageMark.FLAGGED)) == max(count - 2, 0)


def test_any_selected_words_can_be_kept_on_this_computer(desk: Open) -> None:
    at = desk(FIRST)
    at.select("das Bauchgefühl")
    at.press("n")
    kept = passages(at, PassageMark.NEVER_LEAVES)
    assert [at.study.passages.words(item)[1] for item in kept] == ["das Bauchgefühl"]


def test_a_whole_interview_can_be_kept_on_this_computer(desk: Open, qtbot: Any) -> None:
    at = desk(FIRST)
    at.press("e")
    at.place.checking.passages.whole.click()
    at.settle()
    assert at.study.transcripts.documents()[0].never_leaves
    assert at.place.checking.passages.whole.isChecked()


def test_k_decides_nothing_while_passages_are_in_sight(desk: Open) -> None:
    at = desk(ILL)
    at.press("e")
    at.press("k")
    assert at.verdict("Schuster") is Verdict.UNDECIDED
    at.press("g")
    assert at.place.side.page == FOUND


# --- own lists, forms and roles ------------------------------------------------------------------------------------


def test_selected_words_are_always_replaced_in_the_whole_study(desk: Open) -> None:
    at = desk(FIRST, SECOND)
    at.select("Bauchgefühl")
    at.qtbot.keyClick(at.original, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    at.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), LetterMenu))
    at.press("x")
    assert [(term.term, term.kind) for term in at.study.lists.terms(Listed.ALWAYS)] == [
        ("Bauchgefühl", IdentifierKind.PRODUCT)
    ]
    assert "Bauchgefühl" not in at.shown.text.text


def test_selected_words_that_are_never_replaced_stand_in_the_text_again(desk: Open) -> None:
    at = desk(FIRST)
    assert "sagte Nee dazu" not in at.shown.text.text
    at.select("Nee")
    at.qtbot.keyClick(at.original, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    at.settle()
    assert "sagte Nee dazu" in at.shown.text.text


def test_lists_are_filled_by_typing_by_a_file_and_emptied_again(desk: Open, tmp_path: Path) -> None:
    at = desk(FIRST)
    at.press("l")
    dialog = at.window.findChild(OwnLists)
    assert dialog is not None
    always, never, _ = dialog.pages
    always.field.setFocus()
    at.qtbot.keyClicks(always.field, "Kerner")
    at.qtbot.keyClick(always.field, Qt.Key.Key_Return)
    at.settle()
    assert always.field.text() == ""
    assert "Kerner" not in at.shown.text.text
    (tmp_path / "words.txt").write_text("Nee\nSoest\n", encoding="utf-8")
    dialog.import_file(never, tmp_path / "words.txt")
    at.settle()
    assert never.list.count() == 2
    never.list.selectAll()
    at.qtbot.mouseClick(dialog.findChild(QPushButton, "never_remove"), Qt.MouseButton.LeftButton)
    at.settle()
    assert at.study.lists.terms(Listed.NEVER) == []
    dialog.close()


def test_an_identifier_gets_another_form_and_a_person_a_role(desk: Open) -> None:
    at = desk(FIRST)
    at.go_to("Schuster")
    at.press("r")
    at.press("6")
    assert at.entity("Schuster").role is PersonRole.PUBLIC_FIGURE
    assert "Public figure" in at.card.facts.toolTip()
    at.go_to("Schuster")
    at.press("r")
    at.press("2")
    assert at.entity("Schuster").abstraction is Abstraction.READABLE
    assert not at.entity("Schuster").replacement.startswith("[")


def test_ordinary_words_of_one_kind_are_kept_together_with_two_keys(desk: Open) -> None:
    names = [(word, IdentifierKind.PERSON, UNSURE) for word in ("Anfang", "Team", "Ende", "Bauchgefühl")]
    at = desk(FIRST, detector=Detector(names))
    at.press("y")
    assert at.card.buttons["keep"].text() == "Keep 4  K"
    at.press("k")
    assert {at.verdict(word) for word, *_ in names} == {Verdict.KEEP}
    assert len(at.study.store.events(kinds=["identifier_decided"])) == 1


# --- before approval -----------------------------------------------------------------------------------------------


def checks(at: Desk) -> Any:
    at.press("b")
    at.qtbot.waitUntil(lambda: at.place.checking.checks.reading.isEnabled(), timeout=20_000)
    at.settle()
    return at.place.checking.checks


def test_the_checks_lead_to_their_places_and_say_what_to_do(desk: Open) -> None:
    at = desk(ILL)
    panel = checks(at)
    assert at.place.side.page == CHECKS
    said = [panel.risks.item(i).text() for i in range(panel.risks.count())]
    assert any("sensitive" in words for words in said)
    panel.risks.setFocus()
    panel.risks.setCurrentRow(next(i for i, words in enumerate(said) if "sensitive" in words))
    assert at.original._marks.get("current") is not None


def test_an_unknown_word_is_replaced_or_passed_with_one_key(desk: Open) -> None:
    at = desk(ILL)
    panel = checks(at)
    words = [panel.words.item(i).text() for i in range(panel.words.count())]
    panel.words.setFocus()
    panel.words.setCurrentRow(next(i for i, word in enumerate(words) if word.startswith("Xanthopolis")))
    at.press("l")
    assert at.entity("Xanthopolis").kind is IdentifierKind.LOCATION
    assert "Xanthopolis" not in at.shown.text.text


def test_a_word_that_is_fine_is_not_asked_again(desk: Open) -> None:
    at = desk(ILL)
    panel = checks(at)
    panel.words.setFocus()
    panel.words.setCurrentRow(0)
    word = panel.words.item(0).text()
    at.press("f")
    at.qtbot.waitUntil(
        lambda: word not in [panel.words.item(i).text() for i in range(panel.words.count())], timeout=20_000
    )
    assert at.entity("Schuster").verdict is Verdict.UNDECIDED


def test_sentences_are_read_one_by_one_broken_off_continued_and_recorded(desk: Open) -> None:
    at = desk(ILL)
    panel = checks(at)
    page = at.place.checking.page
    at.qtbot.mouseClick(panel.reading, Qt.MouseButton.LeftButton)
    at.qtbot.waitUntil(lambda: page.isVisible(), timeout=10_000)
    count = len(page.reading.sentences)
    at.press(" ")
    assert page.heading.text() == f"Sentence 2 of {count}"
    at.press("Escape")
    assert not page.isVisible()
    at.qtbot.waitUntil(lambda: panel.reading.text() == "Go on reading", timeout=10_000)
    panel.reading.click()
    at.qtbot.waitUntil(lambda: page.isVisible(), timeout=10_000)
    assert page.heading.text() == f"Sentence 2 of {count}"
    for _ in range(count - 1):
        at.press(" ")
    assert not page.isVisible()
    result = at.study.sentence_checks.results()[-1]
    assert (result.rate.read, result.rate.missed) == (count, 0)
    assert any(result.in_words("en") == notice.what for notice in at.notices)


def test_what_was_missed_is_chosen_with_the_keys_and_replaced(desk: Open) -> None:
    at = desk(ILL)
    panel = checks(at)
    page = at.place.checking.page
    panel.reading.click()
    at.qtbot.waitUntil(lambda: page.isVisible(), timeout=10_000)
    while "Xanthopolis" not in page.reading.current.text:
        at.press(" ")
    at.press("m")
    assert page.sentence.textCursor().selectedText() == "Xanthopolis"
    at.press("Enter", settle=False)
    at.press("l")
    assert at.entity("Xanthopolis").kind is IdentifierKind.LOCATION
    read = page.reading.at + 1
    page.sentence.setFocus()
    at.press(" ")
    if page.isVisible():
        at.qtbot.mouseClick(page.end, Qt.MouseButton.LeftButton)
        at.settle()
    rate = at.study.sentence_checks.results()[-1].rate
    assert (rate.read, rate.missed) == (read, 1)


def test_a_larger_model_is_offered_as_a_command_and_never_fetched(desk: Open) -> None:
    at = desk(FIRST)
    assert at.panel.larger.isVisible()
    at.panel.larger.click()
    notice = at.notices[-1]
    assert "spacy download de_core_news_lg" in notice.remedy
    assert notice.on_button is not None
    notice.on_button()
    assert QApplication.clipboard().text() == notice.remedy
