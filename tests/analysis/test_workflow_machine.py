"""Random walks through the use cases: after each step the study must still say what its ledger and its method say."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from builders import INTERVIEW, SECOND, ScriptedDetector, transcript
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from jsonschema import Draft202012Validator

import storage
from analysis.codebook import codebook
from analysis.errors import InvalidInput, NotFound, NotPermitted
from analysis.pseudonymization.entities import verdict_of
from analysis.records import (
    KEY_RECORDS,
    STUDY_RECORDS,
    Category,
    Code,
    CodeOrigin,
    Coding,
    Decision,
    Document,
    Entity,
    Finding,
    IdentifierKind,
    Level,
    Participant,
    Placement,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
    Verdict,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.study import OpenStudy
from storage.export import export
from storage.export.codebook_json import SCHEMA

THIRD = (
    "I: Noch etwas?\n\nB: \n\n"
    "B: Ich denke, Bielefeld ist ein gutes Beispiel dafür, wie schwierig der Umgang mit Bielefelder Kunden ist. 😀\n\n"
    "B: Frau Schuster vertraut der Maschine nicht, und ich auch nicht wirklich.\n"
)
FOURTH = "B: Angst habe ich keine, aber Respekt vor Frau Schuster schon. Das Vertrauen wächst nur langsam.\n"
TEXTS = [INTERVIEW, SECOND, THIRD, FOURTH]
PLANTED = ("Schuster", "Bielefeld")
SCHEMA_CHECK = Draft202012Validator(json.loads(SCHEMA.read_text()))
REFUSALS = (InvalidInput, NotFound, NotPermitted)

T = TypeVar("T")
picks = st.integers(0, 10**6)


def everything(study: OpenStudy) -> dict[str, list[Any]]:
    """Read every table of the study, by record type."""
    kinds = [*STUDY_RECORDS, *KEY_RECORDS]
    return {kind.__name__: sorted(study.store.all(kind), key=lambda item: item.id) for kind in kinds}


def readable(path: Path) -> str:
    """Give all that can be read in a closed study file: raw, unpacked and decoded."""
    parts = [path.read_bytes().decode(errors="replace")]
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f"SELECT * FROM {name}"):
                parts += [_unpacked(value) for value in row]
    connection.close()
    return "\n".join(parts)


def _unpacked(value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode(errors="replace")
    except zlib.error:
        return ""


class Workflow(RuleBasedStateMachine):
    """A researcher who does anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.study = storage.create_study(
            self.folder / "study", title="KI", coder="Ada", research_question="Wie?", detector=ScriptedDetector()
        )
        self.coder = self.study.coders()[0].id

    def teardown(self) -> None:
        if hasattr(self, "study"):
            self.study.close()
        shutil.rmtree(self.folder)

    # --- help ---

    def of(self, kind: type[T], pick: int) -> T | None:
        found = self.study.store.all(kind)  # type: ignore[type-var]
        return found[pick % len(found)] if found else None

    def attempt(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Do it, or be told why not; a refusal changes nothing."""
        before = self.study.store.last_seq()
        try:
            return act(*args, coder=self.coder, **kwargs)
        except REFUSALS:
            assert self.study.store.last_seq() == before
            return None

    def selection(self, pick: int, length: int) -> tuple[str, int, int] | None:
        document = self.of(Document, pick)
        if document is None:
            return None
        start = pick % (document.char_count + 1)
        return document.id, start, min(document.char_count, start + length)

    def some(self, kinds: Sequence[type[Any]], pick: int) -> Any:
        found = [item for kind in kinds for item in self.study.store.all(kind)]
        return found[pick % len(found)] if found else None

    # --- interviews ---

    @initialize()
    def begin(self) -> None:
        self.unknown: set[str] = set()
        self.add(0)
        self.detect()
        self.approve_all()

    @rule(pick=picks)
    def add(self, pick: int) -> None:
        self.attempt(self.study.transcripts.add, transcript(TEXTS[pick % len(TEXTS)]))

    @rule()
    def detect(self) -> None:
        self.attempt(self.study.pseudonyms.detect)

    @rule()
    def approve_all(self) -> None:
        for document in self.study.transcripts.documents():
            self.attempt(self.study.pseudonyms.approve, document.id)

    @rule(pick=picks)
    def remove_interview(self, pick: int) -> None:
        document = self.of(Document, pick)
        if document:
            self.attempt(self.study.transcripts.remove, document.id)

    @rule(pick=picks, code=st.sampled_from(["P01", "P07", "I", "I2", "-"]), label=st.sampled_from(["I", "B"]))
    def set_speaker(self, pick: int, code: str, label: str) -> None:
        document = self.of(Document, pick)
        if document:
            self.attempt(self.study.transcripts.set_speaker, document.id, label, code)

    # --- identifiers ---

    @rule(pick=picks, verdict=st.sampled_from(Verdict))
    def decide_entity(self, pick: int, verdict: Verdict) -> None:
        entity = self.of(Entity, pick)
        if entity:
            self.attempt(self.study.pseudonyms.decide, entity.id, verdict)

    @rule(pick=picks, verdict=st.sampled_from(Verdict))
    def decide_place(self, pick: int, verdict: Verdict) -> None:
        finding = self.of(Finding, pick)
        if finding:
            self.attempt(self.study.pseudonyms.decide_one, finding.id, verdict)

    @rule(pick=picks, length=st.integers(0, 12), kind=st.sampled_from([IdentifierKind.PERSON, IdentifierKind.OTHER]))
    def add_own_finding(self, pick: int, length: int, kind: IdentifierKind) -> None:
        selected = self.selection(pick, length)
        if selected:
            self.attempt(self.study.pseudonyms.add, *selected, kind)

    @rule(pick=picks, kind=st.sampled_from([IdentifierKind.PERSON, IdentifierKind.LOCATION]))
    def change_kind(self, pick: int, kind: IdentifierKind) -> None:
        entity = self.of(Entity, pick)
        if entity:
            self.attempt(self.study.pseudonyms.change_kind, entity.id, kind)

    @rule(pick=picks, number=st.integers(0, 3))
    def rename_pseudonym(self, pick: int, number: int) -> None:
        entity = self.of(Entity, pick)
        if entity:
            self.attempt(self.study.pseudonyms.rename, entity.id, f"[Kollegin {number}]")

    @rule(one=picks, other=picks)
    def merge(self, one: int, other: int) -> None:
        first, second = self.of(Entity, one), self.of(Entity, other)
        if first and second:
            self.attempt(self.study.pseudonyms.merge, [second.id], first.id)

    @rule(pick=picks)
    def split(self, pick: int) -> None:
        finding = self.of(Finding, pick)
        if finding:
            self.attempt(self.study.pseudonyms.split, finding.entity_id, [finding.id])

    # --- suggestions ---

    @rule()
    def suggest_codes(self) -> None:
        model = BuiltinModel()
        documents = [item.id for item in self.study.transcripts.documents()]
        try:
            plan = self.study.suggesting.plan_codes(documents, model)
        except REFUSALS:
            return
        self.study.suggesting.run(plan, model, coder=self.coder)

    @rule(level=st.sampled_from(Level))
    def suggest_groups(self, level: Level) -> None:
        model = BuiltinModel()
        try:
            plan = self.study.suggesting.plan_groups(level, model)
        except REFUSALS:
            return
        self.study.suggesting.run(plan, model, coder=self.coder)

    @rule(pick=picks, act=st.sampled_from(["accept", "reject", "later"]))
    def decide_suggestion(self, pick: int, act: str) -> None:
        suggestion = self.of(Suggestion, pick)
        if suggestion:
            self.attempt(getattr(self.study.deciding, act), suggestion.id)

    @rule(pick=picks, label=st.sampled_from(["schwierig", "Vertrauen", "Frau Schuster", "eigene Worte", " "]))
    def edit_suggestion(self, pick: int, label: str) -> None:
        suggestion = self.of(Suggestion, pick)
        if suggestion:
            members = [item.id for item in self.study.store.all(Code)][:2] * 2
            self.attempt(self.study.deciding.edit, suggestion.id, label=label, member_ids=members)

    # --- coding ---

    @rule(pick=picks, length=st.integers(0, 60))
    def code_in_vivo(self, pick: int, length: int) -> None:
        selected = self.selection(pick, length)
        if selected:
            self.attempt(self.study.coding.in_vivo, *selected)

    @rule(pick=picks, length=st.integers(5, 60), label=st.sampled_from(["Angst", "schwierig", "Schusters Rat"]))
    def code_in_own_words(self, pick: int, length: int, label: str) -> None:
        selected = self.selection(pick, length)
        if selected and self.knows_names():
            self.attempt(self.study.coding.new_code, *selected, label)

    @rule(pick=picks, length=st.integers(5, 60))
    def apply_code(self, pick: int, length: int) -> None:
        code, selected = self.of(Code, pick), self.selection(pick, length)
        if code and selected:
            self.attempt(self.study.coding.apply, code.id, *selected)

    @rule(pick=picks, label=st.sampled_from(["schwierig", "Hürde", "neue Worte", "[Person 1]"]))
    def rename_code(self, pick: int, label: str) -> None:
        code = self.of(Code, pick)
        if code:
            self.attempt(self.study.coding.rename, code.id, label)

    @rule(pick=picks)
    def delete_code(self, pick: int) -> None:
        code = self.of(Code, pick)
        if code:
            self.attempt(self.study.coding.delete_code, code.id)

    @rule(pick=picks)
    def remove_coding(self, pick: int) -> None:
        coding = self.of(Coding, pick)
        if coding:
            self.attempt(self.study.coding.remove_coding, coding.id)

    @rule(pick=picks, text=st.sampled_from(["Notiz", "Was Frau Schuster in Bielefeld sagt"]))
    def write_memo(self, pick: int, text: str) -> None:
        target = self.some([Document, Code, Coding, Category, Suggestion, Decision], pick)
        if self.knows_names():
            self.attempt(self.study.coding.memo, text, target=target)

    def knows_names(self) -> bool:
        known = " ".join(item.canonical for item in self.study.store.all(Entity))
        return all(name in known for name in PLANTED)

    @rule(one=picks, other=picks)
    def merge_codes(self, one: int, other: int) -> None:
        first, second = self.of(Code, one), self.of(Code, other)
        if first and second:
            self.attempt(self.study.merging.merge_codes, [second.id], first.id)

    @rule(pick=picks, label=st.sampled_from(["schwierig", "anders"]))
    def split_code(self, pick: int, label: str) -> None:
        coding = self.of(Coding, pick)
        if coding:
            self.attempt(self.study.merging.split_code, coding.code_id, [coding.id], label)

    @rule(pick=picks, before=st.sampled_from(["das", "Angst", "Hürde ist halt", "am Ende"]),
          after=st.sampled_from(["", "eben das", "Schuster"]))  # fmt: skip
    def correct_the_text(self, pick: int, before: str, after: str) -> None:
        document = self.of(Document, pick)
        if document:
            text = self.study.transcripts.original(document.id).text.replace(before, after)
            known = [form for entity in self.study.store.all(Entity) for form in (entity.canonical, *entity.aliases)]
            if not any(after in form for form in known):
                self.unknown.add(
                    after
                )  # typed in after who it names was anonymised; the detector here finds no bare name
            edited = self.study.correcting.edited(document.id, text)
            self.attempt(self.study.correcting.correct, document.id, edited)

    @rule(pick=picks, way=st.sampled_from(["erase", "anonymise", "restrict"]), dice=st.integers(0, 3))
    def withdraw(self, pick: int, way: str, dice: int) -> None:
        """Now and then, since nothing before it can be undone any more."""
        person = self.of(Participant, pick)
        if person and dice == 0:
            self.attempt(getattr(self.study.withdrawal, way), person.code, reason="widerrufen")

    # --- structure ---

    @rule(one=picks, other=picks)
    def merge_categories(self, one: int, other: int) -> None:
        first, second = self.of(Category, one), self.of(Category, other)
        if first and second:
            self.attempt(self.study.merging.merge_categories, [second.id], first.id)

    @rule(pick=picks)
    def split_category(self, pick: int) -> None:
        placement = self.of(Placement, pick)
        if placement:
            self.attempt(self.study.merging.split_category, placement.parent_id, [placement.child_id], "Teil")

    @rule(pick=picks, level=st.sampled_from(Level))
    def add_category(self, pick: int, level: Level) -> None:
        member = self.some([Code, Category], pick)
        self.attempt(self.study.structure.add, level, f"Gruppe {pick % 7}", members=[member.id] * 2 if member else [])

    @rule(one=picks, other=picks, final=st.booleans(), out=st.booleans())
    def place(self, one: int, other: int, final: bool, out: bool) -> None:
        child, parent = self.some([Code, Category], one), self.of(Category, other)
        if child and parent:
            self.attempt(self.study.structure.place, child.id, None if out else parent.id, final=final)

    @rule(pick=picks, position=st.integers(-2, 5))
    def move_category(self, pick: int, position: int) -> None:
        category = self.of(Category, pick)
        if category:
            self.attempt(self.study.structure.move, category.id, position)

    @rule(one=picks, other=picks)
    def anchor_category(self, one: int, other: int) -> None:
        category, coding = self.of(Category, one), self.of(Coding, other)
        if category and coding:
            self.attempt(self.study.structure.edit, category.id, anchor_coding_id=coding.id, definition="so")

    @rule(pick=picks)
    def remove_category(self, pick: int) -> None:
        category = self.of(Category, pick)
        if category:
            self.attempt(self.study.structure.remove, category.id)

    # --- history and files ---

    @rule(steps=st.integers(1, 6), restart=st.booleans())
    def undo_and_redo(self, steps: int, restart: bool) -> None:
        before = everything(self.study)
        undone = [self.study.history.undo(coder=self.coder) for _ in range(steps)]
        if restart:
            self.close_and_open()
        for event in undone:
            if event is not None:
                assert self.study.history.redo(coder=self.coder) is not None
        assert everything(self.study) == before

    @rule(steps=st.integers(1, 12))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.attempt(self.study.history.undo)

    @rule()
    def redo(self) -> None:
        self.attempt(self.study.history.redo)

    @rule()
    def close_and_open(self) -> None:
        before = everything(self.study)
        self.study.close()
        self.no_original_is_kept(before)
        self.study = storage.open_study(self.study.path, detector=ScriptedDetector())
        assert everything(self.study) == before

    def no_original_is_kept(self, records: dict[str, list[Any]]) -> None:
        entities = {item.id: item for item in records["Entity"]}
        texts = {item.id: item.text for item in records["Original"]}
        words = readable(self.study.path)
        for name in set(PLANTED) - self.unknown:
            places = [item for item in records["Finding"] if name in texts[item.document_id][item.start : item.end]]
            if all(verdict_of(item, entities[item.entity_id]) is not Verdict.KEEP for item in places):
                assert name not in words, name

    @rule()
    def export(self) -> None:
        export(self.study, "codebook-json", self.folder / "codebook.json", coder=self.coder)
        SCHEMA_CHECK.validate(json.loads((self.folder / "codebook.json").read_text()))

    # --- what always holds ---

    @invariant()
    def the_ledger_agrees(self) -> None:
        assert self.study.verify() == []

    @invariant()
    def labels_in_vivo_are_the_words_of_their_place(self) -> None:
        for code in self.study.store.all(Code, origin=CodeOrigin.IN_VIVO):
            shown = self.study.transcripts.shown(code.label_document_id)
            assert shown is not None
            assert shown.slice(code.label_start, code.label_end) == code.label

    @invariant()
    def nothing_refers_to_what_is_gone(self) -> None:
        records = everything(self.study)
        ids = {item.id for found in records.values() for item in found}
        children = {item.id for item in records["Code"] + records["Category"]}
        assert {item.child_id for item in records["Placement"]} <= children
        assert {item.parent_id for item in records["Placement"]} <= {item.id for item in records["Category"]}
        assert {item.target_id for item in records["Memo"]} <= ids | {""}
        assert {item.anchor_coding_id for item in records["Category"]} <= ids | {""}
        assert {item.result_id for item in records["Decision"]} <= ids | {""} | self.deleted()

    def deleted(self) -> set[str]:
        """Results of decisions that were deleted since; the decision stays as it was made."""
        events = self.study.history.events(
            kinds=["code_removed", "category_removed", "codes_merged", "categories_merged"]
        )
        return {change["id"] for event in events for change in event.changes}

    @invariant()
    def quotations_stand_in_their_documents(self) -> None:
        lengths = {item.id: item.char_count for item in self.study.store.all(Document)}
        for coding in self.study.store.all(Coding):
            assert 0 <= coding.start < coding.end <= lengths[coding.document_id]
            assert self.study.coding.quotation(coding).strip()

    @invariant()
    def counts_add_up(self) -> None:
        study = self.study
        counts = study.deciding.counts()
        suggestions = study.store.all(Suggestion)
        assert sum(counts.values()) == len(suggestions)
        taken = {SuggestionStatus.ACCEPTED, SuggestionStatus.EDITED, SuggestionStatus.REJECTED, SuggestionStatus.LATER}
        decided = {item.id for item in suggestions if item.status in taken}
        assert {item.suggestion_id for item in study.deciding.decisions()} == decided
        codes = [item for item in suggestions if item.kind is SuggestionKind.CODE and item.start >= 0]
        assert all(study.suggesting.quotation(item) for item in codes)
        overview = study.transcripts.overview()
        assert sum(row.codings for row in overview) == len(study.store.all(Coding))
        assert [node for node in study.structure.tree() if node.kind == "dimension"] == [
            node for node in study.structure.tree() if node.kind == "dimension"
        ]

    @invariant()
    def each_child_has_one_final_home(self) -> None:
        final = [item.child_id for item in self.study.store.all(Placement, final=True)]
        assert len(final) == len(set(final))

    @invariant()
    def the_codebook_fits_its_schema(self) -> None:
        SCHEMA_CHECK.validate(codebook(self.study.store))


def walk(examples: int, steps: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Workflow,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=examples < 50,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_random_walks_leave_a_sound_study() -> None:
    walk(5, 20)


@pytest.mark.soak
def test_many_random_walks_leave_a_sound_study() -> None:
    walk(300, 50)
