"""Coding before suggestions are seen: the band over the text that says so, and the acts that begin and end it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.theme import set_role, space
from desktop.views.code.state import InterviewState

if TYPE_CHECKING:
    from desktop.context import AppContext


class CodedFirst(QFrame):
    """Shown over an interview whose suggestions are hidden, all of them or those in turns held out."""

    def __init__(self, context: AppContext, state: Callable[[], InterviewState | None]) -> None:
        super().__init__()
        set_role(self, "notice")
        self._context, self._state = context, state
        self.words, self.button = QLabel(), QPushButton()
        self.words.setWordWrap(True)
        self.button.clicked.connect(self.finish)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(4), space(2))
        row.setSpacing(space(3))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def is_on(self) -> bool:
        """Whether she codes all of the interview first."""
        state = self._state()
        return state is not None and state.blind.is_first

    def can_finish(self) -> bool:
        state = self._state()
        return state is not None and state.shown is not None and state.blind.is_open

    def can_start(self) -> bool:
        state = self._state()
        return state is not None and state.shown is not None

    def toggle(self) -> None:
        """Begin, or end what was begun."""
        state = self._state()
        if state is None or state.shown is None:
            return
        if self.is_on:
            self.finish()
        else:
            start = state.study.blind.start
            self._context.attempt(lambda: start(state.document_id, coder=self._context.coder_id))

    def finish(self) -> None:
        """Say that what was to be coded first is coded; only differences are offered then."""
        state = self._state()
        if state is not None and self.can_finish():
            finish = state.study.blind.finish
            self._context.attempt(lambda: finish(state.document_id, coder=self._context.coder_id))

    def follow(self) -> None:
        """Say how the interview stands."""
        state = self._state()
        blind = state.blind if state is not None and state.shown is not None else None
        self.setVisible(blind is not None and blind.is_open)
        if blind is None:
            return
        self.button.setText(self.tr("I have coded it") if blind.is_first else self.tr("I have coded them"))
        if blind.is_first:
            words = self.tr("You code this interview first. Its suggestions are hidden until you have finished.")
        else:
            words = self.tr(
                "%n turn(s), marked in the margin, are for you to code first: no suggester has them.",
                "",
                len(blind.turns),
            )
        self.words.setText(words)

    def hidden_words(self) -> str:
        """Say in the place of suggestions why there are none; "" where there may be."""
        return self.tr("Suggestions are hidden while you code this interview first.") if self.is_on else ""
