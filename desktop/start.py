"""What must be ready before the first window: the log, and a plain word where no window can open."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

LOG_BYTES = 512_000
ICON = Path(__file__).parent / "icons" / "verbatim.svg"
TURN_SECONDS = 0.0005
"""How long a thread keeps the interpreter while another waits for it. Each call from Qt into Python waits for it anew:
with Python's own 5 ms, laying out a list while two lanes work would take seconds."""


def log_path() -> Path:
    """Give the log file's place on this platform."""
    return platformdirs.user_log_path("Verbatim", appauthor=False) / "verbatim.log"


def install_log() -> None:
    """Write warnings and bugs to a small rotating file. Never transcript text: only types, places and codes."""
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("verbatim")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@contextmanager
def guard_platform(sentence: str) -> Iterator[None]:
    """Say one sentence and leave with code 1 where Qt would abort because no platform plugin can start."""

    def on_message(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(sentence + "\n")
            sys.stderr.flush()
            os._exit(1)

    before = qInstallMessageHandler(on_message)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def name_program(app: QApplication) -> None:
    """Tell the desktop whose windows these are: by the menu entry and by the icon."""
    app.setApplicationName("verbatim")
    app.setDesktopFileName("verbatim")
    app.setWindowIcon(QIcon(str(ICON)))


def let_window_go_first() -> None:
    """Make background threads give way quickly, so that the window answers while they work."""
    sys.setswitchinterval(TURN_SECONDS)
