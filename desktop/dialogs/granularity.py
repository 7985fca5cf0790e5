"""How finely codes are suggested: hers to say; without a word of hers, as her own coding shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.dialogs.fields import heading, soft
from desktop.theme import set_role, space

if TYPE_CHECKING:
    from analysis.workflow.granularity import Granularity

MOST_WORDS = 5_000


def source_words(granularity: Granularity, title: str) -> str:
    """Say where a figure is from; `title` names the interview that was measured."""
    if granularity.source == "measured":
        words = QCoreApplication.translate("Granularity", "Measured in your own coding of {title}.")
        return words.format(title=title)
    if granularity.source == "chosen":
        return QCoreApplication.translate("Granularity", "As you chose.")
    return QCoreApplication.translate("Granularity", "Nothing is measured yet: you have coded no interview yourself.")


class WordsPerCode(QSpinBox):
    """A number of words, or none."""

    def __init__(self, granularity: Granularity, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(space(1.5), 0, 0, 0)
        self.setRange(0, MOST_WORDS)
        self.setSingleStep(10)
        self.setSpecialValueText(QCoreApplication.translate("Granularity", "no hint"))
        self.setSuffix(" " + QCoreApplication.translate("Granularity", "words"))
        self.setValue(granularity.words_per_code)
        self.setAccessibleName(QCoreApplication.translate("Granularity", "About one code per so many words"))


class GranularityDialog(QDialog):
    """Asks for the number. Accepted: `field` holds it."""

    def __init__(self, granularity: Granularity, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How finely codes are suggested"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = self.tr(
            "About one code per so many words, over a whole interview. It is a hint and no quota: an interview may "
            "give more, fewer or none. It holds from the next suggestions on and is recorded with them."
        )
        self.field = WordsPerCode(granularity)
        self.source = soft(source_words(granularity, title))
        self.keep_button = QPushButton(self.tr("Use this"))
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
        for part in (heading(self.windowTitle()), soft(about), self.field, self.source):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.resize(space(130), space(80))
