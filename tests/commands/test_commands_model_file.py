"""A model file without a window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from builders import make_study
from fakes.llama_server import make_gguf, make_llama_server

from analysis.records import SuggestionKind
from commands.app import run
from prompts.model_file import running_server, stop_servers


@pytest.mark.skipif(sys.platform == "win32", reason="the scripted server is a script with a #! line")
def test_suggestions_come_from_a_model_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_study(tmp_path)
    study = str(made.path)
    made.close()
    make_llama_server(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    path = str(make_gguf(tmp_path / "small.gguf"))

    assert run(["suggest", "codes", study, "--provider", path, "--model", "x"]) == 2
    assert "one model" in capfd.readouterr().err
    assert run(["suggest", "codes", study, "--provider", path]) == 0
    out, error = capfd.readouterr()
    assert "small.gguf needs about" in error
    assert "(this computer), model small" in out
    assert running_server() is not None
    assert run(["suggestions", study, "--kind", SuggestionKind.CODE.value, "--json"]) == 0
    assert '"grounding": "exact"' in capfd.readouterr().out
    stop_servers()
