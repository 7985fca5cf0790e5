"""What linking, propagation, replacement and the residue scan all need to know about entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from analysis.ports import Change, Put, Remove
from analysis.pseudonymization.variants import is_form_of
from analysis.records import Entity, Finding, IdentifierKind, Original, Verdict

MANUAL = "manual"
PROPAGATION = "propagation"
SPEAKER_LABEL = "speaker_label"
OWN_LIST = "own list"
_BRACKETED = re.compile(r"\[[^\[\]\n]{1,40}\]")

_WORDS: Mapping[str, Mapping[IdentifierKind, str]] = {
    "de": {
        IdentifierKind.PERSON: "Person",
        IdentifierKind.LOCATION: "Ort",
        IdentifierKind.ORGANIZATION: "Organisation",
        IdentifierKind.PRODUCT: "Produkt",
        IdentifierKind.DATE: "Datum",
        IdentifierKind.AGE: "Alter",
        IdentifierKind.PHONE: "Telefonnummer",
        IdentifierKind.EMAIL: "E-Mail",
        IdentifierKind.URL: "Internetadresse",
        IdentifierKind.ID: "Kennung",
        IdentifierKind.ROLE: "Funktion",
        IdentifierKind.OTHER: "Angabe",
    },
    "en": {
        IdentifierKind.PERSON: "Person",
        IdentifierKind.LOCATION: "Place",
        IdentifierKind.ORGANIZATION: "Organisation",
        IdentifierKind.PRODUCT: "Product",
        IdentifierKind.DATE: "Date",
        IdentifierKind.AGE: "Age",
        IdentifierKind.PHONE: "Phone number",
        IdentifierKind.EMAIL: "E-mail",
        IdentifierKind.URL: "Web address",
        IdentifierKind.ID: "Identifier",
        IdentifierKind.ROLE: "Role",
        IdentifierKind.OTHER: "Detail",
    },
}


def placeholder(kind: IdentifierKind, number: int, language: str) -> str:
    """Give what stands for an entity by default: "[Person 3]", "[Ort 1]"."""
    return f"[{_WORDS.get(language, _WORDS['en'])[kind]} {number}]"


def is_default_replacement(entity: Entity) -> bool:
    return any(entity.replacement == placeholder(entity.kind, entity.number, language) for language in _WORDS)


def is_retired(entity: Entity) -> bool:
    """Say whether an entity stands for nothing any more and only keeps its number from being given again."""
    return not entity.canonical


def verdict_of(finding: Finding, entity: Entity | None) -> Verdict:
    """Give what happens at a finding's place: its own verdict, else the entity's. UNDECIDED is replaced too."""
    if finding.verdict is not Verdict.UNDECIDED or entity is None:
        return finding.verdict
    return entity.verdict


@dataclass(frozen=True, slots=True)
class Linked:
    """Records to put and to remove. `put` holds entities before the findings that name them."""

    put: tuple[Entity | Finding, ...] = ()
    removed: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.removed)

    @property
    def changes(self) -> list[Change]:
        return [*(Put(record) for record in self.put), *(Remove(record) for record in self.removed)]


@dataclass(slots=True)
class Draft:
    """Entities and findings while they are being changed, and what they were."""

    entities: dict[str, Entity]
    findings: dict[str, Finding]
    _entities_before: dict[str, Entity] = field(default_factory=dict)
    _findings_before: dict[str, Finding] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Iterable[Entity], findings: Iterable[Finding]) -> Draft:
        by_id, found = {e.id: e for e in entities}, {f.id: f for f in findings}
        return cls(by_id, found, dict(by_id), dict(found))

    def add(self, finding: Finding, before: Finding | None = None) -> None:
        """Add a finding; where one stood at its place before, it keeps that one's id."""
        kept = replace(finding, id=before.id) if before else finding
        self.findings[kept.id] = kept

    def add_name(self, entity_id: str, name: str) -> None:
        """Let an entity bear one name more, where it is no form of one that it bears."""
        entity = self.entities[entity_id]
        if name and not covers(entity, name):
            self.entities[entity_id] = replace(entity, aliases=(*entity.aliases, name))

    def linked(self) -> Linked:
        """Give the difference to what was."""
        entities = (e for e in self.entities.values() if self._entities_before.get(e.id) != e)
        findings = (f for f in self.findings.values() if self._findings_before.get(f.id) != f)
        removed = tuple(f for f in self._findings_before.values() if f.id not in self.findings)
        return Linked((*entities, *findings), removed)

    def by_document(self) -> dict[str, list[Finding]]:
        """Give the findings by document, each list by place."""
        result: dict[str, list[Finding]] = {}
        for finding in self.findings.values():
            result.setdefault(finding.document_id, []).append(finding)
        for found in result.values():
            found.sort(key=lambda f: (f.start, -f.end, f.id))
        return result


def covers(entity: Entity, surface: str) -> bool:
    """Say whether a string is a form of one of the entity's names."""
    return any(is_form_of(surface, name, entity.kind) for name in (entity.canonical, *entity.aliases))


class Numbering:
    """Gives numbers to new entities: never one that was given before, never one whose placeholder is in a text."""

    def __init__(self, entities: Iterable[Entity], originals: Iterable[Original], language: str) -> None:
        self._language = language
        self._in_texts = {found.lower() for o in originals for found in _BRACKETED.findall(o.text)}
        self._last: dict[IdentifierKind, int] = {}
        self._in_use: set[str] = set()
        for entity in entities:
            self._last[entity.kind] = max(self._last.get(entity.kind, 0), entity.number)
            self._in_use.add(entity.replacement.lower())

    def give(self, kind: IdentifierKind) -> tuple[int, str]:
        """Give (number, replacement)."""
        number = self._last.get(kind, 0) + 1
        while not self._is_free(placeholder(kind, number, self._language)):
            number += 1
        self._last[kind] = number
        return number, placeholder(kind, number, self._language)

    def stands_in_a_text(self, replacement: str) -> bool:
        return replacement.lower() in self._in_texts

    def _is_free(self, replacement: str) -> bool:
        return replacement.lower() not in self._in_texts and replacement.lower() not in self._in_use
