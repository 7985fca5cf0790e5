"""Suggested groups are rearranged and decided member by member; what was suggested stays known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study
from fakes.openai_server import ScriptedServer

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Put
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    DecisionAction,
    Level,
    Placement,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.workflow.study import OpenStudy
from prompts import open_model, open_reader
from prompts.providers import PRESETS


def grouped(folder: Path) -> OpenStudy:
    """Make a study with 8 codes, of which a server made two alternatives of themes."""
    made = make_study(folder)
    coder = ada(made)
    codes = [Code(label=f"Code {number}", origin=CodeOrigin.RESEARCHER, coder_id=coder) for number in range(8)]
    made.store.commit("code_added", [Put(code) for code in codes], actor=coder)
    with ScriptedServer() as server:
        model = open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model))
        made.suggesting.run(made.suggesting.plan_groups(Level.THEME, model, 2), model, coder=coder)
    return made


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    made = grouped(tmp_path_factory.mktemp("groups"))
    yield made
    assert made.verify() == []
    made.close()


@pytest.fixture
def study(answered: OpenStudy) -> Iterator[OpenStudy]:
    """The study as the server left it; what a test does is undone."""
    yield answered
    while (event := answered.history.next_undo()) and event.kind in ("groups_arranged", "suggestion_decided"):
        answered.history.undo(coder=ada(answered))
    assert not answered.store.all(Category)


def groups(study: OpenStudy, alternative: int = 0) -> list[Suggestion]:
    found = study.suggesting.list(kind=SuggestionKind.THEME)
    return [item for item in found if item.alternative == alternative]


def again(study: OpenStudy, group: Suggestion) -> Suggestion:
    return study.store.get(Suggestion, group.id)


def everything(study: OpenStudy) -> list[str]:
    [run] = study.suggesting.runs()
    return sorted([one for item in groups(study) for one in item.member_ids] + study.suggesting.left_open(run.id)[0])


def test_alternatives_say_by_what_they_sort_and_groups_what_speaks_against_them(study: OpenStudy) -> None:
    assert [item.principle for item in groups(study)] == ["nach Größe 3"] * 3
    assert {item.principle for item in groups(study, 1)} == {"nach Größe 4"}
    codes = {code.id for code in study.store.all(Code)}
    for item in groups(study) + groups(study, 1):
        [(against, why)] = item.counter_examples
        assert against in codes - set(item.member_ids)
        assert why == "sagt das Gegenteil"


def test_a_member_moves_and_each_is_still_in_one_group(study: OpenStudy) -> None:
    first, second, *_ = groups(study)
    before = everything(study)
    study.arranging.move(first.member_ids[:1], second.id, coder=ada(study))

    assert again(study, first).member_ids == first.member_ids[1:]
    assert again(study, second).member_ids == (*second.member_ids, first.member_ids[0])
    assert again(study, first).suggested["members"] == list(first.member_ids)
    assert everything(study) == before
    assert study.history.undo(coder=ada(study))
    assert again(study, first) == first
    assert again(study, second) == second


def test_what_comes_in_speaks_against_the_group_no_longer(study: OpenStudy) -> None:
    first, second, *_ = groups(study)
    assert second.counter_examples[0][0] in first.member_ids
    study.arranging.move([second.counter_examples[0][0]], second.id, coder=ada(study))
    assert again(study, second).counter_examples == ()


def test_what_fits_nowhere_can_be_put_into_a_group(study: OpenStudy) -> None:
    first, *_ = groups(study)
    study.deciding.reject_members(first.id, first.member_ids[:1], coder=ada(study))
    [run] = study.suggesting.runs()
    assert study.suggesting.left_open(run.id)[0] == [first.member_ids[0]]
    target = groups(study)[1]
    study.arranging.move(first.member_ids[:1], target.id, coder=ada(study))
    assert again(study, target).member_ids[-1] == first.member_ids[0]


def test_a_group_is_split_under_a_name_of_hers(study: OpenStudy) -> None:
    first, *_ = groups(study)
    made = study.arranging.split(first.id, first.member_ids[1:], "  Angst   vorm Ersetzen ", coder=ada(study))

    new = study.store.get(Suggestion, made)
    assert (new.label, new.member_ids) == ("Angst vorm Ersetzen", first.member_ids[1:])
    assert again(study, first).member_ids == first.member_ids[:1]
    decision = study.deciding.accept(made, coder=ada(study))
    assert decision.action is DecisionAction.EDIT, "it is not what was suggested"
    assert decision.before["label"] == first.label
    assert decision.before["members"] == list(first.member_ids)


@pytest.mark.parametrize("count", [0, 3])
def test_a_split_leaves_members_on_both_sides(study: OpenStudy, count: int) -> None:
    first, *_ = groups(study)
    with pytest.raises(InvalidInput) as raised:
        study.arranging.split(first.id, first.member_ids[:count], "Neu", coder=ada(study))
    assert raised.value.code == "nothing_left"


def test_two_groups_become_one_and_the_other_waits_no_more(study: OpenStudy) -> None:
    first, second, *_ = groups(study)
    study.arranging.merge(first.id, second.id, coder=ada(study))

    assert again(study, first).status is SuggestionStatus.MERGED
    assert again(study, second).member_ids == second.member_ids + first.member_ids
    with pytest.raises(NotPermitted):
        study.deciding.accept(first.id, coder=ada(study))
    decision = study.deciding.accept(second.id, coder=ada(study))
    assert decision.action is DecisionAction.EDIT
    assert len(study.store.all(Placement, parent_id=decision.result_id)) == 6


def test_members_are_accepted_one_by_one_into_the_same_theme(study: OpenStudy) -> None:
    first, *_ = groups(study)
    some = study.deciding.accept_members(first.id, first.member_ids[:1], coder=ada(study))
    assert again(study, first).status is SuggestionStatus.OPEN
    assert again(study, first).member_ids == first.member_ids[1:]
    rest = study.deciding.accept(first.id, coder=ada(study))

    [theme] = study.store.all(Category)
    assert some.result_id == rest.result_id == theme.id
    assert {item.child_id for item in study.store.all(Placement)} == set(first.member_ids)
    assert again(study, first).status is SuggestionStatus.EDITED


def test_a_concept_made_meanwhile_goes_into_the_theme_for_its_codes(study: OpenStudy) -> None:
    first, other, *_ = groups(study)
    ours = list(first.member_ids)
    concept = study.structure.add(Level.CONCEPT, "Eigenes", coder=ada(study), members=ours[:2])
    mixed = study.structure.add(
        Level.CONCEPT, "Gemischtes", coder=ada(study), members=[*ours[2:3], *other.member_ids[:2]]
    )
    theme = study.deciding.accept(first.id, coder=ada(study)).result_id
    final = {item.child_id for item in study.store.all(Placement, parent_id=theme, final=True)}
    assert concept.id in final
    assert not final & set(ours[:2])
    assert mixed.id not in final
    for _ in range(3):
        study.history.undo(coder=ada(study))


def test_a_rejected_member_stands_open_and_the_rest_can_be_accepted(study: OpenStudy) -> None:
    first, *_ = groups(study)
    decision = study.deciding.reject_members(first.id, first.member_ids[:1], coder=ada(study), reason="passt nicht")
    assert (decision.action, decision.after["members"]) == (DecisionAction.REJECT, [first.member_ids[0]])
    accepted = study.deciding.accept(first.id, coder=ada(study))
    assert accepted.action is DecisionAction.EDIT
    assert accepted.before["members"] == list(first.member_ids)
    assert {item.child_id for item in study.store.all(Placement)} == set(first.member_ids[1:])


def test_rejecting_all_members_rejects_the_group(study: OpenStudy) -> None:
    first, *_ = groups(study)
    study.deciding.reject_members(first.id, first.member_ids, coder=ada(study))
    assert again(study, first).status is SuggestionStatus.REJECTED


def test_members_of_another_grouping_or_of_nothing_are_refused(study: OpenStudy) -> None:
    first, second, *_ = groups(study)
    with pytest.raises(InvalidInput):
        study.arranging.move(["nobody"], second.id, coder=ada(study))
    with pytest.raises(InvalidInput):
        study.deciding.accept_members(first.id, second.member_ids[:1], coder=ada(study))
    study.deciding.accept(first.id, coder=ada(study))
    with pytest.raises(NotPermitted):
        study.arranging.move(first.member_ids[:1], second.id, coder=ada(study))


def test_a_rearranged_run_still_replays_as_it_was_answered(study: OpenStudy) -> None:
    first, second, *_ = groups(study)
    study.arranging.merge(first.id, second.id, coder=ada(study))
    [run] = study.suggesting.runs()
    assert study.suggesting.replay(run.id, open_reader(PRESETS["llama_cpp"])).identical


def test_a_name_found_late_leaves_what_was_said_of_groups_as_well(tmp_path: Path) -> None:
    study = grouped(tmp_path)
    first, *_ = groups(study)
    ids = {item.id: item.member_ids for item in groups(study)}
    study.arranging.split(first.id, first.member_ids[1:], "Die Größe zählt", coder=ada(study))
    study.store.clean_texts(lambda text: re.sub("Größe|Gegenteil|Gruppe", "[Person 9]", text), actor=ada(study))

    for item in groups(study):
        assert item.principle == "nach [Person 9] 3"
        assert item.label.startswith(("[Person 9] 1.", "Die [Person 9] zählt"))
        assert all(why == "sagt das [Person 9]" for _, why in item.counter_examples)
        assert item.suggested.get("label", "[Person 9] 1.1") == "[Person 9] 1.1"
        assert set(item.suggested.get("members", ())) <= set(ids[first.id])
    assert b"Gegenteil" not in study.path.read_bytes()
    assert study.verify() == []
    study.close()
