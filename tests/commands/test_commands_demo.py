"""`demo` takes the sample study through the whole path; stopping a run keeps what is finished."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import INTERVIEW, make_study
from fakes.openai_server import ScriptedServer

import storage
from analysis.records import CallStatus, Coding, Level, LlmCall
from commands.app import run

ROOT = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]


def codes_in(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from node.get("codes", ())
    for level in ("dimensions", "themes", "concepts"):
        for child in node.get(level, ()):
            yield from codes_in(child)


def themes_in(codebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [*codebook["themes"]] + [theme for dimension in codebook["dimensions"] for theme in dimension["themes"]]


def test_the_demo_leads_through_the_whole_path_and_can_be_run_again(tmp_path: Path, capfd: Capture) -> None:
    folder = tmp_path / "sample"
    assert run(["demo", str(folder)]) == 0
    out = capfd.readouterr().out
    (path,) = folder.glob("*.verbatim")
    assert str(path) in out
    assert "5 of 5 interviews were approved" in out
    assert "no AI" in out
    assert "Nobody has read them" in out
    codebook = json.loads((folder / "codebook.json").read_text(encoding="utf-8"))
    assert codebook["contains"] == "pseudonyms"
    study = storage.open_study(path)
    decided = len(study.deciding.decisions())
    concepts, themes, dimensions = (study.structure.categories(level) for level in Level)
    languages = {document.id: document.language for document in study.transcripts.documents()}
    coded = Counter(languages[coding.document_id] for coding in study.store.all(Coding))
    study.close()
    assert coded["de"] >= 30
    assert coded["en"] >= 8
    assert 12 <= len(concepts) <= 30
    assert 4 <= len(themes) <= 8
    assert 2 <= len(dimensions) <= 3
    labels = [category.label for category in (*concepts, *themes, *dimensions)]
    assert not any("[" in label for label in labels)
    assert len(set(labels)) == len(labels)
    assert all(len(category.label.split()) <= 5 for category in (*themes, *dimensions))
    found = [code["id"] for code in codes_in(codebook)]
    assert len(found) == len(set(found)) == coded.total()
    assert max(len(list(codes_in(theme))) for theme in themes_in(codebook)) <= coded.total() / 2
    assert run(["demo", str(folder)]) == 0
    assert "already" in capfd.readouterr().out
    study = storage.open_study(path)
    assert len(study.deciding.decisions()) == decided
    assert study.verify() == []
    study.close()


def test_a_run_that_was_killed_is_told_and_can_be_gone_on_with(tmp_path: Path, capfd: Capture) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    study.close()
    path = str(study.path)
    with ScriptedServer() as server:
        server.script("slow")
        order = ["suggest", "codes", path, "--provider", server.base_url, "--model", server.model]
        child = subprocess.Popen([sys.executable, str(ROOT / "main.py"), *order], stdout=subprocess.DEVNULL)
        assert server.arrived.wait(30)
        child.kill()
        child.wait(30)
        server.release.set()
        assert run(["status", path]) == 0
        assert "1 call sent, answer unknown" in capfd.readouterr().out
        assert run(["suggest", "codes", path, "--resume"]) == 0
    assert run(["status", path]) == 0
    assert "unknown" not in capfd.readouterr().out
    assert run(["verify", path]) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to one process")
def test_ctrl_c_ends_a_run_with_130_and_the_rest_can_be_asked_for(tmp_path: Path, capfd: Capture) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    study.close()
    path = str(study.path)
    with ScriptedServer() as server:
        server.script("slow")
        order = ["suggest", "codes", path, "--provider", server.base_url, "--model", server.model]
        child = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), *order], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert server.arrived.wait(30)
        child.send_signal(signal.SIGINT)
        _, error = child.communicate(timeout=30)
        assert child.returncode == 130, error
        assert "Stopped." in error
        assert "Traceback" not in error
        server.release.set()
        assert run(["suggest", "codes", path, "--resume"]) == 0
    study = storage.open_study(Path(path))
    assert [call.status for call in study.store.all(LlmCall)] == [CallStatus.CANCELLED, CallStatus.ANSWERED]
    assert study.suggesting.list()
    study.close()
