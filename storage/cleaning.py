"""Taking an original out of everything that a study file keeps, after it was found to be one.

A name that she finds late may stand in memos, in labels, in requests that went out and in the ledger's payloads. Each
string is rewritten by a function of the caller's; payloads that change are erased and kept, rewritten, in the payload
of the event that records the cleaning. The chain still verifies, and the history stays readable.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from analysis.ports import Change, Put, blob_digest
from analysis.records import STUDY_RECORDS, Document, LlmCall, Record
from storage.codec import from_plain, to_plain
from storage.ledger import LedgerFile, StoredEvent

Clean = Callable[[str], str]

KIND = "originals_cleaned"


def clean_study(file: LedgerFile, clean: Clean, actor: str) -> StoredEvent | None:
    """Rewrite every kept string of the study file; gives the event, or None where nothing had to change."""
    payloads = _cleaned_payloads(file, clean)
    rows, blobs, former = _cleaned_calls(file, clean)
    rows += _cleaned_rows(file, clean)
    if not payloads and not rows:
        return None
    with file.database.transaction():
        for data in blobs:
            file.put_blob(blob_digest(data), data)
        body: dict[str, Any] = {
            "details": {"events": len(payloads), "calls": len(former)},
            "changes": file.apply(rows),
            "erased_payloads": sorted(payloads),
            "cleaned": {str(seq): body for seq, body in payloads.items()},
        }
        # What was before the cleaning must not be kept by the event that records it.
        body["changes"] = [{**change, "before": clean_value(change["before"], clean)} for change in body["changes"]]
        file.erase_payloads(sorted(payloads))
        file.remove_blobs(former)
        return file.append(KIND, actor, body)


def clean_value(value: Any, clean: Clean) -> Any:
    """Rewrite every string in a plain value; the keys of objects stay."""
    if isinstance(value, str):
        return clean(value) if any(char.isalpha() for char in value) else value
    if isinstance(value, list):
        return [clean_value(item, clean) for item in value]
    if isinstance(value, dict):
        return {key: item if key in _NEVER_TEXT else clean_value(item, clean) for key, item in value.items()}
    return value


_NEVER_TEXT = frozenset(
    {"table", "id", "kind", "hash", "key_hash", "status", "turns", "usage", "segments_digest", "text_digest"}
)


def _cleaned_payloads(file: LedgerFile, clean: Clean) -> dict[int, dict[str, Any]]:
    found = {}
    for event in file.events():
        if event.payload is not None:
            cleaned = clean_value(event.payload, clean)
            if cleaned != event.payload:
                found[event.seq] = cleaned
    return found


def _cleaned_calls(file: LedgerFile, clean: Clean) -> tuple[list[Change], list[bytes], list[str]]:
    """Rewrite requests and answers; a rewritten one has a new digest, and its call says so."""
    changes: list[Change] = []
    blobs: list[bytes] = []
    former: list[str] = []
    for call in file.read(LlmCall):
        plain = to_plain(call)
        for name in ("request_digest", "response_digest"):
            if plain[name]:
                data = file.blob(plain[name])
                cleaned = clean(data.decode(errors="replace")).encode()
                if cleaned != data and data.decode(errors="replace").encode() == data:
                    former.append(plain[name])
                    blobs.append(cleaned)
                    plain[name] = blob_digest(cleaned)
        if plain != to_plain(call):
            changes.append(Put(from_plain(LlmCall, plain)))
    return changes, blobs, former


def _cleaned_rows(file: LedgerFile, clean: Clean) -> list[Change]:
    changes: list[Change] = []
    kinds: list[type[Record]] = [kind for kind in STUDY_RECORDS if kind not in (LlmCall, Document)]
    for kind in kinds:
        for row in file.rows(kind):
            cleaned = clean_value(row, clean)
            if cleaned != row:
                changes.append(Put(from_plain(kind, cleaned)))
    return changes
