"""Make the stand-alone bundle: one folder that starts where there is no Python, and the archive of it.

    python scripts/bundle.py [--out dist] [--keep-environment]

An environment of its own is filled with the pinned requirements, this project's wheel and PyInstaller; what the bundle
holds is what that wheel holds. On Linux the libraries are relieved of what only a debugger reads. At the end stands how
large the folder and the archive are; more than `MOST_FOLDER` or `MOST_ARCHIVE` is a failure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import struct
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "verbatim.spec"
PINS = ROOT / "packaging" / "requirements-bundle.txt"
MOST_FOLDER, MOST_ARCHIVE = 450_000_000, 200_000_000
# The same files in any year, so that two builds can be compared; 1 January 2020, as archives count.
EPOCH = "1577836800"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--keep-environment", action="store_true", help="use the build environment of the last time")
    given = parser.parse_args()
    work = ROOT / "build" / "bundle"
    python = make_environment(work / "environment", keep=given.keep_environment)
    wheel = make_wheel(python, work)
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", str(wheel))
    folder = freeze(python, work, given.out)
    if sys.platform.startswith("linux"):
        strip(folder)
    run(python, str(ROOT / "scripts" / "sbom.py"), "--into", str(folder))
    archive = pack(folder, given.out)
    return report(folder, archive)


def make_environment(folder: Path, *, keep: bool) -> Path:
    """Make the environment to build from; gives its Python."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (keep and python.exists()):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        pins = ["-r", str(ROOT / "requirements.txt"), "-r", str(PINS)]
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pins)
    return python


def make_wheel(python: Path, work: Path) -> Path:
    shutil.rmtree(work / "wheel", ignore_errors=True)
    run(python, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(work / "wheel"), ROOT)
    return next((work / "wheel").glob("*.whl"))


def freeze(python: Path, work: Path, out: Path) -> Path:
    """Let PyInstaller collect everything; gives the folder."""
    shutil.rmtree(out / "Verbatim", ignore_errors=True)
    places = ["--distpath", str(out), "--workpath", str(work / "work")]
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *places, str(SPEC))
    return out / "Verbatim"


def strip(folder: Path) -> None:
    """Take what only a debugger reads out of the libraries; one that could not be loaded afterwards stays as it was.

    Libraries that were repaired for wheels may have been moved about inside; `strip` gets the alignment of such wrong.
    """
    tool = shutil.which("strip")
    if tool is None:
        print("No `strip` here (binutils): the bundle stays larger than it need be.", file=sys.stderr)
        return
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or not path.is_file():
            continue
        lighter = path.with_name(path.name + ".stripped")
        done = subprocess.run([tool, "--strip-debug", "-o", lighter, path], capture_output=True, check=False)
        if done.returncode == 0 and is_aligned(lighter):
            shutil.copymode(path, lighter)
            lighter.replace(path)
        lighter.unlink(missing_ok=True)


def is_aligned(path: Path) -> bool:
    """Say whether the system would load an ELF file: each loaded part lies in the file as it will in memory."""
    data = path.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        return False
    (at,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<HH", data, 54)
    for number in range(count):
        kind, _flags, offset, address, _, _, _, align = struct.unpack_from("<IIQQQQQQ", data, at + number * size)
        if kind == 1 and align > 1 and offset % align != address % align:
            return False
    return True


def pack(folder: Path, out: Path) -> Path:
    """Write the archive: xz on Linux and macOS, zip on Windows. The same files give the same bytes."""
    name = f"Verbatim-{platform.system().lower()}-{platform.machine().lower()}"
    if os.name == "nt":
        archive = out / f"{name}.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            for path in sorted(item for item in folder.rglob("*") if item.is_file()):
                entry = zipfile.ZipInfo(str(path.relative_to(out)), (2020, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
        return archive
    whole = folder.with_suffix(".app") if folder.with_suffix(".app").exists() else folder
    archive = out / f"{name}.tar.xz"
    with tarfile.open(archive, "w:xz", preset=6) as packed:
        for path in [whole, *sorted(whole.rglob("*"))]:
            packed.add(path, str(path.relative_to(out)), recursive=False, filter=_nobodys)
    return archive


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(EPOCH)
    return entry


def report(folder: Path, archive: Path) -> int:
    """Say how large both are; gives 1 where one is too large."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    unpacked, packed = sum(path.stat().st_size for path in files), archive.stat().st_size
    found = {"files": len(files), "unpacked_mb": round(unpacked / 1e6), "archive_mb": round(packed / 1e6)}
    print(json.dumps({**found, "folder": folder.name, "archive": archive.name}))
    if unpacked > MOST_FOLDER or packed > MOST_ARCHIVE:
        print(f"Too large: at most {MOST_FOLDER / 1e6:.0f} MB and {MOST_ARCHIVE / 1e6:.0f} MB.", file=sys.stderr)
        return 1
    return 0


def run(python: Path, *arguments: str | Path) -> None:
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "1"}
    subprocess.run([python, *arguments], cwd=ROOT, env={**os.environ, **fixed}, check=True)


if __name__ == "__main__":
    sys.exit(main())
