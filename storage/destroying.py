"""Destroying an open study's key file, and saying which other files may still hold one."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import NotPermitted
from analysis.workflow.retention import Certificate
from analysis.workflow.study import OpenStudy
from storage.leftovers import former_states
from storage.protection import let_go
from storage.store import StudyStore
from storage.study_files import KEY_SUFFIX


def destroy_key(study: OpenStudy, *, coder: str) -> tuple[Certificate, list[Path]]:
    """Overwrite and remove the key file and record it; gives the certificate and files that may hold a former key.

    The study stays open, without its key. Raises `NotPermitted`, `InvalidInput` and `StudyFileError`.
    """
    store = study.store
    assert isinstance(store, StudyStore)
    others = [path for path in former_states(study) if KEY_SUFFIX in path.name]
    certificate = study.keeping.destroy_key(lambda: _destroy(store), coder=coder)
    return certificate, others


def _destroy(store: StudyStore) -> None:
    key = store.key_file
    if key is None:
        raise NotPermitted(
            "key_missing",
            "This needs the study's key file, and it is not open.",
            "Put NAME.verbatim-key beside the study and open it again.",
        )
    store.key_file = None
    key.database.close()
    let_go(key.database.path)
