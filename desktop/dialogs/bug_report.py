"""The report of a bug: where it happened, never what she was reading."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.dialogs.fields import heading, soft
from desktop.start import log_path
from desktop.theme import set_role, space


def report_text(error: BaseException) -> str:
    """Give type and places of a failure without its message, which could quote text."""
    frames = traceback.extract_tb(error.__traceback__ if isinstance(error.__traceback__, TracebackType) else None)
    places = [
        f"  {frame.filename.replace(chr(92), '/').split('/')[-1]}:{frame.lineno} {frame.name}" for frame in frames
    ]
    head = f"Verbatim on {platform.system()}, Python {platform.python_version()}, Qt {qVersion()}"
    return "\n".join([head, type(error).__name__, *places])


class BugReport(QDialog):
    """Says that something went wrong inside Verbatim, and offers the report to copy. Sends nothing."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report = QPlainTextEdit(report_text(error))
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        copy = QPushButton(self.tr("Copy the report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        close = QPushButton(self.tr("Continue"))
        set_role(close, "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space(6), space(5), space(6), space(5))
        layout.setSpacing(space(3))
        layout.addWidget(heading(self.tr("Verbatim made a mistake. What you decided before is saved.")))
        layout.addWidget(
            soft(
                self.tr("This report holds no words of your interviews. It is also in {path}.").format(path=log_path())
            )
        )
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)
        self.resize(space(140), space(90))
