"""What the app remembers between starts, typed. Never transcript text, document names or keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

BUILTIN = "builtin"
MODEL_FILE = "model_file"
RECENT_LIMIT = 8
MIN_SCALE, MAX_SCALE = 0.8, 2.0
READING_PIXELS = 17
SMALLEST_READING, LARGEST_READING = 12, 32


@dataclass(frozen=True, slots=True)
class ProviderChoice:
    """Where suggestions come from. The key is in the OS keyring.

    `preset` is "builtin", "model_file" (then `model_file` is the path of a GGUF file), or a key of the presets of
    `Services`. `context_tokens` and `schema_level` are what the last test of the connection found (0 and "" before it),
    and so is `passes_on_to`, the host in the internet that a server near by passes the model's texts on to. `proxy` is
    hers, "" for none.
    """

    preset: str = BUILTIN
    base_url: str = ""
    model: str = ""
    context_tokens: int = 0
    schema_level: str = ""
    passes_on_to: str = ""
    proxy: str = ""
    model_file: str = ""

    @property
    def is_builtin(self) -> bool:
        return self.preset == BUILTIN

    @property
    def is_model_file(self) -> bool:
        return self.preset == MODEL_FILE


class Settings(QObject):
    """Typed access to QSettings.

    Signals:
        changed(name): a setting has a new value.
    """

    changed = Signal(str)

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store or QSettings("Verbatim", "Verbatim")

    @property
    def language(self) -> str:
        """Interface language: "de", "en", or "" for the system's."""
        return self._text("language")

    @language.setter
    def language(self, value: str) -> None:
        self._put("language", value)

    @property
    def scheme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._text("scheme") or "system"

    @scheme.setter
    def scheme(self, value: str) -> None:
        self._put("scheme", value)

    @property
    def is_high_contrast(self) -> bool:
        return self._text("high_contrast") == "yes"

    @is_high_contrast.setter
    def is_high_contrast(self, value: bool) -> None:
        self._put("high_contrast", "yes" if value else "no")

    @property
    def font_scale(self) -> float:
        """Factor on all font sizes, 0.8 to 2.0."""
        try:
            value = float(self._text("font_scale") or "1")
        except ValueError:
            return 1.0
        return min(max(value, MIN_SCALE), MAX_SCALE)

    @font_scale.setter
    def font_scale(self, value: float) -> None:
        self._put("font_scale", f"{min(max(value, MIN_SCALE), MAX_SCALE):.2f}")

    @property
    def reading_face(self) -> str:
        """The typeface of transcripts and quotations, "" for the app's own choice."""
        return self._text("reading_face")

    @reading_face.setter
    def reading_face(self, value: str) -> None:
        self._put("reading_face", value)

    @property
    def reading_pixels(self) -> int:
        """The size of transcripts in pixels, before `font_scale` and the zoom of a study."""
        text = self._text("reading_pixels")
        value = int(text) if text.isdecimal() else READING_PIXELS
        return min(max(value, SMALLEST_READING), LARGEST_READING)

    @reading_pixels.setter
    def reading_pixels(self, value: int) -> None:
        self._put("reading_pixels", str(min(max(value, SMALLEST_READING), LARGEST_READING)))

    @property
    def keys(self) -> dict[str, str]:
        """Her own keys: portable key sequences by the id of the action, "" for an action that shall have none."""
        found = self._json("keys", {})
        return {str(name): str(key) for name, key in found.items()} if isinstance(found, dict) else {}

    @keys.setter
    def keys(self, value: Mapping[str, str]) -> None:
        self._put("keys", json.dumps(dict(value)))

    @property
    def coder_name(self) -> str:
        return self._text("coder_name")

    @coder_name.setter
    def coder_name(self, value: str) -> None:
        self._put("coder_name", value.strip())

    @property
    def last_place(self) -> str:
        return self._text("last_place")

    @last_place.setter
    def last_place(self, value: str) -> None:
        self._put("last_place", value)

    @property
    def recent(self) -> list[Path]:
        """Paths of recent studies, the last opened first."""
        found = self._json("recent", [])
        return [Path(item) for item in found if isinstance(item, str)] if isinstance(found, list) else []

    def remember_recent(self, path: Path) -> None:
        """Put a study first among the recent ones."""
        paths = [path, *(other for other in self.recent if other != path)]
        self._put("recent", json.dumps([str(item) for item in paths[:RECENT_LIMIT]]))

    def forget_recent(self, path: Path) -> None:
        self._put("recent", json.dumps([str(item) for item in self.recent if item != path]))

    @property
    def provider(self) -> ProviderChoice:
        """The chosen provider, the built-in suggester by default."""
        found = self._json("provider", {})
        if not isinstance(found, dict):
            return ProviderChoice()
        return ProviderChoice(
            preset=str(found.get("preset", BUILTIN)),
            base_url=str(found.get("base_url", "")),
            model=str(found.get("model", "")),
            context_tokens=int(found.get("context_tokens", 0)),
            schema_level=str(found.get("schema_level", "")),
            passes_on_to=str(found.get("passes_on_to", "")),
            proxy=str(found.get("proxy", "")),
            model_file=str(found.get("model_file", "")),
        )

    @provider.setter
    def provider(self, value: ProviderChoice) -> None:
        self._put("provider", json.dumps(asdict(value)))

    def geometry(self, name: str) -> QByteArray:
        """Give a remembered window geometry or splitter state; empty if there is none."""
        value = self._store.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_geometry(self, name: str, value: QByteArray) -> None:
        self._store.setValue(f"geometry/{name}", value)

    def view_state(self, key: str, default: Any = None) -> Any:
        """Give a JSON value a view keeps for itself (position, filter, layout)."""
        return self._json(f"view/{key}", default)

    def put_view_state(self, key: str, value: Any) -> None:
        self._store.setValue(f"view/{key}", json.dumps(value))

    def _text(self, name: str) -> str:
        value = self._store.value(name)
        return value if isinstance(value, str) else ""

    def _json(self, name: str, default: Any) -> Any:
        text = self._text(name)
        if not text:
            return default
        try:
            return json.loads(text)
        except ValueError:
            return default

    def _put(self, name: str, value: str) -> None:
        if self._text(name) != value:
            self._store.setValue(name, value)
            self.changed.emit(name)
