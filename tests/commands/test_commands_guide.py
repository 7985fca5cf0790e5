"""`guide` and `sampling`: written and listed on the command line, and printed in the methods appendix."""

from __future__ import annotations

import io
import json
from pathlib import Path

import builders
import pytest

import storage
from commands.app import run
from storage.export import Look, export_to

QUESTION = "Wie setzen Sie KI im Vertrieb ein?"


@pytest.fixture
def path(tmp_path: Path) -> str:
    text = f"I: Gut. {QUESTION}\n\nB: Das war viel Arbeit.\n"
    study = builders.make_study(tmp_path, (text, text.replace("viel", "wenig")))
    study.close()
    return str(study.path)


def as_json(*arguments: str, capfdbinary: pytest.CaptureFixture[bytes]) -> list | dict:
    assert run([*arguments, "--json"]) == 0
    return json.loads(capfdbinary.readouterr().out)


def test_a_guide_is_written_from_a_file_and_corrected_by_turn(path: str, tmp_path: Path, capfdbinary) -> None:
    file = tmp_path / "guide.txt"
    file.write_text(f"{QUESTION}\nWas fehlt noch?\n", encoding="utf-8-sig")
    assert run(["guide", path, "--write", str(file)]) == 0
    file.write_text(f"{QUESTION}\nMöchten Sie etwas ergänzen?\nWas fehlt Ihnen noch?\n", encoding="utf-8")
    assert run(["guide", path, "--write", str(file)]) == 2
    assert b"reason" in capfdbinary.readouterr().err
    assert run(["guide", path, "--write", str(file), "--reason", "zu eng", "--after", "1"]) == 0
    assert run(["guide", path, "--use", "1", "--document", "2"]) == 0
    assert run(["guide", path, "--document", "1", "--turn", "1", "--asks", "3"]) == 0
    capfdbinary.readouterr()
    told = as_json("guide", path, capfdbinary=capfdbinary)
    assert [one["known"] for one in told["interviews"]] == ["order", "said"]
    assert told["versions"][1]["reworded"] == [["Was fehlt noch?", "Was fehlt Ihnen noch?"]]
    assert [one["turns"] for one in told["versions"][1]["questions"]] == [1, 0, 1]
    [asked] = as_json("guide", path, "--document", "1", capfdbinary=capfdbinary)
    assert (asked["turn"], asked["found_by"], asked["text"]) == (1, "hand", "Was fehlt Ihnen noch?")
    assert run(["guide", path]) == 0
    assert run(["guide", path, "--document", "2"]) == 0
    assert "likeness 1.00" in capfdbinary.readouterr().out.decode()
    assert run(["guide", path, "--use", "1"]) == 2
    assert run(["guide", path, "--write", str(tmp_path / "none.txt")]) == 1


def test_notes_on_the_sample_answer_the_items_of_the_appendix(path: str, tmp_path: Path, capfdbinary) -> None:
    assert run(["sampling", path, "--note", "ended", "--text", "Nichts Neues"]) == 2
    assert run(["sampling", path, "--note", "ended", "--text", "Nichts Neues", "--day", "2026-10-01"]) == 0
    assert run(["sampling", path, "--note", "chosen", "--text", "Leitungen im Vertrieb"]) == 0
    assert run(["sampling", path, "--note", "setting"]) == 2
    capfdbinary.readouterr()
    notes = as_json("sampling", path, capfdbinary=capfdbinary)
    assert [(one["kind"], one["day"]) for one in notes] == [("chosen", ""), ("ended", "2026-10-01")]
    assert run(["sampling", path, "--remove", notes[0]["id"]]) == 0
    assert b"chosen" not in capfdbinary.readouterr().out
    file = tmp_path / "guide.txt"
    file.write_text(QUESTION, encoding="utf-8")
    assert run(["guide", path, "--write", str(file)]) == 0
    study = storage.open_study(Path(path), detector=builders.ScriptedDetector())
    out, alone = io.BytesIO(), io.BytesIO()
    export_to(study, "methods-md", out, coder=builders.ada(study), look=Look(language="de"))
    export_to(study, "guide-md", alone, coder=builders.ada(study))
    study.close()
    rows = [line for line in out.getvalue().decode().splitlines() if line.startswith("|")]
    assert any(row.startswith("| 17 ") and "Fragen in der letzten: 1" in row for row in rows)
    assert any(row.startswith("| 22 ") and "01.10.2026: Nichts Neues" in row for row in rows)
    assert any(row.startswith("| 10 ") and "Nicht aus den Daten beantwortet" in row for row in rows)
    for written in (out, alone):
        assert f"{QUESTION} | 2 | 2 | 0" in written.getvalue().decode()
