"""The rows that a ledger's events give, and whether the tables hold exactly these.

A row is kept as a digest of its plain form, so that studies of any length fit into memory. No table is read for it.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Float

from analysis.errors import StudyFileError
from analysis.ports import Problem
from analysis.records import Record
from storage.codec import canonical_json, completed
from storage.ledger import LedgerFile
from storage.tables import RECORD_TYPES, TABLES


class Rebuilt:
    """What every row must be after the events so far. `gap` is the last event whose content is not known any more.

    `file` is what the file of these events is called: "study" or "key".
    """

    def __init__(self, file: str) -> None:
        self.gap = 0
        self._file = file
        self._rows: dict[str, dict[str, tuple[int, bytes | None]]] = {name: {} for name in RECORD_TYPES}

    def take(self, seq: int, payload: Mapping[str, Any] | None) -> None:
        """Follow one event; None stands for content that was erased."""
        if payload is None:
            self.gap = seq
            return
        for change in payload.get("changes", ()):
            table = change["table"]
            self._rows[table][change["id"]] = seq, _fingerprint(RECORD_TYPES[table], change["after"])

    def compare(self, file: LedgerFile, record_type: type[Record], step: Callable[[], None]) -> list[Problem]:
        """Compare one table with what the events gave; the first event concerned comes first."""
        name = record_type.__name__
        try:
            found = list(self._differing(file, record_type, self._rows.pop(name), step))
        except (ValueError, TypeError, StudyFileError):
            return [Problem("altered_row", f"A row of {name} can't be read any more.", None, self._place(name, ""))]
        return sorted(found, key=lambda problem: (problem.seq is None, problem.seq or 0, problem.params["id"]))

    def _differing(
        self,
        file: LedgerFile,
        record_type: type[Record],
        expected: dict[str, tuple[int, bytes | None]],
        step: Callable[[], None],
    ) -> Iterator[Problem]:
        name = record_type.__name__
        for row in file.stream_rows(record_type):
            step()
            seq, fingerprint = expected.pop(row["id"], (0, None))
            if fingerprint != _fingerprint(record_type, row) and self._can_judge(seq):
                yield self._altered(name, row["id"], seq)
        for row_id, (seq, fingerprint) in expected.items():
            if fingerprint is not None and self._can_judge(seq):
                yield self._altered(name, row_id, seq)

    def _can_judge(self, seq: int) -> bool:
        """Tell whether a row's last known event, 0 for none, can't have been followed by one that was erased."""
        return seq > self.gap or not self.gap

    def _altered(self, name: str, row_id: str, seq: int) -> Problem:
        what = f"is not as event {seq} recorded it" if seq else "stands in the file, and no event made it"
        return Problem("altered_row", f"{name} {row_id} {what}.", seq or None, self._place(name, row_id))

    def _place(self, name: str, row_id: str) -> dict[str, Any]:
        return {"file": self._file, "table": name, "id": row_id}


def _fingerprint(record_type: type[Record], plain: Mapping[str, Any] | None) -> bytes | None:
    full = completed(record_type, plain)
    if full is None:
        return None
    for name in _numbers(record_type.__name__):
        if isinstance(full.get(name), int):
            full[name] = float(full[name])
    return hashlib.blake2b(canonical_json(full), digest_size=16).digest()


@functools.cache
def _numbers(table: str) -> tuple[str, ...]:
    """Name the columns that SQLite keeps as floating point, whatever was put in."""
    return tuple(
        column.name for column in TABLES[RECORD_TYPES[table]].__table__.columns if isinstance(column.type, Float)
    )
