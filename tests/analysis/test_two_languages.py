"""Two languages in one transcript: each paragraph is read in its own."""

from __future__ import annotations

import pytest

from analysis.pseudonymization.languages import language_of
from analysis.pseudonymization.presidio import build_detector

MIXED = (
    "Wie war das bei Ihnen in der Firma?\n\n"
    "Also mein Kollege Ulrich Sonnleitner hat das damals in Landshut gemacht, und dann ist die Beratung gekommen.\n\n"
    "Sure. So I was working with them at the plant in Sheffield, and the budget was gone.\n"
)


@pytest.mark.parametrize("default", ["de", "en"])
def test_a_short_turn_tells_its_language(default: str) -> None:
    german, colleague, english = MIXED.strip().split("\n\n")
    assert [language_of(text, default) for text in (german, colleague, english)] == ["de", "de", "en"]


@pytest.mark.parametrize(("text", "default"), [("Ja, genau.", "de"), ("Okay, yeah.", "en"), ("Budget", "de")])
def test_too_little_to_tell_stays_with_the_interview(text: str, default: str) -> None:
    assert language_of(text, default) == default


def test_words_of_both_languages_in_one_turn_stay_with_the_interview() -> None:
    assert language_of("Wir machen das on the fly und because of the deadline", "de") == "de"


@pytest.mark.parametrize("language", ["de", "en"])
def test_ordinary_nouns_are_no_names_in_a_turn_of_the_other_language(language: str) -> None:
    found = {MIXED[item.start : item.end] for item in build_detector().detect(MIXED, language)}
    assert {"Ulrich Sonnleitner", "Landshut", "Sheffield"} <= found
    assert not {"Beratung", "der Firma", "Firma", "Kollege"} & found
