"""What speaks against a theme: passages that were marked, and sentences that may be, each with a note in what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.dialogs.fields import heading, labelled, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.records import Category

_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an interview, in the original's coordinates. `case_id` is "" for one that is not marked."""

    document_id: str
    start: int
    end: int
    words: str
    where: str
    found_by: str
    case_id: str = ""
    note: str = ""


class NegativeCasesDialog(QDialog):
    """Shows the passages of one theme; what it shows is given by `show_cases` and `show_found`.

    Signals:
        theme_chosen(theme id), search_asked(theme id), place_asked(Passage).
        mark_asked(theme id, Passage, note), change_asked(case id, note), remove_asked(case id).
    """

    theme_chosen = Signal(str)
    search_asked = Signal(str)
    place_asked = Signal(object)
    mark_asked = Signal(str, object, str)
    change_asked = Signal(str, str)
    remove_asked = Signal(str)

    def __init__(self, themes: Sequence[Category], selected: Passage | None, parent: QWidget | None = None) -> None:
        """`selected` is a passage that she came with, to be marked."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Negative cases"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.selected = selected
        self.theme, self.known, self.found, self.note = QComboBox(), QListWidget(), QListWidget(), QLineEdit()
        for theme in themes:
            self.theme.addItem(theme.label, theme.id)
        self.said = soft()
        self.search_button = QPushButton(self.tr("Search for words of contrast"))
        self.place_button = QPushButton(self.tr("Show in the interview"))
        self.remove_button, self.mark_button = QPushButton(self.tr("Take away")), QPushButton()
        self._connect()
        self._lay_out()
        self.resize(space(170), space(155))
        self.show_found(None)

    def show_cases(self, cases: Sequence[Passage]) -> None:
        self.known.clear()
        for case in cases:
            self._add(self.known, "\n".join((self.tr("“{0}”").format(case.words), case.where, case.note)), case)
        if self.selected is not None and any(_same(case, self.selected) for case in cases):
            self.selected = None
            self.show_found(None)
        self._check()

    def show_found(self, found: Sequence[Passage] | None) -> None:
        """List what may be marked; None before a search."""
        self.found.clear()
        if self.selected is not None:
            head = self.tr("Selected in the interview: “{0}”").format(self.selected.words)
            self._add(self.found, f"{head}\n{self.selected.where}", self.selected)
        for one in found or ():
            self._add(self.found, "\n".join((self.tr("“{0}”").format(one.words), one.where)), one)
        if found is not None and not found:
            self.said.setText(self.tr("No sentence was found by its words. That proves nothing."))
        else:
            self.said.setText(
                self.tr("The search shows sentences with the theme's words beside a negation or a word of contrast. "
                        "It knows words, not meaning, and marks nothing.")
            )  # fmt: skip
        if self.found.count():
            self.found.setCurrentRow(0)
        self._check()

    # --- parts ---

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._on_theme)
        self.known.itemSelectionChanged.connect(lambda: self._on_chosen(self.known, self.found))
        self.found.itemSelectionChanged.connect(lambda: self._on_chosen(self.found, self.known))
        self.note.textChanged.connect(self._check)
        acts = {
            self.search_button: lambda: self.search_asked.emit(self.theme.currentData()),
            self.place_button: lambda: self.place_asked.emit(self._passage()),
            self.remove_button: self._remove, self.mark_button: self._mark,
        }  # fmt: skip
        for button, act in acts.items():
            button.setAutoDefault(False)
            button.clicked.connect(act)
            set_role(button, "primary" if button is self.mark_button else "quiet")
        for listed in (self.known, self.found):
            listed.itemActivated.connect(lambda item: self.place_asked.emit(item.data(_DATA)))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(2))
        layout.addWidget(heading(self.windowTitle()))
        for words, field, room in (
            (self.tr("Theme"), self.theme, 0),
            (self.tr("What speaks against it or limits it"), self.known, 2),
            (self.tr("What may be marked"), self.found, 3),
        ):
            layout.addWidget(labelled(words, field))
            layout.addWidget(field, room)
        for listed in (self.known, self.found):
            listed.setWordWrap(True)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        layout.addWidget(self.said)
        row.addWidget(self.search_button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(labelled(self.tr("In what it speaks against the theme"), self.note))
        layout.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addWidget(self.place_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.mark_button)
        layout.addLayout(buttons)

    @staticmethod
    def _add(listed: QListWidget, words: str, passage: Passage) -> None:
        item = QListWidgetItem(words)
        item.setData(_DATA, passage)
        listed.addItem(item)

    def _passage(self) -> Any:
        chosen = [*self.known.selectedItems(), *self.found.selectedItems()]
        return chosen[0].data(_DATA) if chosen else None

    def _on_theme(self) -> None:
        self.show_found(None)
        self.theme_chosen.emit(self.theme.currentData())

    def _on_chosen(self, listed: QListWidget, other: QListWidget) -> None:
        if listed.selectedItems():
            other.clearSelection()
        passage = self._passage()
        self.note.setText(passage.note if passage is not None else "")
        self._check()

    def _mark(self) -> None:
        passage = self._passage()
        if passage.case_id:
            self.change_asked.emit(passage.case_id, self.note.text())
        else:
            self.mark_asked.emit(self.theme.currentData(), passage, self.note.text())

    def _remove(self) -> None:
        self.remove_asked.emit(self._passage().case_id)

    def _check(self) -> None:
        passage = self._passage()
        is_marked = passage is not None and bool(passage.case_id)
        self.mark_button.setText(self.tr("Keep the note") if is_marked else self.tr("Mark as negative case"))
        self.mark_button.setEnabled(passage is not None and bool(self.note.text().strip()))
        self.remove_button.setEnabled(is_marked)
        self.place_button.setEnabled(passage is not None)


def _same(one: Passage, other: Passage) -> bool:
    return (one.document_id, one.start, one.end) == (other.document_id, other.start, other.end)
