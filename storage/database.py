"""One SQLite file: how it is opened, locked, migrated and written.

Each file is opened by one process at a time (SQLite's exclusive locking mode, no extra lock file), with foreign keys
on, WAL and explicit transactions that begin immediately. SQLCipher's SQLite opens files with a passphrase and without;
a protected file's WAL is protected as it is, and temporary tables stay in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2
from sqlmodel import create_engine

from analysis.errors import StudyFileError
from analysis.underway import so_far
from storage.cipher import SETTINGS, FileKey, Passphrase, is_protected
from storage.faults import cannot_write, locked
from storage.locking import FileLock, lock_file

Migration = Callable[[Connection], None]
NOBODY = Passphrase("")
IN_MEMORY = Path(":memory:")
PAGES = 512
"""How many pages of a file are copied between two looks at whether to stop."""


class Database:
    """An open file. Not thread-safe by itself: `StudyStore` holds the lock."""

    def __init__(self, path: Path, engine: Engine, connection: Connection, key: FileKey | None, lock: FileLock) -> None:
        self.path = path
        self.named = path
        """The file that messages speak of: of a copy, what it is a copy of."""
        self._engine = engine
        self._lock = lock
        self.connection = connection
        self.key = key
        self._file = _identity(path)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction, all or nothing; on disk when it ends. Raises `StudyFileError` if it can't be written."""
        try:
            with self.connection.begin():
                self.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
                yield self.connection
                self._require_in_place()
        except sqlalchemy.exc.OperationalError as error:
            raise _write_failed(self.path, error) from error

    def integrity_problems(self) -> list[str]:
        """Ask SQLite itself; an empty list is a sound file."""
        try:
            found = self.connection.exec_driver_sql("PRAGMA integrity_check").all()
            foreign = self.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            self.connection.rollback()
        except sqlalchemy.exc.DatabaseError as error:
            return [str(error.orig)]
        problems = [str(row[0]) for row in found if row[0] != "ok"]
        return problems + [f"{row[0]} refers to a missing {row[2]}" for row in foreign]

    def copy_to(self, path: Path) -> None:
        """Write the file as it is now to another, new one, under the same key; raises `StudyFileError`."""
        with closing(connect_file(path, self.key)) as target:
            self._copy(target, path)

    def copy_into(self, other: Database) -> None:
        """Fill an open, empty database with what is here now; both are unprotected. Raises `StudyFileError`."""
        self._copy(other.connection.connection.driver_connection, other.path)

    def _copy(self, target: Any, path: Path) -> None:
        source: Any = self.connection.connection.driver_connection
        try:
            source.backup(target, pages=PAGES, progress=lambda _status, left, total: so_far(total - left, total))
        except dbapi2.DatabaseError as error:
            raise _copy_failed(self.path, path, error) from error

    def _require_in_place(self) -> None:
        """Raise `StudyFileError` (`replaced`) where what would be written now would be lost with an unlinked file."""
        if not self.is_in_place:
            raise StudyFileError(
                "replaced",
                "{path} was replaced, moved or taken away by another program while it was open here.",
                "Nothing more was written to it. When you close the study, what was decided here is saved beside it.",
                path=str(self.path),
            )

    @property
    def is_in_place(self) -> bool:
        """Whether the file's name still leads to the file that is open."""
        return _identity(self.path) == self._file

    def close(self) -> None:
        """Close the file. One that was replaced meanwhile is saved under another name first; its WAL goes with it."""
        if self.connection.closed:
            return
        saved = True if self.is_in_place else self._save_elsewhere()
        self.connection.close()
        self._engine.dispose()
        self._lock.release()
        if not self.is_in_place and saved:
            # SQLite would play it back onto whatever file has the name now.
            self.path.with_name(f"{self.path.name}-wal").unlink(missing_ok=True)

    def _save_elsewhere(self) -> bool:
        stamp = datetime.now().strftime("%Y-%m-%d %H-%M-%S")
        target = self.path.with_name(f"{self.path.stem} (rescued {stamp}){self.path.suffix}")
        try:
            target.touch(mode=0o600)
            self.copy_to(target)
        except (OSError, StudyFileError):
            return False
        return True


