"""Let a detector read words whole that the text breaks: by soft hyphens and other invisible marks, or at line ends.

A name with a soft hyphen in it ("Ohlen-" at a line end, "dorf" on the next) is found by nobody who sees two halves.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import replace

from analysis.ports import Detected, EntityDetector

_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]"
_LEFT_OUT = re.compile(rf"(?<=[^\W\d_]{{2}})[-‐]\n(?=[a-zäöüßà-ÿ]{{2}})|{_INVISIBLE}+")
_BROKEN_NUMBER = re.compile(r"((?<![\d.,])(?:\+\d{1,3}[ \d]{0,6}|0\d{2,5}))\n(?=\d{4})")


class Unbroken:
    """A detector that reads the whole words and tells where they stand in the text as given."""

    def __init__(self, detector: EntityDetector) -> None:
        self._detector = detector

    @property
    def engines(self) -> tuple[str, ...]:
        return self._detector.engines

    def detect(self, text: str, language: str) -> list[Detected]:
        """Find identifiers; a span takes in what breaks it. See `EntityDetector`."""
        read = _BROKEN_NUMBER.sub(r"\1 ", text)  # of the same length
        pieces, places, position = [], array("l"), 0
        for match in _LEFT_OUT.finditer(read):
            pieces.append(read[position : match.start()])
            places.extend(range(position, match.start()))
            position = match.end()
        if not pieces:
            return self._detector.detect(read, language)
        pieces.append(read[position:])
        places.extend(range(position, len(read)))
        return [
            replace(found, start=places[found.start], end=places[found.end - 1] + 1)
            for found in self._detector.detect("".join(pieces), language)
        ]
