"""Who is called what in a study: the names, parts of names, genders and firms that mentions are matched with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from analysis.pseudonymization.address import gender_of_title
from analysis.pseudonymization.entities import Draft, is_retired
from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.genders import gender_of_first_name
from analysis.pseudonymization.mentions import Mention, part_keys
from analysis.pseudonymization.propagation import Chooser
from analysis.pseudonymization.same_names import firm_words, is_same_firm, is_same_full_name, names_of
from analysis.pseudonymization.short_names import is_short_for, is_short_name
from analysis.records import IdentifierKind, Original, Verdict


class KnownNames:
    """The names of a draft's entities; told of each new name, title and full name by whoever links.

    `by_key` and `by_part` give entity ids for the key of a whole name and of one part of a person's.
    """

    def __init__(self, draft: Draft, originals: Sequence[Original], chooser: Chooser) -> None:
        self._draft = draft
        self._chooser = chooser
        self.by_key: dict[str, list[str]] = defaultdict(list)
        self.by_part: dict[str, set[str]] = defaultdict(set)
        self._by_first_word: dict[str, set[str]] = defaultdict(set)
        self._genders: dict[str, Counter[str]] = defaultdict(Counter)
        self._titles_seen: dict[str, set[str]] = defaultdict(set)
        self._bearers: Counter[str] = Counter()
        texts = {original.id: original.text for original in originals}
        for finding in draft.findings.values():
            text = texts.get(finding.document_id)
            if text and (gender := gender_of_title(text, finding.start, finding.end)):
                self._genders[finding.entity_id][gender] += 1
        for entity in draft.entities.values():
            for name in names_of(entity) if not is_retired(entity) else ():
                self.add(entity.id, name)

    def add(self, entity_id: str, name: str) -> None:
        """Learn that an entity bears a name."""
        key = key_of(name) or name
        if entity_id not in self.by_key[key]:
            self.by_key[key].append(entity_id)
        kind = self._draft.entities[entity_id].kind
        if kind is IdentifierKind.PERSON:
            parts = part_keys(name)
            for part in parts if len(parts) > 1 else ():
                self.by_part[part].add(entity_id)
        elif kind is IdentifierKind.ORGANIZATION and (words := firm_words(name)):
            self._by_first_word[words[0]].add(entity_id)

    def meet(self, mentions: Sequence[Mention]) -> None:
        """Learn which titles and full names there are, before any of these mentions is given an entity."""
        self._bearers = self._count_bearers(mentions)
        for mention in mentions:
            if mention.gender:
                self._titles_seen[mention.key].add(mention.gender)

    def add_gender(self, entity_id: str, gender: str) -> None:
        self._genders[entity_id][gender] += 1

    def keys(self) -> set[str]:
        return set(self.by_key) | set(self.by_part)

    def by_short_name(self, mention: Mention) -> str | None:
        """Give the one person of the study for whom a short form is said ("Kathi"), if nobody else bears it."""
        if self.by_part.get(mention.key) or not is_short_name(mention.name):
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

    def is_guess(self, entity_id: str, mention: Mention) -> bool:
        """Say whether only a short form led to a person on whom she has not decided."""
        entity = self._draft.entities[entity_id]
        return entity.verdict is Verdict.UNDECIDED and self._is_called(entity_id, mention.name)

    def of_gender(self, candidates: Sequence[str], mention: Mention) -> tuple[list[str], bool]:
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
        return next((g for name in names_of(self._draft.entities[entity_id]) if (g := _gender_of_name(name))), "")

    def same_person(self, parts: Sequence[str], gender: str) -> str | None:
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
            elif is_same_full_name(other, parts):
                by_surname.append(entity_id)
        candidates = by_surname or by_first_name
        return candidates[0] if len(candidates) == 1 else None

    def _bearing(self, part: str) -> set[str]:
        return self.by_part.get(part, set()) | set(self.by_key.get(part, ()))

    def same_firm(self, name: str) -> str | None:
        """Find the one organisation of which a name is a shorter or longer form ("Brandt", "Brandt Antriebe AG")."""
        words = firm_words(name)
        candidates = [
            entity_id
            for entity_id in sorted(self._by_first_word.get(words[0], ()) if words else ())
            if any(is_same_firm(words, firm_words(n)) for n in names_of(self._draft.entities[entity_id]))
        ]
        return candidates[0] if len(candidates) == 1 else None

    def _count_bearers(self, mentions: Iterable[Mention]) -> Counter[str]:
        """Count the distinct full names that have each part, in the findings and among the entities."""
        names = [m.name for m in mentions if m.kind is IdentifierKind.PERSON]
        names += [e.canonical for e in self._draft.entities.values() if e.kind is IdentifierKind.PERSON]
        full = {parts for name in names if len(parts := part_keys(name)) > 1 and len(parts[0]) > 1}
        return Counter(part for pair in {frozenset((parts[0], parts[-1])) for parts in full} for part in pair)


def _gender_of_name(name: str) -> str:
    parts = part_keys(name)
    return gender_of_first_name(parts[0]) if len(parts) > 1 else ""
