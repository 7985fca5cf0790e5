"""Testing a connection: what a server can do, found out with filler only."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from fakes.openai_server import ScriptedServer

from analysis.errors import Cancelled, ProviderFailed
from analysis.records import SendScope
from prompts import open_model
from prompts import test_connection as check_connection
from prompts.providers import PRESETS
from prompts.tokenizing import filler


@pytest.fixture
def settings(server):
    return replace(PRESETS["llama_cpp"], base_url=server.base_url, model=server.model)


def test_a_good_server_is_reported_with_its_models_and_the_strictest_form(settings, server, key):
    report = check_connection(settings, key)

    assert report.models == (server.model,)
    assert report.schema_level == "json_schema"
    assert report.counts_tokens
    assert report.model_answered == server.model
    assert report.host_class is SendScope.THIS_COMPUTER
    assert [request.path for request in server.requests] == [
        "/v1/models", "/v1/chat/completions", "/api/version", "/v1/chat/completions",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "steps, level, forms",
    [
        (["schema not known", "schema not known"], "json_object", ["json_schema", "json_object"]),
        (["text only"] * 3, "text", ["json_schema", "json_object", "text"]),
        (["prose", "good"], "json_object", ["json_schema", "json_object"]),
        (["prose"] * 3, "text", ["json_schema", "json_object", "text"]),
    ],
)
def test_the_next_weaker_form_is_tried_and_recorded(settings, server, steps, level, forms):
    server.script(*steps)

    report = check_connection(settings, None)

    assert report.schema_level == level
    assert report.settings.schema_level == level
    assert [request.response_format for request in server.chats] == [*forms, level]


def test_a_server_without_schema_still_gives_readable_suggestions(settings, server, code_request):
    server.default = "text only"
    model = open_model(check_connection(settings, None).settings)

    answer = model.send(model.prepare(code_request), threading.Event())

    assert len(model.read(code_request, answer)) == 2


def test_without_a_model_only_the_list_is_asked_for(settings, server):
    report = check_connection(replace(settings, model=""), None)

    assert report.models == (server.model,)
    assert report.schema_level is None
    assert server.chats == []


@pytest.mark.parametrize(
    "fault, code",
    [("401", "key_rejected"), ("404 model", "model_unknown"), ("429", "rate_limited"), ("404", "unreachable")],
)
def test_a_fault_that_no_other_form_would_cure_ends_the_test(settings, server, fault, code):
    server.script(fault)

    with pytest.raises(ProviderFailed) as raised:
        check_connection(settings, None)

    assert raised.value.code == code
    assert len(server.chats) == 1


def test_a_server_that_fails_in_each_form_is_a_failure(settings, server):
    server.script("500", "500", "500")

    with pytest.raises(ProviderFailed) as raised:
        check_connection(settings, None)
    assert raised.value.code == "server_error"


def test_the_context_size_is_taken_from_servers_that_tell_it(settings):
    with ScriptedServer(context_tokens=6_144) as server:
        report = check_connection(replace(settings, base_url=server.base_url), None)

    assert report.context_tokens == 6_144
    assert report.settings.context_tokens == 6_144


def test_a_test_can_be_cancelled(settings, server):
    cancel = threading.Event()
    cancel.set()

    with pytest.raises(Cancelled):
        check_connection(settings, None, cancel)
    assert server.requests == []


def test_a_server_that_reads_all_is_shown_to_do_so(settings, server):
    report = check_connection(settings, None)

    assert report.canary.is_proven
    assert not report.canary.cuts
    assert report.settings.context_tokens == settings.context_tokens


@pytest.mark.parametrize("counts", [True, False])
def test_a_server_that_cuts_long_texts_gets_smaller_ones(settings, counts):
    with ScriptedServer(reads_bytes=5_000, default="good" if counts else "no usage") as server:
        report = check_connection(replace(settings, base_url=server.base_url, context_tokens=16_384), None)

        assert report.canary.cuts
        assert report.canary.is_proven
        assert 300 <= report.canary.words * 6 <= 5_000
        sized = open_model(report.settings)
        assert sized.excerpt_words < open_model(replace(settings, context_tokens=16_384)).excerpt_words
        longest = max(len(request.user_text.encode()) for request in server.chats)
    assert longest > 5_000


def test_a_model_that_cannot_repeat_the_word_is_not_taken_for_a_server_that_cuts(settings, server):
    server.default = lambda request: '{"word": "blue"}' if "blue" in request.user_text else '{"word": "dunno"}'

    report = check_connection(settings, None)

    assert not report.canary.is_proven
    assert not report.canary.cuts
    assert report.settings.context_tokens == settings.context_tokens


def test_a_server_that_refuses_long_texts_gets_smaller_ones(settings, server):
    server.script("good", "too long", "too long", "good")

    report = check_connection(replace(settings, context_tokens=16_384), None)

    assert report.canary.cuts
    assert report.settings.context_tokens < 16_384


def test_the_canary_is_filler_only(settings, server):
    check_connection(settings, None)

    canary = server.chats[-1].user_text
    assert set(canary.split("\n")[2:-2]) <= {
        f"Line {number}: the slow train stops at every second station before it reaches the lake."
        for number in range(1, 200)
    }


def test_llama_cpp_tells_its_context_per_request_and_counts_filler(settings, code_request):
    with ScriptedServer(is_llama=True, context_tokens=8_192) as server:
        report = check_connection(replace(settings, base_url=server.base_url), None)
        counted = [request.json()["content"] for request in server.requests if request.path == "/tokenize"]
        estimated = open_model(report.settings).prepare(code_request)

    assert report.context_tokens == report.settings.context_tokens == 2_048
    assert report.knows_tokenizer
    assert counted == [text for texts in filler().values() for text in texts]
    upper = open_model(replace(settings, context_tokens=2_048)).prepare(code_request)
    assert estimated.token_count < 0.7 * upper.token_count
    assert not estimated.tokens_exact


def test_a_server_of_another_kind_is_asked_neither(settings, server):
    report = check_connection(settings, None)

    assert not report.knows_tokenizer
    assert not {"/props", "/tokenize"} & {request.path for request in server.requests}


def test_filler_is_of_no_study_and_a_plan_sends_nothing_to_be_counted(settings, code_request):
    words = " ".join(turn.text for turn in (*code_request.excerpt.context, *code_request.excerpt.turns))
    texts = [text for both in filler().values() for text in both]
    assert not any(part in text for text in texts for part in words.split(". ") if len(part) > 20)
    with ScriptedServer(is_llama=True) as server:
        open_model(replace(settings, base_url=server.base_url)).prepare(code_request)
        assert server.requests == []
