"""Permissions and sensitive passages as a researcher sets them, on real files: what is sent, exported, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from builders import ada, make_study, reopen, span_of
from jsonschema import Draft202012Validator

from analysis.codebook import codebook
from analysis.errors import InvalidInput, NotPermitted
from analysis.records import (
    Document,
    Level,
    Listed,
    Participant,
    Passage,
    PassageMark,
    Permission,
    SendScope,
    SensitiveTopic,
    Suggestion,
    SuggestionKind,
    Use,
)
from analysis.suggestion.builtin import BuiltinModel
from analysis.workflow.permitting import today
from analysis.workflow.study import OpenStudy
from storage.export.codebook_json import SCHEMA

SICK = (
    "I: Wie geht es Ihnen mit der KI?\n\n"
    "B: Ich finde die technische Hürde wirklich schwierig. Ich war wegen einer Depression lange krankgeschrieben. "
    "Am Ende entscheide ich selbst, sagt Frau Schuster.\n"
)
OTHER = "I: Und Sie?\n\nB: Wir haben Angst, dass die Maschine uns in Bielefeld ersetzt. Das macht mir große Sorgen.\n"
SECRET = "Ich war wegen einer Depression lange krankgeschrieben."
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


class Server(BuiltinModel):
    """The built-in suggester as if it ran on a server."""

    excerpt_words = 400

    def __init__(self, host: str = "localhost", scope: SendScope = SendScope.THIS_COMPUTER) -> None:
        super().__init__()
        self.host, self.host_class = host, scope


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [SICK, OTHER])
    yield made
    assert made.verify() == []
    made.close()


def ids(study: OpenStudy) -> list[str]:
    return [document.id for document in study.transcripts.documents()]


def suggest(study: OpenStudy, model: BuiltinModel | None = None) -> list[Suggestion]:
    model = model or BuiltinModel()
    study.suggesting.run(study.suggesting.plan_codes(ids(study), model), model, coder=ada(study))
    return study.suggesting.list(kind=SuggestionKind.CODE)


def sent(study: OpenStudy, model: BuiltinModel) -> str:
    plan = study.suggesting.plan_codes(ids(study), model)
    return "\n".join(json.dumps(json.loads(call.body), ensure_ascii=False) for call in plan.calls)


def exported(study: OpenStudy, **wanted: Any) -> dict[str, Any]:
    data = codebook(study.store, **wanted)
    VALIDATOR.validate(json.loads(json.dumps(data)))
    return data


def code_words(study: OpenStudy, words: str, document: int = 0) -> str:
    return study.coding.in_vivo(*span_of(study, words, document), coder=ada(study)).id


# --- permission ---


def test_a_change_of_permission_is_one_event_with_before_and_after(study: OpenStudy) -> None:
    changed = study.permissions.change(
        None, coder=ada(study), basis=" Einwilligung ", consent_version="2", uses=[Use.ARCHIVE, Use.PROCESSING],
        until="2099-03-31",
    )  # fmt: skip
    assert changed == 2
    event = study.history.events()[-1]
    assert (event.kind, event.details["participants"]) == ("permission_changed", ["P01", "P02"])
    assert len(event.changes) == 2
    expected = Permission(
        basis="Einwilligung", consent_version="2", uses=(Use.PROCESSING, Use.ARCHIVE), until="2099-03-31"
    )
    assert study.permissions.of("P02") == expected
    assert study.permissions.change(None, coder=ada(study), until="2099-03-31") == 0
    study.history.undo(coder=ada(study))
    assert study.permissions.of("P01") == Permission()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"until": "31.3.2027"}, "bad_date"),
        ({"until": "2027-02-30"}, "bad_date"),
        ({"basis": "Einwilligung von Frau Schuster"}, "holds_original"),
    ],
)
def test_a_permission_that_cannot_be_kept_changes_nothing(study: OpenStudy, wanted: Any, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        study.permissions.change(["P01"], coder=ada(study), **wanted)
    assert refused.value.code == code
    with pytest.raises(InvalidInput):
        study.permissions.change(["P01", "P77"], coder=ada(study), uses=[])
    assert study.permissions.of("P01") == Permission()


def test_what_is_missing_is_said_before_a_run_and_stops_it(study: OpenStudy) -> None:
    outside = Server("10.0.0.7", SendScope.THIS_NETWORK)
    study.change_settings(coder=ada(study), send_scope=SendScope.INTERNET)
    study.permissions.change(["P01"], coder=ada(study), uses=list(Use))
    missing = study.permissions.missing_for(outside, ids(study))
    assert [(item.participant, item.use, item.ended) for item in missing] == [("P02", Use.EXTERNAL_AI, False)]
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_codes(ids(study), outside)
    assert refused.value.code == "not_permitted"
    assert refused.value.params["participants"] == "P02"
    assert study.suggesting.plan_codes(ids(study)[:1], outside).calls
    assert study.permissions.missing_for(Server(), ids(study)) == []


def test_after_the_last_day_nothing_is_done_with_the_words(study: OpenStudy) -> None:
    code_words(study, "die technische Hürde")
    yesterday = (today() - timedelta(days=1)).isoformat()
    study.permissions.change(["P01"], coder=ada(study), until=today().isoformat())
    assert study.suggesting.plan_codes(ids(study), BuiltinModel()).calls
    study.permissions.change(["P01"], coder=ada(study), until=yesterday)
    for model in (BuiltinModel(), Server()):
        with pytest.raises(NotPermitted) as refused:
            study.suggesting.plan_codes(ids(study), model)
        assert "has ended" in str(refused.value)
    assert exported(study)["codes"][0]["quotations"][0]["withheld"] == "not_permitted"


def test_a_permission_withdrawn_between_plan_and_send_stops_the_call(study: OpenStudy) -> None:
    model = Server()
    plan = study.suggesting.plan_codes(ids(study), model)
    study.permissions.change(["P01"], coder=ada(study), uses=[Use.PROCESSING])
    with pytest.raises(NotPermitted):
        study.suggesting.run(plan, model, coder=ada(study))
    assert study.suggesting.list() == []


def test_a_passage_marked_between_plan_and_send_stops_the_call(study: OpenStudy) -> None:
    model = Server()
    plan = study.suggesting.plan_codes(ids(study), model)
    study.passages.add(*span_of(study, "Am Ende entscheide ich"), coder=ada(study))
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.run(plan, model, coder=ada(study))
    assert refused.value.code == "approved_text_changed"


def test_only_labels_that_may_be_sent_become_items_or_examples(study: OpenStudy) -> None:
    for words, document in (("die technische Hürde", 0), ("Am Ende entscheide ich", 0), ("Wir haben Angst", 1)):
        code_words(study, words, document)
    study.permissions.change(["P02"], coder=ada(study), uses=[Use.PROCESSING])
    model = Server()
    plan = study.suggesting.plan_groups(Level.CONCEPT, model)
    bodies = b"".join(call.body for call in plan.calls).decode()
    assert (plan.left_out, "Wir haben Angst" in bodies, "Am Ende entscheide ich" in bodies) == (1, False, True)
    plan = study.suggesting.plan_codes(ids(study)[:1], model)
    assert "Angst" not in plan.calls[0].body.decode()
    assert study.suggesting.plan_groups(Level.CONCEPT, BuiltinModel()).left_out == 0
    study.permissions.change(["P01"], coder=ada(study), uses=[Use.PROCESSING])
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_groups(Level.CONCEPT, model)
    assert refused.value.code == "not_permitted"


def test_a_concept_with_a_code_that_may_not_be_sent_stays_out(study: OpenStudy) -> None:
    codes = [code_words(study, "die technische Hürde"), code_words(study, "Wir haben Angst", 1)]
    study.structure.add(Level.CONCEPT, "Angst vor Technik", coder=ada(study), members=codes)
    for label in ("Eins", "Zwei"):
        study.structure.add(Level.CONCEPT, label, coder=ada(study))
    study.permissions.change(["P02"], coder=ada(study), uses=[Use.PROCESSING])
    plan = study.suggesting.plan_groups(Level.THEME, Server())
    assert plan.left_out == 1
    assert "Angst" not in plan.calls[0].body.decode()


def test_without_permission_to_quote_no_words_are_exported(study: OpenStudy) -> None:
    code_words(study, "Wir haben Angst, dass die Maschine uns in [Ort 1] ersetzt", 1)
    code_words(study, "die technische Hürde")
    study.coding.memo("Siehe: Angst, dass die Maschine uns in Ort 1, Zitat", coder=ada(study))
    study.permissions.change(["P02"], coder=ada(study), uses=[Use.PROCESSING, Use.LOCAL_AI])
    for originals in (False, True):
        data = exported(study, original_names=originals)
        first, second = data["codes"]
        assert (first["label"], first["label_withheld"]) == ("[Code 1]", "not_permitted")
        assert (first["quotations"][0]["text"], first["quotations"][0]["withheld"]) == (None, "not_permitted")
        assert (second["label"], second["label_withheld"]) == ("die technische Hürde", None)
        assert second["quotations"][0]["withheld"] is None
        assert data["study"]["memos"][0]["text"] == "Siehe: […], Zitat"
        assert "Maschine uns in" not in json.dumps(data, ensure_ascii=False)
        assert "Wir haben Angst" not in json.dumps(data, ensure_ascii=False)


# --- passages ---


def test_detection_flags_what_is_sensitive_and_the_approval_says_how_much_was_open(study: OpenStudy) -> None:
    passages = study.passages.list()
    assert [(item.topic, item.mark, item.found_by) for item in passages] == [
        (SensitiveTopic.HEALTH, PassageMark.FLAGGED, "words")
    ]
    assert study.passages.words(passages[0])[1] == SECRET
    approvals = [event for event in study.history.events() if event.kind == "document_approved"]
    assert [event.details["flagged_open"] for event in approvals] == [1, 0]
    assert SECRET.encode() in b"".join(study.store.blob(t.request_digest) for t in calls_of(study, Server()))


def calls_of(study: OpenStudy, model: BuiltinModel) -> list[Any]:
    run = study.suggesting.run(study.suggesting.plan_codes(ids(study), model), model, coder=ada(study))
    return study.suggesting.calls(run.id)


def test_her_judgement_is_kept_when_the_words_are_looked_for_anew(study: OpenStudy) -> None:
    passage = study.passages.list()[0]
    study.passages.mark(passage.id, PassageMark.CLEARED, coder=ada(study))
    assert study.passages.flag(coder=ada(study)) == 0
    assert [item.mark for item in study.passages.list()] == [PassageMark.CLEARED]
    term = study.lists.add("Maschine*", Listed.SENSITIVE, topic=SensitiveTopic.OTHER, coder=ada(study))
    assert [item.topic for item in study.passages.list(mark=PassageMark.FLAGGED)] == [SensitiveTopic.OTHER]
    assert study.passages.flag(coder=ada(study)) == 1
    study.history.undo(coder=ada(study))
    assert study.passages.list(mark=PassageMark.FLAGGED) == []
    study.history.redo(coder=ada(study))
    study.lists.remove([term.id], coder=ada(study))
    assert [item.mark for item in study.passages.list()] == [PassageMark.CLEARED]


def test_every_step_on_passages_can_be_undone(study: OpenStudy) -> None:
    before = study.store.all(Passage), study.store.all(Document)
    document_id, start, end = span_of(study, "Am Ende entscheide ich")
    added = study.passages.add(document_id, start, end, coder=ada(study))
    study.passages.mark_all([before[0][0].id], PassageMark.NEVER_LEAVES, coder=ada(study))
    study.passages.remove(added.id, coder=ada(study))
    study.passages.set_never_leaves(document_id, True, coder=ada(study))
    for _ in range(4):
        assert study.history.undo(coder=ada(study))
    assert (study.store.all(Passage), study.store.all(Document)) == before


def test_a_passage_outside_the_text_is_refused(study: OpenStudy) -> None:
    for start, end in ((5, 5), (-1, 4), (0, 10**6)):
        with pytest.raises(InvalidInput) as refused:
            study.passages.add(ids(study)[0], start, end, coder=ada(study))
        assert refused.value.code == "bad_passage"


def test_what_never_leaves_is_read_by_the_built_in_suggester_only(study: OpenStudy) -> None:
    study.passages.mark(study.passages.list()[0].id, PassageMark.NEVER_LEAVES, coder=ada(study))
    assert SECRET in sent(study, BuiltinModel())
    assert "Depression" not in sent(study, Server())
    assert "wirklich schwierig. […] Am Ende" in sent(study, Server())


def test_a_label_from_a_passage_that_never_leaves_is_neither_sent_nor_exported(study: OpenStudy) -> None:
    code_words(study, "wegen einer Depression")
    code_words(study, "die technische Hürde")
    concept = study.structure.add(
        Level.CONCEPT, "lange krankgeschrieben wegen einer Depression lange", coder=ada(study)
    )
    study.structure.edit(concept.id, coder=ada(study), definition="Wer sagt: ich war wegen einer Depression weg")
    study.passages.mark(study.passages.list()[0].id, PassageMark.NEVER_LEAVES, coder=ada(study))
    assert "Depression" not in sent(study, Server())
    for originals in (False, True):
        data = exported(study, original_names=originals)
        code = data["codes"][0]
        assert (code["label_withheld"], code["quotations"][0]["withheld"]) == ("never_leaves", "never_leaves")
        assert "einer Depression" not in json.dumps(data, ensure_ascii=False)
    study.passages.mark(study.passages.list()[0].id, PassageMark.CLEARED, coder=ada(study))
    assert "wegen einer Depression" in json.dumps(codebook(study.store), ensure_ascii=False)


def test_a_document_that_never_leaves_goes_to_no_server_and_into_no_export(study: OpenStudy) -> None:
    code_words(study, "die technische Hürde")
    study.passages.set_never_leaves(ids(study)[0], True, coder=ada(study))
    with pytest.raises(NotPermitted) as refused:
        study.suggesting.plan_codes(ids(study), Server())
    assert refused.value.code == "never_leaves"
    assert suggest(study)
    assert exported(study)["codes"][0]["quotations"][0]["withheld"] == "never_leaves"


def test_removing_an_interview_removes_its_passages(study: OpenStudy) -> None:
    study.transcripts.remove(ids(study)[0], coder=ada(study))
    assert study.store.all(Passage) == []
    study.history.undo(coder=ada(study))
    assert len(study.store.all(Passage)) == 1


def test_a_co_coder_without_the_key_judges_passages_by_their_pseudonymised_words(tmp_path: Path) -> None:
    made = make_study(tmp_path, [SICK])
    made.passages.add(*span_of(made, "sagt [Person 1]"), coder=ada(made))
    alone = reopen(made, without_key=True)
    assert alone.passages.words(alone.passages.list()[-1])[1] == "sagt [Person 1]"
    alone.passages.mark(alone.passages.list()[0].id, PassageMark.NEVER_LEAVES, coder=ada(alone))
    with pytest.raises(NotPermitted) as refused:
        alone.passages.flag(coder=ada(alone))
    assert refused.value.code == "key_missing"
    assert alone.store.all(Participant)[0].permission == Permission()
    alone.close()
