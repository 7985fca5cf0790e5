"""Deciding on suggestions, one by one or, recorded as such, in bulk."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from analysis.errors import InvalidInput, NotPermitted
from analysis.records import Decision, Grounding, Seen, Suggestion, SuggestionKind, SuggestionStatus
from analysis.workflow.study import OpenStudy
from commands.console import counted, note, say
from commands.selecting import (
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


@app.command()
def decide(
    study: StudyPath,
    words: Annotated[
        list[str],
        typer.Argument(metavar="(ID|--all-open) accept|reject|edit|later", help="The suggestion and the act."),
    ],
    all_open: Annotated[bool, typer.Option("--all-open", help="Decide on all that are open, unseen.")] = False,
    label: Annotated[str | None, typer.Option("--label", metavar="L", help="For edit: the words to use.")] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="R", help="Why; kept with the decision.")] = "",
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="For an ambiguous quote: which of its places is meant.")
    ] = None,
    kind: Annotated[SuggestionKind | None, typer.Option("--kind", help="With --all-open: only these.")] = None,
    document: DocumentOption = None,
    coder: SigningOption = None,
) -> None:
    """Decide on a suggestion under a coder's name. Only this makes a code."""
    given, act = _read_words(words, all_open, label, place)
    with opened(study) as found:
        if given is None:
            _decide_all(found, act, reason, kind, document, coder)
            return
        item = by_prefix(found.suggesting.list(), given, "suggestion", "`suggestions` lists their ids.")
        actor = signing_coder(found, coder)
        if place is not None:
            found.deciding.pick_place(item.id, place - 1, coder=actor)
        decision = _decide(found, item, act, actor, Seen.HEADLESS, reason, label)
        say(f"{decision.action.value.capitalize()}: {_described(found, item, decision)}")


def _read_words(words: list[str], all_open: bool, label: str | None, place: int | None) -> tuple[str | None, Act]:
    """Take the positional words apart. Raises `InvalidInput`."""
    if len(words) != (1 if all_open else 2):
        raise InvalidInput(
            "bad_decision", "`decide` takes a study, an id (or --all-open) and an act.", "For example: 3f2a accept."
        )
    if words[-1] not in list(Act):
        raise InvalidInput(
            "bad_act", "“{act}” can't be decided.", "Use accept, reject, edit or later.", act=words[-1][:40]
        )
    act = Act(words[-1])
    if (label is None) != (act is not Act.EDIT):
        raise InvalidInput("bad_label", "edit takes --label, and only edit does.", "Give the words to use with it.")
    if place is not None and act is not Act.ACCEPT:
        raise InvalidInput("bad_place", "Only accept takes --place.", "Leave it.")
    if all_open and (act is Act.EDIT or place is not None):
        raise InvalidInput("one_only", "edit and --place are for one suggestion.", "Give its id.")
    return (None if all_open else words[0]), act


def _decide(
    study: OpenStudy, item: Suggestion, act: Act, actor: str, how: Seen, reason: str, label: str | None = None
) -> Decision:
    deciding = study.deciding
    if act is Act.ACCEPT:
        return deciding.accept(item.id, coder=actor, how=how, reason=reason)
    if act is Act.EDIT:
        return deciding.edit(item.id, coder=actor, label=label, how=how, reason=reason)
    if act is Act.REJECT:
        return deciding.reject(item.id, coder=actor, how=how, reason=reason)
    return deciding.later(item.id, coder=actor, how=how)


def _described(study: OpenStudy, item: Suggestion, decision: Decision) -> str:
    if item.kind is SuggestionKind.CODE and decision.result_id:
        return study.coding.code(decision.result_id).label
    return study.suggesting.quotation(item) or str(decision.after.get("label", item.label)) or item.answered_quote


def _decide_all(
    study: OpenStudy, act: Act, reason: str, kind: SuggestionKind | None, document: str | None, coder: str | None
) -> None:
    document_id = chosen_documents(study, document)[0].id if document is not None else None
    found = study.suggesting.list(document_id, kind, [SuggestionStatus.OPEN])
    chosen = [item for item in found if act is not Act.ACCEPT or _can_be_accepted(item)]
    if not found:
        note("There is no open suggestion.")
        return
    actor = signing_coder(study, coder)
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
        _decide(study, item, act, actor, Seen.HEADLESS_BULK, reason)
    except NotPermitted as error:
        note(f"{item.id[:8]}: {error}")
        return False
    return True


def _can_be_accepted(item: Suggestion) -> bool:
    """Tell what may be taken in bulk: quotes with one place, and of several groupings the first."""
    if item.kind is SuggestionKind.CODE:
        return item.grounding not in (Grounding.AMBIGUOUS, Grounding.NEAR)
    return item.alternative == 0
