"""The middle of the Themes place: its bar, the board with the figure, the suggested groups, the empty page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme, set_role, space
from desktop.views.themes.figure import DataStructureView

BESIDE_FROM = 1500
BENEATH_FROM = 720


class TopRow(QWidget):
    """Board or suggestions, the filter, and the switch of the figure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.views, self.filter, self.figure = QTabBar(), QLineEdit(), QToolButton()
        self.views.setExpanding(False)
        self.views.setDrawBase(False)
        self.views.setUsesScrollButtons(False)
        self.views.addTab("")
        self.views.addTab("")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(space(64))
        self.figure.setCheckable(True)
        self.figure.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_role(self.figure, "place")
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(3), space(4), space(3))
        row.setSpacing(space(3))
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.filter, 1)
        row.addWidget(self.figure)
        theme.changed.connect(self._set_icons)
        self._set_icons()

    def retranslate(self, waiting: int) -> None:
        self.views.setAccessibleName(self.tr("Board or suggestions"))
        self.views.setTabText(0, self.tr("Board"))
        words = self.tr("Suggestions")
        self.views.setTabText(1, f"{words}  {waiting}" if waiting else words)
        self.filter.setPlaceholderText(self.tr("Filter cards"))
        self.filter.setAccessibleName(self.tr("Filter cards"))
        self.figure.setText(self.tr("Data structure"))

    def _set_icons(self) -> None:
        self._theme.put_icon(self.figure, "git-fork", self._theme.palette.text_soft)


class FigurePane(QWidget):
    """The figure with its zoom."""

    def __init__(self, figure: DataStructureView) -> None:
        super().__init__()
        self.figure = figure
        self.heading, self.smaller, self.fitted, self.larger = QLabel(), QToolButton(), QToolButton(), QToolButton()
        set_role(self.heading, "heading")
        self.smaller.setText("−")
        self.larger.setText("+")
        self.smaller.clicked.connect(lambda: figure.zoom(1 / 1.15))
        self.larger.clicked.connect(lambda: figure.zoom(1.15))
        self.fitted.clicked.connect(figure.fit)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        for button in (self.smaller, self.fitted, self.larger):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(2), space(4), space(3))
        column.setSpacing(space(2))
        column.addLayout(head)
        column.addWidget(figure, 1)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Data structure"))
        self.fitted.setText(self.tr("Fit"))
        self.figure.setAccessibleName(self.tr("Data structure"))
        self.figure.retranslate()
        for button, name in (
            (self.smaller, self.tr("Smaller figure")), (self.larger, self.tr("Larger figure")),
            (self.fitted, self.tr("Fit the figure")),
        ):  # fmt: skip
            button.setAccessibleName(name)
            button.setToolTip(name)


class BoardSplitter(QSplitter):
    """Board and figure: side by side where there is room, else one above the other."""

    def __init__(self, board: QWidget, figure: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.addWidget(board)
        self.addWidget(figure)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = Qt.Orientation.Horizontal if event.size().width() >= BESIDE_FROM else Qt.Orientation.Vertical
        if beside != self.orientation():
            self.setOrientation(beside)
            length = event.size().width() if beside is Qt.Orientation.Horizontal else event.size().height()
            self.setSizes([length * 3 // 5, length * 2 // 5])
        super().resizeEvent(event)


class EmptyPage(QWidget):
    """Says what the place is for, with the one button that fills it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.button = QLabel(), QPushButton()
        self.words.setWordWrap(True)
        self.words.setMaximumWidth(space(130))
        set_role(self.words, "soft")
        set_role(self.button, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(16), space(24), space(16), space(8))
        column.setSpacing(space(4))
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
