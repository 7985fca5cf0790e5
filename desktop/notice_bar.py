"""The bar that words what went wrong, or what was done, without stealing the work."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.context import AppContext
from desktop.messages import Notice
from desktop.theme import set_role, space

CALM_MILLISECONDS = 12_000
READ_SECONDS = 3.0


class NoticeBar(QFrame):
    """One notice at a time: icon, what happened, what to do, one button, and a way to put it away.

    An error, or what stays, is there until it is put away or replaced, or until she has read it and gone on with
    something else; anything else goes by itself after a while.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notice: Notice | None = None
        self._shown_at = 0.0
        self._icon = QLabel()
        self.what = QLabel()
        self.remedy = QLabel()
        for label in (self.what, self.remedy):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self.button.clicked.connect(self._on_button)
        self._close = QToolButton()
        self._close.clicked.connect(self.put_away)
        words = QVBoxLayout()
        words.setSpacing(space(0.5))
        words.addWidget(self.what)
        words.addWidget(self.remedy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space(4), space(2), space(2), space(2))
        layout.setSpacing(space(3))
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=CALM_MILLISECONDS)
        self._timer.timeout.connect(self.put_away)
        context.messages.noticed.connect(self.show_notice)
        context.messages.cleared.connect(self.put_away)
        context.theme.changed.connect(self._set_icons)
        self.retranslate()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        self._notice, self._shown_at = notice, time.monotonic()
        set_role(self, "error" if notice.is_error else "notice")
        self.what.setText(notice.what)
        self.remedy.setText(notice.remedy)
        self.remedy.setVisible(bool(notice.remedy))
        self.button.setText(notice.button)
        self.button.setVisible(bool(notice.button))
        self.setAccessibleName(f"{notice.what} {notice.remedy}".strip())
        self._set_icons()
        self.show()
        if notice.is_error or notice.stays:
            self._timer.stop()
        else:
            self._timer.start()

    def go_on(self) -> None:
        """She does something else: what she has had the time to read goes."""
        if time.monotonic() - self._shown_at > READ_SECONDS:
            self.put_away()

    def begin_anew(self) -> None:
        """Another study is open: what was said before goes, but what stays was said of it."""
        if self._notice is None or not self._notice.stays:
            self.put_away()

    def put_away(self) -> None:
        self._timer.stop()
        self._notice = None
        self.hide()

    def retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))

    def _set_icons(self) -> None:
        theme = self._context.theme
        is_error = self._notice is not None and self._notice.is_error
        name, colour = ("triangle-alert", theme.palette.danger) if is_error else ("info", theme.palette.accent)
        self._icon.setPixmap(theme.icon(name, colour).pixmap(theme.icon_size(20)))
        self._close.setIcon(theme.icon("x", theme.palette.text_soft))

    def _on_button(self) -> None:
        act = self._notice.on_button if self._notice else None
        self.put_away()
        if act is not None:
            act()
