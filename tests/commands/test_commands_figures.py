"""The figure of the data structure on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.records import Level
from commands.app import run


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study with more concepts than one column holds."""
    made = make_study(tmp_path)
    coder = ada(made)
    code = made.coding.in_vivo(*span_of(made, "technische Hürde"), coder=coder)
    for number in range(70):
        members = [code.id] if number == 0 else []
        made.structure.add(Level.CONCEPT, f"Was man erst nach Monaten bemerkt {number}", coder=coder, members=members)
    made.close()
    return made.path


def test_width_and_language_are_chosen_and_each_page_is_named(
    study: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "figure.svg"
    asked = ["export", str(study), "--format", "data-structure-svg", "--width", "column", "--language", "en"]
    assert run([*asked, "-o", str(target)]) == 0
    said = capfd.readouterr().out
    files = sorted(tmp_path.glob("figure*.svg"))
    assert len(files) > 1
    assert all(str(path) in said for path in files)
    assert all("1st-order concepts" in path.read_text(encoding="utf-8") for path in files)
    assert run(asked) == 2
    assert "this format holds one" in capfd.readouterr().err


def test_a_width_that_is_not_there_is_said_with_those_that_are(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(study), "--format", "data-structure-pdf", "--width", "poster"]) == 2
    assert "landscape" in capfd.readouterr().err
