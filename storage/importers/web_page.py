"""Web pages (.html, .htm): what a reader of the page sees, a block a paragraph. Nothing that it names is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from storage.importers.encodings import decode
from storage.importers.source import Paragraph, Source, damaged, faults_as_damage, from_paragraphs, too_large

_KIND = "web page"
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=|<\?xml[^>]{0,200}encoding=", re.IGNORECASE)
_SILENT_NAMES = """
    head script style template noscript svg math object embed iframe select textarea button audio video canvas
"""
_SILENT = frozenset(_SILENT_NAMES.split())
_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody
    tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_MAX_ELEMENTS = 500_000


def read(data: bytes) -> Source:
    text, notices = (None, ()) if _DECLARED.search(data[:4096]) else decode(data)
    return from_paragraphs(paragraphs(data if text is None else text), warnings=notices)


def paragraphs(page: bytes | str) -> list[Paragraph]:
    """Give the paragraphs of a page or of a piece of one; raises `ImportFailed` for what is none."""
    from lxml import etree, html

    encoding, raw = ("utf-8", page.encode()) if isinstance(page, str) else (None, page)
    with faults_as_damage(_KIND, etree.LxmlError):
        parser = html.HTMLParser(encoding=encoding, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(raw, parser=parser)
    if root is None:
        raise damaged(_KIND)
    if sum(1 for _ in root.iter()) > _MAX_ELEMENTS:
        raise too_large("unpacked " + _KIND)
    return list(_Page().read(root))


class _Page:
    """Reads one page; keeps the words of the paragraph that is open, and how many of them are bold from its start."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool]] = []

    def read(self, root: Any) -> Iterator[Paragraph]:
        for event in _walk(root):
            if event is None:
                yield from self._end()
            else:
                self._pieces.append(event)
        yield from self._end()

    def _end(self) -> Iterator[Paragraph]:
        words, bold = "", ""
        leads = True
        for piece, is_bold in self._pieces:
            part = piece if piece in ("\n", "\t") else _SPACE.sub(" ", piece)
            if part == " " * len(part) and not words:
                continue
            part = part.lstrip(" ") if not words or words.endswith((" ", "\n", "\t")) else part
            leads = leads and (is_bold or not part.strip())
            words += part
            bold = words if leads and is_bold else bold
        self._pieces = []
        if words.strip():
            yield Paragraph(words.rstrip(), bold.rstrip())


def _walk(root: Any) -> Iterator[tuple[str, bool] | None]:
    """Give pieces of text with whether they are bold, in order; None where a paragraph ends. Without recursion."""
    open_now: list[tuple[Any, bool]] = [(root, False)]
    while open_now:
        element, is_after = open_now.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if is_after:
            if name in _BLOCKS:
                yield None
            if element.tail and element is not root:
                yield element.tail, _is_bold(element.getparent())
            continue
        open_now.append((element, True))
        if name in _SILENT or element.get("hidden") is not None:
            continue
        if name in _BLOCKS:
            yield None
        elif name == "br":
            yield "\n", False
        elif name in _CELLS and element.getprevious() is not None:
            yield "\t", False
        if element.text:
            yield element.text, _is_bold(element)
        open_now += [(child, False) for child in reversed(element)]


def _is_bold(element: Any) -> bool:
    """Tell whether words stand in bold, by their own mark or by one of the few around them."""
    for _ in range(4):
        if element is None:
            return False
        style = element.get("style") or ""
        if element.tag in _BOLD or re.search(r"font-weight:\s*(?:bold|[6-9]00)", style):
            return True
        element = element.getparent()
    return False
