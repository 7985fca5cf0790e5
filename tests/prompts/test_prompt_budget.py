"""Token counts: exact with a local table, else too many rather than too few, and never a download."""

from __future__ import annotations

import base64
import hashlib
import socket
from dataclasses import replace

import pytest

from analysis.errors import InvalidInput
from prompts import budget
from prompts.budget import TableCounter, UpperBoundCounter, least_tokens, load_table, open_counter
from prompts.providers import PRESETS

GERMAN = "Ich glaube, die technische Hürde ist halt viel höher, also für uns im Außendienst."


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def table(tmp_path, monkeypatch):
    """A small table of the real form: each byte, and one merge for `ch`."""
    tokens = [bytes([value]) for value in range(256)] + [b"ch"]
    lines = [base64.b64encode(token) + b" " + str(rank).encode() for rank, token in enumerate(tokens)]
    path = tmp_path / budget.TABLE_NAME
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


def sha256_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_without_a_table_the_count_is_an_upper_bound_and_says_so(monkeypatch):
    monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)

    counter = open_counter(replace(PRESETS["openai"], model="gpt-x"))

    assert not counter.exact
    assert counter.count(GERMAN) == -(-len(GERMAN.encode()) * 10 // 22)
    assert counter.count("") == 0


def test_with_a_table_the_count_is_exact(table):
    counter = TableCounter(load_table(table, sha256_of(table)))

    assert counter.exact
    assert counter.count("ich") == 2
    assert counter.count("<|endoftext|>") == len("<|endoftext|>"), "an interview's text is never a control token"


def test_a_table_in_the_named_folder_is_used_for_openai_and_for_no_other(table, monkeypatch):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(table.parent))
    monkeypatch.setattr(budget, "load_table", lambda path: load_table(path, sha256_of(path)))

    assert open_counter(PRESETS["openai"]).exact
    assert not open_counter(PRESETS["ollama"]).exact


def test_a_file_that_is_not_the_table_is_refused_and_left_alone(table, monkeypatch):
    before = table.read_bytes()
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(table.parent))

    with pytest.raises(InvalidInput) as raised:
        load_table(table)
    assert raised.value.code == "token_table_unknown"
    assert not open_counter(PRESETS["openai"]).exact
    assert table.read_bytes() == before


def test_the_pattern_is_the_one_that_tiktoken_defines(monkeypatch):
    definitions = pytest.importorskip("tiktoken_ext.openai_public")
    monkeypatch.setattr(definitions, "load_tiktoken_bpe", lambda *_a, **_k: {})

    assert definitions.o200k_base()["pat_str"] == budget._O200K_PATTERN


@pytest.mark.parametrize("text", [GERMAN, "x", "", "Größe 🙂 " * 40])
def test_the_bounds_never_cross(text):
    assert least_tokens(text) <= UpperBoundCounter().count(text)
