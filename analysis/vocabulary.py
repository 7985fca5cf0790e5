"""Words that records use: where text may go, what is suggested, passages, how long data are kept, decisions, calls."""

from __future__ import annotations

from enum import StrEnum


class SendScope(StrEnum):
    """Where text of this study may go at most."""

    THIS_COMPUTER = "this_computer"
    THIS_NETWORK = "this_network"
    INTERNET = "internet"


class SuggestionKind(StrEnum):
    CODE = "code"
    CONCEPT = "concept"
    THEME = "theme"
    DIMENSION = "dimension"


class SensitiveTopic(StrEnum):
    """Special categories of personal data (GDPR Art. 9) and offences (Art. 10)."""

    HEALTH = "health"
    BELIEF = "belief"
    POLITICS = "politics"
    ORIGIN = "origin"
    UNION = "union"
    SEXUAL_LIFE = "sexual_life"
    OFFENCE = "offence"
    OTHER = "other"


class PassageMark(StrEnum):
    """What she said of a passage; FLAGGED waits for her eye, NEVER_LEAVES is neither sent nor exported."""

    FLAGGED = "flagged"
    CLEARED = "cleared"
    NEVER_LEAVES = "never_leaves"


class Kept(StrEnum):
    """A class of data that has a day until which it may be kept."""

    ORIGINALS = "originals"
    NAMES = "names"
    AUDIO = "audio"
    PSEUDONYMISED = "pseudonymised"
    PROVENANCE = "provenance"


class DecisionAction(StrEnum):
    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"
    LATER = "later"


class Seen(StrEnum):
    """How an approval or decision came about."""

    WINDOW = "window"
    HEADLESS = "headless"
    HEADLESS_BULK = "headless_bulk"


class RelationKind(StrEnum):
    """What one theme is to another; OWN is a relation in the researcher's own word."""

    CONDITION = "condition"
    CONTEXT = "context"
    ACTION = "action"
    CONSEQUENCE = "consequence"
    OWN = "own"


class Outcome(StrEnum):
    """What came of comparing a quotation with the earlier ones of its concept."""

    KEEP = "keep"
    SPLIT = "split"
    MERGE = "merge"
    MEMO = "memo"


class SamplingKind(StrEnum):
    """What a note on the sample tells: who was chosen, how approached, who refused, where, and when it was enough."""

    CHOSEN = "chosen"
    APPROACHED = "approached"
    REFUSED = "refused"
    SETTING = "setting"
    ENDED = "ended"


class RuleKind(StrEnum):
    """What a rule of the codebook says: what belongs to a code or category, what does not, or when it is applied."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    WHEN = "when"


class MemoKind(StrEnum):
    """What a memo is: on a code or quotation, on what it all may mean, on how it is done, on herself."""

    CODE = "code"
    THEORETICAL = "theoretical"
    METHOD = "method"
    REFLEXIVE = "reflexive"


class CallStatus(StrEnum):
    """A call is committed as PENDING before it is sent; after a crash that means "sent, answer unknown"."""

    PENDING = "pending"
    ANSWERED = "answered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
