"""Where codes and categories stand, from the codebook's tree: dropped there by hand, or chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from analysis.records import Category, Level
from desktop.dragging import fits
from desktop.views.code.codebook_panel import CodebookPanel

if TYPE_CHECKING:
    from desktop.context import AppContext

_ICONS = {Level.CONCEPT: "tag", Level.THEME: "tags", Level.DIMENSION: "layers"}


class Arranging(QObject):
    """Acts on what is selected in the tree. Each act is one step, taken back as one."""

    def __init__(self, context: AppContext, book: CodebookPanel) -> None:
        super().__init__(book)
        self._context, self._book = context, book

    def can_move(self) -> bool:
        """Tell whether what is selected could go into something."""
        return bool(self._levels(self._book.tree.chosen_ids()))

    def can_take_out(self) -> bool:
        return bool(self._housed(self._book.tree.chosen_ids()))

    def put(self, ids: Sequence[str], home_id: str) -> None:
        """Put nodes into a home; "" takes them out of theirs."""
        study = self._context.study
        ids = list(ids) if home_id else self._housed(ids)
        if study is not None and ids:
            place_all = study.structure.place_all
            self._context.attempt(lambda: place_all(ids, home_id or None, coder=self._context.coder_id))

    def take_out(self) -> None:
        """Take what is selected out of its home; it stands open."""
        self.put(self._book.tree.chosen_ids(), "")

    def choose_home(self) -> None:
        """Offer every home that fits, and new ones, in a list to type in."""
        from desktop.dialogs.palette import CommandPalette, Entry

        study, ids = self._context.study, self._book.tree.chosen_ids()
        levels = self._levels(ids)
        if study is None or not levels:
            return
        homes = [
            Entry(
                home.label, self._book.kind_name(level.value), _ICONS[level],
                lambda home=home: self.put(ids, home.id),  # type: ignore[misc]
            )
            for level in levels for home in study.structure.categories(level) if not self._all_in(ids, home)
        ]  # fmt: skip
        new = [
            Entry(self._new_words(level), "", "plus", lambda level=level: self._make(level, ids))  # type: ignore[misc]
            for level in levels
        ]
        palette = CommandPalette(self._context, [*homes, *new], self._book.window())
        palette.say_what(self.tr("Move into …"))
        palette.open_over(self._book.window())

    def _make(self, level: Level, ids: list[str]) -> None:
        study = self._context.study
        label, is_given = QInputDialog.getText(self._book, self._new_words(level), self.tr("Name"))
        if study is not None and is_given and label.strip():
            add = study.structure.add
            self._context.attempt(lambda: add(level, label, coder=self._context.coder_id, members=ids))

    def _new_words(self, level: Level) -> str:
        return {
            Level.CONCEPT: self.tr("New concept …"), Level.THEME: self.tr("New theme …"),
            Level.DIMENSION: self.tr("New dimension …"),
        }[level]  # fmt: skip

    def _levels(self, ids: Sequence[str]) -> list[Level]:
        kinds = {node.kind for item in ids if (node := self._book.model.by_id(item))}
        return [level for level in Level if kinds and all(fits(kind, level.value) for kind in kinds)]

    def _housed(self, ids: Sequence[str]) -> list[str]:
        return [item for item in ids if self._book.model.home_of(item)]

    def _all_in(self, ids: Sequence[str], home: Category) -> bool:
        return all(self._book.model.home_of(item) == home.id for item in ids)
