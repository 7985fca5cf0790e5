"""From everything that any engine found to one list without overlaps: trimmed, united, each with its best reading.

Pure; offsets are half-open code points of the text given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from analysis.ports import Detected
from analysis.pseudonymization.folding import fold, key_of
from analysis.pseudonymization.names.lists import is_vietnamese
from analysis.pseudonymization.variants import NAME_KINDS, WORD_LIKE_KINDS, honorific_length, without_honorific
from analysis.pseudonymization.wordlists import (
    ARTICLES,
    FIRM_NOUNS,
    GERMAN_FORMS_OF_ADDRESS,
    HARMLESS,
    HONORIFICS,
    LEGAL_FORMS,
    PARTICLES,
    POLITE_PRONOUNS,
    ROLE_TITLES,
    SENTENCE_OPENERS,
    STOP_WORDS,
)
from analysis.records import FindingLevel, IdentifierKind

_EDGE = ' \t\n\u00a0.,;:!?…"“”„«»<>*_|\\'
_STAMP = re.compile(r"[\[(#{<]{0,2}\d{1,2}:\d{2}(?::\d{2})?(?:[.,\-]\d{1,3})?[\])#}>]{0,2}")
_WORD_BEFORE = re.compile(r"(?:\b([^\W\d_]{1,4})\.|([^\W\d_]+))[ \u00a0]+$")
_INSIDE = re.compile(r"(?:^|[\s(])[^\W\d_A-ZÄÖÜ][^\W\d_A-ZÄÖÜ]+,? $")
_POLITE = POLITE_PRONOUNS | {
    "Du",
    "Dich",
    "Dir",
    "Dein",
    "Deine",
    "Euch",
    "Euer",
    "Eure",
    "Ihr",
    "Ihre",
    "Ihren",
    "Ihrem",
    "Ihrer",
    "Sie",
    "Ihnen",
}
_NAMES_TOO = frozenset({"phil", "nat", "tan", "speaker"})
_WORD_AT_START = re.compile(rf"(?:{'|'.join(sorted(GERMAN_FORMS_OF_ADDRESS))})\b")
_VERB_AFTER_I = re.compile(
    r" (?:think|thought|mean|meant|guess|suppose|believe|know|knew|was|am|have|had|said|did|do|don|can|could|would|will"
    r"|went|saw|met|just|really|always|never|actually)\b"
)
_NUMBER_WORD = re.compile(
    r"[^\W\d_]*(?:nummer|nr|number|kennung|zeichen|code|id|no)[.:]?[ ]+(?=\S*\d\S*\d\S*\d\S*$)", re.I
)
_OFFICE = re.compile(
    r"[a-z]*(?:praesident|minister|kommissar|bundeskanzler|staatssekretaer|berichterstatter)(?:s|in|innen)?"
    r"|[a-z]*(?:abgeordnete|vorsitzende)[rn]?"
)
_NAME_AFTER = re.compile(r"[ \u00a0](?:(?:Prof|Dr|von|van|de|zu)\b\.?[ \u00a0])*[^\W\d_a-zäöüß]")
_PRIORITY = (
    IdentifierKind.EMAIL,
    IdentifierKind.URL,
    IdentifierKind.PHONE,
    IdentifierKind.ID,
    IdentifierKind.DATE,
    IdentifierKind.AGE,
    IdentifierKind.PERSON,
    IdentifierKind.ORGANIZATION,
    IdentifierKind.LOCATION,
    IdentifierKind.PRODUCT,
    IdentifierKind.OTHER,
    IdentifierKind.ROLE,
)
_FIXED_SHAPE = frozenset(_PRIORITY[:6])


def is_time_stamp(text: str) -> bool:
    """Say whether a text is nothing but a transcript's time stamp."""
    return _STAMP.fullmatch(text.strip()) is not None


def bare_name(surface: str, kind: IdentifierKind) -> str:
    """Give the form under which to list a name: without honorific, line ends as blanks, without a marked genitive.

    A plain genitive s is left on: only the linker, which sees the other forms, can tell "Müllers" from "Peters".
    """
    text = re.sub(r"\s+", " ", surface.replace("\u00ad", "")).strip()
    if kind is IdentifierKind.PERSON:
        text = without_honorific(text)
    if kind in NAME_KINDS:
        text = re.sub(r"['’ʼ]s?$", "", text)
    return text


