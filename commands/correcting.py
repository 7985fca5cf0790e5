"""Correcting the text of an interview that is worked on already."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.moving import Moved
from analysis.workflow.correcting import Corrected
from commands.console import ShowProgress, counted, note, say, stoppable
from commands.selecting import CoderOption, StudyPath, coder_id, document_of, opened

app = typer.Typer()


@app.command()
def correct(
    study: StudyPath,
    interview: Annotated[str, typer.Argument(metavar="INTERVIEW", help="Its number, its title or its id.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The corrected transcript.")],
    coder: CoderOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask where quotations must be checked.")] = False,
) -> None:
    """Take a corrected transcript for an interview that is coded already. Says what moves, and what does not."""
    from storage.importers import read_transcript

    with opened(study) as found, stoppable() as cancel:
        document = document_of(found, interview)
        corrected = read_transcript(file, "de" if document.language == "de" else "en")
        said = found.correcting.preview(document.id, corrected)
        _show(said)
        _confirm(said, yes)
        progress = ShowProgress("Looking for names")
        actor = coder_id(found, coder)
        found.correcting.correct(document.id, corrected, coder=actor, progress=progress, cancel=cancel)
        say(f"{document.title} is corrected and must be approved again if its words changed; `undo` takes it back.")


def _show(said: Corrected) -> None:
    say(f"{counted(said.changed_words, 'word')} new or changed.")
    exact, inside = len(said.of(Moved.EXACT)), len(said.of(Moved.CORRECTED))
    say(f"{counted(exact, 'quotation')} unchanged, {inside} corrected inside.")
    for how, what in ((Moved.UNSURE, "To be checked (a memo says so)"), (Moved.LOST, "Gone with their words")):
        found = said.of(how)
        if found:
            say(f"{what}: {counted(len(found), 'quotation')}")
        for item in found:
            say(f"  “{' '.join(item.words.split())}” ({item.code})")
    if said.labels_lost:
        say(f"{counted(said.labels_lost, 'label')} in vivo lost its words and becomes the researcher's.")
    if said.suggestions_lost:
        note(f"{counted(said.suggestions_lost, 'suggestion')} lost its place and can't be accepted any more.")


def _confirm(said: Corrected, yes: bool) -> None:
    if yes or not (said.of(Moved.UNSURE) or said.of(Moved.LOST)):
        return
    if not sys.stdin.isatty():
        raise InvalidInput(
            "not_confirmed",
            "Nothing was changed: not every quotation can be moved surely, and nobody could be asked.",
            "Say --yes if you are sure of it.",
        )
    typer.confirm("Go on?", abort=True)
