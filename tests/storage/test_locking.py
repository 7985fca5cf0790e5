"""One writer at a time, whatever else in the same process looks at the file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import ada, make_study

import storage
from analysis.errors import StudyFileError
from storage.locking import lock_file
from storage.study_files import key_path

ROOT = Path(__file__).parents[2]
OPEN = "import sys, pathlib, storage; storage.open_study(pathlib.Path(sys.argv[1])).close(); print('opened')"


def opened_elsewhere(path: Path) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ("opened" in done.stdout) != ("is open in another Verbatim" in done.stderr), done.stderr
    return "opened" in done.stdout


def test_looking_at_the_files_as_a_file_dialog_does_lets_nobody_else_in(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    for path in (study.path, key_path(study.path)):
        with path.open("rb") as file:
            file.read(100)
    assert not opened_elsewhere(study.path)
    study.coding.memo("Noch da", coder=ada(study))
    study.close()
    assert opened_elsewhere(study.path)
    again = storage.open_study(study.path)
    assert again.verify() == []
    assert [memo.text for memo in again.coding.memos("")] == ["Noch da"]
    again.close()


def test_the_same_process_can_not_open_it_twice(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    with pytest.raises(StudyFileError) as refused:
        storage.open_study(study.path)
    assert refused.value.code == "locked"
    study.close()


def test_a_lock_is_free_again_when_its_holder_was_killed(tmp_path: Path) -> None:
    study = make_study(tmp_path)
    study.close()
    script = OPEN.replace(".close(); print('opened')", "; print('held', flush=True); sys.stdin.read()")
    with subprocess.Popen(
        [sys.executable, "-c", script, str(study.path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert b"held" in holder.stdout.readline()
        assert not opened_elsewhere(study.path)
        holder.kill()
    assert opened_elsewhere(study.path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_only_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"")
    path.chmod(0o444)
    with pytest.raises(StudyFileError) as refused:
        lock_file(path)
    assert refused.value.code == "read_only"
