"""Turns as spans: times, interviewers, paragraphs without speakers, and what always holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.transcript import canonical
from analysis.turns import find_turns, seconds_of

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_transcripts = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared transcripts are not here")

PIECES = [
    "I:", "B1:", "Anna:", "Anna", "Bernd\n", "\n", "\n\n", " ", "\t", "[00:12:03]", "#00:01:02-5#", "(10:30)",
    "00:05", "Ja?", "nein: doch", "Q1:", "SPEAKER_00", "–", "12", "ä", "a\u0308", "🙂", "\r\n", "\u2028", "\x00",
    "\ufeff", "\ud83d",
]  # fmt: skip
transcripts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(transcripts)
def test_spans_stay_inside_the_text_in_order_and_apart(raw: str) -> None:
    text = canonical(raw)
    last = 0
    for turn in find_turns(text).turns:
        assert last <= turn.label_start <= turn.label_end <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        assert (turn.label == "") == (turn.label_start == turn.label_end)
        last = turn.end


@settings(max_examples=200, deadline=None)
@given(transcripts)
def test_text_without_labels_loses_no_words(raw: str) -> None:
    text = canonical(re.sub(r"[:\[\]#\t<>()–QqFf-]", "", raw))  # Q and F may head a line as a question's number
    found = find_turns(text)
    if {turn.label for turn in found.turns} == {""}:
        kept = "".join(text[turn.start : turn.end] for turn in found.turns)
        assert "".join(kept.split()) == "".join(text.split())


@needs_transcripts
def test_turns_of_the_german_interviews_are_those_that_people_cited() -> None:
    interviews = json.loads((SHARED / "gold" / "divekit_de.json").read_text(encoding="utf-8"))["interviews"]
    for name, expected in interviews.items():
        text = canonical((SHARED / "transcripts" / "divekit_de" / f"{name}.txt").read_text(encoding="utf-8"))
        found = find_turns(text)
        read = [(turn.label, turn.start_seconds, text[turn.start : turn.end]) for turn in found.turns]
        assert read == [(turn["speaker"], turn["t"], turn["text"]) for turn in expected]
        assert found.interviewer_labels == {"I"}
        assert found.warnings == ()


@needs_transcripts
def test_answers_under_question_numbers_are_the_participants() -> None:
    for path in sorted((SHARED / "transcripts" / "wac_en").glob("[0-9]*.txt")):
        text = canonical(path.read_text(encoding="utf-8"))
        found = find_turns(text)
        answers = re.split(r"^Q\d:", text, flags=re.MULTILINE)[1:]
        assert [text[turn.start : turn.end] for turn in found.turns] == [answer.strip() for answer in answers]
        assert {turn.label for turn in found.turns} == {""}
        assert found.interviewer_labels == frozenset()


@pytest.mark.parametrize(
    "stamp, seconds",
    [
        ("[00:12:03]", 723.0),
        ("#00:01:02-5#", 62.5),
        ("(01:02)", 62.0),
        ("1:02:03.250", 3723.25),
        ("00:00:01,500 --> 00:00:02,000", 1.5),
        ("123:45", 7425.0),
        ("no time", None),
    ],
)
def test_stamp_is_read_in_seconds(stamp: str, seconds: float | None) -> None:
    assert seconds_of(stamp) == seconds


def test_stamp_at_the_end_of_a_turn_is_the_start_of_the_next() -> None:
    found = find_turns("I: Ja? #00:00:05-1#\n\nB: Nein. #00:00:07-2#\n\nI: So? #00:00:09-0#")
    assert [turn.start_seconds for turn in found.turns] == [None, 5.1, 7.2]


def test_stamp_on_its_own_line_belongs_to_the_turn_below() -> None:
    found = find_turns("[00:05]\nI: Ja?\n\n[00:07]\nB: Nein.")
    assert [turn.start_seconds for turn in found.turns] == [5.0, 7.0]


def test_stamp_inside_the_words_stays() -> None:
    text = "I: Ja?\nB: Eins [00:00:09] zwei."
    turn = find_turns(text).turns[1]
    assert text[turn.start : turn.end] == "Eins [00:00:09] zwei."
    assert turn.start_seconds is None


def test_label_span_is_the_name_alone() -> None:
    text = "1. [00:12] Frau Dr. Berg (laut):\tJa\nI: Nein"
    turn = find_turns(text).turns[0]
    assert text[turn.label_start : turn.label_end] == turn.label == "Frau Dr. Berg"


def test_one_who_asks_most_questions_is_the_interviewer() -> None:
    text = "Anna: Ich war da.\nBernd: Wann? Wo?\nAnna: Gestern, oder?\nBernd: Mit wem?\nAnna: Allein."
    assert find_turns(text).interviewer_labels == {"Bernd"}


def test_named_participants_are_never_taken_for_the_interviewer() -> None:
    text = "Befragte: Wie meinen Sie das? Wann?\nBerg: Früher.\nBefragte: Ach so?\nBerg: Und?\nBerg: Ja."
    assert find_turns(text).interviewer_labels == {"Berg"}


def test_nobody_is_the_interviewer_where_nobody_asks() -> None:
    assert find_turns("Speaker 1: Yes.\nSpeaker 2: No.").interviewer_labels == frozenset()


def test_paragraphs_between_blank_lines_are_turns_without_speakers() -> None:
    text = "Eins\nund mehr.\n\n\nZwei.\n"
    found = find_turns(text)
    assert [text[turn.start : turn.end] for turn in found.turns] == ["Eins\nund mehr.", "Zwei."]
    assert found.warnings == ("no_speakers",)


def test_lines_are_paragraphs_where_the_format_says_so() -> None:
    text = "Eins.\nZwei.\n\nDrei."
    assert len(find_turns(text, each_line=True).turns) == 3


def test_bold_name_without_a_colon_is_a_label() -> None:
    lines = ["Anna Wie geht es?", "Bernd Gut.", "Anna Und?", "Bernd Ja."]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    leads = {start: start + len(line.split()[0]) for start, line in zip(starts, lines, strict=True)}
    assert [turn.label for turn in find_turns(text, bold_leads=leads).turns] == ["Anna", "Bernd", "Anna", "Bernd"]
    assert {turn.label for turn in find_turns(text).turns} == {""}


def test_long_talk_before_the_first_label_is_kept_as_words() -> None:
    talk = "Ich erzähle erst einmal etwas. " * 50
    found = find_turns(f"{talk}\n\nI: Ja?\nB: Ja.")
    assert [turn.label for turn in found.turns] == ["", "I", "B"]


def test_words_without_capitals_are_warned_of() -> None:
    small = (
        "i: " + "wie war das denn für sie damals? " * 3 + "\nb: " + "es war gut und schön. " * 5 + "\ni: ja?\nb: ja."
    )
    assert "few_capitals" in find_turns(small).warnings
    assert "few_capitals" not in find_turns(small.replace("es", "Es")).warnings


def test_women_and_men_are_not_questions() -> None:
    assert find_turns("F1: Nein.\nM1: Ja?\nF1: Doch.\nM1: So?").interviewer_labels == {"M1"}
    assert find_turns("F: Wie?\nA: So?\nF: Ja?\nA: Ja? Ja?").interviewer_labels == {"F"}


def test_name_beside_a_known_label_need_not_recur_in_a_short_script() -> None:
    text = "Interviewer: Wie war es?\nMeyer: Gut."
    assert [turn.label for turn in find_turns(text).turns] == ["Interviewer", "Meyer"]


def test_invisible_marks_before_a_label_do_not_hide_it() -> None:
    assert find_turns("\u200eI: Ja?\n\u200bB\u202f: Nein.").interviewer_labels == {"I"}


def test_an_answer_that_is_a_time_stays_an_answer() -> None:
    text = "I: Wann?\nB: 10:30\nI: Oder?\nB: 10:45\nUhr."
    words = [text[turn.start : turn.end] for turn in find_turns(text).turns]
    assert words == ["Wann?", "10:30", "Oder?", "10:45\nUhr."]


def test_bare_times_on_their_own_lines_start_the_turn_below() -> None:
    assert [turn.start_seconds for turn in find_turns("00:05\nI: Ja?\n\n00:07\nB: Nein.").turns] == [5.0, 7.0]
    assert [turn.start_seconds for turn in find_turns("00:05\n\nJa.\n\n00:07\n\nNein.").turns] == [5.0, 7.0]
