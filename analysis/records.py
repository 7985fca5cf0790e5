"""The records of a study: plain frozen data that `storage` keeps and every room reads.

Two families that never mix: *study* records live in `NAME.verbatim` and hold no original name, text or file name;
*key* records live in `NAME.verbatim-key` and may. Ids are UUID strings, times are UTC in ISO 8601, spans are half-open
code points in the canonical original text of their document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from analysis.base import Record as Record  # noqa: PLC0414 - read from here by every room
from analysis.base import new_id as new_id  # noqa: PLC0414 - read from here by every room
from analysis.base import now as now  # noqa: PLC0414 - read from here by every room
from analysis.method import METHOD_RECORDS
from analysis.method import AiPolicy as AiPolicy  # noqa: PLC0414 - read from here by every room
from analysis.method import AskedQuestion as AskedQuestion  # noqa: PLC0414 - read from here by every room
from analysis.method import Comparison as Comparison  # noqa: PLC0414 - read from here by every room
from analysis.method import Discussion as Discussion  # noqa: PLC0414 - read from here by every room
from analysis.method import ForeignProvenance as ForeignProvenance  # noqa: PLC0414 - read from here by every room
from analysis.method import GuideUse as GuideUse  # noqa: PLC0414 - read from here by every room
from analysis.method import GuideVersion as GuideVersion  # noqa: PLC0414 - read from here by every room
from analysis.method import NegativeCase as NegativeCase  # noqa: PLC0414 - read from here by every room
from analysis.method import Relation as Relation  # noqa: PLC0414 - read from here by every room
from analysis.method import Rule as Rule  # noqa: PLC0414 - read from here by every room
from analysis.method import SamplingNote as SamplingNote  # noqa: PLC0414 - read from here by every room
from analysis.transcript import ImportedTurn, Turn
from analysis.vocabulary import CallStatus as CallStatus  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import DecisionAction as DecisionAction  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import Kept as Kept  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import MemoKind as MemoKind  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import Outcome as Outcome  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import PassageMark as PassageMark  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import RelationKind as RelationKind  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import RuleKind as RuleKind  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import SamplingKind as SamplingKind  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import Seen as Seen  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import SendScope as SendScope  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import SensitiveTopic as SensitiveTopic  # noqa: PLC0414 - read from here by every room
from analysis.vocabulary import SuggestionKind as SuggestionKind  # noqa: PLC0414 - read from here by every room


class Level(StrEnum):
    """The levels of the Gioia data structure above the in-vivo code."""

    CONCEPT = "concept"
    THEME = "theme"
    DIMENSION = "dimension"

    @property
    def above(self) -> Level | None:
        return {"concept": Level.THEME, "theme": Level.DIMENSION, "dimension": None}[self.value]


class CodeOrigin(StrEnum):
    IN_VIVO = "in-vivo"
    RESEARCHER = "researcher"


class Grounding(StrEnum):
    """How a suggested quote stands to the text that was sent.

    Only EXACT, NORMALIZED and MOVED can be accepted; AMBIGUOUS and NEAR need her pick of a place first.
    """

    EXACT = "exact"
    NORMALIZED = "normalized"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    NEAR = "near"
    NOT_IN_TEXT = "not_in_text"

    @property
    def can_be_accepted(self) -> bool:
        return self in (Grounding.EXACT, Grounding.NORMALIZED, Grounding.MOVED)


class SuggestionStatus(StrEnum):
    OPEN = "open"
    LATER = "later"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    UNGROUNDED = "ungrounded"
    INCOMPLETE = "incomplete"
    """From an answer that was cut: kept and listed, never offered."""
    MERGED = "merged"
    """A group whose members she put into another one; that one stands for both."""
    DROPPED = "dropped"
    """By the critic, which `suggested` tells with its reason; it is not offered until she takes it back."""
    SET_ASIDE = "set_aside"
    """Of a batch that she took back as a whole, undecided; it stays and is not offered."""


class Abstraction(StrEnum):
    """What stands for an identifier: a numbered placeholder, an invented name of the same sort, or a description."""

    PLACEHOLDER = "placeholder"
    READABLE = "readable"
    GENERAL = "general"


class Use(StrEnum):
    """What a participant may permit. AI beyond this computer, the institute's network included, is external."""

    PROCESSING = "processing"
    LOCAL_AI = "local_ai"
    EXTERNAL_AI = "external_ai"
    QUOTATION = "quotation"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """On what basis a participant's words are used, for what, and until which day (ISO date, "" without end)."""

    basis: str = ""
    consent_version: str = ""
    uses: tuple[Use, ...] = (Use.PROCESSING, Use.LOCAL_AI, Use.QUOTATION)
    until: str = ""


