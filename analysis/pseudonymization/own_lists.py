"""Her own lists, applied to a study's findings: what is always replaced, what never is, the participants' names.

Works on a draft after linking and before it is committed; applying the same lists again changes nothing. A
participant's name and her own finding come before the keep list. Pure; code points of the canonical original texts,
half-open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.pseudonymization.entities import (
    MANUAL,
    OWN_LIST,
    Draft,
    Numbering,
    covers,
    is_retired,
    placeholder,
)
from analysis.pseudonymization.evidence import name_like_labels
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.spans import bare_name
from analysis.pseudonymization.variants import FormIndex, Hit, is_form_of, name_parts
from analysis.pseudonymization.wordlists import HONORIFICS
from analysis.records import (
    Entity,
    Finding,
    FindingLevel,
    IdentifierKind,
    Listed,
    ListedTerm,
    Original,
    PersonRole,
    Verdict,
)

PERSON = IdentifierKind.PERSON
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Always:
    """One identifier that is always replaced: a term, or all names of one participant."""

    id: str
    kind: IdentifierKind
    names: tuple[str, ...]
    code: str = ""


class OwnLists:
    """The terms of a study's own lists, ready to be applied. Lists of sensitive words are left alone here."""

    def __init__(self, terms: Iterable[ListedTerm]) -> None:
        terms = [term for term in terms if key_of(term.term)]
        self.always = tuple(_always(terms))
        names = [(item.id, item.kind, item.names) for item in self.always]
        self._always_index = FormIndex(names) if names else None
        self._by_id = {item.id: item for item in self.always}
        self.never = tuple(term for term in terms if term.listed is Listed.NEVER)
        self._never_index = keep_index(terms)

    def __bool__(self) -> bool:
        return bool(self.always or self.never)

    def apply(
        self, draft: Draft, originals: Sequence[Original], before: Mapping[str, Entity], numbering: Numbering
    ) -> None:
        """Bring a draft's findings in line with the lists. `before` holds the entities as they were before linking."""
        if self.never:
            self._drop_kept(draft, originals)
        if self.always:
            _Applied(self, draft, originals, before, numbering).apply()

    def hits(self, text: str) -> list[tuple[Always, Hit]]:
        """Give the places of what is always replaced, the longest of each place, in order and disjoint."""
        found = self._always_index.search(text) if self._always_index else []
        result: list[tuple[Always, Hit]] = []
        end = -1
        for hit in sorted(found, key=lambda h: (h.start, -h.end, not h.whole, h.is_part)):
            if hit.start >= end:
                result.append((self._by_id[hit.entity_id], hit))
                end = hit.end
        return result

    def never_spans(self, text: str) -> list[_Span]:
        return never_spans(self._never_index, text)

    def stands_in(self, text: str) -> bool:
        """Say whether anything on the lists stands in a text, in any form."""
        return bool(self.hits(text)) or bool(self.never_spans(text))

    def _drop_kept(self, draft: Draft, originals: Sequence[Original]) -> None:
        by_document = draft.by_document()
        for original in originals:
            kept = self.never_spans(original.text) if original.id in by_document else []
            starts = [start for start, _ in kept]
            for finding in by_document.get(original.id, ()) if kept else ():
                if not _is_hers(finding) and _lies_in(finding, kept, starts):
                    del draft.findings[finding.id]


def keep_index(terms: Iterable[ListedTerm]) -> FormIndex | None:
    """Index what is on the keep list; None where it is empty."""
    names = [(term.id, IdentifierKind.OTHER, (term.term,)) for term in terms if term.listed is Listed.NEVER]
    return FormIndex(names) if names else None


def never_spans(index: FormIndex | None, text: str) -> list[_Span]:
    """Give the places of what is on the keep list, whole words only."""
    return sorted({(hit.start, hit.end) for hit in index.search(text) if hit.whole}) if index else []


def firm_ids(index: FormIndex | None, originals: Sequence[Original], findings: Iterable[Finding]) -> set[str]:
    """Name the identifiers that come before the keep list: some place of theirs is replaced in spite of it."""
    spans = {original.id: never_spans(index, original.text) for original in originals} if index else {}
    firm = set()
    for finding in findings:
        kept = spans.get(finding.document_id)
        if kept and finding.verdict is not Verdict.KEEP and _lies_in(finding, kept, [start for start, _ in kept]):
            firm.add(finding.entity_id)
    return firm


