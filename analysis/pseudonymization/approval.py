"""The type that makes a privacy slip a type error: text that a named coder approved.

`ApprovedTranscript` is made here and nowhere else; excerpts and prompts accept nothing else.
"""

from __future__ import annotations

import hashlib

from analysis.errors import NotPermitted
from analysis.records import Document, DocumentText
from analysis.segments import SegmentMap
from analysis.transcript import Turn

_SEAL = object()


def text_digest(text: str) -> str:
    """Give SHA-256 (hex) of the pseudonymised text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


class ApprovedTranscript:
    """A pseudonymised document whose exact text a coder approved. Made by `approved` only.

    `turns` are in coordinates of the canonical original text; `shown(turn)` gives a turn's pseudonymised words.
    """

    __slots__ = ("document_id", "language", "map_version", "segment_map", "title", "turns")

    def __init__(self, seal: object, document: Document, text: DocumentText, segment_map: SegmentMap) -> None:
        if seal is not _SEAL:
            raise TypeError("an approved transcript is made by analysis.pseudonymization.approval.approved only")
        self.document_id = document.id
        self.title = document.title
        self.language = document.language
        self.turns: tuple[Turn, ...] = tuple(document.turns)
        self.map_version = text.map_version
        self.segment_map = segment_map

    def shown(self, turn: Turn) -> str:
        return self.segment_map.slice(turn.start, turn.end)


def approved(document: Document, text: DocumentText | None, segment_map: SegmentMap | None) -> ApprovedTranscript:
    """Mint the approved form of a document.

    Raises `NotPermitted` (`not_approved`) unless a coder approved exactly the text that the segments give.
    """
    if text is None or segment_map is None or not text.approved_by:
        raise NotPermitted(
            "not_approved",
            "“{title}” is not approved yet, so nothing of it can be sent.",
            "Review its replacements and approve it first.",
            title=document.title,
        )
    if text.text_digest != text_digest(segment_map.text):
        raise NotPermitted(
            "approved_text_changed",
            "The text of “{title}” is not the one that was approved.",
            "Run Verify, then review and approve it again.",
            title=document.title,
        )
    return ApprovedTranscript(_SEAL, document, text, segment_map)
