"""What the place shows, read in one go away from the GUI thread, and the two texts made from it.

Holds originals: it lives in memory only. Spans are half-open code points of the canonical original text; what is said
to be *shown* counts in the pseudonymised text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.pseudonymization.installed_models import install_command
from analysis.pseudonymization.lower_case import has_few_capitals
from analysis.records import Document, DocumentText, Finding, FindingLevel, Original, PassageMark, Verdict
from analysis.segments import SegmentMap
from analysis.transcript import SpeakerRole
from desktop.transcript.model import Chip, Mark, MarkStyle, ReadingText, ReadingTurn
from desktop.transcript.style import KIND_LETTERS
from desktop.views.pseudonymise.passages_panel import PassageRow
from desktop.views.pseudonymise.words import mark_letter

if TYPE_CHECKING:
    from analysis.workflow.pseudonyms import EntityRow
    from analysis.workflow.study import OpenStudy

SPEAKER = "SPEAKER"
_AROUND = 34
_PASSAGE = "passage/"


@dataclass(frozen=True)
class Snapshot:
    """One interview and all identifiers of its study, at one moment. `original` is None without the key file."""

    document: Document
    documents: tuple[Document, ...]
    original: Original | None
    rows: tuple[EntityRow, ...] = ()
    shown: SegmentMap | None = None
    approval: DocumentText | None = None
    approver: str = ""
    unapproved: int = 0
    passages: tuple[PassageRow, ...] = ()
    install_command: str = ""
    _places: dict[str, list[Finding]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_detected(self) -> bool:
        return bool(self.document.engines)

    @property
    def is_approved(self) -> bool:
        return self.approval is not None and bool(self.approval.approved_by)

    @property
    def is_voided(self) -> bool:
        return self.approval is not None and not self.approval.approved_by

    @property
    def not_searched(self) -> int:
        return sum(not document.engines for document in self.documents)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each interview by its id."""
        return {document.id: document.number for document in self.documents}

    def title_of(self, document_id: str) -> str:
        return next((item.title for item in self.documents if item.id == document_id), "")

    def places(self, row: EntityRow, *, only_here: bool) -> list[Finding]:
        """Give an identifier's places in reading order: this interview's first, then the others'."""
        if row.entity.id not in self._places:
            order = self.numbers
            self._places[row.entity.id] = sorted(
                row.findings,
                key=lambda f: (f.document_id != self.document.id, order.get(f.document_id, 0), f.start),
            )
        places = self._places[row.entity.id]
        return [item for item in places if item.document_id == self.document.id] if only_here else places


def read_snapshot(study: OpenStudy, document_id: str) -> Snapshot:
    """Read everything that the place shows; may run off the GUI thread."""
    documents = tuple(study.transcripts.documents())
    document = study.store.get(Document, document_id)
    approval = study.store.find(DocumentText, document_id)
    approved = {item.id for item in study.store.all(DocumentText) if item.approved_by}
    has_key = study.store.has_key
    if not has_key:
        shown = study.transcripts.shown(document_id)
    else:
        shown = study.pseudonyms.draft(document_id) if document.engines else None
    return Snapshot(
        document=document,
        documents=documents,
        original=study.transcripts.original(document_id) if has_key else None,
        rows=tuple(study.pseudonyms.entities()) if has_key else (),
        shown=shown,
        approval=approval,
        approver=study.coder_name(approval.approved_by) if approval and approval.approved_by else "",
        unapproved=sum(item.id not in approved for item in documents),
        passages=_passages(study, document_id, can_read=has_key or shown is not None),
        install_command=install_command(document.language),
    )


def _passages(study: OpenStudy, document_id: str, *, can_read: bool) -> tuple[PassageRow, ...]:
    if not can_read:
        return ()
    found = study.passages.list(document_id)
    return tuple(PassageRow(passage, *study.passages.words(passage, _AROUND)) for passage in found)


def concordance(study: OpenStudy, snapshot: Snapshot, finding: Finding, width: int = 60) -> tuple[str, str, str]:
    """Give the original words of a turn before, at and after a place; this interview's without asking the study."""
    original = snapshot.original
    if original is None or finding.document_id != original.id:
        return study.pseudonyms.context(finding, width)
    text, start, end = original.text, finding.start, finding.end
    turn = next((turn for turn in snapshot.document.turns if turn.start <= start and end <= turn.end), None)
    first, last = (turn.start, turn.end) if turn else (0, len(text))
    parts = text[max(first, start - width) : start], text[start:end], text[end : min(last, end + width)]
    before, found, after = (" ".join(part.split("\n")) for part in parts)
    return before, found, after


def must_be_read(snapshot: Snapshot) -> bool:
    """Tell whether the interview is in lower case, so that approving it needs her word that she read all of it."""
    if snapshot.original is None:
        return False
    turns = snapshot.document.turns
    return has_few_capitals(snapshot.original.text, ((turn.start, turn.end) for turn in turns))


# --- the two texts -------------------------------------------------------------------------------------------------


def original_text(snapshot: Snapshot, title: str) -> ReadingText:
    """Make the left column: the original words."""
    assert snapshot.original is not None
    return ReadingText(snapshot.original.text, list(_turns(snapshot)), title=title)


