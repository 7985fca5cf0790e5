"""Kept bytes in parts by source, in one row: each source's words are packed together and can be erased alone.

The row is named by SHA-256 of the exact bytes. It holds a line of JSON (the order of the parts; for each source a
random salt and SHA-256 of salt and words; SHA-256 of order and sources) and then the packed words. Erasing overwrites
the words and their salt, so that neither they nor what a guess could be checked against remain; the digest of the whole
stays, as the ledger has it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection
from typing import Any

from analysis.ports import BlobPart, PartedBlob
from storage.packing import packed as pack_words
from storage.packing import unpacked

_MARK = b"parts\n"
"""No packed bytes begin so: zlib's first byte is 0x78 at every level that is used."""


def is_parted(row: bytes) -> bool:
    return row.startswith(_MARK)


def pack(blob: PartedBlob) -> bytes:
    """Make the row; parts whose data is None are kept as erased."""
    streams: dict[tuple[str, ...], bytearray] = {}
    erased = {part.sources for part in blob.parts if part.data is None}
    for part in blob.parts:
        streams.setdefault(part.sources, bytearray()).extend(part.data or b"")
    order = {sources: number for number, sources in enumerate(streams)}
    head: dict[str, Any] = {
        "parts": [[order[part.sources], len(part.data or b"")] for part in blob.parts],
        "streams": [],
    }
    head["check"] = _check(head["parts"], list(streams))
    packed = b""
    for sources, words in streams.items():
        if sources in erased:
            head["streams"].append(_erased_entry(sources))
            continue
        salt, data = secrets.token_bytes(16), pack_words(bytes(words))
        digest = hashlib.sha256(salt + words).hexdigest()
        head["streams"].append({"of": sources, "salt": salt.hex(), "digest": digest, "size": len(data)})
        packed += data
    return _MARK + _line(head) + b"\n" + packed


def unpack(row: bytes) -> tuple[BlobPart, ...]:
    """Give the parts in order. Raises `ValueError` where the row was altered."""
    head, packed = _halves(row)
    streams = [_stream(entry, data) for entry, data in zip(head["streams"], packed, strict=True)]
    places = [0] * len(streams)
    parts = []
    for number, length in head["parts"]:
        words, sources = streams[number], tuple(head["streams"][number]["of"])
        parts.append(BlobPart(None if words is None else words[places[number] : places[number] + length], sources))
        places[number] += length
    return tuple(parts)


def without(row: bytes, sources: Collection[str]) -> bytes | None:
    """Give the row without the words of any of these sources; None where it holds none of them."""
    head, packed = _halves(row)
    kept = b""
    found = False
    for number, (entry, data) in enumerate(zip(head["streams"], packed, strict=True)):
        if entry["salt"] and set(entry["of"]) & set(sources):
            head["streams"][number], found = _erased_entry(tuple(entry["of"])), True
        else:
            kept += data
    return _MARK + _line(head) + b"\n" + kept if found else None


def is_sound(row: bytes, digest: str) -> bool:
    """Tell whether what is there is what was stored; of a row with erased parts each other part is checked alone."""
    try:
        parts = unpack(row)
    except (ValueError, TypeError, IndexError, KeyError, AttributeError):
        return False  # whatever an altered head looks like
    if any(part.data is None for part in parts):
        return True
    return hashlib.sha256(b"".join(part.data or b"" for part in parts)).hexdigest() == digest


def _line(head: dict[str, Any]) -> bytes:
    return json.dumps(head, separators=(",", ":")).encode()


def _erased_entry(sources: tuple[str, ...]) -> dict[str, Any]:
    return {"of": sources, "salt": "", "digest": "", "size": 0}


def _halves(row: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Give the head and the packed words of each source; raises `ValueError` where the head was altered."""
    line, _, rest = row[len(_MARK) :].partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    _require_sound(head)
    packed, at = [], 0
    for entry in head["streams"]:
        packed.append(rest[at : at + entry["size"]])
        at += entry["size"]
    if at != len(rest) or line != _line(head):
        raise ValueError("the row was not written so")
    return head, packed


def _require_sound(head: dict[str, Any]) -> None:
    """Raise `ValueError` for a head that was not written so. Rows of earlier versions have no check of the order."""
    entries, known = head.get("streams"), {"of", "salt", "digest", "size"}
    if head.keys() - {"check"} != {"parts", "streams"} or any(set(entry) != known for entry in entries or ()):
        raise ValueError("the head of the parts was altered")
    sources = [tuple(entry["of"]) for entry in head["streams"]]
    if "check" in head and head["check"] != _check(head["parts"], sources):
        raise ValueError("the order of the parts was altered")


def _check(parts: list[list[int]], sources: list[tuple[str, ...]]) -> str:
    return hashlib.sha256(json.dumps([parts, sources], separators=(",", ":")).encode()).hexdigest()


def _stream(entry: dict[str, Any], data: bytes) -> bytes | None:
    if not entry["salt"]:
        return None
    words = unpacked(data)
    if hashlib.sha256(bytes.fromhex(entry["salt"]) + words).hexdigest() != entry["digest"]:
        raise ValueError("the words were altered")
    return words
