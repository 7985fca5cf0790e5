"""What goes wrong on a command line: one sentence on standard error, the right exit code, nothing half done."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from builders import INTERVIEW, NAMES, SECOND, ScriptedDetector

import storage
from analysis.errors import NotPermitted
from analysis.workflow.study import OpenStudy
from commands import selecting
from commands.app import run

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def quick_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests look for two known names only."""
    monkeypatch.setattr(selecting, "InlineDetector", lambda: ScriptedDetector(NAMES))


@pytest.fixture
def study(tmp_path: Path, capfd: Capture) -> str:
    """A study with two interviews that are not approved."""
    path = str(tmp_path / "study.verbatim")
    (tmp_path / "a.txt").write_text(INTERVIEW, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    assert run(["new", path, "--coder", "Ada"]) == 0
    assert run(["import", path, str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 0
    capfd.readouterr()
    return path


@pytest.fixture
def with_suggestions(study: str, capfd: Capture) -> str:
    for words in (["pseudonymize", study], ["approve", study], ["suggest", "codes", study]):
        assert run(words) == 0
    capfd.readouterr()
    return study


def opened(path: str) -> OpenStudy:
    return storage.open_study(Path(path), detector=ScriptedDetector())


def fails(capfd: Capture, words: list[str], code: int) -> str:
    """Run what must fail with this code; gives its one line of error."""
    capfd.readouterr()
    assert run(words) == code
    error = capfd.readouterr().err
    assert error.startswith("Error: ")
    assert "Traceback" not in error
    assert error.count("\n") == 1, error
    return error


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["nonsense"], "No such command"),
        (["new"], "Missing argument"),
        (["verify", "{study}", "--nonsense"], "No such option"),
        (["suggest", "poems", "{study}"], "poems"),
        (["suggest", "codes", "{study}", "--provider", "nobody"], "no provider"),
        (["suggest", "codes", "{study}", "--provider", "http://example.org/v1"], "not encrypted"),
        (["suggest", "codes", "{study}", "--model", "x"], "no models"),
        (["suggest", "codes", "{study}", "--document", "9"], "no interview"),
        (["suggest", "concepts", "{study}", "--resume"], "unfinished"),
        (["decide", "{study}", "accept"], "takes a study"),
        (["decide", "{study}", "zzzzzzzz", "accept"], "no suggestion"),
        (["decide", "{study}", "abcd", "praise"], "can't be decided"),
        (["decide", "{study}", "abcd", "edit"], "--label"),
        (["decide", "{study}", "--all-open", "edit", "--label", "x"], "one suggestion"),
        (["speakers", "{study}", "--set", "B"], "LABEL=CODE"),
        (["speakers", "{study}", "--set", "B=P07"], "--document"),
        (["speakers", "{study}", "--set", "Z=P07"], "speaker label"),
        (["speakers", "{study}", "--set", "B=X1", "--document", "1"], "not a speaker code"),
        (["export", "{study}", "-o", "{study}"], "study's file"),
        (["export", "{study}", "--format", "docx"], "docx"),
        (
            ["settings", "{study}", "--reach", "moon"],
            "“moon”; use this_computer, this_network or internet.",
        ),
        (["settings", "{study}", "--title", "  "], "title"),
        (["detect"], "Missing argument"),
        (["detect", "a", "b"], "one FILE"),
    ],
)
def test_wrong_use_is_exit_code_2_and_one_line(study: str, capfd: Capture, words: list[str], expected: str) -> None:
    assert expected in fails(capfd, [word.replace("{study}", study) for word in words], 2)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["status", "{folder}/nothing"], "There is no file"),
        (["status", "{folder}/a.txt"], "a.txt is no Verbatim study."),
        (["verify", "{folder}"], "is no Verbatim study but a folder"),
        (["new", "{study}", "--coder", "Ada"], "study.verbatim. Choose"),
        (["suggest", "codes", "{study}"], "not approved"),
        (["approve", "{study}"], "not searched"),
        (["suggest", "concepts", "{study}"], "fewer than two"),
        (["export", "{study}", "-o", "{folder}/no/such/folder.json"], "can't be written"),
        (["detect", "{folder}/nothing.txt"], "can't be opened"),
        (["detect", "--jsonl", "{folder}/nothing.jsonl", "{folder}/a.txt"], "can't be opened"),
        (["demo", "{folder}/a.txt"], "is a file"),
    ],
)
def test_failures_are_exit_code_1_and_one_line(study: str, capfd: Capture, words: list[str], expected: str) -> None:
    folder = str(Path(study).parent)
    given = [word.replace("{study}", study).replace("{folder}", folder) for word in words]
    assert expected in fails(capfd, given, 1)


