"""A codebook as Verbatim exports it (JSON, JSON Lines), for another study: codes, quotations, and whose they were."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.codebook import FORMAT, PARTS, VERSION
from analysis.colours import CODE_COLOURS
from analysis.errors import ImportFailed
from analysis.foreign import (
    ForeignCode,
    ForeignCodebook,
    ForeignDetails,
    ForeignDocument,
    ForeignNote,
    ForeignPlace,
    ForeignProject,
    ForeignQuotation,
    ForeignRule,
    Loss,
    NotKept,
)
from analysis.foreign_provenance import HEADER, LEVELS, SHOWN, digest_of
from analysis.pseudonymization.permission import Withheld
from analysis.records import CodeOrigin, MemoKind, RuleKind
from analysis.workflow.structure import FIGURE_LABEL
from storage.importers.encodings import decode
from storage.importers.opening import bytes_of
from storage.importers.source import damaged, faults_as_damage

SUFFIXES = (".json", ".jsonl")
_KIND = "codebook of Verbatim"
_MEMO_KINDS = {*(kind.value for kind in MemoKind), FIGURE_LABEL}
_LARGEST = 2**53
_DEEPEST = 60


def is_codebook_json(path: Path) -> bool:
    """Tell whether a file is JSON that calls itself a codebook. Raises `ImportFailed` where it can't be opened."""
    text, _ = decode(bytes_of(path, path.suffix.lower(), SUFFIXES))
    if _has_lines(path):
        text = text.partition("\n")[0]
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("format") == FORMAT


def read_codebook_json(path: Path) -> ForeignProject:
    """Read the codebook. May run off the GUI thread.

    Raises `ImportFailed`: `unsupported`, `unreadable`, `too_large`, `empty`, `damaged`, `newer_codebook`.
    """
    text, _ = decode(bytes_of(path, path.suffix.lower(), SUFFIXES))
    with faults_as_damage(_KIND, ValueError, RecursionError, TypeError, AttributeError, KeyError):
        data = _of_lines(text) if _has_lines(path) else json.loads(text, parse_constant=_no_number)
        if data["format"] != FORMAT or type(data["version"]) is not int or data["version"] < 1:
            raise damaged(_KIND)
        if data["version"] > VERSION:
            raise ImportFailed(
                "newer_codebook",
                "This codebook was written by a newer Verbatim (form {found}; this one reads up to {known}).",
                "Update Verbatim, or export the codebook as .qdc.",
                found=data["version"],
                known=VERSION,
            )
        _require_shallow(data)
        reading = _Reading(data, digest_of(data))
        codes = tuple(reading.nodes(data, 0))
        book = reading.codebook()
    return ForeignProject(
        name="",
        origin="",
        codes=codes,
        users={name: name for name in reading.people},
        notes=reading.notes,
        levels={name: level for name, level in reading.levels.items() if level != "code"},
        joins=True,
        codebook=book,
        not_kept=tuple(NotKept(Loss.TWICE, label, count) for label, count in reading.twice.items()),
    )


def _has_lines(path: Path) -> bool:
    return path.suffix.lower() == ".jsonl"


def _of_lines(text: str) -> dict[str, Any]:
    """Put the lines of `codebook-jsonl` together: the first has what is no list, each other an item of a list."""
    head, *items = (json.loads(line, parse_constant=_no_number) for line in text.split("\n") if line.strip())
    if head.pop("record") != "codebook":
        raise damaged(_KIND)
    data: dict[str, Any] = {name: head.get(name, []) for name in (*PARTS, *head)}
    for item in items:
        name = item.pop("record")
        if name in head:
            raise damaged(_KIND)
        data.setdefault(name, []).append(item)
    return data


def _no_number(_: str) -> Any:
    raise damaged(_KIND)


def _require_shallow(data: Any) -> None:
    """Raise `ImportFailed` for what is nested deeper than any codebook, and than the study's file takes."""
    held = [data]
    for _ in range(_DEEPEST):
        nested = [item.values() if isinstance(item, dict) else item for item in held if isinstance(item, (dict, list))]
        held = [one for items in nested for one in items]
    if held:
        raise damaged(_KIND)


