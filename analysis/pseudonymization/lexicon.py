"""Which words are ordinary ones: known to the lexicons that the program ships, and no names.

A word of the other language is known only where nothing speaks for a name: interviews are full of English words.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from analysis.pseudonymization.folding import fold
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.wordlists import HARMLESS, STOP_WORDS

if TYPE_CHECKING:
    from analysis.pseudonymization.names.ordinary import Ordinary
    from analysis.pseudonymization.names.parts_of_speech import WordClasses

Knows = Callable[[str, str], bool]
"""Called with (word as written, language of its interview)."""

_LANGUAGES = ("de", "en")
_NO_WORD = ("NE", "NP0", "UNKNOWN", "?", "FM", "XY")
_NEVER_A_NAME = "-4"
_FREQUENT = frozenset("FLCNo")
"""Flags of the lists for frequent names, which stay names though they are words."""
_PARTS = re.compile(r"[-‐‑/]")


class Lexicon:
    """The ordinary words of German and English. Reads its data at the first question (a second); thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._words: dict[str, frozenset[str]] = {}
        self._classes: dict[str, WordClasses] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def knows(self, word: str, language: str) -> bool:
        """Tell whether a word, or each part of one with hyphens, is an ordinary one."""
        with self._lock:
            if not self._classes:
                self._load()
            key = word, language
            if key not in self._known:
                self._known[key] = self._find_out(word, language)
            return self._known[key]

    def _load(self) -> None:
        from analysis.pseudonymization.names.crf import Model
        from analysis.pseudonymization.names.parts_of_speech import WordClasses
        from analysis.pseudonymization.names.tagger import DATA

        for language in _LANGUAGES:
            self._words[language] = Model.load(DATA / f"names_{language}.crf.gz").lexicon
            self._classes[language] = WordClasses(language)

    def _find_out(self, word: str, language: str) -> bool:
        if self._is_word(word, language):
            return True
        parts = [part for part in _PARTS.split(word) if part]
        return len(parts) > 1 and all(self._is_word(part, language) for part in parts)

    def _is_word(self, word: str, language: str) -> bool:
        lower = word.lower()
        if fold(word).lower() in STOP_WORDS | HARMLESS or lower in word_list("not") or lower in self._words[language]:
            return True
        for asked in _LANGUAGES:
            best, _, margin, _ = self._classes[asked].of(word)
            if best not in _NO_WORD and (asked == language or margin == _NEVER_A_NAME):
                return True
        return False


class PlainWords:
    """The words that are plain ones in German or English and no frequent names. Reads its data at the first question.

    Stricter than `Lexicon`: surnames made of words ("Zimbelbau") are none. Thread-safe.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._judges: list[Ordinary] = []
        self._known: dict[str, bool] = {}

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or not word:
            return False
        title = word[0].upper() + word[1:].lower()
        with self._lock:
            found = self._known.get(title)
            if found is None:
                found = self._known[title] = self._is_plain(title)
        return found

    def _is_plain(self, title: str) -> bool:
        from analysis.pseudonymization.names.gazetteers import fold as listed
        from analysis.pseudonymization.names.gazetteers import gazetteer

        if _FREQUENT & set(gazetteer().flags(listed(title))):
            return False
        if not self._judges:
            self._load()
        return any(judge.kind(title) for judge in self._judges)

    def _load(self) -> None:
        from analysis.pseudonymization.names.gazetteers import gazetteer
        from analysis.pseudonymization.names.ordinary import Ordinary
        from analysis.pseudonymization.names.parts_of_speech import WordClasses

        self._judges = [Ordinary(gazetteer(), WordClasses(language)) for language in _LANGUAGES]


@cache
def plain_words() -> PlainWords:
    """Give the plain words, read once in a process."""
    return PlainWords()


@cache
def lexicon() -> Lexicon:
    """Give the lexicon of this process."""
    return Lexicon()
