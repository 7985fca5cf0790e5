"""Sensitive passages of the interview: what the word lists flagged and what she marked, decided with one key each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import Passage, PassageMark
from desktop.theme import Theme, set_role, space
from desktop.views.pseudonymise.words import mark_letter, mark_name, topic_name

if TYPE_CHECKING:
    from desktop.views.pseudonymise.snapshot import Snapshot

_CLEARED_LETTER = "✓"


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with its words and those around it, for her screen only."""

    passage: Passage
    before: str
    words: str
    after: str


class PassagesPanel(QFrame):
    """The list and what can be done with the current passage.

    Signals:
        current_changed(), marked(PassageMark), removed(), document_marked(never leaves).
    """

    current_changed = Signal()
    marked = Signal(object)
    removed = Signal()
    document_marked = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._theme = theme
        self._rows: Sequence[PassageRow] = ()
        self.explanation, self.nothing, self.counts = QLabel(), QLabel(), QLabel()
        for label, role in ((self.explanation, "small"), (self.nothing, "soft"), (self.counts, "small")):
            label.setWordWrap(True)
            set_role(label, role)
        self.whole = QCheckBox()
        self.whole.setObjectName("never_leaves")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(1)
        self.clear, self.never, self.again, self.remove = (QPushButton() for _ in range(4))
        for button, name in (
            (self.clear, "passage_clear"), (self.never, "passage_never"), (self.again, "passage_again"),
            (self.remove, "passage_remove"),
        ):  # fmt: skip
            button.setObjectName(name)
        self.clear.clicked.connect(lambda: self.marked.emit(PassageMark.CLEARED))
        self.never.clicked.connect(lambda: self.marked.emit(PassageMark.NEVER_LEAVES))
        self.again.clicked.connect(lambda: self.marked.emit(PassageMark.FLAGGED))
        self.remove.clicked.connect(self.removed)
        self.list.currentRowChanged.connect(self._on_current)
        self.whole.clicked.connect(self.document_marked)
        theme.changed.connect(self._fill)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(2), space(3), space(3))
        layout.setSpacing(space(2))
        layout.addWidget(self.explanation)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.counts)
        grid = QGridLayout()
        grid.setSpacing(space(1.5))
        for at, button in enumerate((self.clear, self.never, self.again, self.remove)):
            grid.addWidget(button, at // 2, at % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, space(20))
        layout.addLayout(grid)
        layout.addWidget(self.whole)

    def retranslate(self) -> None:
        self.explanation.setText(
            self.tr("Passages that may speak of health, belief, politics, origin, union, sexual life or offences.")
        )
        self.list.setAccessibleName(self.tr("Sensitive passages"))
        texts = (
            (self.clear, self.tr("May be used  C"), self.tr("Nothing sensitive, or it may be used, C")),
            (self.never, self.tr("Never leaves  N"), self.tr("Never leaves this computer, N")),
            (self.again, self.tr("Open again"), self.tr("Let it wait for your eye again")),
            (self.remove, self.tr("Take off the list"), self.tr("Take this passage off the list")),
        )
        for button, words, spoken in texts:
            button.setText(words)
            button.setToolTip(spoken)
            button.setAccessibleName(spoken)
        self.whole.setText(self.tr("All of this interview never leaves"))
        self.whole.setToolTip(self.tr("It goes to no server and into no export"))
        self._fill()

    # --- what is shown ---

    def set_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show an interview's passages; the current one stays current if it is still there."""
        self.whole.setEnabled(snapshot is not None)
        with QSignalBlocker(self.whole):
            self.whole.setChecked(snapshot is not None and snapshot.document.never_leaves)
        current, number = self.current(), self.list.currentRow()
        self._rows = snapshot.passages if snapshot else ()
        self._fill()
        ids = [row.passage.id for row in self._rows]
        if current is not None and current.passage.id in ids:
            number = ids.index(current.passage.id)
        if ids:
            self.list.setCurrentRow(min(max(number, 0), len(ids) - 1))
        self._on_current()

    def _fill(self) -> None:
        number = self.list.currentRow()
        palette = self._theme.palette
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in self._rows:
                mark = row.passage.mark
                letter = mark_letter(mark) or _CLEARED_LETTER
                head = f"{letter}   {topic_name(row.passage.topic)} · {mark_name(mark)}"
                item = QListWidgetItem(f"{head}\n{row.words}")
                item.setToolTip(f"… {row.before}{row.words}{row.after} …")
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}: {row.words}")
                item.setForeground(QColor(palette.text_soft if mark is PassageMark.CLEARED else palette.text))
                item.setSizeHint(QSize(0, self._theme.pixels(74)))
                self.list.addItem(item)
            self.list.setCurrentRow(min(number, len(self._rows) - 1))
        has_rows = bool(self._rows)
        self.list.setVisible(has_rows)
        self.nothing.setVisible(not has_rows)
        self.nothing.setText(
            self.tr("Nothing is flagged here. Select words in the text and press N to keep them here.")
        )
        waiting = sum(row.passage.mark is PassageMark.FLAGGED for row in self._rows)
        self.counts.setText(self.tr("%n passage(s) to look at", "", waiting) if waiting else self.tr("All looked at."))
        self.counts.setVisible(has_rows)
        for button in (self.clear, self.never, self.again, self.remove):
            button.setVisible(has_rows)

    def current(self) -> PassageRow | None:
        number = self.list.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def select(self, passage_id: str) -> None:
        for number, row in enumerate(self._rows):
            if row.passage.id == passage_id:
                self.list.setCurrentRow(number)

    def step(self, direction: int) -> None:
        """Go to the next passage (1) or the one before (-1), around the end."""
        if self._rows:
            self.list.setCurrentRow((self.list.currentRow() + direction) % len(self._rows))

    def go_on(self) -> None:
        """Go to the next passage that waits for her eye, if there is another."""
        count, here = len(self._rows), self.list.currentRow()
        for at in range(1, count):
            number = (here + at) % count
            if self._rows[number].passage.mark is PassageMark.FLAGGED:
                self.list.setCurrentRow(number)
                return

    def _on_current(self, _row: int = 0) -> None:
        row = self.current()
        for button, mark in (
            (self.clear, PassageMark.CLEARED), (self.never, PassageMark.NEVER_LEAVES), (self.again, PassageMark.FLAGGED)
        ):  # fmt: skip
            button.setEnabled(row is not None and row.passage.mark is not mark)
        self.remove.setEnabled(row is not None)
        self.current_changed.emit()
