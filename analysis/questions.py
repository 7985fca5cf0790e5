"""Questions of an interview guide found again at an interviewer's turn, which words them anew each time.

Two things count, each for half: letters (runs of four inside words, so that "Aufgabenarten" is near "Aufgaben") and
the stems of the words that tell something. A turn is looked at sentence by sentence and by two together, since a
question comes after much that leads to it. No model is used, and the same words give the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from analysis.suggestion.words import dull_words, tokenize

LEAST_ALIKE = 0.4
"""From where on a turn is taken for a guide's question; how that was measured is told in docs/guide_and_sampling.md."""
_LETTERS, _STEM, _FEWEST_LETTERS = 4, 6, 3
_UNASKED = 0.6
"""What is left of the likeness of a question and something that asks nothing."""
_SENTENCE_END = re.compile(r"(?<=[.?!:…])\s+")
_ASKING = {
    "de": frozenset({
        "wie", "was", "welche", "welcher", "welches", "wer", "warum", "wieso", "wo", "wann", "sehen", "geben",
    }),
    "en": frozenset({"how", "what", "which", "who", "why", "where", "when", "could", "would", "tell"}),
}  # fmt: skip


def likeness(question: str, said: str, language: str) -> float:
    """Say from 0 to 1 how alike a guide's question and the most alike part of what was said are."""
    return max((_alike(question, part, language) for part in _parts(said)), default=0.0)


def most_alike(questions: Sequence[str], said: str, language: str) -> tuple[int, float]:
    """Give the index of the question that is most alike and how alike it is; -1 where there is none."""
    found = [(likeness(question, said, language), -at) for at, question in enumerate(questions)]
    if not found:
        return -1, 0.0
    best, at = max(found)
    return -at, best


def _parts(said: str) -> Iterator[str]:
    sentences = [part for part in _SENTENCE_END.split(said) if part.strip()]
    for at, sentence in enumerate(sentences):
        yield sentence
        if at + 1 < len(sentences):
            yield f"{sentence} {sentences[at + 1]}"


def _alike(one: str, other: str, language: str) -> float:
    first, second = _features(one, language), _features(other, language)
    alike = (_shared(first[0], second[0]) + _shared(first[1], second[1])) / 2
    return alike * _UNASKED if "?" in one and "?" not in other else alike


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


@lru_cache(maxsize=4096)
def _features(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the runs of letters and the stems of the words that tell something; of all words where none does."""
    dull = dull_words(language) | _ASKING[language if language == "de" else "en"]
    words = [token.key for token in tokenize(text) if token.is_word]
    telling = [word for word in words if len(word) >= _FEWEST_LETTERS and word not in dull] or words
    grams = {f" {word} "[at : at + _LETTERS] for word in telling for at in range(max(1, len(word) + 3 - _LETTERS))}
    return frozenset(grams), frozenset(word[:_STEM] for word in telling)
