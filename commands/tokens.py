"""The table by which tokens are counted exactly, chosen by hand: nothing is ever fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.console import say

app = typer.Typer()


@app.command("token-table")
def token_table(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="The file o200k_base.tiktoken.")] = None,
) -> None:
    """Choose the file that counts tokens exactly for OpenAI's models, or say where it can be had."""
    from prompts.budget import TABLE_ADDRESS, choose_table, table_path

    if file is not None:
        choose_table(file)
    if table_path() is not None:
        say("Tokens for OpenAI's models are counted exactly.")
        return
    say("Tokens are estimated. For exact counts fetch this file (3.6 MB) yourself, with a browser, and name it here:")
    say(TABLE_ADDRESS)
    say("Verbatim does not fetch it.")
