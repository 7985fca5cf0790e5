"""Random sentences in which nothing was replaced: read by a person, they tell how much the search may have missed.

The bound is the exact one-sided upper limit of Clopper and Pearson (Biometrika 26, 1934) for a share, found by
bisection. Pure; spans are half-open code points of the canonical original text.
"""

from __future__ import annotations

import hashlib
import math
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.pseudonymization.folding import fold
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.names.tokens import Token, sentences
from analysis.pseudonymization.wordlists import STOP_WORDS
from analysis.records import Document
from analysis.segments import SegmentMap
from analysis.transcript import SpeakerRole

USUAL_COUNT = 300
LONGEST = 40
"""Words after which a sentence is cut: speech recognition often sets no full stops."""
CONFIDENCE = 0.95

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Sample:
    """Sentences to be read: places as (document id, start, end) in the order shown, drawn with `seed`.

    `population` counts the sentences that could have been drawn from `document_ids`; `digest` (SHA-256, hex) changes
    with any of these texts.
    """

    seed: int
    document_ids: tuple[str, ...]
    places: tuple[Place, ...]
    population: int
    digest: str


@dataclass(frozen=True, slots=True)
class MissRate:
    """What reading the sentences says: `missed` of `read` held something, of `population` that could be drawn."""

    read: int
    missed: int
    population: int

    @property
    def is_complete(self) -> bool:
        """Whether every sentence was read, so that nothing is estimated."""
        return self.read >= self.population

    @property
    def upper(self) -> float:
        """Give the upper bound (95 %) of the share of such sentences that hold something; the share, if all were read.

        For a population that is not much larger than the sample the bound is on the safe side.
        """
        if not self.read:
            return 1.0
        return self.missed / self.read if self.is_complete else upper_bound(self.missed, self.read)


