"""What the sequence model sees of a word and its neighbours.

Every feature is either of one word (so that it is worked out once a distinct word), or of a pair of coarse classes.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.pseudonymization.names import lists
from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.ordinary import NAMED, Ordinary
from analysis.pseudonymization.names.parts_of_speech import WordClasses

OFFSETS = (-2, -1, 0, 1, 2)
START, END = "<s>", "</s>"
_RUN = re.compile(r"(.)\1+")


@cache
def _map_character(c: str) -> str:
    return "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c


def shape(word: str) -> str:
    """Give the pattern of a word: `Xx` for Anna, `X-Xx` for S-Bahn, `XxX` for YouTube."""
    return _RUN.sub(r"\1", "".join(map(_map_character, word)))[:8]


class WordFeatures:
    """The features of single words, remembered. With `hidden`, those words are treated as if no list had them."""

    def __init__(self, gazetteer: Gazetteer, classes: WordClasses, language: str, *, lexicon: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._classes = classes
        self._lists = lists.of(language)
        self._lexicon = lexicon
        self.ordinary = Ordinary(gazetteer, classes)
        self._known: dict[tuple[str, bool], tuple[tuple[list[str], ...], str]] = {}

    def of(self, word: str, hidden: bool = False) -> tuple[tuple[list[str], ...], str]:
        """Give the features for each of OFFSETS (the place of the word seen from the token), and its coarse class."""
        key = (word, hidden)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._make(word, hidden)
        return found

    def _make(self, word: str, hidden: bool) -> tuple[tuple[list[str], ...], str]:
        if word in (START, END):
            near = [f"w={word}"]
            return (near, near, near, near, near), word
        folded = fold(word)
        flags = "" if hidden else self._gazetteer.stem_flags(folded)
        pattern = shape(word)
        classes = self._word_classes(word)
        own = self._membership(folded)
        coarse = self._coarse(pattern, folded, flags, classes, own)
        near = [f"w={folded}", f"s={pattern}", f"g={flags}", *own]
        wide = [*near, f"x={folded[-3:]}", f"t={classes[0]}", f"m={classes[2]}", f"c={coarse}"]
        ordinary = "" if NAMED & set(flags) else self.ordinary.kind(word)
        wide.append(f"o={ordinary}")
        full = [
            *wide,
            f"o2={ordinary}|{classes[0][:2]}|{pattern[:3]}",
            *self._inside(word, folded, flags, classes, hidden),
        ]
        return (near, wide, full, wide, near), coarse

    def _coarse(self, pattern: str, folded: str, flags: str, classes: tuple[str, ...], own: list[str]) -> str:
        """Reduce a word to what matters for its neighbours: short words in lower case stay themselves."""
        if pattern == "x":
            return f"x{folded}" if len(folded) < 5 else f"x-{folded[-2:]}"
        return f"{pattern[:3]}|{_coarse_flags(flags)}|{classes[0][:2]}{classes[2]}|{own[0] if own else ''}"

    def _word_classes(self, word: str) -> tuple[str, ...]:
        if not word[0].isupper():
            return ("", "", "", "")
        upper = len(word) > 4 and word.isupper()
        return self._classes.of(word.capitalize() if upper else word)

    def _membership(self, folded: str) -> list[str]:
        found = [f"l={name}" for name, words in self._lists.words.items() if folded in words]
        found += [f"e={name}" for name, ending in self._lists.endings.items() if ending.search(folded)]
        return found

    def _inside(self, word: str, folded: str, flags: str, classes: tuple[str, ...], hidden: bool) -> list[str]:
        found = [f"p{n}={folded[:n]}" for n in (1, 2, 3, 4)] + [f"x{n}={folded[-n:]}" for n in (1, 2, 4, 5)]
        found += [f"g:{flag}" for flag in flags] + [f"t2={classes[1]}", f"k={classes[3]}", f"n={min(len(word), 12)}"]
        found += [f"t12={classes[0]}{classes[1]}{classes[2]}", f"gt={flags}|{classes[0]}"]
        if folded in self._lexicon:
            found += ["lower", f"lower|{flags}"]
        elif flags == "":
            found.append(f"oov|{shape(word)}")
        parts = folded.replace("'", "-").split("-")
        if len(parts) > 1:
            for name, part in (("h1", parts[0]), ("h2", parts[-1])):
                listed = "" if hidden else self._gazetteer.stem_flags(part)
                found += [f"{name}={part}", f"{name}g={listed}", f"{name}x={part[-3:]}"]
        return found


def _coarse_flags(flags: str) -> str:
    """Reduce flags to the strongest of person (1 first, 2 last, 3 both), place, organisation."""
    person = ("1" if "F" in flags else "") + ("2" if "L" in flags else "") or (
        "f" if "f" in flags or "l" in flags else ""
    )
    place = "N" if "N" in flags or "n" in flags else "C" if "C" in flags else "c" if "c" in flags else ""
    return person + place + ("o" if "o" in flags else "")


def pairs(before: str, here: str, after: str) -> list[str]:
    """Give the features of a token's class together with its neighbours'."""
    return [f"b={before}~{here}", f"a={here}~{after}", f"ba={before[:2]}~{after[:2]}"]


def phrase_features(place: int, length: int, flags: str) -> list[str]:
    """Give the features of a token inside a listed phrase."""
    return ["ph", f"ph={flags}", f"ph{'B' if place == 0 else 'E' if place == length - 1 else 'I'}"]
