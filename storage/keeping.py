"""Passphrases in the operating system's keyring, one for each file, only where she asked for it."""

from __future__ import annotations

from pathlib import Path

SERVICE = "Verbatim study"


def keep_passphrase(path: Path, passphrase: str) -> bool:
    """Keep it for a file; gives whether a keyring took it. May wait while the system asks to unlock its keyring."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, str(path.resolve()), passphrase)
    except KeyringError:
        return False
    return True


def kept_passphrase(path: Path) -> str:
    """Give what is kept for a file, "" for nothing."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, str(path.resolve())) or ""
    except KeyringError:
        return ""


def forget_passphrase(path: Path) -> None:
    """Take it out of the keyring; nothing kept is no error."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        keyring.delete_password(SERVICE, str(path.resolve()))
    except (PasswordDeleteError, KeyringError):
        return
