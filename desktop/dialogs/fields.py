"""Small parts that the dialogs share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.records import Abstraction, SendScope
from desktop.theme import set_role, space

ROWS_MEASURED = 50


def documents_folder() -> Path:
    """Give her documents folder where there is one, else her home."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def labelled(words: str, field: QWidget) -> QLabel:
    """Give a label that names its field, also for screen readers."""
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label


def line() -> QFrame:
    frame = QFrame()
    set_role(frame, "line")
    return frame


def heading(words: str) -> QLabel:
    label = QLabel(words)
    set_role(label, "heading")
    return label


def soft(words: str = "") -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    set_role(label, "soft")
    return label


def columns(name: str, *heads: str) -> QTreeWidget:
    """Give an empty table whose columns are as wide as what stands in their first rows; the last takes the rest."""
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels(list(heads))
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    header = tree.header()
    header.setResizeContentsPrecision(ROWS_MEASURED)
    header.setMaximumSectionSize(space(70))
    for column in range(len(heads) - 1):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return tree


def grow(dialog: QDialog) -> None:
    """Make a dialog as high as its words need at its width, as far as the screen allows; no field is cut then."""
    layout = dialog.layout()
    if layout is None:
        return
    layout.activate()
    room = dialog.screen().availableGeometry().height() - space(10)
    needed = min(max(layout.totalHeightForWidth(dialog.width()), layout.totalSizeHint().height()), room)
    if dialog.height() < needed:
        dialog.resize(dialog.width(), needed)


class Choices(QWidget):
    """Radio buttons with a line of explanation each; gives the chosen value."""

    def __init__(self, choices: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self._values: list[str] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1))
        for value, words, why in choices:
            button = QRadioButton(words)
            button.setAccessibleDescription(why)
            self.group.addButton(button, len(self._values))
            self._values.append(value)
            layout.addWidget(button)
            if why:
                explanation = soft(why)
                explanation.setContentsMargins(space(7), 0, 0, space(1))
                layout.addWidget(explanation)
        self.group.idToggled.connect(self._let_tab_reach_the_chosen)

    def _let_tab_reach_the_chosen(self) -> None:
        """Let Tab stop at the chosen button; Qt would stop at the first where another was chosen before it is shown."""
        for button in self.group.buttons():
            is_stop = button.isChecked() or self.group.checkedButton() is None
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    @property
    def value(self) -> str:
        at = self.group.checkedId()
        return self._values[at] if at >= 0 else ""

    def choose(self, value: str) -> None:
        if value in self._values:
            self.group.button(self._values.index(value)).setChecked(True)


def scope_choices() -> Choices:
    """Give the three answers to where text of a study may go, in words."""
    return Choices(
        [
            (
                SendScope.THIS_COMPUTER.value,
                QCoreApplication.translate("Scope", "This computer only"),
                QCoreApplication.translate(
                    "Scope", "Suggestions come from the built-in suggester or a model that runs here."
                ),
            ),
            (
                SendScope.THIS_NETWORK.value,
                QCoreApplication.translate("Scope", "Servers in this network too"),
                QCoreApplication.translate(
                    "Scope", "For a model on a server of your institute. Only approved, pseudonymised text."
                ),
            ),
            (
                SendScope.INTERNET.value,
                QCoreApplication.translate("Scope", "Services on the internet too"),
                QCoreApplication.translate(
                    "Scope",
                    "For OpenAI and the like. Only approved, pseudonymised text, shown to you before each send.",
                ),
            ),
        ]
    )


def style_choices() -> Choices:
    """Give the three sorts of replacement, in words."""
    return Choices(
        [
            (
                Abstraction.PLACEHOLDER.value,
                QCoreApplication.translate("Scope", "Placeholders"),
                QCoreApplication.translate("Scope", "[Person 3], [Place 1]: anybody sees that something was replaced."),
            ),
            (
                Abstraction.READABLE.value,
                QCoreApplication.translate("Scope", "Invented names"),
                QCoreApplication.translate(
                    "Scope", "Of the same gender and culture, and never one that stands in an interview."
                ),
            ),
            (
                Abstraction.GENERAL.value,
                QCoreApplication.translate("Scope", "General descriptions"),
                QCoreApplication.translate("Scope", "Such as: a town in southern Germany, a colleague."),
            ),
        ]
    )
