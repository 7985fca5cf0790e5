"""The panel with the suggestions: what is left, one card on top, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEasingCurve,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPropertyAnimation,
    Qt,
    Signal,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import scrolling, space
from desktop.transcript.style import ReadingStyle
from desktop.views.code.card import CardContent, SuggestionCard
from desktop.views.code.deck import Deck, Show
from desktop.views.code.drawer import Drawer, DroppedContent, UnplacedContent

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
UNPLACED = "unplaced"
CUT = "cut"
DROPPED = "dropped"
AGREED = Show.AGREED.value
_ASIDE = (AGREED, UNPLACED, CUT, DROPPED)
"""Lists that are offered below, and only where they hold something."""
_LEAVING_MS = 120


class DeckModel(QAbstractListModel):
    """The suggestions of the filter, by their words; `words_of` gives them for an id."""

    def __init__(self, words_of: Callable[[str], str]) -> None:
        super().__init__()
        self._words_of = words_of
        self._ids: list[str] = []

    def set_ids(self, ids: list[str]) -> None:
        """Take another list; a single removal is told as such, so that the view keeps its place."""
        removed = next((row for row, known in enumerate(self._ids) if row >= len(ids) or ids[row] != known), -1)
        if removed >= 0 and self._ids[:removed] + self._ids[removed + 1 :] == ids:
            self.beginRemoveRows(QModelIndex(), removed, removed)
            self._ids = list(ids)
            self.endRemoveRows()
        elif ids != self._ids:
            self.beginResetModel()
            self._ids = list(ids)
            self.endResetModel()

    def id_at(self, index: Index) -> str:
        return self._ids[index.row()] if index.isValid() else ""

    def index_of(self, suggestion_id: str) -> QModelIndex:
        return self.index(self._ids.index(suggestion_id)) if suggestion_id in self._ids else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words_of(self._ids[index.row()])
        return None


class EmptyPage(QWidget):
    """What a place is for and the one button that fills it."""

    def __init__(self) -> None:
        super().__init__()
        self.what, self.button = QLabel(), QPushButton()
        self.what.setWordWrap(True)
        self.what.setProperty("role", "soft")
        self.button.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(2), space(6), space(2), space(2))
        column.setSpacing(space(4))
        column.addWidget(self.what)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say(self, what: str, button: str = "") -> None:
        self.what.setText(what)
        self.button.setText(button)
        self.button.setVisible(bool(button))


class SuggestionsPanel(QWidget):
    """Shows the deck.

    Signals:
        show_asked(Show value, "unplaced", "cut" or "dropped"), selected(suggestion id).
        suggest_asked(every interview?).
    """

    show_asked = Signal(str)
    selected = Signal(str)
    suggest_asked = Signal(bool)

    def __init__(self, style: ReadingStyle, words_of: Callable[[str], str]) -> None:
        super().__init__()
        self.card, self.drawer, self.empty = SuggestionCard(style), Drawer(), EmptyPage()
        self.model = DeckModel(words_of)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(space(10))  # a long quotation comes first
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self._following, self._hidden_words = False, ""
        self.pace, self.put_away = QLabel(), QPushButton()
        self._buttons = {
            key: QToolButton() for key in (*(show.value for show in Show if show is not Show.AGREED), *_ASIDE)
        }
        self._group = QButtonGroup(self)
        self._left = QLabel()
        self.suggest, self.barred = QToolButton(), QLabel()
        self.barred.setWordWrap(True)
        self.barred.setProperty("role", "small")
        self.barred.hide()
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._this = self._menu.addAction("")
        self._all = self._menu.addAction("")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(0)
        for key, button in self._buttons.items():
            button.setCheckable(True)
            button.setProperty("role", "place")
            self._group.addButton(button)
            if key not in _ASIDE:
                filters.addWidget(button)
        filters.addStretch(1)
        self._following_label = QLabel()
        for label in (self._left, self._following_label):
            label.setProperty("role", "small")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.card)
        column.addWidget(self._following_label)
        column.addWidget(self.list, 1)
        self._stack = QStackedWidget()
        self._page, self._area = page, scrolling(page)
        for widget in (self.empty, self._area, self.drawer):
            self._stack.addWidget(widget)
        self.suggest.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.suggest.setMenu(self._menu)
        foot = QHBoxLayout()
        foot.addWidget(self._left, 1)
        foot.addWidget(self.suggest)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(3), space(2), space(3), space(2))
        outer.setSpacing(space(3))
        outer.addLayout(filters)
        outer.addWidget(self._stack, 1)
        for key in _ASIDE:
            outer.addWidget(self._buttons[key], 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._pace_row())
        outer.addLayout(foot)
        outer.addWidget(self.barred)

    def _pace_row(self) -> QWidget:
        """Make the quiet line on the pace of deciding, with the button that puts it away for the session."""
        self._pace = QWidget()
        self.pace.setWordWrap(True)
        self.pace.setProperty("role", "small")
        self.put_away.setProperty("role", "quiet")
        row = QHBoxLayout(self._pace)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pace, 1)
        row.addWidget(self.put_away)
        self._pace.hide()
        return self._pace

    def show_pace(self, is_hasty: bool) -> None:
        self._pace.setVisible(is_hasty)

    def _connect(self) -> None:
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.show_asked.emit(key))
        selection = self.list.selectionModel()
        selection.currentChanged.connect(self._on_current)
        self._this.triggered.connect(lambda: self.suggest_asked.emit(False))
        self._all.triggered.connect(lambda: self.suggest_asked.emit(True))
        self.empty.button.clicked.connect(lambda: self.suggest_asked.emit(False))

    def retranslate(self) -> None:
        self.card.retranslate()
        self._following_label.setText(self.tr("In the order of the text"))
        self.list.setAccessibleName(self.tr("Suggestions in the order of the text"))
        self.suggest.setText(self.tr("Suggest…"))
        self.suggest.setAccessibleName(self.tr("Suggest codes…"))
        self.suggest.setToolTip(self.tr("Suggest codes…"))
        self.pace.setText(self.tr("The last 20 decisions were alike and quick. A pause, or another order, may help."))
        self.put_away.setText(self.tr("Put away"))
        self._this.setText(self.tr("For this interview"))
        self._all.setText(self.tr("For all approved interviews"))

    def set_style(self, style: ReadingStyle) -> None:
        self.card.set_style(style)

    def show_nothing(self) -> None:
        """Be empty and out of use: there is no approved interview to suggest for."""
        self.setEnabled(False)
        self.model.set_ids([])
        self._left.clear()
        for button in self._buttons.values():
            button.hide()
        self.empty.say("")
        self.barred.hide()
        self._stack.setCurrentWidget(self.empty)

    def show_deck(self, deck: Deck, card: CardContent | None, hidden_words: str = "") -> None:
        """Show the deck's top; None where the filter holds nothing. `hidden_words` say why nothing is shown at all."""
        self._hidden_words = hidden_words
        self.setEnabled(True)
        self._count(deck, deck.show.value)
        self._following = True
        self.model.set_ids(deck.ids)
        self.list.setCurrentIndex(self.model.index_of(deck.current_id))
        self._following = False
        if card is None:
            self._say_empty(deck)
            self.suggest.setVisible(deck.has_any)
            self._stack.setCurrentWidget(self.empty)
        else:
            self.card.show_content(card)
            self.suggest.show()
            if self.empty.button.hasFocus():
                self.list.setFocus()  # else Qt hands it to Accept, and nothing is preselected here
            self._stack.setCurrentWidget(self._area)
            self._area.verticalScrollBar().setValue(0)

    def let_leave(self, picture: QPixmap, direction: int) -> None:
        """Let the decided card leave over the next one, to the left (-1), right (1) or down (0)."""
        leaving = QLabel(self._page)
        leaving.setPixmap(picture)
        leaving.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        leaving.move(self.card.pos())
        leaving.show()
        way = QPropertyAnimation(leaving, b"pos", leaving)
        way.setDuration(_LEAVING_MS)
        way.setStartValue(self.card.pos())
        distance = QPoint(direction * self.card.width(), 0 if direction else self.card.height())
        way.setEndValue(self.card.pos() + distance)
        way.setEasingCurve(QEasingCurve.Type.InQuad)
        way.finished.connect(leaving.deleteLater)
        way.start()

    def show_drawer(self, deck: Deck, items: list[UnplacedContent]) -> None:
        self._count(deck, UNPLACED)
        self.drawer.show_content(items)
        self._stack.setCurrentWidget(self.drawer)

    def show_cut(self, deck: Deck, items: list[UnplacedContent]) -> None:
        self._count(deck, CUT)
        self.drawer.show_cut(items)
        self._stack.setCurrentWidget(self.drawer)

    def show_dropped(self, deck: Deck, items: list[DroppedContent]) -> None:
        self._count(deck, DROPPED)
        self.drawer.show_dropped(items)
        self._stack.setCurrentWidget(self.drawer)

    def show_barred(self, here: str, everywhere: str) -> None:
        """Say beforehand what is not permitted: `here` for this interview, `everywhere` for all; "" where all is."""
        words = here or everywhere
        self.barred.setText(words)
        self.barred.setVisible(bool(words))
        plain = self.tr("Suggest codes…")
        for widget in (self.suggest, self.empty.button):
            widget.setToolTip(words or plain)
            widget.setAccessibleDescription(words)
        self._this.setToolTip(here)
        self._all.setToolTip(everywhere)

    def _say_empty(self, deck: Deck) -> None:
        if self._hidden_words:
            self.empty.say(self._hidden_words)
        elif not deck.has_any:
            self.empty.say(
                self.tr("Suggestions are phrases of the participant that could become codes. You decide on each."),
                self.tr("Suggest codes…"),
            )
        elif deck.show is Show.OPEN and deck.count(Show.AGREED):
            self.empty.say(self.tr("Nothing else is open here. What you coded yourself is listed below."))
        elif deck.show is Show.OPEN and deck.dropped():
            self.empty.say(self.tr("Nothing is open here. What the critic dropped can be taken back below."))
        elif deck.show is Show.OPEN:
            self.empty.say(self.tr("Everything here is decided. What was put off waits under Later."))
        else:
            self.empty.say(self.tr("Nothing here."))

    def _count(self, deck: Deck, shown: str) -> None:
        names = {
            Show.OPEN.value: self.tr("Open"),
            Show.LATER.value: self.tr("Later"),
            Show.DECIDED.value: self.tr("Decided"),
            AGREED: self.tr("As you coded"),
            UNPLACED: self.tr("Not in the text"),
            CUT: self.tr("From a cut answer"),
            DROPPED: self.tr("Dropped by the critic"),
        }
        numbers = {show.value: deck.count(show) for show in Show}
        numbers |= {UNPLACED: len(deck.unplaced()), CUT: len(deck.incomplete()), DROPPED: len(deck.dropped())}
        for key, button in self._buttons.items():
            button.setText(f"{names[key]} {numbers[key]}")
            button.setChecked(key == shown)
            button.setVisible(key not in _ASIDE or numbers[key] > 0 or shown == key)
        decided = deck.count(Show.DECIDED)
        total = decided + deck.count(Show.OPEN) + deck.count(Show.LATER) + deck.count(Show.AGREED)
        self._left.setText(self.tr("{0} of {1} decided").format(decided, total) if total else "")

    def _on_current(self, index: Index) -> None:
        if not self._following and index.isValid():
            self.selected.emit(self.model.id_at(index))
