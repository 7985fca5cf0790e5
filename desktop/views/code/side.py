"""The right panel of the Code place: suggestions and codebook, and in their stead provenance or a memo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from analysis.workflow.structure import Node
from desktop.transcript.style import ReadingStyle
from desktop.views.code.codebook_panel import CodebookPanel
from desktop.views.code.memo import MemoPanel
from desktop.views.code.provenance import ProvenancePanel
from desktop.views.code.suggestions_panel import SuggestionsPanel


class SidePanel(QWidget):
    """Tabs over two panels; `show_page` puts another page over both until it is closed."""

    def __init__(
        self,
        style: ReadingStyle,
        words_of: Callable[[str], str],
        colour_of: Callable[[str], QColor],
        rename: Callable[[Node, str], bool],
    ) -> None:
        super().__init__()
        self.suggestions = SuggestionsPanel(style, words_of)
        self.codebook = CodebookPanel(colour_of, rename)
        self.provenance, self.memo = ProvenancePanel(), MemoPanel()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._pages = QStackedWidget()
        for page in (self.suggestions, self.codebook, self.provenance, self.memo):
            self._pages.addWidget(page)
        for _ in range(2):
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_tab)
        for over in (self.provenance, self.memo):
            over.closed.connect(self.show_tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)
        self.set_counts(0, 0)

    def set_counts(self, suggestions: int, codes: int) -> None:
        self._counts = suggestions, codes
        self.tabs.setTabText(
            0, self.tr("Suggestions {0}").format(suggestions) if suggestions else self.tr("Suggestions")
        )
        self.tabs.setTabText(1, self.tr("Codebook {0}").format(codes) if codes else self.tr("Codebook"))

    def show_suggestions(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.show_tab()

    def show_codebook(self) -> None:
        self.tabs.setCurrentIndex(1)
        self.show_tab()

    def show_tab(self) -> None:
        """Show the page of the current tab, closing what is over it."""
        self._turn_to(self.tabs.currentIndex())

    def show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)

    @property
    def shows_codebook(self) -> bool:
        """Whether the codebook is in front, or what was opened over it."""
        return self.tabs.currentIndex() == 1

    def retranslate(self) -> None:
        self.set_counts(*self._counts)
        for page in (self.suggestions, self.codebook, self.provenance, self.memo):
            page.retranslate()

    def _on_tab(self, index: int) -> None:
        if index >= 0:
            self._turn_to(index)

    def _turn_to(self, index: int) -> None:
        """Turn to a tab's page. A focus on another page goes to the list there, never to a field for typing."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self._pages.isAncestorOf(focus) and self._pages.currentIndex() != index
        if inside:
            self.tabs.setFocus()
        self._pages.setCurrentIndex(index)
        if inside:
            (self.suggestions.list if index == 0 else self.codebook.tree).setFocus()
