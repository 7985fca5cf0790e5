"""A codebook's JSON in another study: codes and structure come in, forged and newer files do not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import make_study

from analysis.codebook import VERSION
from analysis.errors import ImportFailed
from analysis.records import Category, Code, Coding, Memo
from commands.app import run
from storage import open_study
from storage.importers.codebook_json import is_codebook_json, read_codebook_json


def node(name: str, label: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "label": label, "definition": f"what {label} is", "memos": [], **more}


def book(**more: Any) -> dict[str, Any]:
    memo = {"id": "m1", "kind": "", "text": "think again", "coder": "Ada", "created_at": "2025-01-01T00:00:00Z"}
    by = {"coder": "Ada", "created_at": "2025-01-01T00:00:00Z"}
    quotation = {"id": "q1", "document": "d1", "start": 0, "end": 5, "text": "I was", "withheld": None}
    code = node("c1", "kept in the dark", quotations=[{**quotation, "coder": "Ada"}], memos=[memo])
    rule = {"id": "r1", "kind": "when", "text": "a rule", "version": 1, **by}
    theme = node("t1", "Opacity", concepts=[], codes=[code], rules=[rule])
    open_code = node("c2", "two lists", quotations=[])
    data = {"format": "verbatim-codebook", "version": VERSION, "dimensions": [], "themes": [theme], "concepts": []}
    documents = [{"id": "d1", "title": "I-01", "char_count": 900, "text_sha256": "0" * 64}]
    return {**data, "codes": [open_code], "runs": [], "study": {"id": "s1"}, "documents": documents, **more}


def written(folder: Path, data: Any, name: str = "book.json") -> Path:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_codes_structure_definitions_memos_quotations_and_rules_are_read(tmp_path: Path) -> None:
    found = read_codebook_json(written(tmp_path, book()))
    nodes = [item for root in found.codes for item in root.walk()]
    assert [item.name for item in nodes] == ["Opacity", "kept in the dark", "two lists"]
    assert nodes[1].description == "what kept in the dark is"
    assert [note.text for note in found.notes.values()] == ["think again"]
    assert found.codebook
    details = found.codebook.details
    assert [item.place.text for item in details["c1"].quotations] == ["I was"]
    assert [rule.text for rule in details["t1"].rules] == ["a rule"]
    assert found.not_kept == ()


@pytest.mark.parametrize(
    "forge",
    [
        lambda: book(codes=[node("c1", "another label")]),
        lambda: book(codes=[node("c3", " ")]),
        lambda: book(codes=[{"id": "c3"}]),
        lambda: book(codes="none"),
        lambda: book(codes=[node("c3", "x", definition=["a"])]),
        lambda: book(version="4"),
        lambda: book(codes=[node("c3", "x", colour=99)]),
        lambda: book(codes=[node("c3", "x", quotations=[{"id": "q3", "start": 5, "end": 5}])]),
        lambda: book(codes=[node("c3", "x", quotations=[{"id": "q3", "start": -1, "end": 5}])]),
        lambda: book(codes=[node("c3", "x", quotations=[{"id": "q1", "start": 0, "end": 5}])]),
        lambda: book(codes=[node("c3", "x", label_withheld="because")]),
        lambda: book(codes=[node("c3", "x", provenance={"source": "a model"})]),
        lambda: book(themes=[], codes=[node("c3", "x", rules=[{"id": "r3", "kind": "never"}])]),
        lambda: book(codes=[node("c3", "x", memos=[{"id": "m3", "created_at": "yesterday"}])]),
        lambda: book(coders=["Ada"]),
        lambda: book(runs=[json.loads('{"a":' * 100 + "1" + "}" * 100)]),
        lambda: json.dumps(book(runs=[{"id": "\ud800"}])),
        lambda: book(documents=[{"id": "d1", "participants": "P01"}]),
        lambda: book(origins=[{"study": {"id": "s0"}}]),
        lambda: book(codes=[node("c3", "x", colour=float("nan"))]),
        lambda: book(format="another"),
        lambda: [1, 2],
        lambda: '{"format": "verbatim-codebook", "version": ',
        lambda: '{"a":' * 200_000,
    ],
)
def test_a_forged_or_broken_file_is_refused(tmp_path: Path, forge: Callable[[], Any]) -> None:
    with pytest.raises(ImportFailed) as refused:
        read_codebook_json(written(tmp_path, forge()))
    assert refused.value.code == "damaged"


def test_a_newer_form_says_so(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="newer Verbatim"):
        read_codebook_json(written(tmp_path, book(version=VERSION + 1)))


def test_speech_recognition_is_told_apart(tmp_path: Path) -> None:
    assert is_codebook_json(written(tmp_path, book()))
    assert not is_codebook_json(written(tmp_path, {"segments": [{"start": 0, "end": 1, "text": "Hello."}]}))


def test_an_export_comes_into_another_study_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        make_study(tmp_path / name, (), approved=False).close()
    one, two = (str(tmp_path / name / "study.verbatim") for name in ("one", "two"))
    assert run(["import", one, str(written(tmp_path, book()))]) == 0
    exported = str(tmp_path / "out.json")
    assert run(["export", one, "--format", "codebook-json", "-o", exported]) == 0
    assert run(["import", two, exported]) == 0
    assert run(["import", two, exported]) != 0
    capsys.readouterr()
    study = open_study(Path(two))
    try:
        assert {code.label for code in study.store.all(Code)} == {"kept in the dark", "two lists"}
        assert [item.label for item in study.store.all(Category)] == ["Opacity"]
        assert [memo.text for memo in study.store.all(Memo)] == ["think again"]
        assert study.store.all(Coding) == []
    finally:
        study.close()
