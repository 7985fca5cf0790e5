"""Prove that a study still says what its ledger recorded.

Checked for each file: SQLite's own integrity, the chain of hashes, every payload against its salted digest, every row
of every table against the state that the events give. For the study: the kept bytes against their names, every text and
quotation against its source, and that the key file's events are the ones the study refers to.
"""

from __future__ import annotations

import hashlib
import json
import threading
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from analysis.errors import Cancelled, NotFound
from analysis.ports import Problem, Progress
from analysis.pseudonymization.approval import text_digest
from analysis.records import (
    KEY_RECORDS,
    STUDY_RECORDS,
    Code,
    CodeOrigin,
    Coding,
    Document,
    DocumentText,
    Record,
    Suggestion,
)
from analysis.segments import SegmentMap
from analysis.workflow.texts import segments_from_bytes
from storage.codec import completed
from storage.ledger import GENESIS, LedgerFile, event_hash, payload_digest
from storage.parted import is_parted, is_sound, unpack

if TYPE_CHECKING:
    from storage.store import StudyStore

STEP = 500
ERASING = "erased_payloads"
PARTS_ERASED = "request_parts_erased", "participant_withdrawn", "participant_anonymised"


def verify(store: StudyStore, progress: Progress | None, cancel: threading.Event | None) -> list[Problem]:
    """Check everything; problems of the chain come first, in the order of the events."""
    problems = _verify_file(store.study_file, STUDY_RECORDS, "study", progress, cancel)
    if store.key_file:
        problems += _verify_file(store.key_file, KEY_RECORDS, "key", progress, cancel)
        problems += list(_verify_links(store.study_file, store.key_file))
    problems += list(_verify_blobs(store.study_file))
    if not problems:
        problems += list(_verify_texts(store))
    return problems


def _verify_file(
    file: LedgerFile,
    record_types: tuple[type[Record], ...],
    name: str,
    progress: Progress | None,
    cancel: threading.Event | None,
) -> list[Problem]:
    problems = [
        Problem("damaged_file", f"The {name} file is damaged: {text}.") for text in file.database.integrity_problems()
    ]
    state: dict[tuple[str, str], tuple[int, Any]] = {}
    walk = _Walk(name)
    total = file.head()[0]
    for first in range(0, total, STEP):
        if cancel and cancel.is_set():
            raise Cancelled
        if progress:
            progress(first, total)
        for event in file.events(after=first, limit=STEP):
            problems += walk.check(file, asdict(event))
            for change in (event.payload or {}).get("changes", ()):
                state[change["table"], change["id"]] = (event.seq, change["after"])
    if (file.meta("head") or GENESIS) != file.head()[1]:
        problems.append(Problem("missing_events", f"The last events of the {name} file are missing.", total + 1))
    problems += walk.missing_payloads()
    problems.sort(key=lambda problem: problem.seq or 0)
    return problems + list(_verify_rows(file, record_types, state, walk.has_gaps))


class _Walk:
    """Follows the chain from the first event to the last."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seq = 0
        self._previous = GENESIS
        self._without_payload: set[int] = set()
        self._erased: set[int] = set()

    @property
    def has_gaps(self) -> bool:
        """Tell whether payloads were erased, so that the tables can't be rebuilt in full."""
        return bool(self._without_payload)

    def check(self, file: LedgerFile, event: dict[str, Any]) -> Iterator[Problem]:
        payload, stated = event.pop("payload"), event.pop("hash")
        seq = event["seq"]
        if seq != self._seq + 1 or event["previous_hash"] != self._previous:
            yield self._problem("broken_chain", "does not follow from the one before it", seq)
        if event_hash(event) != stated:
            yield self._problem("altered_event", "was altered after it was recorded", seq)
        kept = file.payload(seq)
        if kept is None:
            self._without_payload.add(seq)
        elif payload_digest(*kept) != event["payload_digest"]:
            yield self._problem("altered_payload", "holds another content than was recorded", seq)
        self._erased |= set((payload or {}).get(ERASING, ()))
        self._seq, self._previous = seq, stated

    def missing_payloads(self) -> list[Problem]:
        return [
            self._problem("missing_payload", "lost its content, and no erasure was recorded", seq)
            for seq in sorted(self._without_payload - self._erased)
        ]

    def _problem(self, code: str, what: str, seq: int) -> Problem:
        return Problem(code, f"Event {seq} of the {self._name} file {what}.", seq, {"file": self._name})


