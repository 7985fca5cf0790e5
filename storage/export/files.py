"""Writing a file so that it is either there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from storage.faults import cannot_write


@contextmanager
def whole_file(path: Path, *, only_mine: bool = False) -> Iterator[IO[bytes]]:
    """Open a temporary file beside `path` to write (and read) and move it into place at the end.

    With `only_mine` nobody but its owner may read it, at no moment; where a file system knows no such rights (Windows,
    a USB stick), it gets what the folder gives. Raises `StudyFileError` (`cannot_write`) where the system refuses;
    whatever goes wrong, `path` stays as it was.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
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
    except OSError as error:
        raise cannot_write(path) from error


def write_whole(path: Path, data: bytes, *, only_mine: bool = False) -> None:
    """Write bytes as `whole_file` does."""
    with whole_file(path, only_mine=only_mine) as file:
        file.write(data)
