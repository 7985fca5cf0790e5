"""A column of the board with its head: what it holds, how much stands open, a field for a new card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme, fit_row, set_role, space
from desktop.views.themes.cards import Card
from desktop.views.themes.column_model import ColumnModel
from desktop.views.themes.column_view import ColumnView, FitsHere


class Column(QWidget):
    """Head, field and cards of one kind.

    Signals:
        named(label): she typed the name of a new card.
        new_asked(), suggest_asked(), open_only_changed().
    """

    named = Signal(str)
    new_asked = Signal()
    suggest_asked = Signal()
    open_only_changed = Signal()

    def __init__(self, kind: str, theme: Theme, rename: Callable[[Card, str], bool], fits_here: FitsHere) -> None:
        super().__init__()
        self.kind = kind
        self._theme = theme
        self._counts = 0, 0
        self.model = ColumnModel(rename, self._spoken, self)
        self.view = ColumnView(kind, self.model, theme, fits_here)
        self.heading, self.count = QLabel(), QLabel()
        self.new, self.suggest = QToolButton(), QPushButton()
        self.open_only = QPushButton()
        self.field = QLineEdit()
        self._lay_out()
        self.field.hide()
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._take_name)
        self.new.clicked.connect(self.new_asked)
        self.suggest.clicked.connect(self.suggest_asked)
        self.open_only.toggled.connect(self._on_switch)
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    def retranslate(self) -> None:
        names = {
            "code": self.tr("Codes"), "concept": self.tr("Concepts"), "theme": self.tr("Themes"),
            "dimension": self.tr("Dimensions"),
        }  # fmt: skip
        new = {
            "code": "", "concept": self.tr("New concept"), "theme": self.tr("New theme"),
            "dimension": self.tr("New dimension"),
        }[self.kind]  # fmt: skip
        suggest = {
            "code": "", "concept": self.tr("Suggest concepts…"), "theme": self.tr("Suggest themes…"),
            "dimension": self.tr("Suggest dimensions…"),
        }[self.kind]  # fmt: skip
        hints = {
            "code": self.tr("Every code has its place."),
            "concept": self.tr("A concept gathers codes that say the like, close to the participants' words. "
                               "Drop codes here, press N, or ask for suggestions."),
            "theme": self.tr("A theme is what concepts mean for your question. Drop concepts here, or press N."),
            "dimension": self.tr("A dimension gathers themes. Drop themes here, or press N."),
        }  # fmt: skip
        self.heading.setText(names[self.kind])
        self.view.setAccessibleName(names[self.kind])
        self.view.set_placeholder(hints[self.kind])
        self.new.setAccessibleName(new)
        self.new.setText(self.tr("New"))
        self.new.setToolTip(new)
        self.suggest.setText(self.tr("Suggest…"))
        self.suggest.setAccessibleName(suggest)
        self.suggest.setToolTip(suggest)
        self._name_switch()
        self.field.setAccessibleName(new)
        self.field.setPlaceholderText(new)
        self.set_count(*self._counts)

    def ask_name(self, hint: str = "") -> None:
        """Show the field for a new card; `hint` says what goes into it."""
        self.field.clear()
        self.field.setPlaceholderText(hint or self.field.accessibleName())
        self.field.show()
        self.field.setFocus()

    def close_field(self) -> None:
        self.field.hide()

    def set_count(self, open_count: int, total: int) -> None:
        """Say how many there are and how many of them have no place."""
        self._counts = open_count, total
        words = self.tr("{open} open of {total}").format(open=open_count, total=total) if open_count else str(total)
        self.count.setText(words)
        self._keep_words_whole()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self.field and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close_field()
            self.view.setFocus()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under each other where a slim column would cut them."""
        super().resizeEvent(event)
        fit_row(self._foot, self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._keep_words_whole()

    def _keep_words_whole(self) -> None:
        """Be wide enough for the head and each button; the board scrolls where that is too wide."""
        buttons = [button for button in (self.new, self.suggest, self.open_only) if not button.isHidden()]
        head = self.heading.sizeHint().width() + self.count.sizeHint().width() + space(2)
        self.setMinimumWidth(max([head, *(button.sizeHint().width() for button in buttons)]))

    def _lay_out(self) -> None:
        set_role(self.heading, "heading")
        set_role(self.count, "soft")
        set_role(self.suggest, "quiet")
        self.open_only.setCheckable(True)
        set_role(self.open_only, "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_only.setChecked(True)
        self.open_only.setVisible(self.kind == "code")
        self.new.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.new.setVisible(self.kind != "code")
        self.heading.setMinimumHeight(self.new.sizeHint().height() + space(2))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(self.heading)
        head.addWidget(self.count)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(space(1))
        self._foot = foot
        foot.addWidget(self.new)
        foot.addWidget(self.suggest, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        column.addWidget(self.open_only)
        if self.kind == "code":
            self.suggest.hide()

    def _set_icons(self) -> None:
        self._theme.put_icon(self.new, "plus", self._theme.palette.text_soft, 16)

    def _on_switch(self) -> None:
        self._name_switch()
        self._keep_words_whole()
        self.open_only_changed.emit()

    def _name_switch(self) -> None:
        on = self.open_only.isChecked()
        self.open_only.setText(self.tr("Show all codes") if on else self.tr("Show open codes only"))

    def _take_name(self) -> None:
        label = self.field.text().strip()
        if label:
            self.close_field()
            self.view.setFocus()
            self.named.emit(label)

    def _spoken(self, card: Card) -> str:
        words = [card.label, self.view.delegate.count_words(card)]
        if card.parent_id:
            words.append(self.tr("in {0}").format(card.parent_label))
        elif card.is_open:
            words.append(self.tr("open"))
        if card.tentative_labels:
            words.append(self.tr("tried in {0}").format(", ".join(card.tentative_labels)))
        return ", ".join(words)
