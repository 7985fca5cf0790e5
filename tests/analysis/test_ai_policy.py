"""What was settled on suggestions binds everybody, changes with a reason, and is kept in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import INTERVIEW, SECOND, ScriptedDetector, ada, make_study

import storage
from analysis.errors import InvalidInput, NotPermitted
from analysis.records import AiPolicy, Level, Seen, SendScope, SuggestionKind
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.first_run import Trait, examples, page
from analysis.workflow.study import OpenStudy


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, send_scope=SendScope.INTERNET)
    yield made
    made.close()


def settle(study: OpenStudy, reason: str = "", **said: object) -> None:
    policy = study.ai_policy.current() or AiPolicy(reach=SendScope.INTERNET)
    study.ai_policy.set(replace(policy, **said), coder=ada(study), reason=reason)  # type: ignore[arg-type]


def ids(study: OpenStudy) -> list[str]:
    return [item.id for item in study.transcripts.documents()]


def test_what_may_not_be_suggested_is_not_asked_for_by_any_suggester(study: OpenStudy) -> None:
    settle(study, kinds=(SuggestionKind.THEME,))
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_codes(ids(study), BuiltinModel())
    assert refused.value.code == "ai_policy_kind"
    with pytest.raises(NotPermitted):
        study.suggesting.plan_groups(Level.CONCEPT, BuiltinModel())


def test_a_plan_made_before_it_was_settled_is_not_carried_out(study: OpenStudy) -> None:
    plan = study.suggesting.plan_codes(ids(study), BuiltinModel())
    settle(study, kinds=())
    with pytest.raises(NotPermitted):
        study.suggesting.run(plan, BuiltinModel(), coder=ada(study))
    assert not study.suggesting.list()


def test_codes_come_only_after_her_own_coding_where_that_was_settled(study: OpenStudy) -> None:
    settle(study, own_coding_first=True)
    first = ids(study)[0]
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_codes([first], BuiltinModel())
    assert refused.value.code == "ai_policy_own_first"
    study.blind.start(first, coder=ada(study))
    assert not study.ai_policy.may_be_asked(first)
    study.blind.finish(first, coder=ada(study))
    assert study.suggesting.plan_codes([first], BuiltinModel()).calls


def test_only_who_was_named_decides_and_nothing_unseen(study: OpenStudy) -> None:
    model = BuiltinModel()
    study.suggesting.run(study.suggesting.plan_codes(ids(study), model), model, coder=ada(study))
    bea = study.coder("Bea").id
    settle(study, deciders=(bea,), one_by_one=True, reason="Zweitcodierung")
    waiting = study.suggesting.list()[0].id
    with pytest.raises(NotPermitted) as refused:
        study.deciding.reject(waiting, coder=ada(study))
    assert refused.value.code == "ai_policy_decider"
    with pytest.raises(NotPermitted):
        study.deciding.reject(waiting, coder=bea, how=Seen.HEADLESS_BULK)
    assert study.deciding.reject(waiting, coder=bea).coder_id == bea


def test_text_goes_no_further_than_was_settled(study: OpenStudy) -> None:
    settle(study, reach=SendScope.THIS_NETWORK)
    assert study.info.send_scope is SendScope.THIS_NETWORK
    with pytest.raises(NotPermitted) as refused:
        study.change_settings(coder=ada(study), send_scope=SendScope.INTERNET)
    assert refused.value.code == "ai_policy_reach"
    study.change_settings(coder=ada(study), send_scope=SendScope.THIS_COMPUTER)


def test_the_settled_share_is_held_out_and_no_less(study: OpenStudy) -> None:
    settle(study, blind_share=0.25)
    assert study.blind.share()[0] == 0.25
    with pytest.raises(NotPermitted):
        study.blind.hold_out(0.1, coder=ada(study))


def test_it_is_changed_with_a_reason_and_every_time_is_told(study: OpenStudy) -> None:
    settle(study, kinds=(SuggestionKind.CODE,))
    with pytest.raises(InvalidInput) as refused:
        settle(study, kinds=tuple(SuggestionKind))
    assert refused.value.code == "reason_needed"
    settle(study, "Frau Schuster riet dazu", kinds=tuple(SuggestionKind))
    first, second = study.ai_policy.history()
    assert (first.policy.kinds, first.reason) == ((SuggestionKind.CODE,), "")
    assert second.policy.kinds == tuple(SuggestionKind)
    assert "Schuster" not in second.reason
    assert "riet dazu" in second.reason
    study.history.undo(coder=ada(study))
    assert len(study.ai_policy.history()) == 1
    assert study.ai_policy.current().kinds == (SuggestionKind.CODE,)  # type: ignore[union-attr]
    assert study.verify() == []


def test_it_is_settled_when_the_study_is_made(tmp_path: Path) -> None:
    made = storage.create_study(
        tmp_path / "s", title="T", coder="Ada", detector=ScriptedDetector(), send_scope=SendScope.THIS_NETWORK,
        policy=AiPolicy(kinds=()),
    )  # fmt: skip
    policy = made.ai_policy.current()
    assert policy is not None
    assert (policy.kinds, policy.reach) == ((), SendScope.THIS_NETWORK)
    made.close()


def test_the_page_beside_the_first_run_shows_her_own_material(tmp_path: Path) -> None:
    short = "I: Und?\n\nB: Ja.\n\nI: Wirklich?\n\nB: Das glaube ich nicht so schnell. (lacht) Sehr lustig war das ja.\n"
    made = make_study(tmp_path, (INTERVIEW, SECOND, short))
    found = {example.trait: example for example in examples(made.store, made.texts)}
    assert found[Trait.REPEATED].words == "am ende entscheide ich"
    assert found[Trait.REPEATED].count == 2
    assert found[Trait.NEGATION].words == "Das glaube ich nicht so schnell."
    assert found[Trait.SHORT_ANSWER].words == "Ja."
    assert Trait.LONG_TURN not in found
    points = page(list(found.values()), "de")
    assert sum(bool(point.example) for point in points) == 4
    assert len(page([], "en")) == len(points)
    made.close()
