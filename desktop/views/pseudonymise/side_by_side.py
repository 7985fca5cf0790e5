"""The original and the pseudonymised text beside each other, in step; one of them alone where there is no room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from analysis.segments import SegmentMap
from desktop.theme import Theme, set_role, space
from desktop.transcript.model import Chip, Mark, MarkStyle, ReadingText
from desktop.transcript.painting import Geometry
from desktop.transcript.style import reading_style
from desktop.transcript.view import TranscriptView

NARROW = 620
_CURRENT = "current"
_COMPACT = 640


class Side(StrEnum):
    BOTH = "both"
    ORIGINAL = "original"
    SHOWN = "shown"


class ColumnView(TranscriptView):
    """The reading view with slim margins where its column is slim: there are no codings here, so no stripes."""

    def _fit(self) -> None:
        super()._fit()
        width, zoom = self.viewport().width(), self.zoom
        if width >= _COMPACT * zoom:
            return
        left, right = 58 * zoom, 30 * zoom
        self._geometry = Geometry(left, max(120.0, width - left - right), zoom)
        self._column.reshape(self._style, self._geometry.text_width)
        self._marks.drawn.clear()
        self._sync()


class Column(QFrame):
    """A text under its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "paper")
        self.view = ColumnView(reading_style(theme.palette, theme.reading_scale, theme.reading_faces))
        self.name = QLabel()
        self.note = QLabel()
        set_role(self.note, "small")
        head = QHBoxLayout()
        head.setContentsMargins(space(4), space(2), space(4), space(1))
        head.addWidget(self.name)
        head.addSpacing(space(1))
        head.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)


