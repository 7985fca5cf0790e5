"""Writing a file so that it is either there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from analysis.errors import StudyFileError


def write_whole(path: Path, data: bytes) -> None:
    """Write bytes to a temporary file beside `path`, then move it into place. Raises `StudyFileError`."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StudyFileError(
            "cannot_write",
            "{path} can't be written.",
            "Check that the folder exists, that you may write there and that the disk is not full.",
            path=str(path),
        ) from error
