"""Who a named person is to the study, and of what sort the replacements are. Her own renamed pseudonyms stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put
from analysis.pseudonymization.entities import is_retired
from analysis.pseudonymization.styles.restyling import is_her_own
from analysis.records import Abstraction, Entity, IdentifierKind, PersonRole, Study
from analysis.workflow.holding import held
from analysis.workflow.pseudonyms import Pseudonyms


class Replacing:
    """The use cases around roles and sorts of replacement; all need the key file (`NotPermitted`, `key_missing`)."""

    def __init__(self, store: ProjectStore, pseudonyms: Pseudonyms) -> None:
        self._store = store
        self._pseudonyms = pseudonyms

    @property
    def style(self) -> Abstraction:
        return self._study.replacement_style

    @property
    def _study(self) -> Study:
        return self._store.all(Study)[0]

    @held
    def set_style(self, style: Abstraction, *, coder: str) -> None:
        """Choose the sort of replacement for the whole study, in one act; also for what is found later.

        In a readable study third parties and public figures are generalised ("eine Frau"), and what is uncertain keeps
        a placeholder; `restyle` gives them another form.
        """
        if style is self.style:
            return
        restyler = self._pseudonyms.restyler()
        changes: list[Change] = [Put(replace(self._study, replacement_style=style))]
        for entity in self._store.all(Entity):
            sort = restyler.sort_for(entity, style)
            if not is_retired(entity) and not is_her_own(entity) and entity.abstraction is not sort:
                changes.append(Put(restyler.styled(entity, sort)))
        self._pseudonyms.commit("identifiers_restyled", changes, coder, {"style": style.value})

    @held
    def restyle(self, entity_ids: Iterable[str], abstraction: Abstraction, *, coder: str) -> list[Entity]:
        """Choose the sort of replacement of single identifiers, in one act; gives them as they are then.

        An invented name is drawn anew each time. What has no such form keeps a plainer one: a description, else the
        placeholder. A pseudonym that she typed herself stays, but for a single identifier that she asks it for.
        """
        chosen = [self._store.get(Entity, item) for item in dict.fromkeys(entity_ids)]
        restyler = self._pseudonyms.restyler()
        changed = [
            restyler.styled(entity, abstraction)
            for entity in chosen
            if not is_retired(entity) and (len(chosen) == 1 or not is_her_own(entity))
        ]
        if changed:
            details = {"entities": [item.id for item in changed], "style": abstraction.value}
            self._pseudonyms.commit("identifiers_restyled", [Put(item) for item in changed], coder, details)
        return [self._store.get(Entity, item.id) for item in chosen]

    @held
    def set_role(self, entity_ids: Sequence[str], role: PersonRole, *, coder: str) -> list[Entity]:
        """Say who people are to the study; their replacement follows the study's style. Gives them as they are then.

        Raises `InvalidInput` (`not_a_person`).
        """
        chosen = [self._store.get(Entity, item) for item in dict.fromkeys(entity_ids)]
        if any(entity.kind is not IdentifierKind.PERSON for entity in chosen):
            raise InvalidInput("not_a_person", "Only people have a role.", "Choose names of people.")
        restyler = self._pseudonyms.restyler()
        changes = []
        for entity in chosen:
            changed = replace(entity, role=role)
            sort = restyler.sort_for(changed, self.style)
            if not is_her_own(changed) and changed.abstraction is not sort:
                changed = restyler.styled(changed, sort)
            elif changed.abstraction is Abstraction.GENERAL:
                changed = restyler.styled(changed, Abstraction.GENERAL)
            changes.append(Put(changed))
        details = {"entities": [item.id for item in chosen], "role": role.value}
        self._pseudonyms.commit("identifiers_restyled", changes, coder, details)
        return [self._store.get(Entity, item.id) for item in chosen]
