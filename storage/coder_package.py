"""Files for a second coder: a study without a key, written, and read back once it was coded in.

What comes back is not trusted: it is copied, and the copy is checked as `verify` does before anything of it is used.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.coder_package import MADE, OPENED, CoderPackage, Opening
from analysis.errors import Cancelled, InvalidInput, StudyFileError
from analysis.ports import BlobPart, PartedBlob, Progress, Put
from analysis.records import (
    Category,
    Code,
    CodebookVersion,
    Coder,
    Coding,
    Comparison,
    Decision,
    Document,
    DocumentText,
    Memo,
    Placement,
    Record,
    Relation,
    Suggestion,
)
from analysis.segments import SegmentMap
from analysis.workflow.packaging import Contents, opening_of
from analysis.workflow.study import OpenStudy
from analysis.workflow.taking_back_in import altered, require_own
from analysis.workflow.texts import segments_from_bytes
from analysis.workflow.versions import CHANGING
from storage.cipher import Passphrase, is_protected
from storage.codec import to_plain
from storage.database import create_database
from storage.faults import cannot_write
from storage.ledger import record_from_change
from storage.locking import lock_file
from storage.migrations import STUDY_APPLICATION_ID, STUDY_VERSION
from storage.store import StudyStore
from storage.study_files import ledger_of, open_study_file, with_suffix
from storage.tables import study_metadata
from storage.verify import verify

RECORD_FORMAT = "verbatim-coder-package-record"
_CODEBOOK: tuple[type[Record], ...] = (Code, Category, Placement)
_LEFT = (Suggestion, Decision, Category, Relation, Comparison, CodebookVersion)
_BESIDE = ("", "-wal", "-shm")
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
"""What rows and payloads raise that somebody wrote by hand, whatever they look like."""


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was made: what it holds by number, and the titles of interviews that stay here."""

    path: Path
    coder: str
    version: str
    interviews: int
    codes: int
    left_out: tuple[str, ...]


def make_package(
    study: OpenStudy,
    path: Path,
    *,
    coder_name: str,
    coder: str,
    version: str = "",
    passphrase: str = "",
    cancel: threading.Event | None = None,
) -> Made:
    """Write the package for a coder, whole or not at all, and record that `coder` made it.

    `version` names one of the codebook, "" is as it is now. Raises `StudyFileError` (`exists`, `cannot_write`),
    `InvalidInput` (`package_passphrase_needed`, `passphrase_short`, those of `Packaging.contents`), `NotFound`.
    """
    path, secret = with_suffix(path), Passphrase(passphrase)
    if path.exists():
        raise StudyFileError("exists", "There is already a file {path}.", "Choose another name.", path=str(path))
    if secret:
        secret.check_new()
    elif is_protected(study.path):
        raise InvalidInput(
            "package_passphrase_needed",
            "The study is protected by a passphrase, so its package needs one too.",
            "Choose one that you tell the second coder, and not in the message that the file goes with.",
        )
    named = study.versions.find(version) if version else None
    second = study.coder(coder_name)
    store = _store(study)
    with store.lock:
        codebook = _codebook_at(store, named)
        contents = study.packaging.contents(second.id, codebook, named)
        _stop(cancel)
        part = path.with_name(f".{path.name}.part")
        try:
            opened = _write(part, contents, second.id, secret)
            _stop(cancel)
            with store.recording(MADE, actor=coder, details=_said(contents, opened, second)):
                part.replace(path)
        except OSError as error:
            raise cannot_write(path) from error
        finally:
            for ending in _BESIDE:
                part.with_name(part.name + ending).unlink(missing_ok=True)
    return Made(path, second.name, named.name if named else "", contents.interviews, contents.codes, contents.left_out)


def _said(contents: Contents, opened: str, second: Coder) -> dict[str, Any]:
    return {
        "format": "coder-package",
        "contains": "pseudonyms",
        "package": contents.details["package"],
        "opened": opened,
        "coder": second.id,
        "version": contents.details["version"],
        "origin_seq": contents.details["origin_seq"],
        "interviews": contents.interviews,
        "codes": contents.codes,
    }


def _write(part: Path, contents: Contents, coder_id: str, secret: Passphrase) -> str:
    """Write the file and give the hash of its first event."""
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(part) from error
    database = create_database(part, study_metadata, STUDY_APPLICATION_ID, STUDY_VERSION, mode=0o600, passphrase=secret)
    store = StudyStore(ledger_of(database, study_metadata), None)
    try:
        changes = [Put(item) for item in contents.records]
        return store.commit(OPENED, changes, actor=coder_id, details=contents.details, blobs=contents.blobs).hash
    finally:
        store.close()


def _codebook_at(store: StudyStore, version: CodebookVersion | None) -> list[Record]:
    """Give codes, categories and placements as the ledger says they were in a version, or as they are."""
    if version is None:
        return [record for kind in _CODEBOOK for record in store.all(kind)]
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    names = {kind.__name__ for kind in _CODEBOOK}
    for event in store.events(until=version.seq, kinds=CHANGING):
        for change in event.changes:
            if change["table"] in names and change["after"] is None:
                rows.pop((change["table"], change["id"]), None)
            elif change["table"] in names:
                rows[change["table"], change["id"]] = change
    return [record for change in rows.values() if (record := record_from_change(change, "after")) is not None]


