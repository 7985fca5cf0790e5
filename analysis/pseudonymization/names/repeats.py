"""Look again at a whole text: what was surely found once is marked wherever it stands; what was seldom marked is not.

The model sees one sentence at a time. A name that it is sure of in one sentence can be missed in the next, and an
ordinary word that it marks in one sentence out of ten is no name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.ports import Detected
from analysis.pseudonymization.names.gazetteers import fold, gazetteer
from analysis.pseudonymization.names.lists import word_list
from analysis.records import FindingLevel, IdentifierKind

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_NAMES = (IdentifierKind.PERSON, IdentifierKind.LOCATION, IdentifierKind.ORGANIZATION)
_SELDOM_OF = 4
"""A word is judged by its share of marks from this number of occurrences on."""
_SELDOM = 1 / 3
_OFTEN = 0.5
_SURE_FROM = 0.5
"""A mark with this probability stays, however seldom the word is marked."""
_FEW = 0.04
"""Sure names among the words: in talk one to three in a hundred, in news and lists six to twelve."""
_SCORE = 0.3
_MODEL = "names.crf"
_PLAIN = "names.plain"
_CARELESS = "names.lower"
_SOME_CAPITALS = 0.05
_RECOGNIZER = "names.repeated"


def settled(found: Sequence[Detected], text: str) -> list[Detected]:
    """Give the findings without those of words that are seldom marked, and with those of names found elsewhere."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    occurrences = Counter(word for word, _, _ in words)
    marked = Counter(text[one.start : one.end] for one in found if one.recognizer.startswith("names."))
    sure = sum(one.level is FindingLevel.AUTO and one.recognizer.startswith("names.") for one in found)
    has_few = sure < len(words) * _FEW
    has_capitals = sum(word[0].isupper() for word, _, _ in words) > len(words) * _SOME_CAPITALS
    counted = _counted(words, text) if has_few else frozenset()
    kept = []
    for one in found:
        surface = text[one.start : one.end]
        if has_capitals and one.recognizer == _CARELESS:
            continue
        if has_few and (one.recognizer == _PLAIN or (_is_unsure(one) and surface in counted)):
            continue
        if not _is_seldom(one, surface, occurrences, marked):
            kept.append(one)
    return kept + list(_spread(kept, text, words, occurrences))


def _is_unsure(one: Detected) -> bool:
    return one.recognizer == _MODEL and one.level is FindingLevel.REVIEW


def _counted(words: Sequence[tuple[str, int, int]], text: str) -> frozenset[str]:
    """Give the words that somewhere stand as things one can count (ein Testat, viele Praktika) and are in no list."""
    counters = word_list("counter")
    found = {
        word
        for (before, _, end), (word, start, _) in pairwise(words)
        if before.lower() in counters and word[0].isupper() and text[end:start] == " "
    }
    return frozenset(word for word in found if not set("FLCN") & set(gazetteer().stem_flags(fold(word))))


def _is_seldom(one: Detected, surface: str, occurrences: Counter[str], marked: Counter[str]) -> bool:
    if one.recognizer not in (_MODEL, _PLAIN) or one.score >= _SURE_FROM or one.level is FindingLevel.AUTO:
        return False
    count = occurrences[surface]
    return count >= _SELDOM_OF and marked[surface] <= count * _SELDOM


def _spread(
    found: Sequence[Detected], text: str, words: Sequence[tuple[str, int, int]], occurrences: Counter[str]
) -> Iterator[Detected]:
    """Give the places, not marked yet, of words that are names elsewhere in the text."""
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    covered = Counter(word for word, start, _ in words if taken[start])
    kinds = dict(_sure_words(found, text))
    for word, start, end in words:
        sure = kinds.get(word)
        if sure is not None and not taken[start] and covered[word] >= occurrences[word] * _OFTEN:
            yield replace(
                sure,
                start=start,
                end=end,
                level=FindingLevel.REVIEW,
                score=_SCORE,
                recognizer=_RECOGNIZER,
                canonical=word,
            )


def _sure_words(found: Sequence[Detected], text: str) -> Iterator[tuple[str, Detected]]:
    """Give the words that are a name by themselves, and the listed ones among the parts of people's names."""
    stop = word_list("not") | word_list("interjection") | word_list("title") | word_list("join")
    for one in found:
        if one.level is not FindingLevel.AUTO or one.kind not in _NAMES or not one.recognizer.startswith("names."):
            continue
        parts = _WORD.findall(text[one.start : one.end])
        for part in parts:
            is_word = len(part) > 2 and part[0].isupper() and fold(part) not in stop
            listed = one.kind is IdentifierKind.PERSON and bool(set("FfLl") & set(gazetteer().flags(fold(part))))
            if is_word and (len(parts) == 1 or listed):
                yield part, one
