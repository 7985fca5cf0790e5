"""Passphrases without a window: from a file, from a terminal, never from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from commands.app import run
from storage.cipher import is_protected
from storage.keeping import keep_passphrase

SECRET = "vier Wörter ohne Zusammenhang"
OTHER = "ganz andere Wörter hier"
Types = Callable[..., tuple[str, str]]


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.cipher.ITERATIONS", 1000)


@pytest.fixture
def types(capfd: pytest.CaptureFixture[str]) -> Types:
    def act(*words: object, code: int = 0) -> tuple[str, str]:
        capfd.readouterr()
        given = run([str(word) for word in words])
        out, errors = capfd.readouterr()
        assert given == code, errors
        return out, errors

    return act


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.touch(mode=0o600)
    path.write_text(SECRET + "\n", encoding="utf-8")
    return path


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.touch(mode=0o600)
    path.write_text(OTHER, encoding="utf-8")
    return path


def at_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Let the questions be answered in order; gives the questions."""
    asked: list[str] = []
    left = iter(answers)

    def answer(question: str, _stream: object) -> str:
        asked.append(question)
        return next(left)

    monkeypatch.setattr("commands.passphrases.at_terminal", lambda: True)
    monkeypatch.setattr("commands.protecting.at_terminal", lambda: True)
    monkeypatch.setattr("getpass.getpass", answer)
    return asked


def test_new_with_a_passphrase_file_makes_protected_files(tmp_path: Path, types: Types, secret_file: Path) -> None:
    study = tmp_path / "study"
    _, errors = types("new", study, "--passphrase-file", secret_file)
    assert errors == ""
    assert is_protected(tmp_path / "study.verbatim")
    assert is_protected(tmp_path / "study.verbatim-key")
    out, _ = types("status", study, f"--passphrase-file={secret_file}")
    assert "Protected by a passphrase." in out
    types("--passphrase-file", secret_file, "verify", study)


def test_new_with_neither_file_nor_terminal_says_in_one_line_that_nothing_is_protected(
    tmp_path: Path, types: Types
) -> None:
    _, errors = types("new", tmp_path / "study")
    assert errors.splitlines() == ["The files are not protected by a passphrase; --passphrase-file F protects them."]
    out, _ = types("status", tmp_path / "study")
    assert "Not protected by a passphrase; `protect` changes that." in out


def test_a_protected_study_without_file_or_terminal_says_how_to_open_it(
    tmp_path: Path, types: Types, secret_file: Path, other_file: Path
) -> None:
    types("new", tmp_path / "study", "--passphrase-file", secret_file)
    _, errors = types("status", tmp_path / "study", code=1)
    assert "--passphrase-file F" in errors
    _, errors = types("status", tmp_path / "study", "--passphrase-file", other_file, code=1)
    assert "This passphrase does not open" in errors
    for line in (SECRET, OTHER):
        assert line not in errors


def test_at_a_terminal_it_asks_twice_for_a_new_one_and_again_after_a_wrong_one(
    tmp_path: Path, types: Types, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = at_terminal(monkeypatch, SECRET, SECRET)
    _, errors = types("new", tmp_path / "study")
    assert len(asked) == 2
    assert "Nobody can bring a forgotten passphrase back." in errors
    asked = at_terminal(monkeypatch, OTHER, SECRET)
    types("status", tmp_path / "study")
    assert asked == ["Passphrase of study: "] * 2
    asked = at_terminal(monkeypatch, *[OTHER] * 4)
    _, errors = types("status", tmp_path / "study", code=1)
    assert len(asked) == 4


def test_two_that_differ_make_no_study(tmp_path: Path, types: Types, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch, SECRET, OTHER)
    _, errors = types("new", tmp_path / "study", code=2)
    assert "not the same" in errors
    assert not (tmp_path / "study.verbatim").exists()


def test_she_may_decline_at_a_terminal_after_the_warning(
    tmp_path: Path, types: Types, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_terminal(monkeypatch, "")
    _, errors = types("new", tmp_path / "study")
    assert errors.index("reads them, names included") < errors.index("not protected by a passphrase")
    assert not is_protected(tmp_path / "study.verbatim")


def test_protect_changes_and_takes_away(tmp_path: Path, types: Types, secret_file: Path, other_file: Path) -> None:
    study = tmp_path / "study"
    types("new", study)
    types("protect", study, "--new-passphrase-file", secret_file)
    types("protect", study, "--passphrase-file", other_file, "--new-passphrase-file", other_file, code=1)
    types("protect", study, "--passphrase-file", secret_file, "--new-passphrase-file", other_file)
    types("status", study, "--passphrase-file", other_file)
    types("protect", study, "--passphrase-file", other_file, "--remove")
    assert "Not protected" in types("status", study)[0]
    assert "no new passphrase" in types("protect", study, code=2)[1]
    assert "exclude" in types("protect", study, "--study-only", "--key-only", code=2)[1]


def test_a_key_file_under_another_passphrase_stays_closed_and_that_is_said(
    tmp_path: Path, types: Types, secret_file: Path, other_file: Path
) -> None:
    study = tmp_path / "study"
    types("new", study, "--passphrase-file", secret_file)
    types("protect", study, "--passphrase-file", secret_file, "--new-passphrase-file", other_file, "--key-only")
    out, errors = types("status", study, "--passphrase-file", secret_file)
    assert "stays closed" in errors
    assert "The key file is not open" in out
    both = ("--passphrase-file", secret_file, "--key-passphrase-file", other_file)
    out, errors = types("status", study, *both)
    assert errors == ""
    assert "The key file is not open" not in out


def test_the_key_file_moves_and_is_found_again(tmp_path: Path, types: Types, secret_file: Path) -> None:
    study, stick = tmp_path / "study", tmp_path / "stick"
    stick.mkdir()
    types("new", study, "--passphrase-file", secret_file)
    types("move-key", study, stick, "--passphrase-file", secret_file)
    assert not (tmp_path / "study.verbatim-key").exists()
    assert "not open" not in types("status", study, "--passphrase-file", secret_file)[0]
    moved = (stick / "study.verbatim-key").rename(stick / "else.verbatim-key")
    assert "not open" in types("status", study, "--passphrase-file", secret_file)[0]
    assert "not open" not in types("status", study, "--passphrase-file", secret_file, "--key-file", moved)[0]


def test_what_the_keyring_keeps_is_used(tmp_path: Path, types: Types, secret_file: Path) -> None:
    types("new", tmp_path / "study", "--passphrase-file", secret_file)
    assert keep_passphrase(tmp_path / "study.verbatim", SECRET)
    types("status", tmp_path / "study")


def test_a_passphrase_file_that_holds_none_is_refused(tmp_path: Path, types: Types) -> None:
    for content in (b"", b"\n", b"\xff\xfe"):
        (tmp_path / "broken").write_bytes(content)
        _, errors = types("new", tmp_path / "study", "--passphrase-file", tmp_path / "broken", code=2)
        assert "No passphrase can be read" in errors
    assert "needs a file" in types("status", tmp_path / "study", "--passphrase-file", code=2)[1]


def test_a_passphrase_file_that_others_may_read_is_pointed_out(tmp_path: Path, types: Types, secret_file: Path) -> None:
    secret_file.chmod(0o644)
    assert "may be read by others" in types("new", tmp_path / "study", "--passphrase-file", secret_file)[1]
