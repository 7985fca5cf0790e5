"""`rules`, `disagreements` and `negative-cases`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import builders
import pytest

from analysis.records import Level
from commands.app import run

TALK = (
    "I: Und?\n\nB: Das Vertrauen der Kunden ist alles. Aber Vertrauen haben wir nicht immer. Wir reden viel.\n\n"
    "I: Und sonst?\n\nB: Kontrolle brauchen wir trotzdem. Wir reden viel.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> str:
    study = builders.make_study(tmp_path, (TALK,))
    other = study.coder("Bea").id
    for words, label, coder in (
        ("Vertrauen der Kunden", "Vertrauen", builders.ada(study)),
        ("Kontrolle brauchen", "Kontrolle", other),
    ):
        code = study.coding.new_code(*builders.span_of(study, words), f"Code {label}", coder=coder)
        study.structure.add(Level.THEME, label, members=[code.id], coder=coder)
    study.close()
    return str(study.path)


@pytest.fixture
def told(path: str, capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    def tell(command: str, *arguments: str) -> list[dict[str, Any]]:
        capfdbinary.readouterr()
        assert run([command, path, *arguments, "--json"]) == 0, capfdbinary.readouterr().err.decode()
        return json.loads(capfdbinary.readouterr().out)

    return tell


def refused(path: str, capfdbinary: pytest.CaptureFixture[bytes], command: str, *arguments: str) -> str:
    capfdbinary.readouterr()
    assert run([command, path, *arguments]) in (1, 2)
    return capfdbinary.readouterr().err.decode()


def test_rules_are_written_changed_and_taken_away(path: str, told: Any, capfdbinary) -> None:
    [made] = told("rules", "--on", "code vertrauen", "--kind", "when", "--text", "Nur von Kunden", "--coder", "Ada")
    assert (made["on"], made["kind"], made["version"], made["text"]) == ("Code Vertrauen", "when", 1, "Nur von Kunden")
    [made] = told("rules", "--change", made["id"][:8], "--text", "Nur  von Kundschaft", "--coder", "Ada")
    assert (made["version"], made["kind"], made["text"]) == (2, "when", "Nur von Kundschaft")
    assert "is none" in refused(path, capfdbinary, "rules", "--on", "Vertrauen", "--coder", "Ada")
    assert "several acts" in refused(path, capfdbinary, "rules", "--on", "Vertrauen", "--remove", made["id"])
    assert run(["rules", path]) == 0
    assert "Nur von Kundschaft" in capfdbinary.readouterr().out.decode()
    assert told("rules", "--remove", made["id"], "--coder", "Ada") == []


def test_a_disagreement_is_discussed_into_a_rule(path: str, told: Any, capfdbinary) -> None:
    first, second = told("disagreements")
    assert {(one["on"], one["by"], one["not_by"]) for one in (first, second)} == {
        ("Vertrauen", "Ada", "Bea"),
        ("Kontrolle", "Bea", "Ada"),
    }
    given = ["--note", "Einig", "--kind", "exclude", "--rule", "Kein Misstrauen", "--coder", "Ada"]
    *_, last = told("disagreements", "--discuss", first["quotation"], *given)
    assert (last["on"], last["discussed"]) == (first["on"], "Einig")
    [rule] = told("rules")
    assert (rule["id"], rule["on"], rule["kind"], rule["discussions"]) == (last["rule"], first["on"], "exclude", 1)
    assert "Nothing was said" in refused(path, capfdbinary, "disagreements", "--discuss", second["quotation"])
    wrong = ["--discuss", first["quotation"], "--on", second["on"], "--note", "x"]
    assert "no such disagreement" in refused(path, capfdbinary, "disagreements", *wrong)
    assert run(["disagreements", path]) == 0
    assert "NOT BY" in capfdbinary.readouterr().out.decode()


def test_negative_cases_are_searched_marked_and_taken_away(path: str, told: Any, capfdbinary) -> None:
    [found] = told("negative-cases", "--theme", "vertrauen", "--search")
    assert (found["number"], found["words"]) == (1, "Aber Vertrauen haben wir nicht immer.")
    assert told("negative-cases") == []
    given = ["--theme", "Vertrauen", "--coder", "Ada"]
    [case] = told("negative-cases", *given, "--take", "1", "--note", "Nicht immer")
    assert (case["found_by"], case["words"], case["note"]) == ("search", found["words"], "Nicht immer")
    assert told("negative-cases", *given, "--search") == []
    by_hand = [*given, "--mark", "Wir reden viel.", "--document", "1", "--note", "Reden"]
    assert "2 times" in refused(path, capfdbinary, "negative-cases", *by_hand)
    _, second = told("negative-cases", *by_hand, "--place", "2")
    assert (second["found_by"], second["words"]) == ("hand", "Wir reden viel.")
    told("negative-cases", "--change", second["id"], "--note", "Viel Reden", "--coder", "Ada")
    [first] = told("negative-cases", "--remove", case["id"][:8], "--coder", "Ada")
    assert first["note"] == "Viel Reden"
    assert told("negative-cases", "--theme", "Kontrolle") == []


@pytest.mark.parametrize(
    "given",
    [
        ["--search"],
        ["--theme", "Vertrauen", "--mark", "Wir"],
        ["--theme", "Vertrauen", "--take", "9", "--note", "x"],
        ["--theme", "Vertrauen", "--take", "1", "--coder", "Ada"],
        ["--theme", "Nirgends"],
        ["--remove", "abcd1234", "--change", "abcd1234"],
    ],
)
def test_negative_cases_says_what_is_wrong(path: str, given: list[str], capfdbinary) -> None:
    assert refused(path, capfdbinary, "negative-cases", *given).startswith("Error: ")
    assert run(["negative-cases", path]) == 0
    assert "No negative cases" in capfdbinary.readouterr().out.decode()
