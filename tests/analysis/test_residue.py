"""The last look before anything is sent."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudonym_builders import Study, found, original

from analysis.pseudonymization.replacement import replacements
from analysis.pseudonymization.residue import ResidueScan, find_residue, kept_places
from analysis.records import IdentifierKind, Verdict
from analysis.segments import SegmentMap, build_segments


def study_of(text: str, *names: str) -> Study:
    study = Study([original("a", ("B", text))])
    study.detect({"a": found(study.originals[0], *names)})
    return study


def residue(study: Study, text: str) -> list[str]:
    entities, findings = study.lists()
    return [text[r.start : r.end] for r in find_residue([("x", text)], study.originals, entities, findings)]


def segment_map(study: Study) -> SegmentMap:
    document = study.originals[0]
    entities, findings = study.lists()
    return SegmentMap(build_segments(document.text, replacements(document, findings, entities)))


SABINE = "Sabine Schuster wohnt in Köln, 0221 445566."


@pytest.mark.parametrize(
    "form",
    [
        "Sabine Schuster", "Sabine", "Schusters", "SCHUSTER", "schuster", "Schus\u00adter", "Schus-\nter", "Schus\nter",
        "Schu\u200bster", "Schusterprojekt", "Nichtschusterin", "KÖLN", "Koeln", "Ko\u0308ln", "Kölner", "0221/445566",
        "+49 221 445566", "Ｓｃｈｕｓｔｅｒ",
    ],
)  # fmt: skip
def test_any_form_of_an_original_is_found(form: str) -> None:
    study = study_of(SABINE, "P:Sabine Schuster", "L:Köln", "T:0221 445566")
    assert residue(study, f"Bitte, {form}, so ist es") != []


@pytest.mark.parametrize(
    "text", ["", "Köl", "Schu", "Kölsch", "[Person 1] in [Ort 1]", "4455667", "0221 4455667", "😀"]
)
def test_what_is_no_form_is_not_found(text: str) -> None:
    study = study_of(SABINE, "P:Sabine Schuster", "L:Köln", "T:0221 445566")
    assert residue(study, text) == []


def test_a_surname_that_is_a_word_does_not_block_the_word() -> None:
    study = study_of("Anna Koch kam", "P:Anna Koch")
    assert residue(study, "ein koch, der Kochtopf, kochen") == []
    assert residue(study, "Herr Koch") == ["Koch"]


def test_names_that_are_function_words_do_not_block_sentences() -> None:
    study = study_of("Will Smith kam", "P:Will Smith")
    assert residue(study, "Will you come? I will.") == []
    assert residue(study, "by Will Smith") == ["Will Smith"]


def test_it_gives_positions_kind_and_source_and_no_text() -> None:
    study = study_of(SABINE, "P:Sabine Schuster")
    entities, findings = study.lists()
    fields = [("question", "wer?"), ("excerpt", "mit Schuster")]
    [only] = find_residue(fields, study.originals, entities, findings)
    assert (only.source, only.kind, only.start, only.end) == ("excerpt", IdentifierKind.PERSON, 4, 12)
    assert only.entity_id == study.entity("Sabine Schuster").id
    assert "Schuster" not in repr(only)


def test_an_entity_that_she_keeps_is_not_looked_for() -> None:
    study = study_of(SABINE, "P:Sabine Schuster", "L:Köln")
    study.decide("Köln", Verdict.KEEP)
    assert residue(study, "Köln") == []


def test_a_kept_place_is_exempt_there_and_nowhere_else() -> None:
    study = study_of("Der Schuster macht Schuhe. Frau Schuster nicht.", "P:Schuster")
    first = min(study.findings.values(), key=lambda f: f.start)
    study.findings[first.id] = dataclasses.replace(first, verdict=Verdict.KEEP)
    mapped = segment_map(study)
    entities, findings = study.lists()
    kept = kept_places(study.originals[0], findings, entities, mapped)
    scan = ResidueScan(study.originals, entities, findings, kept)
    assert "Der Schuster macht" in mapped.text
    assert scan.find([("excerpt", f"Turn 3 {mapped.text}")]) == []
    assert len(scan.find([("excerpt", "Frau Schuster macht Schuhe.")])) == 1


def test_a_placeholder_is_no_residue_even_of_somebody_called_like_it() -> None:
    study = study_of("Herr Personius Ort kam", "P:Personius Ort")
    assert residue(study, "[Person 1] war da") == []


PIECES = st.sampled_from(
    ["Schuster", "SCHUSTERS", "Sabine", "Sabine Schuster", "Köln", "Kölner", "schuster", "Schusterei", "Schus-\nter",
     "Koeln", "ist", "und", "\n", "😀", "[Person 1]", "0221 445566", "Schus\u00adter", "12", "Schus\nter"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14), st.sampled_from(["NFC", "NFD"]))
def test_after_replacement_nothing_is_left(pieces: list[str], form: str) -> None:
    study = Study([original("a", ("B", SABINE)), original("b", ("B2", unicodedata.normalize(form, " ".join(pieces))))])
    study.detect({"a": found(study.originals[0], "P:Sabine Schuster", "L:Köln", "T:0221 445566")})
    entities, findings = study.lists()
    for document in study.originals:
        items = replacements(document, findings, entities)
        text = SegmentMap(build_segments(document.text, items)).text
        assert find_residue([("x", text)], study.originals, entities, findings) == []


@given(st.lists(PIECES, max_size=10), st.lists(st.booleans(), min_size=30, max_size=30), st.booleans())
def test_what_she_keeps_never_blocks_the_turn_in_which_it_stands(
    pieces: list[str], keep: list[bool], keep_koeln: bool
) -> None:
    study = Study([original("a", ("B", SABINE)), original("b", ("B2", " ".join(pieces).strip() or "x"))])
    study.detect({"a": found(study.originals[0], "P:Sabine Schuster", "L:Köln", "T:0221 445566")})
    for finding, kept in zip(list(study.findings.values()), keep, strict=False):
        verdict = Verdict.KEEP if kept else Verdict.UNDECIDED
        study.findings[finding.id] = dataclasses.replace(finding, verdict=verdict)
    if keep_koeln:
        study.decide("Köln", Verdict.KEEP)
    entities, findings = study.lists()
    kept_everywhere, shown = [], []
    for document in study.originals:
        mapped = SegmentMap(build_segments(document.text, replacements(document, findings, entities)))
        kept_everywhere += kept_places(document, findings, entities, mapped)
        shown += [(document.id, mapped.slice(turn.start, turn.end)) for turn in document.turns]
    assert ResidueScan(study.originals, entities, findings, kept_everywhere).find(shown) == []


def test_a_genitive_ending_before_a_word_is_no_initial() -> None:
    study = Study([original("a", ("B", "Sabine Schuster war da."))])
    study.detect({"a": found(study.originals[0], "P:Sabine Schuster")})
    entities, findings = study.lists()
    found_places = find_residue([("x", "[Person 1]s Schuster")], study.originals, entities, findings)
    assert [(item.start, item.end) for item in found_places] == [(12, 20)]