def resolve(found: Iterable[Detected], text: str) -> list[Detected]:
    """Unite overlapping findings; sorted, disjoint, non-empty. Nothing that any engine found is left uncovered.

    A name that runs into a certain fixed shape (an e-mail address, a date) is cut there. Any other overlap gives one
    finding over the whole stretch, AUTO if any part of it was, with the kind of the reading that ranks first.
    """
    shapes: list[Detected] = []
    others: list[Detected] = []
    for item in _cleaned(found, text):
        (shapes if _has_fixed_shape(item) else others).append(item)
    certain = sorted((d for d in shapes if d.level is FindingLevel.AUTO), key=lambda d: d.start)
    reach = list(accumulate((d.end for d in certain), max))
    names = [piece for d in others for piece in _outside(d, certain, reach)]
    united: list[list[Detected]] = []
    end = -1
    for item in sorted([*shapes, *_cleaned(names, text)], key=lambda d: (d.start, -d.end)):
        if item.start < end:
            united[-1].append(item)
        else:
            united.append([item])
        end = max(end, item.end)
    return [_unite(group, text) for group in united]


def _has_fixed_shape(item: Detected) -> bool:
    """Say whether a pattern found it (postal codes and streets are places with a shape)."""
    return item.kind in _FIXED_SHAPE or (
        item.kind is IdentifierKind.LOCATION and item.recognizer.startswith(("pattern:", "presidio:"))
    )


def _outside(item: Detected, certain: Sequence[Detected], reach: Sequence[int]) -> Iterator[Detected]:
    """Give what of a name lies outside the certain shapes (by start; `reach`: the largest end up to each)."""
    position = item.start
    for i in range(bisect_right(reach, item.start), len(certain)):
        fixed = certain[i]
        if fixed.start >= item.end:
            break
        if fixed.end <= position:
            continue
        if position < fixed.start:
            yield replace(item, start=position, end=fixed.start, canonical="")
        position = fixed.end
    if position < item.end:
        yield item if position == item.start else replace(item, start=position, canonical="")


def _cleaned(found: Iterable[Detected], text: str) -> Iterator[Detected]:
    for item in found:
        start, end = max(0, item.start), min(len(text), item.end)
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE and not _ends_an_abbreviation(text, start, end):
            end -= 1
        if item.kind is IdentifierKind.PERSON and _WORD_AT_START.match(text[start:end].lower()):
            start += honorific_length(text[start:end])
        if item.kind in NAME_KINDS and (word := _NUMBER_WORD.match(text[start:end])):
            start += word.end()
            item = replace(item, kind=IdentifierKind.ID, canonical="")  # noqa: PLW2901
        if item.kind in WORD_LIKE_KINDS and not item.recognizer.startswith("pattern:"):
            start, end = _without_stop_words(text, start, end, item.kind)
        if start < end and not _is_harmless(text, start, end, item.kind):
            yield item if (start, end) == (item.start, item.end) else replace(item, start=start, end=end)


def _without_stop_words(text: str, start: int, end: int, kind: IdentifierKind) -> tuple[int, int]:
    """Take words of talk off the ends of a name ("Bente kann" gives "Bente", "But Sheldon Cohen" "Sheldon Cohen")."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    while words and (_is_stop_word(text[slice(*words[-1])]) or (len(words) > 1 and _is_pronoun(text, *words[-1]))):
        words.pop()
    while len(words) > 1 and _is_pronoun(text, *words[0]):
        words.pop(0)
    while words and _is_stop_word(text[slice(*words[0])]) and text[slice(*words[0])] not in PARTICLES:
        words.pop(0)
    is_firm = bool(words) and key_of(text[slice(*words[-1])]) in LEGAL_FORMS
    if is_firm or kind in (IdentifierKind.PERSON, IdentifierKind.LOCATION):
        openers = SENTENCE_OPENERS | ARTICLES if is_firm else SENTENCE_OPENERS
        while len(words) > 1 and text[slice(*words[0])].lower() in openers and not _begins_name(text, words):
            words.pop(0)
    return (words[0][0], words[-1][1]) if words else (start, start)


def _begins_name(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word of talk at the start of a name is a part of it: an odd capital, Vietnamese "My Hoang"."""
    return _is_oddly_capital(text, *words[0]) or is_vietnamese(text[slice(*words[0])], text[slice(*words[1])])


