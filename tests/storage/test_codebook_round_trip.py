"""A codebook's JSON out of one study, into another one with the same interviews, and out again: the same bytes."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import INTERVIEW, SECOND, ScriptedDetector, ada, make_study, span_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from seed_study import STRUCTURE, make_seed_study, seed_interviews

import storage
from analysis.errors import ImportFailed, VerbatimError
from analysis.foreign import Loss
from analysis.incoming import Reading
from analysis.ports import Put
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    Coding,
    ForeignProvenance,
    Level,
    Participant,
    Permission,
    RuleKind,
    SamplingKind,
    SuggestionKind,
    SuggestionStatus,
    Use,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.bringing_in import BroughtIn
from analysis.workflow.study import OpenStudy
from commands.app import run
from storage.export import export
from storage.export.codebook_json import SCHEMA
from storage.importers.codebook_json import read_codebook_json
from storage.importers.reading import read_incoming

CHECK = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
PLACES = (
    ("technische Hürde", 0), ("als [Person 1] denkt. 😀 Das", 0), ("am Ende entscheide ich", 0), ("Angst", 0),
    ("Vertrauen der Kunden", 1), ("das sagt auch", 1),
)  # fmt: skip


def made(folder: Path, name: str, **settings: Any) -> OpenStudy:
    (folder / name).mkdir()
    return make_study(folder / name, (INTERVIEW, SECOND), **settings)


def out(study: OpenStudy, path: Path, **wanted: Any) -> bytes:
    """Export the codebook; what is written must be as the schema says."""
    export(study, "codebook-json", path, coder=ada(study), **wanted)
    CHECK.validate(json.loads(path.read_bytes()))
    return path.read_bytes()


def into(study: OpenStudy, path: Path) -> BroughtIn:
    return study.bringing_in.take(read_codebook_json(path), coder=ada(study))


def worked(study: OpenStudy) -> OpenStudy:
    """Let two coders do a little of everything."""
    coder, other = ada(study), study.coder("Bea").id
    model = BuiltinModel()
    asked = [item.id for item in study.transcripts.documents()]
    study.suggesting.run(study.suggesting.plan_codes(asked, model), model, coder=coder)
    waiting = study.suggesting.list(kind=SuggestionKind.CODE, statuses=(SuggestionStatus.OPEN,))
    study.deciding.accept(waiting[0].id, coder=coder)
    study.deciding.edit(waiting[1].id, coder=other, label="In meinen Worten", reason="klarer")
    code = study.coding.in_vivo(*span_of(study, "technische Hürde"), coder=coder)
    study.coding.apply(code.id, *span_of(study, "Vertrauen der Kunden", 1), coder=other)
    second = study.coding.new_code(*span_of(study, "am Ende entscheide ich"), "Eigenes Urteil", coder=other)
    theme = study.structure.add(Level.THEME, "Hürden", coder=coder, members=[code.id])
    later = study.structure.add(Level.THEME, "Haltung", coder=coder)
    study.structure.move(later.id, 0, coder=coder)
    study.structure.place(second.id, later.id, coder=coder, final=False)
    anchor = study.coding.codings(code_id=code.id)[0].id
    study.structure.edit(theme.id, coder=coder, definition="x", includes="a", excludes="b", anchor_coding_id=anchor)
    study.structure.label_in_figure(theme.id, "H.", coder=coder)
    study.rules.add(theme.id, RuleKind.WHEN, "Wo etwas im Weg steht", coder=other)
    study.negative_cases.mark(later.id, *span_of(study, "Angst"), coder=other, note="dagegen")
    study.guide.add(["Wie setzen Sie KI ein?"], coder=coder)
    study.sampling.note(SamplingKind.CHOSEN, "Vertrieb", coder=coder)
    study.coding.memo("offen", coder=other, target=code)
    study.coding.memo("Zur Studie", coder=coder)
    study.transcripts.set_attributes("P01", {"job": "Vertrieb", "minutes": 40}, coder=coder)
    return study


@pytest.fixture
def studies(tmp_path: Path) -> Iterator[Callable[..., OpenStudy]]:
    """Give a maker of studies with the same two interviews, closed at the end."""
    opened: list[OpenStudy] = []

    def make(**settings: Any) -> OpenStudy:
        opened.append(made(tmp_path, f"study {len(opened)}", **settings))
        return opened[-1]

    yield make
    for study in opened:
        study.close()


def test_out_in_and_out_again_gives_the_same_bytes(studies: Callable[..., OpenStudy], tmp_path: Path) -> None:
    first = out(worked(studies()), tmp_path / "1.json")
    two = studies()
    done = into(two, tmp_path / "1.json")
    assert (done.rules, done.negative_cases, done.keeps_provenance, done.not_kept) == (1, 1, True, ())
    assert out(two, tmp_path / "2.json") == first
    assert two.verify() == []
    three = studies()
    into(three, tmp_path / "2.json")
    assert out(three, tmp_path / "3.json") == first


def test_its_lines_go_round_as_well(studies: Callable[..., OpenStudy], tmp_path: Path) -> None:
    one = worked(studies())
    one.coding.memo("Zeilen\u2028enden\x85anders", coder=ada(one))
    whole, lines = out(one, tmp_path / "1.json"), tmp_path / "1.jsonl"
    export(one, "codebook-jsonl", lines, coder=ada(one))
    first = lines.read_bytes()
    assert read_incoming(lines).reading is Reading.CODEBOOK
    two = studies()
    into(two, lines)
    assert out(two, tmp_path / "2.json") == whole
    export(two, "codebook-jsonl", lines, coder=ada(two))
    assert lines.read_bytes() == first


@pytest.mark.parametrize(
    "forged",
    [
        '{"record": "codes", "id": "1"}',
        '{"record": "codebook", "format": "verbatim-codebook"}\n{"record": "format"}',
        "[]",
    ],
)
def test_lines_of_something_else_are_refused(tmp_path: Path, forged: str) -> None:
    path = tmp_path / "forged.jsonl"
    path.write_text(forged)
    with pytest.raises(ImportFailed) as refused:
        read_incoming(path)
    assert refused.value.code == "damaged"


def test_taken_back_and_done_again_it_still_gives_the_same_bytes(
    studies: Callable[..., OpenStudy], tmp_path: Path
) -> None:
    first = out(worked(studies()), tmp_path / "1.json")
    two = studies()
    empty = out(two, tmp_path / "2.json")
    into(two, tmp_path / "1.json")
    assert two.history.undo(coder=ada(two))
    assert two.store.all(ForeignProvenance) == []
    assert out(two, tmp_path / "2.json") == empty
    assert two.history.redo(coder=ada(two))
    assert out(two, tmp_path / "2.json") == first
    assert two.verify() == []


def test_what_came_in_can_be_worked_with_and_keeps_where_it_comes_from(
    studies: Callable[..., OpenStudy], tmp_path: Path
) -> None:
    one, two = worked(studies()), studies()
    theirs = json.loads(out(one, tmp_path / "1.json"))
    into(two, tmp_path / "1.json")
    code = next(item for item in two.coding.codes() if item.label == "Eigenes Urteil")
    two.coding.define(code.id, "neu gefasst", coder=ada(two))
    ours = json.loads(out(two, tmp_path / "2.json"))
    assert ours["study"]["id"] == two.info.id
    assert ours["runs"] == ours["study"]["guide"] == []
    [found] = [item for item in ours["codes"] if item["id"] == code.id]
    [before] = [item for item in theirs["codes"] if item["id"] == code.id]
    assert found["definition"] == "neu gefasst"
    assert found["provenance"]["source"] == "another study"
    assert found["provenance"]["origin"] == {"study": one.info.id, "provenance": before["provenance"]}
    assert [event["kind"] for event in found["provenance"]["events"]] == ["codes_brought_in", "code_changed"]
    [origin] = ours["origins"]
    assert origin == {name: theirs[name] for name in ("study", "coders", "documents", "runs", "decisions")}


def test_a_codebook_of_two_studies_goes_round_as_well(studies: Callable[..., OpenStudy], tmp_path: Path) -> None:
    out(worked(studies()), tmp_path / "1.json")
    two, three = studies(), studies()
    into(two, tmp_path / "1.json")
    two.coding.in_vivo(*span_of(two, "das sagt auch", 1), coder=ada(two))
    second = out(two, tmp_path / "2.json")
    into(three, tmp_path / "2.json")
    assert out(three, tmp_path / "3.json") == second
    three.coding.memo("eigen", coder=ada(three))
    assert len(json.loads(out(three, tmp_path / "3.json"))["origins"]) == 2


@pytest.mark.parametrize(
    "own",
    [
        lambda study: study.coding.memo("eigen", coder=ada(study)),
        lambda study: study.coding.memo("eigen", coder=ada(study), target=study.transcripts.documents()[0]),
        lambda study: study.guide.add(["Und Sie?"], coder=ada(study)),
        lambda study: study.sampling.note(SamplingKind.SETTING, "genug", coder=ada(study)),
        lambda study: study.transcripts.set_attributes("P01", {"job": "anders"}, coder=ada(study)),
        lambda study: study.coding.remove_coding(study.coding.codings()[0].id, coder=ada(study)),
        lambda study: study.structure.remove(study.structure.categories(Level.THEME)[0].id, coder=ada(study)),
    ],
)
def test_with_anything_of_its_own_the_export_is_the_studys_own(
    studies: Callable[..., OpenStudy], tmp_path: Path, own: Callable[[OpenStudy], object]
) -> None:
    first = out(worked(studies()), tmp_path / "1.json")
    two = studies()
    into(two, tmp_path / "1.json")
    own(two)
    second = out(two, tmp_path / "2.json")
    assert second != first
    assert json.loads(second)["study"]["id"] == two.info.id


def test_quotations_of_other_words_stay_behind_and_are_named(tmp_path: Path, studies: Callable[..., OpenStudy]) -> None:
    out(worked(studies()), tmp_path / "1.json")
    (tmp_path / "other").mkdir()
    other = make_study(tmp_path / "other", (INTERVIEW.replace("viel höher", "gar keine"), SECOND))
    done = into(other, tmp_path / "1.json")
    there = {item.document_id for item in other.store.all(Coding)}
    assert there == {other.transcripts.documents()[1].id}
    assert {item.loss for item in done.not_kept} == {Loss.OTHER_WORDS}
    assert not [code for code in other.store.all(Code) if code.label == "technische Hürde" and code.label_document_id]
    assert "technische Hürde" in {code.label for code in other.store.all(Code)}
    assert json.loads(out(other, tmp_path / "2.json"))["study"]["id"] == other.info.id
    other.close()


def test_a_forged_quotation_does_not_come_in(tmp_path: Path, studies: Callable[..., OpenStudy]) -> None:
    data = json.loads(out(worked(studies()), tmp_path / "1.json"))
    [code] = [item for item in data["codes"] if item["label"] == "Eigenes Urteil"]
    code["quotations"][0]["text"] = "am Anfang entscheide ich"
    (tmp_path / "forged.json").write_text(json.dumps(data), encoding="utf-8")
    two = studies()
    into(two, tmp_path / "forged.json")
    assert two.store.all(Coding, code_id=code["id"]) == []


def test_into_codes_that_are_there_only_new_quotations_come(tmp_path: Path, studies: Callable[..., OpenStudy]) -> None:
    out(worked(studies()), tmp_path / "1.json")
    two = studies()
    mine = two.coding.in_vivo(*span_of(two, "technische Hürde"), coder=ada(two))
    into(two, tmp_path / "1.json")
    assert len(two.store.all(Coding, code_id=mine.id)) == 2
    assert len([code for code in two.coding.codes() if code.label == "technische Hürde"]) == 1
    assert two.verify() == []
    with pytest.raises(VerbatimError, match="already"):
        into(two, tmp_path / "1.json")


def test_words_that_were_withheld_stay_withheld(tmp_path: Path, studies: Callable[..., OpenStudy]) -> None:
    one, two = worked(studies()), studies()
    person = one.store.all(Participant, code="P02")[0]
    silent = replace(person, permission=Permission(uses=(Use.PROCESSING,)))
    one.store.commit("permission_changed", [Put(silent)], actor=ada(one))
    first = out(one, tmp_path / "1.json")
    assert b"Vertrauen der Kunden" not in first
    into(two, tmp_path / "1.json")
    assert out(two, tmp_path / "2.json") == first
    two.coding.memo("eigen", coder=ada(two))
    assert b"Vertrauen der Kunden" not in out(two, tmp_path / "2.json")


def test_a_file_with_original_names_brings_none_into_the_study(
    tmp_path: Path, studies: Callable[..., OpenStudy]
) -> None:
    one, two = worked(studies()), studies()
    one.coding.in_vivo(*span_of(one, "als [Person 1] denkt"), coder=ada(one))
    first = out(one, tmp_path / "1.json", original_names=True)
    assert b"als Frau Schuster denkt" in first
    into(two, tmp_path / "1.json")
    assert {code.label for code in two.store.all(Code)} == {code.label for code in one.store.all(Code)}
    assert b"Schuster" not in out(two, tmp_path / "2.json")
    assert out(two, tmp_path / "3.json", original_names=True) == first
    two.close()
    assert b"Schuster" not in two.path.read_bytes()


def test_a_name_that_is_found_late_leaves_what_another_study_said(
    tmp_path: Path, studies: Callable[..., OpenStudy]
) -> None:
    one, two = studies(), studies()
    one.coding.in_vivo(*span_of(one, "technische Hürde"), coder=ada(one))
    one.coding.memo("Herr Quast war dabei", coder=ada(one))
    out(one, tmp_path / "1.json")
    into(two, tmp_path / "1.json")
    assert b"Quast" in out(two, tmp_path / "2.json")
    two.store.clean_texts(lambda text: text.replace("Quast", "[Person 9]"), actor=ada(two))
    assert b"Quast" not in out(two, tmp_path / "2.json")
    assert not any("Quast" in repr(event.changes) for event in two.store.events())
    assert two.verify() == []


def test_who_withdraws_takes_along_what_another_study_said(tmp_path: Path, studies: Callable[..., OpenStudy]) -> None:
    out(worked(studies()), tmp_path / "1.json")
    two = studies()
    into(two, tmp_path / "1.json")
    before = {item.target_id for item in two.store.all(ForeignProvenance)}
    two.withdrawal.erase("P01", coder=ada(two), reason="auf Wunsch")
    left = {item.target_id for item in two.store.all(ForeignProvenance)}
    assert "" in before - left
    assert left <= {item.id for kind in (Code, Category) for item in two.store.all(kind)}
    assert b"technische" not in out(two, tmp_path / "2.json")
    assert two.verify() == []


@pytest.mark.skipif(not STRUCTURE.is_file(), reason="the seed paper's structure is not here")
def test_the_seed_study_goes_round(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = make_seed_study(tmp_path / "one"), seed_interviews(tmp_path / "two")
    first = out(one, tmp_path / "1.json")
    done = into(two, tmp_path / "1.json")
    assert (done.codes, done.categories, done.codings, done.not_kept) == (484, 79, 484, ())
    assert out(two, tmp_path / "2.json") == first
    one.close(), two.close()


def test_two_fresh_studies_on_the_command_line(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    one, two = worked(made(tmp_path, "one")), made(tmp_path, "two")
    paths = [str(study.path) for study in (one, two)]
    one.close(), two.close()
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert run(["export", paths[0], "--format", "codebook-json", "-o", str(first)]) == 0
    capfdbinary.readouterr()
    before = Path(paths[1]).read_bytes()
    assert run(["import", paths[1], str(first), "--preview", "--json"]) == 0
    [shown] = json.loads(capfdbinary.readouterr().out)
    assert Path(paths[1]).read_bytes() == before
    assert shown["comes"] == {
        "codes": 4, "categories": 2, "quotations": 5, "memos": 2, "rules": 1, "negative_cases": 1,
    }  # fmt: skip
    assert shown["keeps_provenance"]
    assert {node["label"]: node["quotations"] for node in shown["codes"]}["technische Hürde"] == 2
    assert run(["import", paths[1], str(first), "--preview"]) == 0
    assert b"read-only" in capfdbinary.readouterr().out
    assert run(["import", paths[1], str(first)]) == 0
    assert run(["export", paths[1], "--format", "codebook-json", "-o", str(second)]) == 0
    assert second.read_bytes() == first.read_bytes()
    capfdbinary.readouterr()
    assert run(["trace", paths[1], "Eigenes Urteil"]) == 0
    traced = capfdbinary.readouterr().out.decode()
    assert "From another study, “KI im Vertrieb”; brought in by Ada." in traced
    assert "There: made by Bea, " in traced
    for path, name in zip(paths, ("1.jsonl", "2.jsonl"), strict=True):
        assert run(["export", path, "--format", "codebook-jsonl", "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "2.jsonl").read_bytes() == (tmp_path / "1.jsonl").read_bytes()


# --- generated studies ---

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12).filter(
    str.strip
)
STEPS = (
    "code", "own", "apply", "category", "place", "tentative", "define", "memo", "rule", "case",
    "merge", "remove", "suggest", "attributes", "undo", "figure", "silent", "never",
)  # fmt: skip
steps = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.integers(0, 11),
        texts,
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bases")
    for name in ("one", "two"):
        made(folder, name).close()
    return folder


_counter = itertools.count()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(done=steps)
def test_whatever_was_done_it_goes_round(bases: Path, done: list[tuple[str, int, str]]) -> None:
    folder = bases / f"example {next(_counter)}"
    for name in ("one", "two"):
        shutil.copytree(bases / name, folder / name)
    one, two = (
        storage.open_study(folder / name / "study.verbatim", detector=ScriptedDetector()) for name in ("one", "two")
    )
    try:
        for step in done:
            try:
                do(one, *step)
            except VerbatimError:
                continue  # what a study refuses is no study to go round
        first = out(one, folder / "1.json")
        if one.store.count(Code) or one.store.count(Category):
            into(two, folder / "1.json")
            assert out(two, folder / "2.json") == first
            assert two.verify() == []
    finally:
        one.close()
        two.close()
        shutil.rmtree(folder)


def do(study: OpenStudy, what: str, at: int, text: str) -> None:
    """Do one generated step, on what is at hand."""
    coder = study.coder(("Ada", "Bea", "Çelik")[at % 3]).id
    words = PLACES[at % len(PLACES)]
    codes, categories = study.coding.codes(), study.store.all(Category)
    level = list(Level)[at % 3]
    if what == "code":
        study.coding.in_vivo(*span_of(study, *words), coder=coder)
    elif what == "own":
        study.coding.new_code(*span_of(study, *words), text, coder=coder)
    elif what == "category":
        made = study.structure.add(level, text, coder=coder, definition=text)
        study.structure.move(made.id, 0, coder=coder)
    elif what == "suggest":
        model = BuiltinModel()
        asked = [item.id for item in study.transcripts.documents()]
        study.suggesting.run(study.suggesting.plan_codes(asked, model), model, coder=coder)
        for number, item in enumerate(study.suggesting.list(statuses=(SuggestionStatus.OPEN,))[:3]):
            if number == at % 3:
                study.deciding.edit(item.id, coder=coder, label=text, reason=text)
            else:
                study.deciding.accept(item.id, coder=coder, seconds=1.5)
    elif what == "attributes":
        study.transcripts.set_attributes(f"P0{at % 2 + 1}", {"job": text, "minutes": at}, coder=coder)
    elif what == "undo":
        last = study.history.next_undo()
        if last is not None and last.kind != "document_approved":
            study.history.undo(coder=coder)
    elif what == "silent":
        study.permissions.change([f"P0{at % 2 + 1}"], uses=[Use.PROCESSING, Use.LOCAL_AI], coder=coder)
    elif what == "never":
        study.passages.add(*span_of(study, *words), coder=coder)
    elif categories and what == "rule":
        study.rules.add(categories[at % len(categories)].id, list(RuleKind)[at % 3], text, coder=coder)
    elif categories and what == "figure":
        study.structure.label_in_figure(categories[at % len(categories)].id, text, coder=coder)
    elif categories and what == "case":
        theme = categories[at % len(categories)].id
        study.negative_cases.mark(theme, *span_of(study, *words), coder=coder, note=text)
    elif categories and codes and what in ("place", "tentative"):
        child = (*codes, *categories)[at % (len(codes) + len(categories))].id
        study.structure.place(child, categories[at % len(categories)].id, coder=coder, final=what == "place")
    elif codes:
        of_codes(study, what, codes[at % len(codes)], words, text, coder)


def of_codes(study: OpenStudy, what: str, code: Code, words: tuple[str, int], text: str, coder: str) -> None:
    if what == "apply":
        study.coding.apply(code.id, *span_of(study, *words), coder=coder)
    elif what == "define":
        study.coding.define(code.id, text, coder=coder)
    elif what == "memo":
        study.coding.memo(text, coder=coder, target=code if code.origin is CodeOrigin.IN_VIVO else None)
    elif what == "merge":
        study.merging.merge_codes([study.coding.codes()[0].id], code.id, coder=coder)
    elif what == "remove":
        study.coding.delete_code(code.id, coder=coder)
