"""Menu bar and shortcuts, made from the registry."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from desktop.actions import EVERYWHERE, MENUS, ActionRegistry, ActionSpec
from desktop.context import AppContext


class Menus(QObject):
    """Owns the QActions of the window.

    An action of a place answers to its key only while the place or its panel has the focus; one that holds everywhere
    answers in the whole window.
    """

    def __init__(
        self, window: QMainWindow, registry: ActionRegistry, context: AppContext, open_recent: Callable[[Path], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._registry = registry
        self._context = context
        self._open_recent = open_recent
        self._place = EVERYWHERE
        self._place_title = ""
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._recent = QMenu(window)
        for name in MENUS:
            menu = window.menuBar().addMenu("")
            menu.aboutToShow.connect(lambda name=name: self._refresh(name))
            self._menus[name] = menu
        context.theme.changed.connect(self._set_icons)

    def bind(self, specs: list[ActionSpec], widgets: list[QWidget]) -> None:
        """Make the QActions of newly registered actions and let their keys work in the widgets."""
        for spec in specs:
            action = QAction(self._window)
            action.setObjectName(spec.id)
            action.setShortcut(QKeySequence(self._registry.get(spec.id).shortcut))
            is_global = spec.place == EVERYWHERE
            context = Qt.ShortcutContext.WindowShortcut
            action.setShortcutContext(context if is_global else Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setCheckable(spec.checked is not None)
            action.setMenuRole(QAction.MenuRole.NoRole)
            action.triggered.connect(lambda _checked=False, spec=spec: run_action(spec))
            for widget in [self._window] if is_global else widgets:
                widget.addAction(action)
            self._actions[spec.id] = action
        self.retranslate()

    def rekey(self) -> None:
        """Take over the keys that the registry has now."""
        for spec in self._registry.all():
            self._actions[spec.id].setShortcut(QKeySequence(spec.shortcut))

    def show_place(self, place: str, title: str) -> None:
        """Fill the place's menu with what can be done there."""
        self._place, self._place_title = place, title
        self.retranslate()

    def retranslate(self) -> None:
        titles = {
            "file": self.tr("&File"),
            "edit": self.tr("&Edit"),
            "view": self.tr("&View"),
            "go": self.tr("&Go"),
            "method": self.tr("&Method"),
            "place": self._place_title,
            "help": self.tr("&Help"),
        }
        for name, menu in self._menus.items():
            menu.setTitle(titles[name])
            specs = self._registry.in_menu(name, self._place)
            menu.clear()
            for spec in specs:
                if spec.separator_before:
                    menu.addSeparator()
                menu.addAction(self._actions[spec.id])
                if spec.id == "file.open":
                    self._recent = menu.addMenu(self.tr("Open &recent"))
            menu.menuAction().setVisible(bool(specs))
        for spec in self._registry.all():
            self._actions[spec.id].setText(spec.text())
        self._set_icons()

    def _set_icons(self) -> None:
        for spec in self._registry.all():
            if spec.icon and spec.checked is None and spec.id in self._actions:  # an icon would hide the check
                self._actions[spec.id].setIcon(
                    self._context.theme.icon(spec.icon, self._context.theme.palette.text_soft)
                )

    def _refresh(self, name: str) -> None:
        for spec in self._registry.in_menu(name, self._place):
            action = self._actions[spec.id]
            action.setEnabled(True)
            # A disabled QAction would swallow its key without asking again, so it is enabled anew when the menu hides.
            if not spec.enabled():
                action.setEnabled(False)
            if spec.checked is not None:
                action.setChecked(spec.checked())
        self._menus[name].aboutToHide.connect(self._enable_all, Qt.ConnectionType.SingleShotConnection)
        if name == "file":
            self._fill_recent()

    def _enable_all(self) -> None:
        for action in self._actions.values():
            action.setEnabled(True)

    def _fill_recent(self) -> None:
        self._recent.clear()
        paths = self._context.settings.recent
        for path in paths:
            action = self._recent.addAction(path.stem)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self._open_recent(path))
        self._recent.setEnabled(bool(paths))


def run_action(spec: ActionSpec) -> None:
    """Do what an action says, if it can be done now."""
    if spec.enabled():
        spec.handler()
