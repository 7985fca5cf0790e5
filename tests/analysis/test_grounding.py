"""The verbatim guarantee."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.records import Grounding
from analysis.segments import Replacement
from analysis.suggestion.excerpts import make_excerpts
from analysis.suggestion.grounding import GroundedQuote, ground, normalized
from analysis.suggestion.nearness import ChangeKind
from analysis.suggestion.requests import Excerpt
from benchmarks.suggester import (
    BENIGN,
    SHARED,
    corruption_table,
    draw_phrases,
    english_talks,
    german_talks,
    interview,
    whole,
)

TALK = [
    ("I", "Wie war die Beratung damals, würden Sie sagen?"),
    ("B", "Also die Beratung war „wirklich“ gut – aber ich kann keine Fragen stellen, wo man etwas kreieren muss."),
    ("I", "Und heute?"),
    ("B", "Heute ist es schwierig. Es ist schwierig, weil 3,5 Stellen fehlen. Das ist nicht so einfach gewesen."),
    ("B2", "Rat holen wir uns in Maßen, I don't care, E-Mail geht's auch."),
]


@pytest.fixture
def excerpt() -> Excerpt:
    return whole(interview(TALK))


def sliced(found: GroundedQuote, excerpt: Excerpt) -> str:
    return excerpt.transcript.segment_map.slice(found.start, found.end)


def level(quote: str, turn: int, excerpt: Excerpt) -> Grounding:
    return ground(quote, turn, excerpt).grounding


def test_words_in_the_cited_turn_are_exact_and_the_span_is_in_the_original(excerpt: Excerpt) -> None:
    found = ground("ich kann keine Fragen stellen", 1, excerpt)
    assert found.grounding is Grounding.EXACT
    assert found.turn == 1
    assert sliced(found, excerpt) == "ich kann keine Fragen stellen"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ('DIE BERATUNG WAR "WIRKLICH" GUT - ABER', "die Beratung war „wirklich“ gut – aber"),
        ("„die Beratung war ‚wirklich‘ gut“", "die Beratung war „wirklich“ gut"),
        ("die Beratung war wirklich gut", "die Beratung war „wirklich“ gut"),
        ("die\u00a0Bera\u00adtung \n war", "die Beratung war"),
        ("... ich kann keine Fragen stellen ...", "ich kann keine Fragen stellen"),
        ("(…) ich kann keine Fragen stellen!", "ich kann keine Fragen stellen"),
        (unicodedata.normalize("NFD", "ich kann keine Fragen stellen, wo"), "ich kann keine Fragen stellen, wo"),
        ("Ich kann keine Fragen stellen", "ich kann keine Fragen stellen"),
    ],
)
def test_looks_alone_make_no_difference_and_the_slice_is_kept(quote: str, words: str, excerpt: Excerpt) -> None:
    found = ground(quote, 1, excerpt)
    assert found.grounding in (Grounding.NORMALIZED, Grounding.EXACT)
    assert sliced(found, excerpt) == words


@pytest.mark.parametrize("quote", ["I don’t care", "I DON`T CARE", "e–mail geht’s"])
def test_kinds_of_apostrophes_and_dashes_are_the_same(quote: str, excerpt: Excerpt) -> None:
    assert level(quote, 4, excerpt) is Grounding.NORMALIZED


@pytest.mark.parametrize(
    ("quote", "turn"),
    [
        ("rat", 1),
        ("I don", 4),
        ("5 Stellen fehlen", 3),
        ("weil 3", 3),
        ("holen wir uns in Massen", 4),
        ("", 1),
        (" „…“ ", 1),
        ("🙂", 1),
        ("Wie war die Beratung damals", 0),
        ("Beratung damals, würden Sie", 1),
    ],
)
def test_parts_of_words_other_words_and_the_interviewers_words_are_not_in_the_text(
    quote: str, turn: int, excerpt: Excerpt
) -> None:
    found = ground(quote, turn, excerpt)
    assert found.grounding is Grounding.NOT_IN_TEXT if quote != "rat" else found.grounding is Grounding.MOVED
    if quote == "rat":
        assert sliced(found, excerpt) == "Rat"


def test_capitals_cannot_tell_sharp_s_but_small_letters_can(excerpt: Excerpt) -> None:
    assert level("IN MASSEN", 4, excerpt) is Grounding.NORMALIZED
    assert level("in Massen", 4, excerpt) is Grounding.NOT_IN_TEXT


def test_a_quote_from_one_other_turn_is_moved(excerpt: Excerpt) -> None:
    found = ground("weil 3,5 Stellen fehlen", 1, excerpt)
    assert (found.grounding, found.turn) == (Grounding.MOVED, 3)
    assert sliced(found, excerpt) == "weil 3,5 Stellen fehlen"


def test_a_quote_that_stands_twice_is_hers_to_pick(excerpt: Excerpt) -> None:
    found = ground("es ist schwierig", 3, whole(interview([("B", "x"), *TALK[1:]])))
    assert found.grounding is Grounding.NORMALIZED, "“Heute ist es schwierig” is other words"
    twice = whole(
        interview([("B", "Das geht nicht. Das geht nicht."), ("B", "Doch, das geht nicht. Nur das geht nicht.")])
    )
    found = ground("Das geht nicht.", 0, twice)
    assert (found.grounding, len(found.candidates), found.start) == (Grounding.AMBIGUOUS, 2, -1)
    elsewhere = ground("das geht nicht", 7, twice)
    assert (elsewhere.grounding, len(elsewhere.candidates)) == (Grounding.AMBIGUOUS, 4)


def test_the_cited_turn_decides_between_turns(excerpt: Excerpt) -> None:
    both = whole(interview([("B", "Das war gut so."), ("B", "Das war gut so.")]))
    assert ground("Das war gut", 1, both).turn == 1
    assert level("Das war gut", 1, both) is Grounding.EXACT


def test_a_quote_stitched_from_two_turns_or_two_places_is_not_verbatim(excerpt: Excerpt) -> None:
    assert not level("wo man etwas kreieren muss. Heute ist es schwierig", 1, excerpt).can_be_accepted
    assert not level("die Beratung war … ich kann keine Fragen stellen", 1, excerpt).can_be_accepted


def test_one_other_word_is_near_and_shown_word_by_word(excerpt: Excerpt) -> None:
    found = ground("ich kann jetzt keine Fragen stellen, wo man etwas schreiben muss", 1, excerpt)
    assert found.grounding is Grounding.NEAR
    assert found.start == -1
    [(start, end)] = found.candidates
    assert (
        excerpt.transcript.segment_map.slice(start, end) == "ich kann keine Fragen stellen, wo man etwas kreieren muss"
    )
    changes = [(c.kind, c.quote, c.text) for c in found.difference if c.kind is not ChangeKind.SAME]
    assert changes == [(ChangeKind.ONLY_IN_QUOTE, "jetzt", ""), (ChangeKind.CHANGED, "schreiben", "kreieren")]


def test_a_comma_that_was_left_out_is_shown_too(excerpt: Excerpt) -> None:
    found = ground("ich kann keine Fragen stellen wo man etwas kreieren muss", 1, excerpt)
    assert found.grounding is Grounding.NEAR
    assert [c.text for c in found.difference if c.kind is not ChangeKind.SAME] == [","]


SAID = "Wir haben damals mit [Person 3] im Team zwei neue Leute nicht gefunden und es war möglich für 20 Euro im Monat."


@pytest.mark.parametrize(
    "quote",
    [
        "Wir haben damals mit [Person 3] im Team zwei neue Leute gefunden und es war möglich",
        "Wir haben damals nicht mit [Person 3] im Team zwei neue Leute nicht gefunden und es war möglich",
        "Wir haben damals mit [Person 3] im Team zwei neue Leute nie gefunden und es war möglich",
        "Wir haben damals mit [Person 4] im Team zwei neue Leute nicht gefunden und es war möglich",
        "Wir haben damals mit [Ort 3] im Team zwei neue Leute nicht gefunden und es war möglich",
        "Wir haben damals mit im Team zwei neue Leute nicht gefunden und es war möglich",
        "Wir haben damals mit Müller im Team zwei neue Leute nicht gefunden und es war möglich",
        "Wir haben damals mit [Person 3] im Team drei neue Leute nicht gefunden und es war möglich",
        "Wir haben damals mit [Person 3] im Team neue Leute nicht gefunden und es war möglich",
        "zwei neue Leute nicht gefunden und es war möglich für 30 Euro im Monat",
        "zwei neue Leute nicht gefunden und es war möglich für 20 Dollar im Monat",
        "zwei neue Leute nicht gefunden und es war unmöglich für 20 Euro im Monat",
        "kein Team zwei neue Leute nicht gefunden und es war möglich",
    ],
)
def test_a_changed_negation_number_or_name_is_never_near(quote: str) -> None:
    assert level(quote, 0, whole(interview([("B", SAID)]))) is Grounding.NOT_IN_TEXT


@pytest.mark.parametrize("name", ["Möller", "Schmitz", "Schmidtke", "Er", "Doktor Schmidt"])
def test_another_name_is_never_near_even_at_the_beginning_or_much_alike(name: str) -> None:
    said = "Schmidt hat uns damals allen gesagt, wie das gehen soll"
    for before in ("", "Gestern war das so. ", "gestern sagte er, "):
        excerpt = whole(interview([("B", before + said)]))
        quote = said.replace("Schmidt", name)
        assert level(quote, 0, excerpt) is Grounding.NOT_IN_TEXT
        assert level(said.replace("soll", "muss"), 0, excerpt) is Grounding.NEAR


@pytest.mark.parametrize(
    "quote",
    [
        "We did meet fifty people at the school and they were not unhappy about it",
        "We didn't meet fifteen people at the school and they were not unhappy about it",
        "We didn't meet fifty people at the school and they were unhappy about it",
        "We didn't meet fifty people at the school and they were not happy about it",
        "We didn't meet fifty people at the Harvard school and they were not unhappy about it",
    ],
)
def test_in_english_too(quote: str) -> None:
    said = "We didn't meet fifty people at the school and they were not unhappy about it"
    assert level(quote, 0, whole(interview([("B", said)], "en"))) is Grounding.NOT_IN_TEXT
    assert level(said.replace("meet", "see"), 0, whole(interview([("B", said)], "en"))) is Grounding.NEAR


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Es waren -5 Grad draußen", "5 Grad draußen"),
        ("Das sind Nicht-Raucher im Haus", "Raucher im Haus"),
        ("Alles zucker-frei und gut", "Alles zucker"),
        ("Da war 👩‍🔬 im Labor", "👩"),
        ("um 12:30 Uhr war es so", "30 Uhr war es"),
    ],
)
def test_what_turns_the_sense_is_not_cut_off(said: str, quote: str) -> None:
    assert level(quote, 0, whole(interview([("B", said)]))) is Grounding.NOT_IN_TEXT


def replaced(text: str, *names: str) -> Excerpt:
    """Make an excerpt in which each name is replaced by "[Person n]", longer or shorter than the name."""
    whole_text = f"B: {text}\n\n"
    items = [
        Replacement(whole_text.index(name), whole_text.index(name) + len(name), f"[Person {n}]", "PERSON")
        for n, name in enumerate(names, 1)
    ]
    return whole(interview([("B", text)], replacements=items))


def test_spans_before_inside_and_across_replacements_map_back_to_the_original() -> None:
    text = "Da hat Frau Schuster-Hohenfels und Bo gesagt, das geht so."
    excerpt = replaced(text, "Schuster-Hohenfels", "Bo")
    original = f"B: {text}\n\n"
    for quote, words in [
        ("und [Person 2] gesagt, das", "und Bo gesagt, das"),
        ("Frau [Person 1] und [Person 2]", "Frau Schuster-Hohenfels und Bo"),
        ("das geht so", "das geht so"),
        ("[Person 1]", "Schuster-Hohenfels"),
    ]:
        found = ground(quote, 0, excerpt)
        assert found.grounding is Grounding.EXACT
        assert original[found.start : found.end] == words
        assert sliced(found, excerpt) == quote


def test_half_a_replacement_is_not_verbatim() -> None:
    excerpt = replaced("Da hat Frau Schuster gesagt, das geht so.", "Schuster")
    for quote in ("Frau [Person", "1] gesagt, das geht", "Person 1"):
        assert not level(quote, 0, excerpt).can_be_accepted


def test_context_turns_are_not_searched() -> None:
    talk = [
        ("B", "Erst sage ich etwas Langes und Wichtiges dazu."),
        ("B", "Dann etwas ganz anderes zu dem Thema."),
    ]
    second = make_excerpts(interview(talk * 2), 8, context_turns=1)[1]
    assert ground("sage ich etwas Langes", 0, second).grounding is Grounding.NOT_IN_TEXT


def test_an_endless_quote_is_answered_quickly(excerpt: Excerpt) -> None:
    assert level("das ist so und so weiter " * 20_000, 1, excerpt) is Grounding.NOT_IN_TEXT


LETTERS = st.text(st.sampled_from("abäßÉ nicht3,5.-–'’„“… \u00ad\u00a0e\u0301👍🏽\u200d[]\n"), max_size=40)


@settings(max_examples=400, deadline=None)
@given(words=st.lists(LETTERS, min_size=1, max_size=4), quote=LETTERS, turn=st.integers(0, 4))
def test_every_span_that_counts_is_a_slice_with_the_same_words(words: list[str], quote: str, turn: int) -> None:
    excerpt = whole(interview([("B", unicodedata.normalize("NFC", text)) for text in words]))
    found = ground(quote, turn, excerpt)
    places = [(found.start, found.end)] if found.grounding.can_be_accepted else list(found.candidates)
    if found.grounding is not Grounding.NEAR:
        for start, end in places:
            assert normalized(excerpt.transcript.segment_map.slice(start, end)) == normalized(quote)
    assert bool(places) is (found.grounding is not Grounding.NOT_IN_TEXT)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_every_run_of_words_is_found_where_it_stands_across_replacements(data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(["größer", "Ute", "👍🏽", "naïve", "so", "3,5", "geht's", "E-Mail"]), min_size=1)
    )
    text = " ".join(words)
    excerpt = replaced(text, "Ute") if "Ute" in words else whole(interview([("B", text)]))
    shown = excerpt.codable[0].text.split(" ")
    first = data.draw(st.integers(0, len(shown) - 1))
    last = data.draw(st.integers(first, len(shown) - 1))
    quote = " ".join(shown[first : last + 1])
    if quote.count("[") != quote.count("]"):
        return
    found = ground(quote, 0, excerpt)
    assert found.grounding in (Grounding.EXACT, Grounding.AMBIGUOUS)
    places = found.candidates or ((found.start, found.end),)
    assert all(excerpt.transcript.segment_map.slice(*place) == quote for place in places)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_spoilt_quotes_from_real_interviews_are_verbatim_only_where_the_words_stand() -> None:
    chance = random.Random(3)
    phrases = draw_phrases(german_talks(), "de", 30, chance) + draw_phrases(english_talks(), "en", 30, chance)
    for kind, counts in corruption_table(phrases, 30).items():
        assert counts["false"] == 0, kind
        if kind in BENIGN:
            assert counts["right span"] == 30, kind
