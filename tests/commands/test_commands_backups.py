"""Backups without a window: made by hand and by the hour, listed, restored, and a damaged study read."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_study

from commands.app import run
from storage.backup import backups_of

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    made = make_study(tmp_path)
    made.close()
    return made.path


def types(capfd: Capture, *words: object, code: int = 0) -> tuple[str, str]:
    capfd.readouterr()
    given = run([str(word) for word in words])
    out, errors = capfd.readouterr()
    assert given == code, errors
    return out, errors


def test_work_is_backed_up_by_the_hour_and_said_once(study: Path, capfd: Capture) -> None:
    assert "Backed up to study-backups." in types(capfd, "settings", study, "--title", "Neu")[1]
    assert types(capfd, "settings", study, "--title", "Neuer")[1] == ""
    assert len(backups_of(study)) == 1


def test_a_backup_is_made_listed_and_restored(study: Path, capfd: Capture) -> None:
    assert "No backups yet" in types(capfd, "backups", study)[0]
    types(capfd, "backup", study)
    types(capfd, "settings", study, "--title", "Später")
    made = backups_of(study)[-1]
    assert str(made.path) in types(capfd, "backups", study)[0]
    out, _ = types(capfd, "restore", made.path)
    assert "Restored" in out
    assert out.count("Put aside") == 2
    assert "Später" not in types(capfd, "status", study)[0]
    types(capfd, "verify", study)


def test_a_backup_elsewhere_says_where_and_wants_to_be_told_where_to_go_back(
    study: Path, tmp_path: Path, capfd: Capture
) -> None:
    types(capfd, "backup", study, "-o", tmp_path / "copy")
    assert "-o STUDY" in types(capfd, "restore", tmp_path / "copy.verbatim", code=1)[1]
    types(capfd, "restore", tmp_path / "copy.verbatim", "-o", tmp_path / "again")
    types(capfd, "verify", tmp_path / "again")


def test_a_damaged_study_is_named_and_read(study: Path, capfd: Capture) -> None:
    data = bytearray(study.read_bytes())
    data[-4096 * 6 : -4096 * 4] = b"\xee" * 4096 * 2
    study.write_bytes(data)
    out, _ = types(capfd, "recover", study)
    assert "Recovered" in out
    assert "memo" in out
    assert (study.parent / "study (recovered).verbatim").exists()
    assert "already a file" in types(capfd, "recover", study, code=1)[1]
