"""Coding before suggestions are seen: whole interviews, or a share of turns drawn at random."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.workflow.study import OpenStudy
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, coder_id, document_of, opened

app = typer.Typer()


@app.command()
def blind(
    study: StudyPath,
    first: Annotated[
        str | None, typer.Option("--first", metavar="NAME", help="Hide an interview's suggestions until it is coded.")
    ] = None,
    finish: Annotated[
        str | None, typer.Option("--finish", metavar="NAME", help="Say that what was hidden for is coded.")
    ] = None,
    hold_out: Annotated[
        float | None,
        typer.Option("--hold-out", metavar="PERCENT", help="Draw this share of each interview's turns; 0 ends it."),
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="With --hold-out: repeat a draw.")] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Say what is coded before suggestions are seen. Turns that are held out go to no suggester."""
    with opened(study) as found:
        if first is not None:
            found.blind.start(document_of(found, first).id, coder=coder_id(found, coder))
        if finish is not None:
            found.blind.finish(document_of(found, finish).id, coder=coder_id(found, coder))
        if hold_out is not None:
            found.blind.hold_out(hold_out / 100, coder=coder_id(found, coder), seed=seed)
        _show(found, json_wanted)


def _show(study: OpenStudy, json_wanted: bool) -> None:
    share, seed = study.blind.share()
    rows = []
    for document in study.transcripts.documents():
        found = study.blind.of(document.id)
        state = "all of it" if found.is_first else ", ".join(str(turn + 1) for turn in found.turns)
        rows.append((document.title, state or "nothing", "yes" if found.was else "no"))
    if json_wanted:
        names = ("interview", "hidden", "was_coded_blind")
        say_json({"share": share, "seed": seed, "interviews": [dict(zip(names, row, strict=True)) for row in rows]})
        return
    if share:
        say(f"{share:.0%} of the turns are held out (seed {seed}).")
    table(("INTERVIEW", "SUGGESTIONS HIDDEN FOR (TURNS)", "CODED BLIND"), rows)
