"""One suggestion as a card: the quotation in its sentence, why, where, and what she decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from desktop.theme import fit_row, space
from desktop.transcript.style import ReadingStyle
from desktop.views.code.quote_editor import QuoteEditor


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card shows. `turn_text` are the turn's shown words, `start:end` the quotation in them.

    `outcome` says in words what was decided; "" while it is open.
    """

    suggestion_id: str
    turn_text: str
    start: int
    end: int
    why: str
    where: str
    provider: str
    outcome: str = ""


class SuggestionCard(QFrame):
    """Shows one suggestion and asks for a decision; records nothing itself.

    Signals:
        accept_asked(), reject_asked(reason), later_asked(), undo_asked(), provenance_asked().
        edit_asked(start, end, label): code points of the turn's words; label "" where the words themselves are it.
    """

    accept_asked = Signal()
    edit_asked = Signal(int, int, str)
    reject_asked = Signal(str)
    later_asked = Signal()
    undo_asked = Signal()
    provenance_asked = Signal()

    def __init__(self, style: ReadingStyle) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._content: CardContent | None = None
        self.where, self.provider, self.why, self.outcome = QLabel(), QLabel(), QLabel(), QLabel()
        self.quote = QuoteEditor(style)
        self.label_field = QLineEdit()
        self._help = QLabel()
        self.accept, self.reject, self.edit, self.later = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self.undo, self.provenance = QPushButton(), QPushButton()
        self.reason = QComboBox()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        for label in (self.where, self.provider, self._help):
            label.setProperty("role", "small")
        for label in (self.why, self.outcome):
            label.setProperty("role", "soft")
            label.setWordWrap(True)
        self._help.setWordWrap(True)
        for button in (self.undo, self.provenance, self.edit, self.later):
            button.setProperty("role", "quiet")
        for button in (self.accept, self.reject, self.edit, self.later, self.undo, self.provenance):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reason.setEditable(True)
        self.reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._head = head = QHBoxLayout()
        head.addWidget(self.where, 1)
        head.addWidget(self.provider)
        self._buttons = QFrame()
        grid = QVBoxLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(2))
        for parts in ((self.accept, self.reject), (self.edit, self.later)):
            pair = QHBoxLayout()
            pair.setSpacing(space(2))
            for part in parts:
                pair.addWidget(part, 1)
            grid.addLayout(pair)
        foot = QHBoxLayout()
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.provenance)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(head)
        for widget in (
            self.quote, self.why, self.label_field, self._help, self.outcome, self._buttons, self.reason,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out of the words where both would be cut: large letters in a slim panel."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - space(8)
        fit_row(self._head, room)
        for label in (self.why, self.outcome):
            label.setMinimumHeight(label.heightForWidth(room) if label.text() else 0)
        is_editing = self.quote.is_editing
        words = {
            self.accept: (self.tr("Accept"), "⏎" if is_editing else "A"),
            self.reject: (self.tr("Reject"), "" if is_editing else "R"),
            self.later: (self.tr("Later"), "" if is_editing else "L"),
            self.edit: (self.tr("Leave"), "Esc") if is_editing else (self.tr("Edit"), "E"),
        }
        for button, (word, key) in words.items():
            button.setText(f"{word}  {key}".rstrip())
            button.setToolTip("")
            button.setAccessibleName(f"{word}, {key}" if key else word)
        if any(2 * button.sizeHint().width() + space(2) > room for button in words):
            for button, (word, key) in words.items():
                button.setText(word)
                button.setToolTip(key)

    def _connect(self) -> None:
        self.accept.clicked.connect(self.take)
        self.edit.clicked.connect(self.toggle_editing)
        self.reject.clicked.connect(self.turn_down)
        self.later.clicked.connect(self.later_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.provenance.clicked.connect(self.provenance_asked)
        self.quote.typed.connect(self._type_label)
        self.quote.installEventFilter(self)
        self.label_field.installEventFilter(self)
        self.reason.installEventFilter(self)
        line = self.reason.lineEdit()
        if line is not None:
            line.returnPressed.connect(self.turn_down)

    def retranslate(self) -> None:
        self.undo.setText(self.tr("Undo") + "  U")
        self.provenance.setText(self.tr("Where from") + "  P")
        self.reason.setAccessibleName(self.tr("Reason for rejecting, optional"))
        line = self.reason.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Reason for rejecting, optional"))
        self.label_field.setPlaceholderText(self.tr("Another label: it is then yours, not in vivo"))
        self.label_field.setAccessibleName(self.tr("Another label, optional"))
        self._fit()
        self._help.setText(
            self.tr(
                "← → move the end by a word, with Shift the beginning. Type for another label. "
                "Enter takes it, Esc leaves it."
            )
        )

    def set_style(self, style: ReadingStyle) -> None:
        self.quote.set_style(style)

    def set_reasons(self, reasons: Iterable[str]) -> None:
        self.reason.clear()
        self.reason.addItems(list(reasons))
        self.reason.setCurrentIndex(-1)
        self.reason.setEditText("")

    def show_content(self, content: CardContent) -> None:
        """Show a suggestion, out of edit mode and with nothing chosen; what is shown already is left as it is."""
        if content == self._content:
            return
        self._content = content
        self._set_editing(editing=False)
        self.quote.set_quote(content.turn_text, content.start, content.end)
        self.where.setText(content.where)
        self.provider.setText(content.provider)
        self.why.setText(content.why)
        self.why.setVisible(bool(content.why))
        self.outcome.setText(content.outcome)
        is_open = not content.outcome
        self.outcome.setVisible(not is_open)
        self._buttons.setVisible(is_open)
        self.undo.setVisible(is_open)
        self.reason.setVisible(is_open)
        self.reason.setCurrentIndex(-1)
        self.reason.setEditText("")
        self._fit()
        self.setAccessibleName(self.tr("Suggestion: {0}").format(self.quote.quotation))
        self.setAccessibleDescription(" ".join(part for part in (content.where, content.why, content.outcome) if part))

    @property
    def is_editing(self) -> bool:
        return self.quote.is_editing

    def take(self) -> None:
        """Accept, or take the edited form if something was changed."""
        content = self._content
        if content is None:
            return
        label = self.label_field.text().strip()
        if self.is_editing and (label or self.quote.span != (content.start, content.end)):
            self.edit_asked.emit(*self.quote.span, label)
        else:
            self.accept_asked.emit()

    def turn_down(self) -> None:
        self.reject_asked.emit(self.reason.currentText().strip())

    def focus_reason(self) -> None:
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_editing(self) -> None:
        content = self._content
        if content is None or content.outcome:
            return
        if self.is_editing:
            self.quote.set_quote(content.turn_text, content.start, content.end)
        self._set_editing(editing=not self.is_editing)

    def _set_editing(self, *, editing: bool) -> None:
        self.label_field.clear()
        self.label_field.setVisible(editing)
        self._help.setVisible(editing)
        self.reason.setVisible(not editing and self._content is not None and not self._content.outcome)
        self.quote.set_editing(editing)
        self._fit()

    def _type_label(self, letters: str) -> None:
        """Go on in the field with what was begun on the words."""
        self.label_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.label_field.insert(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes and Escape leaves while editing; Escape in the reason gives the focus back."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.reason:
            if event.key() == Qt.Key.Key_Escape:
                self.reason.setEditText("")
                self.setFocus()
                return True
            return False
        if not self.is_editing:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.toggle_editing()
            return True
        return False
