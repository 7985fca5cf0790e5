"""In the window disagreements become rules, and what speaks against a theme is searched for and marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from code_place_study import made_study
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from analysis.records import Discussion, Level, Outcome, RuleKind
from desktop.dialogs.comparing import ComparingDialog
from desktop.dialogs.negative_cases import NegativeCasesDialog
from desktop.dialogs.rules import RulesDialog
from desktop.main_window import MainWindow
from desktop.ruling_words import said_on


@pytest.fixture
def study(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Iterator[Any]:
    with made_study(tmp_path, suggest=False) as made:
        document = made.transcripts.documents()[0]
        turns = [turn for turn in document.turns if turn.can_be_coded]
        for coder, turn, label in ((made.coders()[0].id, turns[0], "Hürde"), (made.coder("Bea").id, turns[1], "Angst")):
            code = made.coding.new_code(document.id, turn.start, turn.start + 12, f"{label}!", coder=coder)
            made.structure.add(Level.THEME, label, members=[code.id], coder=coder)
        window.context.use(made)
        qtbot.waitUntil(lambda: not window.context.tasks.running)
        yield made
        qtbot.waitUntil(lambda: not window.context.tasks.running)
        window.context.close()


def shown(window: Any, kind: type) -> Any:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def do(window: Any, action: str) -> None:
    """Trigger an action as its entry in the menu does."""
    window.findChild(QAction, action).trigger()


def test_a_disagreement_is_discussed_into_a_rule_that_stands_beside_the_definition(
    window: Any, study: Any, qtbot: QtBot
) -> None:
    do(window, "method.rules")
    dialog = shown(window, RulesDialog)
    qtbot.waitUntil(lambda: dialog.waiting.count() == 2)
    theme = dialog.waiting.currentItem().data(256).place.category_id
    assert not dialog.discuss_button.isEnabled()
    dialog.note.setText("Einig geworden")
    assert not dialog.rule.isEnabled()
    dialog.into.setCurrentIndex(dialog.into.findData("exclude"))
    assert not dialog.discuss_button.isEnabled(), "a rule needs words"
    dialog.rule.setText("Nicht bei Kunden")
    dialog.discuss_button.click()
    [said] = study.store.all(Discussion)
    [ruled] = study.rules.all()
    assert (said.note, said.rule_id, ruled.rule.target_id) == ("Einig geworden", ruled.rule.id, theme)
    qtbot.waitUntil(lambda: "Einig geworden" in dialog.waiting.item(1).text())
    window.go("code")
    window.places["code"].show_record(theme)
    assert "Nicht bei Kunden" in window.places["code"].side.codebook.ruled.text()
    dialog.tabs.setCurrentIndex(1)
    dialog.rules.setCurrentRow(0)
    dialog.text.setText("Nicht bei Kundschaft")
    dialog.keep_button.click()
    assert study.rules.all()[0].rule.version == 2
    qtbot.waitUntil(lambda: "Kundschaft" in window.places["code"].side.codebook.ruled.text())
    dialog.rules.setCurrentRow(0)
    dialog.remove_button.click()
    assert study.rules.all() == []
    dialog.text.setText("Auch im Team")
    dialog.keep_button.click()
    assert [one.rule.text for one in study.rules.all()] == ["Auch im Team"]
    dialog.close()


def test_selected_words_are_marked_as_a_negative_case_and_taken_away(window: Any, study: Any, qtbot: QtBot) -> None:
    window.go("code")
    document = study.transcripts.documents()[0]
    turn = next(turn for turn in document.turns if turn.can_be_coded)
    window.context.show_words(document.id, turn.start, turn.start + 20)
    qtbot.waitUntil(lambda: window.places["code"].hand.selected_span() == (turn.start, turn.start + 20))
    do(window, "code.negative_case")
    dialog = shown(window, NegativeCasesDialog)
    dialog.theme.setCurrentIndex(dialog.theme.findText("Angst"))
    assert dialog.found.count() == 1
    assert not dialog.mark_button.isEnabled(), "a negative case needs a note"
    dialog.note.setText("Gerade keine Angst")
    dialog.mark_button.click()
    [case] = study.negative_cases.all()
    assert (case.start, case.end, case.note, case.found_by) == (
        turn.start,
        turn.start + 20,
        "Gerade keine Angst",
        "hand",
    )
    assert (dialog.known.count(), dialog.found.count()) == (1, 0)
    dialog.known.setCurrentRow(0)
    dialog.note.setText("Keine Angst")
    dialog.mark_button.click()
    assert study.negative_cases.all()[0].note == "Keine Angst"
    dialog.known.setCurrentRow(0)
    dialog.remove_button.click()
    assert study.negative_cases.all() == []
    dialog.close()


def test_the_search_offers_sentences_and_a_card_counts_what_was_marked(window: Any, study: Any, qtbot: QtBot) -> None:
    theme = study.structure.add(Level.THEME, "Künstliche Intelligenz", coder=study.coders()[0].id)
    expected = study.negative_cases.search(theme.id)
    window.go("themes")
    place = window.places["themes"]
    qtbot.waitUntil(lambda: place.board.board.card(theme.id) is not None)
    place.show_record(theme.id)
    qtbot.waitUntil(place.side.card.against.isVisible)
    place.side.card.against.click()
    dialog = shown(window, NegativeCasesDialog)
    assert dialog.theme.currentData() == theme.id
    dialog.search_button.click()
    qtbot.waitUntil(lambda: dialog.found.count() == len(expected) or "No sentence" in dialog.said.text())
    assert expected, "the study has such a sentence"
    assert dialog.found.item(0).text().endswith("aber"), "it is said by which words it was found"
    dialog.found.setCurrentRow(0)
    dialog.note.setText("Ohne Maschine")
    dialog.mark_button.click()
    assert [case.found_by for case in study.negative_cases.all(theme.id)] == ["search"]
    qtbot.waitUntil(lambda: dialog.found.count() == len(expected) - 1)
    qtbot.waitUntil(lambda: "1" in place.side.card.ruled.text())
    dialog.close()


def test_rigor_leads_from_agreement_to_the_disagreements(window: Any, study: Any, qtbot: QtBot) -> None:
    window.go("report")
    report = window.places["report"]
    report.show_rigor()
    assert not report.rigor.discuss.isVisible()
    report.rigor.choices["agreement"].click()
    qtbot.waitUntil(report.rigor.discuss.isVisible)
    report.rigor.discuss.click()
    dialog = shown(window, RulesDialog)
    qtbot.waitUntil(lambda: dialog.waiting.count() == 2)
    dialog.close()


def test_what_joined_a_concept_is_compared_from_its_card(window: Any, study: Any, qtbot: QtBot) -> None:
    coder, spoken = study.coders()[0].id, study.coding.codings()[0]
    made = [
        study.coding.new_code(spoken.document_id, spoken.start, spoken.start + end, f"C{end}", coder=coder).id
        for end in (20, 30, 40, 50)
    ]
    concept = study.structure.add(Level.CONCEPT, "Mühe", members=made[:2], coder=coder)
    study.structure.add(Level.CONCEPT, "Anderes", members=made[2:], coder=coder)
    window.go("themes")
    place = window.places["themes"]
    qtbot.waitUntil(lambda: place.board.board.card(concept.id) is not None)
    place.show_record(concept.id)
    qtbot.waitUntil(place.side.card.compare.isVisible)
    assert not place.side.card.against.isVisible(), "nothing speaks against a concept"
    place.side.card.compare.click()
    dialog = shown(window, ComparingDialog)
    assert dialog.concept.text() == "Mühe"
    dialog.buttons[Outcome.KEEP].click()
    assert [one.comparison.category_id for one in study.comparing.recorded()] == [concept.id]
    assert not dialog.buttons[Outcome.KEEP].isEnabled(), "the other concept's wait elsewhere"
    assert study.comparing.waiting()
    dialog.close()


def test_many_and_long_rules_leave_room_in_the_panel(window: Any, study: Any) -> None:
    theme = study.structure.categories(Level.THEME)[0].id
    for number in range(5):
        study.rules.add(theme, RuleKind.WHEN, f"{number} " + "sehr lang " * 60, coder=study.coders()[0].id)
    lines = said_on(study, theme).split("\n")
    assert len(lines) == 4
    assert all(len(line) < 160 for line in lines)
    assert "5" in lines[-1]


def test_a_concept_of_the_codebook_tree_leads_to_what_joined_it(window: Any, study: Any, qtbot: QtBot) -> None:
    coder, spoken = study.coders()[0].id, study.coding.codings()[0]
    made = [
        study.coding.new_code(spoken.document_id, spoken.start, spoken.start + end, f"C{end}", coder=coder).id
        for end in (20, 30)
    ]
    concept = study.structure.add(Level.CONCEPT, "Mühe", members=made, coder=coder)
    window.go("code")
    book = window.places["code"].side.codebook
    qtbot.waitUntil(lambda: book.model.index_of(concept.id).isValid())
    spec = window.registry.get("code.compare")
    book.choose(made[0])
    assert not spec.enabled()
    book.choose(concept.id)
    assert spec.enabled()
    do(window, "code.compare")
    dialog = shown(window, ComparingDialog)
    assert (dialog.concept.text(), dialog.earlier.count()) == ("Mühe", 1)
    dialog.close()
