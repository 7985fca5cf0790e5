"""Coverage: how much of what participants said was gone through, coded and shown to a suggester, and where.

Counted in words of participants' turns, for each third of an interview by its words. "Read" is not known: what stands
for it is how far she came, to the last coding or decision of an interview, and whole where she said that she went
through it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.ports import ProjectStore
from analysis.records import Coding, Decision, Document, Revisit, Suggestion
from analysis.rigor.agreement import shown_turns
from analysis.rigor.reading import Reading, read
from analysis.segments import SegmentMap
from analysis.workflow.texts import Texts

THIRDS = 3
_WORD = re.compile(r"\S+")
LIMITS = ("read_is_not_known", "words_of_participants")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Share:
    """Words of participants, and how many of them were come to, coded, and shown to a suggester that answered."""

    words: int = 0
    reached: int = 0
    coded: int = 0
    shown: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(
            self.words + other.words,
            self.reached + other.reached,
            self.coded + other.coded,
            self.shown + other.shown,
        )

    def of(self, count: int) -> float | None:
        """Give a count as a share of all words; None where there are none."""
        return count / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class InterviewCoverage:
    document_id: str
    title: str
    whole: Share
    thirds: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole report; interviews that were never approved have no words yet and are in `without_text`."""

    whole: Share
    thirds: tuple[Share, ...]
    interviews: tuple[InterviewCoverage, ...]
    without_text: tuple[str, ...]
    limits: tuple[str, ...]
    events: tuple[int, ...]


def coverage(store: ProjectStore) -> Coverage:
    """Count coverage of a study; may run off the GUI thread."""
    with store.hold():
        reading, texts = read(store), Texts(store)
        maps = {item.id: texts.shown(item.id) for item in reading.documents}
        reached, shown = _reached(store, reading), shown_turns(store)
        answered = [event.seq for event in store.events(kinds=["call_answered"]) if not event.erased]
    coded = _coded(reading)
    counted = tuple(
        _interview(item, found, reached[item.id], coded.get(item.id, ()), shown.get(item.id, set()))
        for item in reading.documents
        if (found := maps[item.id]) is not None
    )
    return Coverage(
        _sum(item.whole for item in counted),
        tuple(_sum(item.thirds[at] for item in counted) for at in range(THIRDS)),
        counted,
        tuple(item.title for item in reading.documents if maps[item.id] is None),
        LIMITS,
        tuple(sorted({*(item.seq for item in reading.applied if item.seq), *answered})),
    )


def _sum(shares: Iterable[Share]) -> Share:
    return sum(shares, Share())


def _coded(reading: Reading) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for item in reading.applied:
        found.setdefault(item.document_id, []).append((item.start, item.end))
    return found


def _reached(store: ProjectStore, reading: Reading) -> dict[str, int]:
    """Give for each interview the offset up to which somebody came."""
    ends = {item.id: 0 for item in reading.documents}
    decided = {item.suggestion_id for item in store.all(Decision)}
    placed: list[Coding | Suggestion] = [*store.all(Coding), *(s for s in store.all(Suggestion) if s.id in decided)]
    for item in placed:
        if item.document_id in ends:
            ends[item.document_id] = max(ends[item.document_id], item.end)
    for document in reading.documents:
        turn = next((turn for turn in document.turns if turn.start < ends[document.id] <= turn.end), None)
        ends[document.id] = turn.end if turn else ends[document.id]
        if store.count(Revisit, document_id=document.id):
            ends[document.id] = document.char_count
    return ends


def _interview(
    document: Document, shown: SegmentMap, reached: int, coded: Sequence[Span], turns: set[int]
) -> InterviewCoverage:
    words = list(_words(document, shown))
    is_coded = inside([place for _, *place in words], coded)
    thirds = [Share() for _ in range(THIRDS)]
    for at, (turn, _start, end) in enumerate(words):
        third = at * THIRDS // len(words)
        thirds[third] += Share(1, int(end <= reached), int(is_coded[at]), int(turn in turns))
    return InterviewCoverage(document.id, document.title, _sum(thirds), tuple(thirds))


def _words(document: Document, shown: SegmentMap) -> Iterator[tuple[int, int, int]]:
    """Give (turn, start, end) of every word that a participant said, in original code points."""
    for turn in document.turns:
        if turn.can_be_coded:
            first, last = shown.to_shown(turn.start, turn.end)
            for match in _WORD.finditer(shown.text, first, last):
                yield turn.index, *shown.to_original(match.start(), match.end())


def inside(words: Sequence[Sequence[int]], spans: Sequence[Span]) -> list[bool]:
    """Tell of each word, in order, whether any span touches it."""
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    found, at = [], 0
    for start, end in words:
        while at < len(merged) and merged[at][1] <= start:
            at += 1
        found.append(at < len(merged) and merged[at][0] < end)
    return found


def in_percent(share: Share) -> Mapping[str, float | None]:
    """Give the shares of one row by name, 0 to 1."""
    return {"reached": share.of(share.reached), "coded": share.of(share.coded), "shown": share.of(share.shown)}