# --- study records -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Record):
    """The one row that says what the study is. `key_file_id` ties the two files together."""

    title: str
    research_question: str = ""
    language: str = "de"
    send_scope: SendScope = SendScope.THIS_COMPUTER
    replacement_style: Abstraction = Abstraction.PLACEHOLDER
    key_file_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder(Record):
    """A person who decides. A model is never a coder."""

    name: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Someone who was interviewed, under the code that stands for the name ("P01").

    `attributes` is the row of the paper's sample table: `job`, `activity`, `industry`, `minutes`, own columns.
    """

    code: str
    attributes: dict[str, Any] = field(default_factory=dict)
    permission: Permission = Permission()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """One interview. Its words are in `DocumentText`, once pseudonymised and approved for the first time.

    `engines` names what looked for identifiers in it, empty before that. One that `never_leaves` is neither sent to a
    server nor exported.
    """

    number: int
    title: str
    language: str
    source_format: str
    char_count: int
    turns: Sequence[Turn]
    engines: tuple[str, ...] = ()
    never_leaves: bool = False
    imported_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText(Record):
    """The pseudonymised words of a document; `id` is the document's id.

    `segments_digest` names the blob with the segments (JSON), `text_digest` is SHA-256 of the pseudonymised text,
    `map_version` grows by one each time they are derived anew. `approved_by` (a coder's id) is empty where the
    approval was voided by a later change of the map.
    """

    segments_digest: str
    text_digest: str
    map_version: int
    approved_by: str = ""
    approved_at: str = ""
    approved_how: Seen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """A stretch of a document that speaks of something sensitive, or that she wants kept on this computer.

    `found_by` is `words` (the lists) or `manual`.
    """

    document_id: str
    start: int
    end: int
    topic: SensitiveTopic
    mark: PassageMark = PassageMark.FLAGGED
    found_by: str = "manual"
    decided_by: str = ""
    decided_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceCheck(Record):
    """Random sentences without any replacement that a coder read, to estimate what the search missed.

    `places` are (document id, start, end) in the order shown, drawn with `seed`; `missed` are the indexes of those in
    which she found something to replace.
    """

    places: tuple[tuple[str, int, int], ...]
    missed: tuple[int, ...]
    seed: int
    coder_id: str
    checked_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Record):
    """One request of the researcher for suggestions: several calls with the same settings.

    `settings` holds what makes the run repeatable: provider, host, model, prompt name, version and digest, parameters,
    chunk size, seed. `status` is `running`, `done`, `stopped` or `failed`.
    """

    purpose: str
    provider: str
    model: str
    document_ids: tuple[str, ...]
    settings: dict[str, Any]
    coder_id: str
    status: str = "running"
    started_at: str = field(default_factory=now)
    ended_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmCall(Record):
    """One attempt to get an answer from a provider, the built-in suggester included.

    `part` counts the excerpts of the run from 0, `attempt` from 1. `request_digest` and `response_digest` name blobs
    with the exact bytes. `usage` holds token counts as the server gave them. `first_turn`/`last_turn` are turn indexes.
    `server` is the program that answered, with its version where it tells one; `fingerprint` what it calls the state of
    its model by (`system_fingerprint`).
    """

    run_id: str
    part: int
    attempt: int
    document_id: str = ""
    first_turn: int = -1
    last_turn: int = -1
    host: str
    host_class: str
    model_asked: str
    model_answered: str = ""
    prompt_name: str
    prompt_version: int
    prompt_digest: str
    parameters: dict[str, Any]
    map_version: int = 0
    request_digest: str
    response_digest: str = ""
    status: CallStatus = CallStatus.PENDING
    error_code: str = ""
    finish_reason: str = ""
    usage: dict[str, Any] = field(default_factory=dict)
    server: str = ""
    fingerprint: str = ""
    started_at: str = field(default_factory=now)
    ended_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Record):
    """What was proposed. It is never a code; only a decision by a named coder makes one.

    For a code: `start:end` is the grounded span (-1 where there is none), `answered_quote` what the model wrote,
    `candidates` the places to pick from when ambiguous or near. For a concept, theme or dimension: `label`,
    `definition` and `member_ids` (codes or categories), `alternative` counts the groupings of one answer from 0,
    `principle` says by what that grouping sorts. `counter_examples` are (id, why) of what speaks against the group or
    limits it; they are no members. Rearranged before she decided, `suggested` keeps label, definition and members as
    they were proposed.
    For a code that the critic dropped it keeps by which call and why.
    """

    run_id: str
    call_id: str
    kind: SuggestionKind
    rank: int
    status: SuggestionStatus = SuggestionStatus.OPEN
    document_id: str = ""
    turn: int = -1
    start: int = -1
    end: int = -1
    grounding: Grounding | None = None
    answered_quote: str = ""
    candidates: tuple[tuple[int, int], ...] = ()
    label: str = ""
    definition: str = ""
    why: str = ""
    member_ids: tuple[str, ...] = ()
    alternative: int = 0
    principle: str = ""
    counter_examples: tuple[tuple[str, str], ...] = ()
    suggested: dict[str, Any] = field(default_factory=dict)

    @property
    def dropped_because(self) -> str:
        """The critic's reason, also after she took the suggestion back; "" where it dropped nothing."""
        return str(self.suggested.get("dropped_because", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A named coder's judgement on one suggestion. Undone decisions stay; the ledger says that they were undone.

    `before` and `after` hold what the decision changed (label, span, members). `result_id` is the code or category
    that came of it.
    """

    suggestion_id: str
    coder_id: str
    action: DecisionAction
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    result_id: str = ""
    how: Seen = Seen.WINDOW
    seconds: float | None = None
    decided_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Record):
    """A code. In vivo: `label_start:label_end` in `label_document_id` is where the label's words stand.

    The label of an in-vivo code is always that slice of the pseudonymised text; edited away from it, the origin
    becomes RESEARCHER and the span is dropped (-1).
    """

    label: str
    origin: CodeOrigin
    label_document_id: str = ""
    label_start: int = -1
    label_end: int = -1
    definition: str = ""
    colour: int = 0
    suggestion_id: str = ""
    coder_id: str = ""
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Record):
    """A code applied to a quotation by a coder. The quotation is the slice of the document at `start:end`."""

    code_id: str
    document_id: str
    start: int
    end: int
    coder_id: str
    suggestion_id: str = ""
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Record):
    """A first-order concept, a second-order theme or an aggregate dimension, as `level` says."""

    level: Level
    label: str
    definition: str = ""
    includes: str = ""
    excludes: str = ""
    anchor_coding_id: str = ""
    position: int = 0
    suggestion_id: str = ""
    coder_id: str = ""
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Record):
    """A code in a category, or a category in one of the next level; at most one placement of a child is `final`."""

    child_id: str
    parent_id: str
    final: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Record):
    """A note of the researcher on anything in the study (`target_kind` is a record's class name, "" the study)."""

    target_kind: str = ""
    target_id: str = ""
    kind: str = "code"
    text: str
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Record):
    """Until which day (ISO date) a class of data may be kept; one for each class at most."""

    kept: Kept
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookVersion(Record):
    """A name for the codebook as it was after event `seq` of the study's ledger ("v3, after I-07")."""

    name: str
    seq: int
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisit(Record):
    """A coder's word that an interview was gone through again, for all codes that there were then."""

    document_id: str
    coder_id: str
    created_at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindReading(Record):
    """What is coded before suggestions are seen: `turns` (indexes) drawn with `seed`, or all of an interview without.

    `finished_at` is empty while suggestions are hidden. With `document_id` "" it is the study's own word for interviews
    that are imported later: which `share` of their turns is drawn.
    """

    document_id: str = ""
    coder_id: str
    share: float = 1.0
    seed: int = 0
    turns: tuple[int, ...] = ()
    finished_at: str = ""
    created_at: str = field(default_factory=now)


# --- key records ---------------------------------------------------------------------------------------------------


class IdentifierKind(StrEnum):
    """What an identifier is."""

    PERSON = "PERSON"
    LOCATION = "LOCATION"
    ORGANIZATION = "ORGANIZATION"
    PRODUCT = "PRODUCT"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    URL = "URL"
    ID = "ID"
    ROLE = "ROLE"
    OTHER = "OTHER"


class PersonRole(StrEnum):
    """Who a named person is to the study. Third parties gave no consent, so their names never become readable ones."""

    PARTICIPANT = "participant"
    THIRD_PARTY = "third_party"
    PUBLIC_FIGURE = "public_figure"


class Listed(StrEnum):
    """What her own lists say of a word: always replaced, never replaced, or a sign of a sensitive passage."""

    ALWAYS = "always"
    NEVER = "never"
    SENSITIVE = "sensitive"


class FindingLevel(StrEnum):
    """AUTO is as good as certain, REVIEW is uncertain; both are replaced until she says keep."""

    AUTO = "auto"
    REVIEW = "review"


class Verdict(StrEnum):
    """What is done with an identifier. UNDECIDED is replaced as well: fail closed."""

    UNDECIDED = "undecided"
    REPLACE = "replace"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original(Record):
    """A document's canonical original text and where it came from; `id` is the document's id.

    `speakers` maps each label of the file to the study's speaker code.
    """

    text: str
    file_name: str
    file_sha256: str
    turns: tuple[ImportedTurn, ...]
    speakers: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """One identifier of the real world and what stands for it in the whole study.

    `aliases` are further forms that she or the linker tied to it. `number` makes the placeholder ("[Person 3]").
    `verdict` is hers, for all occurrences; a finding may differ (`Finding.verdict`). `abstraction` says of what sort
    the replacement is; `role` counts for persons only.
    """

    kind: IdentifierKind
    canonical: str
    number: int
    replacement: str
    aliases: tuple[str, ...] = ()
    abstraction: Abstraction = Abstraction.PLACEHOLDER
    role: PersonRole = PersonRole.THIRD_PARTY
    verdict: Verdict = Verdict.UNDECIDED
    decided_by: str = ""
    decided_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """One occurrence of an identifier in one original. `recognizer` says who found it (`manual` for her own).

    `verdict` other than UNDECIDED overrides the entity's for this one place.
    """

    document_id: str
    entity_id: str
    start: int
    end: int
    kind: IdentifierKind
    level: FindingLevel
    score: float
    recognizer: str
    verdict: Verdict = Verdict.UNDECIDED


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTerm(Record):
    """A word or name on her own lists.

    ALWAYS has a `kind`, and a `participant_code` where it is a participant's name; SENSITIVE has a `topic`.
    """

    term: str
    listed: Listed
    kind: IdentifierKind = IdentifierKind.OTHER
    topic: SensitiveTopic = SensitiveTopic.OTHER
    participant_code: str = ""


STUDY_RECORDS: tuple[type[Record], ...] = (
    Study, Coder, Participant, Document, DocumentText, Passage, SentenceCheck, Run, LlmCall, Suggestion, Decision, Code,
    Coding, Category, Placement, Memo, Retention, CodebookVersion, Revisit,
    BlindReading, *METHOD_RECORDS,
)  # fmt: skip
KEY_RECORDS: tuple[type[Record], ...] = (Original, Entity, Finding, ListedTerm)
