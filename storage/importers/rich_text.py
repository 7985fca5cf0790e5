"""Rich Text Format (.rtf). Table cells become tabs; hidden and deleted words, notes and pictures do not come in."""

from __future__ import annotations

import re

from analysis.transcript import canonical
from storage.importers.source import Source, damaged, faults_as_damage

_KIND = "RTF document"
_SYMBOL = re.compile(r"\\bin(\d{1,9}) ?|\\(?:[a-z]{1,32}-?\d{0,10} ?|[^a-z])|[{}]", re.IGNORECASE)
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-zA-Z])")
_DROPPED = re.compile(r"\\(?:pict|fldinst|deleted|v)(?![a-z])(?!0)")
_SHOWN_AGAIN = re.compile(r"\\(?:deleted0|v0|plain)(?![a-z0-9])")
_LEFT_OUT = {
    "tracked_changes": re.compile(r"\\(?:deleted|revised)(?![a-z0])"),
    "comments_dropped": re.compile(r"\\(?:annotation|footnote)(?![a-z])"),
}


def read(data: bytes) -> Source:
    if not data.lstrip().startswith(b"{\\rtf"):
        raise damaged(_KIND)
    from striprtf.striprtf import rtf_to_text

    raw = _decoded(data)
    with faults_as_damage(_KIND):
        text: str = rtf_to_text(_CELL.sub(r"\\tab", _without_unseen(raw)), errors="replace")  # type: ignore[no-untyped-call]
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    warnings = tuple(code for code, mark in _LEFT_OUT.items() if mark.search(raw))
    return Source(canonical(text), each_line=True, warnings=warnings)


def _decoded(data: bytes) -> str:
    """Decode what should be ASCII; writers that break the rule use UTF-8 or Windows' page."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _without_unseen(raw: str) -> str:
    """Cut pictures, field codes, and hidden or deleted words: each up to the end of its group or its counter word."""
    kept: list[str] = []
    depth = position = at = cut_depth = 0
    cut_at: int | None = None
    while (found := _SYMBOL.search(raw, position)) is not None:
        symbol = found.group()
        position = found.end() + int(found[1] or 0)
        if cut_at is None:
            if _DROPPED.match(symbol):
                cut_at, cut_depth = found.start(), depth
        elif depth == cut_depth and (symbol == "}" or _SHOWN_AGAIN.match(symbol)):
            kept.append(raw[at:cut_at])
            at, cut_at = found.start(), None
        depth += {"{": 1, "}": -1}.get(symbol, 0)
    kept.append(raw[at:cut_at])
    return "".join(kept)
