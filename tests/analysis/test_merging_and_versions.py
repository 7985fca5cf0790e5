"""Codes and categories merged and split, named versions with their differences, interviews to go through again."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import ada, make_study, reopen, span_of

from analysis.errors import InvalidInput, NotFound
from analysis.records import Category, Code, CodeOrigin, Coding, Level, Memo, Suggestion, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path)


def coded(study: OpenStudy, words: str, document: int = 0) -> Code:
    return study.coding.in_vivo(*span_of(study, words, document), coder=ada(study))


def test_merged_codes_keep_the_ids_of_quotations_and_undo_brings_both_back(study: OpenStudy) -> None:
    coder = ada(study)
    kept, other = coded(study, "technische Hürde"), coded(study, "am Ende entscheide ich")
    study.coding.apply(other.id, *span_of(study, "technische Hürde"), coder=coder)
    memo = study.coding.memo("Was steht dahinter?", target=other, coder=coder)
    concept = study.structure.add(Level.CONCEPT, "Hürden", members=[other.id], coder=coder)
    before = {item.id for item in study.store.all(Coding)}
    study.merging.merge_codes([other.id], kept.id, coder=coder)
    after = study.store.all(Coding)
    assert {item.code_id for item in after} == {kept.id}
    assert {item.id for item in after} < before
    assert len(after) == 2, "the same words are kept once"
    assert study.store.get(Memo, memo.id).target_id == kept.id
    assert [item.parent_id for item in study.structure.homes(kept.id)] == [concept.id]
    assert [event.kind for event in study.coding.provenance(kept.id)][-1] == "codes_merged"
    assert study.coding.provenance(other.id)[-1].kind == "codes_merged"
    assert study.verify() == []
    study = reopen(study)
    study.history.undo(coder=coder)
    assert {item.id for item in study.store.all(Coding)} == before
    assert study.store.get(Code, other.id) == other
    assert study.verify() == []


def test_a_split_code_leaves_quotations_on_both_sides(study: OpenStudy) -> None:
    coder = ada(study)
    code = coded(study, "technische Hürde")
    second = study.coding.apply(code.id, *span_of(study, "Vertrauen der Kunden", 1), coder=coder)
    theme = study.structure.add(Level.CONCEPT, "Hürden", members=[code.id], coder=coder)
    made = study.merging.split_code(code.id, [second.id], "Vertrauen der Kunden", coder=coder)
    assert made.origin is CodeOrigin.IN_VIVO
    assert study.store.get(Coding, second.id).code_id == made.id
    assert [item.parent_id for item in study.structure.homes(made.id)] == [theme.id]
    assert study.store.get(Code, code.id).label == "technische Hürde"
    with pytest.raises(InvalidInput):
        study.merging.split_code(
            code.id, [item.id for item in study.store.all(Coding, code_id=code.id)], "x", coder=coder
        )
    first = study.store.all(Coding, code_id=code.id)[0]
    study.coding.apply(code.id, *span_of(study, "das sagt auch", 1), coder=coder)
    study.merging.split_code(code.id, [first.id], "Hürde", coder=coder)
    assert study.store.get(Code, code.id).origin is CodeOrigin.RESEARCHER, "its words went with the other side"
    assert study.verify() == []


def test_categories_are_merged_and_split_with_their_members(study: OpenStudy) -> None:
    coder, add = ada(study), study.structure.add
    codes = [coded(study, "technische Hürde"), coded(study, "am Ende entscheide ich"), coded(study, "Kunden", 1)]
    one = add(Level.CONCEPT, "Eins", members=[codes[0].id, codes[1].id], coder=coder)
    two = add(Level.CONCEPT, "Zwei", members=[codes[2].id], coder=coder)
    theme = add(Level.THEME, "Thema", members=[two.id], coder=coder)
    study.merging.merge_categories([two.id], one.id, coder=coder)
    assert study.store.find(Category, two.id) is None
    assert {
        item.child_id for item in study.store.all(type(study.structure.homes(codes[0].id)[0]), parent_id=one.id)
    } == {item.id for item in codes}
    assert [item.parent_id for item in study.structure.homes(one.id)] == [theme.id]
    made = study.merging.split_category(one.id, [codes[0].id], "Neu", coder=coder)
    assert [item.parent_id for item in study.structure.homes(codes[0].id)] == [made.id]
    assert [item.parent_id for item in study.structure.homes(made.id)] == [theme.id]
    with pytest.raises(InvalidInput):
        study.merging.merge_categories([theme.id], one.id, coder=coder)
    assert study.verify() == []


def test_versions_say_what_was_added_renamed_moved_merged_redefined_and_removed(study: OpenStudy) -> None:
    coder = ada(study)
    stays, goes, joins = coded(study, "technische Hürde"), coded(study, "Angst"), coded(study, "am Ende entscheide ich")
    first = study.versions.name("v1, after I-01", coder=coder)
    added = coded(study, "Vertrauen der Kunden", 1)
    study.coding.rename(stays.id, "Hürde", coder=coder)
    study.coding.define(stays.id, "Was schwerfällt", coder=coder)
    study.structure.add(Level.CONCEPT, "Hürden", members=[stays.id], coder=coder)
    study.coding.delete_code(goes.id, coder=coder)
    study.merging.merge_codes([joins.id], stays.id, coder=coder)
    study.versions.name("v2", coder=coder)
    study = reopen(study)
    found = study.versions.differences(study.versions.find("V1, after I-01"), study.versions.find("2"))
    assert {item.label for item in found.added} == {added.label, "Hürden"}
    assert [item.label for item in found.removed] == ["Angst"]
    assert [(item.label, into.id) for item, into in found.merged] == [("am Ende entscheide ich", stays.id)]
    assert [(item.before.label, item.after.label) for item in found.renamed] == [("technische Hürde", "Hürde")]
    assert [item.after.home for item in found.moved] == ["Hürden"]
    assert [item.after.definition for item in found.redefined] == ["Was schwerfällt"]
    assert study.versions.differences(study.versions.find("v2")).is_empty
    assert {item.label for item in study.versions.codebook(first)} == {
        "technische Hürde",
        "Angst",
        "am Ende entscheide ich",
    }
    now = {item.label: item.quotations for item in study.versions.codebook(None)}
    assert now == {"Hürde": 2, "Hürden": 0, "Vertrauen der Kunden": 1}
    study.history.undo(coder=coder)
    assert [item.name for item in study.versions.all()] == ["v1, after I-01"]
    with pytest.raises(NotFound):
        study.versions.find("v2")
    with pytest.raises(InvalidInput):
        study.versions.name("V1, AFTER I-01", coder=coder)


def test_earlier_interviews_wait_for_codes_that_came_later(study: OpenStudy) -> None:
    coder = ada(study)
    first, second = study.transcripts.documents()
    coded(study, "technische Hürde")
    assert study.versions.to_revisit() == []
    later = coded(study, "Vertrauen der Kunden", 1)
    [waiting] = study.versions.to_revisit()
    assert (waiting.document.id, waiting.codes) == (first.id, (later.label,))
    study.versions.mark_revisited(first.id, coder=coder)
    assert study.versions.to_revisit() == []
    study.history.undo(coder=coder)
    assert [item.document.id for item in study.versions.to_revisit()] == [first.id]
    study.coding.apply(later.id, *span_of(study, "Angst"), coder=coder)
    assert [item.document.id for item in study.versions.to_revisit()] == []
    assert second.id


def test_a_batch_of_suggestions_is_put_aside_and_brought_back_as_one_step(study: OpenStudy) -> None:
    coder = ada(study)
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], BuiltinModel())
    run = study.suggesting.run(plan, BuiltinModel(), coder=coder)
    found = study.store.all(Suggestion, run_id=run.id)
    study.deciding.accept(found[0].id, coder=coder)
    study.history.undo(coder=coder)
    study = reopen(study)
    done = study.history.undo(coder=coder)
    assert done is not None
    assert done.details["kind"] == "run_ended"
    assert {item.status for item in study.store.all(Suggestion, run_id=run.id)} == {SuggestionStatus.SET_ASIDE}
    study.history.redo(coder=coder)
    assert study.store.all(Suggestion, run_id=run.id) == found
    assert study.verify() == []


def test_names_can_be_undone_after_something_was_asked_for(study: OpenStudy) -> None:
    coder = ada(study)
    row = study.pseudonyms.entities()[0]
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], BuiltinModel())
    study.suggesting.run(plan, BuiltinModel(), coder=coder)
    study.pseudonyms.rename(row.entity.id, "Kollegin X", coder=coder)
    assert study.history.undo(coder=coder) is not None
    assert study.pseudonyms.entities()[0].entity.replacement == row.entity.replacement
    for _ in range(3):
        study.history.undo(coder=coder)
    texts = study.transcripts.overview()
    assert any(item.approval_voided for item in texts), "an approval is taken back, the text that was asked about stays"
    assert study.verify() == []
