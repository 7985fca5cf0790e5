"""What participants permit and what never leaves, as types: words that may be sent, quoted, or kept by an archive.

`SendableTranscript`, `SendableText`, `QuotableText`, `QuotableTranscript` and `ArchivableDocument` are made here and
nowhere else, each from the permissions of the people whose words it holds. Requests accept the first two only, exports
take words as the third and fourth, the replacement log is made of the last. AI beyond this computer is external, the
institute's network included. Nothing here knows a store.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import Any

from analysis.errors import NotPermitted
from analysis.pseudonymization.approval import ApprovedTranscript
from analysis.records import Document, Participant, Passage, PassageMark, Permission, SendScope, Use
from analysis.segments import Segment, SegmentMap
from analysis.transcript import SpeakerRole, Turn

WITHHELD_TEXT = "[…]"
WITHHELD_KIND = "WITHHELD"
_SEAL = object()

Span = tuple[int, int]


class Withheld(StrEnum):
    """Why words are not given."""

    NOT_PERMITTED = "not_permitted"
    NEVER_LEAVES = "never_leaves"


def use_for(host: str, host_class: SendScope) -> Use:
    """Give what must be permitted for a model: no host means the built-in suggester, in this process."""
    if not host:
        return Use.PROCESSING
    return Use.LOCAL_AI if host_class is SendScope.THIS_COMPUTER else Use.EXTERNAL_AI


def has_ended(permission: Permission, today: date) -> bool:
    """Tell whether a permission is over; its last day still counts."""
    return bool(permission.until) and today > date.fromisoformat(permission.until)


def permits(permission: Permission, use: Use, today: date) -> bool:
    """Tell whether a use is permitted today. Without processing, and once it has ended, nothing is."""
    return not has_ended(permission, today) and Use.PROCESSING in permission.uses and use in permission.uses


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds today for the words of one document: its participants' permissions and what she marked in it.

    `participants` are those of the study's table who speak in it; one who is not in the table permits nothing.
    `held_out` are the turns that she codes before any suggester has them.
    """

    document: Document
    participants: tuple[Participant, ...]
    passages: tuple[Passage, ...]
    today: date
    held_out: tuple[Span, ...] = ()

    def speaking(self, start: int, end: int) -> list[str]:
        """Name the participants (codes) whose turns a span touches."""
        turns = self.document.turns
        first = bisect_right(turns, start, key=_end_of)
        touched = takewhile(
            lambda turn: turn.start < max(end, start + 1), (turns[at] for at in range(first, len(turns)))
        )
        return list(dict.fromkeys(turn.speaker for turn in touched if turn.role is SpeakerRole.PARTICIPANT))

    def lacking(self, use: Use, codes: Sequence[str] | None = None) -> list[str]:
        """Name those who do not permit a use, among these codes or all who take part in the document."""
        known = {item.code: item.permission for item in self.participants}
        asked = self.speaking(0, self.document.char_count) if codes is None else codes
        return [code for code in asked if code not in known or not permits(known[code], use, self.today)]

    def ended(self, code: str) -> bool:
        return any(item.code == code and has_ended(item.permission, self.today) for item in self.participants)

    def kept_here(self) -> list[Span]:
        """Give the spans that never leave, in order, those that touch as one; all of it for such a document."""
        if self.document.never_leaves:
            return [(0, self.document.char_count)]
        return _united((p.start, p.end) for p in self.passages if p.mark is PassageMark.NEVER_LEAVES)

    def withheld_spans(self, use: Use) -> list[Span]:
        """Give the spans that may not be used so, in order: what never leaves, and turns without permission."""
        silent = set(self.lacking(use))
        turns = [(turn.start, turn.end) for turn in self.document.turns if turn.speaker in silent]
        return _united([*self.kept_here(), *(span for span in turns if span[0] < span[1])])

    def withheld(self, use: Use, start: int, end: int) -> Withheld | None:
        """Say why the words at a span may not be used so; None where they may."""
        if use is not Use.PROCESSING and touches(self.kept_here(), start, end):
            return Withheld.NEVER_LEAVES
        return Withheld.NOT_PERMITTED if self.lacking(use, self.speaking(start, end)) else None


