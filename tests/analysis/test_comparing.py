"""Constant comparison: what joins a concept is shown beside what was there, and what came of it is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.errors import InvalidInput
from analysis.records import Category, Comparison, Level, Outcome
from analysis.workflow.study import OpenStudy

WORDS = ("die technische Hürde", "Wir haben Angst", "erst mal verstehen")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path)
    codes = [made.coding.in_vivo(*span_of(made, words), coder=ada(made)).id for words in WORDS]
    made.structure.add(Level.CONCEPT, "Hürden", members=codes, coder=ada(made))
    yield made
    made.close()


def concept(study: OpenStudy) -> Category:
    return study.structure.categories(Level.CONCEPT)[0]


def test_each_quotation_is_shown_beside_the_earlier_ones(study: OpenStudy) -> None:
    said = [
        (study.coding.quotation(one.coding), [study.coding.quotation(item) for item in one.earlier])
        for one in study.comparing.waiting()
    ]
    assert said == [(WORDS[1], [WORDS[0]]), (WORDS[2], [WORDS[0], WORDS[1]])]


def test_what_came_of_it_is_recorded_and_undone(study: OpenStudy) -> None:
    first, second = study.comparing.waiting()
    study.comparing.record(concept(study).id, first.coding.id, Outcome.KEEP, coder=ada(study))
    study.comparing.record(concept(study).id, second.coding.id, Outcome.MEMO, coder=ada(study), note="Andere Angst")
    assert study.comparing.waiting() == []
    assert [memo.text for memo in study.coding.memos(concept(study).id)] == ["Andere Angst"]
    study.history.undo(coder=ada(study))
    assert [one.coding.id for one in study.comparing.waiting()] == [second.coding.id]
    assert study.coding.memos(concept(study).id) == []
    assert [one.comparison.outcome for one in study.comparing.recorded()] == [Outcome.KEEP]
    assert study.verify() == []


def test_a_memo_needs_words_and_the_first_quotation_nothing_to_compare_with(study: OpenStudy) -> None:
    first, _ = study.comparing.waiting()
    with pytest.raises(InvalidInput):
        study.comparing.record(concept(study).id, first.coding.id, Outcome.MEMO, coder=ada(study))
    with pytest.raises(InvalidInput) as refused:
        study.comparing.record(concept(study).id, first.earlier[0].id, Outcome.KEEP, coder=ada(study))
    assert refused.value.code == "not_in_concept"


def test_what_was_compared_leaves_with_who_withdraws(study: OpenStudy) -> None:
    first, _ = study.comparing.waiting()
    study.comparing.record(concept(study).id, first.coding.id, Outcome.SPLIT, coder=ada(study))
    person = next(turn.speaker for turn in study.transcripts.documents()[0].turns if turn.can_be_coded)
    study.withdrawal.erase(person, coder=ada(study), reason="Wunsch")
    assert study.store.all(Comparison) == []
