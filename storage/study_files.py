"""A study on disk: `NAME.verbatim` and, beside it, `NAME.verbatim-key`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import MetaData

from analysis.errors import InvalidInput, StudyFileError
from analysis.records import Study, new_id
from storage.database import Database, create_database, open_database
from storage.ledger import LedgerFile, LedgerTables
from storage.migrations import (
    KEY_APPLICATION_ID,
    KEY_MIGRATIONS,
    KEY_VERSION,
    STUDY_APPLICATION_ID,
    STUDY_MIGRATIONS,
    STUDY_VERSION,
)
from storage.store import StudyStore, repair
from storage.tables import key_metadata, study_metadata

SUFFIX = ".verbatim"
KEY_SUFFIX = ".verbatim-key"


def with_suffix(path: Path) -> Path:
    """Give the study file's path for a name with or without its ending. Raises `InvalidInput` for a key file's."""
    if path.name.endswith(KEY_SUFFIX):
        raise InvalidInput(
            "is_key_file",
            "{path} is a key file, not a study.",
            "Choose the file beside it that ends in .verbatim.",
            path=str(path),
        )
    if not path.name:
        raise InvalidInput("no_file_name", "{path} is a folder, not a study.", "Name a file.", path=str(path))
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def key_path(path: Path) -> Path:
    return path.with_name(path.stem + KEY_SUFFIX)


def create_files(path: Path) -> tuple[StudyStore, str]:
    """Make the two empty files, the key file for nobody else to read; gives the open store and the key file's id."""
    if path.exists():
        raise StudyFileError(
            "exists", "There is already a file {path}.", "Choose another name, or open that study.", path=str(path)
        )
    if key_path(path).exists():
        raise StudyFileError(
            "exists", "There is already a file {path}.", "Choose another name.", path=str(key_path(path))
        )
    _make_folder(path)
    study = _file(create_database(path, study_metadata, STUDY_APPLICATION_ID, STUDY_VERSION), study_metadata)
    try:
        database = create_database(key_path(path), key_metadata, KEY_APPLICATION_ID, KEY_VERSION, mode=0o600)
        key = _file(database, key_metadata)
    except BaseException:
        study.database.close()
        path.unlink(missing_ok=True)
        raise
    key_id = new_id()
    with key.database.transaction():
        key.set_meta("id", key_id)
    return StudyStore(study, key), key_id


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyFileError(
            "cannot_write",
            "{path} can't be written.",
            "Check that the folder exists, that you may write there and that the disk is not full.",
            path=str(path),
        ) from error


def open_files(path: Path, *, without_key: bool = False) -> StudyStore:
    """Open the study, with its key file where that is there, and finish what a crash left half done.

    Raises `StudyFileError`, also `key_mismatch` where the key file beside it belongs to another study.
    """
    study = _file(open_database(path, STUDY_APPLICATION_ID, STUDY_VERSION, STUDY_MIGRATIONS), study_metadata)
    store = StudyStore(study, None)
    try:
        info = store.all(Study)
        if not info:
            raise _unfinished(path)
        if not without_key and key_path(path).exists():
            store.key_file = _open_key(path, info[0].key_file_id)
        repair(store)
    except BaseException:
        store.close()
        raise
    return store


def _open_key(path: Path, key_id: str) -> LedgerFile:
    key = _file(open_database(key_path(path), KEY_APPLICATION_ID, KEY_VERSION, KEY_MIGRATIONS), key_metadata)
    if key.meta("id") == key_id:
        return key
    key.database.close()
    raise StudyFileError(
        "key_mismatch",
        "{path} belongs to another study.",
        "Put this study's own key file beside it, or open the study without its key.",
        path=str(key_path(path)),
    )


def _file(database: Database, metadata: MetaData) -> LedgerFile:
    named = metadata.tables
    return LedgerFile(database, LedgerTables(named["event"], named["payload"], named["meta"], named.get("blob")))


def _unfinished(path: Path) -> StudyFileError:
    return StudyFileError(
        "unfinished",
        "{path} was begun but never became a study.",
        "Delete it and its key file, and make the study again.",
        path=str(path),
    )
