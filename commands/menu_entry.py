"""An entry in the menu of a Linux desktop, with icon and file type, for an installed wheel or an unpacked bundle.

Data files of a wheel would not do: `pipx` shows a desktop nothing of an environment but its programs, and an entry
needs the whole path of the program, which only the installed program knows.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from analysis.errors import InvalidInput
from commands.console import say

app = typer.Typer()

ICON = Path(__file__).resolve().parent.parent / "desktop" / "icons" / "verbatim.svg"
ENTRY = """[Desktop Entry]
Type=Application
Version=1.5
Name=Verbatim
GenericName=Qualitative data analysis
GenericName[de]=Qualitative Datenanalyse
Comment=Code interviews in the participants' own words
Comment[de]=Interviews in den Worten der Befragten codieren
Exec={program} open %f
Icon=verbatim
Terminal=false
Categories=Education;Science;
Keywords=interview;coding;qualitative;Gioia;in-vivo;
MimeType=application/x-verbatim-study;
StartupWMClass=verbatim
"""
FILE_TYPE = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-verbatim-study">
    <comment>Verbatim study</comment>
    <comment xml:lang="de">Verbatim-Studie</comment>
    <icon name="verbatim"/>
    <glob pattern="*.verbatim"/>
  </mime-type>
</mime-info>
"""


@app.command("menu-entry")
def menu_entry(
    remove: Annotated[bool, typer.Option("--remove", help="Take the entry out again.")] = False,
) -> None:
    """Put Verbatim into the desktop's menu, with its icon, so that a double click opens a study (Linux)."""
    if not sys.platform.startswith("linux"):
        raise InvalidInput(
            "not_linux",
            "This system keeps its menu otherwise.",
            "On Windows and macOS put the bundle's program where you keep programs.",
        )
    share = platformdirs.user_data_path()
    files = files_of_entry(program())
    for place, text in files.items():
        if remove:
            (share / place).unlink(missing_ok=True)
        else:
            (share / place).parent.mkdir(parents=True, exist_ok=True)
            (share / place).write_text(text, encoding="utf-8")
    _refresh(share)
    say("Verbatim is no longer in the menu." if remove else f"Verbatim is in the menu: {share / next(iter(files))}")


def files_of_entry(command: str) -> dict[str, str]:
    """Give what belongs below the user's data folder, by its place there; the entry comes first."""
    return {
        "applications/verbatim.desktop": ENTRY.format(program=command),
        "icons/hicolor/scalable/apps/verbatim.svg": ICON.read_text(encoding="utf-8"),
        "mime/packages/verbatim.xml": FILE_TYPE,
    }


def program() -> str:
    """Give the whole path of this program, quoted as an entry's `Exec` wants it."""
    own = Path(sys.executable)
    installed = own.with_name("verbatim")
    parts = [installed] if installed.exists() else [own, Path(__file__).resolve().parent.parent / "main.py"]
    return " ".join(_quoted(str(part)) for part in parts)


def _quoted(path: str) -> str:
    for character in '\\"`$':
        path = path.replace(character, f"\\{character}")
    path = path.replace("\\", "\\\\").replace("%", "%%")
    return f'"{path}"'


def _refresh(share: Path) -> None:
    """Tell the desktop, where it has the two programs for it; most notice by themselves."""
    for name, folder in (("update-desktop-database", "applications"), ("update-mime-database", "mime")):
        tool = shutil.which(name)
        if tool:
            subprocess.run([tool, str(share / folder)], capture_output=True, check=False)  # noqa: S603 - our own folder
