"""The command line: `run` gives every failure its sentence and its exit code."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from analysis.about import program_version
from analysis.errors import Cancelled, InvalidInput, NotFound, VerbatimError
from commands import (
    ai_policy,
    backups,
    blind,
    checks,
    codebooks,
    coding,
    comparing,
    console,
    correcting,
    decisions,
    demo,
    detecting,
    groupings,
    guide,
    identifiers,
    interviews,
    keeping,
    lists,
    memos,
    menu_entry,
    negative_cases,
    participants_rights,
    passages,
    passphrases,
    permissions,
    prompts,
    protecting,
    recipients,
    relations,
    reports,
    ruling,
    runs,
    sampling,
    sealing,
    searching,
    second_coder,
    studies,
    suggestions,
    tokens,
    tracing,
    versions,
)

PROGRAM = "verbatim"
FAILURE, WRONG_USE, STOPPED = 1, 2, 130
# Invalid for the state that the study is in, not for how the command was written.
_STATES = {"duplicate_file", "has_calls", "nothing_to_code", "nothing_to_group", "no_documents", "nothing_corrected"}
# Typer brings its own Click and exports this branch of its errors only.
_UsageFault: Any = typer.BadParameter.__mro__[2]

_CHOICE = re.compile(r"Invalid value for '([^']+)': (?:Value error, )?'(.*)' is not one of (.+)\.")

app = typer.Typer(
    name=PROGRAM,
    help="Code interviews in the participants' own words: every step without a window. `open [STUDY]` opens the app.",
    epilog="A study is two files: NAME.verbatim and NAME.verbatim-key. Begin with `demo`, or `new`, `import`, "
    "`pseudonymize`, `approve`, `suggest`, `decide`, `export`.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (
    studies,
    interviews,
    identifiers,
    lists,
    checks,
    suggestions,
    decisions,
    coding,
    codebooks,
    demo,
    detecting,
    groupings,
    permissions,
    passages,
    prompts,
    protecting,
    backups,
    recipients,
    reports,
    runs,
    searching,
    sealing,
    second_coder,
    tokens,
    tracing,
    correcting,
    keeping,
    participants_rights,
    versions,
    ai_policy,
    blind,
    comparing,
    ruling,
    negative_cases,
    relations,
    guide,
    sampling,
    memos,
    menu_entry,
):
    app.add_typer(group.app)


def _show_version(wanted: bool) -> None:
    if wanted:
        console.say(f"{PROGRAM} {program_version()}")
        raise typer.Exit


@app.callback()
def everything(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from; may stand anywhere.")] = False,
    passphrase_file: Annotated[
        Path | None,
        typer.Option("--passphrase-file", metavar="F", help="Holds the study's passphrase; may stand anywhere."),
    ] = None,
    key_passphrase_file: Annotated[
        Path | None,
        typer.Option("--key-passphrase-file", metavar="F", help="Holds the key file's own; may stand anywhere."),
    ] = None,
    key_file: Annotated[
        Path | None,
        typer.Option("--key-file", metavar="F", help="The key file, where it is elsewhere; may stand anywhere."),
    ] = None,
) -> None:
    """Hold what is common to all commands."""


def run(argv: Sequence[str]) -> int:
    """Run one command; gives the exit code: 0, 1 for failure, 2 for wrong use, 130 when stopped."""
    console.prepare()
    arguments, debug = _without_debug(argv)
    try:
        arguments = passphrases.take_options(arguments)
        result = _built().main(arguments, prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FAILURE
    except KeyboardInterrupt:
        result = STOPPED
    except typer.Abort:
        console.note("Error: no answer was given, so nothing more was done.")
        return FAILURE
    except Exception as error:  # noqa: BLE001 - the last door: every failure becomes a sentence and a code
        if debug:
            traceback.print_exception(error)
        return _told(error)
    if result == STOPPED:
        console.note("Stopped. What was finished before is kept.")
    return result if isinstance(result, int) else 0


@cache
def _built() -> Any:
    """Read the signatures of all commands, once in a process."""
    return typer.main.get_command(app)


def _told(error: Exception) -> int:
    """Say an error in one line; gives its exit code."""
    if isinstance(error, _UsageFault):
        return _told_usage(error)
    if isinstance(error, Cancelled):
        console.note(str(error))
        return STOPPED
    if isinstance(error, VerbatimError):
        console.note(f"Error: {error}")
        wrong = isinstance(error, InvalidInput | NotFound) and error.code not in _STATES
        return WRONG_USE if wrong else FAILURE
    console.note(
        f"Error: something went wrong that should not have ({type(error).__name__}); what was finished is kept. "
        "Add --debug to see where."
    )
    return FAILURE


def _told_usage(error: Any) -> int:
    """Word what Typer found wrong. A missing command is answered with the help, which is no error's sentence."""
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stderr.write(error.format_message() + "\n")
    else:
        command = error.ctx.command_path if getattr(error, "ctx", None) else PROGRAM
        console.note(f"Error: {_plainly(error.format_message())} See `{command} --help`.")
    return int(error.exit_code)


def _plainly(message: str) -> str:
    """Say which values an option takes, as a sentence."""
    found = _CHOICE.fullmatch(message)
    if found is None:
        return message
    name, given, values = found.groups()
    *first, last = re.findall("'([^']*)'", values)
    allowed = f"{', '.join(first)} or {last}" if first else last
    return f"{name} can't be “{given}”; use {allowed}."


def _without_debug(argv: Sequence[str]) -> tuple[list[str], bool]:
    """Take --debug out wherever it stands as an option (before a `--`)."""
    given = list(argv)
    end = given.index("--") if "--" in given else len(given)
    kept = [item for item in given[:end] if item != "--debug"]
    return kept + given[end:], len(kept) < end
