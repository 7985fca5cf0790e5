"""Words that an export withholds, looked for in what surrounds them: labels, definitions, memos, reasons.

Quotations and in-vivo labels are withheld by their type (`permission`). This is the net beneath it, for words of the
same passage that a coder or a suggester wrote down elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from analysis.pseudonymization.permission import WITHHELD_TEXT

RUN = 4
_WORD = re.compile(r"\w+")


class WithheldWords:
    """Finds runs of four words of the withheld texts, and their short labels where they are all of a text.

    `telling` are single words, for what may have been put together from the passages by a suggester (`cleaned_name`).
    Runs that stand in the texts of `unless` as well are nobody's in particular.
    """

    def __init__(
        self,
        texts: Iterable[str],
        labels: Iterable[str] = (),
        telling: Iterable[str] = (),
        unless: Iterable[str] = (),
    ) -> None:
        self._telling = frozenset(telling)
        self._runs = _runs_of(texts) - _runs_of(unless)
        self._labels = {_folded(label) for label in labels}

    def cleaned(self, text: str) -> str:
        """Give a text with each such run as `[…]`."""
        return self._without(text, frozenset())

    def cleaned_name(self, text: str) -> str:
        """Give a name or definition with each such run and each telling word as `[…]`."""
        return self._without(text, self._telling)

    def cleaned_title(self, text: str) -> str:
        """Give what the built-in suggester named: a short text with a telling word is `[…]` as a whole."""
        cleaned = self.cleaned_name(text)
        return WITHHELD_TEXT if cleaned != text and len(_WORD.findall(text)) <= RUN else cleaned

    def _without(self, text: str, single: frozenset[str]) -> str:
        if text and _folded(text) in self._labels:
            return WITHHELD_TEXT
        if not self._runs and not single:
            return text
        found = list(_WORD.finditer(text))
        words = [match.group().casefold() for match in found]
        hit = {at + n for at in range(len(words)) for n in range(RUN) if tuple(words[at : at + RUN]) in self._runs}
        hit |= {at for at, word in enumerate(words) if word in single}
        parts, position = [], 0
        for at in sorted(hit):
            if at - 1 not in hit:
                parts += [text[position : found[at].start()], WITHHELD_TEXT]
            position = found[at].end()
        return "".join((*parts, text[position:]))

    def cleaned_data(self, data: Any) -> Any:
        """Give JSON-compatible data with each text in it cleaned, as `cleaned_title` does."""
        if isinstance(data, str):
            return self.cleaned_title(data)
        if isinstance(data, dict):
            return {key: self.cleaned_data(value) for key, value in data.items()}
        return [self.cleaned_data(item) for item in data] if isinstance(data, list | tuple) else data


def _runs_of(texts: Iterable[str]) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for text in texts:
        words = [match.group().casefold() for match in _WORD.finditer(text)]
        runs.update(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return runs


def words_only_in(texts: Iterable[str], others: Iterable[str]) -> set[str]:
    """Give the folded words of four letters or more that stand in some texts and in no other."""
    return {word for word in _words_of(texts) if len(word) >= RUN and not word.isdigit()} - _words_of(others)


def _words_of(texts: Iterable[str]) -> set[str]:
    return {match.group().casefold() for text in texts for match in _WORD.finditer(text)}


def _folded(text: str) -> str:
    return " ".join(match.group().casefold() for match in _WORD.finditer(text))