def create_database(
    path: Path,
    metadata: MetaData,
    application_id: int,
    version: int,
    *,
    mode: int = 0o666,
    passphrase: Passphrase = NOBODY,
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
        raise cannot_write(path) from error
    database = _connect(path, passphrase.new_key() if passphrase else None)
    with database.transaction() as connection:
        metadata.create_all(connection)
        if database.key and "meta" in metadata.tables:
            connection.execute(metadata.tables["meta"].insert().values(name="cipher", value=SETTINGS))
        connection.exec_driver_sql(f"PRAGMA application_id = {application_id}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")
    return database


def open_database(
    path: Path,
    application_id: int,
    version: int,
    migrations: Mapping[int, Migration],
    passphrase: Passphrase = NOBODY,
) -> Database:
    """Open a file, bring it up to `version` with a backup before each step.

    `migrations[n]` makes a file of version n - 1 one of version n. Raises `StudyFileError` (`missing`, `not_a_study`,
    `newer_version`, `locked`, `damaged`, `cannot_write`, `passphrase_needed`, `wrong_passphrase`).
    """
    database = _connect(path, key_of(path, passphrase))
    try:
        _check_kind(database, application_id)
        _migrate(database, version, migrations)
    except BaseException:
        database.close()
        raise
    return database


def key_of(path: Path, passphrase: Passphrase) -> FileKey | None:
    """Give the key of a file that is there, None for an unprotected one.

    Raises `StudyFileError` (`missing`, `passphrase_needed`).
    """
    if not path.is_file():
        raise StudyFileError("missing", "There is no file {path}.", "Check the name, or make a study.", path=str(path))
    if not is_protected(path):
        return None
    if not passphrase:
        raise StudyFileError(
            "passphrase_needed",
            "{path} is protected by a passphrase.",
            "Nobody can open it without the passphrase, and nobody can bring a forgotten one back.",
            path=str(path),
        )
    return passphrase.key_of(path)


def connect_file(path: Path, key: FileKey | None) -> dbapi2.Connection:
    """Connect to a file under its key, with SQLCipher's own log off; nothing is read yet."""
    connection = dbapi2.connect(str(path), timeout=0.5, check_same_thread=False, isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.spec}"').fetchall()
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def open_copy(path: Path, key: FileKey | None) -> Database:
    """Open a copy that nobody else knows of, such as a backup that was just written; raises `StudyFileError`."""
    return _connect(path, key)


def open_unmigrated(path: Path, application_id: int, version: int, key: FileKey | None) -> tuple[Database, int]:
    """Open a copy as it is, of whatever version this program knows; gives that too. Raises `StudyFileError`."""
    database = _connect(path, key)
    try:
        _check_kind(database, application_id)
        return database, _known_version(database, version)
    except BaseException:
        database.close()
        raise


def _connect(path: Path, key: FileKey | None) -> Database:
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connect_file(path, key), poolclass=StaticPool)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    lock = FileLock(None) if path == IN_MEMORY else lock_file(path)
    try:
        connection = engine.connect()
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
        connection.rollback()
    except (sqlalchemy.exc.DatabaseError, dbapi2.DatabaseError) as error:
        engine.dispose()
        lock.release()
        raise _cannot_open(path, error, key) from error
    return Database(path, engine, connection, key, lock)


def _identity(path: Path) -> tuple[int, int]:
    """Tell one file from another of the same name; (0, 0) where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - called for each transaction
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _set_pragmas(connection: dbapi2.Connection, _record: Any) -> None:
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


def _known_version(database: Database, version: int) -> int:
    """Give the file's version; raises `StudyFileError` (`newer_version`) for one after `version`."""
    found = int(database.connection.exec_driver_sql("PRAGMA user_version").scalar_one())
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
    return found


def _migrate(database: Database, version: int, migrations: Mapping[int, Migration]) -> None:
    found = _known_version(database, version)
    for step in range(found + 1, version + 1):
        kept = database.path.with_name(f"{database.path.name}.before-v{step}")
        _backup(database, kept)
        try:
            with database.transaction() as connection:
                _step(connection, migrations[step], database.path, found)
                connection.exec_driver_sql(f"PRAGMA user_version = {step}")
        except StudyFileError:
            kept.unlink()
            raise


def _step(connection: Connection, migration: Migration, path: Path, version: int) -> None:
    """Do a step of migration; raises `StudyFileError` (`other_version`) where the file holds what the step adds."""
    try:
        migration(connection)
    except sqlalchemy.exc.OperationalError as error:
        if not any(words in str(error) for words in ("already exists", "duplicate column", "no such table")):
            raise
        raise StudyFileError(
            "other_version",
            "{path} says that it is of file version {version}, and is of another one: it was altered outside Verbatim.",
            "Nothing was changed. Restore a backup of it.",
            path=str(path),
            version=version,
        ) from error


def _backup(database: Database, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=database.path.stat().st_mode & 0o777)
    database.copy_to(target)


def _cannot_open(path: Path, error: Exception, key: FileKey | None = None) -> StudyFileError:
    if "locked" in str(error):
        return locked(path)
    if "readonly" in str(error) or "unable to open" in str(error):
        return cannot_write(path)
    if key is not None and "not a database" in str(error):
        return StudyFileError(
            "wrong_passphrase",
            "This passphrase does not open {path}.",
            "Look at capital letters and the keyboard's language, and try again. If it was changed lately, "
            "a backup may still have the former one.",
            path=str(path),
        )
    return StudyFileError(
        "damaged",
        "{path} can't be read as a study file; it may be damaged.",
        "Nothing was changed. Restore a backup of it.",
        path=str(path),
    )


def read_failed(path: Path, error: Exception) -> StudyFileError:
    """Word a failure to read an open file."""
    if "disk I/O" in str(error) or "unable to open" in str(error):
        return StudyFileError(
            "cannot_read",
            "{path} can't be read any more; its drive may have been taken away.",
            "What was decided before is on that drive. Bring it back, and open the study again.",
            path=str(path),
        )
    return _cannot_open(path, error)


def _copy_failed(source: Path, target: Path, error: Exception) -> StudyFileError:
    damaged = any(word in str(error) for word in ("malformed", "not a database"))
    return _cannot_open(source, error) if damaged else cannot_write(target)


def _write_failed(path: Path, error: Exception) -> StudyFileError:
    return _cannot_open(path, error) if "locked" in str(error) else cannot_write(path)
