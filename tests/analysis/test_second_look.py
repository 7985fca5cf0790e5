"""Capitalised words that no lexicon knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ada, make_study, reopen

from analysis.pseudonymization.lexicon import lexicon
from analysis.records import IdentifierKind, Listed, ListedTerm, Verdict
from analysis.workflow.study import OpenStudy

TALK = (
    "I: Wie war das mit Quarkelo?\n\n"
    "B: Die Versionsverwaltung läuft bei Frau Schuster. Zworbnik sagt, Quarkelo ist gut, und QUARKELO bleibt. "
    "Genau so macht das auch der Vertriebsleiter. Das Dashboard ist neu.\n"
)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path, [TALK])


def words(study: OpenStudy) -> dict[str, int]:
    return {word.key: word.count for word in study.second_look.words()}


def test_unknown_words_come_the_rarest_first_and_ordinary_ones_do_not(study: OpenStudy) -> None:
    assert words(study) == {"zworbnik": 1, "quarkelo": 3}
    assert list(words(study)) == ["zworbnik", "quarkelo"]
    assert study.second_look.words()[1].forms == ("Quarkelo", "QUARKELO")
    study.close()


def test_places_are_those_of_the_original(study: OpenStudy) -> None:
    for word in study.second_look.words():
        for document_id, start, end in word.places:
            assert study.transcripts.original(document_id).text[start:end] in word.forms
    study.close()


def test_a_name_that_she_adds_from_there_is_replaced_everywhere(study: OpenStudy) -> None:
    word = study.second_look.words()[1]
    study.pseudonyms.add(*word.places[0], IdentifierKind.PRODUCT, coder=ada(study))
    assert words(study) == {"zworbnik": 1}
    assert "quarkelo" not in study.pseudonyms.draft(word.places[0][0]).text.lower()
    study.close()


def test_what_she_lets_pass_is_not_shown_again(study: OpenStudy) -> None:
    study.second_look.let_pass(study.second_look.words()[:1], coder=ada(study))
    study = reopen(study)
    assert words(study) == {"quarkelo": 3}
    assert [(term.term, term.listed) for term in study.store.all(ListedTerm)] == [("Zworbnik", Listed.NEVER)]
    study.second_look.let_pass([], coder=ada(study))
    assert study.verify() == []
    (event,) = study.store.events(kinds=["identifiers_listed"])
    assert "Zworbnik" not in str(event.details)
    study.close()


def test_what_she_kept_as_an_identifier_is_not_asked_again(study: OpenStudy) -> None:
    word = study.second_look.words()[1]
    entity = study.pseudonyms.add(*word.places[0], IdentifierKind.PRODUCT, coder=ada(study))
    study.pseudonyms.decide(entity.id, Verdict.KEEP, coder=ada(study))
    assert words(study) == {"zworbnik": 1}
    study.close()


def test_each_part_of_a_word_with_hyphens_must_be_known() -> None:
    knows = lexicon().knows
    assert knows("Vertriebs-Gespräch", "de")
    assert not knows("Zworbnik-Gespräch", "de")
    assert knows("Dashboard", "de")
    assert not knows("Ohlendorf", "de")
    assert not knows("Jenkins", "en")
