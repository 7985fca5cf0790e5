"""Word documents (.docx): paragraphs and tables, as they read with all tracked changes accepted.

Comments, footnotes, headers, footers, text boxes, hidden text and the document's properties do not come in.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from storage.importers.packages import check_package
from storage.importers.source import Paragraph, Source, faults_as_damage, from_paragraphs

_KIND = "Word document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({_W + "del", _W + "moveFrom"})
_NEW = frozenset({_W + "ins", _W + "moveTo"})
_NOTES = frozenset({_W + "commentReference", _W + "footnoteReference", _W + "endnoteReference"})
_SILENT = frozenset(
    {_W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "drawing", "pict", "object")}
    | {_W + name for name in ("instrText", "delText", "fldChar", "rubyPr", "rt", "sectPr")}
    | {_MC + "AlternateContent"}
)
_GLYPHS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011", _W + "ptab": "\t"}


def read(data: bytes) -> Source:
    check_package(data, _KIND, "[Content_Types].xml")
    import docx
    from docx.opc.exceptions import OpcError

    with faults_as_damage(_KIND, OpcError):
        body = docx.Document(io.BytesIO(data)).element.body
        return from_paragraphs(_paragraphs(body), warnings=_warnings(body))


def _warnings(body: Any) -> list[str]:
    tags = {element.tag for element in body.iter()}
    found = []
    if tags & (_GONE | _NEW):
        found.append("tracked_changes")
    if tags & _NOTES:
        found.append("comments_dropped")
    return found


def _paragraphs(body: Any) -> Iterator[Paragraph]:
    """Give the paragraphs; one whose end was deleted in a tracked change flows into the next."""
    before = Paragraph("")
    for paragraph, goes_on in _blocks(body):
        bold = paragraph.bold if not before.text else before.bold
        joined = Paragraph(before.text + paragraph.text, bold)
        before = joined if goes_on else Paragraph("")
        if not goes_on:
            yield joined
    if before.text:
        yield before


def _blocks(parent: Any) -> Iterator[tuple[Paragraph, bool]]:
    for element in parent:
        if element.tag == _W + "p":
            yield _paragraph(element), element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
        elif element.tag == _W + "tbl":
            for row in _within(element, _W + "tr"):
                if row.find(f"{_W}trPr/{_W}del") is None:
                    yield Paragraph("\t".join(_cell(cell) for cell in _within(row, _W + "tc"))), False
        elif element.tag not in _SILENT and element.tag not in _GONE:
            yield from _blocks(element)


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """Find rows or cells, also inside content controls, but not those of a table inside."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in (_W + "sdt", _W + "sdtContent", _W + "customXml", *_NEW):
            yield from _within(element, tag)


def _cell(cell: Any) -> str:
    return "\n".join(paragraph.text for paragraph in _paragraphs(cell)).strip()


def _paragraph(element: Any) -> Paragraph:
    pieces = list(_runs(element))
    return Paragraph("".join(text for text, _ in pieces), _leading_bold(pieces))


def _leading_bold(pieces: Iterable[tuple[str, bool]]) -> str:
    lead = ""
    for text, is_bold in pieces:
        if not is_bold and text:
            return lead
        lead += text
    return ""


def _runs(parent: Any) -> Iterator[tuple[str, bool]]:
    for element in parent:
        if element.tag == _W + "r":
            if not _is_on(element, "vanish"):
                yield "".join(_glyphs(element)), _is_on(element, "b")
        elif element.tag not in _SILENT and element.tag not in _GONE:
            yield from _runs(element)


def _glyphs(run: Any) -> Iterator[str]:
    for element in run:
        if element.tag == _W + "t":
            yield element.text or ""
        elif element.tag in _GLYPHS:
            yield _GLYPHS[element.tag]
        elif element.tag == _W + "ruby":
            yield "".join(text for text, _ in _runs(element.find(_W + "rubyBase")))


def _is_on(run: Any, name: str) -> bool:
    """Tell whether a run is bold or hidden by itself or by its character style."""
    switch = run.find(f"{_W}rPr/{_W}{name}")
    if switch is not None:
        return switch.get(_W + "val", "true") not in ("0", "false", "off")
    style = run.find(f"{_W}rPr/{_W}rStyle")
    return name == "b" and style is not None and style.get(_W + "val", "") in ("Strong", "Fett")
