"""Writing a file so that it is either there whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from analysis.errors import StudyFileError
from storage.faults import cannot_write
from storage.locking import lock_file

_OLDEST = (1980, 1, 1, 0, 0, 0)


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Name a compressed member of a ZIP file, with a date that is always the same."""
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


@contextmanager
def whole_file(path: Path, *, only_mine: bool = False) -> Iterator[IO[bytes]]:
    """Open a temporary file beside `path` to write (and read) and move it into place at the end.

    With `only_mine` nobody but its owner may read it, at no moment; where a file system knows no such rights (Windows,
    a USB stick), it gets what the folder gives. Raises `StudyFileError` (`cannot_write`) where the system refuses;
    whatever goes wrong, `path` stays as it was.
    """
    try:
        _sweep(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        lock = lock_file(temporary)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if not only_mine:
                with suppress(PermissionError):  # file systems without such rights
                    temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        finally:
            lock.release()
    except OSError as error:
        raise cannot_write(path) from error


def _sweep(path: Path) -> None:
    """Remove what a writing of the same file left that was killed: nobody holds its lock any more."""
    left = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}")
    for other in path.parent.glob(".*") if path.parent.is_dir() else ():
        if not left.fullmatch(other.name):
            continue
        with suppress(StudyFileError, OSError):
            lock = lock_file(other)
            if lock.is_real:
                other.unlink()
            lock.release()


def write_whole(path: Path, data: bytes, *, only_mine: bool = False) -> None:
    """Write bytes as `whole_file` does."""
    with whole_file(path, only_mine=only_mine) as file:
        file.write(data)
