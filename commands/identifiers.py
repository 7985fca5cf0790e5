"""Pseudonymising: find identifiers, list them, approve the text that results."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from analysis.pseudonymization.replacement import verdict_of
from analysis.records import Document, DocumentText, Entity, Finding, Seen, Verdict
from analysis.transcript import SpeakerRole
from analysis.workflow.study import OpenStudy
from commands.console import ShowProgress, counted, note, program, say, say_json, stoppable, table
from commands.selecting import (
    CoderOption,
    DocumentOption,
    JsonOption,
    SigningOption,
    StudyPath,
    chosen_documents,
    coder_id,
    note_voided,
    opened,
    signing_coder,
)

app = typer.Typer()

UNREAD = (
    "Error: {title} has hardly any capital letters, so names in it are easily missed; it was not approved. Read all of "
    "it, add the names that were missed, and approve it with --read-by-hand."
)

NOBODY = (
    "Error: in {title} no turn is a participant's, so nothing in it could be coded; it was not approved. Say who takes "
    "part first: {program} speakers STUDY --set LABEL=P01."
)


@app.command()
def pseudonymize(
    study: StudyPath,
    document: DocumentOption = None,
    json_wanted: JsonOption = False,
    again: Annotated[bool, typer.Option("--again", help="Look anew where it was looked already.")] = False,
    coder: CoderOption = None,
) -> None:
    """Find and list names and the like. Shows originals, for your screen, and what stands for them."""
    with opened(study) as found:
        documents = chosen_documents(found, document)
        todo = [item.id for item in documents if again or not item.engines]
        if todo:
            actor = coder_id(found, coder)
            with stoppable() as cancel:
                found.pseudonyms.detect(todo, coder=actor, progress=ShowProgress("Looking for names"), cancel=cancel)
            note_voided(found, {item.id for item in found.transcripts.documents()})
        entities = {row.entity.id: row.entity for row in found.pseudonyms.entities()}
        if json_wanted:
            say_json([_as_json(found, item, entities) for item in documents])
            return
        for item in documents:
            show_findings(found, item, entities)
        say("Undecided names stay replaced. `approve` approves the texts, under a coder's name.")


def show_findings(study: OpenStudy, document: Document, entities: dict[str, Entity]) -> None:
    """Write one interview's findings as a table."""
    rows = _rows(study, document, entities)
    say(f"{document.number} {document.title}: {counted(len(rows), 'finding')}")
    columns = ("start", "end", "text", "kind", "level", "score", "recognizer", "replacement")
    table(
        [name.upper() for name in columns],
        [["(kept)" if row[name] is None else row[name] for name in columns] for row in rows],
    )
    say()


def _as_json(study: OpenStudy, document: Document, entities: dict[str, Entity]) -> dict[str, Any]:
    return {
        "document": document.id,
        "number": document.number,
        "title": document.title,
        "language": document.language,
        "findings": _rows(study, document, entities),
    }


def _rows(study: OpenStudy, document: Document, entities: dict[str, Entity]) -> list[dict[str, Any]]:
    """Give the findings that count: what lies inside a longer one is replaced with it."""
    text = study.transcripts.original(document.id).text
    rows: list[dict[str, Any]] = []
    for finding in sorted(study.pseudonyms.findings(document.id), key=lambda found: (found.start, -found.end)):
        row = _row(finding, text, entities[finding.entity_id])
        if not any(row["end"] <= other["end"] and other["replacement"] is not None for other in rows[-3:]):
            rows.append(row)
    return rows


def _row(finding: Finding, text: str, entity: Entity) -> dict[str, Any]:
    kept = verdict_of(finding, entity) is Verdict.KEEP
    return {
        "start": finding.start,
        "end": finding.end,
        "text": text[finding.start : finding.end],
        "kind": finding.kind.value,
        "level": finding.level.value,
        "score": round(finding.score, 3),
        "recognizer": finding.recognizer,
        "entity": entity.id,
        "replacement": None if kept else entity.replacement,
    }


@app.command()
def approve(
    study: StudyPath,
    document: DocumentOption = None,
    review: Annotated[
        bool, typer.Option("--review", help="List each interview's findings first and ask before approving it.")
    ] = False,
    read_by_hand: Annotated[
        bool,
        typer.Option("--read-by-hand", help="Say that you read all of a transcript in lower case yourself; recorded."),
    ] = False,
    coder: SigningOption = None,
) -> None:
    """Approve the pseudonymised texts. Without --review that is recorded as done in bulk, unseen."""
    with opened(study) as found:
        documents = [item for item in chosen_documents(found, document) if document or _waits(found, item, review)]
        if not documents:
            say("All interviews are approved already.")
            return
        actor = signing_coder(found, coder)
        how = Seen.HEADLESS if review else Seen.HEADLESS_BULK
        entities = {row.entity.id: row.entity for row in found.pseudonyms.entities()} if review else {}
        left, unread = 0, 0
        for item in documents:
            if found.pseudonyms.is_lower_case(item.id) and not read_by_hand:
                note(UNREAD.format(title=item.title))
                unread += 1
                continue
            if review and not _agreed(found, item, entities):
                left += 1
                continue
            if not any(turn.role is SpeakerRole.PARTICIPANT for turn in item.turns):
                note(NOBODY.format(title=item.title, program=program()))
                unread += 1
                continue
            found.pseudonyms.approve(item.id, coder=actor, how=how, read_by_hand=read_by_hand)
            undecided = found.pseudonyms.open_count(item.id)
            say(f"Approved {item.title} as {found.coder_name(actor)}; {counted(undecided, 'undecided name')} replaced.")
        if not review and unread < len(documents):
            say("Recorded as approved in bulk, without the findings being seen; `approve --review` shows them first.")
        if left or unread:
            note(f"{left + unread} of {len(documents)} interviews were not approved.")
        if unread:
            raise typer.Exit(1)


def _waits(study: OpenStudy, document: Document, review: bool) -> bool:
    """Tell whether an approval is missing; for a review, also whether nobody looked before it was given."""
    text = study.store.find(DocumentText, document.id)
    if text is None or not text.approved_by:
        return True
    return review and text.approved_how is Seen.HEADLESS_BULK


def _agreed(study: OpenStudy, document: Document, entities: dict[str, Entity]) -> bool:
    show_findings(study, document, entities)
    return typer.confirm(f"Approve {document.title} so?", default=False)
