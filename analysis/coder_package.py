"""A package for a second coder, as it is read back, and what merging it says. Knows no files.

Spans are half-open code points of the canonical original text, as the package knew it when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.ports import PartedBlob
from analysis.records import Category, Code, Coder, Coding, Document, Memo, Placement
from analysis.segments import SegmentMap

MADE = "coder_package_made"
OPENED = "coder_package_opened"
MERGED = "coder_package_merged"


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first event of a package says: whose it is, of which study, and of which of its steps."""

    package: str
    origin: str
    origin_seq: int
    coder_id: str
    version: str


@dataclass(frozen=True, slots=True)
class CoderPackage:
    """A package that was read and checked. `base` are the codes that it was made with.

    `hashes` are those of its events in order, `assisted` the codings made when suggestions were there. `left` counts by
    kind what it holds and no merge takes. `record` is what is kept of its ledger, by interview and without words.
    """

    opening: Opening
    hashes: tuple[str, ...]
    sha256: str
    coders: tuple[Coder, ...]
    documents: Mapping[str, Document]
    texts: Mapping[str, SegmentMap]
    base: Mapping[str, Code]
    codes: Mapping[str, Code]
    categories: Mapping[str, Category]
    placements: tuple[Placement, ...]
    codings: tuple[Coding, ...]
    memos: tuple[Memo, ...]
    assisted: frozenset[str]
    left: Mapping[str, int]
    record: PartedBlob


class What(StrEnum):
    """What a line of a preview says."""

    AGREE = "agree"
    OVERLAP = "overlap"
    OTHER_CODE = "other_code"
    ONLY_PACKAGE = "only_package"
    ONLY_STUDY = "only_study"
    NEW_CODE = "new_code"
    SAME_LABEL = "same_label"
    RENAMED_HERE = "renamed_here"
    RENAMED_THERE = "renamed_there"
    DEFINED_THERE = "defined_there"
    CODE_MERGED = "code_merged"
    CODE_REMOVED = "code_removed"
    TAKEN_BACK = "taken_back"
    WORDS_CORRECTED = "words_corrected"
    NO_PLACE = "no_place"
    INTERVIEW_GONE = "interview_gone"
    NOT_PERMITTED = "not_permitted"
    OTHER_CODER = "other_coder"
    LEFT = "left"


COMPARED = (What.AGREE, What.OVERLAP, What.OTHER_CODE, What.ONLY_PACKAGE, What.ONLY_STUDY)
"""How the codings of the two sides stand to each other, in the interviews that the second coder coded."""
REFUSED = (What.CODE_REMOVED, What.NO_PLACE, What.INTERVIEW_GONE, What.NOT_PERMITTED, What.OTHER_CODER)
"""Why a coding of the package does not come into the study."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a preview says. `turn` counts from 1, 0 for none; `words` are pseudonymised.

    `other` is the study's code or label where that is another one. `count` is more than one for what is said together.
    """

    what: What
    code: str = ""
    other: str = ""
    interview: str = ""
    turn: int = 0
    words: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging a package does, or did: what is new to the study, and how the two sides stand to each other."""

    coder: str
    version: str
    codings: int
    codes: int
    memos: int
    removed: int
    assisted: int
    known: int
    lines: tuple[Line, ...] = field(default=())

    @property
    def is_nothing_new(self) -> bool:
        return not (self.codings or self.codes or self.memos or self.removed)

    def count(self, *kinds: What) -> int:
        """Count the lines of some kinds, those that stand for several as so many."""
        return sum(line.count for line in self.lines if line.what in kinds)
