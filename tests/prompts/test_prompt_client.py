"""The one door: exactly the prepared bytes, to exactly the named host, and each bad day under its name."""

from __future__ import annotations

import json
import logging
import socket
import ssl
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import replace

import pytest
from fakes.openai_server import FAULTS, ScriptedServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import Cancelled, InvalidInput, ProviderFailed
from analysis.records import Level, SendScope
from analysis.suggestion.requests import CodeAnswer, GroupAnswer, RawAnswer
from prompts import open_model, open_reader, transport
from prompts.answers import read_completion
from prompts.client import OpenAiModel
from prompts.contracts import read_cut_codes
from prompts.faults import retry_after_seconds
from prompts.loader import load_prompt
from prompts.providers import PRESETS


def send(model, request, cancel=None):
    return model.send(model.prepare(request), cancel or threading.Event())


def failure(model, request) -> ProviderFailed:
    with pytest.raises(ProviderFailed) as raised:
        model.read(request, send(model, request))
    return raised.value


# --- what goes out ---------------------------------------------------------------------------------------------------


def test_the_server_receives_the_prepared_bytes_and_nothing_else(model, server, code_request):
    call = model.prepare(code_request)
    model.send(call, threading.Event())

    assert [request.body for request in server.requests] == [call.body]
    assert server.requests[0].path == "/v1/chat/completions"


def test_only_the_named_headers_are_sent(model, server, code_request):
    send(model, code_request)

    headers = server.requests[0].headers
    assert headers.pop("host") in server.base_url
    assert int(headers.pop("content-length")) == len(server.requests[0].body)
    assert headers == {
        "user-agent": "Verbatim",
        "accept": "application/json, text/event-stream",
        "accept-encoding": "identity",
        "connection": "close",
        "content-type": "application/json",
        "authorization": "Bearer sk-geheim-4711",
    }


def test_organisation_and_project_are_sent_only_where_they_are_set(model, server, code_request):
    named = OpenAiModel(replace(model.settings, organization="org-1", project="proj-1"))
    send(named, code_request)

    headers = server.requests[0].headers
    assert (headers["openai-organization"], headers["openai-project"]) == ("org-1", "proj-1")
    assert "authorization" not in headers


def test_environment_variables_change_nothing(model, server, code_request, monkeypatch):
    with ScriptedServer() as other:
        address = other.base_url.removesuffix("/v1")
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, address)
        monkeypatch.setenv("OPENAI_BASE_URL", other.base_url)
        for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
            monkeypatch.setenv(name, "from-the-environment")
        headers = "X-Spy: from-the-environment\nAuthorization: from-the-environment\nHost: from-the-environment"
        monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", headers)

        send(model, code_request)
        send(OpenAiModel(model.settings), code_request)

        assert other.requests == []
    assert len(server.requests) == 2
    assert "from-the-environment" not in server.everything_received
    assert "authorization" not in server.requests[1].headers


def test_a_redirect_is_not_followed(model, server, code_request):
    with ScriptedServer() as other:
        server.redirect_to = other.base_url.removesuffix("/v1")
        server.script("redirect")

        assert failure(model, code_request).code == "redirected"
        assert other.requests == []


@pytest.mark.parametrize("fault", ["429", "500", "503", "connection reset"])
def test_nothing_is_sent_twice(model, server, code_request, fault):
    server.script(fault)
    failure(model, code_request)

    assert len(server.requests) == 1


@pytest.mark.usefixtures("_known_recipients")
def test_preparing_opens_no_connection(outside_request, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_a: pytest.fail("a connection was opened"))

    call = open_model(replace(PRESETS["openai_eu"], model="gpt-x")).prepare(outside_request)

    assert (call.host, call.host_class, call.provider) == ("eu.api.openai.com", SendScope.INTERNET, "OpenAI EU")


@pytest.mark.usefixtures("_known_recipients")
def test_what_was_permitted_for_this_computer_is_never_prepared_for_another(code_request):
    with pytest.raises(TypeError, match="not minted for this model"):
        open_model(replace(PRESETS["openai_eu"], model="gpt-x")).prepare(code_request)


@pytest.mark.usefixtures("_known_recipients")
def test_openai_is_told_not_to_store_and_asked_in_its_own_terms(outside_request):
    payload = json.loads(open_model(replace(PRESETS["openai"], model="gpt-x")).prepare(outside_request).body)

    assert payload["store"] is False
    assert payload["max_completion_tokens"] == 8_000
    assert not {"max_tokens", "temperature", "top_p", "seed"} & payload.keys()


