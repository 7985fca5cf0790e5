"""Several requests in flight: the same suggestions whatever comes first, nothing lost, one writer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study, reopen
from fakes.openai_server import Received, ScriptedServer, good_content

from analysis.errors import Cancelled, NotPermitted, ProviderFailed
from analysis.records import CallStatus, SendScope
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.planning import Plan
from analysis.workflow.sending import usual_at_once
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.policy import VARIABLE
from prompts.providers import PRESETS

LONG = "".join(
    f"I: Was ist an Aufgabe {word} schwierig?\n\n"
    f"B: Ich finde an der Aufgabe {word} schwierig, dass alle sie anders sehen als ich. {'Das ist so. ' * 90}\n\n"
    for word in ("eins", "zwei", "drei", "vier", "fünf", "sechs")
)


class Waits:
    """A `Progress` that keeps what it was told; satisfies `ShowsWaiting`."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []
        self.waits: list[tuple[float, str]] = []

    def __call__(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def waiting(self, seconds: float, code: str) -> None:
        self.waits.append((seconds, code))


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [LONG])
    made.suggesting.pause = lambda _seconds, _cancel: None
    yield made
    assert made.verify() == []
    made.close()


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


def plan_of(study: OpenStudy, server: ScriptedServer) -> tuple[Plan, SuggestionModel]:
    settings = replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, context_tokens=4096)
    model = open_model(settings)
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model)
    assert len(plan.calls) >= 3
    return plan, model


def shown(study: OpenStudy) -> list[tuple[object, ...]]:
    return [(item.rank, item.start, item.end, item.answered_quote, item.status) for item in study.suggesting.list()]


