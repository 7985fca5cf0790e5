"""Placeholders, invented names and descriptions: what each gives, that none is in a text, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from builders import ada, make_study, transcript
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ports import Put
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.replacement import replacements
from analysis.pseudonymization.residue import find_residue
from analysis.pseudonymization.styles.cultures import first_names
from analysis.pseudonymization.styles.general import describe
from analysis.pseudonymization.styles.grammar import forms, in_sentence
from analysis.pseudonymization.styles.people import gender_of, groups_of
from analysis.pseudonymization.styles.restyling import Restyler
from analysis.pseudonymization.styles.tables import names_of, place_of
from analysis.records import (
    Abstraction,
    Document,
    DocumentText,
    Entity,
    Finding,
    FindingLevel,
    IdentifierKind,
    Listed,
    Original,
    PersonRole,
    Verdict,
)
from analysis.segments import SegmentMap, build_segments
from analysis.workflow.study import OpenStudy

K = IdentifierKind
WORDS = (
    "I: Wer sind Sie?\n\n"
    "B: Ich bin Sabine Schuster. Frau Schuster sagen alle, Schusters Team, Sabines Ideen. Chef ist Paul Wegner. "
    "Wir sind bei Brandt AG, also Brandt, in Augsburg, seit dem 12. März 2019 und dem 3. April 2019.\n"
)
NAMES = (
    ("Sabine Schuster", K.PERSON), ("Paul Wegner", K.PERSON), ("Brandt AG", K.ORGANIZATION),
    ("Augsburg", K.LOCATION), ("12. März 2019", K.DATE), ("3. April 2019", K.DATE),
)  # fmt: skip


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, (WORDS,), approved=False)
    made._detector.names = NAMES  # type: ignore[attr-defined]
    made.pseudonyms.detect(coder=ada(made))
    made.lists.add("Sabine Schuster", Listed.ALWAYS, participant_code="P01", coder=ada(made))
    yield made
    assert made.verify() == []
    made.close()


def text(study: OpenStudy) -> str:
    return study.pseudonyms.draft(study.transcripts.documents()[0].id).text


def named(study: OpenStudy, canonical: str) -> Entity:
    return next(item for item in study.store.all(Entity) if item.canonical == canonical)


def test_a_readable_study_names_participants_and_generalises_third_parties(study: OpenStudy) -> None:
    study.replacing.set_style(Abstraction.READABLE, coder=ada(study))
    sabine, paul = named(study, "Sabine Schuster"), named(study, "Paul Wegner")
    first, last = sabine.replacement.split()
    assert sabine.abstraction is Abstraction.READABLE
    assert first in first_names("german", "female")
    assert (paul.replacement, paul.abstraction) == ("[ein Mann]", Abstraction.GENERAL)
    shown = text(study)
    assert f"Ich bin {first} {last}. Frau {last} sagen alle, {last}s Team, {first}s Ideen." in shown
    firm = named(study, "Brandt AG").replacement
    assert firm.endswith(" AG")
    assert f"bei {firm}, also {firm.removesuffix(' AG')}, in " in shown
    town = named(study, "Augsburg").replacement
    assert place_of(town) is None
    assert f"in {town}, seit dem [Datum 1]" in shown


def test_she_may_give_a_third_party_a_readable_name_and_take_it_back(study: OpenStudy) -> None:
    paul = named(study, "Paul Wegner")
    [changed] = study.replacing.restyle([paul.id], Abstraction.READABLE, coder=ada(study))
    assert len(changed.replacement.split()) == 2
    assert f"Chef ist {changed.replacement}." in text(study)
    [back] = study.replacing.restyle([paul.id], Abstraction.PLACEHOLDER, coder=ada(study))
    assert back.replacement == paul.replacement


def test_descriptions_are_numbered_where_two_read_alike(study: OpenStudy) -> None:
    study.replacing.set_style(Abstraction.GENERAL, coder=ada(study))
    shown = text(study)
    assert "in [einer Großstadt in Süddeutschland], seit dem [Frühjahr 2019] und dem [Frühjahr 2019 (2)]." in shown
    assert "bei [einem Unternehmen], also [ein Unternehmen]" in shown
    assert "Ich bin [eine Frau]. Frau [eine Frau] sagen alle, [eine Frau]s Team" in shown


def test_a_role_changes_the_replacement_with_the_studys_style(study: OpenStudy) -> None:
    study.replacing.set_style(Abstraction.READABLE, coder=ada(study))
    paul = named(study, "Paul Wegner")
    [now] = study.replacing.set_role([paul.id], PersonRole.PARTICIPANT, coder=ada(study))
    assert now.abstraction is Abstraction.READABLE
    [then] = study.replacing.set_role([paul.id], PersonRole.PUBLIC_FIGURE, coder=ada(study))
    assert (then.abstraction, then.verdict) == (Abstraction.GENERAL, Verdict.UNDECIDED)
    assert "Wegner" not in text(study)


def test_a_pseudonym_that_she_typed_stays_through_every_change(study: OpenStudy) -> None:
    paul = named(study, "Paul Wegner")
    study.pseudonyms.rename(paul.id, "der Vorgesetzte", coder=ada(study))
    for style in (Abstraction.READABLE, Abstraction.GENERAL, Abstraction.PLACEHOLDER):
        study.replacing.set_style(style, coder=ada(study))
        study.replacing.set_role([paul.id], PersonRole.PARTICIPANT, coder=ada(study))
        assert named(study, "Paul Wegner").replacement == "der Vorgesetzte"
    study.pseudonyms.detect([study.transcripts.documents()[0].id], coder=ada(study))
    study.pseudonyms.change_kind(paul.id, K.ROLE, coder=ada(study))
    assert study.store.get(Entity, paul.id).replacement == "der Vorgesetzte"


def test_a_new_style_is_one_act_that_voids_approvals_and_can_be_undone(study: OpenStudy) -> None:
    [document] = study.store.all(Document)
    study.pseudonyms.approve(document.id, coder=ada(study))
    before, seq = text(study), study.store.last_seq()
    study.replacing.set_style(Abstraction.GENERAL, coder=ada(study))
    assert next(event.kind for event in study.store.events(after=seq)) == "identifiers_restyled"
    assert study.store.get(DocumentText, document.id).approved_by == ""
    study.history.undo(coder=ada(study))
    assert (text(study), study.replacing.style) == (before, Abstraction.PLACEHOLDER)
    assert study.store.get(DocumentText, document.id).approved_by == ada(study)


def test_what_is_found_later_follows_the_style_and_earlier_names_stay(study: OpenStudy) -> None:
    study.replacing.set_style(Abstraction.READABLE, coder=ada(study))
    before = {item.id: item.replacement for item in study.store.all(Entity)}
    study._detector.names = (*NAMES, ("Regensburg", K.LOCATION))  # type: ignore[attr-defined]
    study.transcripts.add(transcript("I: Und?\n\nB: Später in Regensburg.\n", "b.txt"), coder=ada(study))
    study.pseudonyms.detect(coder=ada(study))
    assert named(study, "Regensburg").abstraction is Abstraction.READABLE
    assert {k: v for k, v in before.items() if study.store.get(Entity, k).replacement != v} == {}


def test_an_invented_name_that_turns_up_in_a_later_interview_is_changed(study: OpenStudy) -> None:
    study.replacing.set_style(Abstraction.READABLE, coder=ada(study))
    last = named(study, "Sabine Schuster").replacement.split()[1]
    study.transcripts.add(transcript(f"I: Und?\n\nB: Kennen Sie {last.upper()}S?\n", "b.txt"), coder=ada(study))
    study.pseudonyms.detect(coder=ada(study))
    assert last.lower() not in named(study, "Sabine Schuster").replacement.lower()


def test_the_last_look_sees_originals_and_lets_invented_names_pass(study: OpenStudy) -> None:
    for style in (Abstraction.READABLE, Abstraction.GENERAL):
        study.replacing.set_style(style, coder=ada(study))
        study._guard.refuse_residue([("text", text(study).replace("I: ", ""))], 1)
        entities, findings = study.store.all(Entity), study.store.all(Finding)
        assert find_residue([("t", "Schuster kam")], study.store.all(Original), entities, findings)


@pytest.mark.parametrize(
    ("kind", "name", "german", "english"),
    [
        (K.LOCATION, "Augsburg", "eine Großstadt in Süddeutschland", "a large city in southern Germany"),
        (K.LOCATION, "Zürich", "eine Großstadt in der Schweiz", "a large city in Switzerland"),
        (K.LOCATION, "Bayern", "ein Bundesland in Süddeutschland", "a state in southern Germany"),
        (K.LOCATION, "Polen", "ein Land in Europa", "a country in Europe"),
        (K.LOCATION, "Lindenstraße 5", "eine Adresse", "an address"),
        (K.ORGANIZATION, "Universität Augsburg", "eine Hochschule", "a university"),
        (K.ORGANIZATION, "Brandt GmbH", "ein Unternehmen", "a company"),
        (K.ORGANIZATION, "IG Metall", "eine Gewerkschaft", "a trade union"),
        (K.DATE, "12. März 2019", "Frühjahr 2019", "spring 2019"),
        (K.DATE, "14.02.21", "Winter 2020/21", "winter 2020/21"),
        (K.DATE, "2014", "Mitte der 2010er Jahre", "mid 2010s"),
        (K.DATE, "Winter 2018", "Winter 2018", "winter 2018"),
        (K.AGE, "34", "Mitte 30", "mid 30s"),
        (K.AGE, "einundfünfzig Jahre", "Anfang 50", "early 50s"),
        (K.AGE, "thirty-eight", "Ende 30", "late 30s"),
        (K.AGE, "94", "über 90", "over 90"),
        (K.ROLE, "Leiterin Vertrieb", "eine leitende Funktion", "a leading position"),
        (K.PERSON, "Sabine Schuster", "eine Frau", "a woman"),
        (K.PHONE, "0151 1234567", None, None),
    ],
)
def test_descriptions_say_the_class_and_nothing_else(
    kind: IdentifierKind, name: str, german: str | None, english: str | None
) -> None:
    assert describe(kind, name, PersonRole.THIRD_PARTY, "de") == german
    assert describe(kind, name, PersonRole.THIRD_PARTY, "en") == english


@pytest.mark.parametrize(
    ("name", "gender", "groups"),
    [
        ("Aylin Demirtaş", "female", ("turkish", "turkish")),
        ("Piotr Wieczorek", "male", ("polish", "polish")),
        ("Gareth Pritchard", "male", ("english", "english")),
        ("Kwame Mensah", "male", ("west_african", "west_african")),
        ("Mehmet Schuster", "male", ("turkish", "german")),
        ("Sabine Yılmaz", "female", ("german", "turkish")),
        ("Anna Kowalska", "female", ("german", "polish")),
        ("Kwame Fischer", "male", ("west_african", "german")),
        ("Sarah Okonkwo", "female", ("german", "west_african")),
        ("Maria Garcia", "female", ("german", "spanish")),
        ("Wiebke Bülow", "female", ("german", "german")),
        ("Ayşe", "female", ("turkish", "turkish")),
        ("Schuster", "", ("german", "german")),
        ("Zzyk", "", ("german", "german")),
    ],
)
def test_gender_and_culture_of_each_part_of_a_name_are_told(name: str, gender: str, groups: tuple[str, str]) -> None:
    assert gender_of(name) == gender
    assert groups_of(name, "de") == groups


def test_a_name_of_mixed_origin_gets_one_of_the_same_mixture() -> None:
    entity = Entity(id="a", kind=K.PERSON, canonical="Mehmet Schuster", number=1, replacement="x")
    anna = Entity(id="b", kind=K.PERSON, canonical="Anna Kowalska", number=2, replacement="y")
    for seed in range(20):
        restyler = Restyler([original("leer")], {"a": entity, "b": anna}, [], "de", random=Random(seed))
        first, last = restyler.styled(entity, Abstraction.READABLE).replacement.split()
        assert first in first_names("turkish", "male")
        assert last in names_of("german", "last")
        first, last = restyler.styled(anna, Abstraction.READABLE).replacement.split()
        assert first in first_names("german", "female")
        assert not last.endswith("ski")


def original(words: str) -> Original:
    return Original(id="a", text=words, file_name="f", file_sha256="", turns=(), speakers={})


def test_invented_names_are_never_in_a_text_and_never_alike() -> None:
    corpus = original(" ".join(names_of("german", "last")[:200] + names_of("german", "female")[:140]).upper() + " ende")
    entities = {
        f"e{i}": Entity(
            id=f"e{i}", kind=K.PERSON, canonical=f"Sabine Zzyk{chr(97 + i)}o", number=i + 1, replacement="x"
        )
        for i in range(12)
    }
    restyler = Restyler([corpus], entities, [], "de", random=Random(5))
    given_names = [restyler.styled(item, Abstraction.READABLE) for item in entities.values()]
    folded = key_of(corpus.text).replace(" ", "")
    words = [key_of(word) for item in given_names if item.abstraction is Abstraction.READABLE
             for word in item.replacement.split()]  # fmt: skip
    assert len(words) >= 12
    assert not any(word in folded for word in words)
    assert len(set(words)) == len(words)
    assert not any(a != b and a in b for a in words for b in words)


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.sampled_from(["Schuster", "Sabine Schuster", "Schusters", "SCHUSTER", "Schuster, Sabine", "S. Schuster"]),
    st.sampled_from(list(Abstraction)),
)
def test_replacing_and_restoring_is_the_identity_in_every_style(
    before: str, after: str, surface: str, style: Abstraction
) -> None:
    document = original(f"{before}{surface}{after}")
    entity = Entity(kind=K.PERSON, canonical="Sabine Schuster", number=1, replacement="[Person 1]")
    entity = Restyler([document], {entity.id: entity}, [], "de").styled(entity, style)
    start = len(before)
    finding = Finding(
        document_id="a", entity_id=entity.id, start=start, end=start + len(surface), kind=K.PERSON,
        level=FindingLevel.AUTO, score=1.0, recognizer="x",
    )  # fmt: skip
    items = replacements(document, [finding], [entity])
    shown = SegmentMap(build_segments(document.text, items))
    assert shown.restore([document.text[item.start : item.end] for item in items]) == document.text
    assert surface not in shown.text.replace(before, "").replace(after, "") or surface in before + after


def test_what_is_uncertain_gets_an_invented_name_only_when_she_says_that_it_is_replaced(study: OpenStudy) -> None:
    town = named(study, "Augsburg")
    for place in study.store.all(Finding, entity_id=town.id):
        study.store.commit("identifier_changed", [Put(replace(place, level=FindingLevel.REVIEW))], actor=ada(study))
    study.replacing.set_style(Abstraction.READABLE, coder=ada(study))
    assert named(study, "Augsburg").replacement == town.replacement
    study.pseudonyms.decide(town.id, Verdict.REPLACE, coder=ada(study))
    assert named(study, "Augsburg").abstraction is Abstraction.READABLE


@pytest.mark.parametrize(
    ("before", "description", "kind", "expected"),
    [
        ("Wir wohnen in ", "[eine Stadt in Süddeutschland]", K.LOCATION, "[einer Stadt in Süddeutschland]"),
        ("nach ", "[ein kleiner Ort in Norddeutschland]", K.LOCATION, "[einem kleinen Ort in Norddeutschland]"),
        ("bei ", "[ein Unternehmen (2)]", K.ORGANIZATION, "[einem Unternehmen (2)]"),
        ("bei der ", "[eine kirchliche Einrichtung]", K.ORGANIZATION, "[kirchlichen Einrichtung]"),
        ("die ", "[eine Hochschule]", K.ORGANIZATION, "[Hochschule]"),
        ("für ", "[ein Mann]", K.PERSON, "[einen Mann]"),
        ("auf ", "[ein Mann]", K.PERSON, "[einen Mann]"),
        ("auf ", "[ein Ort]", K.LOCATION, "[einem Ort]"),
        ("Mit\n", "[eine Frau]", K.PERSON, "[einer Frau]"),
        ("Dann kam ", "[eine Frau]", K.PERSON, "[eine Frau]"),
        ("seit ", "[Frühjahr 2019]", K.DATE, "[Frühjahr 2019]"),
        ("in, ", "[eine Stadt]", K.LOCATION, "[eine Stadt]"),
        ("at the ", "[a company]", K.ORGANIZATION, "[company]"),
        ("in ", "[a town in southern Germany]", K.LOCATION, "[a town in southern Germany]"),
    ],
)
def test_descriptions_stand_in_the_case_that_the_sentence_asks_for(
    before: str, description: str, kind: IdentifierKind, expected: str
) -> None:
    assert in_sentence(description, before, kind) == expected
    assert expected in forms(description)


def test_a_general_study_reads_as_german(study: OpenStudy) -> None:
    study.replacing.set_style(Abstraction.GENERAL, coder=ada(study))
    shown = text(study)
    assert "in [einer Großstadt in Süddeutschland], seit dem [Frühjahr 2019]" in shown
    assert "Wir sind bei [einem Unternehmen], also [ein Unternehmen], " in shown


CORPUS = ["Anna", "Meier", "Birkenau", "Nordlicht", "Kowalski", "Yilmaz", "Mensah", "Lena", "Tannenhof", "Wanda"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(CORPUS) | st.text("abcdefghiklmnoprstuäöüß -\n", min_size=3, max_size=12), max_size=30),
    st.sampled_from(["Sabine Schuster", "Mehmet Schuster", "Augsburg", "Brandt AG", "Kwame", "Frau Kowalska"]),
    st.integers(0, 10_000),
)
def test_no_readable_pseudonym_is_ever_a_string_of_the_corpus(words: list[str], name: str, seed: int) -> None:
    corpus = original(" ".join([*words, name]))
    kind = K.LOCATION if name == "Augsburg" else K.ORGANIZATION if name.endswith("AG") else K.PERSON
    entity = Entity(id="a", kind=kind, canonical=name.removeprefix("Frau "), number=1, replacement="[x 1]")
    invented = Restyler([corpus], {"a": entity}, [], "de", random=Random(seed)).styled(entity, Abstraction.READABLE)
    assert invented.abstraction is Abstraction.READABLE
    for word in invented.replacement.split():
        if word != "AG":
            assert key_of(word) not in key_of(corpus.text).replace(" ", "")
