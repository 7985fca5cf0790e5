"""`detect`: findings of plain text, at the offsets of the text exactly as it was given."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.transcript import canonical
from commands.app import run
from commands.offsets import CanonicalView

PIECES = (
    "ab", "ä", "u\u0308", "\u0301", "\r\n", "\r", "\n", "\ufeff", "\x00", "😀", "👩\u200d💻", "가", "\u1161", "\u2028",
    "ﬁ", "\ud800", "x",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(
    alphabet=st.characters(exclude_categories=()), max_size=30
)
DECOMPOSED = unicodedata.normalize(
    "NFD", "\ufeffHerr Müller aus Köln\r\nrief an: 0171 39200 11. 😀 Frau Müller auch.\r\n"
)


@given(texts)
def test_each_span_of_the_canonical_text_leads_to_what_it_was_made_of(text: str) -> None:
    view = CanonicalView(text)
    assert view.text in (canonical(text), text)
    at = 0
    for index, char in enumerate(view.text):
        start, end = view.to_given(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert start >= at
        assert char in canonical(text[start:end]) or view.text == text
        at = start


@given(texts)
def test_nearly_every_text_has_a_canonical_view(text: str) -> None:
    assert CanonicalView(text).text == canonical(text)


def test_findings_of_decomposed_text_stand_where_they_are_in_the_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "decomposed.txt"
    path.write_bytes(DECOMPOSED.encode())
    assert run(["detect", str(path), "--language", "de", "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    given_text = DECOMPOSED.removeprefix("\ufeff")  # the byte order mark belongs to the encoding
    assert [given_text[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    found = {unicodedata.normalize("NFC", row["text"]) for row in rows}
    assert {"Müller", "Köln", "0171 39200 11"} <= found
    assert set(rows[0]) == {"start", "end", "text", "kind", "level", "score", "recognizer"}


def test_json_lines_keep_ids_order_and_offsets_and_standard_input_works(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        {"id": "b", "lang": "de", "text": DECOMPOSED},
        {"id": 7, "lang": "en", "text": "Call Susan Miller in Boston."},
        {"id": "leer", "text": ""},
    ]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    assert run(["detect", "--jsonl", str(source), str(target)]) == 0
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [entry["id"] for entry in found] == ["b", 7, "leer"]
    for entry, line in zip(found, lines, strict=True):
        for row in entry["findings"]:
            assert line["text"][row["start"] : row["end"]] == row["text"]
    assert [entry["findings"] != [] for entry in found] == [True, True, False]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Frau Schuster aus Bielefeld")))
    capfd.readouterr()
    assert run(["detect", "-", "--language", "de"]) == 0
    assert "Bielefeld" in capfd.readouterr().out


def test_a_bad_line_is_named_by_its_number_and_never_quoted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "text": "Hallo"}\n{"id": 2, "text": Schuster}\n', encoding="utf-8")
    assert run(["detect", "--jsonl", str(source), str(target)]) == 1
    error = capfd.readouterr().err
    assert "Line 2" in error
    assert "Schuster" not in error
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
    assert run(["detect", "--jsonl", str(source), str(source)]) == 2
    assert "Schuster" in source.read_text(encoding="utf-8")


def test_a_language_that_it_does_not_know_stops_with_the_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 1, "text": "Ja."}\n{"id": 2, "lang": "fr", "text": "Oui."}\n', encoding="utf-8")
    assert run(["detect", "--jsonl", str(source), str(target)]) == 1
    assert "line 2" in capfd.readouterr().err
    assert len(target.read_text(encoding="utf-8").splitlines()) == 1
