"""Deciding on suggestions, one by one or, recorded as such, in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from analysis.errors import InvalidInput, NotPermitted
from analysis.records import (
    Category,
    Code,
    Decision,
    Grounding,
    Run,
    Seen,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.workflow.study import OpenStudy
from commands.console import counted, note, say
from commands.selecting import (
    SHOWN_ID,
    DocumentOption,
    SigningOption,
    StudyPath,
    by_prefix,
    chosen_documents,
    opened,
    signing_coder,
    unseen_acts,
)

app = typer.Typer()


class Act(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    LATER = "later"
    MOVE = "move"
    SPLIT = "split"
    MERGE = "merge"
    RESTORE = "restore"


ARRANGING = (Act.MOVE, Act.SPLIT, Act.MERGE)
_OPTIONS = {
    "label": (Act.EDIT, Act.SPLIT),
    "definition": (Act.EDIT,),
    "members": (Act.ACCEPT, Act.REJECT, Act.EDIT, Act.MOVE, Act.SPLIT),
    "to": (Act.MOVE, Act.MERGE),
    "place": (Act.ACCEPT,),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What the options of one `decide` say; None and () where they were left."""

    label: str | None
    definition: str | None
    members: tuple[str, ...]
    to: str | None
    place: int | None
    reason: str


@app.command()
def decide(
    study: StudyPath,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="(ID|--all-open) accept|reject|edit|later|move|split|merge|restore",
            help="The suggestion and the act.",
        ),
    ],
    all_open: Annotated[bool, typer.Option("--all-open", help="Decide on all that are open, unseen.")] = False,
    label: Annotated[
        str | None, typer.Option("--label", metavar="L", help="For edit and split: the words to use.")
    ] = None,
    definition: Annotated[
        str | None, typer.Option("--definition", metavar="D", help="For edit of a group: what it says of itself.")
    ] = None,
    member: Annotated[
        list[str] | None,
        typer.Option(
            "--member",
            metavar="ID",
            help="A member of a group, may be repeated: only these are accepted, rejected, moved or split off. "
            "For edit: the members that it has.",
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ID", help="For move and merge: the group to put them into.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="R", help="Why; kept with the decision.")] = "",
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="For an ambiguous quote: which of its places is meant.")
    ] = None,
    kind: Annotated[SuggestionKind | None, typer.Option("--kind", help="With --all-open: only these.")] = None,
    document: DocumentOption = None,
    coder: SigningOption = None,
) -> None:
    """Decide on a suggestion under a coder's name. Only this makes a code, concept, theme or dimension.

    Suggested groups can be rearranged before: move members (or what fits nowhere) with --to, split, merge into --to.
    `groupings` shows their ids. What the critic dropped is taken back into the review with restore.
    """
    given = Given(label, definition, tuple(member or ()), to, place, reason)
    wanted, act = _read_words(words, all_open, given)
    with opened(study) as found:
        if wanted is None:
            _decide_all(found, act, reason, kind, document, coder)
            return
        item = by_prefix(found.suggesting.list(), wanted, "suggestion", "`suggestions` lists their ids.")
        actor = signing_coder(found, coder)
        if act is Act.RESTORE:
            found.deciding.restore(item.id, coder=actor)
            say(f"Waits for a decision again: {found.suggesting.quotation(item)}")
            return
        if act in ARRANGING:
            say(_arrange(found, item, act, actor, given))
            return
        if place is not None:
            found.deciding.pick_place(item.id, place - 1, coder=actor)
        decision = _decide(found, item, act, actor, Seen.HEADLESS, given)
        say(f"{decision.action.value.capitalize()}: {_described(found, item, decision)}")


def _read_words(words: list[str], all_open: bool, given: Given) -> tuple[str | None, Act]:
    """Take the positional words apart. Raises `InvalidInput`."""
    if len(words) != (1 if all_open else 2):
        raise InvalidInput(
            "bad_decision", "`decide` takes a study, an id (or --all-open) and an act.", "For example: 3f2a accept."
        )
    if words[-1] not in list(Act):
        raise InvalidInput(
            "bad_act",
            "“{act}” can't be decided.",
            "Use accept, reject, edit, later, move, split, merge or restore.",
            act=words[-1][:40],
        )
    act = Act(words[-1])
    _check_options(act, given)
    if all_open and (act in (Act.EDIT, Act.RESTORE, *ARRANGING) or given.place is not None or given.members):
        raise InvalidInput("one_only", "edit, restore, --place and --member are for one suggestion.", "Give its id.")
    return (None if all_open else words[0]), act


