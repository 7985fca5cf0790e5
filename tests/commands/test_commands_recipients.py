"""The card of a host beyond this computer, filled in and shown without a window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.app import run

Capture = pytest.CaptureFixture[str]
WHOLE = ["--who", "Computing centre", "--where", "Bonn", "--contract", "AVV 12", "--transfer", "none needed",
         "--retention", "none", "--training", "no", "--approved-by", "Dr. Roth", "--until", "2999-12-31"]  # fmt: skip


def test_a_card_is_filled_in_shown_listed_and_removed(capfd: Capture) -> None:
    assert run(["recipient"]) == 0
    assert "nothing is sent to any" in capfd.readouterr().out
    assert run(["recipient", "llm.example.org", *WHOLE]) == 0
    assert "complete" in capfd.readouterr().out
    assert run(["recipient", "llm.example.org", "--who", "Another centre", "--json"]) == 0
    card = json.loads(capfd.readouterr().out)
    assert (card["who"], card["where"], card["state"]) == ("Another centre", "Bonn", "complete")
    assert run(["recipient", "--json"]) == 0
    assert [card["host"] for card in json.loads(capfd.readouterr().out)] == ["llm.example.org"]
    assert run(["recipient", "llm.example.org", "--forget"]) == 0
    assert run(["recipient", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == []


def test_an_old_approval_and_what_store_false_does_not_do_are_said(capfd: Capture) -> None:
    assert run(["recipient", "llm.example.org", *WHOLE[:-1], "2020-01-01"]) == 0
    out, error = capfd.readouterr()
    assert "expired: nothing is sent" in out
    assert "does not end a provider's own logs" in error


def test_a_date_that_is_none_is_refused(capfd: Capture) -> None:
    assert run(["recipient", "llm.example.org", "--until", "soon"]) == 2
    assert "2027-03-31" in capfd.readouterr().err


def test_the_token_table_is_described_and_never_fetched(capfd: Capture, tmp_path: Path) -> None:
    assert run(["token-table"]) == 0
    assert "Verbatim does not fetch it" in capfd.readouterr().out
    (tmp_path / "x.tiktoken").write_bytes(b"IQ== 0\n")
    assert run(["token-table", str(tmp_path / "x.tiktoken")]) == 2
    assert "is not the token table" in capfd.readouterr().err
