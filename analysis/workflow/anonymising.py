"""Making a participant anonymous: the key file forgets what stood where something was replaced, and whose words it is.

The replaced words are blanked at the same length, so that every quotation and code stays where it is and the
pseudonymised text is what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from analysis.errors import NotPermitted
from analysis.ports import ProjectStore
from analysis.pseudonymization.entities import is_retired
from analysis.pseudonymization.replacement import replacements
from analysis.records import Document, Entity, Finding, ListedTerm, Original
from analysis.workflow.leaving import Leaving, Share
from analysis.workflow.leaving_key import BLANK, without_unused
from analysis.workflow.texts import Texts


def anonymised(store: ProjectStore, texts: Texts, share: Share) -> Leaving:
    """Say what leaves and what changes. Raises `NotPermitted` (`not_approved`, `with_others`)."""
    if share.shared:
        raise NotPermitted(
            "with_others",
            "{participant} speaks with others in “{title}”, so nothing was made anonymous.",
            "Erase or restrict instead, or take the original names of the whole study away with destroy-key.",
            participant=share.code,
            title=share.shared[0].title,
        )
    found = Leaving(share)
    entities, findings = store.all(Entity), store.all(Finding)
    ids = {document.id for document in share.whole}
    for document in share.whole:
        texts.require(document.id)
        base = _blanked(store, document, findings, entities)
        found.put[Original, base.id] = base
    found.remove(store.all(ListedTerm, participant_code=share.code))
    left = [item for item in store.all(Original) if item.id not in ids]
    elsewhere = [item for item in findings if item.document_id not in ids]
    hers = {item.entity_id for item in findings if item.document_id in ids}
    known_elsewhere = {item.entity_id for item in elsewhere}
    for entity in entities:
        if entity.id in hers and not is_retired(entity):
            forgotten = replace(entity, canonical=BLANK * 3, aliases=())
            named = without_unused(entity, left, elsewhere) if entity.id in known_elsewhere else forgotten
            found.put[Entity, entity.id] = named
    return found


def _blanked(store: ProjectStore, document: Document, findings: Iterable[Finding], entities: list[Entity]) -> Original:
    """Give the original with all that is replaced blanked, under no file's name and with codes for labels."""
    original = store.get(Original, document.id)
    letters = list(original.text)
    for item in replacements(original, findings, entities):
        letters[item.start : item.end] = BLANK * (item.end - item.start)
    turns = tuple(replace(turn, label=original.speakers[turn.label]) for turn in original.turns)
    speakers = {code: code for code in original.speakers.values()}
    return replace(original, text="".join(letters), file_name="", file_sha256="", turns=turns, speakers=speakers)
