"""Reading what can still be read of a damaged study, into a new file beside it; the damaged one is not touched.

The rows are read page by page (`raw_pages`): those of each table from the pages that its inner pages lead to, those of
the ledger also from pages that nothing leads to any more, because its hashes vouch for them. What the other tables lost
is then written anew from the ledger (`relearning`), which holds each row as it was after each step.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlcipher3 import dbapi2

from analysis.errors import StudyFileError
from storage.backup import backups_of
from storage.cipher import FileKey, Passphrase, is_protected
from storage.database import connect_file, key_of, open_copy
from storage.raw_pages import read_pages
from storage.raw_tables import copy_tables
from storage.relearning import rebuild, steps_of
from storage.study_files import key_path, ledger_of, with_suffix
from storage.tables import study_metadata


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was read: rows by table, and for the steps of the study how many there were."""

    path: Path
    rows: dict[str, int]
    events: int
    last_event: int
    missing: tuple[tuple[int, int], ...] = ()
    """First and last number of each run of steps before the last that are gone."""
    without_content: int = 0
    """How many steps are there of which the content is gone, though nothing erased it."""
    has_end: bool = True
    """Whether the last step that was found is the one that the file called its last."""
    has_all_bytes: bool = True
    """Whether all pages with stored bytes (requests, answers) could be read."""
    rebuilt: dict[str, int] = field(default_factory=dict)
    """Rows that were lost, and written anew from the ledger, by table."""
    is_key_left_out: bool = False
    """Whether the key file was not copied beside it, because it is damaged itself."""

    @property
    def is_whole(self) -> bool:
        """Whether no step, content or stored byte is missing; `verify` says the rest."""
        return not self.missing and not self.without_content and self.has_end and self.has_all_bytes


def recover(path: Path, passphrase: str = "") -> Recovered:
    """Write `NAME (recovered).verbatim` beside a damaged study, with a copy of its key file.

    Raises `StudyFileError` (`missing`, `passphrase_needed`, `wrong_passphrase`, `exists`, `nothing_recovered`).
    """
    path = with_suffix(path)
    keys = _keys(path, Passphrase(passphrase))
    target = path.with_name(f"{path.stem} (recovered){path.suffix}")
    if target.exists():
        raise StudyFileError("exists", "There is already a file {path}.", "Move it away first.", path=str(target))
    try:
        found = _recovered(path, keys, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    if not found.rows.get("study"):
        target.unlink(missing_ok=True)
        raise _nothing(path)
    return replace(found, is_key_left_out=not _copy_key(path, target))


def _keys(path: Path, passphrase: Passphrase) -> list[FileKey | None]:
    """Give the keys that the file may be under.

    Its salt is its beginning; where that is damaged, the key file and the backups have mostly the same.
    """
    keys = [key_of(path, passphrase)]
    others = [key_path(path), *(backup.path for backup in backups_of(path))] if keys == [None] else []
    for other in filter(is_protected, filter(Path.is_file, others)):
        key = key_of(other, passphrase)
        keys += [] if key in keys else [key]
    return keys


def _recovered(path: Path, keys: list[FileKey | None], target: Path) -> Recovered:
    """Read with the key that opens most pages."""
    key, pages = max(
        ((key, read_pages(path, key)) for key in keys), key=lambda found: (found[0] is not None, len(found[1].content))
    )
    if not pages.content:
        raise _nothing(path) if key is None else _not_deciphered(path)
    rows, torn = copy_tables(pages, target, key)
    del pages
    database = open_copy(target, key)
    try:
        file = ledger_of(database, study_metadata)
        steps = steps_of(file)
        rebuilt = rebuild(file, steps)
        return Recovered(
            target,
            {name: count + rebuilt.get(name, 0) for name, count in rows.items()},
            len(steps.seen),
            steps.last,
            missing=steps.gaps(),
            without_content=len(steps.without_content),
            has_all_bytes="blob" not in torn,
            has_end=file.meta("head") == file.head()[1],
            rebuilt=rebuilt,
        )
    finally:
        database.close()


def _copy_key(path: Path, target: Path) -> bool:
    """Copy the key file beside what was recovered; False for one that is damaged itself.

    A protected one is not opened here: its own passphrase may be another.
    """
    key = key_path(path)
    if not key.exists():
        return True
    if not is_protected(key):
        try:
            with closing(connect_file(key, None)) as found:
                is_sound = found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except dbapi2.DatabaseError:
            is_sound = False
        if not is_sound:
            return False
    shutil.copy(key, key_path(target))
    return True


def _nothing(path: Path) -> StudyFileError:
    return StudyFileError(
        "nothing_recovered",
        "Nothing can be read of {path} any more.",
        "It was not changed. Restore a backup of it.",
        path=str(path),
    )


def _not_deciphered(path: Path) -> StudyFileError:
    return StudyFileError(
        "wrong_passphrase",
        "No page of {path} can be read with this passphrase.",
        "Look at capital letters and the keyboard's language, and try again. Where it is right, the beginning of the "
        "file is lost: restore a backup of it.",
        path=str(path),
    )
