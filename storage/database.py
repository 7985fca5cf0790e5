"""One SQLite file: how it is opened, locked, migrated and written.

Each file is opened by one process at a time (SQLite's exclusive locking mode, no extra lock file), with foreign keys
on, WAL and explicit transactions that begin immediately.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.pool import StaticPool
from sqlmodel import create_engine

from analysis.errors import StudyFileError

Migration = Callable[[Connection], None]


class Database:
    """An open file. Not thread-safe by itself: `StudyStore` holds the lock."""

    def __init__(self, path: Path, engine: Engine, connection: Connection) -> None:
        self.path = path
        self._engine = engine
        self.connection = connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction, all or nothing; on disk when it ends. Raises `StudyFileError` if it can't be written."""
        try:
            with self.connection.begin():
                self.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                yield self.connection
        except sqlalchemy.exc.OperationalError as error:
            raise _write_failed(self.path, error) from error

    def integrity_problems(self) -> list[str]:
        """Ask SQLite itself; an empty list is a sound file."""
        problems = [str(row[0]) for row in self.connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        foreign = self.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        self.connection.rollback()
        return problems + [f"{row[0]} refers to a missing {row[2]}" for row in foreign]

    def close(self) -> None:
        self.connection.close()
        self._engine.dispose()


def create_database(
    path: Path, metadata: MetaData, application_id: int, version: int, *, mode: int = 0o666
) -> Database:
    """Make a new file with all tables; `mode` are its permissions where the system has such.

    Raises `StudyFileError` (`exists`, `cannot_write`).
    """
    if path.exists():
        raise StudyFileError(
            "exists", "There is already a file {path}.", "Choose another name, or open that study.", path=str(path)
        )
    try:
        path.touch(mode=mode, exist_ok=False)
    except OSError as error:
        raise _cannot_write(path) from error
    database = _connect(path)
    with database.transaction() as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {application_id}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    return database


def open_database(path: Path, application_id: int, version: int, migrations: Mapping[int, Migration]) -> Database:
    """Open a file, bring it up to `version` with a backup before each step.

    `migrations[n]` makes a file of version n - 1 one of version n. Raises `StudyFileError` (`missing`, `not_a_study`,
    `newer_version`, `locked`, `damaged`, `cannot_write`).
    """
    if not path.is_file():
        raise StudyFileError("missing", "There is no file {path}.", "Check the name, or make a study.", path=str(path))
    database = _connect(path)
    try:
        _check_kind(database, application_id)
        _migrate(database, version, migrations)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path) -> Database:
    engine = create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 0.5},
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        connection = engine.connect()
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        connection.rollback()
    except (sqlalchemy.exc.DatabaseError, sqlite3.DatabaseError) as error:
        engine.dispose()
        raise _cannot_open(path, error) from error
    return Database(path, engine, connection)


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _check_kind(database: Database, application_id: int) -> None:
    found = database.connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    database.connection.rollback()
    if found != application_id:
        raise StudyFileError(
            "not_a_study",
            "{path} is not a file that Verbatim made for this purpose.",
            "Open a file that ends in .verbatim; its key file ends in .verbatim-key.",
            path=str(database.path),
        )


def _migrate(database: Database, version: int, migrations: Mapping[int, Migration]) -> None:
    found = database.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    database.connection.rollback()
    if found > version:
        raise StudyFileError(
            "newer_version",
            "{path} was written by a newer Verbatim (file version {found}, this one knows {version}).",
            "Nothing was changed. Update Verbatim to open it.",
            path=str(database.path),
            found=found,
            version=version,
        )
    for step in range(found + 1, version + 1):
        _backup(database, database.path.with_name(f"{database.path.name}.before-v{step}"))
        with database.transaction() as connection:
            migrations[step](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {step}")


def _backup(database: Database, target: Path) -> None:
    source = database.connection.connection.driver_connection
    with sqlite3.connect(target) as copy:
        source.backup(copy)  # type: ignore[union-attr]
    copy.close()


def _cannot_open(path: Path, error: Exception) -> StudyFileError:
    if "locked" in str(error):
        return StudyFileError(
            "locked",
            "{path} is open in another Verbatim.",
            "Close it there first; only one may write at a time.",
            path=str(path),
        )
    if "readonly" in str(error) or "unable to open" in str(error):
        return _cannot_write(path)
    return StudyFileError(
        "damaged",
        "{path} can't be read as a study file; it may be damaged.",
        "Nothing was changed. Restore a backup of it.",
        path=str(path),
    )


def _cannot_write(path: Path) -> StudyFileError:
    return StudyFileError(
        "cannot_write",
        "{path} can't be written.",
        "Check that the folder exists, that you may write there and that the disk is not full.",
        path=str(path),
    )


def _write_failed(path: Path, error: Exception) -> StudyFileError:
    return _cannot_open(path, error) if "locked" in str(error) else _cannot_write(path)
