"""The written forms of a name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.pseudonymization.folding import FoldedText, fold, key_of
from analysis.pseudonymization.variants import (
    FormIndex,
    honorific_length,
    is_form_of,
    name_parts,
    without_honorific,
    without_legal_form,
    written_forms,
)
from analysis.records import IdentifierKind

PERSON, LOCATION, ORGANIZATION = IdentifierKind.PERSON, IdentifierKind.LOCATION, IdentifierKind.ORGANIZATION


@pytest.mark.parametrize(
    "found",
    [
        "Schuster", "Schusters", "Schuster’s", "SCHUSTER", "SCHUSTERS", "schuster", "Frau Schuster", "Fr. Schuster",
        "Frau Dr. Schuster", "Sabine", "Sabines", "Sabine Schuster", "sabine schuster", "Sabine\nSchuster",
        "S. Schuster",
        "Schuster, Sabine", "Schus\u00adter", "Schus-\nter", "Schus\nter", "Sabine-Schuster", "Schu\u200bster",
    ],
)  # fmt: skip
def test_a_persons_name_is_known_in_every_form(found: str) -> None:
    assert is_form_of(found, "Sabine Schuster", PERSON)


@pytest.mark.parametrize("found", ["Schumacher", "Schusterei", "Bine", "Schu", "Frau", "", "Sabine Maier"])
def test_another_name_is_no_form_of_it(found: str) -> None:
    assert not is_form_of(found, "Sabine Schuster", PERSON)


@pytest.mark.parametrize(
    ("found", "canonical"),
    [
        ("Mueller", "Müller"),
        ("Muller", "Müller"),
        ("MÜLLER", "Müller"),
        (unicodedata.normalize("NFD", "Müller"), "Müller"),
        ("Müller", unicodedata.normalize("NFD", "Müller")),
        ("Gross", "Groß"),
        ("Groß", "Gross"),
        ("GROSS", "Groß"),
        ("Annalena", "Anna-Lena"),
        ("Anna Lena", "Anna-Lena"),
        ("Anna‑Lena", "Anna-Lena"),
        ("Hans'", "Hans"),
        ("Franzens", "Franz"),
        ("Łukasz", "Lukasz"),
        ("Sinéad", "Sinead"),
    ],
)
def test_spelling_does_not_hide_a_name(found: str, canonical: str) -> None:
    assert is_form_of(found, canonical, PERSON)


def test_places_and_firms_have_their_own_forms() -> None:
    assert is_form_of("Münchner", "München", LOCATION) is False
    assert is_form_of("Kölner", "Köln", LOCATION)
    assert is_form_of("KOELN", "Köln", LOCATION)
    assert is_form_of("Schuster", "Schuster GmbH", ORGANIZATION)
    assert not is_form_of("GmbH", "Schuster GmbH", ORGANIZATION)


def test_written_forms_list_the_canonical_first_and_the_umlaut_spelling() -> None:
    forms = written_forms("Jürgen Groß", PERSON)
    assert forms[0] == "Jürgen Groß"
    assert {"Juergen Gross", "Groß", "Gross", "Großs", "GROSS", "Jürgens"} <= set(forms)


def test_honorifics_particles_and_legal_forms_are_taken_off() -> None:
    assert without_honorific("Frau Prof. Dr. Schuster") == "Schuster"
    assert without_honorific("Frau") == "Frau"
    assert honorific_length("Herr Maier") == len("Herr ")
    assert name_parts("Dr. Ursula von der Leyen") == ("Ursula", "Leyen")
    assert name_parts("Schuster, Sabine") == ("Sabine", "Schuster")
    assert without_legal_form("Schuster & Co. KG") == "Schuster"


def places(text: str, *names: tuple[str, IdentifierKind], strict: bool = False) -> list[str]:
    index = FormIndex([(name, kind, (name,)) for name, kind in names], strict={n for n, _ in names} if strict else ())
    return [text[hit.start : hit.end] for hit in index.search(text)]


def test_a_name_that_is_a_word_too_is_found_in_its_own_letter_case_only() -> None:
    assert places("Koch kocht, der Koch und KOCH, ein koch", ("Anna Koch", PERSON)) == ["Koch", "Koch", "KOCH"]
    assert places("Ich will, dass Will bleibt", ("Will Smith", PERSON)) == []
    assert places("Kochtopf und Kochs Topf", ("Anna Koch", PERSON)) == ["Kochs"]


def test_acronyms_do_not_match_words() -> None:
    assert places("US and us, IT und it", ("US", LOCATION), ("IT", ORGANIZATION)) == ["US", "IT"]


def test_long_names_are_found_inside_longer_words_and_short_ones_are_not() -> None:
    assert "Schusterprojekt" in places("das Schusterprojekt", ("Schuster", PERSON))
    assert "Antisiemensplakat" in places("ein Antisiemensplakat", ("Siemens", ORGANIZATION))
    assert places("Bericht und Unterricht", ("Erich", PERSON)) == []
    assert places("Jana, Janosch", ("Jan", PERSON)) == []


def test_an_uncertain_name_is_found_as_it_is_written_only() -> None:
    assert places("Digital, digital, Digitalisierung", ("Digital", ORGANIZATION), strict=True) == ["Digital"]


def test_numbers_are_found_in_any_grouping_and_at_their_bounds_only() -> None:
    phone = ("+49 (0)176 1234567", IdentifierKind.PHONE)
    assert places("0176/1234567 und 0049 176 123 45 67", phone) == ["0176/1234567", "0049 176 123 45 67"]
    assert places("0176 12345678 und 9176 1234567", phone) == []
    assert places("34 von 134", ("34", IdentifierKind.AGE)) == []


@given(st.text(alphabet=st.sampled_from("aäüß\u0308\u00ad\u200b -\n’é😀ＡŁ"), max_size=40))
def test_every_folded_character_maps_back_into_the_text(text: str) -> None:
    folded = FoldedText(text)
    assert folded.text == fold(text)
    last = 0
    for position in range(len(folded.text)):
        start, end = folded.to_original(position, position + 1)
        assert last <= start < end <= len(text)
        last = start


@given(st.sampled_from(["Müller", "Groß", "Özgür", "Renée"]), st.sampled_from(["NFC", "NFD", "NFKC"]))
def test_the_key_does_not_depend_on_the_unicode_form(name: str, form: str) -> None:
    assert key_of(unicodedata.normalize(form, name)) == key_of(name)


@given(st.text(max_size=60), st.text(alphabet=st.characters(categories=["L"]), min_size=5, max_size=12))
def test_a_planted_name_is_found_where_it_stands(around: str, name: str) -> None:
    text = f"{around} {name} {around}"
    index = FormIndex([("x", PERSON, (name,))])
    if key_of(name) and " " not in key_of(name):
        start = len(around) + 1
        assert any(h.start <= start and h.end >= start + len(name) for h in index.search(text))
