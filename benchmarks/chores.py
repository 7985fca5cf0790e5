"""Bringing in, exporting, checking and backing up in studies of 10, 100 and 1,000 interviews.

    python -m benchmarks.chores [--sizes 10 100 1000] [--studies FOLDER]

Each size runs in a process of its own on a copy of the study, so that the studies stay as they are. Beside each figure
stands what cannot be undercut: for a backup, copying both files and flushing them to the disk; for the check, reading
and hashing both files once; for the codebook, as much JSON made and flushed again; for bringing an interview in, one
transaction of SQLite's with the same words. The last line is JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.sizes import ROOT, read_once, studies


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return round(time.perf_counter() - began, 3)


def flushed_copy(source: Path, target: Path) -> None:
    with source.open("rb") as file, target.open("wb") as copy:
        shutil.copyfileobj(file, copy, 1 << 20)
        copy.flush()
        os.fsync(copy.fileno())


def hashed(paths: list[Path]) -> None:
    for path in paths:
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")


def written_again(path: Path, target: Path) -> None:
    """Make the same JSON again and flush it."""
    data = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False, indent=1).encode()
    with target.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def stored_bare(text: str, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS words (text)")
        connection.execute("INSERT INTO words VALUES (?)", (text,))
    connection.close()


def measure(path: Path) -> dict[str, Any]:
    """Measure one study, which is changed; gives seconds and the most memory."""
    import storage
    from benchmarks.paper_size import write_interviews
    from storage.backup import back_up
    from storage.export.formats import export
    from storage.importers import read_transcript

    folder, files = path.parent, [path, path.with_suffix(".verbatim-key")]
    read_once(path)
    found: dict[str, Any] = {"hash_s": timed(lambda: hashed(files))}
    found["copy_s"] = timed(lambda: [flushed_copy(file, folder / f"{file.name}.copy") for file in files])
    study = storage.open_study(path)
    coder = study.coders()[0].id
    found["backup_s"] = timed(lambda: back_up(study))
    problems: list[Any] = []
    found["verify_s"] = timed(lambda: problems.extend(study.verify()))
    found["problems"] = len(problems)
    found["events"] = study.store.last_seq()
    for name, ending in (("codebook-json", "json"), ("qdpx", "qdpx")):
        target = folder / f"book.{ending}"
        found[f"{ending}_s"] = timed(lambda name=name, target=target: export(study, name, target, coder=coder))
        found[f"{ending}_mb"] = round(target.stat().st_size / 1e6, 1)
    found["json_bare_s"] = timed(lambda: written_again(folder / "book.json", folder / "again.json"))
    texts = write_interviews(folder, 10_000, 1, seed=5)
    read: list[Any] = []
    found["read_file_s"] = timed(lambda: read.append(read_transcript(texts[0], "de")))
    found["import_s"] = timed(lambda: study.transcripts.add(read[0], coder=coder))
    found["import_bare_s"] = timed(lambda: stored_bare(read[0].text, folder / "bare.db"))
    study.close()
    found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    return found


def run(folder: Path, sizes: list[int]) -> list[dict[str, Any]]:
    """Measure each size on a copy, in a process of its own."""
    rows = []
    for size, path in studies(folder, sizes).items():
        with tempfile.TemporaryDirectory(dir=folder) as name:
            for file in (path, path.with_suffix(".verbatim-key")):
                shutil.copy(file, Path(name) / file.name)
            told = subprocess.run(
                [sys.executable, "-m", "benchmarks.chores", "--one", str(Path(name) / path.name)],
                cwd=ROOT, capture_output=True, text=True, check=True,
            ).stdout  # fmt: skip
        rows.append({"interviews": size, **json.loads(told.splitlines()[-1])})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--studies", type=Path)
    parser.add_argument("--one", type=Path)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    with tempfile.TemporaryDirectory() as made:
        print(json.dumps(run(given.studies or Path(made), given.sizes)))


if __name__ == "__main__":
    main()
