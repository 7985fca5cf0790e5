"""The codebook as an item model: dimensions, themes, concepts and codes, with counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from analysis.workflow.structure import Node
from desktop.dragging import MIME, fits, packed

Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


@dataclass
class Item:
    """A node in the model."""

    node: Node
    parent: Item | None
    row: int = 0
    children: list[Item] = field(default_factory=list)


class CodebookModel(QAbstractItemModel):
    """Two columns: label and count of quotations. Renaming goes through `rename`; filtering rebuilds the tree.

    `colour_of` gives a code's colour by its id, `kind_name` the word for a kind ("Theme").
    """

    def __init__(
        self,
        colour_of: Callable[[str], QColor],
        rename: Callable[[Node, str], bool],
        kind_name: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._colour_of, self._rename, self._kind_name = colour_of, rename, kind_name
        self._tree: tuple[Node, ...] = ()
        self._filter = ""
        self._roots: list[Item] = []
        self._by_id: dict[str, Item] = {}

    def set_tree(self, tree: Iterable[Node]) -> None:
        """Show another state of the structure."""
        self._tree = tuple(tree)
        self._rebuild()

    def set_filter(self, words: str) -> None:
        """Keep nodes whose label or definition holds the words, with what is above and beneath them."""
        self._filter = words.strip().casefold()
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._by_id = {}
        self._roots = self._items(self._tree, None, kept=not self._filter)
        self.endResetModel()

    def _items(self, nodes: Iterable[Node], parent: Item | None, *, kept: bool) -> list[Item]:
        items: list[Item] = []
        for node in nodes:
            item = Item(node, parent)
            matches = kept or self._filter in node.label.casefold() or self._filter in node.definition.casefold()
            item.children = self._items(node.children, item, kept=matches)
            if matches or item.children:
                item.row = len(items)
                items.append(item)
                self._by_id[node.id] = item
        return items

    def index_of(self, node_id: str) -> QModelIndex:
        """Give the index of a node; invalid if it is not there or filtered out."""
        item = self._by_id.get(node_id)
        return self.createIndex(item.row, 0, item) if item else QModelIndex()

    def node(self, index: Index) -> Node | None:
        item = index.internalPointer() if index.isValid() else None
        return item.node if isinstance(item, Item) else None

    def by_id(self, node_id: str) -> Node | None:
        """Give a node that is shown."""
        item = self._by_id.get(node_id)
        return item.node if item else None

    def nodes(self) -> list[Node]:
        """Give all nodes that are shown."""
        return [item.node for item in self._by_id.values()]

    def home_of(self, node_id: str) -> str:
        """Give the id of what a node is in, "" where it stands open."""
        item = self._by_id.get(node_id)
        return item.parent.node.id if item and item.parent else ""

    def outermost(self, ids: Iterable[str]) -> list[str]:
        """Leave out what is inside another of them."""
        given = dict.fromkeys(ids)
        return [item for item in given if not self._above(item) & given.keys()]

    def home_for(self, ids: Sequence[str], index: Index) -> str | None:
        """Give where nodes go that are let go on a node: into it, or into what it is in.

        "" where they are let go on the ground and leave their homes; None where they do not fit or are there already.
        """
        items = [self._by_id.get(item) for item in ids]
        found = [item for item in items if item is not None]
        if not found or len(found) < len(items):
            return None
        at = index.internalPointer() if index.isValid() else None
        if at is None:
            return "" if any(item.parent for item in found) else None
        while at is not None and not all(fits(item.node.kind, at.node.kind) for item in found):
            at = at.parent
        is_other = at is not None and any(item.parent is not at for item in found)
        return str(at.node.id) if at is not None and is_other else None

    def _above(self, node_id: str) -> set[str]:
        found: set[str] = set()
        item = self._by_id.get(node_id)
        while item is not None and item.parent is not None:
            item = item.parent
            found.add(item.node.id)
        return found

    # --- Qt's interface ---

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        items = parent.internalPointer().children if parent.isValid() else self._roots
        return self.createIndex(row, column, items[row])

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        item = index.internalPointer() if index.isValid() else None
        above = item.parent if isinstance(item, Item) else None
        return self.createIndex(above.row, 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._roots)
        return len(parent.internalPointer().children) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsEditable
        if node.kind != "dimension":
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Pack the nodes; what is inside another of them goes along with it."""
        return packed(self.outermost(node.id for index in indexes if (node := self.node(index))))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        return self._label_data(node, role) if index.column() == 0 else self._count_data(node, role)

    def _label_data(self, node: Node, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return node.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._kind_name(node.kind)}: {node.label}" + (f"\n{node.definition}" if node.definition else "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._kind_name(node.kind)}: {node.label}, {node.quotation_count}"
        if role == Qt.ItemDataRole.DecorationRole and node.kind == "code":
            return _dot(self._colour_of(node.id))
        if role == Qt.ItemDataRole.FontRole and node.kind in ("dimension", "theme"):
            font = QFont()
            font.setWeight(QFont.Weight.Bold if node.kind == "dimension" else QFont.Weight.DemiBold)
            return font
        return None

    def _count_data(self, node: Node, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(node.quotation_count)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a node; the tree shows it when the study says that it happened."""
        node = self.node(index)
        if node is None or role != Qt.ItemDataRole.EditRole or not str(value).strip() or value == node.label:
            return False
        return self._rename(node, str(value))


def _dot(colour: QColor) -> QIcon:
    pixmap = QPixmap(24, 24)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    qp = QPainter(pixmap)
    qp.setRenderHint(QPainter.RenderHint.Antialiasing)
    qp.setPen(Qt.PenStyle.NoPen)
    qp.setBrush(colour)
    qp.drawRoundedRect(3, 1, 5, 10, 2.5, 2.5)
    qp.end()
    return QIcon(pixmap)


def count_codes(tree: Iterable[Node]) -> int:
    return sum(1 if node.kind == "code" else count_codes(node.children) for node in tree)