def _check_options(act: Act, given: Given) -> None:
    """Raise `InvalidInput` for options that do not go with the act, or that it lacks."""
    for name, acts in _OPTIONS.items():
        if getattr(given, name) not in (None, ()) and act not in acts:
            takes = ", ".join(acts)
            option = "--" + name.removesuffix("s")
            raise InvalidInput(f"bad_{name}", "Only {acts} takes {option}.", "Leave it.", acts=takes, option=option)
    changes = given.label is not None or given.definition is not None or given.members
    if act is Act.EDIT and not changes:
        raise InvalidInput(
            "bad_label", "edit takes --label, --definition or --member.", "Give what is to be different."
        )
    lacking = {
        Act.MOVE: given.to is None or not given.members,
        Act.SPLIT: given.label is None or not given.members,
        Act.MERGE: given.to is None,
    }
    if lacking.get(act):
        needs = {Act.MOVE: "--member and --to", Act.SPLIT: "--member and --label", Act.MERGE: "--to"}[act]
        raise InvalidInput("bad_arranging", "{act} takes {options}.", "Give them.", act=act.value, options=needs)


def _decide(study: OpenStudy, item: Suggestion, act: Act, actor: str, how: Seen, given: Given) -> Decision:
    deciding, reason = study.deciding, given.reason
    members = _members(study, item, given.members)
    if act is Act.ACCEPT and members:
        return deciding.accept_members(item.id, members, coder=actor, how=how, reason=reason)
    if act is Act.REJECT and members:
        return deciding.reject_members(item.id, members, coder=actor, how=how, reason=reason)
    if act is Act.ACCEPT:
        return deciding.accept(item.id, coder=actor, how=how, reason=reason)
    if act is Act.EDIT:
        return deciding.edit(
            item.id, coder=actor, label=given.label, definition=given.definition, member_ids=members or None, how=how,
            reason=reason,
        )  # fmt: skip
    if act is Act.REJECT:
        return deciding.reject(item.id, coder=actor, how=how, reason=reason)
    return deciding.later(item.id, coder=actor, how=how)


def _arrange(study: OpenStudy, item: Suggestion, act: Act, actor: str, given: Given) -> str:
    """Rearrange suggested groups and say what became of it."""
    if act is Act.SPLIT:
        members = _members(study, item, given.members)
        made = study.arranging.split(item.id, members, given.label or "", coder=actor)
        return f"Split: {made[:SHOWN_ID]} {given.label} ({counted(len(members), 'member')}) waits as well."
    target = by_prefix(study.suggesting.list(), given.to or "", "suggestion", "`groupings` lists their ids.")
    if act is Act.MERGE:
        study.arranging.merge(item.id, target.id, coder=actor)
    else:
        study.arranging.move(_members(study, item, given.members), target.id, coder=actor)
    grown = study.store.get(Suggestion, target.id)
    return f"{act.value.capitalize()}: {target.label} has {counted(len(grown.member_ids), 'member')} now."


def _members(study: OpenStudy, item: Suggestion, given: Sequence[str]) -> list[str]:
    """Give the ids of members by their beginnings: among all that was to be grouped."""
    known = study.store.get(Run, item.run_id).settings.get("keys", {}).values()
    found: list[Code | Category] = [one for one in study.store.all(Code) if one.id in set(known)]
    found += [one for one in study.store.all(Category) if one.id in set(known)]
    return [by_prefix(found, one, "member", "`groupings` lists their ids.").id for one in given]


def _described(study: OpenStudy, item: Suggestion, decision: Decision) -> str:
    if item.kind is SuggestionKind.CODE and decision.result_id:
        return study.coding.code(decision.result_id).label
    return study.suggesting.quotation(item) or str(decision.after.get("label", item.label)) or item.answered_quote


def _decide_all(
    study: OpenStudy, act: Act, reason: str, kind: SuggestionKind | None, document: str | None, coder: str | None
) -> None:
    document_id = chosen_documents(study, document)[0].id if document is not None else None
    actor = signing_coder(study, coder)
    found = study.blind.shown(study.suggesting.list(document_id, kind, [SuggestionStatus.OPEN]), actor)
    chosen = [item for item in found if act is not Act.ACCEPT or _can_be_accepted(item)]
    if not found:
        note("There is no open suggestion.")
        return
    done = [item for item in chosen if _decided(study, item, act, actor, reason)]
    say(f"{act.value.capitalize()}: {counted(len(done), 'suggestion')} as {study.coder_name(actor)}.")
    if len(done) < len(found):
        note(
            f"{len(found) - len(done)} stay open: their place must be picked first, or they are another grouping of "
            "the same items."
        )
    if act is not Act.LATER:
        say(f"Recorded as decided in bulk. {unseen_acts(study)}")


def _decided(study: OpenStudy, item: Suggestion, act: Act, actor: str, reason: str) -> bool:
    try:
        _decide(study, item, act, actor, Seen.HEADLESS_BULK, Given(None, None, (), None, None, reason))
    except NotPermitted as error:
        note(f"{item.id[:8]}: {error}")
        return False
    return True


def _can_be_accepted(item: Suggestion) -> bool:
    """Tell what may be taken in bulk: quotes with one place, and of several groupings the first."""
    if item.kind is SuggestionKind.CODE:
        return item.grounding not in (Grounding.AMBIGUOUS, Grounding.NEAR)
    return item.alternative == 0
