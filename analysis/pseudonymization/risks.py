"""What can still tell who somebody is, as points that a person can read and act on. Never quotes original text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Place = tuple[str, int, int]
"""Document id, start and end: half-open code points of the canonical original text."""


class Severity(StrEnum):
    """HIGH points to one person for whoever knows the field, MEDIUM together with something else, LOW rarely."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RiskKind(StrEnum):
    """What is left."""

    UNIQUE_IN_TABLE = "unique_in_table"
    EXACT_NUMBER = "exact_number"
    JOB_IN_TEXT = "job_in_text"
    KEPT_ROLE = "kept_role"
    KEPT_PERSON = "kept_person"
    KEPT_ORGANIZATION = "kept_organization"
    KEPT_PLACE = "kept_place"
    KEPT_CONTACT = "kept_contact"
    KEPT_AGE = "kept_age"
    EXACT_DATE = "exact_date"
    AGE = "age"
    UNUSUAL_NUMBER = "unusual_number"
    UNDECIDED = "undecided"
    SENSITIVE_OPEN = "sensitive_open"
    LOWER_CASE = "lower_case"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Risk:
    """One point. `what` and `remedy` are `str.format` templates over `params`, worded and translated as errors are.

    `document_id` is the interview it is about (its first, for one that stands in several; "" for the sample table),
    `places` where it stands, `entity_id` the identifier and `participant` the code of the person concerned.
    """

    kind: RiskKind
    what: str
    remedy: str
    severity: Severity
    params: dict[str, Any] = field(default_factory=dict)
    document_id: str = ""
    places: tuple[Place, ...] = ()
    entity_id: str = ""
    participant: str = ""

    def __str__(self) -> str:
        return self.what.format(**self.params)

    @property
    def to_do(self) -> str:
        """Say in English what can be done about it."""
        return self.remedy.format(**self.params)


def by_severity(risks: list[Risk]) -> list[Risk]:
    """Sort risks: the gravest first, then by kind; otherwise as they came."""
    severities, kinds = list(Severity), list(RiskKind)
    return sorted(risks, key=lambda risk: (severities.index(risk.severity), kinds.index(risk.kind)))
