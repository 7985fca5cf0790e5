"""Rows that a damaged study's tables lost, written anew from what its ledger says each row was after each step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DatabaseError

from analysis.errors import StudyFileError
from analysis.underway import stop_here
from storage.codec import from_plain, to_plain
from storage.ledger import LedgerFile
from storage.migrations import STUDY_VERSION
from storage.tables import RECORD_TYPES, TABLES

CHUNK = 500
ERASED = "erased_payloads"
"""Where the payload of an erasure names the steps whose content it erased."""


@dataclass
class Steps:
    """What a ledger holds: which steps, and how each row was after the last of them that names it (None: removed)."""

    seen: list[int] = field(default_factory=list)
    unknown: int = 0
    """The last step of which the content is gone; rows that it changed may be older in `rows`."""
    rows: dict[str, dict[str, tuple[int, dict[str, Any] | None]]] = field(default_factory=dict)
    key_reference: tuple[str, str] | None = None
    without_content: set[int] = field(default_factory=set)
    """Steps of which the event is there, and its content gone without an erasure."""

    @property
    def last(self) -> int:
        return self.seen[-1] if self.seen else 0

    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Give first and last number of each run of steps that are gone."""
        return tuple(
            (before + 1, after - 1)
            for before, after in zip([0, *self.seen], self.seen, strict=False)
            if after > before + 1
        )


def steps_of(file: LedgerFile) -> Steps:
    """Read a ledger from its first step to its last."""
    steps, erased = Steps(), set()
    while events := file.events(after=steps.last, limit=CHUNK):
        stop_here()
        for event in events:
            payload = event.payload or {}
            if not payload:
                steps.without_content.add(event.seq)
            if not payload or event.seq != steps.last + 1:
                steps.unknown = event.seq
            steps.seen.append(event.seq)
            for change in payload.get("changes", ()):
                steps.rows.setdefault(change["table"], {})[change["id"]] = event.seq, change["after"]
            if "key_seq" in payload:
                steps.key_reference = str(payload["key_seq"]), payload["key_hash"]
            erased.update(payload.get(ERASED, ()))
    steps.without_content -= erased
    return steps


def rebuild(file: LedgerFile, steps: Steps) -> dict[str, int]:
    """Write rows that are missing or older than the ledger has them; gives how many by table.

    A row is set back only to a step after which none is unknown. Nothing is done for a file of an earlier version.
    """
    version = file.database.connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    file.database.connection.rollback()
    if version != STUDY_VERSION:
        return {}
    file.database.connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    file.database.connection.rollback()
    counts = {}
    with file.database.transaction():
        for name, rows in steps.rows.items():
            stop_here()
            if name in RECORD_TYPES and (count := _rebuild(file, name, rows, steps.unknown)):
                counts[TABLES[RECORD_TYPES[name]].__tablename__] = count
        _rebuild_marks(file, steps)
    return counts


def _rebuild(file: LedgerFile, name: str, rows: dict[str, tuple[int, dict[str, Any] | None]], unknown: int) -> int:
    kind, count = RECORD_TYPES[name], 0
    present = {row["id"]: row for row in file.rows(kind)}
    for row_id, (seq, after) in rows.items():
        if after is None:
            continue
        wanted = to_plain(from_plain(kind, after))
        found = present.get(row_id)
        if found is None or (found != wanted and seq > unknown):
            try:
                file.write_row(kind, row_id, found is not None, wanted)
            except (DatabaseError, StudyFileError):
                continue
            count += 1
    return count


def _rebuild_marks(file: LedgerFile, steps: Steps) -> None:
    """Write which step of the key file the study knows last, where that was lost: it is opened by it."""
    if steps.key_reference and not file.meta("key_seq"):
        for name, value in zip(("key_seq", "key_hash"), steps.key_reference, strict=True):
            file.set_meta(name, value)
