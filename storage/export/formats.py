"""Every format that a codebook can be written in: one door for all, whole files, recorded, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from analysis.errors import InvalidInput
from analysis.records import Use
from analysis.workflow.study import OpenStudy
from storage.export import codebook_json, coded, pages, refi, sheets, written
from storage.export.contents import ExportContents
from storage.export.files import whole_file

Write = Callable[[ExportContents, IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that the command line knows, the usual ending of its files, and its writer.

    `holds_transcripts`: whole interviews are in it, not quotations only.
    """

    name: str
    ending: str
    write: Write
    holds_transcripts: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many points in it could re-identify somebody, and the interviews it has no text of."""

    points: int
    left_out: tuple[str, ...]


FORMATS = {
    made.name: made
    for made in (
        Format("codebook-json", ".json", codebook_json.write),
        Format("qdc", ".qdc", refi.write_qdc),
        Format("qdpx", ".qdpx", refi.write_qdpx, holds_transcripts=True),
        Format("codebook-csv", ".csv", sheets.write_csv),
        Format("codebook-xlsx", ".xlsx", sheets.write_xlsx),
        Format("codebook-docx", ".docx", written.write_docx),
        Format("codebook-md", ".md", pages.write_markdown),
        Format("codebook-html", ".html", pages.write_html),
        Format("coded-docx", ".docx", coded.write_docx, holds_transcripts=True),
        Format("coded-html", ".html", coded.write_html, holds_transcripts=True),
        Format("csv-tables", ".zip", sheets.write_tables),
    )
}


def export(
    study: OpenStudy, name: str, path: Path, *, coder: str, original_names: bool = False, archive: bool = False
) -> Exported:
    """Write a file, whole or not at all, and record it with its digest and whether it holds originals.

    What can be published is checked again (`Checks.publishable`), and the number of its points recorded. An export with
    the originals is not to be published; for it that is 0. Raises `StudyFileError` (`cannot_write`), `NotPermitted`
    (`key_missing`, for originals without the key file), `InvalidInput` (`no_codes`, `names_to_archive`). A file with
    originals can be read by its owner only. For an `archive` it holds the words of those who permit archiving, else of
    those who permit quotation.
    """
    with whole_file(path, only_mine=original_names) as file:
        return export_to(study, name, file, coder=coder, original_names=original_names, archive=archive)


def export_to(
    study: OpenStudy, name: str, file: IO[bytes], *, coder: str, original_names: bool = False, archive: bool = False
) -> Exported:
    """Write into an open file that can be read and sought, and record it, as `export` does."""
    if archive and original_names:
        raise InvalidInput(
            "names_to_archive",
            "Nothing was written: a file for an archive never holds original names.",
            "Leave the original names, or write a file that stays with you.",
        )
    use = Use.ARCHIVE if archive else Use.QUOTATION
    contents, digest = _write(study, name, file, original_names=original_names, use=use)
    return _record(study, contents, name, digest, coder)


def _write(
    study: OpenStudy, name: str, file: IO[bytes], *, original_names: bool, use: Use
) -> tuple[ExportContents, str]:
    contents, digest = ExportContents(study, original_names=original_names, use=use), hashlib.sha256()
    FORMATS[name].write(contents, file)
    file.seek(0)
    while block := file.read(1 << 20):
        digest.update(block)
    return contents, digest.hexdigest()


def _record(study: OpenStudy, contents: ExportContents, name: str, digest: str, coder: str) -> Exported:
    is_original = contents.data["contains"] == "originals"
    points = 0 if is_original else len(study.checks.publishable())
    details = {
        "format": name,
        "contains": contents.data["contains"],
        "use": contents.use.value,
        "sha256": digest,
        **({} if is_original else {"reidentification_points": points}),
    }
    study.store.commit("codebook_exported", [], actor=coder, details=details)
    return Exported(points, tuple(contents.left_out) if FORMATS[name].holds_transcripts else ())
