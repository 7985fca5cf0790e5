"""The form of a file: that nothing stands in it beside what Verbatim writes, and that it is written as Verbatim does.

The ledger vouches for values. Here the rest is looked at: tables, indexes, views and triggers, which type each value
has, JSON with space put into it, and what the table `meta` holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, Boolean, Float, Integer, LargeBinary, MetaData, Table, UniqueConstraint
from sqlalchemy.sql.sqltypes import Text

from analysis.ports import Problem
from storage.cipher import SETTINGS
from storage.ledger import LedgerFile

MARKS = {
    "study": {"head", "key_seq", "key_hash", "cipher", "key_place", "erasing", "vacuum_due"},
    "key": {"head", "id", "cipher", "erasing", "vacuum_due"},
}
"""What `meta` may hold."""
_TYPES: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (LargeBinary, ("blob",)),
    (Boolean, ("integer",)),
    (Integer, ("integer",)),
    (Float, ("real", "integer")),
    (Text, ("text",)),
)


def verify_form(file: LedgerFile, name: str) -> Iterator[Problem]:
    """Check one file, `study` or `key`."""
    metadata = file.tables.event.metadata
    yield from _verify_objects(file, metadata, name)
    for table in metadata.sorted_tables:
        yield from _verify_types(file, table, name)
        for column in table.columns:
            if isinstance(column.type, JSON):
                yield from _verify_json(file, table.name, column.name, name)
    yield from _verify_marks(file, name)
    file.database.connection.rollback()


def _rows(file: LedgerFile, statement: str) -> Any:
    return file.database.connection.exec_driver_sql(statement)


def _verify_objects(file: LedgerFile, metadata: MetaData, name: str) -> Iterator[Problem]:
    wanted = {("table", table.name) for table in metadata.sorted_tables}
    wanted |= {("index", str(index.name)) for table in metadata.sorted_tables for index in table.indexes}
    statement = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    found = {(row[0], row[1]) for row in _rows(file, statement)}
    for kind, what in sorted(found - wanted):
        yield Problem("foreign_object", f"The {name} file holds a {kind} “{what}” that Verbatim did not make.")
    for kind, what in sorted(wanted - found):
        yield Problem("missing_object", f"The {name} file lost the {kind} “{what}”.")
    for table in metadata.sorted_tables:
        if ("table", table.name) in found and _unique(file, table.name) != _wanted_unique(table):
            yield Problem("altered_table", f"The table “{table.name}” of the {name} file was made anew or altered.")


def _unique(file: LedgerFile, table: str) -> set[tuple[str, ...]]:
    """Give what may stand only once in a table, by its columns."""
    indexes = [row[1] for row in _rows(file, f'PRAGMA index_list("{table}")').all() if row[2] and row[3] == "u"]
    return {tuple(row[2] for row in _rows(file, f'PRAGMA index_info("{index}")')) for index in indexes}


def _wanted_unique(table: Table) -> set[tuple[str, ...]]:
    return {
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    }


def _verify_types(file: LedgerFile, table: Table, name: str) -> Iterator[Problem]:
    """Name rows with a value of another type than its column has: what is read may be the same, what is kept is not."""
    wrong = []
    for column in table.columns:
        kinds = next((kinds for kind, kinds in _TYPES if isinstance(column.type, kind)), ("text",))
        listed = ", ".join(f"'{kind}'" for kind in (*kinds, *(("null",) if column.nullable else ())))
        wrong.append(f'typeof("{column.name}") NOT IN ({listed})')
    statement = f'SELECT count(*) FROM "{table.name}" WHERE {" OR ".join(wrong)}'  # noqa: S608 - our own names
    count = _rows(file, statement).scalar_one()
    if count:
        yield _altered(table.name, name, count)


def _verify_json(file: LedgerFile, table: str, column: str, name: str) -> Iterator[Problem]:
    """Name rows whose JSON is not written as Verbatim writes it."""
    found = _rows(file, f'SELECT "{column}" FROM "{table}" WHERE typeof("{column}") = \'text\'')  # noqa: S608
    count = sum(not _is_as_written(text) for (text,) in found)
    if count:
        yield _altered(table, name, count)


def _is_as_written(text: str) -> bool:
    try:
        return json.dumps(json.loads(text)) == text
    except ValueError:
        return False


def _altered(table: str, name: str, count: int) -> Problem:
    what = f"{count} row(s) of table “{table}” in the {name} file are not written as Verbatim writes them."
    return Problem("altered_form", what, None, {"table": table, "count": count})


def _verify_marks(file: LedgerFile, name: str) -> Iterator[Problem]:
    marks = {str(row[0]): row[1] for row in _rows(file, "SELECT name, value FROM meta")}
    for mark in sorted(marks.keys() - MARKS[name]):
        yield Problem(
            "foreign_mark", f"The {name} file's table “meta” holds “{mark[:40]}”, which Verbatim did not write."
        )
    if "cipher" in marks and marks["cipher"] != SETTINGS:
        yield Problem("altered_mark", f"What the {name} file says of its encryption was altered.")
