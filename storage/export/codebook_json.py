"""The codebook as JSON, against the published schema `codebook.schema.json` (draft 2020-12) beside this module."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from analysis.codebook import codebook
from analysis.workflow.study import OpenStudy
from storage.export.files import write_whole

SCHEMA = Path(__file__).with_name("codebook.schema.json")


def codebook_json(study: OpenStudy, *, original_names: bool = False) -> bytes:
    """Give the codebook as UTF-8 JSON, two spaces deep; the same study gives the same bytes."""
    data = codebook(study.store, original_names=original_names)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def export_codebook_json(study: OpenStudy, path: Path, *, coder: str, original_names: bool = False) -> int:
    """Write the codebook and record that it was made, with its digest and whether it holds originals.

    Gives how many points could re-identify somebody, as `record_export` does.
    Raises `StudyFileError` (`cannot_write`), `NotPermitted` (`key_missing`, for originals without the key file).
    """
    data = codebook_json(study, original_names=original_names)
    write_whole(path, data)
    return record_export(study, data, coder=coder, original_names=original_names)


def record_export(study: OpenStudy, data: bytes, *, coder: str, original_names: bool = False) -> int:
    """Record that the codebook was written out, with its digest and whether it holds originals.

    What can be published is checked again: gives, and records, how many points could re-identify somebody
    (`Checks.publishable`). An export with the originals is not to be published; for it that is 0.
    """
    points = 0 if original_names else len(study.checks.publishable())
    details = {
        "format": "codebook-json",
        "contains": "originals" if original_names else "pseudonyms",
        "sha256": hashlib.sha256(data).hexdigest(),
        **({} if original_names else {"reidentification_points": points}),
    }
    study.store.commit("codebook_exported", [], actor=coder, details=details)
    return points
