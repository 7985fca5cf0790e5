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


def test_a_concepts_label_is_words_of_a_member_and_says_so() -> None:
    for each in group(GERMAN, "de"):
        members = {item.label for item in GERMAN if item.key in each.keys}
        assert any(each.label in member for member in members)
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


def test_what_a_researcher_adds_to_a_working_title_counts() -> None:
    labels = items("wie immer", "so geht das", "der Garten", "ein Brunnen")
    written = group(GERMAN, "de")[0].definition + " Es geht um Gärten."
    found = group([GroupItem("C0", "wie immer", written), *labels[1:]], "de", level=Level.THEME)
    assert {"C0", "C2"} in [set(each.keys) for each in found]


def test_groups_do_not_depend_on_chance() -> None:
    assert group(GERMAN, "de", 3) == group(GERMAN, "de", 3)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_five_hundred_codes_in_three_granularities_in_seconds() -> None:
    phrases = draw_phrases(german_talks(), "de", 500, random.Random(5))
    codes = items(*(phrase.text for phrase in phrases))
    group(codes[:5], "de")
    started = time.process_time()
    groups = group(codes, "de", alternatives=3, level=Level.THEME)
    assert time.process_time() - started < 10
    counts = [len([each for each in groups if each.alternative == number]) for number in range(3)]
    assert counts[0] > counts[1] > counts[2] > 0
    for number in range(3):
        keys = [key for each in groups if each.alternative == number for key in each.keys]
        assert len(keys) == len(set(keys))


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
@pytest.mark.parametrize("count", [20, 60, 200])
def test_neither_one_giant_group_nor_all_alone(count: int) -> None:
    phrases = draw_phrases(german_talks(), "de", count, random.Random(count))
    for level in (Level.CONCEPT, Level.THEME):
        sizes = [len(each.keys) for each in group(items(*(phrase.text for phrase in phrases)), "de", 1, level)]
        assert len(sizes) >= 3
        assert max(sizes) <= max(5, 0.4 * count)
        assert sum(sizes) >= 0.4 * count


def test_placeholders_bring_nothing_together_and_stand_in_no_label() -> None:
    codes = items(
        "[Person 1] bezahlt die Rechnung",
        "[Person 1] lobt den Garten",
        "wer die Rechnungen bezahlt, weiß [Person 2] aus [Ort 1]",
        "im Garten von [Person 1] blüht es",
    )
    for level in Level:
        found = group(codes, "de", 1, level)
        assert not any("[" in each.label + each.definition or "Person" in each.label for each in found)
    assert {frozenset(each.keys) for each in group(codes, "de")} == {frozenset({"C0", "C2"}), frozenset({"C1", "C3"})}


def test_only_placeholders_are_like_nothing() -> None:
    assert group(items("[Person 1]", "[Person 1]", "[Person 1] [Ort 2]"), "de") == []


def test_themes_are_compared_by_the_codes_beneath_and_named_by_nouns() -> None:
    concepts = [
        GroupItem("K1", "so geht das", "", ("der Chef liest jede Rechnung", "die Rechnungen kommen per Post")),
        GroupItem("K2", "wie immer", "", ("eine Rechnung bleibt liegen", "Rechnungen ohne Nummer")),
        GroupItem("K3", "so ist es", "", ("der Garten ist verwildert", "im Garten hilft keiner")),
        GroupItem("K4", "wie früher", "", ("die Gärten sind klein", "wer den Garten pflegt")),
    ]
    found = {frozenset(each.keys): each.label for each in group(concepts, "de", 1, Level.THEME)}
    assert set(found) == {frozenset({"K1", "K2"}), frozenset({"K3", "K4"})}
    assert "Rechnung" in found[frozenset({"K1", "K2"})].split()
    assert "Garten" in found[frozenset({"K3", "K4"})].split()


def test_a_theme_is_named_by_its_own_nouns_where_they_carry_it() -> None:
    codes = items("bei der Übergabe fehlt was", "Übergaben dauern", "die Ablage im Keller", "wo ist die Ablage?")
    assert [each.label for each in group(codes, "de", 1, Level.THEME)] in (
        ["Ablage und Übergabe"],
        ["Übergabe", "Ablage"],
    )


def test_words_of_one_field_come_together_across_languages() -> None:
    codes = items("ohne Vertrauen bleibt nichts", "you have to be honest", "der Garten blüht", "a flower in the garden")
    assert frozenset({"C0", "C1"}) in {frozenset(each.keys) for each in group(codes, "de", 1, Level.THEME)}


def test_six_themes_make_two_or_three_dimensions_named_by_areas() -> None:
    themes = [
        GroupItem("T1", "Kunde", "", ("der Kunde fragt nach", "mit den Kolleginnen reden")),
        GroupItem("T2", "Vertrauen", "", ("Vertrauen zum Team", "die Familie hilft")),
        GroupItem("T3", "Software", "", ("die Software stürzt ab", "lauter falsche Daten")),
        GroupItem("T4", "Algorithmus", "", ("ein Algorithmus sortiert", "das Programm rechnet")),
        GroupItem("T5", "Angst", "", ("ich habe Angst", "sie sorgen sich")),
        GroupItem("T6", "Hoffnung", "", ("wir hoffen noch", "die Freude ist groß")),
    ]
    found = group(themes, "de", 1, Level.DIMENSION)
    assert 2 <= len(found) <= 3
    assert {"T3", "T4"} in [set(each.keys) for each in found]
    assert len({each.label for each in found}) == len(found)
    assert next(each.label for each in found if "T3" in each.keys).startswith("Digitalisierung")


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_requirements_with_one_goal_come_together_better_than_the_baseline() -> None:
    german, _ = grouping_scores().values()
    assert german > 0.35
