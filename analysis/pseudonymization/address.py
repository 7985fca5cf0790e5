"""Titles decide: what stands after "Herr", "Frau", "Dr." or "Mrs" is a person, whatever a tagger took it for.

Taggers read "Tag Herr Oberhummer" as one name of a thing and "Herr Krautgasser" as a firm. Here the words around a
title are cut off, the kind is set, and a name after a title that nobody found is added. Pure; code points of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.ports import Detected
from analysis.pseudonymization.folding import fold, key_of
from analysis.pseudonymization.names.lists import is_vietnamese
from analysis.pseudonymization.spans import is_honorific, is_office
from analysis.pseudonymization.variants import WORD_LIKE_KINDS
from analysis.pseudonymization.wordlists import (
    ARTICLES,
    FIRM_ENDING,
    FORMS_OF_ADDRESS,
    GERMAN_FORMS_OF_ADDRESS,
    GERMAN_ROLE_TITLES,
    GREETINGS,
    HONORIFICS,
    LEGAL_FORMS,
    PARTICLES,
    POLITE_PRONOUNS,
    POSSESSIVES,
    ROLE_TITLES,
    SENTENCE_OPENERS,
    STOP_WORDS,
    TITLES,
    word_set,
)
from analysis.records import FindingLevel, IdentifierKind

RECOGNIZER = "names.address"
_WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2010\u2011][^\W\d_]+)*")
_GREETING = re.compile(
    r"(?:(?:einen?|a|sch(?:ö|oe)nen?|very|guten?|gut|good|gr(?:ü|ue)(?:ß|ss))[ ]+){1,3}"
    r"(?:tag|morgen|abend|mittag|nachmittag|nacht|gott|morning|afternoon|evening|day|night)\b[,! ]*",
    re.IGNORECASE,
)
_GREETING_BEFORE = re.compile(r"(?:guten?|schönen|schoenen|good|grüß|grüss|gruess)[ ]+$", re.IGNORECASE)
_GREETED = word_set("tag morgen abend mittag nachmittag gott morning afternoon evening")
_ABBREVIATIONS = word_set("dr prof fr hr fam mr mrs ms dipl ing mag med phil rer nat st rev sr sra dott mme")
_WEEKDAY_BEFORE = re.compile(r"\b(?:Mo|Di|Mi|Do)\.?(?:,|/|-| u\.| und) ?$")
_NOT_ANY = re.compile(
    r"(?:(?:[mdsk]?ein|unser|euer|eur|ihr|jed|dies|welch|solch|manch)(?:e|en|em|er|es)?|jung\w*|alt\w{0,2}"
    r"|ander\w*|schwanger\w*|verheiratet\w*|erst\w*|zweit\w*)"
)
_OPENERS = GREETINGS | STOP_WORDS | SENTENCE_OPENERS
_GERMAN_ROLE = re.compile(
    r"[a-z]{2,}(?:meister|leiter|lehrer|direktor|pfarrer|trainer|chef|kanzler|praesident|minister)(?:in|s)?"
)
_LONGEST_NAME = 4
_LONGEST_GAP = 12


class _Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        return fold(self.text).lower()


class _Addressed(NamedTuple):
    """A title and the name after it: where the titles begin, where the name begins and ends."""

    title: int
    start: int
    end: int
    is_certain: bool
    covers_title: bool


def settle_titles(found: Iterable[Detected], text: str) -> list[Detected]:
    """Let the titles in a text decide on the findings around them; sorted and disjoint as given.

    Words of greeting are taken off every name, words before a title and after its name become findings of their own.
    """
    items = _Items(_joined([piece for item in found for piece in _without_greeting(item, text)], text))
    for addressed in list(_all_addressed(items, text)):
        touched = items.between(addressed.title, addressed.end)
        if not touched and not addressed.is_certain:
            continue
        if any(d.kind not in WORD_LIKE_KINDS and d.kind is not IdentifierKind.ROLE for d in touched):
            continue
        items.put(addressed.title, addressed.end, _settled(addressed, touched, text))
    return items.all


class _Items:
    """Findings in the order of the text, not overlapping, to be looked up by place."""

    def __init__(self, found: Iterable[Detected]) -> None:
        self.all = sorted(found, key=_start)

    def between(self, start: int, end: int) -> list[Detected]:
        """Give the findings that have a character of this stretch."""
        return self.all[bisect_right(self.all, start, key=_end) : bisect_left(self.all, end, key=_start)]

    def put(self, start: int, end: int, new: Iterable[Detected]) -> None:
        """Put findings in the place of those that have a character of this stretch."""
        first = bisect_right(self.all, start, key=_end)
        self.all[first : bisect_left(self.all, end, key=_start)] = sorted(new, key=_start)


def _start(item: Detected) -> int:
    return item.start


def _end(item: Detected) -> int:
    return item.end


def _joined(items: Iterable[Detected], text: str) -> Iterator[Detected]:
    """Make one of a person's name that a tagger cut behind a particle ("Joost de" + "Jong")."""
    last: Detected | None = None
    for item in items:
        if last is not None and _is_rest_of_name(last, item, text):
            level = FindingLevel.AUTO if FindingLevel.AUTO in (last.level, item.level) else FindingLevel.REVIEW
            last = replace(item, start=last.start, kind=IdentifierKind.PERSON, level=level, canonical="")
            continue
        if last is not None:
            yield last
        last = item
    if last is not None:
        yield last


