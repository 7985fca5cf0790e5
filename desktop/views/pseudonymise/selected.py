"""What can be done with words that she selected in the texts, and with her own lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from analysis.records import PassageMark

if TYPE_CHECKING:
    from desktop.context import AppContext
    from desktop.views.pseudonymise.place import PseudonymisePlace


class SelectedWords(QObject):
    """Acts for the place on what is selected in it."""

    def __init__(self, context: AppContext, place: PseudonymisePlace) -> None:
        super().__init__(place)
        self._context = context
        self._place = place

    def tell_listed(self, words: str, always: bool) -> None:
        self._place.texts.clear_selection()
        said = (
            self.tr("“{0}” is always replaced in this study.") if always else
            self.tr("“{0}” is never replaced in this study.")
        )  # fmt: skip
        self._context.messages.show_info(said.format(words), "", self.tr("Show the lists"), self.open_lists)

    def open_menu(self, where: QPoint) -> None:
        if self._place.has_selection():
            acts: list[tuple[str, str, Callable[[], object]]] = [
                ("A", self.tr("Replace these words …"), self._place.deciding.choose_addition),
                ("I", self.tr("Always replace them, in every form …"), self.always_replace),
                ("K", self.tr("Never replace them"), self.never_replace),
                ("N", self.tr("They never leave this computer"), self.keep_here),
            ]
            self._place.choices.on_selection(acts, where)

    def _selected_words(self) -> str:
        span, snapshot = self._place.texts.selection(), self._place.snapshot
        if span is None or snapshot is None or snapshot.original is None:
            return ""
        return " ".join(snapshot.original.text[slice(*span)].split())

    def always_replace(self) -> None:
        if words := self._selected_words():
            self._place.choices.always(words)

    def never_replace(self) -> None:
        if words := self._selected_words():
            self._place.choices.never(words)

    def open_lists(self) -> None:
        """Open what is always and what is never replaced."""
        from desktop.dialogs.own_lists import OwnLists

        OwnLists(self._context, self._place.window()).open()

    def keep_here(self) -> None:
        """Keep the selected words, or the current passage, on this computer."""
        span = self._place.texts.selection()
        if span is not None:
            self._place.texts.clear_selection()
            self._place.checking.keep_here(span)
        else:
            self._place.checking.mark(PassageMark.NEVER_LEAVES)

    def offer_model(self) -> None:
        """Say how a larger model is installed; nothing is fetched from here."""
        command = self._place.snapshot.install_command if self._place.snapshot else ""
        if command:
            self._context.messages.show_info(
                self.tr("A larger language model of spaCy finds more names. It is installed once, in a terminal:"),
                command,
                self.tr("Copy the command"),
                lambda: QGuiApplication.clipboard().setText(command),
            )
