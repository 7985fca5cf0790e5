"""The two files of an open study as one store: `analysis.ports.ProjectStore`.

A change that touches both files is committed to the key file first, together with the study's half of it. If the
process dies between the two commits, opening the study again finishes the second half.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from analysis.errors import NotFound, NotPermitted, StudyFileError
from analysis.ports import BlobPart, Change, Event, PartedBlob, Problem, Progress, Put, Remove, blob_digest
from analysis.records import KEY_RECORDS, Coder, Document, Participant, Record, Study, new_id
from analysis.underway import stop_here, to_the_end
from storage.cleaning import clean_study
from storage.codec import to_plain
from storage.erasing import Erasure, erase, erase_in_study, finish_erasing, planned
from storage.ledger import GENESIS, LedgerFile, StoredEvent, record_from_change
from storage.shelf import Shelf

R = TypeVar("R", bound=Record)
PROGRAM = "verbatim"
ASKED_OFTEN = (Study, Coder, Participant, Document)


class StudyStore:
    """An open study. Thread-safe: one lock around both files, which is held while listeners are told."""

    def __init__(self, study: LedgerFile, key: LedgerFile | None) -> None:
        self.study_file = study
        self.key_file = key
        self.lock = threading.RLock()
        self._listeners: list[Callable[[Event], None]] = []
        self._half: StoredEvent | None = None
        self._shelf = Shelf()

    @property
    def has_key(self) -> bool:
        return self.key_file is not None

    # --- reading ---

    def get(self, record_type: type[R], record_id: str) -> R:
        found = self.find(record_type, record_id)
        if found is None:
            raise NotFound(
                "not_in_study",
                "There is no {kind} {record_id} in this study.",
                "It may have been removed or undone.",
                kind=record_type.__name__.lower(),
                record_id=record_id,
            )
        return found

    def find(self, record_type: type[R], record_id: str) -> R | None:
        return next(iter(self.all(record_type, id=record_id)), None)

    def all(self, record_type: type[R], **equals: Any) -> list[R]:
        stop_here()
        kept = self._shelf.find(record_type, equals)
        if kept is not None:
            return list(kept)
        with self.lock:
            found = self._file_of(record_type).read(record_type, **equals)
            self._shelf.keep(record_type, equals, found)
        return found

    def count(self, record_type: type[Record], **equals: Any) -> int:
        with self.lock:
            return self._file_of(record_type).count(record_type, **equals)

    def tally(self, record_type: type[Record], *fields: str, **equals: Any) -> dict[tuple[str, ...], int]:
        stop_here()
        with self.lock:
            return self._file_of(record_type).tally(record_type, *fields, **equals)

    def hold(self) -> AbstractContextManager[Any]:
        return self.lock

    def blob(self, digest: str) -> bytes:
        stop_here()
        with self.lock:
            return self.study_file.blob(digest)

    def blob_parts(self, digest: str) -> tuple[BlobPart, ...]:
        stop_here()
        with self.lock:
            return self.study_file.blob_parts(digest)

    def events(
        self, *, after: int = 0, until: int | None = None, kinds: Iterable[str] = (), naming: str = ""
    ) -> list[Event]:
        stop_here()
        with self.lock:
            seqs = self._naming(naming) if naming else None
            stored = self.study_file.events(after, until, tuple(kinds), seqs)
            halves = self._key_halves(stored)
        return [_event(item, halves.get(item.seq)) for item in stored]

    def _naming(self, record_id: str) -> list[int]:
        seqs = set(self.study_file.naming(record_id))
        if self.key_file and (halves := self.key_file.naming(record_id)):
            hashes = [half.hash for half in self.key_file.events(seqs=halves)]
            for digest in hashes:
                seqs.update(self.study_file.naming(digest))
        return sorted(seqs)

    def last_seq(self) -> int:
        with self.lock:
            return self.study_file.head()[0]

    # --- writing ---

    def commit(
        self,
        kind: str,
        changes: Sequence[Change],
        *,
        actor: str,
        details: dict[str, Any] | None = None,
        undoes: str = "",
        blobs: Sequence[bytes | PartedBlob] = (),
        erase_blobs: Sequence[str] = (),
    ) -> Event:
        """Apply changes and append their event; see `ProjectStore.commit`.

        `erase_blobs` are removed for good in the same act (superseded texts); the event names them.
        """
        body: dict[str, Any] = {"details": details or {}, "undoes": undoes}
        if erase_blobs:
            body["erased_blobs"] = sorted(erase_blobs)
        with self.lock, to_the_end():
            self._require_actor(actor, changes)
            key_changes = [change for change in changes if isinstance(change.record, KEY_RECORDS)]
            study_changes = [change for change in changes if not isinstance(change.record, KEY_RECORDS)]
            try:
                event = self._commit(kind, actor, body, study_changes, key_changes, blobs)
            finally:
                self._shelf.drop(type(change.record) for change in changes)
            self._tell(event)
        return event

    @contextmanager
    def recording(self, kind: str, *, actor: str, details: dict[str, Any]) -> Iterator[None]:
        """Record that a file is made while its end is written: the event is there to be read inside, and stays only
        where nothing goes wrong.
        """
        with self.lock:
            self._require_actor(actor, ())
            with self.study_file.database.transaction():
                stored = self._append_study(kind, actor, {"details": details, "undoes": ""}, [])
                yield
            self._tell(_event(stored, None))

    def _require_actor(self, actor: str, changes: Sequence[Change]) -> None:
        new = any(change.record.id == actor for change in changes if isinstance(change.record, Coder))
        if actor != PROGRAM and not new and not self.count(Coder, id=actor):
            raise NotFound("no_such_coder", "There is no such coder in this study.", "Say who decides, by name.")

    def clean_texts(self, clean: Callable[[str], str], *, actor: str) -> None:
        """Rewrite every string that the study file keeps, its ledger included; see `storage.cleaning`."""
        with self.lock:
            try:
                stored = clean_study(self.study_file, clean, actor)
            finally:
                self._shelf.clear()
            if stored:
                self._tell(_event(stored, None))

    def erase_sources(self, sources: Iterable[str], *, actor: str) -> Event | None:
        """Erase the parts of kept requests and answers that hold words of any of these sources; see `storage.parted`.

        The event names the rows, so that `verify` knows an erasure from a loss.
        """
        wanted = sorted(set(sources))
        with self.lock:
            self._require_actor(actor, ())
            with self.study_file.database.transaction():
                digests = self.study_file.erase_sources(wanted)
                if not digests:
                    return None
                body = {"details": {"sources": wanted, "erased_parts": digests}, "changes": []}
                stored = self.study_file.append("request_parts_erased", actor, body)
            event = _event(stored, None)
            self._tell(event)
        return event

    def erase(
        self,
        kind: str,
        changes: Sequence[Change],
        *,
        actor: str,
        details: dict[str, Any],
        sources: Iterable[str] = (),
        names: Iterable[str] = (),
        blobs: Iterable[bytes] = (),
    ) -> Event:
        """Take records out of both files for good; see `ProjectStore.erase` and `storage.erasing`."""
        with self.lock:
            self._require_actor(actor, changes)
            self._settle()
            try:
                stored = erase(self, kind, actor, details, Erasure.of(changes, sources, names, blobs))
            finally:
                self._shelf.clear()
            for often in ASKED_OFTEN:  # the window's thread asks at once, and would wait for the next erasing
                self.all(often)
            gone = tuple(
                {"table": type(change.record).__name__, "id": change.record.id, "before": None, "after": None}
                for change in changes
                if not isinstance(change, Put)
            )
            event = _event(stored, None)
            event = replace(event, changes=(*event.changes, *gone))
            self._tell(event)
        return event

    def _tell(self, event: Event) -> None:
        for listener in list(self._listeners):
            listener(event)

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def verify(self, progress: Progress | None = None, cancel: threading.Event | None = None) -> list[Problem]:
        """Check both files against their ledgers; see `storage.verify`. An empty list means all is as recorded.

        What is checked is a copy as of now, so that work goes on meanwhile.
        """
        from storage.copies import copied
        from storage.verify import verify

        with copied(self) as copy:
            return verify(copy, progress, cancel)

    def close(self) -> None:
        with self.lock:
            self._shelf.clear()
            self.study_file.database.close()
            if self.key_file:
                self.key_file.database.close()

    def inverse(self, event: Event) -> list[Change]:
        """Give the changes that take an event back. Raises `NotPermitted` where its payload was erased."""
        if event.erased:
            raise NotPermitted("erased", "What this step changed was erased for good.", "It can't be undone.")
        changes: list[Change] = []
        for change in reversed(event.changes):
            before, after = record_from_change(change, "before"), record_from_change(change, "after")
            if before is not None:
                changes.append(Put(before))
            elif after is not None:
                changes.append(Remove(after))
        return changes

    # --- the two files ---

    def _commit(
        self,
        kind: str,
        actor: str,
        body: dict[str, Any],
        study: list[Change],
        key: list[Change],
        blobs: Sequence[bytes | PartedBlob],
    ) -> Event:
        if not key:
            stored = self._commit_study(kind, actor, body, study, blobs)
            return _event(stored, None)
        key_file = self._file_of(type(key[0].record))
        self._settle()
        plan = {
            "id": new_id(),
            "kind": kind,
            "body": body,
            "changes": self._planned(study),
            "blobs": [base64.b64encode(_whole(data)).decode() for data in blobs],
            "study_head": self.study_file.head()[1],
        }
        try:
            with self.study_file.database.transaction():
                # The study's statements run before the key file's commit: what SQL refuses is refused in both.
                with key_file.database.transaction():
                    half = key_file.append(kind, actor, {"changes": key_file.apply(key), "plan": plan})
                    stored = self.finish(half)
                self._half = half
        except BaseException:
            self._settle()
            raise
        self._half = None
        return _event(stored, half)

    def finish(self, half: StoredEvent) -> StoredEvent:
        """Write the study's half of a change, as the key half planned it; part of a transaction of the study file."""
        plan = (half.payload or {})["plan"]
        body = {**plan["body"], "key_seq": half.seq, "key_hash": half.hash}
        self._keep_blobs([base64.b64decode(data) for data in plan["blobs"]])
        self.study_file.set_meta("key_seq", str(half.seq))
        self.study_file.set_meta("key_hash", half.hash)
        if self.key_file and (erasure := planned(self.key_file)):
            return erase_in_study(self.study_file, erasure, half.kind, half.actor, body, plan["id"], half.at)
        changes = [_change(item) for item in plan["changes"]]
        return self._append_study(half.kind, half.actor, body, changes, plan["id"], half.at)

    def _settle(self) -> None:
        """Take back a key half that is on disk while the study's half could not be written."""
        if self._half and self.key_file:
            with self.key_file.database.transaction():
                self.key_file.take_back(self._half)
            self._half = None

    def _planned(self, changes: list[Change]) -> list[dict[str, Any]]:
        """Say the study's half in plain form; what was before is read when it is applied."""
        return [
            {
                "table": type(change.record).__name__,
                "put": isinstance(change, Put),
                "record": to_plain(change.record),
            }
            for change in changes
        ]

    def _commit_study(
        self, kind: str, actor: str, body: dict[str, Any], changes: list[Change], blobs: Sequence[bytes | PartedBlob]
    ) -> StoredEvent:
        with self.study_file.database.transaction():
            self._keep_blobs(blobs)
            return self._append_study(kind, actor, body, changes)

    def _append_study(
        self, kind: str, actor: str, body: dict[str, Any], changes: list[Change], event_id: str = "", at: str = ""
    ) -> StoredEvent:
        body = {**body, "changes": self.study_file.apply(changes)}
        self.study_file.remove_blobs(body.get("erased_blobs", ()))
        return self.study_file.append(kind, actor, body, event_id, at)

    def _keep_blobs(self, blobs: Sequence[bytes | PartedBlob]) -> None:
        for data in blobs:
            self.study_file.put_blob(blob_digest(_whole(data)), data)

    def _file_of(self, record_type: type[Record]) -> LedgerFile:
        if record_type not in KEY_RECORDS:
            return self.study_file
        if self.key_file is None:
            raise NotPermitted(
                "key_missing",
                "This needs the study's key file, and it is not open.",
                "Put NAME.verbatim-key beside the study and open it again.",
            )
        return self.key_file

    def _key_halves(self, stored: Sequence[StoredEvent]) -> dict[int, StoredEvent]:
        if self.key_file is None:
            return {}
        wanted = {item.payload["key_seq"]: item.seq for item in stored if item.payload and "key_seq" in item.payload}
        if not wanted:
            return {}
        return {wanted[half.seq]: half for half in self.key_file.events(seqs=tuple(wanted))}