def _is_pronoun(text: str, start: int, end: int) -> bool:
    """Say whether a word is a polite pronoun, or the English I before a verb (not the numeral of a king)."""
    word = text[start:end]
    return word in POLITE_PRONOUNS or (word == "I" and _VERB_AFTER_I.match(text, end) is not None)


def _is_oddly_capital(text: str, start: int, end: int) -> bool:
    """Say whether a word of talk has a capital within a sentence, as names do: Do, My, Can, Phil."""
    word = text[start:end]
    return (
        word.istitle()
        and len(word) > 1
        and word not in _POLITE
        and _INSIDE.search(text[max(0, start - 30) : start]) is not None
    )


def _is_stop_word(word: str) -> bool:
    return word.islower() and fold(word.strip(_EDGE)) in STOP_WORDS


def _ends_an_abbreviation(text: str, start: int, end: int) -> bool:
    return text[end - 1] == "." and "." in text[start : end - 1] and not text[end - 2].isspace() and end - start <= 12


def _is_harmless(text: str, start: int, end: int, kind: IdentifierKind) -> bool:
    surface = text[start:end]
    if not any(char.isalnum() for char in surface) or is_time_stamp(surface):
        return True
    words = key_of(surface).split()
    if not words or (kind not in NAME_KINDS and kind is not IdentifierKind.OTHER):
        return False
    is_odd = _is_oddly_capital(text, start, end)
    if is_odd and words[0] in _NAMES_TOO:
        return False
    if all(word in HARMLESS for word in words) or all(word in HONORIFICS for word in words):
        return True
    if words[0] in GERMAN_FORMS_OF_ADDRESS and all(word in HONORIFICS | ROLE_TITLES for word in words):
        return True
    if is_office(words[-1]) and _is_address(text, start, end, len(words)):
        return True
    if any(len(word) > 1 and word.isupper() for word in surface.split()) or follows_honorific(text, start):
        return False
    return not is_odd and all(word in STOP_WORDS for word in words)


def is_office(key: str) -> bool:
    """Say whether a folded word is an office that nobody is called by: Präsidentin, Ministerpräsident, Kommissar."""
    return _OFFICE.fullmatch(key) is not None


def _is_address(text: str, start: int, end: int, count: int) -> bool:
    """Say whether one word behind "Herr" or "Frau" is all, and no name follows ("Frau |Präsidentin|, ...")."""
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    is_titled = before is not None and (before.group(2) or "").lower() in GERMAN_FORMS_OF_ADDRESS
    return count == 1 and is_titled and _NAME_AFTER.match(text, end) is None


def follows_honorific(text: str, start: int) -> bool:
    """Say whether an honorific or title stands right before a place ("Frau |Schuster")."""
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    return before is not None and is_honorific(before.group(1) or before.group(2))


def follows_firm_noun(text: str, start: int) -> bool:
    """Say whether a word for a firm stands right before a name ("die Firma |Zimbelbau")."""
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    return before is not None and fold(before.group(2) or "").lower() in FIRM_NOUNS - {"business", "corporation"}


def is_honorific(word: str) -> bool:
    """Say whether a word is an honorific or a title before a name; "HR" is a department."""
    key = fold(word).lower()
    return (key in HONORIFICS or key in ROLE_TITLES) and word not in {"HR", "FR", "ING", "MED", "NAT"}


def _rank(item: Detected, length: int) -> tuple[int, int, int, int, float]:
    whole_shape = _has_fixed_shape(item) and item.end - item.start == length
    return (
        0 if whole_shape else 2 if item.kind is IdentifierKind.ROLE else 1,
        0 if item.level is FindingLevel.AUTO else 1,
        item.start - item.end,
        _PRIORITY.index(item.kind),
        -item.score,
    )


def _unite(group: list[Detected], text: str) -> Detected:
    start, end = min(d.start for d in group), max(d.end for d in group)
    best = min(group, key=lambda d: _rank(d, end - start))
    level = FindingLevel.AUTO if any(d.level is FindingLevel.AUTO for d in group) else FindingLevel.REVIEW
    surface = text[start:end]
    listed = best.canonical if best.canonical and best.canonical in surface else surface
    canonical = bare_name(listed if (best.start, best.end) == (start, end) else surface, best.kind)
    return replace(best, start=start, end=end, level=level, canonical=canonical)
