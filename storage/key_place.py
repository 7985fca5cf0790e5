"""Moving the key file away from its study: to a stick, or to a folder that only she reads."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from analysis.errors import StudyFileError
from storage.cipher import Passphrase
from storage.faults import cannot_write
from storage.protection import let_go
from storage.study_files import open_files, place_of_key, with_suffix


def move_key_file(path: Path, folder: Path, *, passphrase: str = "", key_passphrase: str | None = None) -> Path:
    """Copy the key file, see that the copy opens with the study, and only then overwrite and remove the old one.

    The study must be closed; it remembers the new place. Raises `StudyFileError` (also `exists`, `cannot_write` and,
    where no key file is found, `missing`).
    """
    path = with_suffix(path)
    secret, own = Passphrase(passphrase), None if key_passphrase is None else Passphrase(key_passphrase)
    store = open_files(path, passphrase=secret, key_passphrase=own)
    try:
        old = place_of_key(path, store.study_file)
    finally:
        store.close()
    new = folder / old.name
    if not old.is_file():
        raise StudyFileError("missing", "There is no file {path}.", "Check the name, or make a study.", path=str(old))
    _copy(old, new)
    open_files(path, passphrase=secret, key_passphrase=own, key_file=new).close()
    let_go(old)
    return new


def _copy(old: Path, new: Path) -> None:
    if new.exists():
        raise StudyFileError("exists", "There is already a file {path}.", "Choose another name.", path=str(new))
    try:
        new.touch(mode=0o600)
        shutil.copyfile(old, new)
        same = hashlib.sha256(old.read_bytes()).digest() == hashlib.sha256(new.read_bytes()).digest()
    except OSError as error:
        new.unlink(missing_ok=True)
        raise cannot_write(new) from error
    if not same:
        new.unlink()
        raise StudyFileError("not_recoded", "{path} could not be copied.", "Nothing was moved.", path=str(old))
