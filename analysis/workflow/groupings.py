"""Suggested groups as they wait for her: by level, alternatives side by side, and what fits nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.records import Category, Code, LlmCall, Placement, Run, Suggestion, SuggestionKind, SuggestionStatus
from analysis.workflow.arranging import WAITING, placed_of

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy

GROUP_KINDS = (SuggestionKind.CONCEPT, SuggestionKind.THEME, SuggestionKind.DIMENSION)


@dataclass(frozen=True, slots=True)
class Member:
    """Something that a group would hold; `has_home` where it lies in another category for good."""

    id: str
    label: str
    has_home: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One suggested group that waits. `against` are counter-examples, each with why."""

    id: str
    label: str
    definition: str
    why: str
    members: tuple[Member, ...]
    is_later: bool
    against: tuple[tuple[Member, str], ...] = ()
    is_arranged: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to group everything: what waits of it, how much was decided, what has no group in it.

    `principle` says by what it sorts; "" where its blocks do not agree.
    """

    number: int
    groups: tuple[Group, ...]
    decided_count: int
    nowhere: tuple[Member, ...]
    principle: str = ""


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
            asked = [item for item in run.settings["keys"].values() if item in labels]
            numbers = sorted({item.alternative for item in of_run})
            found.append(
                Proposal(
                    kind,
                    _provider(study, run),
                    tuple(_alternative(number, study, of_run, asked, labels, homes) for number in numbers),
                )
            )
    return found


def _alternative(
    number: int,
    study: OpenStudy,
    suggestions: list[Suggestion],
    asked: list[str],
    labels: dict[str, str],
    homes: set[str],
) -> Alternative:
    of_it = [item for item in suggestions if item.alternative == number]
    grouped = {member for item in of_it for member in item.member_ids} | placed_of(study.store, of_it)
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
            tuple((member(one), why) for one, why in item.counter_examples if one in labels),
            bool(item.suggested),
        )
        for item in waiting
    )
    nowhere = tuple(member(item) for item in asked if item not in grouped)
    decided = sum(item.status not in (*WAITING, SuggestionStatus.MERGED) for item in of_it)
    principles = {item.principle for item in of_it}
    return Alternative(number, groups, decided, nowhere, principles.pop() if len(principles) == 1 else "")


def _provider(study: OpenStudy, run: Run) -> str:
    """Name what answered: the model it said it was, and whose it is; "" for the built-in suggester."""
    if run.provider == "builtin":
        return ""
    answered = {call.model_answered for call in study.store.all(LlmCall, run_id=run.id) if call.model_answered}
    return f"{', '.join(sorted(answered)) or run.model} ({run.provider})"
