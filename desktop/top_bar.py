"""The bar above the work: the five places in their order, search, and where text may go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from analysis.records import SendScope
from desktop.context import AppContext
from desktop.theme import set_role, space

_SCOPE_ICONS = {SendScope.THIS_COMPUTER: "laptop", SendScope.THIS_NETWORK: "network", SendScope.INTERNET: "globe"}
_REACH = list(SendScope)


class ScopeIndicator(QToolButton):
    """Says, always, where text may go: as word, icon and colour. Changes with study and provider only."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("scope")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.scope = SendScope.THIS_COMPUTER
        self.clicked.connect(context.choose_provider)
        context.theme.changed.connect(self.refresh)
        context.provider_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how far text may go with the study's limit and the chosen provider."""
        context = self._context
        limit = context.study.info.send_scope if context.study else SendScope.THIS_COMPUTER
        host, reach = context.services.host_of(context.settings.provider)
        is_blocked = _REACH.index(reach) > _REACH.index(limit)
        self.scope = SendScope.THIS_COMPUTER if is_blocked else reach
        self.setText(self._words(host))
        self.setToolTip(self._explanation(limit, is_blocked))
        self.setAccessibleName(self.tr("Where text may go: {place}").format(place=self.text()))
        self.setAccessibleDescription(self.toolTip())
        palette = context.theme.palette
        colours = {
            SendScope.THIS_COMPUTER: palette.local,
            SendScope.THIS_NETWORK: palette.network,
            SendScope.INTERNET: palette.internet,
        }
        context.theme.put_icon(self, _SCOPE_ICONS[self.scope], colours[self.scope])
        self.setProperty("scope", self.scope.value)
        self.style().unpolish(self)
        self.style().polish(self)

    def _words(self, host: str) -> str:
        if self.scope is SendScope.THIS_COMPUTER:
            return self.tr("This computer only")
        if self.scope is SendScope.THIS_NETWORK:
            return self.tr("This network: {host}").format(host=host)
        return self.tr("Internet: {host}").format(host=host)

    def _explanation(self, limit: SendScope, is_blocked: bool) -> str:
        allowed = {
            SendScope.THIS_COMPUTER: self.tr("The study allows no text to leave this computer."),
            SendScope.THIS_NETWORK: self.tr("The study allows approved text to go to servers in this network."),
            SendScope.INTERNET: self.tr("The study allows approved text to go to servers on the internet."),
        }[limit]
        if is_blocked:
            return allowed + " " + self.tr("The chosen provider is farther away, so nothing can be sent to it.")
        return allowed + " " + self.tr("Nothing is sent before you have seen it and agreed.")


class TopBar(QFrame):
    """Places at the left, search and scope at the right.

    Signals:
        place_chosen(key), search_asked(), text_alone_ended().
    """

    place_chosen = Signal(str)
    search_asked = Signal()
    text_alone_ended = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self._context = context
        self._buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._layout.setSpacing(space(1))
        self._search = QToolButton()
        self._search.setObjectName("search")
        set_role(self._search, "search")
        self._search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._search.clicked.connect(self.search_asked)
        self._all = QToolButton()
        self._all.clicked.connect(self.text_alone_ended)
        self._all.hide()
        self.scope = ScopeIndicator(context)
        self._layout.addStretch(1)
        self._layout.addWidget(self._all)
        self._layout.addWidget(self._search)
        self._layout.addSpacing(space(2))
        self._layout.addWidget(self.scope)
        context.theme.changed.connect(self._set_icons)
        self.retranslate()

    def set_places(self, places: Sequence[tuple[str, str]]) -> None:
        """Show a button for each (key, icon)."""
        for at, (key, icon) in enumerate(places):
            button = QToolButton()
            button.setObjectName(f"go_{key}")
            set_role(button, "place")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _checked=False, key=key: self.place_chosen.emit(key))
            self._group.addButton(button)
            self._layout.insertWidget(at, button)
            self._buttons[key], self._icons[key] = button, icon
        for after in (self._search, self.scope):
            after.raise_()  # Tab goes through children in their order
        self.retranslate()
        self._set_icons()

    def show_places(self, is_shown: bool) -> None:
        for button in self._buttons.values():
            button.setVisible(is_shown)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room, let icons go before words do; where text may go is always said in full."""
        full, words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextOnly
        for search, places in ((full, full), (Qt.ToolButtonStyle.ToolButtonIconOnly, full),
                               (Qt.ToolButtonStyle.ToolButtonIconOnly, words)):  # fmt: skip
            self._search.setToolButtonStyle(search)
            for button in self._buttons.values():
                button.setToolButtonStyle(places)
            shown = [item for item in (*self._buttons.values(), self._search, self.scope) if not item.isHidden()]
            needed = sum(item.sizeHint().width() + space(1) for item in shown) + 2 * space(3) + space(3)
            if needed <= self.width():
                return

    def mark(self, key: str) -> None:
        """Show which place is in front; "" for none."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            # Tab stops at the chosen place, arrows go to the others; Qt sees to that only when she chooses by hand.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if name == key else Qt.FocusPolicy.NoFocus)
        self._group.setExclusive(True)
        self._set_icons()

    def set_text_alone(self, is_alone: bool, has_places: bool) -> None:
        """Leave only the scope and the way back."""
        self.show_places(has_places and not is_alone)
        self._search.setVisible(not is_alone)
        self._all.setVisible(is_alone)

    def retranslate(self) -> None:
        titles = {
            "study": self.tr("Study"),
            "pseudonymise": self.tr("Pseudonymise"),
            "code": self.tr("Code"),
            "themes": self.tr("Themes"),
            "report": self.tr("Report"),
        }
        for key, button in self._buttons.items():
            button.setText(titles[key])
            button.setAccessibleName(titles[key])
        self._search.setText(self.tr("Search"))
        self._search.setToolTip(self.tr("Search in the study (Ctrl+Shift+F)"))
        self._search.setAccessibleName(self.tr("Search in the study"))
        self._all.setText(self.tr("Show everything"))
        self.scope.refresh()
        self._fit()

    def _set_icons(self) -> None:
        theme = self._context.theme
        for key, button in self._buttons.items():
            colour = theme.palette.accent if button.isChecked() else theme.palette.text_soft
            theme.put_icon(button, self._icons[key], colour)
        theme.put_icon(self._search, "search", theme.palette.text_soft)
        theme.put_icon(self._all, "x", theme.palette.text_soft)
        self._fit()
