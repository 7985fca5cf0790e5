"""Disks, drives and clocks that misbehave while a study is open: nothing decided is lost, and she is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import ScriptedDetector, ada, make_study

import storage
from analysis.errors import StudyFileError
from analysis.workflow.study import OpenStudy
from storage.backup import back_up, restore
from storage.study_files import key_path

HERE = Path(__file__).resolve().parent
SECRET = "vier Wörter ohne Zusammenhang"


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.cipher.ITERATIONS", 1000)


def opened(path: Path, passphrase: str = "") -> OpenStudy:
    return storage.open_study(path, passphrase=passphrase, detector=ScriptedDetector())


def refused(study: OpenStudy, words: str = "Zu spät") -> StudyFileError:
    with pytest.raises(StudyFileError) as raised:
        study.coding.memo(words, coder=ada(study))
    assert raised.value.what
    assert raised.value.remedy
    return raised.value


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is open")
@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_a_file_that_a_sync_service_replaces_is_noticed_and_what_was_decided_is_saved_elsewhere(
    tmp_path: Path, passphrase: str
) -> None:
    study = make_study(tmp_path, passphrase=passphrase)
    study.close()
    older = tmp_path / "older"
    shutil.copy(study.path, older)
    study = opened(study.path, passphrase)
    study.coding.memo("Vorher entschieden", coder=ada(study))
    older.replace(study.path)
    assert refused(study).code == "replaced"
    assert [memo.text for memo in study.coding.memos()] == ["Vorher entschieden"]
    saved = back_up(study)
    study.close()
    assert opened_memos(study.path, passphrase) == []
    [rescued] = tmp_path.glob("study (rescued *).verbatim")
    assert opened_memos(rescued, passphrase) == ["Vorher entschieden"]
    again = opened(restore(saved.path, passphrase=passphrase).path, passphrase)
    assert [memo.text for memo in again.coding.memos()] == ["Vorher entschieden"]
    assert again.verify() == []
    again.close()


def opened_memos(path: Path, passphrase: str) -> list[str]:
    alone = storage.open_study(path, passphrase=passphrase, without_key=True, detector=ScriptedDetector())
    found = [memo.text for memo in alone.coding.memos()]
    assert alone.verify() == []
    alone.close()
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
@pytest.mark.parametrize("which", ["study", "key"])
def test_a_drive_that_is_taken_away_is_said_and_the_study_goes_on_when_it_is_back(tmp_path: Path, which: str) -> None:
    study = make_study(tmp_path)
    path = study.path if which == "study" else key_path(study.path)
    path.rename(tmp_path / "away")
    with pytest.raises(StudyFileError) as raised:
        study.transcripts.set_speaker(study.transcripts.documents()[0].id, "B", "P07", coder=ada(study))
    assert raised.value.code == "replaced"
    (tmp_path / "away").rename(path)
    study.transcripts.set_speaker(study.transcripts.documents()[0].id, "B", "P07", coder=ada(study))
    assert study.verify() == []
    study.close()
    again = opened(study.path)
    assert again.verify() == []
    again.close()


def in_its_own_process(code: str, *arguments: object) -> str:
    """Run a piece of code that spoils its process; gives what it printed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE.parent)])}
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=120, env=environment,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


UNREADABLE = """
import os, sys
from pathlib import Path
import storage
from builders import ScriptedDetector
from analysis.errors import StudyFileError
path = Path(sys.argv[1])
study = storage.open_study(path, detector=ScriptedDetector())
for number in os.listdir("/proc/self/fd"):
    if os.path.exists(f"/proc/self/fd/{number}") and Path(os.readlink(f"/proc/self/fd/{number}")).parent == path.parent:
        os.close(int(number))
try:
    study.coding.memos(); study.store.events(); study.coding.memo("x", coder=study.coders()[0].id)
except StudyFileError as error:
    print(error.code, error)
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_a_file_that_can_not_be_read_any_more_is_no_bug(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    said = in_its_own_process(UNREADABLE, study.path)
    assert said.split()[0] in ("cannot_read", "cannot_write"), said
    again = opened(study.path)
    assert again.verify() == []
    again.close()


FULL = """
import resource, signal, sys
from pathlib import Path
import storage
from builders import ScriptedDetector
from analysis.errors import StudyFileError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, passphrase = Path(sys.argv[1]), sys.argv[2]
study = storage.open_study(path, passphrase=passphrase, detector=ScriptedDetector())
coder, done = study.coders()[0].id, 0
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 200_000, resource.RLIM_INFINITY))
try:
    for number in range(500):
        study.coding.memo(f"Notiz {number} " + "".join(f"{number * at} " for at in range(500)), coder=coder)
        done += 1
except StudyFileError as error:
    code = error.code
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert len(study.coding.memos()) == done, "what was refused is not there, what was decided is"
study.coding.memo("Jetzt geht es", coder=coder)
assert study.verify() == []
study.close()
print(code, done + 1)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
@pytest.mark.parametrize("passphrase", ["", SECRET])
def test_a_disk_that_fills_up_refuses_one_step_and_keeps_all_others(tmp_path: Path, passphrase: str) -> None:
    study = make_study(tmp_path, passphrase=passphrase)
    study.close()
    script = "import storage.cipher\nstorage.cipher.ITERATIONS = 1000\n" + FULL
    code, count = in_its_own_process(script, study.path, passphrase).split()
    assert code == "cannot_write"
    assert int(count) > 5
    again = opened(study.path, passphrase)
    assert len(again.coding.memos()) == int(count)
    assert again.verify() == []
    again.close()


def test_a_clock_that_jumps_back_changes_neither_order_nor_proof(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = make_study(tmp_path)
    for moment in ("2031-01-01T00:00:00.000000Z", "2019-06-01T00:00:00.000000Z", "2025-01-01T00:00:00.000000Z"):
        monkeypatch.setattr("storage.ledger.now", lambda moment=moment: moment)
        study.coding.memo(f"Um {moment[:4]}", coder=ada(study))
    last = study.history.events()[-3:]
    assert [event.at[:4] for event in last] == ["2031", "2019", "2025"]
    assert study.verify() == []
    study.history.undo(coder=ada(study))
    assert [memo.text for memo in study.coding.memos()] == ["Um 2031", "Um 2019"]
    study.close()
    again = opened(study.path)
    assert again.verify() == []
    again.close()
