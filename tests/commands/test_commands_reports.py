"""`report`: tables to read, JSON to compute with, and a sentence where it was asked wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import builders
import pytest

from analysis.records import Level, Suggestion, SuggestionStatus
from analysis.suggestion.builtin import BuiltinModel
from commands.app import run

REPORTS = ("saturation", "agreement", "coverage", "influence", "cooccurrence", "heat-map", "timeline")


@pytest.fixture
def path(tmp_path: Path) -> str:
    study = builders.make_study(tmp_path)
    coder, model = builders.ada(study), BuiltinModel()
    own = study.coding.in_vivo(*builders.span_of(study, "Wir haben Angst"), coder=coder)
    both = [document.id for document in study.transcripts.documents()]
    study.suggesting.run(study.suggesting.plan_codes(both, model), model, coder=coder)
    taken = study.store.all(Suggestion, status=SuggestionStatus.OPEN)[0]
    words = study.transcripts.shown(taken.document_id).slice(taken.start, taken.end)
    edited = study.deciding.edit(
        taken.id, coder=coder, span=(taken.start + len(words.split()[0]) + 1, taken.end), seconds=3.5
    )
    concept = study.structure.add(Level.CONCEPT, "Angst", coder=coder, members=[own.id, edited.result_id])
    study.structure.add(Level.THEME, "Mensch", coder=coder, members=[concept.id])
    study.close()
    return str(study.path)


def as_json(path: str, *wanted: str, capfdbinary) -> dict:
    assert run(["report", path, *wanted, "--json"]) == 0
    return json.loads(capfdbinary.readouterr().out)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_a_table_and_json_that_says_what_it_is(path, name, capfdbinary) -> None:
    assert run(["report", path, name]) == 0
    assert b"events" in capfdbinary.readouterr().out, "the figures lead back to the ledger"
    data = as_json(path, name, capfdbinary=capfdbinary)
    assert (data["format"], data["version"], data["report"]) == ("verbatim-report", 1, name)
    assert data["limits"]


def test_the_words_of_edits_and_single_times_stay_unless_asked_for(path, capfdbinary) -> None:
    data = as_json(path, "influence", capfdbinary=capfdbinary)
    [edit] = data["edits"]
    assert "words" not in edit
    assert edit["taken_out"] == 1
    assert data["seconds"] == {"decisions": 1, "total": 3.5, "median": 3.5}
    [edit] = as_json(path, "influence", "--words", capfdbinary=capfdbinary)["edits"]
    assert edit["words"][0][0] == "out"


def test_saturation_is_counted_in_the_order_that_is_given(path, capfdbinary) -> None:
    data = as_json(path, "saturation", "--order", "2,1", "--seed", "5", capfdbinary=capfdbinary)
    assert data["seed"] == 5
    usual = as_json(path, "saturation", capfdbinary=capfdbinary)["order"]
    assert data["order"] == usual[::-1]


def test_an_order_that_names_not_all_or_has_no_use_is_refused_in_a_sentence(path, capfdbinary) -> None:
    assert run(["report", path, "saturation", "--order", "1"]) == 2
    assert run(["report", path, "coverage", "--order", "1,2"]) == 2
    said = capfdbinary.readouterr().err.decode()
    assert said.count("Error:") == 2


def test_a_study_without_codes_says_that_there_is_nothing_to_count(tmp_path: Path, capfdbinary) -> None:
    study = builders.make_study(tmp_path)
    study.close()
    assert run(["report", str(study.path), "influence"]) == 0
    assert "nothing to count" in capfdbinary.readouterr().err.decode()