def repair(store: StudyStore) -> str:
    """Bring the two files to the same point after a crash; gives what was done ("", "finished" or "taken back").

    A key half without the study's half is completed, or taken back where the study went on without its key file. An
    erasure that was recorded is ended.
    Raises `StudyFileError` (`key_older`, `key_newer`) where one of them was replaced by another version of itself.
    """
    done = _repair_halves(store)
    finish_erasing(store)
    return done


def _repair_halves(store: StudyStore) -> str:
    if store.key_file is None:
        return ""
    last_seen = last_key_reference(store.study_file)
    head, head_hash = store.key_file.head()
    if (head, head_hash) == last_seen or head == last_seen[0] == 0:
        return ""
    if head == last_seen[0] + 1:
        half = store.key_file.events(after=head - 1)[0]
        if half.previous_hash == last_seen[1]:
            return _complete(store, store.key_file, half)
    code = "key_older" if head < last_seen[0] else "key_newer"
    raise StudyFileError(
        code,
        "The study and its key file are not at the same point: one of them was replaced by another copy.",
        "Nothing was changed. Put back the two files that belong together, or open the study without its key.",
    )


def _complete(store: StudyStore, key_file: LedgerFile, half: StoredEvent) -> str:
    if (half.payload or {})["plan"]["study_head"] == store.study_file.head()[1]:
        with store.study_file.database.transaction():
            store.finish(half)
        return "finished"
    with key_file.database.transaction():
        key_file.take_back(half)
    return "taken back"


