"""The tables of the two files. One table a record type, columns named as the record's fields.

SQLModel tables do not validate: the records are typed, and only the codec fills rows. Ids that may be empty are kept as
NULL so that foreign keys hold. Nested fields are JSON text.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Column, Index, MetaData
from sqlmodel import Field, SQLModel

from analysis import records
from analysis.records import Record

study_metadata = MetaData()
key_metadata = MetaData()


def _json() -> Any:
    return Field(sa_column=Column(JSON, nullable=False))


def _ref(target: str, *, optional: bool = False) -> Any:
    return Field(foreign_key=f"{target}.id", nullable=optional, index=True)


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


class StudyBase(SQLModel):
    metadata = study_metadata


class KeyBase(SQLModel):
    metadata = key_metadata


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
    attributes: Any = _json()
    permission: Any = _json()


class DocumentRow(StudyBase, table=True):
    __tablename__ = "document"
    id: str = Field(primary_key=True)
    number: int
    title: str
    language: str
    source_format: str
    char_count: int
    turns: Any = _json()
    engines: Any = _json()
    never_leaves: bool
    imported_at: str


class DocumentTextRow(StudyBase, table=True):
    __tablename__ = "document_text"
    id: str = Field(primary_key=True, foreign_key="document.id")
    segments_digest: str = Field(foreign_key="blob.digest")
    text_digest: str
    map_version: int
    approved_by: str | None = _ref("coder", optional=True)
    approved_at: str
    approved_how: str | None


class PassageRow(StudyBase, table=True):
    __tablename__ = "passage"
    id: str = Field(primary_key=True)
    document_id: str = _ref("document")
    start: int
    end: int
    topic: str
    mark: str
    found_by: str
    decided_by: str | None = _ref("coder", optional=True)
    decided_at: str


class SentenceCheckRow(StudyBase, table=True):
    __tablename__ = "sentence_check"
    id: str = Field(primary_key=True)
    places: Any = _json()
    missed: Any = _json()
    seed: int
    coder_id: str = _ref("coder")
    checked_at: str


class RunRow(StudyBase, table=True):
    __tablename__ = "run"
    id: str = Field(primary_key=True)
    purpose: str
    provider: str
    model: str
    document_ids: Any = _json()
    settings: Any = _json()
    coder_id: str = _ref("coder")
    status: str
    started_at: str
    ended_at: str


class LlmCallRow(StudyBase, table=True):
    __tablename__ = "llm_call"
    id: str = Field(primary_key=True)
    run_id: str = _ref("run")
    part: int
    attempt: int
    document_id: str | None = _ref("document", optional=True)
    first_turn: int
    last_turn: int
    host: str
    host_class: str
    model_asked: str
    model_answered: str
    prompt_name: str
    prompt_version: int
    prompt_digest: str
    parameters: Any = _json()
    map_version: int
    request_digest: str = Field(foreign_key="blob.digest")
    response_digest: str | None = Field(foreign_key="blob.digest", nullable=True)
    status: str
    error_code: str
    finish_reason: str
    usage: Any = _json()
    server: str
    fingerprint: str
    started_at: str
    ended_at: str


class SuggestionRow(StudyBase, table=True):
    __tablename__ = "suggestion"
    id: str = Field(primary_key=True)
    run_id: str = _ref("run")
    call_id: str = _ref("llm_call")
    kind: str
    rank: int
    status: str = Field(index=True)
    document_id: str | None = _ref("document", optional=True)
    turn: int
    start: int
    end: int
    grounding: str | None
    answered_quote: str
    candidates: Any = _json()
    label: str
    definition: str
    why: str
    member_ids: Any = _json()
    alternative: int
    principle: str
    counter_examples: Any = _json()
    suggested: Any = _json()


class DecisionRow(StudyBase, table=True):
    __tablename__ = "decision"
    id: str = Field(primary_key=True)
    suggestion_id: str = _ref("suggestion")
    coder_id: str = _ref("coder")
    action: str
    before: Any = _json()
    after: Any = _json()
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
    label_document_id: str | None = _ref("document", optional=True)
    label_start: int
    label_end: int
    definition: str
    colour: int
    suggestion_id: str | None = _ref("suggestion", optional=True)
    coder_id: str | None = _ref("coder", optional=True)
    created_at: str


class CodingRow(StudyBase, table=True):
    __tablename__ = "coding"
    id: str = Field(primary_key=True)
    code_id: str = _ref("code")
    document_id: str = _ref("document")
    start: int
    end: int
    coder_id: str = _ref("coder")
    suggestion_id: str | None = _ref("suggestion", optional=True)
    created_at: str


class CategoryRow(StudyBase, table=True):
    __tablename__ = "category"
    id: str = Field(primary_key=True)
    level: str
    label: str
    definition: str
    includes: str
    excludes: str
    anchor_coding_id: str | None = _ref("coding", optional=True)
    position: int
    suggestion_id: str | None = _ref("suggestion", optional=True)
    coder_id: str | None = _ref("coder", optional=True)
    created_at: str


class PlacementRow(StudyBase, table=True):
    """One home of a code or category; the child may be of two tables, so only the parent is a foreign key."""

    __tablename__ = "placement"
    id: str = Field(primary_key=True)
    child_id: str
    parent_id: str = _ref("category")
    final: bool = Field(sa_column=Column(Boolean(create_constraint=True, name="yes_or_no"), nullable=False))

    __table_args__ = (Index("one_final_home", "child_id", unique=True, sqlite_where=Column("final")),)


class MemoRow(StudyBase, table=True):
    __tablename__ = "memo"
    id: str = Field(primary_key=True)
    target_kind: str
    target_id: str = Field(index=True)
    kind: str
    text: str
    coder_id: str = _ref("coder")
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
    coder_id: str = _ref("coder")
    created_at: str


class RevisitRow(StudyBase, table=True):
    __tablename__ = "revisit"
    id: str = Field(primary_key=True)
    document_id: str = _ref("document")
    coder_id: str = _ref("coder")
    created_at: str


class BlindReadingRow(StudyBase, table=True):
    __tablename__ = "blind_reading"
    id: str = Field(primary_key=True)
    document_id: str = Field(index=True)
    coder_id: str = _ref("coder")
    share: float
    seed: int
    turns: list[Any] = _json()
    finished_at: str
    created_at: str


class AiPolicyRow(StudyBase, table=True):
    __tablename__ = "ai_policy"
    id: str = Field(primary_key=True)
    kinds: Any = _json()
    own_coding_first: bool
    deciders: Any = _json()
    one_by_one: bool
    blind_share: float
    reach: str
    coder_id: str = _ref("coder")
    set_at: str


class RelationRow(StudyBase, table=True):
    """A relation of two themes; both may be removed, and what is left of it then is shown nowhere."""

    __tablename__ = "relation"
    id: str = Field(primary_key=True)
    source_id: str = Field(index=True)
    target_id: str = Field(index=True)
    kind: str
    label: str
    note: str
    coding_ids: Any = _json()
    coder_id: str = _ref("coder")
    created_at: str


class ComparisonRow(StudyBase, table=True):
    """What came of a comparison; it stays when its concept or quotation is not there any more."""

    __tablename__ = "comparison"
    id: str = Field(primary_key=True)
    category_id: str = Field(index=True)
    coding_id: str = Field(index=True)
    earlier_ids: Any = _json()
    outcome: str
    note: str
    coder_id: str = _ref("coder")
    created_at: str


class GuideVersionRow(StudyBase, table=True):
    __tablename__ = "guide_version"
    id: str = Field(primary_key=True)
    number: int
    questions: Any = _json()
    reason: str
    after_id: str
    coder_id: str = _ref("coder")
    created_at: str


class GuideUseRow(StudyBase, table=True):
    __tablename__ = "guide_use"
    id: str = Field(primary_key=True)
    document_id: str = Field(index=True)
    guide_id: str
    coder_id: str = _ref("coder")
    created_at: str


class AskedQuestionRow(StudyBase, table=True):
    __tablename__ = "asked_question"
    id: str = Field(primary_key=True)
    document_id: str = Field(index=True)
    turn: int
    question_id: str
    coder_id: str = _ref("coder")
    created_at: str


class SamplingNoteRow(StudyBase, table=True):
    __tablename__ = "sampling_note"
    id: str = Field(primary_key=True)
    kind: str
    text: str
    day: str
    coder_id: str = _ref("coder")
    created_at: str


class OriginalRow(KeyBase, table=True):
    __tablename__ = "original"
    id: str = Field(primary_key=True)
    text: str
    file_name: str
    file_sha256: str = Field(index=True)
    turns: Any = _json()
    speakers: Any = _json()


class EntityRow(KeyBase, table=True):
    __tablename__ = "entity"
    id: str = Field(primary_key=True)
    kind: str
    canonical: str
    number: int
    replacement: str
    aliases: Any = _json()
    abstraction: str
    role: str
    verdict: str
    decided_by: str
    decided_at: str


class FindingRow(KeyBase, table=True):
    __tablename__ = "finding"
    id: str = Field(primary_key=True)
    document_id: str = _ref("original")
    entity_id: str = _ref("entity")
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
    records.AiPolicy: AiPolicyRow,
    records.Relation: RelationRow,
    records.Comparison: ComparisonRow,
    records.GuideVersion: GuideVersionRow,
    records.GuideUse: GuideUseRow,
    records.AskedQuestion: AskedQuestionRow,
    records.SamplingNote: SamplingNoteRow,
    records.Original: OriginalRow,
    records.Entity: EntityRow,
    records.Finding: FindingRow,
    records.ListedTerm: ListedTermRow,
}
RECORD_TYPES: dict[str, type[Record]] = {record_type.__name__: record_type for record_type in TABLES}
