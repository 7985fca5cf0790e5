"""Spans that run too far, cut to the names in them, by what the whole study tells.

A tagger sees one sentence and gives "Schuster von Nordwerk", "Schusters Team", "Reinke krank". Here every word that is
split off a name either stays a finding of its own, or is shown by the texts to be a word: it stands elsewhere, without
being found. Pure and idempotent: the same findings, given again with the entities made of them, are cut the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.ports import Detected
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.genders import is_first_name
from analysis.pseudonymization.kinds import Kinds, is_distinctive, is_firm_like
from analysis.pseudonymization.lexicon import lexicon
from analysis.pseudonymization.short_names import is_short_name
from analysis.pseudonymization.spans import follows_honorific
from analysis.pseudonymization.variants import WORD_LIKE_KINDS, honorific_length
from analysis.pseudonymization.wordlists import (
    FIRM_ENDING,
    FIRM_NOUNS,
    FUNCTION_WORDS,
    HONORIFICS,
    LEGAL_FORMS,
    ORDINARY,
    PARTICLES,
    RELATIONS,
    ROLE_TITLES,
    STOP_WORDS,
)
from analysis.records import Entity, FindingLevel, IdentifierKind, Original

_ALWAYS = frozenset({"bei", "beim", "aus", "from", "at"})
_SOMETIMES = frozenset({"von", "vom", "of"})
_ARTICLES = frozenset({"der", "dem", "den", "the"})
_FROM = frozenset({"aus", "from"})
_PLACE_OR_FIRM = frozenset({IdentifierKind.LOCATION, IdentifierKind.ORGANIZATION, IdentifierKind.PRODUCT})
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENS = re.compile(r"[-\u2010\u2011](?=\w)")
_BEFORE_FIRMS = _ARTICLES | {"die", "das", "des"}
_GENITIVE_ENDS = ("s", "’", "'", "S")
_SURNAME_FIRST = re.compile(r"\b(?:der|die|den|dem|da|vom|zum) \Z", re.IGNORECASE)
_EDGE = ".,;:!?…\"“”„'’()"
_ROUNDS = 4
_LONG_ENOUGH = 4
_CERTAIN_NAMES = ORDINARY - STOP_WORDS - FUNCTION_WORDS

Spans = Mapping[str, Sequence[Detected]]
_Token = tuple[int, int, str]


def untangle(
    originals: Sequence[Original], detected: Spans, others: Spans, entities: Sequence[Entity]
) -> dict[str, list[Detected]]:
    """Cut the spans of the documents in `detected`.

    `others` are the findings of the study's other documents; they count as evidence and stay as they are.
    """
    given = {o.id: list(_within_turns(o, detected[o.id])) for o in originals if o.id in detected}
    counts = _Counts(originals)
    result: dict[str, list[Detected]] = given
    for _ in range(_ROUNDS):
        kinds = Kinds(originals, {**others, **result}, entities)
        counts.note({**others, **result})
        cut = {o.id: _Cutter(o, kinds, counts).all(given[o.id]) for o in originals if o.id in given}
        if cut == result:
            break
        result = cut
    return result


class _Counts:
    """How often each word, in its letter case, stands in the texts, and how often inside a finding."""

    def __init__(self, originals: Sequence[Original]) -> None:
        self._texts = {original.id: original.text for original in originals}
        self._total = Counter(m.group() for o in originals for m in _WORD.finditer(o.text))
        self._found: Counter[str] = Counter()
        capitals = sum(count for word, count in self._total.items() if word[0].isupper())
        self.has_letter_case = capitals > 0.02 * self._total.total()

    def note(self, spans: Spans) -> None:
        self._found = Counter(
            match.group()
            for document_id, items in spans.items()
            if document_id in self._texts
            for item in items
            for match in _WORD.finditer(self._texts[document_id], item.start, item.end)
        )

    def is_word(self, token: str) -> bool:
        """Say whether the texts use a token as a word: at least twice, and mostly, outside of all findings."""
        words = _WORD.findall(token)
        return bool(words) and all(self._is_word(word) for word in words)

    def _is_word(self, word: str) -> bool:
        if word.islower():
            return self.has_letter_case
        if key_of(word) in _CERTAIN_NAMES:
            return False
        return self._free(word) >= 2 and self._free(word) >= self._found[word]

    def _free(self, word: str) -> int:
        return self._total[word] - self._found[word]


def _within_turns(original: Original, found: Iterable[Detected]) -> Iterator[Detected]:
    """Cut what runs from one turn's words into the next one's label."""
    turns = sorted((t for t in original.turns if t.label_start < t.label_end), key=lambda t: t.label_start)
    starts = [turn.label_start for turn in turns]
    for item in found:
        position = item.start
        for turn in turns[bisect_right(starts, item.start) : bisect_right(starts, item.end - 1)]:
            yield from _piece(item, original.text, position, turn.label_start)
            yield from _piece(item, original.text, turn.label_start, min(turn.label_end, item.end))
            position = max(position, min(turn.label_end, item.end))
        yield from _piece(item, original.text, position, item.end)


def _piece(item: Detected, text: str, start: int, end: int) -> Iterator[Detected]:
    while start < end and text[start] in " \t\n:":
        start += 1
    while end > start and text[end - 1] in " \t\n:":
        end -= 1
    if (start, end) == (item.start, item.end):
        yield item
    elif any(char.isalnum() for char in text[start:end]):
        yield replace(item, start=start, end=end, canonical="")


class _Cutter:
    """Cuts the findings of one document."""

    def __init__(self, original: Original, kinds: Kinds, counts: _Counts) -> None:
        self._text = original.text
        self._kinds = kinds
        self._counts = counts

    def all(self, found: Iterable[Detected]) -> list[Detected]:
        pieces: list[Detected] = []
        for item in self._joined(found):
            pieces.extend(self._cut(item) if item.kind in WORD_LIKE_KINDS else (item,))
        return sorted(pieces, key=lambda d: (d.start, d.end))

    def _joined(self, found: Iterable[Detected]) -> Iterator[Detected]:
        """Make one of a name and the rest of the firm's name behind it ("Brandt" + "Antriebstechnik")."""
        last: Detected | None = None
        for item in found:
            if last is not None and self._is_first_name(last, item):
                level = FindingLevel.AUTO if FindingLevel.AUTO in (last.level, item.level) else FindingLevel.REVIEW
                last = replace(item, start=last.start, kind=IdentifierKind.PERSON, level=level, canonical="")
                continue
            if last is not None and self._is_rest_of_firm(last, item):
                level = FindingLevel.AUTO if FindingLevel.AUTO in (last.level, item.level) else FindingLevel.REVIEW
                last = replace(last, end=item.end, kind=IdentifierKind.ORGANIZATION, level=level, canonical="")
                continue
            if last is not None:
                yield last
            last = item
        if last is not None:
            yield last

    def _is_first_name(self, first: Detected, rest: Detected) -> bool:
        """Say whether the two are the first and the last name of one person ("Wendelin" + "Krautgasser")."""
        if self._text[first.end : rest.start] != " " or not {first.kind, rest.kind} <= WORD_LIKE_KINDS:
            return False
        name, surname = self._text[first.start : first.end], self._text[rest.start : rest.end]
        if " " in name or name.isupper() != surname.isupper() or not surname[0].isupper() or is_firm_like(surname):
            return False
        if honorific_length(f"{name} x") or honorific_length(f"{surname} x"):
            return False
        if " " in surname:
            return False
        if self._kinds.has_title(surname):
            return is_first_name(name)
        if self._is_surname_first(first, name, surname):
            return True
        is_person = first.kind is rest.kind is IdentifierKind.PERSON
        return is_person and self._kinds.has_title(name) and is_first_name(surname) and not is_first_name(name)

    def _is_surname_first(self, first: Detected, name: str, first_name: str) -> bool:
        """Say whether an article stands before a surname and a first name, as in the south ("der Huaber Schorsch")."""
        if _SURNAME_FIRST.search(self._text, max(0, first.start - 5), first.start) is None or len(name) < _LONG_ENOUGH:
            return False
        is_called = is_first_name(first_name) or is_short_name(first_name)
        return is_called and not is_first_name(name) and key_of(name) not in STOP_WORDS | HONORIFICS | ROLE_TITLES

    def _is_rest_of_firm(self, first: Detected, rest: Detected) -> bool:
        if self._text[first.end : rest.start] != " " or not {first.kind, rest.kind} <= WORD_LIKE_KINDS:
            return False
        name, more = self._text[first.start : first.end], self._text[rest.start : rest.end]
        if " " in more or not is_distinctive(key_of(name)) or follows_honorific(self._text, first.start):
            return False
        return FIRM_ENDING.search(key_of(more)) is not None or key_of(more) in LEGAL_FORMS

    def _cut(self, item: Detected) -> Iterator[Detected]:
        tokens = self._tokens(item)
        yield from (
            self._after_preposition(item, tokens)
            or self._after_firm_noun(item, tokens)
            or self._at_relation(item, tokens)
            or self._at_connector(item, tokens)
            or self._at_edges(item, tokens)
            or self._at_hyphen(item, tokens)
            or [item]
        )

    def _after_preposition(self, item: Detected, tokens: Sequence[_Token]) -> list[Detected]:
        """Leave "Von" in the text where it begins a sentence ("Von Müller weiß ich nichts"), but for "Von der Leyen".

        Nothing of a name stays: of a nobleman called by his last name alone only the particle does.
        """
        if len(tokens) < 2 or tokens[0][2] != "Von" or tokens[0][0] != item.start or tokens[1][2] in _ARTICLES:
            return []
        before = self._text[: item.start].rstrip(" \t\"„“»«'‚(")
        if before and before[-1] not in ".!?:…\n":
            return []
        return list(self._cut(replace(item, start=tokens[1][0], canonical="")))

    def _after_firm_noun(self, item: Detected, tokens: Sequence[_Token]) -> list[Detected]:
        """Leave "Firma", "der Verein" in the text before a firm's name ("Firma Zimbelbau")."""
        first = 1 if tokens and tokens[0][2].lower() in _BEFORE_FIRMS else 0
        if len(tokens) < first + 2 or key_of(tokens[first][2]) not in FIRM_NOUNS or tokens[first][2][-1] in _EDGE:
            return []
        start, _, name = tokens[first + 1]
        if not name[0].isupper() or key_of(name) in LEGAL_FORMS:
            return []
        return list(self._cut(replace(item, start=start, kind=IdentifierKind.ORGANIZATION, canonical="")))

    def _at_relation(self, item: Detected, tokens: Sequence[_Token]) -> list[Detected]:
        """Make two people of "Hüseyins Bruder Cem" and "Tom's sister Ann"."""
        if item.kind is not IdentifierKind.PERSON or len(tokens) < 3 or key_of(tokens[1][2]) not in RELATIONS:
            return []
        if not tokens[0][2].endswith(_GENITIVE_ENDS):
            return []
        head = replace(item, end=tokens[0][1], canonical="")
        return [head, *self._cut(replace(item, start=tokens[2][0], canonical=""))]

    def _tokens(self, item: Detected) -> list[_Token]:
        start = item.start
        if item.kind is IdentifierKind.PERSON:
            start += honorific_length(self._text[item.start : item.end])
        return [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(self._text, start, item.end)]

    def _at_connector(self, item: Detected, tokens: Sequence[_Token]) -> list[Detected]:
        """Cut "Schuster von Nordwerk" where Nordwerk is a firm or place of its own; "Anna von Arnim" stays."""
        if item.kind is not IdentifierKind.PERSON:
            return []
        for i, (_, _, word) in enumerate(tokens):
            if word not in _ALWAYS and word not in _SOMETIMES:
                continue
            after = i + 1
            while after < len(tokens) and tokens[after][2] in _ARTICLES:
                after += 1
            if after == len(tokens):
                continue
            kind = self._kind_after(tokens[after:], word, has_article=after > i + 1)
            if kind is None:
                continue
            head = [replace(item, end=tokens[i - 1][1], canonical="")] if i else []
            tail = replace(item, start=tokens[after][0], end=item.end, kind=kind, canonical="")
            return [*(piece for part in head for piece in self._cut(part)), *self._cut(tail)]
        return []

    def _kind_after(self, tail: Sequence[_Token], word: str, *, has_article: bool) -> IdentifierKind | None:
        name = self._text[tail[0][0] : tail[-1][1]]
        known = self._kinds.known(name) or self._kinds.known(tail[0][2])
        if word in _ALWAYS:
            default = IdentifierKind.LOCATION if word in _FROM else IdentifierKind.ORGANIZATION
            return known if known in _PLACE_OR_FIRM else default
        if is_firm_like(name):
            return IdentifierKind.ORGANIZATION
        if has_article and known is IdentifierKind.LOCATION:
            return None
        return known if known in _PLACE_OR_FIRM else None

    def _at_edges(self, item: Detected, tokens: Sequence[_Token]) -> list[Detected]:
        """Cut words off a known name: "Schusters Team", "Reinke krank", "Kollege Schuster", "Brinkau Leipzig"."""
        if len(tokens) < 2 or is_firm_like(self._text[item.start : item.end]):
            return []
        if item.kind is IdentifierKind.PERSON:
            kept = self._without_words(tokens)
            if kept != tokens:
                rest = replace(item, start=kept[0][0], end=kept[-1][1], canonical="")
                return list(self._cut(rest))
        first = tokens[0][2].strip(_EDGE)
        if len(tokens) != 2 or key_of(first) in PARTICLES:
            return []
        own, other = self._kinds.known(first), self._kinds.known(tokens[1][2].strip(_EDGE))
        is_owner = self._is_owner(first, item.kind)
        is_firm_at_place = (own, other) == (IdentifierKind.ORGANIZATION, IdentifierKind.LOCATION)
        if not (is_owner or (is_firm_at_place and is_distinctive(key_of(first)))):
            return []
        level = item.level if other is not None else FindingLevel.REVIEW
        head = replace(item, end=tokens[0][1], canonical="", kind=own or item.kind)
        if key_of(tokens[1][2]) in HONORIFICS | ROLE_TITLES or (other is None and _is_thing(tokens[1][2])):
            return [head]
        tail = replace(item, start=tokens[1][0], canonical="", level=level, kind=other or IdentifierKind.OTHER)
        return [head, tail]

    def _is_owner(self, word: str, kind: IdentifierKind) -> bool:
        """Say whether a word is a known name in the genitive; a firm or thing only gives way to a titled person."""
        owner = self._kinds.owner(word)
        if kind is IdentifierKind.PERSON:
            return bool(owner)
        return bool(owner) and self._kinds.has_title(owner) and self._kinds.known(owner) is IdentifierKind.PERSON

    def _without_words(self, tokens: Sequence[_Token]) -> list[_Token]:
        """Leave out words beside a surname that is known from a title or stands in the genitive."""
        kept = list(tokens)
        while len(kept) > 1 and self._is_beside(kept[-1][2], kept[0][2], kept[-2][2]):
            kept.pop()
        while len(kept) > 1 and self._is_beside(kept[0][2], kept[-1][2], kept[1][2]):
            kept.pop(0)
        return kept

    def _is_beside(self, word: str, *names: str) -> bool:
        bare = word.strip(_EDGE)
        if key_of(bare) in PARTICLES or len(bare) < 2 or self._kinds.has_title(bare):
            return False
        if not any(self._is_surname(name.strip(_EDGE)) for name in names) or not self._counts.is_word(bare):
            return False
        return bare.islower() or self._kinds.known(bare) is None

    def _is_surname(self, name: str) -> bool:
        return self._kinds.has_title(name) or bool(self._kinds.owner(name))

    def _at_hyphen(self, item: Detected, tokens: Sequence[_Token]) -> list[Detected]:
        """Cut "Hollmark-Projekt" to "Hollmark" where that is a name and the rest is none."""
        if len(tokens) != 1:
            return []
        start, end, word = tokens[0]
        hyphen = _HYPHENS.search(word)
        if hyphen is None or hyphen.start() < 3:
            return []
        first, rest = word[: hyphen.start()], word[hyphen.end() :]
        kind = self._kinds.known(first)
        if kind is None or kind is IdentifierKind.OTHER or not is_distinctive(key_of(first)):
            return []
        head = replace(item, start=start, end=start + hyphen.start(), kind=kind, canonical="")
        if (other := self._kinds.known(rest)) is not None:
            if item.kind is not IdentifierKind.OTHER:
                return []
            return [head, replace(item, start=start + hyphen.end(), end=end, kind=other, canonical="")]
        is_word = item.kind is IdentifierKind.OTHER or self._counts.is_word(rest)
        return [head] if is_word and key_of(rest) not in _CERTAIN_NAMES else []


def _is_thing(word: str) -> bool:
    """Say whether a word is an ordinary noun and no name ("Schusters Werkstatt")."""
    bare = word.strip(_EDGE)
    if key_of(bare) in _CERTAIN_NAMES or is_first_name(bare):
        return False
    return lexicon().knows(bare, "de") or lexicon().knows(bare, "en")