@dataclass
class _Reading:
    """One reading of a file's levels, each node checked; what repeats an id with another label is a forgery."""

    data: dict[str, Any]
    digest: str
    levels: dict[str, str] = field(default_factory=dict)
    notes: dict[str, ForeignNote] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    details: dict[str, ForeignDetails] = field(default_factory=dict)
    twice: Counter[str] = field(default_factory=Counter)
    _labels: dict[str, str] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)

    def nodes(self, holder: dict[str, Any], depth: int) -> Iterator[ForeignCode]:
        """Give what a node holds at the levels from `depth` on; no deeper than there are levels."""
        for at in range(depth, len(LEVELS)):
            for node in _list(holder, LEVELS[at]):
                found = self._node(node, at)
                if found is not None:
                    yield found

    def codebook(self) -> ForeignCodebook | None:
        """Give what the file says of its study; None for a file that names no study."""
        study = _dict(self.data, "study")
        if not study:
            return None
        header = {name: self.data.get(name, {} if name == "decisions" else []) for name in HEADER}
        for name in HEADER:
            _dict(header, name) if name in ("study", "decisions") else _list(header, name)
        for person in (*header["coders"], *header["participants"]):
            _text(person, "name"), _text(person, "code"), _dict(person, "attributes")
        for one in header["origins"]:
            if set(one) != set(SHOWN) or not _text(_dict(one, "study"), "id"):
                raise damaged(_KIND)
        header["coders"] = [item for item in header["coders"] if item.get("name")]
        header["participants"] = [_with(item, attributes={}) for item in header["participants"] if item.get("code")]
        header["documents"] = [_with(item, participants=[]) for item in header["documents"]]
        header["study"] = _with(study, guide=[], sampling=[])
        documents = tuple(
            ForeignDocument(
                _named(item), _text(item, "title"), _whole(item, "char_count"), _text_or_none(item, "text_sha256") or ""
            )
            for item in header["documents"]
        )
        for item in header["documents"]:
            if not isinstance(item["participants"], list) or not all(isinstance(p, str) for p in item["participants"]):
                raise damaged(_KIND)
        return ForeignCodebook(
            study_id=_named(study),
            has_originals=self.data.get("contains") == "originals",
            documents=documents,
            details=self.details,
            header=header,
            digest=self.digest,
        )

    def _node(self, node: dict[str, Any], at: int) -> ForeignCode | None:
        name, label = _named(node), _text(node, "label")
        if not label.strip() or self._labels.setdefault(name, label) != label:
            raise damaged(_KIND)
        if name in self.levels:
            self.twice[label] += 1
            return None
        self.levels[name] = LEVELS[at].removesuffix("s")
        self.details[name] = self._details(node)
        return ForeignCode(
            id=name,
            name=label,
            is_codable=LEVELS[at] == "codes",
            description=_text(node, "definition"),
            note_ids=tuple(self._memos(node)),
            children=tuple(self.nodes(node, at + 1)) if at < len(LEVELS) - 1 else (),
        )

    def _details(self, node: dict[str, Any]) -> ForeignDetails:
        colour = _whole(node, "colour")
        place = _dict(node, "label_place") if node.get("origin") == CodeOrigin.IN_VIVO.value else {}
        homes = node.get("tentative_homes", [])
        if colour >= len(CODE_COLOURS) or not isinstance(homes, list) or not all(isinstance(one, str) for one in homes):
            raise damaged(_KIND)
        return ForeignDetails(
            label=_text(node, "label"),
            colour=colour,
            place=_place(place) if place else None,
            label_withheld=_withheld(node, "label_withheld"),
            homes=tuple(homes),
            includes=_text(node, "includes"),
            excludes=_text(node, "excludes"),
            anchor_id=_text_or_none(node, "anchor_quotation") or "",
            quotations=tuple(self._quotation(item) for item in _list(node, "quotations")),
            cases=tuple(self._quotation(item) for item in _list(node, "negative_cases")),
            rules=tuple(self._rule(item) for item in _list(node, "rules")),
            provenance=_provenance(node),
        )

    def _quotation(self, item: dict[str, Any]) -> ForeignQuotation:
        return ForeignQuotation(
            id=self._once(item),
            place=_place(item),
            user_id=self._person(item),
            at=_time(item, "coded_at" if "coded_at" in item else "created_at"),
            suggestion_id=_text_or_none(item, "suggestion") or "",
            note=_text(item, "note"),
            found_by="search" if item.get("found_by") == "search" else "hand",
        )

    def _rule(self, item: dict[str, Any]) -> ForeignRule:
        kind = RuleKind(_text(item, "kind")).value
        version = _whole(item, "version")
        return ForeignRule(
            self._once(item), kind, _text(item, "text"), version, self._person(item), _time(item, "created_at")
        )

    def _memos(self, node: dict[str, Any]) -> Iterator[str]:
        for memo in _list(node, "memos"):
            name, kind = self._once(memo), _text(memo, "kind")
            self.notes[name] = ForeignNote(
                "",
                _text(memo, "text"),
                self._person(memo),
                _time(memo, "created_at"),
                kind if kind in _MEMO_KINDS else "",
            )
            yield name

    def _once(self, item: dict[str, Any]) -> str:
        name = _named(item)
        if name in self._said:
            raise damaged(_KIND)
        self._said.add(name)
        return name

    def _person(self, item: dict[str, Any]) -> str:
        name = _text(item, "coder")
        self.people.add(name)
        return name


