"""Where each word stands in many texts: an inverted index in memory, and the spans of words that a question means.

Texts are added one after another and their words are counted through all of them, so that a turn, a quotation or a memo
is a span of numbers. Held are each different word once and four bytes for each place of it; the texts are not. What was
added can't be taken out: who adds knows which spans still count, and begins anew where too much does not.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from analysis.pseudonymization.folding import FoldedText, fold, without_umlaut_marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.uint32]

_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(r'["“„”«»]([^"“„”«»]*)["“”«»]?')
_UNUSUAL = re.compile("[-\u2010\u2011\u00ad][ \t]*\n|[\u00ad\u200b-\u200f\u2060\ufeff\ufe0f\u0300-\u036f]")
"""What parts or joins words otherwise than a blank does."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together. A single one also means its inflections, and with `is_open` longer words."""

    words: tuple[str, ...]
    bare: tuple[str, ...]
    is_phrase: bool = False
    is_open: bool = False

    def is_it(self, word: str, bare: str) -> bool:
        """Tell whether a word (folded, and without marks) is this one as it was typed."""
        return word == self.words[0] or bare == self.bare[0]

    def fits(self, word: str, bare: str) -> bool:
        """Tell whether a single term means a word of the text (folded, and without marks)."""
        own, own_bare = self.words[0], self.bare[0]
        if self.is_it(word, bare) or (self.is_open and (word.startswith(own) or bare.startswith(own_bare))):
            return True
        return bool(set(stems(word)) & set(stems(own)))


def terms_of(query: str) -> list[Term]:
    """Read what was typed: words, words in quotation marks, and a last one that may go on."""
    terms: list[Term] = []
    at = 0
    for found in _PHRASE.finditer(query):
        terms += _single(query[at : found.start()])
        words = tuple(word.lower() for word in _WORD.findall(fold(found[1])))
        if words:
            terms.append(Term(words, words, is_phrase=True))
        at = found.end()
    rest = _single(query[at:])
    if rest and not query[-1:].isspace():
        rest[-1] = Term(rest[-1].words, rest[-1].bare, is_open=len(rest[-1].words[0]) > 1)
    return terms + rest


def _single(text: str) -> list[Term]:
    return [Term((fold(word).lower(),), (_bare(word),)) for word in _WORD.findall(text)]


def matches(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Give the places in a text that the terms mean, in order."""
    folded = FoldedText(text)
    words = folded.words()
    found: set[tuple[int, int]] = set()
    for term in terms:
        size = len(term.words)
        for at in range(len(words) - size + 1):
            run = words[at : at + size]
            start, end = folded.to_original(run[0].start, run[-1].end)
            if term.is_phrase:
                is_meant = tuple(word.lower for word in run) == term.words
            else:
                is_meant = term.fits(run[0].lower, _bare(text[start:end]))
            if is_meant:
                found.add((start, end))
    return sorted(found)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Give a text's words as they are kept, in lower case, with their places in it."""
    if _UNUSUAL.search(text) is None:
        return [(found.group().lower(), *found.span()) for found in _WORD.finditer(text)]
    folded = FoldedText(text)
    spans = [folded.to_original(word.start, word.end) for word in folded.words()]
    return [(text[start:end].lower(), start, end) for start, end in spans]


def _bare(word: str) -> str:
    return without_umlaut_marks(word).lower()


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[str, ...]:
    """Give the stems of a folded, lower-case word in German and in English, one if they agree."""
    return tuple(dict.fromkeys(str(stemmer.stemWord(word)) for stemmer in _stemmers()))


@cache
def _stemmers() -> tuple[Any, ...]:
    import snowballstemmer

    return snowballstemmer.stemmer("german"), snowballstemmer.stemmer("english")


class WordIndex:
    """The places of all words. Not thread-safe."""

    def __init__(self) -> None:
        self.size = 0
        self._places: dict[str, array[int]] = {}
        self._folded: list[tuple[str, str]] = []
        self._marked: list[tuple[str, str]] = []
        self._sorted = 0

    def add(self, words: Iterable[str]) -> tuple[int, int]:
        """Add the words of a text; gives the numbers of its first word and of the one after its last."""
        first = number = self.size
        places = self._places
        for word in words:
            known = places.get(word)
            if known is None:
                known = places[word] = array("I")
            known.append(number)
            number += 1
        self.size = number
        return first, number

    def places(self, term: Term, *, exactly: bool = False) -> Places:
        """Give the numbers of the words that a term means, of a phrase those of its first word; in order.

        With `exactly` only those that stand there as they were typed.
        """
        import numpy as np

        self._sort()
        if not term.is_phrase:
            return self._joined(self._as_typed(term) if exactly else self._meant(term))
        found = self._joined(raw for folded, raw in self._beginning(self._folded, term.words[0], whole=True))
        for step, word in enumerate(term.words[1:], start=1):
            following = self._joined(raw for _, raw in self._beginning(self._folded, word, whole=True))
            found = found[np.isin(found + np.uint32(step), following)]
        return found

    def _joined(self, words: Iterable[str]) -> Places:
        import numpy as np

        parts = [np.array(self._places[word], dtype=np.uint32) for word in set(words)]
        if not parts:
            return np.empty(0, dtype=np.uint32)
        return np.sort(np.concatenate(parts))

    def _as_typed(self, term: Term) -> Iterator[str]:
        yield from (raw for _, raw in self._beginning(self._folded, term.words[0], whole=True))
        yield from (raw for _, raw in self._beginning(self._marked, term.bare[0], whole=True))

    def _meant(self, term: Term) -> Iterator[str]:
        yield from (raw for _, raw in self._beginning(self._folded, term.words[0], whole=not term.is_open))
        yield from (raw for _, raw in self._beginning(self._marked, term.bare[0], whole=not term.is_open))
        own = set(stems(term.words[0]))
        for stem in own:
            # a stem is the word without its end, of which a letter or two may have been changed
            beginning = stem[: max(len(stem) - 2, 2)]
            for folded, raw in self._beginning(self._folded, beginning):
                if own & set(stems(folded)):
                    yield raw

    @staticmethod
    def _beginning(
        words: Sequence[tuple[str, str]], beginning: str, *, whole: bool = False
    ) -> Iterator[tuple[str, str]]:
        for at in range(bisect_left(words, (beginning, "")), len(words)):
            found = words[at]
            if found[0] != beginning if whole else not found[0].startswith(beginning):
                return
            yield found

    def _sort(self) -> None:
        """Order the words by how they are folded, and those with marks by how they are without, too."""
        if self._sorted == len(self._places):
            return
        self._folded = sorted(
            (raw if raw.isascii() and raw.isalnum() else fold(raw).lower(), raw) for raw in self._places
        )
        self._marked = sorted((_bare(raw), raw) for raw in self._places if not raw.isascii())
        self._sorted = len(self._places)


def within(places: Places, first: Places, after: Places, length: int = 1) -> NDArray[np.bool_]:
    """Tell of each span of words whether one of the places begins `length` words in it."""
    import numpy as np

    ends = np.maximum(after.astype(np.int64) - (length - 1), first)
    inside: NDArray[np.bool_] = np.searchsorted(places, ends) > np.searchsorted(places, first)
    return inside
