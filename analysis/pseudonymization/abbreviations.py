"""Abbreviations that speakers explain: "Krummbach Antriebstechnik, also KAT", "Northfield General Hospital (NGH)"."""

from __future__ import annotations

import re

from analysis.pseudonymization.folding import key_of

_AFTER = re.compile(
    r"(?:,? \(|, (?:also|kurz|kurz gesagt|abgekürzt|genannt|oder|bei uns|or|in short|called|we call it|abbreviated)"
    r"[,:]? (?:(?:die|der|das|the) )?[„“\"']?)([A-ZÄÖÜ][A-ZÄÖÜa-zäöü&]{0,3}[A-ZÄÖÜ])\b"
)


def abbreviation_after(text: str, end: int, name: str) -> str:
    """Give the abbreviation that stands behind a name of several words and is made of its letters, or ""."""
    found = _AFTER.match(text, end)
    if found is None or " " not in name:
        return ""
    short = found.group(1)
    return short if _is_made_of(key_of(short), key_of(name)) else ""


def _is_made_of(short: str, name: str) -> bool:
    """Say whether the letters begin with the name's first and follow each other in it, one of them in its last word."""
    letters = iter(name.replace(" ", ""))
    in_order = all(any(letter == other for other in letters) for letter in short)
    return name[:1] == short[:1] and in_order and any(letter in name.rsplit(maxsplit=1)[-1] for letter in short[1:])