def test_other_servers_are_asked_in_terms_that_all_of_them_know(model, code_request):
    payload = json.loads(model.prepare(code_request).body)

    assert payload["max_tokens"] == 1_000
    assert (payload["temperature"], payload["top_p"], payload["seed"]) == (0.2, 1.0, 1)
    assert not {"store", "max_completion_tokens"} & payload.keys()


def test_the_schema_names_exactly_the_turns_that_may_be_coded(model, code_request):
    form = json.loads(model.prepare(code_request).body)["response_format"]

    assert form["type"] == "json_schema"
    assert form["json_schema"]["strict"] is True
    assert '"enum": ["T003", "T005"]' in json.dumps(form["json_schema"]["schema"])


@pytest.mark.parametrize("level, sent", [("json_object", {"type": "json_object"}), ("text", None)])
def test_servers_without_schema_get_it_in_words(model, code_request, level, sent):
    weaker = OpenAiModel(replace(model.settings, schema_level=level))
    payload = json.loads(weaker.prepare(code_request).body)

    assert payload.get("response_format") == sent
    assert '"enum": ["T003", "T005"]' in payload["messages"][0]["content"]


def test_a_call_says_which_prompt_made_it_and_with_what(model, code_request):
    call = model.prepare(code_request)

    assert (call.prompt_name, call.prompt_version) == ("codes/de", 2)
    assert call.prompt_digest == load_prompt("codes", "de").digest
    assert call.parameters["order_seed"] == 7
    assert call.parameters["schema_level"] == "json_schema"
    assert call.token_count * 2.2 > len("".join(m["content"] for m in json.loads(call.body)["messages"]).encode())
    assert not call.tokens_exact


def test_the_same_request_gives_the_same_bytes(model, code_request, group_request):
    for request in (code_request, group_request):
        assert model.prepare(request).body == model.prepare(request).body


@pytest.mark.parametrize("level, name", [(Level.CONCEPT, "concepts/en"), (Level.DIMENSION, "dimensions/en")])
def test_each_level_has_its_prompt_in_the_language_of_the_text(model, group_request, level, name):
    assert model.prepare(replace(group_request, level=level, language="en")).prompt_name == name


def test_an_excerpt_with_nothing_to_code_is_not_sent(model, make_code_request):
    with pytest.raises(InvalidInput) as raised:
        model.prepare(make_code_request((("I", "Guten Tag."),), context=0))
    assert raised.value.code == "nothing_to_ask"


def test_without_a_model_nothing_is_prepared(model, code_request):
    with pytest.raises(InvalidInput, match="No model is chosen"):
        OpenAiModel(replace(model.settings, model="")).prepare(code_request)


def test_a_larger_context_allows_longer_excerpts(model):
    words = [
        OpenAiModel(replace(model.settings, context_tokens=n)).excerpt_words for n in (2_048, 4_096, 8_192, 99_000)
    ]

    assert words == sorted(words)
    assert words[0] == 120
    assert 300 <= words[1] <= 600
    assert words[3] == 1_400


@pytest.mark.parametrize("context", [4_096, 8_192, 32_768])
def test_an_excerpt_of_full_size_fits_into_the_context_with_all_examples(model, make_code_request, make_label, context):
    sized = OpenAiModel(replace(model.settings, context_tokens=context, answer_tokens=1_000))
    sentence = "Also ich würde sagen, dass die Qualifizierung von Kontakten für uns wirklich schwieriger wird. "
    words = (sentence * 200).split()[: sized.excerpt_words]
    turns = tuple(("P01", " ".join(words[start : start + 25])) for start in range(0, len(words), 25))
    labels = tuple(make_label(f"das ist schon ein angenommener Code mit der Nummer {number}") for number in range(60))

    call = sized.prepare(replace(make_code_request(turns, context=0), accepted=labels, rejected=labels))

    assert call.token_count + call.answer_token_limit <= context


# --- what comes back -------------------------------------------------------------------------------------------------


def test_quotes_come_back_with_their_turns(model, server, code_request):
    answer = send(model, code_request)
    codes = model.read(code_request, answer)

    assert [code.turn for code in codes] == [3, 5]
    assert all(isinstance(code, CodeAnswer) for code in codes)
    sent = dict(model.prepare(code_request).texts)["excerpt"]
    assert all(code.quote in sent for code in codes)
    assert answer.model_answered == server.model
    assert answer.usage["prompt_tokens"] > 0
    assert answer.finish_reason == "stop"


