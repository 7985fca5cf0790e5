"""The line under the text: a label for the selection, or a calm word about what can't be done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.theme import set_role, space


class _Field(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CodeBar(QFrame):
    """Asks for a label without a dialog; says hints that go by themselves.

    Signals:
        labelled(text): Enter in the field.
        closed(): the field was left; give the focus back to the text.
    """

    labelled = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "notice")
        self.hint, self.field = QLabel(), _Field()
        self.hint.setWordWrap(True)
        self._labels = QStringListModel(self)
        self._completer = completer = QCompleter(self._labels, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._on_entered)
        self.field.left.connect(self.close_bar)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(7000)
        self._timer.timeout.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(4), space(2))
        row.addWidget(self.hint, 1)
        row.addWidget(self.field, 2)
        self.hide()

    def ask(self, words: str, labels: Iterable[str]) -> None:
        """Ask for the label of the selected words, offering the known ones."""
        self._timer.stop()
        self._labels.setStringList(sorted(labels, key=str.casefold))
        # Qt's own list has no parent to take a style from. A list of ours would be deleted twice (6.11).
        if offered := self._completer.popup():
            offered.setStyleSheet(self.window().styleSheet())
        short = words if len(words) < 60 else f"{words[:57]}…"
        self.hint.setText(self.tr("Code for “{0}”").format(short))
        self.field.setPlaceholderText(self.tr("Label, then Enter; Esc leaves"))
        self.field.setAccessibleName(self.tr("Label of the new code"))
        self.field.clear()
        self.field.show()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, words: str) -> None:
        """Say a hint for some seconds."""
        self.field.hide()
        self.hint.setText(words)
        self.show()
        self._timer.start()

    def close_bar(self) -> None:
        had_focus = self.field.hasFocus()
        self._timer.stop()
        self.hide()
        if had_focus:
            self.closed.emit()

    def _on_entered(self) -> None:
        text = self.field.text().strip()
        if text:
            self.close_bar()
            self.labelled.emit(text)
