"""The panel at the right: what was found, what is sensitive, and what is left before approval, behind three tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.theme import scrolling, set_role, space

FOUND, PASSAGES, CHECKS = range(3)


class SidePanel(QFrame):
    """Shows one of its pages.

    Signals:
        page_changed(number).
    """

    page_changed = Signal(int)

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        set_role(self, "panel")
        self.tabs = QTabBar()
        self.tabs.setObjectName("pseudonymise_tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self._stack = QStackedWidget()
        for at, page in enumerate(pages):
            self.tabs.addTab("")
            self._stack.addWidget(scrolling(page) if at == FOUND else page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(1), space(1), 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self._passages = self._risks = 0
        self.retranslate()

    @property
    def page(self) -> int:
        return self.tabs.currentIndex()

    def show_page(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)

    def show_open_passages(self, count: int) -> None:
        self._passages = count
        self.retranslate()

    def retranslate(self) -> None:
        sensitive = self.tr("Sensitive ({0})").format(self._passages) if self._passages else self.tr("Sensitive")
        for at, words in enumerate((self.tr("Names"), sensitive, self.tr("Checks"))):
            self.tabs.setTabText(at, words)
        tips = (
            self.tr("Names and other traces that were found"),
            self.tr("Passages that may speak of health, belief, politics and the like"),
            self.tr("Before you approve: what could still tell who somebody is"),
        )
        for at, words in enumerate(tips):
            self.tabs.setTabToolTip(at, words)
        self.tabs.setAccessibleName(self.tr("What the panel shows"))

    def _on_tab(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.page_changed.emit(number)
