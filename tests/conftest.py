"""What every test gets: no network but loopback, settings of its own, a keyring in memory, windows off screen."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_MANY_OBJECTS = 20_000
_LOOPBACK = ("127.", "::1", "localhost")


class NetworkBlocked(RuntimeError):
    """A test reached for a host beyond loopback."""


class MemoryKeyring(KeyringBackend):
    """Keeps passwords for one test."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@pytest.fixture(autouse=True)
def _collected_on_this_thread() -> Iterator[None]:
    """Collect as the app does: never on a worker thread, where freeing a Qt object may crash."""
    gc.disable()
    yield
    if gc.get_count()[0] > _MANY_OBJECTS:
        gc.collect()
        gc.freeze()  # what is left are loaded models and modules; looking through them each time takes minutes


@pytest.fixture(autouse=True)
def _blocked_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != getattr(socket, "AF_UNIX", None) and not str(address[0]).startswith(_LOOPBACK):
            raise NetworkBlocked(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def memory_keyring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    kept = MemoryKeyring()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send settings, logs and caches of the app to a folder of the test."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def settings(tmp_path: Path, qapp: Any) -> Any:
    """Settings of this test, in English and light."""
    from PySide6.QtCore import QSettings

    from desktop.settings import Settings

    kept = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    kept.language = "en"
    kept.scheme = "light"
    kept.coder_name = "Ada"
    return kept
