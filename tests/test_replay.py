"""Stored runs replayed and compared from the file, also after one interview's words were erased from requests."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import INTERVIEW, SECOND, ada, make_study, reopen
from fakes.openai_server import Received, ScriptedServer

from analysis.errors import NotFound
from analysis.records import Level, Run, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from analysis.suggestion.requests import AnswerReading, SuggestionModel
from analysis.workflow.study import OpenStudy
from analysis.workflow.suggesting import ERASED
from commands.app import run as command
from commands.runs import reader_of
from prompts import open_model
from prompts.providers import PRESETS


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [INTERVIEW, SECOND])
    made.suggesting.pause = lambda _seconds, _cancel: None
    yield made
    assert made.verify() == []
    made.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


def model_of(server: ScriptedServer) -> SuggestionModel:
    return open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model))


def codes_from(study: OpenStudy, model: SuggestionModel) -> Run:
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model)
    return study.suggesting.run(plan, model, coder=ada(study))


def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a replay opens no connection")

    monkeypatch.setattr(socket, "socket", refused)


@pytest.mark.parametrize("step", ["good", "invented quote", "inserted negation", "other turn"])
def test_a_run_replayed_without_network_gives_the_same(
    study: OpenStudy, server: ScriptedServer, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script(step)
    run = codes_from(study, model_of(server))
    kept = len(study.suggesting.list())
    study.deciding.reject(study.suggesting.list()[0].id, coder=ada(study))
    no_network(monkeypatch)
    result = study.suggesting.replay(run.id, reader_of(run))

    assert result.identical
    assert (result.replayed_calls, len(result.same)) == (2, kept)


def test_a_second_run_replays_without_what_it_repeated(study: OpenStudy, server: ScriptedServer) -> None:
    codes_from(study, model_of(server))
    again = codes_from(study, model_of(server))
    result = study.suggesting.replay(again.id, reader_of(again))
    assert result.identical
    assert result.same == (), "all repeated what the first run had found"


def test_built_in_runs_replay_as_well(study: OpenStudy) -> None:
    run = codes_from(study, BuiltinModel())
    for item in study.suggesting.list(statuses=[SuggestionStatus.OPEN]):
        study.deciding.accept(item.id, coder=ada(study))
    assert study.suggesting.replay(run.id, reader_of(run)).identical
    plan = study.suggesting.plan_groups(Level.CONCEPT, BuiltinModel())
    groups = study.suggesting.run(plan, BuiltinModel(), coder=ada(study))
    assert study.suggesting.replay(groups.id, reader_of(groups)).identical


def test_another_answer_in_the_file_is_noticed(study: OpenStudy, server: ScriptedServer) -> None:
    run = codes_from(study, model_of(server))

    class Another:
        """Reads less than the answer holds."""

        def read(self, request: object, answer: object) -> list[object]:
            return reader_of(run).read(request, answer)[1:]  # type: ignore[arg-type]

    reader: AnswerReading = Another()  # type: ignore[assignment]
    result = study.suggesting.replay(run.id, reader)
    assert not result.identical
    assert result.gone


def test_one_interviews_words_are_erased_from_requests_and_the_others_stay(
    study: OpenStudy, server: ScriptedServer
) -> None:
    run = codes_from(study, model_of(server))
    calls = study.suggesting.calls(run.id)
    first = study.transcripts.documents()[0]
    sent = [study.suggesting.request_text(call) for call in calls]
    assert [text.encode() for text in sent] == [request.body for request in server.chats]
    assert study.suggesting.erase_sent(first.id, coder=ada(study))

    left = [study.suggesting.request_text(call) for call in calls]
    assert "technische Hürde" in sent[0]
    assert "technische Hürde" not in left[0]
    assert ERASED in left[0]
    assert "Wie verändert KI den Vertrieb?" in left[0], "the research question is nobody's words"
    assert study.suggesting.response_text(calls[0]) == ERASED
    assert left[1] == sent[1]
    with pytest.raises(NotFound) as raised:
        study.store.blob(calls[0].request_digest)
    assert raised.value.code == "parts_erased"
    result = study.suggesting.replay(run.id, reader_of(run))
    assert [(item.part, item.reason) for item in result.skipped] == [(0, "parts_erased")]
    assert (result.replayed_calls, result.new, result.gone) == (1, (), ())
    assert study.verify() == []
    assert not study.suggesting.erase_sent(first.id, coder=ada(study)), "there is nothing more"


def test_labels_of_an_erased_interview_leave_the_other_requests(study: OpenStudy, server: ScriptedServer) -> None:
    codes_from(study, model_of(server))
    first, second = study.transcripts.documents()
    accepted = next(item for item in study.suggesting.list(first.id) if item.start >= 0)
    label = study.suggesting.quotation(accepted)
    study.deciding.accept(accepted.id, coder=ada(study))
    later = codes_from(study, model_of(server))
    call = next(call for call in study.suggesting.calls(later.id) if call.document_id == second.id)
    assert f"- {label}" in study.suggesting.request_text(call)
    study.suggesting.erase_sent(first.id, coder=ada(study))
    left = study.suggesting.request_text(call)
    assert label not in left
    assert "Am Ende entscheide ich" in left


def test_one_interviews_words_are_erased_by_command_and_replay_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = make_study(tmp_path)
    run = codes_from(made, BuiltinModel())
    first, second = made.transcripts.documents()
    code = first.turns[1].speaker
    made.close()
    assert command(["erase-requests", str(made.path), "--document", "1"]) == 2
    assert "can't be undone" in capfd.readouterr().err
    assert command(["erase-requests", str(made.path), "--participant", "P99", "--yes"]) == 2
    assert "No interview has a participant P99" in capfd.readouterr().err
    assert command(["erase-requests", str(made.path), "--participant", code, "--yes"]) == 0
    assert command(["erase-requests", str(made.path), "--participant", code]) == 0
    assert "nothing to erase" in capfd.readouterr().err
    assert command(["replay", str(made.path), run.id, "--json"]) == 1
    skipped = json.loads(capfd.readouterr().out)["not_replayed"]
    assert {item["reason"] for item in skipped} == {"parts_erased"}
    study = reopen(made)
    assert study.suggesting.sent_parts(first.id) == 0
    assert study.suggesting.sent_parts(second.id) > 0
    assert study.verify() == []
    study.close()


def test_a_lost_part_without_a_recorded_erasure_is_a_problem(study: OpenStudy, server: ScriptedServer) -> None:
    run = codes_from(study, model_of(server))
    document = study.transcripts.documents()[0].id
    file = study.store.study_file  # type: ignore[attr-defined]
    with file.database.transaction():
        assert file.erase_sources([document])
    assert {problem.code for problem in study.verify()} == {"missing_parts"}
    study.suggesting.erase_sent(study.transcripts.documents()[1].id, coder=ada(study))
    assert {problem.code for problem in study.verify()} == {"missing_parts"}
    call = study.suggesting.calls(run.id)[0]
    digests = [call.request_digest, call.response_digest]
    details = {"sources": [document], "erased_parts": digests}
    study.store.commit("request_parts_erased", [], actor=ada(study), details=details)


def test_two_runs_are_compared_by_place(study: OpenStudy, server: ScriptedServer) -> None:
    earlier = codes_from(study, model_of(server))

    def other(request: Received) -> str:
        turn, words = request.codable_turns[0]
        quotes = [" ".join(words.split()[:3]), " ".join(words.split()[2:10]).strip(".,")]
        return json.dumps({"codes": [{"turn": turn, "quote": quote, "why": ""} for quote in quotes]})

    server.script(other, other)
    later = codes_from(study, model_of(server))
    result = study.suggesting.compare(earlier.id, later.id, reader_of)
    assert result.skipped == ()
    assert len(result.same) == 2
    assert all(one.document_id == two.document_id for one, two in result.same)
    found = [item for item in study.suggesting.list() if item.run_id == earlier.id and item.start >= 0]
    assert len(result.same) + len(result.gone) == len(found)
    assert {item.rank for item in result.new} <= {0}


def test_replay_and_compare_by_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = make_study(tmp_path, [INTERVIEW])
    first, second = codes_from(made, BuiltinModel()), codes_from(made, BuiltinModel())
    made.close()
    assert command(["runs", str(made.path)]) == 0
    assert first.id[:8] in capfd.readouterr().out
    assert command(["replay", str(made.path), first.id, "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["identical"] is True
    assert command(["compare", str(made.path), first.id, second.id, "--json"]) == 0
    compared = json.loads(capfd.readouterr().out)
    assert compared["same"]
    assert (compared["new"], compared["gone"]) == ([], [])
