"""Her own lists, on real files: what is always replaced, what never is, and the participants' names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study, reopen
from pseudonym_builders import Study, found, original

from analysis.errors import InvalidInput
from analysis.pseudonymization.refining import refined
from analysis.records import (
    DocumentText,
    Entity,
    Finding,
    FindingLevel,
    IdentifierKind,
    Listed,
    ListedTerm,
    Participant,
    PersonRole,
    Verdict,
)
from analysis.workflow.study import OpenStudy

FIRST = (
    "I: Wer sind Sie?\n\n"
    "B: Ich bin Sabine, Sabine Schuster. Bei Nordlux und in Bielefeld kennt man Schusters Projekt Falke. "
    "Die SCHUSTER halt. Herr Wegner sagt Falke dazu.\n"
)
SECOND = "I: Und?\n\nB: Schuster hat Nordlux geholfen, in Bielefeld.\n"
PERSON = IdentifierKind.PERSON


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, (FIRST, SECOND))
    yield made
    assert made.verify() == []
    made.close()


def text(study: OpenStudy, document: int = 0) -> str:
    return study.pseudonyms.draft(study.transcripts.documents()[document].id).text


def entity_at(study: OpenStudy, words: str, document: int = 0) -> Entity:
    found = study.transcripts.documents()[document]
    start = study.transcripts.original(found.id).text.index(words)
    place = next(f for f in study.pseudonyms.findings(found.id) if f.start <= start < f.end)
    return study.store.get(Entity, place.entity_id)


def test_a_denied_word_is_found_in_all_forms_and_voids_the_approval(study: OpenStudy) -> None:
    assert "Projekt Falke" in text(study)
    study.lists.add("Falke", Listed.ALWAYS, kind=IdentifierKind.PRODUCT, coder=ada(study))
    assert "Falke" not in text(study)
    entity = entity_at(study, "Falke")
    places = study.store.all(Finding, entity_id=entity.id)
    assert {(item.level, item.recognizer) for item in places} == {(FindingLevel.AUTO, "own list")}
    first, second = study.transcripts.documents()
    assert study.store.get(DocumentText, first.id).approved_by == ""
    assert study.store.get(DocumentText, second.id).approved_by == ada(study)


def test_a_participants_names_become_one_entity_first_and_last_name_apart(study: OpenStudy) -> None:
    study.lists.add("Sabine Schuster", Listed.ALWAYS, participant_code="P01", coder=ada(study))
    entity = entity_at(study, "Sabine,")
    assert entity.role is PersonRole.PARTICIPANT
    for words, document in (("Sabine Schuster", 0), ("Schusters", 0), ("SCHUSTER", 0), ("Schuster hat", 1)):
        assert entity_at(study, words, document).id == entity.id
    assert f"{entity.replacement}s Projekt" in text(study)
    assert "Schuster" not in text(study)
    assert "Schuster" not in text(study, 1)


def test_a_kept_word_is_never_found_and_is_found_again_when_taken_off(study: OpenStudy) -> None:
    assert "Bielefeld" not in text(study)
    kept = study.lists.add("Bielefeld", Listed.NEVER, coder=ada(study))
    assert "in Bielefeld kennt" in text(study)
    study.pseudonyms.detect([item.id for item in study.transcripts.documents()], coder=ada(study))
    assert "in Bielefeld kennt" in text(study)
    study.lists.remove([kept.id], coder=ada(study))
    assert "Bielefeld" not in text(study)
    assert "Bielefeld" not in text(study, 1)


def test_a_participants_name_and_her_own_finding_beat_the_keep_list(study: OpenStudy) -> None:
    study.lists.add("Schuster", Listed.NEVER, coder=ada(study))
    assert "Schuster hat" in text(study, 1)
    study.lists.add("Sabine Schuster", Listed.ALWAYS, participant_code="P01", coder=ada(study))
    assert "Schuster" not in text(study) + text(study, 1)
    first = study.transcripts.documents()[0]
    start = FIRST.index("Nordlux")
    study.pseudonyms.add(first.id, start, start + 7, IdentifierKind.ORGANIZATION, coder=ada(study))
    study.lists.add("Nordlux", Listed.NEVER, coder=ada(study))
    assert "Nordlux" not in text(study)


def test_a_word_taken_off_the_deny_list_is_no_longer_found(study: OpenStudy) -> None:
    term = study.lists.add("Falke", Listed.ALWAYS, kind=IdentifierKind.PRODUCT, coder=ada(study))
    study.lists.remove([term.id], coder=ada(study))
    assert "Projekt Falke" in text(study)


def test_looking_again_with_the_same_lists_changes_nothing(study: OpenStudy) -> None:
    study.lists.add("Sabine Schuster", Listed.ALWAYS, participant_code="P01", coder=ada(study))
    study.lists.add("Falke", Listed.ALWAYS, kind=IdentifierKind.PRODUCT, coder=ada(study))
    study.lists.add("Wegner", Listed.NEVER, coder=ada(study))
    before = study.store.all(Entity), study.store.all(Finding)
    study.pseudonyms.detect([item.id for item in study.transcripts.documents()], coder=ada(study))
    after = study.store.all(Entity), study.store.all(Finding)
    assert {item.id: item for item in after[0]} == {item.id: item for item in before[0]}
    assert {item.id: item for item in after[1]} == {item.id: item for item in before[1]}


def test_kept_on_the_list_does_not_stop_what_is_sent(study: OpenStudy) -> None:
    study.lists.add("Schuster", Listed.NEVER, coder=ada(study))
    study.pseudonyms.add(
        study.transcripts.documents()[0].id,
        FIRST.index("Sabine Schuster"),
        FIRST.index("Sabine Schuster") + 15,
        PERSON,
        coder=ada(study),
    )
    assert "Schuster hat" in text(study, 1)
    study._guard.refuse_residue([("text", text(study, 1))], 1)
    with pytest.raises(InvalidInput):
        study._guard.refuse("Sabine Schuster")


def test_a_listed_name_that_stands_in_no_interview_is_refused_in_what_she_types(study: OpenStudy) -> None:
    study.lists.add("Kunibert Zwack", Listed.ALWAYS, participant_code="P02", coder=ada(study))
    assert study.store.all(Participant, code="P02")
    with pytest.raises(InvalidInput, match="name that the study replaces"):
        study.transcripts.rename(study.transcripts.documents()[0].id, "Gespräch mit Zwack", coder=ada(study))


def test_a_list_is_one_act_that_can_be_undone_and_says_no_names_in_the_study_file(study: OpenStudy) -> None:
    terms = study.lists.read("# Namen\nFalke;PRODUCT\nSabine Schuster;P01\nNordlux\n\n")
    assert [(t.term, t.kind, t.participant_code) for t in terms] == [
        ("Falke", IdentifierKind.PRODUCT, ""),
        ("Sabine Schuster", PERSON, "P01"),
        ("Nordlux", IdentifierKind.OTHER, ""),
    ]
    before, seq = text(study), study.store.last_seq()
    added = study.lists.add_all(terms, coder=ada(study))
    assert len(added) == 3
    assert study.lists.add_all(terms, coder=ada(study)) == []
    events = study.store.events(after=seq, kinds=["identifiers_listed"])
    assert len(events) == 1
    assert "Falke" not in str(events[0].details)
    assert "Schuster" not in text(study)
    study.history.undo(coder=ada(study))
    assert study.lists.terms() == []
    assert text(study) == before


@pytest.mark.parametrize(("line", "code"), [("Falke;VOGEL", "no_such_kind"), (" ; ", ""), ("--", "empty_term")])
def test_lists_that_make_no_sense_are_refused(study: OpenStudy, line: str, code: str) -> None:
    if not code:
        assert study.lists.read(line) == []
        return
    with pytest.raises(InvalidInput) as caught:
        study.lists.add_all(study.lists.read(line), coder=ada(study))
    assert caught.value.code == code


def test_two_people_of_one_last_name_stay_apart(tmp_path: Path) -> None:
    words = "I: Wer?\n\nB: Sabine Schuster und Peter Schuster. Peter kommt, sagt Schuster.\n"
    study = make_study(tmp_path, (words,))
    study._detector.names = (("Peter Schuster", PERSON),)  # type: ignore[attr-defined]
    study.pseudonyms.detect([study.transcripts.documents()[0].id], coder=ada(study))
    study.lists.add_all(
        [ListedTerm(term="Sabine Schuster", listed=Listed.ALWAYS, participant_code="P01")], coder=ada(study)
    )
    assert entity_at(study, "Sabine Schuster").id != entity_at(study, "Peter Schuster").id
    assert entity_at(study, "Peter kommt").id == entity_at(study, "Peter Schuster").id
    assert "Schuster" not in text(study)
    study.close()


def test_a_label_that_is_a_name_makes_its_bearer_a_participant() -> None:
    document = original("a", ("I", "Wer?"), ("Frau Schuster", "Sabine Schuster, und Herr Wegner."))
    study = Study([document])
    study.detect({"a": found(document, "P:Sabine Schuster", "P:Wegner")})
    linked = study.detect({})
    study.apply(refined(linked, [document], *study.lists(), [], "de"))
    assert study.entity("Sabine Schuster").role is PersonRole.PARTICIPANT
    assert study.entity("Wegner").role is PersonRole.THIRD_PARTY


def test_lists_survive_reopening(tmp_path: Path) -> None:
    study = make_study(tmp_path, (FIRST,))
    study.lists.add("Falke", Listed.ALWAYS, kind=IdentifierKind.PRODUCT, coder=ada(study))
    again = reopen(study)
    assert [item.term for item in again.lists.terms(Listed.ALWAYS)] == ["Falke"]
    again.close()


def test_her_keep_of_a_listed_word_is_asked_for_again(study: OpenStudy) -> None:
    entity = entity_at(study, "Bielefeld")
    study.pseudonyms.decide(entity.id, Verdict.KEEP, coder=ada(study))
    study.lists.add("Bielefeld", Listed.ALWAYS, kind=IdentifierKind.LOCATION, coder=ada(study))
    assert "Bielefeld" not in text(study)
