"""Tell ordinary words from what may be a name, by the morphemes they are made of, whatever the model thinks."""

from __future__ import annotations

from analysis.pseudonymization.names.gazetteers import Gazetteer
from analysis.pseudonymization.names.lists import word_ending
from analysis.pseudonymization.names.parts_of_speech import LONGEST_WORD, WordClasses

NAMED = frozenset("FLCNnocflp")
"""Flags of the lists that speak for a name; parts of place names and names of languages do not."""
_SURE = frozenset({"-4", "-3"})
_FAMILIAR = frozenset("0123")
_COMMON = frozenset("012")
_FORGET_AFTER = 200_000
_FILLERS = ("", "s", "n", "en", "es", "e", "er")
_SHORTEST = 5
_SHORTEST_ALONE = 6


class Ordinary:
    """Knows the ordinary words of one language. Not thread-safe (it asks `WordClasses`).

    Kinds: `noun`, `verb` (anything that is written in lower case within a sentence), `compound` of ordinary words,
    `tail` (an unknown word that ends in an ordinary noun), `loan` (an ordinary English word in German).
    """

    def __init__(self, gazetteer: Gazetteer, classes: WordClasses) -> None:
        self._gazetteer = gazetteer
        self._classes = classes
        self._german = classes.language == "de"
        self._english: WordClasses | None = None
        self._known: dict[str, str] = {}

    def kind(self, word: str) -> str:
        """Give the kind of ordinary word this is, `""` for none. A listed name is judged as if it were not listed."""
        if len(word) > LONGEST_WORD:
            return ""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _FORGET_AFTER:
                self._known.clear()
            found = self._known[word] = self._german_kind(word) if self._german else self._english_kind(word)
        return found

    def is_common(self, word: str) -> bool:
        """Tell whether a word is among the most frequent ones."""
        return self._classes.of(word)[3] in ("0", "1") and self._classes.of(word)[0] != "UNKNOWN"

    def is_adjective(self, lower: str) -> bool:
        """Tell whether a German word in lower case is an adjective before its noun."""
        return self._classes.of(lower)[0] == "ADJ(A)"

    def _english_kind(self, word: str) -> str:
        best, _, margin, familiar = self._classes.of(word.lower())
        if margin not in _SURE or familiar not in _FAMILIAR or best[:2] in ("NP", "UN", "?"):
            return ""
        return "noun" if best.startswith("N") else "verb"

    def _german_kind(self, word: str) -> str:
        if not word[0].isupper() or len(word) < 2 or not word[1:].islower():
            return self._hyphenated(word) if word[0].isupper() and "-" in word else ""
        best, _, margin, familiar = self._classes.of(word)
        if best.startswith("NN"):
            is_noun = (margin in _SURE and familiar in _FAMILIAR) or (int(margin) < 0 and familiar in _COMMON)
            return "noun" if is_noun else ""
        if self._is_no_noun(word.lower()):
            return "verb"
        if best == "UNKNOWN":
            tail = self._tail(word.lower())
            if tail:
                return tail
        return "loan" if best[:2] in ("UN", "FM", "XY") and self._is_english(word.lower()) else ""

    def _hyphenated(self, word: str) -> str:
        parts = [part for part in word.split("-") if part]
        plain = [part.islower() or len(part) == 1 or self._is_noun(part) or self._is_loan(part) for part in parts]
        return "compound" if all(plain) else ""

    def _is_loan(self, part: str) -> bool:
        best, _, margin, _ = self._classes.of(part)
        return (best[:2] in ("UN", "FM", "XY") or (best[:2] == "NN" and int(margin) < 0)) and self._is_english(
            part.lower()
        )

    def _is_noun(self, word: str) -> bool:
        best, _, margin, familiar = self._classes.of(word)
        if not best.startswith("NN") or margin not in _SURE or familiar not in _FAMILIAR:
            return False
        return not NAMED & set(self._gazetteer.flags(word.lower()))

    def _is_no_noun(self, lower: str) -> bool:
        return self._classes.of(lower)[0][:1] not in "NFUX?"

    def _tail(self, lower: str) -> str:
        """Look for an ordinary noun at the end, and for ordinary words before it, with a filler letter or not."""
        found = ""
        for cut in range(2, len(lower) - _SHORTEST + 1):
            if self._is_noun(lower[cut:].capitalize()):
                if len(lower) - cut >= _SHORTEST_ALONE and not word_ending("de", "person", lower):
                    found = "tail"
                if any(self._is_stem(lower[:cut], filler) for filler in _FILLERS):
                    return "compound"
        return found

    def _is_stem(self, before: str, filler: str) -> bool:
        stem = before.removesuffix(filler)
        if len(stem) < 3 or not before.endswith(filler):
            return False
        return self._is_noun(stem.capitalize()) or self._classes.of(stem)[0][:1] in "VA"

    def _is_english(self, lower: str) -> bool:
        if self._english is None:
            self._english = WordClasses("en")
        best, _, margin, familiar = self._english.of(lower)
        return best[:2] in ("NN", "VV", "AJ", "AV") and margin in _SURE and familiar in _FAMILIAR
