"""The Themes place: it shows the board, the figure and the suggested groups; the study's use cases do."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from analysis.records import Category, Code, Coding, Level, SuggestionKind
from analysis.workflow.groupings import Proposal, read_proposals
from analysis.workflow.structure import FIGURE_LABEL, Node
from desktop.actions import ActionSpec
from desktop.place import Place
from desktop.ruling_words import RULING, said_on
from desktop.tasks import READ_LANE, stoppable
from desktop.theme import space
from desktop.views.themes.actions import themes_actions
from desktop.views.themes.board import BoardView
from desktop.views.themes.cards import Board, Card, level_of, read_board
from desktop.views.themes.figure import DataStructureView
from desktop.views.themes.groups_page import GroupsPage, provider_words
from desktop.views.themes.layout import BENEATH_FROM, BESIDE_FROM, BoardSplitter, EmptyPage, FigurePane, TopRow
from desktop.views.themes.members_model import MemberRow, member_rows
from desktop.views.themes.rearranging import Rearranging
from desktop.views.themes.side import SidePanel

if TYPE_CHECKING:
    from analysis.ports import Event
    from analysis.workflow.study import OpenStudy
    from desktop.context import AppContext

SETTLE_MILLISECONDS = 30
AHEAD_MILLISECONDS = 400
"""After a study opened the board is read ahead, so that the place comes to the front with its cards."""
MEMBERS_MILLISECONDS = 60
_TOUCHING = {
    "groups_arranged",
    "call_answered", "category_added", "category_changed", "category_removed", "code_changed", "code_created",
    "code_removed", "coding_added", "coding_removed", "memo_removed", "memo_written", "placement_changed", "redone",
    "suggestion_decided", "undone", "document_approved", "identifier_decided", "identifier_changed", "speaker_changed",
    "document_removed",
}  # fmt: skip
Reading = tuple[Board, list[Proposal]]


class ThemesPlace(Place):
    """Codes into concepts, themes and dimensions."""

    key: ClassVar[str] = "themes"
    icon: ClassVar[str] = "layers"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._is_stale = self._is_reading = False
        self._focus_id = ""
        self._asked_at = time.monotonic()
        self.top, self.board = TopRow(theme), BoardView(theme, self._rename)
        self.figure, self.groups, self.side = DataStructureView(theme), GroupsPage(theme), SidePanel(theme)
        self.figure_pane, self.empty = FigurePane(self.figure), EmptyPage()
        self.split = BoardSplitter(self.board, self.figure_pane)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._ahead = QTimer(self, singleShot=True, interval=AHEAD_MILLISECONDS)
        self._members_timer = QTimer(self, singleShot=True, interval=MEMBERS_MILLISECONDS)
        self._stack = QStackedWidget()
        for page in (self.empty, self.split, self.groups):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._stack, 1)
        self._connect()
        self.rearranging = Rearranging(self)
        self.set_study(None)

    # --- the window's calls ---

    def title(self) -> str:
        return self.tr("Themes")

    def panel(self) -> QWidget:
        return self.side

    def place_actions(self) -> list[ActionSpec]:
        return themes_actions(self)

    def focus_text(self) -> QWidget:
        return self

    def set_study(self, study: OpenStudy | None) -> None:
        self._is_stale = study is not None
        self.board.put_back()
        self._show(Board(), [])
        self._show_figure(bool(self.context.settings.view_state("themes/figure", self._has_room())))
        if study is not None:
            self._ahead.start()

    def on_event(self, event: Event) -> None:
        if event.kind in RULING and self.isVisible():
            self._show_side()
        if event.kind not in _TOUCHING:
            return
        self._is_stale = True
        if self.isVisible():
            self._timer.start()

    def activate(self) -> None:
        if self._is_stale:
            self._read()
        self._members_timer.start()
        self._focus()

    def retranslate(self) -> None:
        self.top.retranslate(self.groups.waiting_count)
        self.board.retranslate()
        self.groups.retranslate()
        self.figure_pane.retranslate()
        self.side.retranslate()
        self._say_empty()

    # --- what actions ask ---

    @property
    def is_figure_shown(self) -> bool:
        return self.figure_pane.isVisibleTo(self.split)

    def has_group(self) -> bool:
        return self._stack.currentWidget() is self.groups and self.groups.current() is not None

    def is_on_board(self) -> bool:
        return self._stack.currentWidget() is self.split

    def has_card(self) -> bool:
        return self.is_on_board() and self.board.current() is not None

    def is_carrying(self) -> bool:
        return self.is_on_board() and bool(self.board.carried)

    def is_tried(self) -> bool:
        card = self.board.current() if self.is_on_board() else None
        return card is not None and bool(card.tentative_ids)

    # --- what actions do ---

    def show_board(self) -> None:
        self.top.views.setCurrentIndex(0)
        self._focus()

    def show_groups(self) -> None:
        self.top.views.setCurrentIndex(1)
        self._focus()

    def toggle_figure(self) -> None:
        self._show_figure(not self.is_figure_shown)
        self.context.settings.put_view_state("themes/figure", self.is_figure_shown)

    def focus_filter(self) -> None:
        self.show_board()
        self.top.filter.setFocus()
        self.top.filter.selectAll()

    def suggest(self, level: Level) -> None:
        """Ask the window for suggested groups."""
        self.context.suggest_groups(level, self.alternatives)

    @property
    def alternatives(self) -> int:
        """How many groupings are asked for side by side: as she chose last, on this computer."""
        chosen = self.context.settings.view_state("themes/alternatives", 2)
        return chosen if chosen in (1, 2, 3) else 2

    def choose_alternatives(self, count: int) -> None:
        self.context.settings.put_view_state("themes/alternatives", count)

    def rename(self) -> None:
        self.board.columns[self.board.current_kind()].view.edit_current()

    def remove(self) -> None:
        """Remove a category, what is in it stands open; a code only leaves its place."""
        study, card = self.context.study, self.board.current()
        if study is None or card is None:
            return
        if card.kind == "code":
            self.board.take_out()
        else:
            self.context.attempt(lambda: study.structure.remove(card.id, coder=self._coder))

    def make_final(self) -> None:
        """Make the first of the homes that a card was tried in its place."""
        card = self.board.current()
        if card is not None and card.tentative_ids:
            self._place([card.id], card.tentative_ids[0])

    def is_on(self, kind: str) -> bool:
        """Tell whether she is on a card of that kind."""
        card = self.board.current() if self.is_on_board() else None
        return card is not None and card.kind == kind

    def compare(self) -> None:
        """Show what joined the concept she is on beside the quotations that were there before."""
        self._with_card(lambda card: self.context.show_comparing(card.id))

    def show_negative_cases(self) -> None:
        """Show what speaks against the theme she is on."""
        self._with_card(lambda card: self.context.show_negative_cases(card.id))

    def later(self) -> None:
        study = self.context.study
        self._decide(lambda one, seconds: study and study.deciding.later(one, coder=self._coder, seconds=seconds))

    def undo(self) -> None:
        """Take back what was done last; a suggested group comes back and is the current one."""
        study = self.context.study
        if study is None:
            return
        event = study.history.next_undo()
        if self.context.attempt(lambda: study.history.undo(coder=self._coder)) and event is not None:
            self._focus_id = str(event.details.get("suggestion") or event.details.get("child") or "")

    # --- deciding ---

    def _accept(self) -> None:
        study = self.context.study
        self._decide(lambda one, seconds: study and study.deciding.accept(one, coder=self._coder, seconds=seconds))

    def _edit(self, label: str, definition: str, members: list[str]) -> None:
        study = self.context.study
        self._decide(
            lambda one, seconds: (
                study
                and study.deciding.edit(
                    one, coder=self._coder, label=label, definition=definition, member_ids=members, seconds=seconds
                )
            )
        )

    def _reject(self, reason: str) -> None:
        study = self.context.study
        self._decide(
            lambda one, seconds: study and study.deciding.reject(one, coder=self._coder, reason=reason, seconds=seconds)
        )

    def _decide(self, act: Callable[[str, float], object]) -> None:
        """Record a decision on the current group and go on to the next at once."""
        group = self.groups.current()
        if group is None or self.context.study is None:
            return
        seconds = self.seconds_on_group()
        if self.context.attempt(lambda: act(group.id, seconds)):
            self.groups.leave(group.id)
            self.groups.focus()

    def seconds_on_group(self) -> float:
        """Say for how long the current group has been in front of her."""
        return time.monotonic() - self._asked_at

    def focus_on(self, group_id: str) -> None:
        """Go to a group when the next reading came."""
        self._focus_id = group_id

    # --- changing the structure ---

    @property
    def _coder(self) -> str:
        return self.context.coder_id

    def _place(self, ids: list[str], parent_id: str, final: bool = True) -> None:
        study = self.context.study
        if study is None:
            return
        place_all = study.structure.place_all
        self.context.attempt(lambda: place_all(ids, parent_id or None, coder=self._coder, final=final))

    def _make(self, kind: str, label: str, members: list[str]) -> None:
        study = self.context.study
        if study is None:
            return

        def add() -> None:
            made = study.structure.add(level_of(kind), label, coder=self._coder, members=members)
            self._focus_id = made.id

        self.context.attempt(add)

    def _rename(self, card: Card, label: str) -> bool:
        study = self.context.study
        if study is None:
            return False
        if card.kind == "code":
            return self.context.attempt(lambda: study.coding.rename(card.id, label, coder=self._coder))
        return self.context.attempt(lambda: study.structure.edit(card.id, coder=self._coder, label=label))

    def _on_field(self, card_id: str, name: str, text: str) -> None:
        study, coder = self.context.study, self._coder
        card = self.board.board.card(card_id)
        if study is None or card is None:
            return
        if name == "memo":
            self.context.attempt(lambda: self._keep_memo(study, card, text))
        elif name == "figure_label":
            self.context.attempt(lambda: study.structure.label_in_figure(card_id, text, coder=coder))
        elif card.kind == "code":
            self.context.attempt(lambda: study.coding.define(card_id, text, coder=coder))
        else:
            self.context.attempt(lambda: study.structure.edit(card_id, coder=coder, **{name: text}))

    def _keep_memo(self, study: OpenStudy, card: Card, text: str) -> None:
        known = [memo for memo in study.coding.memos(card.id) if memo.kind != FIGURE_LABEL]
        if known and text:
            study.coding.edit_memo(known[-1].id, text, coder=self._coder)
        elif known:
            study.coding.remove_memo(known[-1].id, coder=self._coder)
        elif text:
            target = study.store.get(Code if card.kind == "code" else Category, card.id)
            study.coding.memo(text, coder=self._coder, target=target, kind=card.kind)

    # --- reading ---

    def _read(self) -> None:
        study = self.context.study
        if study is None or self.board.is_editing:
            return
        if self._is_reading:
            self._timer.start()
            return
        self._is_stale, self._is_reading = False, True
        self.context.tasks.start(
            self.tr("Reading the structure"),
            stoppable(lambda: (read_board(study), read_proposals(study))),
            lane=READ_LANE,
            done=lambda reading: self._on_read(study, reading),
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )

    def _read_ahead(self) -> None:
        if self._is_stale:
            self._read()

    def _on_read(self, study: object, reading: Reading) -> None:
        self._is_reading = False
        if study is self.context.study and not self._is_stale:
            self._show(*reading)

    def _on_failed(self, error: BaseException) -> None:
        self._is_reading = False
        self.context.messages.show_error(error)

    def _on_cancelled(self) -> None:
        self._is_reading = False

    def _show(self, board: Board, proposals: list[Proposal]) -> None:
        focus_id, self._focus_id = self._focus_id, ""
        self.board.set_board(board, focus_id)
        self.figure.set_tree(board.tree)
        self.groups.set_proposals(proposals)
        self.top.retranslate(self.groups.waiting_count)
        self._say_empty()
        self._show_page()
        if focus_id and not board.card(focus_id):
            self.groups.go_to(focus_id)
        self._show_side()
        if self.isVisible() and self.focusWidget() is None:
            self._focus()

    def _show_page(self) -> None:
        has_codes = any(self.board.board.columns.values())
        wants_groups = self.top.views.currentIndex() == 1
        self.top.setVisible(has_codes)
        if not has_codes or (wants_groups and not self.groups.waiting_count):
            self._stack.setCurrentWidget(self.empty)
        else:
            self._stack.setCurrentWidget(self.groups if wants_groups else self.split)
        self.top.filter.setVisible(self._stack.currentWidget() is self.split)
        self.top.figure.setVisible(self._stack.currentWidget() is self.split)

    def _say_empty(self) -> None:
        if not any(self.board.board.columns.values()):
            self.empty.words.setText(
                self.tr("Here your codes become concepts, themes and dimensions. There is no accepted code yet.")
            )
            self.empty.button.setText(self.tr("Go to Code"))
        else:
            self.empty.words.setText(
                self.tr("No suggestion waits here. Suggestions sort your codes into groups, in up to three ways; "
                        "you decide on each.")
            )  # fmt: skip
            self.empty.button.setText(self._level_words(self._next_level()))

    def _level_words(self, level: Level) -> str:
        return {
            Level.CONCEPT: self.tr("Suggest concepts…"), Level.THEME: self.tr("Suggest themes…"),
            Level.DIMENSION: self.tr("Suggest dimensions…"),
        }[level]  # fmt: skip

    def _next_level(self) -> Level:
        """Give the lowest level for which something stands open."""
        board = self.board.board
        order = (("code", Level.CONCEPT), ("concept", Level.THEME), ("theme", Level.DIMENSION))
        return next((level for kind, level in order if board.open_count(kind)), Level.CONCEPT)

    def _on_empty_button(self) -> None:
        if any(self.board.board.columns.values()):
            self.suggest(self._next_level())
        else:
            self.context.go("code")

    # --- showing ---

    def _connect(self) -> None:
        self._timer.timeout.connect(self._read)
        self._ahead.timeout.connect(self._read_ahead)
        self._members_timer.timeout.connect(self._show_members)
        self.top.views.currentChanged.connect(self._on_view)
        self.top.filter.textChanged.connect(self.board.set_filter)
        self.top.filter.returnPressed.connect(self.board.focus)
        self.top.figure.clicked.connect(self.toggle_figure)
        self.empty.button.clicked.connect(self._on_empty_button)
        self.board.placed.connect(self._place)
        self.board.made.connect(self._make)
        self.board.chosen.connect(self._on_card)
        self.board.edited.connect(self._on_edited)
        self.board.suggest_asked.connect(lambda kind: self.suggest(level_of(kind)))
        self.groups.chosen.connect(self._on_group)
        self.figure.chosen.connect(self._on_figure)
        card, group = self.side.card, self.side.group
        card.changed.connect(self._on_field)
        card.final_asked.connect(lambda home: self._with_card(lambda one: self._place([one.id], home)))
        card.out_asked.connect(lambda: self._with_card(lambda one: self._place([one.id], "")))
        card.against_asked.connect(self.show_negative_cases)
        card.compare_asked.connect(self.compare)
        card.member_chosen.connect(self._go_to_member)
        group.accept_asked.connect(self._accept)
        group.edit_asked.connect(self._edit)
        group.reject_asked.connect(self._reject)
        group.later_asked.connect(self.later)
        group.undo_asked.connect(self.undo)

    def _on_view(self) -> None:
        self._show_page()
        self._show_side()

    def _on_edited(self) -> None:
        if self._is_stale:
            self._timer.start()

    def _on_card(self) -> None:
        if self.is_on_board():
            self._show_side()

    def _on_figure(self, node_id: str) -> None:
        """Go to the card of what was clicked in the figure."""
        card = self.board.board.card(node_id)
        if card is not None:
            self.board.go_to(card)
            self.board.focus()

    def _on_group(self) -> None:
        self._asked_at = time.monotonic()
        if self._stack.currentWidget() is self.groups:
            self._show_side()

    def _with_card(self, act: Callable[[Card], object]) -> None:
        card = self.board.current()
        if card is not None:
            act(card)

    def _show_side(self) -> None:
        if self._stack.currentWidget() is self.groups:
            proposal = self.groups.proposal()
            self.side.group.show_group(self.groups.current(), self._source(proposal) if proposal else "")
            self.side.show_group()
            return
        study, card = self.context.study, self.board.current()
        category = study.store.find(Category, card.id) if study is not None and card and card.kind != "code" else None
        memos = study.coding.memos(card.id) if study is not None and card else []
        delegate = self.board.columns["code"].view.delegate
        nothing = self.tr("Choose a card to see what it stands on.")
        ruled = said_on(study, card.id) if study is not None and card else ""
        self.side.card.show_card(card, category, memos, delegate.count_words(card) if card else "", nothing, ruled)
        self.side.show_card()
        self.figure.mark(self._drawn_id(card) if card else "")
        if self.isVisible():
            self._members_timer.start()

    def _drawn_id(self, card: Card) -> str:
        """Give the box of the figure that stands for a card: its own, or that of the concept it is in."""
        return card.id if card.kind != "code" or card.id in self.figure.drawn_ids() else card.parent_id

    def _show_members(self) -> None:
        study, card = self.context.study, self.board.current()
        node = _find(self.board.board.tree, card.id) if card else None
        self.side.card.show_members(member_rows(study, node) if study is not None and node is not None else ())

    def _source(self, proposal: Proposal) -> str:
        words = {
            SuggestionKind.CONCEPT: self.tr("Suggested concept"), SuggestionKind.THEME: self.tr("Suggested theme"),
            SuggestionKind.DIMENSION: self.tr("Suggested dimension"),
        }[proposal.kind]  # fmt: skip
        return f"{words} · {provider_words(proposal)}"

    def _go_to_member(self, row: MemberRow) -> None:
        """Go to a member's card, or to the quotation in its interview."""
        card = self.board.board.card(row.id)
        if card is not None and not row.document_id:
            self.board.go_to(card)
            self.board.focus()
        elif (study := self.context.study) is not None and (coding := study.store.find(Coding, row.coding_id)):
            self.context.show_words(coding.document_id, coding.start, coding.end)

    def show_record(self, record_id: str) -> None:
        card = self.board.board.card(record_id)
        self.show_board()
        if card is None:  # it comes with the structure that is being read
            self._focus_id = record_id
        else:
            self.board.go_to(card)
            self.board.focus()

    def _has_room(self) -> bool:
        """Whether the figure fits without crowding the board, as the window is now."""
        window = self.window()
        return window.width() >= BESIDE_FROM or window.height() - space(40) >= BENEATH_FROM

    def _show_figure(self, is_shown: bool) -> None:
        self.figure_pane.setVisible(is_shown)
        self.top.figure.setChecked(is_shown)

    def _focus(self) -> None:
        page = self._stack.currentWidget()
        if page is self.split:
            self.board.focus()
        elif page is self.groups:
            self.groups.focus()
        else:
            self.empty.button.setFocus()


def _find(tree: tuple[Node, ...], node_id: str) -> Node | None:
    for node in tree:
        if node.id == node_id:
            return node
        found = _find(node.children, node_id)
        if found is not None:
            return found
    return None
