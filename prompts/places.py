"""Where this computer keeps what holds for all studies: the same for the window and the commands."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import platformdirs

POLICY_NAME = "policy.toml"


def config_folder() -> Path:
    """Give the folder of her own settings; it need not exist."""
    return platformdirs.user_config_path("Verbatim", appauthor=False)


def policy_file() -> Path:
    """Give the place of the institution's policy, where only an administrator writes."""
    if sys.platform == "win32":
        return platformdirs.site_config_path("Verbatim", appauthor=False) / POLICY_NAME
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Verbatim") / POLICY_NAME
    return Path("/etc/verbatim") / POLICY_NAME


def read_json(path: Path) -> Any:
    """Give what a file holds, None where there is no such file. Raises `OSError` and `ValueError`."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def write_json(path: Path, value: Any) -> None:
    """Replace a file as a whole, so that no half of it can ever be read. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_suffix(".new")
    made.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    made.replace(path)
