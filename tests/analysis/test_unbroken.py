"""Words that the text breaks are read whole, and found where they stand."""

from __future__ import annotations

import re

import pytest

from analysis.ports import Detected
from analysis.pseudonymization.unbroken import Unbroken
from analysis.records import FindingLevel, IdentifierKind


class Finder:
    """Finds Ohlendorf and telephone numbers, and remembers what it read."""

    engines = ("finder 1",)

    def __init__(self) -> None:
        self.read: list[str] = []

    def detect(self, text: str, language: str) -> list[Detected]:
        self.read.append(text)
        return [
            Detected(m.start(), m.end(), IdentifierKind.PERSON, FindingLevel.AUTO, 0.9, "finder", m.group())
            for m in re.finditer(r"Ohlendorf|0\d+ \d+", text)
        ]


def found(text: str) -> list[str]:
    return [text[item.start : item.end] for item in Unbroken(Finder()).detect(text, "de")]


@pytest.mark.parametrize(
    "name",
    ["Ohlendorf", "Ohlen\u00addorf", "Oh\u00adlen\u00addorf", "Ohlen-\ndorf", "Ohlen\u200bdorf", "O\u2060hlendorf"],
)
def test_a_broken_name_is_found_whole_where_it_stands(name: str) -> None:
    assert found(f"\u00adAlso\u00ad Frau {name} und {name}\u00ad, ja.") == [name, name]


def test_a_number_over_a_line_end_is_one() -> None:
    assert found("Die Nummer ist 069\n23125674 bitte.") == ["069\n23125674"]


@pytest.mark.parametrize(
    "text", ["Im Jahr 2019\n12345 Leute", "Zeile 1\n2345 Leute", "Vor-\nUnd dann", "a-\nb", "1.050\n2345"]
)
def test_what_is_not_broken_is_read_as_it_is(text: str) -> None:
    finder = Finder()
    Unbroken(finder).detect(text, "de")
    assert finder.read == [text]


def test_it_is_known_by_the_engines_that_look() -> None:
    assert Unbroken(Finder()).engines == ("finder 1",)
