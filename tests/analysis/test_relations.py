"""Axial coding: relations between themes rest on quotations, follow their themes, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.errors import InvalidInput
from analysis.records import Category, Level, Relation, RelationKind
from analysis.workflow.study import OpenStudy


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path)
    coder = ada(made)
    for label, words in (("Hürden", "die technische Hürde"), ("Angst", "Wir haben Angst")):
        code = made.coding.in_vivo(*span_of(made, words), coder=coder)
        made.structure.add(Level.THEME, label, members=[code.id], coder=coder)
    yield made
    made.close()


def themes(study: OpenStudy) -> list[Category]:
    return study.structure.categories(Level.THEME)


def related(study: OpenStudy, kind: RelationKind = RelationKind.CONDITION, label: str = "") -> Relation:
    first, second = themes(study)[:2]
    quoted = [item.id for item in study.relations.quotations_of(first.id)]
    return study.relations.relate(first.id, second.id, kind, coder=ada(study), label=label, coding_ids=quoted)


def test_a_relation_rests_on_the_quotations_of_its_themes(study: OpenStudy) -> None:
    made = related(study)
    [one] = study.relations.all()
    assert (one.source.label, one.target.label) == ("Hürden", "Angst")
    assert [study.coding.quotation(item) for item in study.relations.quotations_of(one.source.id)] == [
        "die technische Hürde"
    ]
    study.relations.change(made.id, coder=ada(study), note="Frau Schuster sah das anders", coding_ids=[])
    assert "Schuster" not in study.relations.all()[0].relation.note
    study.history.undo(coder=ada(study))
    assert study.relations.all()[0].relation.coding_ids == made.coding_ids
    study.history.undo(coder=ada(study))
    assert study.relations.all() == []
    assert study.verify() == []


def test_only_two_different_themes_are_related_and_only_once_alike(study: OpenStudy) -> None:
    related(study)
    with pytest.raises(InvalidInput) as refused:
        related(study)
    assert refused.value.code == "related_already"
    with pytest.raises(InvalidInput):
        related(study, RelationKind.OWN)
    assert related(study, RelationKind.OWN, "nährt").label == "nährt"
    first = themes(study)[0].id
    with pytest.raises(InvalidInput):
        study.relations.relate(first, first, RelationKind.CONTEXT, coder=ada(study))


def test_relations_go_with_a_theme_and_follow_a_merge(study: OpenStudy) -> None:
    related(study)
    third = study.structure.add(Level.THEME, "Sorge", coder=ada(study))
    second = themes(study)[1]
    study.merging.merge_categories([second.id], third.id, coder=ada(study))
    assert [one.target.label for one in study.relations.all()] == ["Sorge"]
    study.structure.remove(third.id, coder=ada(study))
    assert study.store.all(Relation) == []
    study.history.undo(coder=ada(study))
    assert len(study.relations.all()) == 1
    assert study.verify() == []


def test_words_of_who_withdraws_leave_relations(study: OpenStudy) -> None:
    related(study)
    person = next(turn.speaker for turn in study.transcripts.documents()[0].turns if turn.can_be_coded)
    study.withdrawal.erase(person, coder=ada(study), reason="Wunsch")
    assert study.store.all(Relation) == []
