"""How the sample came about: dated notes on recruitment, and when and why collecting ended."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.records import SamplingKind
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, by_prefix, coder_id, opened

app = typer.Typer()


@app.command()
def sampling(
    study: StudyPath,
    kind: Annotated[
        SamplingKind | None,
        typer.Option("--note", metavar="KIND", help="chosen, approached, refused, setting, or ended (collecting)."),
    ] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="TEXT", help="What is noted, without names.")] = None,
    day: Annotated[str, typer.Option("--day", metavar="DATE", help="When it was: YYYY-MM-DD; needed for ended.")] = "",
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="Take a note away.")] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List or write notes on the sample. Its table is `participants`; `export --format sample-table` writes it."""
    if (kind is None) is not (text is None):
        raise InvalidInput("note_incomplete", "A note needs its kind and its words.", "Give --note KIND and --text.")
    with opened(study) as found:
        if remove is not None:
            note = by_prefix(found.sampling.notes(), remove, "note", "`sampling STUDY` lists them.")
            found.sampling.remove(note.id, coder=coder_id(found, coder))
        if kind is not None and text is not None:
            found.sampling.note(kind, text, day=day, coder=coder_id(found, coder))
        notes = found.sampling.notes()
        heads = ("id", "kind", "day", "coder", "text")
        rows = [(one.id[:8], one.kind.value, one.day, found.coder_name(one.coder_id), one.text) for one in notes]
        if json_wanted:
            say_json([dict(zip(heads, row, strict=True)) for row in rows])
        elif rows:
            table(tuple(name.upper() for name in heads), rows)
        else:
            say("No notes on the sample; `sampling STUDY --note chosen --text …` writes one.")