def _is_rest_of_name(first: Detected, rest: Detected, text: str) -> bool:
    between = text[first.end : rest.start]
    if between[:1] != " " or between[-1:] != " " or not {first.kind, rest.kind} <= WORD_LIKE_KINDS:
        return False
    if len(between) > _LONGEST_GAP or any(word not in PARTICLES for word in between.split()):
        return False
    last = text[first.start : first.end].rsplit(maxsplit=1)[-1]
    is_person = IdentifierKind.PERSON in (first.kind, rest.kind)
    is_particle = last.lower() in PARTICLES and (last.islower() or bool(between.strip()))
    return is_person and is_particle and text[rest.start].isupper()


def _settled(addressed: _Addressed, touched: Sequence[Detected], text: str) -> Iterator[Detected]:
    start = addressed.start
    if addressed.covers_title:
        start = max(addressed.title, min([start, *(d.start for d in touched)]))
    is_auto = addressed.is_certain or any(d.level is FindingLevel.AUTO for d in touched)
    for item in touched:
        if item.start < addressed.title:
            yield from _rest(item, text, item.start, addressed.title)
        if item.end > addressed.end:
            yield from _rest(item, text, addressed.end, item.end)
    level = FindingLevel.AUTO if is_auto else FindingLevel.REVIEW
    persons = [d for d in touched if d.kind is IdentifierKind.PERSON and d.end == addressed.end and d.start <= start]
    if persons:
        yield replace(persons[0], start=start, level=level, canonical="") if persons[0].start < start else persons[0]
        return
    score = max([0.9, *(d.score for d in touched)]) if is_auto else 0.5
    yield Detected(start, addressed.end, IdentifierKind.PERSON, level, score, RECOGNIZER)


def _rest(item: Detected, text: str, start: int, end: int) -> Iterator[Detected]:
    """Give what a finding had beside a titled name, if it is more than words of talk."""
    words = [w for w in _words(text, start, end) if w.key not in HONORIFICS]
    while words and (words[0].text.islower() or words[0].key in _OPENERS | _GREETED):
        words.pop(0)
    while words and (words[-1].text.islower() or words[-1].key in _OPENERS | _GREETED):
        words.pop()
    if words:
        yield replace(item, start=words[0].start, end=words[-1].end, level=FindingLevel.REVIEW, canonical="", score=0.5)


