"""What the reading view is given: words, turns, marks over them and chips within them.

All positions are half-open code points of `ReadingText.text`, the words on the screen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class MarkStyle(StrEnum):
    """How a mark is drawn: CODING by stripe and underline, SUGGESTION by dots, WASH and FIND by a ground.

    PASSAGE is dashed beneath, with its label, a letter, in the margin.
    """

    CODING = "coding"
    SUGGESTION = "suggestion"
    WASH = "wash"
    FIND = "find"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands over a span. `colour` is a token of the style ("code-3", "accent")."""

    id: str
    start: int
    end: int
    colour: str = "accent"
    style: MarkStyle = MarkStyle.CODING
    label: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A replacement in the text; it is one thing: the caret does not enter it and a selection takes it whole.

    `letter` tells its kind without colour ("P", "O", "L").
    """

    id: str
    start: int
    end: int
    kind: str
    letter: str
    colour: str = "accent"


@dataclass(frozen=True, slots=True)
class ReadingTurn:
    """One turn to show. `is_quiet` is for the interviewer: one shade lighter."""

    index: int
    speaker: str
    start: int
    end: int
    is_quiet: bool = False
    start_seconds: float | None = None


@dataclass(frozen=True)
class ReadingText:
    """One interview as it is read. Turns are in order and do not overlap; chips likewise."""

    text: str
    turns: Sequence[ReadingTurn]
    chips: Sequence[Chip] = ()
    title: str = ""
    _turn_starts: list[int] = field(init=False, repr=False, compare=False)
    _chip_starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turn_starts", [turn.start for turn in self.turns])
        object.__setattr__(self, "_chip_starts", [chip.start for chip in self.chips])

    def turn_at(self, position: int) -> ReadingTurn | None:
        """Give the turn that holds a position, or the one before it where it stands between turns."""
        found = bisect_right(self._turn_starts, position) - 1
        return self.turns[max(found, 0)] if self.turns else None

    def chips_in(self, start: int, end: int) -> Sequence[Chip]:
        """Give the chips that a span touches."""
        first = bisect_right(self._chip_starts, start) - 1
        if first < 0 or self.chips[first].end <= start:
            first += 1
        return self.chips[first : bisect_left(self._chip_starts, end, lo=first)]

    def chip_at(self, position: int) -> Chip | None:
        """Give the chip that the character at a position belongs to."""
        found = self.chips_in(position, position + 1)
        return found[0] if found else None

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """Widen a span so that each chip it touches is in it whole."""
        touched = self.chips_in(start, end) if start < end else ()
        return (min(start, touched[0].start), max(end, touched[-1].end)) if touched else (start, end)

    def outside(self, position: int, *, forward: bool) -> int:
        """Give a position that is not inside a chip: the chip's end when moving forward, else its start."""
        chip = self.chip_at(position)
        if chip is None or position == chip.start:
            return position
        return chip.end if forward else chip.start
