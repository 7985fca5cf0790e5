"""The ledger is complete: what its events give is what the tables hold, whatever was done with the study."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from builders import INTERVIEW, SECOND, ScriptedDetector, ada, kinds_in_the_code, make_study, span_of, transcript
from fakes.openai_server import ScriptedServer
from test_whole_path import model_of

import storage
from analysis.codebook import FORMAT, VERSION
from analysis.errors import Cancelled
from analysis.records import (
    KEY_RECORDS,
    Abstraction,
    AiPolicy,
    Grounding,
    IdentifierKind,
    Kept,
    Level,
    Listed,
    Outcome,
    PassageMark,
    PersonRole,
    RelationKind,
    RuleKind,
    SamplingKind,
    SendScope,
    SensitiveTopic,
    SuggestionKind,
    SuggestionStatus,
    Use,
    Verdict,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.codec import completed
from storage.export import export
from storage.export.replacements import export_replacement_log
from storage.importers.codebook_json import read_codebook_json
from storage.ledger import LedgerFile
from storage.tables import RECORD_TYPES

TWICE = "I: Und?\n\nB: Das war viel Arbeit, und am Ende war es noch einmal viel Arbeit.\n"
NOT_BY_HAND = {
    "key_destroyed",
    "calls_recovered",
    "call_failed",
    "originals_cleaned",
    "request_parts_erased",
}
"""Tested where they happen: after a crash, after a failure, and where a name is found late."""


NOT_FILLED = {"Memo"}


def from_events(file: LedgerFile) -> dict[str, dict[str, Any]]:
    """Play the events, one after the other, into empty tables."""
    state: dict[str, dict[str, Any]] = {name: {} for name in RECORD_TYPES}
    for event in file.events():
        for change in (event.payload or {}).get("changes", ()):
            if change["after"] is None:
                state[change["table"]].pop(change["id"], None)
            else:
                state[change["table"]][change["id"]] = completed(RECORD_TYPES[change["table"]], change["after"])
    return state


def from_tables(study: OpenStudy) -> dict[str, dict[str, Any]]:
    store: Any = study.store
    files = {True: store.key_file, False: store.study_file}
    return {
        name: {row["id"]: row for row in files[kind in KEY_RECORDS].rows(kind)} for name, kind in RECORD_TYPES.items()
    }


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStudy]:
    """A study in which everything was done once."""
    folder = tmp_path_factory.mktemp("worked")
    study = make_study(folder, (INTERVIEW, SECOND, TWICE))
    prepare(study)
    study.ai_policy.set(AiPolicy(reach=SendScope.INTERNET), coder=ada(study))
    study.blind.start(study.transcripts.documents()[0].id, coder=ada(study))
    study.blind.finish(study.transcripts.documents()[0].id, coder=ada(study))
    with ScriptedServer() as server:
        ask(study, server)
    code_by_hand(study)
    take_back_and_bring_back(study)
    divide_and_keep(study)
    study.withdrawal.restrict("P07", coder=ada(study), reason="auf Wunsch")
    export(study, "codebook-json", folder / "book.json", coder=ada(study))
    study.permissions.change(None, uses=list(Use), coder=ada(study))
    code = {"id": "11111111-2222-4333-8444-555555555555", "label": "Aus anderer Studie"}
    book = {"format": FORMAT, "version": VERSION, "study": {"id": "22222222-2222-4333-8444-555555555555"}}
    (folder / "other.json").write_text(json.dumps({**book, "codes": [code]}), encoding="utf-8")
    study.bringing_in.take(read_codebook_json(folder / "other.json"), coder=ada(study))
    export_replacement_log(study, folder / "log.csv", coder=ada(study))
    yield study
    study.close()


def prepare(study: OpenStudy) -> None:
    coder = study.coder("Bea").id
    study.rename_coder(coder, "Bea Berg", coder=coder)
    study.change_settings(coder=coder, title="KI", send_scope=SendScope.INTERNET)
    third = study.transcripts.add(transcript(INTERVIEW.replace("KI", "Technik"), "third.txt"), coder=coder)
    study.transcripts.rename(third.id, "Drittes", coder=coder)
    study.pseudonyms.detect(coder=coder)
    study.transcripts.remove(third.id, coder=coder)
    first, second, _ = study.transcripts.documents()
    speaker = study.transcripts.speakers(first.id)[-1]
    study.transcripts.set_speaker(first.id, speaker.label, "P07", coder=coder)
    study.transcripts.set_attributes("P07", {"job": "Vertrieb", "minutes": 40}, coder=coder)
    entities = [row.entity for row in study.pseudonyms.entities()]
    study.pseudonyms.decide_all([item.id for item in entities], Verdict.REPLACE, coder=coder)
    study.pseudonyms.decide_one(study.pseudonyms.findings(first.id)[0].id, Verdict.REPLACE, coder=coder)
    original = study.transcripts.original(first.id).text
    at = original.index("Maschine")
    added = study.pseudonyms.add(first.id, at, at + len("Maschine"), IdentifierKind.PRODUCT, coder=coder)
    study.pseudonyms.change_kind(added.id, IdentifierKind.OTHER, coder=coder)
    study.replacing.set_role([entities[0].id], PersonRole.PUBLIC_FIGURE, coder=coder)
    study.replacing.set_style(Abstraction.GENERAL, coder=coder)
    study.lists.add("Vertrauen", Listed.SENSITIVE, topic=SensitiveTopic.OTHER, coder=coder)
    study.passages.remove(study.passages.list()[0].id, coder=coder)
    study.passages.flag(coder=coder)
    own = study.passages.add(second.id, 10, 30, coder=coder)
    study.passages.remove(own.id, coder=coder)
    study.passages.mark_all([item.id for item in study.passages.list()], PassageMark.CLEARED, coder=coder)
    study.passages.set_never_leaves(second.id, True, coder=coder)
    study.passages.set_never_leaves(second.id, False, coder=coder)
    study.permissions.change(None, coder=coder, basis="consent", uses=list(Use), until="2099-01-01")
    sample = study.sentence_checks.start(coder=coder, count=3, seed=1)
    study.sentence_checks.record(sample, [], coder=coder)
    for document in study.transcripts.documents():
        study.pseudonyms.approve(document.id, coder=coder, read_by_hand=True)


class Stopped(BuiltinModel):
    """Is stopped before it answers."""

    def send(self, call: Any, cancel: Any) -> Any:
        raise Cancelled


def ask(study: OpenStudy, server: ScriptedServer) -> None:
    coder, documents = ada(study), [item.id for item in study.transcripts.documents()]
    for model in (BuiltinModel(), model_of(server)):
        plan = study.suggesting.plan_codes(documents[:2], model, critic=bool(model.host))
        study.suggesting.run(plan, model, coder=coder)
    dropped = study.suggesting.list(statuses=(SuggestionStatus.DROPPED,))
    study.deciding.restore(dropped[0].id, coder=coder)
    stopped = Stopped()
    with pytest.raises(Cancelled):
        study.suggesting.run(study.suggesting.plan_codes(documents[2:], stopped), stopped, coder=coder)
    study.suggesting.resume(study.suggesting.resumable()[0].id, BuiltinModel(), coder=coder)
    server.script(lambda asked: json.dumps({"codes": [{"turn": asked.codable_turns[0][0], "quote": "viel Arbeit"}]}))
    study.suggesting.run(study.suggesting.plan_codes(documents[2:], model), model, coder=coder)
    [ambiguous] = [item for item in study.suggesting.list() if item.grounding is Grounding.AMBIGUOUS]
    study.deciding.pick_place(ambiguous.id, 1, coder=coder)
    waiting = study.suggesting.list(kind=SuggestionKind.CODE, statuses=(SuggestionStatus.OPEN,))
    for number, suggestion in enumerate(item for item in waiting if item.grounding and item.grounding.can_be_accepted):
        if number == 1:
            study.deciding.reject(suggestion.id, coder=coder, reason="Füllwort", seconds=2.5)
        elif number == 2:
            study.deciding.later(suggestion.id, coder=coder)
        elif number == 3:
            study.deciding.edit(suggestion.id, coder=coder, label="In meinen Worten", seconds=2)
        else:
            study.deciding.accept(suggestion.id, coder=coder, seconds=1)
    for words in ("Am Ende entscheide ich", "das sagt auch", "Vertrauen der Kunden", "schwierig zu gewinnen"):
        study.coding.in_vivo(*span_of(study, words, 1), coder=coder)
    model = model_of(server)
    plan = study.suggesting.plan_groups(Level.CONCEPT, model, alternatives=1)
    study.suggesting.run(plan, model, coder=coder)
    groups = study.suggesting.list(kind=SuggestionKind.CONCEPT, statuses=(SuggestionStatus.OPEN,))
    large = max(groups, key=lambda group: len(group.member_ids))
    study.arranging.split(large.id, large.member_ids[:1], "Abgeteilt", coder=coder)
    study.deciding.accept(large.id, coder=coder)


def code_by_hand(study: OpenStudy) -> None:
    coder = ada(study)
    code = study.coding.in_vivo(*span_of(study, "die technische Hürde"), coder=coder)
    other = study.coding.new_code(*span_of(study, "erst mal verstehen"), "Lernen", coder=coder)
    study.coding.rename(code.id, "Hürden", coder=coder)
    study.coding.define(code.id, "Was im Weg steht", coder=coder)
    coding = study.coding.apply(code.id, *span_of(study, "Wir haben Angst"), coder=coder)
    study.coding.remove_coding(coding.id, coder=coder)
    memo = study.coding.memo("offen", coder=coder, target=code)
    study.coding.edit_memo(memo.id, "geklärt", coder=coder)
    study.coding.remove_memo(memo.id, coder=coder)
    study.coding.memo("bleibt", coder=coder, target=other)
    study.coding.delete_code(other.id, coder=coder)
    theme = study.structure.add(Level.THEME, "Fähigkeiten", coder=coder, members=[code.id])
    second = study.structure.add(Level.THEME, "Ängste", coder=coder)
    study.structure.edit(theme.id, coder=coder, definition="Was man kann")
    study.structure.move(second.id, 0, coder=coder)
    study.structure.place(code.id, second.id, coder=coder)
    related = study.relations.relate(theme.id, second.id, RelationKind.CONDITION, coder=coder)
    study.relations.remove(related.id, coder=coder)
    third = study.structure.add(Level.THEME, "Neugier", coder=coder)
    study.relations.relate(second.id, third.id, RelationKind.OWN, coder=coder, label="weckt")
    study.structure.remove(theme.id, coder=coder)


def divide_and_keep(study: OpenStudy) -> None:
    """Merge, split, name versions, set days and correct a text."""
    coder, document = ada(study), study.transcripts.documents()[2].id
    one = study.coding.in_vivo(*span_of(study, "viel Arbeit", 2), coder=coder)
    other = study.coding.new_code(*span_of(study, "am Ende", 2), "Schluss", coder=coder)
    group = study.structure.add(Level.CONCEPT, "Mühe", members=[one.id, other.id], coder=coder)
    apart = study.merging.split_category(group.id, [other.id], "Ende", coder=coder)
    study.merging.merge_categories([apart.id], group.id, coder=coder)
    study.merging.merge_codes([other.id], one.id, coder=coder)
    study.merging.split_code(one.id, [study.coding.codings(code_id=one.id)[0].id], "Abgeteilt", coder=coder)
    study.guide.add(["Wie setzen Sie KI ein?"], coder=coder)
    study.guide.use(document, 1, coder=coder)
    turn = study.guide.interviewers_turns(document)[0][0]
    study.guide.correct(document, turn, study.guide.versions()[0].questions[0][0], coder=coder)
    study.sampling.remove(study.sampling.note(SamplingKind.CHOSEN, "Vertrieb", coder=coder).id, coder=coder)
    study.sampling.note(SamplingKind.ENDED, "Nichts Neues mehr", day="2026-10-01", coder=coder)
    theme = study.structure.add(Level.THEME, "Für Regeln", coder=coder)
    study.rules.remove(study.rules.add(theme.id, RuleKind.WHEN, "Nie", coder=coder).id, coder=coder)
    resolved = {"kind": RuleKind.INCLUDE, "rule": "Auch Technik"}
    study.rules.discuss(study.coding.codings()[0].id, theme.id, "Einig", coder=coder, **resolved)
    spoken = study.coding.codings()[0]
    for at in range(2):
        case = study.negative_cases.mark(theme.id, spoken.document_id, spoken.start, spoken.end, coder=coder, note="x")
        if at == 0:
            study.negative_cases.remove(case.id, coder=coder)
    waiting = study.comparing.waiting()[0]
    study.comparing.record(waiting.concept.id, waiting.coding.id, Outcome.KEEP, coder=coder)
    study.versions.name("v1", coder=coder)
    study.versions.mark_revisited(document, coder=coder)
    study.blind.hold_out(0.1, coder=coder)
    study.keeping.set(Kept.NAMES, "2099-12-31", coder=coder)
    text = study.transcripts.original(document).text.replace("einmal", "zweimal")
    study.correcting.correct(document, study.correcting.edited(document, text), coder=coder)


def take_back_and_bring_back(study: OpenStudy) -> None:
    coder = ada(study)
    for _ in range(8):
        assert study.history.undo(coder=coder)
    for _ in range(4):
        assert study.history.redo(coder=coder)


def test_the_tables_are_what_the_events_of_all_use_cases_give(worked: OpenStudy) -> None:
    store: Any = worked.store
    played, kept = from_events(store.study_file), from_tables(worked)
    for name, rows in from_events(store.key_file).items():
        played[name] |= rows
    filled = {name for name, rows in kept.items() if rows}
    assert filled >= RECORD_TYPES.keys() - NOT_FILLED
    for name in RECORD_TYPES:
        assert json.loads(json.dumps(played[name])) == kept[name], name
    assert worked.verify() == []


def test_every_use_case_that_records_something_was_walked(worked: OpenStudy) -> None:
    walked = {event.kind for event in worked.history.events()}
    assert kinds_in_the_code() - NOT_BY_HAND - walked == set()


def test_no_row_of_the_file_changes_without_an_event(worked: OpenStudy) -> None:
    """Opening and closing writes nothing that the ledger does not tell."""
    before = from_tables(worked)
    last = worked.store.last_seq()
    worked.close()
    again = storage.open_study(worked.path, detector=ScriptedDetector())
    assert from_tables(again) == before
    assert again.store.last_seq() == last
    again.close()
