"""The text of a coded interview is corrected: every quotation moves exactly, or she is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import INTERVIEW, NAMES, ScriptedDetector, ada, make_study, reopen, span_of, transcript
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InvalidInput
from analysis.moving import Correction, Moved
from analysis.records import Code, CodeOrigin, Coding, IdentifierKind, Memo, PassageMark, SensitiveTopic, Suggestion
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy

WORDS = st.lists(st.sampled_from(["Angst", "und", "vor", "😀", "Ä", "der", "Maschine,", "\n", "ja"]), max_size=30)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path)


def code(study: OpenStudy, words: str) -> Code:
    return study.coding.in_vivo(*span_of(study, words), coder=ada(study))


def correct(study: OpenStudy, before: str, after: str) -> object:
    document = study.transcripts.documents()[0].id
    edited = study.correcting.edited(document, study.transcripts.original(document).text.replace(before, after))
    said = study.correcting.preview(document, edited)
    assert study.correcting.correct(document, edited, coder=ada(study)) == said
    assert study.verify() == []
    return said


def quoted(study: OpenStudy, code: Code) -> list[str]:
    return [study.coding.quotation(item) for item in study.coding.codings(code_id=code.id)]


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, st.integers(0, 60), st.integers(1, 20))
def test_a_span_said_to_be_exact_holds_the_same_words_and_one_that_is_lost_none(
    before: list[str], after: list[str], start: int, length: int
) -> None:
    old, new = " ".join(before), " ".join(after)
    correction = Correction(old, new)
    start = min(start, len(old))
    end = min(len(old), start + length)
    place = correction.place(start, end)
    assert 0 <= place.start <= place.end <= len(new)
    if place.how is Moved.EXACT:
        assert new[place.start : place.end] == old[start:end]
    if place.how is Moved.LOST:
        assert place.start == place.end
    unchanged = Correction(old, old).place(start, end)
    if old[start:end].strip():
        assert (unchanged.start, unchanged.end, unchanged.how) == (start, end, Moved.EXACT)


def test_what_stands_after_a_correction_moves_with_its_words(study: OpenStudy) -> None:
    first, later = code(study, "technische Hürde"), code(study, "am Ende entscheide ich")
    said = correct(study, "Ich glaube,", "Ich glaube wirklich, ja,")
    assert {item.how for item in said.effects} == {Moved.EXACT}  # type: ignore[attr-defined]
    assert quoted(study, first) == ["technische Hürde"]
    assert quoted(study, later) == ["am Ende entscheide ich"]
    assert {item.label for item in study.store.all(Code)} == {"technische Hürde", "am Ende entscheide ich"}
    assert study.transcripts.overview()[0].approval_voided
    assert not study.transcripts.overview()[1].approval_voided


def test_a_quotation_corrected_inside_holds_the_corrected_words(study: OpenStudy) -> None:
    changed = code(study, "am Ende entscheide ich. Wir haben Angst")
    said = correct(study, "entscheide ich. Wir", "entscheide ich selbst. Wir")
    assert [item.how for item in said.effects] == [Moved.CORRECTED]  # type: ignore[attr-defined]
    assert quoted(study, changed) == ["am Ende entscheide ich selbst. Wir haben Angst"]
    assert study.store.get(Code, changed.id).label == "am Ende entscheide ich selbst. Wir haben Angst"


def test_what_cannot_be_moved_surely_is_marked_and_what_is_gone_is_told(study: OpenStudy) -> None:
    unsure, lost = code(study, "Wir haben"), code(study, "verstehen")
    said = correct(study, "haben Angst, dass", "fürchten, dass")
    assert [item.how for item in said.of(Moved.UNSURE)] == [Moved.UNSURE]  # type: ignore[attr-defined]
    [coding] = study.coding.codings(code_id=unsure.id)
    [memo] = study.coding.memos(coding.id)
    assert memo.kind == "check"
    assert "„Wir haben“" in memo.text
    assert quoted(study, unsure) == ["Wir fürchten"]
    assert study.store.get(Code, unsure.id).origin is CodeOrigin.RESEARCHER
    correct(study, "Das muss ich erst mal verstehen.", "")
    assert study.coding.codings(code_id=lost.id) == []
    assert "verstehen" in study.coding.memos(lost.id)[0].text
    assert study.store.get(Code, lost.id).label == "verstehen"


def test_a_name_in_the_new_words_is_replaced_before_it_is_kept(study: OpenStudy) -> None:
    study.pseudonyms._detector = study.correcting._detector = ScriptedDetector(
        (*NAMES, ("Ottokar Pfeil", IdentifierKind.PERSON))
    )
    kept = code(study, "technische Hürde")
    correct(study, "viel höher", "viel höher, sagt Ottokar Pfeil,")
    shown = study.transcripts.shown(study.transcripts.documents()[0].id)
    assert shown is not None
    assert "Pfeil" not in shown.text
    assert "Schuster" not in shown.text
    assert quoted(study, kept) == ["technische Hürde"]
    study.close()
    assert "Pfeil" not in study.path.read_bytes().decode(errors="replace")


def test_suggestions_and_marked_passages_move_too_and_undo_brings_all_back(study: OpenStudy) -> None:
    coder, document = ada(study), study.transcripts.documents()[0].id
    plan = study.suggesting.plan_codes([document], BuiltinModel())
    study.suggesting.run(plan, BuiltinModel(), coder=coder)
    study.passages.add(*span_of(study, "Angst, dass die Maschine"), topic=SensitiveTopic.HEALTH, coder=coder)
    code(study, "am Ende entscheide ich")
    before = {kind: study.store.all(kind) for kind in (Coding, Code, Suggestion, Memo)}
    words = {item.id: study.suggesting.quotation(item) for item in study.store.all(Suggestion)}
    correct(study, "Ich glaube,", "Nun, ich glaube eben,")
    moved = [item for item in study.store.all(Suggestion) if item.start >= 0]
    assert [study.suggesting.quotation(item) for item in moved if item.grounding == "exact"]
    same = [item for item in moved if study.suggesting.quotation(item) == words[item.id]]
    assert len(same) >= len(moved) - 1
    [passage] = study.passages.list(document)
    assert study.transcripts.original(document).text[passage.start : passage.end] == "Angst, dass die Maschine"
    study = reopen(study)
    assert study.history.undo(coder=coder) is not None
    assert {kind: study.store.all(kind) for kind in (Coding, Code, Suggestion, Memo)} == before
    assert not study.transcripts.overview()[0].approval_voided, "these words were approved"
    assert study.history.redo(coder=coder) is not None
    assert study.verify() == []


def test_a_corrected_file_is_taken_with_its_own_turns(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0].id
    kept = code(study, "am Ende entscheide ich")
    text = INTERVIEW.replace("I: Und im Team", "I: Aha.\n\nB: Ja, so ist das.\n\nI: Und im Team")
    said = study.correcting.correct(document, transcript(text, "corrected.txt"), coder=ada(study))
    assert [item.how for item in said.effects] == [Moved.EXACT]
    assert len(study.transcripts.documents()[0].turns) == 6
    assert quoted(study, kept) == ["am Ende entscheide ich"]
    assert study.verify() == []


def test_the_same_text_is_no_correction(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0].id
    with pytest.raises(InvalidInput):
        study.correcting.preview(document, study.correcting.edited(document, INTERVIEW))
    assert PassageMark.FLAGGED
