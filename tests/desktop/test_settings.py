"""What the app remembers between starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.settings import ProviderChoice, Settings


def test_settings_come_back_after_a_restart(tmp_path: Path) -> None:
    file = str(tmp_path / "kept.ini")
    first = Settings(QSettings(file, QSettings.Format.IniFormat))
    first.provider = ProviderChoice("ollama", "http://localhost:11434/v1", "qwen3", 8192, "json_object")
    first.font_scale = 1.3
    first.coder_name = " Ada "
    first.put_view_state("code", {"filter": "offen"})
    first._store.sync()
    second = Settings(QSettings(file, QSettings.Format.IniFormat))
    assert second.provider == first.provider
    assert (second.font_scale, second.coder_name) == (1.3, "Ada")
    assert second.view_state("code") == {"filter": "offen"}


def test_recent_studies_are_few_and_the_last_comes_first(settings: Settings) -> None:
    for number in range(12):
        settings.remember_recent(Path(f"/studies/{number}.verbatim"))
    settings.remember_recent(Path("/studies/9.verbatim"))
    assert [path.stem for path in settings.recent] == ["9", "11", "10", "8", "7", "6", "5", "4"]


def test_broken_settings_fall_back_to_what_is_safe(settings: Settings) -> None:
    settings._store.setValue("provider", "{not json")
    settings._store.setValue("font_scale", "huge")
    settings._store.setValue("recent", "7")
    assert settings.provider == ProviderChoice()
    assert settings.font_scale == 1.0
    assert settings.recent == []


def test_a_change_is_announced_once(settings: Settings) -> None:
    heard: list[str] = []
    settings.changed.connect(heard.append)
    settings.scheme = "dark"
    settings.scheme = "dark"
    assert heard == ["scheme"]