def _store(study: OpenStudy) -> StudyStore:
    assert isinstance(study.store, StudyStore)
    return study.store


def _stop(cancel: threading.Event | None) -> None:
    if cancel is not None and cancel.is_set():
        raise Cancelled


# --- reading it back ---


def read_package(
    study: OpenStudy,
    path: Path,
    *,
    passphrase: str = "",
    progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> CoderPackage:
    """Read a package of this study and check all of it; the file is only copied.

    Raises `InvalidInput` (`is_this_study`), `StudyFileError` (`not_a_package`, `other_study`, `package_altered`,
    `locked`, and those of opening a study), `Cancelled`.
    """
    path = path if path.is_file() else with_suffix(path)
    if path.resolve() == study.path.resolve():
        raise InvalidInput("is_this_study", "This is the study itself.", "Choose the package that came back.")
    with _copied(path) as copy:
        try:
            file = open_study_file(copy, Passphrase(passphrase))
        except StudyFileError as error:
            error.params["path"] = str(path)
            raise
        try:
            return _read(study, StudyStore(file, None), hashlib.sha256(copy.read_bytes()).hexdigest(), progress, cancel)
        except _UNREADABLE as error:
            raise altered() from error
        finally:
            file.database.close()


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    """Give a copy that nobody else sees. Raises `StudyFileError` (`missing`, `locked`, `cannot_read`)."""
    if not path.is_file():
        raise StudyFileError("missing", "There is no file {path}.", "Check the name.", path=str(path))
    with tempfile.TemporaryDirectory(prefix="verbatim-") as folder:
        copy = Path(folder) / "package.verbatim"
        try:
            lock = lock_file(path)
        except StudyFileError as error:
            if error.code == "locked":
                raise
            lock = None  # one that may only be read, as on a stick, is not open for writing either
        try:
            for ending in _BESIDE[:2]:
                beside = path.with_name(path.name + ending)
                if beside.exists():
                    shutil.copyfile(beside, copy.with_name(copy.name + ending))
        except OSError as error:
            raise StudyFileError(
                "cannot_read_package", "{path} can't be read.", "Copy it to a folder of yours.", path=str(path)
            ) from error
        finally:
            if lock is not None:
                lock.release()
        yield copy


def _read(
    study: OpenStudy, store: StudyStore, sha256: str, progress: Progress | None, cancel: threading.Event | None
) -> CoderPackage:
    opening = opening_of(store)
    if opening is None:
        raise StudyFileError(
            "not_a_package",
            "This is a study, and not a package that was made for a second coder.",
            "`coder-package` makes one, for a coder, from the study that it is to come back to.",
        )
    events = store.study_file.stored(0, store.last_seq() + 1)
    require_own(study.store, opening.package, opening.origin, events[0][0]["hash"])
    if verify(store, progress, cancel):
        raise altered()
    return _taken(store, opening, [fields for fields, _, _ in events], sha256)


def _taken(store: StudyStore, opening: Opening, events: list[dict[str, Any]], sha256: str) -> CoderPackage:
    first = store.events(until=1)[0]
    base = [record_from_change(change, "after") for change in first.changes if change["table"] == "Code"]
    given = {change["id"] for change in first.changes}
    codings = tuple(store.all(Coding))
    assisted = _assisted(store) | {item.id for item in codings if item.suggestion_id}
    left = {kind.__name__: sum(item.id not in given for item in store.all(kind)) for kind in _LEFT}
    return CoderPackage(
        opening=opening,
        hashes=tuple(fields["hash"] for fields in events),
        sha256=sha256,
        coders=tuple(store.all(Coder)),
        documents={item.id: item for item in store.all(Document)},
        texts={
            item.id: SegmentMap(segments_from_bytes(store.blob(item.segments_digest)))
            for item in store.all(DocumentText)
        },
        base={item.id: item for item in base if isinstance(item, Code)},
        codes={item.id: item for item in store.all(Code)},
        categories={item.id: item for item in store.all(Category)},
        placements=tuple(store.all(Placement)),
        codings=codings,
        memos=tuple(store.all(Memo)),
        assisted=frozenset(assisted),
        left=left,
        record=_record(opening, events, codings, assisted),
    )


def _assisted(store: StudyStore) -> set[str]:
    """Give the codings made when suggestions were there to be seen."""
    return {
        change["id"]
        for event in store.events()
        if event.details.get("assisted")
        for change in event.changes
        if change["table"] == "Coding"
    }


def _record(
    opening: Opening, events: list[dict[str, Any]], codings: tuple[Coding, ...], assisted: set[str]
) -> PartedBlob:
    """Keep what the package's ledger was: its chain of hashes, and each coding's place, by interview; no words."""
    head = {"format": RECORD_FORMAT, "version": 1, "package": opening.package, "events": events}
    parts = [BlobPart(_line(head))]
    for item in sorted(codings, key=lambda item: (item.document_id, item.start, item.end, item.id)):
        data = {**to_plain(item), "assisted": item.id in assisted}
        parts.append(BlobPart(_line(data), (item.document_id,)))
    return PartedBlob(tuple(parts))


def _line(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