def shown_text(snapshot: Snapshot, title: str) -> ReadingText:
    """Make the right column: what would be sent, each replacement a chip."""
    assert snapshot.shown is not None
    turns = []
    for turn in _turns(snapshot):
        start, end = snapshot.shown.to_shown(turn.start, turn.end)
        turns.append(ReadingTurn(turn.index, turn.speaker, start, end, turn.is_quiet, turn.start_seconds))
    return ReadingText(snapshot.shown.text, turns, list(_chips(snapshot.shown)), title=title)


def _turns(snapshot: Snapshot) -> Iterator[ReadingTurn]:
    """Give the turns, and what stands outside them but holds an identifier (a heading, say) as quiet ones."""
    turns = snapshot.document.turns
    text = snapshot.original.text if snapshot.original else ""
    position = 0
    for turn in turns:
        yield from _heading(snapshot, text, position, turn.start)
        yield ReadingTurn(
            turn.index,
            turn.speaker,
            turn.start,
            turn.end,
            turn.role is not SpeakerRole.PARTICIPANT,
            turn.start_seconds,
        )
        position = turn.end
    yield from _heading(snapshot, text, position, len(text))


def _heading(snapshot: Snapshot, text: str, start: int, end: int) -> Iterator[ReadingTurn]:
    if not text or start >= end:
        return
    labels = [
        (item.label_start, item.label_end)
        for item in (snapshot.original.turns if snapshot.original else ())
        if start <= item.label_start < item.label_end <= end
    ]
    last = labels[-1][0] if labels else end
    inside = [
        finding
        for row in snapshot.rows
        for finding in row.findings
        if finding.document_id == snapshot.document.id and start <= finding.start and finding.end <= last
    ]
    if inside:
        words = text[start:last]
        yield ReadingTurn(-1, "", start + len(words) - len(words.lstrip()), start + len(words.rstrip()), True)


def _chips(shown: SegmentMap) -> Iterator[Chip]:
    position, original = 0, 0
    for segment in shown.segments:
        if segment.kind is not None and segment.kind != SPEAKER:
            letter = KIND_LETTERS.get(segment.kind, "?")
            # An ending that was added for the grammar ("[Person 3]s") reads as text beside the chip.
            end = position + (segment.text.rfind("]") + 1 or len(segment.text))
            yield Chip(f"{original}", position, end, segment.kind, letter, f"kind-{segment.kind}")
        position += len(segment.text)
        original += segment.original_length


# --- marks ---------------------------------------------------------------------------------------------------------


def verdict_at(finding: Finding, row: EntityRow) -> Verdict:
    """Say what happens at one place: its own verdict, else its identifier's."""
    return row.entity.verdict if finding.verdict is Verdict.UNDECIDED else finding.verdict


def original_marks(snapshot: Snapshot) -> list[Mark]:
    """Mark what is found: a wash where it is replaced, dots under what waits for her, nothing where it is kept."""
    marks = []
    for row, finding in _here(snapshot):
        verdict = verdict_at(finding, row)
        colour = f"kind-{finding.kind.value}"
        if verdict is not Verdict.KEEP:
            marks.append(Mark(finding.id, finding.start, finding.end, colour, MarkStyle.WASH))
        if verdict is Verdict.UNDECIDED:
            marks.append(Mark(f"{finding.id}/open", finding.start, finding.end, colour, MarkStyle.SUGGESTION))
    return marks


def passage_marks(snapshot: Snapshot, *, in_shown: bool) -> list[Mark]:
    """Mark sensitive passages by dashes and a letter; what she cleared is not marked."""
    marks = []
    for row in snapshot.passages:
        passage = row.passage
        letter = mark_letter(passage.mark)
        span = (passage.start, passage.end)
        if in_shown:
            span = snapshot.shown.to_shown(*span) if snapshot.shown else (0, 0)
        if letter and span[0] < span[1]:
            colour = "danger" if passage.mark is PassageMark.NEVER_LEAVES else "warning"
            marks.append(Mark(f"{_PASSAGE}{passage.id}", *span, colour, MarkStyle.PASSAGE, letter))
    return marks


def passage_of(mark_id: str) -> str:
    """Give the id of the passage that a mark stands for, "" for another mark."""
    return mark_id.removeprefix(_PASSAGE) if mark_id.startswith(_PASSAGE) else ""


def finding_at(snapshot: Snapshot, position: int) -> Finding | None:
    """Give what was found at a position of this interview, the longest of several."""
    found = [finding for _, finding in _here(snapshot) if finding.start <= position < finding.end]
    return max(found, key=lambda finding: finding.end - finding.start, default=None)


def _here(snapshot: Snapshot) -> Iterator[tuple[EntityRow, Finding]]:
    for row in snapshot.rows:
        for finding in row.findings:
            if finding.document_id == snapshot.document.id:
                yield row, finding


def in_a_turn(text: ReadingText, start: int, end: int) -> tuple[int, int]:
    """Give the span if it can be seen; else (a name in a speaker's label) the start of the turn that follows."""
    starts: Sequence[int] = [turn.start for turn in text.turns]
    number = bisect_right(starts, start) - 1
    if number >= 0 and end <= text.turns[number].end:
        return start, end
    following = min(number + 1, len(starts) - 1)
    return (starts[following], starts[following]) if starts else (0, 0)


def is_uncertain(row: EntityRow) -> bool:
    return row.level is FindingLevel.REVIEW
