"""The columns that a table of a sample usually has, as they are called in a text.

Participants' attributes go by these names in a study; her own columns go by the names that she gave them.
"""

from __future__ import annotations

USUAL = ("job", "activity", "industry", "minutes")
_NAMES = {
    "de": {"job": "Position", "activity": "Tätigkeit", "industry": "Branche", "minutes": "Minuten"},
    "en": {"job": "Job", "activity": "Activity", "industry": "Industry", "minutes": "Minutes"},
}


def column_name(name: str, language: str) -> str:
    """Give what a column is called in German or English; her own as she called it."""
    return _NAMES.get(language, _NAMES["en"]).get(name, name)


def in_order(names: list[str]) -> list[str]:
    """Give the usual columns first, then her own in the order they have."""
    return [*(name for name in USUAL if name in names), *(name for name in names if name not in USUAL)]
