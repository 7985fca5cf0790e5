"""Turn a study's interview into what the reading view shows. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.transcript.model import Chip, Mark, MarkStyle, ReadingText, ReadingTurn
from desktop.transcript.style import KIND_LETTERS

if TYPE_CHECKING:
    from analysis.records import Code, Coding, Document, Suggestion
    from analysis.segments import SegmentMap

CODING, SUGGESTION, BLIND = "coding:", "suggestion:", "blind:"


def reading_text(document: Document, shown: SegmentMap) -> ReadingText:
    """Give the pseudonymised interview; labels of speakers stand between the turns and are not chips."""
    turns = [
        ReadingTurn(
            turn.index,
            turn.speaker,
            *shown.to_shown(turn.start, turn.end),
            is_quiet=not turn.can_be_coded,
            start_seconds=turn.start_seconds,
        )
        for turn in document.turns
    ]
    return ReadingText(shown.text, turns, chips(shown), document.title)


def chips(shown: SegmentMap) -> list[Chip]:
    """Give the replacements of a text; the id of a chip is its entity's, "" where the study file does not say."""
    found: list[Chip] = []
    position = 0
    for segment in shown.segments:
        end = position + len(segment.text)
        if segment.kind is not None and segment.kind != "SPEAKER":
            letter = KIND_LETTERS.get(segment.kind, "?")
            found.append(Chip(segment.entity_id or "", position, end, segment.kind, letter, f"kind-{segment.kind}"))
        position = end
    return found


def coding_mark(coding: Coding, code: Code, shown: SegmentMap) -> Mark:
    start, end = shown.to_shown(coding.start, coding.end)
    return Mark(f"{CODING}{coding.id}", start, end, f"code-{code.colour % 12}", MarkStyle.CODING, code.label)


def suggestion_mark(suggestion: Suggestion, shown: SegmentMap) -> Mark:
    start, end = shown.to_shown(suggestion.start, suggestion.end)
    return Mark(f"{SUGGESTION}{suggestion.id}", start, end, "accent", MarkStyle.SUGGESTION)


def blind_mark(span: tuple[int, int], shown: SegmentMap) -> Mark:
    """Mark a turn that she codes before any suggester has it."""
    start, end = shown.to_shown(*span)
    letter = QCoreApplication.translate("CodedFirst", "F", "one letter for: first")
    return Mark(f"{BLIND}{start}", start, end, "accent", MarkStyle.PASSAGE, letter)
