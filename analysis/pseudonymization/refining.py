"""What follows upon linking: her own lists, misspelt names, roles, and the sort of replacement. One step, one result.

Pure but for the draw of invented names; refining the same again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.pseudonymization.entities import Draft, Linked, Numbering, is_retired
from analysis.pseudonymization.evidence import labelled_ids
from analysis.pseudonymization.misspelt import find_misspelt
from analysis.pseudonymization.own_lists import OwnLists, mark_participants
from analysis.pseudonymization.styles.restyling import Restyler, is_her_own
from analysis.records import Abstraction, Entity, Finding, IdentifierKind, ListedTerm, Original, Verdict


def refined(
    linked: Linked,
    originals: Sequence[Original],
    entities: Sequence[Entity],
    findings: Sequence[Finding],
    terms: Iterable[ListedTerm],
    language: str,
    style: Abstraction = Abstraction.PLACEHOLDER,
) -> Linked:
    """Give the whole difference to `entities` and `findings`, which are as they were before `linked`."""
    terms = list(terms)
    lists = OwnLists(terms)
    before = {entity.id: entity for entity in entities}
    draft = Draft.of(entities, findings)
    _take(draft, linked)
    find_misspelt(draft, originals, language, lists.never_spans if lists.never else None)
    if lists:
        lists.apply(draft, originals, before, Numbering(draft.entities.values(), originals, language))
    mark_participants(draft, originals)
    _keep_ids(draft, findings)
    _retire_unused(draft, originals)
    _style(draft, before, Restyler(originals, draft.entities, draft.findings.values(), language, _words(terms)), style)
    return draft.linked()


def _take(draft: Draft, linked: Linked) -> None:
    for record in linked.put:
        if isinstance(record, Entity):
            draft.entities[record.id] = record
        else:
            draft.findings[record.id] = record
    for gone in linked.removed:
        draft.findings.pop(gone.id, None)


def _keep_ids(draft: Draft, findings: Iterable[Finding]) -> None:
    """Let a place that was found before keep its finding's id."""
    earlier = {(f.document_id, f.start, f.end): f.id for f in findings if f.id not in draft.findings}
    if not earlier:
        return
    for finding in list(draft.findings.values()):
        known = earlier.pop((finding.document_id, finding.start, finding.end), None)
        if known is not None:
            del draft.findings[finding.id]
            draft.findings[known] = replace(finding, id=known)


def _retire_unused(draft: Draft, originals: Sequence[Original]) -> None:
    used = {finding.entity_id for finding in draft.findings.values()} | labelled_ids(originals, draft.entities.values())
    for entity in list(draft.entities.values()):
        if entity.id not in used and entity.verdict is Verdict.UNDECIDED and not is_retired(entity):
            draft.entities[entity.id] = replace(entity, canonical="", aliases=())


def _style(draft: Draft, before: dict[str, Entity], restyler: Restyler, style: Abstraction) -> None:
    for entity in list(draft.entities.values()):
        if is_retired(entity):
            continue
        earlier = before.get(entity.id)
        changed = restyler.repaired(entity)
        sort = restyler.sort_for(changed, style)
        is_new = earlier is None or is_retired(earlier)
        joined = earlier is not None and earlier.role is not entity.role and entity.kind is IdentifierKind.PERSON
        if (is_new or joined) and not is_her_own(changed) and changed.abstraction is not sort:
            changed = restyler.styled(changed, sort)
        draft.entities[entity.id] = changed


def _words(terms: Iterable[ListedTerm]) -> list[str]:
    return [term.term for term in terms]
