"""Electronic books (.epub): the pages of the spine, in order. Pictures, styles and notes to the book do not come in."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from storage.importers import web_page
from storage.importers.encodings import decode
from storage.importers.packages import check_package
from storage.importers.source import Paragraph, Source, damaged, faults_as_damage, from_paragraphs

_KIND = "electronic book"
_CONTAINER = "META-INF/container.xml"
_NAMES = {"c": "urn:oasis:names:tc:opendocument:xmlns:container", "o": "http://www.idpf.org/2007/opf"}


def read(data: bytes) -> Source:
    check_package(data, _KIND, _CONTAINER)
    from defusedxml.common import DefusedXmlException

    with faults_as_damage(_KIND, DefusedXmlException), zipfile.ZipFile(io.BytesIO(data)) as book:
        return from_paragraphs(_paragraphs(book))


def _paragraphs(book: zipfile.ZipFile) -> Iterator[Paragraph]:
    present = set(book.namelist())
    for name in _pages(book):
        if name in present:
            yield from web_page.paragraphs(decode(book.read(name))[0])


def _pages(book: zipfile.ZipFile) -> Iterator[str]:
    """Give the names of the pages in reading order."""
    from defusedxml.ElementTree import fromstring

    root = fromstring(book.read(_CONTAINER), forbid_dtd=True).find(".//c:rootfile", _NAMES)
    if root is None:
        raise damaged(_KIND)
    package_name = root.get("full-path", "")
    package = fromstring(book.read(package_name), forbid_dtd=True)
    folder = posixpath.dirname(package_name)
    places = {item.get("id"): item.get("href", "") for item in package.iterfind("o:manifest/o:item", _NAMES)}
    for entry in package.iterfind("o:spine/o:itemref", _NAMES):
        if entry.get("linear", "yes") != "no" and entry.get("idref") in places:
            yield posixpath.normpath(posixpath.join(folder, unquote(places[entry.get("idref")])))
