"""With a real server on loopback: what never leaves reaches neither it nor an export, in whatever way it was marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ada, make_study
from export_reading import everything_written
from fakes.openai_server import ScriptedServer

from analysis.errors import NotPermitted
from analysis.records import Level, PassageMark, SuggestionKind, SuggestionStatus, Use
from analysis.suggestion.builtin import BuiltinModel
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.study import OpenStudy
from prompts import open_model
from prompts.providers import PRESETS

PLANTED = "Nach der Scheidung bin ich wegen einer schweren Depression drei Monate in die Klinik gegangen."
TALK = "".join(
    f"I: Was ist an Aufgabe {number} schwierig?\n\n"
    f"B: Ich finde an der Aufgabe {number} schwierig, dass wir im Vertrieb so wenig Zeit für die Kunden haben. "
    f"{PLANTED if number == 'zwei' else 'Das belastet mich sehr.'} Am Ende entscheide ich bei {number} selbst.\n\n"
    for number in ("eins", "zwei", "drei")
)
OTHER = "I: Und Sie?\n\nB: Wir haben große Angst, dass die Maschine unsere Arbeit im Vertrieb ersetzt.\n"
PIECES = ("Scheidung", "Depression", "Klinik", "drei Monate")


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, [TALK, OTHER])
    yield made
    assert made.verify() == []
    made.close()


def model_of(server: ScriptedServer) -> SuggestionModel:
    return open_model(replace(PRESETS["ollama"], base_url=server.base_url, model=server.model, context_tokens=4096))


def accept_everything(study: OpenStudy) -> None:
    for suggestion in study.suggesting.list(kind=SuggestionKind.CODE, statuses=[SuggestionStatus.OPEN]):
        if suggestion.grounding and suggestion.grounding.can_be_accepted:
            study.deciding.accept(suggestion.id, coder=ada(study))


def coded_by_hand(study: OpenStudy) -> None:
    document = study.transcripts.documents()[0]
    at = study.transcripts.original(document.id).text.index(PLANTED)
    for start, end in ((0, len(PLANTED)), (PLANTED.index("wegen"), PLANTED.index("drei")), (-20, 12)):
        study.coding.in_vivo(document.id, max(at + start, 0), at + end, coder=ada(study))


def exported(study: OpenStudy) -> str:
    return everything_written(study) + everything_written(study, original_names=True)


def run_everything(study: OpenStudy, model: SuggestionModel) -> None:
    """Ask the built-in suggester, which may read it all; then ask the server for codes, concepts and themes."""
    ids = [document.id for document in study.transcripts.documents()]
    builtin = BuiltinModel()
    study.suggesting.run(study.suggesting.plan_codes(ids, builtin), builtin, coder=ada(study))
    coded_by_hand(study)
    accept_everything(study)
    study.suggesting.run(study.suggesting.plan_groups(Level.CONCEPT, builtin), builtin, coder=ada(study))
    for group in study.suggesting.list(kind=SuggestionKind.CONCEPT)[:2]:
        study.deciding.accept(group.id, coder=ada(study))
    study.suggesting.run(study.suggesting.plan_codes(ids, model), model, coder=ada(study))
    accept_everything(study)
    study.suggesting.run(study.suggesting.plan_groups(Level.CONCEPT, model), model, coder=ada(study))


def test_a_passage_that_never_leaves_reaches_neither_server_nor_export(
    study: OpenStudy, server: ScriptedServer
) -> None:
    flagged = study.passages.list()
    assert flagged
    study.passages.mark_all([item.id for item in flagged], PassageMark.NEVER_LEAVES, coder=ada(study))
    run_everything(study, model_of(server))
    assert len(server.chats) >= 2
    assert "[…]" in server.everything_received
    out = exported(study)
    assert '"withheld": "never_leaves"' in out
    for words in PIECES:
        assert words not in server.everything_received, words
        assert words not in out, words


def test_what_is_only_flagged_goes_as_before(study: OpenStudy, server: ScriptedServer) -> None:
    run_everything(study, model_of(server))
    out = exported(study)
    assert all(words in server.everything_received for words in PIECES)
    assert all(words in out for words in PIECES)


def test_words_of_somebody_who_permits_no_ai_and_no_quotation_stay_here(
    study: OpenStudy, server: ScriptedServer
) -> None:
    study.permissions.change(["P02"], coder=ada(study), uses=[Use.PROCESSING])
    model = model_of(server)
    with pytest.raises(NotPermitted) as refused:
        run_everything(study, model)
    assert refused.value.params["participants"] == "P02"
    assert server.chats == []
    first = study.transcripts.documents()[0].id
    study.suggesting.run(study.suggesting.plan_codes([first], model), model, coder=ada(study))
    study.suggesting.run(study.suggesting.plan_groups(Level.CONCEPT, model), model, coder=ada(study))
    assert server.chats
    assert "große Angst" not in server.everything_received
    out = exported(study)
    assert "not_permitted" in out
    assert "Maschine unsere Arbeit" not in out
