"""German letters and notes of clinics, made up and labelled in the text: what is found of each kind.

The floors are what was reached when they were written; of the first file, the patterns were written on it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.ports import EntityDetector
from analysis.pseudonymization.presidio import build_detector
from analysis.pseudonymization.rows import detect_rows

FOLDER = Path(__file__).parent / "made_up"
MARK = re.compile(r"\{([A-Z]):([^}]*)\}")
Labelled = tuple[str, list[tuple[int, int, str]]]


def read(name: str) -> Iterator[Labelled]:
    """Give each text without its marks, and the places of what was marked."""
    for block in re.split(r"^=== .*\n", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        text, spans, last = "", [], 0
        for mark in MARK.finditer(block):
            text += block[last : mark.start()]
            spans.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
            text += mark.group(2)
            last = mark.end()
        yield text + block[last:], spans


class Shares:
    """Which share of each kind is found whole, at either level, and which share of the other words is hidden."""

    def __init__(self, name: str, language: str, detector: EntityDetector) -> None:
        self._all: Counter[str] = Counter()
        self._whole: Counter[str] = Counter()
        words = hidden = flagged = 0
        for text, spans in read(name):
            found = detect_rows(text, language, detector)
            covered = {i for row in found for i in range(row["start"], row["end"])}
            labelled = {i for start, end, _ in spans for i in range(start, end)}
            for start, end, kind in spans:
                self._all[kind] += 1
                self._whole[kind] += all(i in covered for i in range(start, end) if text[i].isalnum())
            for word in re.finditer(r"[^\W\d_]+", text):
                words += 1
                flagged += word.start() in covered
                hidden += word.start() in covered and word.start() not in labelled
        self.hidden, self.flagged = hidden / words, flagged / words

    def __getitem__(self, kind: str) -> float:
        return self._whole[kind] / self._all[kind]


@pytest.fixture(scope="module")
def detector() -> EntityDetector:
    return build_detector()


def test_letters_keep_their_names_dates_numbers_and_addresses_to_themselves(detector: EntityDetector) -> None:
    letters = Shares("clinical_letters_de.txt", "de", detector)
    floors = {
        "N": 0.98,
        "D": 0.97,
        "T": 0.99,
        "C": 0.97,
        "S": 0.95,
        "P": 0.99,
        "I": 0.95,
        "E": 0.99,
        "A": 0.95,
        "O": 0.9,
    }
    assert {kind: letters[kind] for kind, floor in floors.items() if letters[kind] < floor} == {}
    assert letters.hidden <= 0.12


def test_letters_written_later_do_so_as_well(detector: EntityDetector) -> None:
    letters = Shares("clinical_letters_later_de.txt", "de", detector)
    floors = {"N": 0.94, "D": 0.97, "T": 0.99, "C": 0.97, "S": 0.95, "P": 0.99, "I": 0.85, "A": 0.95, "O": 0.85}
    assert {kind: letters[kind] for kind, floor in floors.items() if letters[kind] < floor} == {}
