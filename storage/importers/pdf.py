"""PDF documents (.pdf) with a text layer: lines become paragraphs again; headers, footers and page numbers go.

A page has no paragraphs, only places of letters: a line ends one where it is short, where the next one begins with a
speaker's label or a time, or where the gap below it is wide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.errors import ImportFailed
from storage.importers.source import (
    MAX_TEXT,
    Paragraph,
    Source,
    damaged,
    encrypted,
    faults_as_damage,
    from_paragraphs,
    too_large,
)

_KIND = "PDF document"
_MAX_PAGES = 2_000
_FULL = 0.82
"""From this share of the widest line on, a line may go on in the next one (ragged right margins)."""
_GAP = 1.6
_EDGE_LINES = 2
_HEAD = re.compile(
    r"\W{0,3}(?:[^\W_][\w.'’&/*-]{0,30}(?: [\w.'’&/*()-]{1,30}){0,4}(?: ?[\[({<#][\d:., -]{4,24}[\])}>#])?:(?![\d/])"
    r"|\[?#?\(?\d{1,2}:\d{2}(?::\d{2})?|[-–—•] )"
)
_CUT = "\x02"
"""What the library gives in the place of a hyphen and the end of a line."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line; places in points, from the lower left corner of its page."""

    text: str
    right: float
    top: float
    bottom: float


def read(data: bytes) -> Source:
    import pypdfium2

    with faults_as_damage(_KIND, pypdfium2.PdfiumError):
        document = _opened(pypdfium2, data)
        try:
            if len(document) > _MAX_PAGES:
                raise too_large(_KIND)
            pages = [_lines(page) for page in _pages(document)]
        finally:
            document.close()
    if not any(pages):
        raise ImportFailed(
            "scanned",
            "The {kind} has no text, only pictures of pages.",
            "Let a program for text recognition (OCR) read it, and import the file with text that it makes.",
            kind=_KIND,
        )
    kept, has_edges = _without_edges(pages)
    return from_paragraphs(_paragraphs(kept), warnings=("page_edges_dropped",) if has_edges else ())


def _opened(library: Any, data: bytes) -> Any:
    try:
        return library.PdfDocument(data)
    except library.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise encrypted(_KIND) from fault
        raise damaged(_KIND) from fault


def _pages(document: Any) -> Iterator[Any]:
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        try:
            yield text
        finally:
            text.close()
            page.close()


def _lines(text: Any) -> list[_Line]:
    """Give the lines of a page in reading order."""
    from pypdfium2.raw import FPDFText_GetUnicode

    count = text.count_chars()
    if count > MAX_TEXT:
        raise too_large("text")
    found: list[_Line] = []
    words, boxes = "", []
    for i in range(count + 1):
        char = chr(FPDFText_GetUnicode(text, i)) if i < count else "\n"
        words += "-" if char == _CUT else ""
        if char not in ("\r", "\n", _CUT):
            words += char
            if not char.isspace():
                boxes.append(text.get_charbox(i))
        elif boxes:
            _left, bottoms, rights, tops = zip(*boxes, strict=True)
            words = words.strip().encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            found.append(_Line(words, max(rights), max(tops), min(bottoms)))
            words, boxes = "", []
    return found


def _without_edges(pages: Sequence[Sequence[_Line]]) -> tuple[list[list[_Line]], bool]:
    """Leave out what stands at the edge of most pages, numbers aside."""
    if len(pages) < 3:
        return [list(page) for page in pages], False
    counts = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, count in counts.items() if count > len(pages) / 2}
    kept = [
        [line for i, line in enumerate(page) if not (_is_edge(i, len(page)) and _key(line) in often)] for page in pages
    ]
    return kept, bool(often)


def _is_edge(i: int, count: int) -> bool:
    return i < _EDGE_LINES or i >= count - _EDGE_LINES


def _edges(page: Sequence[_Line]) -> Iterator[_Line]:
    return (line for i, line in enumerate(page) if _is_edge(i, len(page)))


def _key(line: _Line) -> str:
    return _NUMBER.sub("0", line.text.strip())


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[Paragraph]:
    widest = max((line.right for page in pages for line in page), default=0.0)
    open_now = ""
    before: _Line | None = None
    for page in pages:
        for i, line in enumerate(page):
            if before is not None and (_ends(before, widest) or _HEAD.match(line.text) or (i and _is_far(page, i))):
                yield Paragraph(open_now)
                open_now = ""
            open_now = _joined(open_now, line.text)
            before = line
    yield Paragraph(open_now)


def _ends(line: _Line, widest: float) -> bool:
    return line.right < widest * _FULL and not line.text.endswith("-")


def _is_far(page: Sequence[_Line], i: int) -> bool:
    """Tell whether the gap above a line is wider than lines of its height have."""
    height = page[i - 1].top - page[i - 1].bottom
    return page[i - 1].bottom - page[i].top > height * _GAP


def _joined(before: str, line: str) -> str:
    """Put a line behind another one; a word that was cut at the end of the line becomes one again."""
    if re.search(r"[^\W\d_]-$", before) and line[:1].islower() and not re.match(r"(?:und|oder|bzw\.?|and|or)\b", line):
        return before[:-1] + line
    return f"{before} {line}" if before else line
