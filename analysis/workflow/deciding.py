"""Deciding on suggestions. Nothing becomes a code or a category but through a decision of a named coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Change, ProjectStore, Put
from analysis.records import (
    Category,
    Code,
    CodeOrigin,
    Coder,
    Coding,
    Decision,
    DecisionAction,
    Grounding,
    Level,
    Placement,
    Seen,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.workflow.ai_policy import require_decider
from analysis.workflow.arranging import WAITING, as_suggested, require_members, without
from analysis.workflow.blind import blind_of
from analysis.workflow.guard import Guard
from analysis.workflow.hand_coding import HandCoding, labelled_code, next_colour
from analysis.workflow.holding import held
from analysis.workflow.structure import checked_label, new_category, placed, require_fit
from analysis.workflow.texts import Texts


@dataclass(frozen=True, slots=True)
class _Act:
    """How a decision came about."""

    coder: str
    how: Seen
    seconds: float | None
    reason: str


class Deciding:
    """The use cases around decisions; each is one event, on disk when the method returns."""

    def __init__(self, store: ProjectStore, texts: Texts, coding: HandCoding, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._coding = coding
        self._guard = guard

    @held
    def accept(
        self,
        suggestion_id: str,
        *,
        coder: str,
        how: Seen = Seen.WINDOW,
        seconds: float | None = None,
        reason: str = "",
    ) -> Decision:
        """Take a suggestion as it is. Raises `NotPermitted` (`not_in_text`, `pick_first`, `decided_already`)."""
        suggestion = self._waiting(suggestion_id, coder)
        act = _Act(coder, how, seconds, reason)
        if suggestion.kind is SuggestionKind.CODE:
            return self._accept_code(suggestion, suggestion.start, suggestion.end, None, act)
        return self._accept_group(suggestion, suggestion.label, suggestion.definition, suggestion.member_ids, act)

    @held
    def edit(
        self,
        suggestion_id: str,
        *,
        coder: str,
        label: str | None = None,
        span: tuple[int, int] | None = None,
        member_ids: Sequence[str] | None = None,
        definition: str | None = None,
        how: Seen = Seen.WINDOW,
        seconds: float | None = None,
        reason: str = "",
    ) -> Decision:
        """Take a suggestion with changes; what is None stays as suggested.

        For a code, `span` is another quotation (code points of the original) and `label` other words: found in the
        quotation they keep it in vivo, else it is the researcher's. For a group, label, definition and members.
        """
        suggestion = self._waiting(suggestion_id, coder)
        act = _Act(coder, how, seconds, reason)
        if suggestion.kind is SuggestionKind.CODE:
            start, end = span or (suggestion.start, suggestion.end)
            return self._accept_code(suggestion, start, end, label, act)
        return self._accept_group(
            suggestion,
            suggestion.label if label is None else label,
            suggestion.definition if definition is None else definition,
            suggestion.member_ids if member_ids is None else tuple(member_ids),
            act,
        )

    @held
    def reject(
        self,
        suggestion_id: str,
        *,
        coder: str,
        reason: str = "",
        how: Seen = Seen.WINDOW,
        seconds: float | None = None,
    ) -> Decision:
        """Turn a suggestion down; it stays, with the reason if one is given."""
        suggestion = self._waiting(suggestion_id, coder)
        return self._record(
            suggestion, SuggestionStatus.REJECTED, DecisionAction.REJECT, _Act(coder, how, seconds, reason)
        )

    @held
    def accept_members(
        self,
        suggestion_id: str,
        member_ids: Sequence[str],
        *,
        coder: str,
        how: Seen = Seen.WINDOW,
        seconds: float | None = None,
        reason: str = "",
    ) -> Decision:
        """Take some members of a group: its category is made, or grows; the other members wait on.

        Raises `InvalidInput` (`not_in_grouping`) for what is no member.
        """
        group = self._waiting(suggestion_id, coder)
        require_members(group, member_ids)
        chosen = tuple(one for one in group.member_ids if one in set(member_ids))
        act = _Act(coder, how, seconds, reason)
        if chosen == group.member_ids:
            return self._accept_group(group, group.label, group.definition, chosen, act)
        category, changes = self._grown(group, group.label, group.definition, chosen, act)
        after = {"label": category.label, "members": list(chosen), "some": True}
        rest, before = without(group, chosen), as_suggested(group)
        return self._record(rest, rest.status, DecisionAction.ACCEPT, act, changes, category.id, before, after)

    @held
    def reject_members(
        self,
        suggestion_id: str,
        member_ids: Sequence[str],
        *,
        coder: str,
        how: Seen = Seen.WINDOW,
        seconds: float | None = None,
        reason: str = "",
    ) -> Decision:
        """Turn some members of a group down: they stand open, the group waits on with the others.

        Raises `InvalidInput` (`not_in_grouping`) for what is no member.
        """
        group = self._waiting(suggestion_id, coder)
        require_members(group, member_ids)
        chosen = [one for one in group.member_ids if one in set(member_ids)]
        rest, before = without(group, chosen), as_suggested(group)
        over = SuggestionStatus.EDITED if self._made_of(group) else SuggestionStatus.REJECTED
        status = rest.status if rest.member_ids else over
        act, after = _Act(coder, how, seconds, reason), {"members": chosen, "some": True}
        return self._record(rest, status, DecisionAction.REJECT, act, (), "", before, after)

    @held
    def later(
        self, suggestion_id: str, *, coder: str, how: Seen = Seen.WINDOW, seconds: float | None = None
    ) -> Decision:
        """Put a suggestion off."""
        suggestion = self._waiting(suggestion_id, coder)
        return self._record(suggestion, SuggestionStatus.LATER, DecisionAction.LATER, _Act(coder, how, seconds, ""))

    @held
    def restore(self, suggestion_id: str, *, coder: str) -> None:
        """Take a suggestion that the critic dropped back into the review. Raises `NotPermitted` (`not_dropped`)."""
        suggestion = self._store.get(Suggestion, suggestion_id)
        if suggestion.status is not SuggestionStatus.DROPPED:
            raise NotPermitted(
                "not_dropped", "The critic did not drop this suggestion.", "Decide on it as on the others."
            )
        self._store.get(Coder, coder)
        require_decider(self._store, coder, Seen.WINDOW)
        back = replace(suggestion, status=SuggestionStatus.OPEN)
        self._store.commit("suggestion_restored", [Put(back)], actor=coder, details={"suggestion": suggestion_id})

    @held
    def pick_place(self, suggestion_id: str, candidate_index: int, *, coder: str) -> None:
        """Say which place an ambiguous or near quote means; from then on it is the words of that place."""
        suggestion = self._waiting(suggestion_id, coder)
        require_decider(self._store, coder, Seen.WINDOW)
        if not 0 <= candidate_index < len(suggestion.candidates):
            raise InvalidInput("no_such_place", "This suggestion has no such place.", "Choose one of those shown.")
        start, end = suggestion.candidates[candidate_index]
        picked = replace(suggestion, start=start, end=end, grounding=Grounding.MOVED)
        details = {"suggestion": suggestion_id, "grounding": str(suggestion.grounding), "place": candidate_index}
        self._store.commit("place_picked", [Put(picked)], actor=coder, details=details)

    def counts(self, document_id: str | None = None, kind: SuggestionKind | None = None) -> dict[SuggestionStatus, int]:
        """Count suggestions by status."""
        equals = {"document_id": document_id, "kind": kind}
        given = {name: value for name, value in equals.items() if value is not None}
        return {status: self._store.count(Suggestion, status=status, **given) for status in SuggestionStatus}

    def decisions(self, suggestion_id: str | None = None) -> list[Decision]:
        """List decisions, oldest first."""
        found = (
            self._store.all(Decision)
            if suggestion_id is None
            else self._store.all(Decision, suggestion_id=suggestion_id)
        )
        return sorted(found, key=lambda decision: decision.decided_at)

    # --- codes ---

    def _accept_code(self, suggestion: Suggestion, start: int, end: int, label: str | None, act: _Act) -> Decision:
        _require_place(suggestion, start)
        start, end = self._coding.quotable(suggestion.document_id, start, end)
        words = None if label is None else self._guard.clean(label)
        code = replace(
            labelled_code(self._texts, suggestion.document_id, start, end, words),
            colour=next_colour(self._store),
            suggestion_id=suggestion.id,
            coder_id=act.coder,
        )
        coding = Coding(
            code_id=code.id,
            document_id=suggestion.document_id,
            start=start,
            end=end,
            coder_id=act.coder,
            suggestion_id=suggestion.id,
        )
        before = {"start": suggestion.start, "end": suggestion.end, "label_start": suggestion.start,
                  "label_end": suggestion.end, "origin": CodeOrigin.IN_VIVO.value}  # fmt: skip
        after = {"start": start, "end": end, "label_start": code.label_start, "label_end": code.label_end,
                 "origin": code.origin.value}  # fmt: skip
        if code.origin is CodeOrigin.RESEARCHER:
            after["label"] = code.label
        return self._taken(suggestion, [Put(code), Put(coding)], code.id, before, after, act)

    # --- groups ---

    def _accept_group(
        self, suggestion: Suggestion, label: str, definition: str, member_ids: tuple[str, ...], act: _Act
    ) -> Decision:
        category, changes = self._grown(suggestion, label, definition, member_ids, act)
        before = as_suggested(suggestion)
        after = {"label": category.label, "definition": category.definition, "members": list(member_ids)}
        return self._taken(suggestion, changes, category.id, before, after, act)

    def _grown(
        self, suggestion: Suggestion, label: str, definition: str, member_ids: Sequence[str], act: _Act
    ) -> tuple[Category, list[Change]]:
        """Give the category with the members in it: a new one, or that which her earlier decision on it made."""
        level = Level(suggestion.kind.value)
        label, definition = self._guard.clean(label), self._guard.clean(definition)
        category = self._made_of(suggestion)
        changes: list[Change] = []
        if category is None:
            category = new_category(self._store, level, label, act.coder, definition, suggestion.id)
            changes = [Put(category)]
        elif (label, definition) != (suggestion.label, suggestion.definition):
            category = replace(category, label=checked_label(label), definition=definition)
            changes = [Put(category)]
        for member in self._with_concepts(self._present(member_ids), level):
            require_fit(self._store, member, level)
            taken = bool(self._store.count(Placement, child_id=member, final=True))
            changes += placed(self._store, member, category.id, final=not taken)
        return category, changes

    def _with_concepts(self, members: list[str], level: Level) -> list[str]:
        """Let a concept that was made meanwhile go into a theme in its codes' stead, where most of them are meant."""
        if level is not Level.THEME:
            return members
        homes = [
            place.parent_id for member in members for place in self._store.all(Placement, child_id=member, final=True)
        ]
        stead: dict[str, str] = {}
        for home in dict.fromkeys(homes):
            inside = [place.child_id for place in self._store.all(Placement, parent_id=home, final=True)]
            is_concept = self._store.count(Category, id=home, level=Level.CONCEPT) == 1
            is_free = not self._store.count(Placement, child_id=home, final=True)
            if is_concept and is_free and 2 * len(set(inside) & set(members)) > len(inside):
                stead |= dict.fromkeys(inside, home)
        return list(dict.fromkeys(stead.get(member, member) for member in members))

    def _made_of(self, suggestion: Suggestion) -> Category | None:
        """Give the category that an earlier decision on some members made, if it still is there."""
        return next(iter(self._store.all(Category, suggestion_id=suggestion.id)), None)

    def _present(self, member_ids: Sequence[str]) -> list[str]:
        """Leave out members that were deleted since."""
        members = dict.fromkeys(member_ids)
        return [item for item in members if self._store.count(Code, id=item) or self._store.count(Category, id=item)]

    # --- recording ---

    def _taken(
        self,
        suggestion: Suggestion,
        changes: list[Change],
        result_id: str,
        before: dict[str, Any],
        after: dict[str, Any],
        act: _Act,
    ) -> Decision:
        edited = before != after
        return self._record(
            suggestion,
            SuggestionStatus.EDITED if edited else SuggestionStatus.ACCEPTED,
            DecisionAction.EDIT if edited else DecisionAction.ACCEPT,
            act,
            changes,
            result_id,
            before,
            after,
        )

    def _record(
        self,
        suggestion: Suggestion,
        status: SuggestionStatus,
        action: DecisionAction,
        act: _Act,
        changes: Sequence[Change] = (),
        result_id: str = "",
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> Decision:
        self._store.get(Coder, act.coder)
        require_decider(self._store, act.coder, act.how)
        decision = Decision(
            suggestion_id=suggestion.id,
            coder_id=act.coder,
            action=action,
            before=before or {},
            after=after or {},
            reason=self._guard.clean(act.reason),
            result_id=result_id,
            how=act.how,
            seconds=act.seconds,
        )
        details = {
            "suggestion": suggestion.id,
            "decision": decision.id,
            "action": action.value,
            "how": act.how.value,
            "assisted": True,
        }
        all_changes = [*changes, Put(replace(suggestion, status=status)), Put(decision)]
        self._store.commit("suggestion_decided", all_changes, actor=act.coder, details=details)
        return decision

    def _waiting(self, suggestion_id: str, coder: str) -> Suggestion:
        suggestion = self._store.get(Suggestion, suggestion_id)
        if suggestion.document_id and blind_of(self._store, suggestion.document_id, coder).hides(
            suggestion.start, suggestion.end
        ):
            raise NotPermitted(
                "code_first",
                "You code this place before you see suggestions, so this one is still hidden.",
                "Finish your own coding first.",
            )
        if suggestion.status is SuggestionStatus.UNGROUNDED:
            raise NotPermitted(
                "not_in_text",
                "These words are not in the interview, so they can't become a code.",
                "They are kept as evidence of what the model answered.",
            )
        if suggestion.status is SuggestionStatus.INCOMPLETE:
            raise NotPermitted(
                "not_complete",
                "This stood in an answer that was cut off, so it is not offered.",
                "Ask again for this part; the answer is kept.",
            )
        if suggestion.status is SuggestionStatus.DROPPED:
            raise NotPermitted(
                "dropped_by_critic",
                "The critic dropped this suggestion, so it is not offered.",
                "Take it back into the review first.",
            )
        if suggestion.status not in WAITING:
            raise NotPermitted(
                "decided_already", "This suggestion was decided already.", "Undo that decision to decide again."
            )
        return suggestion


def _require_place(suggestion: Suggestion, start: int) -> None:
    if start < 0:
        raise NotPermitted(
            "pick_first",
            "It is not clear yet which place in the interview this means.",
            "Choose the place first, or reject the suggestion.",
            grounding=str(suggestion.grounding),
        )
