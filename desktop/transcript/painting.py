"""Paint the blocks on the screen: grounds, words, chips, underlines, stripes and margins, in this order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop.transcript.blocks import BlockLayout
from desktop.transcript.column import Column
from desktop.transcript.marks import Drawn, MarkIndex, stripes
from desktop.transcript.model import Mark, MarkStyle, ReadingTurn
from desktop.transcript.style import ReadingStyle, faded

LEFT, RIGHT = 118.0, 76.0
_STRIPE, _STEP = 3.5, 7.0
_OVERHANG = 2.0
MARGIN_GAP = 6


@dataclass
class Frame:
    """What is painted besides the text and the marks; positions in code points of the whole text."""

    selection: tuple[int, int] = (0, 0)
    caret: int | None = None
    current: str | None = None


@dataclass(frozen=True)
class Geometry:
    """Where the column stands in the viewport, in pixels."""

    text_left: float
    text_width: float
    zoom: float

    @classmethod
    def fit(cls, style: ReadingStyle, viewport_width: float) -> Geometry:
        """Centre a column of the style's measure between its margins; narrow it where there is no room."""
        left, right = LEFT * style.factor, RIGHT * style.factor
        width = min(style.measure(), max(160.0, viewport_width - left - right))
        return cls(left + max(0.0, (viewport_width - left - right - width) / 2), float(int(width)), style.factor)

    @property
    def stripe_left(self) -> float:
        return self.text_left + self.text_width + 18 * self.zoom

    @property
    def lane_count(self) -> int:
        return int((RIGHT - 24) // _STEP)

    def stripe(self, lane: int) -> float:
        return self.stripe_left + min(lane, self.lane_count - 1) * _STEP * self.zoom


@dataclass(frozen=True)
class Shown:
    """What is in the viewport: a column, the marks over it, and where it stands."""

    column: Column
    marks: MarkIndex
    geometry: Geometry


@dataclass(frozen=True)
class Here:
    """One block on the screen: where its words begin in the viewport, its layout and its marks."""

    number: int
    start: int
    origin: QPointF
    layout: BlockLayout
    marks: Sequence[Mark]

    def rects(self, span: tuple[int, int]) -> list[QRectF]:
        """Give the rectangles of a span of the text in the viewport."""
        return [rect.translated(self.origin) for rect in _rects(self.layout, self.start, span)]


class Painter:
    """Paints a column. Fonts are made once a style."""

    def __init__(self, style: ReadingStyle) -> None:
        self.style = style
        self._number_font = style.margin_font(11.5)
        self._speaker_font = style.margin_font(11.5, strong=True)
        self._time_font = style.margin_font(10.0)
        self._letter_font = style.margin_font(9.0, strong=True)
        metrics = QFontMetricsF(style.reading_font())
        self._baseline = (style.line_height - metrics.height()) / 2 + metrics.ascent()
        self._under = min(self._baseline + 4.5 * style.factor, style.line_height - 2)

    def paint(self, qp: QPainter, shown: Shown, frame: Frame, area: QRectF) -> None:
        """Paint what is within an area of the viewport."""
        column = shown.column
        for number, y, layout in column.visible(area.bottom()):
            if y + layout.height + self.style.line_height < area.top():
                continue
            block = column.blocks[number]
            origin = QPointF(shown.geometry.text_left, y)
            here = Here(number, block.start, origin, layout, shown.marks.in_block(number))
            turn = column.text.turns[block.turn]
            if block.is_first:
                self._margin(qp, origin, turn)
            if area.right() < shown.geometry.text_left - MARGIN_GAP:
                continue
            self._grounds(qp, here, frame)
            self._chips(qp, here, column)
            qp.setPen(self.style.quiet if turn.is_quiet else self.style.text)
            layout.layout.draw(qp, origin)
            self._lines(qp, origin, self.drawn(shown, number, layout), frame)
            if frame.caret is not None and block.start <= frame.caret <= block.end:
                self._caret(qp, origin, layout, frame.caret - block.start)

    def paint_sticky(self, qp: QPainter, shown: Shown) -> None:
        """Say beside the first line on the screen who speaks, where the turn began above it."""
        column, high = shown.column, self.style.line_height
        area = QRectF(0, 0, shown.geometry.text_left - MARGIN_GAP, 1.7 * high)
        block = column.blocks[column.anchor]
        began_above = not block.is_first or column.offset - column.lead(column.anchor) > 0.3 * high
        visible = column.visible(area.bottom() + 0.4 * high)
        if began_above and not any(column.blocks[number].is_first and y > 0 for number, y, _ in visible):
            qp.fillRect(area, self.style.ground)
            self._margin(qp, QPointF(shown.geometry.text_left, 2), column.text.turns[block.turn])

    def drawn(self, shown: Shown, number: int, layout: BlockLayout) -> Drawn:
        """Give what is drawn for a block's marks, worked out once until they change."""
        found = shown.marks.drawn.get(number)
        if found is None:
            found = shown.marks.drawn[number] = Drawn()
            start, marks = shown.column.blocks[number].start, shown.marks.in_block(number)
            self._work_out_lines(found, start, layout, marks)
            coded = [mark for mark in marks if mark.style is MarkStyle.CODING]
            for mark, first, last, lane in stripes(coded, start, layout, shown.marks.lanes) if coded else ():
                x = shown.geometry.stripe(lane) - shown.geometry.text_left
                self._add_stripe(found, mark, x, (first, last + 1), runs_on=mark.start < start)
            self._add_letters(found, shown, start, layout, [m for m in marks if m.style is MarkStyle.PASSAGE])
        return found

    def _add_letters(self, drawn: Drawn, shown: Shown, start: int, layout: BlockLayout, marks: Sequence[Mark]) -> None:
        """Put the letter of each passage that begins here beside its first line; equal ones of a line once."""
        size, high = 15.0 * self.style.factor, self.style.line_height
        seen: set[tuple[int, str]] = set()
        for mark in marks:
            line = layout.line_of(max(mark.start - start, 0)) if mark.start >= start else -1
            if line < 0 or (line, mark.label) in seen:
                continue
            beside = sum(other == line for other, _ in seen)
            seen.add((line, mark.label))
            x = -18.0 * self.style.factor - 17.0 * self.style.factor * beside
            where = QRectF(x, line * high + (high - size) / 2, size, size)
            drawn.letters.append((where, mark.colour, mark.label))

    def _work_out_lines(self, drawn: Drawn, start: int, layout: BlockLayout, marks: Sequence[Mark]) -> None:
        for mark in marks:
            by_style = {
                MarkStyle.CODING: drawn.underlines, MarkStyle.SUGGESTION: drawn.dots, MarkStyle.PASSAGE: drawn.dashes,
            }  # fmt: skip
            if mark.style not in by_style:
                continue
            lines = by_style[mark.style][mark.colour]
            for rect in _rects(layout, start, (mark.start, mark.end)):
                y = rect.top() + self._under
                lines.append(QLineF(rect.left(), y, rect.right(), y))

    def _add_stripe(self, drawn: Drawn, mark: Mark, x: float, lines: tuple[int, int], *, runs_on: bool) -> None:
        inset, high = 4.5 * self.style.factor, self.style.line_height
        top, bottom = lines[0] * high + inset, lines[1] * high - inset
        if runs_on:
            top = -high * 0.3
        drawn.stripes[mark.colour].append(QLineF(x, top, x, bottom))
        drawn.areas.append((QRectF(x - _STEP / 2, top - inset, _STEP, bottom - top + 2 * inset), mark))

    # --- under the words ---

    def _grounds(self, qp: QPainter, here: Here, frame: Frame) -> None:
        for mark in here.marks:
            if mark.style is MarkStyle.FIND:
                colour = self.style.find if mark.id == frame.current else faded(self.style.find, 0.42)
            elif mark.id == frame.current:
                colour = faded(self.style.colour(mark.colour), 0.20)
            elif mark.style is MarkStyle.WASH:
                colour = faded(self.style.colour(mark.colour), 0.12)
            else:
                continue
            self._fill(qp, here.rects((mark.start, mark.end)), colour)
        if frame.selection[0] < frame.selection[1]:
            for rect in here.rects(frame.selection):
                qp.fillRect(rect, self.style.selection)

    def _fill(self, qp: QPainter, rects: Sequence[QRectF], colour: QColor) -> None:
        qp.setPen(Qt.PenStyle.NoPen)
        qp.setBrush(colour)
        inset = 2.0 * self.style.factor
        for rect in rects:
            qp.drawRoundedRect(rect.adjusted(-_OVERHANG, inset, _OVERHANG, -inset), 4, 4)

    def _chips(self, qp: QPainter, here: Here, column: Column) -> None:
        block = column.blocks[here.number]
        inset = (self.style.line_height - self.style.px(self.style.size * 1.30)) / 2
        for chip in column.text.chips_in(block.start, block.end) if block.start < block.end else ():
            colour = self.style.colour(chip.colour)
            rects = here.rects((chip.start, chip.end))
            qp.setPen(QPen(faded(colour, 0.45), 1))
            qp.setBrush(self.style.chip)
            for rect in rects:
                pill = rect.adjusted(-0.5, inset, 0.5, -inset)
                qp.drawRoundedRect(pill, pill.height() / 2.6, pill.height() / 2.6)
            if rects:
                self._letter(qp, rects[-1], self.style.letter_colour(chip.colour), chip.letter)

    def _letter(self, qp: QPainter, rect: QRectF, colour: QColor, letter: str) -> None:
        """Write a chip's letter into the room that its layout left at the end."""
        room = 12.5 * self.style.factor
        qp.setFont(self._letter_font)
        qp.setPen(colour)
        where = QRectF(rect.right() - room - 1.5 * self.style.factor, rect.top(), room, rect.height())
        qp.drawText(where, Qt.AlignmentFlag.AlignCenter, letter)

    # --- over the words ---

    def _lines(self, qp: QPainter, origin: QPointF, drawn: Drawn, frame: Frame) -> None:
        """Draw underlines, dots and stripes; the current mark's stripe is broader and full."""
        qp.save()
        qp.translate(origin)
        for token, lines in drawn.underlines.items():
            qp.setPen(QPen(faded(self.style.colour(token), 0.6), 1.4 * self.style.factor))
            qp.drawLines(lines)
        for token, lines in drawn.dots.items():
            pen = QPen(self.style.colour(token), 1.8 * self.style.factor, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([0.01, 2.4])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            qp.setPen(pen)
            qp.drawLines(lines)
        for token, lines in drawn.dashes.items():
            pen = QPen(self.style.colour(token), 1.6 * self.style.factor, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 2.5])
            qp.setPen(pen)
            qp.drawLines(lines)
        for where, token, letter in drawn.letters:
            qp.setPen(QPen(self.style.colour(token), 1.2))
            qp.setBrush(self.style.ground)
            qp.drawRoundedRect(where, 3, 3)
            qp.setFont(self._letter_font)
            qp.drawText(where, Qt.AlignmentFlag.AlignCenter, letter)
        for token, lines in drawn.stripes.items():
            qp.setPen(self._stripe_pen(self.style.colour(token), _STRIPE))
            qp.drawLines(lines)
        for area, mark in drawn.areas if frame.current is not None else ():
            if mark.id == frame.current:
                qp.setPen(self._stripe_pen(self.style.colour(mark.colour), _STRIPE + 2.5))
                x = area.center().x()
                qp.drawLine(QLineF(x, area.top() + 4, x, area.bottom() - 4))
        qp.restore()

    def _stripe_pen(self, colour: QColor, width: float) -> QPen:
        pen = QPen(colour, width * self.style.factor)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _margin(self, qp: QPainter, origin: QPointF, turn: ReadingTurn) -> None:
        right, base = origin.x() - 20 * self.style.factor, origin.y() + self._baseline
        metrics = QFontMetricsF(self._speaker_font)
        speaker = metrics.elidedText(turn.speaker, Qt.TextElideMode.ElideRight, 52 * self.style.factor)
        qp.setFont(self._speaker_font)
        qp.setPen(self.style.quiet if turn.is_quiet else self.style.text)
        qp.drawText(_ending(right, base, self._speaker_font, speaker), speaker)
        number = str(turn.index + 1)
        qp.setFont(self._number_font)
        qp.setPen(self.style.muted)
        qp.drawText(_ending(right - 56 * self.style.factor, base, self._number_font, number), number)
        if turn.start_seconds is not None:
            time = clock(turn.start_seconds)
            qp.setFont(self._time_font)
            qp.drawText(_ending(right, base + 13 * self.style.factor, self._time_font, time), time)

    def _caret(self, qp: QPainter, origin: QPointF, layout: BlockLayout, position: int) -> None:
        line = layout.line_of(position)
        x = origin.x() + layout.x_of(position)
        top = origin.y() + line * layout.line_height
        inset = 3.5 * self.style.factor
        qp.fillRect(QRectF(x - 0.8, top + inset, 1.6, layout.line_height - 2 * inset), self.style.accent)


def clock(seconds: float) -> str:
    """Write a time stamp as people do: 0:07, 12:03, 1:02:33."""
    whole = int(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _rects(layout: BlockLayout, start: int, span: tuple[int, int]) -> list[QRectF]:
    first, last = max(span[0] - start, 0), min(span[1] - start, layout.units.length)
    return layout.rects(first, last) if first < last else []


def _ending(right: float, baseline: float, font: QFont, text: str) -> QPointF:
    return QPointF(right - QFontMetricsF(font).horizontalAdvance(text), baseline)
