"""Giving each mention its entity: known ones first, new ones numbered in the order in which they appear."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.ports import Detected
from analysis.pseudonymization.entities import (
    MANUAL,
    PROPAGATION,
    SPEAKER_LABEL,
    Draft,
    Numbering,
    covers,
    is_retired,
)
from analysis.pseudonymization.evidence import name_like_labels
from analysis.pseudonymization.kinds import Kinds
from analysis.pseudonymization.known_names import KnownNames
from analysis.pseudonymization.mentions import (
    Mention,
    abbreviations,
    is_short_place,
    mention_of,
    part_keys,
    with_agreed_kinds,
    with_short_names,
    with_umlauts,
    without_genitives,
)
from analysis.pseudonymization.propagation import Chooser
from analysis.pseudonymization.same_names import is_fuller, quality, specificity
from analysis.pseudonymization.spans import bare_name
from analysis.pseudonymization.untangling import untangle
from analysis.pseudonymization.variants import WORD_LIKE_KINDS, honorific_length
from analysis.records import Entity, Finding, FindingLevel, IdentifierKind, Original, Verdict


class Linker:
    """Assigns mentions to entities of a draft."""

    def __init__(self, draft: Draft, originals: Sequence[Original], language: str) -> None:
        self._draft = draft
        self._originals = originals
        self._numbering = Numbering(draft.entities.values(), originals, language)
        self._covered: set[tuple[str, str]] = set()
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._made: set[str] = set()
        self._abbreviations: dict[str, Mention] = {}
        self._chooser = Chooser(sorted(draft.findings.values(), key=lambda f: (f.document_id, f.start)), draft.entities)
        self._known = KnownNames(draft, originals, self._chooser)

    def take(self, detected: Mapping[str, Sequence[Detected]]) -> None:
        """Replace what was detected before in these documents."""
        by_document = self._draft.by_document()
        others = {
            i: [_as_detected(f) for f in found if f.recognizer != PROPAGATION]
            for i, found in by_document.items()
            if i not in detected
        }
        entities = self._known_otherwise(detected)
        cut = untangle(self._originals, detected, others, entities)
        mentions: list[Mention] = []
        for original in self._originals:
            if original.id in cut:
                mentions.extend(self._mentions(original, cut[original.id], by_document.get(original.id, [])))
        kinds = Kinds(self._originals, {**others, **cut}, entities)
        mentions = with_agreed_kinds(without_genitives(mentions, self._known.keys()), kinds)
        mentions = with_umlauts(mentions, [n for e in self._draft.entities.values() for n in (e.canonical, *e.aliases)])
        mentions = with_short_names(mentions, set(self._known.by_part))
        self._abbreviations = abbreviations(mentions, {original.id: original.text for original in self._originals})
        self.assign(mentions)
        self._prefer_best_forms(kinds)
        self._number_in_order()

    def assign(self, mentions: Sequence[Mention]) -> None:
        """Give every mention its entity: full names first, then the rest in the order of the texts."""
        mentions = [self._unabbreviated(mention) for mention in mentions]
        self._known.meet(mentions)
        for mention in sorted(mentions, key=specificity):
            entity_id, is_clear = self._entity_of(mention)
            self._note(mention, entity_id, is_clear=is_clear)

    def _unabbreviated(self, mention: Mention) -> Mention:
        long = self._abbreviations.get(mention.key)
        is_short = long is not None and mention.kind in WORD_LIKE_KINDS and mention.name.isupper()
        return replace(mention, kind=long.kind) if long is not None and is_short else mention

    def _known_otherwise(self, detected: Mapping[str, Sequence[Detected]]) -> list[Entity]:
        """Give the entities that are known from elsewhere than from this run; so that the same run gives the same."""
        ids = {
            f.entity_id
            for f in self._draft.findings.values()
            if f.recognizer == MANUAL or (f.document_id not in detected and f.recognizer != PROPAGATION)
        }
        return [e for e in self._draft.entities.values() if e.id in ids or e.verdict is not Verdict.UNDECIDED]

    def _mentions(self, original: Original, found: Sequence[Detected], old: Sequence[Finding]) -> list[Mention]:
        fixed = [f for f in old if f.recognizer == MANUAL or f.verdict is not Verdict.UNDECIDED]
        names = set(name_like_labels(original))
        closed = [(f.start, f.end) for f in fixed]
        closed += [(t.label_start, t.label_end) for t in original.turns if t.label not in names]
        before = {(f.start, f.end): f for f in old if f not in fixed}
        mentions = [
            mention_of(original, d, name, before.get((d.start, d.end)))
            for d in found
            if not any(start <= d.start and d.end <= end for start, end in closed)
            if (name := d.canonical or bare_name(original.text[d.start : d.end], d.kind))
        ]
        places = {(m.start, m.end) for m in mentions}
        for label in self._label_mentions(original, before):
            if (label.start, label.end) not in places:
                mentions.append(label)
        places = {(m.start, m.end) for m in mentions}
        for place, finding in before.items():
            if place not in places and finding.recognizer != PROPAGATION:
                del self._draft.findings[finding.id]
        return mentions

    @staticmethod
    def _label_mentions(original: Original, before: Mapping[tuple[int, int], Finding]) -> Iterator[Mention]:
        labels = set(name_like_labels(original))
        placeless: set[str] = set()
        for turn in original.turns:
            if turn.label not in labels:
                continue
            start, end = turn.label_start, turn.label_end
            surface = original.text[start:end]
            name = bare_name(turn.label, IdentifierKind.PERSON)
            if surface.strip():
                start += honorific_length(surface)
                end -= len(surface) - len(surface.rstrip(" \t:"))
            elif name in placeless:
                continue
            else:
                placeless.add(name)
                start = end = -1
            yield Mention(
                original.id, start, end, IdentifierKind.PERSON, FindingLevel.AUTO, 1.0, SPEAKER_LABEL, name,
                before.get((start, end)),
            )  # fmt: skip

    def _entity_of(self, mention: Mention) -> tuple[str, bool]:
        """Give the entity of a mention, a new one if need be, and whether there was no doubt."""
        if mention.before is not None:
            entity = self._draft.entities.get(mention.before.entity_id)
            if entity is not None and not is_retired(entity):
                return entity.id, True
        same = [i for i in self._known.by_key.get(mention.key, ()) if self._draft.entities[i].kind is mention.kind]
        if mention.kind is IdentifierKind.PERSON:
            return self._person_of(mention, same)
        if len(same) == 1:
            return same[0], True
        if same:
            return self._chooser.nearest(same, mention.document_id, mention.start) or same[0], False
        long = self._abbreviations.get(mention.key)
        spelled_out = self._known.by_key.get(long.key, []) if long is not None and long.kind is mention.kind else []
        if len(spelled_out) == 1:
            return spelled_out[0], True
        if mention.kind is IdentifierKind.LOCATION:
            longer = [
                e.id
                for e in self._draft.entities.values()
                if e.kind is mention.kind and not is_retired(e) and is_short_place(mention.key, e.canonical)
            ]
            return (longer[0], True) if len(longer) == 1 else (self._new(mention), True)
        if mention.kind is IdentifierKind.ORGANIZATION:
            return self._known.same_firm(mention.name) or self._new(mention), True
        return self._new(mention), True

    def _person_of(self, mention: Mention, same: Sequence[str]) -> tuple[str, bool]:
        parts = part_keys(mention.name)
        if len(parts) > 1:
            if same:
                return same[0], len(same) == 1
            match = self._known.same_person(parts, mention.gender)
            return (match, True) if match else (self._new(mention), True)
        if not same and (short := self._known.by_short_name(mention)):
            return short, False
        bearing = self._known.by_part.get(mention.key, set()) | self._known.by_part.get(
            parts[0] if parts else "", set()
        )
        candidates = list(dict.fromkeys([*same, *sorted(bearing)]))
        fitting, is_clear = self._known.of_gender(candidates, mention)
        if len(fitting) == 1:
            return fitting[0], is_clear and not self._known.is_guess(fitting[0], mention)
        chosen = self._chooser.nearest(fitting, mention.document_id, mention.start) if fitting else None
        if chosen is None and same and fitting:
            chosen = next((i for i in same if i in fitting), None)
        return (chosen or self._new(mention)), not fitting

    def _new(self, mention: Mention) -> str:
        number, replacement = self._numbering.give(mention.kind)
        entity = Entity(kind=mention.kind, canonical=mention.name, number=number, replacement=replacement)
        self._draft.entities[entity.id] = entity
        self._made.add(entity.id)
        self._known.add(entity.id, mention.name)
        return entity.id

    def _note(self, mention: Mention, entity_id: str, *, is_clear: bool) -> None:
        entity = self._draft.entities[entity_id]
        self._forms[entity_id][mention.name] += 1
        if mention.gender and mention.before is None:
            self._known.add_gender(entity_id, mention.gender)
        self._learn_name(entity, mention)
        if mention.start < 0:
            return
        self._chooser.note(mention.document_id, entity_id, mention.start)
        before = mention.before
        if before is not None and (before.recognizer, before.score) == (mention.recognizer, mention.score):
            return
        finding = Finding(
            document_id=mention.document_id,
            entity_id=entity_id,
            start=mention.start,
            end=mention.end,
            kind=entity.kind,
            level=mention.level if is_clear else FindingLevel.REVIEW,
            score=mention.score,
            recognizer=mention.recognizer,
        )
        self._draft.add(finding, before)

    def _learn_name(self, entity: Entity, mention: Mention) -> None:
        if (entity.id, mention.key) in self._covered or mention.before is not None:
            return
        self._covered.add((entity.id, mention.key))
        if is_fuller(mention.name, entity):
            self._draft.entities[entity.id] = replace(entity, canonical=mention.name)
            self._draft.add_name(entity.id, entity.canonical)
            self._known.add(entity.id, mention.name)
        elif not covers(entity, mention.name):
            self._draft.add_name(entity.id, mention.name)
            self._known.add(entity.id, mention.name)

    def _prefer_best_forms(self, kinds: Kinds) -> None:
        """List the entities made in this run under their best form, the others under the name she knows."""
        for entity_id in self._made:
            entity, forms = self._draft.entities[entity_id], self._forms[entity_id]
            if entity.kind not in (IdentifierKind.PERSON, IdentifierKind.ORGANIZATION):
                continue
            best = max(forms, key=lambda name: quality(name, forms[name], entity.kind, kinds))
            if best != entity.canonical:
                names = dict.fromkeys((entity.canonical, *entity.aliases))
                self._draft.entities[entity_id] = replace(entity, canonical=best, aliases=())
                for name in names:
                    self._draft.add_name(entity_id, name)

    def _number_in_order(self) -> None:
        """Number the entities made in this run in the order in which they first appear."""
        documents = {original.id: i for i, original in enumerate(self._originals)}
        first: dict[str, tuple[int, int]] = {}
        for finding in self._draft.findings.values():
            if finding.entity_id in self._made:
                place = (documents[finding.document_id], finding.start)
                first[finding.entity_id] = min(place, first.get(finding.entity_id, place))
        by_kind: dict[IdentifierKind, list[str]] = defaultdict(list)
        for entity_id in sorted(self._made, key=lambda i: (first.get(i, (-1, -1)), self._draft.entities[i].number)):
            by_kind[self._draft.entities[entity_id].kind].append(entity_id)
        for ids in by_kind.values():
            given = sorted((self._draft.entities[i].number, self._draft.entities[i].replacement) for i in ids)
            for entity_id, (number, replacement) in zip(ids, given, strict=True):
                entity = self._draft.entities[entity_id]
                self._draft.entities[entity_id] = replace(entity, number=number, replacement=replacement)


def _as_detected(finding: Finding) -> Detected:
    return Detected(finding.start, finding.end, finding.kind, finding.level, finding.score, finding.recognizer)
