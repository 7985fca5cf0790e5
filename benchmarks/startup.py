"""How long until Home is painted, beside a bare Qt window: fresh processes, alternating, offscreen.

    python benchmarks/startup.py [RUNS]

Prints the median of each in seconds, their ratio (the aim is 3 at most), and the memory with Home shown.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
"""
HOME = """
import main
from PySide6.QtWidgets import QApplication
app = QApplication([])
window = main.build_window(app)
"""
PAINTED = """
import sys
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            import resource
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)
            import os; os._exit(0)
        return False
watch = Watch()
(getattr(window, "home", None) or window).installEventFilter(watch)
window.show()
app.exec()
"""


def seconds(script: str, folder: str) -> tuple[float, int]:
    """Start a process and wait until its window was painted; gives seconds and megabytes."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": folder, "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", script + PAINTED], env=environment, cwd=ROOT, capture_output=True, check=True, text=True
    )
    return time.perf_counter() - started, int(ended.stdout.split()[-1])


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    taken: dict[str, list[float]] = {"bare": [], "home": []}
    memory = 0
    with tempfile.TemporaryDirectory() as folder:
        for script in (BARE, HOME):
            seconds(script, folder)
        for _run in range(runs):
            taken["bare"].append(seconds(BARE, folder)[0])
            spent, memory = seconds(HOME, folder)
            taken["home"].append(spent)
    bare, home = statistics.median(taken["bare"]), statistics.median(taken["home"])
    sys.stdout.write(f"bare {bare:.3f} s, home {home:.3f} s, ratio {home / bare:.2f}, home {memory} MB, {runs} runs\n")


if __name__ == "__main__":
    main()
