"""Grouping 500 codes with a server: in blocks, each code once or open, whatever the answers do with the ids."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study
from fakes.openai_server import Received, ScriptedServer, group_keys

from analysis.ports import Put
from analysis.records import CallStatus, Code, CodeOrigin, Level, SuggestionKind
from analysis.suggestion.blocks import blocks
from analysis.suggestion.requests import GroupItem, SuggestionModel
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.providers import PRESETS

TOPICS = ("Vertrauen", "Zeitdruck", "Prüfungsaufgaben", "Kundengespräch", "Datenschutz", "Maschinenlernen", "Angst",
          "Teamarbeit", "Führungskraft", "Kostenrechnung")  # fmt: skip


def items(count: int) -> list[GroupItem]:
    return [GroupItem(f"C{n}", f"{TOPICS[n % len(TOPICS)]} im Fall {n}") for n in range(count)]


def test_blocks_hold_each_item_once_and_are_bounded() -> None:
    found = blocks(items(500))
    assert Counter(item.key for block in found for item in block) == Counter(item.key for item in items(500))
    assert len(found) == 9
    assert max(len(block) for block in found) <= 60
    assert found == blocks(items(500))


def test_what_is_alike_comes_into_the_same_block() -> None:
    found = blocks(items(500))
    homes = [sum(any(topic in item.label for item in block) for block in found) for topic in TOPICS]
    assert sum(homes) <= 2 * len(TOPICS)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path)
    coder = ada(made)
    codes = [
        Code(label=f"{TOPICS[n % len(TOPICS)]} im Fall {n}", origin=CodeOrigin.RESEARCHER, coder_id=coder)
        for n in range(500)
    ]
    made.store.commit("code_added", [Put(code) for code in codes], actor=coder)
    yield made
    assert made.verify() == []
    made.close()


def model_of(server: ScriptedServer) -> SuggestionModel:
    settings = replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, context_tokens=16384)
    return open_model(settings)


def by_topic(request: Received) -> str:
    """Group by the first word; of codes leave the last one out and name the first one twice."""
    lines = re.findall(r"^([CG]\d+): (\S+)", request.user_text, re.MULTILINE)
    topics: dict[str, list[str]] = {}
    for key, word in lines:
        topics.setdefault(word, []).append(key)
    if lines[0][0].startswith("C"):
        topics[lines[-1][1]].remove(lines[-1][0])
        topics["Noch einmal"] = [lines[0][0]]
    groups = [
        {"label": word, "definition": f"Alles zu {word}", "members": keys, "why": ""}
        for word, keys in topics.items()
        if keys
    ]
    wanted = re.search(r"Alternativen\D+(\d)", request.user_text)
    return json.dumps(
        {"alternatives": [{"groups": groups, "not_grouped": []}] * int(wanted[1] if wanted else 1)}, ensure_ascii=False
    )


def test_500_codes_are_each_in_one_group_or_open_and_blocks_join(study: OpenStudy, server: ScriptedServer) -> None:
    model = model_of(server)
    plan = study.suggesting.plan_groups(Level.CONCEPT, model, 2)
    assert len(plan.calls) == 9
    server.script(*[by_topic] * 40)
    before = {code.id: code.label for code in study.store.all(Code)}
    run = study.suggesting.run(plan, model, coder=ada(study))

    assert run.status == "done"
    groups = study.suggesting.list(kind=SuggestionKind.CONCEPT)
    assert {group.alternative for group in groups} == {0, 1}
    left = study.suggesting.left_open(run.id)
    for number in (0, 1):
        members = [one for group in groups if group.alternative == number for one in group.member_ids]
        assert len(members) == len(set(members))
        assert set(members) | set(left[number]) == set(before)
        assert len(left[number]) == 9, "one in each block was left out"
        assert sum(group.alternative == number for group in groups) == len(TOPICS), "the same topics were joined"
    assert {code.id: code.label for code in study.store.all(Code)} == before


def test_an_answer_with_an_unknown_id_is_refused_and_the_others_stand(study: OpenStudy, server: ScriptedServer) -> None:
    def invents(request: Received) -> str:
        group = {"label": "X", "definition": "", "members": [group_keys(request)[0], "C9999"], "why": ""}
        return json.dumps({"alternatives": [{"groups": [group], "not_grouped": []}]})

    model = model_of(server)
    plan = study.suggesting.plan_groups(Level.CONCEPT, model, 2)
    server.script(by_topic, invents, *[by_topic] * 20)
    run = study.suggesting.run(plan, model, coder=ada(study))
    failed = [call for call in study.suggesting.calls(run.id) if call.status is CallStatus.FAILED]

    assert [call.error_code for call in failed] == ["malformed"]
    groups = [group for group in study.suggesting.list(kind=SuggestionKind.CONCEPT) if group.alternative == 0]
    members = [one for group in groups for one in group.member_ids]
    assert len(members) == len(set(members))
    assert len(study.suggesting.left_open(run.id)[0]) == 8 + len(plan.calls[1].request.sent_texts)


def test_the_second_pass_is_seen_before_it_is_sent(study: OpenStudy, server: ScriptedServer) -> None:
    server.script(*[by_topic] * 30)
    model = model_of(server)
    plan = study.suggesting.plan_groups(Level.CONCEPT, model)
    run = study.suggesting.run(plan, model, coder=ada(study), follow=False)
    assert len(server.chats) == len(plan.calls)

    joining = study.suggesting.plan_following(run, plan, model)

    assert joining is not None
    assert len(server.chats) == len(plan.calls), "planning sends nothing"
    prepared = [call.body for call in joining.calls]
    ended = study.suggesting.follow(run, joining, model)
    assert [chat.body for chat in server.chats[len(plan.calls) :]] == prepared, "what was shown is what was sent"
    assert ended.status == "done"
    assert ended.settings["parts"] == len(plan.calls) + len(joining.calls)


def test_the_order_of_items_is_another_each_time_and_recorded(study: OpenStudy, server: ScriptedServer) -> None:
    model = model_of(server)
    seeds, orders = set(), set()
    for _ in range(3):
        plan = study.suggesting.plan_groups(Level.CONCEPT, model, alternatives=3)
        run = study.suggesting.run(plan, model, coder=ada(study), follow=False)
        calls = study.suggesting.calls(run.id)
        assert {call.parameters["order_seed"] for call in calls} == {run.settings["seed"]}
        assert plan.alternatives == run.settings["alternatives"] == 3
        seeds.add(run.settings["seed"])
        orders.add(study.suggesting.request_text(calls[0]))
    assert len(seeds) == len(orders) == 3
