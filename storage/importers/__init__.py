"""Read transcripts of many formats into one canonical text with turns.

One small module a format, named in `READERS` and loaded when its first file comes. To add a format, write a module
with `read(data: bytes) -> Source` and add its line here.
"""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from analysis.language import guess_language
from analysis.transcript import ImportedTranscript
from analysis.turns import FoundTurns, describe, find_turns
from storage.importers.opening import bytes_of, empty
from storage.importers.source import MAX_TEXT, Reader, Source, too_large

READERS = MappingProxyType(
    {
        ".txt": "storage.importers.plain_text",
        ".md": "storage.importers.markdown",
        ".docx": "storage.importers.word",
        ".odt": "storage.importers.opendocument",
        ".rtf": "storage.importers.rich_text",
        ".vtt": "storage.importers.web_vtt",
        ".srt": "storage.importers.subrip",
        ".pdf": "storage.importers.pdf",
        ".html": "storage.importers.web_page",
        ".htm": "storage.importers.web_page",
        ".epub": "storage.importers.electronic_book",
        ".json": "storage.importers.speech_json",
        ".eaf": "storage.importers.elan",
        ".otr": "storage.importers.otranscribe",
    }
)
SUFFIXES: tuple[str, ...] = tuple(READERS)
"""The readable suffixes, lower case with the dot, for dialogs."""


def read_transcript(path: Path, language: Literal["auto", "de", "en"] = "auto") -> ImportedTranscript:
    """Read one file. May run off the GUI thread.

    Raises `ImportFailed` with the code `unsupported`, `unreadable`, `too_large`, `empty`, `not_text`, `encrypted` or
    `damaged`.
    """
    suffix = path.suffix.lower()
    data = bytes_of(path, suffix, SUFFIXES)
    source = _reader(suffix)(data)
    if len(source.text) > MAX_TEXT:
        raise too_large("text")
    if not any(map(str.isalnum, source.text)):
        raise empty()
    found = _turns(source)
    return ImportedTranscript(
        text=source.text,
        turns=found.turns,
        language=guess_language(source.text) if language == "auto" else language,
        file_name=path.name,
        source_format=suffix.removeprefix("."),
        file_sha256=hashlib.sha256(data).hexdigest(),
        interviewer_labels=found.interviewer_labels,
        warnings=tuple(dict.fromkeys((*source.warnings, *found.warnings))),
    )


def _turns(source: Source) -> FoundTurns:
    if source.turns is not None:
        return describe(source.text, source.turns)
    return find_turns(source.text, bold_leads=source.bold_leads, each_line=source.each_line)


def _reader(suffix: str) -> Reader:
    return cast("Reader", importlib.import_module(READERS[suffix]).read)
