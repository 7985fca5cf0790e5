"""A quotation in its sentence, with handles that move by word.

Positions are code points of the turn's words. The widget paints with the reading view's own layout, so that what is
marked is exactly what would be quoted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.transcript.blocks import BlockLayout
from desktop.transcript.boundaries import sentence_at, word_spans
from desktop.transcript.style import ReadingStyle, faded

_HANDLE = 5.0
_LONGEST = 420


class QuoteEditor(QWidget):
    """Shows a turn's sentence with the quotation marked. In edit mode the quotation's ends can be moved.

    Keys in edit mode: Left and Right move the active end by a word, with Shift the other end; Tab is left to the
    focus order, Home and End take the whole sentence's start or end. The active end has the fuller handle. Letters are
    no commands then: they are told as `typed`.

    Signals:
        span_changed(start, end): code points of the turn's words.
        typed(letters): in edit mode.
    """

    span_changed = Signal(int, int)
    typed = Signal(str)

    def __init__(self, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._words, self._span, self._window = "", (0, 0), (0, 0)
        self._spans: list[tuple[int, int]] = []
        self._layout: BlockLayout | None = None
        self._layout_width = 0
        self._is_editing, self._end_is_active, self._dragging = False, True, False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def set_style(self, style: ReadingStyle) -> None:
        self._style = style
        self._reflow()

    def set_quote(self, words: str, start: int, end: int) -> None:
        """Show the quotation `start:end` of a turn's words."""
        self._words, self._span = words, (start, end)
        self._spans = []
        self._set_window()

    @property
    def span(self) -> tuple[int, int]:
        return self._span

    @property
    def quotation(self) -> str:
        return self._words[self._span[0] : self._span[1]]

    @property
    def is_editing(self) -> bool:
        return self._is_editing

    def set_editing(self, editing: bool) -> None:
        """Show or hide the handles."""
        self._is_editing, self._end_is_active = editing, True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editing else Qt.FocusPolicy.NoFocus)
        if editing:
            self._spans = word_spans(self._words)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def move_end(self, direction: int) -> None:
        """Move the end of the quotation by a word."""
        start, end = self._span
        stops = [stop for _, stop in self._spans]
        at = bisect_right(stops, end) if direction > 0 else bisect_left(stops, end) - 1
        if 0 <= at < len(stops) and stops[at] > start:
            self._change(start, stops[at])

    def move_start(self, direction: int) -> None:
        """Move the beginning of the quotation by a word."""
        start, end = self._span
        starts = [first for first, _ in self._spans]
        at = bisect_right(starts, start) if direction > 0 else bisect_left(starts, start) - 1
        if 0 <= at < len(starts) and starts[at] < end:
            self._change(starts[at], end)

    def _change(self, start: int, end: int) -> None:
        if (start, end) != self._span:
            self._span = (start, end)
            self._set_window()
            self.span_changed.emit(start, end)

    def _set_window(self) -> None:
        """Show the sentences that the quotation touches; a very long one is cut around the quotation."""
        start, end = self._span
        first = sentence_at(self._words, start)[0]
        last = max(sentence_at(self._words, max(end - 1, start))[1], end)
        if last - first > _LONGEST + (end - start):
            first = max(first, self._words.rfind(" ", 0, max(start - _LONGEST // 2, 0)) + 1)
            cut = self._words.find(" ", end + _LONGEST // 2)
            last = min(last, cut if cut > 0 else last)
        self._window = (first, last)
        self.setAccessibleName(self.quotation)
        self.setAccessibleDescription(self._words[first:last])
        self._reflow()

    # --- layout and painting ---

    def _reflow(self) -> None:
        self._layout = None
        self._fit()
        self.update()

    def _laid_out(self, width: int) -> BlockLayout:
        if self._layout is None or self._layout_width != width:
            first, last = self._window
            self._layout = BlockLayout(self._words[first:last], (), 0, self._style, max(width - 8, 60))
            self._layout_width = width
        return self._layout

    def _fit(self) -> None:
        self.setFixedHeight(int(self._laid_out(max(self.width(), 120)).height) + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        qp = QPainter(self)
        qp.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        layout = self._laid_out(self.width())
        origin = QPointF(4, 2)
        rects = [rect.translated(origin) for rect in layout.rects(*self._local())]
        qp.setPen(Qt.PenStyle.NoPen)
        qp.setBrush(faded(self._style.accent, 0.16))
        for rect in rects:
            qp.drawRoundedRect(rect.adjusted(-2, 2, 2, -2), 4, 4)
        qp.setPen(self._style.text)
        layout.layout.draw(qp, origin)
        if self._is_editing and rects:
            self._paint_handle(qp, rects[0].left(), rects[0], active=not self._end_is_active)
            self._paint_handle(qp, rects[-1].right(), rects[-1], active=self._end_is_active)

    def _paint_handle(self, qp: QPainter, x: float, line: QRectF, *, active: bool) -> None:
        qp.setPen(Qt.PenStyle.NoPen)
        qp.setBrush(self._style.accent)
        width = 3.0 if active and self.hasFocus() else 1.6
        qp.drawRoundedRect(QRectF(x - width / 2, line.top() + 1, width, line.height() - 2), 1, 1)
        qp.drawEllipse(QPointF(x, line.bottom() - 2), _HANDLE * 0.8, _HANDLE * 0.8)

    def _local(self) -> tuple[int, int]:
        first = self._window[0]
        return self._span[0] - first, self._span[1] - first

    # --- keys and mouse ---

    def event(self, event: QEvent) -> bool:
        """Take letters before they become the window's commands."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_typing(event):
            event.accept()
            return True
        return super().event(event)

    def _is_typing(self, event: QKeyEvent) -> bool:
        commands = (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )
        return (
            self._is_editing and event.text().isprintable() and event.text() != "" and not event.modifiers() & commands
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_typing(event):
            self.typed.emit(event.text())
            return
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if not self._is_editing or direction is None:
            super().keyPressEvent(event)
            return
        other = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._end_is_active = not other
        (self.move_start if other else self.move_end)(direction)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_editing and event.button() == Qt.MouseButton.LeftButton:
            at = self._position(event.position())
            start, end = self._span
            self._end_is_active = abs(at - end) <= abs(at - start)
            self._dragging = True
            self._drag(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_editing:
            self.setCursor(Qt.CursorShape.SplitHCursor)
            if self._dragging:
                self._drag(self._position(event.position()))
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False

    def _position(self, point: QPointF) -> int:
        return self._window[0] + self._laid_out(self.width()).hit(point.x() - 4, point.y() - 2)

    def _drag(self, at: int) -> None:
        """Move the active end to the word edge nearest to a position."""
        start, end = self._span
        if self._end_is_active:
            edges = [stop for _, stop in self._spans if stop > start]
            if edges:
                self._change(start, min(edges, key=lambda edge: abs(edge - at)))
        else:
            edges = [first for first, _ in self._spans if first < end]
            if edges:
                self._change(min(edges, key=lambda edge: abs(edge - at)), end)
        self.update()
