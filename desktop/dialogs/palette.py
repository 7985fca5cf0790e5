"""The command palette: every action of this place and every interview, by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.context import AppContext
from desktop.theme import set_role, space

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
        self.found = QTreeWidget()
        set_role(self.found, "choices")
        self.found.setUniformRowHeights(True)
        self.found.setColumnCount(2)
        self.found.setHeaderHidden(True)
        self.found.setRootIsDecorated(False)
        self.found.header().setStretchLastSection(False)
        self.found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.found.setAccessibleName(self.tr("What fits"))
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.found.itemActivated.connect(self._run)
        self.found.itemClicked.connect(self._run)
        frame = QFrame()
        set_role(frame, "popup")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(space(2), space(2), space(2), space(2))
        layout.setSpacing(space(2))
        layout.addWidget(self.line)
        layout.addWidget(self.found)
        self._fill("")

    def say_what(self, words: str) -> None:
        """Say what the list is for, where it is not commands."""
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)

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
            if step is not None:
                self._mark(self.found.currentIndex().row() + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.found.currentItem() if self.found.topLevelItemCount() else None)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self.found.clear()
        words = typed.casefold().split()
        for entry in self._entries:
            if all(word in entry.text.casefold() for word in words):
                item = QTreeWidgetItem([entry.text, entry.detail])
                item.setData(0, _ENTRY, entry)
                if entry.icon:
                    item.setIcon(0, self._context.theme.icon(entry.icon, self._context.theme.palette.text_soft))
                self.found.addTopLevelItem(item)
        self._mark(0)

    def _mark(self, at: int) -> None:
        count = self.found.topLevelItemCount()
        item = self.found.topLevelItem(at % count) if count else None
        if item is not None:
            self.found.setCurrentItem(item)

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        entry: Entry = item.data(0, _ENTRY)
        self.close()
        entry.act()
