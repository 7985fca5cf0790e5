"""What the researcher would do next: one step for the whole study, from the stages of its interviews."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.workflow.transcripts import Overview


class Step(StrEnum):
    IMPORT = "import"
    PSEUDONYMISE = "pseudonymise"
    APPROVE = "approve"
    SUGGEST = "suggest"
    DECIDE = "decide"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The step and the interviews that it concerns, in their order."""

    step: Step
    document_ids: tuple[str, ...] = ()


_STEP_AFTER = {
    "imported": Step.PSEUDONYMISE,
    "pseudonymised": Step.APPROVE,
    "approved": Step.SUGGEST,
    "suggested": Step.DECIDE,
}


def next_step(rows: Sequence[Overview]) -> NextStep:
    """Give the earliest step that some interview waits for; grouping when all are decided."""
    if not rows:
        return NextStep(Step.IMPORT)
    for stage, step in _STEP_AFTER.items():
        waiting = tuple(row.document.id for row in rows if row.stage.value == stage)
        if waiting:
            return NextStep(step, waiting)
    return NextStep(Step.GROUP)
