"""What a format's reader hands over, and the failures all readers share.

A reader is a module with `read(data: bytes) -> Source`. It knows its format and nothing of speakers; it raises
`ImportFailed` for bytes it cannot read, never an error of the library it uses.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from analysis.errors import ImportFailed
from analysis.transcript import ImportedTurn, canonical

MAX_BYTES = 20 * 1024 * 1024
MAX_TEXT = 3_000_000
"""Code points: some 50 hours of talk. Far longer texts would make every later step slow."""

_LIBRARY_FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a file, any line ends; `bold` holds the bold words it begins with, as they stand in `text`."""

    text: str
    bold: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The words of a file, in order, in canonical form.

    `turns` is None where they are still to be found in the text; a format that knows its speakers gives them itself.
    `bold_leads` maps starts of lines to the end of the bold words there. `each_line` says that lines are paragraphs.
    """

    text: str
    turns: tuple[ImportedTurn, ...] | None = None
    bold_leads: dict[int, int] | None = None
    each_line: bool = False
    warnings: tuple[str, ...] = ()


Reader = Callable[[bytes], Source]


def from_paragraphs(paragraphs: Iterable[Paragraph], *, each_line: bool = True, warnings: Iterable[str] = ()) -> Source:
    """Join paragraphs, one a line, and note where bold words lead them."""
    parts: list[str] = []
    bold_leads: dict[int, int] = {}
    at = 0
    for paragraph in paragraphs:
        part, bold = canonical(paragraph.text), canonical(paragraph.bold)
        if bold.strip() and part.startswith(bold):
            bold_leads[at] = at + len(bold)
        parts.append(part)
        at += len(part) + 1
    return Source("\n".join(parts), bold_leads=bold_leads, each_line=each_line, warnings=tuple(warnings))


def damaged(kind: str, **params: Any) -> ImportFailed:
    """Say that the bytes are not a whole file of their kind ("Word document")."""
    return ImportFailed(
        "damaged",
        "The file is no readable {kind}.",
        "It may be cut off, broken or of another kind: open it in the program it was made with and save it anew.",
        kind=kind,
        **params,
    )


def encrypted(kind: str) -> ImportFailed:
    return ImportFailed(
        "encrypted",
        "The {kind} is protected by a password.",
        "Save it without the password and import that file.",
        kind=kind,
    )


def too_large(kind: str) -> ImportFailed:
    return ImportFailed(
        "too_large",
        "The {kind} is larger than {limit} MB.",
        "A transcript is far smaller: take pictures and recordings out, or split the file.",
        kind=kind,
        limit=(MAX_TEXT if kind == "text" else MAX_BYTES) // (1000 * 1000),
    )


@contextmanager
def faults_as_damage(kind: str, *more: type[Exception]) -> Iterator[None]:
    """Turn whatever a format's library raises on bad bytes into `damaged`; `more` names its own exceptions."""
    try:
        yield
    except (*_LIBRARY_FAULTS, *more) as fault:
        raise damaged(kind, fault=type(fault).__name__) from fault
