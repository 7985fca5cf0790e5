"""What checking the study found: in a sentence, by sort, with the way to the first broken step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from analysis.ports import Problem
from analysis.verified import first_broken
from desktop.theme import set_role
from desktop.verdict import VerdictWords, in_full


class VerdictCard(QWidget):
    """Hidden until the study is checked, and after each change.

    Signals:
        step_asked(int): she wants to see the event with this number.
    """

    step_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Problem] | None = None
        self.verdict_words = VerdictWords(self)
        self.words, self.show_broken, self.copy_found = QLabel(wordWrap=True), QPushButton(), QPushButton()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        for button in (self.show_broken, self.copy_found):
            set_role(button, "quiet")
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_broken.clicked.connect(lambda: self.step_asked.emit(first_broken(self._found or ())))
        self.copy_found.clicked.connect(lambda: QGuiApplication.clipboard().setText(in_full(self._found or ())))
        self.hide()

    def say_checking(self) -> None:
        self._found = None
        self._say(self.tr("Checking every step…"), is_good=True)

    def say_found(self, found: Sequence[Problem]) -> None:
        self._found = found
        if not found:
            self._say(self.verdict_words.sound(found), is_good=True)
            return
        self._say(f"{self.verdict_words.broken(found)}\n{self.verdict_words.remedy()}", is_good=False)
        self.show_broken.setVisible(bool(first_broken(found)))
        self.copy_found.show()

    def _say(self, words: str, *, is_good: bool) -> None:
        self.show_broken.hide()
        self.copy_found.hide()
        self.words.setText(words)
        set_role(self.words, "soft" if is_good else "danger")
        self.show()

    def retranslate(self) -> None:
        self.show_broken.setText(self.tr("Show this step"))
        self.copy_found.setText(self.tr("Copy all that was found"))
        if self._found is not None and not self.isHidden():
            self.say_found(self._found)
