"""Suggested groups by command: shown side by side, rearranged, and decided member by member."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study
from fakes.openai_server import ScriptedServer

from analysis.ports import Put
from analysis.records import Code, CodeOrigin, Level
from commands import app
from prompts import open_model
from prompts.providers import PRESETS


def run(*words: str) -> int:
    return app.run(list(words))


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A study with 8 codes, of which a server made two alternatives of themes."""
    made = make_study(tmp_path)
    codes = [Code(label=f"Code {number}", origin=CodeOrigin.RESEARCHER, coder_id=ada(made)) for number in range(8)]
    made.store.commit("code_added", [Put(code) for code in codes], actor=ada(made))
    with ScriptedServer() as server:
        model = open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model))
        made.suggesting.run(made.suggesting.plan_groups(Level.THEME, model, 2), model, coder=ada(made))
    made.close()
    return str(made.path)


def shown(path: str, capfd: pytest.CaptureFixture[str]) -> list[dict]:
    capfd.readouterr()
    assert run("groupings", path, "--kind", "theme", "--json") == 0
    return json.loads(capfd.readouterr().out)[0]["alternatives"]


def test_groupings_shows_alternatives_with_what_speaks_against_them(
    path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("groupings", path) == 0
    out = capfd.readouterr().out
    assert "THEMES, alternative 1: nach Größe 3 (scripted-model (Ollama))" in out
    assert "alternative 2: nach Größe 4" in out
    assert "(sagt das Gegenteil)" in out


def test_groups_are_moved_split_merged_and_decided_by_member(path: str, capfd: pytest.CaptureFixture[str]) -> None:
    first, second, third = shown(path, capfd)[0]["groups"]
    member = first["members"][0]["id"]
    assert run("decide", path, first["id"], "move", "--member", member[:8], "--to", second["id"][:8]) == 0
    assert "has 4 members now" in capfd.readouterr().out
    assert run("decide", path, second["id"], "split", "--member", member, "--label", "Etwas anderes") == 0
    assert run("decide", path, third["id"], "merge", "--to", second["id"]) == 0
    groups = shown(path, capfd)[0]["groups"]
    assert [len(group["members"]) for group in groups] == [2, 5, 1]
    assert [group["rearranged"] for group in groups] == [True] * 3

    assert run("decide", path, first["id"], "accept", "--member", groups[0]["members"][0]["id"]) == 0
    assert run("decide", path, first["id"], "reject", "--member", groups[0]["members"][1]["id"]) == 0
    assert run("tree", path) == 0
    assert f"THEME {first['label']}" in capfd.readouterr().out
    left = shown(path, capfd)[0]
    assert first["id"] not in [group["id"] for group in left["groups"]]
    assert left["fits_nowhere"] == [{**groups[0]["members"][1], "has_place": False}]


def test_three_groupings_by_the_built_in_suggester_say_that_no_ai_made_them(
    path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("suggest", "codes", path, "--alternatives", "2") == 2
    assert run("suggest", "concepts", path, "--alternatives", "3", "--coder", "Ada") == 0
    capfd.readouterr()
    assert run("suggestions", path, "--kind", "concept", "--json") == 0
    found = json.loads(capfd.readouterr().out)
    assert found
    assert all("no AI" in item["principle"] or "ohne KI" in item["principle"] for item in found)
    assert all(isinstance(item["counter_examples"], list) for item in found)


@pytest.mark.parametrize(
    "words",
    [
        ("move",), ("split", "--label", "x"), ("merge",), ("accept", "--to", "abcd"), ("later", "--member", "abcd"),
        ("edit",), ("reject", "--definition", "x"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_with_the_act_are_refused(
    path: str, words: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    group = shown(path, capfd)[0]["groups"][0]
    assert run("decide", path, group["id"], *words) == 2
