"""How themes hang together: a list of relations, and a row of fields for a new one with its quotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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

from analysis.records import RelationKind
from desktop.dialogs.fields import heading, labelled, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.records import Category
    from analysis.workflow.relations import Related

Quoted = Sequence[tuple[str, str]]
"""Quotations as (coding's id, words)."""


class RelationsDialog(QDialog):
    """Shows relations and takes new ones; what it shows is given by `show_relations` after each change.

    Signals:
        relate_asked(source id, kind, target id, word, note, coding ids), remove_asked(relation id).
    """

    relate_asked = Signal(str, str, str, str, str, list)
    remove_asked = Signal(str)

    def __init__(
        self, themes: Sequence[Category], quotations: Callable[[str], Quoted], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Relations between themes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._quotations = quotations
        self._words = {
            RelationKind.CONDITION: self.tr("is a condition of"),
            RelationKind.CONTEXT: self.tr("is the context of"),
            RelationKind.ACTION: self.tr("is an action on"),
            RelationKind.CONSEQUENCE: self.tr("is a consequence of"),
            RelationKind.OWN: self.tr("in my own word:"),
        }
        self.known, self.quoted = QListWidget(), QListWidget()
        self.source, self.kind, self.target = QComboBox(), QComboBox(), QComboBox()
        self.word, self.note = QLineEdit(), QLineEdit()
        for theme in themes:
            self.source.addItem(theme.label, theme.id)
            self.target.addItem(theme.label, theme.id)
        self.target.setCurrentIndex(min(1, len(themes) - 1))
        for kind, words in self._words.items():
            self.kind.addItem(words, kind.value)
        self.relate_button, self.remove_button = QPushButton(self.tr("Relate")), QPushButton(self.tr("Take away"))
        set_role(self.relate_button, "primary")
        set_role(self.remove_button, "quiet")
        self._connect()
        self._lay_out()
        self.resize(space(170), space(150))
        self._on_themes()

    def show_relations(self, relations: Sequence[Related]) -> None:
        self.known.clear()
        for one in relations:
            word = one.relation.label or self._words[one.relation.kind]
            count = self.tr("%n quotation(s)", "", len(one.relation.coding_ids))
            said = [f"{one.source.label} – {word} – {one.target.label} · {count}", one.relation.note]
            item = QListWidgetItem("\n".join(part for part in said if part))
            item.setData(Qt.ItemDataRole.UserRole, one.relation.id)
            self.known.addItem(item)
        self.word.clear()
        self.note.clear()
        self._on_themes()

    def _connect(self) -> None:
        for box in (self.source, self.target, self.kind):
            box.currentIndexChanged.connect(self._on_themes)
        self.word.textChanged.connect(self._check)
        self.known.currentRowChanged.connect(self._check)
        for button, act in ((self.relate_button, self._on_relate), (self.remove_button, self._on_remove)):
            button.setAutoDefault(False)
            button.clicked.connect(act)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(2))
        layout.addWidget(heading(self.windowTitle()))
        self.known.setAccessibleName(self.windowTitle())
        self.known.setWordWrap(True)
        layout.addWidget(self.known, 1)
        row = QHBoxLayout()
        for words, field in (
            (self.tr("Theme it goes out from"), self.source),
            (self.tr("What it is"), self.kind),
            (self.tr("Theme it goes to"), self.target),
        ):
            field.setAccessibleName(words)
            row.addWidget(field, 1)
        layout.addLayout(row)
        for words, line in ((self.tr("Own word"), self.word), (self.tr("What you think of it"), self.note)):
            layout.addWidget(labelled(words, line))
            layout.addWidget(line)
        layout.addWidget(soft(self.tr("Which quotations does it rest on?")))
        self.quoted.setAccessibleName(self.tr("Quotations of both themes"))
        self.quoted.setWordWrap(True)
        layout.addWidget(self.quoted, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.relate_button)
        layout.addLayout(buttons)

    def _on_themes(self) -> None:
        """List the quotations of both themes."""
        self.quoted.clear()
        known = dict.fromkeys(
            quotation for box in (self.source, self.target) for quotation in self._quotations(box.currentData() or "")
        )
        for coding_id, words in known:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, coding_id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.quoted.addItem(item)
        self._check()

    def _on_relate(self) -> None:
        items = (self.quoted.item(at) for at in range(self.quoted.count()))
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        self.relate_asked.emit(
            self.source.currentData(), self.kind.currentData(), self.target.currentData(), self.word.text(),
            self.note.text(), chosen,
        )  # fmt: skip

    def _on_remove(self) -> None:
        self.remove_asked.emit(self.known.currentItem().data(Qt.ItemDataRole.UserRole))

    def _check(self) -> None:
        is_own = self.kind.currentData() == RelationKind.OWN.value
        differs = self.source.currentData() != self.target.currentData()
        self.relate_button.setEnabled(differs and (not is_own or bool(self.word.text().strip())))
        self.remove_button.setEnabled(self.known.currentRow() >= 0)
