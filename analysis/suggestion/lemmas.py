"""The words of a label as citation forms ("Kunden" is "Kunde"), and which of them tell what is talked about.

HanTa, which carries its own small models, gives citation form and word class. What stands in brackets (placeholders,
notes of the transcription) is no word of a label here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.suggestion.fields import Field, fields_of
from analysis.suggestion.words import Token, dull_words, tokenize, word_list

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_TELLING = {"de": ("NN", "NE", "ADJ", "VV"), "en": ("NN", "NP", "AJ", "VV")}
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,60}\]")
_NUMBER = re.compile(
    r"(?:\w+und)?(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)(?:z|ß|ss)ig|\w*(?:zehn|hundert|tausend)|elf|zwölf"
)
_FEWEST_LETTERS = 2
_one_at_a_time = threading.Lock()  # HanTa keeps what it has seen in plain dictionaries


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word: `text` at `start:end` of the label, its citation `form` and that in lower case as `key`.

    `names_group` tells whether a group may be named by it: a common noun that is not too general.
    """

    text: str
    form: str
    key: str
    start: int
    end: int
    fields: tuple[Field, ...]
    names_group: bool


def without_placeholders(text: str) -> str:
    """Blank out what stands in square brackets; the places of the other words stay."""
    return _BRACKETS.sub(lambda match: " " * len(match[0]), text)


def language_of(texts: Sequence[str], otherwise: str) -> str:
    """Give "de" or "en" by the small words of one language that the other has not; `otherwise` where neither leads."""
    keys = [token.key for text in texts for token in tokenize(without_placeholders(text)) if token.is_word]
    german, english = dull_words("de"), dull_words("en")
    lead = sum((key in german) - (key in english) for key in keys)
    if lead:
        return "de" if lead > 0 else "en"
    return otherwise if otherwise in _MODELS else "en"


@lru_cache(maxsize=4096)
def telling_words(text: str, language: str) -> tuple[Word, ...]:
    """Give the words of a text that tell something, in its order: no function words, fillers, numbers, placeholders."""
    tokens = [token for token in tokenize(without_placeholders(text)) if token.is_word]
    if not tokens:
        return ()
    lower = text.islower()
    with _one_at_a_time:
        tags = _tagger(language).tag_sent([_plain(token) for token in tokens], taglevel=0)
        words = [_word(token, tag, language, lower) for token, tag in zip(tokens, tags, strict=True)]
    return tuple(word for word in words if word is not None)


def _word(token: Token, tag: str, language: str, lower: bool) -> Word | None:
    plain, dull = _plain(token), dull_words(language)
    if not tag.startswith(_TELLING[language]) or not plain.isalpha() or {token.key, plain.casefold()} & dull:
        return None
    form = _citation_form(plain, tag, language)
    key = form.casefold()
    if len(key) < _FEWEST_LETTERS or key in dull or (language == "de" and _NUMBER.fullmatch(token.key)):
        return None
    fields = fields_of(key, language) or fields_of(token.key, language)
    is_noun = tag.startswith("NN") and (language != "de" or lower or token.text[0].isupper())
    pale = {key, token.key} & word_list("pale", language)
    if pale and not fields:
        return None
    return Word(token.text, form, key, token.start, token.end, fields, is_noun and form.isalpha() and not pale)


@lru_cache(maxsize=8192)
def _citation_form(text: str, tag: str, language: str) -> str:
    """Look a word up, and undo two habits of the tagger: "Ki" for "KI", "Schluß" for "Schluss"."""
    form: str = _tagger(language).analyze(text, pos=tag)[0]
    if text.isupper() and text.casefold() == form.casefold():
        return text
    return form.replace("ß", "ss") if "ss" in text else form


def _plain(token: Token) -> str:
    return re.split(r"['\u2018\u2019]", token.text)[0] or token.text


@lru_cache(maxsize=2)
def _tagger(language: str) -> Any:
    from HanTa.HanoverTagger import HanoverTagger

    return HanoverTagger(_MODELS[language])
