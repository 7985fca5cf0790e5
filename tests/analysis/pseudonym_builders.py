"""Small studies to pseudonymise: originals, what a detector would find in them, and the records after linking."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from analysis.ports import Detected
from analysis.pseudonymization.entities import Linked
from analysis.pseudonymization.linking import link
from analysis.records import Entity, Finding, FindingLevel, IdentifierKind, Original, Verdict
from analysis.transcript import ImportedTurn

KINDS = {
    "P": IdentifierKind.PERSON,
    "L": IdentifierKind.LOCATION,
    "O": IdentifierKind.ORGANIZATION,
    "D": IdentifierKind.DATE,
    "T": IdentifierKind.PHONE,
}


def original(document_id: str, *turns: tuple[str, str], code: str = "P01") -> Original:
    """Make an original of turns (label, words); an interviewer's label "I" keeps its code."""
    text, imported = "", []
    for label, words in turns:
        start = len(text)
        text += f"{label}: {words}\n"
        words_start = start + len(label) + 2
        imported.append(ImportedTurn(label, start, start + len(label), words_start, words_start + len(words)))
    speakers = {label: "I" if label == "I" else code for label, _ in turns}
    return Original(id=document_id, text=text, file_name="f", file_sha256="", turns=tuple(imported), speakers=speakers)


def found(document: Original, *names: str, level: FindingLevel = FindingLevel.AUTO) -> list[Detected]:
    """Give what a detector found: every occurrence of "P:Sabine Schuster" and the like as a whole."""
    result = []
    for name in names:
        kind, surface = KINDS[name[0]], name[2:]
        start = document.text.find(surface)
        assert start >= 0, surface
        while start >= 0:
            result.append(Detected(start, start + len(surface), kind, level, 0.9, "fake"))
            start = document.text.find(surface, start + 1)
    return sorted(result, key=lambda d: d.start)


@dataclasses.dataclass
class Study:
    """The records of a study as the store would hold them."""

    originals: list[Original]
    language: str = "de"
    entities: dict[str, Entity] = dataclasses.field(default_factory=dict)
    findings: dict[str, Finding] = dataclasses.field(default_factory=dict)

    def detect(self, detected: Mapping[str, Sequence[Detected]]) -> Linked:
        linked = link(
            self.originals, detected, list(self.entities.values()), list(self.findings.values()), self.language
        )
        self.apply(linked)
        return linked

    def apply(self, linked: Linked) -> None:
        for record in linked.put:
            if isinstance(record, Entity):
                self.entities[record.id] = record
            else:
                assert record.entity_id in self.entities
                self.findings[record.id] = record
        for gone in linked.removed:
            del self.findings[gone.id]

    def entity(self, canonical: str) -> Entity:
        return next(e for e in self.entities.values() if e.canonical == canonical)

    def names(self) -> dict[str, str]:
        return {e.canonical: e.replacement for e in self.entities.values() if e.canonical}

    def at(self, document_id: str, surface: str) -> Finding:
        """Give the first finding that covers a string of a document."""
        text = next(o.text for o in self.originals if o.id == document_id)
        start = text.index(surface)
        return next(
            f
            for f in self.findings.values()
            if f.document_id == document_id and f.start <= start and f.end >= start + len(surface)
        )

    def decide(self, canonical: str, verdict: Verdict) -> None:
        entity = self.entity(canonical)
        self.entities[entity.id] = dataclasses.replace(entity, verdict=verdict, decided_by="c", decided_at="t")

    def lists(self) -> tuple[list[Entity], list[Finding]]:
        return list(self.entities.values()), list(self.findings.values())
