"""A second look at capitalised words that no lexicon knows and that nothing replaced: a name may be among them.

Pure. Works on the pseudonymised text as it would be approved; places are half-open code points of the canonical
original text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.lexicon import Knows
from analysis.pseudonymization.names.doubts import apart
from analysis.pseudonymization.names.tokens import Token, sentences
from analysis.pseudonymization.sampling import Place, replaced_spans
from analysis.records import Document
from analysis.segments import SegmentMap

_SHORTEST = 2
_SENTENCE_MARKS = frozenset("\"„“”»«'‚‘’([…-–—")


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """One word that no lexicon knows, in all its spellings; `key` is the form that they share.

    `forms` are as written in the pseudonymised texts, the most frequent first: for her screen only.
    """

    key: str
    forms: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        return len(self.places)


def unknown_words(
    documents: Sequence[tuple[Document, SegmentMap]], knows: Knows, passed: Collection[str] = ()
) -> list[UnknownWord]:
    """List capitalised words that are not replaced and in no lexicon, the rarest first.

    `passed` are the keys (`key_of`) of what she kept or looked at already. At the beginning of a sentence every word
    has a capital, so there one counts only if it is unknown in lower case as well.
    """
    found: dict[str, list[tuple[str, Place]]] = {}
    for document, shown in documents:
        for word, place in _words(document, shown, knows):
            key = key_of(word)
            if key and key not in passed:
                found.setdefault(key, []).append((word, place))
    rows = [_row(key, places) for key, places in found.items()]
    return sorted(rows, key=lambda row: (row.count, row.key))


def _row(key: str, places: Sequence[tuple[str, Place]]) -> UnknownWord:
    written = [word for word, _ in places]
    forms = sorted(set(written), key=lambda form: (-written.count(form), form))
    return UnknownWord(key, tuple(forms), tuple(place for _, place in places))


def _words(document: Document, shown: SegmentMap, knows: Knows) -> Iterator[tuple[str, Place]]:
    closed = sorted([*replaced_spans(shown), *apart(shown.text)])
    starts = [start for start, _ in closed]
    for tokens in sentences(shown.text):
        is_first = True
        for token in tokens:
            if _may_name(token) and not _is_closed(token, closed, starts):
                known = knows(token.text, document.language)
                if not known and is_first:
                    known = knows(token.text.lower(), document.language)
                if not known:
                    yield token.text, (document.id, *shown.to_original(token.start, token.end))
            is_first = is_first and token.text in _SENTENCE_MARKS


def _may_name(token: Token) -> bool:
    word = token.text
    return len(word) >= _SHORTEST and word[0].isalpha() and any(char.isupper() for char in word)


def _is_closed(token: Token, closed: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    first = max(0, bisect_right(starts, token.start) - 1)
    return any(start < token.end and token.start < end for start, end in closed[max(0, first - 2) : first + 2])
