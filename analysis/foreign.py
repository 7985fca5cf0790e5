"""What another program's project holds, as a reader found it: plain records, before any of it enters a study.

They hold original names; ids are the file's own (GUIDs, folded to one form). Spans are half-open code points in the
canonical text of their source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from analysis.transcript import ImportedTranscript


class Loss(StrEnum):
    """Why something of a project can't be kept as it was."""

    SOURCE_KIND = "source_kind"
    SOURCE_MISSING = "source_missing"
    SOURCE_UNREADABLE = "source_unreadable"
    WHOLE_SOURCE = "whole_source"
    NO_CODE = "no_code"
    OUT_OF_TEXT = "out_of_text"
    NO_PARTICIPANT = "no_participant"
    CUT = "cut"
    TWICE = "twice"
    SELECTION = "selection"
    LINK = "link"
    GRAPH = "graph"
    SET = "set"
    DESCRIPTION = "description"
    NOTE = "note"
    CASE = "case"
    ATTRIBUTE = "attribute"
    COLOUR = "colour"
    LEVEL = "level"
    DEPTH = "depth"
    BOTH = "both"
    USER = "user"
    COLUMN = "column"
    THERE = "there"
    OF_OTHER_STUDY = "of_other_study"
    OTHER_WORDS = "other_words"


@dataclass(frozen=True, slots=True)
class NotKept:
    """One thing that is lost or changed. `what` names it (it may be a name: for her screen only)."""

    loss: Loss
    what: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code with those beneath it. `colour` is "#rrggbb" or ""."""

    id: str
    name: str
    is_codable: bool
    colour: str = ""
    description: str = ""
    note_ids: tuple[str, ...] = ()
    children: tuple[ForeignCode, ...] = ()

    def walk(self) -> Iterator[ForeignCode]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ForeignCoding:
    """A code at a span. `at` is UTC in ISO 8601 or ""."""

    id: str
    code_id: str
    start: int
    end: int
    user_id: str = ""
    at: str = ""
    note_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignSource:
    """One transcript with its codings."""

    id: str
    name: str
    transcript: ImportedTranscript
    codings: tuple[ForeignCoding, ...] = ()
    note_ids: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A memo; `kind` is one of ours, "" where the file says nothing of it."""

    name: str
    text: str
    user_id: str = ""
    at: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ForeignCase:
    """A case: values of variables, and the sources that it is about."""

    name: str
    variables: dict[str, str]
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForeignPlace:
    """A stretch of an interview of another study. `text` is None, and `withheld` says why, where it gave no words."""

    document_id: str
    start: int
    end: int
    text: str | None = None
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class ForeignQuotation:
    """A quotation, or a passage against a theme (`note`, `found_by`), of another study of ours."""

    id: str
    place: ForeignPlace
    user_id: str
    at: str
    suggestion_id: str = ""
    note: str = ""
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class ForeignRule:
    """A rule of the codebook."""

    id: str
    kind: str
    text: str
    version: int
    user_id: str
    at: str


@dataclass(frozen=True, slots=True)
class ForeignDetails:
    """What a codebook of ours says of a code or category beside label, definition and memos.

    `place` is where a label in vivo stands; `label_withheld` why its words are not given.
    """

    label: str = ""
    colour: int = 0
    place: ForeignPlace | None = None
    label_withheld: str = ""
    homes: tuple[str, ...] = ()
    includes: str = ""
    excludes: str = ""
    anchor_id: str = ""
    quotations: tuple[ForeignQuotation, ...] = ()
    cases: tuple[ForeignQuotation, ...] = ()
    rules: tuple[ForeignRule, ...] = ()
    provenance: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """An interview of another study: `text_sha256` is that of its pseudonymised words, "" where there were none yet."""

    id: str
    title: str
    char_count: int
    text_sha256: str


@dataclass(frozen=True, slots=True)
class ForeignCodebook:
    """What a codebook of ours holds beside its codes. `header` is the study's own, `digest` that of the whole file."""

    study_id: str
    has_originals: bool
    documents: tuple[ForeignDocument, ...]
    details: dict[str, ForeignDetails]
    header: dict[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class ForeignProject:
    """A whole project, or a codebook alone.

    `levels` says of codes by id which level they had in a study of ours. `positions` names how the positions in the
    file were counted (`storage.importers.refi_positions`), "" where there are none. What has a label that the study has
    already is one with it where the project `joins`, and stays as the study has it.
    """

    name: str
    origin: str
    codes: tuple[ForeignCode, ...]
    users: dict[str, str] = field(default_factory=dict)
    sources: tuple[ForeignSource, ...] = ()
    notes: dict[str, ForeignNote] = field(default_factory=dict)
    note_ids: tuple[str, ...] = ()
    cases: tuple[ForeignCase, ...] = ()
    levels: dict[str, str] = field(default_factory=dict)
    positions: str = ""
    joins: bool = False
    codebook: ForeignCodebook | None = None
    not_kept: tuple[NotKept, ...] = ()
