"""Comparing names that two mentions bear: the same full name, the same firm, the fuller and the better form. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.kinds import Kinds, is_distinctive
from analysis.pseudonymization.lexicon import plain_words
from analysis.pseudonymization.mentions import Mention, part_keys
from analysis.pseudonymization.short_names import is_short_name
from analysis.pseudonymization.variants import without_legal_form
from analysis.records import Entity, IdentifierKind


def names_of(entity: Entity) -> tuple[str, ...]:
    return (entity.canonical, *entity.aliases)


def _first_names_agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def is_same_full_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Compare full names; "Hirlinger Josef" is "Josef Hirlinger", "S. Schuster" is "Sabine Schuster".

    A full name that begins a longer one is the same, where the rest is a plain word ("Josef Hirlinger Platz").
    """
    short, long = sorted((one, other), key=len)
    if 2 <= len(short) < len(long) and tuple(long[: len(short)]) == tuple(short):
        return all(word in plain_words() for word in long[len(short) :])
    if one[-1] == other[-1]:
        return _first_names_agree(one[0], other[0])
    return len(one) == len(other) == 2 and tuple(one) == tuple(reversed(other))


def firm_words(name: str) -> tuple[str, ...]:
    return tuple(key_of(without_legal_form(name)).split())


def is_same_firm(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the shorter name begins the longer one, with a first word that no other firm would have."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return bool(short) and long[: len(short)] == short and is_distinctive(short[0])


def is_fuller(name: str, entity: Entity) -> bool:
    if entity.kind is IdentifierKind.PERSON:
        return len(part_keys(name)) > len(part_keys(entity.canonical))
    if entity.kind is not IdentifierKind.ORGANIZATION:
        return False
    new, old = key_of(name).split(), key_of(entity.canonical).split()
    return len(new) > len(old) and new[: len(old)] == old


def quality(name: str, count: int, kind: IdentifierKind, kinds: Kinds) -> tuple[bool, int, bool, int, int]:
    """Rank the forms of an entity: a first and a last name in this order, a firm's longest name; no capitals only."""
    if kind is IdentifierKind.ORGANIZATION:
        return (not name.isupper(), len(name.split()), False, count, 0)
    parts = part_keys(name)
    is_full = len(parts) > 1 and len(parts[0]) > 1 and "," not in name
    return (is_full, not name.isupper(), kinds.has_title(parts[-1]) if parts else False, count, len(parts))


def specificity(mention: Mention) -> tuple[int, int]:
    """Sort full names before single ones and long firms before short ones; else the order of the texts stays."""
    if mention.kind is IdentifierKind.PERSON:
        if len(part_keys(mention.name)) > 1:
            return (0, 0)
        return (4 if is_short_name(mention.name) else 2 if mention.gender else 3, 0)
    return (1, -len(mention.name.split()) if mention.kind is IdentifierKind.ORGANIZATION else 0)
