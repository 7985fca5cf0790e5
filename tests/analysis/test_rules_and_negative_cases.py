"""Disagreements become rules of the codebook, and what speaks against a theme is marked and stays with its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.codebook import codebook
from analysis.errors import InvalidInput
from analysis.records import Discussion, Level, NegativeCase, Rule, RuleKind
from analysis.workflow.study import OpenStudy

TALK = (
    "I: Und?\n\nB: Das Vertrauen der Kunden ist alles. Aber Vertrauen haben wir nicht immer. Wir reden viel.\n\n"
    "I: Und sonst?\n\nB: Kontrolle brauchen wir trotzdem, sagt Frau Schuster.\n"
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, (TALK, TALK.replace("viel", "wenig")))
    coder, other = ada(made), made.coder("Bea").id
    trust = made.coding.new_code(*span_of(made, "Vertrauen der Kunden"), "Vertrauen", coder=coder)
    control = made.coding.new_code(*span_of(made, "Kontrolle brauchen"), "Kontrolle", coder=other)
    for code in (trust, control):
        made.structure.add(Level.THEME, f"{code.label} und Nähe", members=[code.id], coder=coder)
    yield made
    made.close()


def themes(study: OpenStudy) -> list[str]:
    return [item.id for item in study.structure.categories(Level.THEME)]


def test_a_disagreement_is_discussed_and_resolved_into_a_rule(study: OpenStudy) -> None:
    trust, control = themes(study)
    found = study.rules.disagreements()
    assert {(one.place.category_id, one.place.applied_by) for one in found} == {(trust, "Ada"), (control, "Bea")}
    first = next(one for one in found if one.place.category_id == trust)
    with pytest.raises(InvalidInput) as refused:
        study.rules.discuss(first.coding.id, trust, " ", coder=ada(study))
    assert refused.value.code == "empty_discussion"
    rule = {"kind": RuleKind.EXCLUDE, "rule": "Frau Schuster zählt nicht"}
    study.rules.discuss(first.coding.id, trust, "Nur wo  es um Kunden geht", coder=ada(study), **rule)
    [ruled] = study.rules.all()
    assert (ruled.rule.kind, ruled.rule.target_id, ruled.discussions) == (RuleKind.EXCLUDE, trust, 1)
    assert "Schuster" not in ruled.rule.text
    later = study.rules.disagreements()
    assert later[-1].discussion is not None
    assert later[-1].discussion.rule_id == ruled.rule.id
    study.rules.discuss(first.coding.id, trust, "Einig", coder=ada(study))
    assert [one.note for one in study.store.all(Discussion)] == ["Einig"]
    assert study.rules.all()[0].discussions == 1
    study.history.undo(coder=ada(study))
    study.history.undo(coder=ada(study))
    assert study.store.all(Rule) == []
    assert study.verify() == []


def test_a_rule_has_versions_and_is_exported_with_what_it_is_on(study: OpenStudy) -> None:
    coder, (trust, _) = ada(study), themes(study)
    code = study.coding.codes()[0]
    made = study.rules.add(code.id, RuleKind.WHEN, "Wenn sie von sich spricht", coder=coder)
    with pytest.raises(InvalidInput):
        study.rules.add(code.id, RuleKind.WHEN, "Wenn sie von  sich spricht", coder=coder)
    study.rules.change(made.id, "Wenn sie von sich selbst spricht", coder=coder)
    [told] = codebook(study.store)["themes"][0]["codes"][0]["rules"]
    assert (told["version"], told["kind"], told["text"]) == (2, "when", "Wenn sie von sich selbst spricht")
    study.rules.add(trust, RuleKind.INCLUDE, "Auch Misstrauen", coder=coder)
    study.rules.remove(made.id, coder=coder)
    assert [one.label for one in study.rules.all()] == ["Vertrauen und Nähe"]


def test_rules_and_negative_cases_go_over_or_away_with_their_theme(study: OpenStudy) -> None:
    coder, (trust, control) = ada(study), themes(study)
    study.rules.add(control, RuleKind.INCLUDE, "Auch Prüfen", coder=coder)
    study.negative_cases.mark(control, *span_of(study, "Wir reden viel."), coder=coder, note="Reden statt prüfen")
    study.merging.merge_categories([control], trust, coder=coder)
    assert [one.rule.target_id for one in study.rules.all()] == [trust]
    assert [one.theme_id for one in study.negative_cases.all()] == [trust]
    study.structure.remove(trust, coder=coder)
    assert study.rules.all() == []
    assert study.negative_cases.all() == []
    assert study.verify() == []


def test_the_search_shows_the_themes_words_beside_contrast_and_marks_nothing(study: OpenStudy) -> None:
    trust, _ = themes(study)
    found = study.negative_cases.search(trust)
    assert {one.words for one in found} == {"Aber Vertrauen haben wir nicht immer."}
    assert set(found[0].of_contrast) == {"aber", "nicht"}
    assert found[0].of_theme == ("vertrauen",)
    assert study.negative_cases.all() == []
    one = found[0]
    with pytest.raises(InvalidInput) as refused:
        study.negative_cases.mark(trust, one.document_id, one.start, one.end, coder=ada(study), note="")
    assert refused.value.code == "negative_note_needed"
    case = study.negative_cases.mark(
        trust, one.document_id, one.start, one.end, coder=ada(study), note="Nicht immer", found_by="search"
    )
    assert study.negative_cases.words(case) == one.words
    assert len(study.negative_cases.search(trust)) == len(found) - 1
    [told] = codebook(study.store)["themes"][0]["negative_cases"]
    assert (told["text"], told["note"], told["found_by"]) == (one.words, "Nicht immer", "search")


def test_they_leave_with_the_participants_words_and_follow_a_correction(study: OpenStudy) -> None:
    coder, (trust, control) = ada(study), themes(study)
    first, second = (item.id for item in study.transcripts.documents())
    case = study.negative_cases.mark(trust, *span_of(study, "Wir reden viel."), coder=coder, note="Reden")
    coding = next(item for item in study.coding.codings(first))
    other = study.negative_cases.mark_coding(control, coding.id, coder=coder, note="Kunden")
    assert (other.start, other.end) == (coding.start, coding.end)
    study.negative_cases.change(other.id, "Kunden zuerst", coder=coder)
    text = study.transcripts.original(first).text.replace("Das Vertrauen", "Ja, das Vertrauen")
    study.correcting.correct(first, study.correcting.edited(first, text), coder=coder)
    [moved] = study.negative_cases.all(trust)
    assert moved.start == case.start + len("Ja, ")
    study.rules.discuss(coding.id, trust, "Wir reden viel. Wir reden auch so", coder=coder)
    rest = study.structure.add(Level.THEME, "Rest", coder=coder)
    study.negative_cases.mark(rest.id, *span_of(study, "Wir reden wenig.", 1), coder=coder, note="Wenig")
    person = study.transcripts.speakers(first)[-1].code
    study.withdrawal.erase(person, coder=coder, reason="auf Wunsch")
    assert [item.document_id for item in study.store.all(NegativeCase)] == [second]
    assert study.store.all(Discussion) == []
    study.transcripts.remove(second, coder=coder)
    assert study.store.all(NegativeCase) == []
    assert study.verify() == []
