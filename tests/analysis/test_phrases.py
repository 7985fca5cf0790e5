"""The built-in suggester's phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.suggestion.phrases import FEWEST_WORDS, MOST_PHRASES, MOST_WORDS, propose, turns_worth_reading
from analysis.suggestion.requests import ExcerptTurn
from benchmarks.suggester import (
    QUESTION,
    SHARED,
    cited_turns,
    english_talks,
    german_talks,
    interview,
    longest_turns,
    suggested_turns,
    whole,
)

ANSWER = (
    "Ähm, also ich finde den Umgang mit der Plattform halt wirklich schwierig, sozusagen. Und dann muss man ja auch "
    "jedes Semester die Aufgaben neu erstellen, das ist ein riesiger Aufwand. Mit [Person 3] und [Person 4] in Kiel. "
    "Wir wünschen uns eine gemeinsame Sammlung von Übungen, weil sonst jede Lehrperson alleine anfängt."
)


def turn(text: str, index: int = 0, codable: bool = True) -> ExcerptTurn:
    return ExcerptTurn(index, "B", text, codable)


def test_phrases_are_slices_trimmed_of_fillers() -> None:
    phrases = propose([turn(ANSWER)], "de")
    assert phrases
    for phrase in phrases:
        assert ANSWER[phrase.start : phrase.end] == phrase.quote
        assert FEWEST_WORDS <= len(phrase.quote.split()) <= MOST_WORDS
        assert phrase.quote.split()[0].lower() not in {"ähm", "also", "und", "dann", "halt"}
        assert phrase.quote.split()[-1] not in {"sozusagen", "und", "weil"}
        assert "[Person 3] und [Person 4]" not in phrase.quote


def test_the_reason_names_what_stood_out_in_the_studys_language() -> None:
    [first, *_] = propose([turn("Ich finde den Umgang mit der Plattform schwierig.")], "de", "Umgang mit Plattformen")
    assert first.why == "Bewertung: „schwierig“; erste Person; Wörter der Forschungsfrage"
    [first] = propose([turn("I found working with the platform really difficult.")], "en")
    assert first.why == "evaluative: “difficult”; first person"
    [first] = propose([turn("Jede Lehrperson fängt alleine an.")], "de")
    assert first.why == "kennzeichnend: „Lehrperson“, „fängt“"


@pytest.mark.parametrize(
    "text", ["Ja.", "Ja, genau. Okay, gut.", "Hm, also, ja, halt so.", "[Person 1] und [Person 2].", ""]
)
def test_where_little_is_said_nothing_is_proposed(text: str) -> None:
    assert propose([turn(text)], "de") == []


def test_interviewers_words_and_rejected_labels_are_never_proposed() -> None:
    assert propose([turn(ANSWER, codable=False)], "de") == []
    first = propose([turn(ANSWER)], "de")[0]
    again = propose([turn(ANSWER)], "de", rejected=[first.quote.upper() + "."])
    assert first.quote not in [phrase.quote for phrase in again]


def test_only_turns_worth_reading_are_touched_and_the_choice_does_not_depend_on_the_excerpt() -> None:
    turns = [turn("Ja, das ist gut so." if i % 2 else ANSWER, i) for i in range(24)]
    worth = turns_worth_reading(turns, "de")
    assert worth == list(range(0, 24, 2))
    assert {phrase.turn for phrase in propose(turns[:6], "de", worth_reading=worth)} <= set(worth)


def test_of_a_few_answers_all_are_worth_reading() -> None:
    assert turns_worth_reading([turn(ANSWER, i) for i in range(5)], "de") == [0, 1, 2, 3, 4]


@settings(max_examples=100, deadline=None)
@given(
    texts=st.lists(
        st.text(st.sampled_from("Ich finde das gut, aber schwer. [Ort 1] 👍\u0308\n"), max_size=400), max_size=4
    ),
    language=st.sampled_from(["de", "en", "fr"]),
)
def test_any_text_gives_few_slices_that_do_not_overlap(texts: list[str], language: str) -> None:
    phrases = propose([turn(text, i) for i, text in enumerate(texts)], language)
    assert len(phrases) <= min(MOST_PHRASES, 1 + sum(len(text.split()) for text in texts) // 80 + 1)
    for phrase in phrases:
        assert texts[phrase.turn][phrase.start : phrase.end] == phrase.quote
        assert texts[phrase.turn].count(phrase.quote) == 1
    for one, other in pairwise(phrases):
        assert one.turn < other.turn or one.end <= other.start


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
@pytest.mark.parametrize("question", ["", QUESTION])
def test_half_of_the_turns_hold_what_people_cited_more_often_than_the_longest(question: str) -> None:
    talks, cited = german_talks(), set(cited_turns())
    touched, shown = suggested_turns(talks, question)
    assert len(cited & longest_turns(talks)) / len(cited) == pytest.approx(0.82, abs=0.005)
    assert len(cited & touched) / len(cited) >= 0.85
    assert len(touched) <= len(longest_turns(talks)), "at most half of the turns"
    assert shown <= sum(len(words.split()) for talk in talks.values() for who, words in talk if who == "B") / 70


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_every_phrase_of_real_interviews_stands_where_it_is_said_to() -> None:
    for language, talks in (("de", german_talks()), ("en", dict(list(english_talks().items())[:10]))):
        for talk in talks.values():
            turns = whole(interview(talk, language)).turns
            phrases = propose(turns, language)
            assert phrases
            assert all(turns[p.turn].text[p.start : p.end] == p.quote for p in phrases)
