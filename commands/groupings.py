"""Suggested groups side by side: each alternative with its members, counter-examples and what fits nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from analysis.records import SuggestionKind
from analysis.workflow.groupings import Alternative, Group, Member, Proposal, read_proposals
from commands.console import counted, say, say_json
from commands.selecting import JsonOption, StudyPath, opened

app = typer.Typer()
_ID = 8


@app.command()
def groupings(
    study: StudyPath,
    kind: Annotated[SuggestionKind | None, typer.Option("--kind", help="Only concept, theme or dimension.")] = None,
    json_wanted: JsonOption = False,
) -> None:
    """Show suggested groups that wait, one alternative after the other, with members and counter-examples."""
    with opened(study) as found:
        proposals = [item for item in read_proposals(found) if kind in (None, item.kind)]
    if json_wanted:
        say_json([_as_json(item) for item in proposals])
        return
    for proposal in proposals:
        for alternative in proposal.alternatives:
            for line in _lines(proposal, alternative):
                say(line)
    if not proposals:
        say("No suggested group waits; `suggest themes` asks for some.")


def _lines(proposal: Proposal, alternative: Alternative) -> Iterator[str]:
    who = proposal.provider or "built-in, no AI"
    by = f": {alternative.principle}" if alternative.principle else ""
    yield f"{proposal.kind.value.upper()}S, alternative {alternative.number + 1}{by} ({who})"
    for group in alternative.groups:
        yield f"  {group.id[:_ID]}  {group.label}" + (f" – {group.definition}" if group.definition else "")
        for member in group.members:
            yield f"      + {_named(member)}"
        for member, why in group.against:
            yield f"      - {_named(member)}" + (f" ({why})" if why else "")
    if alternative.nowhere:
        yield "  Fits nowhere here:"
        for member in alternative.nowhere:
            yield f"        {_named(member)}"
    yield (
        f"  {counted(len(alternative.groups), 'group')} to decide on, {alternative.decided_count} decided, "
        f"{len(alternative.nowhere)} fit nowhere. + is a member, - a counter-example."
    )


def _named(member: Member) -> str:
    return f"{member.id[:_ID]}  {member.label}" + (" (has a place already)" if member.has_home else "")


def _as_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "kind": proposal.kind.value,
        "suggested_by": proposal.provider or None,
        "alternatives": [
            {
                "number": item.number + 1,
                "principle": item.principle,
                "groups": [_group_as_json(group) for group in item.groups],
                "fits_nowhere": [_member_as_json(member) for member in item.nowhere],
                "decided": item.decided_count,
            }
            for item in proposal.alternatives
        ],
    }


def _group_as_json(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "label": group.label,
        "definition": group.definition,
        "why": group.why,
        "members": [_member_as_json(member) for member in group.members],
        "counter_examples": [_member_as_json(member) | {"why": why} for member, why in group.against],
        "rearranged": group.is_arranged,
        "put_off": group.is_later,
    }


def _member_as_json(member: Member) -> dict[str, Any]:
    return {"id": member.id, "label": member.label, "has_place": member.has_home}
