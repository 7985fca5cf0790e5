"""Which share of the turns she codes before any suggester has them; a setting of the study, with its seed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.dialogs.fields import heading, labelled, soft
from desktop.theme import set_role, space

MOST_PERCENT = 50


class HoldOutDialog(QDialog):
    """Asks for the share. Accepted: `percent` is hers."""

    def __init__(self, share: float, seed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Turns to code first"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = self.tr(
            "A random share of the participants' turns in each interview is held out: it goes to no suggester and no "
            "suggestion is shown there, until you have coded it. What you code so is recorded as coded without "
            "suggestions, and shows how far your coding and a model's agree. Interviews that have suggestions already "
            "are not drawn from."
        )
        self.field = QSpinBox()
        self.field.lineEdit().setTextMargins(space(1.5), 0, 0, 0)
        self.field.setRange(0, MOST_PERCENT)
        self.field.setSingleStep(5)
        self.field.setSuffix(" %")
        self.field.setSpecialValueText(self.tr("none"))
        self.field.setValue(round(share * 100))
        present = self.tr("Drawn with seed {seed}.").format(seed=seed) if share else ""
        self.keep_button = QPushButton(self.tr("Hold them out"))
        set_role(self.keep_button, "primary")
        self.keep_button.clicked.connect(self.accept)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        set_role(cancel, "quiet")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(7), space(6), space(7), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(soft(about))
        layout.addWidget(labelled(self.tr("Share of the turns"), self.field))
        layout.addWidget(self.field)
        layout.addWidget(soft(present))
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.resize(space(130), space(90))

    @property
    def percent(self) -> int:
        return self.field.value()
