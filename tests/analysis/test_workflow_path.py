"""The use cases, on real files, as a researcher walks through them."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from builders import INTERVIEW, ScriptedDetector, ada, make_study, reopen, span_of, transcript
from jsonschema import Draft202012Validator

from analysis.codebook import codebook
from analysis.errors import Cancelled, InvalidInput, NotFound, NotPermitted
from analysis.records import (
    Code,
    CodeOrigin,
    Coding,
    Decision,
    DocumentText,
    IdentifierKind,
    Level,
    LlmCall,
    Memo,
    SendScope,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    Verdict,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from analysis.workflow.transcripts import Stage
from storage.export import export
from storage.export.codebook_json import SCHEMA
from storage.study_files import key_path


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    yield made
    assert made.verify() == []
    made.close()


def suggest(study: OpenStudy) -> list[Suggestion]:
    model = BuiltinModel()
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model)
    study.suggesting.run(plan, model, coder=ada(study))
    return study.suggesting.list(kind=SuggestionKind.CODE)


def shown_text(study: OpenStudy, document: int = 0) -> str:
    shown = study.transcripts.shown(study.transcripts.documents()[document].id)
    assert shown is not None
    return shown.text


# --- importing ---


def test_the_same_interview_is_taken_once(study: OpenStudy) -> None:
    with pytest.raises(InvalidInput) as refused:
        study.transcripts.add(transcript(INTERVIEW, "Kopie.txt"), coder=ada(study))
    assert refused.value.code == "duplicate_file"
    assert len(study.transcripts.documents()) == 2


def test_participants_get_codes_across_the_study(study: OpenStudy) -> None:
    assert [item.code for item in study.transcripts.participants()] == ["P01", "P02"]
    assert [turn.speaker for turn in study.transcripts.documents()[1].turns] == ["I", "P02"]


def test_a_corrected_speaker_changes_who_can_be_coded(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0]
    study.transcripts.set_speaker(document.id, "B", "I2", coder=ada(study))
    assert not any(turn.can_be_coded for turn in study.transcripts.documents()[0].turns)
    assert "I2: " in study.pseudonyms.draft(document.id).text


def test_an_attribute_with_an_original_name_is_refused(study: OpenStudy) -> None:
    with pytest.raises(InvalidInput) as refused:
        study.transcripts.set_attributes("P01", {"industry": "Vertrieb in Bielefeld"}, coder=ada(study))
    assert refused.value.code == "holds_original"
    study.transcripts.set_attributes("P01", {"industry": "Elektrotechnik", "minutes": 66}, coder=ada(study))
    assert study.transcripts.participants()[0].attributes == {"industry": "Elektrotechnik", "minutes": 66}


# --- pseudonymising ---


def test_a_name_is_the_same_pseudonym_in_each_interview(study: OpenStudy) -> None:
    assert "als [Person 1] denkt" in shown_text(study)
    assert "auch [Person 1]s Team" in shown_text(study, 1)
    assert "Schuster" not in shown_text(study) + shown_text(study, 1)


def test_nothing_is_sent_or_shown_before_approval(tmp_path: Path) -> None:
    study = make_study(tmp_path, approved=False)
    document = study.transcripts.documents()[0]
    assert study.transcripts.shown(document.id) is None
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_codes([document.id], BuiltinModel())
    assert refused.value.code == "not_approved"
    with pytest.raises(NotPermitted) as refused:
        study.pseudonyms.approve(document.id, coder=ada(study))
    assert refused.value.code == "not_detected"
    study.close()


def test_a_changed_map_voids_the_approval_and_keeps_every_coding(study: OpenStudy) -> None:
    document_id, start, end = span_of(study, "[Person 1] gesagt, am Ende entscheide ich")
    code = study.coding.in_vivo(document_id, start, end, coder=ada(study))
    entity = study.pseudonyms.entities()[0].entity
    study.pseudonyms.decide(entity.id, Verdict.KEEP, coder=ada(study))
    assert study.store.get(DocumentText, document_id).approved_by == ""
    with pytest.raises(NotPermitted):
        study.pseudonyms.approved(document_id)
    coding = study.coding.codings()[0]
    assert study.coding.quotation(coding) == "Frau Schuster gesagt, am Ende entscheide ich"
    assert study.coding.code(code.id).label == "Frau Schuster gesagt, am Ende entscheide ich"
    study.pseudonyms.approve(document_id, coder=ada(study))
    assert study.pseudonyms.approved(document_id).map_version == 2


def test_undoing_a_verdict_brings_text_and_approval_back(study: OpenStudy) -> None:
    document_id = study.transcripts.documents()[0].id
    before = study.store.all(DocumentText)
    study.pseudonyms.decide(study.pseudonyms.entities()[0].entity.id, Verdict.KEEP, coder=ada(study))
    study.history.undo(coder=ada(study))
    assert study.store.all(DocumentText) == before
    assert study.pseudonyms.approved(document_id)
    study.history.redo(coder=ada(study))
    assert "Schuster" in shown_text(study)


def test_a_name_found_late_is_taken_out_of_everything_the_study_file_keeps(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    document_id, start, end = span_of(study, "die Maschine uns")
    suggest(study)
    study.coding.memo("Die Maschine steht für alles.", coder=ada(study))
    study.structure.add(Level.THEME, "Angst vor der Maschine", coder=ada(study))
    study.coding.in_vivo(document_id, start, end, coder=ada(study))
    original = study.transcripts.original(document_id).text
    at = original.index("Maschine")
    study.pseudonyms.add(document_id, at, at + len("Maschine"), IdentifierKind.PRODUCT, coder=ada(study))
    assert study.verify() == []
    assert study.store.all(Memo)[0].text == "Die [Produkt 1] steht für alles."
    assert study.store.all(Code)[0].label == "die [Produkt 1] uns"
    events = study.history.events()
    assert all(event.changes or not event.erased for event in events if event.kind == "memo_written")
    again = reopen(study)
    assert again.verify() == []
    again.close()
    assert b"Maschine" not in study.path.read_bytes()
    assert b"Maschine" in key_path(study.path).read_bytes()


def test_a_pseudonym_may_not_be_words_that_stand_in_an_interview(study: OpenStudy) -> None:
    entity = study.pseudonyms.entities()[0].entity
    with pytest.raises(InvalidInput) as refused:
        study.pseudonyms.rename(entity.id, "Hürde", coder=ada(study))
    assert refused.value.code == "pseudonym_in_text"
    study.pseudonyms.rename(entity.id, "[Kollegin A]", coder=ada(study))
    assert "als [Kollegin A] denkt" in shown_text(study)


def test_typed_text_takes_the_pseudonym_of_a_name(study: OpenStudy) -> None:
    memo = study.coding.memo("Was Frau Schuster meint, ist offen.", coder=ada(study))
    theme = study.structure.add(Level.THEME, "Schusters Urteil", coder=ada(study))
    assert memo.text == "Was Frau [Person 1] meint, ist offen."
    assert theme.label == "[Person 1]s Urteil"


# --- suggesting and deciding ---


def test_every_suggestion_is_a_slice_of_a_participants_turn(study: OpenStudy) -> None:
    found = suggest(study)
    assert found
    turns = {item.id: item.turns for item in study.transcripts.documents()}
    for suggestion in found:
        turn = turns[suggestion.document_id][suggestion.turn]
        assert turn.can_be_coded
        assert turn.start <= suggestion.start < suggestion.end <= turn.end
        assert study.suggesting.quotation(suggestion)


def test_a_suggestion_is_no_code_until_a_coder_decides(study: OpenStudy) -> None:
    found = suggest(study)
    assert study.store.all(Code) == []
    decision = study.deciding.accept(found[0].id, coder=ada(study), seconds=2.5)
    code = study.store.get(Code, decision.result_id)
    assert code.origin is CodeOrigin.IN_VIVO
    assert code.label == study.suggesting.quotation(found[0])
    assert study.store.get(Suggestion, found[0].id).status is SuggestionStatus.ACCEPTED


def test_a_decision_needs_a_named_coder(study: OpenStudy) -> None:
    found = suggest(study)
    with pytest.raises(NotFound, match="coder"):
        study.deciding.accept(found[0].id, coder="nobody")
    assert study.store.all(Code) == []


def test_words_of_the_quotation_keep_a_label_in_vivo_and_others_do_not(study: OpenStudy) -> None:
    first, second = suggest(study)[:2]
    quotation = study.suggesting.quotation(first)
    part = " ".join(quotation.split()[-2:])
    kept = study.deciding.edit(first.id, coder=ada(study), label=part)
    changed = study.deciding.edit(second.id, coder=ada(study), label="Eigene Worte der Forscherin")
    assert study.store.get(Code, kept.result_id).origin is CodeOrigin.IN_VIVO
    assert study.store.get(Code, kept.result_id).label == part
    assert study.store.get(Code, changed.result_id).origin is CodeOrigin.RESEARCHER


def test_rejected_suggestion_stays_in_the_ledger_with_its_reason(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    found = suggest(study)
    study.deciding.reject(found[0].id, coder=ada(study), reason="zu allgemein")
    again = reopen(study)
    assert again.store.get(Suggestion, found[0].id).status is SuggestionStatus.REJECTED
    assert again.store.all(Decision)[0].reason == "zu allgemein"
    assert [event.kind for event in again.history.events()][-1] == "suggestion_decided"
    again.close()


def test_a_decided_suggestion_is_not_decided_twice(study: OpenStudy) -> None:
    found = suggest(study)
    study.deciding.accept(found[0].id, coder=ada(study))
    with pytest.raises(NotPermitted) as refused:
        study.deciding.reject(found[0].id, coder=ada(study))
    assert refused.value.code == "decided_already"


def test_undo_takes_decisions_back_in_order_and_redo_brings_them_again(study: OpenStudy) -> None:
    first, second = suggest(study)[:2]
    study.deciding.accept(first.id, coder=ada(study))
    study.deciding.reject(second.id, coder=ada(study))
    study.history.undo(coder=ada(study))
    assert study.store.get(Suggestion, second.id).status is SuggestionStatus.OPEN
    study.history.undo(coder=ada(study))
    assert study.store.all(Code) == []
    study.history.redo(coder=ada(study))
    assert len(study.store.all(Code)) == 1
    study.history.redo(coder=ada(study))
    assert study.store.get(Suggestion, second.id).status is SuggestionStatus.REJECTED
    assert study.history.redo(coder=ada(study)) is None


def test_undo_after_undo_and_redo_goes_on_where_it_was(study: OpenStudy) -> None:
    memos = [study.coding.memo(text, coder=ada(study)) for text in ("eins", "zwei", "drei")]
    study.history.undo(coder=ada(study))
    study.history.undo(coder=ada(study))
    study.history.redo(coder=ada(study))
    assert [memo.text for memo in study.coding.memos()] == ["eins", "zwei"]
    study.history.undo(coder=ada(study))
    study.history.undo(coder=ada(study))
    assert study.coding.memos() == []
    study.history.redo(coder=ada(study))
    assert study.coding.memos() == [memos[0]]


def test_what_was_sent_stays_while_the_batch_is_put_aside_and_asked_for_again(study: OpenStudy) -> None:
    found = suggest(study)
    sent = [study.suggesting.request_text(call) for call in study.store.all(LlmCall)]
    assert study.history.undo(coder=ada(study)) is not None
    assert {item.status for item in study.suggesting.list()} == {SuggestionStatus.SET_ASIDE}
    again = [item for item in suggest(study) if item.status is SuggestionStatus.OPEN]
    assert len(again) == len(found)
    while study.history.undo(coder=ada(study)):
        pass
    assert len(study.transcripts.documents()) == 2, "an interview that was asked about stays"
    assert [study.suggesting.request_text(call) for call in study.store.all(LlmCall)][: len(sent)] == sent
    assert study.verify() == []
    assert study.pseudonyms.entities(), "what was found stays found where the study holds words"
    held = [study.store.blob(text.segments_digest).decode() for text in study.store.all(DocumentText)]
    assert len(held) == 2
    assert not any("Schuster" in words for words in held)


def test_a_second_run_offers_nothing_that_is_there_already(study: OpenStudy) -> None:
    first = suggest(study)
    assert suggest(study) == first


def test_a_cancelled_run_keeps_what_was_finished_and_can_be_resumed(tmp_path: Path) -> None:
    texts = [f"I: Frage?\n\nB: Das ist eine schwierige Aufgabe Nummer {word}, finde ich wirklich.\n" for word in "abc"]
    study = make_study(tmp_path, texts)
    model, cancel = BuiltinModel(), threading.Event()
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], model)
    with pytest.raises(Cancelled):
        study.suggesting.run(
            plan, model, coder=ada(study), cancel=cancel, progress=lambda done, _: cancel.set() if done else None
        )
    kept = study.suggesting.list()
    assert len(kept) == 1
    run = study.suggesting.resumable()[0]
    left = study.suggesting.remaining(run, model)
    assert len(left.calls) == 2
    assert plan.word_count * 2 == left.word_count * 3
    study.suggesting.resume(run.id, model, coder=ada(study))
    assert study.suggesting.list()[:1] == kept
    assert len(study.suggesting.list()) == 3
    assert study.suggesting.resumable() == []
    assert study.verify() == []
    study.close()


def test_a_changed_text_is_not_sent_from_an_older_plan(study: OpenStudy) -> None:
    model = BuiltinModel()
    plan = study.suggesting.plan_codes([study.transcripts.documents()[0].id], model)
    study.pseudonyms.rename(study.pseudonyms.entities()[0].entity.id, "[Kollegin A]", coder=ada(study))
    with pytest.raises(NotPermitted):
        study.suggesting.run(plan, model, coder=ada(study))
    assert study.store.all(Suggestion) == []


# --- coding by hand ---


def test_a_selection_that_touches_a_pseudonym_takes_it_whole(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0]
    original = study.transcripts.original(document.id).text
    at = original.index("Schuster denkt")
    code = study.coding.in_vivo(document.id, at + 3, at + len("Schuster denkt"), coder=ada(study))
    assert code.label == "[Person 1] denkt"


def test_the_interviewers_words_are_not_coded(study: OpenStudy) -> None:
    for words in ("Wie nutzen Sie KI", "verstehen.\n\nI: Und im Team"):
        with pytest.raises(NotPermitted) as refused:
            study.coding.in_vivo(*span_of(study, words), coder=ada(study))
        assert refused.value.code == "not_participant"


def test_emoji_before_a_selection_do_not_move_it(study: OpenStudy) -> None:
    code = study.coding.in_vivo(*span_of(study, "Das muss ich erst mal verstehen"), coder=ada(study))
    assert code.label == "Das muss ich erst mal verstehen"


def test_a_deleted_code_comes_back_with_all_of_its_own(study: OpenStudy) -> None:
    code = study.coding.in_vivo(*span_of(study, "am Ende entscheide ich"), coder=ada(study))
    study.coding.apply(code.id, *span_of(study, "Am Ende entscheide ich", 1), coder=ada(study))
    study.coding.memo("wichtig", coder=ada(study), target=code)
    theme = study.structure.add(Level.THEME, "Urteil", coder=ada(study), members=[code.id])
    before = codebook(study.store)["themes"]
    study.coding.delete_code(code.id, coder=ada(study))
    assert study.store.all(Coding) == []
    study.history.undo(coder=ada(study))
    after = codebook(study.store)["themes"]
    for themes in (before, after):
        themes[0]["codes"][0]["provenance"].pop("events")
    assert after == before
    assert study.structure.tree()[0].id == theme.id


def test_renaming_back_to_the_participants_words_makes_a_code_in_vivo_again(study: OpenStudy) -> None:
    code = study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=ada(study))
    study.coding.rename(code.id, "Barrieren", coder=ada(study))
    assert study.coding.code(code.id).origin is CodeOrigin.RESEARCHER
    study.coding.rename(code.id, "technische Hürde", coder=ada(study))
    assert study.coding.code(code.id).origin is CodeOrigin.IN_VIVO


# --- structure and export ---


def structured(study: OpenStudy) -> None:
    coder = ada(study)
    codes = [
        study.coding.in_vivo(*span_of(study, words), coder=coder)
        for words in ("die technische Hürde", "am Ende entscheide ich", "Angst")
    ]
    concept = study.structure.add(Level.CONCEPT, "Technik verstehen", coder=coder, members=[codes[0].id])
    theme = study.structure.add(Level.THEME, "Fähigkeiten", coder=coder, members=[concept.id, codes[1].id])
    study.structure.add(Level.DIMENSION, "Veränderung", coder=coder, members=[theme.id])


def test_levels_are_kept_apart(study: OpenStudy) -> None:
    structured(study)
    dimension, theme, concept = (study.structure.categories(level)[0].id for level in reversed(list(Level)))
    for child, parent in ((concept, dimension), (dimension, theme), (theme, concept), (theme, theme)):
        with pytest.raises(InvalidInput) as refused:
            study.structure.place(child, parent, coder=ada(study))
        assert refused.value.code == "wrong_level"


def test_a_code_has_one_final_home_and_may_have_tentative_ones(study: OpenStudy) -> None:
    structured(study)
    code = study.coding.codes()[0]
    other = study.structure.add(Level.THEME, "Anderes", coder=ada(study))
    study.structure.place(code.id, other.id, coder=ada(study), final=False)
    assert [home.final for home in study.structure.homes(code.id)] == [True, False]
    study.structure.place(code.id, other.id, coder=ada(study))
    assert [home.parent_id for home in study.structure.homes(code.id) if home.final] == [other.id]


def test_counts_go_up_the_tree(study: OpenStudy) -> None:
    structured(study)
    study.coding.apply(study.coding.codes()[1].id, *span_of(study, "Am Ende entscheide ich", 1), coder=ada(study))
    dimension = study.structure.tree()[0]
    assert (dimension.code_count, dimension.quotation_count, dimension.participant_count) == (2, 3, 2)
    assert [node.label for node in study.structure.tree()[1:]] == ["Angst"]


def test_groups_of_the_built_in_suggester_become_categories_by_decision_only(study: OpenStudy) -> None:
    coder, model = ada(study), BuiltinModel()
    for words in ("die technische Hürde", "technische Hürde ist halt viel höher", "am Ende entscheide ich"):
        study.coding.in_vivo(*span_of(study, words), coder=coder)
    plan = study.suggesting.plan_groups(Level.CONCEPT, model)
    study.suggesting.run(plan, model, coder=coder)
    groups = study.suggesting.list(kind=SuggestionKind.CONCEPT)
    assert groups
    assert study.structure.categories(Level.CONCEPT) == []
    study.deciding.edit(groups[0].id, coder=coder, label="Hürden")
    concept = study.structure.categories(Level.CONCEPT)[0]
    assert concept.label == "Hürden"
    assert {node.id for node in study.structure.tree()[0].children} == set(groups[0].member_ids)


def test_the_exported_codebook_is_valid_and_says_where_each_code_came_from(study: OpenStudy, tmp_path: Path) -> None:
    structured(study)
    found = suggest(study)
    study.deciding.accept(found[0].id, coder=ada(study))
    target = tmp_path / "codebook.json"
    export(study, "codebook-json", target, coder=ada(study))
    data = json.loads(target.read_text(encoding="utf-8"))
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    validator.validate(data)
    assert data["contains"] == "pseudonyms"
    assert "Schuster" not in target.read_text(encoding="utf-8")
    accepted = next(code for code in data["codes"] if code["provenance"]["source"] == "suggestion")
    assert accepted["provenance"]["decision"]["coder"] == "Ada"
    assert accepted["provenance"]["suggestion"]["run"] == data["runs"][0]["id"]
    assert data["runs"][0]["calls"][0]["host"] == ""
    assert study.history.events()[-1].kind == "codebook_exported"


def test_the_schema_refuses_a_codebook_that_is_not_one(study: OpenStudy) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    structured(study)
    data = codebook(study.store)
    validator.validate(data)
    broken = json.loads(json.dumps(data))
    broken["dimensions"][0]["themes"][0]["codes"][0]["origin"] = "machine"
    assert not validator.is_valid(broken)
    broken = json.loads(json.dumps(data))
    del broken["codes"][0]["provenance"]
    assert not validator.is_valid(broken)


def test_originals_are_exported_only_when_asked_for(study: OpenStudy) -> None:
    study.coding.in_vivo(*span_of(study, "als [Person 1] denkt"), coder=ada(study))
    assert codebook(study.store)["codes"][0]["label"] == "als [Person 1] denkt"
    with_names = codebook(study.store, original_names=True)
    assert with_names["contains"] == "originals"
    assert with_names["codes"][0]["label"] == "als Frau Schuster denkt"


def test_the_same_study_exports_the_same_bytes(study: OpenStudy, tmp_path: Path) -> None:
    structured(study)
    for name in ("a", "b"):
        export(study, "codebook-json", tmp_path / name, coder=ada(study))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


# --- overview ---


def test_each_interview_goes_through_its_stages(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW], approved=False)
    stages = [study.transcripts.overview()[0].stage]
    study.pseudonyms.detect(coder=ada(study))
    stages.append(study.transcripts.overview()[0].stage)
    study.pseudonyms.approve(study.transcripts.documents()[0].id, coder=ada(study))
    stages.append(study.transcripts.overview()[0].stage)
    found = suggest(study)
    stages.append(study.transcripts.overview()[0].stage)
    for suggestion in found:
        study.deciding.reject(suggestion.id, coder=ada(study))
    stages.append(study.transcripts.overview()[0].stage)
    assert stages == list(Stage)
    study.close()


def test_where_text_may_go_is_enforced(study: OpenStudy) -> None:
    class Elsewhere(BuiltinModel):
        host = "api.example.org"
        host_class = SendScope.INTERNET

    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_codes([study.transcripts.documents()[0].id], Elsewhere())
    assert refused.value.code == "send_scope"


def test_detector_that_finds_nothing_still_lets_her_approve(tmp_path: Path) -> None:
    study = make_study(tmp_path, ["B: Nur Worte.\n"])
    assert shown_text(study).endswith("Nur Worte.\n")
    assert ScriptedDetector(()).detect([("x", "Nur Worte", "de")]) == {"x": []}
    study.close()


def test_an_export_or_a_new_coder_does_not_end_redo(study: OpenStudy, tmp_path: Path) -> None:
    study.coding.memo("eins", coder=ada(study))
    study.history.undo(coder=ada(study))
    export(study, "codebook-json", tmp_path / "c.json", coder=ada(study))
    study.history.redo(coder=study.coder("Grace").id)
    assert [memo.text for memo in study.coding.memos()] == ["eins"]


def test_what_she_adds_herself_is_decided_at_once(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0]
    at = study.transcripts.original(document.id).text.index("Team")
    entity = study.pseudonyms.add(document.id, at, at + len("Team"), IdentifierKind.ORGANIZATION, coder=ada(study))
    assert (entity.verdict, entity.decided_by) == (Verdict.REPLACE, ada(study))


def test_a_removed_interview_takes_what_it_alone_revealed_with_it(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW, "B: In Ulm war alles besser, sagt Bielefeld.\n"])
    first = study.transcripts.documents()[0]
    study.transcripts.remove(first.id, coder=ada(study))
    assert [row.entity.canonical for row in study.pseudonyms.entities()] == ["Bielefeld"]
    assert study.verify() == []
    study.close()


def test_concepts_stand_before_codes_in_a_theme(study: OpenStudy) -> None:
    structured(study)
    assert [node.kind for node in study.structure.tree()[0].children[0].children] == ["concept", "code"]
