"""Files beside a study that hold a former state of it: backups, copies from before a migration, recovered files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.errors import StudyFileError
from analysis.workflow.study import OpenStudy
from storage.backup import backups_folder
from storage.protection import let_go
from storage.study_files import KEY_SUFFIX, SUFFIX

_OWN = ("", "-wal", "-shm", "-journal")


def former_states(study: OpenStudy) -> list[Path]:
    """List files that may still hold what was erased from an open study, sorted; those elsewhere nobody knows of."""
    key_file = getattr(study.store, "key_file", None)
    own = [study.path, *([key_file.database.path] if key_file else [])]
    live = {Path(f"{path}{ending}") for path in own for ending in _OWN}
    found: set[Path] = set()
    for path in own:
        for folder in (path.parent, backups_folder(path)):
            found |= {item for item in folder.glob("*") if item.is_file() and _is_of(item, study.path.stem)}
    return sorted(found - live)


def let_go_of(files: Iterable[Path]) -> None:
    """Overwrite and delete files. Raises `StudyFileError` (`cannot_delete`) at the first that can't be."""
    for path in files:
        try:
            let_go(path)
        except OSError as error:
            raise StudyFileError(
                "cannot_delete",
                "{path} can't be overwritten and deleted.",
                "Delete it yourself, and every copy of it.",
                path=str(path),
            ) from error


def _is_of(file: Path, stem: str) -> bool:
    return file.name.startswith(stem) and (SUFFIX in file.name or KEY_SUFFIX in file.name)