class SideBySide(QWidget):
    """Two columns that scroll in step by the words, not by pixels.

    Signals:
        place_clicked(finding id): a click on what was found in the original.
        chip_entered(position): the caret is on a replacement; code points of the original.
        selection_changed(): something else is selected; ask `selection`.
        menu_requested(global point): for the selection in either text.
        side_changed(): other columns are to be seen.
        zoom_changed(zoom): in both.
    """

    place_clicked = Signal(str)
    chip_entered = Signal(int)
    selection_changed = Signal()
    menu_requested = Signal(QPoint)
    side_changed = Signal()
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._map: SegmentMap | None = None
        self._side = Side.BOTH
        self._alone = Side.ORIGINAL
        self._in_step = False
        self.left, self.right = Column(theme), Column(theme)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.left)
        self._splitter.addWidget(self.right)
        self.other_side = QToolButton()
        self.other_side.clicked.connect(self.turn_over)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.other_side, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._splitter, 1)
        for view in (self.original, self.shown):
            view.mark_clicked.connect(self._on_mark_clicked)
            view.selection_changed.connect(lambda *_: self.selection_changed.emit())
            view.zoom_changed.connect(self._on_zoom)
            view.context_menu_requested.connect(self.menu_requested)
            view.verticalScrollBar().valueChanged.connect(self._follower(view))
        self.shown.caret_moved.connect(self._on_caret)
        theme.changed.connect(self._on_theme)
        self.retranslate()
        self._arrange()

    @property
    def original(self) -> ColumnView:
        return self.left.view

    @property
    def shown(self) -> ColumnView:
        return self.right.view

    def retranslate(self) -> None:
        self.left.name.setText(self.tr("Original"))
        self.left.note.setText(self.tr("only on your screen"))
        self.right.name.setText(self.tr("Pseudonymised"))
        self._word_note()
        self.other_side.setText(
            self.tr("Show the pseudonymised text") if self._alone is Side.ORIGINAL else self.tr("Show the original")
        )

    def _word_note(self) -> None:
        preview = self._side is Side.SHOWN
        self.right.note.setText(self.tr("exactly this text will be sent") if preview else "")

    # --- texts ---

    def set_texts(
        self, original: ReadingText | None, shown: ReadingText | None, segment_map: SegmentMap | None, *, keep: bool
    ) -> None:
        """Show an interview; with `keep` the same one anew, at the place where she was reading."""
        tops = self.original.top_position(), self._to_original(self.shown.top_position())
        self._map = segment_map
        for view, text in ((self.original, original), (self.shown, shown)):
            if text is not None and view.text != text:
                view.set_text(text)
        self._has_original, self._has_shown = original is not None, shown is not None
        self._arrange()
        if keep:
            top = tops[0] if self.original.isVisible() else tops[1]
            self.original.show_top(min(top, len(self.original.text.text)))
            self._align(self.original, self.shown)

    _has_original = False
    _has_shown = False

    def clear(self) -> None:
        """Let go of all words, as when the study is closed."""
        self._map = None
        for view in (self.original, self.shown):
            view.set_text(ReadingText("", ()))

    def set_marks(self, original: Iterable[Mark], shown: Iterable[Mark] = ()) -> None:
        """Mark what is found in the original, by the ids of the findings, and what stands in the other text."""
        self.original.set_marks(original)
        self.shown.set_marks(shown)

    def set_reveal(self, reveal: Callable[[Chip], str | None]) -> None:
        self.shown.set_reveal(reveal)

    def point_at(self, start: int, end: int, colour: str) -> None:
        """Let one place stand out in both texts and bring it to the same height (original code points)."""
        for view, span in ((self.original, (start, end)), (self.shown, self._to_shown(start, end))):
            view.drop_mark(_CURRENT)
            if span is None or not view.text.turns:
                continue
            if span[0] < span[1]:
                view.put_mark(Mark(_CURRENT, *span, colour, MarkStyle.CODING))
            view.set_current(_CURRENT)
        lead = self.original if self._side is not Side.SHOWN and self._has_original else self.shown
        span = (start, end) if lead is self.original else self._to_shown(start, end)
        if span is not None and lead.text.turns:
            self._in_step = True
            lead.scroll_to(*span)
            self._in_step = False
            self._align(lead, self.shown if lead is self.original else self.original, span[0])

    def point_nowhere(self) -> None:
        for view in (self.original, self.shown):
            view.drop_mark(_CURRENT)
            view.set_current(None)

    def selection(self) -> tuple[int, int] | None:
        """Give what is selected, in code points of the original; the text with the focus first."""
        views = (self.shown, self.original) if self.shown.hasFocus() else (self.original, self.shown)
        for view in views:
            span = view.selected_span() if not view.isHidden() else None
            if span is not None and view is self.original:
                return span
            if span is not None and self._map is not None:
                return self._map.to_original(*span)
        return None

    def below_selection(self) -> QPoint:
        """Give the point of the screen under the selection's first line."""
        for view in (self.current_view(), self.original, self.shown):
            span = view.selected_span()
            if span is not None and not view.isHidden():
                return view.viewport().mapToGlobal(view.rect_of(*span).bottomLeft())
        return self.mapToGlobal(self.rect().center())

    def clear_selection(self) -> None:
        for view in (self.original, self.shown):
            if view.selected_span() is not None:
                view.clear_selection()

    # --- which sides ---

    @property
    def side(self) -> Side:
        """What is to be seen now."""
        if not self._has_shown or not self._has_original:
            return Side.SHOWN if self._has_shown else Side.ORIGINAL
        if self._side is not Side.BOTH:
            return self._side
        return self._alone if self.width() < NARROW * self.original.zoom else Side.BOTH

    @property
    def is_preview(self) -> bool:
        return self._side is Side.SHOWN

    def set_preview(self, on: bool) -> None:
        """Show the pseudonymised text alone, as it would be sent."""
        self._side = Side.SHOWN if on else Side.BOTH
        self._arrange()

    def turn_over(self) -> None:
        """Where only one text has room, show the other one."""
        self._alone = Side.SHOWN if self._alone is Side.ORIGINAL else Side.ORIGINAL
        self.retranslate()
        self._arrange()

    def current_view(self) -> ColumnView:
        return self.shown if self.side is Side.SHOWN else self.original

    def _arrange(self) -> None:
        side = self.side
        before = self.left.isHidden(), self.right.isHidden()
        had_focus = self.original.hasFocus() or self.shown.hasFocus()
        self.left.setVisible(side is not Side.SHOWN)
        self.right.setVisible(side is not Side.ORIGINAL)
        one_of_two = self._has_original and self._has_shown and self._side is Side.BOTH and side is not Side.BOTH
        self.other_side.setVisible(one_of_two)
        self._word_note()
        if before != (self.left.isHidden(), self.right.isHidden()):
            if had_focus:
                self.current_view().setFocus()
            if side is Side.BOTH:
                half = max(self._splitter.width() // 2, 1)
                self._splitter.setSizes([half, half])
                self._align(self.original, self.shown)
            self.side_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- size ---

    def set_zoom(self, zoom: float) -> None:
        """Give both texts a size; 1 is the usual one."""
        self.original.set_zoom(zoom)

    def zoom_in(self) -> None:
        self.original.zoom_in()

    def zoom_out(self) -> None:
        self.original.zoom_out()

    def _on_zoom(self, zoom: float) -> None:
        if self.original.zoom == self.shown.zoom:
            self._arrange()
            self.zoom_changed.emit(zoom)
        for view in (self.original, self.shown):
            view.set_zoom(zoom)

    # --- in step ---

    def _follower(self, leader: ColumnView) -> Callable[[int], None]:
        follower = self.shown if leader is self.original else self.original
        return lambda _value: self._align(leader, follower)

    def _align(self, leader: ColumnView, follower: ColumnView, position: int | None = None) -> None:
        """Bring the words that stand a third down the leader to the same height in the follower."""
        if self._in_step or not (leader.text.turns and follower.text.turns) or self._map is None:
            return
        self._in_step = True
        try:
            bar = leader.verticalScrollBar()
            if position is None and bar.value() == 0:
                follower.show_top(0)
                return
            if position is None:
                position = leader.position_at(QPoint(0, leader.viewport().height() // 3))
            there = self._across(leader, position)
            follower.show_top(there)
            lift = follower.rect_of(there, there).top() - leader.rect_of(position, position).top()
            follower.verticalScrollBar().setValue(follower.verticalScrollBar().value() + lift)
        finally:
            self._in_step = False

    def _across(self, leader: ColumnView, position: int) -> int:
        assert self._map is not None
        if leader is self.original:
            return self._map.to_shown(
                min(position, self._map.original_length), min(position, self._map.original_length)
            )[0]
        return self._to_original(position)

    def _to_shown(self, start: int, end: int) -> tuple[int, int] | None:
        return None if self._map is None else self._map.to_shown(start, end)

    def _to_original(self, position: int) -> int:
        if self._map is None:
            return 0
        position = min(position, len(self._map.text))
        return self._map.to_original(position, position)[0]

    def _on_mark_clicked(self, mark_id: str) -> None:
        if mark_id != _CURRENT:
            self.place_clicked.emit(mark_id.removesuffix("/open"))

    def _on_caret(self, position: int) -> None:
        chip = self.shown.text.chip_at(position)
        if chip is not None and self.shown.hasFocus() and self.shown.selected_span() is None:
            self.chip_entered.emit(self._to_original(chip.start))

    def _on_theme(self) -> None:
        theme = self._theme
        style = reading_style(theme.palette, theme.reading_scale, theme.reading_faces)
        for view in (self.original, self.shown):
            view.set_style(style)
