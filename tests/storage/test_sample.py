"""The bundled sample study holds what it says it holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from analysis.records import IdentifierKind
from storage.sample import SAMPLE_DIR, sample_files, sample_study

_VTT_TIMES = re.compile(r"^\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}$")
_LABELS = {
    ".txt": re.compile(r"^(I|B|Interviewer|Gareth)(?: \[\d\d:\d\d:\d\d\])?: ", re.MULTILINE),
    ".docx": re.compile(r"^(Albers|Wieczorek): ", re.MULTILINE),
    ".vtt": re.compile(r"^<v ([^>]+)>", re.MULTILINE),
}
_FICTIONAL_NUMBERS = re.compile(r"0171 39200 \d\d|0176 040690 \d\d|030 23125 \d{3}|01632 960\d{3}|07700 900\d{3}")
_INTERVIEWS = sample_study()["interviews"]
each_interview = pytest.mark.parametrize("interview", _INTERVIEWS, ids=[i["participant"] for i in _INTERVIEWS])


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        from docx import Document

        return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    return path.read_bytes().decode("utf-8")


def _spoken(path: Path) -> str:
    """Give the words alone: without labels, time stamps, cue numbers and headers."""
    text = re.sub(r"</v>", "", _LABELS[path.suffix].sub("", _text(path)))
    lines = (line for line in text.splitlines() if line != "WEBVTT" and not line.isdigit())
    return "\n".join(line for line in lines if not _VTT_TIMES.match(line))


def _speakers_in_order(path: Path) -> list[str]:
    """Give who speaks, turn by turn: cues that follow each other under one name are one turn."""
    labels = [match[1] for match in _LABELS[path.suffix].finditer(_text(path))]
    return [label for i, label in enumerate(labels) if i == 0 or label != labels[i - 1]]


def test_sample_has_four_german_interviews_and_an_english_one() -> None:
    assert sorted(i["language"] for i in _INTERVIEWS) == ["de", "de", "de", "de", "en"]


def test_sample_files_are_all_there_and_nothing_else_is() -> None:
    bundled = {path for path in SAMPLE_DIR.iterdir() if path.is_file() and path.suffix not in {".py", ".json"}}
    assert set(sample_files()) == bundled
    assert {path.suffix for path in bundled} == {".txt", ".docx", ".vtt"}


def test_sample_says_what_a_new_study_needs() -> None:
    study = sample_study()
    assert study["title"] == "KI im Vertrieb (Beispielstudie)"
    assert study["language"] == "de"
    assert study["research_question"].endswith("?")
    assert study["coder"]


def test_each_participant_has_a_code_of_their_own() -> None:
    assert [i["participant"] for i in _INTERVIEWS] == ["P01", "P02", "P03", "P04", "P05"]


@each_interview
def test_interview_has_at_least_1700_spoken_words(interview: dict[str, Any]) -> None:
    assert len(_spoken(SAMPLE_DIR / interview["file"]).split()) >= 1700


@each_interview
def test_interview_alternates_between_its_two_labels(interview: dict[str, Any]) -> None:
    speakers = _speakers_in_order(SAMPLE_DIR / interview["file"])
    assert 25 <= len(speakers) <= 45
    assert set(speakers) == {interview["participant_label"], interview["interviewer_label"]}
    assert speakers[0] == interview["interviewer_label"]


@each_interview
def test_every_planted_identifier_stands_in_the_file_as_whole_words(interview: dict[str, Any]) -> None:
    text = _text(SAMPLE_DIR / interview["file"])
    absent = [
        p["string"] for p in interview["planted"] if not re.search(rf"(?<!\w){re.escape(p['string'])}(?!\w)", text)
    ]
    assert absent == []
    assert len(interview["planted"]) >= 30


@each_interview
def test_planted_identifiers_are_of_known_kinds_and_listed_once(interview: dict[str, Any]) -> None:
    strings = [p["string"] for p in interview["planted"]]
    assert len(strings) == len(set(strings))
    assert {p["kind"] for p in interview["planted"]} <= {kind.name for kind in IdentifierKind}
    assert {"PERSON", "ORGANIZATION", "LOCATION", "DATE"} <= {p["kind"] for p in interview["planted"]}


@each_interview
def test_sample_table_row_is_complete(interview: dict[str, Any]) -> None:
    row = interview["attributes"]
    assert set(row) == {"job", "activity", "industry", "minutes"}
    assert all(row.values())


@each_interview
def test_contact_data_is_from_ranges_that_belong_to_nobody(interview: dict[str, Any]) -> None:
    text = _spoken(SAMPLE_DIR / interview["file"])
    numbers = re.findall(r"\b0\d{2,4} \d{3,6}(?: \d{2,3})?\b", text)
    assert all(_FICTIONAL_NUMBERS.fullmatch(number) for number in numbers), numbers
    hosts = re.findall(r"@([\w.]*\w)", text)
    assert all(re.search(r"(?:^|\.)example\.(?:org|com)$", host) for host in hosts), hosts


def test_file_names_leak_a_name_as_real_ones_do() -> None:
    planted = {p["string"] for i in _INTERVIEWS for p in i["planted"] if p["kind"] in {"PERSON", "ORGANIZATION"}}
    assert all(any(name in path.stem for name in planted) for path in sample_files())


def test_the_same_person_recurs_across_interviews() -> None:
    for name in ("Sabine", "Reinke", "Hirlinger", "Hollmark", "Nordwerk"):
        assert sum(name in {p["string"] for p in i["planted"]} for i in _INTERVIEWS) >= 3, name


def test_the_word_document_carries_no_author() -> None:
    from docx import Document

    for path in sample_files():
        if path.suffix == ".docx":
            properties = Document(str(path)).core_properties
            assert (properties.author, properties.last_modified_by) == ("", "")
