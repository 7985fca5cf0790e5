"""The records of how a study is done: what was settled on suggestions, and what leads from codes to a paper.

They are study records as those in `analysis.records`, with the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.base import Record, now
from analysis.vocabulary import (
    Outcome,
    RelationKind,
    RuleKind,
    SamplingKind,
    SendScope,
    SuggestionKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AiPolicy(Record):
    """What was settled on suggestions; at most one, and without one nothing was settled.

    `kinds` is what may be suggested, `own_coding_first` asks for each interview to be coded by hand before codes are
    suggested for it. `deciders` are coders' ids, empty for every coder; with `one_by_one` nothing is decided in bulk.
    `blind_share` is the least share of turns that is held out, `reach` how far text may go at most.
    """

    kinds: tuple[SuggestionKind, ...] = tuple(SuggestionKind)
    own_coding_first: bool = False
    deciders: tuple[str, ...] = ()
    one_by_one: bool = False
    blind_share: float = 0.0
    reach: SendScope = SendScope.THIS_COMPUTER
    coder_id: str = ""
    set_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """What a theme is to another, with the quotations (codings' ids) that it rests on; `label` is her own word."""

    source_id: str
    target_id: str
    kind: RelationKind
    label: str = ""
    note: str = ""
    coding_ids: tuple[str, ...] = ()
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """A quotation of a concept that was compared with those (codings' ids) that stood there before it."""

    category_id: str
    coding_id: str
    earlier_ids: tuple[str, ...]
    outcome: Outcome
    note: str = ""
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideVersion(Record):
    """The interview guide as it was from one time on: `questions` are (id, words) in the order in which they are asked.

    A question that was worded anew keeps its id. `after_id` is the interview (document) after which it was changed, ""
    where none was named; `reason` says why, empty for the first one only.
    """

    number: int
    questions: tuple[tuple[str, str], ...]
    reason: str = ""
    after_id: str = ""
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideUse(Record):
    """A coder's word that an interview was led by a version of the guide; one for each interview at most."""

    document_id: str
    guide_id: str
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion(Record):
    """A coder's word on what an interviewer's turn (index) asks: a question of the guide, or "" for none of them."""

    document_id: str
    turn: int
    question_id: str
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingNote(Record):
    """A note on how the sample came about; `day` (ISO date) is when what it tells happened, "" where that is open."""

    kind: SamplingKind
    text: str
    day: str = ""
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Record):
    """A rule of the codebook on a code or category. A change makes it the next version; the ledger has the earlier."""

    target_id: str
    kind: RuleKind
    text: str
    version: int = 1
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion(Record):
    """What came of a disagreement: one coder's coding put a category there and another's did not.

    `rule_id` is the rule that it was resolved into, "" where there is none (any more).
    """

    coding_id: str
    category_id: str
    note: str
    rule_id: str = ""
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeCase(Record):
    """A passage that speaks against a theme or limits it. `found_by` is `hand` or `search`; it is no coding."""

    theme_id: str
    document_id: str
    start: int
    end: int
    note: str
    found_by: str = "hand"
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignProvenance(Record):
    """What another study's codebook says of where something comes from; it is read, exported and never changed.

    `target_id` is the code or category that came in, "" for the study (`study_id`) itself. `data` is in the form of
    `analysis.foreign_provenance.kept`. It goes with the words in it: cleaned and erased as what people typed is.
    """

    target_id: str = ""
    study_id: str
    data: Any
    coder_id: str
    created_at: str = field(default_factory=now)


METHOD_RECORDS: tuple[type[Record], ...] = (
    Comparison,
    AiPolicy,
    Relation,
    GuideVersion,
    GuideUse,
    AskedQuestion,
    SamplingNote,
    Rule,
    Discussion,
    NegativeCase,
    ForeignProvenance,
)