def always_entities(terms: Iterable[ListedTerm], language: str) -> list[Entity]:
    """Give entities for what is always replaced, as if decided, to check typed text for: also names found nowhere."""
    return [
        Entity(
            id=item.id,
            kind=item.kind,
            canonical=item.names[0],
            aliases=item.names[1:],
            number=0,
            replacement=placeholder(item.kind, 0, language),
            verdict=Verdict.REPLACE,
        )
        for item in _always([term for term in terms if key_of(term.term)])
    ]


def _always(terms: Sequence[ListedTerm]) -> Iterator[Always]:
    people: dict[str, list[ListedTerm]] = {}
    for term in terms:
        if term.listed is not Listed.ALWAYS:
            continue
        if term.participant_code:
            people.setdefault(term.participant_code, []).append(term)
        else:
            yield Always(term.id, term.kind, (bare_name(term.term, term.kind),))
    for code, listed in people.items():
        names = sorted((bare_name(term.term, PERSON) for term in listed), key=lambda name: -len(name_parts(name)))
        yield Always(listed[0].id, PERSON, tuple(dict.fromkeys(names)), code)


def _is_hers(finding: Finding) -> bool:
    return finding.recognizer == MANUAL or finding.verdict is not Verdict.UNDECIDED


def _lies_in(finding: Finding, spans: Sequence[_Span], starts: Sequence[int]) -> bool:
    position = bisect_right(starts, finding.start)
    return any(end >= finding.end for _, end in spans[max(0, position - 3) : position])


class _Applied:
    """Applies what is always replaced to one draft."""

    def __init__(
        self,
        lists: OwnLists,
        draft: Draft,
        originals: Sequence[Original],
        before: Mapping[str, Entity],
        numbering: Numbering,
    ) -> None:
        self._lists, self._draft, self._originals = lists, draft, originals
        self._before, self._numbering = before, numbering
        self._entities: dict[str, str] = {}

    def apply(self) -> None:
        by_document = self._draft.by_document()
        for original in self._originals:
            found = by_document.get(original.id, [])
            starts = [finding.start for finding in found]
            labels = [(turn.label_start, turn.label_end) for turn in original.turns]
            for item, hit in self._lists.hits(original.text):
                if not any(start < hit.end and hit.start < end for start, end in labels):
                    self._take(original, item, hit, _near(found, starts, hit))
        self._take_labels(by_document)

    def _take(self, original: Original, item: Always, hit: Hit, near: Sequence[Finding]) -> None:
        over = [f for f in near if f.start < hit.end and hit.start < f.end]
        if any(_is_hers(f) and f.start <= hit.start and hit.end <= f.end for f in over):
            return
        around = next((f for f in over if f.start <= hit.start and hit.end <= f.end), None)
        if around is not None and _adds_only_titles(original.text, around, hit):
            hit = replace(hit, start=around.start, end=around.end)
        if around is not None and (_is_longer(around, hit) or self._is_another(around, item, hit)):
            if around.level is not FindingLevel.AUTO:
                self._draft.findings[around.id] = replace(around, level=FindingLevel.AUTO)
            return
        for finding in over:
            if hit.start <= finding.start and finding.end <= hit.end and not _is_hers(finding):
                self._draft.findings.pop(finding.id, None)
        entity_id = self._entity_of(item)
        same = next((f for f in over if (f.start, f.end) == (hit.start, hit.end)), None)
        new = Finding(
            document_id=original.id,
            entity_id=entity_id,
            start=hit.start,
            end=hit.end,
            kind=self._draft.entities[entity_id].kind,
            level=FindingLevel.AUTO,
            score=1.0,
            recognizer=OWN_LIST,
        )
        self._draft.add(new, same)

    def _is_another(self, finding: Finding, item: Always, hit: Hit) -> bool:
        """Say whether a name alone was linked to somebody else who bears it, with another full name."""
        entity = self._draft.entities.get(finding.entity_id)
        if not hit.is_part or entity is None or entity.kind is not PERSON or entity.id == self._entities.get(item.id):
            return False
        parts = [key_of(part) for part in name_parts(entity.canonical)]
        return len(parts) > 1 and not any(covers(entity, name) for name in item.names)

    def _take_labels(self, by_document: Mapping[str, list[Finding]]) -> None:
        """Give the speaker labels of a listed participant, which are names, to the same entity."""
        codes = {item.code: item for item in self._lists.always if item.code}
        for original in self._originals if codes else ():
            names = set(name_like_labels(original))
            for turn in original.turns:
                item = codes.get(original.speakers.get(turn.label, ""))
                if item is None or turn.label not in names:
                    continue
                entity_id = self._entity_of(item)
                for finding in by_document.get(original.id, ()):
                    if turn.label_start <= finding.start and finding.end <= turn.label_end:
                        kept = self._draft.findings.get(finding.id)
                        if kept is not None and kept.entity_id != entity_id:
                            self._draft.findings[kept.id] = replace(kept, entity_id=entity_id, kind=PERSON)

    def _entity_of(self, item: Always) -> str:
        if item.id not in self._entities:
            self._entities[item.id] = self._found(item) or self._made(item)
            self._complete(self._entities[item.id], item)
        return self._entities[item.id]

    def _found(self, item: Always) -> str | None:
        """Find the entity that is meant: the same name in full, else, for a participant, the one name of it alone."""
        known = [e for e in self._standing() if e.kind is item.kind]
        keys = {key_of(name) for name in item.names}
        exact = [e for e in known if keys & {key_of(name) for name in (e.canonical, *e.aliases)}]
        if not exact and item.kind is PERSON:
            exact = [e for e in known if any(is_form_of(e.canonical, name, PERSON) for name in item.names)]
        best = min(exact, key=lambda e: (e.role is not PersonRole.PARTICIPANT, e.number), default=None)
        if best is None:
            return None
        self._draft.entities[best.id] = best
        return best.id

    def _standing(self) -> Iterator[Entity]:
        """Give the entities of the draft, those that linking has just retired as they were before."""
        for entity in self._draft.entities.values():
            if not is_retired(entity):
                yield entity
            elif (earlier := self._before.get(entity.id)) is not None and not is_retired(earlier):
                yield earlier

    def _made(self, item: Always) -> str:
        number, replacement = self._numbering.give(item.kind)
        made = Entity(kind=item.kind, canonical=item.names[0], number=number, replacement=replacement)
        self._draft.entities[made.id] = made
        return made.id

    def _complete(self, entity_id: str, item: Always) -> None:
        """Let an entity bear all listed names; a participant is listed under the fullest."""
        entity = self._draft.entities[entity_id]
        if item.code:
            names = (*item.names, entity.canonical, *entity.aliases)
            entity = replace(entity, canonical=item.names[0], aliases=(), role=PersonRole.PARTICIPANT)
        else:
            names = item.names
        for name in names:
            if not covers(entity, name):
                entity = replace(entity, aliases=(*entity.aliases, name))
        self._draft.entities[entity_id] = entity


