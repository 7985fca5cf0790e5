"""The check of random sentences: one at a time in its surroundings, one key each; can be broken off and continued."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from analysis.pseudonymization.sampling import Sample
from desktop.offsets import Utf16Map
from desktop.theme import Theme, set_role, space

if TYPE_CHECKING:
    from analysis.workflow.second_reading import SampledSentence

WIDTH = 720
_WORD = re.compile(r"\w[\w'’-]*")


class Reading:
    """How far she is in a sample. Holds no words but those of `sentences`, which stay in memory."""

    def __init__(
        self, sample: Sample, sentences: list[SampledSentence], at: int = 0, missed: set[int] | None = None
    ) -> None:
        self.sample, self.sentences = sample, sentences
        self.at, self.missed = at, missed or set()

    @property
    def is_over(self) -> bool:
        return self.at >= len(self.sentences)

    @property
    def current(self) -> SampledSentence:
        return self.sentences[self.at]

    def as_data(self) -> dict[str, Any]:
        """Give what is remembered until the next start: places and counts, no words."""
        sample = self.sample
        return {
            "seed": sample.seed, "documents": list(sample.document_ids), "places": [list(p) for p in sample.places],
            "population": sample.population, "digest": sample.digest, "at": self.at, "missed": sorted(self.missed),
        }  # fmt: skip


def sample_of(data: dict[str, Any]) -> Sample:
    """Give the sample that was remembered."""
    places = tuple((str(place[0]), int(place[1]), int(place[2])) for place in data["places"])
    return Sample(int(data["seed"]), tuple(data["documents"]), places, int(data["population"]), str(data["digest"]))


class SentenceField(QTextEdit):
    """One sentence; Left and Right choose a word, with Shift more of them.

    Signals:
        answered(key): "space", "m", "back", "enter" or "escape".
    """

    answered = Signal(str)
    _KEYS: ClassVar[dict[Qt.Key, str]] = {
        Qt.Key.Key_Space: "space", Qt.Key.Key_M: "m", Qt.Key.Key_Backspace: "back", Qt.Key.Key_Return: "enter",
        Qt.Key.Key_Enter: "enter", Qt.Key.Key_Escape: "escape",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._from = self._to = 0
        self.is_choosing = False

    def event(self, event: QEvent) -> bool:
        """Keep the answers from the place's own keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._mine(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if arrow and self.is_choosing:
            self._move(
                1 if event.key() == Qt.Key.Key_Right else -1,
                bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            )
        elif self._mine(event):
            self.answered.emit(self._KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _mine(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        return not held and event.key() in self._KEYS

    def choose_first(self) -> None:
        """Select the first word with a capital, for it may be what was missed."""
        self.is_choosing = True
        words = list(_WORD.finditer(self.toPlainText()))
        capital = next((at for at, word in enumerate(words) if at and word[0][0].isupper()), 0)
        self._from = self._to = capital
        self._select(words)

    def _move(self, by: int, more: bool) -> None:
        words = list(_WORD.finditer(self.toPlainText()))
        if not words:
            return
        self._to = min(max(self._to + by, 0), len(words) - 1)
        if not more:
            self._from = self._to
        self._select(words)

    def _select(self, words: list[re.Match[str]]) -> None:
        if not words:
            return
        first, last = sorted((self._from, self._to))
        units = Utf16Map(self.toPlainText())
        cursor = self.textCursor()
        cursor.setPosition(units.to_utf16(words[first].start()))
        cursor.setPosition(units.to_utf16(words[last].end()), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected(self) -> tuple[int, int] | None:
        """Give what is selected, in code points of the sentence."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        units = Utf16Map(self.toPlainText())
        return units.to_code_point(cursor.selectionStart()), units.to_code_point(cursor.selectionEnd())


class SentencePage(QWidget):
    """Where she reads.

    Signals:
        progressed(): she answered; `reading` says how far she is.
        finished(): the last was answered, or she ends early and records what she read.
        left(): she breaks off; nothing is recorded, and she can go on later.
        addition_asked(document id, start, end): replace what was missed, in code points of the original.
    """

    progressed = Signal()
    finished = Signal()
    left = Signal()
    addition_asked = Signal(str, int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.reading: Reading | None = None
        self.heading, self.where, self.before, self.after, self.help = (QLabel() for _ in range(5))
        self.sentence = SentenceField()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.fine, self.missed, self.add, self.on = (QPushButton() for _ in range(4))
        self.back, self.end, self.leave = (QPushButton() for _ in range(3))
        names = ("fine", "missed", "add", "on", "back", "end", "leave")
        for name in names:
            getattr(self, name).setObjectName(f"sentence_{name}")
        set_role(self.heading, "title")
        for label in (self.where, self.help):
            set_role(label, "small")
        for label in (self.before, self.after):
            set_role(label, "soft")
            label.setTextFormat(Qt.TextFormat.RichText)
        for label in (self.before, self.after, self.help):
            label.setWordWrap(True)
        for button in (self.back, self.end, self.leave):
            set_role(button, "quiet")
        self._lay_out()
        self.sentence.answered.connect(self._on_key)
        self.fine.clicked.connect(lambda: self._on_key("space"))
        self.missed.clicked.connect(lambda: self._on_key("m"))
        self.add.clicked.connect(self._add)
        self.on.clicked.connect(self._go_on)
        self.back.clicked.connect(lambda: self._on_key("back"))
        self.end.clicked.connect(self.finished)
        self.leave.clicked.connect(self.left)
        theme.changed.connect(self._show)
        self.setFocusProxy(self.sentence)
        self.retranslate()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(2))
        column.addWidget(self.heading)
        column.addWidget(self.progress)
        column.addWidget(self.where)
        column.addSpacing(space(3))
        for widget in (self.before, self.sentence, self.after):
            column.addWidget(widget)
        column.addSpacing(space(3))
        answers = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        answers.setSpacing(space(2))
        for button in (self.fine, self.missed, self.add, self.on):
            answers.addWidget(button)
        answers.addStretch(1)
        column.addLayout(answers)
        column.addWidget(self.help)
        column.addStretch(1)
        ends = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows = (answers, ends)
        ends.addWidget(self.back)
        ends.addStretch(1)
        ends.addWidget(self.end)
        ends.addWidget(self.leave)
        column.addLayout(ends)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def retranslate(self) -> None:
        self.fine.setText(self.tr("Nothing missed  Space"))
        self.missed.setText(self.tr("Something missed  M"))
        self.add.setText(self.tr("Replace the selected words …  ⏎"))
        self.on.setText(self.tr("Go on  Space"))
        self.back.setText(self.tr("One back"))
        self.end.setText(self.tr("End here and record"))
        self.leave.setText(self.tr("Break off, go on later"))
        self.end.setToolTip(self.tr("What you read so far is recorded; fewer sentences say less"))
        self.sentence.setAccessibleName(self.tr("Sentence to be read"))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put buttons under each other where a row of them has no room."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.pixels(620)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in self._rows:
            row.setDirection(down if is_narrow else right)
        if self.reading is not None and not self.reading.is_over:
            self._fit_sentence()

    def begin(self, reading: Reading) -> None:
        self.reading = reading
        self._show()
        self.sentence.setFocus()

    def go_on_after_addition(self) -> None:
        """What was missed was added: more of it can be, or she goes on."""
        self.sentence.setFocus()

    # --- answering ---

    def _on_key(self, key: str) -> None:
        reading = self.reading
        if reading is None or reading.is_over:
            return
        if key == "space":
            self._go_on()
        elif key == "m" and not self.sentence.is_choosing:
            reading.missed.add(reading.at)
            self.progressed.emit()
            self._show_choice()
        elif key == "enter" and self.sentence.is_choosing:
            self._add()
        elif key == "escape" and self.sentence.is_choosing:
            reading.missed.discard(reading.at)
            self._show()
        elif key == "escape":
            self.left.emit()
        elif key == "back" and reading.at:
            reading.at -= 1
            reading.missed.discard(reading.at)
            self.progressed.emit()
            self._show()

    def _go_on(self) -> None:
        reading = self.reading
        if reading is None:
            return
        reading.at += 1
        self.progressed.emit()
        if reading.is_over:
            self.finished.emit()
        else:
            self._show()

    def _add(self) -> None:
        span = self.sentence.selected()
        if self.reading is not None and span is not None:
            sentence = self.reading.current
            self.addition_asked.emit(sentence.document_id, sentence.start + span[0], sentence.start + span[1])

    # --- showing ---

    def _show(self) -> None:
        reading = self.reading
        if reading is None or reading.is_over:
            return
        sentence = reading.current
        number, count = reading.at + 1, len(reading.sentences)
        self.heading.setText(self.tr("Sentence {0} of {1}").format(number, count))
        self.progress.setRange(0, count)
        self.progress.setValue(reading.at)
        self.progress.setAccessibleName(self.heading.text())
        marked = self.tr("%n marked as missed", "", len(reading.missed)) if reading.missed else ""
        self.where.setText(" · ".join(part for part in (sentence.title, sentence.speaker, marked) if part))
        self._show_words(sentence)
        self.sentence.is_choosing = False
        if reading.at in reading.missed:
            self._show_choice()
            return
        for button in (self.fine, self.missed):
            button.show()
        for button in (self.add, self.on):
            button.hide()
        self.back.setEnabled(reading.at > 0)
        self.end.setEnabled(reading.at > 0)
        self.help.setText(self.tr("Is there still a name or anything else in it that could tell who somebody is?"))
        self.sentence.setFocus()

    def _show_words(self, sentence: SampledSentence) -> None:
        font = self._theme.reading_font(1.15)
        soft = self._theme.reading_font(0.95)
        self.sentence.setFont(font)
        self.sentence.setPlainText(sentence.text)
        self._fit_sentence()
        for label, words in ((self.before, f"… {sentence.before}"), (self.after, f"{sentence.after} …")):
            label.setFont(soft)
            label.setText(escape(words))
            label.setVisible(bool(words.strip("… ")))

    def _fit_sentence(self) -> None:
        """Give the field the height of its words at the width that it has."""
        words = self.sentence.document().clone()
        words.setTextWidth(min(WIDTH, max(self.width(), 300)) - 2 * space(10))
        self.sentence.setFixedHeight(int(words.size().height()) + space(6))

    def _show_choice(self) -> None:
        for button in (self.fine, self.missed):
            button.hide()
        for button in (self.add, self.on):
            button.show()
        self.help.setText(
            self.tr("Choose the words with ← and → (more with Shift), Enter replaces them everywhere; Space goes on.")
        )
        self.sentence.choose_first()
        self.sentence.setFocus()
