"""The critic: a second request about suggested codes. It may drop some with reasons, and nothing is ever lost by it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import INTERVIEW, SECOND, ada, make_study, reopen
from fakes.openai_server import Received, ScriptedServer, proposals

from analysis.errors import Cancelled, InvalidInput, NotFound, NotPermitted, SendingBlocked
from analysis.ports import Put
from analysis.records import CallStatus, Run, SendScope, Suggestion, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.study import OpenStudy
from commands.app import run as command
from commands.runs import reader_of
from prompts import open_model
from prompts.own import OwnPrompts
from prompts.providers import PRESETS

OPEN, DROPPED = [SuggestionStatus.OPEN], [SuggestionStatus.DROPPED]


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


def model_of(server: ScriptedServer, **changes: object) -> SuggestionModel:
    return open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, **changes))


def ask(study: OpenStudy, server: ScriptedServer, *, critic: bool = True) -> Run:
    model = model_of(server)
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model, critic=critic)
    return study.suggesting.run(plan, model, coder=ada(study))


def critiques(server: ScriptedServer) -> list[Received]:
    return [chat for chat in server.chats if proposals(chat)]


def test_without_her_choice_there_is_no_second_request(study: OpenStudy, server: ScriptedServer) -> None:
    run = ask(study, server, critic=False)
    assert critiques(server) == []
    assert run.settings["critic"] is False
    assert study.suggesting.list(statuses=DROPPED) == []


def test_what_the_critic_drops_stays_with_its_reason_and_is_not_offered(
    study: OpenStudy, server: ScriptedServer
) -> None:
    run = ask(study, server)
    dropped, offered = study.suggesting.list(statuses=DROPPED), study.suggesting.list(statuses=OPEN)

    assert run.status == "done"
    assert len(critiques(server)) == 2, "one for each part that had suggestions"
    assert [item.dropped_because for item in dropped] == ["nur Füllsel", "nur Füllsel"]
    assert offered
    assert not any(item.dropped_because for item in offered)
    with pytest.raises(NotPermitted) as raised:
        study.deciding.accept(dropped[0].id, coder=ada(study))
    assert raised.value.code == "dropped_by_critic"


def test_the_critic_gets_quotes_their_turns_and_the_question_and_nothing_else(
    study: OpenStudy, server: ScriptedServer
) -> None:
    ask(study, server)
    asked = critiques(server)[0]
    quotes = [words for _key, words in proposals(asked)]

    assert quotes
    assert all(any(words in turn for _id, turn in asked.all_turns) for words in quotes)
    assert "Wie verändert KI den Vertrieb?" in asked.user_text
    assert "Wie nutzen Sie KI im Vertrieb?" not in asked.user_text, "no turn without a quote"
    assert asked.schema["$defs"]["DropReply"]["properties"]["id"]["enum"] == [key for key, _ in proposals(asked)]
    assert asked.json()["temperature"] == 0
    assert "Schuster" not in server.everything_received


def test_the_call_is_recorded_like_any_other(study: OpenStudy, server: ScriptedServer) -> None:
    run = ask(study, server)
    calls = study.suggesting.calls(run.id)
    second = [call for call in calls if call.prompt_name.startswith("critic/")]

    assert [call.part for call in calls] == [0, 1, 2, 3]
    assert {(call.prompt_name, call.prompt_version) for call in second} == {("critic/de", 1)}
    assert all(call.prompt_digest in run.settings["prompts"] for call in calls)
    assert [study.suggesting.request_text(call).encode() for call in calls] == [chat.body for chat in server.chats]
    assert all(study.suggesting.response_text(call) for call in second)


def test_she_takes_a_suggestion_back_and_that_can_be_undone(study: OpenStudy, server: ScriptedServer) -> None:
    ask(study, server)
    first, second = study.suggesting.list(statuses=DROPPED)
    study.deciding.restore(first.id, coder=ada(study))

    back = study.store.get(Suggestion, first.id)
    assert (back.status, back.dropped_because) == (SuggestionStatus.OPEN, "nur Füllsel")
    with pytest.raises(NotPermitted) as raised:
        study.deciding.restore(first.id, coder=ada(study))
    assert raised.value.code == "not_dropped"
    assert study.history.undo(coder=ada(study))
    assert study.store.get(Suggestion, first.id).status is SuggestionStatus.DROPPED
    assert study.history.redo(coder=ada(study))
    study.deciding.accept(first.id, coder=ada(study))
    assert study.store.get(Suggestion, second.id).status is SuggestionStatus.DROPPED


@pytest.mark.parametrize(
    "fault",
    ["drops an unknown id", "drops an id twice", "drops without a reason", "half JSON", "wrong schema", "refusal"],
)
def test_an_answer_that_does_not_keep_to_the_form_is_refused_and_all_suggestions_stay(
    study: OpenStudy, server: ScriptedServer, fault: str
) -> None:
    server.script("good", "good", fault, fault)
    run = ask(study, server)

    assert run.status == "failed"
    assert study.suggesting.list(statuses=DROPPED) == []
    failed = [call for call in study.suggesting.calls(run.id) if call.status is CallStatus.FAILED]
    assert {call.error_code for call in failed} == {"refused" if fault == "refusal" else "malformed"}
    assert all(study.suggesting.response_text(call) for call in failed), "the answer is kept"
    assert study.suggesting.resumable() == [run]


@pytest.mark.parametrize("fault", ["cut answer", "silent truncation", "413"])
def test_a_critique_that_was_cut_drops_nothing(study: OpenStudy, server: ScriptedServer, fault: str) -> None:
    server.script("good", "good", fault, fault)
    assert ask(study, server).status == "failed"
    assert study.suggesting.list(statuses=DROPPED) == []
    assert study.suggesting.list(statuses=[SuggestionStatus.INCOMPLETE]) == []


def test_the_critic_is_asked_again_for_what_it_did_not_answer(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("good", "good", "good", "half JSON")
    run = ask(study, server)
    assert len(study.suggesting.list(statuses=DROPPED)) == 1
    before = len(server.chats)
    again = study.suggesting.resume(run.id, model_of(server), coder=ada(study))

    assert again.status == "done"
    assert len(server.chats) == before + 1
    assert len(study.suggesting.list(statuses=DROPPED)) == 2
    assert study.suggesting.replay(run.id, reader_of(run)).identical


def test_the_critic_follows_also_when_codes_had_to_be_asked_for_again(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("good", "half JSON")
    run = ask(study, server)
    assert (run.status, critiques(server)) == ("failed", [])
    assert study.suggesting.resume(run.id, model_of(server), coder=ada(study)).status == "done"
    assert len(critiques(server)) == 2


def test_what_she_decided_meanwhile_is_not_dropped(study: OpenStudy, server: ScriptedServer) -> None:
    model = model_of(server)
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model, critic=True)
    run = study.suggesting.run(plan, model, coder=ada(study), follow=False)
    following = study.suggesting.plan_following(run, plan, model)
    assert following is not None
    decided = study.suggesting.list(statuses=OPEN)[0]
    study.deciding.reject(decided.id, coder=ada(study))
    server.script("drops all", "drops all")
    study.suggesting.follow(run, following, model)

    assert study.store.get(Suggestion, decided.id).status is SuggestionStatus.REJECTED
    assert study.suggesting.list(statuses=OPEN) == []
    assert study.suggesting.replay(run.id, reader_of(run)).identical


def test_nothing_is_asked_where_all_was_decided(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("good", "good", "413", "413")
    run = ask(study, server)
    for item in study.suggesting.list(statuses=OPEN):
        study.deciding.reject(item.id, coder=ada(study))
    before = len(server.chats)
    assert study.suggesting.remaining(run, model_of(server)).calls == ()
    assert study.suggesting.resume(run.id, model_of(server), coder=ada(study)).status == "done"
    assert len(server.chats) == before


def test_a_run_with_a_critic_replays_byte_for_byte_without_network(
    study: OpenStudy, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ask(study, server)
    kept = study.suggesting.list()
    study.deciding.restore(study.suggesting.list(statuses=DROPPED)[0].id, coder=ada(study))

    def refused(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a replay opens no connection")

    monkeypatch.setattr(socket, "socket", refused)
    result = study.suggesting.replay(run.id, reader_of(run))
    assert result.identical
    assert (result.replayed_calls, len(result.same)) == (4, len(kept))


def test_a_replay_notices_another_reason_and_another_drop(study: OpenStudy, server: ScriptedServer) -> None:
    run = ask(study, server)

    class Another:
        """Reads other reasons than the critic gave."""

        def read(self, request: object, answer: object) -> list[object]:
            found = reader_of(run).read(request, answer)  # type: ignore[arg-type]
            return [replace(item, reason="anders") if hasattr(item, "reason") else item for item in found]

    result = study.suggesting.replay(run.id, Another())  # type: ignore[arg-type]
    assert not result.identical
    assert (len(result.new), len(result.gone)) == (2, 2)


def test_words_of_an_erased_interview_leave_the_critics_request_too(study: OpenStudy, server: ScriptedServer) -> None:
    run = ask(study, server)
    document = study.transcripts.documents()[0]
    [call] = [
        call
        for call in study.suggesting.calls(run.id)
        if call.prompt_name.startswith("critic/") and call.document_id == document.id
    ]
    study.suggesting.erase_sent(document.id, coder=ada(study))
    left = study.suggesting.request_text(call)
    assert "Hürde" not in left
    assert "Wie verändert KI den Vertrieb?" in left
    with pytest.raises(NotFound):
        study.store.blob(call.response_digest)
    skipped = study.suggesting.replay(run.id, reader_of(run)).skipped
    assert [(item.part, item.reason) for item in skipped] == [(0, "parts_erased"), (2, "parts_erased")]


def test_the_critics_request_is_looked_through_for_originals_before_it_is_sent(
    study: OpenStudy, server: ScriptedServer
) -> None:
    model = model_of(server)
    plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model, critic=True)
    run = study.suggesting.run(plan, model, coder=ada(study), follow=False)
    info = study.info
    study.store.commit(
        "settings_changed", [Put(replace(info, research_question="Was sagt Schuster?"))], actor=ada(study)
    )
    following = study.suggesting.plan_following(run, plan, model)
    assert following is not None
    with pytest.raises(SendingBlocked):
        study.suggesting.follow(run, following, model)
    assert critiques(server) == []


def test_a_name_in_her_own_prompt_for_the_critic_goes_nowhere(
    study: OpenStudy, server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    shelf = OwnPrompts()
    original = next(item for item in shelf.all() if item.name == "critic/de")
    mine = shelf.copy(original, "mine")
    text = shelf.text(mine).replace("Im Zweifel behalte ihn.", "Achte auf Schuster.")
    shelf.use(shelf.keep(mine, text))
    with pytest.raises(SendingBlocked) as raised:
        ask(study, server)
    assert raised.value.code == "residue_in_prompt"
    assert critiques(server) == []


def test_the_built_in_suggester_has_no_critic_and_says_so(study: OpenStudy) -> None:
    with pytest.raises(InvalidInput) as raised:
        study.suggesting.plan_codes([study.transcripts.documents()[0].id], BuiltinModel(), critic=True)
    assert raised.value.code == "no_critic"
    assert "no AI" in str(raised.value)


def test_a_study_narrowed_meanwhile_asks_no_critic(study: OpenStudy, server: ScriptedServer) -> None:
    model = model_of(server)
    first = study.transcripts.documents()[0].id
    plan = study.suggesting.plan_codes([first], model, critic=True)
    run = study.suggesting.run(plan, model, coder=ada(study), follow=False)
    following = study.suggesting.plan_following(run, plan, model)
    assert following is not None
    study.passages.set_never_leaves(first, True, coder=ada(study))
    with pytest.raises(NotPermitted):
        study.suggesting.follow(run, following, model)
    assert study.suggesting.plan_following(run, plan, model) is None
    assert critiques(server) == []
    assert study.info.send_scope is SendScope.THIS_COMPUTER


def test_a_long_critique_is_cut_into_several_requests(tmp_path: Path, server: ScriptedServer) -> None:
    talk = "".join(f"I: Frage {n}?\n\nB: {' '.join(f'Wort{n}x{i}' for i in range(55))}.\n\n" for n in range(12))
    study = make_study(tmp_path, [talk])
    model = model_of(server, context_tokens=2_600)
    plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model, critic=True)
    study.suggesting.run(plan, model, coder=ada(study))
    asked = critiques(server)
    assert len(asked) > len(plan.calls)
    keys = [key for chat in asked for key, _words in proposals(chat)]
    assert len(keys) == len(set(keys)) == 12
    assert all(sum(len(words.split()) for _id, words in chat.all_turns) <= model.excerpt_words for chat in asked)
    study.close()


def test_stopped_before_the_critic_answered_nothing_is_dropped(study: OpenStudy, server: ScriptedServer) -> None:
    cancel = threading.Event()

    def stop(_request: Received) -> str:
        cancel.set()
        return '{"drop": []}'

    model = model_of(server)
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model, critic=True)
    server.script("good", "good", stop)
    with pytest.raises(Cancelled):
        study.suggesting.run(plan, model, coder=ada(study), cancel=cancel)
    [run] = study.suggesting.resumable()
    assert study.suggesting.list(statuses=DROPPED) == []
    assert study.suggesting.remaining(run, model).follows
    study.suggesting.resume(run.id, model, coder=ada(study))
    assert study.suggesting.list(statuses=DROPPED)


def test_headless_the_critic_is_asked_shown_and_overruled(
    tmp_path: Path, server: ScriptedServer, capfd: pytest.CaptureFixture[str]
) -> None:
    made = make_study(tmp_path, [INTERVIEW, SECOND])
    made.close()
    path = str(made.path)
    assert command(["suggest", "codes", path, "--critic"]) == 2
    assert "has no critic" in capfd.readouterr().err
    assert command(["suggest", "themes", path, "--critic"]) == 2
    assert "--critic belongs to new runs for codes" in capfd.readouterr().err
    given = ["--provider", server.base_url, "--model", server.model]
    assert command(["suggest", "codes", path, "--critic", "--dry-run", *given]) == 0
    assert "can't be printed yet" in capfd.readouterr().err
    assert server.chats == []
    assert command(["suggest", "codes", path, "--critic", *given]) == 0
    said = capfd.readouterr().out
    assert "Asked next: which of these codes the critic would drop" in said
    assert "2 dropped by the critic" in said
    assert command(["suggestions", path, "--status", "dropped"]) == 0
    assert "dropped by the critic, because: nur Füllsel" in capfd.readouterr().out
    study = reopen(made)
    item = study.suggesting.list(statuses=DROPPED)[0]
    study.close()
    assert command(["decide", path, item.id[:8], "restore", "--coder", "Ada"]) == 0
    assert "Waits for a decision again" in capfd.readouterr().out
    assert command(["suggestions", path, "--status", "dropped", "--json"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == 1
    assert command(["decide", path, "--all-open", "restore"]) == 2


def test_a_later_run_offers_what_the_critic_dropped_before(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("good", "good", "drops all", "drops all")
    ask(study, server)
    assert study.suggesting.list(statuses=OPEN) == []
    ask(study, server, critic=False)
    assert len(study.suggesting.list(statuses=OPEN)) == len(study.suggesting.list(statuses=DROPPED))


def test_an_empty_answer_of_the_critic_keeps_all(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("good", "good", "drops nothing", "drops nothing")
    run = ask(study, server)
    assert run.status == "done"
    assert study.suggesting.list(statuses=DROPPED) == []
    assert study.suggesting.replay(run.id, reader_of(run)).identical
