"""The keys of all actions, hers to change. A key that is taken is named with what it means."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import EVERYWHERE, ActionRegistry, ActionSpec, shown_key
from desktop.dialogs.fields import heading, labelled, soft
from desktop.settings import Settings
from desktop.theme import set_role, space

FIXED = (
    "Esc", "Tab", "Shift+Tab", "Space", "Backspace", "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown",
    "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A",
)  # fmt: skip
"""Keys that type, move or copy in every text, list and dialog; they can be given to no action."""
_ID = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """All actions by place with their keys; the chosen one's key is changed below the list."""

    def __init__(self, settings: Settings, registry: ActionRegistry, places: Mapping[str, str]) -> None:
        super().__init__()
        self._settings, self._registry = settings, registry
        self._places = {EVERYWHERE: self.tr("Everywhere"), **places}
        self._taken: ActionSpec | None = None
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find an action or a key"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        set_role(self.tree, "choices")
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Action"), self.tr("Key")])
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Actions and their keys"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.line = next(iter(self.key.findChildren(QLineEdit)))
        self.line.setAccessibleName(self.tr("Press the key"))
        for clear in self.line.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("No key"))
        self.label = labelled(self.tr("Key"), self.key)
        self.note = soft()
        self.use_button = self._button(self.tr("Use this key"))
        self.give_button = self._button(self.tr("Take it from there"))
        self.reset_button = self._button(self.tr("As delivered"))
        self.reset_all_button = self._button(self.tr("All as delivered"))
        self._lay_out()
        self._connect()
        self._fill()
        self.tree.setCurrentItem(self._items()[0])

    def choose(self, action_id: str) -> None:
        """Put an action before her."""
        for item in self._items():
            if item.data(0, _ID) == action_id:
                self.tree.setCurrentItem(item)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.label)
        row.addWidget(self.key, 1)
        for button in (self.use_button, self.give_button, self.reset_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.tr("Keys")))
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(self.note)
        layout.addWidget(self.reset_all_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemActivated.connect(self.key.setFocus)
        self.key.keySequenceChanged.connect(self._weigh)
        self.use_button.clicked.connect(self._use)
        self.give_button.clicked.connect(self._take_over)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(self._reset_all)
        self._settings.changed.connect(self._on_setting)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        return button

    # --- the list ---

    def _fill(self) -> None:
        for place, title in self._places.items():
            group = QTreeWidgetItem([title, ""])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            rows = []
            for spec in self._registry.all():
                if spec.place == place:
                    row = QTreeWidgetItem([_words(spec), shown_key(spec)])
                    row.setData(0, _ID, spec.id)
                    rows.append(row)
            group.addChildren(rows)
            self.tree.addTopLevelItem(group)
            self._groups.append((group, rows))
        self.tree.expandAll()

    def _items(self) -> list[QTreeWidgetItem]:
        return [row for _group, rows in self._groups for row in rows]

    def _filter(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for item in self._items():
            item.setHidden(wanted not in f"{item.text(0)} {item.text(1)}".casefold())
        for group, rows in self._groups:
            group.setHidden(all(row.isHidden() for row in rows))

    def _refresh_keys(self) -> None:
        for item in self._items():
            item.setText(1, shown_key(self._registry.get(item.data(0, _ID))))

    # --- one key ---

    @property
    def _spec(self) -> ActionSpec | None:
        item = self.tree.currentItem()
        name = item.data(0, _ID) if item is not None else None
        return self._registry.get(name) if name else None

    def _on_current(self) -> None:
        spec = self._spec
        self.key.setEnabled(spec is not None)
        self.key.setKeySequence(QKeySequence(spec.shortcut if spec is not None else ""))
        self._weigh()

    def _weigh(self) -> None:
        """Say what the key that she pressed means already."""
        spec, key = self._spec, self._typed()
        self._taken = self._registry.taken_by(spec.id, key) if spec is not None else None
        is_new = spec is not None and key != QKeySequence(spec.shortcut).toString()
        is_fixed = key in FIXED and is_new
        self.use_button.setEnabled(is_new and not is_fixed and self._taken is None)
        self.give_button.setVisible(self._taken is not None and not is_fixed)
        self.reset_button.setEnabled(spec is not None and spec.id in self._settings.keys)
        self.reset_all_button.setEnabled(bool(self._settings.keys))
        shown = self.key.keySequence().toString(QKeySequence.SequenceFormat.NativeText)
        if is_fixed:
            self.note.setText(
                self.tr("{key} types, moves or copies in every text and list, so it stays free.").format(key=shown)
            )
        elif self._taken is not None:
            self.note.setText(
                self.tr("{key} means “{action}” ({place}) already. Press another key, or take it from there.").format(
                    key=shown, action=_words(self._taken), place=self._places[self._taken.place]
                )
            )
        else:
            self.note.setText(self.tr("Choose an action, go to the field and press the key. An empty field: no key."))

    def _typed(self) -> str:
        return self.key.keySequence().toString()

    def _use(self) -> None:
        if self._spec is not None:
            self._put({self._spec.id: self._typed()})

    def _take_over(self) -> None:
        if self._spec is not None and self._taken is not None:
            self._put({self._taken.id: "", self._spec.id: self._typed()})

    def _reset(self) -> None:
        """Give the action its own key back; what has taken that key meanwhile gets its own back, too."""
        if self._spec is None:
            return
        keys = self._settings.keys
        del keys[self._spec.id]
        taken = self._registry.taken_by(self._spec.id, self._registry.delivered_key(self._spec.id))
        if taken is not None:
            keys.pop(taken.id, None)
        self._settings.keys = keys

    def _reset_all(self) -> None:
        self._settings.keys = {}

    def _put(self, changed: dict[str, str]) -> None:
        keys = {**self._settings.keys, **changed}
        self._settings.keys = {
            name: key
            for name, key in keys.items()
            if QKeySequence(key) != QKeySequence(self._registry.delivered_key(name))
        }

    def _on_setting(self, name: str) -> None:
        if name == "keys":
            self._refresh_keys()
            self._on_current()


def _words(spec: ActionSpec) -> str:
    return spec.text().replace("&", "").removesuffix(" …")
