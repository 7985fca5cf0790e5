"""The entry in a Linux desktop's menu: its three files, the quoting of the program's path, and taking it out."""

from __future__ import annotations

import configparser
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from commands import menu_entry
from commands.app import run

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(menu_entry.platformdirs, "user_data_path", lambda: tmp_path / "share")
    monkeypatch.setattr(menu_entry.shutil, "which", lambda _name: None)
    return tmp_path / "share"


def test_the_menu_entry_starts_this_program_with_its_icon(tmp_path: Path, capfd: Capture) -> None:
    assert run(["menu-entry"]) == 0
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(tmp_path / "share" / "applications" / "verbatim.desktop", encoding="utf-8")
    fields = entry["Desktop Entry"]
    started = fields["Exec"].split('"')[1]
    assert Path(started).exists()
    assert fields["Exec"].endswith(" open %f")
    icon = tmp_path / "share" / "icons" / "hicolor" / "scalable" / "apps" / f"{fields['Icon']}.svg"
    assert ElementTree.parse(icon).getroot().tag.endswith("svg")
    kinds = ElementTree.parse(tmp_path / "share" / "mime" / "packages" / "verbatim.xml").getroot()
    assert [kind.get("type") for kind in kinds] == [fields["MimeType"].rstrip(";")]
    assert "applications/verbatim.desktop" in capfd.readouterr().out


def test_the_menu_entry_can_be_taken_out_again(tmp_path: Path) -> None:
    assert run(["menu-entry"]) == 0
    assert run(["menu-entry", "--remove"]) == 0
    assert [path for path in (tmp_path / "share").rglob("*") if path.is_file()] == []
    assert run(["menu-entry", "--remove"]) == 0


def test_a_path_with_signs_that_mean_something_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "50% of $HOME"
    folder.mkdir()
    (folder / "verbatim").touch()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    assert menu_entry.program() == f'"{tmp_path}/50%% of \\\\$HOME/verbatim"'


def test_elsewhere_than_on_linux_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Capture
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert run(["menu-entry"]) == 2
    assert "menu otherwise" in capfd.readouterr().err
    assert not (tmp_path / "share").exists()
