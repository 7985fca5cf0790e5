"""The last look before anything is sent: does any original name or number stand in what would go out?

It searches with the same rules as propagation (`variants`), in the decoded text fields of a request. What it gives are
positions, never text. Decided on purpose:

- Forms of canonical names, aliases and every string that stands at a finding count, in any spelling, across line ends
  and soft hyphens, and inside longer words from 5 letters.
- Of a person's name each part of 3 letters or more counts alone, unless it is a function word ("Will", "May").
- Names that are ordinary words too (Koch) and uncertain finds count as whole words in their own letter case only.
- Numbers of up to 3 digits and single words for dates, ages and roles do not count: turn numbers and ordinary talk
  would block every request. Neither do words that the texts show to be ordinary (`evidence`), unless she marked them.
- What she kept is exempt where it stands, known by the words around it; an entity kept as a whole is not looked for.
- Words of her keep list are exempt everywhere, unless a participant or somebody she marked herself bears them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.pseudonymization.entities import is_retired, verdict_of
from analysis.pseudonymization.evidence import search_index
from analysis.pseudonymization.own_lists import firm_ids, keep_index, never_spans
from analysis.pseudonymization.propagation import group_by_place
from analysis.pseudonymization.styles.grammar import forms
from analysis.pseudonymization.variants import Hit
from analysis.records import Entity, Finding, IdentifierKind, ListedTerm, Original, Verdict
from analysis.segments import SegmentMap

_CONTEXT = 20


@dataclass(frozen=True, slots=True)
class Residue:
    """One place where an original form stands: code points of the field named `source`, half-open."""

    source: str
    kind: IdentifierKind
    entity_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A string that she kept, with the pseudonymised words of its turn around it (up to 20 code points each side)."""

    before: str
    text: str
    after: str

    def stands_at(self, field: str, start: int, end: int) -> bool:
        """Say whether this very place is at `start:end` (or around it) of a field."""
        position = field.find(self.text, max(0, end - len(self.text)))
        while 0 <= position <= start:
            after = position + len(self.text)
            if after >= end and field[:position].endswith(self.before) and field.startswith(self.after, after):
                return True
            position = field.find(self.text, position + 1)
        return False


def kept_places(
    original: Original, findings: Iterable[Finding], entities: Iterable[Entity], segment_map: SegmentMap
) -> list[KeptPlace]:
    """Give the kept places of one document as they read in its pseudonymised text."""
    by_id = {entity.id: entity for entity in entities}
    places = []
    for finding in findings:
        if finding.document_id == original.id and verdict_of(finding, by_id.get(finding.entity_id)) is Verdict.KEEP:
            turn = next((t for t in original.turns if t.start <= finding.start and finding.end <= t.end), None)
            if turn is not None:
                low, high = segment_map.to_shown(turn.start, turn.end)
                start, end = segment_map.to_shown(finding.start, finding.end)
                shown = segment_map.text
                before = shown[max(low, start - _CONTEXT) : start]
                places.append(KeptPlace(before, shown[start:end], shown[end : min(high, end + _CONTEXT)]))
    return places


class ResidueScan:
    """The compiled scan; make it once, use it for every request of a run. Safe to use from any thread."""

    def __init__(
        self,
        originals: Sequence[Original],
        entities: Sequence[Entity],
        findings: Sequence[Finding],
        kept: Sequence[KeptPlace] = (),
        listed: Sequence[ListedTerm] = (),
    ) -> None:
        sought = [e for e in entities if e.verdict is not Verdict.KEEP and not is_retired(e)]
        self._kinds = {entity.id: entity.kind for entity in sought}
        self._index, _ = search_index(originals, sought, findings)
        stands = {form for e in sought for form in forms(e.replacement) if form}
        self._replacements = sorted(stands, key=len, reverse=True)
        self._kept = tuple(kept)
        self._never = keep_index(listed)
        self._firm = firm_ids(self._never, originals, findings) | {entity.id for entity in sought if not entity.number}

    def find(self, fields: Iterable[tuple[str, str]]) -> list[Residue]:
        """Scan (name of the source, text) pairs; an empty list means that nothing was found."""
        return [residue for source, text in fields for residue in self._find(source, text)]

    def _find(self, source: str, text: str) -> list[Residue]:
        never = never_spans(self._never, text)
        return [
            Residue(source, self._kinds[hits[0].entity_id], hits[0].entity_id, hits[0].start, hits[0].end)
            for hits in group_by_place(self._index.search(text))
            if not self._is_replacement(text, hits[0])
            and not self._is_kept(text, hits[0])
            and not (never and self._is_listed(hits, never))
        ]

    def _is_listed(self, hits: Sequence[Hit], never: Sequence[tuple[int, int]]) -> bool:
        """Say whether a place is nothing but a word of the keep list, and of no one whose name comes before it."""
        return not any(hit.entity_id in self._firm for hit in hits) and any(
            start <= hits[0].start and hits[0].end <= end for start, end in never
        )

    def _is_replacement(self, text: str, hit: Hit) -> bool:
        """Say whether a hit is part of a placeholder ("[Person 3]" where somebody is called Person)."""
        for replacement in self._replacements:
            start = text.rfind(replacement, max(0, hit.end - len(replacement)), hit.start + len(replacement))
            if start >= 0 and start <= hit.start and hit.end <= start + len(replacement):
                return True
        return False

    def _is_kept(self, text: str, hit: Hit) -> bool:
        return any(place.stands_at(text, hit.start, hit.end) for place in self._kept)


def find_residue(
    fields: Sequence[tuple[str, str]],
    originals: Sequence[Original],
    entities: Sequence[Entity],
    findings: Sequence[Finding],
    kept: Sequence[KeptPlace] = (),
) -> list[Residue]:
    """Scan once; see `ResidueScan`."""
    return ResidueScan(originals, entities, findings, kept).find(fields)
