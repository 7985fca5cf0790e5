"""API keys: kept by the operating system's keyring, one for each host, and never shown.

A key is wrapped (`ApiKey`) from the moment it is known, so that no log, error or representation can hold it.
"""

from __future__ import annotations

import os
import re
import threading
from typing import Literal, NoReturn

from analysis.errors import InvalidInput
from prompts.providers import host_of, is_openai_host

SERVICE = "Verbatim"
KeyPlace = Literal["keyring", "memory"]

_memory: dict[str, ApiKey] = {}
_lock = threading.Lock()


class ApiKey:
    """A secret that shows itself only when asked by name.

    Raises `InvalidInput` (`key_invalid`) for what no header can carry, such as a pasted line of text.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret.strip()
        if not re.fullmatch(r"[\x21-\x7e]*", self._secret):
            raise InvalidInput("key_invalid", "This is not an API key.", "Copy the key alone, without spaces.")

    def reveal(self) -> str:
        """Give the secret; for the request's header and the keyring only."""
        return self._secret

    def __bool__(self) -> bool:
        return bool(self._secret)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ApiKey) and other._secret == self._secret

    def __hash__(self) -> int:
        return hash(self._secret)

    def __repr__(self) -> str:
        return "ApiKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written to files or handed to other processes")


def remember_key(base_url: str, key: ApiKey) -> KeyPlace:
    """Keep a key for the address's host; tells whether the keyring took it or it lasts until the app closes."""
    import keyring
    from keyring.errors import KeyringError

    host = host_of(base_url)
    try:
        keyring.set_password(SERVICE, host, key.reveal())
    except KeyringError:
        with _lock:
            _memory[host] = key
        return "memory"
    with _lock:
        _memory.pop(host, None)
    return "keyring"


def stored_key(base_url: str) -> ApiKey | None:
    """Give the key kept for the address's host, or None. May wait while the system asks to unlock its keyring."""
    import keyring
    from keyring.errors import KeyringError

    host = host_of(base_url)
    with _lock:
        if host in _memory:
            return _memory[host]
    try:
        secret = keyring.get_password(SERVICE, host)
    except KeyringError:
        return None
    return ApiKey(secret) if secret else None


def forget_key(base_url: str) -> None:
    """Remove the key of the address's host, wherever it is; no key is no error."""
    import keyring
    from keyring.errors import KeyringError

    host = host_of(base_url)
    with _lock:
        _memory.pop(host, None)
    try:
        keyring.delete_password(SERVICE, host)
    except KeyringError:
        return


def environment_key(base_url: str) -> ApiKey | None:
    """Give a headless command's key: OPENAI_API_KEY for OpenAI's hosts, VERBATIM_API_KEY for all others."""
    secret = os.environ.get("OPENAI_API_KEY" if is_openai_host(base_url) else "VERBATIM_API_KEY", "")
    return ApiKey(secret) if secret.strip() else None


def headless_key(base_url: str) -> ApiKey | None:
    """Give the environment's key, else the stored one, else None."""
    return environment_key(base_url) or stored_key(base_url)
