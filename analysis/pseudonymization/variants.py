"""The written forms of a name, and an index that finds any of them in a text.

One matcher serves propagation, free text and the scan before sending, so that what the scan would stop at has been
offered for replacement before. Its rules:

- Letter case, umlaut spelling, accents, ss/ß, hyphen or blank, soft hyphens, line ends and genitives do not matter.
- A person's first and last name count alone as well, from 3 letters, unless they are function words.
- A part of a name that is a plain word of the language ("Server" of a tool that was read as a person) is not looked
  for alone, unless the name is beyond doubt; a single plain word is found as it is written only, and as uncertain. In a
  text without capitals its letter case does not matter.
- A name that is a word too (`wordlists.ORDINARY`), an acronym and a non-person of up to 4 letters is found only as a
  whole word in its own letter case or in capitals.
- Names of 5 letters or more are also found at the start of a longer word with a capital ("Schusterprojekt"), those of
  7 or more anywhere in a word. Shorter ones and numbers only at word boundaries.
- Numbers of up to 3 digits (ages, days) and single words for dates, ages and roles ("May", "head") are not searched
  for: they identify only where they were found, and would be everywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from analysis.pseudonymization.folding import WORD, FoldedText, Word, fold, key_of, without_umlaut_marks
from analysis.pseudonymization.lower_case import has_few_capitals
from analysis.pseudonymization.wordlists import (
    FUNCTION_WORDS,
    HONORIFICS,
    LEGAL_FORMS,
    ORDINARY,
    PARTICLES,
    ROLE_TITLES,
)
from analysis.records import IdentifierKind

NAME_KINDS = frozenset(
    {IdentifierKind.PERSON, IdentifierKind.LOCATION, IdentifierKind.ORGANIZATION, IdentifierKind.PRODUCT}
)
WORD_LIKE_KINDS = NAME_KINDS | {IdentifierKind.OTHER}
_SAID_WITH_MORE = frozenset({IdentifierKind.DATE, IdentifierKind.AGE, IdentifierKind.ROLE})
_NUMBER_KINDS = frozenset({IdentifierKind.PHONE, IdentifierKind.ID})
_GENITIVES = ("s", "es", "ens", "ns")
_GENITIVE_END = re.compile(r"(?:['’ʼ]s|['’ʼ]|(?<=\w)s)$", re.IGNORECASE)
_GAP = re.compile(r"[\s\-.']{1,3}")
_DIGITS = re.compile(r"\+?\(?\d(?:[\s()/.\-]{0,3}\d){5,}")
_SHORT = 4
_ANYWHERE = 7
_UMLAUTS = frozenset("äöüÄÖÜ")
_MOST_MIXED = 3
_MIN_PART = 3


def without_honorific(text: str) -> str:
    """Take honorifics and titles off the front of a name ("Frau Dr. Schuster" gives "Schuster")."""
    return text[honorific_length(text) :]


def honorific_length(text: str) -> int:
    """Count the code points of honorifics and titles before a name; 0 where nothing else would be left."""
    position = 0
    for word in re.finditer(r"[^\W\d_]+[.\s,\-]*", text):
        bare = fold(re.sub(r"[.\s,\-]+$", "", word.group())).lower()
        if word.start() != position or (bare not in HONORIFICS and bare not in ROLE_TITLES):
            break
        position = word.end()
    return position if position < len(text) else 0


def without_legal_form(text: str) -> str:
    """Take legal forms off the end of a firm ("Schuster & Co. KG" gives "Schuster")."""
    words = list(WORD.finditer(text))
    kept = len(words)
    while kept > 1 and fold(words[kept - 1].group()).lower() in LEGAL_FORMS:
        kept -= 1
    if kept > 2 and [word.group().lower() for word in words[kept - 2 : kept]] == ["e", "v"]:
        kept -= 2
    return text if kept == len(words) else text[: words[kept - 1].end()]


def genitive_end(text: str) -> str:
    """Give the ending that may be a genitive ("s", "’s", "'"), or ""."""
    found = _GENITIVE_END.search(text)
    return found.group() if found else ""


def name_parts(canonical: str) -> tuple[str, ...]:
    """Give the parts of a person's name that can stand alone, in order, without honorifics and particles.

    "Schuster, Sabine" is read as "Sabine Schuster".
    """
    name = without_honorific(canonical)
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}"
    words = [word.strip(".,;:()\"'„“”") for word in name.split()]
    return tuple(word for word in words if word and fold(word).lower() not in PARTICLES)


@dataclass(frozen=True, slots=True)
class Needle:
    """One form to look for. `words` are folded and lower case; `written` is set where the letter case must agree."""

    entity_id: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    written: tuple[str, ...] | None
    in_compounds: bool
    is_part: bool
    is_ordinary: bool
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An occurrence of an entity's form; code points of the text searched. `whole` is False inside a longer word.

    `uncertain` says that the form is an ordinary word too, part of a longer word or put together over a line end.
    """

    start: int
    end: int
    entity_id: str
    whole: bool = True
    is_part: bool = False
    uncertain: bool = False


