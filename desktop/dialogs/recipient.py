"""The recipient's card: who gets text beyond this computer, on which basis, approved by whom and until when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from analysis.errors import VerbatimError
from desktop.context import AppContext
from desktop.dialogs.fields import grow, heading, labelled, soft
from desktop.messages import worded
from desktop.services import CARD_ENTRIES
from desktop.theme import set_role, space


def state_words(state: str) -> str:
    """Say what a card's state means for sending."""
    return {
        "complete": QCoreApplication.translate("RecipientDialog", "The recipient's card is complete."),
        "expired": QCoreApplication.translate(
            "RecipientDialog", "The recipient's approval has ended: nothing will be sent."
        ),
    }.get(
        state,
        QCoreApplication.translate("RecipientDialog", "The recipient's card is not complete: nothing will be sent."),
    )


class RecipientDialog(QDialog):
    """A form for one host. Keeps incomplete cards too, and says that nothing is sent with them."""

    def __init__(self, context: AppContext, host: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who receives text at {host}").format(host=host))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services = context.services
        self._host = host
        self.lines = {entry: QLineEdit() for entry in CARD_ENTRIES}
        self.outcome = soft()
        self.keep_button = QPushButton(self.tr("Keep"))
        set_role(self.keep_button, "primary")
        self.keep_button.clicked.connect(self._keep)
        self._lay_out()
        self._fill(context.settings.language)
        self.resize(space(190), space(185))
        grow(self)

    def _labels(self) -> dict[str, str]:
        return {
            "who": self.tr("Who operates it"),
            "where": self.tr("Where it stands"),
            "contract": self.tr("Contract for processing (AVV, DPA)"),
            "transfer": self.tr("Basis for the transfer to where it stands"),
            "retention": self.tr("How long it keeps what is sent, logs against abuse included"),
            "training": self.tr("Whether what is sent is used for training"),
            "approved_by": self.tr("Approved by"),
            "until": self.tr("Approved until (like 2027-03-31)"),
        }

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(1.5))
        layout.addWidget(heading(self.windowTitle()))
        why = self.tr("Nothing is sent there until every line is filled in and the approval is still valid.")
        layout.addWidget(soft(why))
        for entry, words in self._labels().items():
            layout.addWidget(labelled(words, self.lines[entry]))
            layout.addWidget(self.lines[entry])
        plainly = self.tr(
            "“store=false”, which Verbatim sends to OpenAI, does not end a provider's own logs against abuse. "
            "How long those are kept is in the contract."
        )
        layout.addWidget(soft(plainly))
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        layout.addLayout(buttons)

    def _fill(self, language: str) -> None:
        try:
            card = self._services.recipient_card(self._host, language)
        except VerbatimError as error:
            self.outcome.setText(" ".join(worded(error)))
            self.keep_button.setEnabled(False)
            return
        for entry, line in self.lines.items():
            line.setText(card[entry])
            line.setCursorPosition(0)
            line.setToolTip(card[entry])

    def _keep(self) -> None:
        try:
            self._services.keep_recipient(self._host, {entry: line.text() for entry, line in self.lines.items()})
        except VerbatimError as error:
            self.outcome.setText(" ".join(worded(error)))
            return
        self.accept()
