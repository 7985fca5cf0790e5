"""Tables of open answers: a row a case, questions and answers as turns, the other columns as attributes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from builders import make_study
from openpyxl import Workbook

from analysis.errors import ImportFailed
from analysis.incoming import Survey
from commands.app import run
from storage import open_study
from storage.importers.survey import read_survey

ROWS = [
    ["ID", "Alter", "E-Mail", "Vorname", "Wie erleben Sie KI?", "Was fehlt Ihnen?", ""],
    [
        "1",
        "34",
        "a@b.de",
        "Anna",
        "Ich finde das schwierig, weil man nie weiß, was dahinter ist.",
        "Mehr Zeit.",
        "x",
    ],
    ["2", "51", "c@d.de", "Bernd", "Bei uns in Köln nutzen das alle,\nich auch.", ""],
    ["3", "29", "", "", "", ""],
    ["", "", "", "", "", ""],
]
CSV = "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS)


def survey(folder: Path, name: str, data: bytes) -> Survey:
    path = folder / name
    path.write_bytes(data)
    return read_survey(path)


def sheet() -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", CSV.encode("utf-8-sig")),
        ("a.csv", b"sep=;\r\n" + CSV.encode("cp1252")),
        ("a.tsv", CSV.replace(";", "\t").encode()),
        ("a.xlsx", sheet()),
    ],
)
def test_a_row_is_a_case(tmp_path: Path, name: str, data: bytes) -> None:
    found = survey(tmp_path, name, data)
    assert found.questions == ("Wie erleben Sie KI?", "Was fehlt Ihnen?")
    assert found.left_out == ("E-Mail", "Vorname")
    assert found.columns == ("ID", "Alter")
    first, second = found.cases
    assert first.attributes == {"ID": "1", "Alter": "34"}
    said = [(turn.label, first.transcript.text[turn.start : turn.end]) for turn in first.transcript.turns]
    assert said == [
        ("I", "Wie erleben Sie KI?"),
        ("B", "Ich finde das schwierig, weil man nie weiß, was dahinter ist."),
        ("I", "Was fehlt Ihnen?"),
        ("B", "Mehr Zeit."),
    ]
    assert second.transcript.text == "I: Wie erleben Sie KI?\nB: Bei uns in Köln nutzen das alle,\nich auch."
    assert first.transcript.language == second.transcript.language == "de"
    assert first.transcript.file_sha256 != second.transcript.file_sha256


def test_a_table_without_open_answers_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed) as raised:
        survey(tmp_path, "a.csv", b"a,b\n1,2\n")
    assert raised.value.code == "no_open_answers"


@pytest.mark.parametrize("data", [b"", b"a;b\n", b"PK\x03\x04 no book"])
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    for name in ("a.csv", "a.xlsx"):
        with pytest.raises(ImportFailed) as raised:
            survey(tmp_path, name, data)
        assert raised.value.code in ("empty", "damaged", "not_text"), name


def test_a_survey_comes_in_with_a_participant_a_row(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    study = make_study(tmp_path)
    before = {person.code for person in study.transcripts.participants()}
    count = len(study.transcripts.documents())
    study.close()
    (tmp_path / "s.csv").write_text(CSV, encoding="utf-8")
    assert run(["import", str(study.path), str(tmp_path / "s.csv"), "--as", "survey"]) == 0
    assert "may name somebody: E-Mail; Vorname" in capfd.readouterr().err
    opened = open_study(study.path)
    new = [person for person in opened.transcripts.participants() if person.code not in before]
    assert [person.attributes for person in new] == [{"ID": "1", "Alter": "34"}, {"ID": "2", "Alter": "51"}]
    assert len(opened.transcripts.documents()) == count + 2
    assert opened.verify() == []
    opened.close()


def test_a_preview_shows_turns_and_speakers_and_writes_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("I: Wie war es?\n\nB: Gut, sehr gut.", encoding="utf-8")
    (tmp_path / "b.doc").write_bytes(b"x")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.doc")]
    assert run(["import", str(tmp_path / "none.verbatim"), *files, "--preview", "--json"]) == 1
    [shown] = json.loads(capfd.readouterr().out)
    assert shown["turns"][1] == {"speaker": "B", "seconds": None, "text": "Gut, sehr gut."}
    assert shown["speakers"] == [
        {"label": "I", "is_interviewer": True, "turns": 1, "words": 3},
        {"label": "B", "is_interviewer": False, "turns": 1, "words": 3},
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.doc"]
