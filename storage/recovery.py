"""Reading what can still be read of a damaged study, into a new file beside it; the damaged one is not touched.

Each table is read from its first row forward and from its last row backward, until a damaged page stops it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from analysis.errors import StudyFileError
from storage.cipher import FileKey, Passphrase
from storage.database import connect_file, key_of
from storage.study_files import key_path, with_suffix

LEDGER = "event"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was read: rows by table, and for the steps of the study how many there were."""

    path: Path
    rows: dict[str, int]
    events: int
    last_event: int

    @property
    def is_whole(self) -> bool:
        """Whether no step is missing; `verify` says the rest."""
        return self.events == self.last_event


def recover(path: Path, passphrase: str = "") -> Recovered:
    """Write `NAME (recovered).verbatim` beside a damaged study, with a copy of its key file.

    Raises `StudyFileError` (`missing`, `passphrase_needed`, `exists`, `nothing_recovered`).
    """
    path = with_suffix(path)
    key = key_of(path, Passphrase(passphrase))
    target = path.with_name(f"{path.stem} (recovered){path.suffix}")
    if target.exists():
        raise StudyFileError("exists", "There is already a file {path}.", "Move it away first.", path=str(target))
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".recovering-") as folder:
        copy = Path(folder) / path.name
        for ending in ("", "-wal"):
            if path.with_name(path.name + ending).exists():
                shutil.copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
        try:
            rows, events = _salvage(copy, target, key)
        except dbapi2.DatabaseError as error:
            target.unlink(missing_ok=True)
            raise _nothing(path) from error
    if not rows.get("study"):
        target.unlink(missing_ok=True)
        raise _nothing(path)
    if key_path(path).exists():
        shutil.copy(key_path(path), key_path(target))
    return Recovered(target, rows, *events)


def _salvage(source: Path, target: Path, key: FileKey | None) -> tuple[dict[str, int], tuple[int, int]]:
    target.touch(mode=0o600)
    with closing(connect_file(source, key)) as damaged, closing(connect_file(target, key)) as new:
        tables = damaged.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        new.execute("BEGIN")
        counts = {}
        for name, sql in tables:
            new.execute(sql)
            counts[name] = _copy_rows(source, key, new, name)
        _copy_indexes(damaged, new)
        for pragma in ("application_id", "user_version"):
            new.execute(f"PRAGMA {pragma} = {damaged.execute(f'PRAGMA {pragma}').fetchone()[0]}")
        last = new.execute(f"SELECT count(*), coalesce(max(seq), 0) FROM {LEDGER}").fetchone()  # noqa: S608
        new.execute("COMMIT")
    return counts, (int(last[0]), int(last[1]))


def _copy_rows(source: Path, key: FileKey | None, new: dbapi2.Connection, name: str) -> int:
    """Copy the rows of a table that can be read from either end; gives how many."""
    copied = 0
    for order in ("ASC", "DESC"):
        is_whole = True
        for row in _readable(source, key, name, order):
            if row is None:
                is_whole = False
                break
            marks = ", ".join("?" * len(row))
            copied += new.execute(f'INSERT OR IGNORE INTO "{name}" VALUES ({marks})', row).rowcount  # noqa: S608
        if is_whole:
            break
    return copied


def _readable(source: Path, key: FileKey | None, name: str, order: str) -> Iterator[tuple[Any, ...] | None]:
    """Give rows until one can't be read: then None. SQLCipher gives nothing more once it met a damaged page."""
    try:
        with closing(connect_file(source, key)) as damaged:
            damaged.execute("PRAGMA cell_size_check = ON")
            yield from damaged.execute(f'SELECT * FROM "{name}" ORDER BY rowid {order}')  # noqa: S608 - its own name
    except (dbapi2.DatabaseError, UnicodeDecodeError):
        yield None


def _copy_indexes(damaged: dbapi2.Connection, new: dbapi2.Connection) -> None:
    found = damaged.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for (sql,) in found:
        new.execute(sql)


def _nothing(path: Path) -> StudyFileError:
    return StudyFileError(
        "nothing_recovered",
        "Nothing can be read of {path} any more.",
        "It was not changed. Restore a backup of it.",
        path=str(path),
    )
