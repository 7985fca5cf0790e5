"""OpenDocument text (.odt): paragraphs, lists and tables, as they read with all tracked changes accepted.

Comments, notes, headers, footers, text boxes and the document's properties do not come in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from storage.importers.packages import check_package
from storage.importers.source import Paragraph, Source, damaged, faults_as_damage, from_paragraphs

_KIND = "OpenDocument text"
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_COMMENTS = frozenset({"office:annotation", "text:note"})
_CHANGES = "text:tracked-changes"
_SILENT = _COMMENTS | {
    _CHANGES,
    "office:annotation-end",
    "draw:frame",
    "draw:text-box",
    "office:forms",
    "text:ruby-text",
}


def read(data: bytes) -> Source:
    check_package(data, _KIND, "content.xml")
    from odfdo import Document
    from odfdo.security import SecurityError

    with faults_as_damage(_KIND, SecurityError):
        document = Document(io.BytesIO(data))
        body = document.body
        if body.tag != "office:text":
            raise damaged(_KIND)
        tags: set[str] = set()
        paragraphs = list(_Walk(document, tags).paragraphs(body))
        return from_paragraphs(paragraphs, warnings=_warnings(tags))


def _warnings(tags: set[str]) -> list[str]:
    found = ["tracked_changes"] if _CHANGES in tags else []
    return [*found, "comments_dropped"] if tags & _COMMENTS else found


class _Walk:
    """One pass over a document's body; collects the tags it met."""

    def __init__(self, document: Any, tags: set[str]) -> None:
        self._document = document
        self._tags = tags
        self._bold_styles: dict[str, bool] = {}

    def paragraphs(self, parent: Any) -> Iterator[Paragraph]:
        for element in parent.children:
            self._tags.add(element.tag)
            if element.tag in _PARAGRAPHS:
                yield self._paragraph(element)
            elif element.tag == "table:table-row":
                yield Paragraph("\t".join(self._cells(element)))
            elif element.tag not in _SILENT:
                yield from self.paragraphs(element)

    def _cells(self, row: Any) -> Iterator[str]:
        for cell in row.children:
            if cell.tag == "table:table-cell":
                yield "\n".join(paragraph.text for paragraph in self.paragraphs(cell)).strip()

    def _paragraph(self, element: Any) -> Paragraph:
        pieces = list(self._pieces(element, False))
        lead = ""
        for text, is_bold in pieces:
            if text and not is_bold:
                return Paragraph("".join(text for text, _ in pieces), lead)
            lead += text
        return Paragraph(lead)

    def _pieces(self, element: Any, is_bold: bool) -> Iterator[tuple[str, bool]]:
        yield element.text or "", is_bold
        for child in element.children:
            self._tags.add(child.tag)
            if child.tag == "text:s":
                yield " " * min(int(child.get_attribute("text:c") or 1), 1000), is_bold
            elif child.tag == "text:tab":
                yield "\t", is_bold
            elif child.tag == "text:line-break":
                yield "\n", is_bold
            elif child.tag not in _SILENT:
                yield from self._pieces(child, is_bold or self._is_bold(child))
            yield child.tail or "", is_bold

    def _is_bold(self, span: Any) -> bool:
        name = span.get_attribute("text:style-name") if span.tag == "text:span" else None
        if not name:
            return False
        if name not in self._bold_styles:
            properties = self._document.get_style_properties("text", name, "text") or {}
            self._bold_styles[name] = properties.get("fo:font-weight") in ("bold", "700", "800", "900")
        return self._bold_styles[name]
