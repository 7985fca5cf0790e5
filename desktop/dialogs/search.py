"""Search in the whole study: words typed at the top, what was found under them, the place at Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from analysis.searching import Found, Hit, Hits, Searches
from desktop.context import AppContext
from desktop.offsets import Utf16Map
from desktop.tasks import READ_LANE, Task
from desktop.theme import set_role, space

Index = QModelIndex | QPersistentModelIndex
_HIT = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole + 1
TYPING_MILLISECONDS = 120
PATIENCE_SECONDS = 0.4
"""How long she waits for an answer from all interviews before she sees what there is so far."""
GROUPS: tuple[tuple[str, tuple[Found, ...]], ...] = (
    ("all", ()),
    ("texts", (Found.TURN,)),
    ("quotations", (Found.QUOTATION,)),
    ("codes", (Found.CODE,)),
    ("structure", (Found.CONCEPT, Found.THEME, Found.DIMENSION)),
    ("memos", (Found.MEMO,)),
)


class SearchDialog(QDialog):
    """Asks `searches` while she types and calls `jump` with the hit that she chooses. Stays out of the GUI's way."""

    def __init__(
        self,
        context: AppContext,
        searches: Searches,
        where: Callable[[Hit], str],
        jump: Callable[[Hit], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._context, self._searches, self._where, self._jump = context, searches, where, jump
        self._task: Task | None = None
        self._wanted = False
        self.line, self.found, self.said = QLineEdit(), QListWidget(), QLabel()
        self.groups = {key: QToolButton() for key, _ in GROUPS}
        self._kinds: tuple[Found, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._timer.timeout.connect(self.ask)
        self._build()
        self.line.textChanged.connect(self._ask_soon)
        self.line.installEventFilter(self)
        self.found.itemActivated.connect(self._go)
        self.found.itemClicked.connect(self._go)
        self._name({})

    def _build(self) -> None:
        self.line.setPlaceholderText(self.tr("Search in interviews, codes, themes and memos"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setClearButtonEnabled(True)
        self.found.setAccessibleName(self.tr("What was found"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.setItemDelegate(HitDelegate(self._context, self.found))
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.said, "small")
        chips = QHBoxLayout()
        chips.setSpacing(0)
        for key, kinds in GROUPS:
            button = self.groups[key]
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            set_role(button, "place")
            button.clicked.connect(lambda _checked=False, kinds=kinds: self._narrow(kinds))
            chips.addWidget(button)
        chips.addStretch(1)
        self.groups["all"].setChecked(True)
        frame = QFrame()
        set_role(frame, "popup")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(space(2), space(2), space(2), space(2))
        layout.setSpacing(space(2))
        layout.addWidget(self.line)
        layout.addLayout(chips)
        layout.addWidget(self.found, 1)
        layout.addWidget(self.said)

    def open_over(self, window: QWidget, query: str = "") -> None:
        """Show in the upper middle of the window, with what was searched for last, ready to be typed over."""
        width, height = min(space(190), window.width() - space(10)), min(space(130), window.height() - space(30))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(corner.x() + (window.width() - width) // 2, corner.y() + space(18), width, height)
        self.line.setText(query)
        self.line.selectAll()
        self.show()
        self.line.setFocus()
        self.ask()

    # --- asking ---

    def ask(self) -> None:
        """Search for what is typed now; what is asked meanwhile is asked after that."""
        if self._task is not None:
            self._wanted = True
            self._task.cancel()
            return
        query, kinds, searches = self.line.text(), self._kinds, self._searches
        self._task = self._context.tasks.start(
            self.tr("Searching"),
            lambda _progress, cancel: (
                query,
                searches.find(query, kinds=kinds, cancel=cancel, patience=PATIENCE_SECONDS),
            ),
            lane=READ_LANE,
            done=self._show,
            ended=self._ended,
        )

    def _ask_soon(self) -> None:
        self._timer.start()

    def done(self, result: int) -> None:
        """Close; what is being read meanwhile is left for the next time."""
        self._wanted = False
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _ended(self) -> None:
        self._task = None
        if self._wanted:
            self._wanted = False
            self.ask()

    def _narrow(self, kinds: tuple[Found, ...]) -> None:
        self._kinds = kinds
        self.ask()

    def _show(self, answer: tuple[str, Hits]) -> None:
        query, hits = answer
        if query != self.line.text():
            return
        self._wanted = self._wanted or (hits.unread > 0 and self.isVisible())
        chosen: Any = self.found.currentItem().data(_HIT) if self.found.currentRow() > 0 else None
        self.found.clear()
        for hit in hits.hits:
            item = QListWidgetItem(hit.excerpt)
            item.setData(_HIT, hit)
            item.setData(_DETAIL, f"{self._kind(hit.kind)} · {self._where(hit)}".removesuffix(" · "))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.excerpt}, {item.data(_DETAIL)}")
            self.found.addItem(item)
        same = [row for row, hit in enumerate(hits.hits) if chosen and (hit.kind, hit.id, hit.document_id, hit.start)
                == (chosen.kind, chosen.id, chosen.document_id, chosen.start)]  # fmt: skip
        self.found.setCurrentRow(same[0] if same else 0)
        self._name(hits.counts)
        wanted = [count for kind, count in hits.counts.items() if not self._kinds or kind in self._kinds]
        left = sum(wanted) - len(hits.hits)
        if hits.unread:
            self.said.setText(self.tr("%n interview(s) still being read …", "", hits.unread))
        elif not query.strip():
            self.said.setText("")
        elif not hits.hits:
            self.said.setText(self.tr("Nothing found. Umlauts and endings do not matter; “…” keeps words together."))
        else:
            self.said.setText(self.tr("… and %n more; type more words to narrow it.", "", left) if left > 0 else "")

    def _name(self, counts: Mapping[Found, int]) -> None:
        names = {
            "all": self.tr("All"), "texts": self.tr("Interviews"), "quotations": self.tr("Quotations"),
            "codes": self.tr("Codes"), "structure": self.tr("Structure"), "memos": self.tr("Memos"),
        }  # fmt: skip
        for key, kinds in GROUPS:
            number = sum(count for kind, count in counts.items() if not kinds or kind in kinds)
            self.groups[key].setText(f"{names[key]} {number}" if counts else names[key])

    def _kind(self, kind: Found) -> str:
        return {
            Found.CODE: self.tr("Code"), Found.CONCEPT: self.tr("Concept"), Found.THEME: self.tr("Theme"),
            Found.DIMENSION: self.tr("Dimension"), Found.MEMO: self.tr("Memo"), Found.QUOTATION: self.tr("Quotation"),
            Found.TURN: self.tr("Interview"),
        }[kind]  # fmt: skip

    # --- choosing ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {
                Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))  # fmt: skip
            if step is not None and self.found.count():
                self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), self.found.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            hit: Hit = item.data(_HIT)
            self.close()
            self._jump(hit)


class HitDelegate(QStyledItemDelegate):
    """Draws a hit in two lines: the words with the matches in bold, and where they stand."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._context.theme
        height = QFontMetrics(theme.reading_font(0.86)).height() + QFontMetrics(theme.font(12)).height()
        return QSize(option.rect.width(), height + space(3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._context.theme
        palette = theme.palette
        rect: QRect = option.rect.adjusted(space(2), space(1), -space(2), -space(1))
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        hit: Any = index.data(_HIT)
        self._draw_words(painter, rect, hit)
        painter.setFont(theme.font(12))
        painter.setPen(palette.text_soft)
        words = painter.fontMetrics().elidedText(index.data(_DETAIL), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, hit: Hit) -> None:
        theme, units = self._context.theme, Utf16Map(hit.excerpt)
        layout = QTextLayout(hit.excerpt, theme.reading_font(0.86))
        bold = QTextCharFormat()
        bold.setFontWeight(700)
        formats = []
        for start, end in hit.marks:
            span = QTextLayout.FormatRange()
            span.start, span.format = units.to_utf16(start), bold
            span.length = units.to_utf16(end) - span.start
            formats.append(span)
        layout.setFormats(formats)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(100_000)
        layout.endLayout()
        reached: Any = line.cursorToX(units.to_utf16(hit.marks[0][1])) if hit.marks else (0,)
        painter.setPen(theme.palette.text)
        painter.setClipRect(rect)
        shift = max(0.0, float(reached[0]) - rect.width() * 0.8)
        layout.draw(painter, QPointF(rect.left() - shift, rect.top()))
        painter.setClipping(False)
