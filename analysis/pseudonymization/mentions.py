"""Found places with the names that they give: what linking works on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.ports import Detected
from analysis.pseudonymization.abbreviations import abbreviation_after
from analysis.pseudonymization.address import gender_of_title
from analysis.pseudonymization.entities import MANUAL, SPEAKER_LABEL
from analysis.pseudonymization.folding import WORD, key_of
from analysis.pseudonymization.genders import MAN, WOMAN
from analysis.pseudonymization.kinds import Kinds
from analysis.pseudonymization.short_names import is_short_for
from analysis.pseudonymization.spans import follows_firm_noun, follows_honorific
from analysis.pseudonymization.variants import WORD_LIKE_KINDS, honorific_length, name_parts, spellings
from analysis.records import Finding, FindingLevel, IdentifierKind, Original

_ARTICLE = re.compile(r"\b(die|der|den|dem) \Z", re.IGNORECASE)
_PLACE_BEFORE = re.compile(r"\b(?:in|nach|aus|near|to|from|around|innerhalb von|von)[ \u00a0]+\Z", re.IGNORECASE)


_BEFORE_PLACES = frozenset({"bad", "sankt", "st", "schwaebisch", "markt", "kloster", "hansestadt", "luther"})
_INSIDE_PLACES = frozenset({"am", "an", "im", "in", "ob", "bei", "vor", "auf", "unter", "upon", "on"})
_LEAST = 4
"""Shorter names are too like others without their marks."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One found place, with the name that it gives. `start` is -1 for a label that is not in the text."""

    document_id: str
    start: int
    end: int
    kind: IdentifierKind
    level: FindingLevel
    score: float
    recognizer: str
    name: str
    before: Finding | None = None
    is_titled: bool = False
    gender: str = ""
    is_place: bool = False
    article: str = ""
    is_firm: bool = False

    @property
    def key(self) -> str:
        return key_of(self.name) or self.name


def mention_of(original: Original, item: Detected, name: str, before: Finding | None) -> Mention:
    """Make a mention of what was found; `before` is the finding that stood at its place."""
    text, is_word_like = original.text, item.kind in WORD_LIKE_KINDS
    place = _PLACE_BEFORE.search(text, max(0, item.start - 20), item.start)
    return Mention(
        document_id=original.id,
        start=item.start,
        end=item.end,
        kind=item.kind,
        level=item.level,
        score=item.score,
        recognizer=item.recognizer,
        name=name,
        before=before,
        is_titled=_is_titled(text, item),
        gender=gender_of_title(text, item.start, item.end) if is_word_like else "",
        is_place=item.kind is IdentifierKind.LOCATION and place is not None,
        article=_article_before(text, item.start),
        is_firm=is_word_like and follows_firm_noun(text, item.start),
    )


def part_keys(name: str) -> tuple[str, ...]:
    return tuple(key for part in name_parts(name) if (key := key_of(part)))


def _article_before(text: str, start: int) -> str:
    """Give "f" or "m" for a name after a German article ("die Trautwein"); a hint, since "der" is a dative too."""
    before = _ARTICLE.search(text, max(0, start - 5), start)
    return "" if before is None else WOMAN if before.group(1).lower() == "die" else MAN


def _is_titled(text: str, item: Detected) -> bool:
    is_person = item.kind is IdentifierKind.PERSON
    return follows_honorific(text, item.start) or (is_person and honorific_length(text[item.start : item.end]) > 0)


def without_genitives(mentions: Iterable[Mention], known: set[str]) -> list[Mention]:
    """Take the plain genitive s off names whose other form is known ("Schusters" beside "Schuster")."""
    mentions = list(mentions)
    known = known | {m.key for m in mentions}
    known |= {part for m in mentions if m.kind is IdentifierKind.PERSON for part in part_keys(m.name)}
    result = []
    for mention in mentions:
        if mention.kind in WORD_LIKE_KINDS:
            for ending in ("ens", "s"):
                if mention.key.endswith(ending) and mention.key[: -len(ending)] in known:
                    mention = replace(mention, name=mention.name[: -len(ending)])  # noqa: PLW2901
                    break
        result.append(mention)
    return result


def with_umlauts(mentions: Sequence[Mention], known: Iterable[str]) -> list[Mention]:
    """Give names that somebody wrote without their umlauts, or with some of them, as they are written in full."""
    written = [*known, *(m.name for m in mentions if m.kind in WORD_LIKE_KINDS)]
    marked = sorted(
        {word for name in written for word in WORD.findall(name) if len(word) >= _LEAST and max(word) > "\u00df"}
    )
    forms = {key: word for word in marked for form in spellings(word) if (key := key_of(form)) != key_of(word)}

    def in_full(name: str) -> str:
        return WORD.sub(lambda word: forms.get(key_of(word.group()), word.group()), name)

    return [replace(m, name=in_full(m.name)) if m.kind in WORD_LIKE_KINDS else m for m in mentions]


def is_short_place(key: str, full: str) -> bool:
    """Tell whether a key is what one calls a place of several words: Gmünd for Schwäbisch Gmünd, Frankfurt am Main."""
    first, *rest = key_of(full).split()
    return bool(rest) and ((first in _BEFORE_PLACES and rest == [key]) or (first == key and rest[0] in _INSIDE_PLACES))


def with_short_names(mentions: Sequence[Mention], first_names: set[str]) -> list[Mention]:
    """Read short forms after an article as a person where somebody of that first name is known ("die Burgl")."""
    first_names = first_names | {p for m in mentions if m.kind is IdentifierKind.PERSON for p in part_keys(m.name)}
    return [
        replace(m, kind=IdentifierKind.PERSON)
        if m.article and m.kind in WORD_LIKE_KINDS and any(is_short_for(m.name, first) for first in first_names)
        else m
        for m in mentions
    ]


def abbreviations(mentions: Iterable[Mention], texts: Mapping[str, str]) -> dict[str, Mention]:
    """Give the abbreviations that the texts explain beside a firm's or place's name, folded, with that mention."""
    result: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind in (IdentifierKind.ORGANIZATION, IdentifierKind.LOCATION) and mention.start >= 0:
            short = abbreviation_after(texts[mention.document_id], mention.end, mention.name)
            if short:
                result.setdefault(key_of(short), mention)
    return result


def with_agreed_kinds(mentions: Iterable[Mention], kinds: Kinds) -> list[Mention]:
    """Give each name the one kind that it has in the study; after an honorific it is a person."""
    result = []
    for mention in mentions:
        if mention.kind in WORD_LIKE_KINDS and mention.recognizer not in (MANUAL, SPEAKER_LABEL):
            is_namesake = mention.is_place and kinds.has_title(mention.name)
            kind = mention.kind if is_namesake else kinds.of(mention.name, mention.kind)
            is_owner = kind is IdentifierKind.ORGANIZATION and mention.kind is IdentifierKind.PERSON
            if mention.is_firm and not mention.is_titled:
                kind = IdentifierKind.ORGANIZATION
            if mention.is_titled or (is_owner and mention.article and kinds.has_title(mention.name)):
                kind = IdentifierKind.PERSON
            mention = replace(mention, kind=kind)  # noqa: PLW2901
        result.append(mention)
    return result
