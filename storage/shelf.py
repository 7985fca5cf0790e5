"""What was read of the small tables, kept until one of them is written: asked for often, and by the window's thread.

A hit takes no lock, so that a long reading or writing elsewhere does not hold up whoever asks for a name. It gives the
state after the last finished change.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.records import (
    BlindReading,
    Category,
    Code,
    CodebookVersion,
    Coder,
    Document,
    DocumentText,
    Memo,
    Participant,
    Placement,
    Record,
    Retention,
    Run,
    Study,
)

KEPT = frozenset({
    BlindReading, Category, Code, Coder, CodebookVersion, Document, DocumentText, Memo, Participant, Placement,
    Retention, Run, Study,
})  # fmt: skip
MOST_ANSWERS = 4_096
Question = tuple[tuple[str, Any], ...]


class Shelf:
    """Answers by table and question. Filled and emptied under the store's lock; looked into without it."""

    def __init__(self) -> None:
        self._answers: dict[type[Record], dict[Question, tuple[Any, ...]]] = {}
        self._count = 0

    def find(self, record_type: type[Record], equals: dict[str, Any]) -> tuple[Any, ...] | None:
        """Give a kept answer; None where there is none."""
        answers = self._answers.get(record_type)
        return answers.get(_question(equals)) if answers else None

    def keep(self, record_type: type[Record], equals: dict[str, Any], found: Iterable[Any]) -> None:
        """Keep an answer of a table that is kept at all."""
        if record_type not in KEPT:
            return
        if self._count >= MOST_ANSWERS:
            self.clear()
        self._answers.setdefault(record_type, {})[_question(equals)] = tuple(found)
        self._count += 1

    def drop(self, record_types: Iterable[type[Record]]) -> None:
        """Forget what was read of tables that were written."""
        for record_type in set(record_types):
            self._count -= len(self._answers.pop(record_type, ()))

    def clear(self) -> None:
        self._answers = {}
        self._count = 0


def _question(equals: dict[str, Any]) -> Question:
    return tuple(sorted(equals.items()))