def _verify_rows(
    file: LedgerFile,
    record_types: tuple[type[Record], ...],
    state: dict[tuple[str, str], tuple[int, Any]],
    has_gaps: bool,
) -> Iterator[Problem]:
    for record_type in record_types:
        name = record_type.__name__
        try:
            rows = {row["id"]: row for row in file.rows(record_type)}
        except ValueError:
            yield Problem("altered_row", f"A row of {name} can't be read any more.", None, {"table": name, "id": ""})
            continue
        recorded = {
            key[1]: (seq, completed(record_type, after)) for key, (seq, after) in state.items() if key[0] == name
        }
        for row_id in sorted(rows.keys() | recorded.keys()):
            seq, after = recorded.get(row_id, (None, None))
            if rows.get(row_id) != after and not (has_gaps and seq is None):
                yield Problem(
                    "altered_row",
                    f"{name} {row_id} is not as event {seq} recorded it."
                    if seq
                    else f"{name} {row_id} stands in the file, and no event made it.",
                    seq,
                    {"table": name, "id": row_id},
                )


def _verify_links(study: LedgerFile, key: LedgerFile) -> Iterator[Problem]:
    """Check that the key file's events are the ones the study refers to."""
    hashes = {event.seq: event.hash for event in key.events()}
    for event in study.events():
        payload = event.payload or {}
        if "key_seq" in payload and hashes.get(payload["key_seq"]) != payload["key_hash"]:
            yield Problem(
                "other_key_event", f"Event {event.seq} of the study refers to another step of the key file.", event.seq
            )


def _verify_blobs(file: LedgerFile) -> Iterator[Problem]:
    digests = [row[0] for row in file.database.connection.execute(select(file.blobs.c.digest))]
    file.database.connection.rollback()
    erasings = [(event.payload or {}).get("details", {}) for event in file.events(kinds=PARTS_ERASED)]
    erased = {digest for details in erasings for digest in details.get("erased_parts", ())}
    for digest in digests:
        row = file.blob_row(digest)
        if not _is_sound(row, digest):
            yield Problem("altered_bytes", f"The stored bytes {digest[:12]} are not what was stored.")
        elif digest not in erased and is_parted(row) and any(part.data is None for part in unpack(row)):
            yield Problem("missing_parts", f"The stored bytes {digest[:12]} lost parts, and no erasure was recorded.")


def _is_sound(row: bytes, digest: str) -> bool:
    if is_parted(row):
        return is_sound(row, digest)
    try:
        return hashlib.sha256(zlib.decompress(row)).hexdigest() == digest
    except zlib.error:
        return False


def _verify_texts(store: StudyStore) -> Iterator[Problem]:
    """Check that each text is the one whose digest was recorded and that each quotation stands in its source."""
    maps: dict[str, SegmentMap] = {}
    lengths = {document.id: document.char_count for document in store.all(Document)}
    for text in store.all(DocumentText):
        try:
            maps[text.id] = SegmentMap(segments_from_bytes(store.blob(text.segments_digest)))
        except (NotFound, json.JSONDecodeError):
            yield Problem("missing_text", f"The text of document {text.id} is missing.")
            continue
        shown = maps[text.id]
        if text_digest(shown.text) != text.text_digest or shown.original_length != lengths[text.id]:
            yield Problem("altered_text", f"The text of document {text.id} is not the one that was approved.")
    for kind, record_id, document_id, start, end in _spans(store):
        if document_id in maps and not 0 <= start < end <= lengths[document_id]:
            yield Problem("lost_quotation", f"{kind} {record_id} does not stand in its document.")
    for code in store.all(Code, origin=CodeOrigin.IN_VIVO):
        shown_map = maps.get(code.label_document_id)
        if shown_map and shown_map.slice(code.label_start, code.label_end) != code.label:
            yield Problem("not_in_vivo", f"The label of code {code.id} is not the participant's words.")


def _spans(store: StudyStore) -> Iterator[tuple[str, str, str, int, int]]:
    for coding in store.all(Coding):
        yield "Coding", coding.id, coding.document_id, coding.start, coding.end
    for suggestion in store.all(Suggestion):
        if suggestion.start >= 0:
            yield "Suggestion", suggestion.id, suggestion.document_id, suggestion.start, suggestion.end
