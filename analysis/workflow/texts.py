"""The pseudonymised words that a study keeps, and how they follow from the key file.

Segments are kept as a blob of JSON: `[text]` for a literal run, `[text, original length, kind, entity id]` for a
replaced one.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    Verdict,
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
        with self._store.hold():
            text = self._store.find(DocumentText, document_id)
            return None if text is None else self._map(text.segments_digest)

    def require(self, document_id: str) -> SegmentMap:
        """Give the map; raises `NotPermitted` (`not_approved`)."""
        shown = self.shown(document_id)
        if shown is None:
            approved(self._store.get(Document, document_id), None, None)
        assert shown is not None
        return shown

    def approved(self, document_id: str) -> ApprovedTranscript:
        """Mint the approved form; raises `NotPermitted`."""
        with self._store.hold():
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
    at = bisect_right(document.turns, start, key=_start_of) - 1
    turn = document.turns[at] if at >= 0 else None
    return turn if turn is not None and end <= turn.end else None


def _start_of(turn: Turn) -> int:
    return turn.start


@dataclass
class KeyState:
    """Originals, entities and findings, with changes that are not committed yet laid over them."""

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
        return state._with(pending)

    @classmethod
    def of_document(
        cls, store: ProjectStore, document_id: str, entities: Mapping[str, Entity], pending: Sequence[Change] = ()
    ) -> KeyState:
        """Read what one document needs, with the study's entities; an original that is not there stays out."""
        original = store.find(Original, document_id)
        findings = store.all(Finding, document_id=document_id)
        state = cls(
            {original.id: original} if original else {},
            dict(entities),
            {item.id: item for item in findings},
        )
        return state._with(pending)

    def _with(self, pending: Sequence[Change]) -> KeyState:
        for change in pending:
            self._lay_over(change)
        return self

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

    def take(self, text: DocumentText, data: bytes, former: DocumentText | None) -> None:
        """Let a document have this text, kept as `data`; the words it had before are erased."""
        self.changes.append(Put(text))
        self.blobs.append(data)
        if former and former.segments_digest != text.segments_digest:
            self.erased_blobs.append(former.segments_digest)


def derive(store: ProjectStore, pending: Sequence[Change], without: Collection[str] = ()) -> Derived:
    """Derive anew the texts that the study keeps, for changes of the key file that are about to be committed.

    A text that comes out differently loses its approval, its map version grows and its former words are erased, since
    they may hold what was just found to be a name. Codings keep their spans; labels in vivo are read anew. The
    documents in `without` are left out.
    """
    derived = Derived()
    touched = sorted(_touched(store, pending) - set(without))
    entities = {item.id: item for item in store.all(Entity)} if touched else {}
    for document_id in touched:
        text = store.find(DocumentText, document_id)
        if text:
            data = segments_to_bytes(KeyState.of_document(store, document_id, entities, pending).segments(document_id))
            if blob_digest(data) != text.segments_digest:
                shown = SegmentMap(segments_from_bytes(data))
                derived.take(_unapproved(text, data, shown), data, text)
                derived.changes += relabelled(store, document_id, shown)
    return derived


@dataclass(frozen=True, slots=True)
class DerivedText:
    """One document's words as they follow from changes that are about to be committed."""

    record: DocumentText
    data: bytes
    shown: SegmentMap


def derived_text(store: ProjectStore, document_id: str, pending: Sequence[Change]) -> DerivedText | None:
    """Derive one document's text; what came out differently lost its approval. None before its first approval."""
    text = store.find(DocumentText, document_id)
    if text is None:
        return None
    entities = {item.id: item for item in store.all(Entity)}
    data = segments_to_bytes(KeyState.of_document(store, document_id, entities, pending).segments(document_id))
    shown = SegmentMap(segments_from_bytes(data))
    same = blob_digest(data) == text.segments_digest
    return DerivedText(text if same else _unapproved(text, data, shown), data, shown)


