"""Backups: make one, list them, go back to one, and read what is left of a damaged study."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.console import counted, note, say, table
from commands.passphrases import given, passphrase_of, read_passphrase
from commands.selecting import SigningOption, StudyPath, check_study_path, coder_id, opened

app = typer.Typer()


@app.command()
def backup(
    study: StudyPath,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where to; default: a folder beside the study."),
    ] = None,
    coder: SigningOption = None,
) -> None:
    """Make a backup, checked after writing. It is a whole study under the same passphrase.

    One elsewhere (-o) is a step of the ledger, so that a withdrawal can name it.
    """
    from storage.backup import back_up

    with opened(study) as found:
        made = back_up(found, output, coder=coder_id(found, coder)) if output else back_up(found)
        say(f"Backed up step {made.step:,} to {made.path}.")
        if not made.has_key:
            note("The key file is not open and is not in the backup.")


@app.command()
def backups(study: StudyPath) -> None:
    """List the backups beside a study, the latest first."""
    from storage.backup import backups_of

    check_study_path(study)
    found = backups_of(study)
    if not found:
        say("No backups yet; `backup` makes one, and every hour of work makes one.")
    rows = [
        (f"{item.made_at:%Y-%m-%d %H:%M}", item.step, "yes" if item.is_protected else "no", str(item.path))
        for item in found
    ]
    table(("MADE", "STEP", "PROTECTED", "FILE"), rows)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup's file; `backups` lists them.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="STUDY", help="Where to; default: the study it is of.")
    ] = None,
    key_backup: Annotated[
        Path | None, typer.Option("--key-backup", metavar="FILE", help="The key file's backup, where it is elsewhere.")
    ] = None,
) -> None:
    """Go back to a backup, checked first. What is there now is put aside, never overwritten."""
    from storage.backup import restore as put_back

    secret = passphrase_of(file)
    own = read_passphrase(given.key_passphrase_file) if given.key_passphrase_file else None
    done = put_back(file, output, key_backup, passphrase=secret, key_passphrase=own)
    say(f"Restored {done.path}.")
    for path in done.aside:
        say(f"Put aside: {path.name}")
    if done.withdrew:
        times = ", ".join(at[:10] for at in done.withdrew)
        note(f"Since this backup {counted(len(done.withdrew), 'participant')} withdrew ({times}).")
        note("Their words are in the study again. Withdraw them again now; nobody may work with them.")
    if done.is_key_back:
        note("The key of this study had been destroyed since. It is there again; destroy it again now.")


@app.command()
def recover(study: StudyPath) -> None:
    """Read what can still be read of a damaged study into a new file. The damaged one is not touched."""
    from storage.recovery import recover as read_rest
    from storage.study_files import with_suffix

    check_study_path(study)
    found = read_rest(study, passphrase_of(with_suffix(study)))
    say(f"Recovered {found.events:,} of {max(found.last_event, found.events):,} steps to {found.path}.")
    table(("TABLE", "ROWS"), sorted(found.rows.items()))
    if found.rebuilt:
        note("Lost rows, written anew from the ledger: " + _counted(found.rebuilt) + ".")
    if found.is_key_left_out:
        note("The key file is damaged and was left out; restore its backup.")
    if not found.is_whole:
        if found.missing:
            note("These steps are gone: " + ", ".join(_run(*run) for run in found.missing) + ".")
        if found.without_content:
            note(f"The content of {found.without_content:,} more steps is gone.")
        if not found.has_all_bytes:
            note("Stored requests or answers are gone.")
        if not found.has_end:
            note("The last steps are gone, or the mark that names the last one; nobody can say how many they were.")
        if found.rebuilt:
            note("What one of the missing steps removed may be there again.")
        note("`verify` names what does not fit. A backup may hold more: see `backups`.")


def _counted(rows: dict[str, int]) -> str:
    return ", ".join(f"{count:,} of {name}" for name, count in sorted(rows.items()))


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
