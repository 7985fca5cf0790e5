"""A pseudonymised document as segments, and the exact two-way map of offsets that follows from them.

A segment is either literal (its text stands in the original as well) or a replacement (its text stands for
`original_length` code points that only the key file knows). The map therefore holds without the key file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the document: literal (`kind` is None) or replaced.

    `text` is what is shown without the key and what may be sent. `original_length` counts code points of the canonical
    original text. `kind` names the kind of identifier (PERSON, LOCATION, … or SPEAKER for a turn's label), `entity_id`
    the entity in the key file.
    """

    text: str
    original_length: int
    kind: str | None = None
    entity_id: str | None = None

    def __post_init__(self) -> None:
        if not self.text or self.original_length < 1:
            raise ValueError("a segment is never empty")
        if self.kind is None and len(self.text) != self.original_length:
            raise ValueError("a literal segment is as long as its text")

    @property
    def is_literal(self) -> bool:
        return self.kind is None


@dataclass(frozen=True, slots=True)
class Replacement:
    """One span of the canonical original text (half-open code points) and what stands there instead."""

    start: int
    end: int
    text: str
    kind: str
    entity_id: str | None = None


def build_segments(original: str, replacements: Iterable[Replacement]) -> tuple[Segment, ...]:
    """Cut `original` into segments.

    Raises `ValueError` where replacements overlap, are empty or leave the text: overlaps are resolved before.
    """
    segments: list[Segment] = []
    position = 0
    for item in sorted(replacements, key=lambda r: (r.start, r.end)):
        if not position <= item.start < item.end <= len(original):
            raise ValueError("replacements must be non-empty, in the text and must not overlap")
        if position < item.start:
            segments.append(Segment(original[position : item.start], item.start - position))
        segments.append(Segment(item.text, item.end - item.start, item.kind, item.entity_id))
        position = item.end
    if position < len(original):
        segments.append(Segment(original[position:], len(original) - position))
    return tuple(segments)


class SegmentMap:
    """The offsets of one pseudonymised document, both ways.

    Spans that touch a replacement take it whole, in both directions. An empty span inside a replacement becomes an
    empty span at the replacement's start. All methods raise `ValueError` for spans outside the text.
    """

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self.text = "".join(segment.text for segment in self.segments)
        self._original = [0, *accumulate(segment.original_length for segment in self.segments)]
        self._shown = [0, *accumulate(len(segment.text) for segment in self.segments)]

    @property
    def original_length(self) -> int:
        return self._original[-1]

    def to_shown(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the canonical original text to the pseudonymised text."""
        return self._map(start, end, self._original, self._shown)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the pseudonymised text to the canonical original text."""
        return self._map(start, end, self._shown, self._original)

    def widen(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the original that a quotation of `start:end` really takes, replacements whole."""
        return self.to_original(*self.to_shown(start, end))

    def slice(self, start: int, end: int) -> str:
        """Give the pseudonymised words at a span of the canonical original text."""
        shown_start, shown_end = self.to_shown(start, end)
        return self.text[shown_start:shown_end]

    def restore(self, originals: Sequence[str]) -> str:
        """Put the originals of the replaced segments back, in order of appearance."""
        rest = iter(originals)
        return "".join(segment.text if segment.is_literal else next(rest) for segment in self.segments)

    def _map(self, start: int, end: int, source: list[int], target: list[int]) -> tuple[int, int]:
        if not 0 <= start <= end <= source[-1]:
            raise ValueError("span outside the text")
        if not self.segments:
            return 0, 0
        first = min(bisect_right(source, start) - 1, len(self.segments) - 1)
        mapped_start = target[first] + (start - source[first] if self.segments[first].is_literal else 0)
        if start == source[-1]:
            mapped_start = target[-1]
        if start == end:
            return mapped_start, mapped_start
        last = bisect_left(source, end) - 1
        inside = end - source[last] if self.segments[last].is_literal else target[last + 1] - target[last]
        return mapped_start, target[last] + inside
