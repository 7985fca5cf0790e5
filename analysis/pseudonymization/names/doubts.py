"""Take back the unsure findings that are silly: numbers, interjections, sentence starts, speaker labels, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import word_ending, word_list
from analysis.pseudonymization.names.ordinary import NAMED, Ordinary
from analysis.pseudonymization.names.tokens import Token

SURE_FROM = 0.8
"""From this probability on, only words that never name anybody are taken back."""
NAMESAKE_FROM = 0.2
"""From this probability on, a month or interjection that is also a common name (Mai, April, Ho) is left marked."""
PLAIN_BELOW = {
    "de": {"noun": 0.2, "verb": 0.3, "tail": 0.3, "loan": 0.3, "compound": 0.5},
    "en": {"noun": 0.15, "verb": 0.2},
}
"""Below this probability, an ordinary word with no marked word beside it is taken back, by its kind of ordinariness."""
PLAIN_MAY_STAY = 0.6
"""From this probability on, an ordinary word is as good as any."""
BARE_BELOW = 0.1
"""Below this probability, also one without an article or adjective before it, as names stand."""
LOWER_BELOW = {"de": 0.2, "en": 0.6}
"""Below this probability, a word in lower case that is not inside a name is taken back."""
_INSTITUTION = re.compile(
    r"(?:kommission|parlament|fraktion|senat|(?:bundes|land|reichs)tag|gerichtshof|rechnungshof|behörde|agentur|regierung|armee|armeen|liga|cup)s?$"
)
_RARE = frozenset("flcat")
_SOUND = re.compile(
    r"(?:a+h+|o+h+|u+h+|ä+h+m*s?|e+h+m*|h[aäeou]*|h*m+(?:-?h+m*)?|pu+h+|(?:h[aäie]){2,}|hunh|(?:[un]+h?-?)?u+nh+|a+w+|na+h+)"
)
_CONTRACTED = re.compile(
    r"(?:(?:do|does|did|is|are|wo|ca|could|should|would|was|were|have|has|had|ai|must|need)n?'t\Z)"
    r"|(?:who|what|it|that|he|she|there|where|how|here|let|when|why)'s\Z|(?:i|you|we|they|who|it)'(?:re|ve|ll|d|m)\Z"
)
_DERIVED = re.compile(r"isch(?:e[nmrs]?)?|deutsche?[nmrs]?|er")
_OPENERS = frozenset(".!?:;…-–—\"„“”»«'‚‘’]")
_APART = re.compile(
    r"(?i)\S{1,80}@\S{1,250}\.\w+|https?:\S+|www\.\S+|(?<![\w/-])[\w/-]+\.(?:html?|pdf|docx?|asp|php|com|org|net)\b\S*"
    r"|^[^\W\d_]{1,2}\d{0,2}[ \t]*(?:\[[\d:.,]+\]|\([\d:.,]+\))?[ \t]*:",
    re.MULTILINE,
)


def apart(text: str) -> list[tuple[int, int]]:
    """Give the places of mail and web addresses, which others find whole, and of labels such as `B [00:01:50]:`."""
    return [match.span() for match in _APART.finditer(text)]


class Doubts:
    """Tells of a marked token whether the mark should go."""

    def __init__(self, gazetteer: Gazetteer, lexicon: frozenset[str], ordinary: Ordinary, language: str) -> None:
        self._german = language == "de"
        self._lower_below = LOWER_BELOW[language]
        self._plain_below = PLAIN_BELOW[language]
        self._gazetteer = gazetteer
        self._ordinary = ordinary
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

    def is_opener(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether this is an ordinary word that has its capital because a sentence begins with it."""
        word = tokens[i].text
        is_listed = bool(NAMED & set(self._gazetteer.stem_flags(fold(word))))
        return self._starts(tokens, i) and not is_listed and bool(self._ordinary.kind(word))

    def plain(self, tokens: Sequence[Token], scores: Sequence[float | None]) -> list[int]:
        """Give the places of the marked tokens that stay, and yet are ordinary words that stand as such words do."""
        if not self._german:
            return []
        return [
            i
            for run in _runs(scores)
            if self._is_ordinary_run(tokens, scores, run) and self._stands_plainly(tokens, run[0])
            for i in run
        ]

    def ordinary_runs(self, tokens: Sequence[Token], scores: Sequence[float | None]) -> list[int]:
        """Give the places of marked ordinary words that stand with none but their like, whatever is before them."""
        return [i for run in _runs(scores) if self._is_ordinary_run(tokens, scores, run) for i in run]

    def _is_ordinary_run(self, tokens: Sequence[Token], scores: Sequence[float | None], run: range) -> bool:
        return all(
            (scores[i] or 0.0) < PLAIN_MAY_STAY and self._is_plain(tokens[i].text, fold(tokens[i].text), 0.0)
            for i in run
        )

    def _stands_plainly(self, tokens: Sequence[Token], first: int) -> bool:
        """Tell whether a German noun stands as ordinary ones do: after an article, or because it is so common."""
        word = tokens[first].text
        if self._ordinary.kind(word) in ("loan", "verb") or self._is_determined(tokens, first):
            return True
        return self._ordinary.is_common(word)

    def _is_silly(self, tokens: Sequence[Token], i: int, score: float, follows: bool, precedes: bool) -> bool:
        word = tokens[i].text
        folded = fold(word)
        if self._is_contracted(tokens, i):
            return True
        if follows and precedes:
            return False
        if folded in word_list("not") or folded in word_list("interjection"):
            is_title = precedes and word[0].isupper() and folded in word_list("title")
            return not (follows or is_title or (score >= NAMESAKE_FROM and self._is_namesake(tokens, i)))
        if _SOUND.fullmatch(folded) and not self._gazetteer.flags(folded):
            return True
        if len(word) == 1 and not follows and not precedes:
            return True
        if score >= SURE_FROM:
            return False
        if not follows and (word[0].isdigit() or word in self._particles):
            return True
        if folded in self._lexicon:
            return word.islower() or (self._starts(tokens, i) and not self._gazetteer.flags(folded))
        if word.islower():
            is_part = precedes and (_DERIVED.search(folded) or (folded in self._particles and not self._german))
            return score < self._lower_below and not is_part
        if follows or precedes or not self._is_plain(word, folded, score):
            return False
        is_verb = self._ordinary.kind(word) == "verb"
        return score < BARE_BELOW or is_verb or not self._german or self._is_determined(tokens, i)

    def _is_determined(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether an article or an adjective stands before a word, or a sentence begins with it."""
        if self._starts(tokens, i):
            return True
        before = tokens[i - 1].text.lower()
        return before in word_list("determiner") or self._ordinary.is_adjective(before)

    def _is_plain(self, word: str, folded: str, score: float) -> bool:
        """Tell whether this is an ordinary word, and the probability too low for that."""
        kind = self._ordinary.kind(word)
        flags = NAMED & set(self._gazetteer.stem_flags(folded))
        if not kind or (flags and (kind != "noun" or flags - _RARE)):
            return False
        if not self._german and word_ending("en", "people", folded):
            return False
        if self._german and (word_ending("de", "organization", folded) or _INSTITUTION.search(folded)):
            return False
        return score < self._plain_below[kind]

    @staticmethod
    def _is_contracted(tokens: Sequence[Token], i: int) -> bool:
        """Tell whether this is the first part of don't, who's and the like, which the tokens cut apart."""
        rest = [token.text for token in tokens[i + 1 : i + 3]]
        forms = (f"{tokens[i].text}{''.join(rest[:n])}".lower().replace("’", "'") for n in (1, 2))
        return any(_CONTRACTED.match(form) for form in forms)

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


def _runs(scores: Sequence[float | None]) -> Iterator[range]:
    """Give the places of marked tokens that follow each other."""
    first = 0
    while first < len(scores):
        after = first
        while after < len(scores) and scores[after] is not None:
            after += 1
        if after > first:
            yield range(first, after)
        first = after + 1
