"""From findings to entities: "Frau Schuster", "Schusters" and "Sabine Schuster" are one person in the whole study.

Pure and stable: linking the same findings again changes nothing, and her verdicts, renamed replacements, own findings,
merges and splits survive. Numbers are never given twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.errors import InvalidInput
from analysis.ports import Detected
from analysis.pseudonymization.address import gender_of_title
from analysis.pseudonymization.entities import (
    MANUAL,
    PROPAGATION,
    SPEAKER_LABEL,
    Draft,
    Linked,
    Numbering,
    covers,
    is_default_replacement,
    is_retired,
)
from analysis.pseudonymization.evidence import labelled_ids, name_like_labels
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.genders import gender_of_first_name
from analysis.pseudonymization.kinds import Kinds, is_distinctive
from analysis.pseudonymization.lexicon import plain_words
from analysis.pseudonymization.mentions import (
    Mention,
    abbreviations,
    mention_of,
    part_keys,
    with_agreed_kinds,
    with_short_names,
    without_genitives,
)
from analysis.pseudonymization.propagation import Chooser, propagate
from analysis.pseudonymization.short_names import is_short_for, is_short_name
from analysis.pseudonymization.spans import bare_name
from analysis.pseudonymization.untangling import untangle
from analysis.pseudonymization.variants import (
    WORD_LIKE_KINDS,
    honorific_length,
    without_legal_form,
)
from analysis.records import Entity, Finding, FindingLevel, IdentifierKind, Original, Verdict


def link(
    originals: Sequence[Original],
    detected: Mapping[str, Sequence[Detected]],
    entities: Sequence[Entity],
    findings: Sequence[Finding],
    language: str,
) -> Linked:
    """Give the records that bring a study's entities and findings up to date.

    All originals, entities and findings of the study are given; `detected` holds the documents that were detected
    anew, others keep their findings. Includes names in speaker labels and propagation to all originals.
    """
    draft = Draft.of(entities, findings)
    texts = {original.id for original in originals}
    for finding in findings:
        if finding.document_id not in texts:
            del draft.findings[finding.id]
    _Linker(draft, originals, language).take(detected)
    return _finish(draft, originals, language)


def add_manual(
    originals: Sequence[Original],
    document_id: str,
    start: int,
    end: int,
    kind: IdentifierKind,
    entities: Sequence[Entity],
    findings: Sequence[Finding],
    language: str,
) -> Linked:
    """Add her own finding and look for its forms everywhere.

    What the detector found inside the selection gives way to it. Raises `InvalidInput` (`empty_selection`).
    """
    text = next(original.text for original in originals if original.id == document_id)
    surface = text[start:end]
    start += len(surface) - len(surface.lstrip())
    end -= len(surface) - len(surface.rstrip())
    if not 0 <= start < end <= len(text):
        raise InvalidInput("empty_selection", "Nothing is selected.", "Select the words that identify somebody.")
    draft = Draft.of(entities, findings)
    for finding in findings:
        if finding.document_id == document_id and start <= finding.start and finding.end <= end:
            del draft.findings[finding.id]
    name = bare_name(text[start:end], kind)
    mention = Mention(document_id, start, end, kind, FindingLevel.AUTO, 1.0, MANUAL, name)
    _Linker(draft, originals, language).assign([mention])
    return _finish(draft, originals, language)


def merge_entities(kept: Entity, others: Sequence[Entity], findings: Sequence[Finding]) -> Linked:
    """Make several entities one: `kept` takes over their names and findings, the others are retired."""
    gone = {other.id for other in others if other.id != kept.id}
    draft = Draft.of([kept, *(o for o in others if o.id in gone)], findings)
    for other in others:
        if other.id in gone:
            for name in (other.canonical, *other.aliases):
                _add_name(draft, kept.id, name)
            draft.entities[other.id] = _retired(other)
    for finding in findings:
        if finding.entity_id in gone:
            draft.findings[finding.id] = replace(finding, entity_id=kept.id, kind=kept.kind)
    return draft.linked()


def split_entity(
    entity: Entity,
    moved: Sequence[Finding],
    originals: Sequence[Original],
    entities: Sequence[Entity],
    findings: Sequence[Finding],
    language: str,
) -> Linked:
    """Give some findings of an entity an entity of their own, named after the first of them.

    They become her own findings, so that no later run moves them back.
    """
    draft = Draft.of(entities, findings)
    texts = {original.id: original.text for original in originals}
    number, replacement = Numbering(entities, originals, language).give(entity.kind)
    names = [bare_name(texts[f.document_id][f.start : f.end], entity.kind) for f in moved]
    new = Entity(
        kind=entity.kind,
        canonical=max(names, key=len),
        number=number,
        replacement=replacement,
        verdict=entity.verdict,
        decided_by=entity.decided_by,
        decided_at=entity.decided_at,
    )
    draft.entities[new.id] = new
    for name in names:
        _add_name(draft, new.id, name)
    for finding in moved:
        draft.findings[finding.id] = replace(finding, entity_id=new.id, recognizer=MANUAL)
    left = [f for f in draft.findings.values() if f.entity_id == entity.id]
    if not left:
        draft.entities[entity.id] = _retired(entity)
    return draft.linked()


def _finish(draft: Draft, originals: Sequence[Original], language: str) -> Linked:
    _renumber_collisions(draft, originals, language)
    propagate(draft, originals)
    used = {finding.entity_id for finding in draft.findings.values()}
    used |= labelled_ids(originals, draft.entities.values())
    for entity in list(draft.entities.values()):
        if entity.id not in used and entity.verdict is Verdict.UNDECIDED and not is_retired(entity):
            draft.entities[entity.id] = _retired(entity)
    return draft.linked()


def _renumber_collisions(draft: Draft, originals: Sequence[Original], language: str) -> None:
    """Give another number to entities whose placeholder stands in a text that came later."""
    numbering = Numbering(draft.entities.values(), originals, language)
    for entity in list(draft.entities.values()):
        if is_default_replacement(entity) and numbering.stands_in_a_text(entity.replacement) and not is_retired(entity):
            number, replacement = numbering.give(entity.kind)
            draft.entities[entity.id] = replace(entity, number=number, replacement=replacement)


def _retired(entity: Entity) -> Entity:
    return replace(entity, canonical="", aliases=())


def _add_name(draft: Draft, entity_id: str, name: str) -> None:
    entity = draft.entities[entity_id]
    if name and not covers(entity, name):
        draft.entities[entity_id] = replace(entity, aliases=(*entity.aliases, name))


class _Linker:
    """Assigns mentions to entities of a draft."""

    def __init__(self, draft: Draft, originals: Sequence[Original], language: str) -> None:
        self._draft = draft
        self._originals = originals
        self._numbering = Numbering(draft.entities.values(), originals, language)
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_part: dict[str, set[str]] = defaultdict(set)
        self._by_first_word: dict[str, set[str]] = defaultdict(set)
        self._covered: set[tuple[str, str]] = set()
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._made: set[str] = set()
        self._abbreviations: dict[str, Mention] = {}
        self._genders: dict[str, Counter[str]] = defaultdict(Counter)
        self._titles_seen: dict[str, set[str]] = defaultdict(set)
        texts = {original.id: original.text for original in originals}
        for finding in draft.findings.values():
            text = texts.get(finding.document_id)
            if text and (gender := gender_of_title(text, finding.start, finding.end)):
                self._genders[finding.entity_id][gender] += 1
        for entity in draft.entities.values():
            for name in (entity.canonical, *entity.aliases) if not is_retired(entity) else ():
                self._index(entity.id, name)
        self._chooser = Chooser(sorted(draft.findings.values(), key=lambda f: (f.document_id, f.start)), draft.entities)

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
        mentions = with_agreed_kinds(without_genitives(mentions, self._known_keys()), kinds)
        mentions = with_short_names(mentions, set(self._by_part))
        self._abbreviations = abbreviations(mentions, {original.id: original.text for original in self._originals})
        self.assign(mentions)
        self._prefer_best_forms(kinds)
        self._number_in_order()

    def assign(self, mentions: Sequence[Mention]) -> None:
        """Give every mention its entity: full names first, then the rest in the order of the texts."""
        mentions = [self._unabbreviated(mention) for mention in mentions]
        self._bearers = self._count_bearers(mentions)
        for mention in mentions:
            if mention.gender:
                self._titles_seen[mention.key].add(mention.gender)
        for mention in sorted(mentions, key=_specificity):
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
        same = [i for i in self._by_key.get(mention.key, ()) if self._draft.entities[i].kind is mention.kind]
        if mention.kind is IdentifierKind.PERSON:
            return self._person_of(mention, same)
        if len(same) == 1:
            return same[0], True
        if same:
            return self._chooser.nearest(same, mention.document_id, mention.start) or same[0], False
        long = self._abbreviations.get(mention.key)
        spelled_out = self._by_key.get(long.key, []) if long is not None and long.kind is mention.kind else []
        if len(spelled_out) == 1:
            return spelled_out[0], True
        if mention.kind is IdentifierKind.ORGANIZATION:
            return self._same_firm(mention.name) or self._new(mention), True
        return self._new(mention), True

    def _person_of(self, mention: Mention, same: Sequence[str]) -> tuple[str, bool]:
        parts = part_keys(mention.name)
        if len(parts) > 1:
            if same:
                return same[0], len(same) == 1
            match = self._same_person(parts, mention.gender)
            return (match, True) if match else (self._new(mention), True)
        if not same and (short := self._by_short_name(mention)):
            return short, False
        bearing = self._by_part.get(mention.key, set()) | self._by_part.get(parts[0] if parts else "", set())
        candidates = list(dict.fromkeys([*same, *sorted(bearing)]))
        fitting, is_clear = self._of_gender(candidates, mention)
        if len(fitting) == 1:
            return fitting[0], is_clear and not self._is_guess(fitting[0], mention)
        chosen = self._chooser.nearest(fitting, mention.document_id, mention.start) if fitting else None
        if chosen is None and same and fitting:
            chosen = next((i for i in same if i in fitting), None)
        return (chosen or self._new(mention)), not fitting

    def _by_short_name(self, mention: Mention) -> str | None:
        """Give the one person of the study for whom a short form is said ("Kathi"), if nobody else bears it."""
        if self._by_part.get(mention.key) or not is_short_name(mention.name):
            return None
        fitting = [i for i in self._people() if self._is_called(i, mention.name)]
        gender = mention.gender or mention.article
        alike = [i for i in fitting if not gender or self._gender(i) in ("", gender)]
        return alike[0] if len(fitting) == len(alike) == 1 else None

    def _people(self) -> list[str]:
        entities = self._draft.entities.values()
        return [e.id for e in entities if e.kind is IdentifierKind.PERSON and not is_retired(e)]

    def _is_called(self, entity_id: str, short: str) -> bool:
        parts = part_keys(self._draft.entities[entity_id].canonical)
        return any(is_short_for(short, part) for part in parts[:2])

    def _is_guess(self, entity_id: str, mention: Mention) -> bool:
        """Say whether only a short form led to a person on whom she has not decided."""
        entity = self._draft.entities[entity_id]
        return entity.verdict is Verdict.UNDECIDED and self._is_called(entity_id, mention.name)

    def _of_gender(self, candidates: Sequence[str], mention: Mention) -> tuple[list[str], bool]:
        """Leave those whom a title can mean; a bare name means anybody. Also say whether there is no doubt."""
        if not mention.gender:
            alike = [i for i in candidates if mention.article and self._gender(i) == mention.article]
            if len(candidates) > 1 and alike and self._chooser.is_named(candidates, mention.document_id):
                return alike, False
            return list(candidates), True
        known = {i: self._gender(i) for i in candidates}
        alike = [i for i in candidates if known[i] == mention.gender]
        if alike:
            return alike, True
        unknown = [i for i in candidates if not known[i]]
        rivals = self._titles_seen[mention.key] - {mention.gender}
        return unknown, not rivals or len(candidates) > len(unknown)

    def _gender(self, entity_id: str) -> str:
        """Tell a woman from a man by the titles that were linked, else by the first name."""
        titles = self._genders.get(entity_id)
        if titles:
            return titles.most_common(1)[0][0]
        return next((g for name in _names(self._draft.entities[entity_id]) if (g := _gender_of_name(name))), "")

    def _same_person(self, parts: Sequence[str], gender: str) -> str | None:
        """Find the one person whom a full name can mean: the same two names in either order, or one of them alone."""
        by_surname: list[str] = []
        by_first_name: list[str] = []
        for entity_id in sorted(self._bearing(parts[0]) | self._bearing(parts[-1])):
            entity = self._draft.entities[entity_id]
            other = part_keys(entity.canonical)
            if entity.kind is not IdentifierKind.PERSON or not other:
                continue
            own = gender or gender_of_first_name(parts[0]) or gender_of_first_name(parts[-1])
            if own and own != (self._gender(entity_id) or own):
                continue
            if len(other) == 1:
                if self._bearers[other[0]] == 1:
                    (by_surname if other[0] == parts[-1] else by_first_name).append(entity_id)
            elif _is_same_full_name(other, parts):
                by_surname.append(entity_id)
        candidates = by_surname or by_first_name
        return candidates[0] if len(candidates) == 1 else None

    def _bearing(self, part: str) -> set[str]:
        return self._by_part.get(part, set()) | set(self._by_key.get(part, ()))

    def _same_firm(self, name: str) -> str | None:
        """Find the one organisation of which a name is a shorter or longer form ("Brandt", "Brandt Antriebe AG")."""
        words = _firm_words(name)
        candidates = [
            entity_id
            for entity_id in sorted(self._by_first_word.get(words[0], ()) if words else ())
            if any(_is_same_firm(words, _firm_words(n)) for n in _names(self._draft.entities[entity_id]))
        ]
        return candidates[0] if len(candidates) == 1 else None

    def _new(self, mention: Mention) -> str:
        number, replacement = self._numbering.give(mention.kind)
        entity = Entity(kind=mention.kind, canonical=mention.name, number=number, replacement=replacement)
        self._draft.entities[entity.id] = entity
        self._made.add(entity.id)
        self._index(entity.id, mention.name)
        return entity.id

    def _note(self, mention: Mention, entity_id: str, *, is_clear: bool) -> None:
        entity = self._draft.entities[entity_id]
        self._forms[entity_id][mention.name] += 1
        if mention.gender and mention.before is None:
            self._genders[entity_id][mention.gender] += 1
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
        if _is_fuller(mention.name, entity):
            self._draft.entities[entity.id] = replace(entity, canonical=mention.name)
            _add_name(self._draft, entity.id, entity.canonical)
            self._index(entity.id, mention.name)
        elif not covers(entity, mention.name):
            _add_name(self._draft, entity.id, mention.name)
            self._index(entity.id, mention.name)

    def _index(self, entity_id: str, name: str) -> None:
        key = key_of(name) or name
        if entity_id not in self._by_key[key]:
            self._by_key[key].append(entity_id)
        kind = self._draft.entities[entity_id].kind
        if kind is IdentifierKind.PERSON:
            parts = part_keys(name)
            for part in parts if len(parts) > 1 else ():
                self._by_part[part].add(entity_id)
        elif kind is IdentifierKind.ORGANIZATION and (words := _firm_words(name)):
            self._by_first_word[words[0]].add(entity_id)

    def _prefer_best_forms(self, kinds: Kinds) -> None:
        """List the entities made in this run under their best form, the others under the name she knows."""
        for entity_id in self._made:
            entity, forms = self._draft.entities[entity_id], self._forms[entity_id]
            if entity.kind not in (IdentifierKind.PERSON, IdentifierKind.ORGANIZATION):
                continue
            best = max(forms, key=lambda name: _quality(name, forms[name], entity.kind, kinds))
            if best != entity.canonical:
                names = dict.fromkeys((entity.canonical, *entity.aliases))
                self._draft.entities[entity_id] = replace(entity, canonical=best, aliases=())
                for name in names:
                    _add_name(self._draft, entity_id, name)

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

    def _known_keys(self) -> set[str]:
        return set(self._by_key) | set(self._by_part)

    def _count_bearers(self, mentions: Iterable[Mention]) -> Counter[str]:
        """Count the distinct full names that have each part, in the findings and among the entities."""
        names = [m.name for m in mentions if m.kind is IdentifierKind.PERSON]
        names += [e.canonical for e in self._draft.entities.values() if e.kind is IdentifierKind.PERSON]
        full = {parts for name in names if len(parts := part_keys(name)) > 1 and len(parts[0]) > 1}
        return Counter(part for pair in {frozenset((parts[0], parts[-1])) for parts in full} for part in pair)


def _gender_of_name(name: str) -> str:
    parts = part_keys(name)
    return gender_of_first_name(parts[0]) if len(parts) > 1 else ""


def _as_detected(finding: Finding) -> Detected:
    return Detected(finding.start, finding.end, finding.kind, finding.level, finding.score, finding.recognizer)


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.canonical, *entity.aliases)


def _first_names_agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_same_full_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Compare full names; "Hirlinger Josef" is "Josef Hirlinger", "S. Schuster" is "Sabine Schuster".

    A full name that begins a longer one is the same, where the rest is a plain word ("Josef Hirlinger Platz").
    """
    short, long = sorted((one, other), key=len)
    if 2 <= len(short) < len(long) and tuple(long[: len(short)]) == tuple(short):
        return all(word in plain_words() for word in long[len(short) :])
    if one[-1] == other[-1]:
        return _first_names_agree(one[0], other[0])
    return len(one) == len(other) == 2 and tuple(one) == tuple(reversed(other))


