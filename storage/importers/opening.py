"""Open a file that is to be imported: its bytes, or why not."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from analysis.errors import ImportFailed
from storage.importers.source import MAX_BYTES, too_large


def bytes_of(path: Path, suffix: str, readable: Collection[str]) -> bytes:
    """Read a file. Raises `ImportFailed` with the code `unsupported`, `unreadable`, `too_large` or `empty`."""
    try:
        exists = path.is_file()
        is_other = path.exists() and not exists
        if exists and suffix not in readable:
            raise _unsupported(suffix, readable)
        if is_other:
            raise _unreadable(path, "it is not a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise _unreadable(path, _reason(fault)) from fault
    if len(data) > MAX_BYTES:
        raise too_large("file")
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise empty()
    return data


def empty() -> ImportFailed:
    return ImportFailed("empty", "The file holds no words.", "Choose the file with the transcript.")


def _reason(fault: Exception) -> str:
    if isinstance(fault, FileNotFoundError):
        return "it is not there"
    if isinstance(fault, PermissionError):
        return "you may not read it"
    return getattr(fault, "strerror", None) or "the system refused"


def _unreadable(path: Path, reason: str) -> ImportFailed:
    return ImportFailed(
        "unreadable",
        "{path} could not be opened: {reason}.",
        "Check the place, the name and your rights, and whether another program holds it.",
        path=str(path),
        reason=reason,
    )


def _unsupported(suffix: str, readable: Collection[str]) -> ImportFailed:
    if not suffix:
        return ImportFailed(
            "unsupported",
            "The name of this file has no ending, so it is not clear how to read it.",
            "Save the transcript as one of these: {suffixes}.",
            suffixes=", ".join(readable),
        )
    return ImportFailed(
        "unsupported",
        'Files ending in "{suffix}" cannot be read.',
        "Save the transcript as one of these: {suffixes}.",
        suffix=suffix,
        suffixes=", ".join(readable),
    )