def _near(found: Sequence[Finding], starts: Sequence[int], hit: Hit) -> Sequence[Finding]:
    return found[max(0, bisect_left(starts, hit.start) - 4) : bisect_left(starts, hit.end)]


def _adds_only_titles(text: str, finding: Finding, hit: Hit) -> bool:
    outside = key_of(f"{text[finding.start : hit.start]} {text[hit.end : finding.end]}")
    return all(word in HONORIFICS for word in outside.split())


def _is_longer(finding: Finding, hit: Hit) -> bool:
    return finding.end - finding.start > hit.end - hit.start


def mark_participants(draft: Draft, originals: Sequence[Original]) -> None:
    """Say of the people by whose names participants are labelled that they are participants."""
    by_document = draft.by_document()
    keys: set[str] = set()
    ids: set[str] = set()
    for original in originals:
        names = {label for label in name_like_labels(original) if original.speakers.get(label, "").startswith("P")}
        keys |= {key_of(bare_name(label, PERSON)) for label in names}
        spans = sorted({(turn.label_start, turn.label_end) for turn in original.turns if turn.label in names})
        starts = [start for start, _ in spans]
        ids |= {f.entity_id for f in by_document.get(original.id, ()) if spans and _lies_in(f, spans, starts)}
    for entity in list(draft.entities.values()) if keys else ():
        third = entity.kind is PERSON and entity.role is PersonRole.THIRD_PARTY and not is_retired(entity)
        if third and (entity.id in ids or keys & _keys(entity)):
            draft.entities[entity.id] = replace(entity, role=PersonRole.PARTICIPANT)


def _keys(entity: Entity) -> set[str]:
    return {key_of(name) for name in (entity.canonical, *entity.aliases)}
