"""Each fault that a server can have, through the whole app: what the researcher sees, and what is kept."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import make_study
from fakes.openai_server import FAULTS as FAULTS_OF_THE_SERVER
from fakes.openai_server import LINE_FAULTS, ScriptedServer

from analysis.errors import Cancelled, NotPermitted, ProviderFailed
from analysis.records import CallStatus, Grounding, Run, SuggestionStatus
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.study import OpenStudy
from prompts import open_model, transport
from prompts.providers import PRESETS

# fault, whether the run ends there, the code that is kept, words that she sees, attempts, whether bytes are kept
FAULTS = [
    ("401", True, "key_rejected", "did not accept the API key", 1, True),
    ("404 model", True, "model_unknown", "does not know the model", 1, True),
    ("redirect", True, "redirected", "It was not followed", 1, False),
    ("connection reset", True, "unreachable", "can't be reached", 1, False),
    ("cut stream", True, "unreachable", "broke before the answer was complete", 1, True),
    ("413", False, "too_long", "", 1, True),
    ("half JSON", False, "malformed", "", 1, True),
    ("wrong schema", False, "malformed", "", 1, True),
    ("silent truncation", False, "truncated", "", 1, True),
    ("cut answer", False, "truncated", "", 1, True),
    ("endless answer", False, "truncated", "", 1, True),
    ("429", False, "rate_limited", "", 3, True),
    ("429 retry after", False, "rate_limited", "", 3, True),
    ("500", False, "server_error", "", 3, True),
    ("slow", False, "timeout", "", 3, False),
]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path)
    made.suggesting.pause = lambda _seconds, _cancel: None
    yield made
    made.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        running.redirect_to = "http://127.0.0.1:9"
        yield running


def model_of(server: ScriptedServer, **changes: object) -> SuggestionModel:
    return open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, **changes))


def ask(study: OpenStudy, server: ScriptedServer, cancel: threading.Event | None = None, **changes: object) -> Run:
    model = model_of(server, **changes)
    plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model)
    assert len(plan.calls) == 1
    return study.suggesting.run(plan, model, coder=study.coder("Ada").id, cancel=cancel)


def streamed(kept: str) -> str:
    """Join the pieces of a kept stream."""
    events = [json.loads(line[6:]) for line in kept.splitlines() if line.startswith("data: {")]
    return "".join(choice["delta"].get("content") or "" for event in events for choice in event["choices"])


@pytest.mark.parametrize("fault, ends, code, words, attempts, kept", FAULTS)
def test_what_she_sees_and_what_is_kept(
    study: OpenStudy, server: ScriptedServer, fault: str, ends: bool, code: str, words: str, attempts: int, kept: bool
) -> None:
    server.script(*[fault] * attempts)
    changes: dict[str, object] = {"timeout_seconds": 0.5} if fault == "slow" else {}
    if ends:
        with pytest.raises(ProviderFailed, match=words):
            ask(study, server, **changes)
    else:
        assert ask(study, server, **changes).status == "failed"

    [run] = study.suggesting.runs()
    calls = study.suggesting.calls(run.id)
    assert [call.attempt for call in calls] == list(range(1, attempts + 1)), "each attempt is a recorded call"
    assert {(call.status, call.error_code) for call in calls} == {(CallStatus.FAILED, code)}
    assert all(study.suggesting.request_text(call) for call in calls), "what was sent is kept"
    assert all(bool(study.suggesting.response_text(call)) == kept for call in calls)
    assert study.suggesting.list(statuses=[SuggestionStatus.OPEN, SuggestionStatus.LATER]) == []
    assert study.suggesting.resumable() == [run], "she can ask for the rest"
    assert study.verify() == []


def test_a_name_that_nobody_knows_is_said_and_nothing_was_sent(
    study: OpenStudy, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_arguments: object, **_named: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ProviderFailed, match="can't be reached"):
        ask(study, server)
    [call] = study.suggesting.calls(study.suggesting.runs()[0].id)
    assert (call.error_code, study.suggesting.response_text(call)) == ("unreachable", "")
    assert server.requests == []


def test_a_redirect_to_another_host_reaches_nobody_there(study: OpenStudy, server: ScriptedServer) -> None:
    with ScriptedServer() as elsewhere:
        server.redirect_to = elsewhere.base_url
        server.script("redirect")
        with pytest.raises(ProviderFailed, match="It was not followed"):
            ask(study, server)
        assert len(server.chats) == 1
        assert elsewhere.requests == []


# fault, how the first quote is grounded
BAD_QUOTES = [
    ("invented quote", Grounding.NOT_IN_TEXT),
    ("inserted negation", Grounding.NOT_IN_TEXT),
    ("stitched quote", Grounding.NOT_IN_TEXT),
]


@pytest.mark.parametrize("fault, grounding", BAD_QUOTES)
def test_a_quote_that_nobody_said_is_kept_as_the_model_wrote_it_and_never_offered(
    study: OpenStudy, server: ScriptedServer, fault: str, grounding: Grounding
) -> None:
    server.script(fault)
    run = ask(study, server)
    spoilt = study.suggesting.list(statuses=[SuggestionStatus.UNGROUNDED])
    offered = study.suggesting.list(statuses=[SuggestionStatus.OPEN])

    assert run.status == "done"
    assert [item.grounding for item in spoilt] == [grounding]
    assert (spoilt[0].start, spoilt[0].candidates) == (-1, ()), "it has no place"
    [call] = study.suggesting.calls(run.id)
    assert spoilt[0].answered_quote in streamed(study.suggesting.response_text(call))
    assert offered, "the other quotes are offered"
    assert all(study.suggesting.quotation(item) == item.answered_quote for item in offered)
    with pytest.raises(NotPermitted):
        study.deciding.accept(spoilt[0].id, coder=study.coder("Ada").id)


def test_a_quote_cited_from_another_turn_is_shown_where_it_stands(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("other turn")
    ask(study, server)
    moved = study.suggesting.list(statuses=[SuggestionStatus.OPEN])

    assert moved
    assert {item.grounding for item in moved} == {Grounding.MOVED}
    for item in moved:
        turn = study.transcripts.documents()[0].turns[item.turn]
        assert turn.start <= item.start < item.end <= turn.end
        assert study.suggesting.quotation(item) == item.answered_quote


@pytest.mark.parametrize("fault", ["cut answer", "silent truncation"])
def test_whole_items_of_a_cut_answer_are_listed_and_never_offered(
    study: OpenStudy, server: ScriptedServer, fault: str
) -> None:
    server.script(fault)
    with contextlib.suppress(ProviderFailed):
        ask(study, server)
    listed = study.suggesting.list(statuses=[SuggestionStatus.INCOMPLETE])

    assert listed
    assert all(study.suggesting.quotation(item) for item in listed)
    with pytest.raises(NotPermitted) as raised:
        study.deciding.accept(listed[0].id, coder=study.coder("Ada").id)
    assert raised.value.code == "not_complete"
    ask(study, server)
    offered = study.suggesting.list(statuses=[SuggestionStatus.OPEN])
    assert {(item.start, item.end) for item in listed} <= {(item.start, item.end) for item in offered}


class Heard(list[bytes]):
    """The pieces of an answer; sets an event with the first."""

    def __init__(self, came: threading.Event) -> None:
        super().__init__()
        self._came = came

    def append(self, piece: bytes) -> None:
        super().append(piece)
        self._came.set()


def test_what_came_before_she_stopped_is_kept_and_marked(
    study: OpenStudy, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel, begin = threading.Event(), transport._Exchange.__init__

    def hear(exchange: transport._Exchange, request: transport.WireRequest) -> None:
        begin(exchange, request)
        exchange._chunks = Heard(cancel)

    monkeypatch.setattr(transport._Exchange, "__init__", hear)
    server.script("silent stream")
    with pytest.raises(Cancelled):
        ask(study, server, cancel)
    [run] = study.suggesting.runs()
    [call] = study.suggesting.calls(run.id)
    assert (run.status, call.status, call.error_code) == ("stopped", CallStatus.CANCELLED, "cancelled")
    kept = streamed(study.suggesting.response_text(call))
    assert kept.startswith('{"codes": [')
    whole = study.suggesting.list()
    assert [item.status for item in whole] == [SuggestionStatus.INCOMPLETE], "one item came whole"
    assert whole[0].answered_quote in kept
    assert study.verify() == []
    monkeypatch.undo()
    assert study.suggesting.resume(run.id, model_of(server), coder=study.coder("Ada").id).status == "done"


def test_another_model_than_asked_for_is_recorded(study: OpenStudy, server: ScriptedServer) -> None:
    server.script("wrong model")
    run = ask(study, server)
    [call] = study.suggesting.calls(run.id)

    assert run.status == "done"
    assert (call.model_asked, call.model_answered) == (server.model, "some-other-model")


NAMED = (
    "slow", "cut stream", "half JSON", "wrong schema", "invented quote", "inserted negation", "stitched quote",
    "other turn", "401", "404 model", "413", "429", "429 retry after", "500", "redirect", "silent truncation",
    "wrong model", "endless answer", "connection reset",
)  # fmt: skip


def test_every_named_fault_can_be_scripted_and_the_description_says_what_is_seen_and_kept() -> None:
    text = (Path(__file__).parent.parent / "docs" / "language_models.md").read_text(encoding="utf-8")
    rows = {cells[1].strip(" `"): cells[2:4] for line in text.splitlines() if len(cells := line.split("|")) == 5}
    assert set(NAMED) <= set(FAULTS_OF_THE_SERVER) | set(LINE_FAULTS)
    for fault in (*NAMED, "unresolvable host"):
        assert all(cell.strip() for cell in rows[fault]), fault
