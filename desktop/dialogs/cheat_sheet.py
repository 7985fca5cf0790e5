"""The cheat sheet: every key, by where it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.actions import ActionSpec, shown_key
from desktop.theme import scrolling, set_role, space


class CheatSheet(QDialog):
    """A window beside the work; it does not block it."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[ActionSpec]]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(space(6))
        grid.setVerticalSpacing(space(1.5))
        row = 0
        for title, specs in groups:
            with_keys = [spec for spec in specs if spec.shortcut]
            if not with_keys:
                continue
            heading = QLabel(title)
            set_role(heading, "heading")
            heading.setContentsMargins(0, space(4) if row else 0, 0, space(1))
            grid.addWidget(heading, row, 0, 1, 2)
            for at, spec in enumerate(with_keys, row + 1):
                key = QLabel(shown_key(spec))
                set_role(key, "key")
                grid.addWidget(key, at, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(QLabel(spec.text().replace("&", "").removesuffix(" …")), at, 1)
            row += len(with_keys) + 1
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(row, 1)
        area = scrolling(sheet, sideways=True)
        area.setAccessibleName(self.windowTitle())
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(5), space(4), space(5), space(4))
        layout.addWidget(area)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(max(space(130), sheet.sizeHint().width() + space(16)), space(150))
