"""The drawer for suggestions without a place in the text: shown with the difference, never to be accepted so."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import space


@dataclass(frozen=True, slots=True)
class Place:
    """A place to pick: its words in the interview, where they stand, and what is around them."""

    words: str
    where: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DroppedContent:
    """A suggestion that the critic dropped: its words in the interview, and the critic's reason."""

    suggestion_id: str
    words: str
    where: str
    reason: str
    provider: str


@dataclass(frozen=True, slots=True)
class UnplacedContent:
    """A suggestion of which the words are not in the text, nearly so, or more than once."""

    suggestion_id: str
    answered: str
    provider: str
    places: tuple[Place, ...] = ()


def difference(answered: str, source: str) -> str:
    """Show word by word how an answer differs from the source, as rich text: struck out is the answer's only.

    Underlined is the source's only; plain is in both.
    """
    left, right = answered.split(), source.split()
    parts: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        gone, came = html.escape(" ".join(left[i1:i2])), html.escape(" ".join(right[j1:j2]))
        if tag == "equal":
            parts.append(gone)
        else:
            parts += [f"<s>{gone}</s>"] if gone else []
            parts += [f"<u>{came}</u>"] if came else []
    return " ".join(parts)


def _in_context(place: Place) -> str:
    before, words, after = (html.escape(part) for part in (place.before, place.words, place.after))
    return f"…{before}<b>{words}</b>{after}…"


class Drawer(QScrollArea):
    """A list of suggestions that are not offered: without a place, from cut answers, dropped by the critic.

    Signals:
        place_picked(suggestion id, index), place_shown(suggestion id, index), reject_asked(suggestion id).
        restore_asked(suggestion id), dropped_shown(suggestion id): one of those that the critic dropped.
    """

    place_picked = Signal(str, int)
    place_shown = Signal(str, int)
    reject_asked = Signal(str)
    restore_asked = Signal(str)
    dropped_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._fill([])

    def show_content(self, items: Sequence[UnplacedContent]) -> None:
        self._fill(items)

    def show_cut(self, items: Sequence[UnplacedContent]) -> None:
        """Show what stood in answers that were cut: to be read, nothing else."""
        body, column = self._emptied(
            self.tr("From an answer that was cut, not offered. Ask again for this part to decide on it.")
        )
        for item in items:
            card, inside = _card_of(item.provider)
            card.setAccessibleName(self.tr("From an answer that was cut: {0}").format(item.answered))
            inside.addWidget(_label(self.tr("Answered: “{0}”").format(item.answered), ""))
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(body)

    def show_dropped(self, items: Sequence[DroppedContent]) -> None:
        """Show what the critic dropped and why, each to be taken back."""
        body, column = self._emptied(
            self.tr("The critic, a second request to the model, dropped these. Take back what you want to decide on.")
        )
        for item in items:
            column.addWidget(self._dropped(item))
        column.addStretch(1)
        self.setWidget(body)

    def _dropped(self, item: DroppedContent) -> QFrame:
        card, column = _card_of(f"{item.where} · {item.provider}")
        card.setAccessibleName(self.tr("Dropped by the critic: {0}").format(item.words))
        column.addWidget(_label(self.tr("“{0}”").format(item.words), ""))
        column.addWidget(_label(self.tr("Dropped by the critic, because: {0}").format(item.reason), "small"))
        row = QHBoxLayout()
        row.addStretch(1)
        for words, signal in ((self.tr("Show"), self.dropped_shown), (self.tr("Take back"), self.restore_asked)):
            button = QPushButton(words)
            button.setAccessibleName(f"{words}: {item.words}")
            button.setProperty("role", "quiet")
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(item.suggestion_id))
            row.addWidget(button)
        column.addLayout(row)
        return card

    def _emptied(self, words: str) -> tuple[QWidget, QVBoxLayout]:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, space(1), 0)
        column.setSpacing(space(3))
        column.addWidget(_label(words, "soft"))
        return body, column

    def _fill(self, items: Sequence[UnplacedContent]) -> None:
        body, column = self._emptied(
            self.tr("These words are not in the interview as they were given, so they can't be accepted.")
        )
        for item in items:
            column.addWidget(self._card(item))
        column.addStretch(1)
        self.setWidget(body)

    def _card(self, item: UnplacedContent) -> QFrame:
        card, column = _card_of(item.provider)
        card.setAccessibleName(self.tr("Not in the text: {0}").format(item.answered))
        if not item.places:
            column.addWidget(_label(self.tr("Answered: “{0}”").format(item.answered), ""))
        elif len(item.places) == 1:
            column.addWidget(_label(self.tr("Near, but not the same. Struck out is what was answered only."), "small"))
        else:
            column.addWidget(
                _label(self.tr("“{0}” stands in several places. Which is meant?").format(item.answered), "")
            )
        for number, place in enumerate(item.places):
            self._add_place(column, item, number, place)
        row = QHBoxLayout()
        row.addStretch(1)
        reject = QPushButton(self.tr("Reject"))
        reject.setProperty("role", "quiet")
        reject.clicked.connect(lambda: self.reject_asked.emit(item.suggestion_id))
        row.addWidget(reject)
        if item.places:
            column.addLayout(row)
        return card

    def _add_place(self, column: QVBoxLayout, item: UnplacedContent, number: int, place: Place) -> None:
        words = _label(_in_context(place) if len(item.places) > 1 else difference(item.answered, place.words), "")
        words.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(words)
        row = QHBoxLayout()
        row.addWidget(_label(place.where, "small"), 1)
        show = QPushButton(self.tr("Show"))
        show.setProperty("role", "quiet")
        show.clicked.connect(lambda: self.place_shown.emit(item.suggestion_id, number))
        pick = QPushButton(self.tr("Take this place"))
        pick.clicked.connect(lambda: self.place_picked.emit(item.suggestion_id, number))
        for button in (show, pick):
            button.setAccessibleName(f"{button.text()}: {place.words}")
            row.addWidget(button)
        column.addLayout(row)


def _card_of(provider: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(space(4), space(3), space(4), space(3))
    column.addWidget(_label(provider, "small"))
    return card, column


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
