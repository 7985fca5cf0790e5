"""Beside each group, what is like it and stands elsewhere: where it ends, as far as words can tell. No AI.

A likeness of words can't know what contradicts a group. It knows what uses its words and is no member, and whether a
negation stands there that the members have not: those come first. The reason says no more than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.suggestion.naming import Member
from analysis.suggestion.words import tokenize, word_list

if TYPE_CHECKING:
    from numpy import ndarray

_MOST = 2
_WORDS_NAMED = 2
NEGATED = {
    "de": "gleiche Wörter ({words}), hier verneint; ohne KI",
    "en": "same words ({words}), negated here; no AI",
}
AFFIRMED = {
    "de": "gleiche Wörter ({words}), hier nicht verneint; ohne KI",
    "en": "same words ({words}), not negated here; no AI",
}
NEAR = {
    "de": "gleiche Wörter ({words}), steht aber woanders; ohne KI",
    "en": "same words ({words}), but stands elsewhere; no AI",
}
PRINCIPLE = {
    "de": "nach ähnlichen Wörtern, in {count} Gruppen; ohne KI",
    "en": "by similar words, in {count} groups; no AI",
}


def counter_examples(
    members: Sequence[Member], group: Sequence[int], likeness: ndarray[Any, Any], least: float
) -> tuple[tuple[str, str], ...]:
    """Give up to two items outside `group` (indexes) with a telling word that two of it share; the nearest first."""
    inside = set(group)
    common = Counter(word.key for one in group for word in {word.key: word for word in members[one].all_words}.values())
    negated = sum(_is_negated(members[one]) for one in group)
    found = []
    for other in range(len(members)):
        near = 0.0 if other in inside else float(likeness[other, group].mean())
        shared = (
            {word.key: word.form for word in members[other].all_words if common[word.key] > 1} if near > least else {}
        )
        if not shared:
            continue
        differs = _is_negated(members[other]) != (2 * negated >= len(group)) and negated in (0, len(group))
        found.append((not differs, -near, other, shared))
    return tuple(
        (members[other].key, _why(members[other], shared, common, differs=not alike))
        for alike, _, other, shared in sorted(found, key=lambda each: each[:3])[:_MOST]
    )


def principle(count: int, language: str) -> str:
    """Say by what a grouping into `count` groups sorts."""
    return PRINCIPLE["de" if language == "de" else "en"].format(count=count)


def _is_negated(member: Member) -> bool:
    negations = word_list("negation", member.language)
    return any(token.key in negations for text in member.texts for token in tokenize(text))


def _why(member: Member, shared: dict[str, str], common: Counter[str], *, differs: bool) -> str:
    texts = NEAR if not differs else NEGATED if _is_negated(member) else AFFIRMED
    named = sorted(shared, key=lambda key: (-common[key], key))[:_WORDS_NAMED]
    return texts["de" if member.language == "de" else "en"].format(words=", ".join(shared[key] for key in named))
