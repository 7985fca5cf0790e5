"""Invented names that read like the real ones: people of the same gender and culture, made-up towns and organisations.

Towns are invented, not other real ones: a real town would say something untrue of a real place, and could lead a
reader who knows the field to guess which one it stands for. No place of 1,000 or more inhabitants in Germany, Austria
or Switzerland bears a name that is made here. Places elsewhere get a description.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from random import Random

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.styles.cultures import first_names, in_gender
from analysis.pseudonymization.styles.general import describe
from analysis.pseudonymization.styles.people import gender_of, groups_of, is_first_name
from analysis.pseudonymization.styles.tables import names_of, place_of
from analysis.pseudonymization.variants import name_parts, without_honorific, without_legal_form
from analysis.records import Entity, IdentifierKind, PersonRole

Free = Callable[[str], bool]
"""Says whether a word may be used: it stands in no text and in no other replacement."""

_TOWNS = {
    "de": (
        "Alten Birken Brunn Dorn Eber Erlen Falken Fichten Hasel Herz Hirsch Kalten Lerchen Moos Quellen Reh Rosen"
        " Silber Tannen Ulmen Weiden Wiesen Winter",
        "au bruck burg feld grund hagen hain hofen kirch leiten moor rode stedt tal weiler",
    ),
    "en": (
        "Alder Barrow Bram Cald Dun Elm Fern Glen Hazel Holm Lark Mere Oak Pem Raven Stan Thorn Wex",
        "bourne bridge bury combe dale field ford ham hurst leigh mouth stead ton well wick worth",
    ),
}
_FIRMS = {
    "de": (
        "Nord Silber Blau Morgen Hell Fern Weit Klar Stern Wind Berg Ufer Kupfer Linden",
        "licht stern anker bogen hafen pfad quell segel turm zweig horn feder",
    ),
    "en": (
        "North Silver Blue Morning Bright Clear Star Wind Hill Shore Copper Linden",
        "light anchor arch bridge harbour path spring sail tower branch horn feather",
    ),
}
_ORGANISATIONS = {
    "a university": ("Hochschule {}", "{} University"),
    "a medical institution": ("Klinik {}", "{} Hospital"),
    "a school": ("Schule {}", "{} School"),
    "a bank": ("{} Bank", "{} Bank"),
    "a company": ("{} GmbH", "{} Ltd"),
    "an organisation": ("{}", "{}"),
    "an association": ("Verein {}", "{} Association"),
    "a foundation": ("Stiftung {}", "{} Foundation"),
}
_GERMAN_SPEAKING = ("DE", "AT", "CH", "LI")
_ENGLISH_SPEAKING = ("GB", "IE", "US", "CA", "AU", "NZ")
_STATES_AND_ADDRESSES = ("ein Bundesland", "eine Adresse")


def invent(entity: Entity, language: str, honorific: str, free: Free, random: Random) -> str | None:
    """Invent a name for a person, place or organisation; None where none can be found or a description is better."""
    language = "de" if language == "de" else "en"
    if entity.kind is IdentifierKind.PERSON:
        return _person(entity.canonical, language, honorific, free, random)
    if entity.kind is IdentifierKind.LOCATION:
        return _town(entity.canonical, language, free, random)
    if entity.kind is IdentifierKind.ORGANIZATION:
        return _organisation(entity.canonical, language, free, random)
    return None


def completed(entity: Entity, language: str, honorific: str, free: Free, random: Random) -> str | None:
    """Add the first name that a person's invented last name lacks, now that the real one is known."""
    first = _first_name(entity.canonical, language, honorific, free, random)
    return f"{first} {entity.replacement}" if first else None


def lacks_first_name(entity: Entity) -> bool:
    return (
        entity.kind is IdentifierKind.PERSON
        and len(name_parts(entity.canonical)) > 1
        and len(entity.replacement.split()) == 1
    )


def _person(name: str, language: str, honorific: str, free: Free, random: Random) -> str | None:
    parts = name_parts(name)
    if len(parts) == 1 and is_first_name(parts[0]) and not honorific:
        return _first_name(name, language, honorific, free, random)
    last = _pick(_last_names(name, language, gender_of(name, honorific)), free, random)
    if last is None or len(parts) < 2:
        return last
    first = _first_name(name, language, honorific, lambda word: free(word) and _apart(word, last), random)
    return f"{first} {last}" if first else None


