"""What a wheel of this project holds: every file of the rooms that is under version control, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from setuptools import Distribution

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("analysis", "commands", "desktop", "prompts", "storage", "main.py")


def kept_files() -> set[str]:
    listed = subprocess.run(["git", "ls-files", "-z", *ROOMS], cwd=ROOT, capture_output=True, text=True, check=False)
    names = {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}
    if not names:
        pytest.skip("Not a checkout: there is no list of files to compare with.")
    return names


def test_the_build_takes_every_file_of_the_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    project = Distribution({"script_name": "setup.py"})
    project.parse_config_files()
    build = project.get_command_obj("build_py")
    build.ensure_finalized()
    taken = {Path(module[-1]).as_posix() for module in build.find_all_modules()}
    taken |= {(Path(folder) / name).as_posix() for _package, folder, _to, names in build.data_files for name in names}
    assert kept_files() - taken == set()


@pytest.mark.soak
def test_wheel_and_sdist_hold_the_rooms_and_the_licence(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=False)
    if packed.returncode:
        pytest.skip("Not a checkout: there is no version to build from.")
    subprocess.run(["tar", "-x", "-C", source], input=packed.stdout, check=True)
    script = "from setuptools import build_meta as b; b.build_wheel('out'); b.build_sdist('out')"
    (source / "out").mkdir()
    subprocess.run([sys.executable, "-c", script], cwd=source, capture_output=True, check=True)
    wheel, sdist = (next((source / "out").glob(pattern)) for pattern in ("*.whl", "*.tar.gz"))
    listed = subprocess.run(
        ["git", "ls-tree", "-rz", "--name-only", "HEAD", *ROOMS], cwd=ROOT, capture_output=True, check=True
    )
    kept = {name for name in listed.stdout.decode().split("\0") if name}
    names = set(zipfile.ZipFile(wheel).namelist())
    assert kept - names == set()
    assert {name for name in names - kept if ".dist-info/" not in name} == set()
    with tarfile.open(sdist) as archive:
        inside = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert kept - inside == set()
    assert {"LICENSE", "README.md", "pyproject.toml"} <= inside
