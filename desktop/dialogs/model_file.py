"""The part of the provider's settings for a model file: which, what memory it needs, and whether it runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from analysis.errors import VerbatimError
from desktop.context import AppContext
from desktop.dialogs.fields import labelled, soft
from desktop.messages import worded
from desktop.tasks import NETWORK_LANE, whole
from desktop.theme import set_role, space
from desktop.whole import Whole

LOOK_EVERY_MILLISECONDS = 1_000


class ModelFilePart(QWidget):
    """Chooses a GGUF file and says what it would take.

    Signals:
        changed(): another file is named.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.path = QLineEdit()
        self.choose_button = QPushButton(self.tr("Choose …"))
        self.needs = soft()
        self.running = soft()
        self.stop_button = QPushButton(self.tr("End it"))
        for button in (self.choose_button, self.stop_button):
            button.setAutoDefault(False)
        grows = self.sizePolicy()
        grows.setHeightForWidth(True)
        self.setSizePolicy(grows)
        self._lay_out()
        self.path.textChanged.connect(self._on_path)
        self.choose_button.clicked.connect(self._choose)
        self.stop_button.clicked.connect(self._stop)
        self._look = QTimer(self, interval=LOOK_EVERY_MILLISECONDS)
        self._look.timeout.connect(self.refresh_running)
        self._look.start()
        self.refresh_running()

    def refresh_running(self) -> None:
        """Show whether a model's server runs."""
        name = self._context.services.running_model()
        words = self.tr("{name} is running on this computer. It ends when Verbatim closes.").format(name=name)
        self.running.setText(words if name else self.tr("No model is running. It is started when it is needed."))
        self.stop_button.setVisible(bool(name))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space(1.5))
        layout.addWidget(labelled(self.tr("Model file (.gguf)"), self.path))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.choose_button)
        layout.addLayout(row)
        layout.addSpacing(space(1))
        layout.addWidget(self.needs)
        layout.addSpacing(space(1))
        state = QHBoxLayout()
        state.addWidget(self.running, 1)
        state.addWidget(self.stop_button)
        layout.addLayout(state)

    def _choose(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a model file"), self.path.text(), self.tr("Models (*.gguf)")
        )
        if found:
            self.path.setText(found)

    def _on_path(self) -> None:
        self.needs.setText(self._needs_words())
        self.changed.emit()

    def _needs_words(self) -> str:
        set_role(self.needs, "soft")
        if not self.path.text().strip():
            return ""
        try:
            needs = self._context.services.model_needs(Path(self.path.text().strip()))
        except VerbatimError as error:
            set_role(self.needs, "danger")
            return " ".join(worded(error))
        words = self.tr("Needs about {all} of memory: the file's {file} and a context of {tokens} tokens.").format(
            all=_size(needs.needed_bytes), file=_size(needs.file_bytes), tokens=f"{needs.context_tokens:n}"
        )
        if needs.free_bytes is None:
            return words
        if needs.fits:
            return words + " " + self.tr("{free} are free.").format(free=_size(needs.free_bytes))
        set_role(self.needs, "danger")
        short = self.tr(
            "Only {free} are free: it may be very slow or fail. Close other programs or take a smaller one."
        )
        return words + " " + short.format(free=_size(needs.free_bytes))

    def _stop(self) -> None:
        services = self._context.services
        self._context.tasks.start(
            self.tr("Ending the model's server"),
            whole(services.stop_model),
            lane=NETWORK_LANE,
            why_whole=Whole().server_ends(),
            ended=self.refresh_running,
        )


def _size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
