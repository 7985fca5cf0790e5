"""One file's append-only, hash-chained ledger together with the tables that follow from it.

Every change of the tables is one event: its payload lists what each row was before and after. The chain holds only
SHA-256(random salt ‖ payload); payload and salt stand apart and can be erased without breaking it. The hash of an event
is SHA-256 over the canonical JSON of its fields and the previous event's hash.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Table,
    Text,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    type_coerce,
    update,
)
from sqlalchemy.exc import DatabaseError

from analysis.errors import NotFound, StudyFileError
from analysis.ports import BlobPart, Change, PartedBlob, Put
from analysis.records import Document, DocumentText, LlmCall, Record, new_id, now
from storage.codec import canonical_json, from_plain, to_plain
from storage.database import Database, read_failed
from storage.packing import packed, unpacked
from storage.parted import is_parted, pack, unpack, without
from storage.tables import RECORD_TYPES, TABLES

GENESIS = "0" * 64
REWRITING = ("originals_cleaned", "participant_withdrawn", "participant_anonymised")
"""The kinds of events whose payload keeps what was left of earlier payloads when something was taken out of them."""
LATER: dict[type[Record], tuple[str, ...]] = {Document: ("turns",)}
"""Fields that records read from their JSON when they are asked for."""
Place = tuple[type[Record], str]


@dataclass(frozen=True, slots=True)
class LedgerTables:
    """The tables of one file that are not records. `blob` is None in a key file."""

    event: Table
    payload: Table
    meta: Table
    blob: Table | None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event's row with its payload, or None where it was erased."""

    seq: int
    id: str
    kind: str
    at: str
    actor: str
    payload_digest: str
    previous_hash: str
    hash: str
    payload: dict[str, Any] | None


def event_hash(fields: dict[str, Any]) -> str:
    """Hash the fields of an event (all but `hash`)."""
    return hashlib.sha256(canonical_json(fields)).hexdigest()


def payload_digest(salt: bytes, body: bytes) -> str:
    return hashlib.sha256(salt + body).hexdigest()


def is_payload_of(digest: str, salt: bytes, body: bytes) -> bool:
    """Tell whether a packed payload is the one of which an event names the digest."""
    return payload_digest(salt, _unpacked(body)) == digest


