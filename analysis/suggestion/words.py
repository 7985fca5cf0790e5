"""Words and marks of a text with their places, and where a word ends: what quotes are compared by.

Offsets are half-open code points of the text that is given.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u2032\uff07`\u00b4"
_QUOTES = '"\u201c\u201d\u201e\u201f\u201a\u00ab\u00bb\u2039\u203a\u2033\uff02\u300c\u300d' + APOSTROPHES
_HYPHENS = "-\u2010\u2011"
_DASHES = _HYPHENS + "\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"
_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_LETTER = rf"[\w{_MARKS}{_IGNORED}]"
_TAIL = rf"[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff{_MARKS}]"

_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,:]\d+)+{_LETTER}*)"
    rf"|(?P<word>{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*)"
    rf"|(?P<dots>\.{{2,}}|\u2026+)"
    rf"|(?P<dash>[{_DASHES}]+)"
    rf"|(?P<quote>[{_QUOTES}])"
    rf"|(?P<flag>[\U0001f1e6-\U0001f1ff]{{2}})"
    rf"|(?P<other>\S(?:{_TAIL}|\u200d\S)*)"
)
_DROPPED = re.compile(f"[{_IGNORED}\ufe0e\ufe0f]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_EDGE_MARKS = frozenset(".,;:!?-…¿¡")
_NEGATING_FIRST = frozenset(("nicht", "non", "un", "anti", "kein", "not", "no", "never", "nie"))
_NEGATING_LAST = frozenset(("frei", "los", "free", "less"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `key` is what it is compared by; `lower` keeps "ß" apart from "ss", as `key` does not."""

    key: str
    lower: str
    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.key[0].isalnum()


@lru_cache(maxsize=1024)
def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into words and marks; white space, quotation marks and invisible characters make none.

    All dashes are "-", two or more dots are "…", apostrophes inside words are "'".
    """
    return tuple(token for match in _TOKEN.finditer(text) if (token := _token(match)))


def _token(match: re.Match[str]) -> Token | None:
    kind, text = match.lastgroup, match.group()
    if kind == "quote":
        return None
    if kind in ("dots", "dash"):
        key = lower = "…" if kind == "dots" else "-"
    else:
        plain = _APOSTROPHE.sub("'", _DROPPED.sub("", text))
        lower = unicodedata.normalize("NFC", plain.lower())
        key = unicodedata.normalize("NFC", plain.casefold())
    return Token(key, lower, text, match.start(), match.end()) if key else None


def trim_edges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take marks off both ends: final punctuation, dashes, dots, dots in brackets. A minus before a number stays."""
    first, last = 0, len(tokens)
    while first < last and (step := _edge_length(tokens[first:last])):
        first += step
    while first < last and (step := _edge_length(tokens[first:last][::-1])):
        last -= step
    return tokens[first:last]


def _edge_length(tokens: tuple[Token, ...]) -> int:
    edge = tokens[0]
    if [token.key for token in tokens[:3]] in (["(", "…", ")"], ["[", "…", "]"], [")", "…", "("], ["]", "…", "["]):
        return 3
    is_minus = len(tokens) > 1 and edge.key == "-" and edge.end == tokens[1].start and tokens[1].key[0].isdigit()
    return int(edge.key in _EDGE_MARKS and not is_minus)


def same_word(theirs: Token, ours: Token) -> bool:
    """Compare a quote's token with the text's: "Massen" is not "Maßen", but "MASSEN" cannot tell and may be either."""
    return theirs.lower == ours.lower or (theirs.key == ours.key and theirs.text.isupper())


def is_edge(text: str, position: int) -> bool:
    """Tell whether a quote may begin or end at `position`: not inside a word, contraction, number or emoji."""
    if position in (0, len(text)):
        return True
    before, after = text[position - 1], text[position]
    if "\u200d" in (before, after) or re.match(_TAIL, after) or (_is_letter(before) and _is_letter(after)):
        return False
    return not (_joins(text, position - 1) or _joins(text, position))


def keeps_sense(text: str, start: int, end: int) -> bool:
    """Tell whether `start:end` leaves no minus sign and no negating part of a hyphenated word outside."""
    if start and text[start - 1] in _DASHES:
        if text[start : start + 1].isdigit() and not text[: start - 1][-1:].isalnum():
            return False
        head = re.search(rf"(\w+)[{_HYPHENS}]$", text[max(0, start - 12) : start])
        if head and head[1].lower() in _NEGATING_FIRST and text[start : start + 1].isalnum():
            return False
    tail = re.match(rf"[{_HYPHENS}](\w+)", text[end : end + 12])
    return not (tail and tail[1].lower() in _NEGATING_LAST and text[end - 1 : end].isalnum())


def _is_letter(character: str) -> bool:
    return (
        character.isalnum()
        or character == "_"
        or character in _IGNORED
        or unicodedata.category(character).startswith("M")
    )


def _joins(text: str, middle: int) -> bool:
    """Tell whether the character at `middle` ties its neighbours into one word (don't) or number (3,5)."""
    if not 0 < middle < len(text) - 1:
        return False
    left, joint, right = text[middle - 1], text[middle], text[middle + 1]
    if joint in APOSTROPHES:
        return _is_letter(left) and _is_letter(right)
    return joint in ".,:" and left.isdigit() and right.isdigit()


@lru_cache(maxsize=64)
def word_list(name: str, language: str) -> frozenset[str]:
    """Give a list of `data/{language}.txt`: the words under `[name]`, lower case. Other languages take English."""
    return _sections(language if language in ("de", "en") else "en")[name]


@lru_cache(maxsize=4)
def dull_words(language: str) -> frozenset[str]:
    """Give the words that tell nothing of what is talked about: function words, fillers, first person."""
    return frozenset().union(*(word_list(name, language) for name in ("stop", "filler", "first_person")))


def lists_text() -> str:
    """Give all word lists as they are shipped: with the code they make up what the built-in suggester does."""
    return "".join(_file(language) for language in ("de", "en"))


def _file(language: str) -> str:
    return files("analysis.suggestion").joinpath("data", f"{language}.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _sections(language: str) -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    for line in _file(language).splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), set())
        elif line and not line.startswith("#"):
            words.update(part.strip() for part in line.split(","))
    return {name: frozenset(words - {""}) for name, words in sections.items()}
