"""The zip packages that office documents are: opened only within limits, and with XML that declares nothing."""

from __future__ import annotations

import io
import zipfile

from storage.importers.source import MAX_BYTES, damaged, encrypted, faults_as_damage, too_large

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_PARTS = 10_000


def check_package(data: bytes, kind: str, main_part: str) -> None:
    """Refuse a package that is encrypted, too large when unpacked, broken, or declares XML entities."""
    if data.startswith(_OLE):
        raise encrypted(kind) if "EncryptedPackage".encode("utf-16-le") in data else damaged(kind)
    with faults_as_damage(kind), zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        names = {part.filename for part in parts}
    if any(part.flag_bits & 0x1 for part in parts):
        raise encrypted(kind)
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
        raise too_large("unpacked " + kind)
    if main_part not in names:
        raise damaged(kind)
    _check_xml(data, kind)


def _check_xml(data: bytes, kind: str) -> None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    with faults_as_damage(kind, DefusedXmlException), zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                with package.open(name) as part:
                    for _, element in iterparse(part, forbid_dtd=True):
                        element.clear()


def part_of(data: bytes, name: str) -> bytes:
    """Give one part of a checked package, empty where it has none."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name) if name in package.namelist() else b""
