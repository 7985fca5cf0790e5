"""What a file holds further on than where it comes up: packed in memory, never in a file of its own."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

_AT_ONCE = 1 << 16


class Aside:
    """Takes bytes, then gives them back once, a piece at a time."""

    def __init__(self) -> None:
        self._kept, self._packer = io.BytesIO(), zlib.compressobj(1)

    def write(self, data: bytes) -> None:
        self._kept.write(self._packer.compress(data))

    def pieces(self) -> Iterator[bytes]:
        """Give all that was written; nothing can be written any more."""
        self._kept.write(self._packer.flush())
        self._kept.seek(0)
        unpacker = zlib.decompressobj()
        while packed := self._kept.read(_AT_ONCE):
            yield unpacker.decompress(packed)
