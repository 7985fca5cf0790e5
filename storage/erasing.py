"""Taking records out of both files for good: their rows, every former state of them in the ledgers, kept bytes, pages.

Payloads that tell of them are erased with their salts and kept, without what was erased, in the payload of the event
that records the erasure; the chain still verifies. Records that stay but change with it are told as they are now in
their former states too. Afterwards the files are packed anew, so that no free page and no WAL holds anything.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from analysis.ports import BlobPart, Change, PartedBlob, Put, blob_digest
from analysis.records import KEY_RECORDS, STUDY_RECORDS, Record, new_id
from storage.codec import to_plain
from storage.database import Database
from storage.ledger import LedgerFile, StoredEvent, record_from_change
from storage.tables import RECORD_TYPES

if TYPE_CHECKING:
    from storage.store import StudyStore

VACUUM_DUE = "vacuum_due"
PLAN = "erasing"
Place = tuple[str, str]

NOTHING_LEFT = blob_digest(b"")
"""The name of `nothing_left`, which stands where sent bytes were erased as a whole; it says nothing of them."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What leaves and what stays otherwise than it was. No payload's details may hold one of `names`."""

    removed: frozenset[Place]
    put: Mapping[Place, dict[str, Any]]
    names: frozenset[str]
    sources: tuple[str, ...] = ()
    blobs: tuple[bytes, ...] = ()

    @classmethod
    def of(
        cls, changes: Iterable[Change], sources: Iterable[str], names: Iterable[str], blobs: Iterable[bytes]
    ) -> Erasure:
        put = {_place(change.record): to_plain(change.record) for change in changes if isinstance(change, Put)}
        removed = frozenset(_place(change.record) for change in changes if not isinstance(change, Put))
        return cls(removed, put, frozenset(names) | {row_id for _, row_id in removed}, tuple(sources), tuple(blobs))

    def to_plan(self) -> dict[str, Any]:
        """Give it as the key file's half carries it to the study's half: ids of what leaves, never its content."""
        return {
            "removed": sorted(map(list, self.removed)),
            "put": [[table, row_id, plain] for (table, row_id), plain in self.put.items()],
            "names": sorted(self.names),
            "sources": list(self.sources),
            "blobs": [base64.b64encode(data).decode() for data in self.blobs],
        }

    @classmethod
    def from_plan(cls, plan: Mapping[str, Any]) -> Erasure:
        removed = frozenset((table, row_id) for table, row_id in plan["removed"])
        put = {(table, row_id): plain for table, row_id, plain in plan["put"]}
        blobs = tuple(base64.b64decode(data) for data in plan["blobs"])
        return cls(removed, put, frozenset(plan["names"]), tuple(plan["sources"]), blobs)

    def part(self, kinds: Collection[type[Record]]) -> Erasure:
        """Give the part that concerns one file's tables; names and sources count in both."""
        tables = {kind.__name__ for kind in kinds}
        return Erasure(
            frozenset(place for place in self.removed if place[0] in tables),
            {place: plain for place, plain in self.put.items() if place[0] in tables},
            self.names,
            self.sources,
            self.blobs,
        )


def erase_in(file: LedgerFile, erasure: Erasure) -> dict[str, Any]:
    """Erase in one file, within its transaction; gives what the body of the recording event says of it."""
    for table, row_id in sorted(erasure.removed):
        file.write_row(RECORD_TYPES[table], row_id, True, None)
    file.apply([Put(record) for record in _records(erasure.put)])
    body: dict[str, Any] = {
        "changes": [
            {"table": table, "id": row_id, "before": None, "after": plain}
            for (table, row_id), plain in erasure.put.items()
        ],
        **_rewritten_payloads(file, erasure),
    }
    file.set_meta(VACUUM_DUE, "yes")
    return body


def nothing_left() -> PartedBlob:
    """Give kept bytes of which nothing is left."""
    return PartedBlob((BlobPart(None, ("erased",)),))


def erase_kept_bytes(file: LedgerFile, erasure: Erasure) -> list[str]:
    """Erase what kept bytes hold of the sources, and bytes that nothing refers to any more.

    Gives the names of those that lost parts.
    """
    file.put_blob(NOTHING_LEFT, nothing_left())
    table = file.blobs
    file.remove_blobs([row[0] for row in file.database.connection.execute(select(table.c.digest))])
    lost = file.erase_sources(erasure.sources)
    kept = file.database.connection.execute(select(table.c.digest).where(table.c.digest == NOTHING_LEFT)).first()
    return sorted({*lost, NOTHING_LEFT} if kept else lost)


