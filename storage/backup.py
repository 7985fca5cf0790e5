"""Backups of an open study: made with SQLite's backup API, checked after writing, named by time and step, rotated.

A backup is two files that can be opened as any study; it stays under the passphrase that the study had. The study's lie
in `NAME-backups` beside it, those of a key file that is kept elsewhere beside that one.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from analysis.errors import Cancelled, StudyFileError
from analysis.records import Document
from analysis.underway import stop_here
from analysis.workflow.history import FINAL
from analysis.workflow.retention import KEY_DESTROYED
from analysis.workflow.study import OpenStudy
from analysis.workflow.withdrawal import BACKUP_ELSEWHERE
from storage.cipher import Passphrase, is_protected
from storage.database import open_copy
from storage.faults import cannot_write
from storage.ledger import LedgerFile
from storage.soundness import require_sound
from storage.store import PROGRAM, StudyStore
from storage.study_files import KEY_SUFFIX, SUFFIX, key_path, open_study_file, with_suffix

DUE_AFTER = timedelta(hours=1)
NEWEST, DAYS, WEEKS = 5, 7, 4
FOLDER = "-backups"
_STAMP = "%Y-%m-%d %H-%M-%S"
_NAME = re.compile(r".* (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d) step (\d+)")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when it was made (by the computer's clock) and after which step of the study."""

    path: Path
    made_at: datetime
    step: int
    has_key: bool

    @property
    def is_protected(self) -> bool:
        return is_protected(self.path)


def backups_folder(path: Path) -> Path:
    """Give the folder of a study's backups, or of a key file's that lies elsewhere."""
    return path.with_name(path.stem + FOLDER)


def backups_of(path: Path) -> list[Backup]:
    """List a study's own backups, the latest step first; what was made with `-o` elsewhere is not among them."""
    found = [_read(item) for item in backups_folder(with_suffix(path)).glob(f"*{SUFFIX}")]
    return sorted((item for item in found if item), key=lambda item: (item.step, item.made_at), reverse=True)


def back_up(study: OpenStudy, target: Path | None = None, *, coder: str = PROGRAM) -> Backup:
    """Write a backup, check it, and let go of old ones; `target` puts it elsewhere and lets go of nothing.

    That there is one elsewhere is recorded as the act of `coder`, so that a withdrawal can name it. Work goes on once
    the files are copied. Raises `StudyFileError` (`exists`, `cannot_write`, `backup_failed`).
    """
    store = _store(study)
    moment = datetime.now()
    path = with_suffix(target) if target else _new_path(study.path, moment, store.last_seq())
    key = key_path(path)
    if target is None and store.key_file and store.key_file.database.path.parent != study.path.parent:
        key = backups_folder(store.key_file.database.path) / key.name
    pairs = [(place, file) for place, file in ((path, store.study_file), (key, store.key_file)) if file]
    for place, _ in pairs:
        _make_room(place)
    try:
        with store.lock:
            heads = [(place, file, file.head()) for place, file in pairs]
            for place, file in pairs:
                file.database.copy_to(_part(place))
        for place, file, head in heads:
            stop_here()
            _check(_part(place), file, head)
        stop_here()
    except (StudyFileError, Cancelled):
        for place, _ in pairs:
            _part(place).unlink(missing_ok=True)
        raise
    for place, _ in pairs:
        _part(place).replace(place)
    if target is None:
        _rotate(study.path, key.parent, kept=path)
    else:
        store.commit("study_backed_up", [], actor=coder, details={"what": BACKUP_ELSEWHERE, "has_key": len(pairs) > 1})
    return Backup(path, moment, heads[0][2][0], len(heads) > 1)