def spellings(form: str) -> Iterator[str]:
    """Give a form with and without its marks; with two or three umlauts also with some of the marks (Özturk)."""
    yield form
    plain = without_umlaut_marks(form)
    if plain != form:
        yield plain
    places = [at for at, char in enumerate(form) if char in _UMLAUTS]
    if 1 < len(places) <= _MOST_MIXED:
        for count in range(1, len(places)):
            for chosen in combinations(places, count):
                yield "".join(without_umlaut_marks(c) if at in chosen else c for at, c in enumerate(form))


def _base_forms(canonical: str, kind: IdentifierKind) -> Iterator[tuple[str, bool]]:
    """Give (form, is part of a name) without endings."""
    whole = without_honorific(canonical) if kind is IdentifierKind.PERSON else canonical
    if kind is IdentifierKind.ORGANIZATION:
        shorter = without_legal_form(canonical)
        if shorter != canonical and len(shorter) >= _MIN_PART:
            yield shorter, False
    yield whole, False
    if kind is not IdentifierKind.PERSON:
        return
    parts = name_parts(canonical)
    if len(parts) < 2:
        return
    yield f"{parts[0]} {parts[-1]}", False
    yield f"{parts[-1]}, {parts[0]}", False
    yield f"{parts[-1]} {parts[0]}", False
    yield f"{parts[0][0]} {parts[-1]}", False
    capitalized = [part for part in parts if part[0].isupper()] or parts
    for part in capitalized:
        if sum(char.isalpha() for char in part) >= _MIN_PART and fold(part).lower() not in FUNCTION_WORDS:
            yield part, True


def _is_acronym(folded: str) -> bool:
    return len(folded) <= _SHORT + 1 and folded.isupper()


def _needles(
    entity_id: str, form: str, kind: IdentifierKind, *, is_part: bool, strict: bool, is_plain: bool = False
) -> Iterator[Needle]:
    folded = fold(form)
    found = list(WORD.finditer(folded))
    if not found or (len(folded) <= 3 and folded.isdigit()):
        return
    if kind in _SAID_WITH_MORE and len(found) == 1 and folded.isalpha():
        return
    words = tuple(word.group() for word in found)
    gaps = tuple(folded[a.end() : b.start()] for a, b in pairwise(found))
    lower = tuple(word.lower() for word in words)
    is_name = kind in WORD_LIKE_KINDS
    ordinary = all(word in ORDINARY for word in lower) or (strict and len(words) == 1)
    short = len(words) == 1 and len(words[0]) <= _SHORT and kind is not IdentifierKind.PERSON
    as_written = is_name and (strict or ordinary or (len(words) == 1 and (_is_acronym(words[0]) or short)))
    long_enough = sum(map(len, words)) > _SHORT and not any(map(str.isdigit, words))
    compounds = is_name and not ordinary and not strict and long_enough
    for last in (words[-1], *(_inflected(words[-1], kind) if is_name else ())):
        spelled = (*words[:-1], last)
        needle_words = (*lower[:-1], last.lower())
        written = spelled if as_written else None
        inside = compounds and last is words[-1] and len(words) == 1
        yield Needle(entity_id, needle_words, gaps, written, inside, is_part, ordinary, is_plain)
        if len(words) > 1 and is_name and long_enough and not strict:
            yield Needle(
                entity_id, ("".join(needle_words),), (), None, compounds and last is words[-1], is_part, ordinary
            )


