"""Named versions of the codebook, their differences, and interviews to go through again."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from analysis.workflow.study import OpenStudy
from analysis.workflow.versions import Changed, Differences, Entry, as_data
from commands.console import counted, say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, coder_id, document_of, opened

app = typer.Typer()


@app.command()
def versions(
    study: StudyPath,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="Name the codebook as it is now: “v3, after I-07”.")
    ] = None,
    diff: Annotated[
        str | None, typer.Option("--diff", metavar="VERSION", help="What changed since then (its name or number).")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="VERSION", help="With --diff: up to this one.")] = None,
    revisit: Annotated[
        bool, typer.Option("--revisit", help="List interviews coded before codes that came later.")
    ] = False,
    revisited: Annotated[
        str | None, typer.Option("--revisited", metavar="NAME", help="Say that an interview was gone through again.")
    ] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List or name versions of the codebook, show differences, or list interviews to go through again."""
    with opened(study) as found:
        if name is not None:
            made = found.versions.name(name, coder=coder_id(found, coder))
            say(f"“{made.name}” is the codebook as of step {made.seq}.")
        elif diff is not None:
            _show_differences(found, diff, to, json_wanted)
        elif revisited is not None:
            document = document_of(found, revisited)
            found.versions.mark_revisited(document.id, coder=coder_id(found, coder))
            say(f"{document.title} was gone through again.")
        elif revisit:
            _show_queue(found, json_wanted)
        else:
            _list(found, json_wanted)


def _list(study: OpenStudy, json_wanted: bool) -> None:
    known = study.versions.all()
    rows = [
        (number, item.name, item.created_at[:16].replace("T", " "), study.coder_name(item.coder_id), item.seq)
        for number, item in enumerate(known, 1)
    ]
    if json_wanted:
        say_json([dict(zip(("number", "name", "named_at", "coder", "step"), row, strict=True)) for row in rows])
    elif rows:
        table(("#", "VERSION", "NAMED (UTC)", "BY", "STEP"), rows)
    else:
        say("No version is named yet; --name names the codebook as it is now.")


def _show_differences(study: OpenStudy, diff: str, to: str | None, json_wanted: bool) -> None:
    found = study.versions.differences(study.versions.find(diff), study.versions.find(to) if to else None)
    if json_wanted:
        say_json(differences_data(found))
        return
    if found.is_empty:
        say("Nothing changed.")
    for line in lines(found):
        say(line)


def lines(found: Differences) -> list[str]:
    """Say differences, one in a line."""
    return [
        *(f"added     {_named(item)}" for item in found.added),
        *(f"removed   {_named(item)}" for item in found.removed),
        *(f"merged    {_named(gone)} into {_named(into)}" for gone, into in found.merged),
        *(f"renamed   {_named(item.before)} to “{item.after.label}”" for item in found.renamed),
        *(f"moved     {_named(item.after)} from {_home(item.before)} to {_home(item.after)}" for item in found.moved),
        *(
            f"defined   {_named(item.after)}: “{item.before.definition}” became “{item.after.definition}”"
            for item in found.redefined
        ),
    ]


def _named(item: Entry) -> str:
    return f"{item.kind} “{item.label}”"


def _home(item: Entry) -> str:
    return f"“{item.home}”" if item.home else "no place"


def differences_data(found: Differences) -> dict[str, Any]:
    """Give differences as JSON-compatible data."""

    def both(changed: tuple[Changed, ...]) -> list[dict[str, Any]]:
        return [{"before": as_data([item.before])[0], "after": as_data([item.after])[0]} for item in changed]

    return {
        "added": as_data(found.added),
        "removed": as_data(found.removed),
        "merged": [{"gone": as_data([gone])[0], "into": as_data([into])[0]} for gone, into in found.merged],
        "renamed": both(found.renamed),
        "moved": both(found.moved),
        "redefined": both(found.redefined),
    }


def _show_queue(study: OpenStudy, json_wanted: bool) -> None:
    waiting = study.versions.to_revisit()
    if json_wanted:
        say_json(
            [{"interview": item.document.title, "coded_at": item.coded_at, "codes": item.codes} for item in waiting]
        )
        return
    if not waiting:
        say("No interview waits for codes that came later.")
    for item in waiting:
        say(f"{item.document.title}: {counted(len(item.codes), 'code')} since {item.coded_at[:10]}")
        for label in item.codes:
            say(f"  {label}")
