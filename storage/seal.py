"""Seals: the head of a study's chain, signed, as a short text that can be printed in a paper's appendix.

The chain is tamper-evident by itself: who changes an event has to rewrite all that follow. That it was not rewritten as
a whole shows only against a seal that somebody else has. A seal says: on this day this chain had so many events and
ended in this hash, in the word of whoever has the key. It holds nothing of the study's content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.errors import InvalidInput
from analysis.records import Study
from storage import seal_keys
from storage.codec import canonical_json

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from analysis.workflow.study import OpenStudy
    from storage.store import StudyStore

KIND = "study_sealed"
TITLE = "VERBATIM SEAL 1"
_FIELDS = ("Study", "Events", "Head", "Date", "Key", "Signature")
_LENGTHS = {"Head": 64, "Key": 64, "Signature": 128}
_GROUP, _LINE = 8, 64


@dataclass(frozen=True, slots=True)
class Seal:
    """A signed head. `events` counts the chain's events, `head` is the last one's hash, `day` an ISO date (UTC).

    `key` (the public one) and `signature` are Ed25519, all three in hexadecimal.
    """

    study_id: str
    events: int
    head: str
    day: str
    key: str
    signature: str

    def text(self) -> str:
        """Write it as six short fields, in groups that can be compared by eye."""
        values = (self.study_id, str(self.events), self.head, self.day, self.key, self.signature)
        lines = [f"{name + ':':<11}{_grouped(value)}" for name, value in zip(_FIELDS, values, strict=True)]
        return "\n".join([TITLE, *lines]) + "\n"


def _grouped(value: str) -> str:
    """Break what is long into rows and groups; ids and dates stay as they are."""
    if len(value) < _LINE:
        return value
    rows = [value[first : first + _LINE] for first in range(0, len(value), _LINE)]
    groups = [" ".join(row[at : at + _GROUP] for at in range(0, len(row), _GROUP)) for row in rows]
    return ("\n" + " " * 11).join(groups)


class SealFound(StrEnum):
    """What a seal says of a study: that it holds, or why it does not."""

    HOLDS = "holds"
    FORGED = "forged"
    OTHER_STUDY = "other_study"
    REWRITTEN = "rewritten"
    CUT = "cut"


def read_seal(text: str) -> Seal:
    """Read a printed seal, whatever became of its line breaks. Raises `InvalidInput` (`no_seal`)."""
    found = dict(re.findall(rf"(?is)\b({'|'.join(_FIELDS)})\s*:\s*(.*?)(?=\b(?:{'|'.join(_FIELDS)})\s*:|\Z)", text))
    plain = {name.capitalize(): re.sub(r"\s+", "", value).lower() for name, value in found.items()}
    plain = {name: value[: _LENGTHS.get(name)] for name, value in plain.items()}
    is_whole = plain.keys() == set(_FIELDS) and plain["Events"].isdecimal()
    if not is_whole or not all(re.fullmatch(f"[0-9a-f]{{{size}}}", plain[name]) for name, size in _LENGTHS.items()):
        raise InvalidInput(
            "no_seal",
            "This is no seal, or a part of it is missing.",
            "Give all of the text that begins with {title}, or the file that holds it.",
            title=TITLE,
        )
    return Seal(plain["Study"], int(plain["Events"]), plain["Head"], plain["Date"], plain["Key"], plain["Signature"])


def seal_text(given: str) -> str:
    """Give the text of a seal from a file's name or from the text itself."""
    if TITLE.split(maxsplit=1)[0] in given.upper():
        return given
    try:
        return Path(given).read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError):
        return given


def seal_study(store: StudyStore, key: Ed25519PrivateKey, *, coder: str) -> Seal:
    """Sign the chain's head as it is now, and record that this was done as the event after it."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    with store.hold():
        events, head = store.study_file.head()
        study, day = store.all(Study)[0].id, datetime.now(UTC).date().isoformat()
        signature = key.sign(signed_bytes(study, events, head, day)).hex()
        seal = Seal(study, events, head, day, public, signature)
        details = {"events": events, "head": head, "key": public, "day": day, "signature": signature}
        store.commit(KIND, [], actor=coder, details=details)
    return seal


def seal_open_study(study: OpenStudy, *, coder: str, key_file: Path | None = None) -> Seal:
    """Seal with the key in the keyring, or in a file where one is named."""
    store: Any = study.store
    return seal_study(store, seal_keys.file_key(key_file) if key_file else seal_keys.keyring_key(), coder=coder)


def check_open_study(study: OpenStudy, text: str) -> SealFound:
    """Compare an open study with the text of a seal; raises `InvalidInput` (`no_seal`)."""
    store: Any = study.store
    return check_seal(store, read_seal(text))


def signed_bytes(study_id: str, events: int, head: str, day: str) -> bytes:
    """Give what is signed: canonical JSON of what a seal says, and that it is one."""
    return canonical_json({"date": day, "events": events, "head": head, "seal": TITLE, "study": study_id})


def check_seal(store: StudyStore, seal: Seal) -> SealFound:
    """Compare a seal with a study. That the chain itself holds is for `verify` to say."""
    if not is_signed(seal):
        return SealFound.FORGED
    if store.all(Study)[0].id != seal.study_id:
        return SealFound.OTHER_STUDY
    with store.hold():
        events = store.study_file.events(after=seal.events - 1, limit=1)
    if not events or events[0].seq != seal.events:
        return SealFound.CUT
    return SealFound.HOLDS if events[0].hash == seal.head else SealFound.REWRITTEN


def is_signed(seal: Seal) -> bool:
    """Tell whether the signature is that of the seal's own key over what it says."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.key))
        key.verify(bytes.fromhex(seal.signature), signed_bytes(seal.study_id, seal.events, seal.head, seal.day))
    except (InvalidSignature, ValueError):
        return False
    return True
