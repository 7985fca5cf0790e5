"""Take pictures of every place, so that anyone can look at the whole window.

    python scripts/screenshots.py FOLDER [--study FILE.verbatim] [--size 1366x768] [--scheme light] [--language de]

Opens the study (without one: the sample study, made anew in a temporary folder) under the present platform, and saves
Home, every place and the dialogs as PNG. Without a display, run it under Xvfb or with QT_QPA_PLATFORM=offscreen.
Sizes, schemes and languages may be given several times; all combinations are taken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QSettings  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

import main  # noqa: E402
from desktop.main_window import MainWindow  # noqa: E402
from desktop.settings import Settings  # noqa: E402

PATIENCE = 60.0


def wait(is_ready: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Let the window work until something is so."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and not is_ready():
        QApplication.processEvents()
        time.sleep(0.01)


def pause(seconds: float = 0.4) -> None:
    wait(lambda: False, seconds)


def save(widget: QWidget, folder: Path, name: str) -> None:
    pause()
    folder.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(folder / f"{name}.png"))


def take_places(window: MainWindow, folder: Path, mark: str) -> None:
    """Take every place, then the dialogs that need nothing else."""
    for key in window.places:
        window.go(key)
        wait(lambda: not window.context.tasks.running)
        save(window, folder, f"{mark}-{key}")
    window.go("study")
    window.files.new_study()
    save(_dialog(window), folder, f"{mark}-new-study")
    _dialog(window).close()
    window.context.choose_provider()
    save(_dialog(window), folder, f"{mark}-provider")
    _dialog(window).close()
    window.show_keys()
    save(_dialog(window), folder, f"{mark}-keys")
    _dialog(window).close()


def _dialog(window: MainWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def main_program() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--study", type=Path)
    parser.add_argument("--size", action="append", help="for example 1366x768")
    parser.add_argument("--scheme", action="append", choices=("light", "dark"))
    parser.add_argument("--language", action="append", choices=("de", "en"))
    given = parser.parse_args()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings(QSettings(str(Path(temporary) / "settings.ini"), QSettings.Format.IniFormat))
        settings.coder_name = "Ada Beispiel"
        window = main.build_window(app, settings=settings)
        window.show()
        services = window.context.services
        combinations = list(product(given.size or ["1366x768"], given.scheme or ["light"], given.language or ["de"]))
        for size, scheme, language in combinations:
            width, height = (int(part) for part in size.split("x"))
            settings.scheme, settings.language = scheme, language
            window.resize(width, height)
            mark = f"{size}-{scheme}-{language}"
            window.context.close()
            save(window, given.folder, f"{mark}-home")
            if given.study:
                window.context.use(services.open_study(given.study))
            else:
                window.context.use(services.make_sample(Path(temporary) / "sample", "Ada Beispiel"))
            wait(lambda: window.overview.is_read)
            take_places(window, given.folder, mark)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main_program())
