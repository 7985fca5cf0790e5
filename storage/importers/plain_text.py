"""Plain text (.txt)."""

from __future__ import annotations

from analysis.transcript import canonical
from storage.importers.encodings import decode
from storage.importers.source import Source


def read(data: bytes) -> Source:
    """Take the text as it is; lines are paragraphs only where no blank lines part them."""
    text, notices = decode(data)
    return Source(canonical(text), warnings=notices)
