"""What participants permit: setting it, and saying what is missing before a run or an export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from analysis.errors import InvalidInput, NotPermitted
from analysis.kept_turns import participants
from analysis.ports import ProjectStore, Put
from analysis.pseudonymization.permission import has_ended, permits, use_for
from analysis.records import Document, Participant, Permission, Use
from analysis.suggestion.requests import SuggestionModel
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.permitting import Missing, Permits, today
from analysis.workflow.texts import Texts


class Permissions:
    """The use cases around permissions. They need no key file; every change is one event with before and after."""

    def __init__(self, store: ProjectStore, texts: Texts, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._guard = guard

    def of(self, code: str) -> Permission:
        """Give a participant's permission. Raises `InvalidInput` (`no_such_participant`)."""
        return self._participants([code])[0].permission

    def has_ended(self, permission: Permission) -> bool:
        """Tell whether a permission is over today; its last day still counts."""
        return has_ended(permission, today())

    @held
    def change(
        self,
        codes: Sequence[str] | None,
        *,
        coder: str,
        basis: str | None = None,
        consent_version: str | None = None,
        uses: Iterable[Use] | None = None,
        until: str | None = None,
    ) -> int:
        """Set what participants permit, None for all of them; a field that is None stays. Gives how many changed.

        `until` is the last day (YYYY-MM-DD), "" for no end. Raises `InvalidInput` (`no_such_participant`, `bad_date`,
        `holds_original`); then nothing was changed.
        """
        people = self._participants(codes)
        for text in (basis, consent_version):
            self._guard.refuse(text or "")
        given = {
            "basis": basis if basis is None else " ".join(basis.split()),
            "consent_version": consent_version if consent_version is None else " ".join(consent_version.split()),
            "uses": uses if uses is None else tuple(use for use in Use if use in set(uses)),
            "until": until if until is None else checked_day(until),
        }
        chosen = {name: value for name, value in given.items() if value is not None}
        changed = [
            replace(person, permission=replace(person.permission, **chosen))  # type: ignore[arg-type]
            for person in people
        ]
        new = [item for item, known in zip(changed, people, strict=True) if item != known]
        if new:
            details = {"participants": [item.code for item in new], "fields": sorted(chosen)}
            self._store.commit("permission_changed", [Put(item) for item in new], actor=coder, details=details)
        return len(new)

    @held
    def missing(self, use: Use, document_ids: Sequence[str] | None = None) -> list[Missing]:
        """List who does not permit a use today, by document; None means all documents."""
        asking = Permits(self._store, self._texts)
        documents = sorted(self._store.all(Document), key=lambda document: document.number)
        wanted = None if document_ids is None else set(document_ids)
        chosen = [item for item in documents if wanted is None or item.id in wanted]
        willing = {item.code for item in self._store.all(Participant) if permits(item.permission, use, today())}
        asked = [item.id for item in chosen if not willing.issuperset(participants(item.turns))]
        return [found for document_id in asked for found in asking.missing(document_id, use)]

    def missing_for(self, model: SuggestionModel, document_ids: Sequence[str]) -> list[Missing]:
        """List what is missing before a run with a model, by document."""
        return self.missing(use_for(model.host, model.host_class), document_ids)

    @held
    def refusals(self, model: SuggestionModel, document_ids: Sequence[str]) -> dict[str, NotPermitted]:
        """Give those documents that may not go to a model today, each with why; the others may."""
        permits, use = Permits(self._store, self._texts), use_for(model.host, model.host_class)
        found = {item: permits.refusal(item, use) for item in document_ids}
        return {item: refused for item, refused in found.items() if refused is not None}

    def _participants(self, codes: Sequence[str] | None) -> list[Participant]:
        known = {item.code: item for item in self._store.all(Participant)}
        if codes is None:
            return list(known.values())
        for code in codes:
            if code not in known:
                raise InvalidInput(
                    "no_such_participant",
                    "There is no participant {participant}.",
                    "Ask for the participants to see their codes.",
                    participant=code[:20],
                )
        return [known[code] for code in dict.fromkeys(codes)]


def checked_day(text: str) -> str:
    """Give a day as it is kept (YYYY-MM-DD), "" for none. Raises `InvalidInput` (`bad_date`)."""
    text = text.strip()
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InvalidInput(
            "bad_date",
            "“{given}” is not a day.",
            "Write it as year, month and day: 2027-03-31.",
            given=text[:20],
        ) from error
