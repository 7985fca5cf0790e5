"""Propose verbatim phrases of participants that may be worth reading as in-vivo codes, without any AI.

How: turns are cut into clauses (sentence ends, commas, conjunctions); neighbouring clauses of a sentence may join;
fillers and loose conjunctions go from the edges only, so that a phrase stays one contiguous slice. A phrase counts for
its telling words (TF-IDF over the excerpt's turns), its nearness to the research question, evaluative words and the
first person. Phrases come from the half of an interview's turns in which most is said: short answers, greetings and
nods get none.

What was measured: such phrases read like in-vivo codes, but they do not choose what a human coder would choose better
than clauses taken at random. They are candidates for reading and are labelled so.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.suggestion.requests import ExcerptTurn
from analysis.suggestion.words import Token, dull_words, is_edge, tokenize, word_list

FEWEST_WORDS, MOST_WORDS = 3, 18
WORDS_PER_PHRASE, MOST_PHRASES = 80, 15
_BEST_LENGTH = 9
_FEWEST_TELLING_WORDS = 2
_FEW_TURNS = 10
_LONGEST_STRETCH = 200
_WITH_PLACEHOLDER = 0.6

REASONS = {
    "de": ("Bewertung", "erste Person", "Wörter der Forschungsfrage", "kennzeichnend"),
    "en": ("evaluative", "first person", "words of the research question", "telling"),
}

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”“»']?\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:z\. ?B|d\. ?h|u\. ?a|usw|bzw|ca|etc|evtl|ggf|Nr|Dr|Prof|Mr|Mrs|Ms|St|vs|e\. ?g|i\. ?e|\w|\d+))\.$"
)
_CUT = re.compile(
    r"[,;:]\s+|\s+[-–—]\s+|—"
    r"|\s+(?=(?:und|aber|oder|sondern|weil|denn|obwohl|sodass|and|but|because|although|whereas|so that|however)\s)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,40}\]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A proposed phrase: `quote` is the slice `start:end` of its turn's pseudonymised words; `why` is for reading."""

    turn: int
    start: int
    end: int
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    turn: ExcerptTurn
    start: int
    end: int
    stems: frozenset[str]
    evaluative: tuple[str, ...]
    telling: tuple[str, ...]
    first_person: bool
    near_question: bool
    score: float
    most_in_turn: int

    @property
    def quote(self) -> str:
        return self.turn.text[self.start : self.end]