def _firm_words(name: str) -> tuple[str, ...]:
    return tuple(key_of(without_legal_form(name)).split())


def _is_same_firm(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether the shorter name begins the longer one, with a first word that no other firm would have."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    return bool(short) and long[: len(short)] == short and is_distinctive(short[0])


def _is_fuller(name: str, entity: Entity) -> bool:
    if entity.kind is IdentifierKind.PERSON:
        return len(part_keys(name)) > len(part_keys(entity.canonical))
    if entity.kind is not IdentifierKind.ORGANIZATION:
        return False
    new, old = key_of(name).split(), key_of(entity.canonical).split()
    return len(new) > len(old) and new[: len(old)] == old


def _quality(name: str, count: int, kind: IdentifierKind, kinds: Kinds) -> tuple[bool, int, bool, int, int]:
    """Rank the forms of an entity: a first and a last name in this order, a firm's longest name; no capitals only."""
    if kind is IdentifierKind.ORGANIZATION:
        return (not name.isupper(), len(name.split()), False, count, 0)
    parts = part_keys(name)
    is_full = len(parts) > 1 and len(parts[0]) > 1 and "," not in name
    return (is_full, not name.isupper(), kinds.has_title(parts[-1]) if parts else False, count, len(parts))


def _specificity(mention: Mention) -> tuple[int, int]:
    """Sort full names before single ones and long firms before short ones; else the order of the texts stays."""
    if mention.kind is IdentifierKind.PERSON:
        if len(part_keys(mention.name)) > 1:
            return (0, 0)
        return (4 if is_short_name(mention.name) else 2 if mention.gender else 3, 0)
    return (1, -len(mention.name.split()) if mention.kind is IdentifierKind.ORGANIZATION else 0)
