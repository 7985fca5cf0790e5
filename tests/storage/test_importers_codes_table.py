"""Tables of codes: headings in two languages, what they stand in, and what a study has already."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from builders import make_study
from openpyxl import Workbook

from analysis.errors import ImportFailed
from analysis.foreign import ForeignProject, Loss
from analysis.records import Category, Code, Level, Placement
from commands.app import run
from storage import open_study
from storage.importers.codes_table import is_codes_table, read_codes_table

ENGLISH = (
    "Code,Definition,Theme,Dimension\nkept in the dark,not told,Opacity,Loss of control\ntwo lists,,Workarounds,\n"
)
GERMAN = (
    "Kode;Beschreibung;Thema;Dimension\nim Dunkeln gelassen;über nichts Bescheid wissen;Undurchsichtigkeit;Verlust\n"
)


def table(folder: Path, data: bytes, name: str = "codes.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def empty_study(folder: Path) -> Path:
    study = make_study(folder, (), approved=False)
    study.close()
    return folder / "study.verbatim"


def tree(project: ForeignProject) -> list[tuple[str, str, list[str]]]:
    nodes = [node for root in project.codes for node in root.walk()]
    return [(node.name, node.description, [child.name for child in node.children]) for node in nodes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_german_headings_are_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    found = read_codes_table(table(tmp_path, GERMAN.encode(encoding)))
    assert tree(found) == [
        ("Verlust", "", ["Undurchsichtigkeit"]),
        ("Undurchsichtigkeit", "", ["im Dunkeln gelassen"]),
        ("im Dunkeln gelassen", "über nichts Bescheid wissen", []),
    ]
    assert found.not_kept == ()


def test_a_workbook_reads_like_a_text_table(tmp_path: Path) -> None:
    book, buffer = Workbook(), io.BytesIO()
    for row in ENGLISH.strip().split("\n"):
        book.active.append(row.split(","))
    book.save(buffer)
    found = read_codes_table(table(tmp_path, buffer.getvalue(), "codes.xlsx"))
    assert tree(found) == tree(read_codes_table(table(tmp_path, ENGLISH.encode())))


def test_a_label_that_comes_again_is_kept_once_and_said_where_it_differs(tmp_path: Path) -> None:
    text = "code,definition,theme,page\na,one,T,1\na,one,T,2\nb,one,T,3\nb,two,U,4\n"
    found = read_codes_table(table(tmp_path, text.encode()))
    assert tree(found)[0] == ("T", "", ["a", "b"])
    assert [(item.loss, item.what) for item in found.not_kept] == [(Loss.COLUMN, "page"), (Loss.TWICE, "b")]


def test_a_concept_without_a_theme_stands_in_no_dimension(tmp_path: Path) -> None:
    found = read_codes_table(table(tmp_path, b"code,concept,dimension\na,C,D\n"))
    assert tree(found) == [("D", "", []), ("C", "", ["a"]), ("a", "", [])]
    assert [(item.loss, item.what) for item in found.not_kept] == [(Loss.LEVEL, "C (D)")]


def test_a_table_without_codes_says_which_headings_it_needs(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="headings: code"):
        read_codes_table(table(tmp_path, b"person,age\nA,34\n"))


def test_a_table_of_answers_is_not_taken_for_codes(tmp_path: Path) -> None:
    assert is_codes_table(table(tmp_path, ENGLISH.encode()))
    assert not is_codes_table(table(tmp_path, b"code,age,How is it?\nP01,34,I do not know what they want of me.\n"))


def test_codes_come_in_as_one_step_into_what_the_study_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(empty_study(tmp_path))
    first = str(table(tmp_path, ENGLISH.encode(), "one.csv"))
    assert run(["import", path, first]) == 0
    more = "code,definition,theme\nKept in the dark,other words,Opacity\nblack box,cannot be seen,opacity\n"
    second = str(table(tmp_path, more.encode(), "two.csv"))
    assert run(["import", path, second]) == 0
    assert "Kept in the dark: in the study already" in capsys.readouterr().err
    assert run(["import", path, second]) != 0
    assert "All codes of this file are in the study already" in capsys.readouterr().err
    study = open_study(Path(path))
    try:
        codes = {code.label: code for code in study.store.all(Code)}
        themes = {item.label: item for item in study.store.all(Category, level=Level.THEME)}
        inside = {(item.child_id, item.parent_id) for item in study.store.all(Placement)}
        assert sorted(codes) == ["black box", "kept in the dark", "two lists"]
        assert codes["kept in the dark"].definition == "not told"
        assert (codes["black box"].id, themes["Opacity"].id) in inside
        assert sorted(themes) == ["Opacity", "Workarounds"]
        study.history.undo(coder=study.coders()[0].id)
        assert {code.label for code in study.store.all(Code)} == {"kept in the dark", "two lists"}
    finally:
        study.close()


def test_the_preview_shows_codes_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = empty_study(tmp_path)
    before = path.read_bytes()
    assert run(["import", str(path), str(table(tmp_path, ENGLISH.encode())), "--preview", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)[0]["codes"]
    assert shown[2] == {
        "label": "kept in the dark",
        "definition": "not told",
        "is_code": True,
        "within": ["Loss of control", "Opacity"],
        "is_new": True,
        "quotations": 0,
    }
    assert path.read_bytes() == before


def test_the_preview_says_what_the_study_has_already(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(empty_study(tmp_path))
    assert run(["import", path, str(table(tmp_path, ENGLISH.encode()))]) == 0
    more = ENGLISH + "told late,,opacity,\n"
    capsys.readouterr()
    assert run(["import", path, str(table(tmp_path, more.encode())), "--preview", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)[0]
    assert [node["label"] for node in shown["codes"] if node["is_new"]] == ["told late"]
    assert shown["comes"]["codes"] == 1
    [new] = [node for node in shown["codes"] if node["is_new"]]
    assert new["within"] == ["Loss of control", "Opacity"]


def test_a_table_that_may_be_either_asks_which_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = empty_study(tmp_path)
    answers = table(tmp_path, b"code,age,How is it?\nP01,34,I do not know what they want of me.\n")
    assert run(["import", str(path), str(answers)]) != 0
    assert "--as survey or --as codebook" in capsys.readouterr().err
