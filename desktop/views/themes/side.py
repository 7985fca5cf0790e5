"""The panel at the right of the Themes place: the card on the board, or the suggested group."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from desktop.theme import Theme
from desktop.views.themes.card_panel import CardPanel
from desktop.views.themes.group_panel import GroupPanel


class SidePanel(QStackedWidget):
    """Follows what the middle shows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.card, self.group = CardPanel(theme), GroupPanel(theme)
        self.addWidget(self.card)
        self.addWidget(self.group)

    def retranslate(self) -> None:
        self.card.retranslate()
        self.group.retranslate()

    def show_card(self) -> None:
        self.setCurrentWidget(self.card)

    def show_group(self) -> None:
        self.setCurrentWidget(self.group)
