"""The tables of a damaged study, filled into a new file from the pages that can be read.

A row counts only where it fits its table's columns; one of the ledger only where its hash, or the digest that its event
names, is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from analysis.underway import so_far
from storage.cipher import FileKey
from storage.database import IN_MEMORY, connect_file
from storage.ledger import event_hash, is_payload_of
from storage.migrations import STUDY_APPLICATION_ID, STUDY_VERSION
from storage.raw_pages import RawPages, RawRow, Value
from storage.tables import study_metadata

Row = tuple[Value, ...]

LEDGER = "event", "payload", "blob", "meta"
"""The tables of the ledger, in the order in which one vouches for the next."""
EVENT_FIELDS = tuple(column.name for column in study_metadata.tables["event"].columns)
_VERSION_AT = 60


@dataclass(frozen=True, slots=True)
class _Table:
    """A table or an index as the damaged file describes it."""

    kind: str
    root: int
    sql: str


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: str
    is_required: bool
    is_key: bool

    @property
    def is_number(self) -> bool:
        """Whether the column is the number of the row itself, which a row does not repeat."""
        return self.is_key and self.kind == "INTEGER"

    def takes(self, value: Value) -> bool:
        return not self.is_required if value is None else isinstance(value, _TYPES.get(self.kind, (str,)))


_TYPES: dict[str, tuple[type, ...]] = {"INTEGER": (int,), "BOOLEAN": (int,), "FLOAT": (int, float), "BLOB": (bytes,)}


def copy_tables(pages: RawPages, target: Path, key: FileKey | None) -> tuple[dict[str, int], set[str]]:
    """Make a new file with the rows that can be read; raises `Cancelled`.

    Gives how many by table, and the tables of which a page could not be read or found.
    """
    described, is_whole = _described(pages)
    target.touch(mode=0o600)
    with closing(connect_file(target, key)) as new:
        new.execute("BEGIN")
        for statement in _statements(described) if is_whole else _todays():
            new.execute(statement)
        new.execute(f"PRAGMA application_id = {STUDY_APPLICATION_ID}")
        new.execute(f"PRAGMA user_version = {pages.header(_VERSION_AT) if is_whole else STUDY_VERSION}")
        counts, torn = _fill(new, pages, described)
        new.execute("COMMIT")
    return counts, torn


def _described(pages: RawPages) -> tuple[dict[str, _Table], bool]:
    """Give the tables and indexes that the file describes, by name, and whether that is all of them."""
    before = pages.broken_rows
    leaves, is_whole = pages.leaves(1)
    found = {}
    for number in leaves or pages.stray_leaves(set()):
        for row in pages.rows(number):
            match row.values:
                case ("table" | "index" as kind, str(name), str(), int(root), str(sql)):
                    found[name] = _Table(kind, root, sql)
                case _:
                    continue
    return found, is_whole and pages.broken_rows == before


def _statements(described: dict[str, _Table]) -> list[str]:
    return [table.sql for kind in ("table", "index") for table in described.values() if table.kind == kind]


def _todays() -> Iterator[str]:
    """Give the statements that make a study's tables today: for a file that does not say how it was made."""
    for table in study_metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for index in table.indexes:
            yield str(CreateIndex(index).compile(dialect=sqlite.dialect()))