def test_groups_come_back_with_each_id_at_most_once(model, group_request):
    groups = model.read(group_request, send(model, group_request))

    assert {group.alternative for group in groups} == {0, 1}
    assert all(isinstance(group, GroupAnswer) for group in groups)
    for number in (0, 1):
        placed = [key for group in groups if group.alternative == number for key in group.keys]
        assert len(placed) == len(set(placed)) > 3


def test_an_answer_that_is_not_streamed_reads_alike(model, server, code_request):
    streamed = model.read(code_request, send(model, code_request))
    server.streams = False
    answer = send(model, code_request)

    assert answer.body.startswith(b"{")
    assert model.read(code_request, answer) == streamed


def test_kept_bytes_read_the_same_without_any_server(model, server, code_request):
    server.script("inserted negation")
    answer = send(model, code_request)
    elsewhere = open_reader(replace(PRESETS["openai"], model="another"))

    assert elsewhere.read(code_request, replace(answer)) == model.read(code_request, answer)


FAULT_NAMES = [
    ("half JSON", "malformed", b"codes"),
    ("wrong schema", "malformed", b"themes"),
    ("prose", "malformed", b"interessant"),
    ("not JSON", "unreachable", b"<html>"),
    ("deep content", "malformed", b"[[["),
    ("deep body", "malformed", b"[[["),
    ("huge number", "malformed", b"999"),
    ("no credit", "no_credit", b"insufficient_quota"),
    ("402", "no_credit", b"scripted"),
    ("empty body", "malformed", b""),
    ("cut stream", "unreachable", b"codes"),
    ("cut answer", "truncated", b"length"),
    ("silent truncation", "truncated", b"codes"),
    ("endless answer", "truncated", b"und noch etwas"),
    ("refusal", "refused", b"can't help"),
    ("content filter", "refused", b"content_filter"),
    ("error in stream", "server_error", b"scripted"),
    ("401", "key_rejected", b"Incorrect"),
    ("403", "key_rejected", b"scripted"),
    ("404", "unreachable", b"Not Found"),
    ("404 model", "model_unknown", b"model_not_found"),
    ("413", "too_long", b"scripted"),
    ("too long", "too_long", b"context_length"),
    ("400", "refused", b"Unsupported"),
    ("429", "rate_limited", b"rate_limit"),
    ("500", "server_error", b"scripted"),
    ("503", "server_error", b"scripted"),
    ("connection reset", "unreachable", None),
    ("false encoding", "malformed", b"no gzip"),
]
OF_STREAMS = {"cut stream", "endless answer", "error in stream"}


@pytest.mark.parametrize(
    "fault, code, kept, streams",
    [(*row, streams) for row in FAULT_NAMES for streams in (True, False) if streams or row[0] not in OF_STREAMS],
)
def test_each_fault_has_its_name_and_what_came_is_kept(model, server, code_request, fault, code, kept, streams):
    server.streams = streams
    server.script(fault)

    error = failure(model, code_request)

    assert error.code == code
    if kept is None:
        assert error.answer is None
    elif kept:
        assert kept in error.answer.body
    assert model.read(code_request, send(model, code_request)), "the next call works"


@pytest.mark.parametrize("fault", ["cut answer", "silent truncation"])
def test_a_cut_is_marked_in_the_kept_answer(model, server, code_request, fault):
    server.script(fault)

    assert failure(model, code_request).answer.truncated


def test_a_count_that_ends_at_a_usual_window_is_a_cut_if_the_text_may_be_longer(model, server, make_code_request):
    spoken = tuple(("P01", f"Satz {n} über meinen Alltag im Vertrieb mit der neuen Technik. " * 6) for n in range(16))
    server.script("window end", "window end")

    assert failure(model, make_code_request(spoken, context=0)).code == "truncated"
    assert not send(model, make_code_request()).truncated, "a short text can't have been cut at 4,096 tokens"


@pytest.mark.parametrize("fault", ["no usage", "wrong model", "fenced", "raw line ends", "empty"])
def test_oddities_that_harm_nothing_are_read(model, server, code_request, fault):
    server.script(fault)
    answer = send(model, code_request)

    assert len(model.read(code_request, answer)) == (0 if fault == "empty" else 2)
    assert answer.model_answered == ("some-other-model" if fault == "wrong model" else server.model)


