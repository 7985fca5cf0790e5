"""From findings to entities, one for each person in the whole study."""

import dataclasses

import pytest
from pseudonym_builders import Study, found, original

from analysis.errors import InvalidInput
from analysis.pseudonymization.entities import is_retired
from analysis.pseudonymization.evidence import name_like_labels
from analysis.pseudonymization.linking import add_manual, merge_entities, split_entity
from analysis.records import FindingLevel, IdentifierKind, Verdict


def schuster_study() -> Study:
    a = original("a", ("I", "Wer leitet das?"), ("B1", "Das ist Sabine Schuster. Schusters Team sitzt in Köln."))
    b = original("b", ("B2", "Frau Schuster sagt es, SCHUSTER sagt es."))
    study = Study([a, b])
    study.detect({"a": found(a, "P:Sabine Schuster", "P:Schusters", "L:Köln"), "b": found(b, "P:Schuster")})
    return study


def test_all_forms_of_a_name_are_one_entity_in_the_whole_study() -> None:
    study = schuster_study()
    assert study.names() == {"Sabine Schuster": "[Person 1]", "Köln": "[Ort 1]"}
    schuster = study.entity("Sabine Schuster").id
    for document, surface in (("a", "Schusters"), ("b", "Schuster"), ("b", "SCHUSTER")):
        assert study.at(document, surface).entity_id == schuster


def test_linking_the_same_again_changes_nothing() -> None:
    study = schuster_study()
    a, b = study.originals
    again = {"a": found(a, "P:Sabine Schuster", "P:Schusters", "L:Köln"), "b": found(b, "P:Schuster")}
    assert not study.detect(again)
    assert not study.detect({})


def test_two_full_names_with_one_surname_are_two_people() -> None:
    a = original("a", ("B", "Anna Müller kam. Müller ging. Peter Müller kam. Müllers Auto."))
    study = Study([a])
    study.detect({"a": found(a, "P:Anna Müller", "P:Peter Müller")})
    anna, peter = study.entity("Anna Müller"), study.entity("Peter Müller")
    assert study.at("a", "Müllers").entity_id == peter.id
    first_bare = a.text.index("Müller ging")
    bare = next(f for f in study.findings.values() if f.start == first_bare)
    assert bare.entity_id == anna.id
    assert bare.level is FindingLevel.REVIEW


def test_a_bare_surname_that_could_be_two_people_gets_an_entity_of_its_own() -> None:
    a = original("a", ("B", "Anna Müller kam. Peter Müller kam."))
    b = original("b", ("B", "Der Müller mahlt."))
    study = Study([a, b])
    study.detect({"a": found(a, "P:Anna Müller", "P:Peter Müller"), "b": found(b, "P:Müller")})
    assert set(study.names()) == {"Anna Müller", "Peter Müller", "Müller"}
    assert study.at("b", "Müller").level is FindingLevel.REVIEW


def test_a_full_name_in_a_later_interview_joins_the_bare_one_and_keeps_its_number() -> None:
    a = original("a", ("B", "Frau Schuster kam."))
    study = Study([a])
    study.detect({"a": found(a, "P:Schuster")})
    b = original("b", ("B", "Sabine Schuster kam. Herr Berg auch."))
    study.originals.append(b)
    study.detect({"b": found(b, "P:Sabine Schuster", "P:Berg")})
    assert study.names() == {"Sabine Schuster": "[Person 1]", "Berg": "[Person 2]"}


def test_initials_and_reversed_names_mean_the_same_person() -> None:
    a = original("a", ("B", "Sabine Schuster, S. Schuster und Schuster, Sabine sowie Sabine Maria Schuster."))
    study = Study([a])
    study.detect({"a": found(a, "P:S. Schuster", "P:Schuster, Sabine ", "P:Sabine Maria Schuster")})
    assert len(study.names()) == 1


