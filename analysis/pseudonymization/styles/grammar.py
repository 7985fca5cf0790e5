"""Descriptions in the case that the word before them asks for: "in [einer Stadt]", "bei der [Hochschule]". Pure.

Only what the word right before tells: a preposition, or an article that is there already. Everything else keeps the
form that was chosen, and an ending of the original stays outside the bracket.
"""

from __future__ import annotations

import re

from analysis.records import IdentifierKind

_BEFORE = re.compile(r"([^\W\d_]+)[ \u00a0\n]{1,2}\Z")
_GERMAN = re.compile(r"\[(?P<article>eine?) (?P<adjective>[a-zäöüß]+ )?(?P<rest>.+)\]", re.DOTALL)
_ENGLISH = re.compile(r"\[an? (?P<rest>.+)\]", re.DOTALL)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DATIVE = _words(
    "ab aus außer bei binnen dank entgegen gegenüber gemäß hinter in laut mit nach neben nebst samt seit unter von"
    " vor zu zwischen"
)
_ACCUSATIVE = _words("bis durch für gegen ohne pro um über wider")
_BY_MEANING = frozenset({"an", "auf"})
"""Prepositions of place with the dative, of people and firms with the accusative ("auf Sylt", "auf Anna warten")."""
_MASCULINE = frozenset({"Mann", "Ort", "Verein", "Zeitpunkt"})
_OF_WOMEN, _OF_OTHERS = frozenset({"die", "diese"}), frozenset({"der", "das", "dieser", "dieses"})
"""Articles of a subject, feminine and else; behind all others an adjective ends in -en."""
_ARTICLES_DE = (
    _OF_WOMEN
    | _OF_OTHERS
    | _words("dem den des im am beim vom zum zur ins ans aufs diesem diesen jene jener jenes jenem jenen unser euer")
)
_POSSESSIVE = re.compile(
    r"(?:mein|dein|sein|ihr|unser|unsr|eur|kein|jed)e[rsmn]?|(?:mein|dein|sein|kein)|ein(?:e[rsmn]?)?"
)
_ARTICLES_EN = _words("the my your his her its our their this that these those a an")


def in_sentence(description: str, before: str, kind: IdentifierKind) -> str:
    """Give a bracketed description as it stands behind these words."""
    found = _BEFORE.search(before)
    word = found.group(1).lower() if found else ""
    if german := _GERMAN.fullmatch(description):
        return _in_german(german, word, kind)
    english = _ENGLISH.fullmatch(description)
    return f"[{english['rest']}]" if english and word in _ARTICLES_EN else description


def forms(description: str) -> list[str]:
    """Give every form that a description can have in a text."""
    words = ("", "in", "durch", "der", "dem", "the")
    return list(dict.fromkeys(in_sentence(description, f"{word} ", IdentifierKind.OTHER) for word in words))


def _in_german(given: re.Match[str], word: str, kind: IdentifierKind) -> str:
    article, adjective, rest = given["article"], (given["adjective"] or "").strip(), given["rest"]
    if word in _ARTICLES_DE or _POSSESSIVE.fullmatch(word):
        ending = "e" if word in (_OF_WOMEN if article == "eine" else _OF_OTHERS) else "en"
        return _bracketed("", _with_ending(adjective, ending), rest)
    if word in _DATIVE or (word in _BY_MEANING and kind is IdentifierKind.LOCATION):
        return _bracketed("einer" if article == "eine" else "einem", _with_ending(adjective, "en"), rest)
    is_masculine = rest.split(" ")[0] in _MASCULINE
    if is_masculine and (word in _ACCUSATIVE or word in _BY_MEANING):
        return _bracketed("einen", _with_ending(adjective, "en"), rest)
    return str(given[0])


def _with_ending(adjective: str, ending: str) -> str:
    stem = re.sub(r"(?:e[rs]?)\Z", "", adjective)
    return stem + ending if adjective else ""


def _bracketed(*parts: str) -> str:
    return f"[{' '.join(part for part in parts if part)}]"
