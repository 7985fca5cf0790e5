"""Export of provenance for reviewers and archives: the choices before a file is named."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout

from desktop.theme import set_role, space


class ProvenanceCard(QFrame):
    """Asks for the form and what may be in it.

    Signals:
        export_asked(format name, coder names, decision times), closed().
    """

    export_asked = Signal(str, bool, bool)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self.words = QLabel()
        self.crate, self.prov = QRadioButton(), QRadioButton()
        self.names, self.times = QCheckBox(), QCheckBox()
        self.export, self.back = QPushButton(), QPushButton()
        self.words.setWordWrap(True)
        set_role(self.words, "soft")
        set_role(self.export, "primary")
        set_role(self.back, "quiet")
        buttons = QHBoxLayout()
        buttons.addWidget(self.export)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        column.setSpacing(space(2))
        for widget in (self.crate, self.prov, self.names, self.times, self.words):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.export.clicked.connect(self._on_export)
        self.back.clicked.connect(self.closed)
        self.retranslate()
        self.reset()

    def retranslate(self) -> None:
        self.crate.setText(self.tr("Bundle with checker (RO-Crate)"))
        self.prov.setText(self.tr("Provenance alone (W3C PROV-JSON)"))
        self.names.setText(self.tr("Coders by name"))
        self.times.setText(self.tr("How long each decision took"))
        self.words.setText(
            self.tr(
                "It holds the words of those only who permit archiving, and digests of everything else. Reviewers need "
                "nothing but Python to check the bundle."
            )
        )
        self.export.setText(self.tr("Choose a file…"))
        self.back.setText(self.tr("Cancel"))

    def reset(self) -> None:
        """Begin with the bundle, pseudonyms and totals."""
        self.crate.setChecked(True)
        self.names.setChecked(False)
        self.times.setChecked(False)

    def _on_export(self) -> None:
        name = "ro-crate" if self.crate.isChecked() else "prov-json"
        self.export_asked.emit(name, self.names.isChecked(), self.times.isChecked())
