"""Citation forms, fields of words, and what a group is called."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.suggestion.fields import fields_of, fields_text
from analysis.suggestion.grouping import group
from analysis.suggestion.lemmas import language_of, telling_words, without_placeholders
from analysis.suggestion.requests import GroupItem


def forms(text: str, language: str = "de") -> list[str]:
    return [word.form for word in telling_words(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("weil ich einen Kunden nicht angerufen habe", "de", ["Kunde", "anrufen"]),
        ("die Zahlen sind halt, ähm, falsch", "de", ["Zahl", "falsch"]),
        ("achtzig Prozent, dreihundert Besuche", "de", ["Prozent", "Besuch"]),
        ("am Schluss kam die KI", "de", ["Schluss", "KI"]),
        ("the customers don't trust these spreadsheets", "en", ["customer", "trust", "spreadsheet"]),
        ("[Person 12] aus [Ort 3]", "de", []),
        ("", "de", []),
        ("🙂 …", "de", []),
    ],
)
def test_only_telling_words_are_left_in_citation_form(text: str, language: str, expected: list[str]) -> None:
    assert forms(text, language) == expected


def test_the_places_of_words_are_those_of_the_label() -> None:
    text = "bei [Person 1] fehlen Zahlen"
    assert [text[word.start : word.end] for word in telling_words(text, "de")] == ["fehlen", "Zahlen"]
    assert len(without_placeholders(text)) == len(text)


def test_names_and_general_words_name_no_group() -> None:
    named = {word.form: word.names_group for word in telling_words("der Preis, den Thomas im Februar nennt", "de")}
    assert named["Preis"] is True
    assert not named.get("Thomas", False)
    assert "Februar" not in named


def test_each_label_is_read_in_its_own_language() -> None:
    assert language_of(["they never buy from us"], "de") == "en"
    assert language_of(["die kaufen nie bei uns"], "en") == "de"
    assert language_of(["Excel"], "de") == "de"


def test_the_list_of_fields_is_well_formed() -> None:
    lines = fields_text().splitlines()
    names = [line for line in lines if line.startswith("=")]
    assert all(line.count("|") == 1 for line in names)
    assert max(Counter(line.lstrip("= ") for line in names).values()) == 1
    assert sum(line.startswith("de: ") for line in lines) == sum(line.startswith("en: ") for line in lines) > 30
    for line in lines:
        if line.startswith(("de:", "en:")):
            entries = [entry.strip() for entry in line[3:].split(",")]
            assert all(entries), line
            assert [entry for entry, count in Counter(entries).items() if count > 1] == []


def test_a_field_takes_inflections_and_compounds_but_no_chance_likeness() -> None:
    assert {field.german for field in fields_of("vertrauensbruch", "de")} == {"Vertrauen"}
    assert {field.english for field in fields_of("trustworthy", "en")} == {"trust"}
    assert fields_of("übernehmen", "de") == ()


def test_a_concepts_label_keeps_the_negation_of_its_clause() -> None:
    codes = [
        GroupItem("C1", "weil man den Zahlen aus der Tabelle am Ende des langen Monats nicht trauen kann"),
        GroupItem("C2", "Zahlen in Tabellen"),
        GroupItem("C3", "Brot und Butter"),
    ]
    for each in group(codes, "de"):
        if "trauen" in each.label:
            assert "nicht trauen" in each.label
