"""A file is there whole or not at all, also where the writing was killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.export.files import whole_file, write_whole

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys, time
from pathlib import Path
from storage.export.files import whole_file
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


def writing(path: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"writing"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such locks")
def test_what_a_killed_export_left_goes_with_the_next_and_nobody_elses(tmp_path: Path) -> None:
    path = tmp_path / "codebook.json"
    killed, alive = writing(path), writing(path)
    killed.kill()
    killed.communicate()
    try:
        assert len(list(tmp_path.iterdir())) == 2
        write_whole(path, b"whole")
        assert path.read_bytes() == b"whole"
        [other] = [item for item in tmp_path.iterdir() if item != path]
        assert other.read_bytes() == b"half"
    finally:
        alive.kill()
        alive.communicate()
    write_whole(path, b"again")
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


def test_files_of_hers_beside_it_stay(tmp_path: Path) -> None:
    hers = [tmp_path / ".codebook.json", tmp_path / ".codebook.json.bak", tmp_path / ".codebook.jsonx.abcdefgh"]
    for item in hers:
        item.write_bytes(b"hers")
    with whole_file(tmp_path / "codebook.json") as file:
        file.write(b"x")
    assert sorted(tmp_path.iterdir()) == sorted([*hers, tmp_path / "codebook.json"])
