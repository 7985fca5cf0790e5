"""Take back the unsure findings that are silly: numbers, interjections, sentence starts, speaker labels, addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.names.tokens import Token

SURE_FROM = 0.8
"""From this probability on, only words that never name anybody are taken back."""
NAMESAKE_FROM = 0.2
"""From this probability on, a month or interjection that is also a common name (Mai, April, Ho) is left marked."""
_OPENERS = frozenset(".!?:;…-–—\"„“”»«'‚‘’]")
_APART = re.compile(
    r"(?i)\S+@\S+\.\w+|https?:\S+|www\.\S+|[\w/-]+\.(?:html?|pdf|docx?|asp|php|com|org|net)\b\S*"
    r"|^[^\W\d_]{1,2}\d{0,2}[ \t]*(?:\[[\d:.,]+\]|\([\d:.,]+\))?[ \t]*:",
    re.MULTILINE,
)


def apart(text: str) -> list[tuple[int, int]]:
    """Give the places of mail and web addresses, which others find whole, and of labels such as `B [00:01:50]:`."""
    return [match.span() for match in _APART.finditer(text)]


class Doubts:
    """Tells of a marked token whether the mark should go."""

    def __init__(self, gazetteer: Gazetteer, lexicon: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._particles = word_list("join") | word_list("join_organization")

    def about(self, tokens: Sequence[Token], scores: Sequence[float | None]) -> list[int]:
        """Give the places of the tokens whose marks should go; `scores` is None where there is no mark."""
        gone: list[int] = []
        for i, score in enumerate(scores):
            if score is not None:
                follows = any(j not in gone and scores[j] is not None for j in self._beside(tokens, i, -1))
                precedes = any(scores[j] is not None for j in self._beside(tokens, i, 1))
                if self._is_silly(tokens, i, score, follows, precedes):
                    gone.append(i)
        return gone

    def _is_silly(self, tokens: Sequence[Token], i: int, score: float, follows: bool, precedes: bool) -> bool:
        word = tokens[i].text
        folded = fold(word)
        if follows and precedes:
            return False
        if folded in word_list("not") or folded in word_list("interjection"):
            return not follows and not (score >= NAMESAKE_FROM and self._is_namesake(tokens, i))
        if len(word) == 1 and not follows and not precedes:
            return True
        if score >= SURE_FROM:
            return False
        if not follows and (word[0].isdigit() or word in self._particles):
            return True
        if folded in self._lexicon:
            return word[0].islower() or (self._starts(tokens, i) and not self._gazetteer.flags(folded))
        return False

    def _is_namesake(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a month or interjection is a common name as well, and does not stand as a date does."""
        before = tokens[i - 1].text.lower() if i else ""
        is_dated = before in word_list("before_month") or before.isdigit()
        return not is_dated and bool({"F", "L"} & set(self._gazetteer.flags(fold(tokens[i].text))))

    def _beside(self, tokens: Sequence[Token], i: int, step: int) -> range:
        """Give the place of the next token in a direction, and of the one after where that can be inside a name."""
        last = i + 2 * step if 0 <= i + step < len(tokens) and tokens[i + step].text in self._particles else i + step
        return range(i + step, last + step, step) if 0 <= last < len(tokens) else range(0)

    @staticmethod
    def _starts(tokens: Sequence[Token], i: int) -> bool:
        return i == 0 or tokens[i - 1].text in _OPENERS
