"""What a search in a study gives, and who answers it. Pure; the index is in `storage.search`."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Found(StrEnum):
    """What a hit is."""

    CODE = "code"
    CONCEPT = "concept"
    THEME = "theme"
    DIMENSION = "dimension"
    MEMO = "memo"
    QUOTATION = "quotation"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place. `excerpt` are the words around it and `marks` the matches in them (half-open code points).

    `id` is the record's id, the turn's number (from 0) for a turn. With a `document_id`, `start:end` is the match in
    the canonical original text; else both are -1.
    """

    kind: Found
    id: str
    document_id: str
    start: int
    end: int
    excerpt: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The best hits, those of codes and memos before those of texts, and how many there are of each kind in all.

    `unread` counts the interviews that were not looked into yet.
    """

    hits: tuple[Hit, ...]
    counts: dict[Found, int]
    unread: int = 0


class Searches(Protocol):
    """Answers questions about one open study. Thread-safe."""

    def find(
        self,
        query: str,
        *,
        kinds: Collection[Found] = (),
        limit: int = 200,
        cancel: threading.Event | None = None,
        patience: float | None = None,
    ) -> Hits:
        """Give the best places for a query, none for an empty one. `kinds` narrows what is given, not the counts.

        What was not looked into yet is read first, for as long as `patience` says (seconds; None is as long as it
        takes); the rest is left out, and read when somebody asks again.
        """
        ...

    def close(self) -> None: ...
