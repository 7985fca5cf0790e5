"""The one registry of actions: menus, shortcuts, command palette and cheat sheet are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

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


MENUS = ("file", "edit", "view", "go", "method", "place", "help")


class ActionRegistry:
    """All actions by id. One key has one meaning in one place; a key that holds everywhere has one meaning at all.

    `own_keys` are hers, by id ("" for an action that shall have none). One that clashes with another key is left out.
    """

    def __init__(self, own_keys: Mapping[str, str] | None = None) -> None:
        self._delivered: dict[str, ActionSpec] = {}
        self._specs: dict[str, ActionSpec] = {}
        self._own_keys = dict(own_keys or {})

    def add(self, specs: Iterable[ActionSpec]) -> None:
        """Register actions; raises `ValueError` for an id or a key that is taken (a bug, found at start)."""
        for spec in specs:
            if spec.id in self._delivered:
                raise ValueError(f"action {spec.id} is registered twice")
            clash = _clash(spec, self._delivered.values())
            if clash:
                raise ValueError(f"{spec.shortcut} means {clash.id} and {spec.id}")
            self._delivered[spec.id] = spec
        self.use_keys(self._own_keys)

    def use_keys(self, own_keys: Mapping[str, str]) -> None:
        """Give actions her keys, and all others those that they are delivered with."""
        self._own_keys = dict(own_keys)
        own = {name: key for name, key in own_keys.items() if name in self._delivered}
        self._specs = self._keyed(own)
        while clashing := [name for name in own if _clash(self._specs[name], self._specs.values())]:
            del own[clashing[0]]
            self._specs = self._keyed(own)

    def _keyed(self, own: Mapping[str, str]) -> dict[str, ActionSpec]:
        return {
            name: replace(spec, shortcut=own[name]) if name in own else spec for name, spec in self._delivered.items()
        }

    def all(self) -> list[ActionSpec]:
        return list(self._specs.values())

    def get(self, action_id: str) -> ActionSpec:
        return self._specs[action_id]

    def delivered_key(self, action_id: str) -> str:
        """Give the key that an action has without a change of hers."""
        return self._delivered[action_id].shortcut

    def taken_by(self, action_id: str, key: str) -> ActionSpec | None:
        """Give the other action that a key means where this one holds; None where it is free."""
        return _clash(replace(self._specs[action_id], shortcut=key), self._specs.values())

    def in_place(self, place: str) -> list[ActionSpec]:
        """Give what can be done in a place: its own actions, then those that hold everywhere."""
        own = [spec for spec in self._specs.values() if spec.place == place and place]
        return own + [spec for spec in self._specs.values() if spec.place == EVERYWHERE]

    def in_menu(self, menu: str, place: str) -> list[ActionSpec]:
        return [spec for spec in self._specs.values() if spec.menu == menu and spec.place in (EVERYWHERE, place)]


def _clash(new: ActionSpec, others: Iterable[ActionSpec]) -> ActionSpec | None:
    if not new.shortcut:
        return None
    for spec in others:
        meets = EVERYWHERE in (spec.place, new.place) or spec.place == new.place
        if spec.id != new.id and meets and spec.shortcut and _same_key(spec.shortcut, new.shortcut):
            return spec
    return None


def _same_key(first: str, second: str) -> bool:
    return _sequence(first) == _sequence(second)


@cache
def _sequence(shortcut: str) -> QKeySequence:
    return QKeySequence(shortcut)  # reading one takes Qt longer than all else at the start of a place


def shown_key(spec: ActionSpec) -> str:
    """Give the shortcut in the words of this platform ("Strg+K", "⌘K"), "" if it has none."""
    return QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText) if spec.shortcut else ""
