"""Says loudly that a transcript is in lower case, and takes her word that she read all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.theme import Theme, set_role, space


class LowerCaseBanner(QFrame):
    """Stands over the texts. `was_read` is asked for before the approval and recorded with it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "loud")
        self._theme = theme
        self._icon, self._words = QLabel(), QLabel()
        self.was_read = QCheckBox()
        self.was_read.setObjectName("was_read")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        words.addWidget(self._words, 1)
        words.addWidget(self.was_read)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(space(4), space(2.5), space(4), space(2.5))
        inside.setSpacing(space(3))
        inside.addWidget(self._icon)
        inside.addLayout(words, 1)
        theme.changed.connect(self.retranslate)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words beside the box, which wraps none itself, and be as high as all words need."""
        super().resizeEvent(event)
        words = self.tr("I have read all of it and added the names that were missed")
        room = self.width() - space(28)
        if self.was_read.fontMetrics().horizontalAdvance(words) > room:
            middle = min((at for at, sign in enumerate(words) if sign == " "), key=lambda at: abs(at - len(words) // 2))
            words = words[:middle] + "\n" + words[middle + 1 :]
        self.was_read.setText(words)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def retranslate(self) -> None:
        what = self.tr("This text has hardly any capital letters, as speech recognition writes.")
        remedy = self.tr(
            "Many names cannot be told from other words here: please read all of it, select each name and press A."
        )
        self._words.setText(f"<b>{what}</b><br>{remedy}")
        self.was_read.setText(self.tr("I have read all of it and added the names that were missed"))
        self.setAccessibleName(f"{what} {remedy}")
        warning = self._theme.icon("triangle-alert", self._theme.palette.warning)
        self._icon.setPixmap(warning.pixmap(self._theme.icon_size(24)))
