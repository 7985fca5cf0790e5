"""What lies aside of the review: suggestions that are not in the text, and those that the critic dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.transcript.view import TranscriptView
from desktop.views.code.contents import cut_contents, dropped_contents, unplaced_contents
from desktop.views.code.deck import Show
from desktop.views.code.state import Changed, InterviewState
from desktop.views.code.suggestions_panel import CUT, DROPPED, UNPLACED, SuggestionsPanel

if TYPE_CHECKING:
    from desktop.context import AppContext


class Asides(QObject):
    """Acts in the drawer. `show_changed` draws what an act changed, `show_list` turns to a list by its name."""

    def __init__(
        self,
        context: AppContext,
        view: TranscriptView,
        panel: SuggestionsPanel,
        state: Callable[[], InterviewState | None],
        show_changed: Callable[[Changed], None],
        show_list: Callable[[str], None],
    ) -> None:
        super().__init__(panel)
        self._context, self._view, self._panel, self._state = context, view, panel, state
        self._show_changed, self._show_list = show_changed, show_list
        drawer = panel.drawer
        drawer.place_picked.connect(self._pick)
        drawer.place_shown.connect(self._show_place)
        drawer.reject_asked.connect(self._reject)
        drawer.restore_asked.connect(self._restore)
        drawer.dropped_shown.connect(self._show_dropped)

    def show(self, state: InterviewState, which: str) -> bool:
        """Show a list that lies aside; tell whether `which` is one."""
        if which == UNPLACED:
            self._panel.show_drawer(state.deck, unplaced_contents(state))
        elif which == CUT:
            self._panel.show_cut(state.deck, cut_contents(state))
        elif which == DROPPED:
            self._panel.show_dropped(state.deck, dropped_contents(state))
        return which in (UNPLACED, CUT, DROPPED)

    def _show_place(self, suggestion_id: str, index: int) -> None:
        state = self._state()
        item = state.deck.get(suggestion_id) if state else None
        if state is not None and item is not None:
            self._view.select(*state.map.to_shown(*item.candidates[index]))

    def _pick(self, suggestion_id: str, index: int) -> None:
        state = self._state()
        if state is None:
            return
        pick, coder = state.study.deciding.pick_place, self._context.coder_id
        if self._context.attempt(lambda: pick(suggestion_id, index, coder=coder)):
            changed = Changed()
            state.take_suggestion(suggestion_id, changed)
            state.deck.bring_back(suggestion_id)
            self._show_changed(changed)

    def _reject(self, suggestion_id: str) -> None:
        state = self._state()
        if state is None:
            return
        reject, coder = state.study.deciding.reject, self._context.coder_id
        if self._context.attempt(lambda: reject(suggestion_id, coder=coder)):
            state.take_suggestion(suggestion_id, Changed())
            self.show(state, UNPLACED)

    def _show_dropped(self, suggestion_id: str) -> None:
        state = self._state()
        item = state.deck.get(suggestion_id) if state else None
        if state is not None and item is not None:
            self._view.select(*state.shown_span(item))

    def _restore(self, suggestion_id: str) -> None:
        """Take one back into the review; the others stay in view to be looked through."""
        state = self._state()
        if state is None:
            return
        restore, coder = state.study.deciding.restore, self._context.coder_id
        if self._context.attempt(lambda: restore(suggestion_id, coder=coder)):
            changed = Changed()
            state.take_suggestion(suggestion_id, changed)
            self._show_changed(changed)
            self._show_list(DROPPED if state.deck.dropped() else Show.OPEN.value)
