"""The checks before approval and export, typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import ScriptedDetector, ada, make_study
from fakes.openai_server import ScriptedServer

import storage
from analysis.errors import VerbatimError
from analysis.workflow.study import OpenStudy
from commands.app import run

LOWER = "das hat der kerner auch gesagt, und dann sind wir alle wieder nach hause gefahren. " * 3
ATTRIBUTES = {
    "job": "Oberprüfmeisterin Quarkelo",
    "industry": "Sanitär und Zworbnik",
    "activity": "Betreuung Wrimsel",
    "eigene Spalte": "Fjordhusky",
}


class Person:
    """Types commands and reads what comes back."""

    def __init__(self, study: OpenStudy, capfd: pytest.CaptureFixture[str]) -> None:
        self.study = str(study.path)
        self.folder = study.path.parent
        self._capfd = capfd
        self.errors = ""

    def types(self, *given: str, code: int = 0) -> str:
        self._capfd.readouterr()
        ended = run(list(given))
        out, self.errors = self._capfd.readouterr()
        assert ended == code, f"{given} gave {ended}: {self.errors}"
        return out

    def reads(self, *given: str) -> Any:
        return json.loads(self.types(*given, "--json"))


@pytest.fixture
def person(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Person:
    study = make_study(tmp_path)
    for participant in study.transcripts.participants():
        study.transcripts.set_attributes(participant.code, {**ATTRIBUTES, "minutes": 31}, coder=ada(study))
    study.transcripts.set_attributes("P01", {**ATTRIBUTES, "job": "Pförtnerin"}, coder=ada(study))
    study.close()
    return Person(study, capfd)


def events(person: Person, kind: str) -> list[dict[str, Any]]:
    study = storage.open_study(Path(person.study), detector=ScriptedDetector())
    found = [event.details for event in study.store.events(kinds=[kind])]
    study.close()
    return found


def test_check_says_in_words_what_is_left(person: Person) -> None:
    said = person.types("check", person.study)
    assert "2 of 2 participants are unique by job" in said
    assert "P01 is the only one in the sample table" in said
    assert "2 points could re-identify someone." in said
    points = person.reads("check", person.study)
    assert {point["kind"] for point in points} == {"unique_in_table"}
    assert {point["participant"] for point in points} == {"P01", "P02"}
    assert person.reads("check", person.study, "--document", "1") == points


def test_an_export_repeats_the_check_and_records_its_count(person: Person) -> None:
    person.types("export", person.study, "-o", str(person.folder / "codebook.json"))
    assert "2 points could re-identify someone; see `check`." in person.errors
    assert json.loads(person.types("export", person.study))["contains"] == "pseudonyms"
    assert "2 points could re-identify someone" in person.errors
    person.types("export", person.study, "--original-names", "--yes", "-o", str(person.folder / "names.json"))
    assert "re-identify" not in person.errors
    counts = [details.get("reidentification_points") for details in events(person, "codebook_exported")]
    assert counts == [2, 2, None]


def test_sentences_are_drawn_read_and_recorded(person: Person) -> None:
    drawn = person.reads("sample", person.study, "-n", "3", "--seed", "7")
    assert [item["number"] for item in drawn["sentences"]] == [1, 2, 3]
    assert not any("Schuster" in item["text"] for item in drawn["sentences"])
    assert "seed 7" in person.types("sample", person.study, "-n", "3", "--seed", "7")
    told = person.reads("sample", person.study, "--record", "--seed", "7", "--missed", "1,3", "--coder", "Ada")
    assert (told["read"], told["missed"], told["population"]) == (3, 2, drawn["population"])
    assert told["de"].startswith("Etwas übersehen in 2 von 3 ")
    assert [details["missed"] for details in events(person, "sentences_checked")] == [2]
    assert "still hold something" in person.types("sample", person.study, "--record", "--seed", "7")


def test_sentences_of_texts_that_changed_are_not_recorded(person: Person) -> None:
    person.types("sample", person.study, "-n", "4", "--seed", "7")
    study = storage.open_study(Path(person.study), detector=ScriptedDetector())
    document = study.transcripts.documents()[0]
    at = study.transcripts.original(document.id).text.index("Vertrieb")
    study.pseudonyms.add(document.id, at, at + 8, study.pseudonyms.entities()[0].entity.kind, coder=ada(study))
    study.close()
    person.types("sample", person.study, "--record", "--seed", "7", code=1)
    assert "changed since" in person.errors


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--record",), "--seed"),
        (("--record", "--seed", "8"), "seed 8"),
        (("--record", "--seed", "7", "--missed", "x"), "--missed"),
        (("--record", "--seed", "7", "--missed", "99"), "no sentence of that number"),
        (("-n", "0"), "At least one"),
    ],
)
def test_wrong_use_of_sample_is_said_in_one_line(person: Person, words: tuple[str, ...], said: str) -> None:
    person.types("sample", person.study, "-n", "4", "--seed", "7")
    person.types("sample", person.study, *words, code=2)
    assert said in person.errors
    assert person.errors.count("\n") == 1


def test_second_look_lists_unknown_words_until_they_are_called_fine(tmp_path: Path, capfd: Any) -> None:
    study = make_study(tmp_path, ["I: Und dann?\n\nB: Das sagt Zworbnik, und das sagt Quarkelo und Quarkelo.\n"])
    study.close()
    person = Person(study, capfd)
    assert [(row["word"], row["count"]) for row in person.reads("second-look", person.study)] == [
        ("Zworbnik", 1),
        ("Quarkelo", 2),
    ]
    assert "1 word in no lexicon" in person.types("second-look", person.study, "--fine", "zworbnik")
    assert [row["word"] for row in person.reads("second-look", person.study)] == ["Quarkelo"]


def test_a_transcript_in_lower_case_needs_to_be_read_by_hand(tmp_path: Path, capfd: Any) -> None:
    texts = [f"I: wie war das?\n\nB: {LOWER}\n", "I: Und?\n\nB: Das war in Ordnung.\n"]
    study = make_study(tmp_path, texts, approved=False)
    study.pseudonyms.detect(coder=ada(study))
    study.close()
    person = Person(study, capfd)
    assert "Approved Interview 02" in person.types("approve", person.study, code=1)
    assert "Interview 01 has hardly any capital letters" in person.errors
    assert "--read-by-hand" in person.errors
    assert "lower_case" in {point["kind"] for point in person.reads("check", person.study)}
    assert "Approved Interview 01" in person.types("approve", person.study, "--read-by-hand")
    assert [details["read_by_hand"] for details in events(person, "document_approved")] == [False, True]
    assert person.reads("check", person.study) == []


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        yield scripted


def test_attributes_of_participants_are_never_sent(person: Person, server: ScriptedServer) -> None:
    order = ("--provider", server.base_url, "--model", server.model)
    person.types("suggest", "codes", person.study, *order)
    person.types("decide", person.study, "--all-open", "accept")
    person.types("suggest", "themes", person.study, *order)
    assert len(server.chats) >= 3
    sent = server.everything_received.casefold()
    for value in ("Pförtnerin", "Quarkelo", "Zworbnik", "Wrimsel", "Fjordhusky", "eigene Spalte"):
        assert value.casefold() not in sent, value
    assert "schwierig" in sent


def test_errors_of_the_checks_name_no_original(person: Person) -> None:
    study = storage.open_study(Path(person.study), detector=ScriptedDetector())
    with pytest.raises(VerbatimError) as refused:
        study.sentence_checks.again(12345)
    assert "Schuster" not in str(refused.value)
    study.close()
