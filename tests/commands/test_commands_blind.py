"""Coding before suggestions are seen, without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import make_study

from commands.app import run


def told(capfd: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert run([str(item) for item in arguments]) == code, capfd.readouterr()
    captured = capfd.readouterr()
    return captured.out + captured.err


def test_an_interview_is_coded_first_and_turns_are_held_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    made = make_study(tmp_path)
    made.close()
    study = made.path
    assert "all of it" in told(capfd, "blind", study, "--first", "1")
    told(capfd, "suggest", "codes", study, "--document", "1", "--yes")
    assert "0 suggestions" in told(capfd, "suggestions", study)
    told(capfd, "blind", study, "--finish", "1")
    assert "0 suggestions" not in told(capfd, "suggestions", study)
    told(capfd, "blind", study, "--hold-out", "10", "--seed", "5")
    found = json.loads(told(capfd, "blind", study, "--json"))
    assert (found["share"], found["seed"]) == (0.1, 5)
    assert found["interviews"][1]["hidden"] == "2"
    assert "between 0 and 50" in told(capfd, "blind", study, "--hold-out", "80", code=2)
    assert "Nothing is hidden" in told(capfd, "blind", study, "--finish", "1", code=2)