def derive_back(store: ProjectStore, changes: Sequence[Change]) -> Derived:
    """Derive the texts for changes that take a step back, whose former words are erased.

    Where the words come out as they were once approved, that approval holds again. The result holds `changes` as well.
    """
    derived = Derived([change for change in changes if not isinstance(change.record, DocumentText)])
    texts = {change.record.id: change for change in changes if isinstance(change.record, DocumentText)}
    entities = {item.id: item for item in store.all(Entity)} if texts else {}
    maps: dict[str, SegmentMap] = {}
    for document_id, change in texts.items():
        present = store.find(DocumentText, document_id)
        if isinstance(change, Put) and isinstance(change.record, DocumentText):
            data = segments_to_bytes(KeyState.of_document(store, document_id, entities, changes).segments(document_id))
            maps[document_id] = SegmentMap(segments_from_bytes(data))
            same = blob_digest(data) == change.record.segments_digest
            text = change.record if same else _unapproved(present or change.record, data, maps[document_id])
            derived.take(text, data, present)
        elif present:
            derived.changes.append(change)
            derived.erased_blobs.append(present.segments_digest)
    others = derive(store, changes, without=texts)
    derived.blobs += others.blobs
    derived.erased_blobs += others.erased_blobs
    labels = [item for document_id, shown in maps.items() for item in relabelled(store, document_id, shown, changes)]
    known = {(type(change.record), change.record.id) for change in derived.changes}
    more = (*others.changes, *labels)
    derived.changes += [item for item in more if (type(item.record), item.record.id) not in known]
    maps |= _maps_of_labels(store, derived, maps)
    derived.changes = [_label_read_anew(change, maps) for change in derived.changes]
    return derived


def _maps_of_labels(store: ProjectStore, derived: Derived, known: Collection[str]) -> dict[str, SegmentMap]:
    """Give the texts of labels in vivo that come back: a name in them may be shown otherwise than when they went."""
    new = {change.record.id: change.record for change in derived.changes if isinstance(change.record, DocumentText)}
    data = {blob_digest(blob): blob for blob in derived.blobs}
    maps = {}
    for change in derived.changes:
        code = change.record
        if isinstance(code, Code) and code.origin is CodeOrigin.IN_VIVO and code.label_document_id not in known:
            text = new.get(code.label_document_id) or store.find(DocumentText, code.label_document_id)
            if text:
                segments = data.get(text.segments_digest) or store.blob(text.segments_digest)
                maps[text.id] = SegmentMap(segments_from_bytes(segments))
    return maps


def _unapproved(text: DocumentText, data: bytes, shown: SegmentMap) -> DocumentText:
    return replace(
        text,
        segments_digest=blob_digest(data),
        text_digest=text_digest(shown.text),
        map_version=text.map_version + 1,
        approved_by="",
        approved_at="",
        approved_how=None,
    )


def _touched(store: ProjectStore, pending: Sequence[Change]) -> set[str]:
    """Name the documents whose words may follow from these changes of the key file."""
    touched: set[str] = set()
    for change in pending:
        record = change.record
        if isinstance(record, Original):
            touched.add(record.id)
        elif isinstance(record, Finding):
            touched.add(record.document_id)
        elif isinstance(record, Entity) and _shows_otherwise(store.find(Entity, record.id), change):
            touched |= {finding.document_id for finding in store.all(Finding, entity_id=record.id)}
    return touched


def _shows_otherwise(before: Entity | None, change: Change) -> bool:
    after = change.record if isinstance(change, Put) else None
    return _visible(before) != _visible(after)


def _visible(entity: Record | None) -> tuple[object, ...]:
    if not isinstance(entity, Entity):
        return ()
    return entity.verdict is Verdict.KEEP, entity.kind, entity.replacement, entity.canonical, entity.aliases


def relabelled(
    store: ProjectStore, document_id: str, shown: SegmentMap, pending: Sequence[Change] = ()
) -> list[Change]:
    """Read the labels in vivo of a document anew from its words, but those of codes among the pending changes."""
    without = {change.record.id for change in pending}
    codes = store.all(Code, label_document_id=document_id, origin=CodeOrigin.IN_VIVO)
    read = [(code, shown.slice(code.label_start, code.label_end)) for code in codes if code.id not in without]
    return [Put(replace(code, label=label)) for code, label in read if label != code.label]


def _label_read_anew(change: Change, maps: Mapping[str, SegmentMap]) -> Change:
    code = change.record
    if isinstance(change, Put) and isinstance(code, Code) and code.origin is CodeOrigin.IN_VIVO:
        shown = maps.get(code.label_document_id)
        if shown:
            return Put(replace(code, label=shown.slice(code.label_start, code.label_end)))
    return change
