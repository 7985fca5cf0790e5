"""Beyond this computer nothing is sent without a recipient that somebody answers for, and a policy that lets it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from fakes.openai_server import ScriptedServer

from analysis.errors import InvalidInput, NotPermitted
from prompts import open_model
from prompts import test_connection as check_connection
from prompts.client import OpenAiModel
from prompts.policy import VARIABLE
from prompts.providers import PRESETS
from prompts.reach import UNKNOWN_HOST
from prompts.recipients import (
    FIELDS,
    Recipient,
    RecipientCard,
    card_for,
    cards_file,
    forget_card,
    named_host,
    read_cards,
    recipients_of,
    save_card,
)

AWAY = replace(PRESETS["openai_eu"], model="gpt-x")


def code_of(act, *arguments):
    with pytest.raises((NotPermitted, InvalidInput)) as raised:
        act(*arguments)
    return raised.value.code


def complete(host="eu.api.openai.com", until="2999-12-31"):
    return save_card(RecipientCard(host, *(f"{name} is known" for name in FIELDS[:-1]), until))


def test_a_model_beyond_this_computer_needs_a_complete_card(outside_request):
    assert code_of(open_model, AWAY) == "recipient_incomplete"
    complete()

    call = open_model(AWAY).prepare(outside_request)

    assert call.parameters["recipients"][0]["approved_by"] == "approved_by is known"
    assert call.parameters["recipients"][0]["until"] == "2999-12-31"


@pytest.mark.parametrize("name", FIELDS)
def test_each_entry_is_needed(name):
    save_card(replace(complete(), **{name: "  "}))

    assert code_of(open_model, AWAY) == "recipient_incomplete"


def test_the_last_day_of_an_approval_counts_and_the_next_does_not():
    complete(until="2026-05-31")

    assert recipients_of(AWAY, date(2026, 5, 31))[0].host == "eu.api.openai.com"
    assert code_of(recipients_of, AWAY, date(2026, 6, 1)) == "recipient_expired"


def test_a_card_that_is_taken_back_stops_a_model_that_is_open():
    complete()
    model = open_model(AWAY)
    forget_card("eu.api.openai.com")

    assert code_of(model.confirm_reach, threading.Event()) == "recipient_incomplete"


def test_a_recipient_is_made_by_nobody_else():
    with pytest.raises(TypeError):
        Recipient(object(), complete())
    with pytest.raises(TypeError):
        OpenAiModel(AWAY)
    with pytest.raises(TypeError):
        OpenAiModel(AWAY, None, [complete()])


def test_the_recipient_of_another_host_is_none(outside_request):
    complete()
    minted = recipients_of(AWAY)

    with pytest.raises(TypeError):
        OpenAiModel(replace(PRESETS["openai"], model="gpt-x"), None, minted)


def test_this_computer_needs_no_card():
    assert recipients_of(PRESETS["ollama"]) == ()


def test_a_server_near_by_that_passes_texts_on_needs_a_card_for_where_they_go():
    near = replace(PRESETS["ollama"], model="big-cloud")

    assert code_of(open_model, replace(near, passes_on_to="ollama.com")) == "recipient_incomplete"
    assert code_of(open_model, replace(near, passes_on_to=UNKNOWN_HOST)) == "recipient_incomplete"
    complete("ollama.com")
    complete("localhost:11434")
    assert open_model(replace(near, passes_on_to="ollama.com"))
    assert open_model(replace(near, passes_on_to=UNKNOWN_HOST))


@pytest.mark.parametrize("host", ["api.openai.com", "eu.api.openai.com"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_publicly_known_is_marked_with_its_year_and_never_complete(host, language):
    card = card_for(host, language)

    assert {"contract", "transfer", "approved_by", "until"} <= set(card.missing)
    assert "store=false" in card.retention
    assert all("2025" in getattr(card, name) for name in FIELDS if getattr(card, name))
    assert read_cards() == {}


def test_cards_are_kept_per_host_and_on_one_line():
    save_card(RecipientCard("https://LLM.example.org:8443/v1", who="  The computing\ncentre "))

    assert read_cards()["llm.example.org:8443"].who == "The computing centre"
    assert named_host("llm.example.org:443") == "llm.example.org"


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 2, "cards": []}', '{"format": 1, "cards": [{"x": "y"}]}'])
def test_a_broken_file_of_cards_sends_nothing_and_is_not_overwritten(content):
    cards_file().parent.mkdir(parents=True, exist_ok=True)
    cards_file().write_text(content)

    assert code_of(open_model, AWAY) == "recipients_unreadable"
    assert code_of(complete) == "recipients_unreadable"
    assert cards_file().read_text() == content


def test_dates_and_hosts_are_checked():
    assert code_of(save_card, RecipientCard("x.example", until="next year")) == "bad_date"
    assert code_of(save_card, RecipientCard("no host")) == "bad_host"
    assert code_of(save_card, RecipientCard("x.example", who="x" * 2_001)) == "text_too_long"


# --- the institution's policy ---


@pytest.fixture
def policy(tmp_path, monkeypatch):
    path = tmp_path / "policy.toml"
    monkeypatch.setenv(VARIABLE, str(path))
    return path


@pytest.mark.parametrize(
    "rules, code",
    [
        ('reach = "this_network"', "policy_reach"),
        ('reach = "this_computer"', "policy_reach"),
        ('hosts = ["llm.example.org"]', "policy_host"),
        ("hosts = []", "policy_host"),
        ('hosts = ["api.openai.com"]', "policy_host"),
        ('hosts = ["eu.api.openai.com:8443"]', "policy_host"),
        ('models = ["llama*"]', "policy_model"),
        ('modles = ["llama*"]', "policy_unreadable"),
        ('hosts = "eu.api.openai.com"', "policy_unreadable"),
        ("institution = 4", "policy_unreadable"),
        ('reach = "everywhere"', "policy_unreadable"),
        ("reach = ", "policy_unreadable"),
    ],
)
def test_a_policy_forbids_before_anything_is_planned(policy, rules, code):
    complete()
    policy.write_text(rules)

    assert code_of(open_model, AWAY) == code


@pytest.mark.parametrize(
    "rules", ["", 'hosts = ["eu.api.openai.com"]', 'hosts = ["*.openai.com"]\nmodels = ["gpt-?"]', 'reach = "internet"']
)
def test_a_policy_that_names_host_and_model_lets_them(policy, rules):
    complete()
    policy.write_text(rules)

    assert open_model(AWAY)


def test_a_policy_file_that_is_named_and_missing_forbids_what_is_external(policy):
    complete()

    assert code_of(open_model, AWAY) == "policy_unreadable"
    assert open_model(PRESETS["ollama"]), "this computer is no host beyond it"


def test_a_policy_that_came_after_the_plan_stops_the_sending(policy, model, server, code_request):
    policy.write_text("")
    call = model.prepare(code_request)
    policy.write_text('models = ["another"]\ninstitution = "University of Example"')

    with pytest.raises(NotPermitted) as raised:
        model.send(call, threading.Event())

    assert raised.value.code == "policy_model"
    assert "University of Example" in str(raised.value)
    assert server.requests == []


def test_a_forbidden_server_is_not_even_tested(policy):
    policy.write_text('models = ["another"]')
    with ScriptedServer() as server:
        settings = replace(PRESETS["ollama"], base_url=server.base_url, model=server.model)

        assert code_of(check_connection, settings, None) == "policy_model"
        assert server.requests == []
