"""What is sent at once."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.segments import Replacement
from analysis.suggestion.excerpts import make_excerpts
from analysis.suggestion.requests import ExcerptTurn
from benchmarks.suggester import SHARED, german_talks, interview

TALKS = st.lists(
    st.tuples(st.sampled_from(["I", "B", "B", "P"]), st.integers(1, 30).map(lambda n: " ".join(["Wort"] * n))),
    max_size=30,
)


def words(turns: Iterable[ExcerptTurn]) -> int:
    return sum(len(turn.text.split()) for turn in turns)


@settings(max_examples=300, deadline=None)
@given(talk=TALKS, size=st.integers(1, 120), context=st.integers(0, 3))
def test_every_turn_is_in_one_excerpt_and_no_answer_without_its_question(
    talk: list[tuple[str, str]], size: int, context: int
) -> None:
    excerpts = make_excerpts(interview(talk), size, context)
    if not any(who == "B" for who, _ in talk):
        assert excerpts == []
        return
    assert [turn.index for excerpt in excerpts for turn in excerpt.turns] == list(range(len(talk)))
    for excerpt in excerpts:
        assert excerpt.codable
        if excerpt is not excerpts[-1]:
            assert excerpt.turns[-1].can_be_coded
        if words(excerpt.turns) > size:
            assert len(excerpt.codable) == 1, "only one question with its answer may be longer"
        assert len(excerpt.context) <= context
        assert words(excerpt.context) <= size // 4
        assert not any(turn.can_be_coded for turn in excerpt.context)
        if excerpt.context:
            assert excerpt.context[-1].index == excerpt.turns[0].index - 1


def test_excerpts_are_as_full_as_they_can_be() -> None:
    talk = [("I", "Und wie war das?"), ("B", "Das war so und so.")] * 6
    assert [len(excerpt.turns) for excerpt in make_excerpts(interview(talk), 18)] == [4, 4, 4]


def test_only_the_pseudonymised_words_are_in_an_excerpt() -> None:
    transcript = interview([("B", "Ich bin Ute aus Kiel.")], replacements=[Replacement(11, 14, "[Person 1]", "PERSON")])
    assert make_excerpts(transcript, 10)[0].turns[0].text == "Ich bin [Person 1] aus Kiel."


def test_an_excerpt_of_no_words_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one word"):
        make_excerpts(interview([("B", "Ja.")]), 0)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_ninety_thousand_words_are_cut_in_well_under_two_seconds() -> None:
    transcripts = [interview(talk) for talk in german_talks().values()] * 3
    started = time.perf_counter()
    excerpts = [excerpt for transcript in transcripts for excerpt in make_excerpts(transcript, 1200)]
    assert time.perf_counter() - started < 1
    assert sum(words(excerpt.turns) for excerpt in excerpts) > 90_000
