"""Coding by hand: what the keys do with a selection, a coding or a node of the codebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from analysis.errors import InvalidInput, NotPermitted
from analysis.records import Coding
from analysis.workflow.structure import Node
from desktop.transcript.view import TranscriptView
from desktop.views.code.code_bar import CodeBar
from desktop.views.code.codebook_panel import CodebookPanel
from desktop.views.code.reading import CODING
from desktop.views.code.state import InterviewState

if TYPE_CHECKING:
    from analysis.workflow.hand_coding import HandCoding
    from desktop.context import AppContext


class ByHand(QObject):
    """Acts on the interview that `state` gives when asked; says what can't be done in the bar under the text."""

    def __init__(
        self,
        context: AppContext,
        view: TranscriptView,
        bar: CodeBar,
        book: CodebookPanel,
        state: Callable[[], InterviewState | None],
    ) -> None:
        super().__init__(view)
        self._context, self._view, self._bar, self._book, self._state = context, view, bar, book, state

    def selected_span(self) -> tuple[int, int] | None:
        """Give the selection in the original's coordinates; None where nothing is selected."""
        span, state = self._view.selected_span(), self._state()
        return state.map.to_original(*span) if span and state is not None and state.shown is not None else None

    def say(self, words: str) -> None:
        """Say calmly under the text what can't be done."""
        self._bar.say(words)

    def _code_selection(self, act: Callable[[HandCoding, str, int, int], object]) -> bool:
        """Do something with the selection; what a rule forbids is said calmly under the text."""
        state, span = self._state(), self.selected_span()
        if state is None or state.shown is None:
            return False
        if span is None:
            self.say(self.tr("Select words of a participant first."))
            return False
        try:
            act(state.study.coding, state.document_id, *span)
        except (NotPermitted, InvalidInput) as error:
            if error.code not in ("not_participant", "empty_selection"):
                raise
            self.say(self.tr("Only words within one turn of a participant can be coded."))
            return False
        self._view.clear_selection()
        return True

    def code_in_vivo(self) -> None:
        coder = self._context.coder_id
        self._context.attempt(lambda: self._code_selection(lambda coding, *at: coding.in_vivo(*at, coder=coder)))

    def new_code(self) -> None:
        """Ask for a label under the text."""
        state = self._state()
        if state is None or state.shown is None:
            return
        if self.selected_span() is None:
            self.say(self.tr("Select words of a participant first."))
        else:
            self._bar.ask(self._view.selected_text(), {code.label for code in state.codes.values()})

    def take_label(self, label: str) -> None:
        """Code the selection with a label: a known code if there is one of that label, else a new one."""
        state, coder = self._state(), self._context.coder_id
        known = next((code for code in state.codes.values() if code.label == label), None) if state else None
        self._view.setFocus()
        if known is not None:
            self._apply_code(known.id)
        else:
            self._context.attempt(
                lambda: self._code_selection(lambda coding, *at: coding.new_code(*at, label, coder=coder))
            )

    def apply(self, node: Node) -> None:
        """Apply the codebook's code to the selection."""
        if node.kind == "code":
            self._apply_code(node.id)

    def _apply_code(self, code_id: str) -> None:
        coder = self._context.coder_id
        self._context.attempt(lambda: self._code_selection(lambda coding, *at: coding.apply(code_id, *at, coder=coder)))

    def current_coding(self) -> Coding | None:
        """Give the coding that is filled in the text."""
        state, current = self._state(), self._view.current or ""
        return state.codings.get(current.removeprefix(CODING)) if state and current.startswith(CODING) else None

    def speak_against(self) -> None:
        """Show the selection, or the coding that is filled, beside what speaks against themes, to be marked."""
        state, coding = self._state(), self.current_coding()
        if state is None or state.shown is None:
            return
        span = self.selected_span() or ((coding.start, coding.end) if coding is not None else None)
        if span is None:
            self.say(self.tr("Select words of a participant first."))
        else:
            self._context.show_negative_cases("", (state.document_id, *span))

    def remove_coding(self) -> None:
        coding, study = self.current_coding(), self._context.study
        if coding is not None and study is not None:
            self._context.attempt(lambda: study.coding.remove_coding(coding.id, coder=self._context.coder_id))

    def delete_code(self) -> None:
        node, study = self._book.node, self._context.study
        if node is not None and node.kind == "code" and study is not None:
            self._context.attempt(lambda: study.coding.delete_code(node.id, coder=self._context.coder_id))

    def rename(self, node: Node, label: str) -> bool:
        study = self._context.study
        if study is None:
            return False
        if node.kind == "code":
            return self._context.attempt(lambda: study.coding.rename(node.id, label, coder=self._context.coder_id))
        return self._context.attempt(lambda: study.structure.edit(node.id, coder=self._context.coder_id, label=label))

    def define(self, node: Node, text: str) -> None:
        study = self._context.study
        if study is None:
            return
        if node.kind == "code":
            self._context.attempt(lambda: study.coding.define(node.id, text, coder=self._context.coder_id))
        else:
            self._context.attempt(lambda: study.structure.edit(node.id, coder=self._context.coder_id, definition=text))