def _place(item: dict[str, Any]) -> ForeignPlace:
    start, end = _whole(item, "start"), _whole(item, "end")
    if start >= end:
        raise damaged(_KIND)
    return ForeignPlace(_text(item, "document"), start, end, _text_or_none(item, "text"), _withheld(item, "withheld"))


def _provenance(node: dict[str, Any]) -> dict[str, Any]:
    """Give what a node says of where it comes from; earlier forms knew no other study."""
    found = _dict(node, "provenance")
    names = {"source", "coder", "created_at", "suggestion", "decision", "events", "origin"}
    if found and (names - {"origin"} - set(found) or set(found) - names):
        raise damaged(_KIND)
    _list(found, "events")
    for name in ("suggestion", "decision", "origin"):
        _dict(found, name)
    return {"origin": None, **found} if found and "origin" not in found else found


def _with(item: dict[str, Any], **missing: Any) -> dict[str, Any]:
    """Give an item with what an earlier form did not have, behind what it has."""
    return item | {name: value for name, value in missing.items() if name not in item}


def _named(item: dict[str, Any]) -> str:
    name = _text(item, "id")
    if not name:
        raise damaged(_KIND)
    return name


def _list(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = holder.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise damaged(_KIND)
    return found


def _dict(holder: dict[str, Any], name: str) -> dict[str, Any]:
    found = holder.get(name)
    if found is not None and not isinstance(found, dict):
        raise damaged(_KIND)
    return found or {}


def _text(holder: dict[str, Any], name: str) -> str:
    found = holder.get(name, "")
    if not isinstance(found, str):
        raise damaged(_KIND)
    return found


def _text_or_none(holder: dict[str, Any], name: str) -> str | None:
    return None if holder.get(name) is None else _text(holder, name)


def _withheld(holder: dict[str, Any], name: str) -> str:
    found = _text_or_none(holder, name)
    return Withheld(found).value if found else ""


def _whole(holder: dict[str, Any], name: str) -> int:
    found = holder.get(name, 0)
    if type(found) is not int or not 0 <= found < _LARGEST:
        raise damaged(_KIND)
    return found


def _time(holder: dict[str, Any], name: str) -> str:
    found = _text(holder, name)
    if found and datetime.fromisoformat(found).tzinfo is None:
        raise damaged(_KIND)
    return found
