"""Which first names are known, and whether a woman's or a man's: so that two people of one surname stay apart."""

from __future__ import annotations

from functools import cache

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.names.gazetteers import names_by_culture

WOMAN, MAN = "f", "m"
_BOTH_ALIKE = frozenset({"vi_VN", "zh_TW", "zh_CN"})
"""Lists of languages whose first names mostly do not tell a woman from a man (Linh)."""


@cache
def _listed() -> dict[str, str]:
    """Give folded first name -> "f", "m", or "" where lists disagree or do not say."""
    votes: dict[str, list[int]] = {}
    for place, culture in names_by_culture().items():
        for group in ("female", "male", "first"):
            for name in culture.get(group, ()):
                counts = votes.setdefault(key_of(name), [0, 0])
                if group != "first" and place not in _BOTH_ALIKE:
                    counts[group == "male"] += 1
    return {name: WOMAN if women > 2 * men else MAN if men > 2 * women else "" for name, (women, men) in votes.items()}


def is_first_name(name: str) -> bool:
    """Say whether a word, or each part of a hyphenated one, is a listed first name."""
    parts = key_of(name).split()
    return bool(parts) and all(len(part) > 1 and part in _listed() for part in parts)


def gender_of_first_name(name: str) -> str:
    """Give "f" or "m" for a first name that says so, else ""."""
    parts = key_of(name).split()
    return _listed().get(parts[0], "") if parts else ""
