"""Cut an interview into blocks that can be laid out one by one, and lay one out.

A block is a paragraph of a turn; a paragraph of more than a few thousand characters is cut at a sentence's end so that
no single layout takes long.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from desktop.offsets import Utf16Map
from desktop.transcript.model import Chip, ReadingText
from desktop.transcript.style import ReadingStyle

LONGEST = 2400
_SENTENCE_END = re.compile(r"[.!?…][\"”“’»)]*\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a part of one. `turn` counts in `ReadingText.turns`; `gap` is white below, in lines."""

    start: int
    end: int
    turn: int
    is_first: bool
    gap: float


def cut_blocks(text: ReadingText) -> list[Block]:
    """Cut each turn into blocks; a turn without words still has one, empty."""
    blocks: list[Block] = []
    for number, turn in enumerate(text.turns):
        pieces = list(_pieces(text.text, turn.start, turn.end)) or [(turn.start, turn.end, True)]
        last = len(pieces) - 1
        for i, (start, end, ends_paragraph) in enumerate(pieces):
            gap = 0.62 if i == last else 0.3 if ends_paragraph else 0.0
            blocks.append(Block(start, end, number, i == 0, gap))
    return blocks


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    while start < end:
        newline = text.find("\n", start, end)
        stop = end if newline < 0 else newline
        while stop - start > LONGEST:
            cut = _cut(text, start)
            yield start, cut, False
            start = cut
        if stop > start:
            yield start, stop, True
        start = stop + 1


def _cut(text: str, start: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    return space + 1 if space > 0 else start + LONGEST


class BlockLayout:
    """One block, laid out for one width. Positions in its interface count code points from the block's start.

    Lines are all equally high; `rects` and hits speak of whole lines, without gaps between them.
    """

    __slots__ = ("_layout", "height", "line_count", "line_height", "line_starts", "units")

    def __init__(self, text: str, chips: Sequence[Chip], start: int, style: ReadingStyle, width: float) -> None:
        self.units = Utf16Map(text)
        self.line_height = style.line_height
        layout = QTextLayout(text, style.reading_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        if chips:
            layout.setFormats(list(self._chip_formats(text, chips, start, style)))
        self._layout = layout
        self._break_lines(width)

    def _break_lines(self, width: float) -> None:
        self.line_starts: list[int] = []
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (self.line_height - line.height()) / 2))
            self.line_starts.append(line.textStart())
            y += self.line_height
        self._layout.endLayout()
        self.line_count = len(self.line_starts)
        self.height = max(y, self.line_height)

    def _chip_formats(
        self, text: str, chips: Sequence[Chip], start: int, style: ReadingStyle
    ) -> Iterator[QTextLayout.FormatRange]:
        """Colour a chip's words, hide its square brackets and make room for its letter after the last character."""
        plain, hidden = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(style.chip_text)
        hidden.setForeground(Qt.GlobalColor.transparent)
        for chip in chips:
            first, last = chip.start - start, chip.end - start
            bracketed = text[first : first + 1] == "[" and text[last - 1 : last] == "]"
            room = QTextCharFormat(hidden if bracketed else plain)
            room.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            room.setFontLetterSpacing(style.px(7.0 if bracketed else 12.0))
            yield self._range(first, last - 1, plain)
            if bracketed:
                yield self._range(first, first + 1, hidden)
            yield self._range(last - 1, last, room)

    def _range(self, start: int, end: int, char_format: QTextCharFormat) -> QTextLayout.FormatRange:
        result = QTextLayout.FormatRange()
        first = self.units.to_utf16(start)
        result.start, result.length, result.format = first, self.units.to_utf16(end) - first, char_format
        return result

    @property
    def layout(self) -> QTextLayout:
        """The Qt layout; it counts UTF-16 units: go through `units`."""
        return self._layout

    def line_of(self, position: int) -> int:
        return max(bisect_right(self.line_starts, self.units.to_utf16(position)) - 1, 0)

    def line_span(self, line: int) -> tuple[int, int]:
        """Give a line's span; the end of all but the last line is the start of the next."""
        start = self.line_starts[line] if self.line_starts else 0
        end = self.line_starts[line + 1] if line + 1 < self.line_count else self.units.utf16_length
        return self.units.to_code_point(start), self.units.to_code_point(end)

    def x_of(self, position: int) -> float:
        if not self.line_starts:
            return 0.0
        return self._x(self.line_of(position), self.units.to_utf16(position))

    def _x(self, line: int, unit: int) -> float:
        found: Any = self._layout.lineAt(line).cursorToX(unit)
        return float(found[0])

    def hit(self, x: float, y: float) -> int:
        """Give the position nearest to a point (in the block's own coordinates)."""
        if not self.line_starts:
            return 0
        number = min(max(int(y // self.line_height), 0), self.line_count - 1)
        return self.units.to_code_point(self._unit_at(number, x))

    def _unit_at(self, number: int, x: float) -> int:
        """Find the place for the caret in a line that is nearest to x.

        By halving over `cursorToX`: Qt's `xToCursor` jumps to the line's end at a combining mark that the face lacks
        (6.11). Lines that run from right to left are left to Qt.
        """
        line, layout = self._layout.lineAt(number), self._layout
        first, last = line.textStart(), line.textStart() + line.textLength()
        if number + 1 < self.line_count:
            last = layout.previousCursorPosition(last)
        if self._x(number, last) < self._x(number, first):
            return line.xToCursor(x)
        low, high = first, last
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._x(number, middle) <= x else (low, middle - 1)
        while not layout.isValidCursorPosition(low):
            low -= 1
        after = min(layout.nextCursorPosition(low), last)
        return after if self._x(number, after) - x < x - self._x(number, low) else low

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Give one rectangle a line for a span, each as high as a line."""
        first, last = self.units.to_utf16(start), self.units.to_utf16(end)
        result: list[QRectF] = []
        for number in range(self.line_of(start), self.line_count):
            line_start = self.line_starts[number]
            if line_start >= last:
                break
            line = self._layout.lineAt(number)
            left = 0.0 if first <= line_start else self._x(number, first)
            ends_here = last <= line_start + line.textLength()
            right = self._x(number, last) if ends_here else line.naturalTextWidth()
            right = min(right, line.naturalTextWidth())
            if right > left:
                result.append(QRectF(left, number * self.line_height, right - left, self.line_height))
        return result
