"""A lock that holds a file as long as we hold it, whoever else in this process opens and closes the same file.

SQLite locks with POSIX locks, and a process loses all of those on a file as soon as any of its code closes any
descriptor of it: a file dialog that looks at the file for its icon is enough. A second program could then write into a
file that the first one still believes its own. So another byte, far from SQLite's, is locked with a lock that belongs
to the open descriptor (Linux from 3.15, macOS). Windows' locks hold by themselves.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from analysis.errors import StudyFileError
from storage.faults import locked

if sys.platform != "win32":
    import fcntl

_BYTE = 1 << 62


class FileLock:
    """Holds the lock of a file until `release`. Made by `lock_file`."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    @property
    def is_real(self) -> bool:
        """Whether this system and file system know such locks at all."""
        return self._descriptor is not None

    def release(self) -> None:
        """Let the file go; only once SQLite has closed it, whose own locks go with this."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def lock_file(path: Path) -> FileLock:
    """Lock a file that is there. Raises `StudyFileError` (`locked`, `read_only`)."""
    if sys.platform == "win32" or not hasattr(fcntl, "F_OFD_SETLK"):
        return FileLock(None)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        raise _read_only(path) from error
    try:
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, _one_byte())
    except (BlockingIOError, PermissionError) as error:
        os.close(descriptor)
        raise locked(path) from error
    except OSError:  # a file system without such locks: SQLite's are all there is
        os.close(descriptor)
        return FileLock(None)
    return FileLock(descriptor)


def _one_byte() -> bytes:
    """Give C's `struct flock` for writing at one byte."""
    if sys.platform == "darwin":
        return struct.pack("@qqihh", _BYTE, 1, 0, fcntl.F_WRLCK, os.SEEK_SET)
    return struct.pack("@hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _BYTE, 1, 0)


def _read_only(path: Path) -> StudyFileError:
    return StudyFileError(
        "read_only",
        "{path} may only be read, and a study is written while it is open.",
        "Allow writing to the file, or copy it and its key file to a folder of yours.",
        path=str(path),
    )
