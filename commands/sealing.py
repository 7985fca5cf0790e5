"""Proof that a study says what was recorded: checking it against its ledger, and sealing the ledger's head."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.verified import Verified
from analysis.workflow.study import OpenStudy
from commands.console import ShowProgress, counted, note, say, stoppable
from commands.selecting import SigningOption, StudyPath, opened, signing_coder, unseen_acts

app = typer.Typer()

SEAL_WORDS = {
    "holds": "The seal of {day} holds: the first {events:,} events are those that were sealed, with the key {key}…",
    "forged": "The signature of this seal is not that of its key: a letter was lost in copying, or it was made up.",
    "other_study": "This is the seal of another study.",
    "rewritten": "The ledger was rewritten after it was sealed: event {events:,} is not the one that was sealed.",
    "cut": "The ledger has fewer events than were sealed ({events:,}): its end is missing, or it is an older copy.",
}
HONEST = (
    "The ledger is tamper-evident: whoever alters a step has to rewrite all that follow. That nobody rewrote it as a "
    "whole shows only against a seal that stands where others can see it, such as a paper's appendix."
)


@app.command()
def verify(
    study: StudyPath,
    seal: Annotated[
        str | None, typer.Option("--seal", metavar="FILE|TEXT", help="A seal that the ledger is compared with.")
    ] = None,
) -> None:
    """Check the study against its ledger. Exit code 1, and the first broken event, if anything was altered."""
    from storage.seal import read_seal, seal_text

    printed = None if seal is None else read_seal(seal_text(seal))
    with opened(study) as found, stoppable() as cancel:
        problems = found.verify(ShowProgress("Checking"), cancel)
        for problem in sorted(problems, key=lambda item: (item.seq is None, item.seq or 0)):
            say(problem.message)
        if problems:
            note(f"Error: the study is not as it was recorded ({len(problems)} differences); the first is named above.")
            raise typer.Exit(1)
        say(_as_recorded(found, problems))
        if printed is not None:
            _compare(found, printed)
        if unseen_acts(found):
            say(unseen_acts(found))


def _as_recorded(study: OpenStudy, found: list[Any]) -> str:
    key = "" if study.store.has_key else " The key file is not here and was not checked."
    said = f"All {study.store.last_seq():,} events and everything that follows from them are as recorded.{key}"
    if isinstance(found, Verified) and found.erased:
        said += f" Of {counted(found.erased, 'event')} the content was erased on purpose; the chain still holds."
    if isinstance(found, Verified) and found.unknown:
        said += f" What {counted(found.unknown, 'event')} changed is not known any more and could not be compared."
    return said


def _compare(study: OpenStudy, printed: Any) -> None:
    from storage.seal import SealFound, check_open_study

    result = check_open_study(study, printed.text())
    words = SEAL_WORDS[result.value].format(day=printed.day, events=printed.events, key=printed.key[:16])
    if result is not SealFound.HOLDS:
        note(f"Error: {words}")
        raise typer.Exit(1)
    say(words)
    say("Compare the key with the one that its owner published; whoever has a key of their own can make a seal.")


@app.command()
def seal(
    study: StudyPath,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the seal goes, besides the screen.")
    ] = None,
    signing_key: Annotated[
        Path | None,
        typer.Option("--signing-key", metavar="FILE", help="Keep the signing key in this file, not in the keyring."),
    ] = None,
    coder: SigningOption = None,
) -> None:
    """Sign the ledger's head and print it as a short text to publish. It can't be undone; nothing is sent anywhere."""
    from storage.export.files import write_whole
    from storage.seal import seal_open_study

    with opened(study) as found:
        made = seal_open_study(found, coder=signing_coder(found, coder), key_file=signing_key)
        if output is not None:
            write_whole(output, made.text().encode())
        say(made.text())
        note(HONEST)
