"""The zip packages that office documents are: opened only within limits, and with XML that declares nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from storage.importers.source import MAX_BYTES, damaged, encrypted, faults_as_damage, too_large

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_PARTS = 10_000
_MAX_ELEMENTS = 1_500_000
"""Of all XML together: far more than the longest transcript has, and as many as memory holds without trouble."""


def check_package(data: bytes, kind: str, main_part: str) -> None:
    """Refuse a package that is encrypted, too large when unpacked, broken, or declares XML entities."""
    if data.startswith(_OLE):
        raise encrypted(kind) if "EncryptedPackage".encode("utf-16-le") in data else damaged(kind)
    with faults_as_damage(kind), zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        names = {part.filename for part in parts}
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
        raise too_large("unpacked " + kind)
    if any(part.flag_bits & 0x1 for part in parts) or _manifest_tells_of_encryption(data, kind):
        raise encrypted(kind)
    if main_part not in names:
        raise damaged(kind)
    _check_xml(data, kind)


def _manifest_tells_of_encryption(data: bytes, kind: str) -> bool:
    """Tell whether an OpenDocument package lists encrypted parts; their XML could not be parsed."""
    with faults_as_damage(kind), zipfile.ZipFile(io.BytesIO(data)) as package:
        name = "META-INF/manifest.xml"
        return name in package.namelist() and b"encryption-data" in package.read(name)


def _check_xml(data: bytes, kind: str) -> None:
    """Parse all XML once without keeping any of it, up to a number of elements."""
    from defusedxml.common import DefusedXmlException

    count = 0
    with faults_as_damage(kind, DefusedXmlException), zipfile.ZipFile(io.BytesIO(data)) as package:
        for info in package.infolist():
            if info.file_size and info.filename.endswith((".xml", ".rels")):
                with package.open(info) as part:
                    for _ in _starts(part):
                        count += 1
                        if count > _MAX_ELEMENTS:
                            raise too_large("unpacked " + kind)


def _starts(part: IO[bytes]) -> Iterator[None]:
    """Give each element as it starts; what ended is let go of at once."""
    from defusedxml.ElementTree import iterparse

    open_now: list[Any] = []
    for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            open_now.append(element)
            yield None
            continue
        open_now.pop()
        if open_now:
            open_now[-1].remove(element)