class LedgerFile:
    """Reads and writes one file. Callers hold the store's lock and, to write, a transaction of `database`."""

    def __init__(self, database: Database, tables: LedgerTables) -> None:
        self.database = database
        self.tables = tables

    # --- records ---

    def rows(self, record_type: type[Record], **equals: Any) -> Iterator[dict[str, Any]]:
        """Give the plain form of rows in order of creation."""
        return self._rows(record_type, (), equals)

    def _rows(
        self, record_type: type[Record], unread: Collection[str], equals: dict[str, Any]
    ) -> Iterator[dict[str, Any]]:
        """Give rows; fields that are `unread` as the JSON that the file holds."""
        table = TABLES[record_type].__table__
        columns = [type_coerce(item, Text).label(item.name) if item.name in unread else item for item in table.c]
        statement = select(*columns).order_by(*([table.c.created_at] if "created_at" in table.c else []), _ROWID)
        statement = _where(statement, table, equals)
        with self._reading() as connection:
            found = connection.execute(statement).mappings().all()
        for row in found:
            yield _filled(table, dict(row))

    def stream_rows(self, record_type: type[Record]) -> Iterator[dict[str, Any]]:
        """Give the plain form of all rows in any order, a few at a time. Nothing may be written meanwhile."""
        table = TABLES[record_type].__table__
        with self._reading() as connection:
            result = connection.execution_options(yield_per=_PAGE).execute(select(table))
            for row in result.mappings():
                yield _filled(table, dict(row))

    def read(self, record_type: type[Record], **equals: Any) -> list[Any]:
        """Give records. Raises `StudyFileError` (`altered_row`) where a row was made unreadable from outside."""
        try:
            return [from_plain(record_type, row) for row in self._rows(record_type, LATER.get(record_type, ()), equals)]
        except (ValueError, TypeError) as error:
            raise StudyFileError(
                "altered_row",
                "A {kind} in {path} can't be read: the file was altered outside Verbatim.",
                "Nothing was changed. Restore a backup of it.",
                kind=record_type.__name__.lower(),
                path=str(self.database.path),
            ) from error

    def count(self, record_type: type[Record], **equals: Any) -> int:
        table = TABLES[record_type].__table__
        statement = _where(select(func.count()).select_from(table), table, equals)
        with self._reading() as connection:
            return int(connection.execute(statement).scalar_one())

    def tally(self, record_type: type[Record], *fields: str, **equals: Any) -> dict[tuple[str, ...], int]:
        """Count rows by the values of these fields, in the file and not in memory."""
        table = TABLES[record_type].__table__
        columns = [table.c[name] for name in fields]
        statement = _where(select(*columns, func.count()), table, equals).group_by(*columns)
        with self._reading() as connection:
            found = connection.execute(statement).all()
        return {tuple("" if value is None else value for value in row[:-1]): row[-1] for row in found}

    def apply(self, changes: Sequence[Change]) -> list[dict[str, Any]]:
        """Write changes to the tables; gives them as the payload records them."""
        rows = self._rows_of([change.record for change in changes])
        return [self._apply(change, rows) for change in changes]

    def _rows_of(self, records: Iterable[Record]) -> dict[Place, dict[str, Any]]:
        """Give the plain form of the rows that are there already."""
        ids: dict[type[Record], list[str]] = {}
        for record in records:
            ids.setdefault(type(record), []).append(record.id)
        found: dict[Place, dict[str, Any]] = {}
        for record_type, wanted in ids.items():
            table = TABLES[record_type].__table__
            for first in range(0, len(wanted), _MOST_PARAMETERS):
                statement = select(table).where(table.c.id.in_(wanted[first : first + _MOST_PARAMETERS]))
                for row in self.database.connection.execute(statement).mappings():
                    found[record_type, row["id"]] = _filled(table, dict(row))
        return found

    def _apply(self, change: Change, rows: dict[Place, dict[str, Any]]) -> dict[str, Any]:
        """Write one change; `rows` are the rows as they are, and stay so."""
        record_type, row_id = type(change.record), change.record.id
        before = rows.pop((record_type, row_id), None)
        after = to_plain(change.record) if isinstance(change, Put) else None
        if after is not None:
            rows[record_type, row_id] = after
        self.write_row(record_type, row_id, before is not None, after)
        return {"table": record_type.__name__, "id": row_id, "before": before, "after": after}

    def write_row(self, record_type: type[Record], row_id: str, exists: bool, after: dict[str, Any] | None) -> None:
        """Set one row to its plain form, or remove it."""
        table = TABLES[record_type].__table__
        connection = self.database.connection
        if after is None:
            connection.execute(delete(table).where(table.c.id == row_id))
        elif exists:
            connection.execute(update(table).where(table.c.id == row_id).values(_emptied(table, after)))
        else:
            connection.execute(insert(table).values(_emptied(table, after)))

    # --- events ---

    def append(self, kind: str, actor: str, body: dict[str, Any], event_id: str = "", at: str = "") -> StoredEvent:
        """Append an event; part of the transaction that holds its changes."""
        connection = self.database.connection
        salt, data = secrets.token_bytes(16), canonical_json(body)
        seq, previous = self.head()
        fields: dict[str, Any] = {
            "seq": seq + 1,
            "id": event_id or new_id(),
            "kind": kind,
            "at": at or now(),
            "actor": actor,
            "payload_digest": payload_digest(salt, data),
            "previous_hash": previous,
        }
        digest = event_hash(fields)
        connection.execute(insert(self.tables.event).values(**fields, hash=digest))
        connection.execute(insert(self.tables.payload).values(seq=seq + 1, salt=salt, body=packed(data)))
        self.set_meta("head", digest)
        return StoredEvent(**fields, hash=digest, payload=body)

    def head(self) -> tuple[int, str]:
        """Give the last event's number and hash; (0, zeros) for an empty ledger."""
        table = self.tables.event
        with self._reading() as connection:
            row = connection.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
        return (row.seq, row.hash) if row else (0, GENESIS)

    def events(
        self,
        after: int = 0,
        until: int | None = None,
        kinds: Sequence[str] = (),
        seqs: Sequence[int] | None = None,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        table, payload = self.tables.event, self.tables.payload
        statement = (
            select(table, payload.c.body)
            .select_from(table.outerjoin(payload, table.c.seq == payload.c.seq))
            .where(table.c.seq > after)
            .order_by(table.c.seq)
            .limit(limit)
        )
        if until is not None:
            statement = statement.where(table.c.seq <= until)
        if kinds:
            statement = statement.where(table.c.kind.in_(kinds))
        if seqs is not None:
            statement = statement.where(table.c.seq.in_(seqs))
        with self._reading() as connection:
            found = connection.execute(statement).mappings().all()
        events = [_stored(dict(row)) for row in found]
        if any(event.payload is None for event in events):
            cleaned = self.cleaned_payloads()
            return [replace(event, payload=event.payload or cleaned.get(event.seq)) for event in events]
        return events

    def stored(self, after: int, limit: int) -> list[tuple[dict[str, Any], bytes | None, bytes | None]]:
        """Give events as they stand in the file: all fields, the salt and the canonical body, None where erased."""
        table, payload = self.tables.event, self.tables.payload
        statement = (
            select(table, payload.c.salt.label("salt"), payload.c.body.label("body"))
            .select_from(table.outerjoin(payload, table.c.seq == payload.c.seq))
            .where(table.c.seq > after)
            .order_by(table.c.seq)
            .limit(limit)
        )
        with self._reading() as connection:
            found = [dict(row) for row in connection.execute(statement).mappings()]
        return [
            (row, row.pop("salt"), None if body is None else _unpacked(body))
            for row in found
            for body in [row.pop("body")]
        ]

    def stray_payloads(self) -> list[int]:
        """Give the numbers of payloads that belong to no event."""
        table, payload = self.tables.event, self.tables.payload
        statement = select(payload.c.seq).where(~exists().where(table.c.seq == payload.c.seq)).order_by(payload.c.seq)
        with self._reading() as connection:
            return list(connection.execute(statement).scalars())

    def naming(self, record_id: str) -> list[int]:
        """Give the numbers of the events whose payload holds an id, as it is or as it was cleaned."""
        table, sought = self.tables.payload, record_id.encode()
        found = set()
        with self._reading() as connection:
            for row in connection.execute(select(table.c.seq, table.c.body)):
                if sought in _unpacked(row.body):
                    found.add(row.seq)
        cleaned = {seq for seq, body in self.cleaned_payloads().items() if sought in canonical_json(body)}
        return sorted(found | cleaned)

    def cleaned_payloads(self) -> dict[int, dict[str, Any]]:
        """Give the payloads that were rewritten when something was taken out of them, by event number."""
        table, payload = self.tables.event, self.tables.payload
        statement = (
            select(payload.c.body)
            .select_from(table.join(payload, table.c.seq == payload.c.seq))
            .where(payload.c.seq.in_(select(table.c.seq).where(table.c.kind.in_(REWRITING))))
            .order_by(payload.c.seq)
        )
        with self._reading() as connection:
            bodies = [_payload_of(row.body) for row in connection.execute(statement)]
        return {int(seq): body for rewriting in bodies for seq, body in _kept_in(rewriting).items()}

    def payload(self, seq: int) -> tuple[bytes, bytes] | None:
        """Give salt and canonical body of an event's payload, or None where it was erased."""
        table = self.tables.payload
        with self._reading() as connection:
            row = connection.execute(select(table.c.salt, table.c.body).where(table.c.seq == seq)).first()
        return (row.salt, _unpacked(row.body)) if row else None

    def erase_payloads(self, seqs: Sequence[int]) -> None:
        """Erase payloads and salts for good; the chain still verifies. Callers append the event that says so."""
        self.database.connection.execute(delete(self.tables.payload).where(self.tables.payload.c.seq.in_(seqs)))

    def take_back(self, event: StoredEvent) -> None:
        """Remove the last event and what it changed, where the other file never came to know of it."""
        for change in reversed((event.payload or {})["changes"]):
            exists = change["after"] is not None
            self.write_row(RECORD_TYPES[change["table"]], change["id"], exists, change["before"])
        self.erase_payloads([event.seq])
        self.database.connection.execute(delete(self.tables.event).where(self.tables.event.c.seq == event.seq))
        self.set_meta("head", event.previous_hash)

    # --- meta and blobs ---

    def meta(self, name: str) -> str:
        table = self.tables.meta
        with self._reading() as connection:
            return connection.execute(select(table.c.value).where(table.c.name == name)).scalar() or ""

    def set_meta(self, name: str, value: str) -> None:
        connection, table = self.database.connection, self.tables.meta
        connection.execute(delete(table).where(table.c.name == name))
        connection.execute(insert(table).values(name=name, value=value))

    @property
    def blobs(self) -> Table:
        if self.tables.blob is None:
            raise NotFound("no_blobs", "A key file keeps no blobs.")
        return self.tables.blob

    def put_blob(self, digest: str, blob: bytes | PartedBlob) -> None:
        """Keep bytes under their digest, if they are not there; parts of one source only are plain where it is nobody.

        A row of which parts were erased stays as it is: what was erased does not come back.
        """
        known = select(func.count()).select_from(self.blobs).where(self.blobs.c.digest == digest)
        if not self.database.connection.execute(known).scalar():
            parted = isinstance(blob, PartedBlob) and any(part.sources for part in blob.parts)
            data = pack(blob) if isinstance(blob, PartedBlob) and parted else packed(_data_of(blob))
            self.database.connection.execute(insert(self.blobs).values(digest=digest, data=data))

    def blob(self, digest: str) -> bytes:
        parts = self.blob_parts(digest)
        if any(part.data is None for part in parts):
            raise NotFound("parts_erased", "Parts of the stored bytes {digest} were erased.", digest=digest[:12])
        return b"".join(part.data or b"" for part in parts)

    def blob_parts(self, digest: str) -> tuple[BlobPart, ...]:
        """Give kept bytes by source; those that were kept whole are one part of nobody's."""
        row = self.blob_row(digest)
        return unpack(row) if is_parted(row) else (BlobPart(unpacked(row)),)

    def blob_row(self, digest: str) -> bytes:
        """Give a row of kept bytes as it is packed; raises `NotFound`."""
        with self._reading() as connection:
            data: bytes | None = connection.execute(
                select(self.blobs.c.data).where(self.blobs.c.digest == digest)
            ).scalar()
        if data is None:
            raise NotFound("blob_missing", "The stored bytes {digest} are not in the study.", digest=digest[:12])
        return data

    def erase_sources(self, sources: Collection[str]) -> list[str]:
        """Erase the words of sources from kept bytes for good; gives the digests of the rows that held some."""
        rows = self.database.connection.execute(select(self.blobs.c.digest, self.blobs.c.data)).all()
        erased = []
        for digest, row in rows:
            left = without(row, sources) if is_parted(row) else None
            if left is not None:
                statement = update(self.blobs).where(self.blobs.c.digest == digest).values(data=left)
                self.database.connection.execute(statement)
                erased.append(digest)
        return sorted(erased)

    def remove_blobs(self, digests: Sequence[str]) -> None:
        """Remove kept bytes for good, but those of a text or call that still stands."""
        texts, calls = TABLES[DocumentText].__table__.c, TABLES[LlmCall].__table__.c
        statement = delete(self.blobs).where(self.blobs.c.digest.in_(digests))
        for column in (texts.segments_digest, calls.request_digest, calls.response_digest):
            statement = statement.where(~exists().where(column == self.blobs.c.digest))
        self.database.connection.execute(statement)

    def _reading(self) -> _Reading:
        return _Reading(self.database)


def _data_of(blob: bytes | PartedBlob) -> bytes:
    return blob.data if isinstance(blob, PartedBlob) else blob


class _Reading:
    """Read inside the running transaction, or in a short one that is ended again.

    Raises `StudyFileError` (`damaged`, `cannot_read`) where the file itself fails.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._inside = database.connection.in_transaction()

    def __enter__(self) -> Connection:
        return self._database.connection

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not self._inside:
            self._database.connection.rollback()
            if isinstance(error, DatabaseError):
                raise read_failed(self._database.named, error) from error


_ROWID: Any = literal_column("rowid")
_MOST_PARAMETERS = 500
_PAGE = 500


def _where(statement: Select[Any], table: Table, equals: dict[str, Any]) -> Select[Any]:
    for name, value in equals.items():
        plain = to_plain(value)
        optional = _is_empty_reference(table, name, plain)
        statement = statement.where(table.c[name].is_(None) if optional else table.c[name] == plain)
    return statement


def _is_empty_reference(table: Table, name: str, value: Any) -> bool:
    return value in ("", None) and bool(table.c[name].nullable)


def _emptied(table: Table, plain: dict[str, Any]) -> dict[str, Any]:
    """Turn empty references into NULL for the foreign keys' sake."""
    return {name: None if _is_empty_reference(table, name, value) else value for name, value in plain.items()}


_MAY_BE_NONE = "approved_how", "grounding", "seconds"


def _filled(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Turn NULL references back into empty ids; other nullable columns are None in the records as well."""
    return {name: "" if value is None and name not in _MAY_BE_NONE else value for name, value in row.items()}


def _unpacked(body: bytes) -> bytes:
    """Give a payload's bytes; empty where someone altered them so that they can't be read (`verify` names it)."""
    try:
        return unpacked(body)
    except (ValueError, TypeError):
        return b""


def _kept_in(body: dict[str, Any]) -> dict[str, Any]:
    """Give what a rewriting kept of earlier payloads, also of those that a rewritten rewriting had kept."""
    kept: dict[str, Any] = {}
    for inner in body.get("cleaned", {}).values():
        kept.update(_kept_in(inner))
    return {**kept, **body.get("cleaned", {})}


def _payload_of(body: bytes) -> dict[str, Any]:
    try:
        return dict(json.loads(_unpacked(body)))
    except ValueError:
        return {}


def _stored(row: dict[str, Any]) -> StoredEvent:
    body = row.pop("body")
    return StoredEvent(**row, payload=None if body is None else _payload_of(body))


def record_from_change(change: dict[str, Any], side: str) -> Record | None:
    """Build the record that a payload's change gives `before` or `after`."""
    plain = change[side]
    return None if plain is None else from_plain(RECORD_TYPES[change["table"]], plain)