def _end_of(turn: Turn) -> int:
    return turn.end


def _united(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether a span shares a code point with one of these."""
    return any(first < end and start < last for first, last in spans)


# --- what may be sent ---


class SendableTranscript:
    """An approved transcript that may be sent for one use. Made by `sendable` only.

    `turns` and `withheld` are in coordinates of the canonical original text. What never leaves is no part of it for any
    use but processing on this computer: its place reads `[…]`, and offsets after it still map.
    """

    __slots__ = ("document_id", "language", "map_version", "segment_map", "title", "turns", "use", "withheld")

    def __init__(self, seal: object, transcript: ApprovedTranscript, use: Use, withheld: Sequence[Span]) -> None:
        if seal is not _SEAL:
            raise TypeError("a sendable transcript is made by analysis.pseudonymization.permission.sendable only")
        self.document_id = transcript.document_id
        self.title = transcript.title
        self.language = transcript.language
        self.turns: tuple[Turn, ...] = transcript.turns
        self.map_version = transcript.map_version
        self.use = use
        self.withheld = tuple(_united(transcript.segment_map.widen(*span) for span in withheld))
        self.segment_map = SegmentMap(tuple(_without(transcript.segment_map.segments, self.withheld)))

    def shown(self, turn: Turn) -> str:
        return self.segment_map.slice(turn.start, turn.end)

    def is_withheld(self, start: int, end: int) -> bool:
        """Tell whether a span of the original touches words that were left out."""
        return touches(self.withheld, start, end)


def sendable(transcript: ApprovedTranscript, terms: Terms, use: Use) -> SendableTranscript:
    """Mint what may be sent of an approved transcript.

    Raises `NotPermitted`: `not_permitted` unless each participant permits the use today, `never_leaves` for a document
    that goes to no server.
    """
    if terms.document.id != transcript.document_id:
        raise ValueError("these are another document's terms")
    refused = refusal(terms, use)
    if refused:
        raise refused
    kept = [] if use is Use.PROCESSING else terms.kept_here()
    return SendableTranscript(_SEAL, transcript, use, [*kept, *terms.held_out])


def refusal(terms: Terms, use: Use) -> NotPermitted | None:
    """Say why nothing of a document may be used so today; None where it may."""
    if use is not Use.PROCESSING and terms.document.never_leaves:
        return NotPermitted(
            "never_leaves",
            "“{title}” is marked so that it never leaves; nothing of it was sent.",
            "Use the built-in suggester, or take the mark off.",
            title=terms.document.title,
        )
    lacking = terms.lacking(use)
    return _refusal(terms, use, lacking) if lacking else None


def _refusal(terms: Terms, use: Use, codes: list[str]) -> NotPermitted:
    about: dict[str, Any] = {"participants": ", ".join(codes), "title": terms.document.title, "use": use.value}
    if any(terms.ended(code) for code in codes):
        return NotPermitted(
            "not_permitted",
            "The permission of {participants} has ended, so nothing was done with “{title}”.",
            "Leave this interview out, or record until when it is permitted now.",
            **about,
        )
    if use is Use.EXTERNAL_AI:
        return NotPermitted(
            "not_permitted",
            "{participants} did not permit AI beyond this computer, so nothing of “{title}” was sent.",
            "Leave this interview out, use AI on this computer or the built-in suggester, or record a wider permission "
            "if you have one.",
            **about,
        )
    if use is Use.LOCAL_AI:
        return NotPermitted(
            "not_permitted",
            "{participants} did not permit AI on this computer, so nothing of “{title}” was sent.",
            "Leave this interview out, use the built-in suggester, or record a wider permission if you have one.",
            **about,
        )
    return NotPermitted(
        "not_permitted",
        "{participants} did not permit that the words of “{title}” are processed.",
        "Leave this interview out, or record the permission if you have one.",
        **about,
    )


def _without(segments: Sequence[Segment], spans: Sequence[Span]) -> Iterator[Segment]:
    """Cut the spans out of the segments; each span ends between code points of literals or around replacements."""
    position, rest = 0, list(spans)
    for segment in segments:
        end = position + segment.original_length
        while position < end:
            while rest and rest[0][1] <= position:
                rest.pop(0)
            if rest and rest[0][0] <= position:
                if rest[0][0] == position:
                    yield Segment(WITHHELD_TEXT, rest[0][1] - rest[0][0], WITHHELD_KIND)
                position = min(end, rest[0][1])
                continue
            until = min(end, rest[0][0]) if rest else end
            if segment.is_literal:
                offset = position - (end - segment.original_length)
                yield Segment(segment.text[offset : offset + until - position], until - position)
            else:
                yield segment
            position = until


class SendableText(str):
    """A label or phrase that may be sent for one use. Made by `sendable_text` only.

    `places` are (document id, start, end) of the words behind it: they are asked about again right before sending.
    """

    use: Use
    places: tuple[tuple[str, int, int], ...]

    def __new__(cls, seal: object, text: str, use: Use, places: Sequence[tuple[str, int, int]]) -> SendableText:
        if seal is not _SEAL:
            raise TypeError("a sendable text is made by analysis.pseudonymization.permission.sendable_text only")
        made = super().__new__(cls, text)
        made.use, made.places = use, tuple(places)
        return made

    def __deepcopy__(self, memo: object) -> SendableText:
        return self


Place = tuple[Terms, int, int]


def sendable_text(text: str, use: Use, places: Sequence[Place]) -> SendableText | None:
    """Mint a label for sending; None unless the words at all places behind it may be sent so."""
    if any(terms.withheld(use, start, end) for terms, start, end in places):
        return None
    return SendableText(_SEAL, text, use, [(terms.document.id, start, end) for terms, start, end in places])


# --- what may be quoted ---


class QuotableText(str):
    """Words of participants that an export may hold. Made by `quotable` only."""

    __slots__ = ()

    def __new__(cls, seal: object, text: str) -> QuotableText:
        if seal is not _SEAL:
            raise TypeError("a quotable text is made by analysis.pseudonymization.permission.quotable only")
        return super().__new__(cls, text)


def quotable(
    words: Callable[[], str], terms: Terms, start: int, end: int, use: Use = Use.QUOTATION
) -> QuotableText | Withheld:
    """Mint the words at a span for an export, or say why they stay here; `words` is asked for them only if they go.

    `use` is what the file is for: quotation, or an archive.
    """
    return terms.withheld(use, start, end) or QuotableText(_SEAL, words())


class QuotableTranscript:
    """A whole transcript that an export may hold. Made by `quotable_transcript` only.

    Words that are withheld read `[…]`, and offsets after them still map: `segment_map` goes from the canonical original
    text to `segment_map.text`.
    """

    __slots__ = ("document", "segment_map", "withheld")

    def __init__(self, seal: object, document: Document, shown: SegmentMap, withheld: Sequence[Span]) -> None:
        if seal is not _SEAL:
            raise TypeError("a quotable transcript is made by analysis.pseudonymization.permission only")
        self.document = document
        self.withheld = tuple(_united(shown.widen(*span) for span in withheld))
        self.segment_map = SegmentMap(tuple(_without(shown.segments, self.withheld)))


def quotable_transcript(shown: SegmentMap, terms: Terms, use: Use = Use.QUOTATION) -> QuotableTranscript:
    """Mint what an export may hold of a document, shown with pseudonyms or as in the original, for that use."""
    return QuotableTranscript(_SEAL, terms.document, shown, terms.withheld_spans(use))


# --- what an archive may keep ---


class ArchivableDocument:
    """A document of which an archive may be told how it was pseudonymised. Made by `archivable` only."""

    __slots__ = ("id", "number", "title")

    def __init__(self, seal: object, document: Document) -> None:
        if seal is not _SEAL:
            raise TypeError("an archivable document is made by analysis.pseudonymization.permission.archivable only")
        self.id = document.id
        self.number = document.number
        self.title = document.title


def archivable(terms: Terms) -> ArchivableDocument | Withheld:
    """Mint a document for the files that go to an archive, or say why it stays here."""
    if terms.document.never_leaves:
        return Withheld.NEVER_LEAVES
    return Withheld.NOT_PERMITTED if terms.lacking(Use.ARCHIVE) else ArchivableDocument(_SEAL, terms.document)
