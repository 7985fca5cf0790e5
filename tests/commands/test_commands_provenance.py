"""Headless: the ledger listed, a code traced, the head sealed and compared, provenance written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.suggestion.builtin import BuiltinModel
from commands.app import run


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    study = make_study(tmp_path_factory.mktemp("study"))
    coder, model = ada(study), BuiltinModel()
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model)
    study.suggesting.run(plan, model, coder=coder)
    study.deciding.accept(study.suggesting.list()[0].id, coder=coder, seconds=1.5, reason="sagt es selbst")
    study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=coder)
    study.close()
    return study.path


def test_events_are_listed_and_followed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", str(path)]) == 0
    assert "suggestion decided" in capsys.readouterr().out
    assert run(["events", str(path), "--json", "--kind", "run_started"]) == 0
    [started] = json.loads(capsys.readouterr().out)
    assert run(["events", str(path), "--json", "--caused-by", str(started["seq"])]) == 0
    kinds = {item["kind"] for item in json.loads(capsys.readouterr().out)}
    assert {"call_prepared", "call_answered", "suggestion_decided"} <= kinds


def test_a_code_is_traced_to_prompt_answer_and_decision(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["events", str(path), "--json", "--kind", "suggestion_decided"]) == 0
    [decided] = json.loads(capsys.readouterr().out)
    label = decided["about"]["words"]
    assert run(["trace", str(path), label]) == 0
    told = capsys.readouterr().out
    for part in ("Prompt: builtin-codes", "Request: sha256", "accept by Ada", "after 1.5 s", "sagt es selbst"):
        assert part in told
    assert run(["trace", str(path), decided["about"]["id"][:10], "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["kind"] == "Code"
    assert label in data["response"]
    assert data["suggestion"]["rank"] >= 0
    assert data["decisions"][0]["who"] == "Ada"
    assert run(["trace", str(path), data["suggestion"]["id"]]) == 0
    assert run(["trace", str(path), "no such label"]) == 2


def test_the_head_is_sealed_and_compared_later(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seal = tmp_path / "seal.txt"
    assert run(["seal", str(path), "-o", str(seal), "--coder", "Ada"]) == 0
    assert "VERBATIM SEAL 1" in capsys.readouterr().out
    assert run(["verify", str(path), "--seal", str(seal)]) == 0
    assert "holds" in capsys.readouterr().out
    assert run(["verify", str(path), "--seal", seal.read_text("utf-8").replace("\n", " ")]) == 0
    forged = seal.read_text("utf-8").replace("Events:    ", "Events:    1")
    assert run(["verify", str(path), "--seal", forged]) == 1
    assert run(["verify", str(path), "--seal", "nothing"]) == 2


def test_a_signing_key_may_stand_in_a_file(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = tmp_path / "seal.pem"
    for _ in range(2):
        assert run(["seal", str(path), "--signing-key", str(key), "--coder", "Ada"]) == 0
    first, second = (part for part in capsys.readouterr().out.split("VERBATIM SEAL 1")[1:])
    assert [line for line in first.splitlines() if line.startswith("Key")] == [
        line for line in second.splitlines() if line.startswith("Key")
    ]


def test_provenance_is_written(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, ending in (("prov-json", "json"), ("ro-crate", "zip")):
        file = tmp_path / f"out.{ending}"
        assert run(["export", str(path), "--format", name, "-o", str(file)]) == 0
        assert file.stat().st_size > 1000
    assert "permit archiving" in capsys.readouterr().out
    assert run(["export", str(path), "--format", "ro-crate", "--original-names", "-o", str(tmp_path / "x.zip")]) == 2
