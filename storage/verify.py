"""Prove that a study still says what its ledger recorded.

Checked for each file: SQLite's own integrity, references included, the chain of hashes, every payload against its
salted digest, every row of every table against the state that the events give. For the study: the kept bytes against
their names, every text and quotation against its source, and that the key file's events are the ones the study refers
to. Everything is read a few rows at a time.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from analysis.errors import Cancelled
from analysis.ports import Problem, Progress
from analysis.records import KEY_RECORDS, STUDY_RECORDS, Record
from analysis.verified import Verified
from storage.codec import canonical_json
from storage.ledger import GENESIS, LedgerFile, event_hash, payload_digest
from storage.packing import unpacked
from storage.parted import is_parted, is_sound, unpack
from storage.rebuild import Rebuilt
from storage.relearning import ERASED
from storage.sources import verify_sources
from storage.tables import TABLES
from storage.verify_form import verify_form

if TYPE_CHECKING:
    from storage.store import StudyStore

STEP = 500
_DIGEST = re.compile(rb"[0-9a-f]{64}")
PARTS_ERASED = "request_parts_erased", "participant_withdrawn", "participant_anonymised"


def verify(store: StudyStore, progress: Progress | None, cancel: threading.Event | None) -> Verified:
    """Check everything; problems of the chain come first, in the order of the events."""
    study, key = store.study_file, store.key_file
    files = [(study, STUDY_RECORDS, "study"), *([(key, KEY_RECORDS, "key")] if key else [])]
    steps = _Steps(sum(_size(file, kinds) for file, kinds, _ in files), progress, cancel)
    found = Verified()
    walks = [_verify_file(file, kinds, name, steps, found) for file, kinds, name in files]
    found.has_key = key is not None
    if key:
        found += walks[0].verify_links(walks[1].hashes)
    found += _verify_blobs(study, steps, walks[0])
    if not found:
        found += verify_sources(study, steps.step)
    steps.end()
    return found


class _Steps:
    """Counts what was looked at, tells it now and then, and stops where that is wished."""

    def __init__(self, total: int, progress: Progress | None, cancel: threading.Event | None) -> None:
        self._done, self._total = 0, total
        self._progress, self._cancel = progress, cancel

    def step(self) -> None:
        """Count one more; raises `Cancelled`."""
        if self._done % STEP == 0:
            if self._cancel and self._cancel.is_set():
                raise Cancelled
            if self._progress:
                self._progress(min(self._done, self._total), self._total)
        self._done += 1

    def end(self) -> None:
        if self._progress:
            self._progress(self._total, self._total)


def _size(file: LedgerFile, record_types: tuple[type[Record], ...]) -> int:
    """Give how much there is to look at: events, rows and kept bytes."""
    tables = [TABLES[kind].__table__ for kind in record_types] + ([file.blobs] if file.tables.blob is not None else [])
    counts = [
        file.database.connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
    ]
    file.database.connection.rollback()
    return file.head()[0] + sum(counts)


def _verify_file(
    file: LedgerFile, record_types: tuple[type[Record], ...], name: str, steps: _Steps, found: Verified
) -> _Walk:
    damage = [
        Problem("damaged_file", f"The {name} file is damaged: {text}.") for text in file.database.integrity_problems()
    ]
    walk, rebuilt = _Walk(file, name), Rebuilt(name)
    broken: list[Problem] = []
    last = 0
    while page := file.stored(last, STEP):
        for fields, salt, body in page:
            steps.step()
            broken += walk.check(fields, salt, body)
            rebuilt.take(fields["seq"], walk.payload)
            last = fields["seq"]
    broken += walk.at_end(last)
    broken.sort(key=lambda problem: problem.seq or 0)
    found += damage + broken
    if not damage:
        found += verify_form(file, name)
    found.events += walk.count
    found.erased += len(walk.without_payload)
    found.unknown += len(walk.unknown)
    for record_type in record_types:
        found += rebuilt.compare(file, record_type, steps.step)
    return walk


class _Walk:
    """Follows the chain from the first event to the last; `payload` is that of the event just checked, if known."""

    def __init__(self, file: LedgerFile, name: str) -> None:
        self._file, self._name = file, name
        self._seq, self._previous = 0, GENESIS
        self._erased: set[int] = set()
        self._links: list[tuple[int, int, str]] = []
        self._cleaned: dict[int, dict[str, Any]] | None = None
        self.count = 0
        self.payload: dict[str, Any] | None = None
        self.hashes: dict[int, str] = {}
        self.digests: set[bytes] = set()
        """All that looks like the name of kept bytes in the payloads."""
        self.without_payload: set[int] = set()
        self.unknown: set[int] = set()

    def check(self, fields: dict[str, Any], salt: bytes | None, body: bytes | None) -> Iterator[Problem]:
        stated, seq = fields.pop("hash"), fields["seq"]
        if seq != self._seq + 1 or fields["previous_hash"] != self._previous:
            yield self._problem("broken_chain", "does not follow from the one before it", seq)
        if not _is_text(fields) or event_hash(fields) != stated:
            yield self._problem("altered_event", "was altered after it was recorded", seq)
        self.payload = self._rewritten(seq)
        if body is None or salt is None:
            self.without_payload.add(seq)
            self.digests.update(_DIGEST.findall(canonical_json(self.payload or {})))
        elif payload_digest(salt, body) != fields["payload_digest"]:
            yield self._problem("altered_payload", "holds another content than was recorded", seq)
        else:
            self.payload = json.loads(body)
            self.digests.update(_DIGEST.findall(body))
        self._note(seq)
        self.count += 1
        self.hashes[seq] = stated
        self._seq, self._previous = seq, stated

    def _rewritten(self, seq: int) -> dict[str, Any] | None:
        if self._cleaned is None:
            self._cleaned = self._file.cleaned_payloads()
        return self._cleaned.get(seq)

    def _note(self, seq: int) -> None:
        if self.payload is None:
            self.unknown.add(seq)
            return
        self._erased |= set(self.payload.get(ERASED, ()))
        if "key_seq" in self.payload:
            self._links.append((seq, self.payload["key_seq"], self.payload["key_hash"]))

    def at_end(self, last: int) -> Iterator[Problem]:
        """Check what only the whole ledger tells."""
        if (self._file.meta("head") or GENESIS) != self._previous:
            yield Problem(
                "missing_events",
                f"The last events of the {self._name} file are missing.",
                last + 1,
                {"file": self._name},
            )
        for seq in sorted(self.without_payload - self._erased):
            yield self._problem("missing_payload", "lost its content, and no erasure was recorded", seq)
        for seq in self._file.stray_payloads():
            yield Problem("stray_payload", f"The {self._name} file holds content of an event {seq} that is not there.")
        known = self._file.meta("key_seq"), self._file.meta("key_hash")
        if known[0] and self._links and not self.unknown and known != (str(self._links[-1][1]), self._links[-1][2]):
            yield self._problem("other_key_event", "is not the last that the file says touched the key file", last)

    def verify_links(self, hashes: dict[int, str]) -> Iterator[Problem]:
        """Check that the key file's events are the ones the study refers to."""
        for seq, key_seq, key_hash in self._links:
            if hashes.get(key_seq) != key_hash:
                yield Problem(
                    "other_key_event", f"Event {seq} of the study refers to another step of the key file.", seq
                )

    def _problem(self, code: str, what: str, seq: int) -> Problem:
        return Problem(code, f"Event {seq} of the {self._name} file {what}.", seq, {"file": self._name})


