"""Prepare a fresh machine: the virtual environment, and the system libraries that Qt needs on Linux.

    prepare.py VENV                 make the environment, or say what is missing
    prepare.py --system-libraries   try Qt; where a library is missing, install it (root on Debian) or name it

Uses the standard library alone: it runs before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

LIBRARIES = [
    "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libxcb-cursor0", "libxcb-icccm4",
    "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-xinerama0",
    "libxcb-xkb1", "libxkbcommon-x11-0", "libxkbcommon0", "fonts-dejavu-core",
]  # fmt: skip
TRY_QT = "import PySide6.QtGui, PySide6.QtWidgets"


def make_environment(folder: Path) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - runs before anything is installed, on whatever Python is there
        return _fail(
            f"Verbatim needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12"
        )
    if (folder / "bin" / "python").exists():
        return 0
    try:
        venv.create(folder, with_pip=True)
    except (subprocess.CalledProcessError, ImportError):
        return _fail("Python's venv module is incomplete. On Debian or Ubuntu: apt-get install python3-venv")
    return 0


def check_libraries() -> int:
    if _qt_loads():
        return 0
    apt = shutil.which("apt-get")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *LIBRARIES]
    if apt and os.geteuid() == 0:
        print("Qt needs some system libraries; installing them with apt-get.", file=sys.stderr)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-q"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(command, check=False, **quiet)  # type: ignore[call-overload]
        if _qt_loads():
            return 0
    if apt:
        return _fail("Qt needs system libraries that are missing here. Install them with:\n  sudo " + " ".join(command))
    return _fail(
        "Qt can't be loaded here; it needs the system's EGL, OpenGL, xkbcommon, fontconfig and D-Bus libraries."
    )


def _qt_loads() -> bool:
    return subprocess.run([sys.executable, "-c", TRY_QT], capture_output=True, check=False).returncode == 0


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(check_libraries() if sys.argv[1] == "--system-libraries" else make_environment(Path(sys.argv[1])))
