"""The bar under the texts: what is decided, what approving means now, and the button that does it under her name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from analysis.records import Verdict
from desktop.theme import Theme, fit_row, set_role, space
from desktop.views.pseudonymise.snapshot import Snapshot
from desktop.views.pseudonymise.words import local_time


class ApprovalBar(QFrame):
    """Says how an interview stands and lets her approve it.

    Signals:
        approve_asked().
        preview_toggled(on): she wants to see exactly what will be sent, alone.
    """

    approve_asked = Signal()
    preview_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self._theme = theme
        self._snapshot: Snapshot | None = None
        self._coder = ""
        self._counts = (0, 0, 0)
        self.icon, self.state, self.meaning = QLabel(), QLabel(), QLabel()
        set_role(self.meaning, "small")
        for label in (self.state, self.meaning):
            label.setWordWrap(True)
        self.preview, self.approve = QPushButton(), QPushButton()
        self.preview.setObjectName("preview")
        self.approve.setObjectName("approve")
        self.preview.setCheckable(True)
        set_role(self.preview, "quiet")
        self.preview.toggled.connect(self._on_toggled)
        self.approve.clicked.connect(self.approve_asked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.state)
        words.addWidget(self.meaning)
        said, self._buttons = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self.icon)
        said.addLayout(words, 1)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.preview)
        self._buttons.addWidget(self.approve)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(space(4), space(2), space(4), space(2))
        self._layout.setSpacing(space(2))
        self._layout.addLayout(said, 1)
        self._layout.addLayout(self._buttons)
        theme.changed.connect(self.retranslate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the words where both have no room beside each other."""
        super().resizeEvent(event)
        needed = self._buttons.sizeHint().width() + self._theme.pixels(260)
        is_narrow = self.width() < needed
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(down if is_narrow else right)
        fit_row(self._buttons, self.width() - space(8))

    def _on_toggled(self, on: bool) -> None:
        self.retranslate()
        self.preview_toggled.emit(on)

    def show_state(self, snapshot: Snapshot, coder: str) -> None:
        """Word how the interview stands; `coder` is who would approve."""
        self._snapshot, self._coder = snapshot, coder
        here = [row.entity.verdict for row in snapshot.rows if snapshot.document.id in row.documents]
        self._counts = here.count(Verdict.UNDECIDED), here.count(Verdict.KEEP), here.count(Verdict.REPLACE)
        self.retranslate()

    def retranslate(self) -> None:
        snapshot = self._snapshot
        on = self.preview.isChecked()
        self.preview.setText(self.tr("Side by side  P") if on else self.tr("Preview  P"))
        self.preview.setToolTip(self.tr("Show exactly the text that will be sent, alone"))
        self.preview.setAccessibleName(self.tr("Show exactly the text that will be sent"))
        if snapshot is None:
            return
        self.approve.setText(self._button(snapshot))
        self.approve.setToolTip("" if snapshot.is_approved else self.tr("Approve as {0}").format(self._coder))
        self.approve.setEnabled(not snapshot.is_approved and snapshot.original is not None)
        set_role(self.approve, "" if snapshot.is_approved else "primary")
        self.state.setText(self._state(snapshot))
        self.meaning.setText(self._meaning(snapshot))
        self.setAccessibleDescription(f"{self._state(snapshot)} {self._meaning(snapshot)}")
        name, colour = self._icon(snapshot)
        self.icon.setPixmap(self._theme.icon(name, colour).pixmap(self._theme.icon_size(20)))

    def _icon(self, snapshot: Snapshot) -> tuple[str, str]:
        palette = self._theme.palette
        if snapshot.is_approved:
            return "shield-check", palette.accent
        return ("triangle-alert", palette.warning) if snapshot.is_voided else ("shield-alert", palette.text_soft)

    def _button(self, snapshot: Snapshot) -> str:
        if snapshot.is_approved:
            return self.tr("Approved")
        words = self.tr("Approve again as {0}") if snapshot.is_voided else self.tr("Approve as {0}")
        name = self.fontMetrics().elidedText(self._coder, Qt.TextElideMode.ElideRight, space(30))
        return words.format(name)

    def _state(self, snapshot: Snapshot) -> str:
        if snapshot.is_approved and snapshot.approval is not None:
            at = local_time(snapshot.approval.approved_at)
            return self.tr("Approved by {0}, {1}").format(snapshot.approver, at)
        if snapshot.is_voided:
            return self.tr("The approval was voided by a later change.")
        return self.tr("Not approved yet: nothing of it can be sent.")

    def _meaning(self, snapshot: Snapshot) -> str:
        if snapshot.original is None:
            return self.tr("The key file is not here; this is the text as it was replaced.")
        undecided, kept, replaced = self._counts
        said = [self.tr("{0} replaced").format(replaced), self.tr("{0} kept").format(kept)]
        if undecided:
            said.append(self.tr("{0} not decided, they stay replaced").format(undecided))
        if snapshot.is_approved and snapshot.unapproved:
            said.append(self.tr("interviews still to approve: {0}").format(snapshot.unapproved))
        return " · ".join(said)
