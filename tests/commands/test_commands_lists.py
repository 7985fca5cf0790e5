"""names, restyle, settings --style and the two files about replacements, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from builders import ada, make_study, span_of

from analysis.records import Use
from commands.app import run
from storage import open_study

WORDS = "I: Wer?\n\nB: Ich bin Sabine Schuster, Frau Schuster kennt Bielefeld und Projekt Falke. Schusters Team auch.\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    made = make_study(tmp_path, (WORDS,))
    made.close()
    return made.path


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert run(argv) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def test_names_adds_keeps_and_removes(study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = tmp_path / "list.csv"
    listed.write_bytes("Nordlux;ORGANIZATION\nMüllerhof\n".encode("cp1252"))
    given = ["--add", "Falke=PRODUCT", "--keep", "Bielefeld", "--participant", "P01=Sabine Schuster"]
    rows = json.loads(said(capsys, "names", str(study), *given, "--from", str(listed), "--json"))
    assert [(row["list"], row["term"], row["kind"], row["participant"]) for row in rows] == [
        ("always", "Sabine Schuster", "PERSON", "P01"),
        ("always", "Falke", "PRODUCT", ""),
        ("always", "Müllerhof", "OTHER", ""),
        ("always", "Nordlux", "ORGANIZATION", ""),
        ("never", "Bielefeld", "", ""),
    ]
    findings = json.loads(said(capsys, "pseudonymize", str(study), "--json"))[0]["findings"]
    assert {row["text"] for row in findings} == {"Sabine Schuster", "Frau Schuster", "Schusters", "Falke"}
    assert {row["recognizer"] for row in findings} == {"own list"}
    rows = json.loads(said(capsys, "names", str(study), "--remove", "falke", "--remove", "Nordlux", "--json"))
    assert "Falke" not in {row["term"] for row in rows}


@pytest.mark.parametrize(
    "given", [["--remove", "Niemand"], ["--add", "A=VOGEL"], ["--participant", "Sabine"], ["--from", "/no/such/file"]]
)
def test_names_says_what_is_wrong(study: Path, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["names", str(study), *given]) == 2
    assert capsys.readouterr().err.startswith("Error: ")


def test_style_and_restyle_change_what_stands_for_names(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "placeholder" in said(capsys, "settings", str(study))
    out = said(capsys, "settings", str(study), "--style", "general")
    assert "general" in out
    out = said(capsys, "restyle", str(study), "[eine Frau]", "--role", "participant", "--style", "readable")
    assert "readable" in out
    assert run(["restyle", str(study), "[Nichts 9]", "--style", "general"]) == 2


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_log_holds_no_original_and_the_key_does(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "names", str(study), "--participant", "P01=Sabine Schuster")
    said(capsys, "permissions", str(study), "--all", "--permit", "processing,archive")
    log, key = tmp_path / "archive" / "log.csv", tmp_path / "safe" / "key.csv"
    log.parent.mkdir()
    key.parent.mkdir()
    said(capsys, "export", str(study), "--format", "replacement-log", "-o", str(log))
    assert not any(word in log.read_text("utf-8") for word in ("Schuster", "Sabine", "Bielefeld"))
    person = next(row for row in cells(log.read_bytes()) if row["kind"] == "PERSON")
    assert person["pseudonym"].startswith("[Person ")
    assert (person["role"], person["level"], person["occurrences: 1 Interview 01"]) == ("participant", "auto", "3")
    out = said(capsys, "export", str(study), "--format", "pseudonym-key", "--original-names", "--yes", "-o", str(key))
    assert "REAL NAMES" in out
    row = next(row for row in cells(key.read_bytes()) if row["kind"] == "PERSON")
    assert (row["original"], row["pseudonym"]) == ("Sabine Schuster", person["pseudonym"])
    assert key.stat().st_mode & 0o077 == 0


def test_the_key_needs_her_word_and_another_folder_than_the_log(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "permissions", str(study), "--all", "--permit", "processing,archive")
    said(capsys, "export", str(study), "--format", "replacement-log", "-o", str(tmp_path / "log.csv"))
    key = tmp_path / "key.csv"
    assert run(["export", str(study), "--format", "pseudonym-key", "-o", str(key)]) == 2
    both = ["export", str(study), "--format", "pseudonym-key", "--original-names", "--yes", "-o", str(key)]
    assert run(both) == 2
    assert "Choose another folder" in capsys.readouterr().err
    assert not key.exists()
    assert run(["export", str(study), "--format", "replacement-log", "--original-names", "--yes"]) == 2


def test_both_files_are_recorded_with_what_they_hold(tmp_path: Path) -> None:
    from storage.export.replacements import export_pseudonym_key, export_replacement_log

    made = make_study(tmp_path, (WORDS,))
    (tmp_path / "a").mkdir()
    made.permissions.change(None, uses=[Use.PROCESSING, Use.ARCHIVE], coder=ada(made))
    export_replacement_log(made, tmp_path / "a" / "log.csv", coder=ada(made))
    export_pseudonym_key(made, tmp_path / "key.csv", coder=ada(made), original_names=True)
    details = [event.details["contains"] for event in made.store.events(kinds=["replacements_exported"])]
    assert details == ["pseudonyms", "originals"]
    assert made.verify() == []
    made.close()


def test_the_log_holds_only_what_may_go_to_an_archive(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.csv"
    written = ["export", str(study), "--format", "replacement-log", "-o", str(log)]
    assert run(written) == 1
    assert "no interview may go to an archive" in capsys.readouterr().err
    assert not log.exists()
    (tmp_path / "other.txt").write_text(WORDS.replace("Bielefeld", "Gera"), encoding="utf-8")
    said(capsys, "import", str(study), str(tmp_path / "other.txt"), "--language", "de")
    said(capsys, "pseudonymize", str(study))
    said(capsys, "permissions", str(study), "--participant", "P01", "--permit", "processing,archive")
    assert run(written) == 0
    assert "Not to be archived, by permission or mark, so not in it: Interview 02." in capsys.readouterr().err
    rows = cells(log.read_bytes())
    assert {name for name in rows[0] if name.startswith("occurrences")} == {"occurrences: 1 Interview 01"}
    assert sum(row["kind"] == "LOCATION" for row in rows) == 1
    said(capsys, "permissions", str(study), "--participant", "P01", "--until", "2020-01-31")
    assert run(written) == 1


def test_files_with_real_names_can_be_read_by_their_owner_only(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named = ("export", str(study), "--format", "csv-tables", "-o")
    said(capsys, *named, str(tmp_path / "names.zip"), "--original-names")
    said(capsys, *named, str(tmp_path / "pseudonyms.zip"))
    assert (tmp_path / "names.zip").stat().st_mode & 0o077 == 0
    assert (tmp_path / "pseudonyms.zip").stat().st_mode & 0o044 == 0o044

    def without_rights(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", without_rights)  # as on a file system that knows no owners
    said(capsys, *named, str(tmp_path / "stick.zip"))
    key = ("export", str(study), "--format", "pseudonym-key", "--original-names", "-o", str(tmp_path / "key.csv"))
    said(capsys, *key)


class _Terminal(io.StringIO):
    """Somebody before the screen who types this."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("typed", "is_written"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_who_sits_before_the_screen_is_asked_again_before_real_names_are_written(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, is_written: bool
) -> None:
    named = ["export", str(study), "--format", "csv-tables", "--original-names", "-o", str(tmp_path / "names.zip")]
    monkeypatch.setattr("sys.stdin", _Terminal(typed))
    assert (run(named) == 0) is is_written
    assert (tmp_path / "names.zip").exists() is is_written
    monkeypatch.setattr("sys.stdin", _Terminal())
    assert run([*named, "--yes"]) == 0


