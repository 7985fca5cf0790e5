"""Small lists that open beside the work and close by themselves: kinds, choices about one place, the same person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from analysis.records import IdentifierKind
from desktop.theme import Theme, set_role, space
from desktop.views.pseudonymise.identifier_row import kind_pixmap
from desktop.views.pseudonymise.words import interviews_count, kind_letter, kind_name

if TYPE_CHECKING:
    from analysis.workflow.pseudonyms import EntityRow

_ID_ROLE = Qt.ItemDataRole.UserRole


class LetterMenu(QMenu):
    """A menu whose items are taken with one letter, which stands beside each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: dict[str, QAction] = {}

    def add(self, letter: str, words: str, act: Callable[[], object], icon: QIcon | None = None) -> QAction:
        """Add an item; `letter` takes it, in upper or lower case."""
        action = self.addAction(words.replace("&", "&&") + f"\t{letter}")
        if icon is not None:
            action.setIcon(icon)
        action.triggered.connect(lambda _checked=False: act())
        self._letters[letter.upper()] = action
        return action

    def event(self, event: QEvent) -> bool:
        """Keep the letters from the place's own keys while the menu is open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._letters.get(event.text().upper())
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()


def kind_menu(
    parent: QWidget,
    theme: Theme,
    take: Callable[[IdentifierKind], object],
    title: str,
    without: IdentifierKind | None = None,
) -> LetterMenu:
    """Make the menu of kinds, each with its letter."""
    menu = LetterMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(title)
    menu.setObjectName("kind_menu")
    ratio = parent.devicePixelRatioF()
    for kind in IdentifierKind:
        if kind is not without:
            icon = QIcon(kind_pixmap(kind, theme, ratio))
            menu.add(kind_letter(kind), kind_name(kind), lambda kind=kind: take(kind), icon)  # type: ignore[misc]
    menu.setActiveAction(menu.actions()[0])
    return menu


class SamePicker(QFrame):
    """A field and a list of identifiers, to say that two are the same one. Opens as a popup.

    Signals:
        picked(entity id).
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("same_picker")
        set_role(self, "card")
        self._theme = theme
        self.heading = QLabel()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a part of the name"))
        self.field.setAccessibleName(self.tr("Find the identifier that this is the same as"))
        self.field.installEventFilter(self)
        self._source = QStandardItemModel(self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._source)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = QListView()
        self.list.setModel(self._proxy)
        self.list.setAccessibleName(self.tr("Identifiers"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setIconSize(QSize(theme.pixels(22), theme.pixels(22)))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._take)
        self.field.textChanged.connect(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(3), space(3), space(3), space(3))
        for widget in (self.heading, self.field, self.list):
            layout.addWidget(widget)
        self.resize(theme.pixels(340), theme.pixels(360))

    def open_for(self, name: str, rows: Sequence[EntityRow], where: QPoint) -> None:
        """Open with the identifiers to pick from; those of the same kind should come first."""
        self.heading.setText(self.tr("“{0}” is the same as …").format(name))
        ratio = self.devicePixelRatioF()
        for row in rows:
            entity = row.entity
            icon = QIcon(kind_pixmap(entity.kind, self._theme, ratio))
            item = QStandardItem(icon, f"{entity.canonical}   {entity.replacement}")
            item.setData(entity.id, _ID_ROLE)
            item.setData(f"{entity.canonical}, {entity.replacement}, {interviews_count(len(row.documents))}",
                         Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip
            self._source.appendRow(item)
        self._filter("")
        self.move(where)
        self.show()
        self.field.setFocus()

    def _filter(self, words: str) -> None:
        self._proxy.setFilterFixedString(words)
        self.list.setCurrentIndex(self._proxy.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            entity_id = str(index.data(_ID_ROLE))
            self.close()
            self.picked.emit(entity_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            number = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= number < self._proxy.rowCount():
                self.list.setCurrentIndex(self._proxy.index(number, 0))
        else:
            return False
        return True
