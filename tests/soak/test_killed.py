"""Kill the process at random points under load: nothing that was said to be on disk may be lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest
from builders import ScriptedDetector, make_study

import storage
from analysis.records import CallStatus, LlmCall

HERE = Path(__file__).resolve().parent
SECRET = "vier Wörter ohne Zusammenhang"
INTERVIEWS = [
    "I: Was ist schwierig?\n\n"
    + "\n\n".join(
        f"B: Ich finde es schwierig, Aufgabe {name}{number} mit Frau Schuster gut zu lösen, weil Vertrauen fehlt."
        for number in range(12)
    )
    for name in ("A", "B", "C")
]


def killed_once(path: Path, delay: float, passphrase: str) -> list[str]:
    """Let it work, kill it `delay` seconds after its first committed step; gives the lines it managed to say."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), str(HERE.parent)])}
    process = subprocess.Popen(
        [sys.executable, str(HERE / "busy_study.py"), str(path), passphrase],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first.startswith("ready"), process.communicate(timeout=30)[1]
    timer = threading.Timer(delay, process.kill)
    timer.start()
    said, errors = process.communicate(timeout=120)
    timer.cancel()
    assert os.name == "nt" or process.returncode == -signal.SIGKILL, f"it ended by itself: {errors}"
    return [line for line in said.splitlines() if len(line.split()) == 3]


def assert_nothing_lost(path: Path, said: list[str], passphrase: str) -> Counter[str]:
    """Look for every step it said; gives how many there were of each kind."""
    study = storage.open_study(path, passphrase=passphrase, detector=ScriptedDetector())
    recorded = {(event.seq, event.hash) for event in study.history.events()}
    kinds: Counter[str] = Counter()
    for line in said:
        seq, digest, kind = line.split()
        assert (int(seq), digest) in recorded, kind
        kinds[kind] += 1
    assert study.verify() == []
    assert not study.store.all(LlmCall, status=CallStatus.PENDING)
    study.close()
    return kinds


def run_kills(folder: Path, kills: int, passphrase: str = "") -> int:
    """Kill it so often; gives how many steps it had said were on disk. Their kinds are shown with `pytest -s`."""
    study = make_study(folder, INTERVIEWS, passphrase=passphrase)
    study.close()
    chance, found = random.Random(kills), Counter[str]()
    for _ in range(kills):
        said = killed_once(study.path, chance.uniform(0.0, 2.5), passphrase)
        found += assert_nothing_lost(study.path, said, passphrase)
    print(f"{kills} kills, {found.total()} steps said to be on disk, all found:", dict(found.most_common()))
    return found.total()


def test_five_kills_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    assert run_kills(tmp_path / "open", 3) + run_kills(tmp_path, 2, SECRET) > 20


@pytest.mark.soak
@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_two_hundred_kills_lose_nothing(tmp_path: Path, passphrase: str) -> None:
    assert run_kills(tmp_path, 200, passphrase) > 400
