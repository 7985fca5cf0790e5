"""Where a passphrase comes from: a file that is named, the keyring if she kept it there, or a question at a terminal.

It never stands on a command line, where other programs and the shell's history would see it.
"""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InvalidInput, StudyFileError
from commands.console import note, one_line

if TYPE_CHECKING:
    from analysis.pseudonymization.process import DocumentDetector
    from analysis.workflow.study import OpenStudy

OPTIONS = ("--passphrase-file", "--key-passphrase-file", "--key-file")
TRIES = 3
MOST_BYTES = 4096


@dataclass
class Given:
    """What this run was told about passphrases, for whichever command it is."""

    passphrase_file: Path | None = None
    key_passphrase_file: Path | None = None
    key_file: Path | None = None


given = Given()


def take_options(argv: list[str]) -> list[str]:
    """Take the options that every command knows out of the arguments, wherever they stand before a `--`."""
    values: dict[str, Path] = {}
    kept: list[str] = []
    end = argv.index("--") if "--" in argv else len(argv)
    arguments = iter(argv[:end])
    for item in arguments:
        name, equals, value = item.partition("=")
        if name not in OPTIONS:
            kept.append(item)
            continue
        found = value if equals else next(arguments, "")
        if not found:
            raise InvalidInput("file_missing", "{option} needs a file.", "Name it behind the option.", option=name)
        values[name] = Path(found)
    given.passphrase_file, given.key_passphrase_file, given.key_file = (values.get(name) for name in OPTIONS)
    return kept + argv[end:]


def open_with_passphrase(path: Path, detector: DocumentDetector) -> OpenStudy:
    """Open a study with what was given, else with what the keyring keeps, else with what is typed at a terminal.

    A key file under another passphrase that nobody gives stays closed, and that is said.
    """
    from storage import open_study
    from storage.keeping import kept_passphrase
    from storage.study_files import with_suffix

    key = read_passphrase(given.key_passphrase_file) if given.key_passphrase_file else None
    secret = read_passphrase(given.passphrase_file) if given.passphrase_file else ""
    for attempt in range(TRIES + 2):
        try:
            return open_study(path, detector=detector, passphrase=secret, key_passphrase=key, key_file=given.key_file)
        except StudyFileError as error:
            if error.code == "key_passphrase_needed":
                return _with_key_asked(path, detector, secret)
            if error.code not in ("passphrase_needed", "wrong_passphrase") or given.passphrase_file or key is not None:
                raise
            if attempt == 0:
                secret = kept_passphrase(with_suffix(path)) or _asked_or_refused(path, error)
            elif attempt > TRIES or not at_terminal():
                raise
            else:
                note(str(error))
                secret = _asked_or_refused(path, error)
    raise AssertionError("the loop returns or raises")


def _with_key_asked(path: Path, detector: DocumentDetector, secret: str) -> OpenStudy:
    from storage import open_study

    if at_terminal():
        typed = ask("Passphrase of the key file (Enter opens the study without it): ")
        if typed:
            return open_study(path, detector=detector, passphrase=secret, key_passphrase=typed, key_file=given.key_file)
    note("The key file has a passphrase of its own and stays closed; --key-passphrase-file F gives it.")
    return open_study(path, detector=detector, passphrase=secret, without_key=True)


def _asked_or_refused(path: Path, error: StudyFileError) -> str:
    if not at_terminal():
        raise StudyFileError(
            error.code,
            "{path} is protected by a passphrase.",
            "Give a file that holds it with --passphrase-file F, or type it at a terminal.",
            path=str(error.params.get("path", path)),
        ) from error
    return ask(f"Passphrase of {one_line(path.name)}: ")


def passphrase_of(path: Path) -> str:
    """Give the passphrase of a file that is read outside of an open study, "" for one that needs none."""
    from storage.cipher import is_protected

    if given.passphrase_file:
        return read_passphrase(given.passphrase_file)
    if not is_protected(path) or not at_terminal():
        return ""
    return ask(f"Passphrase of {one_line(path.name)}: ")


def for_new_files(*, asks: bool = True) -> str:
    """Give the passphrase of files that are about to be made, "" for none; `note_unprotected` says that afterwards."""
    if given.passphrase_file:
        return read_passphrase(given.passphrase_file)
    if asks and at_terminal():
        note("Without a passphrase, whoever gets at the files reads them, names included.")
        note("Nobody can bring a forgotten passphrase back.")
        return ask_new("Passphrase for the study (Enter for none): ")
    return ""


def note_unprotected(passphrase: str) -> None:
    """Say in one line where new files are open to whoever gets at them."""
    if not passphrase:
        note("The files are not protected by a passphrase; --passphrase-file F protects them.")


def ask_new(question: str) -> str:
    """Ask twice for a new passphrase; gives "" where nothing was typed. Raises `InvalidInput` where they differ."""
    first = ask(question)
    if first and ask("Once more: ") != first:
        raise InvalidInput("passphrase_differs", "The two passphrases are not the same.", "Nothing was done.")
    return first


def ask(question: str) -> str:
    return getpass.getpass(question, sys.stderr)


def at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def read_passphrase(path: Path) -> str:
    """Read a passphrase: the file's first line. Raises `InvalidInput` (`passphrase_file`)."""
    try:
        with path.open("rb") as file:
            first = file.read(MOST_BYTES).decode("utf-8-sig").splitlines()[:1]
            shared = os.name == "posix" and os.fstat(file.fileno()).st_mode & 0o077
    except (OSError, UnicodeDecodeError) as error:
        raise _unusable(path) from error
    if not first or not first[0]:
        raise _unusable(path)
    if shared and path.is_file():
        note(f"{path.name} may be read by others on this computer; `chmod 600` ends that.")
    return first[0]


def _unusable(path: Path) -> InvalidInput:
    return InvalidInput(
        "passphrase_file", "No passphrase can be read from {path}.", "Write it on the first line.", path=str(path)
    )
