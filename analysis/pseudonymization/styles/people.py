"""Gender and cultures of a person's name, as the lists of names tell them; a guess that only chooses another name."""

from __future__ import annotations

from collections import Counter
from functools import cache

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.names.gazetteers import names_by_culture
from analysis.pseudonymization.styles.cultures import group_of_first, group_of_last, listed_groups, telling_gender
from analysis.pseudonymization.variants import name_parts

FEMALE, MALE = "female", "male"
_HONORIFICS = {
    "frau": FEMALE, "fr": FEMALE, "fraeulein": FEMALE, "mrs": FEMALE, "ms": FEMALE, "miss": FEMALE, "madam": FEMALE,
    "madame": FEMALE, "mme": FEMALE, "signora": FEMALE, "sra": FEMALE, "professorin": FEMALE, "herr": MALE,
    "herrn": MALE, "hr": MALE, "hrn": MALE, "mr": MALE, "mister": MALE, "sir": MALE, "monsieur": MALE, "signor": MALE,
    "sr": MALE,
}  # fmt: skip


@cache
def _genders() -> dict[str, Counter[str]]:
    """Give first name -> in how many cultures it is a woman's and a man's."""
    found: dict[str, Counter[str]] = {}
    for kinds in names_by_culture().values():
        for gender in (FEMALE, MALE):
            for name in kinds.get(gender, ()):
                found.setdefault(key_of(name), Counter())[gender] += 1
    return found


def gender_of(name: str, honorific: str = "") -> str:
    """Give `female`, `male` or "" where neither the honorific nor the first name tells."""
    for word in key_of(honorific).split():
        if word in _HONORIFICS:
            return _HONORIFICS[word]
    parts = name_parts(name)
    if parts and (told := telling_gender(parts[0])):
        return told
    votes = _genders().get(key_of(parts[0]).split(" ")[0], Counter()) if parts else Counter[str]()
    if votes[FEMALE] > 2 * votes[MALE]:
        return FEMALE
    return MALE if votes[MALE] > 2 * votes[FEMALE] else ""


def is_first_name(name: str) -> bool:
    """Say whether a single name is listed as a first name and not as a last one."""
    first, last = listed_groups()
    key = key_of(name)
    return (key in first or bool(telling_gender(name))) and key not in last


def groups_of(name: str, language: str) -> tuple[str, str]:
    """Give the groups of cultures that a person's first and last name are of; a single name has one for both.

    Where nothing is known of one of them, it is of the same as the other, and else of the study's language.
    """
    home = "german" if language == "de" else "english"
    parts = name_parts(name)
    if not parts:
        return home, home
    is_single_last = len(parts) == 1 and not is_first_name(parts[0])
    first = "" if is_single_last else group_of_first(parts[0], language)
    last = group_of_last(parts[-1], language) if len(parts) > 1 or is_single_last else ""
    return first or last or home, last or first or home
