"""German letters and notes of clinics, and speeches of parliaments, made up and labelled: what is found of each kind.

The floors are what was reached when they were written; the first line of each file says what was tuned on it.
"""

import pytest

from analysis.ports import EntityDetector
from analysis.pseudonymization.presidio import build_detector
from analysis.pseudonymization.rows import detect_rows
from benchmarks.made_up import Shares


def shares(name: str, detector: EntityDetector) -> Shares:
    return Shares(name, lambda text: [(row["start"], row["end"]) for row in detect_rows(text, "de", detector)])


@pytest.fixture(scope="module")
def detector() -> EntityDetector:
    return build_detector()


def test_letters_keep_their_names_dates_numbers_and_addresses_to_themselves(detector: EntityDetector) -> None:
    letters = shares("clinical_letters_de.txt", detector)
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
    letters = shares("clinical_letters_later_de.txt", detector)
    floors = {"N": 0.94, "D": 0.97, "T": 0.99, "C": 0.97, "S": 0.95, "P": 0.99, "I": 0.85, "A": 0.95, "O": 0.85}
    assert {kind: letters[kind] for kind, floor in floors.items() if letters[kind] < floor} == {}


@pytest.mark.parametrize("part", ["", "_once", "_last"])
def test_letters_in_the_styles_of_several_houses_do_so_as_well(detector: EntityDetector, part: str) -> None:
    letters = shares(f"clinical_styles{part}_de.txt", detector)
    floors = {"N": 0.96, "D": 0.97, "T": 0.99, "C": 0.97, "S": 0.95, "P": 0.99, "I": 0.8, "O": 0.8}
    assert {kind: letters[kind] for kind, floor in floors.items() if letters[kind] < floor} == {}


@pytest.mark.parametrize("name", ["parliament_de.txt", "parliament_once_de.txt"])
def test_speeches_in_parliament_keep_names_places_and_organisations(detector: EntityDetector, name: str) -> None:
    speeches = shares(name, detector)
    floors = {"N": 0.99, "L": 0.95, "O": 0.85}
    assert {kind: speeches[kind] for kind, floor in floors.items() if speeches[kind] < floor} == {}
    assert speeches.hidden <= 0.06
