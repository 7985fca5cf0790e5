"""A study on disk: `NAME.verbatim` and, beside it, `NAME.verbatim-key`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import MetaData

from analysis.errors import InvalidInput, StudyFileError
from analysis.records import Record, Study, new_id
from storage.cipher import Passphrase, is_protected
from storage.codec import completed
from storage.database import NOBODY, Database, create_database, open_database
from storage.faults import cannot_write
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
KEY_PLACE = "key_place"
"""Where the study remembers its key file, if that does not lie beside it."""


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


def create_files(
    path: Path, passphrase: Passphrase = NOBODY, key_passphrase: Passphrase | None = None
) -> tuple[StudyStore, str]:
    """Make the two empty files, the key file for nobody else to read; gives the open store and the key file's id.

    The key file is under `key_passphrase`, or where that is None under the study's.
    """
    if path.exists():
        raise StudyFileError(
            "exists", "There is already a file {path}.", "Choose another name, or open that study.", path=str(path)
        )
    if key_path(path).exists():
        raise StudyFileError(
            "exists", "There is already a file {path}.", "Choose another name.", path=str(key_path(path))
        )
    _make_folder(path)
    study = ledger_of(
        create_database(path, study_metadata, STUDY_APPLICATION_ID, STUDY_VERSION, passphrase=passphrase),
        study_metadata,
    )
    try:
        key = _create_key(key_path(path), passphrase if key_passphrase is None else key_passphrase)
    except BaseException:
        study.database.close()
        path.unlink(missing_ok=True)
        raise
    key_id = new_id()
    with key.database.transaction():
        key.set_meta("id", key_id)
    return StudyStore(study, key), key_id


def _create_key(path: Path, passphrase: Passphrase) -> LedgerFile:
    database = create_database(path, key_metadata, KEY_APPLICATION_ID, KEY_VERSION, mode=0o600, passphrase=passphrase)
    return ledger_of(database, key_metadata)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path) from error


def open_files(
    path: Path,
    *,
    without_key: bool = False,
    passphrase: Passphrase = NOBODY,
    key_passphrase: Passphrase | None = None,
    key_file: Path | None = None,
) -> StudyStore:
    """Open the study, with its key file where that is there, and finish what a crash left half done.

    A `key_file` that does not lie beside the study is remembered in it; a study whose key was destroyed has none.
    Raises `StudyFileError`, also `key_mismatch` where the key file belongs to another study and `key_passphrase_needed`
    where it is under another passphrase.
    """
    study = open_study_file(path, passphrase)
    store = StudyStore(study, None)
    try:
        info = store.all(Study)
        if not info:
            raise _without_row(path, study)
        place = key_file or place_of_key(path, study)
        if not without_key and info[0].key_file_id and (key_file or place.exists()):
            store.key_file = _open_key(place, info[0].key_file_id, passphrase, key_passphrase)
            remember_key_place(path, study, place)
        repair(store)
    except BaseException:
        store.close()
        raise
    return store


def open_study_file(path: Path, passphrase: Passphrase) -> LedgerFile:
    database = open_database(path, STUDY_APPLICATION_ID, STUDY_VERSION, STUDY_MIGRATIONS, passphrase)
    return ledger_of(database, study_metadata)


def open_key_file(path: Path, passphrase: Passphrase) -> LedgerFile:
    return ledger_of(open_database(path, KEY_APPLICATION_ID, KEY_VERSION, KEY_MIGRATIONS, passphrase), key_metadata)


def place_of_key(path: Path, study: LedgerFile) -> Path:
    """Give where the key file is: beside the study, or where it was last seen."""
    beside, remembered = key_path(path), study.meta(KEY_PLACE)
    return Path(remembered) if remembered and not beside.exists() else beside


def remember_key_place(path: Path, study: LedgerFile, place: Path) -> None:
    """Keep in the study where its key file is; nothing for one that lies beside it."""
    known = "" if place.resolve() == key_path(path).resolve() else str(place.resolve())
    if study.meta(KEY_PLACE) != known:
        with study.database.transaction():
            study.set_meta(KEY_PLACE, known)


def _open_key(path: Path, key_id: str, passphrase: Passphrase, own: Passphrase | None) -> LedgerFile:
    try:
        key = open_key_file(path, passphrase if own is None else own)
    except StudyFileError as error:
        if own is None and error.code in ("passphrase_needed", "wrong_passphrase"):
            raise _other_passphrase(path) from error
        raise
    if key.meta("id") == key_id:
        return key
    key.database.close()
    raise StudyFileError(
        "key_mismatch",
        "{path} belongs to another study.",
        "Put this study's own key file beside it, or open the study without its key.",
        path=str(path),
    )


def _other_passphrase(path: Path) -> StudyFileError:
    return StudyFileError(
        "key_passphrase_needed",
        "The key file {path} is protected by a passphrase of its own.",
        "Give that too, or open the study without its key: then no original can be seen and nothing pseudonymised.",
        path=str(path),
    )


def protection(path: Path) -> tuple[bool, bool | None]:
    """Tell whether a study's file and the key file beside it are protected; None where that is not there."""
    key = key_path(path)
    return is_protected(path), is_protected(key) if key.exists() else None


def ledger_of(database: Database, metadata: MetaData) -> LedgerFile:
    named = metadata.tables
    return LedgerFile(database, LedgerTables(named["event"], named["payload"], named["meta"], named.get("blob")))


def _without_row(path: Path, study: LedgerFile) -> StudyFileError:
    """Word that the table `study` is empty: of a file that never became one, or of one that lost its row."""
    last, _ = study.head()
    if last == 0:
        return StudyFileError(
            "unfinished",
            "{path} was begun but never became a study.",
            "It holds no step. Move it and its key file away, and make the study again.",
            path=str(path),
        )
    return StudyFileError(
        "study_row_missing",
        "In {path} the row of table “study” is missing; event {seq} of its {count} recorded it last.",
        "Everything else is still there: keep the file. `recover` writes the row anew from the ledger into a file "
        "beside it; or restore a backup.",
        path=str(path),
        seq=last_of(study, Study)[0],
        count=last,
    )


def last_of(file: LedgerFile, record_type: type[Record]) -> tuple[int, dict[str, Any] | None]:
    """Give a table's row as the ledger recorded it last, in plain form, and that event's number; (0, None) for none."""
    found: tuple[int, dict[str, Any] | None] = (0, None)
    for event in file.events():
        for change in (event.payload or {}).get("changes", ()):
            if change["table"] == record_type.__name__:
                found = event.seq, completed(record_type, change["after"])
    return found