def _is_text(fields: dict[str, Any]) -> bool:
    """Tell whether no field of an event was turned into bytes, of which no JSON can be made."""
    return not any(isinstance(value, bytes) for value in fields.values())


def _verify_blobs(file: LedgerFile, steps: _Steps, walk: _Walk) -> Iterator[Problem]:
    digests = [row[0] for row in file.database.connection.execute(select(file.blobs.c.digest))]
    file.database.connection.rollback()
    erasings = [(event.payload or {}).get("details", {}) for event in file.events(kinds=PARTS_ERASED)]
    erased = {digest for details in erasings for digest in details.get("erased_parts", ())}
    for digest in digests:
        steps.step()
        if not walk.unknown and digest.encode() not in walk.digests and digest not in erased:
            yield Problem("stray_bytes", f"The study file holds bytes {digest[:12]} that no event names.")
        row = file.blob_row(digest)
        if not _is_sound(row, digest):
            yield Problem("altered_bytes", f"The stored bytes {digest[:12]} are not what was stored.")
        elif digest not in erased and is_parted(row) and any(part.data is None for part in unpack(row)):
            yield Problem("missing_parts", f"The stored bytes {digest[:12]} lost parts, and no erasure was recorded.")


def _is_sound(row: bytes, digest: str) -> bool:
    if is_parted(row):
        return is_sound(row, digest)
    try:
        return hashlib.sha256(unpacked(row)).hexdigest() == digest
    except ValueError:
        return False
