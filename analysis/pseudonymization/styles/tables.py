"""The small tables that replacements are made of; distilled by `scripts/build_pseudonyms.py`, read at first use."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis.pseudonymization.folding import key_of

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A known town (`size` g from 100,000 inhabitants, m from 5,000, k below) or, without a size, a country.

    `country` is the ISO code, `region` a German state's number at GeoNames, `continent` GeoNames' code for countries.
    """

    country: str
    region: str = ""
    size: str = ""
    continent: str = ""


@cache
def _places() -> dict[str, str]:
    with gzip.open(DATA / "places.tsv.gz", "rt", encoding="utf-8") as file:
        return dict(line.rstrip("\n").split("\t") for line in file)


def place_of(name: str) -> Place | None:
    """Look a place up by its name, in German, English or as it is called there."""
    found = _places().get(key_of(name))
    if found is None:
        return None
    if found.startswith("="):
        country, continent = found[1:].split(".")
        return Place(country, continent=continent)
    country, region, size = found.split(".")
    return Place(country, region, size)


@cache
def _names() -> dict[str, Any]:
    with gzip.open(DATA / "names.json.gz", "rt", encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded


def names_of(group: str, kind: str) -> list[str]:
    """Give names of a group of cultures; `kind` is female, male, first (either) or last."""
    found: list[str] = _names()["names"].get(group, {}).get(kind, [])
    return found


def country_name(code: str, language: str) -> str:
    german, english = _names()["countries"].get(code, ("", ""))
    return str(german if language == "de" else english)
