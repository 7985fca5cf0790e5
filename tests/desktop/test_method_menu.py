"""The Method menu: what suggestions are for is settled in the window, and the page beside the first run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from code_place_study import Window, made_study, open_window
from pytestqt.qtbot import QtBot

from analysis.records import Level, Outcome, SamplingKind, SuggestionKind
from desktop.dialogs.ai_policy import OWN_FIRST, AiPolicyDialog, FirstRunDialog
from desktop.dialogs.comparing import ComparingDialog
from desktop.dialogs.guide import NONE, GuideDialog
from desktop.dialogs.memos import MemosDialog
from desktop.dialogs.relations import RelationsDialog
from desktop.dialogs.sampling import SamplingDialog
from desktop.method_acts import MethodActs
from desktop.settings import Settings


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    with made_study(tmp_path, suggest=False) as made:
        yield made


@pytest.fixture
def window(study: Any, settings: Settings, qtbot: QtBot) -> Window:
    made = open_window(study, settings)
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    return made


def shown(window: Any, kind: type) -> Any:
    return next(dialog for dialog in window.findChildren(kind) if dialog.isVisible())


def test_it_is_settled_then_changed_with_a_reason(window: Window, study: Any, qtbot: QtBot) -> None:
    MethodActs(window.context, window).settle()
    dialog = shown(window, AiPolicyDialog)
    dialog.fields.when.choose(OWN_FIRST)
    dialog.fields.kinds[SuggestionKind.THEME].setChecked(False)
    dialog.keep_button.click()
    policy = study.ai_policy.current()
    assert policy.own_coding_first
    assert SuggestionKind.THEME not in policy.kinds
    qtbot.wait(1)
    MethodActs(window.context, window).settle()
    dialog = shown(window, AiPolicyDialog)
    dialog.fields.kinds[SuggestionKind.CODE].setChecked(False)
    assert not dialog.keep_button.isEnabled()
    dialog.reason_field.setPlainText("Nach dem ersten Interview")
    dialog.keep_button.click()
    assert SuggestionKind.CODE not in study.ai_policy.current().kinds
    assert study.ai_policy.history()[-1].reason == "Nach dem ersten Interview"


def test_the_page_takes_a_note_on_her_own_position(window: Window, study: Any, qtbot: QtBot) -> None:
    MethodActs(window.context, window).explain()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(FirstRunDialog)))
    dialog = shown(window, FirstRunDialog)
    dialog.position.setPlainText("Ich habe selbst im Vertrieb gearbeitet.")
    dialog.close_button.click()
    assert [memo.text for memo in study.coding.memos_of_kind("positionality")] == [
        "Ich habe selbst im Vertrieb gearbeitet."
    ]


def test_memos_are_written_by_type_on_what_is_asked_for(window: Window, study: Any) -> None:
    coder = study.coders()[0].id
    theme = study.structure.add(Level.THEME, "Vertrauen", coder=coder)
    MethodActs(window.context, window).memos()
    dialog = shown(window, MemosDialog)
    at = next(at for at in range(dialog.about.count()) if "Vertrauen" in dialog.about.itemText(at))
    dialog.about.setCurrentIndex(at)
    assert dialog.kind.currentData() == "theoretical"
    assert not dialog.save_button.isEnabled()
    dialog.field.setPlainText("Hängt mit Kontrolle zusammen")
    dialog.save_button.click()
    [memo] = study.coding.memos(theme.id)
    assert memo.kind == "theoretical"
    assert "Hängt mit Kontrolle zusammen" in dialog.known.item(0).text()
    assert not [at for at in range(dialog.about.count()) if "Vertrauen" in dialog.about.itemText(at)]
    dialog._on_known(dialog.known.item(0))
    dialog.field.setPlainText("Hängt nicht mit Kontrolle zusammen")
    dialog.save_button.click()
    assert study.coding.memos(theme.id)[0].text == "Hängt nicht mit Kontrolle zusammen"
    dialog.filter.setCurrentIndex(dialog.filter.findData("method"))
    assert dialog.known.count() == 0
    dialog.close()


def test_themes_are_related_in_the_window(window: Window, study: Any) -> None:
    coder = study.coders()[0].id
    one = study.structure.add(Level.THEME, "Vertrauen", coder=coder)
    two = study.structure.add(Level.THEME, "Kontrolle", coder=coder)
    MethodActs(window.context, window).relations()
    dialog = shown(window, RelationsDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("own"))
    assert not dialog.relate_button.isEnabled()
    dialog.word.setText("ersetzt")
    dialog.relate_button.click()
    [made] = study.relations.all()
    assert (made.source.id, made.relation.label, made.target.id) == (one.id, "ersetzt", two.id)
    dialog.known.setCurrentRow(0)
    dialog.remove_button.click()
    assert study.relations.all() == []
    dialog.close()


def test_quotations_are_compared_in_the_window(window: Window, study: Any) -> None:
    coder, document = study.coders()[0].id, study.transcripts.documents()[0]
    turn = next(turn for turn in document.turns if turn.can_be_coded)
    made = [
        study.coding.new_code(document.id, turn.start, turn.start + end, f"C{end}", coder=coder).id for end in (9, 15)
    ]
    study.structure.add(Level.CONCEPT, "Alles", members=made, coder=coder)
    MethodActs(window.context, window).compare()
    dialog = shown(window, ComparingDialog)
    assert dialog.earlier.count() == 1
    assert not dialog.buttons[Outcome.MEMO].isEnabled()
    dialog.buttons[Outcome.KEEP].click()
    assert [one.comparison.outcome for one in study.comparing.recorded()] == [Outcome.KEEP]
    assert not dialog.buttons[Outcome.KEEP].isEnabled()
    dialog.close()


def test_the_guide_is_written_changed_with_a_reason_and_placed_by_hand(window: Window, study: Any) -> None:
    MethodActs(window.context, window).field.guide()
    dialog = shown(window, GuideDialog)
    assert not dialog.write_button.isEnabled()
    dialog.field.setPlainText("Wie setzen Sie KI ein?\n\nWas fehlt?")
    dialog.write_button.click()
    dialog.field.setPlainText("Wie setzen Sie KI heute ein?")
    assert not dialog.write_button.isEnabled()
    dialog.reason.setPlainText("Zu weit")
    dialog.after.setCurrentIndex(1)
    dialog.write_button.click()
    first, second = study.guide.versions()
    assert [words for _, words in second.questions] == ["Wie setzen Sie KI heute ein?"]
    assert "Zu weit" in dialog.history.item(0).text()
    dialog.tabs.setCurrentIndex(1)
    dialog.version.setCurrentIndex(dialog.version.findData(2))
    dialog.use_button.click()
    document = study.transcripts.documents()[0].id
    assert study.guide.led()[0].version == second
    dialog.tabs.setCurrentIndex(2)
    assert dialog.turns.count() == len(study.guide.interviewers_turns(document))
    dialog.question.setCurrentIndex(dialog.question.findData(first.questions[1][0]))
    dialog.place_button.click()
    assert "Was fehlt?" in dialog.turns.item(0).text()
    dialog.question.setCurrentIndex(dialog.question.findData(NONE))
    dialog.place_button.click()
    assert study.guide.asked(document)[0].question_id == ""
    dialog.close()


def test_notes_on_the_sample_are_kept_and_the_end_needs_its_day(window: Window, study: Any) -> None:
    MethodActs(window.context, window).field.sampling()
    dialog = shown(window, SamplingDialog)
    dialog.field.setPlainText("Leitungen im Vertrieb")
    dialog.keep_button.click()
    dialog.kind.setCurrentIndex(dialog.kind.findData("ended"))
    dialog.field.setPlainText("Nichts Neues mehr")
    assert not dialog.keep_button.isEnabled()
    dialog.day.setText("2026-10-01")
    dialog.keep_button.click()
    assert study.sampling.ended.day == "2026-10-01"
    dialog.known.setCurrentRow(0)
    dialog.field.setPlainText("Leitungen und Beratende")
    dialog.keep_button.click()
    assert [one.text for one in study.sampling.notes()] == ["Leitungen und Beratende", "Nichts Neues mehr"]
    dialog.known.setCurrentRow(0)
    dialog.remove_button.click()
    assert [one.kind for one in study.sampling.notes()] == [SamplingKind.ENDED]
    dialog.close()
