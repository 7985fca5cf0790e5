"""Hard cases of the use cases: several threads, no key file, odd interviews, and runs that are taken up again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import INTERVIEW, SECOND, ada, make_study, reopen, span_of

import storage
import storage.export
from analysis.errors import InvalidInput, NotPermitted, VerbatimError
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    Coding,
    IdentifierKind,
    Level,
    Memo,
    Placement,
    SuggestionStatus,
    Verdict,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy

LONG = "".join(
    f"I: Was ist an Aufgabe {number} schwierig?\n\n"
    f"B: Ich finde Aufgabe {number} schwierig, weil Frau Schuster sie in Bielefeld ganz anders sieht als ich.\n\n"
    for number in range(40)
)


def suggest(study: OpenStudy) -> None:
    plan = study.suggesting.plan_codes([item.id for item in study.transcripts.documents()], BuiltinModel())
    study.suggesting.run(plan, BuiltinModel(), coder=ada(study))


# --- threads ---


def in_threads(*acts: Callable[[], None]) -> list[BaseException]:
    failed: list[BaseException] = []

    def run(act: Callable[[], None]) -> None:
        try:
            act()
        except VerbatimError:
            pass
        except BaseException as error:  # noqa: BLE001 - handed to the test
            failed.append(error)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failed


def test_a_suggestion_decided_from_many_threads_becomes_one_code(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    suggest(study)
    wanted = study.suggesting.list()[0].id
    failed = in_threads(*[lambda: study.deciding.accept(wanted, coder=ada(study)) and None] * 8)
    assert failed == []
    assert len(study.store.all(Code)) == 1
    assert study.verify() == []
    study.close()


def test_deciding_reading_and_undoing_go_on_while_a_run_commits(tmp_path: Path) -> None:
    study = make_study(tmp_path, [LONG, INTERVIEW, SECOND])
    coder, done = ada(study), threading.Event()
    entity = study.pseudonyms.entities()[0].entity.id

    def running() -> None:
        try:
            for _ in range(3):
                suggest(study)
        finally:
            done.set()

    def deciding() -> None:
        while not done.is_set():
            for item in study.suggesting.list(statuses=[SuggestionStatus.OPEN])[:2]:
                study.deciding.accept(item.id, coder=coder)
                study.history.undo(coder=coder)

    def reading() -> None:
        while not done.is_set():
            study.transcripts.overview()
            study.structure.tree()
            for item in study.suggesting.list():
                study.suggesting.quotation(item)
            study.history.next_undo()

    def naming() -> None:
        for verdict in (Verdict.KEEP, Verdict.REPLACE) * 2:
            study.pseudonyms.decide(entity, verdict, coder=coder)
            for document in study.transcripts.documents():
                study.pseudonyms.approve(document.id, coder=coder)

    assert in_threads(running, deciding, reading, naming) == []
    assert study.verify() == []
    reopen(study).close()


def test_one_name_from_many_threads_is_one_coder(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    assert in_threads(*[lambda: study.coder("Berta") and None] * 8) == []
    assert [coder.name for coder in study.coders()] == ["Ada", "Berta"]
    study.close()


# --- without the key file ---


def test_without_the_key_file_she_codes_decides_suggests_and_exports(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    suggest(study)
    alone = reopen(study, without_key=True)
    coder = ada(alone)
    alone.deciding.accept(alone.suggesting.list()[0].id, coder=coder)
    document_id, start, end = span_of(alone, "Hürde")
    code = alone.coding.in_vivo(document_id, start, end, coder=coder)
    theme = alone.structure.add(Level.THEME, "Hürden", coder=coder, members=[code.id])
    alone.history.undo(coder=coder)
    alone.history.redo(coder=coder)
    assert alone.store.get(Category, theme.id)
    alone.suggesting.plan_codes([document_id], BuiltinModel())
    suggest(alone)
    storage.export.export(alone, "codebook-json", tmp_path / "codebook.json", coder=coder)
    assert alone.verify() == []
    again = reopen(alone)
    assert again.verify() == []
    again.close()


def test_without_the_key_file_a_step_on_names_is_not_undone(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.pseudonyms.decide(study.pseudonyms.entities()[0].entity.id, Verdict.KEEP, coder=ada(study))
    alone = reopen(study, without_key=True)
    assert alone.history.undo(coder=ada(alone)) is None
    again = reopen(alone)
    assert again.verify() == []
    assert again.history.undo(coder=ada(again)) is not None
    again.close()


# --- what refers to what ---


def test_a_coding_takes_its_memos_and_its_place_as_anchor_with_it(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    coder = ada(study)
    study.coding.in_vivo(*span_of(study, "Hürde"), coder=coder)
    coding = study.store.all(Coding)[0]
    theme = study.structure.add(Level.THEME, "Hürden", coder=coder)
    study.structure.edit(theme.id, anchor_coding_id=coding.id, coder=coder)
    study.coding.memo("Schön gesagt.", target=coding, coder=coder)
    study.coding.remove_coding(coding.id, coder=coder)
    assert study.store.all(Memo) == []
    assert study.store.get(Category, theme.id).anchor_coding_id == ""
    study.history.undo(coder=coder)
    assert study.store.get(Category, theme.id).anchor_coding_id == coding.id
    assert len(study.coding.memos(coding.id)) == 1
    study.close()


def test_a_member_named_twice_is_placed_once(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    code = study.coding.in_vivo(*span_of(study, "Hürde"), coder=ada(study))
    study.structure.add(Level.THEME, "Hürden", members=[code.id, code.id], coder=ada(study))
    assert len(study.store.all(Placement)) == 1
    study.close()


def test_a_removed_interview_leaves_no_words_and_comes_back_by_undo(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    code = study.coding.in_vivo(*span_of(study, "schwierig", 1), coder=ada(study))
    document = study.transcripts.documents()[1]
    shown = study.transcripts.shown(document.id)
    assert shown is not None
    study.transcripts.remove(document.id, coder=ada(study))
    assert study.coding.code(code.id).origin is CodeOrigin.RESEARCHER
    again = reopen(study)
    again.history.undo(coder=ada(again))
    back = again.transcripts.shown(document.id)
    assert back is not None
    assert back.segments == shown.segments
    assert again.pseudonyms.approved(document.id)
    assert again.coding.code(code.id).origin is CodeOrigin.IN_VIVO
    assert again.verify() == []
    again.close()


def test_an_undone_approval_leaves_no_words(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    study.history.undo(coder=ada(study))
    document = study.transcripts.documents()[0]
    at = study.transcripts.original(document.id).text.index("Maschine")
    study.pseudonyms.add(document.id, at, at + 8, IdentifierKind.PRODUCT, coder=ada(study))
    rows = study.store.study_file.database.connection.exec_driver_sql("SELECT count(*) FROM blob").scalar_one()
    assert rows == 0
    study.close()


def test_a_kept_place_of_a_replaced_name_keeps_its_label(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW])
    coder, document = ada(study), study.transcripts.documents()[0]
    row = study.pseudonyms.entities()[0]
    study.pseudonyms.decide(row.entity.id, Verdict.REPLACE, coder=coder)
    study.pseudonyms.decide_one(row.findings[0].id, Verdict.KEEP, coder=coder)
    study.coding.in_vivo(*span_of(study, "als Frau Schuster denkt"), coder=coder)
    study.pseudonyms.approve(document.id, coder=coder)
    assert study.store.all(Code)[0].label == "als Frau Schuster denkt"
    assert study.verify() == []
    study.close()


def test_a_coder_who_bears_a_replaced_name_keeps_it_and_titles_do_not(tmp_path: Path) -> None:
    study = make_study(tmp_path, [INTERVIEW], approved=False)
    coder = study.coder("Schuster").id
    document = study.transcripts.documents()[0]
    study.transcripts.rename(document.id, "Gespräch mit Schuster", coder=coder)
    study.pseudonyms.detect(coder=coder)
    study.pseudonyms.decide(study.pseudonyms.entities()[0].entity.id, Verdict.REPLACE, coder=coder)
    study.pseudonyms.approve(document.id, coder=coder)
    assert study.coder_name(coder) == "Schuster"
    assert study.transcripts.documents()[0].title == "Gespräch mit [Person 1]"
    assert study.verify() == []
    study.close()


# --- odd interviews ---


@pytest.mark.parametrize("text", ["", "Nur Text ohne Sprecher.\n", "B: \n\nI: Und?\n"])
def test_an_interview_with_nothing_to_code_is_not_approved(tmp_path: Path, text: str) -> None:
    study = make_study(tmp_path, [text], approved=False)
    study.pseudonyms.detect(coder=ada(study))
    with pytest.raises(NotPermitted) as refused:
        study.pseudonyms.approve(study.transcripts.documents()[0].id, coder=ada(study))
    assert refused.value.code == "no_participant"
    assert study.transcripts.overview()[0].codings == 0
    assert study.verify() == []
    study.close()


@pytest.mark.parametrize("code", ["P²", "P", "X1", "", "P" + "9" * 5000])
def test_what_is_no_speaker_code_is_refused(tmp_path: Path, code: str) -> None:
    study = make_study(tmp_path)
    with pytest.raises(InvalidInput) as refused:
        study.transcripts.set_speaker(study.transcripts.documents()[0].id, "B", code, coder=ada(study))
    assert refused.value.code == "bad_speaker_code"
    study.close()
