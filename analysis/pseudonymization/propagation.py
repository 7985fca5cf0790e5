"""What one interview reveals is looked for in all of them.

Every form of every entity is searched in every original; what no detector saw there becomes a finding. Pure.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analysis.pseudonymization.entities import PROPAGATION, Draft
from analysis.pseudonymization.evidence import search_index
from analysis.pseudonymization.spans import is_time_stamp
from analysis.pseudonymization.variants import Hit
from analysis.records import Entity, Finding, FindingLevel, Original, Verdict


def propagate(draft: Draft, originals: Sequence[Original]) -> None:
    """Bring the propagated findings of a draft up to date; those that she decided on stay.

    A new finding is AUTO where its entity is certain and the form is not a word as well, else REVIEW.
    """
    before = {(f.document_id, f.start, f.end): f for f in draft.findings.values() if _is_derived(f)}
    for finding in before.values():
        del draft.findings[finding.id]
    index, evidence = search_index(originals, list(draft.entities.values()), list(draft.findings.values()))
    choose = Chooser(draft.findings.values(), draft.entities)
    by_document = draft.by_document()
    for original in originals:
        known = [(f.start, f.end) for f in by_document.get(original.id, ())]
        likely = (hit for hit in index.search(original.text) if not _turns_around(hit, original.text, known))
        for hits in group_by_place(likely, known):
            hit, is_clear = choose.best(hits, original.id)
            if is_time_stamp(original.text[hit.start : hit.end]):
                continue
            level = (
                FindingLevel.AUTO
                if is_clear and not hit.uncertain and hit.entity_id in evidence.certain
                else FindingLevel.REVIEW
            )
            new = Finding(
                document_id=original.id,
                entity_id=hit.entity_id,
                start=hit.start,
                end=hit.end,
                kind=draft.entities[hit.entity_id].kind,
                level=level,
                score=1.0 if level is FindingLevel.AUTO else 0.5,
                recognizer=PROPAGATION,
            )
            draft.add(new, before.get((original.id, hit.start, hit.end)))


def _is_derived(finding: Finding) -> bool:
    return finding.recognizer == PROPAGATION and finding.verdict is Verdict.UNDECIDED


def group_by_place(hits: Iterable[Hit], known: Sequence[tuple[int, int]] = ()) -> list[list[Hit]]:
    """Give the hits that matter, those of one place together.

    A hit inside a known span or inside a longer hit does not matter. `hits` are sorted as `FormIndex.search` does.
    """
    places: list[list[Hit]] = []
    end = -1
    starts = [start for start, _ in known]
    for hit in hits:
        if places and (hit.start, hit.end) == (places[-1][0].start, places[-1][0].end):
            places[-1].append(hit)
        elif hit.end > end and not _inside(hit, known, starts):
            places.append([hit])
            end = hit.end
    return places


def _turns_around(hit: Hit, text: str, known: Sequence[tuple[int, int]]) -> bool:
    """Tell whether this is no "Müller, Karl" but one Müller and then another: "der andere Müller, Karl Müller"."""
    if "," not in text[hit.start : hit.end]:
        return False
    return any(hit.start < start < hit.end < end for start, end in known)


def _inside(hit: Hit, known: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    position = bisect_right(starts, hit.start)
    return any(end >= hit.end for _, end in known[max(0, position - 3) : position])


class Chooser:
    """Decides between entities that share a form: the last one named before in this document, else the most named."""

    def __init__(self, findings: Iterable[Finding], entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._places: dict[tuple[str, str], list[int]] = {}
        self._counts: Counter[str] = Counter()
        for finding in findings:
            self.note(finding.document_id, finding.entity_id, finding.start)

    def note(self, document_id: str, entity_id: str, start: int) -> None:
        """Take account of one more place."""
        insort(self._places.setdefault((document_id, entity_id), []), start)
        self._counts[entity_id] += 1

    def best(self, hits: Sequence[Hit], document_id: str) -> tuple[Hit, bool]:
        """Give the best hit of one place and whether nothing else came close."""
        ordered = sorted(hits, key=lambda h: (not h.whole, h.is_part, h.uncertain, self._entities[h.entity_id].number))
        first = ordered[0]
        rivals: dict[str, Hit] = {}
        for hit in ordered:
            if hit.whole == first.whole:
                rivals.setdefault(hit.entity_id, hit)
        if len(rivals) == 1:
            return first, True
        chosen = self._named_here(list(rivals), document_id, first.start)
        if chosen is None and sum(not hit.is_part for hit in rivals.values()) != 1:
            chosen = max(rivals, key=lambda i: self._counts[i])
        return rivals[chosen or first.entity_id], False

    def nearest(self, entity_ids: Iterable[str], document_id: str, start: int) -> str | None:
        """Give the entity that a bare name most likely means, or None where it could be any of them."""
        ids = list(entity_ids)
        here = self._named_here(ids, document_id, start)
        if here is not None:
            return here
        ranked = sorted(ids, key=lambda i: -self._counts[i])
        return ranked[0] if self._counts[ranked[0]] > self._counts[ranked[1]] else None

    def is_named(self, entity_ids: Iterable[str], document_id: str) -> bool:
        """Say whether one of these was named in a document so far."""
        return any((document_id, entity_id) in self._places for entity_id in entity_ids)

    def _named_here(self, ids: Sequence[str], document_id: str, start: int) -> str | None:
        before = [(self._last_before(document_id, i, start), i) for i in ids]
        if max(before)[0] >= 0:
            return max(before)[1]
        here = [i for i in ids if (document_id, i) in self._places]
        return here[0] if len(here) == 1 else None

    def _last_before(self, document_id: str, entity_id: str, start: int) -> int:
        places = self._places.get((document_id, entity_id), [])
        position = bisect_right(places, start)
        return places[position - 1] if position else -1
