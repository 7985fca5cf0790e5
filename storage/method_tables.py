"""The tables of how a study is done, for the records of `analysis.method`; `storage.tables` has the rules."""

from __future__ import annotations

from typing import Any

from sqlmodel import Field

from analysis import records
from analysis.records import Record
from storage.table_base import StudyBase, json_column, reference_to


class AiPolicyRow(StudyBase, table=True):
    __tablename__ = "ai_policy"
    id: str = Field(primary_key=True)
    kinds: Any = json_column()
    own_coding_first: bool
    deciders: Any = json_column()
    one_by_one: bool
    blind_share: float
    reach: str
    coder_id: str = reference_to("coder")
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
    coding_ids: Any = json_column()
    coder_id: str = reference_to("coder")
    created_at: str


class ComparisonRow(StudyBase, table=True):
    """What came of a comparison; it stays when its concept or quotation is not there any more."""

    __tablename__ = "comparison"
    id: str = Field(primary_key=True)
    category_id: str = Field(index=True)
    coding_id: str = Field(index=True)
    earlier_ids: Any = json_column()
    outcome: str
    note: str
    coder_id: str = reference_to("coder")
    created_at: str


class GuideVersionRow(StudyBase, table=True):
    __tablename__ = "guide_version"
    id: str = Field(primary_key=True)
    number: int
    questions: Any = json_column()
    reason: str
    after_id: str
    coder_id: str = reference_to("coder")
    created_at: str


class GuideUseRow(StudyBase, table=True):
    __tablename__ = "guide_use"
    id: str = Field(primary_key=True)
    document_id: str = Field(index=True)
    guide_id: str
    coder_id: str = reference_to("coder")
    created_at: str


class AskedQuestionRow(StudyBase, table=True):
    __tablename__ = "asked_question"
    id: str = Field(primary_key=True)
    document_id: str = Field(index=True)
    turn: int
    question_id: str
    coder_id: str = reference_to("coder")
    created_at: str


class SamplingNoteRow(StudyBase, table=True):
    __tablename__ = "sampling_note"
    id: str = Field(primary_key=True)
    kind: str
    text: str
    day: str
    coder_id: str = reference_to("coder")
    created_at: str


class RuleRow(StudyBase, table=True):
    __tablename__ = "rule"
    id: str = Field(primary_key=True)
    target_id: str = Field(index=True)
    kind: str
    text: str
    version: int
    coder_id: str = reference_to("coder")
    created_at: str


class DiscussionRow(StudyBase, table=True):
    """What came of a disagreement; it stays when its coding, category or rule is not there any more."""

    __tablename__ = "discussion"
    id: str = Field(primary_key=True)
    coding_id: str = Field(index=True)
    category_id: str
    note: str
    rule_id: str
    coder_id: str = reference_to("coder")
    created_at: str


class NegativeCaseRow(StudyBase, table=True):
    __tablename__ = "negative_case"
    id: str = Field(primary_key=True)
    theme_id: str = Field(index=True)
    document_id: str = reference_to("document")
    start: int
    end: int
    note: str
    found_by: str
    coder_id: str = reference_to("coder")
    created_at: str


class ForeignProvenanceRow(StudyBase, table=True):
    """What another study's codebook says of its own; it stays when what it is about is not there any more."""

    __tablename__ = "foreign_provenance"
    id: str = Field(primary_key=True)
    target_id: str = Field(index=True)
    study_id: str
    data: Any = json_column()
    coder_id: str = reference_to("coder")
    created_at: str


METHOD_ROWS: dict[type[Record], Any] = {
    records.AiPolicy: AiPolicyRow,
    records.Relation: RelationRow,
    records.Comparison: ComparisonRow,
    records.GuideVersion: GuideVersionRow,
    records.GuideUse: GuideUseRow,
    records.AskedQuestion: AskedQuestionRow,
    records.SamplingNote: SamplingNoteRow,
    records.Rule: RuleRow,
    records.Discussion: DiscussionRow,
    records.NegativeCase: NegativeCaseRow,
    records.ForeignProvenance: ForeignProvenanceRow,
}
