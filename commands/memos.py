"""Memos: written on the study, an interview, a code or a category, listed by type, and asked for."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from analysis.errors import InvalidInput, NotFound
from analysis.records import Category, Code, Record
from analysis.workflow.study import OpenStudy
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, by_prefix, coder_id, document_of, opened

app = typer.Typer()


class Kind(StrEnum):
    """The types of memos, with the note on one's own position."""

    CODE = "code"
    THEORETICAL = "theoretical"
    METHOD = "method"
    REFLEXIVE = "reflexive"
    POSITIONALITY = "positionality"


@app.command()
def memo(
    study: StudyPath,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What is noted.")],
    kind: Annotated[Kind, typer.Option("--kind", help="Its type.")] = Kind.THEORETICAL,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="WHAT", help="An interview, or the label or id of a code or category."),
    ] = None,
    coder: CoderOption = None,
) -> None:
    """Write a memo, dated and under a coder's name; without --on it is about the study."""
    with opened(study) as found:
        target = None if on is None else _target(found, on)
        found.memoing.write(text, coder=coder_id(found, coder), kind=kind.value, target=target)


@app.command()
def memos(
    study: StudyPath,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only these.")] = None,
    asked: Annotated[
        bool, typer.Option("--asked", help="Show instead what could be noted now: interviews and changed themes.")
    ] = False,
    json_wanted: JsonOption = False,
) -> None:
    """List the memos. `export --format memos-docx` or `memos-md` writes them."""
    with opened(study) as found:
        if asked:
            wanted = [(item.label or "your own position", item.kind.value) for item in found.memoing.asked()]
            names = ("on", "kind")
            if json_wanted:
                say_json([dict(zip(names, row, strict=True)) for row in wanted])
            else:
                table(("A MEMO COULD BE WRITTEN ON", "TYPE"), wanted)
            return
        heads = ("date", "kind", "on", "coder", "text")
        rows = [
            (
                item.memo.created_at[:10],
                item.memo.kind,
                item.about,
                found.coder_name(item.memo.coder_id),
                item.memo.text,
            )
            for item in found.memoing.written(kind.value if kind else "")
            for one in [item.memo]
        ]
        if json_wanted:
            say_json([dict(zip(heads, row, strict=True)) for row in rows])
        elif rows:
            table(tuple(name.upper() for name in heads), rows)
        else:
            say("No memos.")


def _target(study: OpenStudy, given: str) -> Record:
    try:
        return document_of(study, given)
    except (NotFound, InvalidInput):
        known: list[Record] = [*study.store.all(Category), *study.store.all(Code)]
        labelled = [item for item in known if getattr(item, "label", "").casefold() == given.strip().casefold()]
        if len(labelled) == 1:
            return labelled[0]
        return by_prefix(known, given, "interview, code or category", "`codebook STUDY --ids` shows them.")
