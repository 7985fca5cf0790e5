"""Sentences that speak of special categories of personal data."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.pseudonymization.sensitive import SensitiveSpan, sensitive_spans
from analysis.records import SensitiveTopic
from storage.importers import read_transcript

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"


def topics(text: str, language: str = "de", *terms: tuple[str, SensitiveTopic]) -> set[str]:
    return {span.topic.value for span in sensitive_spans(text, [(0, len(text), language)], terms)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Nach der Depression war alles anders.", "health"),
        ("Ich war damals depressiv.", "health"),
        ("Sie war drei Monate krankgeschrieben.", "health"),
        ("Er hat die Krebsdiagnose – Brustkrebs – verschwiegen.", "health"),
        ("Meine Angststörungen kamen wieder.", "health"),
        ("Mit meiner Schwerbehinderung geht das nicht.", "health"),
        ("Wir gehen freitags in die Moschee.", "belief"),
        ("Ihre Familie ist streng katholisch.", "belief"),
        ("Als Muslima wird man da angeschaut, sagt der Islamverband.", "belief"),
        ("Er ist AfD-Mitglied.", "politics"),
        ("Ich bin seit zehn Jahren SPD-Parteimitglied.", "politics"),
        ("Die haben einen Migrationshintergrund.", "origin"),
        ("Wegen meiner Hautfarbe bekam ich keine Stelle.", "origin"),
        ("Ich sitze im Betriebsrat.", "union"),
        ("Die IG Metall hat uns geholfen, die Gewerkschaften insgesamt.", "union"),
        ("Dass ich schwul bin, weiß keiner.", "sexual_life"),
        ("Ihr Coming-out war schwierig.", "sexual_life"),
        ("Er ist vorbestraft.", "offence"),
        ("Der saß zwei Jahre im Gefängnis.", "offence"),
    ],
)
def test_german_forms_and_compounds_are_found(text: str, topic: str) -> None:
    assert topics(text) == {topic}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I was diagnosed last year.", "health"),
        ("My wife is pregnant again.", "health"),
        ("We pray at the mosque.", "belief"),
        ("I voted for the Greens.", "politics"),
        ("As a Black woman, I notice that.", "origin"),
        ("She is a shop steward.", "union"),
        ("He came out as gay.", "sexual_life"),
        ("My brother was arrested and convicted.", "offence"),
    ],
)
def test_english_forms_are_found(text: str, topic: str) -> None:
    assert topics(text, "en") == {topic}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Krankenkasse hat das bezahlt, die dritte Partei haftet.", "de"),
        ("Wir konvertieren die Dateien, das ist technologie-agnostisch.", "de"),
        ("Die grünen Balken zeigen den Stand, der Schrank ist zu.", "de"),
        ("Das war ein Betrugsversuch in der Klausur? Nein, ein Missverständnis.", "de"),
        ("Der Händler ist ein guter Dealer.", "de"),
        ("There is a race-condition in the racing game.", "en"),
        ("The union of both sets is empty.", "en"),
    ],
)
def test_everyday_words_are_not_flagged(text: str, language: str) -> None:
    assert topics(text, language) == set()


def test_the_whole_sentence_is_the_passage_and_each_topic_counts() -> None:
    text = "Guten Tag. Ich war krank, und der Betriebsrat half. Danke."
    start, end = text.index("Ich"), text.index(" Danke")
    assert sensitive_spans(text, [(0, len(text), "de")]) == [
        SensitiveSpan(start, end, SensitiveTopic.HEALTH),
        SensitiveSpan(start, end, SensitiveTopic.UNION),
    ]


def test_each_turn_is_read_in_its_own_language() -> None:
    text = "Ich war krank.\nI was arrested."
    pieces = [(0, 14, "de"), (15, len(text), "en")]
    assert [text[span.start : span.end] for span in sensitive_spans(text, pieces)] == [
        "Ich war krank.",
        "I was arrested.",
    ]


def test_her_own_words_are_found_in_both_languages() -> None:
    own = ("Selbsthilfegruppe*", SensitiveTopic.HEALTH)
    assert topics("In unserer Selbsthilfegruppen-Runde.", "de", own) == {"health"}
    assert topics("We call it Selbsthilfegruppe.", "en", own) == {"health"}
    assert topics("Das Haus am See hat geholfen.", "de", ("haus am see", SensitiveTopic.OTHER)) == {"other"}


@pytest.mark.skipif(not SHARED.exists(), reason="needs the shared interviews")
def test_real_interviews_about_teaching_are_hardly_flagged() -> None:
    found = 0
    for file in sorted((SHARED / "divekit_de").glob("*.txt")):
        imported = read_transcript(file, "de")
        found += len(sensitive_spans(imported.text, [(turn.start, turn.end, "de") for turn in imported.turns]))
    assert found <= 5
