"""Where a server near by would pass text on to: Ollama also offers models that run in the cloud.

Asked of Ollama's own interface, with the model's name only. A server without such an interface is taken by its address.
"""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

from analysis.errors import NotPermitted, ProviderFailed
from analysis.records import SendScope
from prompts.keys import ApiKey
from prompts.providers import UNKNOWN_HOST, ProviderSettings, host_of
from prompts.transport import WireRequest, transmit

_SECONDS = 10.0


def passed_on_to(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> str:
    """Give the host that a server near by passes the model's texts on to; "" where the server answers by itself.

    `UNKNOWN_HOST` where an Ollama cannot tell it. Blocks up to some seconds; raises `Cancelled`. A server that can't be
    reached gives "": it will not get any text either.
    """
    if settings.near_class is SendScope.INTERNET or not settings.model:
        return ""
    if not ollama_version(settings, key, cancel):
        return ""
    root = _root(settings)
    body = json.dumps({"model": settings.model}).encode()
    shown = _asked(root, key, cancel, "/api/show", body)
    if not shown:
        return UNKNOWN_HOST
    if not (shown.get("remote_host") or shown.get("remote_model")):
        return ""
    address = str(shown.get("remote_host", ""))
    return host_of(address if "://" in address else f"https://{address}") or UNKNOWN_HOST


def ollama_version(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> str:
    """Give the version of an Ollama near by, "" for every other server. Raises `Cancelled`."""
    if settings.near_class is SendScope.INTERNET:
        return ""
    version = _asked(_root(settings), key, cancel, "/api/version").get("version")
    return version if isinstance(version, str) else ""


def _root(settings: ProviderSettings) -> ProviderSettings:
    """Give the settings for Ollama's own interface, beside the one that speaks like OpenAI's."""
    return replace(settings, base_url=settings.base_url.rstrip("/").removesuffix("/v1"), timeout_seconds=_SECONDS)


def require_same_reach(settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event) -> None:
    """Ask once more right before a run. Raises `NotPermitted` (`passed_on`) where text would go further than was said.

    Raises `Cancelled`.
    """
    target = passed_on_to(settings, key, cancel)
    if target not in ("", settings.passes_on_to):
        raise NotPermitted(
            "passed_on",
            "{host} does not run “{model}” itself: it would pass the text on to the internet ({target}). "
            "Nothing was sent.",
            "Choose a model that runs on {host}; or run “Test connection” and permit the internet for this study.",
            host=settings.host,
            model=settings.model,
            target=target,
        )


def _asked(
    settings: ProviderSettings, key: ApiKey | None, cancel: threading.Event, path: str, body: bytes | None = None
) -> dict[str, Any]:
    """Give the JSON object that a path answers with; empty for anything else."""
    try:
        answer = json.loads(transmit(WireRequest(settings, key, path, body, most_bytes=16_000_000), cancel))
    except (ProviderFailed, ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}
