"""From findings to entities: "Frau Schuster", "Schusters" and "Sabine Schuster" are one person in the whole study.

Pure and stable: linking the same findings again changes nothing, and her verdicts, renamed replacements, own findings,
merges and splits survive. Numbers are never given twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analysis.errors import InvalidInput
from analysis.ports import Detected
from analysis.pseudonymization.entities import (
    MANUAL,
    Draft,
    Linked,
    Numbering,
    is_default_replacement,
    is_retired,
)
from analysis.pseudonymization.evidence import labelled_ids
from analysis.pseudonymization.linker import Linker
from analysis.pseudonymization.mentions import Mention
from analysis.pseudonymization.propagation import propagate
from analysis.pseudonymization.spans import bare_name
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
    Linker(draft, originals, language).take(detected)
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
    Linker(draft, originals, language).assign([mention])
    return _finish(draft, originals, language)


def merge_entities(kept: Entity, others: Sequence[Entity], findings: Sequence[Finding]) -> Linked:
    """Make several entities one: `kept` takes over their names and findings, the others are retired."""
    gone = {other.id for other in others if other.id != kept.id}
    draft = Draft.of([kept, *(o for o in others if o.id in gone)], findings)
    for other in others:
        if other.id in gone:
            for name in (other.canonical, *other.aliases):
                draft.add_name(kept.id, name)
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
        draft.add_name(new.id, name)
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