def _inflected(word: str, kind: IdentifierKind) -> Iterator[str]:
    if len(word) < 2 or not word.isalpha():
        return
    for ending in _GENITIVES:
        yield word + ending
    if kind is IdentifierKind.LOCATION and len(word) >= _MIN_PART:
        stem = word[:-1] if word.endswith("e") else word
        yield from (stem + ending for ending in ("er", "ern", "erin", "erinnen"))


def written_forms(canonical: str, kind: IdentifierKind) -> tuple[str, ...]:
    """List the ways in which a name may be written, the canonical first. For reading; searching uses `FormIndex`."""
    forms: dict[str, None] = {}
    for form, _ in _base_forms(canonical, kind):
        for spelling in (*spellings(form), fold(form), form.replace("ß", "ss"), form.replace("ss", "ß")):
            endings = ("", "s", "’s", "'s", "ens") if kind in NAME_KINDS else ("",)
            for variant in (spelling, spelling.replace("-", " "), spelling.replace(" ", "-")):
                forms.update(dict.fromkeys(variant + ending for ending in endings))
                forms.update({variant.upper(): None, variant.lower(): None})
    return tuple(forms)


def is_form_of(found: str, canonical: str, kind: IdentifierKind) -> bool:
    """Say whether `found` as a whole is a written form of the name (an honorific before it does not matter)."""
    bare = re.sub(r"['’ʼ]s?$", "", without_honorific(found).strip())
    if key_of(bare) == key_of(without_honorific(canonical)):
        return True
    index = FormIndex([("", kind, (canonical,))])
    hits = index.search(bare)
    return any((hit.start, hit.end) == (0, len(bare)) and (hit.whole or "\n" in bare) for hit in hits)


