"""Whether copies of a study's two files may take the place of what is there: opened and checked, changed in nothing."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from analysis.errors import StudyFileError
from analysis.records import Study
from analysis.underway import so_far
from storage.cipher import Passphrase
from storage.database import NOBODY, key_of, open_unmigrated
from storage.ledger import LedgerFile
from storage.migrations import KEY_APPLICATION_ID, KEY_VERSION, STUDY_APPLICATION_ID, STUDY_VERSION
from storage.store import StudyStore
from storage.study_files import ledger_of
from storage.tables import key_metadata, study_metadata
from storage.verify import verify


def require_sound(
    copy: Path,
    key_copy: Path | None,
    *,
    named: tuple[Path, Path | None],
    passphrase: Passphrase = NOBODY,
    key_passphrase: Passphrase | None = None,
    whole: bool,
) -> None:
    """Raise `StudyFileError` unless a study opens from these copies; `named` are the files that the words name.

    With `whole`, `verify` must find nothing. A key file under a passphrase that nobody gave is not looked into. Raises
    `backup_damaged`, `not_a_study`, `newer_version`, `key_mismatch`, `passphrase_needed`, `wrong_passphrase`.
    """
    with ExitStack() as stack:
        study, is_current = _opened(stack, copy, named[0], passphrase, is_key=False)
        key = None
        if key_copy and named[1]:
            own = passphrase if key_passphrase is None else key_passphrase
            try:
                key, key_current = _opened(stack, key_copy, named[1], own, is_key=True)
                is_current = is_current and key_current
            except StudyFileError as error:
                if key_passphrase is not None or error.code not in ("passphrase_needed", "wrong_passphrase"):
                    raise
        if is_current:
            _check_content(StudyStore(study, key), named, whole=whole)


def _opened(
    stack: ExitStack, copy: Path, named: Path, passphrase: Passphrase, *, is_key: bool
) -> tuple[LedgerFile, bool]:
    """Open one file; tells too whether it is of today's version."""
    wanted = (KEY_APPLICATION_ID, KEY_VERSION) if is_key else (STUDY_APPLICATION_ID, STUDY_VERSION)
    try:
        database, version = open_unmigrated(copy, *wanted, key_of(copy, passphrase))
    except StudyFileError as error:
        if error.code == "damaged":
            raise _damaged(named, "it can't be opened") from error
        error.params["path"] = str(named)
        raise
    stack.callback(database.close)
    if problems := database.integrity_problems():
        raise _damaged(named, problems[0])
    file = ledger_of(database, key_metadata if is_key else study_metadata)
    if file.meta("head") != file.head()[1]:
        raise _damaged(named, "its last events are missing")
    return file, version == wanted[1]


def _check_content(store: StudyStore, named: tuple[Path, Path | None], *, whole: bool) -> None:
    found = verify(store, so_far, None) if whole else []
    if found:
        raise _damaged(named[0], found[0].message.rstrip("."))
    studies = store.all(Study)
    if not studies:
        raise _damaged(named[0], "its table study has no row")
    if named[1] and store.key_file and store.key_file.meta("id") != studies[0].key_file_id:
        raise StudyFileError(
            "key_mismatch",
            "{path} belongs to another study.",
            "Nothing was changed. Name the key file of this backup.",
            path=str(named[1]),
        )


def _damaged(path: Path, problem: str) -> StudyFileError:
    return StudyFileError(
        "backup_damaged",
        "{path} is not a sound backup: {problem}.",
        "Nothing was changed. Choose another backup, or restore this one to a new name with -o to see what it holds.",
        path=str(path),
        problem=problem,
    )
