"""A band over the text that says when an approval no longer holds, and leads to where it can be given again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from analysis.records import DocumentText
from desktop.theme import set_role, space
from desktop.views.code.state import InterviewState


class ApprovalNotice(QFrame):
    """Shown only over an interview whose text changed after it was approved.

    Signals:
        review_asked(): go and look at the text again.
    """

    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "notice")
        self.words, self.button = QLabel(), QPushButton()
        self.words.setWordWrap(True)
        self.button.clicked.connect(self.review_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(4), space(2))
        row.setSpacing(space(3))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self.words.setText(
            self.tr("The text changed after it was approved. You can go on coding; nothing of it can be sent.")
        )
        self.button.setText(self.tr("Review and approve"))

    def follow(self, state: InterviewState | None) -> None:
        """Look whether the approval of this interview still holds."""
        text = state.study.store.find(DocumentText, state.document_id) if state is not None else None
        self.setVisible(text is not None and not text.approved_by)
