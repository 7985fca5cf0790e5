"""The replacement log for the archive, without originals, and the key, with them: two CSV files, never one."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import InvalidInput
from analysis.workflow.archive import key_rows
from analysis.workflow.archive import replacement_log as replacement_rows
from analysis.workflow.study import OpenStudy
from storage.export.files import write_whole
from storage.export.sheets import write_sheet

LOG, KEY = "replacement-log", "pseudonym-key"


@dataclass(frozen=True, slots=True)
class WrittenLog:
    """The log as bytes, the titles of the interviews that no archive may keep, and what could re-identify somebody."""

    data: bytes
    left_out: tuple[str, ...]
    points: int


def replacement_log(study: OpenStudy) -> WrittenLog:
    """Give the log as CSV (UTF-8): a row an identifier, a column a document with the number of its places.

    Holds only interviews that may be archived today. Raises `NotPermitted` (`key_missing`, `not_permitted`).
    """
    log = replacement_rows(study)
    documents, rows = log.documents, log.rows
    heading = ["pseudonym", "kind", "abstraction", "role", "level", "found_by", "verdict", "decided_by", "decided_at"]
    heading += [f"occurrences: {document.number} {document.title}" for document in documents]
    body = [
        [row.pseudonym, row.kind, row.abstraction, row.role, row.level, row.found_by, row.verdict, row.decided_by,
         row.decided_at, *map(str, row.occurrences)]
        for row in rows
    ]  # fmt: skip
    left_out = tuple(title for title, _ in log.left_out)
    return WrittenLog(_csv(heading, body, "pseudonyms"), left_out, len(study.checks.publishable()))


def pseudonym_key(study: OpenStudy, *, original_names: bool) -> bytes:
    """Give the key as CSV (UTF-8). Raises `InvalidInput` (`names_not_agreed`) where she did not ask for originals."""
    if not original_names:
        raise InvalidInput(
            "names_not_agreed",
            "Nothing was written: a key is made of the original names.",
            "Say explicitly that you want them, and keep the file as safe as the study's key file.",
        )
    heading = ["pseudonym", "original", "aliases", "kind", "role", "verdict"]
    rows = key_rows(study)
    body = [[row.pseudonym, row.original, " | ".join(row.aliases), row.kind, row.role, row.verdict] for row in rows]
    return _csv(heading, body, "originals")


def export_replacement_log(study: OpenStudy, path: Path, *, coder: str) -> WrittenLog:
    """Write the log, whole or not at all, and record it.

    Raises `StudyFileError`, `NotPermitted` (`key_missing`, `not_permitted`).
    """
    log = replacement_log(study)
    write_whole(path, log.data)
    record_log(study, log, coder=coder)
    return log


def export_pseudonym_key(study: OpenStudy, path: Path, *, coder: str, original_names: bool) -> None:
    """Write the key, whole or not at all, for the user's eyes only, and record it.

    Raises `StudyFileError`, `InvalidInput` (`names_not_agreed`, `beside_the_log`), `NotPermitted` (`key_missing`).
    """
    data = pseudonym_key(study, original_names=original_names)
    refuse_beside_log(path)
    write_whole(path, data, only_mine=True)
    record_key(study, data, coder=coder)


def refuse_beside_log(path: Path) -> None:
    """Raise `InvalidInput` (`beside_the_log`) where a replacement log lies in the folder that the key would go to."""
    for other in sorted(path.parent.glob("*.csv")) if path.parent.is_dir() else ():
        if other != path and _is_log(other):
            raise InvalidInput(
                "beside_the_log",
                "A replacement log lies in this folder already, and whoever gets both can undo the pseudonyms.",
                "Choose another folder for the key.",
            )


def record_log(study: OpenStudy, log: WrittenLog, *, coder: str) -> None:
    """Record that the log was written out, with its digest, and how much in the study could re-identify somebody."""
    more = {"reidentification_points": log.points, "left_out": len(log.left_out)}
    _record(study, LOG, log.data, coder, {"contains": "pseudonyms", **more})


def record_key(study: OpenStudy, data: bytes, *, coder: str) -> None:
    """Record that the key, and with it the originals, was written out, with its digest."""
    _record(study, KEY, data, coder, {"contains": "originals"})


def _record(study: OpenStudy, kind: str, data: bytes, coder: str, more: dict[str, Any]) -> None:
    details = {"format": kind, **more, "sha256": hashlib.sha256(data).hexdigest()}
    study.store.commit("replacements_exported", [], actor=coder, details=details)


def _is_log(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(60).lstrip(b"\xef\xbb\xbf").startswith(b"pseudonym,kind,abstraction,role")
    except OSError:
        return False


def _csv(heading: Sequence[str], rows: Sequence[Sequence[str]], contains: str) -> bytes:
    out = io.BytesIO()
    write_sheet(out, heading, rows, ("contains", contains))
    return out.getvalue()
