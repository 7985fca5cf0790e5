"""Codes and categories made one, and quotations of a code given a code of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog

from desktop.views.code.codebook_panel import CodebookPanel

if TYPE_CHECKING:
    from analysis.workflow.structure import Node
    from desktop.context import AppContext


class Dividing(QObject):
    """Acts on what is selected in the codebook. Each act is one step, taken back as one."""

    def __init__(self, context: AppContext, book: CodebookPanel) -> None:
        super().__init__(book)
        self._context, self._book = context, book

    def can_merge(self) -> bool:
        """Tell whether what is selected is of one kind and there is something else of it, or several are selected."""
        return bool(self._targets())

    def choose_target(self) -> None:
        """Offer what the selected ones could become a part of, in a list to type in."""
        from desktop.dialogs.palette import CommandPalette, Entry

        entries = [
            Entry(node.label, self._book.kind_name(node.kind), "layers", lambda node=node: self.merge(node))  # type: ignore[misc]
            for node in self._targets()
        ]
        if entries:
            palette = CommandPalette(self._context, entries, self._book.window())
            palette.say_what(self.tr("Merge into …"))
            palette.open_over(self._book.window())

    def merge(self, target: Node) -> None:
        """Let one stand for all that is selected."""
        study, coder = self._context.study, self._context.coder_id
        ids = [item for item in self._book.tree.chosen_ids() if item != target.id]
        if study is None or not ids:
            return
        act = study.merging.merge_codes if target.kind == "code" else study.merging.merge_categories
        if self._context.attempt(lambda: act(ids, target.id, coder=coder)):
            self._book.choose(target.id)

    def can_split(self) -> bool:
        """Tell whether some of the quotations that are listed, and not all, are selected."""
        node = self._book.node
        return node is not None and node.kind == "code" and 0 < len(self._chosen()) < self._book.quotations.count()

    def ask_split(self) -> None:
        """Ask how the code of the selected quotations is called."""
        if self.can_split():
            label, is_given = QInputDialog.getText(
                self._book, self.tr("Split off the selected quotations"), self.tr("Name of the new code")
            )
            if is_given and label.strip():
                self.split(label)

    def split(self, label: str) -> None:
        """Give the selected quotations a code of their own."""
        study, coder, node, chosen = self._context.study, self._context.coder_id, self._book.node, self._chosen()
        if study is not None and node is not None and chosen:
            self._context.attempt(lambda: study.merging.split_code(node.id, chosen, label, coder=coder))

    def _chosen(self) -> list[str]:
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in self._book.quotations.selectedItems()]

    def _targets(self) -> list[Node]:
        chosen = [node for item in self._book.tree.chosen_ids() if (node := self._book.model.by_id(item))]
        kinds = {node.kind for node in chosen}
        if len(kinds) != 1:
            return []
        known = [node for node in self._book.model.nodes() if node.kind in kinds]
        return [node for node in known if len(chosen) > 1 or node.id != chosen[0].id]
