"""What is settled on suggestions in a study, and the page to read before the first run."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.records import AiPolicy, SendScope, SuggestionKind
from analysis.workflow.first_run import examples, page
from analysis.workflow.study import OpenStudy
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, coder_id, opened

app = typer.Typer()

NOTHING = "nothing"
AllowOption = typer.Option(
    "--allow",
    metavar="KINDS",
    help="What may be suggested: codes, concepts, themes, dimensions, separated by commas, or nothing.",
)


@app.command(name="ai-policy")
def ai_policy(
    study: StudyPath,
    allow: Annotated[str | None, AllowOption] = None,
    own_coding_first: Annotated[
        bool | None,
        typer.Option(
            "--own-coding-first/--any-time", help="Codes are suggested only for interviews that were coded first."
        ),
    ] = None,
    decider: Annotated[
        list[str] | None,
        typer.Option("--decider", metavar="NAME", help="Who decides, may be repeated; “everybody” takes it back."),
    ] = None,
    one_by_one: Annotated[
        bool | None, typer.Option("--one-by-one/--in-bulk", help="Whether each suggestion is seen before a decision.")
    ] = None,
    blind: Annotated[
        float | None, typer.Option("--blind", metavar="PERCENT", help="The least share of turns that is held out.")
    ] = None,
    reach: Annotated[SendScope | None, typer.Option("--reach", help="How far text may go at most.")] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is changed.")] = "",
    coder: CoderOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what suggestions are good and bad at, with examples.")
    ] = False,
    json_wanted: JsonOption = False,
) -> None:
    """Show or settle what suggestions are for in this study: which, when, who decides, how far text may go.

    It binds every suggester and is printed in the methods appendix. A change needs a --reason.
    """
    with opened(study) as found:
        if any(given is not None for given in (allow, own_coding_first, decider, one_by_one, blind, reach)):
            policy = found.ai_policy.current() or AiPolicy(reach=found.info.send_scope)
            policy = replace(
                policy,
                kinds=policy.kinds if allow is None else kinds_of(allow),
                own_coding_first=policy.own_coding_first if own_coding_first is None else own_coding_first,
                deciders=policy.deciders if decider is None else _deciders(found, decider),
                one_by_one=policy.one_by_one if one_by_one is None else one_by_one,
                blind_share=policy.blind_share if blind is None else blind / 100,
                reach=reach or policy.reach,
            )
            found.ai_policy.set(policy, coder=coder_id(found, coder), reason=reason)
        if explain:
            _explain(found)
        else:
            _show(found, json_wanted)


def kinds_of(given: str) -> tuple[SuggestionKind, ...]:
    """Read a list of kinds; raises `InvalidInput` (`no_such_kind`)."""
    words = [word.strip().casefold() for word in given.split(",") if word.strip()]
    if words == [NOTHING]:
        return ()
    names = {f"{kind.value}s": kind for kind in SuggestionKind}
    unknown = [word for word in words if word not in names]
    if unknown or not words:
        raise InvalidInput(
            "no_such_kind",
            "“{given}” can't be suggested.",
            "Give some of codes, concepts, themes and dimensions, separated by commas, or: nothing.",
            given=unknown[0][:40] if unknown else "",
        )
    return tuple(kind for name, kind in names.items() if name in words)


def _deciders(study: OpenStudy, names: list[str]) -> tuple[str, ...]:
    if [name.casefold() for name in names] == ["everybody"]:
        return ()
    return tuple(coder_id(study, name) for name in names)


def _show(study: OpenStudy, json_wanted: bool) -> None:
    policy = study.ai_policy.current()
    steps = study.ai_policy.history()
    if json_wanted:
        say_json({
            "settled": policy is not None,
            **({} if policy is None else {name: value for name, value, _ in _lines(study, policy)}),
            "history": [
                {"event": step.seq, "at": step.at, "coder": study.coder_name(step.coder_id), "reason": step.reason,
                 **{name: value for name, value, _ in _lines(study, step.policy)}}
                for step in steps
            ],
        })  # fmt: skip
        return
    if policy is None:
        say("Nothing was settled on suggestions: all may be asked for. `ai-policy STUDY --allow …` settles it.")
        return
    table(("SETTLED", "AS"), [(label, value) for _, value, label in _lines(study, policy)])
    for step in steps:
        why = f": {step.reason}" if step.reason else ""
        say(f"Event {step.seq}, {step.at[:10]}, {study.coder_name(step.coder_id)}{why}")


def _lines(study: OpenStudy, policy: AiPolicy) -> list[tuple[str, str, str]]:
    kinds = ", ".join(f"{kind.value}s" for kind in policy.kinds) or NOTHING
    names = ", ".join(study.coder_name(item) for item in policy.deciders) or "every coder"
    return [
        ("allow", kinds, "may be suggested"),
        ("when", "after own coding" if policy.own_coding_first else "any time", "codes are suggested"),
        ("deciders", names, "who decides"),
        ("decided", "one by one" if policy.one_by_one else "also in bulk", "how it is decided"),
        ("blind", f"{policy.blind_share:.0%}", "turns held out at least"),
        ("reach", policy.reach.value, "text may go to"),
    ]


def _explain(study: OpenStudy) -> None:
    points = page(examples(study.store, study.texts), "en")
    for is_good, heading in ((True, "Suggestions help with"), (False, "Suggestions are bad at")):
        say(heading)
        for point in points:
            if point.is_good is is_good:
                say(f"  - {point.text}")
                if point.example:
                    say(f"    In your material: {point.example}")
