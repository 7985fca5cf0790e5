"""Words that records use: for passages, for how long data are kept, for decisions and for calls."""

from __future__ import annotations

from enum import StrEnum


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


class CallStatus(StrEnum):
    """A call is committed as PENDING before it is sent; after a crash that means "sent, answer unknown"."""

    PENDING = "pending"
    ANSWERED = "answered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
