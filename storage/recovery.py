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

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from analysis.errors import Cancelled, StudyFileError
from analysis.records import Study
from analysis.underway import passing
from storage.cipher import FileKey, Passphrase, is_protected
from storage.database import connect_file, key_of, open_copy
from storage.study_files import key_path, last_of, ledger_of, with_suffix
from storage.tables import study_metadata

LEDGER = "event"
MOST_BYTES = 1 << 36
"""No study is larger; a header that says more is itself damaged."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was read: rows by table, and for the steps of the study how many there were."""

    path: Path
    rows: dict[str, int]
    events: int
    last_event: int
    rebuilt: tuple[str, ...] = ()
    """Tables that lost their row, and have it again from the ledger."""
    key_left_out: str = ""
    """Why the key file was not copied beside it: it is damaged itself."""

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
        _pad(copy, key)
        try:
            rows, events = _salvage(copy, target, key)
        except Cancelled:
            target.unlink(missing_ok=True)
            raise
        except dbapi2.DatabaseError as error:
            target.unlink(missing_ok=True)
            raise _nothing(path) from error
    rebuilt = () if rows.get("study") else _rebuild_study(target, key)
    if not rows.get("study") and not rebuilt:
        target.unlink(missing_ok=True)
        raise _nothing(path)
    left_out = _copy_key(path, target)
    return Recovered(target, rows | dict.fromkeys(rebuilt, 1), *events, rebuilt=rebuilt, key_left_out=left_out)


def _rebuild_study(target: Path, key: FileKey | None) -> tuple[str, ...]:
    """Write the row of table `study` as the ledger recorded it last; gives the tables that got a row so."""
    try:
        database = open_copy(target, key)
    except StudyFileError:
        return ()
    try:
        file = ledger_of(database, study_metadata)
        _, row = last_of(file, Study)
        if row is None:
            return ()
        with database.transaction():
            file.write_row(Study, row["id"], False, row)
        return ("study",)
    except (StudyFileError, DatabaseError):
        return ()
    finally:
        database.close()


def _copy_key(path: Path, target: Path) -> str:
    """Copy the key file beside what was recovered; gives why it was left out, "" where it was not.

    A protected one is not opened here: its own passphrase may be another.
    """
    key = key_path(path)
    if not key.exists():
        return ""
    if not is_protected(key):
        try:
            with closing(connect_file(key, None)) as found:
                problem = str(found.execute("PRAGMA integrity_check").fetchone()[0])
        except dbapi2.DatabaseError as error:
            problem = str(error)
        if problem != "ok":
            return problem
    shutil.copy(key, key_path(target))
    return ""


def _pad(copy: Path, key: FileKey | None) -> None:
    """Give a file that was cut off the length that its first page names; SQLite opens none that is shorter.

    Of a protected file that page is not legible, and its own reader stops where the file does.
    """
    if key is not None:
        return
    with copy.open("r+b") as file:
        head = file.read(32)
        if len(head) == 32 and head.startswith(b"SQLite format 3"):
            page = int.from_bytes(head[16:18], "big")
            wanted = (65536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
            if copy.stat().st_size < min(wanted, MOST_BYTES):
                file.truncate(wanted)


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
        for row in passing(_readable(source, key, name, order)):
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
