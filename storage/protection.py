"""Putting a study's files under a passphrase, under another one, or under none: each is written anew and put in place.

The study must be closed. What was there before is overwritten before it is let go; on disks that write elsewhere than
they are told (SSDs), traces may stay until the disk reuses them. Backups beside the files follow where the present
passphrase opens them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlcipher3 import dbapi2

from analysis.errors import StudyFileError
from storage.backup import backups_folder
from storage.cipher import SETTINGS, FileKey, Passphrase
from storage.database import connect_file, key_of, open_copy
from storage.study_files import key_path, open_key_file, open_study_file, place_of_key, with_suffix

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Reprotected:
    """What was written anew, and what could not be opened with the present passphrase and stays as it is."""

    changed: tuple[Path, ...]
    left: tuple[Path, ...]


def change_protection(
    path: Path, *, passphrase: str, new: str, key_passphrase: str | None = None, study: bool = True, key: bool = True
) -> Reprotected:
    """Put the study's file, its key file or both under `new`; "" takes the protection away.

    `passphrase` opens the study now, `key_passphrase` the key file (None: the same). Raises `StudyFileError`
    (`wrong_passphrase`, `passphrase_needed`, `locked`, `cannot_write`, `missing`), `InvalidInput` (`passphrase_short`).
    """
    path, wanted, present = with_suffix(path), Passphrase(new), Passphrase(passphrase)
    if wanted:
        wanted.check_new()
    key_present = present if key_passphrase is None else Passphrase(key_passphrase)
    chosen = _files(path, present, key_present, study=study, key=key)
    new_key = wanted.new_key() if wanted else None
    changed: list[Path] = []
    left: list[Path] = []
    written = [(file, _recoded(file, key_of(file, now), new_key)) for file, now in chosen]
    for file, recoded in written:
        _put_in_place(recoded, file)
        changed.append(file)
    for file, now in chosen:
        for copy in _former(path, file):
            (changed if _follows(copy, now, new_key) else left).append(copy)
    return Reprotected(tuple(changed), tuple(left))


def _files(
    path: Path, present: Passphrase, key_present: Passphrase, *, study: bool, key: bool
) -> list[tuple[Path, Passphrase]]:
    """Open and close what is to be changed: what can't be opened, or is open elsewhere, is refused before anything."""
    opened = open_study_file(path, present)
    try:
        place = place_of_key(path, opened)
    finally:
        opened.database.close()
    chosen = [(path, present)] if study else []
    if key and (place.exists() or not study):
        open_key_file(place, key_present).database.close()
        chosen.append((place, key_present))
    return chosen


def _recoded(path: Path, key: FileKey | None, new: FileKey | None) -> Path:
    """Write a file anew beside itself under another key, and check that all of it is there."""
    target = path.with_name(f".{path.name}.recoding")
    try:
        target.unlink(missing_ok=True)
        target.touch(mode=path.stat().st_mode & 0o777)
        with closing(connect_file(path, key)) as connection:
            connection.execute("ATTACH DATABASE ? AS recoded KEY ?", (str(target), new.spec if new else ""))
            connection.execute("SELECT sqlcipher_export('recoded')").fetchall()
            _tell_settings(connection, new)
            for pragma in ("application_id", "user_version"):
                value = connection.execute(f"PRAGMA main.{pragma}").fetchone()[0]
                connection.execute(f"PRAGMA recoded.{pragma} = {value}")
            before = _counts(connection)
        _check(target, new, before)
    except (dbapi2.DatabaseError, OSError) as error:
        target.unlink(missing_ok=True)
        raise StudyFileError(
            "not_recoded",
            "{path} could not be written under the new passphrase.",
            "The file is as it was. Check that the disk has room for a copy of it.",
            path=str(path),
        ) from error
    return target


def _tell_settings(connection: dbapi2.Connection, new: FileKey | None) -> None:
    connection.execute("DELETE FROM recoded.meta WHERE name = 'cipher'")
    if new:
        connection.execute("INSERT INTO recoded.meta (name, value) VALUES ('cipher', ?)", (SETTINGS,))


def _counts(connection: dbapi2.Connection) -> dict[str, int]:
    """Count the rows of every table but the one that says how the file is protected."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a table's own name
        for name in names
        if name != "meta"
    }


def _check(target: Path, key: FileKey | None, before: dict[str, int]) -> None:
    database = open_copy(target, key)
    try:
        problems = database.integrity_problems()
        connection = database.connection.connection.driver_connection
        if problems or connection is None or _counts(connection) != before:
            raise OSError("the copy is not what was copied")
    finally:
        database.close()


def _put_in_place(recoded: Path, path: Path) -> None:
    """Put the new file in the place of the old one at once, and overwrite what the old one held."""
    with recoded.open("rb") as file:
        os.fsync(file.fileno())
    if os.name == "posix":
        with path.open("r+b") as former:
            recoded.replace(path)
            _overwrite(former)
        return
    old = path.with_name(f".{path.name}.former")
    path.replace(old)
    recoded.replace(path)
    let_go(old)


def let_go(path: Path) -> None:
    """Overwrite what a file held, and remove it."""
    with path.open("r+b") as file:
        _overwrite(file)
    path.unlink()


def _overwrite(file: IO[bytes]) -> None:
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, CHUNK)))
    file.flush()
    os.fsync(file.fileno())


def _former(path: Path, file: Path) -> Iterator[Path]:
    """Find what was kept of a file: the copies made before it was brought to a newer version, and its backups."""
    yield from sorted(file.parent.glob(f"{file.name}.before-v*"))
    yield from sorted(backups_folder(file).glob(f"*{key_path(path).suffix if file != path else path.suffix}"))


def _follows(path: Path, present: Passphrase, new: FileKey | None) -> bool:
    """Write a kept copy anew where the present passphrase opens it; gives whether it did."""
    try:
        _put_in_place(_recoded(path, key_of(path, present), new), path)
    except StudyFileError:
        return False
    return True
