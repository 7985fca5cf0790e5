"""Estimates of tokens learn from what servers counted; a table is chosen by hand and never fetched."""

from __future__ import annotations

import threading

import pytest

from analysis.errors import InvalidInput
from prompts import budget
from prompts.calibration import ENOUGH_ANSWERS, FILE_NAME, learn, learn_from_filler, ratio_of
from prompts.places import config_folder

HERE = ("host", "model", "de")


def test_the_next_estimate_is_what_the_server_counted(model, server, code_request):
    first = model.prepare(code_request)
    for _ in range(ENOUGH_ANSWERS):
        counted = model.send(model.prepare(code_request), threading.Event()).usage["prompt_tokens"]
    second = model.prepare(code_request)

    assert first.token_count > second.token_count
    assert counted <= second.token_count <= counted + 1
    assert not second.tokens_exact
    assert first.body == second.body


def test_the_largest_ratio_is_kept_and_only_after_some_answers():
    learn(HERE, 1_000, 400)
    assert ratio_of(HERE) == 1.0
    learn(HERE, 1_000, 600)
    learn(HERE, 1_000, 300)
    assert ratio_of(HERE) == 0.6
    assert ratio_of(("host", "another", "de")) == 1.0
    assert ratio_of(("host", "model", "en")) == 1.0, "another language is counted otherwise"
    learn(HERE, 1_000, 700)
    assert ratio_of(HERE) == 0.7


@pytest.mark.parametrize("counted", [0, -4, 1_001])
def test_a_count_that_can_not_be_teaches_nothing(counted):
    for _ in range(ENOUGH_ANSWERS):
        learn(HERE, 1_000, counted)

    assert ratio_of(HERE) == 1.0


def test_what_a_tokenizer_made_of_filler_counts_at_once_and_answers_may_raise_it():
    learn_from_filler(HERE, 0.6)
    assert ratio_of(HERE) == 0.6
    learn(HERE, 1_000, 500)
    assert ratio_of(HERE) == 0.6
    learn(HERE, 1_000, 650)
    assert ratio_of(HERE) == 0.65
    learn_from_filler(HERE, 3.0)
    learn_from_filler(HERE, 0.0)
    assert ratio_of(HERE) == 0.65
    learn_from_filler(("host", "poor", "de"), 1.5)
    assert ratio_of(("host", "poor", "de")) == 1.5, "a small vocabulary makes more tokens than the upper bound"


def test_a_cut_prompt_teaches_nothing(model, server, code_request):
    server.script(*["silent truncation"] * ENOUGH_ANSWERS)
    before = model.prepare(code_request).token_count
    for _ in range(ENOUGH_ANSWERS):
        with pytest.raises(Exception, match="cut off"):
            model.send(model.prepare(code_request), threading.Event())

    assert model.prepare(code_request).token_count == before


@pytest.mark.parametrize("content", ["{", "[]", '{"host model de": [3, 7]}', '{"host model de": "x"}'])
def test_a_broken_file_is_only_a_loss_of_precision(content):
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / FILE_NAME).write_text(content)

    assert ratio_of(HERE) == 1.0
    learn(HERE, 10, 5)


def test_a_table_that_is_another_file_is_not_kept(tmp_path):
    path = tmp_path / "o200k_base.tiktoken"
    path.write_bytes(b"IQ== 0\n")
    with pytest.raises(InvalidInput) as raised:
        budget.choose_table(path)
    assert raised.value.code == "token_table_unknown"
    with pytest.raises(InvalidInput):
        budget.choose_table(tmp_path / "nowhere")
    assert budget.table_path() is None


def test_a_chosen_table_is_kept_for_all_studies(tmp_path, monkeypatch):
    path = tmp_path / "any name"
    path.write_bytes(b"IQ== 0\n")
    monkeypatch.setattr(budget, "load_table", lambda _path: None)
    budget.choose_table(path)

    assert budget.table_path() == config_folder() / budget.TABLE_FILE
