"""Choosing what stands for each identifier: placeholder, invented name or description, never one that is in a text.

An invented name is drawn at random and kept with the identifier: it is stable, and does not follow from the original.
Names that she typed herself are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import count
from random import Random, SystemRandom

from analysis.pseudonymization.entities import (
    Numbering,
    is_default_replacement,
    is_retired,
    placeholder,
)
from analysis.pseudonymization.folding import WORD, fold, key_of
from analysis.pseudonymization.styles.general import describe
from analysis.pseudonymization.styles.grammar import forms
from analysis.pseudonymization.styles.readable import completed, invent, lacks_first_name
from analysis.pseudonymization.variants import FormIndex
from analysis.pseudonymization.wordlists import HONORIFICS, ORDINARY, word_set
from analysis.records import Abstraction, Entity, Finding, FindingLevel, IdentifierKind, Original, PersonRole, Verdict

_BEFORE = 25
_READABLE_KINDS = (IdentifierKind.PERSON, IdentifierKind.LOCATION, IdentifierKind.ORGANIZATION)


def is_her_own(entity: Entity) -> bool:
    """Say whether she typed the replacement herself (`Pseudonyms.rename`)."""
    return entity.abstraction is Abstraction.PLACEHOLDER and not is_default_replacement(entity)


def sort_for(entity: Entity, style: Abstraction) -> Abstraction:
    """Give the sort of replacement that the study's style means for an identifier.

    Third parties and public figures gave no consent: in a readable study they are generalised.
    """
    if style is Abstraction.READABLE:
        if entity.kind not in _READABLE_KINDS:
            return Abstraction.PLACEHOLDER
        if entity.kind is IdentifierKind.PERSON and entity.role is not PersonRole.PARTICIPANT:
            return Abstraction.GENERAL
    return style


class Restyler:
    """Chooses replacements for the entities of one study. `also` are further strings that must not be used."""

    def __init__(
        self,
        originals: Sequence[Original],
        entities: Mapping[str, Entity],
        findings: Iterable[Finding],
        language: str,
        also: Iterable[str] = (),
        random: Random | None = None,
    ) -> None:
        self._originals = originals
        self._entities = dict(entities)
        self._findings = findings
        self._language = language
        self._also = tuple(also)
        self._random = random or SystemRandom()

    def sort_for(self, entity: Entity, style: Abstraction) -> Abstraction:
        """Give the sort of replacement that the study's style means for an identifier.

        What is uncertain and undecided keeps its placeholder in a readable study: an ordinary word that was found by
        mistake would read like somebody's name.
        """
        if style is Abstraction.READABLE and not self._is_certain(entity):
            return Abstraction.PLACEHOLDER
        return sort_for(entity, style)

    def _is_certain(self, entity: Entity) -> bool:
        places = self._places.get(entity.id, ())
        return entity.verdict is Verdict.REPLACE or any(place.level is FindingLevel.AUTO for place in places)

    def styled(self, entity: Entity, sort: Abstraction) -> Entity:
        """Give the entity with a replacement of that sort, or of the next plainer one where none can be had."""
        changed: Entity | None = None
        if sort is Abstraction.READABLE:
            changed = self._readable(entity)
            changed = changed or (self._general(entity) if entity.kind is not IdentifierKind.PERSON else None)
        elif sort is Abstraction.GENERAL:
            changed = self._general(entity)
        changed = changed or self._placeholder(entity)
        self._entities[entity.id] = changed
        return changed

    def repaired(self, entity: Entity) -> Entity:
        """Give the entity with another replacement where a text that came later holds it, or where it is too short."""
        if entity.abstraction is Abstraction.PLACEHOLDER or is_retired(entity):
            return entity
        if self._stands_in_a_text(entity):
            return self.styled(entity, entity.abstraction)
        if entity.abstraction is Abstraction.READABLE and lacks_first_name(entity):
            name = completed(entity, self._language, self._honorific(entity), self._is_free, self._random)
            if name:
                self._entities[entity.id] = replace(entity, replacement=name)
        return self._entities.get(entity.id, entity)

    def _placeholder(self, entity: Entity) -> Entity:
        others = [other for other in self._entities.values() if other.id != entity.id]
        numbering = Numbering(others, self._originals, self._language)
        text, number = placeholder(entity.kind, entity.number, self._language), entity.number
        if entity.number < 1 or numbering.stands_in_a_text(text) or text in {other.replacement for other in others}:
            number, text = Numbering(self._entities.values(), self._originals, self._language).give(entity.kind)
        return replace(entity, number=number, replacement=text, abstraction=Abstraction.PLACEHOLDER)

    def _general(self, entity: Entity) -> Entity | None:
        told = describe(entity.kind, entity.canonical, entity.role, self._language, self._honorific(entity))
        if told is None or self._index.search(told):
            return None
        taken = {other.replacement for other in self._entities.values() if other.id != entity.id}
        for number in count(1):
            text = f"[{told}]" if number == 1 else f"[{told} ({number})]"
            stands = any(form in original.text for original in self._originals for form in forms(text))
            if text not in taken and not stands:
                return replace(entity, replacement=text, abstraction=Abstraction.GENERAL)
        return None

    def _readable(self, entity: Entity) -> Entity | None:
        self._entities.pop(entity.id, None)
        name = invent(entity, self._language, self._honorific(entity), self._is_free, self._random)
        return replace(entity, replacement=name, abstraction=Abstraction.READABLE) if name else None

    def _is_free(self, word: str) -> bool:
        key = key_of(word).replace(" ", "")
        if key in ORDINARY or key in self._corpus or any(key in other or other in key for other in self._taken()):
            return False
        return not self._index.search(word) and not any(key in form or form in key for form in self._forms)

    def _taken(self) -> set[str]:
        return {
            key_of(word)
            for entity in self._entities.values()
            if entity.abstraction is not Abstraction.GENERAL and not is_default_replacement(entity)
            for word in WORD.findall(entity.replacement)
            if len(word) > 3 and key_of(word) not in _PLAIN
        }

    def _stands_in_a_text(self, entity: Entity) -> bool:
        if entity.abstraction is Abstraction.GENERAL:
            return any(form in original.text for original in self._originals for form in forms(entity.replacement))
        stem = [word for word in WORD.findall(fold(entity.replacement).lower()) if len(word) > 3 and word not in _PLAIN]
        return any(word in self._corpus for word in stem)

    @cached_property
    def _corpus(self) -> str:
        """All texts folded, lower case and without blanks, so that no line end or hyphen hides a word."""
        texts = [*(original.text for original in self._originals), *self._also]
        return " ".join("".join(WORD.findall(fold(text).lower())) for text in texts)

    @cached_property
    def _index(self) -> FormIndex:
        known = [entity for entity in self._entities.values() if not is_retired(entity)]
        return FormIndex([(entity.id, entity.kind, (entity.canonical, *entity.aliases)) for entity in known])

    @cached_property
    def _forms(self) -> set[str]:
        """The words of all names, from 4 letters: an invented name holds none of them and is held by none."""
        names = [name for e in self._entities.values() for name in (e.canonical, *e.aliases)]
        return {word for name in names for word in key_of(name).split() if len(word) > 3 and word.isalpha()}

    def _honorific(self, entity: Entity) -> str:
        """Give the honorifics that stand before a person's name."""
        if entity.kind is not IdentifierKind.PERSON:
            return ""
        texts = self._texts
        found = []
        for finding in self._places.get(entity.id, ()):
            text = texts.get(finding.document_id, "")
            words = WORD.findall(text[max(0, finding.start - _BEFORE) : finding.start])
            words += WORD.findall(text[finding.start : finding.end])[:1]
            found += [word for word in words[-3:] if fold(word).lower() in HONORIFICS]
        return " ".join(found[:1])

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {original.id: original.text for original in self._originals}

    @cached_property
    def _places(self) -> dict[str, list[Finding]]:
        places: dict[str, list[Finding]] = {}
        for finding in self._findings:
            places.setdefault(finding.entity_id, []).append(finding)
        return places


_PLAIN = word_set(
    "hochschule university klinik hospital schule school bank verein association stiftung foundation gmbh limited"
    " company corporation haftungsbeschraenkt"
)
"""Words of invented organisations that say only what they are."""
