"""The prompts that models are asked with: reading, copying and choosing them. Nothing is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import InvalidInput, NotFound
from commands.console import note, program, say, say_json, table
from commands.selecting import JsonOption

if TYPE_CHECKING:
    from analysis.suggestion.prompting import PromptInfo

app = typer.Typer()
group = typer.Typer(
    name="prompts", help="Read, copy, change and choose the prompts that models are asked with.", no_args_is_help=True
)
app.add_typer(group)

PromptArgument = Annotated[
    str,
    typer.Argument(metavar="PROMPT", help="Such as codes/de, codes/de@1 or codes/de/mine; `prompts list` names them."),
]


@group.command("list")
def list_prompts(json_wanted: JsonOption = False) -> None:
    """List all versions, with those in use."""
    from prompts.own import OwnPrompts

    found = OwnPrompts().all()
    if json_wanted:
        say_json([_as_json(prompt) for prompt in found])
        return
    rows = [(prompt.reference, "yes" if prompt.is_chosen else "", _state(prompt)) for prompt in found]
    table(("PROMPT", "IN USE", "STATE"), rows)


@group.command()
def show(prompt: PromptArgument) -> None:
    """Print a prompt's whole text."""
    from prompts.own import OwnPrompts

    say(OwnPrompts().text(_found(prompt)).rstrip("\n"))


@group.command()
def copy(
    prompt: PromptArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of your copy, such as mine.")],
) -> None:
    """Make a copy of your own and say where it is. The original stays."""
    from prompts.own import OwnPrompts

    shelf = OwnPrompts()
    made = shelf.copy(_found(prompt), name)
    say(f"{made.reference}: {shelf.path(made)}")
    note(f"Keep a changed text as its next version: {program()} prompts edit {made.name} FILE")


@group.command()
def edit(
    prompt: PromptArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The changed text, header included.")],
) -> None:
    """Keep a changed text of a copy as its next version, once it is checked. Earlier versions stay."""
    from prompts.loader import read_text
    from prompts.own import OwnPrompts

    wanted = _found(prompt)
    say(f"Kept: {OwnPrompts().keep(wanted, _text_of(file, read_text)).reference}")


@group.command()
def use(prompt: PromptArgument) -> None:
    """Take this version from the next request on."""
    from prompts.own import OwnPrompts

    chosen = OwnPrompts().use(_found(prompt))
    say(f"In use for {chosen.purpose} in {chosen.language}: {chosen.reference}")


def _text_of(file: Path, read: Any) -> str:
    if not file.is_file():
        raise InvalidInput("no_such_file", "There is no file {name}.", "Check the name.", name=str(file))
    text: str = read(file, file.name, 0)
    return text


def _found(reference: str) -> PromptInfo:
    """Give the version that is meant; without a number the one in use, else the newest."""
    from prompts.own import OwnPrompts

    name, _mark, number = reference.partition("@")
    named = [prompt for prompt in OwnPrompts().all() if prompt.name == name]
    exact = [prompt for prompt in named if str(prompt.version) == number] if number else named
    if not exact:
        raise NotFound(
            "no_such_prompt",
            "There is no prompt “{name}”.",
            "`prompts list` shows all.",
            name=reference,
        )
    return next((prompt for prompt in exact if prompt.is_chosen), exact[-1])


def _state(prompt: PromptInfo) -> str:
    if prompt.problem is not None:
        return f"can't be used: {prompt.problem}"
    return "your copy" if prompt.own_name else "original"


def _as_json(prompt: PromptInfo) -> dict[str, Any]:
    return {
        "prompt": prompt.reference,
        "purpose": prompt.purpose,
        "language": prompt.language,
        "own_name": prompt.own_name,
        "version": prompt.version,
        "in_use": prompt.is_chosen,
        "sha256": prompt.digest,
        "problem": None if prompt.problem is None else prompt.problem.code,
    }
