"""The whole path on a command line, as a researcher types it: real German interview, real detector, scripted server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes.openai_server import ScriptedServer

import storage
from analysis.ports import Put
from analysis.records import CallStatus, DocumentText, Seen
from commands.app import run

ROOT = Path(__file__).resolve().parents[2]
GERMAN = ROOT.parent / "shared" / "transcripts" / "divekit_de" / "nnWMA4.txt"
PLANTED = ("Gesine Ohlendorf", "Ohlendorf", "Wolfenbüttel", "gesine.ohlendorf@example.org", "0171 39200 55")
SMALL = (
    "I: Wie nutzen Sie KI im Vertrieb?\n\n"
    "B1: Ich glaube, die technische Hürde ist halt viel höher, als Frau Gesine Ohlendorf aus Wolfenbüttel denkt. "
    "Das muss ich erst mal verstehen, und das macht mir wirklich Sorgen. 😀\n\n"
    "I: Und wie erreicht man sie?\n\n"
    "B1: Am Ende entscheide ich selbst, und wir haben Angst, dass die Maschine uns ersetzt. Frau Ohlendorf hat gesagt, "
    "gesine.ohlendorf@example.org oder 0171 39200 55.\n"
)


class Person:
    """Types commands and reads what comes back."""

    def __init__(self, capfd: pytest.CaptureFixture[str], folder: Path) -> None:
        self._capfd = capfd
        self.folder = folder
        self.study = str(folder / "study")
        self.errors = ""

    def types(self, *words: str, code: int = 0) -> str:
        """Run one command; gives its standard output, keeps its errors."""
        self._capfd.readouterr()
        given = run(list(words))
        out, self.errors = self._capfd.readouterr()
        assert given == code, f"{words} gave {given}: {self.errors}"
        return out

    def reads(self, *words: str) -> Any:
        return json.loads(self.types(*words, "--json"))


@pytest.fixture
def person(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Person:
    (tmp_path / "Ohlendorf.txt").write_text(SMALL, encoding="utf-8")
    return Person(capfd, tmp_path)


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        yield scripted


@pytest.fixture
def approved(person: Person) -> Person:
    """Somebody with one small interview, approved."""
    person.types("new", person.study, "--title", "KI", "--question", "Wie verändert KI den Vertrieb?", "--coder", "Ada")
    person.types("import", person.study, str(person.folder / "Ohlendorf.txt"))
    person.types("pseudonymize", person.study)
    person.types("approve", person.study)
    return person


def study_bytes(person: Person) -> str:
    return b"".join(
        path.read_bytes() for path in person.folder.glob("study.verbatim*") if "key" not in path.name
    ).decode(errors="replace")


def test_the_whole_path_without_a_window_or_a_network(person: Person) -> None:
    if not GERMAN.exists():
        pytest.skip("the shared German transcripts are not here")
    person.types("new", person.study, "--title", "Divekit", "--question", "Wie hilft die Plattform?", "--coder", "Ada")
    assert "Interview 01 (de)" in person.types("import", person.study, str(GERMAN))
    assert "P01" in person.types("speakers", person.study)
    assert "replacement".upper() in person.types("pseudonymize", person.study)
    assert "in bulk" in person.types("approve", person.study, "--coder", "Ada")
    assert "no AI" in person.types("suggest", "codes", person.study)
    found = person.reads("suggestions", person.study, "--status", "open")
    assert found
    assert all(item["quotation"] and item["grounding"] == "exact" for item in found)
    person.types("decide", person.study, found[0]["id"][:8], "reject", "--reason", "zu allgemein")
    person.types("decide", person.study, "--all-open", "accept")
    for level in ("concepts", "themes", "dimensions"):
        person.types("suggest", level, person.study)
        person.types("decide", person.study, "--all-open", "accept", "--kind", level.removesuffix("s"))
    assert "CONCEPT" in person.types("tree", person.study)
    codebook = json.loads(person.types("export", person.study, "--format", "codebook-json", "-o", "-"))
    assert codebook["contains"] == "pseudonyms"
    assert "In bulk, without being seen: 1 of 1 interviews" in person.errors
    assert "as recorded" in person.types("verify", person.study)


def test_no_planted_name_reaches_the_server_or_the_study_file(approved: Person, server: ScriptedServer) -> None:
    approved.types("suggest", "codes", approved.study, "--provider", server.base_url, "--model", server.model)
    approved.types("decide", approved.study, "--all-open", "accept")
    approved.types("suggest", "themes", approved.study, "--provider", server.base_url, "--model", server.model)
    approved.types("export", approved.study, "-o", str(approved.folder / "codebook.json"))
    exported = (approved.folder / "codebook.json").read_text(encoding="utf-8")
    assert len(server.chats) == 2
    for name in PLANTED:
        assert name not in server.everything_received
        assert name not in study_bytes(approved)
        assert name not in exported


def test_a_dry_run_prints_the_bytes_that_a_run_then_sends(approved: Person, server: ScriptedServer) -> None:
    order = ("suggest", "codes", approved.study, "--provider", server.base_url, "--model", server.model)
    printed = [json.loads(line) for line in approved.types(*order, "--dry-run").splitlines()]
    assert server.chats == []
    assert approved.reads("suggestions", approved.study) == []
    approved.types(*order)
    sent = [request.json() for request in server.chats]
    for request in (*printed, *sent):
        request.pop("seed", None)
    assert printed == sent


def test_a_name_in_the_question_stops_a_dry_run_too_and_the_cure_is_named(
    approved: Person, server: ScriptedServer, capfd: pytest.CaptureFixture[str]
) -> None:
    study = storage.open_study(Path(approved.study))
    asked = replace(study.info, research_question="Was denkt Frau Ohlendorf?")  # as an older program might have left it
    study.store.commit("settings_changed", [Put(asked)], actor=study.coders()[0].id)
    study.close()
    order = ["suggest", "codes", approved.study, "--provider", server.base_url, "--model", server.model]
    for words in ([*order, "--dry-run"], order):
        capfd.readouterr()
        assert run(words) == 1
        out, error = capfd.readouterr()
        assert "Ohlendorf" not in out + error
        assert "research question holds an original" in error
        assert "settings STUDY --question TEXT" in error
    assert server.chats == []


def test_an_invented_quote_is_shown_as_such_and_cannot_be_accepted(approved: Person, server: ScriptedServer) -> None:
    server.script("invented quote")
    out = approved.types("suggest", "codes", approved.study, "--provider", server.base_url, "--model", server.model)
    assert "1 not in the text" in out
    (lost,) = approved.reads("suggestions", approved.study, "--status", "ungrounded")
    assert "[not in the text]" in approved.types("suggestions", approved.study, "--status", "ungrounded")
    approved.types("decide", approved.study, lost["id"], "accept", code=1)
    assert "not in the interview" in approved.errors
    assert approved.errors.count("\n") == 1


def test_a_run_that_broke_off_is_resumed_with_the_provider_it_had(approved: Person, server: ScriptedServer) -> None:
    order = ("suggest", "codes", approved.study)
    server.script("401")
    approved.types(*order, "--provider", server.base_url, "--model", server.model, code=1)
    assert "--resume" in approved.errors
    approved.types(*order, "--resume")
    assert len(server.chats) == 2
    assert approved.reads("suggestions", approved.study, "--status", "open")
    approved.types(*order, "--resume", code=2)


def test_a_resumed_run_asks_for_all_that_is_left_also_in_smaller_parts(person: Person, server: ScriptedServer) -> None:
    talk = "".join(f"I: Und {word}?\n\nB: {f'Zum {word} sage ich, es ist wichtig. ' * 60}\n\n" for word in "abcdefgh")
    (person.folder / "long.txt").write_text(talk, encoding="utf-8")
    person.types("new", person.study, "--coder", "Ada")
    person.types("import", person.study, str(person.folder / "long.txt"))
    person.types("pseudonymize", person.study)
    person.types("approve", person.study)
    server.script("good", "401")
    order = ("suggest", "codes", person.study)
    person.types(*order, "--provider", server.base_url, "--model", server.model, "--context", "64000", code=1)
    person.types(*order, "--resume")
    study = storage.open_study(Path(person.study))
    (run_,) = study.suggesting.runs()
    calls = [call for call in study.suggesting.calls(run_.id) if call.status is CallStatus.ANSWERED]
    turns = {turn for call in calls for turn in range(call.first_turn, call.last_turn + 1)}
    assert turns == set(range(16))
    assert len({call.part for call in calls}) == len(calls) == run_.settings["parts"] > 2
    study.close()


def test_a_failed_part_gives_exit_code_1_and_keeps_the_call(approved: Person, server: ScriptedServer) -> None:
    server.script("half JSON")
    order = ("suggest", "codes", approved.study, "--provider", server.base_url, "--model", server.model)
    approved.types(*order, code=1)
    assert "1 of 1 parts got no usable answer" in approved.errors
    assert "1 part: the answer can't be read; a model that" in approved.errors


def test_bulk_approval_is_recorded_as_that_and_review_as_seen(
    approved: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert how_approved(approved) is Seen.HEADLESS_BULK
    assert "In bulk, without being seen: 1 of 1 interviews were approved." in approved.types("status", approved.study)
    monkeypatch.setattr("typer.confirm", lambda *_args, **_more: False)
    assert "[Person 1]" in approved.types("approve", approved.study, "--review")
    assert how_approved(approved) is Seen.HEADLESS_BULK
    monkeypatch.setattr("typer.confirm", lambda *_args, **_more: True)
    approved.types("approve", approved.study, "--review")
    assert how_approved(approved) is Seen.HEADLESS
    assert "approved already" in approved.types("approve", approved.study)
    assert how_approved(approved) is Seen.HEADLESS
    assert "In bulk" not in approved.types("status", approved.study)


def how_approved(person: Person) -> Seen | None:
    study = storage.open_study(Path(person.study))
    (text,) = study.store.all(DocumentText)
    study.close()
    return text.approved_how


def test_undo_and_redo_of_a_decision(approved: Person) -> None:
    approved.types("suggest", "codes", approved.study)
    first = approved.reads("suggestions", approved.study)[0]["id"]
    approved.types("decide", approved.study, first[:6], "edit", "--label", "eigene Worte")
    assert "“eigene Worte”" in approved.types("tree", approved.study)
    assert "suggestion decided" in approved.types("undo", approved.study)
    assert "empty" in approved.types("tree", approved.study)
    assert "done again" in approved.types("redo", approved.study)
    assert "“eigene Worte”" in approved.types("tree", approved.study)
    approved.types("redo", approved.study, code=1)
    assert approved.errors.count("\n") == 1


def test_findings_as_json_are_slices_of_the_original(approved: Person) -> None:
    (document,) = approved.reads("pseudonymize", approved.study)
    study = storage.open_study(Path(approved.study))
    text = study.transcripts.original(document["document"]).text
    study.close()
    assert {"PERSON", "LOCATION", "EMAIL", "PHONE"} <= {row["kind"] for row in document["findings"]}
    for row in document["findings"]:
        assert text[row["start"] : row["end"]] == row["text"]
        assert set(row) == {
            "start", "end", "text", "kind", "level", "score", "recognizer", "entity", "replacement"
        }  # fmt: skip
        assert row["replacement"].startswith("[")


def test_the_command_line_never_imports_qt_and_answers_help_without_heavy_packages(tmp_path: Path) -> None:
    heavy = ("PySide6", "sqlmodel", "presidio_analyzer", "spacy", "openai", "sklearn", "rich")
    script = (
        f"import sys; from main import main; sys.argv[0] = 'verbatim'; code = main(sys.argv[1:]); "
        f"sys.stderr.write(repr((code, sorted(set(sys.modules) & set({heavy!r})))))"
    )

    def loaded(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        return done.stderr

    assert loaded("--help") == "(0, [])"
    study = str(tmp_path / "a")
    assert "PySide6" not in loaded("new", study, "--coder", "Ada")
    assert "PySide6" not in loaded("status", study)


def test_output_goes_to_a_pipe_in_any_locale_without_escape_codes(approved: Person) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "pseudonymize", approved.study],
        capture_output=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Wolfenb?ttel" in done.stdout
    assert b"\x1b" not in done.stdout
