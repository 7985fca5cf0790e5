"""The board: four columns of cards, what is picked up, and the filter over all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.dragging import fits
from desktop.theme import Theme, scrolling, set_role, space
from desktop.views.themes.cards import KINDS, Board, Card
from desktop.views.themes.column import Column
from desktop.views.themes.column_view import ColumnView


class BoardView(QWidget):
    """Codes, concepts, themes and dimensions side by side.

    Signals:
        placed(child ids, parent id or "" for none, is final).
        made(kind, label, member ids).
        chosen(): another card is current.
        suggest_asked(kind).
        edited(): an inline editor was closed.
    """

    placed = Signal(list, str, bool)
    made = Signal(str, str, list)
    chosen = Signal()
    suggest_asked = Signal(str)
    edited = Signal()

    def __init__(self, theme: Theme, rename: Callable[[Card, str], bool]) -> None:
        super().__init__()
        self.board = Board()
        self.columns = {kind: Column(kind, theme, rename, self._fits_here) for kind in KINDS}
        self.hint = QLabel()
        self._current = "code"
        self._carried: tuple[str, ...] = ()
        self._members: list[str] = []
        self._filter = ""
        set_role(self.hint, "soft")
        self.hint.setWordWrap(True)
        side_by_side = QWidget()
        row = QHBoxLayout(side_by_side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(4))
        for column in self.columns.values():
            row.addWidget(column, 1)
            self._connect(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(4), 0, space(4), space(2))
        outer.setSpacing(space(1))
        self._area = scrolling(side_by_side, sideways=True)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.hint)
        self.set_board(Board())
        self.set_filter("")

    @property
    def carried(self) -> tuple[str, ...]:
        """The ids of the cards that are picked up."""
        return self._carried

    @property
    def is_editing(self) -> bool:
        return any(column.view.is_editing for column in self.columns.values())

    def current(self) -> Card | None:
        """Give the card that she is on."""
        return self._view().current_card()

    def current_kind(self) -> str:
        return self._current

    def set_board(self, board: Board, focus_id: str = "") -> None:
        """Show another state; she stays on her card, or in its row, unless `focus_id` names another."""
        self.board = board
        for kind, column in self.columns.items():
            here = column.view.current_card()
            row = column.view.currentIndex().row()
            is_current = kind == self._current
            column.view.selectionModel().blockSignals(True)
            column.model.set_cards(board.columns[kind])
            column.view.selectionModel().blockSignals(False)
            column.set_count(board.open_count(kind), column.model.total())
            if here is not None or is_current:
                column.view.show_card(here.id if here else "", row)
        found = board.card(focus_id) if focus_id else None
        if found is not None:
            self.go_to(found)
        known = {card.id for cards in board.columns.values() for card in cards}
        self._carried = tuple(item for item in self._carried if item in known)
        self._on_chosen(self._current)

    def set_filter(self, words: str) -> None:
        """Keep the cards whose label, definition or home holds the words, in every column."""
        self._filter = words
        for kind, column in self.columns.items():
            here = column.view.current_card()
            column.model.set_filter(words, is_open_only=kind == "code" and column.open_only.isChecked())
            column.view.show_card(here.id if here else "")
        self._on_chosen(self._current)

    def go_to(self, card: Card) -> None:
        """Make a card current, in its column."""
        column = self.columns[card.kind]
        if column.model.row_of(card.id) < 0 and card.kind == "code":
            column.open_only.setChecked(False)
        self._current = card.kind
        column.view.show_card(card.id)
        self._on_chosen(card.kind)

    def focus(self) -> None:
        """Take the keyboard to the current column."""
        view = self._view()
        view.setFocus()
        if not view.currentIndex().isValid():
            view.show_card("")

    # --- what keys do ---

    def pick_or_drop(self) -> None:
        """Space: pick up what is selected, or let go what is carried on the current card."""
        if not self._carried:
            self.pick_up()
        else:
            self.let_go()

    def pick_up(self) -> None:
        ids = self._view().chosen_ids()
        self._carry(() if self._current == "dimension" else ids)

    def let_go(self, *, final: bool = True) -> None:
        """Put what is carried into the current card; in the column it comes from it is taken out of its place."""
        card, kind = self.current(), self._current
        if not self._carried:
            return
        kinds = self._kinds(self._carried)
        if card is not None and all(fits(item, card.kind) for item in kinds):
            self._place(self._carried, card.id, final=final)
        elif kinds == {kind}:
            self._carry(())
        else:
            self._say(self.tr("This does not fit there: codes go into concepts or themes, concepts into themes, "
                              "themes into dimensions."))  # fmt: skip

    def put_back(self) -> None:
        """Esc: carry nothing."""
        self._carry(())

    def take_out(self) -> None:
        """Take the selected cards out of their places; they stand open."""
        ids = [item for item in self._view().chosen_ids() if (card := self.board.card(item)) and card.parent_id]
        if ids:
            self._place(ids, "", final=True)

    def ask_new(self, kind: str = "") -> None:
        """Ask for the name of a new category, for what is carried or, among codes, what is selected."""
        members: Sequence[str] = self._carried
        if not kind:
            kind = "concept" if self._current == "code" else self._current
            if self._current == "code" and not members:
                members = self._view().chosen_ids() if self._view().selectedIndexes() else ()
        members = [item for item in members if all(fits(one, kind) for one in self._kinds([item]))]
        self._members = list(members)
        hint = self.tr("Name for %n card(s)", "", len(members)) if members else ""
        self.columns[kind].ask_name(hint)

    def step(self, direction: int) -> None:
        """Go to the card above (1) or beneath (-1) the current one, or to where she was in that column."""
        at = KINDS.index(self._current) + direction
        if not 0 <= at < len(KINDS):
            return
        kind, card = KINDS[at], self.current()
        relative = ""
        if card is not None and not self._carried:
            relative = card.parent_id if direction > 0 else next(iter(card.child_ids), "")
        target = self.board.card(relative) if relative else None
        if target is not None and self.columns[target.kind].model.row_of(target.id) >= 0:
            kind = target.kind
            self.columns[kind].view.show_card(target.id)
        self._current = kind
        self.focus()
        self._on_chosen(kind)

    # --- parts ---

    def retranslate(self) -> None:
        for column in self.columns.values():
            column.retranslate()
        self._on_chosen(self._current)

    def _connect(self, column: Column) -> None:
        view, kind = column.view, column.kind
        view.sideways.connect(self.step)
        view.pick_asked.connect(self.pick_or_drop)
        view.escaped.connect(self.put_back)
        view.dropped.connect(lambda ids, target: self._on_dropped(kind, ids, target))
        view.edited.connect(self.edited)
        view.chosen.connect(lambda: self._on_chosen(kind))
        view.clicked.connect(lambda _index: self._on_chosen(kind))
        column.named.connect(lambda label: self._on_named(kind, label))
        column.new_asked.connect(lambda: self.ask_new(kind))
        column.suggest_asked.connect(lambda: self.suggest_asked.emit(kind))
        column.open_only_changed.connect(lambda: self.set_filter(self._filter))

    def _view(self) -> ColumnView:
        return self.columns[self._current].view

    def _kinds(self, ids: Sequence[str]) -> set[str]:
        return {card.kind for item in ids if (card := self.board.card(item))}

    def _on_chosen(self, kind: str) -> None:
        """Mark what is above and beneath the card that she went to."""
        self._current = kind
        self._area.ensureWidgetVisible(self.columns[kind], 0, 0)
        card = self.current()
        family = self.board.family(card) if card else frozenset()
        for column in self.columns.values():
            column.model.set_marks(self._carried, family)
        self._say_hint()
        self.chosen.emit()

    def _on_dropped(self, kind: str, ids: list[str], target_id: str) -> None:
        target = self.board.card(target_id)
        kinds = self._kinds(ids)
        if target is not None and all(fits(item, target.kind) for item in kinds):
            self._place(ids, target.id, final=True)
        elif kinds == {kind}:
            self._place([item for item in ids if (card := self.board.card(item)) and card.parent_id], "", final=True)
        else:
            self._members = ids
            self.columns[kind].ask_name(self.tr("Name for %n card(s)", "", len(ids)))

    def _on_named(self, kind: str, label: str) -> None:
        members, self._members = self._members, []
        self._carried = ()
        self._current = kind
        self.made.emit(kind, label, members)

    def _place(self, ids: Sequence[str], parent_id: str, *, final: bool) -> None:
        self._carried = ()
        if ids:
            self.placed.emit(list(ids), parent_id, final)
        self._on_chosen(self._current)

    def _carry(self, ids: Sequence[str]) -> None:
        self._carried = tuple(ids)
        self._on_chosen(self._current)

    def _fits_here(self, ids: Sequence[str], card: Card | None, kind: str) -> bool:
        """Tell whether cards can be let go on a card, or on a column's ground (new card, or out of their place)."""
        kinds = self._kinds(ids)
        if not kinds or (card is not None and card.id in ids):
            return False
        if kinds == {kind}:
            return any((found := self.board.card(item)) and found.parent_id for item in ids)
        return all(fits(item, kind) for item in kinds)

    def _say_hint(self) -> None:
        if self._carried:
            self._say(
                self.tr("%n card(s) picked up.", "", len(self._carried))
                + " "
                + self.tr("Arrows to go, Space to drop, T to try there, N for a new card, Esc to put back.")
            )
        else:
            self._say(self.tr("Space picks up, arrows move, Enter renames, N makes a new card."))

    def _say(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setAccessibleName(words)
