"""Lists of names and places, distilled by `scripts/build_gazetteers.py`. Read at first use, once."""

from __future__ import annotations

import gzip
import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
_APOSTROPHES = str.maketrans({"’": "'", "ʻ": "'", "ʼ": "'", "‐": "-", "‑": "-"})


def fold(word: str) -> str:
    """Give the form under which a word is listed: NFC, lower case, one apostrophe, one hyphen."""
    return unicodedata.normalize("NFC", word).lower().translate(_APOSTROPHES)


def _lines(name: str) -> dict[str, str]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t") for line in file)


class Gazetteer:
    """Flags of words and of phrases.

    Flags: F, f first name (capital: frequent); L, l last name; C known city, c another, a a city's name in another
    language; N country or state; n region or river; t part of a longer place name; w language; o organisation;
    p product.
    """

    def __init__(self) -> None:
        self._words = _lines("words.txt.gz")
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, flags in _lines("phrases.txt.gz").items():
            parts = tuple(phrase.replace(".", " ").split())
            self._phrases.setdefault(parts[0], []).append((parts, flags))
        for listed in self._phrases.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    def flags(self, folded: str) -> str:
        """Give the flags of a folded word, `""` where it is in no list."""
        return self._words.get(folded, "")

    def stem_flags(self, folded: str) -> str:
        """Give the flags of a folded word, else those of the word without its genitive or plural ending."""
        found = self._words.get(folded, "")
        if not found and len(folded) > 3:
            for ending in ("'s", "ens", "s", "n", "'"):
                if folded.endswith(ending) and (found := self._words.get(folded[: -len(ending)], "")):
                    return found
        return found

    def phrases(self, words: list[str]) -> list[tuple[int, int, str]]:
        """Give (first, after last, flags) of the longest phrases in a list of folded words."""
        found: list[tuple[int, int, str]] = []
        after = 0
        for i, word in enumerate(words):
            if i < after or word not in self._phrases:
                continue
            for parts, flags in self._phrases[word]:
                if tuple(words[i : i + len(parts)]) == parts:
                    after = i + len(parts)
                    found.append((i, after, flags))
                    break
        return found


@cache
def gazetteer() -> Gazetteer:
    """Give the lists, read once in a process."""
    return Gazetteer()


@cache
def names_by_culture() -> dict[str, Any]:
    """Give culture (a locale, or `own_` and a code) -> {"female", "male", "first", "last"} -> names, sorted."""
    with gzip.open(DATA / "person_names.json.gz", "rt", encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded
