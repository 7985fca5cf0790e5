"""What HanTa, which carries its own small models, thinks of a word by itself. Remembered per word."""

from __future__ import annotations

import math
from importlib.metadata import version
from typing import Any

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_PROPER = {"de": "NE", "en": "NP0"}
LONGEST_WORD = 80
"""The longest German words have fewer letters; the search takes more than twice as long for twice as many."""


class KnownMorphemes:
    """HanTa's search for the classes of a word, for words of known morphemes only, several times as fast.

    Gives what `HanoverTagger.analyze_forward` gives when it is strict. It looks up each stretch of the word once and
    goes on only from stretches that are morphemes, instead of asking for every class of every stretch.
    """

    def __init__(self, tagger: Any) -> None:
        from HanTa.HanoverTagger import EMPTY, START, UNKNOWN

        self._start = (EMPTY, START)
        self._unknown: list[tuple[int, float]] = [(UNKNOWN, 0.0)]
        self._inside: dict[Any, list[tuple[int, float]]] = tagger.LP_trans_nonfinal
        self._final: dict[Any, list[tuple[int, float]]] = tagger.LP_trans_final
        self._morphemes: dict[str, dict[int, float]] = {}
        for tag, morphemes in tagger.LP_m_t.items():
            for morpheme, score in morphemes.items():
                self._morphemes.setdefault(morpheme, {})[tag] = score
        self._longest = max(map(len, self._morphemes))

    def classes(self, word: str) -> list[tuple[int, float]]:
        """Give (class number, log probability), likeliest first."""
        states: list[dict[tuple[int, int], float]] = [{} for _ in range(len(word) + 1)]
        states[0][self._start] = 0.0
        for begin, here in enumerate(states[:-1]):
            if here:
                self._go_on(word, begin, self._best(here), states)
        found: dict[int, float] = {}
        last: dict[tuple[int, int], float] = {}
        for state, score in states[-1].items():
            for tag, step in self._final.get(state, ()):
                key = (state[1], tag)
                last[key] = max(last.get(key, -math.inf), score + step)
        for (_, tag), score in last.items():
            found[-tag] = _log_sum(found[-tag], score) if -tag in found else score
        return sorted(found.items(), key=lambda item: item[1], reverse=True) or self._unknown

    @staticmethod
    def _best(here: dict[tuple[int, int], float]) -> list[tuple[tuple[int, int], float]]:
        """Leave out the states that are far behind the fourth best, as HanTa does."""
        bound = sorted(here.values(), reverse=True)[3] - 1 if len(here) > 3 else -math.inf
        return [(state, score) for state, score in here.items() if score >= bound]

    def _go_on(
        self,
        word: str,
        begin: int,
        here: list[tuple[tuple[int, int], float]],
        states: list[dict[tuple[int, int], float]],
    ) -> None:
        for end in range(begin + 1, min(len(word), begin + self._longest) + 1):
            scores = self._morphemes.get(word[begin:end])
            if scores is None:
                continue
            there = states[end]
            for state, score in here:
                for tag, step in self._inside.get(state, ()):
                    if tag in scores:
                        key = (state[1], tag)
                        there[key] = max(there.get(key, -math.inf), score + step + scores[tag])


def _log_sum(one: float, other: float) -> float:
    """Add two probabilities given as logarithms."""
    high, low = max(one, other), min(one, other)
    return high + math.log1p(math.exp(low - high))


class WordClasses:
    """The likely classes of a capitalised word, out of context.

    Class names are those of the model (STTS for German, BNC C5 for English). Not thread-safe.
    """

    def __init__(self, language: str) -> None:
        from HanTa.HanoverTagger import HanoverTagger

        self.language = language
        self._proper = _PROPER[language]
        self._tagger: Any = HanoverTagger(_MODELS[language])
        self._tagger.strict = True  # guessing at unknown morphemes takes three times as long; UNKNOWN tells as much
        self._tagger.analyze_forward = KnownMorphemes(self._tagger).classes
        self._known: dict[str, tuple[str, ...]] = {}
        self.engine = f"HanTa {version('HanTa')}"

    def of(self, word: str) -> tuple[str, ...]:
        """Describe a word: its likeliest class, the runner-up, how likely a proper name, how familiar."""
        found = ("UNKNOWN", "-", "0", "6") if len(word) > LONGEST_WORD else self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[word] = self._describe(word)
        return found

    def _describe(self, word: str) -> tuple[str, ...]:
        classes = self._tagger.tag_word(word)[:4]
        if not classes:
            return ("?", "?", "?", "?")
        best = float(classes[0][1])
        proper = next((float(score) for name, score in classes if name == self._proper), best - 20)
        common = max((float(score) for name, score in classes if name != self._proper), default=best - 20)
        margin = max(-4, min(4, round((proper - common) / 2)))
        second = classes[1][0] if len(classes) > 1 and classes[1][1] > best - 5 else "-"
        return classes[0][0], second, str(margin), str(min(6, int(-best / 5)))
