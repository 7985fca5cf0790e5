"""Exact counts of tokens: what would have to be fetched and from where, and a file that she fetched herself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from analysis.errors import VerbatimError
from desktop.dialogs.fields import heading, soft
from desktop.messages import worded
from desktop.services import Services
from desktop.theme import set_role, space


class TokenTableDialog(QDialog):
    """Says what is missing; opens no connection. Accepted: a table was taken over."""

    def __init__(self, services: Services, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Count tokens exactly"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services = services
        words = self.tr(
            "Tokens are estimated at present. Exact counts for OpenAI's models need a table (3.6 MB), which Verbatim "
            "does not fetch: whoever asks for it tells that server who asks. Fetch it with a browser if you like, and "
            "choose the file here."
        )
        self.address = soft(address)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.outcome = soft()
        choose = QPushButton(self.tr("Choose the file …"))
        choose.clicked.connect(self._choose)
        close = QPushButton(self.tr("Cancel"))
        set_role(close, "quiet")
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        for part in (heading(self.windowTitle()), soft(words), self.address, self.outcome):
            layout.addWidget(part)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(choose)
        layout.addLayout(buttons)
        self.resize(space(150), space(80))

    def take(self, path: Path) -> None:
        """Take a table over, or say why not."""
        try:
            self._services.choose_token_table(path)
        except VerbatimError as error:
            self.outcome.setText(" ".join(worded(error)))
            return
        self.accept()

    def _choose(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose the token table"), "", "*.tiktoken")
        if found:
            self.take(Path(found))
