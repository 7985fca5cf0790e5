"""Spans that run too far are cut to the names in them, and nothing that could be a name is lost."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pseudonym_builders import Study, found, original

from analysis.ports import Detected
from analysis.pseudonymization.replacement import replacements
from analysis.pseudonymization.spans import resolve
from analysis.records import FindingLevel, IdentifierKind, Original

K = IdentifierKind


def linked(document: Original, *names: str, language: str = "de") -> Study:
    """Link what was found, in a study of one document; twice, since that must change nothing."""
    study = Study([document], language)
    detected = {document.id: found(document, *names)}
    study.detect(detected)
    assert not study.detect(detected)
    return study


def shown(study: Study) -> str:
    document = study.originals[0]
    entities, findings = study.lists()
    text = document.text
    for item in reversed(replacements(document, findings, entities)):
        if item.kind != "SPEAKER":
            text = text[: item.start] + item.text + text[item.end :]
    return text


def kinds(study: Study) -> dict[str, IdentifierKind]:
    return {e.canonical: e.kind for e in study.entities.values() if e.canonical}


@pytest.mark.parametrize(
    ("words", "names", "language"),
    [
        ("Frau Brandt von Lumora rief an. Lumora GmbH heißt das.", ("P:Brandt von Lumora", "O:Lumora GmbH"), "de"),
        ("Frau Brandt bei Lumora rief an.", ("P:Brandt bei Lumora",), "de"),
        ("Ms Brandt at Lumora called.", ("P:Brandt at Lumora",), "en"),
        ("Ms Brandt of Lumora called. Lumora Ltd it is.", ("P:Brandt of Lumora", "O:Lumora Ltd"), "en"),
    ],
)
def test_a_person_is_parted_from_the_firm(words: str, names: tuple[str, ...], language: str) -> None:
    study = linked(original("a", ("B", words)), *names, language=language)
    assert study.at("a", "Brandt").entity_id != study.at("a", "Lumora").entity_id
    assert study.at("a", "Brandt").kind is K.PERSON
    assert study.at("a", "Lumora").kind is K.ORGANIZATION
    assert len(study.names()) == 2


def test_a_person_from_somewhere_is_parted_from_the_place() -> None:
    study = linked(original("a", ("B", "Der Ole aus Husby kam.")), "P:Ole aus Husby")
    assert kinds(study) == {"Ole": K.PERSON, "Husby": K.LOCATION}


@pytest.mark.parametrize("name", ["Anna von Arnim", "Jan van der Berg", "Juan de la Cruz"])
def test_particles_of_a_name_stay(name: str) -> None:
    study = linked(original("a", ("B", f"Es kam {name}. Ja, {name}.")), f"P:{name}")
    assert list(study.names()) == [name]


def test_the_thing_that_somebody_owns_is_left_where_the_texts_use_it_as_a_word() -> None:
    a = original("a", ("B", "Frau Brandt kam. Brandts Team kam. Ein Team, das Team."))
    study = linked(a, "P:Brandt", "P:Brandts Team")
    assert shown(study) == "B: Frau [Person 1] kam. [Person 1]s Team kam. Ein Team, das Team.\n"


def test_what_stands_after_a_genitive_and_nowhere_else_stays_hidden() -> None:
    a = original("a", ("B", "Frau Brandt kam. Brandts Zwirbel kam."))
    study = linked(a, "P:Brandt ", "P:Brandts Zwirbel")
    assert study.at("a", "Zwirbel").level is FindingLevel.REVIEW
    assert "Zwirbel" not in shown(study)


def test_a_first_name_after_the_family_is_the_same_person() -> None:
    a = original("a", ("B", "Sabine Brandt kam. Brandts Sabine kam. Die Brandt ging. Sabine auch."))
    study = linked(a, "P:Sabine Brandt", "P:Brandts Sabine", "P:Brandt ", "P:Sabine ")
    assert study.names() == {"Sabine Brandt": "[Person 1]"}


def test_a_name_that_ends_in_s_is_not_cut() -> None:
    a = original("a", ("B", "Thomas Reinke kam. Herr Reinke. Jonas Koch kam. Der Koch, ein Koch, mein Koch."))
    study = linked(a, "P:Thomas Reinke", "P:Jonas Koch")
    assert set(study.names()) == {"Thomas Reinke", "Jonas Koch"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Herr Reinke kam, weil der Kollege Reinke krank war.", "Reinke krank"),
        ("Mr Reinke came. Then Reinke smiled at us.", "Reinke smiled"),
    ],
)
def test_a_word_beside_a_known_surname_is_no_part_of_it(words: str, name: str) -> None:
    study = linked(original("a", ("B", words)), "P:Reinke", f"P:{name}")
    assert list(study.names()) == ["Reinke"]
    assert name.split()[1] in shown(study)


def test_a_surname_that_is_a_word_too_stays_hidden() -> None:
    a = original("a", ("B", "Frau Brandt kam. Brandts Koch kam. Ein Koch, der Koch, kein Koch."))
    assert "Brandts Koch" not in shown(linked(a, "P:Brandt ", "P:Brandts Koch"))
    assert "[Person 1]s Koch" not in shown(linked(a, "P:Brandt ", "P:Brandts Koch"))


@pytest.mark.parametrize(
    ("text", "span", "left"),
    [
        ("Was hat Frau Brandt Ihnen geraten?", "Brandt Ihnen", ["Brandt"]),
        ("Was sagt Ihr Brandt dazu?", "Ihr Brandt", ["Brandt"]),
        ("He sits in Leeds I think.", "Leeds I", ["Leeds"]),
        ("Das war Friedrich I und Otto.", "Friedrich I", ["Friedrich I"]),
        ("Es ist Vorgangsnummer HF-2024-88317 gewesen.", "Vorgangsnummer HF-2024-88317", ["HF-2024-88317"]),
        ("That is ticket number HX-4711 there.", "number HX-4711", ["HX-4711"]),
    ],
)
def test_pronouns_and_number_words_are_no_part_of_a_name(text: str, span: str, left: list[str]) -> None:
    start = text.index(span)
    one = Detected(start, start + len(span), K.PERSON, FindingLevel.AUTO, 0.9, "x")
    result = resolve([one], text)
    assert [text[d.start : d.end] for d in result] == left
    assert all((d.kind is K.ID) == any(c.isdigit() for c in left[0]) for d in result)


def test_spans_never_run_into_the_next_label() -> None:
    a = original("a", ("I", "Das war in Husby"), ("B", "Ja."))
    start = a.text.index("Husby")
    study = Study([a])
    study.detect({"a": [Detected(start, start + len("Husby\nB"), K.LOCATION, FindingLevel.AUTO, 1.0, "x")]})
    assert [a.text[f.start : f.end] for f in study.findings.values()] == ["Husby"]


def test_the_names_of_a_firm_are_one_entity_under_the_longest() -> None:
    a = original("a", ("B", "Lumora kam. Lumora Antriebe auch. Die Lumora Antriebe GmbH. Bei Lumora."))
    study = linked(a, "P:Lumora", "O:Lumora Antriebe", "O:Lumora Antriebe GmbH")
    assert study.names() == {"Lumora Antriebe GmbH": "[Organisation 1]"}


def test_two_firms_with_one_first_word_stay_apart() -> None:
    a = original("a", ("B", "Lumora Antriebe und Lumora Software."))
    study = linked(a, "O:Lumora Antriebe", "O:Lumora Software")
    assert set(study.names()) == {"Lumora Antriebe", "Lumora Software"}


def test_a_longer_name_of_a_firm_in_a_later_interview_joins_the_short_one() -> None:
    a, b = original("a", ("B", "Lumora kam.")), original("b", ("B", "Lumora Antriebe GmbH kam."))
    study = Study([a])
    study.detect({"a": found(a, "O:Lumora")})
    study.originals.append(b)
    study.detect({"b": found(b, "O:Lumora Antriebe GmbH")})
    assert study.names() == {"Lumora Antriebe GmbH": "[Organisation 1]"}


@pytest.mark.parametrize(
    "hint", ["Mail an info@lumora.example.com.", "Die Lumora AG zahlt.", "Die Lumora Verpackungstechnik zahlt."]
)
def test_a_firm_is_known_by_its_legal_form_its_trade_or_its_address(hint: str) -> None:
    a = original("a", ("B", f"Lumora kam, Lumora ging. {hint}"))
    study = linked(a, "P:Lumora")
    assert study.at("a", "Lumora").kind is K.ORGANIZATION


def test_the_owner_of_a_firm_is_a_person_and_the_firm_is_not() -> None:
    a = original("a", ("B", "The owner, Mrs Lumora, founded Lumora Pumps. Lumora grew."))
    study = linked(a, "P:Lumora", "O:Lumora Pumps", language="en")
    start = a.text.index("Lumora grew")
    assert next(f.kind for f in study.findings.values() if f.start == start) is K.ORGANIZATION
    titled = a.text.index("Lumora, founded")
    assert next(f.kind for f in study.findings.values() if f.start == titled) is K.PERSON


def test_only_the_name_in_a_compound_is_replaced() -> None:
    a = original("a", ("B", "Das Lumora-Projekt kippt. Die Lumora GmbH zahlt."))
    start = a.text.index("Lumora-Projekt")
    compound = Detected(start, start + len("Lumora-Projekt"), K.OTHER, FindingLevel.REVIEW, 0.5, "x")
    study = Study([a])
    study.detect({"a": [compound, *found(a, "O:Lumora GmbH")]})
    assert shown(study) == "B: Das [Organisation 1]-Projekt kippt. Die [Organisation 1] zahlt.\n"


def test_a_compound_of_an_unknown_name_stays_hidden() -> None:
    a = original("a", ("B", "Das Lumora-Projekt kippt."))
    compound = Detected(a.text.index("Lumora"), a.text.index(" kippt"), K.OTHER, FindingLevel.REVIEW, 0.5, "x")
    study = Study([a])
    study.detect({"a": [compound]})
    assert shown(study) == "B: Das [Angabe 1] kippt.\n"


def test_a_family_name_may_come_first() -> None:
    a = original("a", ("B", "Hollinger Josef. Josef Hollinger. Herr Hollinger."))
    study = linked(a, "P:Hollinger Josef", "P:Josef Hollinger", "P:Hollinger")
    assert study.names() == {"Josef Hollinger": "[Person 1]"}


def test_a_full_name_in_a_later_interview_joins_the_first_name_alone() -> None:
    a, b = original("a", ("B", "Adebayo kam.")), original("b", ("B", "Adebayo Ogunleye kam."))
    study = Study([a])
    study.detect({"a": found(a, "P:Adebayo")})
    study.originals.append(b)
    study.detect({"b": found(b, "P:Adebayo Ogunleye")})
    assert study.names() == {"Adebayo Ogunleye": "[Person 1]"}


_WORDS = (
    "Brandt",
    "Brandts",
    "Sabine",
    "Lumora",
    "Husby",
    "von",
    "bei",
    "Team",
    "krank",
    "Koch",
    "GmbH",
    "Frau",
    "Ole-Brandt",
)
_SPAN = st.tuples(
    st.integers(0, 30), st.integers(1, 3), st.sampled_from([K.PERSON, K.ORGANIZATION, K.LOCATION, K.OTHER])
)


def _detected(text: str, spans: Sequence[tuple[int, int, IdentifierKind]]) -> list[Detected]:
    places, position = [], 3
    for word in text[3:].split():
        places.append((position, position + len(word)))
        position += len(word) + 1
    result = []
    for first, size, kind in spans:
        chosen = places[first % len(places) : first % len(places) + size]
        result.append(Detected(chosen[0][0], chosen[-1][1], kind, FindingLevel.AUTO, 0.9, "x"))
    return resolve(result, text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=4, max_size=24), st.lists(_SPAN, min_size=1, max_size=10))
def test_linking_again_changes_nothing_and_no_name_that_was_found_is_shown(
    words: list[str], spans: list[tuple[int, int, IdentifierKind]]
) -> None:
    a = original("a", ("B", " ".join(words)))
    detected: Mapping[str, Sequence[Detected]] = {"a": _detected(a.text, spans)}
    study = Study([a])
    study.detect(detected)
    assert not study.detect(detected)
    assert not study.detect({})
    hidden = {i for f in study.findings.values() for i in range(f.start, f.end)}
    for item in detected["a"]:
        for name in ("Sabine", "Lumora", "Husby", "Koch"):
            start = a.text.find(name, item.start, item.end)
            assert start < 0 or start in hidden


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("Von Sabine Schuster habe ich das.", "Von Sabine Schuster", "Von [Person 1] habe ich das."),
        ("Ja. Von Müller weiß ich nichts.", "Von Müller", "Ja. Von [Person 1] weiß ich nichts."),
        ("Das sagt Herr von Müller.", "von Müller", "Das sagt Herr [Person 1]."),
        ("Das sagt Karl Von Müller.", "Karl Von Müller", "Das sagt [Person 1]."),
        ("Von der Leyen sagt das.", "Von der Leyen", "[Person 1] sagt das."),
    ],
)
def test_von_at_the_beginning_of_a_sentence_is_a_preposition(words: str, name: str, expected: str) -> None:
    assert expected in shown(linked(original("d", ("I", "Wer?"), ("B", words)), f"P:{name}"))
