"""Every format that a codebook can be written in: one door for all, whole files, recorded, checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from analysis.errors import InvalidInput
from analysis.records import Use
from analysis.underway import stop_here
from analysis.workflow.study import OpenStudy
from storage.export import codebook_json, coded, guide, memos, pages, parquet, quotes, refi, sheets, written
from storage.export.contents import ExportContents, Look, Outside
from storage.export.figures import charts, data_structure, evidence, process_model, sample
from storage.export.files import whole_file
from storage.export.methods import writing as methods
from storage.export.protection import writing as protection

Write = Callable[[ExportContents, IO[bytes]], None]
WriteTo = Callable[[IO[bytes]], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by the name that the command line knows, the usual ending of its files, and its writer.

    `holds_transcripts`: whole interviews are in it, not quotations only. `pages` gives a writer for each page where a
    file of the format holds one page only: the second goes to a file of its own, NAME-2, and so on.
    """

    name: str
    ending: str
    write: Write
    holds_transcripts: bool = False
    pages: Callable[[ExportContents], Sequence[WriteTo]] | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many points in it could re-identify somebody, and the interviews it has no text of.

    `paths` are the files, several where a figure takes several pages; none where it was written elsewhere.
    """

    points: int
    left_out: tuple[str, ...]
    paths: tuple[Path, ...] = ()


FORMATS = {
    made.name: made
    for made in (
        Format("codebook-json", ".json", codebook_json.write),
        Format("codebook-jsonl", ".jsonl", codebook_json.write_lines),
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
        Format("parquet", ".zip", parquet.write),
        Format("data-structure-svg", ".svg", data_structure.write_svg, pages=data_structure.svg_pages),
        Format("data-structure-pdf", ".pdf", data_structure.write_pdf),
        Format("data-structure-png", ".png", data_structure.write_png, pages=data_structure.png_pages),
        Format("data-structure-pptx", ".pptx", data_structure.write_pptx),
        Format("data-structure-docx", ".docx", data_structure.write_docx),
        Format(
            "component-figure-svg", ".svg", data_structure.components_svg, pages=data_structure.components_svg_pages
        ),
        Format("component-figure-pdf", ".pdf", data_structure.components_pdf),
        Format("component-figure-pptx", ".pptx", data_structure.components_pptx),
        Format("process-model-svg", ".svg", process_model.write_svg),
        Format("process-model-pdf", ".pdf", process_model.write_pdf),
        Format("process-model-png", ".png", process_model.write_png),
        Format("process-model-pptx", ".pptx", process_model.write_pptx),
        *(Format(name, f".{name.rpartition('-')[2]}", write) for name, write in charts.WRITERS.items()),
        Format("evidence-docx", ".docx", evidence.write_docx),
        Format("evidence-xlsx", ".xlsx", evidence.write_xlsx),
        Format("evidence-csv", ".csv", evidence.write_csv),
        Format("evidence-md", ".md", evidence.write_markdown),
        Format("evidence-html", ".html", evidence.write_html),
        Format("sample-table", ".docx", sample.write_docx),
        Format("sample-table-csv", ".csv", sample.write_csv),
        Format("methods-docx", ".docx", methods.write_docx),
        Format("methods-md", ".md", methods.write_markdown),
        Format("methods-pdf", ".pdf", methods.write_pdf),
        Format("quotes-docx", ".docx", quotes.write_docx),
        Format("quotes-md", ".md", quotes.write_markdown),
        Format("quotes-html", ".html", quotes.write_html),
        Format("memos-docx", ".docx", memos.write_docx),
        Format("memos-md", ".md", memos.write_markdown),
        Format("guide-docx", ".docx", guide.write_docx),
        Format("guide-md", ".md", guide.write_markdown),
        Format("dpo-file", ".docx", protection.write_docx),
        Format("dpo-file-md", ".md", protection.write_markdown),
    )
}


def export(
    study: OpenStudy,
    name: str,
    path: Path,
    *,
    coder: str,
    original_names: bool = False,
    archive: bool = False,
    look: Look | None = None,
    outside: Outside | None = None,
) -> Exported:
    """Write a file, whole or not at all, and record it with its digest and whether it holds originals.

    What can be published is checked again (`Checks.publishable`), and the number of its points recorded. An export with
    the originals is not to be published; for it that is 0. Raises `StudyFileError` (`cannot_write`), `NotPermitted`
    (`key_missing`, for originals without the key file), `InvalidInput` (`no_codes`, `names_to_archive`). A file with
    originals can be read by its owner only. For an `archive` it holds the words of those who permit archiving, else of
    those who permit quotation.
    """
    contents, kind = _contents(study, original_names, archive, look, outside), FORMATS[name]
    writers: Sequence[WriteTo] = kind.pages(contents) if kind.pages else [partial(kind.write, contents)]
    paths = [path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in range(1, len(writers) + 1)]
    with ExitStack() as stack:
        files = [stack.enter_context(whole_file(one, only_mine=original_names)) for one in paths]
        digests = [_written(write, file) for write, file in zip(writers, files, strict=True)]
        return _record(study, contents, name, digests, coder, tuple(paths))


def export_to(
    study: OpenStudy,
    name: str,
    file: IO[bytes],
    *,
    coder: str,
    original_names: bool = False,
    archive: bool = False,
    look: Look | None = None,
    outside: Outside | None = None,
) -> Exported:
    """Write into an open file that can be read and sought, and record it, as `export` does."""
    contents = _contents(study, original_names, archive, look, outside)
    digest = _written(partial(FORMATS[name].write, contents), file)
    return _record(study, contents, name, [digest], coder, ())


def _contents(
    study: OpenStudy, original_names: bool, archive: bool, look: Look | None, outside: Outside | None
) -> ExportContents:
    if archive and original_names:
        raise InvalidInput(
            "names_to_archive",
            "Nothing was written: a file for an archive never holds original names.",
            "Leave the original names, or write a file that stays with you.",
        )
    use = Use.ARCHIVE if archive else Use.QUOTATION
    return ExportContents(study, original_names=original_names, use=use, look=look, outside=outside)


def _written(write: WriteTo, file: IO[bytes]) -> str:
    """Write a file; gives its SHA-256."""
    digest = hashlib.sha256()
    write(file)
    stop_here()
    file.seek(0)
    while block := file.read(1 << 20):
        digest.update(block)
    return digest.hexdigest()


def _record(
    study: OpenStudy, contents: ExportContents, name: str, digests: Sequence[str], coder: str, paths: tuple[Path, ...]
) -> Exported:
    is_original = contents.data["contains"] == "originals"
    points = 0 if is_original else len(study.checks.publishable())
    stop_here()
    details = {
        "format": name,
        "contains": contents.data["contains"],
        "use": contents.use.value,
        "sha256": digests[0],
        **({"sha256_of_pages": list(digests)} if len(digests) > 1 else {}),
        **({} if is_original else {"reidentification_points": points}),
    }
    study.store.commit("codebook_exported", [], actor=coder, details=details)
    return Exported(points, tuple(contents.left_out) if FORMATS[name].holds_transcripts else (), paths)
