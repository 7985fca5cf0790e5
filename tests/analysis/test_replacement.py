"""From findings to a document's segments, and back."""

import dataclasses
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudonym_builders import Study, found, original

from analysis.pseudonymization.replacement import placeholder, pseudonymize_free_text, replacements, verdict_of
from analysis.records import Entity, Finding, FindingLevel, IdentifierKind, Original, Verdict
from analysis.segments import SegmentMap, build_segments
from analysis.transcript import ImportedTurn

PERSON = IdentifierKind.PERSON


def shown(study: Study, document_id: str) -> str:
    document = next(o for o in study.originals if o.id == document_id)
    entities, findings = study.lists()
    items = replacements(document, findings, entities)
    segment_map = SegmentMap(build_segments(document.text, items))
    assert segment_map.restore([document.text[r.start : r.end] for r in items]) == document.text
    return segment_map.text


def small_study() -> Study:
    a = original("a", ("I", "Wer?"), ("Frau Schuster", "Ich bin Sabine Schuster, Schusters Sohn ist in Köln."))
    study = Study([a])
    study.detect({"a": found(a, "P:Sabine Schuster", "L:Köln")})
    return study


def test_labels_become_codes_names_placeholders_and_the_genitive_stays() -> None:
    assert shown(small_study(), "a") == "I: Wer?\nP01: Ich bin [Person 1], [Person 1]s Sohn ist in [Ort 1].\n"


def test_what_she_keeps_is_not_replaced_and_the_undecided_is() -> None:
    study = small_study()
    study.decide("Köln", Verdict.KEEP)
    assert "in Köln." in shown(study, "a")
    first = study.at("a", "Sabine Schuster")
    study.findings[first.id] = dataclasses.replace(first, verdict=Verdict.KEEP)
    assert "Ich bin Sabine Schuster, [Person 1]s Sohn" in shown(study, "a")
    koeln = study.at("a", "Köln")
    study.findings[koeln.id] = dataclasses.replace(koeln, verdict=Verdict.REPLACE)
    assert "in [Ort 1]." in shown(study, "a")


def test_a_findings_own_verdict_comes_before_the_entitys() -> None:
    entity = Entity(kind=PERSON, canonical="A", number=1, replacement="[Person 1]", verdict=Verdict.KEEP)
    finding = place("a", 0, 1, entity.id)
    assert verdict_of(finding, entity) is Verdict.KEEP
    assert verdict_of(dataclasses.replace(finding, verdict=Verdict.REPLACE), entity) is Verdict.REPLACE
    assert verdict_of(finding, None) is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("surface", "canonical", "result"),
    [
        ("Schusters", "Sabine Schuster", "[Person 1]s"),
        ("Schuster’s", "Schuster", "[Person 1]’s"),
        ("Hans'", "Hans", "[Person 1]'"),
        ("Hans", "Hans", "[Person 1]"),
        ("Franzens", "Franz", "[Person 1]s"),
        ("SCHUSTERS", "Schuster", "[Person 1]s"),
        ("Jonas", "Jonas Berg", "[Person 1]"),
        ("Schuster", "Schuster", "[Person 1]"),
    ],
)
def test_the_genitive_is_added_outside_the_bracket(surface: str, canonical: str, result: str) -> None:
    entity = Entity(kind=PERSON, canonical=canonical, number=1, replacement="[Person 1]")
    document = bare(f"{surface} Haus")
    [only] = replacements(document, [place("a", 0, len(surface), entity.id)], [entity])
    assert only.text == result


def test_time_stamps_stay_and_labels_are_replaced_whole() -> None:
    text = "Frau Schuster [00:01:02]: Ja, um 10:30 Uhr."
    turn = ImportedTurn("Frau Schuster", 0, 13, text.index("Ja"), len(text), 62.0)
    document = Original(
        id="a", text=text, file_name="", file_sha256="", turns=(turn,), speakers={"Frau Schuster": "P07"}
    )
    entity = Entity(kind=IdentifierKind.ID, canonical="x", number=1, replacement="[Kennung 1]")
    spans = [(5, 20), (14, 24), (15, 23), (text.index("10:30"), text.index("10:30") + 5)]
    items = replacements(document, [place("a", s, e, entity.id) for s, e in spans], [entity])
    assert SegmentMap(build_segments(text, items)).text == "P07[Kennung 1][00:01:02]: Ja, um 10:30 Uhr."


def test_a_finding_of_a_lost_entity_is_replaced_all_the_same() -> None:
    [only] = replacements(bare("Schuster"), [place("a", 0, 8, "nobody")], [])
    assert only.text == "[PERSON]"


