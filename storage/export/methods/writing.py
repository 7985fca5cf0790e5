"""Writing the methods appendix as Markdown, Word and PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from analysis.errors import InvalidInput
from storage.export.contents import ExportContents
from storage.export.methods.document import methods_paper
from storage.export.methods.facts import facts
from storage.export.paper import markdown, pdf, word
from storage.export.paper.blocks import Paper


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, markdown.write)


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, word.write)


def write_pdf(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, pdf.write)


def _write(contents: ExportContents, file: IO[bytes], write: Callable[[Paper, IO[bytes]], None]) -> None:
    require_pseudonyms(contents)
    found = facts(contents.study, contents.data, contents.outside.readers, contents.language)
    write(methods_paper(found, contents.language, contents.origin), file)


def require_pseudonyms(contents: ExportContents) -> None:
    """Raise `InvalidInput` (`without_names`): what is handed on to reviewers and officers holds no original name."""
    if contents.data["contains"] == "originals":
        raise InvalidInput(
            "without_names",
            "Nothing was written: this file never holds original names.",
            "Leave the original names out.",
        )