def test_spellings_of_one_name_are_one_entity() -> None:
    a = original("a", ("B", "Jürgen Groß, Juergen Gross, JÜRGEN GROSS"))
    study = Study([a])
    study.detect({"a": found(a, "P:Jürgen Groß", "P:Juergen Gross", "P:JÜRGEN GROSS")})
    assert len(study.names()) == 1


def test_the_majority_settles_what_a_name_is() -> None:
    a = original("a", ("B", "Siemens. Siemens. Siemens. Siemens."))
    study = Study([a])
    items = found(a, "O:Siemens")
    items[2] = dataclasses.replace(items[2], kind=IdentifierKind.PERSON, level=FindingLevel.REVIEW)
    study.detect({"a": items})
    assert study.names() == {"Siemens": "[Organisation 1]"}


def test_her_verdict_her_name_and_her_own_findings_survive_a_new_run() -> None:
    study = schuster_study()
    study.decide("Köln", Verdict.KEEP)
    schuster = study.entity("Sabine Schuster")
    study.entities[schuster.id] = dataclasses.replace(schuster, replacement="Frau X")
    a, b = study.originals
    start = a.text.index("Team")
    entities, findings = study.lists()
    study.apply(add_manual(study.originals, "a", start, start + 4, IdentifierKind.OTHER, entities, findings, "de"))
    before = dict(study.entities), dict(study.findings)
    assert not study.detect({"a": found(a, "P:Sabine Schuster", "P:Schusters", "L:Köln"), "b": found(b, "P:Schuster")})
    assert (study.entities, study.findings) == before
    study.detect({"a": [], "b": []})
    assert study.entity("Sabine Schuster") if not is_retired(study.entities[schuster.id]) else True
    assert study.entity("Köln").verdict is Verdict.KEEP
    assert study.at("a", "Team").recognizer == "manual"


def test_a_number_is_never_given_to_somebody_else() -> None:
    study = schuster_study()
    a = study.originals[0]
    study.detect({"a": found(a, "L:Köln"), "b": []})
    assert "Sabine Schuster" not in study.names()
    c = original("c", ("B", "Eva Berger kam."))
    study.originals.append(c)
    study.detect({"c": found(c, "P:Eva Berger")})
    assert study.names()["Eva Berger"] == "[Person 2]"


def test_a_removed_document_takes_its_findings_along() -> None:
    study = schuster_study()
    study.originals = study.originals[1:]
    study.detect({})
    assert {f.document_id for f in study.findings.values()} == {"b"}
    assert "Köln" not in study.names()


def test_a_placeholder_that_stands_in_a_text_is_not_used() -> None:
    a = original("a", ("B", "[Person 1] und [person 2] sind ersetzt, Eva Berger nicht."))
    study = Study([a])
    study.detect({"a": found(a, "P:Eva Berger")})
    assert study.names() == {"Eva Berger": "[Person 3]"}


def test_a_placeholder_in_a_later_text_moves_the_entity_to_another_number() -> None:
    study = schuster_study()
    study.originals.append(original("c", ("B", "Hier stand schon [Person 1].")))
    study.detect({})
    assert study.names()["Sabine Schuster"] == "[Person 2]"


def test_names_in_speaker_labels_are_identities_and_codes_are_not() -> None:
    a = original("a", ("Frau Schuster", "Guten Tag."), ("I", "Frau Schuster, wie geht es?"), ("Befragte 1", "Gut."))
    study = Study([a])
    assert name_like_labels(a) == ("Frau Schuster",)
    assert name_like_labels(original("b", ("Eva", "Hallo."), ("Jens 2", "Ja."))) == ("Eva", "Jens 2")
    study.detect({"a": []})
    assert study.names() == {"Schuster": "[Person 1]"}
    spoken = a.text.index("Schuster, wie")
    assert any(f.start == spoken and f.recognizer == "propagation" for f in study.findings.values())


