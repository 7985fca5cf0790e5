"""The one registry of actions: menus, shortcuts, command palette and cheat sheet are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

KEY_NAMES = (QT_TRANSLATE_NOOP("QShortcut", "Return"),)
"""Keys that our translations name otherwise than Qt's own do."""
EVERYWHERE = ""


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing that she can do.

    `text` is called anew for each language. `shortcut` is a portable key sequence ("Ctrl+K", "A"; "" for none) that
    holds in `place` ("" everywhere). `menu` is one of `MENUS`; actions of a place go to the "place" menu. `enabled` is
    asked whenever a menu opens or the key is pressed. `checked` makes a toggle: it gives the present state.
    """

    id: str
    text: Callable[[], str]
    handler: Callable[[], object]
    shortcut: str = ""
    place: str = EVERYWHERE
    icon: str = ""
    menu: str = "place"
    enabled: Callable[[], bool] = _always
    checked: Callable[[], bool] | None = None
    separator_before: bool = False


MENUS = ("file", "edit", "view", "go", "place", "help")


class ActionRegistry:
    """All actions by id. One key has one meaning in one place; a key that holds everywhere has one meaning at all."""

    def __init__(self) -> None:
        self._specs: dict[str, ActionSpec] = {}

    def add(self, specs: Iterable[ActionSpec]) -> None:
        """Register actions; raises `ValueError` for an id or a key that is taken (a bug, found at start)."""
        for spec in specs:
            if spec.id in self._specs:
                raise ValueError(f"action {spec.id} is registered twice")
            clash = self._clash(spec)
            if clash:
                raise ValueError(f"{spec.shortcut} means {clash.id} and {spec.id}")
            self._specs[spec.id] = spec

    def all(self) -> list[ActionSpec]:
        return list(self._specs.values())

    def get(self, action_id: str) -> ActionSpec:
        return self._specs[action_id]

    def in_place(self, place: str) -> list[ActionSpec]:
        """Give what can be done in a place: its own actions, then those that hold everywhere."""
        own = [spec for spec in self._specs.values() if spec.place == place and place]
        return own + [spec for spec in self._specs.values() if spec.place == EVERYWHERE]

    def in_menu(self, menu: str, place: str) -> list[ActionSpec]:
        return [spec for spec in self._specs.values() if spec.menu == menu and spec.place in (EVERYWHERE, place)]

    def _clash(self, new: ActionSpec) -> ActionSpec | None:
        if not new.shortcut:
            return None
        for spec in self._specs.values():
            meets = EVERYWHERE in (spec.place, new.place) or spec.place == new.place
            if meets and spec.shortcut and _same_key(spec.shortcut, new.shortcut):
                return spec
        return None


def _same_key(first: str, second: str) -> bool:
    return QKeySequence(first) == QKeySequence(second)


def shown_key(spec: ActionSpec) -> str:
    """Give the shortcut in the words of this platform ("Strg+K", "⌘K"), "" if it has none."""
    return QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText) if spec.shortcut else ""
