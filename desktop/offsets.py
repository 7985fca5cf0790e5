"""Convert between Python's code points and the UTF-16 units that Qt counts in.

Everything outside this module, and outside the layouts that use it, speaks in code points.
"""

from __future__ import annotations

from bisect import bisect_left


class Utf16Map:
    """The two ways of counting one text. Positions run from 0 to the length of the text, both inclusive.

    Cheap where no character lies outside the Basic Multilingual Plane (then both counts are the same).
    """

    __slots__ = ("_astral", "_before", "length", "utf16_length")

    def __init__(self, text: str) -> None:
        self._astral: list[int] = (
            [] if text.isascii() else [i for i, character in enumerate(text) if character > "\uffff"]
        )
        self._before = [position + count for count, position in enumerate(self._astral)]
        self.length = len(text)
        self.utf16_length = self.length + len(self._astral)

    def to_utf16(self, position: int) -> int:
        """Give the UTF-16 offset of a code-point offset; positions outside the text are clamped."""
        position = min(max(position, 0), self.length)
        return position + bisect_left(self._astral, position) if self._astral else position

    def to_code_point(self, position: int) -> int:
        """Give the code-point offset of a UTF-16 offset; the middle of a surrogate pair counts as its start."""
        position = min(max(position, 0), self.utf16_length)
        if not self._astral:
            return position
        pairs = bisect_left(self._before, position)
        inside = pairs and self._before[pairs - 1] + 1 == position
        return position - pairs if not inside else self._astral[pairs - 1]
