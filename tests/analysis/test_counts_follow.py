"""What is counted once and kept (words, quotations, who speaks) is what a fresh count gives, after any change."""

from __future__ import annotations

from pathlib import Path

from builders import ada, make_study, span_of

from analysis.records import Original
from analysis.workflow.guard import Guard
from analysis.workflow.structure import Structure
from analysis.workflow.study import OpenStudy
from analysis.workflow.texts import Texts
from analysis.workflow.transcripts import Transcripts


def assert_counts_are_fresh(study: OpenStudy) -> None:
    texts = Texts(study.store)
    guard = Guard(study.store, texts)
    assert study.structure.tree() == Structure(study.store, guard).tree()
    assert study.transcripts.overview() == Transcripts(study.store, texts, guard).overview()


def test_counts_are_those_of_a_fresh_count_after_each_change(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    coder = ada(study)
    assert_counts_are_fresh(study)
    place = span_of(study, "die technische Hürde")
    code = study.coding.new_code(*place, "Hürden", coder=coder)
    assert_counts_are_fresh(study)
    second = study.coding.apply(code.id, *span_of(study, "Das Vertrauen der Kunden", 1), coder=coder)
    assert [node.quotation_count for node in study.structure.tree()] == [2]
    assert [node.participant_count for node in study.structure.tree()] == [2]
    study.coding.remove_coding(second.id, coder=coder)
    assert_counts_are_fresh(study)
    study.history.undo(coder=coder)
    assert_counts_are_fresh(study)
    label = next(row.label for row in study.transcripts.speakers(place[0]) if row.code == "P01")
    study.transcripts.set_speaker(place[0], label, "P02", coder=coder)
    assert [node.participant_count for node in study.structure.tree()] == [1]
    assert_counts_are_fresh(study)
    study.transcripts.remove(study.transcripts.documents()[1].id, coder=coder)
    assert_counts_are_fresh(study)
    study.close()


def test_words_are_counted_only_where_that_is_asked_for_and_then_kept(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    assert {row.word_count for row in study.transcripts.overview(counting=False)} == {None}
    counted = [row.word_count for row in study.transcripts.overview()]
    assert [row.word_count for row in study.transcripts.overview(counting=False)] == counted
    for row in study.transcripts.overview():
        original = study.store.get(Original, row.document.id)
        assert row.word_count == sum(len(original.text[t.start : t.end].split()) for t in original.turns)
    study.close()