def _fill(new: dbapi2.Connection, pages: RawPages, described: dict[str, _Table]) -> tuple[dict[str, int], set[str]]:
    """Copy the rows of each table from its pages, and of the ledger from pages that nothing leads to, too."""
    names = [name for (name,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    names.sort(key=lambda name: LEDGER.index(name) if name in LEDGER else len(LEDGER))
    trees = {name: pages.leaves(described[name].root) if name in described else ([], False) for name in names}
    strays = pages.stray_leaves({number for leaves, _ in trees.values() for number in leaves})
    torn = {name for name, (_, is_whole) in trees.items() if not is_whole}
    hashes: dict[Value, Value] = {}
    counts = {}
    for done, name in enumerate(names):
        so_far(done, len(names))
        columns = _columns(new, name)
        numbers = trees[name][0] + (strays if name in LEDGER else [])
        is_known = name in LEDGER or (name in described and _columns_of(described[name].sql) == columns)
        counts[name] = _copy(new, name, columns, _accepted(name, columns, pages, numbers, hashes)) if is_known else 0
    return counts, torn


def _copy(new: dbapi2.Connection, name: str, columns: list[_Column], rows: Iterable[Row]) -> int:
    copied = 0
    for row in rows:
        fields = ", ".join(f'"{column.name}"' for column in columns[: len(row)])
        marks = ", ".join("?" * len(row))
        statement = f'INSERT OR IGNORE INTO "{name}" ({fields}) VALUES ({marks})'  # noqa: S608 - its own names
        copied += new.execute(statement, row).rowcount
    return copied


def _accepted(
    name: str, columns: list[_Column], pages: RawPages, numbers: Iterable[int], hashes: dict[Value, Value]
) -> Iterator[Row]:
    is_sound = _SOUND.get(name, _is_any)
    for number in numbers:
        for raw in pages.rows(number):
            row = _fitting(raw, columns)
            if row is not None and is_sound(row, hashes):
                yield row


def _fitting(raw: RawRow, columns: list[_Column]) -> Row | None:
    """Give a row's values where they are of the columns' types; a row from before a column was added has fewer."""
    if not 0 < len(raw.values) <= len(columns):
        return None
    pairs = list(zip(columns, raw.values, strict=False))
    row = tuple(raw.number if column.is_number and value is None else value for column, value in pairs)
    return row if all(column.takes(value) for column, value in zip(columns, row, strict=False)) else None


def _columns(file: dbapi2.Connection, name: str) -> list[_Column]:
    found = file.execute(f'PRAGMA table_info("{name}")').fetchall()
    return [_Column(field, kind.upper(), bool(required), bool(key)) for _, field, kind, required, _, key in found]


def _columns_of(sql: str) -> list[_Column]:
    """Give the columns that a statement makes a table of; none where it can't be understood."""
    with closing(connect_file(IN_MEMORY, None)) as empty:
        try:
            empty.execute(sql)
            return _columns(empty, empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()[0])
        except dbapi2.DatabaseError:
            return []


def _is_event(row: Row, hashes: dict[Value, Value]) -> bool:
    """Take an event whose hash is right, and remember what its payload must be."""
    if len(row) != len(EVENT_FIELDS):
        return False
    fields = dict(zip(EVENT_FIELDS, row, strict=True))
    stated = fields.pop("hash")
    if event_hash(fields) != stated:
        return False
    hashes[fields["seq"]] = fields["payload_digest"]
    return True


def _is_payload(row: Row, hashes: dict[Value, Value]) -> bool:
    match row:
        case (seq, bytes(salt), bytes(body)) if seq in hashes:
            return is_payload_of(str(hashes[seq]), salt, body)
        case _:
            return False


def _is_blob(row: Row, _hashes: dict[Value, Value]) -> bool:
    """Tell whether a row can be one of stored bytes; `verify` looks at the bytes themselves."""
    return len(row) == 2 and isinstance(row[1], bytes) and re.fullmatch("[0-9a-f]{64}", str(row[0])) is not None


def _is_meta(row: Row, _hashes: dict[Value, Value]) -> bool:
    return len(row) == 2 and re.fullmatch("[a-z_]{2,20}", str(row[0])) is not None


def _is_any(_row: Row, _hashes: dict[Value, Value]) -> bool:
    return True


_SOUND: dict[str, Callable[[Row, dict[Value, Value]], bool]] = {
    "event": _is_event,
    "payload": _is_payload,
    "blob": _is_blob,
    "meta": _is_meta,
}
