"""`demo` takes the sample study through the whole path; stopping a run keeps what is finished."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import INTERVIEW, make_study
from fakes.openai_server import ScriptedServer

import storage
from analysis.records import CallStatus, Level, LlmCall
from commands.app import run

ROOT = Path(__file__).resolve().parents[2]
Capture = pytest.CaptureFixture[str]


def test_the_demo_leads_through_the_whole_path_and_can_be_run_again(tmp_path: Path, capfd: Capture) -> None:
    folder = tmp_path / "sample"
    assert run(["demo", str(folder)]) == 0
    out = capfd.readouterr().out
    (path,) = folder.glob("*.verbatim")
    assert str(path) in out
    assert "5 of 5 interviews were approved" in out
    assert "no AI" in out
    codebook = json.loads((folder / "codebook.json").read_text(encoding="utf-8"))
    assert codebook["contains"] == "pseudonyms"
    study = storage.open_study(path)
    decided = len(study.deciding.decisions())
    concepts, themes = (len(study.structure.categories(level)) for level in (Level.CONCEPT, Level.THEME))
    study.close()
    assert concepts > themes > 1
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
