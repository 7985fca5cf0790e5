"""Find words in the interview that is shown (Ctrl+F). Finds plain text, upper or lower case alike."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.transcript.model import Mark, MarkStyle, ReadingText
from desktop.transcript.style import ReadingStyle
from desktop.transcript.view import TranscriptView

_MOST = 2000
_PREFIX = "find:"


def find_all(text: ReadingText, wanted: str) -> list[tuple[int, int]]:
    """Give the spans of all matches within turns, at most some thousand."""
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    found: list[tuple[int, int]] = []
    for turn in text.turns:
        found += [match.span() for match in pattern.finditer(text.text, turn.start, turn.end)]
        if len(found) >= _MOST:
            break
    return found


class FindBar(QFrame):
    """A line above the text: field, count, back and forth.

    Signals:
        closed(): Escape or the Close button; give the focus back to the text.
    """

    closed = Signal()

    def __init__(self, view: TranscriptView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.setProperty("role", "bar")
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.count = QLabel()
        self.count.setProperty("role", "soft")
        self._back, self._next, self._close = QPushButton(), QPushButton(), QPushButton()
        for button in (self._back, self._next, self._close):
            button.setProperty("role", "quiet")
        self._back.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.field, 1)
        for widget in (self.count, self._back, self._next, self._close):
            row.addWidget(widget)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in this interview"))
        self.field.setAccessibleName(self.tr("Find in this interview"))
        self._back.setText(self.tr("Back"))
        self._next.setText(self.tr("Next"))
        self._close.setText(self.tr("Close"))

    def open_bar(self) -> None:
        """Show the bar with the selected words in it, if they are few."""
        selected = self._view.selected_text()
        self.show()
        if selected and "\n" not in selected and len(selected) < 60:
            self.field.setText(selected)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search(self.field.text())

    def close_bar(self) -> None:
        self._clear_marks()
        self.hide()
        self.closed.emit()

    def refresh(self) -> None:
        """Search anew after the text or its marks were replaced."""
        self._found, self._at = [], -1
        if self.isVisible():
            self._search(self.field.text())

    def step(self, direction: int) -> None:
        """Go to the next match (1) or the one before (-1), around the end."""
        if self._found:
            self._at = (self._at + direction) % len(self._found)
            self._show_match()

    def _search(self, wanted: str) -> None:
        self._clear_marks()
        self._found = find_all(self._view.text, wanted.strip())
        for i, (start, end) in enumerate(self._found):
            self._view.put_mark(Mark(f"{_PREFIX}{i}", start, end, style=MarkStyle.FIND))
        here = self._view.top_position()
        self._at = next((i for i, span in enumerate(self._found) if span[0] >= here), 0 if self._found else -1)
        self._show_match()

    def _show_match(self) -> None:
        if self._found:
            self._view.set_current(f"{_PREFIX}{self._at}")
            self._view.scroll_to(*self._found[self._at])
            self.count.setText(self.tr("{0} of {1}").format(self._at + 1, len(self._found)))
        else:
            self.count.setText(self.tr("Nothing found") if self.field.text().strip() else "")

    def _clear_marks(self) -> None:
        for i in range(len(self._found)):
            self._view.drop_mark(f"{_PREFIX}{i}")
        if (self._view.current or "").startswith(_PREFIX):
            self._view.set_current(None)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return False


class TranscriptPane(QWidget):
    """The reading view with its find bar. Use `view` for everything else."""

    def __init__(self, style: ReadingStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TranscriptView(style)
        self.find_bar = FindBar(self.view)
        self.find_bar.closed.connect(self.view.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def open_find(self) -> None:
        self.find_bar.open_bar()

    def retranslate(self) -> None:
        self.find_bar.retranslate()
