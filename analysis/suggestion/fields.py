"""Fields of words: what is alike in sense but not in letters, in German and English, from a list written by hand.

A field ("Vertrauen") belongs to an area ("Menschen und Beziehungen"). The list is no dictionary: a word that it lacks
is in no field, one with several senses may be in the wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Field:
    """A field or an area by its names."""

    german: str
    english: str
    area: Field | None = None

    def name(self, language: str) -> str:
        return self.german if language == "de" else self.english


@lru_cache(maxsize=8192)
def fields_of(word: str, language: str) -> tuple[Field, ...]:
    """Give the fields of a citation form in lower case."""
    return tuple(field for field, pattern in _patterns(language) if pattern.match(word))


def fields_text() -> str:
    """Give the list as it is shipped."""
    return files("analysis.suggestion").joinpath("data", "fields.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=2)
def _patterns(language: str) -> tuple[tuple[Field, re.Pattern[str]], ...]:
    found: list[tuple[Field, re.Pattern[str]]] = []
    area = field = Field("", "")
    for line in fields_text().splitlines():
        if line.startswith("== "):
            area = _named(line, None)
        elif line.startswith("= "):
            field = _named(line, area)
        elif line.startswith(f"{language}:"):
            entries = [entry.strip() for entry in line.partition(":")[2].split(",")]
            found.append((field, re.compile(rf"(?:{'|'.join(map(_entry, entries))})\Z")))
    return tuple(found)


def _named(line: str, area: Field | None) -> Field:
    german, english = (part.strip() for part in line.lstrip("= ").split("|"))
    return Field(german, english, area)


def _entry(entry: str) -> str:
    before = r"\w*" if entry.startswith("-") else ""
    after = r"[\w-]*" if entry.endswith("-") else ""
    return before + re.escape(entry.strip("-")) + after
