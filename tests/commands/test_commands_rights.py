"""Withdrawing, telling a participant what is held, retention, the key, versions and corrections without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import INTERVIEW, ada, make_study, span_of

from analysis.records import Level
from commands.app import run

BEFORE = "Ich glaube, die technische"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    made = make_study(tmp_path)
    code = made.coding.in_vivo(*span_of(made, "technische Hürde"), coder=ada(made))
    made.coding.in_vivo(*span_of(made, "Vertrauen der Kunden", 1), coder=ada(made))
    made.structure.add(Level.CONCEPT, "Hürden", members=[code.id], coder=ada(made))
    made.close()
    return made.path


def told(capfd: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert run([str(item) for item in arguments]) == code, capfd.readouterr()
    captured = capfd.readouterr()
    return captured.out + captured.err


def test_withdrawing_asks_first_and_says_what_is_left_elsewhere(
    study: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    refused = told(capfd, "withdraw", study, "P01", "--reason", "widerrufen", code=2)
    assert "can't be undone" in refused
    assert "--yes" in refused
    letters = tmp_path / "letters"
    done = told(capfd, "withdraw", study, "p01", "--reason", "widerrufen", "--letters", letters, "--yes")
    assert "technische Hürde" in done
    assert "Hürden" in done
    assert "None of these words had left this computer." in done
    german = (letters / "participant.de.txt").read_text(encoding="utf-8")
    assert "lassen sich nicht" in german
    assert "technische" not in german
    assert "as recorded" in told(capfd, "verify", study)
    assert "nothing to undo" in told(capfd, "undo", study, code=1)
    assert "There is no participant" in told(capfd, "withdraw", study, "P01", "--reason", "x", "--yes", code=2)


def test_backups_beside_the_study_can_go_with_it(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told(capfd, "backup", study)
    folder = study.with_name("study-backups")
    before = set(folder.iterdir())
    assert before
    said = told(capfd, "withdraw", study, "P01", "--reason", "widerrufen", "--delete-backups", "--yes")
    assert "overwritten and deleted" in said
    assert not before & set(folder.iterdir())


def test_restricting_and_making_anonymous_are_ways_of_it(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told(capfd, "withdraw", study, "P01", "--reason", "Prüfung", "--way", "restrict")
    assert "nothing" in told(capfd, "permissions", study, "--participant", "P01")
    told(capfd, "undo", study)
    told(capfd, "withdraw", study, "P02", "--reason", "vereinbart", "--way", "anonymise", "--yes")
    assert "(no label)" not in told(capfd, "speakers", study)


def test_a_participant_is_told_what_is_held(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    german = told(capfd, "subject-report", study, "P01")
    assert "„technische Hürde“ (Interview 01)" in german
    assert "Vertrauen" not in german
    assert "“technische Hürde”" in told(capfd, "subject-report", study, "P01", "--language", "en")
    data = json.loads(told(capfd, "subject-report", study, "P01", "--json"))
    assert data["quotations"][0]["words"] == "technische Hürde"
    assert data["participant"]["code"] == "P01"


def test_retention_is_set_shown_and_remembered(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "2020-01-31" in told(capfd, "retention", study, "--set", "names=2020-01-31", "--set", "audio=2099-01-01")
    said = told(capfd, "status", study)
    assert "names and key may be kept until 2020-01-31, now over" in said
    assert "recordings" not in said
    told(capfd, "retention", study, "--set", "names=none")
    assert json.loads(told(capfd, "retention", study, "--json"))["names"] is None
    assert "CLASS=DATE" in told(capfd, "retention", study, "--set", "nonsense", code=2)
    assert "is not a day" in told(capfd, "retention", study, "--set", "names=soon", code=2)


def test_the_key_is_destroyed_with_a_certificate(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "--yes" in told(capfd, "destroy-key", study, code=2)
    kept = study.with_name("study.verbatim-key").read_bytes()
    told(capfd, "destroy-key", study, "--yes")
    assert not study.with_name("study.verbatim-key").exists()
    certificate = study.with_name("study key destroyed.txt").read_text(encoding="utf-8")
    assert "von 2 Interviews mit 2 Teilnehmenden" in certificate
    study.with_name("study.verbatim-key").write_bytes(kept)
    assert "key file" in told(capfd, "status", study), "a copy that turns up is not taken"
    told(capfd, "verify", study)
    assert "destroyed already" in told(capfd, "destroy-key", study, "--yes", "-o", study.with_name("x.txt"), code=2)


def test_a_key_that_came_back_with_a_backup_is_named_and_destroyed_again(
    study: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.verbatim"
    told(capfd, "backup", study, "-o", copy)
    told(capfd, "withdraw", study, "P01", "--reason", "widerrufen", "--yes")
    told(capfd, "destroy-key", study, "--yes")
    said = told(capfd, "restore", copy, "-o", study)
    assert "1 participant withdrew" in said
    assert "destroy it again now" in said
    assert "key destroyed (2).txt" in told(capfd, "destroy-key", study, "--yes")


def test_versions_are_named_listed_and_compared(study: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "No version" in told(capfd, "versions", study)
    told(capfd, "versions", study, "--name", "v1")
    assert "v1" in told(capfd, "versions", study)
    assert "Nothing changed." in told(capfd, "versions", study, "--diff", "v1")
    told(capfd, "undo", study)
    assert "No version" in told(capfd, "versions", study)
    told(capfd, "versions", study, "--name", "v1")
    assert "Vertrauen der Kunden" in told(capfd, "versions", study, "--revisit")
    told(capfd, "versions", study, "--revisited", "1")
    assert "No interview waits" in told(capfd, "versions", study, "--revisit")
    assert "no version" in told(capfd, "versions", study, "--diff", "v9", code=2)


def test_a_corrected_file_is_taken_and_what_is_lost_is_asked_about(
    study: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.selecting.InlineDetector", _Scripted)
    file = tmp_path / "corrected.txt"
    file.write_text(INTERVIEW.replace("die technische Hürde", "das alles"), encoding="utf-8")
    refused = told(capfd, "correct", study, "1", file, code=2)
    assert "To be checked" in refused
    assert "technische Hürde" in refused
    file.write_text(INTERVIEW.replace("Ich glaube,", "Ich meine,"), encoding="utf-8")
    assert "1 quotation unchanged" in told(capfd, "correct", study, "1", file)
    assert "approval void" in told(capfd, "status", study)
    assert "the same as before" in told(capfd, "correct", study, "1", file, code=1)


def _Scripted() -> object:
    from builders import ScriptedDetector

    return ScriptedDetector()