def upper_bound(missed: int, read: int, confidence: float = CONFIDENCE) -> float:
    """Give the largest share with which `missed` or fewer of `read` are still likelier than 1 - confidence."""
    if missed >= read:
        return 1.0
    low, high = missed / read, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(missed, read, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def _at_most(missed: int, read: int, share: float) -> float:
    """Give the probability of at most `missed` hits in `read` draws."""
    if share >= 1.0:
        return 0.0
    logs = math.log(share) if share > 0 else -math.inf, math.log1p(-share)
    return math.fsum(
        math.exp(_log_choose(read, hits) + (hits * logs[0] if hits else 0.0) + (read - hits) * logs[1])
        for hits in range(missed + 1)
    )


def _log_choose(total: int, chosen: int) -> float:
    return math.lgamma(total + 1) - math.lgamma(chosen + 1) - math.lgamma(total - chosen + 1)


# --- drawing -------------------------------------------------------------------------------------------------------


def draw(documents: Sequence[tuple[Document, SegmentMap]], seed: int, count: int = USUAL_COUNT) -> Sample:
    """Draw sentences of participants and interviewers in which nothing was replaced; all, where there are fewer.

    The same texts, seed and count give the same sentences. Sentences of nothing but words of talk ("Ja, genau.") are
    left out: they can hold no name.
    """
    population = [place for document, shown in documents for place in untouched(document, shown)]
    chosen = random.Random(seed).sample(population, min(count, len(population)))  # noqa: S311 - to be repeated
    digest = hashlib.sha256()
    for document, shown in documents:
        digest.update(f"{document.id}\n{len(shown.text)}\n{shown.text}\n".encode())
    ids = tuple(document.id for document, _ in documents)
    return Sample(seed, ids, tuple(chosen), len(population), digest.hexdigest())


def untouched(document: Document, shown: SegmentMap) -> Iterator[Place]:
    """Give the sentences of a document in which nothing was replaced, in order."""
    replaced = replaced_spans(shown)
    starts = [start for start, _ in replaced]
    for turn in document.turns:
        if turn.role is SpeakerRole.OTHER or turn.start == turn.end:
            continue
        low, high = shown.to_shown(turn.start, turn.end)
        for start, end in spoken_sentences(shown.text[low:high]):
            first = max(0, bisect_left(starts, low + start) - 1)
            if not any(s < low + end and low + start < e for s, e in replaced[first : first + 2]):
                yield (document.id, *shown.to_original(low + start, low + end))


def replaced_spans(shown: SegmentMap) -> list[tuple[int, int]]:
    """Give where something stands for an original, in the pseudonymised text, in order."""
    spans, position = [], 0
    for segment in shown.segments:
        if not segment.is_literal:
            spans.append((position, position + len(segment.text)))
        position += len(segment.text)
    return spans


def spoken_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Cut spoken words into sentences, long ones after 40 words; those that can hold no name are left out."""
    for tokens in sentences(text):
        words = 0
        piece: list[Token] = []
        for token in tokens:
            piece.append(token)
            words += token.text[0].isalnum()
            if words == LONGEST:
                yield from _kept(piece)
                piece, words = [], 0
        yield from _kept(piece)


def _kept(piece: Sequence[Token]) -> Iterator[tuple[int, int]]:
    if any(_may_name(token.text) for token in piece):
        yield piece[0].start, piece[-1].end


def _may_name(word: str) -> bool:
    folded = fold(word).lower()
    return word[0].isalnum() and folded not in STOP_WORDS and word.lower() not in word_list("interjection")


# --- in words ------------------------------------------------------------------------------------------------------

_SENTENCES = {
    "de": {
        "none": "Nichts übersehen in {read} zufälligen Sätzen, in denen nichts ersetzt war: höchstens etwa {upper} % "
        "der {population} solchen Sätze enthalten noch etwas (95 %).",
        "one": "Etwas übersehen in einem von {read} zufälligen Sätzen, in denen nichts ersetzt war: höchstens etwa "
        "{upper} % der {population} solchen Sätze enthalten noch etwas (95 %).",
        "some": "Etwas übersehen in {missed} von {read} zufälligen Sätzen, in denen nichts ersetzt war: höchstens etwa "
        "{upper} % der {population} solchen Sätze enthalten noch etwas (95 %).",
        "all": "Alle {read} Sätze, in denen nichts ersetzt war, wurden gelesen; in {missed} war etwas übersehen.",
    },
    "en": {
        "none": "No miss among {read} random sentences in which nothing was replaced: at most about {upper} % of the "
        "{population} such sentences still hold something (95 %).",
        "one": "One miss among {read} random sentences in which nothing was replaced: at most about {upper} % of the "
        "{population} such sentences still hold something (95 %).",
        "some": "{missed} misses among {read} random sentences in which nothing was replaced: at most about {upper} % "
        "of the {population} such sentences still hold something (95 %).",
        "all": "All {read} sentences in which nothing was replaced were read; {missed} held something.",
    },
}


def in_words(rate: MissRate, language: str) -> str:
    """Say a result in one sentence, in German ("de") or English; the percentage is one of sentences, rounded up."""
    form = "all" if rate.is_complete else {0: "none", 1: "one"}.get(rate.missed, "some")
    sentence = _SENTENCES.get(language, _SENTENCES["en"])[form]
    return sentence.format(
        read=_grouped(rate.read, language),
        missed=rate.missed,
        population=_grouped(rate.population, language),
        upper=percent(rate.upper, language),
    )


def percent(share: float, language: str) -> str:
    """Give a share in per cent, rounded up to one decimal: 0.0099 is "1", 0.0157 is "1.6" or "1,6"."""
    tenths = math.ceil(share * 1000 - 1e-9)
    number = str(tenths // 10) if tenths % 10 == 0 else f"{tenths / 10:.1f}"
    return number.replace(".", ",") if language == "de" else number


def _grouped(number: int, language: str) -> str:
    return f"{number:,}".replace(",", "." if language == "de" else ",")
