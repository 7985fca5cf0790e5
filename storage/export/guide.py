"""The interview guide as a document of its own, as it stands in a paper's appendix."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from storage.export.contents import ExportContents
from storage.export.methods.guide import GUIDE_WORDS, guide_blocks
from storage.export.methods.writing import require_pseudonyms
from storage.export.paper import markdown, word
from storage.export.paper.blocks import Paper, Words


def write_markdown(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, markdown.write)


def write_docx(contents: ExportContents, file: IO[bytes]) -> None:
    _write(contents, file, word.write)


def _write(contents: ExportContents, file: IO[bytes], write: Callable[[Paper, IO[bytes]], None]) -> None:
    require_pseudonyms(contents)
    words = GUIDE_WORDS["de" if contents.language == "de" else "en"]
    title = words["title"].format(title=contents.data["study"]["title"])
    blocks = list(guide_blocks(contents.data, contents.study.guide.tally(), contents.language))
    write(Paper(title, words["holds"], contents.origin, contents.language, blocks or [Words(words["none"])]), file)