def test_invented_and_changed_quotes_are_handed_on_as_the_model_wrote_them(model, server, code_request):
    server.script("invented quote", "inserted negation", "stitched quote", "other turn")
    sent = dict(model.prepare(code_request).texts)["excerpt"]

    for _ in range(3):
        assert model.read(code_request, send(model, code_request))[0].quote not in sent
    assert [code.turn for code in model.read(code_request, send(model, code_request))] == [5, 3]


def test_groups_with_unknown_members_are_refused_and_repeated_ones_repaired(model, server, group_request):
    server.script("unknown member", "duplicate and missing")

    assert failure(model, group_request).code == "malformed"
    groups = model.read(group_request, send(model, group_request))
    assert [group.label for group in groups] == ["Eins"]


@pytest.mark.parametrize("fault, seconds", [("429", None), ("429 retry after", 7.0), ("429 retry date", 0.0)])
def test_a_rate_limit_says_how_long_to_wait(model, server, code_request, fault, seconds):
    server.script(fault)

    assert failure(model, code_request).params["retry_after"] == seconds


@pytest.mark.parametrize(
    "headers, seconds",
    [({"retry-after-ms": "1500"}, 1.5), ({"retry-after": "-3"}, 0.0), ({"retry-after": "bald"}, None), ({}, None),
     ({"retry-after": "inf"}, None)],
)  # fmt: skip
def test_waiting_times_are_read_in_each_form(headers, seconds):
    assert retry_after_seconds(headers) == seconds


@pytest.mark.parametrize("fault", ["slow", "silent stream"])
def test_a_server_that_takes_too_long_is_left(model, server, code_request, fault):
    server.script(fault)
    error = failure(OpenAiModel(replace(model.settings, timeout_seconds=0.3)), code_request)

    assert error.code == "timeout"
    assert (error.answer is not None) == (fault == "silent stream")
    assert server.client_left.wait(5)


def test_a_server_that_is_not_there_is_unreachable(model, code_request):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = replace(model.settings, base_url=f"http://127.0.0.1:{free.getsockname()[1]}/v1")
        assert failure(OpenAiModel(nowhere), code_request).code == "unreachable"


