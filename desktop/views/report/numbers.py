"""The numbers of the report, section by section; each is a button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import Theme, set_role, space
from desktop.views.report.facts import Fact, Report
from desktop.views.report.words import SECTIONS, Words


class FactButton(QPushButton):
    """A number and what it counts; wraps, and is as high as its words."""

    def __init__(self, fact: Fact, words: str, theme: Theme) -> None:
        super().__init__()
        self.fact = fact
        self.number, self.words = QLabel(f"{fact.count:,}".replace(",", "\u202f")), QLabel(words)
        set_role(self, "row")
        self.setAccessibleName(f"{fact.count} {words}")
        self.number.setFont(theme.font(16, is_bold=True))
        self.number.setFixedWidth(theme.pixels(52))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(1), space(1.5), space(2), space(1.5))
        row.setSpacing(space(3))
        for label in (self.number, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.number.setVisible(fact.key != "sending.nothing")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Give the least; the layout around it asks the one inside how high it is for its width."""
        layout = self.layout()
        return QSize(space(60), layout.minimumSize().height() if layout is not None else space(8))


class Numbers(QWidget):
    """All sections.

    Signals:
        chosen(Fact).
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.buttons: list[FactButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(0.5))

    def show_report(self, report: Report) -> None:
        """Show another state; the keyboard stays on the number it was on."""
        focused = next((button.fact.key for button in self.buttons if button.hasFocus()), "")
        self._clear()
        for section in SECTIONS:
            self._add_section(section, report.sections.get(section, ()))
        self._column.addStretch(1)
        for button in self.buttons:
            if button.fact.key == focused:
                button.setFocus()
                break

    def button(self, key: str) -> FactButton:
        """Give the button of a fact; raises StopIteration where there is none."""
        return next(button for button in self.buttons if button.fact.key == key)

    def _add_section(self, section: str, facts: tuple[Fact, ...]) -> None:
        heading = QLabel(self._words.section(section))
        heading.setFont(self._theme.font(13, is_bold=True))
        heading.setContentsMargins(space(1), space(3), 0, space(1))
        self._column.addWidget(heading)
        line = QFrame()
        set_role(line, "line")
        self._column.addWidget(line)
        if not facts and self._words.nothing_in(section):
            nothing = QLabel(self._words.nothing_in(section))
            set_role(nothing, "soft")
            nothing.setContentsMargins(space(1), space(1), 0, space(1))
            self._column.addWidget(nothing)
        for fact in facts:
            button = FactButton(fact, self._words.fact(fact), self._theme)
            button.clicked.connect(lambda _checked=False, fact=fact: self.chosen.emit(fact))
            if section == "unseen" and fact.count:
                button.words.setStyleSheet(f"color: {self._theme.palette.warning};")
            self.buttons.append(button)
            self._column.addWidget(button)

    def _clear(self) -> None:
        self.buttons = []
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
