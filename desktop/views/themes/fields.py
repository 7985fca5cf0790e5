"""A text field that keeps what was typed when it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.theme import set_role, space


class KeptField(QWidget):
    """A caption over a few lines of text; Tab leaves, leaving keeps, Ctrl+Enter keeps, Esc takes the typing back.

    Signals:
        kept(text): she left the field with another text than it had.
    """

    kept = Signal(str)

    def __init__(self, line_count: int = 2) -> None:
        super().__init__()
        self.caption, self.edit = QLabel(), _Edit()
        self._shown = ""
        set_role(self.caption, "small")
        self.caption.setBuddy(self.edit)
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * line_count + space(5))
        if line_count == 1:
            self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.left.connect(self.keep)
        self.edit.taken_back.connect(lambda: self.edit.setPlainText(self._shown))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(0.5))
        column.addWidget(self.caption)
        column.addWidget(self.edit)

    def name(self, caption: str, hint: str = "") -> None:
        self.caption.setText(caption)
        self.edit.setAccessibleName(caption)
        self.edit.setPlaceholderText(hint)

    def show_text(self, text: str) -> None:
        """Show what is recorded; typing that was not kept yet stays."""
        if self.edit.hasFocus() and self.edit.toPlainText() != self._shown:
            self._shown = text
            return
        self._shown = text
        if self.edit.toPlainText() != text:
            self.edit.setPlainText(text)

    def text(self) -> str:
        return self.edit.toPlainText().strip()

    def keep(self) -> None:
        if self.text() != self._shown.strip():
            self._shown = self.text()
            self.kept.emit(self.text())


class _Edit(QPlainTextEdit):
    left = Signal()
    taken_back = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)
