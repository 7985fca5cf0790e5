"""Taking an original out of everything that a study file keeps, after it was found to be one.

A name that she finds late may stand in memos, in labels, in requests that went out and in the ledger's payloads. What
people typed and what models wrote is rewritten by a function of the caller's; payloads that change are erased and
kept, rewritten, in the payload of the event that records the cleaning. The chain still verifies, and the history stays
readable. Names of hosts, models and coders stay: a coder signs with her own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from analysis.ports import BlobPart, Change, PartedBlob, Put, blob_digest
from analysis.records import Code, CodeOrigin, LlmCall, Record
from storage.codec import from_plain, to_plain
from storage.ledger import LedgerFile, StoredEvent
from storage.tables import RECORD_TYPES

Clean = Callable[[str], str]

KIND = "originals_cleaned"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FREE_TEXT: dict[str, tuple[str, ...]] = {
    "Study": ("title", "research_question"),
    "Participant": ("attributes",),
    "Document": ("title",),
    "Suggestion": ("answered_quote", "label", "definition", "why", "principle", "counter_examples", "suggested"),
    "Decision": ("before", "after", "reason"),
    "Code": ("label", "definition"),
    "Category": ("label", "definition", "includes", "excludes"),
    "Memo": ("text",),
    "Relation": ("label", "note"),
    "Comparison": ("note",),
    "GuideVersion": ("questions", "reason"),
    "SamplingNote": ("text",),
    "Rule": ("text",),
    "Discussion": ("note",),
    "NegativeCase": ("note",),
    "ForeignProvenance": ("data",),
}


def clean_study(file: LedgerFile, clean: Clean, actor: str) -> StoredEvent | None:
    """Rewrite every kept text of the study file; gives the event, or None where nothing had to change."""
    payloads = _cleaned_payloads(file, clean)
    rows, blobs, former = _cleaned_calls(file, clean)
    rows += _cleaned_rows(file, clean)
    if not payloads and not rows:
        return None
    with file.database.transaction():
        for data in blobs:
            file.put_blob(blob_digest(data.data), data)
        # What was before the cleaning must not be kept by the event that records it.
        changes = [
            {**change, "before": _cleaned(change["table"], change["before"], clean)} for change in file.apply(rows)
        ]
        body: dict[str, Any] = {
            "details": {"events": len(payloads), "calls": len(former)},
            "changes": changes,
            "erased_payloads": sorted(payloads),
            "cleaned": {str(seq): body for seq, body in payloads.items()},
        }
        file.erase_payloads(sorted(payloads))
        file.remove_blobs(former)
        return file.append(KIND, actor, body)


def _cleaned_payloads(file: LedgerFile, clean: Clean) -> dict[int, dict[str, Any]]:
    found = {}
    for event in file.events():
        if event.payload is not None:
            cleaned = _cleaned_payload(event.payload, clean)
            if cleaned != event.payload:
                found[event.seq] = cleaned
    return found


def _cleaned_payload(payload: dict[str, Any], clean: Clean) -> dict[str, Any]:
    cleaned = dict(payload)
    cleaned["changes"] = [
        {**change, **{side: _cleaned(change["table"], change[side], clean) for side in ("before", "after")}}
        for change in payload.get("changes", ())
    ]
    if "cleaned" in payload:
        cleaned["cleaned"] = {seq: _cleaned_payload(body, clean) for seq, body in payload["cleaned"].items()}
    return cleaned


def _cleaned(table: str, plain: dict[str, Any] | None, clean: Clean) -> dict[str, Any] | None:
    if plain is None:
        return None
    texts = [name for name in FREE_TEXT.get(table, ()) if name in plain]  # an earlier file version knew fewer
    return {**plain, **{name: _cleaned_value(plain[name], clean) for name in texts}}


def _cleaned_value(value: Any, clean: Clean) -> Any:
    if isinstance(value, str):
        is_text = any(char.isalnum() for char in value) and not _ID.fullmatch(value)
        return clean(value) if is_text else value
    if isinstance(value, list):
        return [_cleaned_value(item, clean) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned_value(item, clean) for key, item in value.items()}
    return value


def _cleaned_calls(file: LedgerFile, clean: Clean) -> tuple[list[Change], list[PartedBlob], list[str]]:
    """Rewrite requests and answers part by part; a rewritten one has a new digest, and its call says so."""
    changes: list[Change] = []
    blobs: list[PartedBlob] = []
    former: list[str] = []
    for call in file.read(LlmCall):
        plain = to_plain(call)
        for name in ("request_digest", "response_digest"):
            if plain[name]:
                before = file.blob_parts(plain[name])
                cleaned = PartedBlob(tuple(_cleaned_part(part, clean) for part in before))
                if cleaned.parts != before:
                    former.append(plain[name])
                    blobs.append(cleaned)
                    plain[name] = blob_digest(cleaned.data)
        if plain != to_plain(call):
            changes.append(Put(from_plain(LlmCall, plain)))
    return changes, blobs, former


def _cleaned_part(part: BlobPart, clean: Clean) -> BlobPart:
    """Rewrite a part; bytes that are no text stay as they are."""
    text = (part.data or b"").decode(errors="replace")
    if part.data is None or text.encode() != part.data:
        return part
    return BlobPart(clean(text).encode(), part.sources)


def _cleaned_rows(file: LedgerFile, clean: Clean) -> list[Change]:
    changes: list[Change] = []
    for name in FREE_TEXT:
        kind: type[Record] = RECORD_TYPES[name]
        for row in file.rows(kind):
            cleaned = _cleaned(name, row, clean)
            if cleaned is not None and cleaned != row:
                if kind is Code and row["origin"] == CodeOrigin.IN_VIVO:
                    # The label is the words of its place, which she may have kept there; it is recorded once more.
                    cleaned["label"] = row["label"]
                changes.append(Put(from_plain(kind, cleaned)))
    return changes
