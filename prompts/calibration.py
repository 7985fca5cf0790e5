"""How many tokens a server really counts, against the upper bound: from returned usage.

Kept per host, model and language, for one tokenizer may count German and English very differently. Where a server's
tokenizer counted fixed filler (`prompts.tokenizing`), that stands in until answers come.

The ratio is the largest that was seen, so that the next estimate errs on the high side. Only the “≈” of a plan uses it:
what must fit into a context is still reckoned with the upper bound.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from prompts.places import config_folder, read_json, write_json

FILE_NAME = "token_ratios.json"
ENOUGH_ANSWERS = 3
MOST = 2.2
"""A token for each byte: no tokenizer makes more."""
_lock = threading.Lock()

Counted = tuple[str, str, str]
"""Whose counts: host, model, and the language of the text."""


def learn(server: Counted, upper_bound: int, counted: int) -> None:
    """Take one answer's usage in. A count that can't be (none, or above the bound) teaches nothing."""
    if not 0 < counted <= upper_bound:
        return
    with _lock:
        ratios = _ratios()
        seen, largest = ratios.get(_name(server), (0, 0.0))
        ratio = max(largest, counted / upper_bound)
        if seen < ENOUGH_ANSWERS or ratio > largest:
            ratios[_name(server)] = (seen + 1, ratio)
            _keep(ratios)


def learn_from_filler(server: Counted, ratio: float) -> None:
    """Take in what a tokenizer made of filler. It counts at once; what can't be teaches nothing."""
    if not 0 < ratio <= MOST:
        return
    with _lock:
        ratios = _ratios()
        _, largest = ratios.get(_name(server), (0, 0.0))
        ratios[_name(server)] = (ENOUGH_ANSWERS, max(largest, ratio))
        _keep(ratios)


def ratio_of(server: Counted) -> float:
    """Give the factor for an upper bound; 1 until enough answers came."""
    with _lock:
        seen, largest = _ratios().get(_name(server), (0, 0.0))
    return largest if seen >= ENOUGH_ANSWERS else 1.0


def _name(server: Counted) -> str:
    return " ".join(server)


def _file() -> Path:
    return config_folder() / FILE_NAME


def _ratios() -> dict[str, tuple[int, float]]:
    """Read what was learnt; a file that can't be read is only a loss of precision."""
    try:
        found = read_json(_file())
    except (OSError, ValueError):
        return {}
    return {name: pair for name, value in found.items() if (pair := _pair(value))} if isinstance(found, dict) else {}


def _pair(value: Any) -> tuple[int, float] | None:
    match value:
        case [int(seen), float(ratio) | int(ratio)] if 0 < ratio <= MOST:
            return seen, float(ratio)
    return None


def _keep(ratios: dict[str, tuple[int, float]]) -> None:
    try:
        write_json(_file(), ratios)
    except OSError:
        return
