"""Packed bytes as Verbatim writes them, and nothing behind them.

zlib reads what it packed and leaves what follows, so that something could be hidden there. Two streams of the same
content may differ in the way in which they are packed (RFC 1951 leaves that open, versions of zlib do it): that changes
nothing of what was said, and is not looked for.
"""

from __future__ import annotations

import zlib


def packed(data: bytes) -> bytes:
    return zlib.compress(data)


def unpacked(stream: bytes) -> bytes:
    """Give what was packed. Raises `ValueError` where that can't be read, or where anything follows it."""
    reader = zlib.decompressobj()
    try:
        found = reader.decompress(stream)
    except zlib.error as error:
        raise ValueError("the packed bytes were altered") from error
    if not reader.eof or reader.unused_data:
        raise ValueError("the packed bytes were altered")
    return found