def _first_name(name: str, language: str, honorific: str, free: Free, random: Random) -> str | None:
    gender = gender_of(name, honorific)
    groups = _with_home(groups_of(name, language)[0], language)
    fitting = [first_names(group, gender) for group in groups]
    return _pick([*fitting, *(names_of(group, gender or "first") for group in groups)], free, random)


def _last_names(name: str, language: str, gender: str) -> list[list[str]]:
    groups = _with_home(groups_of(name, language)[1], language)
    return [[in_gender(last, group, gender) for last in names_of(group, "last")] for group in groups]


def _with_home(group: str, language: str) -> tuple[str, ...]:
    """Give the groups whose names may be chosen, the most fitting first."""
    return tuple(dict.fromkeys((group, "german" if language == "de" else "english")))


def _pick(lists: Sequence[Sequence[str]], free: Free, random: Random) -> str | None:
    for names in lists:
        for name in random.sample(names, len(names)):
            if free(name):
                return name
    return None


def _apart(one: str, other: str) -> bool:
    return key_of(one) not in key_of(other) and key_of(other) not in key_of(one)


def _town(name: str, language: str, free: Free, random: Random) -> str | None:
    place = place_of(name)
    if place is None:
        told = describe(IdentifierKind.LOCATION, name, PersonRole.THIRD_PARTY, "de") or ""
        if told.startswith(_STATES_AND_ADDRESSES):
            return None
        sort = language
    elif place.size and place.country in _GERMAN_SPEAKING:
        sort = "de"
    elif place.size and place.country in _ENGLISH_SPEAKING:
        sort = "en"
    else:
        return None
    return _pick([list(_put_together(_TOWNS[sort]))], lambda word: place_of(word) is None and free(word), random)


def _organisation(name: str, language: str, free: Free, random: Random) -> str | None:
    sort = describe(IdentifierKind.ORGANIZATION, name, PersonRole.THIRD_PARTY, "en") or ""
    if sort not in _ORGANISATIONS:
        return None
    stem = _pick([list(_put_together(_FIRMS[language]))], free, random)
    if stem is None:
        return None
    legal_form = name[len(without_legal_form(name)) :].strip(" ,") if sort == "a company" else ""
    if legal_form:
        return f"{stem} {legal_form}"
    return _ORGANISATIONS[sort][0 if language == "de" else 1].format(stem)


def _put_together(parts: tuple[str, str]) -> Iterator[str]:
    return (first + second for first, second in product(parts[0].split(), parts[1].split()))


def part_for(surface: str, entity: Entity) -> str:
    """Give the form of an invented name that answers to a form of the real one: "Schuster" "Meier", "Sabine" "Anna"."""
    if entity.kind is IdentifierKind.ORGANIZATION and without_legal_form(surface) == surface:
        return without_legal_form(entity.replacement)
    first, _, last = entity.replacement.partition(" ")
    if entity.kind is not IdentifierKind.PERSON or not last:
        return entity.replacement
    firsts, lasts = _first_and_last_names(entity)
    parts = [key_of(part) for part in name_parts(without_honorific(surface))]
    if len(parts) > 1:
        if "," in surface:
            return f"{last}, {first}"
        if parts[0] in lasts and parts[0] not in firsts:
            return f"{last} {first}"
        return f"{first[0]}. {last}" if len(parts[0]) == 1 else entity.replacement
    key = parts[0] if parts else ""
    if _begins_with(key, lasts):
        return last
    return first if _begins_with(key, firsts) else entity.replacement


def _first_and_last_names(entity: Entity) -> tuple[set[str], set[str]]:
    firsts: set[str] = set()
    lasts: set[str] = set()
    for name in (entity.canonical, *entity.aliases):
        parts = [key_of(part) for part in name_parts(name)]
        if len(parts) > 1:
            firsts.add(parts[0])
            lasts.add(parts[-1])
    return firsts, lasts


def _begins_with(key: str, names: set[str]) -> bool:
    """Say whether a word is one of the names, with an ending or more of a compound behind it."""
    return any(key.startswith(name) for name in names if len(name) > 1)
