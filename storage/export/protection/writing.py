"""Writing the file for the data-protection officer as Word and as Markdown. German unless English is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from storage.export.contents import ExportContents
from storage.export.methods.writing import require_pseudonyms
from storage.export.paper import markdown, word
from storage.export.paper.blocks import Paper
from storage.export.protection.document import protection_paper
from storage.export.protection.settings import settings


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, word.write)


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, markdown.write)


def _write(contents: ExportContents, file: IO[bytes], write: Callable[[Paper, IO[bytes]], None]) -> None:
    require_pseudonyms(contents)
    found = settings(contents.study, contents.data, contents.outside.recipients)
    write(protection_paper(found, contents.look.language or "de", contents.origin), file)