def pack_anew(databases: Iterable[Database]) -> None:
    """Rewrite files page by page and empty their WAL: nothing that was erased is left in them."""
    for database in databases:
        raw: Any = database.connection.connection.driver_connection
        for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.execute(statement).fetchall()


def finish_erasing(store: StudyStore) -> None:
    """Pack the files anew where an erasure was recorded and not ended yet, also after a crash."""
    for file in (store.study_file, store.key_file):
        if file is not None and file.meta(VACUUM_DUE):
            with file.database.transaction():
                file.set_meta(PLAN, "")
            pack_anew([file.database])
            with file.database.transaction():
                file.set_meta(VACUUM_DUE, "")


def erase(store: StudyStore, kind: str, actor: str, details: dict[str, Any], erasure: Erasure) -> StoredEvent:
    """Erase in both files, the key file first; should the process die in between, the next opening does the rest."""
    study, key = store.study_file, store.key_file
    body = {"details": details, "undoes": ""}
    if key is None:
        with study.database.transaction():
            stored = erase_in_study(study, erasure, kind, actor, body)
    else:
        plan = {"id": new_id(), "kind": kind, "body": body, "blobs": [], "study_head": study.head()[1], "changes": []}
        with study.database.transaction(), key.database.transaction():
            key.set_meta(PLAN, json.dumps(erasure.to_plan()))
            half = key.append(kind, actor, {**erase_in(key, erasure.part(KEY_RECORDS)), "plan": plan})
            stored = store.finish(half)
    finish_erasing(store)
    return stored


def erase_in_study(
    file: LedgerFile,
    erasure: Erasure,
    kind: str,
    actor: str,
    body: dict[str, Any],
    event_id: str = "",
    at: str = "",
) -> StoredEvent:
    """Do the study's part, within its transaction, and record it."""
    for data in erasure.blobs:
        file.put_blob(blob_digest(data), data)
    done = erase_in(file, erasure.part(STUDY_RECORDS))
    details = {**body["details"], "erased_parts": erase_kept_bytes(file, erasure)}
    return file.append(kind, actor, {**body, **done, "details": details}, event_id, at)


def planned(key: LedgerFile) -> Erasure | None:
    """Give the erasure whose study's half is still to be done."""
    plan = key.meta(PLAN)
    return Erasure.from_plan(json.loads(plan)) if plan else None


def _rewritten_payloads(file: LedgerFile, erasure: Erasure) -> dict[str, Any]:
    """Erase payloads that tell of what leaves; gives their numbers and what is kept of them, for the event's body."""
    kept: dict[str, dict[str, Any]] = {}
    gone: list[int] = []
    for event in file.events():
        if event.payload is None:
            continue
        body = _rewritten(event, erasure)
        has_row = file.payload(event.seq) is not None
        if body != event.payload or not has_row:
            kept[str(event.seq)] = body
            gone += [event.seq] if has_row else []
    file.erase_payloads(gone)
    return {"erased_payloads": gone, "cleaned": kept}


def _rewritten(event: StoredEvent, erasure: Erasure) -> dict[str, Any]:
    payload = event.payload or {}
    body = {name: value for name, value in payload.items() if name != "cleaned"}
    body["changes"] = list(_rewritten_changes(payload.get("changes", ()), erasure))
    details = payload.get("details", {})
    touched = body["changes"] != list(payload.get("changes", ()))
    if "plan" in body and (body["plan"].get("blobs") or touched or _names(body["plan"], erasure.names)):
        del body["plan"]  # it is done: the study's half stands in the study's ledger
    if _names(details, erasure.names):
        body["details"] = {name: details[name] for name in ("erased_parts", "event", "kind") if name in details}
        touched = True
    if touched:
        body.pop("erased_blobs", None)
    return body


def _rewritten_changes(changes: Iterable[dict[str, Any]], erasure: Erasure) -> Iterator[dict[str, Any]]:
    for change in changes:
        place = change["table"], change["id"]
        if place in erasure.removed:
            continue
        if place in erasure.put:
            sides = {side: erasure.put[place] for side in ("before", "after") if change[side] is not None}
            yield {**change, **sides}
        else:
            yield change


def _names(value: Any, names: Collection[str]) -> bool:
    """Tell whether one of these names is a string in JSON-compatible data."""
    if isinstance(value, str):
        return value in names
    if isinstance(value, dict):
        return any(_names(item, names) for item in value.values())
    return isinstance(value, list) and any(_names(item, names) for item in value)


def _records(put: Mapping[Place, dict[str, Any]]) -> Iterator[Record]:
    for (table, _), plain in put.items():
        record = record_from_change({"table": table, "after": plain}, "after")
        assert record is not None
        yield record


def _place(record: Record) -> Place:
    return type(record).__name__, record.id
