"""Before she approves: what could still tell who somebody is, unknown words, and the check of random sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from analysis.pseudonymization.risks import Risk, Severity
from analysis.records import IdentifierKind
from desktop.messages import worded
from desktop.theme import Theme, set_role, space
from desktop.transcript.style import KIND_LETTERS
from desktop.views.pseudonymise.words import places_count, severity_name

if TYPE_CHECKING:
    from analysis.pseudonymization.second_look import UnknownWord
    from analysis.workflow.second_reading import CheckResult
    from analysis.workflow.study import OpenStudy

_SIGNS = {Severity.HIGH: "!!", Severity.MEDIUM: "!", Severity.LOW: "·"}
FINE = "F"


@dataclass(frozen=True)
class Left:
    """What the checks say of one interview or of the study; `last` is the latest check of sentences."""

    risks: tuple[Risk, ...] = ()
    words: tuple[UnknownWord, ...] = ()
    last: CheckResult | None = None


def read_left(study: OpenStudy, document_ids: Sequence[str] | None) -> Left:
    """Run the checks; may run off the GUI thread. Takes about a second the first time."""
    results = study.sentence_checks.results()
    return Left(
        tuple(study.checks.risks(document_ids)),
        tuple(study.second_look.words(document_ids)),
        results[-1] if results else None,
    )


class WordList(QListWidget):
    """Unknown words; a kind's letter replaces the word as that kind, F says that it is fine.

    Signals:
        kind_chosen(IdentifierKind), passed().
    """

    kind_chosen = Signal(object)
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds = {letter: IdentifierKind(kind) for kind, letter in KIND_LETTERS.items() if letter.isalpha()}
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)

    def event(self, event: QEvent) -> bool:
        """Keep the letters from the place's own keys while the list has the focus."""
        is_letter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_letter and self._means(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        if not self._means(event):
            super().keyPressEvent(event)
        elif letter == FINE:
            self.passed.emit()
        else:
            self.kind_chosen.emit(self._kinds[letter])

    def _means(self, event: QKeyEvent) -> bool:
        has_modifier = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letter = event.text().upper()
        return not has_modifier and (letter == FINE or letter in self._kinds)


class WrappingList(QListWidget):
    """Entries of several lines that are as high as their words need at the list's width."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = max(self.width() - bar - space(4), space(20))
        for at in range(self.count()):
            item = self.item(at)
            flags = int(Qt.TextFlag.TextWordWrap)
            high = self.fontMetrics().boundingRect(0, 0, width, 9999, flags, item.text()).height()
            item.setSizeHint(QSize(0, high + space(3)))
        whole = sum(self.item(at).sizeHint().height() for at in range(self.count()))
        self.setMaximumHeight(whole + space(3))


class ChecksPanel(QFrame):
    """What is left, worst first; each point leads to its place.

    Signals:
        scope_changed(), risk_chosen(Risk), word_chosen(UnknownWord): go there.
        replace_asked(words, IdentifierKind), pass_asked(words): on unknown words.
        reading_asked(): begin or go on with the sentences.
    """

    scope_changed = Signal()
    risk_chosen = Signal(object)
    word_chosen = Signal(object)
    replace_asked = Signal(object, object)
    pass_asked = Signal(object)
    reading_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._theme = theme
        self._left: Left | None = None
        self._can_go_on = False
        self.scope = QComboBox()
        self.scope.addItems(["", ""])
        self.heading, self.risk_words, self.word_heading, self.word_help = (QLabel() for _ in range(4))
        self.reading_heading, self.reading_words = QLabel(), QLabel()
        self.risks, self.words = WrappingList(), WordList()
        self.reading = QPushButton()
        self.reading.setObjectName("read_sentences")
        for label in (self.heading, self.word_heading, self.reading_heading):
            set_role(label, "heading")
        for label in (self.risk_words, self.word_help, self.reading_words):
            set_role(label, "small")
            label.setWordWrap(True)
        for found in (self.risks, self.words):
            found.setFrameShape(QFrame.Shape.NoFrame)
            found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.risks.setWordWrap(True)
        self._lay_out()
        self.scope.currentIndexChanged.connect(self.scope_changed)
        self.risks.itemClicked.connect(self._on_risk)
        self.risks.currentItemChanged.connect(self._on_risk)
        self.words.currentItemChanged.connect(self._on_word)
        self.words.kind_chosen.connect(self._on_kind)
        self.words.passed.connect(lambda: self.pass_asked.emit(self.chosen_words()))
        self.reading.clicked.connect(self.reading_asked)
        theme.changed.connect(self.show_again)
        self.setFocusProxy(self.risks)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(2), space(3), space(3))
        layout.setSpacing(space(1.5))
        layout.addWidget(self.heading)
        layout.addWidget(self.scope)
        layout.addWidget(self.risk_words)
        layout.addWidget(self.risks, 3)
        layout.addSpacing(space(1))
        layout.addWidget(self.word_heading)
        layout.addWidget(self.word_help)
        layout.addWidget(self.words, 2)
        layout.addStretch(0)
        layout.addSpacing(space(1))
        layout.addWidget(self.reading_heading)
        layout.addWidget(self.reading_words)
        layout.addWidget(self.reading)

    @property
    def only_here(self) -> bool:
        return self.scope.currentIndex() == 0

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Before you approve"))
        self.scope.setItemText(0, self.tr("This interview"))
        self.scope.setItemText(1, self.tr("Whole study"))
        self.scope.setAccessibleName(self.tr("Which interviews"))
        self.risks.setAccessibleName(self.tr("What could still tell who somebody is"))
        self.words.setAccessibleName(self.tr("Capitalised words that no lexicon knows"))
        self.reading_heading.setText(self.tr("Random sentences"))
        self.word_help.setText(
            self.tr("In no lexicon: a name? P person, L location, O organisation, X product replace it; F is fine.")
        )
        self.show_again()

    # --- what is shown ---

    def show_left(self, left: Left | None, *, can_go_on: bool = False) -> None:
        """Show what the checks say, None while they run or where nothing was searched."""
        self._left, self._can_go_on = left, can_go_on
        self.show_again()

    def show_again(self) -> None:
        left = self._left
        self._fill_risks(left.risks if left else ())
        self._fill_words(left.words if left else ())
        if left is None:
            self.risk_words.setText(self.tr("Checking …"))
        elif left.risks:
            self.risk_words.setText(self.tr("%n point(s) could still tell who somebody is.", "", len(left.risks)))
        else:
            self.risk_words.setText(self.tr("Nothing was found that could still tell who somebody is."))
        self.word_heading.setText(self.tr("Unknown words: {0}").format(len(left.words) if left else "…"))
        for widget in (self.word_help, self.words):
            widget.setVisible(bool(left and left.words))
        self.risks.setVisible(bool(left and left.risks))
        if left is not None and left.last is not None:
            self.reading_words.setText(left.last.in_words(QLocale().name()[:2]))
        else:
            self.reading_words.setText(
                self.tr(
                    "Read 300 sentences in which nothing was replaced, one key each: they tell how much was missed."
                )
            )
        self.reading.setText(self.tr("Go on reading") if self._can_go_on else self.tr("Read random sentences"))
        self.reading.setEnabled(left is not None)

    def _fill_risks(self, risks: Sequence[Risk]) -> None:
        number = self.risks.currentRow()
        self.risks.blockSignals(True)
        self.risks.clear()
        for risk in risks:
            what, to_do = worded(risk)
            item = QListWidgetItem(f"{_SIGNS[risk.severity]}  {what}\n{to_do}")
            item.setToolTip(severity_name(risk.severity))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity_name(risk.severity)}: {what} {to_do}")
            self.risks.addItem(item)
        self.risks.fit()
        self.risks.setCurrentRow(min(number, len(risks) - 1))
        self.risks.blockSignals(False)

    def _fill_words(self, words: Sequence[UnknownWord]) -> None:
        number = self.words.currentRow()
        self.words.blockSignals(True)
        self.words.clear()
        for word in words:
            self.words.addItem(QListWidgetItem(f"{', '.join(word.forms)}   {places_count(word.count)}"))
        self.words.setCurrentRow(min(max(number, 0), len(words) - 1) if words else -1)
        self.words.blockSignals(False)

    def chosen_words(self) -> list[UnknownWord]:
        """Give the selected unknown words, the current one if none is."""
        if self._left is None:
            return []
        rows = sorted({self.words.row(item) for item in self.words.selectedItems()} | {self.words.currentRow()})
        return [self._left.words[row] for row in rows if 0 <= row < len(self._left.words)]

    def _on_risk(self, *_items: object) -> None:
        row = self.risks.currentRow()
        if self._left is not None and 0 <= row < len(self._left.risks):
            self.risk_chosen.emit(self._left.risks[row])

    def _on_word(self, *_items: object) -> None:
        row = self.words.currentRow()
        if self._left is not None and 0 <= row < len(self._left.words):
            self.word_chosen.emit(self._left.words[row])

    def _on_kind(self, kind: IdentifierKind) -> None:
        words = self.chosen_words()
        if words:
            self.replace_asked.emit(words, kind)
