"""The panel on one card: what it means, what is in and out, where it lies, and the quotations that it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import Category, Memo
from analysis.workflow.structure import FIGURE_LABEL
from desktop.theme import Theme, set_role, space
from desktop.views.themes.cards import Card
from desktop.views.themes.fields import KeptField
from desktop.views.themes.members_model import ROW_ROLE, MemberRow, MembersModel


class CardPanel(QWidget):
    """Shows and edits one card.

    Signals:
        changed(card id, field name, text): a field of the panel, or anchor_coding_id, was kept.
        final_asked(parent id), out_asked(parent id): about a home.
        against_asked(), compare_asked(): what speaks against the theme; what joined the concept beside what was there.
        member_chosen(MemberRow): she went to a line.
    """

    changed = Signal(str, str, str)
    final_asked = Signal(str)
    out_asked = Signal()
    against_asked = Signal()
    compare_asked = Signal()
    member_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind, self.label, self.counts, self.ruled = QLabel(), QLabel(), QLabel(), QLabel()
        heights = {"definition": 3, "includes": 2, "excludes": 2, "figure_label": 1, "memo": 2}
        self.fields = {name: KeptField(lines) for name, lines in heights.items()}
        self.homes = QVBoxLayout()
        self.members_head = QLabel()
        self.members = QListView()
        self.model = MembersModel(theme, self)
        self.anchor, self.against, self.compare = QPushButton(), QPushButton(), QPushButton()
        self._card: Card | None = None
        self._can_have_anchor = False
        self._lay_out()
        for name, field in self.fields.items():
            field.kept.connect(lambda text, name=name: self._on_kept(name, text))
        self.members.setModel(self.model)
        self.members.selectionModel().currentChanged.connect(self._offer_anchor)
        self.model.modelReset.connect(self._offer_anchor)
        self.anchor.clicked.connect(self._put_anchor)
        self.against.clicked.connect(self.against_asked)
        self.compare.clicked.connect(self.compare_asked)
        self.members.activated.connect(lambda index: self.member_chosen.emit(index.data(ROW_ROLE)))
        self.retranslate()
        self.show_card(None, None, (), "", "")

    def retranslate(self) -> None:
        names = {
            "definition": (self.tr("Definition"), self.tr("What it means, in a sentence or two")),
            "includes": (self.tr("Belongs here"), ""),
            "excludes": (self.tr("Does not belong here"), ""),
            "figure_label": (self.tr("Label in the figure"), self.tr("As above, if nothing is written here")),
            "memo": (self.tr("Memo"), self.tr("A thought to keep")),
        }
        for name, (caption, hint) in names.items():
            self.fields[name].name(caption, hint)
        self.compare.setText(self.tr("Compare what joined …"))
        self.against.setText(self.tr("What speaks against it …"))
        self.members.setAccessibleName(self.tr("Members and quotations"))
        self._offer_anchor()

    def show_card(
        self, card: Card | None, category: Category | None, memos: Sequence[Memo], counts: str, nothing: str,
        ruled: str = "",
    ) -> None:  # fmt: skip
        """Show another card, or `nothing` where there is none."""
        for name, field in self.fields.items():
            if self._card is not None and (card is None or card.id != self._card.id):
                field.keep()
            is_there = card is not None and (name in ("definition", "memo") or category is not None)
            field.setVisible(is_there)
        self._card = card
        self._can_have_anchor = category is not None
        self.model.set_anchor(category.anchor_coding_id if category else "")
        self._offer_anchor()
        self.kind.setText(self._kind_name(card.kind) if card else "")
        self.label.setText(card.label if card else nothing)
        role = "heading" if card else "soft"
        if self.label.property("role") != role:
            set_role(self.label, role)
        self.counts.setText(counts)
        self.ruled.setText(ruled)
        self.ruled.setVisible(bool(ruled))
        self.against.setVisible(card is not None and card.kind == "theme")
        self.compare.setVisible(card is not None and card.kind == "concept")
        self.members_head.setVisible(card is not None)
        self.members.setVisible(card is not None)
        if card is not None:
            self.fields["definition"].show_text(card.definition)
            self.fields["includes"].show_text(category.includes if category else "")
            self.fields["excludes"].show_text(category.excludes if category else "")
            called = [memo.text for memo in memos if memo.kind == FIGURE_LABEL]
            thoughts = [memo.text for memo in memos if memo.kind != FIGURE_LABEL]
            self.fields["figure_label"].show_text(called[-1] if called else "")
            self.fields["memo"].show_text(thoughts[-1] if thoughts else "")
            self.members_head.setText(self.tr("Quotations") if card.kind == "code" else self.tr("Members"))
        self._show_homes(card)

    def show_members(self, rows: Sequence[MemberRow]) -> None:
        self.model.set_rows(rows)

    # --- the anchor quotation ---

    def _offer_anchor(self) -> None:
        """Offer what can be done with the line she is on: let its quotation stand for the card, or not any more."""
        row = self.model.row(self.members.currentIndex())
        is_quotation = self._can_have_anchor and row is not None and bool(row.coding_id)
        self.anchor.setVisible(is_quotation)
        if is_quotation and row is not None:
            is_anchor = self.model.is_anchor(row)
            self.anchor.setText(
                self.tr("No anchor quotation any more") if is_anchor else self.tr("Take as anchor quotation")
            )

    def _put_anchor(self) -> None:
        row = self.model.row(self.members.currentIndex())
        if row is not None:
            self._on_kept("anchor_coding_id", "" if self.model.is_anchor(row) else row.coding_id)

    # --- parts ---

    def _lay_out(self) -> None:
        set_role(self.kind, "small")
        set_role(self.counts, "soft")
        set_role(self.members_head, "small")
        set_role(self.anchor, "quiet")
        set_role(self.against, "quiet")
        set_role(self.compare, "quiet")
        set_role(self.ruled, "soft")
        self.ruled.setWordWrap(True)
        self.ruled.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.counts.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.members.setWordWrap(True)
        self.members.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.members.setResizeMode(QListView.ResizeMode.Adjust)
        self.members.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.members.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.members.setSpacing(1)
        self.homes.setSpacing(space(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(4), space(4), space(3))
        column.setSpacing(space(2))
        for widget in (self.kind, self.label, self.counts):
            column.addWidget(widget)
        column.addLayout(self.homes)
        for field in self.fields.values():
            column.addWidget(field)
        column.addWidget(self.ruled)
        column.addWidget(self.against, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.members_head)
        column.addWidget(self.members, 1)
        column.addWidget(self.anchor, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)

    def _on_kept(self, name: str, text: str) -> None:
        if self._card is not None:
            self.changed.emit(self._card.id, name, text)

    def _show_homes(self, card: Card | None) -> None:
        while self.homes.count():
            item = self.homes.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        if card is None:
            return
        if card.parent_id:
            row = self._home(self.tr("In “{0}”").format(card.parent_label), self.tr("Take out"))
            row.clicked.connect(self.out_asked)
        for home_id, label in zip(card.tentative_ids, card.tentative_labels, strict=True):
            button = self._home(self.tr("Tried in “{0}”").format(label), self.tr("Make final"), is_dashed=True)
            button.clicked.connect(lambda _checked=False, home_id=home_id: self.final_asked.emit(home_id))

    def _home(self, words: str, act: str, *, is_dashed: bool = False) -> QPushButton:
        frame = QFrame()
        frame.setProperty("tentative", is_dashed)
        label, button = QLabel(words), QPushButton(act)
        label.setWordWrap(True)
        set_role(label, "soft")
        set_role(button, "quiet")
        button.setAccessibleName(f"{act}: {words}")
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(button)
        self.homes.addWidget(frame)
        return button

    def _kind_name(self, kind: str) -> str:
        return {
            "code": self.tr("Code"), "concept": self.tr("First-order concept"), "theme": self.tr("Second-order theme"),
            "dimension": self.tr("Aggregate dimension"),
        }[kind]  # fmt: skip
