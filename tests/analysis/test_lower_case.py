"""A transcript in lower case: noticed, and approved only by somebody who says that she read all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import INTERVIEW, ada, make_study

from analysis.errors import NotPermitted
from analysis.pseudonymization.lower_case import has_few_capitals

SPOKEN = "das hat frau schuster in bielefeld so gesagt und der kerner sieht das auch so, glaube ich jedenfalls. "


def whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))]


def test_a_text_of_speech_recognition_has_few_capitals() -> None:
    assert has_few_capitals(SPOKEN * 2, whole(SPOKEN * 2))
    assert not has_few_capitals(SPOKEN.replace("frau", "Frau") * 2, whole(SPOKEN * 2))


def test_the_english_i_is_no_sign_of_capitals() -> None:
    text = "and then I said to sarah that I'm going and I think I will see her in london if I can make it there " * 2
    assert has_few_capitals(text, whole(text))


def test_labels_outside_of_the_turns_do_not_count() -> None:
    text = "INTERVIEWERIN UND BEFRAGTE: " + SPOKEN * 2
    assert has_few_capitals(text, [(28, len(text))])
    assert not has_few_capitals(text, whole(text))


def test_a_few_words_tell_nothing() -> None:
    assert not has_few_capitals("ja genau", whole("ja genau"))


def test_an_interview_in_lower_case_needs_to_be_read_by_hand(tmp_path: Path) -> None:
    study = make_study(tmp_path, [f"I: wie war das?\n\nB: {SPOKEN * 2}\n"], approved=False)
    study.pseudonyms.detect(coder=ada(study))
    (document,) = study.transcripts.documents()
    assert study.pseudonyms.is_lower_case(document.id)
    with pytest.raises(NotPermitted) as refused:
        study.pseudonyms.approve(document.id, coder=ada(study))
    assert refused.value.code == "lower_case_unread"
    study.pseudonyms.approve(document.id, coder=ada(study), read_by_hand=True)
    assert study.pseudonyms.approved(document.id)
    assert study.store.events(kinds=["document_approved"])[0].details["read_by_hand"] is True
    study.close()


def test_an_ordinary_interview_is_approved_as_ever(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    assert study.store.events(kinds=["document_approved"])[0].details["read_by_hand"] is False
    study.close()
