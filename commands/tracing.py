"""The ledger for reading: all steps, and the way from a code or suggestion back to prompt, answer and decision."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

import typer

from analysis.errors import NotFound
from analysis.foreign_provenance import told_elsewhere
from analysis.ports import Event
from analysis.records import LlmCall, Suggestion
from analysis.workflow.study import OpenStudy
from analysis.workflow.tracing import Moment, Origin, Timeline, origin_of, traceable
from commands.console import counted, say, say_json, table
from commands.selecting import JsonOption, StudyPath, opened

app = typer.Typer()

GivenThing = Annotated[
    str,
    typer.Argument(
        metavar="CODE|SUGGESTION", help="A label, or the first letters of an id; also of a category or quotation."
    ),
]


@app.command()
def events(
    study: StudyPath,
    json_wanted: JsonOption = False,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only steps of this kind.")] = None,
    after: Annotated[int, typer.Option("--after", metavar="N", help="Only steps after this number.")] = 0,
    caused_by: Annotated[
        int | None, typer.Option("--caused-by", metavar="N", help="Only what came of this step, directly or not.")
    ] = None,
) -> None:
    """List the steps of the ledger, oldest first. With --json each with its details and hash."""
    with opened(study) as found:
        timeline = Timeline(found.store)
        moments = list(timeline.moments.values()) if caused_by is None else timeline.consequences(caused_by)
        chosen = [
            item for item in moments if item.event.seq > after and (not kind or item.event.kind in kind)
        ]  # fmt: skip
        if json_wanted:
            say_json([_as_data(found, item) for item in chosen])
            return
        rows = [_row(found, item) for item in chosen]
        table(("#", "TIME (UTC)", "WHO", "WHAT", "ABOUT"), rows)
        say(f"{counted(len(rows), 'step')}.")


def _row(study: OpenStudy, moment: Moment) -> tuple[object, ...]:
    event = moment.event
    what = event.kind.replace("_", " ") + (" (taken back)" if moment.is_undone else "")
    return event.seq, event.at[:19].replace("T", " "), study.coder_name(event.actor), what, _about(moment)


def _about(moment: Moment) -> str:
    if moment.event.erased:
        return "(content erased)"
    words = moment.subject[2]
    return words if len(words) <= 60 else words[:59] + "…"


def _as_data(study: OpenStudy, moment: Moment) -> dict[str, Any]:
    event: Event = moment.event
    return {
        "seq": event.seq,
        "id": event.id,
        "at": event.at,
        "kind": event.kind,
        "actor": event.actor,
        "who": study.coder_name(event.actor),
        "about": dict(zip(("kind", "id", "words"), moment.subject, strict=True)) if moment.subject[0] else None,
        "details": event.details,
        "touched": sorted(moment.touched),
        "came_of": list(moment.causes),
        "taken_back": moment.is_undone,
        "content_erased": event.erased,
        "hash": event.hash,
    }


@app.command()
def trace(study: StudyPath, thing: GivenThing, json_wanted: JsonOption = False) -> None:
    """Follow a code, category or suggestion back to prompt, answer and decision; then list all of its steps."""
    with opened(study) as found:
        origin = origin_of(found.store, traceable(found.store, thing))
        timeline = Timeline(found.store)
        story = timeline.story(origin.record.id)
        if json_wanted:
            say_json(_trace_data(found, origin, story))
            return
        for line in _told(found, origin):
            say(line)
        say()
        table(("#", "TIME (UTC)", "WHO", "WHAT", "ABOUT"), [_row(found, item) for item in story])


def _told(study: OpenStudy, origin: Origin) -> list[str]:
    record: Any = origin.record
    label = getattr(record, "label", "") or getattr(record, "answered_quote", "")
    name = f"{type(record).__name__} “{label}”" if label else type(record).__name__
    lines = [f"{name} ({record.id})"]
    if origin.call is None or origin.run is None:
        who = study.coder_name(getattr(record, "coder_id", ""))
        there = told_elsewhere(study.store, record.id)
        if there is not None:
            how = "suggested, and taken" if there.was_suggested else "made"
            told = f"There: {how} by {there.coder}, {there.day}." if there.coder else ""
            return [*lines, f"From another study, “{there.study}”; brought in by {who}.", *([told] if told else [])]
        return [*lines, f"Made by hand, by {who}." if who else "Not suggested."]
    lines += _call_lines(origin.call)
    assert origin.suggestion is not None
    lines += _suggestion_lines(origin.suggestion)
    for decision in origin.decisions:
        reason = f"; reason: {decision.reason}" if decision.reason else ""
        took = f" after {decision.seconds:.1f} s" if decision.seconds is not None else ""
        who, how = study.coder_name(decision.coder_id), decision.how.value.replace("_", " ")
        lines.append(f"Decision: {decision.action.value} by {who}, {how}{took}, {decision.decided_at[:19]}{reason}")
    return lines


def _call_lines(call: LlmCall) -> list[str]:
    answered = f", answered by {call.model_answered}" if call.model_answered not in ("", call.model_asked) else ""
    return [
        f"Asked: {call.model_asked}{answered} on {call.host or 'this computer'}"
        + (f" ({call.server})" if call.server else ""),
        f"Prompt: {call.prompt_name}, version {call.prompt_version}, {call.prompt_digest}",
        f"Request: sha256 {call.request_digest}",
        f"Answer:  sha256 {call.response_digest or '-'} ({call.status.value}, {call.started_at[:19]})",
    ]


def _suggestion_lines(suggestion: Suggestion) -> list[str]:
    grounding = suggestion.grounding.value.replace("_", " ") if suggestion.grounding else "a group"
    place = f", {suggestion.start}–{suggestion.end}" if suggestion.start >= 0 else ""
    return [f"Suggestion: number {suggestion.rank + 1} of its answer, {grounding}{place} ({suggestion.id})"]


def _trace_data(study: OpenStudy, origin: Origin, story: list[Moment]) -> dict[str, Any]:
    call = origin.call
    return {
        "kind": type(origin.record).__name__,
        "record": asdict(origin.record),
        "suggestion": asdict(origin.suggestion) if origin.suggestion else None,
        "call": asdict(call) if call else None,
        "run": asdict(origin.run) if origin.run else None,
        "request": _exact(study, call, "request") if call else None,
        "response": _exact(study, call, "response") if call and call.response_digest else None,
        "decisions": [{**asdict(item), "who": study.coder_name(item.coder_id)} for item in origin.decisions],
        "memos": [asdict(item) for item in origin.memos],
        "steps": [_as_data(study, item) for item in story],
    }


def _exact(study: OpenStudy, call: LlmCall, which: str) -> str | None:
    """Give the exact text that was sent or came; None where it was erased."""
    try:
        text = study.suggesting.request_text if which == "request" else study.suggesting.response_text
        return text(call)
    except NotFound:
        return None
