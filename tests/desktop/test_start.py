"""Starting: what is loaded before the first paint, and what is said where no window can open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "presidio_analyzer",
    "spacy",
    "openai",
    "sklearn",
    "yaml",
    "docx",
    "numpy",
    "keyring",
)
HOME = f"""
import sys, main
from PySide6.QtWidgets import QApplication
app = QApplication([])
window = main.build_window(app)
window.show()
app.processEvents()
assert window.home.isVisible()
print([name for name in {HEAVY!r} if name in sys.modules])
window.close()
"""


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, *arguments],
        env={**kept, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_home_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    ended = _run("-c", HOME, QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path))
    assert ended.stdout.strip() == "[]", ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a display can be missing")
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "nosuch"}])
def test_without_a_display_one_sentence_names_the_way_without(environment: dict[str, str], tmp_path: Path) -> None:
    ended = _run("main.py", XDG_STATE_HOME=str(tmp_path), **environment)
    assert ended.returncode == 1
    assert "`python main.py --help`" in ended.stderr or "verbatim --help`" in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "Traceback" not in ended.stderr


def test_commands_run_without_qt() -> None:
    ended = _run("-X", "importtime", "main.py", "--help")
    assert ended.returncode == 0, ended.stderr
    assert "PySide6" not in ended.stderr
    assert "export" in ended.stdout


def test_open_takes_one_study() -> None:
    ended = _run("main.py", "open", "a", "b")
    assert ended.returncode == 2
    assert "open [STUDY]" in ended.stderr
