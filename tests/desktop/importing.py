"""Bringing files in as a researcher does: she looks at what they hold, then takes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.dialogs.import_preview import ImportPreview
from desktop.main_window import MainWindow


def preview_of(window: MainWindow, qtbot: QtBot, timeout: int = 5000) -> ImportPreview:
    """Wait for the preview of what was chosen or dropped."""
    found: list[Any] = []

    def is_there() -> bool:
        found[:] = [dialog for dialog in window.findChildren(ImportPreview) if dialog.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_there, timeout=timeout)
    preview: ImportPreview = found[0]
    return preview


def take(window: MainWindow, qtbot: QtBot, timeout: int = 5000) -> None:
    """Bring in all that the preview offers."""
    qtbot.mouseClick(preview_of(window, qtbot, timeout).take, Qt.MouseButton.LeftButton)


def bring_in(window: MainWindow, paths: Sequence[Path], qtbot: QtBot, timeout: int = 5000) -> None:
    window.files.import_files(paths)
    take(window, qtbot, timeout)
