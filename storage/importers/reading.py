"""The one door for every file that can come into a study: tells what it is, and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from analysis.errors import InvalidInput
from analysis.incoming import Incoming, Reading
from storage.importers import SUFFIXES as TRANSCRIPTS
from storage.importers import read_transcript
from storage.importers.codebook_json import SUFFIXES as CODEBOOKS
from storage.importers.codebook_json import is_codebook_json, read_codebook_json
from storage.importers.codes_table import is_codes_table, read_codes_table
from storage.importers.survey import SUFFIXES as TABLES
from storage.importers.survey import read_survey

PROJECTS = (".qdpx", ".qdc")
ALL = tuple(dict.fromkeys((*TRANSCRIPTS, *TABLES, *PROJECTS, *CODEBOOKS)))
"""Every suffix that can be read, lower case with the dot."""


def reading_of(path: Path, asked: Reading | None = None) -> Reading:
    """Tell what a file is taken for, by its suffix, what was asked or what it holds.

    Raises `InvalidInput` (`which_table`) for a table of which it is not plain what it holds.
    """
    suffix = path.suffix.lower()
    if suffix in PROJECTS:
        return Reading.PROJECT
    if asked is not None:
        return asked
    if suffix in CODEBOOKS and (is_codebook_json(path) or suffix not in TRANSCRIPTS):
        return Reading.CODEBOOK
    if suffix not in TABLES:
        return Reading.TRANSCRIPT
    if is_codes_table(path):
        return Reading.CODEBOOK
    raise InvalidInput(
        "which_table",
        "{name} is a table: it may hold the answers of a survey, or codes.",
        "Say which of the two it holds (without a window: --as survey or --as codebook).",
        name=path.name,
    )


def read_incoming(
    path: Path, language: Literal["auto", "de", "en"] = "auto", *, asked: Reading | None = None
) -> Incoming:
    """Read one file, nothing enters. Raises `ImportFailed`, and `InvalidInput` as `reading_of`."""
    reading = reading_of(path, asked)
    if reading is Reading.PROJECT:
        from storage.importers.refi import read_refi

        return Incoming(path, reading, read_refi(path, language))
    if reading is Reading.SURVEY:
        return Incoming(path, reading, read_survey(path, language))
    if reading is Reading.TRANSCRIPT:
        return Incoming(path, reading, read_transcript(path, language))
    is_ours = path.suffix.lower() in CODEBOOKS
    return Incoming(path, reading, read_codebook_json(path) if is_ours else read_codes_table(path))