def test_a_file_that_fails_does_not_stop_the_others(study: str, capfd: Capture) -> None:
    folder = Path(study).parent
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a document")
    (folder / "c.txt").write_text("I: Und?\n\nB: Etwas ganz anderes ist uns wichtig.\n", encoding="utf-8")
    names = ["a.txt", "broken.docx", "nothing.txt", "c.txt"]
    assert run(["import", study, *(str(folder / name) for name in names)]) == 1
    out, error = capfd.readouterr()
    assert "Interview 03" in out
    assert "already, as “Interview 01”" in error
    assert "3 of 4 files" in error
    assert "B = P03" in out


def test_a_host_that_is_not_this_computer_needs_the_studys_permission_a_yes_and_a_key(
    with_suggestions: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("VERBATIM_API_KEY", "not-for-openai")
    order = ["suggest", "codes", with_suggestions, "--provider", "openai", "--model", "gpt-x"]
    assert "`recipient api.openai.com`" in fails(capfd, order, 1)
    assert run(["recipient", "api.openai.com", "--contract", "DPA of 2026", "--transfer", "SCC"]) == 0
    assert "incomplete" in capfd.readouterr().out
    assert run(["recipient", "api.openai.com", "--approved-by", "Data protection", "--until", "2999-12-31"]) == 0
    capfd.readouterr()
    assert run(order) == 1
    assert "settings STUDY --reach internet" in capfd.readouterr().err
    assert run(["settings", with_suggestions, "--reach", "internet"]) == 0
    assert run(["permissions", with_suggestions, "--all", "--permit", "processing,local_ai,external_ai"]) == 0
    capfd.readouterr()
    assert run(order) == 2
    out, error = capfd.readouterr()
    assert "to api.openai.com (the internet), model gpt-x" in out
    assert "--yes" in error
    assert "no key" in fails(capfd, [*order, "--yes"], 2)
    study = opened(with_suggestions)
    assert len(study.suggesting.runs()) == 1  # the built-in one of the fixture
    study.close()


def test_whoever_acts_must_be_named_where_there_are_several(with_suggestions: str, capfd: Capture) -> None:
    study = opened(with_suggestions)
    found = study.suggesting.list()
    study.coder("Bo")
    study.close()
    assert "2 coders" in fails(capfd, ["decide", with_suggestions, found[0].id, "accept"], 2)
    assert run(["decide", with_suggestions, found[0].id, "accept", "--coder", "bo"]) == 0
    study = opened(with_suggestions)
    assert [study.coder_name(item.coder_id) for item in study.deciding.decisions()] == ["Bo"]
    study.close()


def test_steps_that_nobody_signs_need_no_coder(with_suggestions: str, capfd: Capture) -> None:
    study = opened(with_suggestions)
    first = study.suggesting.list()[0]
    study.coder("Bo")
    study.close()
    assert run(["decide", with_suggestions, first.id, "accept", "--coder", "Bo"]) == 0
    assert run(["settings", with_suggestions, "--title", "Ours", "--coder", "Ada"]) == 0
    for words in (["undo"], ["undo"], ["redo"], ["suggest", "codes"], ["export"], ["export", "--original-names"]):
        assert run([*words, with_suggestions]) == 0
    assert "REAL NAMES" in capfd.readouterr().err
    study = opened(with_suggestions)
    names = {coder.id: coder.name for coder in study.coders()}
    done = [(event.kind, names[event.actor]) for event in study.history.events() if event.actor in names]
    steps = [item for item in done if item[0] in ("undone", "redone", "run_started", "exported", "codebook_exported")]
    study.close()
    assert steps[-6:-3] == [("undone", "Ada"), ("undone", "Bo"), ("redone", "Bo")]
    assert {name for _, name in steps[-3:]} == {"Bo"}


def test_an_id_needs_four_letters_and_must_mean_one(with_suggestions: str, capfd: Capture) -> None:
    study = opened(with_suggestions)
    wanted = study.suggesting.list()[0].id
    study.close()
    fails(capfd, ["decide", with_suggestions, wanted[:3], "accept"], 2)
    assert run(["decide", with_suggestions, wanted[:4].upper(), "accept"]) == 0
    assert "decided already" in fails(capfd, ["decide", with_suggestions, wanted, "accept"], 1)


def test_verify_names_the_first_broken_event(study: str, capfd: Capture) -> None:
    with sqlite3.connect(study) as file:
        file.execute("UPDATE event SET at = '2020-01-01T00:00:00+00:00' WHERE seq IN (2, 3)")
    file.close()
    assert run(["verify", study]) == 1
    out, error = capfd.readouterr()
    assert out.splitlines()[0].startswith("Event 2 ")
    assert error.startswith("Error: ")


def test_a_study_that_is_open_elsewhere_is_refused_with_a_sentence(study: str, capfd: Capture) -> None:
    other = opened(study)
    error = fails(capfd, ["approve", study], 1)
    other.close()
    assert "open" in error


def test_without_the_key_file_nothing_original_is_shown(with_suggestions: str, capfd: Capture) -> None:
    Path(with_suggestions + "-key").rename(Path(with_suggestions).with_name("elsewhere"))
    for words in (["pseudonymize", with_suggestions], ["speakers", with_suggestions]):
        assert "key" in fails(capfd, words, 1)
    assert "key" in fails(capfd, ["export", with_suggestions, "--original-names"], 1)
    assert run(["suggestions", with_suggestions]) == 0
    assert run(["verify", with_suggestions]) == 0
    assert "was not checked" in capfd.readouterr().out


def test_a_bug_is_told_in_one_sentence_and_traced_only_with_debug(
    study: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_study: object) -> str:
        raise ZeroDivisionError("Frau Schuster")

    monkeypatch.setattr("commands.studies.unseen_acts", broken)
    error = fails(capfd, ["status", study], 1)
    assert "ZeroDivisionError" in error
    assert "Schuster" not in error
    for words in (["--debug", "status", study], ["status", study, "--debug"]):
        capfd.readouterr()
        assert run(words) == 1
        assert "Traceback" in capfd.readouterr().err


def test_ctrl_c_is_exit_code_130(study: str, capfd: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_study: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("commands.studies.unseen_acts", interrupted)
    assert run(["status", study]) == 130
    assert "Traceback" not in capfd.readouterr().err


def test_participants_are_set_from_a_table_with_semicolons_and_a_byte_order_mark(study: str, capfd: Capture) -> None:
    table = Path(study).with_name("sample.csv")
    table.write_bytes("\ufeffcode;job;minutes;postcode\np01;Geschäftsführerin;62;01234\n".encode())
    assert run(["participants", study, "--csv", str(table)]) == 0
    out = capfd.readouterr().out
    assert "Geschäftsführerin" in out
    study_now = opened(study)
    attributes = {person.code: person.attributes for person in study_now.transcripts.participants()}
    study_now.close()
    assert attributes["P01"] == {"job": "Geschäftsführerin", "minutes": 62, "postcode": "01234"}
    table.write_text("code,job\nP01,x\nP09,y\n", encoding="utf-8")
    assert "P09" in fails(capfd, ["participants", study, "--csv", str(table)], 2)
    table.write_text("name,job\nP01,x\n", encoding="utf-8")
    assert "code" in fails(capfd, ["participants", study, "--csv", str(table)], 2)


def test_the_participants_table_goes_to_a_german_spreadsheet_and_back(study: str, capfd: Capture) -> None:
    table = Path(study).with_name("Übersicht 1.csv")
    assert run(["participants", study, "--write", str(table)]) == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbfsep=;\r\ncode;job;activity;industry;minutes\r\nP01;")
    assert "already" in fails(capfd, ["participants", study, "--write", str(table)], 1)
    edited = "code;job;minutes;Größe der Firma;;\r\nP01;Köchin;62;über 50;;\r\nP02;Küfer;;;;\r\n"
    table.write_bytes(edited.encode("cp1252"))
    assert run(["participants", study, "--csv", str(table)]) == 0
    found = opened(study)
    rows = [person.attributes for person in found.transcripts.participants()]
    found.close()
    assert rows == [{"job": "Köchin", "minutes": 62, "Größe der Firma": "über 50"}, {"job": "Küfer"}]
    again = table.with_name("again.csv")
    assert run(["participants", study, "--write", str(again)]) == 0
    assert run(["participants", study, "--csv", str(again)]) == 0
    found = opened(study)
    assert [person.attributes for person in found.transcripts.participants()] == rows
    found.close()


def test_speakers_are_corrected(study: str, capfd: Capture) -> None:
    assert run(["speakers", study, "--document", "2", "--set", "B=P07", "--set", "I=-"]) == 0
    out = capfd.readouterr().out
    assert "P07" in out
    assert "other" in out


def test_a_participant_that_nobody_is_any_more_goes(study: str) -> None:
    assert run(["speakers", study, "--document", "1", "--set", "B=P99"]) == 0
    found = opened(study)
    assert [person.code for person in found.transcripts.participants()] == ["P02", "P99"]
    found.close()
    assert run(["undo", study]) == 0
    found = opened(study)
    assert [person.code for person in found.transcripts.participants()] == ["P01", "P02"]
    found.transcripts.set_attributes("P01", {"job": "Koch"}, coder=found.coders()[0].id)
    found.close()
    assert run(["speakers", study, "--document", "1", "--set", "B=P99"]) == 0
    found = opened(study)
    assert [person.code for person in found.transcripts.participants()] == ["P01", "P02", "P99"]
    found.close()


def test_an_interview_without_a_participants_turn_is_not_approved(study: str, capfd: Capture) -> None:
    assert run(["pseudonymize", study]) == 0
    assert run(["speakers", study, "--document", "1", "--set", "B=I"]) == 0
    capfd.readouterr()
    assert run(["approve", study]) == 1
    out, error = capfd.readouterr()
    assert "Interview 01 no turn is a participant's" in error
    assert "speakers STUDY --set" in error
    assert "Approved Interview 02" in out
    found = opened(study)
    with pytest.raises(NotPermitted, match="no turn is a participant's"):
        found.pseudonyms.approve(found.transcripts.documents()[0].id, coder=found.coders()[0].id)
    found.close()


def test_a_bulk_decision_is_said_and_recorded(with_suggestions: str, capfd: Capture) -> None:
    assert run(["decide", with_suggestions, "--all-open", "reject", "--reason", "Probe"]) == 0
    out = capfd.readouterr().out
    assert "in bulk" in out
    study = opened(with_suggestions)
    decisions = study.deciding.decisions()
    study.close()
    assert {item.how.value for item in decisions} == {"headless_bulk"}
    assert {item.reason for item in decisions} == {"Probe"}
