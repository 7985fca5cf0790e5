"""The panel with the codebook: the tree, and the quotations of what is chosen in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from analysis.workflow.structure import Node
from desktop.theme import set_role, space
from desktop.views.code.codebook_model import CodebookModel
from desktop.views.code.codebook_tree import CodebookTree
from desktop.views.code.suggestions_panel import EmptyPage

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One quotation of a code, to be listed and jumped to."""

    coding_id: str
    words: str
    where: str


class CodebookPanel(QWidget):
    """Shows the structure; changes go through the signals and the `rename` that it is given.

    Signals:
        node_chosen(Node): the current node changed.
        apply_asked(Node): Enter or a double click on a code.
        quotation_chosen(coding id): a quotation was clicked or entered.
        definition_changed(Node, text).
        provenance_asked(), move_asked(): the buttons under what is chosen.
        menu_asked(point on the screen): a node was clicked with the other button.
    """

    node_chosen = Signal(object)
    apply_asked = Signal(object)
    quotation_chosen = Signal(str)
    definition_changed = Signal(object, str)
    provenance_asked = Signal()
    move_asked = Signal()
    menu_asked = Signal(object)

    def __init__(self, colour_of: Callable[[str], QColor], rename: Callable[[Node, str], bool]) -> None:
        super().__init__()
        self.model = CodebookModel(colour_of, rename, self.kind_name)
        self.filter, self.tree, self.quotations = QLineEdit(), CodebookTree(self.model), QListWidget()
        self.title, self.definition, self.ruled = QLabel(), QPlainTextEdit(), QLabel()
        self.provenance, self.move_into = QPushButton(), QPushButton()
        self.empty = EmptyPage()
        self.empty.say("")
        self._node: Node | None = None
        self._closed: set[str] = set()
        self._defining = QTimer(self)
        self._defining.setSingleShot(True)
        self._defining.setInterval(900)
        self._defining.timeout.connect(self._send_definition)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self.tree.entered_on.connect(self._on_apply)
        self.tree.doubleClicked.connect(self._on_apply)
        self.tree.collapsed.connect(lambda index: self._note_closed(index, closed=True))
        self.tree.expanded.connect(lambda index: self._note_closed(index, closed=False))
        detail = self._built_detail()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tree)
        splitter.addWidget(detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        top = QHBoxLayout()
        top.addWidget(self.filter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(space(3), space(2), space(3), space(2))
        outer.setSpacing(space(2))
        outer.addLayout(top)
        outer.addWidget(self.empty)
        outer.addWidget(splitter, 1)
        self._detail, self._splitter = detail, splitter
        detail.hide()

    def _built_detail(self) -> QWidget:
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.definition.setMaximumHeight(64)
        self.definition.setTabChangesFocus(True)
        self.definition.textChanged.connect(self._on_definition)
        self.ruled.setWordWrap(True)
        self.ruled.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.ruled, "soft")
        self.quotations.setWordWrap(True)
        self.quotations.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.quotations.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.quotations.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.quotations.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.quotations.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.quotations.itemClicked.connect(self._on_quotation)
        self.quotations.itemActivated.connect(self._on_quotation)
        detail = QWidget()
        column = QVBoxLayout(detail)
        column.setContentsMargins(0, space(2), 0, 0)
        acts = QHBoxLayout()
        for button, signal in ((self.move_into, self.move_asked), (self.provenance, self.provenance_asked)):
            set_role(button, "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
        acts.addWidget(self.move_into)
        acts.addStretch(1)
        acts.addWidget(self.provenance)
        for widget in (self.title, self.definition, self.ruled, self.quotations):
            column.addWidget(widget)
        column.addLayout(acts)
        column.setStretch(3, 1)
        return detail

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter codes"))
        self.filter.setAccessibleName(self.tr("Filter codes"))
        self.tree.setAccessibleName(self.tr("Codebook"))
        self.definition.setPlaceholderText(self.tr("Definition"))
        self.definition.setAccessibleName(self.tr("Definition"))
        self.quotations.setAccessibleName(self.tr("Quotations"))
        self.move_into.setText(self.tr("Move into …") + "  I")
        self.provenance.setText(self.tr("Where from") + "  P")
        self.empty.say(
            self.tr(
                "No codes yet. Select words of a participant and press V to code them in vivo, or N for your own label."
            )
        )

    def kind_name(self, kind: str) -> str:
        """Give the word for a node's kind."""
        return {
            "dimension": self.tr("Dimension"),
            "theme": self.tr("Theme"),
            "concept": self.tr("Concept"),
        }.get(kind, self.tr("Code"))

    def set_tree(self, nodes: Sequence[Node]) -> None:
        """Show another state; what was current and closed stays so."""
        current = self._node.id if self._node else ""
        self.model.set_tree(nodes)
        self._open_all()
        self.empty.setVisible(not nodes)
        self._splitter.setVisible(bool(nodes))
        index = self.model.index_of(current)
        if index.isValid():
            self.tree.setCurrentIndex(index)
        elif current:
            self._node = None
            self._detail.hide()

    def choose(self, node_id: str) -> None:
        """Make a node current and bring it into sight; lifts the filter if it hides the node."""
        if not self.model.index_of(node_id).isValid():
            self.filter.clear()
        index = self.model.index_of(node_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    @property
    def node(self) -> Node | None:
        return self._node

    def rename_current(self) -> None:
        """Edit the current node's label in place."""
        index = self.tree.currentIndex()
        if index.isValid():
            self.tree.setFocus()
            self.tree.edit(index.siblingAtColumn(0))

    def show_quotations(self, node: Node, rows: Sequence[QuotationRow], ruled: str = "") -> None:
        """List the quotations of the current node, under what its rules say."""
        self.ruled.setText(ruled)
        self.ruled.setVisible(bool(ruled))
        self.title.setText(node.label)
        if self.definition.toPlainText() != node.definition and not self.definition.hasFocus():
            self._set_definition(node.definition)
        self.provenance.setVisible(node.kind == "code")
        self.move_into.setVisible(node.kind != "dimension")
        self.quotations.setVisible(node.kind == "code")
        self.quotations.clear()
        for row in rows:
            item = QListWidgetItem(self.tr("“{0}”").format(row.words) + f"\n{row.where}")
            item.setData(Qt.ItemDataRole.UserRole, row.coding_id)
            self.quotations.addItem(item)
        if self._detail.isHidden():
            self._detail.show()
            height = self._splitter.height()
            self._splitter.setSizes([height * 3 // 5, height * 2 // 5])

    def _set_definition(self, text: str) -> None:
        blocked = self.definition.blockSignals(True)
        self.definition.setPlainText(text)
        self.definition.blockSignals(blocked)

    def _on_definition(self) -> None:
        self._defining.start()

    def _send_definition(self) -> None:
        self._defining.stop()
        if self._node is not None and self.definition.toPlainText() != self._node.definition:
            self.definition_changed.emit(self._node, self.definition.toPlainText())

    def _on_filter(self, words: str) -> None:
        current = self._node.id if self._node else ""
        self.model.set_filter(words)
        self._open_all()
        index = self.model.index_of(current)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    def _open_all(self) -> None:
        blocked = self.tree.blockSignals(True)
        self.tree.expandAll()
        for node_id in self._closed if not self.filter.text() else ():
            self.tree.collapse(self.model.index_of(node_id))
        self.tree.blockSignals(blocked)

    def _note_closed(self, index: Index, *, closed: bool) -> None:
        node = self.model.node(index)
        if node is not None and not self.filter.text():
            (self._closed.add if closed else self._closed.discard)(node.id)

    def _on_current(self, index: Index) -> None:
        node = self.model.node(index)
        if node is None:
            return
        if self._node is not None and node.id != self._node.id:
            if self._defining.isActive():
                self._send_definition()
            self._set_definition(node.definition)
        self._node = node
        self.node_chosen.emit(node)

    def _on_menu(self, point: QPoint) -> None:
        if self.tree.indexAt(point).isValid():
            self.menu_asked.emit(self.tree.viewport().mapToGlobal(point))

    def _on_apply(self) -> None:
        if self._node is not None:
            self.apply_asked.emit(self._node)

    def _on_quotation(self, item: QListWidgetItem) -> None:
        self.quotation_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
