"""The tables of the two files. One table a record type, columns named as the record's fields.

SQLModel tables do not validate: the records are typed, and only the codec fills rows. Ids that may be empty are kept as
NULL so that foreign keys hold. Nested fields are JSON text.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Index
from sqlmodel import Field, SQLModel

from analysis import records
from analysis.records import Record
from storage.method_tables import METHOD_ROWS
from storage.table_base import KeyBase, StudyBase, json_column, reference_to
from storage.table_base import key_metadata as key_metadata  # noqa: PLC0414 - read from here by every module
from storage.table_base import study_metadata as study_metadata  # noqa: PLC0414 - read from here by every module


class _Ledger(SQLModel):
    seq: int = Field(primary_key=True)
    id: str = Field(unique=True)
    kind: str = Field(index=True)
    at: str
    actor: str
    payload_digest: str
    previous_hash: str
    hash: str


class _Payload(SQLModel):
    seq: int = Field(primary_key=True)
    salt: bytes
    body: bytes


class _Meta(SQLModel):
    name: str = Field(primary_key=True)
    value: str


class _Blob(SQLModel):
    digest: str = Field(primary_key=True)
    data: bytes


class EventRow(_Ledger, StudyBase, table=True):
    __tablename__ = "event"


class PayloadRow(_Payload, StudyBase, table=True):
    __tablename__ = "payload"


class MetaRow(_Meta, StudyBase, table=True):
    __tablename__ = "meta"


class BlobRow(_Blob, StudyBase, table=True):
    __tablename__ = "blob"


class KeyEventRow(_Ledger, KeyBase, table=True):
    __tablename__ = "event"


class KeyPayloadRow(_Payload, KeyBase, table=True):
    __tablename__ = "payload"


class KeyMetaRow(_Meta, KeyBase, table=True):
    __tablename__ = "meta"


class StudyRow(StudyBase, table=True):
    __tablename__ = "study"
    id: str = Field(primary_key=True)
    title: str
    research_question: str
    language: str
    send_scope: str
    replacement_style: str
    key_file_id: str
    created_at: str


class CoderRow(StudyBase, table=True):
    __tablename__ = "coder"
    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    created_at: str


class ParticipantRow(StudyBase, table=True):
    __tablename__ = "participant"
    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    attributes: Any = json_column()
    permission: Any = json_column()


class DocumentRow(StudyBase, table=True):
    __tablename__ = "document"
    id: str = Field(primary_key=True)
    number: int
    title: str
    language: str
    source_format: str
    char_count: int
    turns: Any = json_column()
    engines: Any = json_column()
    never_leaves: bool
    imported_at: str


class DocumentTextRow(StudyBase, table=True):
    __tablename__ = "document_text"
    id: str = Field(primary_key=True, foreign_key="document.id")
    segments_digest: str = Field(foreign_key="blob.digest")
    text_digest: str
    map_version: int
    approved_by: str | None = reference_to("coder", optional=True)
    approved_at: str
    approved_how: str | None


class PassageRow(StudyBase, table=True):
    __tablename__ = "passage"
    id: str = Field(primary_key=True)
    document_id: str = reference_to("document")
    start: int
    end: int
    topic: str
    mark: str
    found_by: str
    decided_by: str | None = reference_to("coder", optional=True)
    decided_at: str


class SentenceCheckRow(StudyBase, table=True):
    __tablename__ = "sentence_check"
    id: str = Field(primary_key=True)
    places: Any = json_column()
    missed: Any = json_column()
    seed: int
    coder_id: str = reference_to("coder")
    checked_at: str


class RunRow(StudyBase, table=True):
    __tablename__ = "run"
    id: str = Field(primary_key=True)
    purpose: str
    provider: str
    model: str
    document_ids: Any = json_column()
    settings: Any = json_column()
    coder_id: str = reference_to("coder")
    status: str
    started_at: str
    ended_at: str


class LlmCallRow(StudyBase, table=True):
    __tablename__ = "llm_call"
    id: str = Field(primary_key=True)
    run_id: str = reference_to("run")
    part: int
    attempt: int
    document_id: str | None = reference_to("document", optional=True)
    first_turn: int
    last_turn: int
    host: str
    host_class: str
    model_asked: str
    model_answered: str
    prompt_name: str
    prompt_version: int
    prompt_digest: str
    parameters: Any = json_column()
    map_version: int
    request_digest: str = Field(foreign_key="blob.digest")
    response_digest: str | None = Field(foreign_key="blob.digest", nullable=True)
    status: str
    error_code: str
    finish_reason: str
    usage: Any = json_column()
    server: str
    fingerprint: str
    started_at: str
    ended_at: str


class SuggestionRow(StudyBase, table=True):
    __tablename__ = "suggestion"
    id: str = Field(primary_key=True)
    run_id: str = reference_to("run")
    call_id: str = reference_to("llm_call")
    kind: str
    rank: int
    status: str = Field(index=True)
    document_id: str | None = reference_to("document", optional=True)
    turn: int
    start: int
    end: int
    grounding: str | None
    answered_quote: str
    candidates: Any = json_column()
    label: str
    definition: str
    why: str
    member_ids: Any = json_column()
    alternative: int
    principle: str
    counter_examples: Any = json_column()
    suggested: Any = json_column()


class DecisionRow(StudyBase, table=True):
    __tablename__ = "decision"
    id: str = Field(primary_key=True)
    suggestion_id: str = reference_to("suggestion")
    coder_id: str = reference_to("coder")
    action: str
    before: Any = json_column()
    after: Any = json_column()
    reason: str
    result_id: str
    how: str
    seconds: float | None
    decided_at: str


class CodeRow(StudyBase, table=True):
    __tablename__ = "code"
    id: str = Field(primary_key=True)
    label: str
    origin: str
    label_document_id: str | None = reference_to("document", optional=True)
    label_start: int
    label_end: int
    definition: str
    colour: int
    suggestion_id: str | None = reference_to("suggestion", optional=True)
    coder_id: str | None = reference_to("coder", optional=True)
    created_at: str


class CodingRow(StudyBase, table=True):
    __tablename__ = "coding"
    id: str = Field(primary_key=True)
    code_id: str = reference_to("code")
    document_id: str = reference_to("document")
    start: int
    end: int
    coder_id: str = reference_to("coder")
    suggestion_id: str | None = reference_to("suggestion", optional=True)
    created_at: str


class CategoryRow(StudyBase, table=True):
    __tablename__ = "category"
    id: str = Field(primary_key=True)
    level: str
    label: str
    definition: str
    includes: str
    excludes: str
    anchor_coding_id: str | None = reference_to("coding", optional=True)
    position: int
    suggestion_id: str | None = reference_to("suggestion", optional=True)
    coder_id: str | None = reference_to("coder", optional=True)
    created_at: str


class PlacementRow(StudyBase, table=True):
    """One home of a code or category; the child may be of two tables, so only the parent is a foreign key."""

    __tablename__ = "placement"
    id: str = Field(primary_key=True)
    child_id: str
    parent_id: str = reference_to("category")
    final: bool = Field(sa_column=Column(Boolean(create_constraint=True, name="yes_or_no"), nullable=False))

    __table_args__ = (Index("one_final_home", "child_id", unique=True, sqlite_where=Column("final")),)


class MemoRow(StudyBase, table=True):
    __tablename__ = "memo"
    id: str = Field(primary_key=True)
    target_kind: str
    target_id: str = Field(index=True)
    kind: str
    text: str
    coder_id: str = reference_to("coder")
    created_at: str


class RetentionRow(StudyBase, table=True):
    __tablename__ = "retention"
    id: str = Field(primary_key=True)
    kept: str = Field(unique=True)
    until: str


class CodebookVersionRow(StudyBase, table=True):
    __tablename__ = "codebook_version"
    id: str = Field(primary_key=True)
    name: str
    seq: int
    coder_id: str = reference_to("coder")
    created_at: str


class RevisitRow(StudyBase, table=True):
    __tablename__ = "revisit"
    id: str = Field(primary_key=True)
    document_id: str = reference_to("document")
    coder_id: str = reference_to("coder")
    created_at: str


class BlindReadingRow(StudyBase, table=True):
    __tablename__ = "blind_reading"
    id: str = Field(primary_key=True)
    document_id: str = Field(index=True)
    coder_id: str = reference_to("coder")
    share: float
    seed: int
    turns: list[Any] = json_column()
    finished_at: str
    created_at: str


class OriginalRow(KeyBase, table=True):
    __tablename__ = "original"
    id: str = Field(primary_key=True)
    text: str
    file_name: str
    file_sha256: str = Field(index=True)
    turns: Any = json_column()
    speakers: Any = json_column()


class EntityRow(KeyBase, table=True):
    __tablename__ = "entity"
    id: str = Field(primary_key=True)
    kind: str
    canonical: str
    number: int
    replacement: str
    aliases: Any = json_column()
    abstraction: str
    role: str
    verdict: str
    decided_by: str
    decided_at: str


class FindingRow(KeyBase, table=True):
    __tablename__ = "finding"
    id: str = Field(primary_key=True)
    document_id: str = reference_to("original")
    entity_id: str = reference_to("entity")
    start: int
    end: int
    kind: str
    level: str
    score: float
    recognizer: str
    verdict: str


class ListedTermRow(KeyBase, table=True):
    __tablename__ = "listed_term"
    id: str = Field(primary_key=True)
    term: str
    listed: str
    kind: str
    topic: str
    participant_code: str


TABLES: dict[type[Record], Any] = {
    records.Study: StudyRow,
    records.Coder: CoderRow,
    records.Participant: ParticipantRow,
    records.Document: DocumentRow,
    records.DocumentText: DocumentTextRow,
    records.Passage: PassageRow,
    records.SentenceCheck: SentenceCheckRow,
    records.Run: RunRow,
    records.LlmCall: LlmCallRow,
    records.Suggestion: SuggestionRow,
    records.Decision: DecisionRow,
    records.Code: CodeRow,
    records.Coding: CodingRow,
    records.Category: CategoryRow,
    records.Placement: PlacementRow,
    records.Memo: MemoRow,
    records.Retention: RetentionRow,
    records.CodebookVersion: CodebookVersionRow,
    records.Revisit: RevisitRow,
    records.BlindReading: BlindReadingRow,
    **METHOD_ROWS,
    records.Original: OriginalRow,
    records.Entity: EntityRow,
    records.Finding: FindingRow,
    records.ListedTerm: ListedTermRow,
}
RECORD_TYPES: dict[str, type[Record]] = {record_type.__name__: record_type for record_type in TABLES}
