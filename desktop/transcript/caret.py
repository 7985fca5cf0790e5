"""The caret and the selection: where they are and how the keys move them. Positions are code points of the text."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtGui import QTextLayout

from desktop.transcript.boundaries import sentence_at, word_at, word_spans
from desktop.transcript.column import Column


class Step(Enum):
    """One movement of the caret."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    TURN_UP = auto()
    TURN_DOWN = auto()
    TEXT_START = auto()
    TEXT_END = auto()


class Unit(Enum):
    """What a selection by mouse grows by."""

    CHARACTER = auto()
    WORD = auto()
    SENTENCE = auto()
    TURN = auto()


class Caret:
    """A position and the place where the selection began. It never stands inside a chip."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self.position = column.blocks[0].start if column.blocks else 0
        self.anchor = self.position
        self._goal: float | None = None

    @property
    def selection(self) -> tuple[int, int]:
        """The selected span with each chip it touches whole; empty (start = end) for none."""
        start, end = sorted((self.anchor, self.position))
        return self._column.text.whole(start, end)

    @property
    def has_selection(self) -> bool:
        return self.anchor != self.position

    def put(self, position: int, *, keep_anchor: bool = False) -> None:
        self._goal = None
        self._set(position, keep_anchor=keep_anchor)

    def select(self, start: int, end: int) -> None:
        self.anchor, self.position, self._goal = start, end, None

    def take_whole_words(self) -> None:
        """Let the selection take the words whole that it begins or ends in."""
        (start, end), column = self.selection, self._column
        first = self._word_around(start, column.block_at(start))[0]
        last = self._word_around(end, column.block_at(max(start, end - 1)))[1]
        self.select(*((first, last) if self.anchor <= self.position else (last, first)))

    def _word_around(self, position: int, block: int) -> tuple[int, int]:
        """Give the word that a position stands inside of; an empty span where it stands between words."""
        turn = self._column.text.turns[self._column.blocks[block].turn]
        words = word_spans(self._column.text.text[turn.start : turn.end])
        spans = ((turn.start + start, turn.start + end) for start, end in words)
        return next((span for span in spans if span[0] < position < span[1]), (position, position))

    def unit_at(self, position: int, unit: Unit) -> tuple[int, int]:
        """Give the span of a unit around a position; a word in a chip is the chip."""
        column = self._column
        if unit is Unit.CHARACTER or not column.blocks:
            return position, position
        block = column.blocks[column.block_at(position)]
        turn = column.text.turns[block.turn]
        if unit is Unit.TURN:
            return turn.start, turn.end
        words = column.text.text[turn.start : turn.end]
        find = word_at if unit is Unit.WORD else sentence_at
        start, end = find(words, position - turn.start)
        return column.text.whole(turn.start + start, turn.start + end)

    def extend(self, position: int, origin: tuple[int, int], unit: Unit) -> None:
        """Grow a selection that began with the unit `origin` to the unit at a position."""
        start, end = self.unit_at(position, unit)
        if position < origin[0]:
            self.select(origin[1], start)
        else:
            self.select(origin[0], max(end, origin[1]))

    def move(self, step: Step, *, keep_anchor: bool) -> None:
        """Move by one step; a plain step left or right out of a selection goes to its edge."""
        if not self._column.blocks:
            return
        if not keep_anchor and self.has_selection and step in (Step.LEFT, Step.RIGHT):
            self.put(self.selection[0 if step is Step.LEFT else 1])
            return
        goal = self._goal
        target, forward = self._target(step)
        if step in (Step.UP, Step.DOWN) and goal is not None:
            self._goal = goal
        elif step not in (Step.UP, Step.DOWN):
            self._goal = None
        self._set(self._column.text.outside(target, forward=forward), keep_anchor=keep_anchor)

    def page(self, distance: float, *, keep_anchor: bool) -> None:
        """Move by a number of lines given in pixels, down where positive."""
        for _ in range(max(1, int(abs(distance) // self._column.style.line_height))):
            self.move(Step.DOWN if distance > 0 else Step.UP, keep_anchor=keep_anchor)

    def _set(self, position: int, *, keep_anchor: bool) -> None:
        self.position = position
        if not keep_anchor:
            self.anchor = position

    def _target(self, step: Step) -> tuple[int, bool]:
        if step in (Step.LEFT, Step.RIGHT, Step.WORD_LEFT, Step.WORD_RIGHT):
            return self._beside(step), step in (Step.RIGHT, Step.WORD_RIGHT)
        if step in (Step.UP, Step.DOWN):
            return self._vertical(1 if step is Step.DOWN else -1), False
        if step in (Step.LINE_START, Step.LINE_END):
            return self._line_edge(step is Step.LINE_END), step is Step.LINE_END
        if step in (Step.TURN_UP, Step.TURN_DOWN):
            return self._turn(step is Step.TURN_DOWN), False
        blocks = self._column.blocks
        return (blocks[0].start, False) if step is Step.TEXT_START else (blocks[-1].end, True)

    def _beside(self, step: Step) -> int:
        column = self._column
        number = column.block_at(self.position)
        layout = column.layout(number)
        forward = step in (Step.RIGHT, Step.WORD_RIGHT)
        mode = QTextLayout.CursorMode.SkipWords if "WORD" in step.name else QTextLayout.CursorMode.SkipCharacters
        unit = layout.units.to_utf16(column.local(number, self.position))
        if forward and unit >= layout.units.utf16_length:
            return (
                column.blocks[min(number + 1, len(column.blocks) - 1)].start if self._has(number + 1) else self.position
            )
        if not forward and unit == 0:
            return column.blocks[number - 1].end if self._has(number - 1) else self.position
        ask = layout.layout.nextCursorPosition if forward else layout.layout.previousCursorPosition
        return column.blocks[number].start + layout.units.to_code_point(ask(unit, mode))

    def _vertical(self, direction: int) -> int:
        column = self._column
        number = column.block_at(self.position)
        layout = column.layout(number)
        local = column.local(number, self.position)
        if self._goal is None:
            self._goal = layout.x_of(local)
        line = layout.line_of(local) + direction
        if not 0 <= line < max(layout.line_count, 1):
            number += direction
            if not self._has(number):
                return self.position
            layout = column.layout(number)
            line = 0 if direction > 0 else max(layout.line_count - 1, 0)
        return column.blocks[number].start + layout.hit(self._goal, (line + 0.5) * layout.line_height)

    def _line_edge(self, end: bool) -> int:
        column = self._column
        number = column.block_at(self.position)
        layout = column.layout(number)
        line = layout.line_of(column.local(number, self.position))
        start, stop = layout.line_span(line)
        at = layout.hit(1e7, (line + 0.5) * layout.line_height) if end else start
        return column.blocks[number].start + min(at, stop)

    def _turn(self, forward: bool) -> int:
        turns = self._column.text.turns
        number = self._column.blocks[self._column.block_at(self.position)].turn
        if not forward and self.position > turns[number].start:
            return turns[number].start
        return turns[min(max(number + (1 if forward else -1), 0), len(turns) - 1)].start

    def _has(self, number: int) -> bool:
        return 0 <= number < len(self._column.blocks)
