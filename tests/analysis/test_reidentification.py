"""What could still tell who somebody is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import ScriptedDetector, ada, make_study, transcript

import storage
from analysis.errors import NotPermitted, SendingBlocked
from analysis.ports import Detected, Put
from analysis.pseudonymization.reidentification import is_large_place
from analysis.pseudonymization.risks import Risk, RiskKind, Severity
from analysis.pseudonymization.sample_table import banded, smallest_sets, summary, table_risks, unique_by
from analysis.records import (
    FindingLevel,
    IdentifierKind,
    Participant,
    Passage,
    PassageMark,
    PersonRole,
    SensitiveTopic,
    Verdict,
)
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.providers import PRESETS

SEED = Path(__file__).resolve().parents[3] / "shared" / "design" / "seed_structure.json"
TALK = (
    "I: Wie lange sind Sie dabei?\n\n"
    "B: Ich bin Leiterin Messtechnik in Oberammergau, ich bin 47, und seit dem 3. Mai 2019 dort. Frau Schuster war es "
    "auch. Wir haben 347 Kunden, 2000 Angebote, und 2019 waren es weniger. Köln ist weit. Angela Merkel war einmal da. "
    "Der Vertrieb läuft, die Leiterin der Messtechnik hat das Wort.\n"
)
NAMES = (
    ("Frau Schuster", IdentifierKind.PERSON),
    ("Angela Merkel", IdentifierKind.PERSON),
    ("Oberammergau", IdentifierKind.LOCATION),
    ("Köln", IdentifierKind.LOCATION),
    ("Leiterin Messtechnik", IdentifierKind.ROLE),
    ("Vertrieb", IdentifierKind.ORGANIZATION),
)


class Unsure(ScriptedDetector):
    """Finds ordinary words, unsurely."""

    def _find(self, text: str) -> list[Detected]:
        return [
            found if text[found.start : found.end] != "Vertrieb" else _unsure(found) for found in super()._find(text)
        ]


def _unsure(found: Detected) -> Detected:
    return Detected(found.start, found.end, found.kind, FindingLevel.REVIEW, 0.2, "scripted", found.canonical)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = storage.create_study(tmp_path / "study", title="S", coder="Ada", detector=Unsure(NAMES))
    made.transcripts.add(transcript(TALK), coder=ada(made))
    made.pseudonyms.detect(coder=ada(made))
    return made


def people(rows: list[dict[str, Any]]) -> list[Participant]:
    return [Participant(code=f"P{number:02d}", attributes=row) for number, row in enumerate(rows, 1)]


def keep(study: OpenStudy, name: str) -> None:
    row = next(row for row in study.pseudonyms.entities() if row.entity.canonical == name)
    study.pseudonyms.decide(row.entity.id, Verdict.KEEP, coder=ada(study))


def of_kind(study: OpenStudy, kind: RiskKind) -> list[Risk]:
    return [risk for risk in study.checks.risks() if risk.kind is kind]


def words(study: OpenStudy, risk: Risk) -> list[str]:
    return [study.transcripts.original(item).text[start:end] for item, start, end in risk.places]


# --- the sample table ----------------------------------------------------------------------------------------------


def test_all_thirteen_of_the_first_study_are_unique_by_job_and_industry() -> None:
    if not SEED.exists():
        pytest.skip("the structure of the first study is not here")
    sample = people(json.loads(SEED.read_text(encoding="utf-8"))["sample"])
    assert len(unique_by(sample, ["job", "industry"])) == len(sample) == 13
    assert len(unique_by(sample, ["job"])) < 13
    assert (summary(sample).unique, summary(sample).columns) == (13, ("job", "industry"))
    points = [risk for risk in table_risks(sample) if risk.kind is RiskKind.UNIQUE_IN_TABLE]
    assert len(points) == 13
    assert not any("minutes" in str(risk.params) for risk in points)


def test_the_smallest_set_that_makes_somebody_unique_is_named() -> None:
    rows = [
        {"job": "CEO", "industry": "IT"},
        {"job": "CEO", "industry": "Bergbau"},
        {"job": "Trainerin", "industry": "IT"},
        {"job": "CEO", "industry": "IT", "age": 44},
    ]
    assert smallest_sets(people(rows)) == {
        "P02": (("industry",),),
        "P03": (("job",),),
        "P04": (("age",),),
    }
    severities = {risk.participant: risk.severity for risk in table_risks(people(rows)) if risk.participant}
    assert set(severities.values()) == {Severity.HIGH}


def test_two_columns_together_make_unique_who_alone_in_none() -> None:
    rows = [{"job": job, "industry": industry} for job in ("CEO", "Trainer") for industry in ("IT", "Bergbau")]
    assert set(smallest_sets(people(rows)).values()) == {(("job", "industry"),)}
    assert all(risk.severity is Severity.MEDIUM for risk in table_risks(people(rows)))


def test_twins_are_not_unique_and_spelling_makes_no_difference() -> None:
    rows = [{"job": "Key-Account-Manager"}, {"job": "key account manager "}]
    assert smallest_sets(people(rows)) == {}
    assert summary(people(rows)).unique == 0


def test_numbers_count_in_bands_and_the_length_of_the_interview_not_at_all() -> None:
    assert banded(41) == banded("49") != banded(52)
    assert banded(1987) == banded(1981) != banded(1979)
    assert banded(1200) == banded(1900.5 - 100) != banded(3200)
    rows: list[dict[str, Any]] = [{"age": 41, "minutes": 19}, {"age": 47, "minutes": 66}]
    assert smallest_sets(people(rows)) == {}
    assert [risk.kind for risk in table_risks(people(rows))] == [RiskKind.EXACT_NUMBER]


def test_an_empty_cell_makes_nobody_unique() -> None:
    rows = [{"job": "CEO", "industry": "IT"}, {"job": "CEO", "industry": "IT"}, {"job": "CEO"}, {}]
    assert smallest_sets(people(rows)) == {}
    assert summary(people(rows)).total == 3


# --- the texts -----------------------------------------------------------------------------------------------------


def test_what_she_kept_is_listed_with_its_places(study: OpenStudy) -> None:
    for name in ("Schuster", "Oberammergau", "Leiterin Messtechnik"):
        keep(study, name)
    (person,) = of_kind(study, RiskKind.KEPT_PERSON)
    assert (person.severity, words(study, person)) == (Severity.HIGH, ["Frau Schuster"])
    assert words(study, of_kind(study, RiskKind.KEPT_PLACE)[0]) == ["Oberammergau"]
    assert words(study, of_kind(study, RiskKind.KEPT_ROLE)[0])[0] == "Leiterin Messtechnik"
    study.close()


def test_what_is_replaced_is_no_risk(study: OpenStudy) -> None:
    kept = {RiskKind.KEPT_PERSON, RiskKind.KEPT_PLACE, RiskKind.KEPT_ROLE, RiskKind.KEPT_ORGANIZATION}
    assert not kept & {risk.kind for risk in study.checks.risks()}
    study.close()


def test_a_large_place_and_an_ordinary_word_that_was_kept_are_no_risk(study: OpenStudy) -> None:
    keep(study, "Köln")
    keep(study, "Vertrieb")
    assert of_kind(study, RiskKind.KEPT_PLACE) == of_kind(study, RiskKind.KEPT_ORGANIZATION) == []
    study.close()


def test_sizes_of_places_are_known_for_large_ones_only() -> None:
    assert all(is_large_place(name) for name in ("Berlin", "Köln", "New York City", "Deutschland", "Bayern", "Germany"))
    assert not any(is_large_place(name) for name in ("Oberammergau", "Wolfenbüttel", "Quarkelohausen"))


def test_a_public_figure_weighs_little(study: OpenStudy) -> None:
    from dataclasses import replace

    keep(study, "Angela Merkel")
    entity = next(row.entity for row in study.pseudonyms.entities() if row.entity.canonical == "Angela Merkel")
    changed = replace(entity, role=PersonRole.PUBLIC_FIGURE)
    study.store.commit("identifier_changed", [Put(changed)], actor=ada(study))
    assert [risk.severity for risk in of_kind(study, RiskKind.KEPT_PERSON)] == [Severity.LOW]
    study.close()


def test_dates_ages_and_unusual_numbers_in_the_words_are_found(study: OpenStudy) -> None:
    assert words(study, of_kind(study, RiskKind.EXACT_DATE)[0]) == ["3. Mai"]
    assert words(study, of_kind(study, RiskKind.AGE)[0]) == ["47"]
    assert words(study, of_kind(study, RiskKind.UNUSUAL_NUMBER)[0]) == ["347"]
    study.close()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Das war am 14.02. in Ordnung.", RiskKind.EXACT_DATE),
        ("Das war 14.02.2021 so.", RiskKind.EXACT_DATE),
        ("It was on March 14th then.", RiskKind.EXACT_DATE),
        ("It was the 2nd of June then.", RiskKind.EXACT_DATE),
        ("She is a 43-year-old engineer.", RiskKind.AGE),
        ("Er ist 61 Jahre alt.", RiskKind.AGE),
        ("Wir haben 12.347 Schrauben.", RiskKind.UNUSUAL_NUMBER),
    ],
)
def test_forms_of_dates_ages_and_numbers(tmp_path: Path, said: str, kind: RiskKind) -> None:
    study = make_study(tmp_path, [f"I: Und?\n\nB: {said}\n"])
    assert [risk.kind for risk in study.checks.risks()] == [kind]
    study.close()


@pytest.mark.parametrize("said", ["Seit 2019 so.", "Mit Java 1.8. Gut.", "Um 12:30 Uhr.", "Etwa 2.000 und 500.", "§ 7"])
def test_ordinary_numbers_are_no_risk(tmp_path: Path, said: str) -> None:
    study = make_study(tmp_path, [f"I: Und?\n\nB: {said}\n"])
    assert study.checks.risks() == []
    study.close()


def test_the_job_of_the_table_in_the_words_of_its_holder_is_found(study: OpenStudy) -> None:
    study.transcripts.set_attributes("P01", {"job": "Leiterin der Messtechnik"}, coder=ada(study))
    (risk,) = of_kind(study, RiskKind.JOB_IN_TEXT)
    assert words(study, risk) == ["Leiterin der Messtechnik"]
    assert (risk.participant, risk.severity) == ("P01", Severity.HIGH)
    study.close()


def test_open_passages_and_undecided_finds_are_said(tmp_path: Path) -> None:
    names = [(f"Quark{letter * 3}o", IdentifierKind.PRODUCT) for letter in "abcdefghijk"]
    text = "I: Und?\n\nB: " + ", ".join(name for name, _ in names) + ".\n"

    class Doubtful(ScriptedDetector):
        def _find(self, text: str) -> list[Detected]:
            return [_unsure(found) for found in super()._find(text)]

    study = storage.create_study(tmp_path / "study", title="S", coder="Ada", detector=Doubtful(names))
    document = study.transcripts.add(transcript(text), coder=ada(study))
    study.pseudonyms.detect(coder=ada(study))
    passage = Passage(document_id=document.id, start=10, end=20, topic=SensitiveTopic.HEALTH)
    cleared = Passage(document_id=document.id, start=10, end=20, topic=SensitiveTopic.UNION, mark=PassageMark.CLEARED)
    study.store.commit("passages_flagged", [Put(passage), Put(cleared)], actor=ada(study))
    sensitive, undecided = study.checks.risks()
    assert (sensitive.kind, sensitive.params["count"]) == (RiskKind.SENSITIVE_OPEN, 1)
    assert sensitive.params["topics"] == ["health"]
    assert (undecided.kind, undecided.params["count"]) == (RiskKind.UNDECIDED, len(names))
    study.close()


def test_a_text_in_lower_case_is_a_risk_until_somebody_read_it(tmp_path: Path) -> None:
    spoken = "das hat der kerner auch gesagt, und dann sind wir alle wieder nach hause gefahren. " * 3
    study = make_study(tmp_path, [f"I: wie war das?\n\nB: {spoken}\n"], approved=False)
    study.pseudonyms.detect(coder=ada(study))
    assert [risk.kind for risk in study.checks.risks()] == [RiskKind.LOWER_CASE]
    study.pseudonyms.approve(study.transcripts.documents()[0].id, coder=ada(study), read_by_hand=True)
    assert study.checks.risks() == []
    study.close()


# --- the whole -----------------------------------------------------------------------------------------------------


def test_no_point_quotes_the_original(study: OpenStudy) -> None:
    for name in ("Schuster", "Oberammergau", "Leiterin Messtechnik", "Angela Merkel"):
        keep(study, name)
    said = " ".join(f"{risk} {risk.to_do} {risk.params}" for risk in study.checks.risks())
    assert not any(name in said for name in ("Schuster", "Oberammergau", "Messtechnik", "Merkel", "347", "47"))
    study.close()


def test_the_gravest_come_first(study: OpenStudy) -> None:
    keep(study, "Schuster")
    order = [list(Severity).index(risk.severity) for risk in study.checks.risks()]
    assert order == sorted(order)
    assert len(set(order)) > 1
    study.close()


def test_only_what_may_leave_is_checked_for_an_export(study: OpenStudy) -> None:
    from dataclasses import replace

    assert study.checks.publishable() == []
    (document,) = study.transcripts.documents()
    study.pseudonyms.approve(document.id, coder=ada(study))
    assert {risk.document_id for risk in study.checks.publishable()} == {document.id}
    kept_here = Put(replace(document, never_leaves=True))
    study.store.commit("document_kept_here", [kept_here], actor=ada(study))
    assert study.checks.publishable() == []
    study.close()


def test_what_was_not_searched_cannot_be_checked(tmp_path: Path) -> None:
    study = make_study(tmp_path, [TALK], approved=False)
    with pytest.raises(NotPermitted) as refused:
        study.checks.risks([study.transcripts.documents()[0].id])
    assert refused.value.code == "not_detected"
    study.close()


def test_without_the_key_file_the_approved_words_are_checked(study: OpenStudy) -> None:
    study.pseudonyms.approve(study.transcripts.documents()[0].id, coder=ada(study))
    study.close()
    alone = storage.open_study(study.path, without_key=True, detector=ScriptedDetector())
    assert {risk.kind for risk in alone.checks.risks()} == {
        RiskKind.EXACT_DATE,
        RiskKind.AGE,
        RiskKind.UNUSUAL_NUMBER,
    }
    alone.close()


# --- what she typed ------------------------------------------------------------------------------------------------


@pytest.fixture
def typed(tmp_path: Path) -> OpenStudy:
    question = "Was tut der Vertrieb? Frau Schuster fragt."
    made = storage.create_study(
        tmp_path / "typed", title="Der Vertrieb", research_question=question, coder="Ada", detector=Unsure(NAMES)
    )
    made.transcripts.add(transcript(TALK), coder=ada(made))
    made.pseudonyms.detect(coder=ada(made))
    return made


def test_an_uncertain_name_in_what_she_typed_is_said_until_she_decides(typed: OpenStudy) -> None:
    points = of_kind(typed, RiskKind.TYPED)
    assert [str(point) for point in points] == [
        "The research question holds finds that are not decided (1×): with them, nothing is sent.",
        "The study's title holds finds that are not decided (1×).",
    ]
    assert words(typed, points[0]) == ["Vertrieb"]
    [document] = typed.transcripts.documents()
    typed.pseudonyms.approve(document.id, coder=ada(typed))
    assert "Schuster" not in typed.info.research_question
    assert len(of_kind(typed, RiskKind.TYPED)) == 2
    assert [point for point in typed.checks.publishable() if point.kind is RiskKind.TYPED] == points
    typed.pseudonyms.decide(points[0].entity_id, Verdict.KEEP, coder=ada(typed))
    assert of_kind(typed, RiskKind.TYPED) == []
    assert "Vertrieb" in typed.info.research_question


def test_what_she_says_is_a_name_leaves_what_she_typed_with_the_approval(typed: OpenStudy) -> None:
    [first, *_] = of_kind(typed, RiskKind.TYPED)
    typed.pseudonyms.decide(first.entity_id, Verdict.REPLACE, coder=ada(typed))
    typed.pseudonyms.approve(typed.transcripts.documents()[0].id, coder=ada(typed))
    assert "Vertrieb" not in typed.info.research_question + typed.info.title
    assert of_kind(typed, RiskKind.TYPED) == []


def test_nothing_is_sent_with_an_uncertain_name_in_the_question(typed: OpenStudy) -> None:
    [document] = typed.transcripts.documents()
    typed.pseudonyms.approve(document.id, coder=ada(typed))
    model = open_model(replace(PRESETS["ollama"], model="m"))
    plan = typed.suggesting.plan_codes([document.id], model)
    with pytest.raises(SendingBlocked) as blocked:
        typed.suggesting.check(plan)
    assert blocked.value.code == "residue_in_question"
    typed.pseudonyms.decide(of_kind(typed, RiskKind.TYPED)[0].entity_id, Verdict.KEEP, coder=ada(typed))
    typed.pseudonyms.approve(document.id, coder=ada(typed))
    typed.suggesting.check(typed.suggesting.plan_codes([document.id], model))
