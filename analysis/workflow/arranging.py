"""Rearranging suggested groups before they are decided on: members move, a group is split, two become one.

Nothing of it is a decision, and no answer is changed: the first change of a group keeps it as it was suggested, which a
later decision is measured by. Within one alternative each member stays in one group at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import ProjectStore, Put
from analysis.records import Category, Placement, Run, Suggestion, SuggestionKind, SuggestionStatus
from analysis.workflow.guard import Guard
from analysis.workflow.holding import held
from analysis.workflow.structure import checked_label

WAITING = (SuggestionStatus.OPEN, SuggestionStatus.LATER)


class Arranging:
    """The use cases on groups that wait; each is one event, `groups_arranged`, that can be undone."""

    def __init__(self, store: ProjectStore, guard: Guard) -> None:
        self._store = store
        self._guard = guard

    @held
    def move(self, member_ids: Sequence[str], target_id: str, *, coder: str) -> None:
        """Put members of other groups, or what fitted nowhere, into a group of the same alternative.

        A group that loses its last member becomes part of the target. Raises `InvalidInput` (`not_in_grouping`),
        `NotPermitted` (`decided_already`) for a target or a member's group that was decided on.
        """
        target = self._group(target_id)
        chosen = [one for one in dict.fromkeys(member_ids) if one not in target.member_ids]
        sources = self._sources(target, chosen)
        left = [without(source, chosen) for source in sources]
        left = [item if item.member_ids else replace(item, status=SuggestionStatus.MERGED) for item in left]
        grown = with_members(target, chosen)
        if chosen:
            self._commit("move", [*left, grown], coder, {"suggestion": target_id, "members": chosen})

    @held
    def split(self, suggestion_id: str, member_ids: Sequence[str], label: str, *, coder: str) -> str:
        """Make members of a group a group of their own, which waits as well; gives its id.

        Raises `InvalidInput` (`not_in_grouping`, `empty_label`, `nothing_left`) where it would leave no member.
        """
        group = self._group(suggestion_id)
        chosen = [one for one in group.member_ids if one in set(member_ids)]
        require_members(group, member_ids)
        if not chosen or len(chosen) == len(group.member_ids):
            raise InvalidInput(
                "nothing_left", "A split leaves members on both sides.", "Choose some of the members, not all."
            )
        made = Suggestion(
            run_id=group.run_id,
            call_id=group.call_id,
            kind=group.kind,
            rank=group.rank,
            label=checked_label(self._guard.clean(label)),
            member_ids=tuple(chosen),
            alternative=group.alternative,
            principle=group.principle,
            suggested=as_suggested(group),
        )
        details = {"suggestion": group.id, "made": made.id, "members": chosen}
        self._commit("split", [without(group, chosen), made], coder, details)
        return made.id

    @held
    def merge(self, suggestion_id: str, into_id: str, *, coder: str) -> None:
        """Put all members of a group into another of the same alternative, which keeps its label."""
        self.move(self._group(suggestion_id).member_ids, into_id, coder=coder)

    # --- parts ---

    def _group(self, suggestion_id: str) -> Suggestion:
        group = self._store.get(Suggestion, suggestion_id)
        if group.kind is SuggestionKind.CODE:
            raise InvalidInput("no_group", "A suggested code has no members.", "Choose a suggested group.")
        if group.status not in WAITING:
            raise NotPermitted(
                "decided_already", "This suggestion was decided already.", "Undo that decision to decide again."
            )
        return group

    def _sources(self, target: Suggestion, member_ids: Iterable[str]) -> list[Suggestion]:
        """Give the groups that hold the members now, `target` apart."""
        wanted = set(member_ids)
        sent = set(self._store.get(Run, target.run_id).settings.get("keys", {}).values())
        if not wanted <= sent:
            raise _not_in_grouping()
        others = self._store.all(Suggestion, run_id=target.run_id, alternative=target.alternative)
        return [self._group(one.id) for one in others if one.id != target.id and wanted & set(one.member_ids)]

    def _commit(self, act: str, groups: Sequence[Suggestion], coder: str, details: dict[str, Any]) -> None:
        self._store.commit(
            "groups_arranged", [Put(group) for group in groups], actor=coder, details={"act": act, **details}
        )


def placed_of(store: ProjectStore, groups: Iterable[Suggestion]) -> set[str]:
    """Give what is in the categories that decisions on these groups made, also those on single members."""
    decided = {group.id for group in groups}
    made = {category.id for category in store.all(Category) if category.suggestion_id in decided}
    return {placement.child_id for placement in store.all(Placement) if placement.parent_id in made}


def as_suggested(group: Suggestion) -> dict[str, Any]:
    """Give a group's label, definition and members as they were suggested."""
    now = {"label": group.label, "definition": group.definition, "members": list(group.member_ids)}
    return group.suggested or now


def without(group: Suggestion, member_ids: Iterable[str]) -> Suggestion:
    """Take members out of a group that keeps how it was suggested."""
    gone = set(member_ids)
    left = tuple(one for one in group.member_ids if one not in gone)
    return replace(group, member_ids=left, suggested=as_suggested(group))


def with_members(group: Suggestion, member_ids: Sequence[str]) -> Suggestion:
    """Put members into a group; none of them speaks against it any more."""
    against = tuple((one, why) for one, why in group.counter_examples if one not in member_ids)
    members = (*group.member_ids, *member_ids)
    return replace(group, member_ids=members, counter_examples=against, suggested=as_suggested(group))


def require_members(group: Suggestion, member_ids: Iterable[str]) -> None:
    """Raise `InvalidInput` where one of `member_ids` is no member of the group."""
    if not set(member_ids) <= set(group.member_ids):
        raise _not_in_grouping()


def _not_in_grouping() -> InvalidInput:
    return InvalidInput(
        "not_in_grouping", "Not all of these belong to this grouping.", "Choose members of groups that stand together."
    )
