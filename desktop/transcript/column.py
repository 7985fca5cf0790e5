"""The column of text: which blocks there are, how high each is, and which part of it is on the screen.

Heights of blocks that were never laid out are estimated and corrected when they come into sight. What is on the screen
never jumps for it: the place is kept as a block and an offset into it (the anchor); the scroll bar follows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from itertools import accumulate

from desktop.transcript.blocks import BlockLayout, cut_blocks
from desktop.transcript.model import ReadingText
from desktop.transcript.style import ReadingStyle

_KEPT = 300
_LEAD, _TAIL = 24, 72


class Column:
    """The blocks of one text at one width and zoom. Knows no widget."""

    def __init__(self, text: ReadingText, style: ReadingStyle) -> None:
        self.text = text
        self.style = style
        self.blocks = cut_blocks(text)
        self._starts = [block.start for block in self.blocks]
        self._layouts: OrderedDict[int, BlockLayout] = OrderedDict()
        self.width = 600.0
        self.anchor = 0
        self.offset = 0
        self.view_height = 0
        self._estimate()

    def _estimate(self) -> None:
        line = self.style.line_height
        characters = max(12.0, self.width / (self.style.measure() / self.style.characters_a_line)) - 3
        self._heights = [
            round(line * (max(1, -(-(block.end - block.start) // int(characters))) + block.gap))
            for block in self.blocks
        ]
        if self._heights:
            self._heights[0] += _LEAD
            self._heights[-1] += _TAIL
        self._tops: list[int] | None = None
        self._layouts.clear()

    def reshape(self, style: ReadingStyle, width: float) -> None:
        """Lay out anew for a width and zoom; the words at the top of the screen stay there."""
        if style is self.style and abs(width - self.width) < 0.5:
            return
        top = self.top_position()
        self.style, self.width = style, width
        self._estimate()
        if self.blocks:
            self.show_position(top)

    # --- heights ---

    @property
    def tops(self) -> list[int]:
        """The y of each block from the start of the column, and the column's height at the end."""
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    @property
    def height(self) -> int:
        return self.tops[-1]

    @property
    def value(self) -> int:
        """How far the screen's upper edge is below the column's start."""
        return self.tops[self.anchor] + self.offset if self.blocks else 0

    def layout(self, number: int) -> BlockLayout:
        """Give a block's layout, made now if need be; its true height replaces the estimate."""
        found = self._layouts.get(number)
        if found is None:
            block = self.blocks[number]
            words = self.text.text[block.start : block.end]
            chips = self.text.chips_in(block.start, block.end) if block.end > block.start else ()
            chips = [chip for chip in chips if chip.start >= block.start and chip.end <= block.end]
            found = BlockLayout(words, chips, block.start, self.style, self.width)
            self._layouts[number] = found
            self._correct(number, round(found.height + block.gap * self.style.line_height))
            if len(self._layouts) > _KEPT:
                self._layouts.popitem(last=False)
        return found

    def lead(self, number: int) -> int:
        """The white above a block, within its height: only the first has some."""
        return _LEAD if number == 0 else 0

    def _correct(self, number: int, height: int) -> None:
        height += self.lead(number) + (_TAIL if number == len(self.blocks) - 1 else 0)
        if height != self._heights[number]:
            self._heights[number] = height
            self._tops = None

    # --- the screen ---

    def move_by(self, distance: float) -> None:
        """Scroll by a short distance: every block passed is laid out first, so nothing on the screen jumps."""
        self.offset += round(distance)
        while self.offset < 0 and self.anchor > 0:
            self.anchor -= 1
            self.layout(self.anchor)
            self.offset += self._heights[self.anchor]
        self._normalise()

    def move_to(self, value: int) -> None:
        """Scroll to a place far away, by the heights that are known or estimated now."""
        if abs(value - self.value) < 2 * max(self.view_height, 200.0):
            self.move_by(value - self.value)
            return
        self.anchor = min(max(bisect_right(self.tops, value) - 1, 0), len(self.blocks) - 1)
        self.offset = max(0, value - self.tops[self.anchor])
        self.layout(self.anchor)
        self.offset = min(self.offset, self._heights[self.anchor])
        self._normalise()

    def distance_from(self, anchor: int, offset: int) -> int:
        """Tell by how many pixels the text moved up since the anchor and offset were these (exact near them)."""
        return self.value - self.tops[anchor] - offset

    def _normalise(self) -> None:
        if not self.blocks:
            self.offset = 0
            return
        self.layout(self.anchor)
        while self.anchor + 1 < len(self.blocks) and self.offset >= self._heights[self.anchor]:
            self.offset -= self._heights[self.anchor]
            self.anchor += 1
            self.layout(self.anchor)
        self._stop_at_end()
        self.offset = max(self.offset, 0) if self.anchor == 0 else self.offset

    def _stop_at_end(self) -> None:
        """Do not scroll past the last line: fill the screen from the end upwards where it would be left empty."""
        below, number = -self.offset, self.anchor
        while number < len(self.blocks) and below < self.view_height:
            self.layout(number)
            below += self._heights[number]
            number += 1
        if below >= self.view_height:
            return
        self.offset -= self.view_height - below
        while self.offset < 0 and self.anchor > 0:
            self.anchor -= 1
            self.layout(self.anchor)
            self.offset += self._heights[self.anchor]
        self.offset = max(self.offset, 0)

    def visible(self, height: float) -> Iterator[tuple[int, int, BlockLayout]]:
        """Give the blocks on the screen with the y of each from the screen's upper edge."""
        y, number = -self.offset, self.anchor
        while number < len(self.blocks) and y < height:
            layout = self.layout(number)
            yield number, y + self.lead(number), layout
            y += self._heights[number]
            number += 1

    def y_of(self, number: int) -> int:
        """Give the y of a block from the screen's upper edge; an estimate for a block far away."""
        return self.tops[number] - self.value + self.lead(number)

    # --- positions ---

    def block_at(self, position: int) -> int:
        """Give the block that holds a position, or the one before it where it stands between blocks."""
        return min(max(bisect_right(self._starts, position) - 1, 0), len(self.blocks) - 1)

    def local(self, number: int, position: int) -> int:
        block = self.blocks[number]
        return min(max(position, block.start), block.end) - block.start

    def blocks_in(self, start: int, end: int) -> range:
        return range(self.block_at(start), self.block_at(max(start, end - 1)) + 1)

    def top_position(self) -> int:
        """Give the position of the first character that is wholly on the screen."""
        if not self.blocks:
            return 0
        layout = self.layout(self.anchor)
        above = max(0, self.offset - self.lead(self.anchor))
        line = min(int(-(-above // layout.line_height)), max(layout.line_count - 1, 0))
        return self.blocks[self.anchor].start + layout.line_span(line)[0]

    def show_position(self, position: int, below: float = 0.0) -> None:
        """Bring the line that holds a position to `below` pixels under the screen's upper edge."""
        if not self.blocks:
            return
        number = self.block_at(position)
        layout = self.layout(number)
        self.anchor = number
        line = layout.line_of(self.local(number, position))
        self.offset = int(line * layout.line_height) + (self.lead(number) if line else 0)
        self.move_by(-below)

    def is_on_screen(self, start: int, end: int, margin: float = 0.0) -> bool:
        """Tell whether a span's first and last lines are on the screen."""
        first, last = self.line_top(start), self.line_top(max(start, end - 1))
        return first >= margin and last + self.style.line_height <= self.view_height - margin

    def line_top(self, position: int) -> int:
        """Give the y of a position's line from the screen's upper edge (exact near the screen)."""
        number = self.block_at(position)
        layout = self.layout(number)
        return self.y_of(number) + int(layout.line_of(self.local(number, position)) * layout.line_height)
