"""The key that seals are signed with: in the operating system's keyring, or in a file that she names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import NotPermitted, StudyFileError
from storage.faults import cannot_write

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SERVICE, NAME = "Verbatim seal", "signing key"


def keyring_key() -> Ed25519PrivateKey:
    """Give the key of whoever is logged in, made at the first time. Raises `NotPermitted` (`no_keyring`).

    May wait while the system asks to unlock its keyring.
    """
    import keyring
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from keyring.errors import KeyringError

    try:
        kept = keyring.get_password(SERVICE, NAME)
        if kept:
            return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept))
        key = Ed25519PrivateKey.generate()
        keyring.set_password(SERVICE, NAME, key.private_bytes_raw().hex())
    except KeyringError as error:
        raise NotPermitted(
            "no_keyring",
            "This computer has no keyring that could keep the key for sealing, so nothing was sealed.",
            "Name a file for the key; only you may read it, and whoever has it can seal in your name.",
        ) from error
    return key


def file_key(path: Path) -> Ed25519PrivateKey:
    """Give the key that a file holds, made at the first time and readable for its owner alone.

    Raises `StudyFileError` (`bad_key_file`, `cannot_write`).
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if not path.exists():
        return _made(path)
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise _bad(path) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise _bad(path)
    return key


def _made(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError as error:
        raise cannot_write(path) from error
    return key


def _bad(path: Path) -> StudyFileError:
    return StudyFileError(
        "bad_key_file",
        "{path} holds no key for sealing.",
        "Name the file that was made for it, or a new one.",
        path=str(path),
    )
