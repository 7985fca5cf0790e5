"""The methods appendix and the file for the data-protection officer: every number has its events, every gap is said."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pypdfium2
import pytest
from docx import Document as WordDocument

from analysis.errors import InvalidInput
from analysis.ports import Put, blob_digest
from analysis.records import (
    AiPolicy,
    CallStatus,
    Kept,
    Level,
    LlmCall,
    Outcome,
    RelationKind,
    RuleKind,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.suggestion.builtin import BuiltinModel
from storage.export import Look, Outside, export_to
from storage.export.methods.items import COREQ, SRQR

CARD = {"host": "llm.example.org", "who": "Beispiel-Rechenzentrum", "where": "Musterstadt"}


@pytest.fixture
def study(tmp_path: Path):
    made = builders.make_study(tmp_path)
    coder, model = builders.ada(made), BuiltinModel()
    own = made.coding.in_vivo(*builders.span_of(made, "erst mal verstehen"), coder=coder)
    both = [document.id for document in made.transcripts.documents()]
    made.suggesting.run(made.suggesting.plan_codes(both, model), model, coder=coder)
    taken, refused = made.store.all(Suggestion, status=SuggestionStatus.OPEN)[:2]
    code = made.deciding.accept(taken.id, coder=coder, seconds=2.0).result_id
    made.deciding.reject(refused.id, coder=coder, reason="zu vage", seconds=3.0)
    concept = made.structure.add(Level.CONCEPT, "Angst", coder=coder, members=[own.id, code])
    made.structure.add(Level.THEME, "Mensch", coder=coder, members=[concept.id])
    made.transcripts.set_attributes("P01", {"job": "Vertrieb", "minutes": 41}, coder=coder)
    yield made
    made.close()


def sent_away(study: Any) -> int:
    """Record a call to a server elsewhere with its answer; gives the event."""
    [run] = study.suggesting.runs()
    document = study.transcripts.documents()[0].id
    call = LlmCall(
        run_id=run.id, part=9, attempt=1, document_id=document, first_turn=1, last_turn=1, host="llm.example.org",
        host_class="internet", model_asked="muster", model_answered="muster-7b-2", prompt_name="codes",
        prompt_version=3, prompt_digest="ab" * 32, parameters={"temperature": 0, "seed": 7},
        request_digest=blob_digest(b"asked"), status=CallStatus.ANSWERED, server="server 1.2",
        usage={"prompt_tokens": 120, "completion_tokens": 30},
    )  # fmt: skip
    details = {"call": call.id}
    event = study.store.commit(
        "call_answered", [Put(call)], actor=builders.ada(study), details=details, blobs=[b"asked"]
    )
    return int(event.seq)


def written(study: Any, name: str, language: str = "", outside: Outside | None = None) -> bytes:
    file = io.BytesIO()
    coder = builders.ada(study)
    export_to(study, name, file, coder=coder, look=Look(language=language), outside=outside)
    return file.getvalue()


def test_what_was_settled_compared_and_related_is_told_with_its_reasons(study) -> None:
    coder = builders.ada(study)
    study.ai_policy.set(AiPolicy(kinds=(SuggestionKind.CODE,)), coder=coder, reason="Beratung im Team")
    study.memoing.write("Ich war Vertrieblerin", coder=coder, kind="positionality")
    waiting = study.comparing.waiting()[0]
    study.comparing.record(waiting.concept.id, waiting.coding.id, Outcome.KEEP, coder=coder)
    theme, other = study.structure.categories(Level.THEME)[0], study.structure.add(Level.THEME, "Arbeit", coder=coder)
    study.relations.relate(theme.id, other.id, RelationKind.CONTEXT, coder=coder, coding_ids=[waiting.coding.id])
    text = written(study, "methods-md", "en").decode()
    assert "suggested may be codes; codes at any time; all coders decide" in text
    assert "Reason: Beratung im Team" in text
    found = rows(text)
    assert found["S6"][2].startswith("Ich war Vertrieblerin")
    assert "1 quotations were compared with the earlier ones of their concept: kept 1." in found["S14"][2]
    assert "related in 1 ways, resting on 1 quotations" in found["S16"][2]


def test_what_speaks_against_themes_and_what_came_of_disagreements_is_told(study) -> None:
    coder, coding = builders.ada(study), study.coding.codings()[0]
    theme = study.structure.add(Level.THEME, "Arbeit", coder=coder)
    found = rows(written(study, "methods-md", "en").decode())
    assert "Not answered from the data" in found["32"][2]
    assert "discussed" not in found["S15"][2]
    study.negative_cases.mark_coding(theme.id, coding.id, coder=coder, note="Gerade nicht")
    resolved = {"kind": RuleKind.EXCLUDE, "rule": "Ohne Freizeit"}
    study.rules.discuss(coding.id, theme.id, "Einig", coder=coder, **resolved)
    found = rows(written(study, "methods-md", "en").decode())
    said = "Passages marked as speaking against a theme or limiting it: 1 (Arbeit 1)"
    assert said in found["32"][2]
    assert said in found["S15"][2]
    assert found["32"][3] == str(study.history.events(kinds=["negative_case_marked"])[0].seq)
    for item in ("24", "S15"):
        assert "1 discussed, 1 of them resolved into a rule; 0 of those" in found[item][2]
    assert "Gegenbeispiel oder Grenze eines Themas" in written(study, "methods-md", "de").decode()


def rows(text: str) -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line.startswith("| ")
    ]
    return {row[0].strip("| "): row for row in cells}


def test_every_item_is_there_and_answered_or_said_to_be_open(study) -> None:
    text = written(study, "methods-md", "en").decode()
    found = rows(text)
    for item in (*COREQ, *SRQR):
        assert found[item.number][1] == item.english
        assert found[item.number][2]
    assert "Not answered from the data" in found["1"][2]
    assert "2 interviews, 2 participants" in found["12"][2]
    assert "41 to 41 minutes" in found["21"][2]
    assert (len(COREQ), len(SRQR)) == (32, 21), "as many as the published lists have"


def test_each_number_names_the_events_that_give_it(study) -> None:
    found = rows(written(study, "methods-md", "en").decode())
    imported = [event.seq for event in study.store.events(kinds=["document_imported"])]
    named = {number for part in re.findall(r"\d+(?:–\d+)?", found["12"][3]) for number in _numbers(part)}
    assert named == set(imported)
    decided = [event.seq for event in study.store.events(kinds=["suggestion_decided"])]
    derived = {number for part in re.findall(r"\d+(?:–\d+)?", found["26"][3]) for number in _numbers(part)}
    assert set(decided) <= derived


def _numbers(part: str) -> range:
    first, _, last = part.partition("–")
    return range(int(first), int(last or first) + 1)


def test_models_stand_as_they_answered_with_where_text_went(study) -> None:
    before = written(study, "methods-md", "en").decode()
    assert "No text left the computer on which the study lies." in before
    seq = sent_away(study)
    text = written(study, "methods-md", "en").decode()
    assert "muster-7b-2" in text
    assert "seed 7, temperature 0" in text
    assert "llm.example.org (the internet): 1 requests" in text
    assert f"Events: {seq}" in text
    assert "title = {{muster-7b-2}}" in text
    assert "server 1.2" in text


def test_prompts_stand_in_full_from_the_ledger(study) -> None:
    [run] = study.suggesting.runs()
    settings = {**run.settings, "prompts": {"cd" * 32: "Lies das Interview.\n```\nNenne *Stellen*."}}
    study.store.commit("run_ended", [Put(replace(run, settings=settings))], actor=builders.ada(study))
    text = written(study, "methods-md", "en").decode()
    assert "Lies das Interview.\n```\nNenne *Stellen*." in text
    assert "````text" in text, "fenced so that the prompt's own marks do not end it"


def test_the_appendix_holds_no_name_no_coder_and_no_single_time(study) -> None:
    for name in ("methods-md", "dpo-file-md"):
        text = written(study, name).decode()
        for secret in ("Schuster", "Bielefeld", "Ada", "zu vage"):
            assert secret not in text, name
    with pytest.raises(InvalidInput) as refused:
        export_to(study, "methods-md", io.BytesIO(), coder=builders.ada(study), original_names=True)
    assert refused.value.code == "without_names"


def test_word_and_pdf_say_the_same_in_german(study) -> None:
    document = WordDocument(io.BytesIO(written(study, "methods-docx", "de")))
    table = {row.cells[0].text: row.cells[2].text for row in document.tables[0].rows}
    assert "2 Interviews, 2 Teilnehmende" in table["12"]
    assert table["2"] == "Nicht aus den Daten beantwortet."
    pdf = pypdfium2.PdfDocument(written(study, "methods-pdf", "de"))
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    assert "2 Interviews, 2 Teilnehmende" in text
    assert "Methodenanhang: KI im Vertrieb" in text
    assert f"{len(pdf)}/{len(pdf)}" in text
    pdf.close()


def test_the_export_is_recorded_as_all_are(study) -> None:
    written(study, "methods-md")
    event = study.store.events(kinds=["codebook_exported"])[-1]
    assert event.details["format"] == "methods-md"
    assert event.details["contains"] == "pseudonyms"


def test_the_protection_file_is_german_first_and_follows_the_settings(study) -> None:
    text = written(study, "dpo-file-md").decode()
    for part in ("Art. 30", "Art. 35", "Art. 32", "Art. 13", "Einwilligung in den Einsatz von KI"):
        assert part in text
    assert "Keine: Es wurde kein Text über diesen Rechner hinaus gesendet" in text
    assert "Studiendatei verschlüsselt (SQLCipher, Passphrase): nein." in text
    assert "nach den Einstellungen nichts Besonderes" in text, "the built-in suggester is no language model"
    sent_away(study)
    study.keeping.set(Kept.NAMES, "2031-12-31", coder=builders.ada(study))
    text = written(study, "dpo-file-md", outside=Outside(recipients=(CARD,))).decode()
    assert "Beispiel-Rechenzentrum" in text
    assert "Namen und Schlüssel: 2031-12-31" in text
    assert "muster-7b-2" in text
    assert "Vorschläge durch Sprachmodelle, Text an Dienste außerhalb dieses Rechners" in text


@pytest.mark.parametrize(
    ("language", "never", "always"),
    [("de", "anonymisiert", "pseudonymisiert, nicht anonym"), ("en", "anonymised", "pseudonymised, not anonymous")],
)
def test_data_are_called_pseudonymised_and_never_anonymised(study, language: str, never: str, always: str) -> None:
    text = written(study, "dpo-file-md", language).decode()
    assert always in text
    assert never not in text


def test_the_protection_file_opens_in_word(study) -> None:
    document = WordDocument(io.BytesIO(written(study, "dpo-file", "en")))
    assert any("consent to the use of AI" in paragraph.text for paragraph in document.paragraphs)
    assert sum(paragraph.text.startswith("☐") for paragraph in document.paragraphs) == 4
