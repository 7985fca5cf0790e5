"""Several codes or categories put into one home are one step of the study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.errors import InvalidInput
from analysis.records import Level
from analysis.workflow.study import OpenStudy

WORDS = ("die technische Hürde", "erst mal verstehen", "am Ende entscheide ich")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path)
    for words in WORDS:
        made.coding.in_vivo(*span_of(made, words), coder=ada(made))
    made.structure.add(Level.CONCEPT, "Hürden", coder=ada(made))
    yield made
    made.close()


def test_what_is_dropped_together_is_one_event_and_undone_as_one(study: OpenStudy) -> None:
    codes = [code.id for code in study.coding.codes()]
    concept = study.structure.categories(Level.CONCEPT)[0]
    before = study.store.last_seq()
    study.structure.place_all(codes, concept.id, coder=ada(study))
    assert study.store.last_seq() == before + 1
    assert [child.id for child in study.structure.tree()[0].children] == codes
    study.history.undo(coder=ada(study))
    assert study.structure.tree()[0].children == ()
    study.history.redo(coder=ada(study))
    assert len(study.structure.tree()[0].children) == 3
    assert study.verify() == []


def test_each_of_them_knows_that_it_was_moved(study: OpenStudy) -> None:
    codes = [code.id for code in study.coding.codes()]
    study.structure.place_all(codes, study.structure.categories(Level.CONCEPT)[0].id, coder=ada(study))
    for code in codes:
        assert study.coding.provenance(code)[-1].kind == "placement_changed"


def test_nothing_is_moved_where_one_does_not_fit(study: OpenStudy) -> None:
    concept = study.structure.categories(Level.CONCEPT)[0]
    before = study.store.last_seq()
    with pytest.raises(InvalidInput):
        study.structure.place_all([study.coding.codes()[0].id, concept.id], concept.id, coder=ada(study))
    assert study.store.last_seq() == before


def test_what_lies_there_already_makes_no_event(study: OpenStudy) -> None:
    codes = [code.id for code in study.coding.codes()]
    concept = study.structure.categories(Level.CONCEPT)[0]
    study.structure.place_all(codes[:2], concept.id, coder=ada(study))
    before = study.store.last_seq()
    study.structure.place_all(codes[:2], concept.id, coder=ada(study))
    assert study.store.last_seq() == before
    study.structure.place_all(codes[:2], None, coder=ada(study))
    assert study.store.last_seq() == before + 1
    assert study.structure.tree()[0].children == ()
