"""Home: the first thing painted. A new study, an existing one, or the sample study in one click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.context import AppContext
from desktop.theme import fit_rows, set_role, space

COLUMN = 640


class Home(QWidget):
    """What stands in the window when no study is open.

    Signals:
        new_asked(), open_asked(), sample_asked(), recent_chosen(path).
    """

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    recent_chosen = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._title = QLabel("Verbatim")
        set_role(self._title, "wordmark")
        self._lead = QLabel()
        self._lead.setWordWrap(True)
        set_role(self._lead, "soft")
        self.new_button = QPushButton()
        set_role(self.new_button, "primary")
        self.new_button.clicked.connect(self.new_asked)
        self.open_button = QPushButton()
        self.open_button.clicked.connect(self.open_asked)
        self.sample_button = QPushButton()
        self._buttons = QGridLayout()
        set_role(self.sample_button, "quiet")
        self.sample_button.clicked.connect(self.sample_asked)
        self._recent_heading = QLabel()
        set_role(self._recent_heading, "small")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._privacy = QLabel()
        self._privacy.setWordWrap(True)
        set_role(self._privacy, "small")
        self._lay_out()
        context.theme.changed.connect(self._set_icons)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """List the recent studies anew; files that are gone are left out."""
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        paths = [path for path in self._context.settings.recent if path.exists()]
        self._recent_heading.setVisible(bool(paths))
        for path in paths:
            self._recent.addWidget(self._recent_row(path))

    def retranslate(self) -> None:
        self._lead.setText(
            self.tr("Code interviews in the participants' own words, with pseudonyms and a trace of every decision.")
        )
        self.new_button.setText(self.tr("New study …"))
        self.open_button.setText(self.tr("Open a study …"))
        self.sample_button.setText(self.tr("Try the sample study"))
        self._fit()
        self._recent_heading.setText(self.tr("Recent studies"))
        self._privacy.setText(
            self.tr("Your interviews stay on this computer. Nothing is sent before you have seen it and agreed.")
        )
        self._set_icons()

    def _lay_out(self) -> None:
        column = QWidget()
        column.setMaximumWidth(COLUMN)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inner = QVBoxLayout(column)
        inner.setSpacing(space(2))
        self._buttons.setSpacing(space(2))
        inner.addWidget(self._title)
        inner.addWidget(self._lead)
        inner.addSpacing(space(5))
        inner.addLayout(self._buttons)
        self._fit()
        inner.addSpacing(space(8))
        inner.addWidget(self._recent_heading)
        inner.addLayout(self._recent)
        inner.addSpacing(space(8))
        inner.addWidget(self._privacy)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons under each other where they have no room beside each other."""
        buttons = (self.new_button, self.open_button, self.sample_button)
        fit_rows(self._buttons, buttons, min(self.width(), COLUMN) - space(11))

    def _recent_row(self, path: Path) -> QPushButton:
        button = QPushButton(f"{path.stem}\n{_short(path.parent)}")
        set_role(button, "row")
        button.setToolTip(str(path))
        button.setAccessibleName(self.tr("Open {study}").format(study=path.stem))
        self._context.theme.put_icon(button, "book-open", self._context.theme.palette.text_soft)
        button.clicked.connect(lambda: self.recent_chosen.emit(path))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _set_icons(self) -> None:
        theme = self._context.theme
        theme.put_icon(self.new_button, "file-plus", theme.palette.on_accent)
        theme.put_icon(self.open_button, "folder-open")
        theme.put_icon(self.sample_button, "book-open", theme.palette.accent)
        self._fit()
        self.refresh()


def _short(folder: Path) -> str:
    try:
        return "~/" + folder.relative_to(Path.home()).as_posix()
    except ValueError:
        return str(folder)
