"""Taking identifiers out of what the study file keeps already: titles, memos, labels, calls, events.

Done for what she added or decided to replace, and for what she kept and now does not; never for mere findings, since
those may be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from analysis.ports import Change, Event, ProjectStore, Put
from analysis.pseudonymization.entities import is_retired, verdict_of
from analysis.pseudonymization.replacement import free_text_cleaner
from analysis.records import Entity, Finding, Original, Verdict

CHANGES_NAMES = (
    "identifier", "document_imported", "document_removed", "document_corrected", "participant_", "key_destroyed",
    "project_brought_in", "speaker", "undone", "redone",
)  # fmt: skip


def hidden_again(store: ProjectStore, pending: Sequence[Change]) -> set[str]:
    """Name the identifiers of which some place is kept now and will not be after these changes."""
    entities = {change.record.id: change.record for change in pending if isinstance(change.record, Entity)}
    findings = {change.record.id: change.record for change in pending if isinstance(change.record, Finding)}
    gone = {change.record.id for change in pending if not isinstance(change, Put)}
    before = {item.id: item for entity_id in entities for item in store.all(Finding, entity_id=entity_id)}
    before |= {item: found for item in findings if (found := store.find(Finding, item))}
    hidden = set()
    for finding in before.values():
        after = findings.get(finding.id, finding)
        was = verdict_of(finding, store.find(Entity, finding.entity_id))
        if was is Verdict.KEEP and finding.id not in gone:
            becomes = entities.get(after.entity_id) or store.find(Entity, after.entity_id)
            if verdict_of(after, becomes) is not Verdict.KEEP:
                hidden.add(after.entity_id)
    return hidden


class TakingOut:
    """Takes identifiers out; keeps the compiled search until names or originals change."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._cleaner: tuple[frozenset[str], Callable[[str], str]] | None = None
        store.subscribe(self._forget)

    def take_out(self, entity_ids: Iterable[str], coder: str) -> None:
        """Rewrite every text that the study file keeps so that no form of these identifiers is left in it."""
        wanted = set(entity_ids)
        if not wanted:
            return
        with self._store.hold():
            entities = [item for item in self._store.all(Entity) if item.id in wanted and not is_retired(item)]
            if entities:
                self._store.clean_texts(self._compiled(entities), actor=coder)

    def _compiled(self, entities: list[Entity]) -> Callable[[str], str]:
        wanted = frozenset(item.id for item in entities)
        if self._cleaner is None or self._cleaner[0] != wanted:
            findings = [item for item in self._store.all(Finding) if item.entity_id in wanted]
            self._cleaner = wanted, free_text_cleaner(entities, findings, self._store.all(Original))
        return self._cleaner[1]

    def _forget(self, event: Event) -> None:
        if event.kind.startswith(CHANGES_NAMES):
            self._cleaner = None
