"""A codebook as Verbatim exports it (JSON): codes and categories with definitions and memos, for another study.

Its quotations, decisions and rules belong to the study they come from: they are counted in `not_kept`, not taken in.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.codebook import FORMAT, VERSION
from analysis.errors import ImportFailed
from analysis.foreign import ForeignCode, ForeignNote, ForeignProject, Loss, NotKept
from analysis.records import CodeOrigin
from analysis.workflow.structure import FIGURE_LABEL
from storage.importers.encodings import decode
from storage.importers.opening import bytes_of
from storage.importers.source import damaged, faults_as_damage

SUFFIXES = (".json",)
_KIND = "codebook of Verbatim"
_LEVELS = (("dimensions", "dimension"), ("themes", "theme"), ("concepts", "concept"), ("codes", "code"))
_PARTS = ("quotations", "rules", "negative_cases", "includes", "excludes", "anchor_quotation")
_STUDY_PARTS = ("guide", "sampling", "relations", "memos", "documents", "participants", "runs")


def is_codebook_json(path: Path) -> bool:
    """Tell whether a file is JSON that calls itself a codebook. Raises `ImportFailed` where it can't be opened."""
    text, _ = decode(bytes_of(path, path.suffix.lower(), SUFFIXES))
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("format") == FORMAT


def read_codebook_json(path: Path) -> ForeignProject:
    """Read the codes. May run off the GUI thread.

    Raises `ImportFailed`: `unsupported`, `unreadable`, `too_large`, `empty`, `damaged`, `newer_codebook`.
    """
    text, _ = decode(bytes_of(path, path.suffix.lower(), SUFFIXES))
    with faults_as_damage(_KIND, ValueError, RecursionError, TypeError, AttributeError, KeyError):
        data = json.loads(text)
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
        reading = _Reading(data)
        codes = tuple(reading.nodes(data, 0))
    return ForeignProject(
        name="",
        origin="",
        codes=codes,
        users={note.user_id: note.user_id for note in reading.notes.values()},
        notes=reading.notes,
        levels={name: level for name, level in reading.levels.items() if level != "code"},
        joins=True,
        not_kept=tuple(reading.not_kept()),
    )


@dataclass
class _Reading:
    """One reading of a file's levels, each node checked; what repeats an id with another label is a forgery."""

    data: dict[str, Any]
    levels: dict[str, str] = field(default_factory=dict)
    notes: dict[str, ForeignNote] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)
    _parts: Counter[str] = field(default_factory=Counter)
    _twice: Counter[str] = field(default_factory=Counter)

    def nodes(self, holder: dict[str, Any], depth: int) -> Iterator[ForeignCode]:
        """Give what a node holds at the levels from `depth` on; no deeper than there are levels."""
        for at in range(depth, len(_LEVELS)):
            for node in _list(holder, _LEVELS[at][0]):
                found = self._node(node, at)
                if found is not None:
                    yield found

    def _node(self, node: dict[str, Any], at: int) -> ForeignCode | None:
        name, label = _text(node, "id"), _text(node, "label")
        if not name or not label.strip():
            raise damaged(_KIND)
        if self._labels.setdefault(name, label) != label:
            raise damaged(_KIND)
        if node.get("label_withheld"):
            self._parts["label_withheld"] += 1
            return None
        if name in self.levels:
            self._twice[label] += 1
            return None
        self.levels[name] = _LEVELS[at][1]
        for part in _PARTS:
            self._parts[part] += _count(node.get(part))
        provenance = node.get("provenance") or {}
        self._parts["provenance"] += bool(provenance.get("suggestion") or provenance.get("decision"))
        self._parts["in-vivo"] += node.get("origin") == CodeOrigin.IN_VIVO.value
        return ForeignCode(
            id=name,
            name=label,
            is_codable=_LEVELS[at][1] == "code",
            description=_text(node, "definition"),
            note_ids=tuple(self._memos(node)),
            children=tuple(self.nodes(node, at + 1)) if at < len(_LEVELS) - 1 else (),
        )

    def _memos(self, node: dict[str, Any]) -> Iterator[str]:
        for memo in _list(node, "memos"):
            name = _text(memo, "id")
            if not name or name in self.notes:
                raise damaged(_KIND)
            if memo.get("kind") == FIGURE_LABEL:
                self._parts[FIGURE_LABEL] += 1
                continue
            self.notes[name] = ForeignNote("", _text(memo, "text"), _text(memo, "coder"), _text(memo, "created_at"))
            yield name

    def not_kept(self) -> Iterator[NotKept]:
        study = self.data.get("study")
        for part in _STUDY_PARTS:
            for holder in (self.data, study if isinstance(study, dict) else {}):
                self._parts[part] += _count(holder.get(part))
        for part, count in self._parts.items():
            if count:
                yield NotKept(Loss.OF_OTHER_STUDY, part, count)
        for label, count in self._twice.items():
            yield NotKept(Loss.TWICE, label, count)


def _list(holder: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = holder.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise damaged(_KIND)
    return found


def _text(holder: dict[str, Any], name: str) -> str:
    found = holder.get(name, "")
    if not isinstance(found, str):
        raise damaged(_KIND)
    return found


def _count(found: Any) -> int:
    return len(found) if isinstance(found, (list, dict)) else int(bool(found))
