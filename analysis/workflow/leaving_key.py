"""What of the key file leaves with a participant: originals, places of names, and names that only they brought in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.ports import ProjectStore
from analysis.pseudonymization.entities import is_retired
from analysis.pseudonymization.evidence import labelled_ids
from analysis.records import Document, Entity, Finding, ListedTerm, Original, Record

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
    listed = store.all(ListedTerm, participant_code=share.code)
    removed, changed = forgotten(store, left, hers)
    return [*gone, *hers, *listed, *removed], [*blanked.values(), *changed]


def forgotten(store: ProjectStore, left: list[Original], lost: Sequence[Finding]) -> tuple[list[Record], list[Record]]:
    """Give the names that stood in the lost places only, which leave, and those that lose forms nobody else used.

    What was found in others' interviews stays found, also where it was these places that made it certain.
    """
    entities, findings, gone = store.all(Entity), store.all(Finding), {item.id for item in lost}
    kept = [item for item in findings if item.id not in gone]
    before = {item.entity_id for item in findings} | labelled_ids(store.all(Original), entities)
    after = {item.entity_id for item in kept} | labelled_ids(left, entities)
    touched = {item.entity_id for item in lost}
    leaving = [item for item in entities if item.id in before and item.id not in after]
    pruned = [(item, without_unused(item, left, kept)) for item in entities if item.id in touched & after]
    return list(leaving), [new for item, new in pruned if new != item]


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
