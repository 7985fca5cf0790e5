"""The command palette: every action of this place and every interview, by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.context import AppContext
from desktop.theme import space

_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the palette offers."""

    text: str
    detail: str
    icon: str
    act: Callable[[], object]


class CommandPalette(QDialog):
    """A line to type in and what fits; Enter does it, Escape leaves everything as it was."""

    def __init__(self, context: AppContext, entries: Sequence[Entry], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._context = context
        self._entries = entries
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Command or interview"))
        self.line.setAccessibleName(self.tr("Command or interview"))
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.found = QListWidget()
        self.found.setAccessibleName(self.tr("What fits"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.itemActivated.connect(self._run)
        self.found.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(2), space(2), space(2), space(2))
        layout.setSpacing(space(2))
        layout.addWidget(self.line)
        layout.addWidget(self.found)
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show in the upper middle of the window."""
        width, height = min(space(150), window.width() - space(10)), min(space(110), window.height() - space(30))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(corner.x() + (window.width() - width) // 2, corner.y() + space(18), width, height)
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.found.count():
                self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.found.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.found.clear()
        words = typed.casefold().split()
        for entry in self._entries:
            if all(word in entry.text.casefold() for word in words):
                item = QListWidgetItem(f"{entry.text}\t{entry.detail}" if entry.detail else entry.text)
                item.setText(entry.text if not entry.detail else f"{entry.text}    {entry.detail}")
                item.setData(_ENTRY, entry)
                if entry.icon:
                    item.setIcon(self._context.theme.icon(entry.icon, self._context.theme.palette.text_soft))
                self.found.addItem(item)
        self.found.setCurrentRow(0)

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Entry = item.data(_ENTRY)
        self.close()
        entry.act()
