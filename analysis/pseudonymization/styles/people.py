"""Gender and culture of a person's name, as the lists of names tell them; a guess that only chooses another name."""

from __future__ import annotations

from collections import Counter
from functools import cache

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.names.gazetteers import names_by_culture
from analysis.pseudonymization.variants import name_parts

FEMALE, MALE = "female", "male"
_GROUPS = {
    "german": "de_DE de_AT de_CH de_LI de_LU own_de", "english": "en_US en_GB en_IE en_NZ", "turkish": "tr_TR own_tr",
    "polish": "pl_PL", "czech": "cs_CZ sk_SK", "balkan": "hr_HR sl_SI mk_MK bg_BG", "russian": "ru_RU uk_UA",
    "greek": "el_GR", "romanian": "ro_RO", "hungarian": "hu_HU", "french": "fr_FR fr_BE fr_CH", "italian": "it_IT",
    "spanish": "es_ES es_MX es_CL es_CO es_AR", "portuguese": "pt_PT pt_BR", "dutch": "nl_NL nl_BE",
    "nordic": "sv_SE da_DK no_NO", "finnish": "fi_FI et_EE", "baltic": "lv_LV lt_LT", "arabic": "own_ar fr_DZ",
    "persian": "own_fa", "indian": "en_IN own_hi", "indonesian": "id_ID own_id", "vietnamese": "vi_VN own_vi",
    "chinese": "zh_TW zh_CN", "japanese": "ja_JP", "west_african": "yo_NG ig_NG tw_GH en_NG ha_NG own_wa",
    "east_african": "sw en_KE",
}  # fmt: skip
_OF_CULTURE = {culture: group for group, cultures in _GROUPS.items() for culture in cultures.split()}
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


@cache
def _groups() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Give (first name -> groups, last name -> groups)."""
    first: dict[str, set[str]] = {}
    last: dict[str, set[str]] = {}
    for culture, kinds in names_by_culture().items():
        group = _OF_CULTURE.get(culture)
        for kind, names in kinds.items() if group else ():
            table = last if kind == "last" else first
            for name in names:
                table.setdefault(key_of(name), set()).add(group or "")
    return first, last


def gender_of(name: str, honorific: str = "") -> str:
    """Give `female`, `male` or "" where neither the honorific nor the first name tells."""
    for word in key_of(honorific).split():
        if word in _HONORIFICS:
            return _HONORIFICS[word]
    parts = name_parts(name)
    votes = _genders().get(key_of(parts[0]).split(" ")[0], Counter()) if parts else Counter[str]()
    if votes[FEMALE] > 2 * votes[MALE]:
        return FEMALE
    return MALE if votes[MALE] > 2 * votes[FEMALE] else ""


def is_first_name(name: str) -> bool:
    """Say whether a single name is listed as a first name and not as a last one."""
    first, last = _groups()
    key = key_of(name)
    return key in first and key not in last


def group_of(name: str, language: str) -> str:
    """Give the group of cultures that a name belongs to; where several do, the one that the study's language is of."""
    first, last = _groups()
    parts = [key_of(part) for part in name_parts(name)]
    votes: dict[str, float] = {}
    for position, part in enumerate(parts):
        is_last = position == len(parts) - 1 and (len(parts) > 1 or not is_first_name(name))
        groups = (last if is_last else first).get(part, set())
        for group in groups:
            votes[group] = votes.get(group, 0.0) + (3 if is_last else 2) / len(groups)
    home = "german" if language == "de" else "english"
    return max(votes, key=lambda group: (votes[group], group == home, group)) if votes else home
