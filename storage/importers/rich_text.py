"""Rich Text Format (.rtf). Table cells become tabs; deleted tracked changes, notes and pictures do not come in."""

from __future__ import annotations

import re

from analysis.transcript import canonical
from storage.importers.source import Source, damaged, faults_as_damage

_KIND = "RTF document"
_SYMBOL = re.compile(r"\\bin(\d{1,9}) ?|\\(?:[a-z]{1,32}-?\d{0,10} ?|[^a-z])|[{}]", re.IGNORECASE)
_CELL = re.compile(r"(?<!\\)\\(?:nest)?cell(?![a-zA-Z])")
_DROPPED = re.compile(r"\\(?:pict|deleted)(?![a-z])(?!0)\d*")


def read(data: bytes) -> Source:
    if not data.lstrip().startswith(b"{\\rtf"):
        raise damaged(_KIND)
    from striprtf.striprtf import rtf_to_text

    raw = data.decode("latin-1")
    kept, warnings = _without_groups(raw)
    with faults_as_damage(_KIND):
        text: str = rtf_to_text(_CELL.sub(r"\\tab", kept), errors="replace")  # type: ignore[no-untyped-call]
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Source(canonical(text), each_line=True, warnings=warnings)


def _without_groups(raw: str) -> tuple[str, tuple[str, ...]]:
    """Cut the groups that hold pictures or deleted text, and say what else was left out."""
    kept: list[str] = []
    opened: list[int] = []
    at, cut_from = 0, -1
    position = 0
    while (found := _SYMBOL.search(raw, position)) is not None:
        symbol = found.group()
        position = found.end() + int(found[1] or 0)
        if symbol == "{":
            opened.append(found.start())
        elif symbol == "}" and opened:
            start = opened.pop()
            if cut_from == start:
                kept.append(raw[at:start])
                at, cut_from = found.end(), -1
        elif cut_from < 0 and opened and _DROPPED.match(symbol):
            cut_from = opened[-1] if len(opened) > 1 else -1
    kept.append(raw[at:])
    codes = {
        "tracked_changes": r"\\(?:deleted|revised)(?![a-z0])",
        "comments_dropped": r"\\(?:annotation|footnote)(?![a-z])",
    }
    return "".join(kept), tuple(code for code, mark in codes.items() if re.search(mark, raw))
