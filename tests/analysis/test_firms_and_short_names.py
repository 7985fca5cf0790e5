"""Firms with and without their legal form, abbreviations, short forms of first names, and spans of two people."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest
from pseudonym_builders import Study, found, original

from analysis.ports import Detected, EntityDetector
from analysis.pseudonymization.linking import merge_entities, split_entity
from analysis.pseudonymization.presidio import build_detector
from analysis.pseudonymization.short_names import is_short_for, is_short_name
from analysis.records import FindingLevel, IdentifierKind, Original, Verdict

K = IdentifierKind


@pytest.fixture(scope="module")
def detector() -> EntityDetector:
    return build_detector()


def linked(detector: EntityDetector, words: str, language: str = "de") -> set[tuple[str, str, str]]:
    """Give (surface, kind, canonical) of all that is found in one answer, the same after a second run."""
    document = original("d", ("B", words))
    study = Study([document], language)
    detected = {"d": detector.detect(document.text, language)}
    study.detect(detected)
    assert not study.detect(detected), "the second run changed something"
    names = {e.id: e.canonical for e in study.entities.values()}
    return {(document.text[f.start : f.end], f.kind.value, names[f.entity_id]) for f in study.findings.values()}


FIRMS = [
    (
        "de",
        "Ich arbeite bei der Firma Zimbelbau. Die Zimbelbau GmbH sitzt hier. Die Zimbelbau zahlt gut.",
        "Zimbelbau GmbH",
        {"Zimbelbau", "Zimbelbau GmbH"},
    ),
    (
        "de",
        "Das Unternehmen Rottmeier KG ist alt. Rottmeier ist bekannt.",
        "Rottmeier KG",
        {"Rottmeier KG", "Rottmeier"},
    ),
    (
        "de",
        "Der Verein Lichtblick hilft. Lichtblick e.V. ist klein.",
        "Lichtblick e.V",
        {"Lichtblick", "Lichtblick e.V"},
    ),
    (
        "en",
        "I work for the company Orvelo. Orvelo Ltd is small. The firm Orvelo pays.",
        "Orvelo Ltd",
        {"Orvelo", "Orvelo Ltd"},
    ),
    (
        "de",
        "Ich bin bei der Krummbach Antriebstechnik, also KAT, im Vertrieb. KAT hat das so gemacht.",
        "Krummbach Antriebstechnik",
        {"Krummbach Antriebstechnik", "KAT"},
    ),
]


@pytest.mark.parametrize(("language", "words", "canonical", "surfaces"), FIRMS)
def test_a_firm_is_one_organisation_however_it_is_called(
    detector: EntityDetector, language: str, words: str, canonical: str, surfaces: set[str]
) -> None:
    result = linked(detector, words, language)
    assert {(s, n) for s, kind, n in result if kind == "ORGANIZATION"} == {(s, canonical) for s in surfaces}
    assert not [s for s, kind, _ in result if kind == "PERSON"]


def test_a_firms_distinctive_word_is_the_firm_and_a_titled_namesake_a_person(detector: EntityDetector) -> None:
    words = "Die Vogelsang Maschinenbau AG ist groß. Ich war bei Vogelsang lange. Der Herr Vogelsang kam nie."
    assert linked(detector, words) == {
        ("Vogelsang Maschinenbau AG", "ORGANIZATION", "Vogelsang Maschinenbau AG"),
        ("Vogelsang", "ORGANIZATION", "Vogelsang Maschinenbau AG"),
        ("Vogelsang", "PERSON", "Vogelsang"),
    }


def test_an_abbreviation_of_other_letters_is_another_firm() -> None:
    document = original("d", ("B", "Bei der Krummbach Antriebstechnik, also ZLF, ist es gut. Die ZLF zahlt."))
    study = Study([document])
    study.detect({"d": found(document, "O:Krummbach Antriebstechnik", "O:ZLF")})
    assert set(study.names()) == {"Krummbach Antriebstechnik", "ZLF"}


PEOPLE = [
    (
        "Hüseyins Bruder Cem hat das gemacht. Cem ist nett. Hüseyin kam später.",
        {("Hüseyins", "Hüseyin"), ("Cem", "Cem"), ("Hüseyin", "Hüseyin")},
    ),
    (
        "Und der Gschwandtner Toni hat gesagt, das geht. Der Toni war immer so. Der Gschwandtner auch.",
        {(s, "Gschwandtner Toni") for s in ("Gschwandtner Toni", "Toni", "Gschwandtner")},
    ),
    (
        "Da war der Huaber Schorsch. Der Schorsch sagt nix.",
        {("Huaber Schorsch", "Huaber Schorsch"), ("Schorsch", "Huaber Schorsch")},
    ),
    (
        "Herr Müller, Frau Schuster. Müllers Regel war einfach. Schusters Werkstatt lief.",
        {("Müller", "Müller"), ("Müllers", "Müller"), ("Schuster", "Schuster"), ("Schusters", "Schuster")},
    ),
]


@pytest.mark.parametrize(("words", "people"), PEOPLE)
def test_each_person_is_found_alone_and_whole(
    detector: EntityDetector, words: str, people: set[tuple[str, str]]
) -> None:
    assert linked(detector, words) == {(surface, "PERSON", name) for surface, name in people}


def test_the_word_for_an_extension_is_no_place(detector: EntityDetector) -> None:
    assert "Durchwahl" not in {s for s, _, _ in linked(detector, "Meine Durchwahl ist 4711. Die Durchwahl bleibt.")}


SHORT = [
    ("Walburga Huber war da. Die Burgl hat gelacht.", "Burgl", "Walburga Huber"),
    ("Hans-Peter Schneider kam. Der HP ist krank.", "HP", "Hans-Peter Schneider"),
    ("Katharina Mösl ist die Chefin. Die Kathi weiß alles.", "Kathi", "Katharina Mösl"),
    ("Michael Berg auch. Der Michi ist nett.", "Michi", "Michael Berg"),
]


@pytest.mark.parametrize(("words", "short", "name"), SHORT)
def test_a_short_form_is_the_one_person_it_can_mean_for_her_to_look_at(
    detector: EntityDetector, words: str, short: str, name: str
) -> None:
    document = original("d", ("B", words))
    study = Study([document])
    study.detect({"d": detector.detect(document.text, "de")})
    assert study.at("d", short).entity_id == study.entity(name).id
    assert study.at("d", short).level is FindingLevel.REVIEW


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Katharina Mösl und Katharina Brandt. Kathi weiß alles.",
            ("P:Katharina Mösl", "P:Katharina Brandt", "P:Kathi"),
        ),
        ("Andreas Berg ist weg. Und die Andi Falk auch. Andi lacht.", ("P:Andreas Berg", "P:Andi Falk", "P:Andi")),
        ("Michael Berg kam. Und die Kathi.", ("P:Michael Berg", "P:Kathi")),
        ("Andreas Berg kam. Unsere Frau Andi auch.", ("P:Andreas Berg", "P:Andi")),
    ],
)
def test_a_short_form_that_could_mean_another_is_somebody_else(words: str, names: tuple[str, ...]) -> None:
    document = original("d", ("B", words))
    study = Study([document])
    study.detect({"d": found(document, *names)})
    short = study.findings[max(study.findings, key=lambda i: study.findings[i].start)]
    first = names[0][2:]
    assert short.entity_id != study.entity(first).id


def test_the_table_of_short_forms_reads_both_languages() -> None:
    assert is_short_for("Bob", "Robert")
    assert is_short_for("Burgl", "Walburga")
    assert is_short_for("hp", "Hans-Peter")
    assert not is_short_for("Bob", "Walburga")
    assert not is_short_name("Robert")


class TestInterviewsOneAfterTheOther:
    """What was given and decided for the first interview holds when others come and go."""

    first = original("d1", ("B", "Sabine Schuster ist bei Nordwerk. Frau Schuster kennt Katharina Mösl."))
    second = original("d2", ("B", "Die Kathi und Frau Schuster und Piotr Wieczorek. Nordwerk auch."), code="P02")
    names = ("P:Schuster", "P:Piotr Wieczorek", "P:Kathi", "O:Nordwerk")

    def detected(self, document: Original) -> Mapping[str, list[Detected]]:
        if document is self.second:
            return {"d2": found(document, *self.names)}
        people = found(document, "P:Sabine Schuster", "P:Katharina Mösl", "O:Nordwerk")
        titled = document.text.index("Frau Schuster") + 5
        return {"d1": [*people, Detected(titled, titled + 8, K.PERSON, FindingLevel.AUTO, 0.9, "fake")]}

    def study(self) -> Study:
        study = Study([self.first])
        study.detect(self.detected(self.first))
        return study

    def test_numbers_verdicts_and_names_stay(self) -> None:
        study = self.study()
        before = study.names()
        study.decide("Sabine Schuster", Verdict.REPLACE)
        firm = study.entity("Nordwerk")
        study.entities[firm.id] = dataclasses.replace(firm, replacement="[der Hersteller]")
        study.originals.append(self.second)
        study.detect(self.detected(self.second))
        after = study.names()
        assert after == {**before, "Nordwerk": "[der Hersteller]", "Piotr Wieczorek": "[Person 3]"}
        assert study.entity("Sabine Schuster").verdict is Verdict.REPLACE
        assert study.at("d2", "Kathi").entity_id == study.entity("Katharina Mösl").id

    def test_taking_an_interview_out_renumbers_nobody(self) -> None:
        study = self.study()
        study.originals.append(self.second)
        study.detect(self.detected(self.second))
        before = study.names()
        study.originals.remove(self.first)
        study.detect(self.detected(self.second))
        left = study.names()
        assert left.items() <= before.items()
        assert left["Piotr Wieczorek"] == "[Person 3]"

    def test_whom_she_split_stays_split_and_whom_she_merged_stays_one(self) -> None:
        study = self.study()
        study.originals.append(self.second)
        study.detect(self.detected(self.second))
        kathi = study.at("d2", "Kathi")
        entities, findings = study.lists()
        study.apply(
            split_entity(study.entity("Katharina Mösl"), [kathi], study.originals, entities, findings, study.language)
        )
        study.apply(
            merge_entities(study.entity("Sabine Schuster"), [study.entity("Piotr Wieczorek")], study.lists()[1])
        )
        for document in (self.first, self.second):
            study.detect(self.detected(document))
        assert study.at("d2", "Kathi").entity_id == study.entity("Kathi").id
        assert study.at("d2", "Kathi").entity_id != study.entity("Katharina Mösl").id
        assert study.at("d2", "Piotr").entity_id == study.entity("Sabine Schuster").id
