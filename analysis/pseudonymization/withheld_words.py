"""Words that an export withholds, looked for in what surrounds them: labels, definitions, memos, reasons.

Quotations and in-vivo labels are withheld by their type (`permission`). This is the net beneath it, for words of the
same passage that a coder or a model wrote down elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from analysis.pseudonymization.permission import WITHHELD_TEXT

RUN = 4
_WORD = re.compile(r"\w+")


class WithheldWords:
    """Finds runs of four words of the withheld texts, and their short labels where they are all of a text."""

    def __init__(self, texts: Iterable[str], labels: Iterable[str] = ()) -> None:
        self._runs: set[tuple[str, ...]] = set()
        for text in texts:
            words = [match.group().casefold() for match in _WORD.finditer(text)]
            self._runs.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
        self._labels = {_folded(label) for label in labels}

    def cleaned(self, text: str) -> str:
        """Give a text with each such run as `[…]`."""
        if text and _folded(text) in self._labels:
            return WITHHELD_TEXT
        if not self._runs:
            return text
        found = list(_WORD.finditer(text))
        words = [match.group().casefold() for match in found]
        hit = {at + n for at in range(len(words)) for n in range(RUN) if tuple(words[at : at + RUN]) in self._runs}
        parts, position = [], 0
        for at in sorted(hit):
            if at - 1 not in hit:
                parts += [text[position : found[at].start()], WITHHELD_TEXT]
            position = found[at].end()
        return "".join((*parts, text[position:]))

    def cleaned_data(self, data: Any) -> Any:
        """Give JSON-compatible data with each text in it cleaned."""
        if isinstance(data, str):
            return self.cleaned(data)
        if isinstance(data, dict):
            return {key: self.cleaned_data(value) for key, value in data.items()}
        return [self.cleaned_data(item) for item in data] if isinstance(data, list | tuple) else data


def _folded(text: str) -> str:
    return " ".join(match.group().casefold() for match in _WORD.finditer(text))