def test_a_file_for_an_archive_holds_the_words_of_those_who_permit_it(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, "approve", str(study), "--coder", "Ada")
    words = "Team auch"
    made = open_study(study)
    made.coding.in_vivo(*span_of(made, words, 0), coder=ada(made))
    made.close()
    written = ("export", str(study), "--format", "codebook-json")
    assert words in said(capsys, *written)
    assert words not in said(capsys, *written, "--archive")
    said(capsys, "permissions", str(study), "--all", "--permit", "processing,archive")
    assert words in said(capsys, *written, "--archive")
    assert words not in said(capsys, *written)
    assert run([*written, "--archive", "--original-names"]) == 2


def test_sensitive_words_can_be_added_and_flag_at_once(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "passages", str(study)) == ""
    out = said(capsys, "names", str(study), "--sensitive", "Bielefeld=politics", "--sensitive", "Falke")
    assert "politics" in out
    flagged = json.loads(said(capsys, "passages", str(study), "--json"))["passages"]
    assert {item["topic"] for item in flagged} == {"politics", "other"}
    said(capsys, "names", str(study), "--remove", "Falke")
    flagged = json.loads(said(capsys, "passages", str(study), "--json"))["passages"]
    assert [item["topic"] for item in flagged] == ["politics"]
    assert run(["names", str(study), "--sensitive", "x=everything"]) == 2
