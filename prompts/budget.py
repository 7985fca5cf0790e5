"""How many tokens a text has: exact with a local table, else an upper bound. Nothing is ever fetched.

Factors measured on 45 interviews (German and English) over five tokenizers: at least 2.27 UTF-8 bytes a token in the
worst turn of the worst, hence 2.2 as upper bound. The lower bound assumes at most 6 bytes of running text a token (the
best of them has 4 to 5).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InvalidInput
from analysis.ports import TokenCounter
from prompts.places import config_folder
from prompts.providers import ProviderSettings, is_openai_host

if TYPE_CHECKING:
    from tiktoken import Encoding

TABLE_VARIABLE = "TIKTOKEN_CACHE_DIR"
TABLE_NAME = "fb374d419588a4632f3f557e76b4b70aebbca790"
"""The name that tiktoken's cache gives to `o200k_base.tiktoken` (SHA-1 of its address)."""
TABLE_FILE = "o200k_base.tiktoken"
TABLE_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/o200k_base.tiktoken"
"""Where anybody can fetch the table (3.6 MB) with a browser. Shown to her; Verbatim never asks for it."""
TABLE_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"

_MOST_BYTES_PER_TOKEN = 6.0
_LEAST_BYTES_PER_TOKEN = 2.2
_END_OF_TEXT = {"<|endoftext|>": 199999, "<|endofprompt|>": 200018}
_LETTERS_BEFORE = r"[^\r\n\p{L}\p{N}]?"
_UPPER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]"
_LOWER = r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
_CONTRACTION = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
# By this pattern o200k_base is defined (tiktoken_ext.openai_public): other pieces would count other tokens.
_O200K_PATTERN = "|".join(
    (
        f"{_LETTERS_BEFORE}{_UPPER}*{_LOWER}+{_CONTRACTION}",
        f"{_LETTERS_BEFORE}{_UPPER}+{_LOWER}*{_CONTRACTION}",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)


class UpperBoundCounter:
    """Counts too many rather than too few: for models whose tokenizer is not known."""

    exact = False

    def count(self, text: str) -> int:
        return math.ceil(len(text.encode()) / _LEAST_BYTES_PER_TOKEN)


class TableCounter:
    """Counts with tiktoken and a table that was read from a file."""

    exact = True

    def __init__(self, encoding: Encoding) -> None:
        self._encoding = encoding

    def count(self, text: str) -> int:
        return len(self._encoding.encode_ordinary(text))


def least_tokens(text: str) -> int:
    """Give the least number of tokens that any tokenizer makes of a running text."""
    return math.floor(len(text.encode()) / _MOST_BYTES_PER_TOKEN)


def open_counter(settings: ProviderSettings) -> TokenCounter:
    """Give the best counter for a provider: exact for OpenAI where its table is there, else the upper bound.

    Reading the table takes about half a second the first time; call off the GUI thread.
    """
    path = table_path() if is_openai_host(settings.base_url) else None
    if path is None:
        return UpperBoundCounter()
    try:
        return TableCounter(load_table(path))
    except InvalidInput:
        return UpperBoundCounter()


def table_path() -> Path | None:
    """Give the table that she chose, else the one in the folder that TIKTOKEN_CACHE_DIR names, or None."""
    folder = os.environ.get(TABLE_VARIABLE, "")
    places = [config_folder() / TABLE_FILE, *([Path(folder) / TABLE_NAME] if folder else [])]
    return next((path for path in places if path.is_file()), None)


def choose_table(path: Path) -> None:
    """Keep a copy of a table file for all studies on this computer.

    Raises `InvalidInput`: `token_table_unknown`, `token_table_broken`, `no_token_table`.
    """
    try:
        load_table(path)
        config_folder().mkdir(parents=True, exist_ok=True)
        (config_folder() / TABLE_FILE).write_bytes(path.read_bytes())
    except OSError as error:
        raise InvalidInput(
            "no_token_table", "The file {name} can't be read.", "Choose it again.", name=path.name
        ) from error


@lru_cache(maxsize=2)
def load_table(path: Path, sha256: str = TABLE_SHA256) -> Encoding:
    """Build the encoding of OpenAI's models since GPT-4o from a file; raises `InvalidInput` where it is another file.

    Built here because tiktoken's own loader opens a connection, and deletes a file whose digest does not fit.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise InvalidInput(
            "token_table_unknown",
            "The file {name} is not the token table of OpenAI's models.",
            "Choose the file o200k_base.tiktoken, or go on with the estimate.",
            name=path.name,
        )
    import tiktoken

    return tiktoken.Encoding(
        "o200k_base", pat_str=_O200K_PATTERN, mergeable_ranks=_ranks(data), special_tokens=_END_OF_TEXT
    )


def _ranks(data: bytes) -> dict[bytes, int]:
    try:
        return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in data.splitlines())}
    except (ValueError, binascii.Error) as error:
        raise InvalidInput(
            "token_table_broken", "The token table can't be read.", "Choose another copy of the file."
        ) from error
