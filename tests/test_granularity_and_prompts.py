"""How finely suggestions are made is hers; the prompts of a run are kept in full; a name in a prompt goes nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study, span_of
from fakes.openai_server import ScriptedServer

from analysis.errors import SendingBlocked
from analysis.suggestion.builtin import BuiltinModel
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.own import OwnPrompts
from prompts.providers import PRESETS

WORDS = ["eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]
TALK = "".join(
    f"I: Was ist an Aufgabe {word} schwierig?\n\nB: Die Aufgabe {word} finde ich schwierig, weil alle sie anders sehen "
    f"als ich im Vertrieb und die Zeit dafür am Ende fehlt.\n\n"
    for word in WORDS
)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [TALK, TALK.replace("Aufgabe", "Arbeit")])
    yield made
    assert made.verify() == []
    made.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


def model_of(server: ScriptedServer) -> SuggestionModel:
    return open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, context_tokens=8192))


def first(study: OpenStudy) -> list[str]:
    return [study.transcripts.documents()[0].id]


def code_by_hand(study: OpenStudy, count: int) -> None:
    for word in WORDS[:count]:
        study.coding.in_vivo(*span_of(study, f"Aufgabe {word} finde ich schwierig"), coder=ada(study))


def test_without_her_own_coding_no_density_is_suggested(study: OpenStudy, server: ScriptedServer) -> None:
    code_by_hand(study, 4)
    plan = study.suggesting.plan_codes(first(study), model_of(server))
    assert (plan.granularity.words_per_code, plan.granularity.source) == (0, "none")
    assert "(keine)" in json.loads(plan.calls[0].body)["messages"][1]["content"]


def test_her_own_coding_of_a_first_interview_sets_the_density(study: OpenStudy, server: ScriptedServer) -> None:
    code_by_hand(study, 5)
    said = TALK.split("I: Was ist an Aufgabe sechs")[0]
    per_code = round(len(said.replace("I: ", "").replace("B: ", "").split()) / 5)

    plan = study.suggesting.plan_codes(first(study), model_of(server))

    assert plan.granularity.source == "measured"
    assert abs(plan.granularity.words_per_code - per_code) <= 2, "speakers' labels may count"
    assert f"einen Code auf {plan.granularity.words_per_code} Wörter" in plan.calls[0].body.decode()
    assert plan.calls[0].parameters["words_per_code"] == plan.granularity.words_per_code


def test_her_choice_is_recorded_with_the_run_and_holds_for_the_next(study: OpenStudy, server: ScriptedServer) -> None:
    code_by_hand(study, 5)
    model = model_of(server)
    run = study.suggesting.run(study.suggesting.plan_codes(first(study), model, 186), model, coder=ada(study))

    assert (run.settings["words_per_code"], run.settings["words_per_code_from"]) == (186, "chosen")
    assert study.suggesting.granularity().words_per_code == 186
    assert study.suggesting.plan_codes(first(study), model, 0).granularity.words_per_code == 0


def test_the_built_in_suggester_follows_the_density(study: OpenStudy) -> None:
    counts = {}
    for words in (40, 200, 10_000):
        model = BuiltinModel()
        call = study.suggesting.plan_codes(first(study), model, words).calls[0]
        counts[words] = len(json.loads(model._compute(call.body, None))["codes"])  # type: ignore[arg-type]
    assert counts[40] > counts[200] > counts[10_000] == 1


def test_an_empty_answer_is_an_answer(study: OpenStudy, server: ScriptedServer) -> None:
    server.script(lambda _request: json.dumps({"codes": [], "nothing_found": True}))
    model = model_of(server)
    run = study.suggesting.run(study.suggesting.plan_codes(first(study), model), model, coder=ada(study))
    assert run.status == "done"
    assert study.suggesting.list() == []


def test_the_whole_text_of_the_prompts_used_is_kept_with_the_run(study: OpenStudy, server: ScriptedServer) -> None:
    shelf, model = OwnPrompts(), model_of(server)
    copied = shelf.use(shelf.copy(next(p for p in shelf.all() if p.reference == "codes/de@2"), "mein"))
    changed = shelf.keep(copied, shelf.text(copied).replace("kürzeste", "längste"))

    run = study.suggesting.run(study.suggesting.plan_codes(first(study), model), model, coder=ada(study))

    assert run.settings["prompt"] == ["codes/de/mein", 2, changed.digest]
    assert run.settings["prompts"] == {changed.digest: shelf.text(changed)}
    assert {call.prompt_digest for call in study.suggesting.calls(run.id)} == {changed.digest}


def test_a_name_in_her_prompt_stops_the_call(study: OpenStudy, server: ScriptedServer, tmp_path: Path) -> None:
    folder = tmp_path / "named"
    folder.mkdir()
    named = make_study(folder, [TALK + "B: Das sagt Frau Schuster auch.\n"])
    shelf = OwnPrompts()
    copied = shelf.use(shelf.copy(next(p for p in shelf.all() if p.reference == "codes/de@2"), "mein"))
    shelf.keep(copied, shelf.text(copied).replace("So suchst du:", "Suche wie Schuster.\nSo suchst du:"))
    model = model_of(server)
    with pytest.raises(SendingBlocked) as blocked:
        named.suggesting.run(named.suggesting.plan_codes(first(named), model), model, coder=ada(named))
    assert blocked.value.code == "residue_in_prompt"
    assert "Schuster" not in str(blocked.value)
    assert server.chats == []
    named.close()
