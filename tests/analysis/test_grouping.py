"""Grouping by the likeness of words."""

from __future__ import annotations

import random
import time

import pytest

from analysis.records import Level
from analysis.suggestion.grouping import group
from analysis.suggestion.requests import GroupItem
from benchmarks.suggester import SHARED, draw_phrases, german_talks, grouping_scores


def items(*labels: str) -> list[GroupItem]:
    return [GroupItem(f"C{n}", label) for n, label in enumerate(labels)]


GERMAN = items(
    "die Prüfungsvorbereitung ist stressig",
    "Stress mit der Prüfung",
    "stressige Prüfungen",
    "der Datenschutz fehlt",
    "Datenschutz ist wichtig",
    "Sorge um Datenschutzverstöße",
    "Kantinenessen",
)


def test_compounds_and_inflections_come_together_and_what_is_alone_stays_open() -> None:
    found = {frozenset(each.keys) for each in group(GERMAN, "de")}
    assert found == {frozenset({"C0", "C1", "C2"}), frozenset({"C3", "C4", "C5"})}


def test_english_too() -> None:
    codes = items(
        "feeling lonely at home", "loneliness", "a lonely year", "trust in science", "trusting scientists", "tea"
    )
    found = {frozenset(each.keys) for each in group(codes, "en")}
    assert frozenset({"C3", "C4"}) in found
    assert not any({"C0", "C3"} <= keys or "C5" in keys for keys in found)


def test_a_groups_label_is_words_of_a_member_and_says_so() -> None:
    for each in group(GERMAN, "de"):
        members = {item.label for item in GERMAN if item.key in each.keys}
        assert each.label in members
        assert each.definition.startswith("Arbeitstitel")
        assert "keine KI" in each.why
    assert "Gemeinsame Wörter: Datenschutz." in group(GERMAN, "de")[1].definition


@pytest.mark.parametrize("labels", [(), ("eins",), ("…", "…"), ("", ""), ("und", "oder"), ("gleich",) * 5])
def test_odd_lists_are_ordinary(labels: tuple[str, ...]) -> None:
    keys = [key for each in group(items(*labels), "de") for key in each.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_it_wrote_into_definitions_itself_makes_nothing_alike(language: str) -> None:
    plain = [each.keys for each in group(GERMAN, language, level=Level.THEME)]
    definition = group(GERMAN, language)[0].definition.partition(".")[0] + "."
    defined = [GroupItem(item.key, item.label, definition) for item in GERMAN]
    assert [each.keys for each in group(defined, language, level=Level.THEME)] == plain


def test_groups_do_not_depend_on_chance() -> None:
    assert group(GERMAN, "de", 3) == group(GERMAN, "de", 3)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_five_hundred_codes_in_three_granularities_in_about_a_second() -> None:
    phrases = draw_phrases(german_talks(), "de", 500, random.Random(5))
    codes = items(*(phrase.text for phrase in phrases))
    group(codes[:5], "de")
    started = time.perf_counter()
    groups = group(codes, "de", alternatives=3, level=Level.THEME)
    assert time.perf_counter() - started < 3
    counts = [len([each for each in groups if each.alternative == number]) for number in range(3)]
    assert counts[0] > counts[1] > counts[2] > 0
    for number in range(3):
        keys = [key for each in groups if each.alternative == number for key in each.keys]
        assert len(keys) == len(set(keys))


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_requirements_with_one_goal_come_together_better_than_the_baseline() -> None:
    german, _ = grouping_scores().values()
    assert german > 0.35
