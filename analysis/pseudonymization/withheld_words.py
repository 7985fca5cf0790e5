"""Words that an export withholds, looked for in what surrounds them: labels, definitions, memos, reasons.

Quotations and in-vivo labels are withheld by their type (`permission`). This is the net beneath it, for words of the
same passage that a coder or a suggester wrote down elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any

from analysis.pseudonymization.permission import WITHHELD_TEXT

RUN = 4
_RUN_BITS = (1 << 32 * RUN) - 1
_WORD = re.compile(r"\w+")


class _Runs:
    """All runs of four words of some texts, each as one number: a long study has millions of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._numbers: dict[str, int] = {}
        self._runs: set[int] = set()
        for text in texts:
            numbers = [self._numbers.setdefault(word, len(self._numbers) + 1) for word in _words_in(text)]
            self._runs.update(run for _, run in _numbered(numbers))

    def __bool__(self) -> bool:
        return bool(self._runs)

    def leave(self, texts: Iterable[str]) -> None:
        """Forget the runs that stand in these texts."""
        for text in texts:
            self._runs.difference_update(run for _, run in self._known(_words_in(text)))

    def starts(self, words: Iterable[str]) -> Iterator[int]:
        """Give where runs begin in a text, by its folded words."""
        return (at for at, run in self._known(words) if run in self._runs)

    def _known(self, words: Iterable[str]) -> Iterator[tuple[int, int]]:
        return _numbered(self._numbers.get(word, 0) for word in words)


def _numbered(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give (place of its first word, number) of each run of words, which go by numbers of 32 bits."""
    run = 0
    for at, number in enumerate(numbers):
        run = (run << 32 | number) & _RUN_BITS
        if at >= RUN - 1:
            yield at - RUN + 1, run


def _words_in(text: str) -> Iterator[str]:
    return (match.group().casefold() for match in _WORD.finditer(text))


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
        self._runs = _Runs(texts)
        self._runs.leave(unless)
        self._labels = {_folded(label) for label in labels}

    def telling(self, words: Iterable[str]) -> WithheldWords:
        """Give the same with other single words."""
        other = copy(self)
        other._telling = frozenset(words)
        return other

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
        hit = {at + n for at in self._runs.starts(words) for n in range(RUN)}
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


def words_only_in(texts: Iterable[str], others: Iterable[str]) -> set[str]:
    """Give the folded words of four letters or more that stand in some texts and in no other."""
    return {word for word in _words_of(texts) if len(word) >= RUN and not word.isdigit()} - _words_of(others)


def _words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _words_in(text)}


def _folded(text: str) -> str:
    return " ".join(_words_in(text))
