"""A corpus of hostile files, tried in a process of their own: clear words, bounded memory and time, no traces."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import hostile
import pytest

from storage.importers.packages import _MAX_PARTS

HERE = Path(__file__).resolve().parent
MOST_MB = 900


def outcomes(folder: Path, scale: float) -> list[tuple[dict[str, object], set[str]]]:
    """Write the corpus, let a process of its own read it, and give what became of each file."""
    files, temporary = folder / "files", folder / "temporary"
    files.mkdir()
    temporary.mkdir()
    expected = {}
    for name, data, codes in hostile.corpus(scale):
        (files / name).write_bytes(data)
        expected[name] = codes
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    environment = {**os.environ, "PYTHONPATH": str(HERE.parents[1]), "TMPDIR": str(temporary)}
    run = subprocess.run(
        [sys.executable, str(HERE / "hostile.py"), str(files)],
        capture_output=True, text=True, check=False, env=environment, cwd=temporary, timeout=1200,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert {item["name"] for item in found} == set(expected)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before, "reading writes nothing"
    return [(item, expected[item["name"]]) for item in found]


def judge(found: list[tuple[dict[str, object], set[str]]], most_seconds: float) -> None:
    assert [item for item, codes in found if item["code"] not in codes] == []
    assert [item for item, _ in found if float(str(item["seconds"])) > most_seconds] == []
    assert [item for item, _ in found if int(str(item["peak_mb"])) > MOST_MB] == []


def test_hostile_files_are_refused_or_read_in_little_time_and_memory(tmp_path: Path) -> None:
    judge(outcomes(tmp_path, 0.02), 20)


@pytest.mark.soak
def test_hostile_files_of_full_size(tmp_path: Path) -> None:
    found = outcomes(tmp_path, 1.0)
    for item, _ in found:
        print(item)
    judge(found, 120)


def test_a_document_that_names_things_elsewhere_fetches_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage.importers import read_transcript

    def refused(*_given: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    [data] = [data for name, data, _ in hostile.corpus(0.001) if name == "macro.docx"]
    path = tmp_path / "macro.docx"
    path.write_bytes(data)
    assert "Gut, danke." in read_transcript(path).text


def test_the_corpus_reaches_the_limits_it_is_to_test() -> None:
    made = {name: data for name, data, _ in hostile.corpus(0.001)}
    assert made["many.docx"].count(b"PK\x01\x02") > _MAX_PARTS
    assert len(made["bomb.docx"]) < hostile.MB
