"""Tell suggestions that are the same place twice from those that only say alike things.

Only overlapping spans of one interview are duplicates. The same words of another participant, or of another place, are
evidence and stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_SAME_FROM = 0.5
_MUCH_LONGER = 4


@dataclass(frozen=True, slots=True)
class Span:
    """A grounded suggestion or a coding under the id that the caller knows it by; canonical original code points."""

    key: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """What is left, in the order given, and each duplicate with what it repeats."""

    kept: tuple[Span, ...]
    duplicates: tuple[tuple[Span, Span], ...]


def drop_duplicates(new: Iterable[Span], existing: Iterable[Span] = ()) -> Deduplicated:
    """Drop each of `new` that overlaps, by half or more of the shorter one, an existing span or an earlier new one.

    A phrase in a passage more than four times as long is no duplicate: an in-vivo code in a coded paragraph is her
    finer reading of it. `existing` are codings and open suggestions. Where several overlap, it counts as a duplicate of
    the one that it shares most with.
    """
    by_document: dict[str, list[Span]] = defaultdict(list)
    for span in existing:
        by_document[span.document_id].append(span)
    kept, duplicates = [], []
    for span in new:
        others = by_document[span.document_id]
        same = max(others, key=lambda other: _overlap(span, other), default=None)
        if same is not None and _overlap(span, same) >= _SAME_FROM:
            duplicates.append((span, same))
        else:
            kept.append(span)
            others.append(span)
    return Deduplicated(tuple(kept), tuple(duplicates))


def _overlap(one: Span, other: Span) -> float:
    """Give the share of the shorter span that both have in common, 0 where the other is much longer."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return max(0, shared) / shorter if shorter > 0 and longer <= _MUCH_LONGER * shorter else 0.0
