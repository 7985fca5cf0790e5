"""Constant comparison: a quotation that joined a concept beside those that were there before, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from analysis.records import Outcome
from desktop.dialogs.fields import heading, labelled, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.records import Coding
    from analysis.workflow.comparing import ToCompare


class ComparingDialog(QDialog):
    """Goes through what waits, one after the other; what it shows is given by `show_waiting` after each.

    Signals:
        recorded(concept id, coding id, outcome, note).
    """

    recorded = Signal(str, str, str, str)

    def __init__(self, words: Callable[[Coding], str], parent: QWidget | None = None) -> None:
        """`words` gives a quotation's."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare quotations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._quotation = words
        self._waiting: list[ToCompare] = []
        self._at = 0
        self.concept, self.count = heading(""), soft()
        self.new, self.earlier, self.note = soft(), QListWidget(), QLineEdit()
        self.buttons = {
            Outcome.KEEP: QPushButton(self.tr("It belongs there")),
            Outcome.SPLIT: QPushButton(self.tr("Split the concept")),
            Outcome.MERGE: QPushButton(self.tr("Merge with another")),
            Outcome.MEMO: QPushButton(self.tr("Note it as a memo")),
        }
        self.skip_button = QPushButton(self.tr("Next"))
        for outcome, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, outcome=outcome: self._record(outcome))
        set_role(self.buttons[Outcome.KEEP], "primary")
        set_role(self.skip_button, "quiet")
        self.skip_button.setAutoDefault(False)
        self.skip_button.clicked.connect(self._skip)
        self.note.textChanged.connect(self._check)
        self._lay_out()
        self.resize(space(160), space(130))

    def show_waiting(self, waiting: Sequence[ToCompare]) -> None:
        self._waiting = list(waiting)
        self._at = min(self._at, max(len(self._waiting) - 1, 0))
        self._show()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(2))
        about = self.tr(
            "Does it say the same as those before it? What comes of it is recorded; you split or merge in Themes."
        )
        self.earlier.setWordWrap(True)
        self.earlier.setAccessibleName(self.tr("Earlier quotations of the concept"))
        for part in (self.concept, soft(about), self.count, self.new):
            layout.addWidget(part)
        layout.addWidget(labelled(self.tr("Earlier quotations of the concept"), self.earlier))
        layout.addWidget(self.earlier, 1)
        layout.addWidget(labelled(self.tr("Note (needed for a memo)"), self.note))
        layout.addWidget(self.note)
        row = QHBoxLayout()
        row.addWidget(self.skip_button)
        row.addStretch(1)
        for button in self.buttons.values():
            row.addWidget(button)
        layout.addLayout(row)

    def _show(self) -> None:
        self.earlier.clear()
        self.note.clear()
        is_there = bool(self._waiting)
        self.concept.setText(self._waiting[self._at].concept.label if is_there else self.windowTitle())
        self.count.setText(
            self.tr("%n quotation(s) to compare", "", len(self._waiting))
            if is_there
            else self.tr("No quotation waits to be compared.")
        )
        quoted = self.tr("“{0}”")
        self.new.setText(quoted.format(self._quotation(self._waiting[self._at].coding)) if is_there else "")
        if is_there:
            self.earlier.addItems([self._quotation(item) for item in self._waiting[self._at].earlier])
        self._check()

    def _check(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(bool(self._waiting))
        self.buttons[Outcome.MEMO].setEnabled(bool(self._waiting and self.note.text().strip()))
        self.skip_button.setEnabled(len(self._waiting) > 1)

    def _skip(self) -> None:
        self._at = (self._at + 1) % len(self._waiting)
        self._show()

    def _record(self, outcome: Outcome) -> None:
        one = self._waiting[self._at]
        self.recorded.emit(one.concept.id, one.coding.id, outcome.value, self.note.text())
