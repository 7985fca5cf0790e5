"""Suggested groups as they wait for her: by level, alternatives side by side, and what fits nowhere. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.records import Category, Code, LlmCall, Placement, Run, Suggestion, SuggestionKind, SuggestionStatus

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

WAITING = (SuggestionStatus.OPEN, SuggestionStatus.LATER)
GROUP_KINDS = (SuggestionKind.CONCEPT, SuggestionKind.THEME, SuggestionKind.DIMENSION)


@dataclass(frozen=True, slots=True)
class Member:
    """Something that a group would hold; `has_home` where it lies in another category for good."""

    id: str
    label: str
    has_home: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One suggested group that waits."""

    id: str
    label: str
    definition: str
    why: str
    members: tuple[Member, ...]
    is_later: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to group everything: what waits of it, how much was decided, what has no group in it."""

    number: int
    groups: tuple[Group, ...]
    decided_count: int
    nowhere: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The newest answer for a level, with the name of what answered, "" for the built-in suggester."""

    kind: SuggestionKind
    provider: str
    alternatives: tuple[Alternative, ...]

    @property
    def waiting_count(self) -> int:
        return sum(len(alternative.groups) for alternative in self.alternatives)


def read_proposals(study: OpenStudy) -> list[Proposal]:
    """Give the proposals with groups that wait, one per level: that of the newest run."""
    labels: dict[str, str] = {item.id: item.label for item in study.store.all(Code)}
    labels |= {item.id: item.label for item in study.store.all(Category)}
    homes = {item.child_id for item in study.store.all(Placement, final=True)}
    found = []
    for kind in GROUP_KINDS:
        suggestions = study.suggesting.list(kind=kind)
        runs = {run.id: run for run in study.suggesting.runs()}
        waiting = [item for item in suggestions if item.status in WAITING]
        if waiting:
            run = max((runs[item.run_id] for item in waiting), key=lambda run: run.started_at)
            of_run = [item for item in suggestions if item.run_id == run.id]
            found.append(Proposal(kind, _provider(study, run), _alternatives(of_run, run, labels, homes)))
    return found


def _alternatives(
    suggestions: list[Suggestion], run: Run, labels: dict[str, str], homes: set[str]
) -> tuple[Alternative, ...]:
    asked = [item for item in run.settings["keys"].values() if item in labels]
    numbers = sorted({item.alternative for item in suggestions})
    return tuple(_alternative(number, suggestions, asked, labels, homes) for number in numbers)


def _alternative(
    number: int, suggestions: list[Suggestion], asked: list[str], labels: dict[str, str], homes: set[str]
) -> Alternative:
    of_it = [item for item in suggestions if item.alternative == number]
    grouped = {member for item in of_it for member in item.member_ids}
    waiting = [item for item in of_it if item.status in WAITING]
    waiting.sort(key=lambda item: item.status is SuggestionStatus.LATER)

    def member(item: str) -> Member:
        return Member(item, labels[item], item in homes)

    groups = tuple(
        Group(
            item.id,
            item.label,
            item.definition,
            item.why,
            tuple(member(one) for one in item.member_ids if one in labels),
            item.status is SuggestionStatus.LATER,
        )
        for item in waiting
    )
    nowhere = tuple(member(item) for item in asked if item not in grouped)
    return Alternative(number, groups, len(of_it) - len(waiting), nowhere)


def _provider(study: OpenStudy, run: Run) -> str:
    """Name what answered: the model it said it was, and whose it is; "" for the built-in suggester."""
    if run.provider == "builtin":
        return ""
    answered = {call.model_answered for call in study.store.all(LlmCall, run_id=run.id) if call.model_answered}
    return f"{', '.join(sorted(answered)) or run.model} ({run.provider})"
