"""Coding before suggestions are seen: hidden until she has finished, held out of every request, recorded as blind."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import INTERVIEW, SECOND, ada, make_study, reopen, span_of, transcript

from analysis.errors import InvalidInput, NotPermitted
from analysis.records import BlindReading, Suggestion, SuggestionKind, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.blind import drawn
from analysis.workflow.study import OpenStudy

LONG = INTERVIEW + "".join(
    f"\nI: Und weiter?\n\nB: Antwort Nummer {at} ist halt ehrlich gesagt anders.\n" for at in range(18)
)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path, [LONG, SECOND])


def suggest(study: OpenStudy, *documents: int) -> list[Suggestion]:
    ids = [study.transcripts.documents()[at].id for at in documents]
    model = BuiltinModel()
    study.suggesting.run(study.suggesting.plan_codes(ids, model), model, coder=ada(study))
    return study.suggesting.list(ids[0], SuggestionKind.CODE, [SuggestionStatus.OPEN])


def assisted(study: OpenStudy) -> list[bool]:
    return [e.details["assisted"] for e in study.history.events() if e.kind in ("code_created", "coding_added")]


def test_suggestions_stay_hidden_until_she_has_finished_and_her_codes_are_blind(study: OpenStudy) -> None:
    first = study.transcripts.documents()[0].id
    study.blind.start(first, coder=ada(study))
    found = suggest(study, 0)
    assert found
    assert study.blind.shown(found) == []
    with pytest.raises(NotPermitted) as refused:
        study.deciding.accept(found[0].id, coder=ada(study))
    assert refused.value.code == "code_first"
    study.coding.in_vivo(first, found[0].start, found[0].end, coder=ada(study))
    study.blind.finish(first, coder=ada(study))
    assert study.blind.shown(found) == found
    assert found[0].id in study.blind.agreeing(first)
    assert len(study.blind.agreeing(first)) < len(found)
    study.coding.in_vivo(first, found[-1].start, found[-1].end, coder=ada(study))
    assert assisted(study) == [False, True]
    assert study.verify() == []


def test_an_interview_whose_suggestions_were_seen_is_not_coded_blind(study: OpenStudy) -> None:
    found = suggest(study, 0)
    study.deciding.reject(found[0].id, coder=ada(study))
    with pytest.raises(NotPermitted) as refused:
        study.blind.start(found[0].document_id, coder=ada(study))
    assert refused.value.code == "seen_already"


def test_held_out_turns_go_to_no_suggester_until_they_are_coded(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0]
    study.blind.hold_out(0.2, coder=ada(study), seed=7)
    turns = study.blind.of(document.id).turns
    assert len(turns) == 4
    text = study.transcripts.shown(document.id)
    assert text is not None
    words = [text.slice(turn.start, turn.end) for turn in document.turns if turn.index in turns]
    sent = " ".join(
        turn.text for call in study.suggesting.plan_codes([document.id], BuiltinModel()).calls
        for turn in call.request.excerpt.turns  # type: ignore[union-attr]
    )  # fmt: skip
    assert sent
    assert not any(part in sent for part in words)
    found = suggest(study, 0)
    spans = [(turn.start, turn.end) for turn in document.turns if turn.index in turns]
    assert not any(start < item.end and item.start < end for item in found for start, end in spans)
    study.coding.in_vivo(document.id, *spans[0], coder=ada(study))
    elsewhere = next(turn for turn in document.turns if turn.can_be_coded and turn.index not in turns)
    study.coding.in_vivo(document.id, elsewhere.start, elsewhere.end, coder=ada(study))
    assert assisted(study) == [False, True]
    study.blind.finish(document.id, coder=ada(study))
    assert not study.blind.of(document.id).is_open
    later = study.suggesting.plan_codes([document.id], BuiltinModel())
    assert any(words[0] in turn.text for call in later.calls for turn in call.request.excerpt.turns)  # type: ignore[union-attr]


def test_the_draw_is_repeatable_and_reaches_interviews_that_come_later(study: OpenStudy) -> None:
    study.blind.hold_out(0.1, coder=ada(study), seed=3)
    assert study.blind.share() == (0.1, 3)
    late = study.transcripts.add(transcript(SECOND.replace("Kunden", "Leute"), "c.txt"), coder=ada(study))
    assert study.blind.of(late.id).turns == drawn(late, 0.1, 3) == (1,)
    study = reopen(study)
    study.blind.finish(late.id, coder=ada(study))
    assert study.blind.of(late.id).was
    assert not study.blind.of(late.id).is_open
    assert study.verify() == []


def test_interviews_with_suggestions_are_not_drawn_from(study: OpenStudy) -> None:
    suggest(study, 0)
    study.blind.hold_out(0.5, coder=ada(study))
    assert [bool(study.blind.of(item.id).turns) for item in study.transcripts.documents()] == [False, True]


def test_it_can_be_taken_back_and_wrong_shares_are_refused(study: OpenStudy) -> None:
    study.blind.hold_out(0.2, coder=ada(study))
    study.history.undo(coder=ada(study))
    assert study.blind.share() == (0.0, 0)
    assert not study.blind.of(study.transcripts.documents()[0].id).is_open
    with pytest.raises(InvalidInput):
        study.blind.hold_out(0.8, coder=ada(study))
    with pytest.raises(InvalidInput):
        study.blind.finish(study.transcripts.documents()[0].id, coder=ada(study))


def test_it_goes_with_an_interview_that_is_removed(study: OpenStudy) -> None:
    document, _start, _end = span_of(study, "Vertrauen", 1)
    study.blind.start(document, coder=ada(study))
    study.transcripts.remove(document, coder=ada(study))
    assert study.store.all(BlindReading) == []


def test_who_does_not_code_first_sees_suggestions_and_their_codings_are_assisted(study: OpenStudy) -> None:
    first, bea = study.transcripts.documents()[0].id, study.coder("Bea").id
    study.blind.start(first, coder=ada(study))
    found = suggest(study, 0)
    assert study.blind.shown(found, ada(study)) == []
    assert study.blind.shown(found, bea) == found
    assert study.blind.of(first, ada(study)).is_first
    assert not study.blind.of(first, bea).is_first
    study.coding.in_vivo(first, found[0].start, found[0].end, coder=bea)
    study.coding.in_vivo(first, found[1].start, found[1].end, coder=ada(study))
    assert assisted(study) == [True, False]
    with pytest.raises(InvalidInput):
        study.blind.finish(first, coder=bea)
    study.deciding.reject(found[2].id, coder=bea)


def test_the_overview_does_not_tell_how_many_suggestions_are_hidden(study: OpenStudy) -> None:
    first = study.transcripts.documents()[0].id
    study.blind.start(first, coder=ada(study))
    assert suggest(study, 0)
    row = study.transcripts.overview()[0]
    assert (row.open_suggestions, row.decided, row.hides) == (0, 0, True)
    study.blind.finish(first, coder=ada(study))
    row = study.transcripts.overview()[0]
    assert row.open_suggestions
    assert not row.hides


def test_a_coder_is_renamed_and_what_was_recorded_stays_theirs(study: OpenStudy) -> None:
    coder = ada(study)
    study.coder("Bea")
    study.rename_coder(coder, "  Ada   Berg ", coder=coder)
    assert study.coder_name(coder) == "Ada Berg"
    assert study.coder("ada berg").id == coder
    event = study.history.events(kinds=["coder_renamed"])[0]
    assert [change["before"]["name"] for change in event.changes] == ["Ada"]
    for name, code in (("", "empty_name"), ("bea", "name_taken")):
        with pytest.raises(InvalidInput) as refused:
            study.rename_coder(coder, name, coder=coder)
        assert refused.value.code == code
    assert study.verify() == []