def _without_greeting(item: Detected, text: str) -> Iterator[Detected]:
    """Take "Guten Tag", "Hallo", "Dear" and the role before a name ("Hausmeister Krause") off a finding."""
    if item.kind not in WORD_LIKE_KINDS:
        yield item
        return
    start = item.start
    greeting = _GREETING.match(text, start, item.end)
    if greeting is not None:
        start = greeting.end()
    words = _words(text, start, item.end)
    given = list(words)
    if words and words[0].key in _GREETED and _GREETING_BEFORE.search(text[max(0, start - 12) : start]):
        words.pop(0)
    if item.kind is IdentifierKind.PERSON and words and _is_possessive(words):
        while len(words) > 1 and (words[0].key in POSSESSIVES or words[0].text.islower()):
            words.pop(0)
    while len(words) > 1 and words[0].key in GREETINGS:
        words.pop(0)
    if not words:
        if not given and greeting is None:
            yield item
        return
    if greeting is not None or words != given:
        start = words[0].start
    if item.kind in (IdentifierKind.PERSON, IdentifierKind.OTHER, IdentifierKind.PRODUCT) and len(words) > 1:
        kept = _without_role(words)
        if kept is not words:
            yield replace(item, start=kept[0].start, kind=IdentifierKind.PERSON, canonical="")
            return
    yield item if start == item.start else replace(item, start=start, canonical="")


def _is_possessive(words: Sequence[_Word]) -> bool:
    """Say whether a possessive comes first, and not the first name of "My Hoang"."""
    is_name = len(words) > 1 and is_vietnamese(words[0].text, words[1].text)
    return words[0].key in POSSESSIVES and not is_name


def _without_role(words: list[_Word]) -> list[_Word]:
    kept = words
    while len(kept) > 1 and _is_german_role(kept[0].key) and kept[1].text[0].isupper():
        kept = kept[1:]
    return kept


def _is_german_role(key: str) -> bool:
    return key in GERMAN_ROLE_TITLES or _GERMAN_ROLE.fullmatch(key) is not None


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [_Word(m.start(), m.end(), m.group()) for m in _WORD.finditer(text, start, end)]


def _all_addressed(items: _Items, text: str) -> Iterator[_Addressed]:
    words = _words(text, 0, len(text))
    after = 0
    for i, word in enumerate(words):
        if i < after or not _is_title(word, text):
            continue
        first = _after_titles(words, i, text)
        if first is None:
            continue
        last = _last_of_name(words, first, items, text)
        after = last + 1
        yield _Addressed(word.start, words[first].start, words[last].end, _is_certain(words, i, text), not _stays(word))


def _is_title(word: _Word, text: str) -> bool:
    if word.text == "Fr" and _WEEKDAY_BEFORE.search(text[max(0, word.start - 6) : word.start]):
        return False
    return (
        word.key in TITLES
        and is_honorific(word.text)
        and (word.text[0].isupper() or word.text in {"frau", "herr", "herrn"})
    )


def _stays(title: _Word) -> bool:
    """Say whether the title stays in the text before the placeholder, as German forms of address do."""
    return title.key in GERMAN_FORMS_OF_ADDRESS


def _is_certain(words: Sequence[_Word], i: int, text: str) -> bool:
    """Say whether a name must follow; "meine Frau Katzen mag" says no."""
    if words[i].key not in {"frau", "frauen", "familie"} or i == 0:
        return True
    before = words[i - 1]
    return text[before.end : words[i].start] != " " or _NOT_ANY.fullmatch(before.text.lower()) is None


def _after_titles(words: Sequence[_Word], i: int, text: str) -> int | None:
    """Give the place of the word that begins the name after the title at `i`, or None."""
    j = i
    while j + 1 < len(words) and _is_gap(text, words[j], words[j + 1]):
        following = words[j + 1]
        is_title = following.key in HONORIFICS or following.key in ROLE_TITLES or _is_role_before(words, j + 1, text)
        if not is_title or (following.text[0].islower() and text[following.end : following.end + 1] != "."):
            break
        j += 1
    first = j + 1
    if first >= len(words) or not _is_gap(text, words[j], words[first]) or words[first].text in ARTICLES:
        return None
    k = first
    while k < len(words) - 1 and k - first < 3 and _is_next(text, words[k], words[k + 1]):
        if words[k].key not in PARTICLES and not _is_initial(words[k]):
            break
        k += 1
    word = words[k]
    if not word.text[0].isupper() or word.text in POLITE_PRONOUNS or len(word.text) < 2:
        return None
    is_followed = k + 1 < len(words) and _is_gap(text, word, words[k + 1]) and _has_capital(words[k + 1])
    if is_office(word.key) and not is_followed:
        return None
    return None if word.key in STOP_WORDS and not word.text.isupper() else first


