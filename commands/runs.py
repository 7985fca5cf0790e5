"""Runs of suggestions: listing, replaying one from the file, comparing two, erasing what was sent. Nothing is sent."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from analysis.errors import InvalidInput, NotFound
from analysis.records import Document, Run, Suggestion
from analysis.transcript import SpeakerRole
from analysis.workflow.replaying import Skipped
from analysis.workflow.study import OpenStudy
from commands.console import counted, note, say, say_json, table
from commands.selecting import (
    DocumentOption,
    JsonOption,
    SigningOption,
    StudyPath,
    by_prefix,
    chosen_documents,
    opened,
    short_ids,
    signing_coder,
)
from prompts.readers import reader_of

app = typer.Typer()

RunArgument = Annotated[str, typer.Argument(metavar="RUN", help="A run's id or its beginning; `runs` lists them.")]


@app.command()
def runs(study: StudyPath, json_wanted: JsonOption = False) -> None:
    """List the runs of suggestions, the oldest first."""
    with opened(study) as found:
        listed = found.suggesting.runs()
        if json_wanted:
            say_json([_run_as_json(run) for run in listed])
            return
        ids = short_ids(listed)
        rows = [(ids[run.id], run.started_at[:16], run.purpose, run.status, run.model) for run in listed]
        table(("ID", "BEGAN (UTC)", "FOR", "STATUS", "MODEL"), rows)
        say(f"{counted(len(listed), 'run')}.")


@app.command()
def replay(study: StudyPath, run: RunArgument, json_wanted: JsonOption = False) -> None:
    """Make a run's suggestions again from the study file, without any network, and compare them with what is kept.

    Ends with 1 where they are not the same.
    """
    with opened(study) as found:
        chosen = _run(found, run)
        result = found.suggesting.replay(chosen.id, reader_of(chosen))
        if json_wanted:
            say_json(
                {
                    "run": chosen.id,
                    "identical": result.identical,
                    "calls_replayed": result.replayed_calls,
                    "same": len(result.same),
                    "new": [_as_json(item) for item in result.new],
                    "gone": [_as_json(item) for item in result.gone],
                    "not_replayed": _skipped_as_json(result.skipped),
                }
            )
        else:
            say(f"{counted(result.replayed_calls, 'answer')} read again: {len(result.same)} suggestions the same, "
                f"{len(result.new)} new, {len(result.gone)} gone.")  # fmt: skip
            _note_skipped(result.skipped)
    if not result.identical:
        raise typer.Exit(1)


@app.command()
def compare(
    study: StudyPath,
    earlier: RunArgument,
    later: Annotated[str, typer.Argument(metavar="RUN", help="The run to compare it with.")],
    json_wanted: JsonOption = False,
) -> None:
    """Say which places two runs for codes both found, which only the later, and which only the earlier."""
    with opened(study) as found:
        result = found.suggesting.compare(_run(found, earlier).id, _run(found, later).id, reader_of)
        if json_wanted:
            say_json(
                {
                    "same": [[_as_json(one), _as_json(other)] for one, other in result.same],
                    "new": [_as_json(item) for item in result.new],
                    "gone": [_as_json(item) for item in result.gone],
                    "not_replayed": _skipped_as_json(result.skipped),
                }
            )
            return
        rows = [("same", found.suggesting.quotation(other)) for _, other in result.same]
        rows += [("new", found.suggesting.quotation(item)) for item in result.new]
        rows += [("gone", found.suggesting.quotation(item)) for item in result.gone]
        table(("", "WORDS"), rows)
        say(f"{len(result.same)} the same, {len(result.new)} new, {len(result.gone)} gone.")
        _note_skipped(result.skipped)


@app.command("erase-requests")
def erase_requests(
    study: StudyPath,
    document: DocumentOption = None,
    participant: Annotated[
        str | None, typer.Option("--participant", metavar="P", help="All interviews with this participant (P03).")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Erase for good; it can't be undone.")] = False,
    coder: SigningOption = None,
) -> None:
    """Erase an interview's or participant's words from the stored requests and answers; those of others stay.

    Suggestions, codes and texts stay as they are. `replay` then reports the erased parts.
    """
    with opened(study) as found:
        chosen = _interviews(found, document, participant)
        counts = {item.id: found.suggesting.sent_parts(item.id) for item in chosen}
        for item in chosen:
            say(f"{item.title}: its words are in {counted(counts[item.id], 'stored request')} and answers.")
        if not any(counts.values()):
            note("There is nothing to erase.")
            return
        if not yes:
            raise InvalidInput("not_agreed", "Nothing was erased: it can't be undone.", "Add --yes to erase it.")
        actor = signing_coder(found, coder)
        for item in chosen:
            found.suggesting.erase_sent(item.id, coder=actor)
        say("Erased for good.")


def _interviews(study: OpenStudy, document: str | None, participant: str | None) -> list[Document]:
    if (document is None) == (participant is None):
        raise InvalidInput("one_of_two", "`erase-requests` takes --document or --participant.", "Give one of them.")
    if document is not None:
        return chosen_documents(study, document)
    found = [
        item
        for item in study.transcripts.documents()
        if participant in {turn.speaker for turn in item.turns if turn.role is SpeakerRole.PARTICIPANT}
    ]
    if not found:
        raise NotFound(
            "no_such_participant", "No interview has a participant {who}.", "`list` shows them.", who=participant
        )
    return found


def _run(study: OpenStudy, given: str) -> Run:
    return by_prefix(study.suggesting.runs(), given, "run", "`runs` lists them.")


def _note_skipped(skipped: tuple[Skipped, ...]) -> None:
    for item in skipped:
        note(f"Part {item.part + 1} can't be read again ({item.reason}).")


def _skipped_as_json(skipped: tuple[Skipped, ...]) -> list[dict[str, Any]]:
    return [{"call": item.call_id, "part": item.part + 1, "reason": item.reason} for item in skipped]


def _run_as_json(run: Run) -> dict[str, Any]:
    names = "id", "purpose", "provider", "model", "status", "started_at", "ended_at"
    return {name: getattr(run, name) for name in names}


def _as_json(item: Suggestion) -> dict[str, Any]:
    return {
        "document": item.document_id,
        "start": item.start,
        "end": item.end,
        "grounding": item.grounding.value if item.grounding else None,
        "answered_quote": item.answered_quote,
        "label": item.label,
        "members": list(item.member_ids),
    }