class LastFirst:
    """Answers only when all requests are there, the last first."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._turn = threading.Condition()
        self._came: list[bytes] = []
        self.left: list[bytes] = []

    def __call__(self, request: Received) -> str:
        with self._turn:
            self._came.append(request.body)
            self._turn.notify_all()
            self._turn.wait_for(lambda: len(self._came) == self._count, 20)
            self._turn.wait_for(lambda: len(self.left) == self._count - 1 - self._came.index(request.body), 20)
            self.left.append(request.body)
            self._turn.notify_all()
        return good_content(request)


def test_usually_one_here_and_three_elsewhere() -> None:
    assert [usual_at_once(scope) for scope in SendScope] == [1, 3, 3]


def test_answers_in_any_order_give_the_same_suggestions(
    tmp_path: Path, study: OpenStudy, server: ScriptedServer
) -> None:
    plan, model = plan_of(study, server)
    order = LastFirst(len(plan.calls))
    server.script(*[order] * len(plan.calls))
    progress = Waits()
    done = study.suggesting.run(plan, model, coder=ada(study), progress=progress, at_once=len(plan.calls))

    assert len(order.left) == len(plan.calls), "all were in flight together"
    assert done.status == "done"
    assert progress.steps == [(number, len(plan.calls)) for number in range(len(plan.calls) + 1)]
    other = make_study(tmp_path / "one by one", [LONG])
    plan, model = plan_of(other, server)
    other.suggesting.run(plan, model, coder=ada(other), at_once=1)
    assert shown(study) == shown(other) != []
    other.close()


def test_each_attempt_is_a_call_and_too_many_requests_are_answered_by_fewer(
    study: OpenStudy, server: ScriptedServer
) -> None:
    plan, model = plan_of(study, server)
    server.script("429 retry after", "429", "good")
    progress = Waits()
    run = study.suggesting.run(plan, model, coder=ada(study), progress=progress, at_once=2)

    calls = study.suggesting.calls(run.id)
    assert run.status == "done"
    assert [call.error_code for call in calls if call.status is CallStatus.FAILED] == ["rate_limited"] * 2
    assert {code for _, code in progress.waits} == {"rate_limited"}
    assert {call.part for call in calls if call.status is CallStatus.ANSWERED} == set(range(len(plan.calls)))


def test_an_answer_under_way_is_kept_when_another_stops_the_run(study: OpenStudy, server: ScriptedServer) -> None:
    plan, model = plan_of(study, server)
    failed = threading.Event()
    keep_failure = study.suggesting._sending.keep_failure

    def noticed(*arguments: object, **named: object) -> None:
        keep_failure(*arguments, **named)  # type: ignore[arg-type]
        failed.set()

    study.suggesting._sending.keep_failure = noticed  # type: ignore[method-assign]

    def late(request: Received) -> str:
        assert failed.wait(20)
        return good_content(request)

    server.script(late, "401")
    with pytest.raises(ProviderFailed, match="did not accept the API key"):
        study.suggesting.run(plan, model, coder=ada(study), at_once=2)
    [run] = study.suggesting.runs()
    assert sorted(call.status for call in study.suggesting.calls(run.id)) == [CallStatus.ANSWERED, CallStatus.FAILED]
    assert study.suggesting.list() != []
    resumed = study.suggesting.resume(run.id, model, coder=ada(study), at_once=2)
    assert resumed.status == "done"


def test_cancelling_stops_all_that_is_under_way(study: OpenStudy, server: ScriptedServer) -> None:
    plan, model = plan_of(study, server)
    cancel, came, held = threading.Event(), threading.Semaphore(0), threading.Event()

    def never(request: Received) -> str:
        came.release()
        held.wait(20)
        return good_content(request)

    server.script(*[never] * 3)

    def stop() -> None:
        for _ in range(3):
            came.acquire(timeout=20)
        cancel.set()

    threading.Thread(target=stop).start()
    try:
        with pytest.raises(Cancelled):
            study.suggesting.run(plan, model, coder=ada(study), at_once=3, cancel=cancel)
    finally:
        held.set()
    [run] = study.suggesting.runs()
    assert run.status == "stopped"
    assert [call.status for call in study.suggesting.calls(run.id)] == [CallStatus.CANCELLED] * 3


def test_going_offline_in_the_middle_and_on_with_it_tomorrow(tmp_path: Path) -> None:
    study = make_study(tmp_path / "interrupted", [LONG])
    with ScriptedServer() as server:
        plan, model = plan_of(study, server)
        server.script("good", "connection reset")
        with pytest.raises(ProviderFailed, match="can't be reached"):
            study.suggesting.run(plan, model, coder=ada(study), at_once=1)
    before = [item.id for item in study.suggesting.list()]
    assert before
    study = reopen(study)

    with ScriptedServer() as tomorrow:
        [run] = study.suggesting.resumable()
        _, model = plan_of(study, tomorrow)
        assert len(study.suggesting.remaining(run, model).calls) == len(plan.calls) - 1
        done = study.suggesting.resume(run.id, model, coder=ada(study), at_once=2)
        assert len(tomorrow.chats) == len(plan.calls) - 1, "what was answered is not asked again"
    assert done.status == "done"
    assert study.suggesting.resumable() == []
    assert set(before) <= {item.id for item in study.suggesting.list()}

    with ScriptedServer() as server:
        whole = make_study(tmp_path / "whole", [LONG])
        plan, model = plan_of(whole, server)
        whole.suggesting.run(plan, model, coder=ada(whole))
    assert shown(study) == shown(whole)
    assert study.verify() == []
    study.close()
    whole.close()


def test_a_refused_connection_says_that_it_is_offline_and_sends_nothing_more(tmp_path: Path) -> None:
    study = make_study(tmp_path, [LONG])
    with ScriptedServer() as server:
        plan, model = plan_of(study, server)
    with pytest.raises(ProviderFailed) as raised:
        study.suggesting.run(plan, model, coder=ada(study), at_once=1)
    assert raised.value.code == "unreachable"
    [call] = study.suggesting.calls(study.suggesting.runs()[0].id)
    assert call.status is CallStatus.FAILED
    study.close()


def test_a_policy_that_forbids_it_in_the_middle_leaves_no_call_without_an_outcome(
    tmp_path: Path, study: OpenStudy, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, model = plan_of(study, server)
    policy = tmp_path / "policy.toml"

    def answer_and_forbid(request: Received) -> str:
        policy.write_text('models = ["another*"]')
        monkeypatch.setenv(VARIABLE, str(policy))
        return good_content(request)

    server.script(answer_and_forbid)
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.run(plan, model, coder=ada(study), at_once=1)
    assert refused.value.code == "policy_model"
    assert len(server.chats) == 1
    [run] = study.suggesting.runs()
    calls = study.suggesting.calls(run.id)
    assert [call.status for call in calls] == [CallStatus.ANSWERED, CallStatus.FAILED]
    assert calls[1].error_code == "policy_model"


def test_a_pause_lasts_no_longer_than_the_server_asked_for(study: OpenStudy, server: ScriptedServer) -> None:
    plan, model = plan_of(study, server)
    landed, paused = threading.Event(), list[float]()
    study.suggesting.pause = lambda seconds, _cancel: paused.append(seconds)

    class Told(Waits):
        def waiting(self, seconds: float, code: str) -> None:
            super().waiting(seconds, code)
            landed.set()

    def after_that(request: Received) -> str:
        assert landed.wait(20)
        return good_content(request)

    server.script("429 retry after", after_that)
    progress = Told()
    study.suggesting.run(plan, model, coder=ada(study), progress=progress, at_once=2)
    [(asked, _code)] = progress.waits
    assert paused
    assert all(0 < seconds < asked for seconds in paused), "what passed meanwhile counts"