def last_key_reference(study: LedgerFile) -> tuple[int, str]:
    """Give number and hash of the key file's last event that the study knows; (0, zeros) for none.

    A number that was altered so that it is none is -1, which no key file has.
    """
    known = study.meta("key_seq"), study.meta("key_hash")
    if not known[0]:
        return 0, GENESIS
    return (int(known[0]) if known[0].isdecimal() else -1), known[1]


def _whole(blob: bytes | PartedBlob) -> bytes:
    return blob.data if isinstance(blob, PartedBlob) else blob


def _change(item: dict[str, Any]) -> Change:
    record = record_from_change({"table": item["table"], "after": item["record"]}, "after")
    assert record is not None
    return Put(record) if item["put"] else Remove(record)


def _event(stored: StoredEvent, half: StoredEvent | None) -> Event:
    payload = stored.payload or {}
    key_changes = (half.payload or {}).get("changes", ()) if half else ()
    return Event(
        seq=stored.seq,
        id=stored.id,
        kind=stored.kind,
        at=stored.at,
        actor=stored.actor,
        details={
            **payload.get("details", {}),
            **{name: payload[name] for name in ("undoes", "erased_blobs") if payload.get(name)},
            **({"needs_key": True} if "key_seq" in payload and half is None else {}),
        },
        hash=stored.hash,
        changes=(*key_changes, *payload.get("changes", ())),
        erased=stored.payload is None,
    )
