"""`code`: words of an interview are coded, coded again with a known code, and freed again without a window."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import builders
import pytest

import storage
from commands.app import run

TEXT = "I: Wie war es?\n\nB: Das war viel Arbeit. Und es war viel Arbeit für alle.\n"


@pytest.fixture
def path(tmp_path: Path) -> str:
    study = builders.make_study(tmp_path, (TEXT, TEXT.replace("alle", "uns")))
    study.close()
    return str(study.path)


def coded(path: str) -> list[tuple[str, str]]:
    with closing(storage.open_study(Path(path))) as study:
        return [
            (study.coding.code(coding.code_id).label, study.coding.quotation(coding))
            for coding in study.coding.codings()
        ]


def test_words_get_a_code_in_vivo_a_new_one_or_a_known_one_and_lose_it(path: str, capfdbinary) -> None:
    assert run(["code", path, "1", "für alle"]) == 0
    assert run(["code", path, "1", "Das war viel Arbeit", "--with", "Belastung", "--memo", "oft gesagt"]) == 0
    assert b"(new)" in capfdbinary.readouterr().out
    assert run(["code", path, "2", "für uns", "--with", "belastung"]) == 0
    assert b"(new)" not in capfdbinary.readouterr().out
    assert sorted(coded(path)) == [
        ("Belastung", "Das war viel Arbeit"),
        ("Belastung", "für uns"),
        ("für alle", "für alle"),
    ]
    assert run(["code", path, "2", "für uns", "--off"]) == 0
    assert run(["code", path, "2", "für uns", "--off"]) == 2
    assert sorted(coded(path)) == [("Belastung", "Das war viel Arbeit"), ("für alle", "für alle")]


def test_words_that_stand_twice_or_nowhere_are_refused_until_the_place_is_named(path: str, capfdbinary) -> None:
    assert run(["code", path, "1", "viel Arbeit"]) == 2
    assert b"2" in capfdbinary.readouterr().err
    assert run(["code", path, "1", "viel Arbeit", "--place", "3"]) == 2
    assert run(["code", path, "1", "wenig Arbeit"]) == 2
    assert run(["code", path, "1", " "]) == 2
    assert coded(path) == []
    assert run(["code", path, "1", "viel Arbeit", "--place", "2"]) == 0
    assert coded(path) == [("viel Arbeit", "viel Arbeit")]