def test_overlapping_findings_hide_everything_that_one_of_them_covers() -> None:
    one = Entity(kind=PERSON, canonical="Anna Berg", number=1, replacement="[Person 1]")
    two = Entity(kind=IdentifierKind.ORGANIZATION, canonical="Berg AG", number=1, replacement="[Organisation 1]")
    [only] = replacements(bare("Anna Berg AG ist"), [place("a", 0, 9, one.id), place("a", 5, 12, two.id)], [one, two])
    assert (only.start, only.end) == (0, 12)


def test_free_text_loses_the_same_names() -> None:
    study = small_study()
    entities, findings = study.lists()
    text = pseudonymize_free_text("Interview Schuster, SCHUSTERS Büro, Koeln", entities, findings, study.originals)
    assert text == "Interview [Person 1], [Person 1]s Büro, [Ort 1]"
    study.decide("Köln", Verdict.KEEP)
    assert pseudonymize_free_text("Köln", study.lists()[0], findings, study.originals) == "Köln"


def test_names_that_overlap_in_free_text_leave_nothing_between_them() -> None:
    a = original("a", ("B", "Anna Berger kam. Die Berger Werke auch."))
    study = Study([a])
    study.detect({"a": found(a, "P:Anna Berger", "O:Berger Werke")})
    entities, findings = study.lists()
    assert "Werke" not in pseudonymize_free_text("Anna Berger Werke", entities, findings, study.originals)


def test_every_kind_has_a_placeholder_of_its_own_in_both_languages() -> None:
    for language in ("de", "en"):
        assert len({placeholder(kind, 1, language) for kind in IdentifierKind}) == len(IdentifierKind)
    assert placeholder(IdentifierKind.LOCATION, 1, "de") == "[Ort 1]"
    assert placeholder(IdentifierKind.LOCATION, 1, "en") == "[Place 1]"


def bare(text: str) -> Original:
    return Original(id="a", text=text, file_name="", file_sha256="", turns=(), speakers={})


def place(document_id: str, start: int, end: int, entity_id: str, verdict: Verdict = Verdict.UNDECIDED) -> Finding:
    return Finding(
        document_id=document_id,
        entity_id=entity_id,
        start=start,
        end=end,
        kind=PERSON,
        level=FindingLevel.AUTO,
        score=1.0,
        recognizer="fake",
        verdict=verdict,
    )


TEXTS = st.text(alphabet=st.sampled_from("abÄß\u0308😀\r\n \u00ad[]'s1"), max_size=80)
SPANS = st.lists(st.tuples(st.integers(-2, 90), st.integers(-2, 90), st.sampled_from(Verdict)), max_size=12)


@given(TEXTS, SPANS, st.lists(st.integers(0, 80), min_size=4, max_size=4))
def test_replacing_and_restoring_is_the_identity(
    text: str, spans: list[tuple[int, int, Verdict]], cuts: list[int]
) -> None:
    label_start, label_end, start, end = sorted(min(cut, len(text)) for cut in cuts)
    turn = ImportedTurn(text[label_start:label_end], label_start, label_end, start, end)
    document = dataclasses.replace(bare(text), turns=(turn,), speakers={turn.label: "P01"})
    entity = Entity(kind=PERSON, canonical="ab", number=1, replacement="[Person 1]")
    findings = [place("a", s, e, entity.id, verdict) for s, e, verdict in spans]
    items = replacements(document, findings, [entity])
    segments = build_segments(text, items)
    assert SegmentMap(segments).restore([text[r.start : r.end] for r in items]) == text
    covered = {i for r in items for i in range(r.start, r.end)}
    for finding in findings:
        if finding.verdict is not Verdict.KEEP and 0 <= finding.start < finding.end <= len(text):
            assert set(range(finding.start, finding.end)) <= covered
    if label_start < label_end:
        assert set(range(label_start, label_end)) <= covered
    assert items == replacements(document, list(reversed(findings)), [entity])


@given(st.lists(st.sampled_from(["Schuster", "schön", "😀", "Köln", "\n", "Schus-\nter", "und"]), max_size=12))
def test_a_study_in_any_mixture_restores_exactly(words: list[str]) -> None:
    text = " ".join(words)
    for form in ("NFC", "NFD"):
        document = original("a", ("B", unicodedata.normalize(form, text)))
        study = Study([document])
        study.detect({"a": found(document, *(["P:Schuster"] if "Schuster" in text else []))})
        result = shown(study, "a")
        assert "Schuster" not in result
