"""What an interview is: one canonical text, its turns and who speaks.

Coordinate system everywhere in Verbatim: half-open code-point offsets into the *canonical original text* of a
document (`canonical`). The pseudonymised text has its own offsets; `analysis.segments.SegmentMap` maps between them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85|\x0b|\x0c")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def canonical(text: str) -> str:
    """Give the one canonical form of a text.

    Line ends (CRLF, CR, U+2028, U+2029, NEL, VT, FF) become `\\n`, C0 controls other than tab, DEL, byte order marks
    and non-characters go, lone surrogates become U+FFFD, and the rest is in Unicode form NFC. Idempotent.
    """
    text = _SURROGATES.sub("\ufffd", text)
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


class SpeakerRole(StrEnum):
    """What a speaker is in the interview; only a participant's turns can be coded."""

    PARTICIPANT = "participant"
    INTERVIEWER = "interviewer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of talk in a study's document, without its words and without the speaker's original label.

    `start` and `end` bound the spoken words (code points in the canonical original text, half-open). `speaker` is the
    study's code for who speaks ("P01", "I"). `start_seconds` is the time stamp from the recording, if there was one.
    """

    index: int
    speaker: str
    role: SpeakerRole
    start: int
    end: int
    start_seconds: float | None = None

    @property
    def can_be_coded(self) -> bool:
        return self.role is SpeakerRole.PARTICIPANT


@dataclass(frozen=True, slots=True)
class ImportedTurn:
    """A turn as a reader found it in a file, with the label that stood there.

    `label` is the speaker's label ("B1", "Frau Schuster", "" where none was found); `label_start:label_end` is where it
    stands in the text (empty span where it does not, e.g. a VTT voice tag). `start:end` bounds the spoken words,
    without label, time stamp and surrounding white space.
    """

    label: str
    label_start: int
    label_end: int
    start: int
    end: int
    start_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ImportedTranscript:
    """What a reader makes of a file. Holds original names: it may enter the key file only.

    `text` is canonical. `interviewer_labels` are the labels guessed to be the interviewer's; the researcher can
    correct them. `warnings` are stable codes (`no_speakers`, `few_capitals`, `encoding_guessed`, `tracked_changes`,
    `comments_dropped`, `page_edges_dropped`, `tiers_dropped`); `bytes_replaced:COUNT:LINE` says how many bytes were no
    characters, and where the first one is.
    """

    text: str
    turns: tuple[ImportedTurn, ...]
    language: str
    file_name: str
    source_format: str
    file_sha256: str
    interviewer_labels: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The distinct speaker labels in the order of their first turn."""
        return tuple(dict.fromkeys(turn.label for turn in self.turns))
