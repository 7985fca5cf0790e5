"""What a screen reader gets of a transcript: its text, caret, selection and lines, as of any read-only text field.

`TranscriptView` paints itself, so Qt knows nothing of its words. Python can't answer all that a text interface is asked
(PySide6 leaves out `selection` and `textAtOffset`, which fill in their arguments), so a plain text field of Qt's own
answers, unseen, holding the same words. It is made when a screen reader first asks, and never otherwise.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QAccessibleWidget, QPlainTextEdit

from desktop.offsets import Utf16Map

if TYPE_CHECKING:
    from desktop.transcript.model import ReadingText
    from desktop.transcript.view import TranscriptView


class SpokenText(QObject):
    """Holds the view's words, caret and selection in a field that is never shown; either follows the other."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._text: ReadingText | None = None
        self._map = Utf16Map("")
        self._is_following = False
        self.field = QPlainTextEdit()
        self.field.setReadOnly(True)
        self.field.selectionChanged.connect(self._on_chosen)
        self.field.cursorPositionChanged.connect(self._on_chosen)
        view.caret_moved.connect(self._on_caret)

    def interface(self) -> QAccessibleTextInterface:
        """Give the field's own interface, with the words that the view shows now."""
        self._follow()
        return QAccessible.queryAccessibleInterface(self.field).textInterface()

    def _follow(self) -> None:
        view = self._view
        self._is_following = True
        if self._text is not view.text:
            self._text = view.text
            self._map = Utf16Map(view.text.text)
            self.field.setPlainText(view.text.text)
        self.field.setGeometry(QRect(view.mapToGlobal(view.rect().topLeft()), view.size()))
        start, end = view.selected_span() or (view.caret_position, view.caret_position)
        cursor = self.field.textCursor()
        cursor.setPosition(self._map.to_utf16(end if view.caret_position == start else start))
        cursor.setPosition(self._map.to_utf16(view.caret_position), QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)
        self._is_following = False

    def _on_caret(self, _position: int) -> None:
        """Tell the screen reader where the caret went in the view, and what is selected."""
        self._follow()
        cursor = self.field.textCursor()
        QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._view, cursor.position()))
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self._view, start, end))

    def _on_chosen(self) -> None:
        """Bring the view to where the screen reader put the caret or the selection."""
        if self._is_following:
            return
        cursor = self.field.textCursor()
        start, end = (self._map.to_code_point(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if start < end:
            self._view.select(start, end)
        else:
            self._view.set_caret(start)
            self._view.scroll_to(start, start)


class SpokenTranscript(QAccessibleWidget):
    """The view in the accessibility tree: a read-only text of several lines."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view, QAccessible.Role.EditableText, view.accessibleName())
        self._view = view
        self._spoken: SpokenText | None = None

    def text(self, kind: QAccessible.Text) -> str:
        return self._view.accessibleName() if kind == QAccessible.Text.Name else super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        if kind == QAccessible.InterfaceType.TextInterface:
            self._spoken = self._spoken or SpokenText(self._view)
            return self._spoken.interface()
        return super().interface_cast(kind)


_given: WeakKeyDictionary[QObject, SpokenTranscript] = WeakKeyDictionary()


@lru_cache(maxsize=1)
def serve_screen_readers() -> None:
    """Let Qt ask here what transcripts say; once in the life of the app."""
    QAccessible.installFactory(_interface)


def _interface(_name: str, item: QObject) -> QAccessibleInterface | None:
    from desktop.transcript.view import TranscriptView

    if not isinstance(item, TranscriptView):
        return None
    made = SpokenTranscript(item)
    _given[item] = made  # Qt keeps no reference to the Python part
    return made
