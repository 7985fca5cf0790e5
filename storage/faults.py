"""What a disk refuses, in words: made in one place, so that it reads the same wherever it happens."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import StudyFileError


def cannot_write(path: Path) -> StudyFileError:
    return StudyFileError(
        "cannot_write",
        "{path} can't be written.",
        "Check that the folder exists, that you may write there and that the disk is not full.",
        path=str(path),
    )


def locked(path: Path) -> StudyFileError:
    return StudyFileError(
        "locked",
        "{path} is open in another Verbatim.",
        "Close it there first; only one may write at a time.",
        path=str(path),
    )
