"""Passphrases and the keys of files that they protect: SQLCipher 4 with its own defaults, so that other tools open it.

A key is derived here, once for each salt, and SQLCipher is handed the result: what she typed is needed no longer than
the opening takes, and further connections (backups, checks) cost nothing. Nothing here imports SQLCipher.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from analysis.errors import InvalidInput

ITERATIONS = 256_000
SETTINGS = (
    f"SQLCipher 4: AES-256-CBC and HMAC-SHA512 for each page of 4096 bytes; PBKDF2-HMAC-SHA512, {ITERATIONS:,} rounds"
)
"""What each protected file records of itself under `cipher`."""
SHORTEST = 8
PAGE = 4096
_SALT = 16
_PLAIN = b"SQLite format 3\0"
_MOST_VALUES = 230
"""A page of ciphertext holds nearly all of the 256 values of a byte; text and SQLite's own pages hold far fewer."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """The key of one file and the salt that it was derived with."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def spec(self) -> str:
        """Give it as SQLCipher takes it."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written to files or handed to other processes")


class Passphrase:
    """What she typed, shown nowhere; `bool` tells whether there is one. Keys are derived once for each salt."""

    __slots__ = ("_keys", "_secret")

    def __init__(self, secret: str) -> None:
        self._secret = unicodedata.normalize("NFC", secret)
        self._keys: dict[bytes, FileKey] = {}

    def key_of(self, path: Path) -> FileKey:
        """Derive the key of a protected file (about a quarter of a second)."""
        with path.open("rb") as file:
            return self._key(file.read(_SALT))

    def new_key(self) -> FileKey:
        """Make a key for new files; the files of one act share it."""
        return self._key(next(iter(self._keys), None) or secrets.token_bytes(_SALT))

    def check_new(self) -> None:
        """Raise `InvalidInput` (`passphrase_short`) for one that is guessed too soon."""
        if len(self._secret.strip()) < SHORTEST:
            raise InvalidInput(
                "passphrase_short",
                "A passphrase needs at least {count} characters.",
                "Take four or five words that do not belong together.",
                count=SHORTEST,
            )

    def _key(self, salt: bytes) -> FileKey:
        if salt not in self._keys:
            derived = hashlib.pbkdf2_hmac("sha512", self._secret.encode(), salt, ITERATIONS, 32)
            self._keys[salt] = FileKey(derived, salt)
        return self._keys[salt]

    def __bool__(self) -> bool:
        return bool(self._secret)

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a passphrase is not written to files or handed to other processes")


def is_protected(path: Path) -> bool:
    """Tell whether a file can only be one of ours under a passphrase: whole pages of which the first looks random."""
    try:
        with path.open("rb") as file:
            first = file.read(PAGE)
        size = path.stat().st_size
    except OSError:
        return False
    is_cipher = len(first) == PAGE and size % PAGE == 0 and not first.startswith(_PLAIN)
    return is_cipher and len(set(first)) > _MOST_VALUES