def turns_worth_reading(turns: Sequence[ExcerptTurn], language: str, research_question: str = "") -> list[int]:
    """Give the indexes of the half of an interview's codable turns in which most is said; of up to ten turns all.

    Told by the telling words of a turn (different ones count for more), its judgements and the words of the research
    question.
    """
    codable = [turn for turn in turns if turn.can_be_coded]
    count = max(len(codable) // 2, min(len(codable), _FEW_TURNS))
    ranked = sorted(codable, key=lambda turn: (-_substance(turn.text, language, research_question), turn.index))
    return sorted(turn.index for turn in ranked[:count])


def propose(
    turns: Sequence[ExcerptTurn],
    language: str,
    research_question: str = "",
    rejected: Collection[str] = (),
    worth_reading: Collection[int] | None = None,
    most: int | None = None,
) -> list[Phrase]:
    """Choose phrases from the codable turns of an excerpt, in the order of the interview.

    At most `most` phrases; without it about one per 80 words of the participants, at most 15. They come from the turns
    in `worth_reading` only (None: as told by these turns alone). Fewer, or none, where little is said; never one that
    equals a label in `rejected` or stands in its turn more than once. Deterministic.
    """
    codable = [turn for turn in turns if turn.can_be_coded]
    if worth_reading is None:
        worth_reading = turns_worth_reading(codable, language, research_question)
    reading = _Reading(codable, language, research_question)
    refused = {_plain(label) for label in rejected}
    read = [turn for turn in codable if turn.index in worth_reading]
    read.sort(key=lambda turn: (-_substance(turn.text, language, research_question), turn.index))
    per_turn = [[item for item in reading.candidates(turn) if _plain(item.quote) not in refused] for turn in read]
    word_count = sum(len(turn.text.split()) for turn in codable)
    budget = min(MOST_PHRASES, math.ceil(word_count / WORDS_PER_PHRASE)) if most is None else most
    return [
        Phrase(item.turn.index, item.start, item.end, item.quote, _why(item, language))
        for item in sorted(_choose(per_turn, budget), key=lambda item: (item.turn.index, item.start))
    ]


def _choose(per_turn: Sequence[Sequence[_Candidate]], budget: int) -> list[_Candidate]:
    """Give each turn its best phrase first, the fullest turn first; then go on by score until the budget is spent."""
    chosen: list[_Candidate] = []
    for candidates in per_turn:
        free = [item for item in candidates if not any(_clash(item, other) for other in chosen)]
        if free and len(chosen) < budget:
            chosen.append(min(free, key=_rank))
    taken = Counter(item.turn.index for item in chosen)
    free = [item for candidates in per_turn for item in candidates]
    free = [item for item in free if not any(_clash(item, other) for other in chosen)]
    while len(chosen) < budget and (free := [item for item in free if taken[item.turn.index] < item.most_in_turn]):
        best = min(free, key=lambda item: _rank(item, taken[item.turn.index]))
        chosen.append(best)
        taken[best.turn.index] += 1
        free = [item for item in free if not _clash(item, best)]
    return chosen


def _rank(item: _Candidate, taken: int = 0) -> tuple[float, int, int, int]:
    """Order by score, which counts for less in a turn that has phrases already; ties by place."""
    return -item.score / (1 + 0.25 * taken), item.turn.index, item.start, item.end


def _clash(one: _Candidate, other: _Candidate) -> bool:
    if one.turn.index == other.turn.index and one.start < other.end and other.start < one.end:
        return True
    return len(one.stems & other.stems) > 0.6 * min(len(one.stems), len(other.stems))


class _Reading:
    """What is known about an excerpt's words: how telling each is, and which belong to the research question."""

    def __init__(self, codable: Sequence[ExcerptTurn], language: str, research_question: str) -> None:
        self.language = language
        self.first_person = word_list("first_person", language)
        self._evaluative = _evaluative(language)
        stems = [self.stems(_said(turn.text, tokenize(turn.text))) for turn in codable]
        self._turn_count = len(stems)
        self._in_turns = Counter(stem for found in stems for stem in set(found))
        self._in_all = Counter(stem for found in stems for stem in found)
        self.question = frozenset(self.stems(tokenize(research_question)))

    def stems(self, tokens: Sequence[Token]) -> list[str]:
        return _stems(tokens, self.language)

    def weight(self, stem: str) -> float:
        """Give a word's TF-IDF in the excerpt: what comes back in few turns is what these turns are about."""
        rarity = math.log(1 + self._turn_count / max(1, self._in_turns[stem]))
        return (1 + math.log(max(1, self._in_all[stem]))) * rarity

    def candidates(self, turn: ExcerptTurn) -> list[_Candidate]:
        found = {}
        most = max(1, round(len(turn.text.split()) / (WORDS_PER_PHRASE / 2)))
        for start, end in _stretches(turn.text):
            candidate = self._candidate(turn, _trim(_tokens_between(turn.text, start, end), self.language), most)
            if candidate:
                found[candidate.start, candidate.end] = candidate
        return list(found.values())

    def _candidate(self, turn: ExcerptTurn, tokens: Sequence[Token], most: int) -> _Candidate | None:
        words = [token for token in tokens if token.is_word]
        said = _said(turn.text, words)
        stems = self.stems(said)
        if not FEWEST_WORDS <= len(words) <= MOST_WORDS or len(set(stems)) < _FEWEST_TELLING_WORDS:
            return None
        start, end = tokens[0].start, tokens[-1].end
        if turn.text.count(turn.text[start:end]) > 1 or not _brackets_close(tokens):
            return None
        hidden = len(words) - len(said)
        if 3 * hidden > len(words) or not (is_edge(turn.text, start) and is_edge(turn.text, end)):
            return None
        evaluative = tuple(token.text for token in said if self._evaluative.match(token.key))
        first_person = any(token.key in self.first_person for token in words)
        near = bool(self.question & set(stems))
        telling = tuple(sorted(self._telling(said), key=lambda text: -self.weight(text.casefold()[:7]))[:2])
        score = self._score(words, stems, len(evaluative), first_person) * _wholeness(turn.text, tokens, self.language)
        score *= _WITH_PLACEHOLDER if hidden else 1.0
        return _Candidate(turn, start, end, frozenset(stems), evaluative, telling, first_person, near, score, most)

    def _telling(self, words: Sequence[Token]) -> list[str]:
        return [token.text for token in words if self.stems([token])]

    def _score(self, words: Sequence[Token], stems: Sequence[str], evaluative: int, first_person: bool) -> float:
        topical = sum(self.weight(stem) for stem in set(stems)) / math.sqrt(len(words))
        asked = len(self.question & set(stems))
        opinion = 1 + 0.35 * min(2, evaluative) + 0.4 * first_person + 0.4 * min(2, asked)
        filler = sum(1 for token in words if token.key in word_list("filler", self.language))
        shape = math.exp(-(((len(words) - _BEST_LENGTH) / 7) ** 2)) * (1 - 0.5 * filler / len(words))
        return topical * opinion * shape


def _wholeness(text: str, tokens: Sequence[Token], language: str) -> float:
    """Count a phrase for less that leans on what is left out: a relative clause, "I wish" without what is wished."""
    before, after = text[: tokens[0].start].rstrip(), tokenize(text[tokens[-1].end : tokens[-1].end + 12])
    leans_back = before.endswith(",") and tokens[0].key in word_list("relative", language)
    words_after = [token.key for token in after if token.is_word]
    leans_ahead = bool(words_after) and words_after[0] in word_list("complement", language)
    return (0.6 if leans_back else 1.0) * (0.6 if leans_ahead else 1.0)


@lru_cache(maxsize=4096)
def _substance(text: str, language: str, research_question: str) -> float:
    tokens = _said(text, tokenize(text))
    stems = _stems(tokens, language)
    asked = set(_stems(tokenize(research_question), language))
    judged = sum(1 for token in tokens if _evaluative(language).match(token.key))
    return len(set(stems)) + 0.5 * len(stems) + 1.5 * judged + sum(1 for stem in stems if stem in asked)


def _said(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens that are no part of a placeholder: what was replaced tells nothing."""
    places = [match.span() for match in _PLACEHOLDER.finditer(text)]
    return [token for token in tokens if not any(first <= token.start < last for first, last in places)]


def _stems(tokens: Sequence[Token], language: str) -> list[str]:
    """Give the telling words, cut to their first seven letters, which is enough to join most inflections."""
    dull = dull_words(language)
    return [
        token.key[:7]
        for token in tokens
        if token.is_word and len(token.key) > 2 and token.key not in dull and not token.key.isdigit()
    ]


@lru_cache(maxsize=2)
def _evaluative(language: str) -> re.Pattern[str]:
    entries = word_list("evaluative", language)
    parts = [re.escape(entry.rstrip("-")) + (r"\w*" if entry.endswith("-") else "") for entry in sorted(entries)]
    return re.compile(rf"(?:{'|'.join(parts)})\Z")


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Give each clause of a turn and each run of neighbouring clauses within a sentence, up to the longest phrase."""
    for start, end in _sentences(text):
        cuts = [start, *(match.end() for match in _CUT.finditer(text, start, end)), end]
        for first in range(len(cuts) - 1):
            for last in range(first + 1, len(cuts)):
                if cuts[last] - cuts[first] > _LONGEST_STRETCH:
                    break
                yield cuts[first], cuts[last]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _tokens_between(text: str, start: int, end: int) -> list[Token]:
    tokens = tokenize(text)
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_right(tokens, end, lo=first, key=lambda token: token.end)
    return list(tokens[first:last])


def _trim(tokens: list[Token], language: str) -> list[Token]:
    """Take fillers, loose conjunctions and marks off both ends."""
    fillers = word_list("filler", language)
    before, after = fillers | word_list("opener", language), fillers | word_list("closer", language)
    first, last = 0, len(tokens)
    while first < last and (step := _loose(tokens[first : min(last, first + 2)], before)):
        first += step
    while first < last and (step := _loose(tokens[max(first, last - 2) : last][::-1], after)):
        last -= step
    return tokens[first:last]


def _loose(edge: Sequence[Token], dispensable: Collection[str]) -> int:
    """Tell how many of the outermost two tokens go: both of "you know", one filler or mark, or none."""
    if {f"{edge[0].key} {edge[-1].key}", f"{edge[-1].key} {edge[0].key}"} & set(dispensable):
        return len(edge)
    return int(edge[0].key in dispensable or not _may_stand_at_edge(edge[0]))


def _may_stand_at_edge(token: Token) -> bool:
    return token.is_word or token.key in "[]%€$£"


def _brackets_close(tokens: Sequence[Token]) -> bool:
    """Tell whether no placeholder or note in brackets is cut."""
    keys = [token.key for token in tokens]
    return all(keys.count(opened) == keys.count(closed) for opened, closed in ("[]", "()"))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(text) if token.is_word)


def _why(item: _Candidate, language: str) -> str:
    """Say in the study's language what made the phrase stand out, and nothing more."""
    german = language == "de"
    evaluative, first_person, near_question, telling = REASONS["de" if german else "en"]
    reasons = []
    if item.evaluative:
        reasons.append(f"{evaluative}: {_quoted(item.evaluative, german)}")
    if item.first_person:
        reasons.append(first_person)
    if item.near_question:
        reasons.append(near_question)
    if not item.evaluative:
        reasons.append(f"{telling}: {_quoted(item.telling, german)}")
    return "; ".join(reasons)


def _quoted(words: Sequence[str], german: bool) -> str:
    return ", ".join(f"„{word}“" if german else f"“{word}”" for word in dict.fromkeys(words))
