"""The built-in suggester as a suggestion model."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any

import pytest

from analysis.errors import Cancelled, ProviderFailed
from analysis.pseudonymization.permission import SendableText, sendable_text
from analysis.records import Grounding, Level, SendScope, Use
from analysis.suggestion.builtin import NAME, BuiltinModel, answer
from analysis.suggestion.grounding import ground
from analysis.suggestion.requests import (
    CodeAnswer,
    CodeRequest,
    GroupAnswer,
    GroupItem,
    GroupRequest,
    RawAnswer,
    SuggestionModel,
)
from benchmarks.suggester import interview, whole

TALK = [
    ("I", "Was ist für Sie schwierig?"),
    (
        "B",
        "Die technische Hürde ist viel höher geworden, finde ich. Wir brauchen dringend mehr Zeit für die Betreuung.",
    ),
]


def label(text: str) -> SendableText:
    made = sendable_text(text, Use.PROCESSING, [])
    assert made is not None
    return made


def code_request(**changes: Any) -> CodeRequest:
    return CodeRequest(
        whole(interview(TALK)), **{"research_question": "Was ist schwierig?", "language": "de", **changes}
    )


def group_request() -> GroupRequest:
    labels = ("technische Hürde", "Hürde der Technik", "mehr Zeit für Betreuung", "Zeit zur Betreuung", "Kaffee")
    items = tuple(GroupItem(f"C{n}", label(text)) for n, text in enumerate(labels))
    return GroupRequest(Level.CONCEPT, items, "", "de", alternatives=2)


def ask(model: SuggestionModel, request: CodeRequest | GroupRequest) -> list[CodeAnswer] | list[GroupAnswer]:
    return model.read(request, model.send(model.prepare(request), threading.Event()))


def test_the_request_says_that_it_is_no_ai_and_goes_nowhere() -> None:
    call = BuiltinModel().prepare(code_request())
    assert (call.provider, call.host, call.host_class) == ("builtin", "", SendScope.THIS_COMPUTER)
    assert "no AI" in call.model
    assert (call.token_count, call.tokens_exact) == (0, True)
    content = json.loads(call.body)
    assert [turn["text"] for turn in content["turns"]] == [words for _, words in TALK]
    assert dict(call.texts)["research question"] == "Was ist schwierig?"


def test_every_study_text_in_the_body_is_among_the_texts_to_scan() -> None:
    call = BuiltinModel().prepare(
        code_request(accepted=(label("ganz eigenes Label"),), rejected=(label("verworfenes Label"),))
    )
    scanned = "\n".join(text for _, text in call.texts)
    for words in ("ganz eigenes Label", "verworfenes Label", "Was ist schwierig?", *(words for _, words in TALK)):
        assert words in json.loads(json.dumps(call.body.decode()))
        assert words in scanned


def test_the_same_request_gives_the_same_bytes() -> None:
    model = BuiltinModel()
    for request in (code_request(), group_request()):
        first, second = model.prepare(request), model.prepare(request)
        assert (first.body, first.prompt_digest) == (second.body, second.prompt_digest)
        assert answer(first.body) == answer(second.body)


def test_codes_are_verbatim_and_found_in_the_cited_turn() -> None:
    request = code_request()
    codes = ask(BuiltinModel(), request)
    assert codes
    for code in codes:
        assert isinstance(code, CodeAnswer)
        assert ground(code.quote, code.turn, request.excerpt).grounding is Grounding.EXACT
        assert code.why


def test_groups_use_each_key_once_and_leave_the_rest_open() -> None:
    groups = ask(BuiltinModel(), group_request())
    first = {each.keys for each in groups if isinstance(each, GroupAnswer) and each.alternative == 0}
    assert first == {("C0", "C1"), ("C2", "C3")}


def test_another_process_gives_the_same_answer() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert ask(BuiltinModel(pool), code_request()) == ask(BuiltinModel(), code_request())


class Stuck(Executor):
    """An executor that never finishes; it raises the researcher's flag as soon as it is asked."""

    def __init__(self, cancel: threading.Event | None = None) -> None:
        self.cancel = cancel
        self.future: Future[Any] = Future()

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        if self.cancel is None:
            raise BrokenProcessPool
        self.cancel.set()
        return self.future


def test_cancelling_stops_waiting_for_the_other_process() -> None:
    cancel = threading.Event()
    stuck = Stuck(cancel)
    model = BuiltinModel(stuck)
    with pytest.raises(Cancelled):
        model.send(model.prepare(code_request()), cancel)
    assert stuck.future.cancelled()


def test_cancelled_before_it_begins_nothing_is_computed() -> None:
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        BuiltinModel(Stuck()).send(BuiltinModel().prepare(code_request()), cancel)


def test_a_dead_process_is_a_failure_that_can_be_tried_again() -> None:
    model = BuiltinModel(Stuck())
    with pytest.raises(ProviderFailed, match="Try again") as caught:
        model.send(model.prepare(code_request()), threading.Event())
    assert caught.value.code == "server_error"


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[]", b'{"codes": null}', b'{"codes": [{"turn": "x"}]}', b'{"groups": [{}]}']
)
def test_a_damaged_answer_is_malformed(body: bytes) -> None:
    for request in (code_request(), group_request()):
        with pytest.raises(ProviderFailed) as caught:
            BuiltinModel().read(request, RawAnswer(body))
        assert caught.value.code == "malformed"


@pytest.mark.parametrize("keys", [["C0", "C0"], ["C99"]])
def test_unknown_and_repeated_keys_are_malformed(keys: list[str]) -> None:
    group = {"label": "x", "definition": "", "keys": keys, "why": "", "alternative": 0}
    with pytest.raises(ProviderFailed):
        BuiltinModel().read(group_request(), RawAnswer(json.dumps({"groups": [group]}).encode()))


def test_the_answering_model_is_named() -> None:
    model = BuiltinModel()
    assert model.send(model.prepare(code_request()), threading.Event()).model_answered == NAME


def test_nothing_heavy_is_loaded_before_groups_are_asked_for() -> None:
    code = (
        "import analysis.suggestion.builtin, sys; print([m for m in ('sklearn', 'numpy', 'scipy') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
