"""Guess the capitals of a sentence that has none, or nothing else, so that rules and model can read it."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import word_ending
from analysis.pseudonymization.names.parts_of_speech import WordClasses
from analysis.pseudonymization.names.tokens import Token

_FEWEST = 4
_LISTED = frozenset("FLCNno")


def titled(tokens: Sequence[Token]) -> list[Token]:
    """Write every word with a capital, at the same offsets, for the model that learned nothing from capitals."""
    found = []
    for token in tokens:
        word = token.text.lower().capitalize() if token.text[0].isalpha() else token.text
        found.append(token._replace(text=word if len(word) == len(token.text) else token.text))
    return found


def has_capitals(tokens: Sequence[Token]) -> bool:
    """Tell whether there are a few words, and a capital among them where English does not put it anyway (I, I'm)."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return len(words) < _FEWEST or any(word[0].isupper() and fold(word)[:2] not in {"i", "i'"} for word in words)


class Casing:
    """Restores capitals in one language. Not thread-safe (it asks `WordClasses`)."""

    def __init__(self, gazetteer: Gazetteer, classes: WordClasses, language: str, lexicon: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._classes = classes
        self._german = language == "de"
        self._lexicon = lexicon
        self._known: dict[str, str] = {}

    def restored(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """Give the sentence with the capitals it should have, at the same offsets; as it is where it has some."""
        words = [token.text for token in tokens if token.text[0].isalpha()]
        letters = "".join(words)
        is_shouted = letters.isupper() and len(letters) > 12
        is_lower = (
            bool(words)
            and words != ["I"]
            and not any(word[0].isupper() and fold(word)[:2] not in {"i", "i'"} for word in words)
        )
        if not (is_shouted or is_lower):
            return tokens
        found: list[Token] = []
        for token in tokens:
            word = self._word(token.text, is_shouted)
            if found and word.islower() and self._is_last_name_after(found[-1].text, word):
                word = word.capitalize()
            found.append(token._replace(text=word))
        for first, after, flags in self._gazetteer.phrases([fold(token.text) for token in tokens]):
            if _LISTED & set(flags):
                found[first:after] = [token._replace(text=token.text.capitalize()) for token in found[first:after]]
        return found

    def _is_last_name_after(self, before: str, word: str) -> bool:
        """Tell whether a common word is a last name here, because a first name stands before it: Rasheed Brown."""
        is_first = before.istitle() and bool({"F", "f"} & set(self._gazetteer.flags(fold(before))))
        return is_first and len(word) > 2 and bool({"L", "l"} & set(self._gazetteer.flags(word)))

    def _word(self, word: str, is_shouted: bool) -> str:
        if not word[0].isalpha() or (is_shouted and not word.isupper()):
            return word
        lower = fold(word)
        found = self._known.get(lower)
        if found is None:
            title = lower.title() if "-" in lower else lower.capitalize()
            found = self._known[lower] = title if self._wants_capital(lower, title) else lower
        return found if len(found) == len(word) else word

    def _wants_capital(self, lower: str, title: str) -> bool:
        flags = self._gazetteer.stem_flags(lower)
        if lower in self._lexicon or len(lower) < 3:
            return False
        if self._german:
            best = self._classes.of(title)[0]
            return best.startswith(("N", "FM", "UNK")) or bool(_LISTED & set(flags))
        as_written, _, margin, _ = self._classes.of(lower)
        if as_written == "UNKNOWN":
            return bool(flags) or not word_ending("en", "abstract", lower)
        return as_written == "NP0" and (bool(_LISTED & set(flags)) or margin == "4")
