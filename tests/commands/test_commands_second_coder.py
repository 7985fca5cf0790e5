"""`coder-package` and `merge`: a second coder's work goes out without a key, and comes back as one step."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import builders
import pytest

import storage
from analysis.records import Coding
from commands.app import run

TEXT = "I: Wie war es?\n\nB: Frau Schuster sagt, das war viel Arbeit. Am Ende entscheide ich selbst, immer.\n"


@pytest.fixture
def path(tmp_path: Path) -> str:
    study = builders.make_study(tmp_path, (TEXT, TEXT.replace("viel", "wenig")))
    study.close()
    assert run(["code", str(study.path), "1", "viel Arbeit", "--with", "Belastung", "--memo", "nur für mich"]) == 0
    assert run(["code", str(study.path), "2", "wenig Arbeit", "--with", "Entlastung"]) == 0
    return str(study.path)


@pytest.fixture
def package(path: str, tmp_path: Path) -> str:
    file = tmp_path / "package.verbatim"
    assert run(["coder-package", path, "--coder", "Ben", "-o", str(file)]) == 0
    return str(file)


def merged(path: str, package: str, *more: str, capfdbinary) -> dict:
    capfdbinary.readouterr()
    assert run(["merge", path, package, "--json", *more]) == 0
    return json.loads(capfdbinary.readouterr().out)


def coded(path: str) -> set[tuple[str, str, str]]:
    with closing(storage.open_study(Path(path))) as study:
        return {
            (study.coder_name(item.coder_id), study.coding.code(item.code_id).label, study.coding.quotation(item))
            for item in study.store.all(Coding)
        }


def problems(path: str) -> list:
    with closing(storage.open_study(Path(path))) as study:
        return study.verify()


def test_a_package_holds_the_codebook_and_nothing_of_others_or_of_names(path: str, package: str, capfdbinary) -> None:
    assert coded(package) == set()
    assert not Path(f"{package}-key").exists()
    data = b"".join(item.read_bytes() for item in Path(package).parent.glob("package.verbatim*"))
    for words in ("Schuster", "nur für mich"):
        assert words.encode() not in data
    capfdbinary.readouterr()
    assert run(["status", package]) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "package for Ben" in out
    with closing(storage.open_study(Path(package))) as study:
        assert sorted(code.label for code in study.coding.codes()) == ["Belastung", "Entlastung"]
        assert [study.store.count(kind) for kind in (Coding,)] == [0]
        assert study.verify() == []


def test_it_is_previewed_merged_once_undone_and_measured(path: str, package: str, capfdbinary) -> None:
    assert run(["code", package, "1", "viel Arbeit", "--with", "Belastung"]) == 0
    assert run(["code", package, "2", "wenig Arbeit", "--with", "Belastung"]) == 0
    assert run(["code", package, "1", "Am Ende entscheide ich selbst", "--with", "Eigenes Urteil"]) == 0
    before = coded(path)
    said = merged(path, package, "--preview", capfdbinary=capfdbinary)
    assert (said["merged"], said["codings"], said["codes"]) == (False, 3, 1)
    assert {name: said["counts"][name] for name in ("agree", "other_code", "only_package", "new_code")} == {
        "agree": 1, "other_code": 1, "only_package": 1, "new_code": 1,
    }  # fmt: skip
    assert coded(path) == before
    assert merged(path, package, capfdbinary=capfdbinary)["codings"] == 3
    after = coded(path)
    assert after - before == {
        ("Ben", "Belastung", "viel Arbeit"),
        ("Ben", "Belastung", "wenig Arbeit"),
        ("Ben", "Eigenes Urteil", "Am Ende entscheide ich selbst"),
    }
    assert merged(path, package, capfdbinary=capfdbinary)["codings"] == 0
    assert coded(path) == after
    assert problems(path) == []
    assert run(["undo", path]) == 0
    assert coded(path) == before
    assert run(["redo", path]) == 0
    assert coded(path) == after
    assert problems(path) == []
    capfdbinary.readouterr()
    assert run(["report", path, "agreement", "--json"]) == 0
    assert b"Ben" in capfdbinary.readouterr().out


def test_what_changed_in_the_study_meanwhile_is_followed_or_named(path: str, package: str, capfdbinary) -> None:
    assert run(["code", package, "1", "Am Ende", "--with", "Neu"]) == 0
    assert run(["code", package, "2", "Am Ende", "--with", "Entlastung"]) == 0
    assert run(["code", package, "1", "viel Arbeit", "--with", "Belastung"]) == 0
    assert run(["withdraw", path, "P02", "--reason", "widerrufen", "--yes", "--coder", "Ada"]) == 0
    with closing(storage.open_study(Path(path))) as study:
        coder = builders.ada(study)
        study.coding.rename(next(c for c in study.coding.codes() if c.label == "Belastung").id, "Last", coder=coder)
    said = merged(path, package, capfdbinary=capfdbinary)
    assert said["counts"]["interview_gone"] == 1
    assert said["counts"]["renamed_here"] == 1
    assert {item for item in coded(path) if item[0] == "Ben"} == {
        ("Ben", "Neu", "Am Ende"),
        ("Ben", "Last", "viel Arbeit"),
    }
    assert problems(path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE coding SET end = 100000",
        "UPDATE coding SET code_id = 'nobody'",
        "UPDATE coder SET name = 'Eva' WHERE name = 'Ben'",
        "UPDATE event SET actor = 'x' WHERE seq = 1",
        "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
        "UPDATE blob SET data = x'00'",
        "CREATE TABLE more (a)",
    ],
)
def test_a_package_that_was_altered_by_hand_is_refused(path: str, package: str, statement: str, capfdbinary) -> None:
    assert run(["code", package, "1", "viel Arbeit", "--with", "Belastung"]) == 0
    with closing(sqlite3.connect(package, isolation_level=None)) as file:
        file.execute(statement)
    before = coded(path)
    capfdbinary.readouterr()
    assert run(["merge", path, package]) != 0
    assert b"altered" in capfdbinary.readouterr().err
    assert coded(path) == before


def test_other_files_are_refused_in_plain_words(path: str, package: str, tmp_path: Path, capfdbinary) -> None:
    (tmp_path / "other").mkdir()
    other = builders.make_study(tmp_path / "other", (TEXT,))
    other.close()
    note = tmp_path / "note.txt"
    note.write_text("kein Paket", encoding="utf-8")
    for target, file, words in (
        (path, path, "the study itself"),
        (path, str(other.path), "not a package"),
        (str(other.path), package, "another study"),
        (path, str(note), "study file"),
        (path, str(tmp_path / "none.verbatim"), "no file"),
        (package, package, "itself"),
    ):
        capfdbinary.readouterr()
        assert run(["merge", target, file]) != 0
        assert words in capfdbinary.readouterr().err.decode(), file
    assert run(["coder-package", package, "--coder", "Cleo", "-o", str(tmp_path / "p2")]) != 0
    assert run(["coder-package", path, "--coder", "Cleo", "-o", package]) != 0


def test_a_package_may_have_a_passphrase_of_its_own(path: str, tmp_path: Path, capfdbinary) -> None:
    secret, file = tmp_path / "secret", str(tmp_path / "sealed.verbatim")
    secret.write_text("vier Wörter ohne Zusammenhang\n", encoding="utf-8")
    secret.chmod(0o600)
    assert run(["coder-package", path, "--coder", "Ben", "-o", file, "--package-passphrase-file", str(secret)]) == 0
    assert b"Belastung" not in Path(file).read_bytes()
    assert run(["--passphrase-file", str(secret), "code", file, "1", "viel Arbeit", "--with", "Belastung"]) == 0
    capfdbinary.readouterr()
    assert run(["merge", path, file]) != 0
    assert b"--package-passphrase-file" in capfdbinary.readouterr().err
    said = merged(path, file, "--package-passphrase-file", str(secret), capfdbinary=capfdbinary)
    assert said["codings"] == 1
