"""What of the key file leaves with a participant: originals, places of names, and names that only they brought in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ports import ProjectStore
from analysis.pseudonymization.entities import is_retired
from analysis.pseudonymization.evidence import labelled_ids
from analysis.pseudonymization.linking import link
from analysis.pseudonymization.refining import refined
from analysis.records import Document, Entity, Finding, ListedTerm, Original, Record, Study

if TYPE_CHECKING:
    from analysis.workflow.leaving import Share

BLANK = "·"
LABEL = "[…]"


def key_changes(store: ProjectStore, share: Share) -> tuple[list[Record], list[Record]]:
    """Give the key records that leave with a participant's words, and those that stay otherwise than they were."""
    whole = {document.id for document in share.whole}
    originals = store.all(Original)
    gone: list[Record] = [item for item in originals if item.id in whole]
    left = [item for item in originals if item.id not in whole]
    blanked = {document.id: blanked_original(store, document, share) for document in share.shared}
    left = [blanked.get(item.id, item) for item in left]
    findings = store.all(Finding)
    hers = [item for item in findings if share.holds(item.document_id, item.start, item.end)]
    terms = store.all(ListedTerm)
    listed = [item for item in terms if item.participant_code == share.code]
    removed, changed = relinked(store, left, {item.id for item in hers}, [item for item in terms if item not in listed])
    return [*gone, *hers, *listed, *removed], [*blanked.values(), *changed]


def relinked(
    store: ProjectStore, left: list[Original], lost: set[str], terms: Iterable[ListedTerm]
) -> tuple[list[Record], list[Record]]:
    """Link what is left anew; names that stood in the lost places only leave, forms that nobody else used as well."""
    study, entities, findings = store.all(Study)[0], store.all(Entity), store.all(Finding)
    kept = [item for item in findings if item.id not in lost]
    linked = link(left, {}, entities, kept, study.language)
    linked = refined(linked, left, entities, kept, list(terms), study.language, study.replacement_style)
    records: dict[str, Record] = {item.id: item for item in linked.put}
    gone: dict[str, Record] = {item.id: item for item in linked.removed}
    after = {item.id: item for item in kept if item.id not in gone}
    after |= {item.id: item for item in linked.put if isinstance(item, Finding)}
    before_ids = {item.entity_id for item in findings} | labelled_ids(store.all(Original), entities)
    after_ids = {item.entity_id for item in after.values()} | labelled_ids(left, entities)
    touched = {item.entity_id for item in findings if item.id in lost}
    for entity in entities:
        if entity.id in before_ids and entity.id not in after_ids:
            records.pop(entity.id, None)
            gone[entity.id] = entity
        elif entity.id in touched:
            present = records.get(entity.id, entity)
            if isinstance(present, Entity):
                records[entity.id] = without_unused(present, left, after.values())
    return list(gone.values()), [item for item in records.values() if item.id not in gone]


def without_unused(entity: Entity, left: list[Original], findings: Iterable[Finding]) -> Entity:
    """Take off the forms of a name that stand in no text any more."""
    if is_retired(entity):
        return entity
    texts = {item.id: item.text for item in left}
    everything = "\n".join(texts.values()).casefold()
    used = [form for form in (entity.canonical, *entity.aliases) if form.casefold() in everything]
    if not used:
        places = (item for item in findings if item.entity_id == entity.id)
        used = [texts[place.document_id][place.start : place.end] for place in places][:1]
    return replace(entity, canonical=used[0], aliases=tuple(used[1:])) if used else entity


def blanked_original(store: ProjectStore, document: Document, share: Share) -> Original:
    """Give a conversation's original with one participant's turns and label blanked, at the same length."""
    original = store.get(Original, document.id)
    letters = list(original.text)
    hers = {label for label, code in original.speakers.items() if code == share.code}
    for turn in original.turns:
        if turn.label in hers:
            for at in (*range(turn.label_start, turn.label_end), *range(turn.start, turn.end)):
                letters[at] = BLANK
    turns = tuple(replace(turn, label=LABEL) if turn.label in hers else turn for turn in original.turns)
    speakers = {label: code for label, code in original.speakers.items() if label not in hers}
    return replace(
        original, text="".join(letters), file_name="", file_sha256="", turns=turns, speakers={**speakers, LABEL: "-"}
    )
