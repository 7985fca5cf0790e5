"""The package of a REFI-QDA project: parts read by name within limits, and XML that declares nothing.

A project may hold gigabytes of recordings; only what is asked for is read, so that its whole size is no matter.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from storage.importers.opening import bytes_of
from storage.importers.source import MAX_BYTES, damaged, encrypted, faults_as_damage, too_large

KIND = "REFI-QDA project"
_MOST_PARTS = 50_000
_MOST_ELEMENTS = 1_000_000
_MOST_XML = 150 * 1024 * 1024
_MOST_TEXTS = 10 * MAX_BYTES
"""All texts of a project together."""


class Package:
    """An open package. Names of parts are compared without case, and without the folder they lie in."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = _MOST_TEXTS
        parts = [part for part in archive.infolist() if not part.is_dir()]
        if len(parts) > _MOST_PARTS:
            raise too_large("unpacked " + KIND)
        if any(part.flag_bits & 0x1 for part in parts):
            raise encrypted(KIND)
        self._parts = {part.filename.replace("\\", "/").lower(): part for part in parts}
        self._by_name = {name.rpartition("/")[2]: part for name, part in self._parts.items()}

    @classmethod
    @contextmanager
    def opened(cls, path: Path) -> Iterator[Package]:
        """Open a package. Raises `ImportFailed`."""
        if not path.is_file():
            bytes_of(path, path.suffix.lower(), (".qdpx",))
        with faults_as_damage(KIND):
            archive = zipfile.ZipFile(path)
        with archive:
            yield cls(archive)

    def project(self) -> bytes:
        """Give the XML of the project. Raises `ImportFailed` (`damaged`, `too_large`)."""
        named = [part for name, part in self._parts.items() if name.endswith(".qde")]
        if not named:
            raise damaged(KIND)
        first = self._by_name.get("project.qde", named[0])
        return self._read(first, _MOST_XML)

    def part(self, path: str) -> bytes | None:
        """Give what a path of the project names, of this package only; None where it is not in it."""
        if not path.lower().startswith("internal://"):
            return None
        name = plain_name(path).lower()
        part = self._parts.get(f"sources/{name}") or self._by_name.get(name.rpartition("/")[2])
        if part is None:
            return None
        data = self._read(part, min(MAX_BYTES, self._left))
        self._left -= len(data)
        return data

    def _read(self, part: zipfile.ZipInfo, limit: int) -> bytes:
        with faults_as_damage(KIND), self._archive.open(part) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise too_large("unpacked " + KIND)
        return data


def plain_name(path: str) -> str:
    """Give the name of a part in a path as `internal://name.txt` or `internal:///Sources/name.txt`."""
    name = unquote(path.partition("://")[2]).replace("\\", "/").lstrip("/")
    return name[len("sources/") :] if name.lower().startswith("sources/") else name


def parsed(data: bytes) -> Any:
    """Parse XML that declares no entities, up to a number of elements; tags come without their namespace."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root, count = None, 0
    clean = io.BytesIO(data.lstrip(b"\xef\xbb\xbf \t\r\n") if data.startswith(b"\xef\xbb\xbf") else data)
    with faults_as_damage(KIND, DefusedXmlException):
        for _, element in iterparse(clean, events=("start",), forbid_dtd=True):
            root = element if root is None else root
            element.tag = str(element.tag).rpartition("}")[2]
            count += 1
            if count > _MOST_ELEMENTS:
                raise too_large("unpacked " + KIND)
    if root is None:
        raise damaged(KIND)
    return root
