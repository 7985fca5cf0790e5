"""What every record has: a public id and a time of making."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime


def new_id() -> str:
    """Make a public id (random UUID)."""
    return str(uuid.uuid4())


def now() -> str:
    """Give the present time, UTC, ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    id: str = field(default_factory=new_id)