def back_up_if_due(study: OpenStudy) -> Backup | None:
    """Make a backup where the study has interviews and changed since the last one, an hour ago or longer."""
    newest = next(iter(backups_of(study.path)), None)
    if not study.store.count(Document) or (newest and newest.step == study.store.last_seq()):
        return None
    if newest and timedelta() <= datetime.now() - newest.made_at < DUE_AFTER:
        return None
    return back_up(study)


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the study is now, and the files that lay there before and were put aside.

    What had been taken out of these since the backup is in the study again: the words of those who `withdrew`, by the
    UTC times of that, and the names, where `is_key_back` says that their key was destroyed.
    """

    path: Path
    aside: tuple[Path, ...]
    withdrew: tuple[str, ...] = ()
    is_key_back: bool = False


def restore(
    backup: Path,
    target: Path | None = None,
    key_backup: Path | None = None,
    *,
    passphrase: str = "",
    key_passphrase: str | None = None,
) -> Restored:
    """Put a backup in the place of its study, or at `target`; what is there is put aside, never overwritten.

    A backup that does not open stays where it is; one that `verify` finds fault with only goes where nothing lies.
    Without `target` the study is the one whose backups folder it lies in. Raises `StudyFileError` (`missing`,
    `restore_where`, `locked`, `cannot_write`, and those of `require_sound`).
    """
    if not backup.is_file():
        raise StudyFileError("missing", "There is no file {path}.", "Check the name.", path=str(backup))
    path = with_suffix(target) if target else _study_of(backup)
    key_backup = key_backup or key_path(backup)
    pairs = [(backup, path)]
    if key_backup.is_file():
        elsewhere = target is None and key_backup.parent.name.endswith(FOLDER) and key_backup.parent != backup.parent
        pairs.append((key_backup, _owner(key_backup.parent, KEY_SUFFIX) if elsewhere else key_path(path)))
    suffix = datetime.now().strftime(_STAMP)
    aside: list[Path] = []
    erased: dict[str, str] = {}
    try:
        for source, place in pairs:
            stop_here()
            shutil.copyfile(source, _part(place))
            _part(place).chmod(0o600)
        require_sound(
            _part(path),
            _part(pairs[1][1]) if len(pairs) > 1 else None,
            named=(backup, key_backup if len(pairs) > 1 else None),
            passphrase=Passphrase(passphrase),
            key_passphrase=None if key_passphrase is None else Passphrase(key_passphrase),
            whole=any(place.exists() for _, place in pairs),
        )
        stop_here()
        if path.exists():
            erased = _erasures_since(_part(path), path, Passphrase(passphrase))
        for _, place in pairs:
            aside += _put_aside(place, suffix)
            _part(place).replace(place)
    except OSError as error:
        raise cannot_write(path) from error
    finally:
        for _, place in pairs:
            for ending in ("", "-wal", "-shm"):
                _part(place).with_name(_part(place).name + ending).unlink(missing_ok=True)
    withdrew = sorted(at for at, kind in erased.items() if kind != KEY_DESTROYED)
    return Restored(path, tuple(aside), tuple(withdrew), len(pairs) > 1 and KEY_DESTROYED in erased.values())


def _erasures_since(backup: Path, present: Path, passphrase: Passphrase) -> dict[str, str]:
    """Give (UTC time, kind) of the erasures that the present study knows and the backup does not.

    Nothing where the present study does not open under the backup's passphrase: going back may be why.
    """
    try:
        found = [_erasures(place, passphrase) for place in (backup, present)]
    except StudyFileError:
        return {}
    return {at: kind for at, kind in found[1].items() if at not in found[0]}


def _erasures(path: Path, passphrase: Passphrase) -> dict[str, str]:
    file = open_study_file(path, passphrase)
    try:
        return {event.at: event.kind for event in file.events(kinds=(*FINAL, KEY_DESTROYED))}
    finally:
        file.database.close()


def _store(study: OpenStudy) -> StudyStore:
    assert isinstance(study.store, StudyStore)
    return study.store


def _new_path(path: Path, moment: datetime, step: int) -> Path:
    name = f"{path.stem} {moment.strftime(_STAMP)} step {step}"
    folder = backups_folder(path)
    taken = next((n for n in range(1, 1000) if not (folder / _numbered(name, n)).exists()), 1)
    return folder / _numbered(name, taken)


def _numbered(name: str, number: int) -> str:
    return f"{name}{f' ({number})' if number > 1 else ''}{SUFFIX}"


def _make_room(path: Path) -> None:
    """Make the folder, and an empty file that nobody else may read."""
    if path.exists():
        raise StudyFileError("exists", "There is already a file {path}.", "Choose another name.", path=str(path))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _part(path).unlink(missing_ok=True)
        _part(path).touch(mode=0o600)
    except OSError as error:
        raise cannot_write(path) from error


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _check(part: Path, file: LedgerFile, head: tuple[int, str]) -> None:
    """Open what was written and see that it is sound and ends where the study ended."""
    try:
        database = open_copy(part, file.database.key)
        try:
            sound = not database.integrity_problems() and LedgerFile(database, file.tables).head() == head
        finally:
            database.close()
    except StudyFileError:
        sound = False
    if not sound:
        part.unlink(missing_ok=True)
        raise StudyFileError(
            "backup_failed",
            "The backup at {path} is not sound and was removed.",
            "The study itself is as it was. Check the disk, and back up to another one.",
            path=str(part.parent),
        )


def _rotate(path: Path, keys: Path, *, kept: Path) -> None:
    """Keep the newest backups and the last of each of some days and weeks; let go of the others."""
    found = backups_of(path)
    keep = {item.path for item in found[:NEWEST]} | {kept}
    keep |= _last_of([(item.made_at.date().isoformat(), item) for item in found], DAYS)
    keep |= _last_of([(item.made_at.strftime("%G-%V"), item) for item in found], WEEKS)
    for item in found:
        if item.path not in keep:
            (keys / key_path(item.path).name).unlink(missing_ok=True)
            item.path.unlink(missing_ok=True)


def _last_of(found: Sequence[tuple[str, Backup]], count: int) -> set[Path]:
    last: dict[str, Path] = {}
    for period, item in found:
        last.setdefault(period, item.path)
    return {last[period] for period in sorted(last, reverse=True)[:count]}


def _read(path: Path) -> Backup | None:
    match = _NAME.match(path.stem)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[1], _STAMP)
    except ValueError:
        return None
    return Backup(path, made_at, int(match[2]), key_path(path).exists())


def _study_of(backup: Path) -> Path:
    if not backup.parent.name.endswith(FOLDER):
        raise StudyFileError(
            "restore_where",
            "It is not clear which study {path} is a backup of.",
            "Say where it goes with -o STUDY.",
            path=str(backup),
        )
    return _owner(backup.parent, SUFFIX)


def _owner(folder: Path, suffix: str) -> Path:
    return folder.with_name(folder.name.removesuffix(FOLDER) + suffix)


def _put_aside(path: Path, stamp: str) -> list[Path]:
    """Rename a file, and what SQLite left beside it, to a name that says when it was put aside."""
    moved = []
    for ending in ("", "-wal", "-shm"):
        found = path.with_name(path.name + ending)
        if found.exists():
            target = path.with_name(f"{path.stem} (before {stamp}){path.suffix}{ending}")
            found.replace(target)
            moved.append(target)
    return moved
