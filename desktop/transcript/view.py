"""The reading view: a scroll area that lays out and paints only what is on the screen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop.transcript.caret import Caret, Step, Unit
from desktop.transcript.column import Column
from desktop.transcript.marks import MarkIndex
from desktop.transcript.model import Chip, Mark, MarkStyle, ReadingText
from desktop.transcript.painting import MARGIN_GAP, Frame, Geometry, Painter, Shown
from desktop.transcript.spoken import serve_screen_readers
from desktop.transcript.style import ReadingStyle

Reveal = Callable[[Chip], str | None]
_KEYS = {
    QKeySequence.StandardKey.MoveToPreviousChar: Step.LEFT,
    QKeySequence.StandardKey.MoveToNextChar: Step.RIGHT,
    QKeySequence.StandardKey.MoveToPreviousWord: Step.WORD_LEFT,
    QKeySequence.StandardKey.MoveToNextWord: Step.WORD_RIGHT,
    QKeySequence.StandardKey.MoveToPreviousLine: Step.UP,
    QKeySequence.StandardKey.MoveToNextLine: Step.DOWN,
    QKeySequence.StandardKey.MoveToStartOfLine: Step.LINE_START,
    QKeySequence.StandardKey.MoveToEndOfLine: Step.LINE_END,
    QKeySequence.StandardKey.MoveToStartOfDocument: Step.TEXT_START,
    QKeySequence.StandardKey.MoveToEndOfDocument: Step.TEXT_END,
}
_SELECT_KEYS = {
    QKeySequence.StandardKey.SelectPreviousChar: Step.LEFT,
    QKeySequence.StandardKey.SelectNextChar: Step.RIGHT,
    QKeySequence.StandardKey.SelectPreviousWord: Step.WORD_LEFT,
    QKeySequence.StandardKey.SelectNextWord: Step.WORD_RIGHT,
    QKeySequence.StandardKey.SelectPreviousLine: Step.UP,
    QKeySequence.StandardKey.SelectNextLine: Step.DOWN,
    QKeySequence.StandardKey.SelectStartOfLine: Step.LINE_START,
    QKeySequence.StandardKey.SelectEndOfLine: Step.LINE_END,
    QKeySequence.StandardKey.SelectStartOfDocument: Step.TEXT_START,
    QKeySequence.StandardKey.SelectEndOfDocument: Step.TEXT_END,
}
_UNITS = (Unit.WORD, Unit.SENTENCE, Unit.TURN)


class TranscriptView(QAbstractScrollArea):
    """Shows one interview for reading, selecting and clicking. It changes nothing.

    Signals:
        selection_changed(start, end): code points of the shown text, chips whole; equal where nothing is selected.
        caret_moved(position).
        mark_clicked(mark id): a click on a mark's stripe or words; the shortest of several.
        turn_shown(turn index): the turn at the screen's upper edge changed.
        zoom_changed(zoom).
        context_menu_requested(global point).

    With `takes_whole_words` a drag that ends within a word takes it whole, unless Alt is held.
    """

    selection_changed = Signal(int, int)
    caret_moved = Signal(int)
    mark_clicked = Signal(str)
    turn_shown = Signal(int)
    zoom_changed = Signal(float)
    context_menu_requested = Signal(QPoint)

    def __init__(self, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._reveal: Reveal = lambda _chip: None
        self._pressed: tuple[Unit, tuple[int, int]] | None = None
        self._press_count, self._last_press, self._press_point = 0, 0.0, QPoint()
        self._shown_turn = -1
        self._syncing = False
        self.takes_whole_words = False
        self._frame = Frame()
        self._painter = Painter(style)
        self._geometry = Geometry.fit(style, 800)
        self._autoscroll = QTimer(self)
        self._autoscroll.setInterval(30)
        self._autoscroll.timeout.connect(self._on_autoscroll)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().setSingleStep(28)
        self._install(ReadingText("", ()))
        serve_screen_readers()

    # --- what is shown ---

    def set_text(self, text: ReadingText, marks: Iterable[Mark] = ()) -> None:
        """Show another interview from its beginning. Costs no layout: that comes with the first paint."""
        self._install(text)
        self._marks = MarkIndex(self._column, marks)
        self._fit()
        self.setAccessibleName(text.title)
        self._describe()
        self.selection_changed.emit(0, 0)

    def _install(self, text: ReadingText) -> None:
        self._column = Column(text, self._style)
        self._marks = MarkIndex(self._column)
        self._caret = Caret(self._column)
        self._frame = Frame()
        self._shown_turn = -1

    @property
    def text(self) -> ReadingText:
        return self._column.text

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Replace all marks."""
        self._marks = MarkIndex(self._column, marks)
        self.viewport().update()

    def put_mark(self, mark: Mark) -> None:
        """Add one mark or replace the one with its id."""
        self._marks.put(mark)
        self.viewport().update()

    def drop_mark(self, mark_id: str) -> None:
        self._marks.drop(mark_id)
        self.viewport().update()

    def set_current(self, mark_id: str | None) -> None:
        """Fill one mark, so that it stands out; None for none."""
        self._frame.current = mark_id
        self.viewport().update()

    @property
    def current(self) -> str | None:
        return self._frame.current

    def marks_at(self, position: int) -> list[Mark]:
        """Give the marks over a position, the shortest first."""
        return self._marks.at(position)

    def set_reveal(self, reveal: Reveal) -> None:
        """Say how the original of a chip is found, for her screen only; None where the key is not there."""
        self._reveal = reveal

    def set_style(self, style: ReadingStyle) -> None:
        """Take other colours, faces or sizes; the place in the text stays."""
        self._style = style.zoomed(self._style.zoom)
        self._restyle()

    def _restyle(self) -> None:
        self._painter = Painter(self._style)
        self._fit()

    @property
    def zoom(self) -> float:
        return self._style.zoom

    def set_zoom(self, zoom: float) -> None:
        style = self._style.zoomed(zoom)
        if style.zoom != self._style.zoom:
            self._style = style
            self._restyle()
            self.zoom_changed.emit(style.zoom)

    def zoom_in(self) -> None:
        self.set_zoom(round(self.zoom + 0.1, 2))

    def zoom_out(self) -> None:
        self.set_zoom(round(self.zoom - 0.1, 2))

    # --- places in the text ---

    def top_position(self) -> int:
        """Give the first position on the screen, to come back to it later."""
        return self._column.top_position()

    def show_top(self, position: int) -> None:
        """Bring a remembered position back to the screen's upper edge."""
        self._column.show_position(position)
        self._sync()

    def scroll_to(self, start: int, end: int) -> None:
        """Bring a span into sight, a third down the screen; nothing moves if it is there already."""
        if not self._column.blocks:
            return
        self._column.view_height = self.viewport().height()
        near = abs(self._column.block_at(start) - self._column.anchor) < 60
        if not (near and self._column.is_on_screen(start, end, self._style.line_height)):
            self._column.show_position(start, self.viewport().height() / 3)
        self._sync()

    def select(self, start: int, end: int) -> None:
        """Select a span and bring it into sight."""
        self._caret.select(start, end)
        self.scroll_to(start, end)
        self._tell()

    def clear_selection(self) -> None:
        self._caret.put(self._caret.position)
        self._tell()

    def selected_span(self) -> tuple[int, int] | None:
        """Give the selection in code points of the shown text, chips whole; None if nothing is selected."""
        start, end = self._caret.selection
        return (start, end) if start < end else None

    def selected_text(self) -> str:
        """Give the selected words as plain text, turns on lines of their own, without what is between turns."""
        start, end = self._caret.selection
        parts = []
        for number in self._column.blocks_in(start, end) if start < end else ():
            block = self._column.blocks[number]
            words = self.text.text[max(start, block.start) : min(end, block.end)]
            parts.append(words if block.gap == 0 else f"{words}\n")
        return "".join(parts).removesuffix("\n")

    @property
    def caret_position(self) -> int:
        return self._caret.position

    def set_caret(self, position: int) -> None:
        self._caret.put(self.text.outside(position, forward=True))
        self._tell()

    def rect_of(self, start: int, end: int) -> QRect:
        """Give where a span's first line stands in the viewport, for something shown beside it."""
        number = self._column.block_at(start)
        layout = self._column.layout(number)
        local = self._column.local(number, start)
        rects = layout.rects(local, max(local + 1, self._column.local(number, end)))
        rect = rects[0] if rects else QRectF(0, 0, 1, self._style.line_height)
        return rect.translated(self._geometry.text_left, self._column.y_of(number)).toRect()

    # --- size, scrolling, painting ---

    @property
    def _shown(self) -> Shown:
        return Shown(self._column, self._marks, self._geometry)

    def _fit(self) -> None:
        size = self.viewport().size()
        self._geometry = Geometry.fit(self._style, size.width())
        self._column.view_height = size.height()
        self._column.reshape(self._style, self._geometry.text_width)
        self._marks.drawn.clear()
        self._sync()

    def _sync(self) -> None:
        """Let the scroll bar follow the column, silently, and paint."""
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(int(self._style.line_height))
        self._sync_range()
        self.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        if not self._column.blocks or self._syncing:
            return
        anchor, offset = self._column.anchor, self._column.offset
        at_end = value >= self.verticalScrollBar().maximum()
        self._column.move_to(self._column.height if at_end else value)
        moved = self._column.distance_from(anchor, offset)
        self._sync_range()
        if abs(moved) < self.viewport().height():
            self.viewport().scroll(0, -moved)
            margin = QRect(
                0, 0, int(self._geometry.text_left) - MARGIN_GAP, int(3 * self._style.line_height) + abs(moved)
            )
            self.viewport().update(margin)
        else:
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: `_on_scrolled` moves the column and paints."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        qp = QPainter(self.viewport())
        qp.fillRect(event.rect(), self._style.ground)
        if not self._column.blocks:
            return
        qp.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self._frame.selection = self._caret.selection
        shows_caret = self.hasFocus() and not self._caret.has_selection
        self._frame.caret = self._caret.position if shows_caret else None
        before = self._column.height
        region: Any = event.region()
        for rect in region:
            qp.setClipRect(rect)
            self._painter.paint(qp, self._shown, self._frame, QRectF(rect))
            if rect.top() < 2 * self._style.line_height and rect.left() < self._geometry.text_left:
                self._painter.paint_sticky(qp, self._shown)
        qp.end()
        if self._column.height != before:
            QTimer.singleShot(0, self, self._sync_range)
        self._tell_turn()

    def _sync_range(self) -> None:
        bar = self.verticalScrollBar()
        self._syncing = True
        bar.setRange(0, max(0, self._column.height - self.viewport().height()))
        bar.setValue(self._column.value)
        self._syncing = False

    def _tell_turn(self) -> None:
        turn = self.text.turns[self._column.blocks[self._column.anchor].turn].index
        if turn != self._shown_turn:
            self._shown_turn = turn
            self.turn_shown.emit(turn)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.viewport().update()

    # --- the mouse ---

    def position_at(self, point: QPointF | QPoint) -> int:
        """Give the position of the text nearest to a point of the viewport."""
        best = self._caret.position
        for number, y, layout in self._column.visible(self.viewport().height()):
            best = self._column.blocks[number].start + layout.hit(point.x() - self._geometry.text_left, point.y() - y)
            if point.y() < y + layout.height + self._column.blocks[number].gap * self._style.line_height:
                break
        return best

    def _is_over_text(self, point: QPointF | QPoint) -> bool:
        left = self._geometry.text_left
        return left <= point.x() <= left + self._geometry.text_width

    def _stripe_at(self, point: QPointF) -> str | None:
        for number, y, layout in self._column.visible(point.y() + 1):
            if y <= point.y() <= y + layout.height:
                drawn = self._painter.drawn(self._shown, number, layout)
                local = QPointF(point.x() - self._geometry.text_left, point.y() - y)
                return next((mark.id for area, mark in drawn.areas if area.contains(local)), None)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._column.blocks:
            super().mousePressEvent(event)
            return
        stripe = self._stripe_at(event.position())
        if stripe is not None:
            self.mark_clicked.emit(stripe)
            return
        self._count_press(event)
        at = self.position_at(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pressed = Unit.CHARACTER, (self._caret.anchor, self._caret.anchor)
            self._caret.put(at, keep_anchor=True)
        elif self._press_count > 1:
            unit = _UNITS[min(self._press_count, 4) - 2]
            self._pressed = unit, self._caret.unit_at(at, unit)
            self._caret.select(*self._pressed[1])
        else:
            self._pressed = Unit.CHARACTER, (at, at)
            self._caret.put(self.text.outside(at, forward=False))
        self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _count_press(self, event: QMouseEvent) -> None:
        moment, point = time.monotonic(), event.position().toPoint()
        near = (point - self._press_point).manhattanLength() < 6
        again = near and moment - self._last_press < QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        self._press_count = self._press_count + 1 if again else 1
        self._last_press, self._press_point = moment, point

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self._stripe_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(
                shape if over or self._is_over_text(event.position()) else Qt.CursorShape.ArrowCursor
            )
            return
        self._drag_to(event.position().toPoint())
        outside = not 0 <= event.position().y() < self.viewport().height()
        if outside and not self._autoscroll.isActive():
            self._autoscroll.start()

    def _drag_to(self, point: QPoint) -> None:
        if self._pressed is None:
            return
        unit, origin = self._pressed
        at = self.position_at(point)
        if unit is Unit.CHARACTER:
            self._caret.put(at, keep_anchor=True)
        else:
            self._caret.extend(at, origin, unit)
        self._tell()

    def _on_autoscroll(self) -> None:
        point = self.viewport().mapFromGlobal(self.cursor().pos())
        over = min(point.y(), 0) + max(point.y() - self.viewport().height(), 0)
        if self._pressed is None or over == 0:
            self._autoscroll.stop()
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-60, min(60, over)))
        self._drag_to(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._autoscroll.stop()
        was, self._pressed = self._pressed, None
        if was is None or was[0] is not Unit.CHARACTER:
            return
        if self._caret.has_selection:
            if self.takes_whole_words and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self._caret.take_whole_words()
                self._tell()
            return
        if self._is_over_text(event.position()):
            over = [mark for mark in self._marks.at(self._caret.position) if mark.style is not MarkStyle.FIND]
            if over:
                self.mark_clicked.emit(over[0].id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.context_menu_requested.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chip = self._chip_under(event.pos())
            self._show_original(chip, event.globalPos()) if chip else QToolTip.hideText()
            return True
        return bool(super().viewportEvent(event))

    def _chip_under(self, point: QPoint) -> Chip | None:
        if not self._column.blocks or not self._is_over_text(point):
            return None
        at = self.position_at(point)
        return self.text.chip_at(at) or self.text.chip_at(max(at - 1, 0))

    def _show_original(self, chip: Chip, where: QPoint) -> None:
        original = self._reveal(chip)
        if original:
            QToolTip.showText(where, original, self.viewport(), QRect(), 8000)

    def show_original_at_caret(self) -> None:
        """Show what a chip beside the caret or in the selection stands for, if the key is there."""
        start, end = self._caret.selection
        chips = self.text.chips_in(max(start - 1, 0), max(end, start + 1))
        if chips:
            rect = self.rect_of(chips[0].start, chips[0].end)
            self._show_original(chips[0], self.viewport().mapToGlobal(rect.bottomLeft()))

    # --- the keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._column.blocks or not self._key(event):
            event.ignore()

    def _key(self, event: QKeyEvent) -> bool:
        for keys, keep_anchor in ((_KEYS, False), (_SELECT_KEYS, True)):
            for standard, step in keys.items():
                if event.matches(standard):
                    self._step(step, keep_anchor=keep_anchor)
                    return True
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(Step.TURN_UP if key == Qt.Key.Key_Up else Step.TURN_DOWN, keep_anchor=shift)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not control:
            self._page(-1 if key == Qt.Key.Key_PageUp else 1, keep_anchor=shift)
        elif key == Qt.Key.Key_Space and not control:
            self.show_original_at_caret()
        elif key == Qt.Key.Key_Escape and self._caret.has_selection:
            self.clear_selection()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._caret.select(self._column.blocks[0].start, self._column.blocks[-1].end)
            self._tell()
        else:
            return False
        return True

    def _step(self, step: Step, *, keep_anchor: bool) -> None:
        self._caret.move(step, keep_anchor=keep_anchor)
        self._follow()

    def _page(self, direction: int, *, keep_anchor: bool) -> None:
        distance = direction * (self.viewport().height() - self._style.line_height)
        self._caret.page(distance, keep_anchor=keep_anchor)
        self._column.move_by(distance)
        self._follow()

    def _follow(self) -> None:
        """Scroll by as little as brings the caret's line onto the screen."""
        line = self._style.line_height
        number = self._column.block_at(self._caret.position)
        if abs(number - self._column.anchor) > 60:
            self._column.show_position(self._caret.position, self.viewport().height() / 3)
        top = self._column.line_top(self._caret.position)
        if top < 0:
            self._column.move_by(top)
        elif top + line > self.viewport().height():
            self._column.move_by(top + line - self.viewport().height())
        self._sync()
        self._tell()

    def copy(self) -> None:
        """Put the selected words on the clipboard, plain."""
        if self._caret.has_selection:
            QGuiApplication.clipboard().setText(self.selected_text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def _tell(self) -> None:
        self.viewport().update()
        self._describe()
        self.caret_moved.emit(self._caret.position)
        start, end = self._caret.selection
        self.selection_changed.emit(start, end)

    def _describe(self) -> None:
        """Give screen readers the words of the caret's turn, or the selection."""
        turn = self.text.turn_at(self._caret.position)
        if turn is None:
            self.setAccessibleDescription("")
            return
        selected = self.selected_text() if self._caret.has_selection else ""
        words = selected or self.text.text[turn.start : turn.end]
        self.setAccessibleDescription(f"{turn.index + 1} {turn.speaker}: {words[:2000]}")
