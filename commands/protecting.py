"""Passphrases of existing studies: protect, change, take away, and keep the key file elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import InvalidInput
from commands.console import note, say
from commands.passphrases import ask, ask_new, at_terminal, given, read_passphrase
from commands.selecting import StudyPath, check_study_path

app = typer.Typer()


@app.command()
def protect(
    study: StudyPath,
    new: Annotated[
        Path | None, typer.Option("--new-passphrase-file", metavar="FILE", help="Holds the new one; else it is asked.")
    ] = None,
    study_only: Annotated[bool, typer.Option("--study-only", help="Leave the key file as it is.")] = False,
    key_only: Annotated[bool, typer.Option("--key-only", help="The key file alone: a passphrase of its own.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the protection away.")] = False,
) -> None:
    """Put a study under a passphrase, or under another one. Its backups follow where the present one opens them."""
    from storage.protection import change_protection

    check_study_path(study)
    if study_only and key_only:
        raise InvalidInput("both_only", "--study-only and --key-only exclude each other.", "Give one of them.")
    present, key = _present(study, key_only)
    wanted = "" if remove else _wanted(new)
    done = change_protection(
        study, passphrase=present, key_passphrase=key, new=wanted, study=not key_only, key=not study_only
    )
    what = "is not protected any more" if remove else "is protected by the new passphrase"
    for path in done.changed:
        say(f"{path.name} {what}.")
    for path in done.left:
        note(f"{path.name} stays as it was: the present passphrase does not open it.")
    if not remove:
        note("Nobody can bring a forgotten passphrase back.")


def _present(study: Path, key_only: bool) -> tuple[str, str | None]:
    """Give the present passphrases of study and key file; None where the key file's is the study's."""
    from storage.study_files import protection, with_suffix

    is_protected, is_key_protected = protection(with_suffix(study))
    present = _read_or_ask(given.passphrase_file, "Present passphrase: ") if is_protected else ""
    if given.key_passphrase_file:
        return present, read_passphrase(given.key_passphrase_file)
    if is_key_protected and key_only and not is_protected:
        return present, _read_or_ask(given.passphrase_file, "Present passphrase of the key file: ")
    return present, None


def _read_or_ask(path: Path | None, question: str) -> str:
    if path:
        return read_passphrase(path)
    return ask(question) if at_terminal() else ""


def _wanted(path: Path | None) -> str:
    typed = read_passphrase(path) if path else ask_new("New passphrase: ") if at_terminal() else ""
    if not typed:
        raise InvalidInput(
            "no_new_passphrase",
            "There is no new passphrase.",
            "Give a file that holds it with --new-passphrase-file FILE, or type it at a terminal; --remove wants none.",
        )
    return typed


@app.command(name="move-key")
def move_key(
    study: StudyPath,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where it goes, such as a stick.")],
) -> None:
    """Keep the key file elsewhere. The study remembers where; without it, it works but shows no originals."""
    from storage.key_place import move_key_file

    check_study_path(study)
    present, key = _present(study, False)
    place = move_key_file(study, folder, passphrase=present, key_passphrase=key)
    say(f"The key file is now {place}.")
