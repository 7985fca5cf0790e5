"""A server near by that passes texts on to the internet counts as the internet."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from fakes.openai_server import ScriptedServer

from analysis.errors import Cancelled, NotPermitted
from analysis.records import SendScope
from prompts import open_model
from prompts import test_connection as check_connection
from prompts.providers import PRESETS
from prompts.reach import UNKNOWN_HOST, passed_on_to

CLOUD = {"remote_model": "gpt-oss:120b", "remote_host": "https://ollama.com:443", "details": {}}
LOCAL = {"details": {"family": "llama"}, "model_info": {}}


def ollama(**models):
    return ScriptedServer(model="llama3", ollama=models)


def settings_of(server, model="llama3"):
    return replace(PRESETS["ollama"], base_url=server.base_url, model=model)


def asked(settings):
    return passed_on_to(settings, None, threading.Event())


def test_a_model_that_runs_on_this_computer_passes_nothing_on():
    with ollama(llama3=LOCAL) as server:
        assert asked(settings_of(server)) == ""


def test_a_cloud_model_behind_a_local_address_is_found():
    with ollama(llama3=CLOUD) as server:
        assert asked(settings_of(server)) == "ollama.com"


@pytest.mark.parametrize("shown", [{"remote_model": "gpt-oss:120b"}, {"remote_host": "no host", "remote_model": "x"}])
def test_a_cloud_model_without_a_named_host_goes_nobody_knows_where(shown):
    with ollama(llama3=shown) as server:
        assert asked(settings_of(server)) == UNKNOWN_HOST


def test_a_model_that_ollama_cannot_tell_about_counts_as_the_internet():
    with ollama(llama3=LOCAL) as server:
        settings = settings_of(server, "unheard-of")
        assert asked(settings) == UNKNOWN_HOST
        assert replace(settings, passes_on_to=UNKNOWN_HOST).host_class is SendScope.INTERNET


def test_a_server_without_ollamas_interface_is_taken_by_its_address(server):
    assert asked(settings_of(server)) == ""
    assert [request.path for request in server.requests] == ["/api/version"]


def test_a_server_that_is_not_there_gets_nothing_and_passes_nothing_on():
    with ollama(llama3=CLOUD) as server:
        settings = settings_of(server)
    assert asked(settings) == ""


def test_the_test_of_a_connection_keeps_what_it_found():
    with ollama(llama3=CLOUD) as server:
        report = check_connection(settings_of(server), None)
    assert report.settings.passes_on_to == "ollama.com"
    assert report.host_class is SendScope.INTERNET


def test_a_run_is_stopped_where_text_would_go_further_than_was_said():
    with ollama(llama3=CLOUD) as server:
        with pytest.raises(NotPermitted) as raised:
            open_model(settings_of(server)).confirm_reach(threading.Event())
        assert raised.value.code == "passed_on"
        assert server.chats == []


def test_a_run_goes_on_where_she_was_told(known_recipient):
    known_recipient("ollama.com")
    with ollama(llama3=CLOUD) as server:
        open_model(replace(settings_of(server), passes_on_to="ollama.com")).confirm_reach(threading.Event())


def test_a_run_is_stopped_where_text_would_go_to_another_host_than_was_said(known_recipient):
    known_recipient("ollama.com")
    with ollama(llama3={"remote_host": "https://elsewhere.example"}) as server:
        with pytest.raises(NotPermitted) as raised:
            open_model(replace(settings_of(server), passes_on_to="ollama.com")).confirm_reach(threading.Event())
        assert raised.value.code == "passed_on"


def test_asking_can_be_cancelled(server):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(Cancelled):
        passed_on_to(settings_of(server), None, cancel)