class FormIndex:
    """All forms of all given names, ready to be searched for. Immutable; safe to use from any thread."""

    def __init__(
        self,
        names: Iterable[tuple[str, IdentifierKind, Iterable[str]]],
        strict: Container[str] = (),
        weak: Container[str] = (),
        is_ordinary: Callable[[str], bool] = frozenset[str]().__contains__,
        is_plain: Callable[[str], bool] = frozenset[str]().__contains__,
    ) -> None:
        """Take (entity id, kind, forms: canonical and aliases).

        Entities whose id is in `strict` are found as whole words in their own letter case (or in capitals) only, and
        so are forms whose words are all ordinary (`is_ordinary`, folded and lower case, beside the list of ordinary
        names); of entities in `weak` those are not looked for at all. `is_plain` (called with a word as written) tells
        of the plain words of the language, which are looked for likewise if they stand alone; of entities in `weak`
        they are not where they are but a part of the name.
        """
        self._is_ordinary = is_ordinary
        self._by_first: dict[str, list[Needle]] = defaultdict(list)
        self._inside: dict[str, list[Needle]] = defaultdict(list)
        self._longest_inside = 0
        self._digits: dict[str, list[str]] = defaultdict(list)
        seen: set[Needle] = set()
        for entity_id, kind, forms in names:
            for form in forms:
                self._add_digits(entity_id, kind, form)
                for base, is_part in _base_forms(form, kind):
                    for spelling in spellings(base):
                        used_as_word = kind in WORD_LIKE_KINDS and self._all_ordinary(spelling)
                        plain = kind in WORD_LIKE_KINDS and spelling.isalpha() and is_plain(spelling)
                        if entity_id in weak and (used_as_word or (plain and is_part)):
                            continue
                        as_written = used_as_word or plain or entity_id in strict
                        for needle in _needles(
                            entity_id, spelling, kind, is_part=is_part, strict=as_written, is_plain=plain
                        ):
                            if needle not in seen:
                                seen.add(needle)
                                self._add(needle)
        self._inside_cache: dict[str, tuple[Needle, ...]] = {}

    def search(self, text: str) -> list[Hit]:
        """Find every occurrence, longest first at each place; hits of several entities at one place are all given."""
        folded = FoldedText(text)
        words = folded.words()
        hits: set[Hit] = set()
        has_case = not has_few_capitals(text, [(0, len(text))])
        for position, word in enumerate(words):
            for needle in self._by_first.get(word.lower, ()):
                last = self._match(needle, words, position, folded.text, has_case=has_case)
                if last is not None:
                    hits.add(self._hit(folded, word.start, last.end, needle, whole=True))
            if len(word.text) > _SHORT:
                for needle in self._compounds(word.text):
                    hits.add(self._hit(folded, word.start, word.end, needle, whole=False))
            hits.update(self._over_line_end(folded, words, position))
        hits.update(self._numbers(folded))
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.entity_id, hit.is_part, hit.uncertain))

    def _all_ordinary(self, form: str) -> bool:
        words = key_of(form).split()
        return bool(words) and all(self._is_ordinary(word) for word in words)

    def _add(self, needle: Needle) -> None:
        self._by_first[needle.words[0]].append(needle)
        if needle.in_compounds:
            self._inside[needle.words[0]].append(needle)
            self._longest_inside = max(self._longest_inside, len(needle.words[0]))

    def _add_digits(self, entity_id: str, kind: IdentifierKind, form: str) -> None:
        digits = _significant(form)
        if kind in _NUMBER_KINDS and len(digits) >= 6:
            self._digits[digits].append(entity_id)

    @staticmethod
    def _match(needle: Needle, words: list[Word], position: int, text: str, *, has_case: bool) -> Word | None:
        end = position + len(needle.words)
        run = words[position:end]
        if len(run) < len(needle.words) or any(w.lower != n for w, n in zip(run, needle.words, strict=True)):
            return None
        # An initial is a capital: the "s" of "[Person 1]s" is none.
        if any(len(n) == 1 and w.text.islower() for w, n in zip(run, needle.words, strict=True)):
            return None
        is_cased = has_case or not needle.is_plain
        if (
            needle.written
            and is_cased
            and any(not _same_case(w.text, n) for w, n in zip(run, needle.written, strict=True))
        ):
            return None
        for index, gap in enumerate(needle.gaps):
            between = text[run[index].end : run[index + 1].start]
            if between != gap and not (_GAP.fullmatch(between) and _GAP.fullmatch(gap)):
                return None
        return run[-1]

    def _compounds(self, word: str) -> tuple[Needle, ...]:
        known = self._inside_cache.get(word)
        if known is None:
            known = self._inside_cache[word] = tuple(self._find_compounds(word))
        return known

    def _find_compounds(self, word: str) -> Iterator[Needle]:
        lower = word.lower()
        size, longest = len(lower), min(self._longest_inside, len(lower) - 1)
        places = [(0, end) for end in range(1, longest + 1)] if word[0].isupper() else []
        places += [
            (a, a + n) for a in range(size - _ANYWHERE + 1) for n in range(_ANYWHERE, longest + 1) if a + n <= size
        ]
        for start, end in places:
            yield from self._inside.get(lower[start:end], ())

    def _over_line_end(self, folded: FoldedText, words: list[Word], position: int) -> Iterator[Hit]:
        """Find a name that a line end cuts in two without a hyphen."""
        if position + 1 >= len(words):
            return
        first, second = words[position], words[position + 1]
        if folded.text[first.end : second.start] != " ":
            return
        start, end = folded.to_original(first.end, second.start)
        if "\n" not in folded.original[start:end]:
            return
        for needle in self._by_first.get(first.lower + second.lower, ()):
            if len(needle.words) == 1 and len(needle.words[0]) > _SHORT and not needle.is_ordinary:
                yield self._hit(folded, first.start, second.end, needle, whole=False)

    def _numbers(self, folded: FoldedText) -> Iterator[Hit]:
        if not self._digits:
            return
        for match in _DIGITS.finditer(folded.text):
            for entity_id in self._digits.get(_significant(match.group()), ()):
                yield Hit(*folded.to_original(*match.span()), entity_id)

    @staticmethod
    def _hit(folded: FoldedText, start: int, end: int, needle: Needle, *, whole: bool) -> Hit:
        uncertain = not whole or needle.is_ordinary
        return Hit(*folded.to_original(start, end), needle.entity_id, whole, needle.is_part, uncertain)


def _same_case(found: str, written: str) -> bool:
    return found == written or (found.isupper() and found == written.upper())


def _significant(number: str) -> str:
    """Give a number's digits without what marks the country or trunk ("+49 (0)176 …" and "0176 …" agree)."""
    digits = re.sub(r"\(0\)|\D", "", number)
    if number.lstrip().startswith("+"):
        digits = digits[2:]
    elif digits.startswith("00"):
        digits = digits[4:]
    return digits.lstrip("0")
