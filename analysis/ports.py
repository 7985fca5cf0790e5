"""What the method needs from the other rooms, as protocols that they implement."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, runtime_checkable

from analysis.records import FindingLevel, IdentifierKind, Record

R = TypeVar("R", bound=Record)


def blob_digest(data: bytes) -> str:
    """Give the name under which bytes are kept: SHA-256, hex."""
    return hashlib.sha256(data).hexdigest()


Progress = Callable[[int, int], None]
"""Called with (done, total); may be called from any thread."""


@runtime_checkable
class ShowsWaiting(Protocol):
    """A `Progress` that can also say that a server wants a pause of so many seconds, and why (a fault's code)."""

    def waiting(self, seconds: float, code: str) -> None: ...


@runtime_checkable
class ShowsFlight(Protocol):
    """A `Progress` that can also say how many requests are under way together."""

    def in_flight(self, count: int) -> None: ...


@dataclass(frozen=True, slots=True)
class BlobPart:
    """A piece of kept bytes and whose words it holds (document ids, none for nobody's); `data` is None once erased."""

    data: bytes | None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartedBlob:
    """Bytes to be kept so that the parts of one source can be erased without the others."""

    parts: tuple[BlobPart, ...]

    @property
    def data(self) -> bytes:
        """The exact bytes, under whose digest all is kept."""
        return b"".join(part.data or b"" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Detected:
    """One identifier found in a text; half-open code points of the text that was given.

    `canonical` is the form the detector would list it under (honorific and genitive taken off), `""` if it cannot tell.
    """

    start: int
    end: int
    kind: IdentifierKind
    level: FindingLevel
    score: float
    recognizer: str
    canonical: str = ""


class EntityDetector(Protocol):
    """Finds identifiers in original text, offline. Need not be thread-safe."""

    @property
    def engines(self) -> tuple[str, ...]:
        """Names and versions of the engines whose findings are united, for provenance."""
        ...

    def detect(self, text: str, language: str) -> list[Detected]:
        """Find identifiers in one document or turn. Overlaps are already resolved; sorted by start."""
        ...


class TokenCounter(Protocol):
    """Counts tokens of a text for one model. `exact` is False where the figure is an upper bound."""

    @property
    def exact(self) -> bool: ...

    def count(self, text: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Put:
    """Insert or replace a record."""

    record: Record


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a record."""

    record: Record


Change = Put | Remove


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the ledger, as read back. `changes` is empty where the payload was erased."""

    seq: int
    id: str
    kind: str
    at: str
    actor: str
    details: dict[str, Any]
    hash: str
    changes: tuple[dict[str, Any], ...] = ()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found; `seq` is the first broken event, or None where no event is concerned."""

    code: str
    message: str
    seq: int | None = None
    params: dict[str, Any] = field(default_factory=dict)


class ProjectStore(Protocol):
    """The two files of an open study. Thread-safe; every change is one event, committed with it.

    Records read are copies. Study records come from the study file, key records from the key file; without the key
    file reading key records raises `NotPermitted` (`key_missing`).
    """

    @property
    def has_key(self) -> bool: ...

    def get(self, record_type: type[R], record_id: str) -> R:
        """Give one record; raises `NotFound`."""
        ...

    def find(self, record_type: type[R], record_id: str) -> R | None: ...

    def all(self, record_type: type[R], **equals: Any) -> list[R]:
        """Give the records whose fields equal the given values, in order of creation."""
        ...

    def count(self, record_type: type[Record], **equals: Any) -> int:
        """Count the records whose fields equal the given values."""
        ...

    def tally(self, record_type: type[Record], *fields: str, **equals: Any) -> dict[tuple[str, ...], int]:
        """Count such records by the plain values of `fields`, empty references as ""; reads none of them."""
        ...

    def hold(self) -> AbstractContextManager[Any]:
        """Keep other threads out, so that what is read stays true until what follows from it is committed.

        May be entered again by the thread that holds it. Nothing slow (a server, a detector) belongs inside.
        """
        ...

    def commit(
        self,
        kind: str,
        changes: Sequence[Change],
        *,
        actor: str,
        details: dict[str, Any] | None = None,
        undoes: str = "",
        blobs: Sequence[bytes | PartedBlob] = (),
        erase_blobs: Sequence[str] = (),
    ) -> Event:
        """Apply the changes and append the event that records them; on disk when this returns.

        `actor` is a coder's id or "verbatim"; another raises `NotFound` (`no_such_coder`). Key records among the
        changes go to the key file in the same act. Raises `StudyFileError`; then nothing was changed in either file.

        `blobs` are kept by content (`blob_digest`); `erase_blobs` (superseded texts) are removed for good in the
        same act unless the study still needs them, and the event names them.
        """
        ...

    def blob(self, digest: str) -> bytes:
        """Give kept bytes; raises `NotFound` (`blob_missing`, `parts_erased`)."""
        ...

    def blob_parts(self, digest: str) -> tuple[BlobPart, ...]:
        """Give kept bytes by source, also where some were erased; raises `NotFound`."""
        ...

    def erase_sources(self, sources: Iterable[str], *, actor: str) -> Event | None:
        """Erase for good the parts of kept bytes that hold words of any of these sources; None where there are none."""
        ...

    def erase(
        self,
        kind: str,
        changes: Sequence[Change],
        *,
        actor: str,
        details: dict[str, Any],
        sources: Iterable[str] = (),
        names: Iterable[str] = (),
        blobs: Iterable[bytes] = (),
    ) -> Event:
        """Apply changes to both files and erase for good what was there before, in tables, ledgers and free pages.

        Records that are removed leave no trace but this event, which says nothing of them; those that are put are told
        as they are now in all earlier events as well. `sources` are the documents whose words leave kept bytes; details
        of events that hold one of `names` are emptied; `blobs` are kept by content. It can't be taken back. Raises
        `StudyFileError`.
        """
        ...

    def events(
        self, *, after: int = 0, until: int | None = None, kinds: Iterable[str] = (), naming: str = ""
    ) -> list[Event]:
        """Give events in order: those numbered `after` < seq <= `until`, of these kinds, that name this record."""
        ...

    def last_seq(self) -> int:
        """Give the number of the last event."""
        ...

    def inverse(self, event: Event) -> list[Change]:
        """Give the changes that take an event back; raises `NotPermitted` where its payload was erased."""
        ...

    def clean_texts(self, clean: Callable[[str], str], *, actor: str) -> None:
        """Rewrite every string that the study file keeps with `clean`, in tables, calls and the ledger's payloads.

        For an original that was found late. Recorded as one event; the chain still verifies.
        """
        ...

    def verify(self, progress: Progress | None = None, cancel: threading.Event | None = None) -> list[Problem]:
        """Check the files against their ledgers; an empty list means that all is as recorded."""
        ...

    def close(self) -> None: ...

    def subscribe(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call `listener` after each commit, on the committing thread; gives a function that unsubscribes."""
        ...
