"""The pseudonymised words that a study keeps, and how they follow from the key file.

Segments are kept as a blob of JSON: `[text]` for a literal run, `[text, original length, kind, entity id]` for a
replaced one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analysis.ports import Change, ProjectStore, Put, blob_digest
from analysis.pseudonymization.approval import ApprovedTranscript, approved, text_digest
from analysis.pseudonymization.replacement import replacements
from analysis.records import (
    Code,
    CodeOrigin,
    Document,
    DocumentText,
    Entity,
    Finding,
    Original,
    Record,
)
from analysis.segments import Segment, SegmentMap, build_segments
from analysis.transcript import Turn


def segments_to_bytes(segments: Iterable[Segment]) -> bytes:
    plain = [[s.text] if s.is_literal else [s.text, s.original_length, s.kind, s.entity_id] for s in segments]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def segments_from_bytes(data: bytes) -> tuple[Segment, ...]:
    return tuple(Segment(row[0], len(row[0])) if len(row) == 1 else Segment(*row) for row in json.loads(data))


class Texts:
    """Reads the study's pseudonymised texts; keeps the maps of the documents that were read lately."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._maps: dict[str, SegmentMap] = {}

    def shown(self, document_id: str) -> SegmentMap | None:
        """Give the map of a document, or None before its first approval."""
        text = self._store.find(DocumentText, document_id)
        if text is None:
            return None
        return self._map(text.segments_digest)

    def require(self, document_id: str) -> SegmentMap:
        """Give the map; raises `NotPermitted` (`not_approved`)."""
        shown = self.shown(document_id)
        if shown is None:
            approved(self._store.get(Document, document_id), None, None)
        assert shown is not None
        return shown

    def approved(self, document_id: str) -> ApprovedTranscript:
        """Mint the approved form; raises `NotPermitted`."""
        text = self._store.find(DocumentText, document_id)
        shown = None if text is None else self._map(text.segments_digest)
        return approved(self._store.get(Document, document_id), text, shown)

    def slice(self, document_id: str, start: int, end: int) -> str:
        """Give the words at a span of the canonical original text."""
        return self.require(document_id).slice(start, end)

    def _map(self, digest: str) -> SegmentMap:
        if digest not in self._maps:
            if len(self._maps) > 100:
                self._maps.clear()
            self._maps[digest] = SegmentMap(segments_from_bytes(self._store.blob(digest)))
        return self._maps[digest]


def turn_at(document: Document, start: int, end: int) -> Turn | None:
    """Give the turn that holds the span whole, or None."""
    return next((turn for turn in document.turns if turn.start <= start and end <= turn.end), None)


@dataclass
class KeyState:
    """The key file's content with changes that are not committed yet laid over it."""

    originals: dict[str, Original]
    entities: dict[str, Entity]
    findings: dict[str, Finding]

    @classmethod
    def read(cls, store: ProjectStore, pending: Sequence[Change] = ()) -> KeyState:
        state = cls(
            {item.id: item for item in store.all(Original)},
            {item.id: item for item in store.all(Entity)},
            {item.id: item for item in store.all(Finding)},
        )
        for change in pending:
            state._lay_over(change)
        return state

    def _lay_over(self, change: Change) -> None:
        kinds: dict[type[Record], dict[str, Record]] = {
            Original: self.originals,  # type: ignore[dict-item]
            Entity: self.entities,  # type: ignore[dict-item]
            Finding: self.findings,  # type: ignore[dict-item]
        }
        rows = kinds.get(type(change.record))
        if rows is not None and isinstance(change, Put):
            rows[change.record.id] = change.record
        elif rows is not None:
            rows.pop(change.record.id, None)

    def of(self, document_id: str) -> list[Finding]:
        return [finding for finding in self.findings.values() if finding.document_id == document_id]

    def segments(self, document_id: str) -> tuple[Segment, ...]:
        """Derive the segments that the present verdicts give."""
        original = self.originals[document_id]
        return build_segments(original.text, replacements(original, self.of(document_id), self.entities.values()))


@dataclass
class Derived:
    """What follows in the study from changes in the key file."""

    changes: list[Change] = field(default_factory=list)
    blobs: list[bytes] = field(default_factory=list)
    erased_blobs: list[str] = field(default_factory=list)


def derive(store: ProjectStore, pending: Sequence[Change]) -> Derived:
    """Derive anew the texts that the study keeps, for changes of the key file that are about to be committed.

    A text that comes out differently loses its approval, its map version grows and its former words are erased, since
    they may hold what was just found to be a name. Codings keep their spans; labels in vivo are read anew.
    """
    texts = store.all(DocumentText)
    if not texts:
        return Derived()
    state, derived = KeyState.read(store, pending), Derived()
    for text in texts:
        if text.id in state.originals:
            _derive_one(store, state, text, derived)
    return derived


def _derive_one(store: ProjectStore, state: KeyState, text: DocumentText, derived: Derived) -> None:
    segments = state.segments(text.id)
    data = segments_to_bytes(segments)
    digest = blob_digest(data)
    if digest == text.segments_digest:
        return
    shown = SegmentMap(segments)
    derived.blobs.append(data)
    derived.erased_blobs.append(text.segments_digest)
    derived.changes.append(
        Put(
            replace(
                text,
                segments_digest=digest,
                text_digest=text_digest(shown.text),
                map_version=text.map_version + 1,
                approved_by="",
                approved_at="",
                approved_how=None,
            )
        )
    )
    derived.changes += relabelled(store, text.id, shown)


def relabelled(store: ProjectStore, document_id: str, shown: SegmentMap) -> list[Change]:
    """Read the labels in vivo of a document anew from its words."""
    changes: list[Change] = []
    for code in store.all(Code, label_document_id=document_id, origin=CodeOrigin.IN_VIVO):
        label = shown.slice(code.label_start, code.label_end)
        if label != code.label:
            changes.append(Put(replace(code, label=label)))
    return changes
