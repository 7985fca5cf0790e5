"""The rows of a damaged SQLite file, read page by page without SQLite, which gives none after the first bad page.

Layouts: the file format as SQLite documents it (file header, b-tree pages, records, overflow, free list, WAL), and
SQLCipher 4's pages: ciphertext, initialisation vector of 16 bytes, HMAC-SHA512 of both and the page's number. Pages are
numbered from 1. What can't be read is left out and counted, never guessed.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from storage.cipher import PAGE, FileKey

Value = int | float | str | bytes | None

LEAF, INTERIOR = 0x0D, 0x05
HEADER = 100
"""Bytes of the first page that are the file's header."""
MOST_PAGES = 1 << 24
_MAGIC = b"SQLite format 3\0"
_VECTOR, _MAC = 16, 64
_WAL_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it is stored: a column that is an alias of the row's number holds None."""

    number: int
    values: tuple[Value, ...]


@dataclass
class RawPages:
    """The pages of a file in plain bytes; a page that can't be read is not among them."""

    size: int
    usable: int
    content: dict[int, bytes]
    unreadable: int = 0
    """How many pages could not be deciphered, or are missing at the end."""
    broken_rows: int = 0
    """How many rows began on a page that could be read, and could not be read to their end."""
    _free: set[int] = field(default_factory=set)

    def header(self, at: int) -> int:
        """Give the number of four bytes in the file's header; 0 where the first page can't be read."""
        first = self.content.get(1, b"")
        return int.from_bytes(first[at : at + 4], "big") if first.startswith(_MAGIC) else 0

    def leaves(self, root: int) -> tuple[list[int], bool]:
        """Give the pages with the rows of the table that begins at page `root`, and whether these are all of them."""
        found: list[int] = []
        waiting, seen, is_whole = [root], set(), True
        while waiting:
            number = waiting.pop()
            page = self.content.get(number)
            kind = None if page is None or number in seen else page[_start(number)]
            seen.add(number)
            if kind == LEAF:
                found.append(number)
            elif page is not None and kind == INTERIOR:
                waiting += self._children(number, page)
            else:
                is_whole = False
        return found, is_whole

    def stray_leaves(self, known: set[int]) -> list[int]:
        """Give the pages that look like a table's rows, and are neither known nor free."""
        free = self._free_pages()
        return [
            number
            for number, page in self.content.items()
            if number not in known and number not in free and page[_start(number)] == LEAF
        ]

    def rows(self, number: int) -> Iterator[RawRow]:
        """Give the rows of a page; one that can't be read to its end is counted and left out."""
        page = self.content[number]
        start = _start(number)
        for at in self._cells(page, start, 8):
            try:
                yield self._row(page, at)
            except (IndexError, ValueError, struct.error):
                self.broken_rows += 1

    def _cells(self, page: bytes, start: int, header: int) -> list[int]:
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + header
        if first + 2 * count > self.usable:
            self.broken_rows += 1
            return []
        return [int.from_bytes(page[first + 2 * n : first + 2 * n + 2], "big") for n in range(count)]

    def _children(self, number: int, page: bytes) -> list[int]:
        start = _start(number)
        cells = [int.from_bytes(page[at : at + 4], "big") for at in self._cells(page, start, 12)]
        return [*cells, int.from_bytes(page[start + 8 : start + 12], "big")]

    def _row(self, page: bytes, at: int) -> RawRow:
        length, at = _varint(page, at)
        number, at = _varint(page, at)
        kept = self._kept(length)
        payload = page[at : at + kept]
        if kept < length:
            payload += self._overflow(int.from_bytes(page[at + kept : at + kept + 4], "big"), length - kept)
        if len(payload) != length:
            raise ValueError("a row ends too soon")
        return RawRow(number if number < 1 << 63 else number - (1 << 64), _record(payload))

    def _kept(self, length: int) -> int:
        """Give how many bytes of a row of that length stand on its own page."""
        most, least = self.usable - 35, (self.usable - 12) * 32 // 255 - 23
        if length <= most:
            return length
        wanted = least + (length - least) % (self.usable - 4)
        return wanted if wanted <= most else least

    def _overflow(self, number: int, length: int) -> bytes:
        parts, seen = [], set()
        while length > 0:
            page = self.content.get(number)
            if page is None or number in seen:
                raise ValueError("a part of a row can't be read")
            seen.add(number)
            parts.append(page[4 : min(self.usable, 4 + length)])
            length -= len(parts[-1])
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts)

    def _free_pages(self) -> set[int]:
        if not self._free:
            number = self.header(32)
            while number and number not in self._free and number in self.content:
                self._free.add(number)
                page = self.content[number]
                count = min(int.from_bytes(page[4:8], "big"), (self.usable - 8) // 4)
                self._free.update(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
                number = int.from_bytes(page[:4], "big")
        return self._free


def read_pages(path: Path, key: FileKey | None) -> RawPages:
    """Read a file and the committed part of its WAL; under a key only pages whose HMAC is right."""
    size, usable = _sizes(path, key)
    pages = RawPages(size, usable, {})
    opener = _Plain(size) if key is None else _Sealed(key)
    raw = _file_pages(path, size) | _wal_pages(path.with_name(path.name + "-wal"), size)
    for number, data in sorted(raw.items()):
        plain = opener.opened(number, data)
        if plain is None:
            pages.unreadable += 1
        elif any(plain):
            pages.content[number] = plain
    pages.unreadable += max(0, min(pages.header(28), MOST_PAGES) - max(raw, default=0))
    return pages


def _sizes(path: Path, key: FileKey | None) -> tuple[int, int]:
    if key is not None:
        return PAGE, PAGE - _VECTOR - _MAC
    with path.open("rb") as file:
        head = file.read(HEADER)
    size = int.from_bytes(head[16:18], "big") if head.startswith(_MAGIC) else PAGE
    size = 65536 if size == 1 else size
    if size < 512 or size & (size - 1):
        return PAGE, PAGE
    return size, size - (head[20] if head.startswith(_MAGIC) and head[20] < 128 else 0)


def _file_pages(path: Path, size: int) -> dict[int, bytes]:
    pages = {}
    with path.open("rb") as file:
        for number in range(1, MOST_PAGES):
            data = file.read(size)
            if len(data) < size:
                break
            pages[number] = data
    return pages


def _wal_pages(path: Path, size: int) -> dict[int, bytes]:
    """Give the pages of the transactions in a WAL that were ended, the newest of each."""
    if not path.is_file():
        return {}
    data, committed, waiting = path.read_bytes(), {}, {}
    salts = data[16:24]
    for at in range(_WAL_HEADER, len(data) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        if data[at + 8 : at + 16] != salts:
            break
        number, ended = struct.unpack(">II", data[at : at + 8])
        waiting[number] = data[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        if ended:
            committed.update(waiting)
            waiting = {}
    return committed


class _Plain:
    def __init__(self, size: int) -> None:
        self._size = size

    def opened(self, _number: int, data: bytes) -> bytes | None:
        return data if len(data) == self._size else None


class _Sealed:
    """Deciphers pages whose HMAC is right."""

    def __init__(self, key: FileKey) -> None:
        self._key = key.key
        salt = bytes(value ^ 0x3A for value in key.salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key.key, salt, 2, 32)

    def opened(self, number: int, data: bytes) -> bytes | None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        begin, end = 16 if number == 1 else 0, PAGE - _VECTOR - _MAC
        sealed, vector, mac = data[begin:end], data[end : end + _VECTOR], data[end + _VECTOR :]
        found = hmac.new(self._mac_key, sealed + vector + struct.pack("<I", number), "sha512").digest()
        if not hmac.compare_digest(found, mac):
            return None
        opener = Cipher(algorithms.AES(self._key), modes.CBC(vector)).decryptor()
        plain = opener.update(sealed) + opener.finalize()
        return (_MAGIC if number == 1 else b"") + plain


def _start(number: int) -> int:
    return HEADER if number == 1 else 0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(9):
        byte = data[at + step]
        if step == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    raise AssertionError  # the ninth byte ends every number


def _record(data: bytes) -> tuple[Value, ...]:
    end, at = _varint(data, 0)
    types = []
    while at < end:
        kind, at = _varint(data, at)
        types.append(kind)
    values = []
    for kind in types:
        length = _length(kind)
        if at + length > len(data):
            raise ValueError("a value ends too soon")
        values.append(_value(kind, data[at : at + length]))
        at += length
    return tuple(values)


def _length(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise ValueError("no such type of value")
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", data)[0])
    if kind < 7:
        return int.from_bytes(data, "big", signed=True)
    return data.decode("utf-8") if kind % 2 else data
