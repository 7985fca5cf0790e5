"""The door to exports of provenance: whole files, recorded, checked. They hold what an archive may keep."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from analysis.workflow.study import OpenStudy
from storage.export.files import whole_file
from storage.export.formats import Exported
from storage.export.prov_json import write_prov
from storage.export.provenance import Provenance
from storage.export.ro_crate import write_crate

FORMATS = {"prov-json": ".json", "ro-crate": ".zip"}
"""The formats by the name that the command line knows, with the usual ending of their files."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What she chose to pass on: coders by name, each decision's time; `prompts` are texts of prompts by digest."""

    coder_names: bool = False
    decision_times: bool = False
    prompts: Mapping[str, str] | None = None


def export_provenance(study: OpenStudy, name: str, path: Path, *, coder: str, wishes: Wishes | None = None) -> Exported:
    """Write a file, whole or not at all, and record it. Raises `StudyFileError` (`cannot_write`)."""
    with whole_file(path) as file:
        return export_provenance_to(study, name, file, coder=coder, wishes=wishes)


def export_provenance_to(
    study: OpenStudy, name: str, file: IO[bytes], *, coder: str, wishes: Wishes | None = None
) -> Exported:
    """Write into an open file that can be read and sought, and record it."""
    given = wishes or Wishes()
    with study.store.hold():
        provenance = Provenance(study, coder_names=given.coder_names, decision_times=given.decision_times)
        points = len(study.checks.publishable())
        details = {
            "format": name,
            "contains": "pseudonyms",
            "use": "archive",
            "coder_names": given.coder_names,
            "decision_times": given.decision_times,
            "reidentification_points": points,
        }
        store: Any = study.store

        def record(digests: dict[str, Any]) -> AbstractContextManager[None]:
            recording: AbstractContextManager[None] = store.recording(
                "codebook_exported", actor=coder, details=details | digests
            )
            return recording

        if name == "ro-crate":
            write_crate(provenance, given.prompts or {}, file, record)
        else:
            write_prov(provenance, file)
            file.seek(0)
            with record({"sha256": hashlib.file_digest(cast("Any", file), "sha256").hexdigest()}):
                file.flush()
    return Exported(points, tuple(provenance.contents.left_out))