@pytest.mark.parametrize(
    "label", ["B1", "I", "SPEAKER_00", "Interviewer", "Interviewerin 2", "P 01", "Sprecher 1", "Int", "MOD", ""]
)
def test_code_like_labels_are_no_names(label: str) -> None:
    assert name_like_labels(original("a", (label, "Hallo."))) == ()


def test_her_own_finding_replaces_what_was_found_inside_it_and_is_looked_for_everywhere() -> None:
    study = schuster_study()
    b = study.originals[1]
    study.originals[1] = b = dataclasses.replace(b, text=b.text)
    a = study.originals[0]
    start = a.text.index("Schusters Team")
    entities, findings = study.lists()
    linked = add_manual(
        study.originals,
        "a",
        start,
        start + len("Schusters Team "),
        IdentifierKind.ORGANIZATION,
        entities,
        findings,
        "de",
    )
    study.apply(linked)
    finding = study.at("a", "Schusters Team")
    assert (finding.recognizer, finding.level) == ("manual", FindingLevel.AUTO)
    assert a.text[finding.start : finding.end] == "Schusters Team"
    assert sum(f.document_id == "a" and f.start == start for f in study.findings.values()) == 1


def test_an_empty_selection_is_refused() -> None:
    study = schuster_study()
    entities, findings = study.lists()
    with pytest.raises(InvalidInput) as error:
        add_manual(study.originals, "a", 5, 5, IdentifierKind.OTHER, entities, findings, "de")
    assert error.value.code == "empty_selection"


def test_merged_entities_stay_merged() -> None:
    a = original("a", ("B", "Motte kam. Sabine Schuster kam."))
    study = Study([a])
    detected = {"a": found(a, "P:Motte ", "P:Sabine Schuster")}
    study.detect(detected)
    motte = study.entity("Motte")
    study.apply(merge_entities(study.entity("Sabine Schuster"), [motte], study.lists()[1]))
    assert is_retired(study.entities[motte.id])
    assert study.at("a", "Motte").entity_id == study.entity("Sabine Schuster").id
    assert not study.detect(detected)
    c = original("c", ("B", "Die Motte war da."))
    study.originals.append(c)
    study.detect({"c": found(c, "P:Motte")})
    assert study.at("c", "Motte").entity_id == study.entity("Sabine Schuster").id


def test_split_findings_stay_split() -> None:
    a = original("a", ("B", "Müller kam. Dann kam noch ein Müller."))
    study = Study([a])
    detected = {"a": found(a, "P:Müller")}
    study.detect(detected)
    whole = study.entity("Müller")
    second = max(study.findings.values(), key=lambda f: f.start)
    study.apply(split_entity(whole, [second], study.originals, *study.lists(), "de"))
    assert {e.replacement for e in study.entities.values()} == {"[Person 1]", "[Person 2]"}
    assert study.findings[second.id].entity_id != whole.id
    assert not study.detect(detected)


def test_english_studies_have_english_placeholders() -> None:
    a = original("a", ("B", "Berlin is far from Sue Miller's home."))
    study = Study([a], language="en")
    study.detect({"a": found(a, "L:Berlin", "P:Sue Miller's")})
    assert study.names() == {"Sue Miller": "[Person 1]", "Berlin": "[Place 1]"}


def test_what_a_tagger_sees_in_a_code_like_label_is_no_identity() -> None:
    a = original("a", ("Q1", "Ja."), ("B2", "Nein."))
    study = Study([a])
    study.detect({"a": found(a, "O:Q1", "P:B2")})
    assert study.names() == {}


def test_a_full_name_and_the_same_with_a_plain_word_behind_it_are_one_person() -> None:
    a = original("a", ("B", "George Floyd starb. George war jung. Die George Floyd Justice Act kam. George fehlt."))
    study = Study([a])
    study.detect({"a": found(a, "P:George Floyd", "P:George Floyd Justice")})
    assert list(study.names()) == ["George Floyd"]
    second = a.text.index("George war")
    assert [f.level for f in study.findings.values() if f.start == second] == [FindingLevel.AUTO]