@pytest.mark.usefixtures("_known_recipients")
def test_a_name_that_nobody_knows_is_unreachable(model, outside_request, monkeypatch):
    def unknown(*_args, **_kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    away = replace(model.settings, base_url="https://nobody.invalid/v1")

    assert failure(open_model(away), outside_request).code == "unreachable"


def test_a_server_whose_certificate_is_not_trusted_gets_nothing(model, code_request, monkeypatch):
    def distrust(*_args, **_kwargs):
        raise ssl.SSLCertVerificationError(1, "self-signed certificate")

    monkeypatch.setattr(socket, "create_connection", distrust)
    error = failure(OpenAiModel(replace(model.settings, base_url="https://127.0.0.1:9/v1")), code_request)

    assert error.code == "unreachable"
    assert "certificate is not trusted" in str(error)


# --- stopping --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["slow", "silent stream"])
def test_cancel_stops_at_once_and_the_server_notices(model, server, code_request, fault):
    server.script(fault)
    cancel, stopped_at = threading.Event(), []

    def stop():
        server.arrived.wait(10)
        stopped_at.append(time.monotonic())
        cancel.set()

    stopper = threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(Cancelled):
        send(model, code_request, cancel)
    stopper.join()

    assert time.monotonic() - stopped_at[0] < 2, "a server that is silent for ever must not hold her up"
    assert server.client_left.wait(5)


def test_cancelled_before_it_began_sends_nothing(model, server, code_request):
    cancel = threading.Event()
    cancel.set()

    with pytest.raises(Cancelled):
        send(model, code_request, cancel)
    assert server.requests == []


def test_cancel_while_connecting_sends_nothing_later(model, server, code_request, monkeypatch):
    connecting, go_on = threading.Event(), threading.Event()
    connect = socket.socket.connect

    def slow_connect(self, address):
        connecting.set()
        go_on.wait(10)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", slow_connect)
    cancel = threading.Event()
    stopper = threading.Thread(target=lambda: (connecting.wait(10), cancel.set()))
    stopper.start()
    with pytest.raises(Cancelled):
        send(model, code_request, cancel)
    stopper.join()
    go_on.set()
    for thread in threading.enumerate():
        if thread.name == "verbatim-send":
            thread.join(5)

    assert server.requests == []


def test_several_calls_may_be_in_flight(model, server, code_request):
    answers = []
    call = model.prepare(code_request)
    threads = [threading.Thread(target=lambda: answers.append(model.send(call, threading.Event()))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert len(answers) == 6
    assert len({answer.body for answer in answers}) == 1


# --- secrets ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [*FAULTS, "connection reset", "redirect"])
def test_no_error_and_no_log_line_holds_the_key_or_the_text(model, server, code_request, fault, caplog):
    caplog.set_level(logging.DEBUG)
    server.redirect_to = "http://127.0.0.1:9"
    server.script(fault)
    try:
        model.read(code_request, send(model, code_request))
    except ProviderFailed as error:
        shown = "".join(traceback.format_exception(error)) + repr(error.params) + repr(vars(error).get("what"))
    else:
        shown = ""

    for secret in ("sk-geheim", "reingerutscht", "Menschen reden"):
        assert secret not in shown
        assert secret not in caplog.text


def test_a_key_that_the_server_repeats_is_struck_out_of_what_is_kept(model, server, code_request):
    server.streams = False
    server.script(lambda request: json.dumps({"codes": [], "said": request.headers["authorization"]}))

    answer = send(model, code_request)

    assert b"sk-geheim" not in answer.body
    assert b"Bearer [key]" in answer.body


def test_the_model_does_not_show_its_key(model):
    assert "geheim" not in repr(model) + repr(model.settings)


def test_a_name_that_says_near_is_no_way_to_a_server_further_away(model, server, code_request, monkeypatch):
    further = replace(model.settings, base_url=server.base_url.replace("127.0.0.1", "localhost"))
    reached = transport.class_of_ip

    def elsewhere(address: str) -> SendScope:
        assert reached(address) is SendScope.THIS_COMPUTER
        return SendScope.INTERNET

    monkeypatch.setattr(transport, "class_of_ip", elsewhere)
    error = failure(OpenAiModel(further), code_request)

    assert error.code == "unreachable"
    assert "further away" in str(error)
    assert server.requests == []


def test_half_a_letter_in_an_answer_is_kept_as_what_it_is(model, server, code_request):
    server.streams = False
    server.script("surrogate")

    answers = model.read(code_request, send(model, code_request))

    assert "a\ufffdb" in [answer.quote for answer in answers]
    for answer in answers:
        answer.quote.encode()


def test_letters_whose_halves_came_in_two_events_are_whole():
    halves = [{"choices": [{"delta": {"content": half}}]} for half in ("\ud83d", "\ude00")]
    body = b"".join(b"data: " + json.dumps(half).encode() + b"\n\n" for half in halves)

    assert read_completion(body).content == "\U0001f600"


def test_of_a_refusal_no_more_is_read_than_is_kept(model, server, code_request):
    server.script("huge refusal")

    error = failure(model, code_request)

    assert error.code == "server_error"
    assert len(error.answer.body) == 65_536


def test_a_web_page_is_named_as_such(model, server, code_request):
    server.script("not JSON")

    assert "web page" in str(failure(model, code_request))


def test_a_usage_that_no_text_has_is_not_believed(model, server, code_request):
    server.script("negative usage")

    assert send(model, code_request).usage.get("prompt_tokens", 0) >= 0


HOSTILE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("a\ud800"),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["codes", "quote", "turn", "why", "choices", "message", "content", "usage",
                                       "model", "prompt_tokens", "finish_reason", "error", "refusal"]), inner),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=HOSTILE, is_whole=st.booleans())
def test_no_answer_whatever_its_form_is_a_bug(code_request, value, is_whole):
    reader = OpenAiModel(PRESETS["ollama"])
    content = json.dumps(value)
    body = content if is_whole else json.dumps({"choices": [{"message": {"content": content}}]})
    for raw in (body.encode(), b"data: " + body.encode() + b"\n\ndata: [DONE]\n\n", body.encode("utf-16")):
        answers = []
        with suppress(ProviderFailed):
            answers = reader.read(code_request, RawAnswer(raw))
        for answer in answers:
            (answer.quote + answer.why).encode()


@pytest.mark.parametrize("piece", ["<think>", "```", "```a", '{"codes":', '{"codes":[', "{},", "[", '"\\u'])
def test_no_answer_takes_longer_than_its_length(piece, code_request):
    content = ('{"codes":[' if piece == "{}," else "") + piece * (1_500_000 // len(piece))
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    with pytest.raises(ProviderFailed):
        OpenAiModel(PRESETS["ollama"]).read(code_request, RawAnswer(body))
    read_cut_codes(code_request, content)
