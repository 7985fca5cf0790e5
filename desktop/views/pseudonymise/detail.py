"""The selected identifier: what stands for it, two of its places in their sentences, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from analysis.records import IdentifierKind, Verdict
from analysis.workflow.pseudonyms import EntityRow
from desktop.theme import Theme, set_role, space
from desktop.views.pseudonymise.labels import ElidedLabel
from desktop.views.pseudonymise.words import interviews_count, kind_name, places_count, role_name

MORE = ("kind", "form", "same", "apart")
Line = tuple[str, str, str, str]
"""Where a place is, and the words before, at and after it."""


class PseudonymField(QLineEdit):
    """The words that stand for an identifier; Enter takes them, Escape leaves them as they were.

    Signals:
        renamed(words), left().
    """

    renamed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""

    def show_words(self, words: str) -> None:
        self._before = words
        self.setText(words)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Escape from the place's own keys while she types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            words = self.text()
            self.left.emit()
            if words != self._before:
                self.renamed.emit(words)
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DetailCard(QFrame):
    """One identifier, or several that are selected together.

    Signals:
        asked(action): "replace", "keep", "kind", "form", "same" or "apart", by a button.
        step_asked(direction): to the next place (1) or the one before (-1).
        renamed(words), field_left().
    """

    asked = Signal(str)
    step_asked = Signal(int)
    renamed = Signal(str)
    field_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._theme = theme
        self._row: EntityRow | None = None
        self.name, self.facts = ElidedLabel(), ElidedLabel()
        set_role(self.name, "heading")
        set_role(self.facts, "small")
        self.field = PseudonymField()
        self.field.renamed.connect(self.renamed)
        self.field.left.connect(self.field_left)
        self.field_name = QLabel()
        self.field_name.setBuddy(self.field)
        self.lines = [QLabel(), QLabel()]
        self.where = ElidedLabel()
        set_role(self.where, "small")
        self.back, self.next = QToolButton(), QToolButton()
        self.back.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.buttons: dict[str, QAbstractButton] = {key: QPushButton() for key in ("replace", "keep")}
        self.buttons |= {key: QToolButton() for key in ("kind", "same", "apart", "form")}
        for key, button in self.buttons.items():
            button.setObjectName(f"identifier_{key}")
            button.clicked.connect(lambda _checked=False, key=key: self.asked.emit(key))
        self._lay_out()
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(3), space(3), space(3))
        layout.setSpacing(space(1.5))
        layout.addWidget(self.name)
        layout.addWidget(self.facts)
        stands = QHBoxLayout()
        stands.addWidget(self.field_name)
        stands.addWidget(self.field, 1)
        layout.addLayout(stands)
        for line in self.lines:
            line.setTextFormat(Qt.TextFormat.RichText)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            layout.addWidget(line)
        steps = QHBoxLayout()
        steps.setSpacing(space(0.5))
        steps.addWidget(self.where, 1)
        steps.addWidget(self.back)
        steps.addWidget(self.next)
        layout.addLayout(steps)
        grid = QGridLayout()
        grid.setSpacing(space(1.5))
        for i, key in enumerate(("replace", "keep")):
            grid.addWidget(self.buttons[key], 0, 2 * i, 1, 2)
        for key in MORE:
            self.buttons[key].setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = grid
        self._arrange(2)
        layout.addLayout(grid)

    def _arrange(self, columns: int) -> None:
        """Put the further buttons into one row where there is room for their words, else into two."""
        self._columns = columns
        for i, key in enumerate(MORE):
            wide = 4 // columns
            self._grid.addWidget(self.buttons[key], 1 + i // columns, (i % columns) * wide, 1, wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        widest = max(self.buttons[key].sizeHint().width() for key in MORE)
        room = self.width() - 2 * space(3)
        columns = 4 if 4 * widest + 3 * self._grid.spacing() <= room else 2
        if columns != self._columns:
            self._arrange(columns)

    def set_low(self, low: bool) -> None:
        """Show only what is needed for a decision; the rest has its keys and the menu."""
        for key in MORE:
            self.buttons[key].setVisible(not low)

    def _set_icons(self) -> None:
        for button, icon in ((self.back, "chevron-left"), (self.next, "chevron-right")):
            button.setIcon(self._theme.icon(icon, self._theme.palette.text_soft))

    def retranslate(self) -> None:
        texts = {
            "replace": self.tr("Replace  ⏎"),
            "keep": self.tr("Keep  K"),
            "kind": self.tr("Kind  T"),
            "form": self.tr("Form  R"),
            "same": self.tr("Same as  S"),
            "apart": self.tr("Apart  X"),
        }
        spoken = {
            "replace": self.tr("Replace everywhere, Enter"),
            "keep": self.tr("Keep everywhere, K"),
            "kind": self.tr("Another kind, T"),
            "form": self.tr("Placeholder, invented name or description; who a person is to the study, R"),
            "same": self.tr("The same person or thing as another one, S"),
            "apart": self.tr("Treat this place apart, X"),
        }
        for key, button in self.buttons.items():
            button.setText(texts[key])
            button.setAccessibleName(spoken[key])
            button.setToolTip(spoken[key])
        self.field_name.setText(self.tr("stands as"))
        self.field.setAccessibleName(self.tr("What stands for it; F2 to change it"))
        self.field.setToolTip(self.tr("F2 to change it"))
        self.back.setAccessibleName(self.tr("Place before"))
        self.next.setAccessibleName(self.tr("Next place"))
        self.back.setToolTip(self.tr("Place before  ←"))
        self.next.setToolTip(self.tr("Next place  →"))

    # --- what is shown ---

    def show_row(self, row: EntityRow) -> None:
        """Show one identifier."""
        if self._row is None or self._row.entity != row.entity or not self.field.hasFocus():
            self.field.show_words(row.entity.replacement)
        self._row = row
        self._set_single(True)
        self.buttons["replace"].setText(self.tr("Replace  ⏎"))
        self.buttons["keep"].setText(self.tr("Keep  K"))
        self.name.show_words(row.entity.canonical)
        is_person = row.entity.kind is IdentifierKind.PERSON
        named = role_name(row.entity.role) if is_person else kind_name(row.entity.kind)
        facts = [named, places_count(len(row.findings)), interviews_count(len(row.documents))]
        self.facts.show_words(" · ".join(facts))
        for key, verdict in (("replace", Verdict.REPLACE), ("keep", Verdict.KEEP)):
            font = self.buttons[key].font()
            font.setBold(row.entity.verdict is verdict)
            self.buttons[key].setFont(font)

    def show_several(self, count: int) -> None:
        """Show that several identifiers are selected and decided together."""
        self._row = None
        self._set_single(False)
        self.name.show_words(self.tr("{0} selected").format(count))
        self.facts.show_words(self.tr("Replace, keep or unite them together."))
        self.buttons["replace"].setText(self.tr("Replace {0}  ⏎").format(count))
        self.buttons["keep"].setText(self.tr("Keep {0}  K").format(count))

    def _set_single(self, single: bool) -> None:
        for widget in (self.field, self.field_name, *self.lines, self.where, self.back, self.next):
            widget.setVisible(single)
        self.buttons["apart"].setEnabled(single)

    def show_places(self, lines: Sequence[Line], number: int, count: int, own: Verdict) -> None:
        """Show the current place and the one after it; `own` is a verdict for this place alone."""
        for i, label in enumerate(self.lines):
            shown = lines[i] if i < len(lines) else None
            label.setText("" if shown is None else self._line(shown, is_current=i == 0))
            label.setAccessibleName("" if shown is None else " ".join(shown))
            label.setVisible(shown is not None)
        apart = {
            Verdict.UNDECIDED: "",
            Verdict.KEEP: self.tr("kept only here"),
            Verdict.REPLACE: self.tr("replaced only here"),
        }[own]
        where = lines[0][0] if lines else ""
        told = [self.tr("{0} of {1}").format(number + 1, count), apart, where]
        self.where.show_words(" · ".join(part for part in told if part))
        self.back.setEnabled(count > 1)
        self.next.setEnabled(count > 1)

    def _line(self, line: Line, *, is_current: bool) -> str:
        """Cut the words so that the found ones stay in sight, before and after alike."""
        _, before, found, after = line
        metrics = self.fontMetrics()
        room = max(self.width() - 2 * space(3) - metrics.horizontalAdvance(found) - space(2), space(20))
        left = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, int(room * 0.45))
        right = metrics.elidedText(after, Qt.TextElideMode.ElideRight, int(room * 0.5))
        palette = self._theme.palette
        colour = palette.text if is_current else palette.text_soft
        return (
            f"<span style='color:{palette.text_soft};white-space:pre'>{escape(left)}</span>"
            f"<b style='color:{colour}'>{escape(found)}</b>"
            f"<span style='color:{palette.text_soft};white-space:pre'>{escape(right)}</span>"
        )