def _has_capital(word: _Word) -> bool:
    return word.text[0].isupper() or word.key in PARTICLES


def _is_role_before(words: Sequence[_Word], i: int, text: str) -> bool:
    """Say whether a role and then a name follow ("Frau |Bundeskanzlerin Wohlgethan")."""
    if i + 1 >= len(words) or not _is_german_role(words[i].key):
        return False
    return text[words[i].end : words[i + 1].start] == " " and words[i + 1].text[0].isupper()


def _is_gap(text: str, before: _Word, following: _Word) -> bool:
    gap = text[before.end : following.start]
    return gap in {" ", "\u00a0"} or (before.key in _ABBREVIATIONS and gap in {". ", ".", ".\u00a0", ".-"})


def _is_next(text: str, before: _Word, following: _Word) -> bool:
    gap = text[before.end : following.start]
    return gap in {" ", "\u00a0"} or (len(before.text) == 1 and gap in {". ", "."})


def _is_initial(word: _Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


def _last_of_name(words: Sequence[_Word], first: int, items: _Items, text: str) -> int:
    """Give the last word of a name: the next ones belong to it where the same finding or a person's goes on there."""
    last = first
    while last + 1 < len(words) and _is_next(text, words[last], words[last + 1]):
        if words[last].key not in PARTICLES and not (_is_initial(words[last]) and words[last + 1].text[0].isupper()):
            break
        last += 1
    begun = _covering(items, words[last])
    j = last + 1
    while j < len(words) and j - first <= _LONGEST_NAME + 2 and _is_next(text, words[j - 1], words[j]):
        word = words[j]
        if word.key in PARTICLES and word.text.islower():
            j += 1
            continue
        item = _covering(items, word)
        if item is None or not _may_begin_name(word) or word.key in STOP_WORDS or _is_firm_word(word):
            break
        same = item is begun and (item.kind is IdentifierKind.PERSON or not _may_be_genitive(words[last]))
        if not same and item.kind is not IdentifierKind.PERSON:
            break
        last, j = j, j + 1
    return last


def _may_begin_name(word: _Word) -> bool:
    """Say whether a word has the capital of a name: Ettorre, d'Ettorre."""
    return word.text[0].isupper() or (word.text[:1] == "d" and word.text[2:3].isupper())


def _may_be_genitive(word: _Word) -> bool:
    return word.key.endswith("s") and len(word.key) > 3


def _is_firm_word(word: _Word) -> bool:
    return word.key in LEGAL_FORMS or FIRM_ENDING.search(key_of(word.text)) is not None


def _covering(items: _Items, word: _Word) -> Detected | None:
    return next((d for d in items.between(word.start, word.end) if d.start <= word.start and word.end <= d.end), None)


def gender_of_title(text: str, start: int, end: int) -> str:
    """Give "f" or "m" for a name whose title says it ("Frau", "Herrn", "Mrs", "Onkel"), else "" ."""
    before = _words(text, max(0, start - 60), start)
    titles: list[_Word] = []
    following_start = start
    for word in reversed(before):
        gap = text[word.end : following_start]
        if not is_honorific(word.text) or not (gap.isspace() or (word.key in _ABBREVIATIONS and gap.strip() == ".")):
            break
        titles.append(word)
        following_start = word.start
    inside = _words(text, start, end)
    while len(inside) > 1 and (inside[0].key in HONORIFICS or inside[0].key in ROLE_TITLES):
        titles.append(inside.pop(0))
    genders = {FORMS_OF_ADDRESS[word.key] for word in titles if word.key in FORMS_OF_ADDRESS}
    return genders.pop() if len(genders) == 1 else ""
