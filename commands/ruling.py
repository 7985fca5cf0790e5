"""Rules of the codebook, and disagreements between coders that are discussed and resolved into them."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.errors import InvalidInput, NotFound
from analysis.records import Category, Code, RuleKind
from analysis.workflow.rules import Open
from analysis.workflow.study import OpenStudy
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, by_prefix, coder_id, labelled, opened

app = typer.Typer()


@app.command()
def rules(
    study: StudyPath,
    on: Annotated[
        str | None, typer.Option("--on", metavar="WHAT", help="Write a rule on this code or category: its label or id.")
    ] = None,
    change: Annotated[
        str | None, typer.Option("--change", metavar="ID", help="Write the next version of a rule.")
    ] = None,
    kind: Annotated[
        RuleKind | None, typer.Option("--kind", help="What it says: what belongs there, what does not, or when.")
    ] = None,
    text: Annotated[str, typer.Option("--text", metavar="TEXT", help="The rule.")] = "",
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="Take one away.")] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List the rules of the codebook; --on writes one, --change its next version, --remove takes it away."""
    if sum(item is not None for item in (on, change, remove)) > 1:
        raise InvalidInput("one_at_a_time", "That is several acts at once.", "Use --on, --change or --remove.")
    with opened(study) as found:
        if on is not None:
            target = _target(found, on)
            found.rules.add(target.id, kind or RuleKind.INCLUDE, text, coder=coder_id(found, coder))
        given = change or remove
        if given is not None:
            known = by_prefix([item.rule for item in found.rules.all()], given, "rule", "See `rules`.")
            if change is not None:
                found.rules.change(known.id, text or known.text, coder=coder_id(found, coder), kind=kind)
            else:
                found.rules.remove(known.id, coder=coder_id(found, coder))
        listed = [
            (item.rule.id, item.label, item.rule.kind.value, item.rule.version, item.discussions, item.rule.text)
            for item in found.rules.all()
        ]
        names = ("id", "on", "kind", "version", "discussions", "text")
        if json_wanted:
            say_json([dict(zip(names, row, strict=True)) for row in listed])
        elif listed:
            table(tuple(name.upper() for name in names), [(row[0][:8], *row[1:]) for row in listed])
        else:
            say("No rules; `rules STUDY --on LABEL --text TEXT` writes one.")


@app.command()
def disagreements(
    study: StudyPath,
    discuss: Annotated[
        str | None,
        typer.Option("--discuss", metavar="ID", help="Note what came of the disagreement on this quotation."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="LABEL", help="About which category, where there are several.")
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What came of it.")] = "",
    kind: Annotated[RuleKind, typer.Option("--kind", help="With --rule: what the rule says.")] = RuleKind.INCLUDE,
    rule: Annotated[str, typer.Option("--rule", metavar="TEXT", help="The rule that it is resolved into.")] = "",
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List where one coder put a concept or theme and another did not; --discuss notes what came of it."""
    with opened(study) as found:
        if discuss is not None:
            one = _disagreement(found.rules.disagreements(), discuss, on)
            found.rules.discuss(
                one.coding.id,
                one.place.category_id,
                note,
                coder=coder_id(found, coder),
                kind=kind if rule else None,
                rule=rule,
            )
        listed = [_row(found, item) for item in found.rules.disagreements()]
        names = ("quotation", "level", "on", "interview", "turn", "by", "not_by", "words", "discussed", "rule")
        if json_wanted:
            say_json([dict(zip(names, row, strict=True)) for row in listed])
        elif listed:
            heads = tuple(name.upper().replace("_", " ") for name in names[:-1])
            table(heads, [(str(row[0])[:8], *row[1:-1]) for row in listed])
        else:
            say("No disagreements on concepts or themes between coders.")


def _row(study: OpenStudy, item: Open) -> tuple[object, ...]:
    place, said = item.place, item.discussion
    return (
        item.coding.id, place.level.value, place.label, place.title, place.turn + 1, place.applied_by, place.not_by,
        study.coding.quotation(item.coding), said.note if said else "", said.rule_id if said else "",
    )  # fmt: skip


def _disagreement(listed: list[Open], given: str, on: str | None) -> Open:
    """Give the one on a quotation. Raises `NotFound`, `InvalidInput` (`several_disagreements`)."""
    coding = by_prefix(list({item.coding.id: item.coding for item in listed}.values()), given, "disagreement",
                       "See `disagreements`.")  # fmt: skip
    named = on.strip().casefold() if on is not None else None
    there = {
        item.place.category_id: item
        for item in listed
        if item.coding.id == coding.id and named in (None, item.place.label.casefold())
    }
    if not there:
        raise NotFound("no_such_disagreement", "There is no such disagreement.", "See `disagreements`.")
    if len(there) > 1:
        raise InvalidInput(
            "several_disagreements", "This quotation stands in several disagreements.", "Say with --on about which."
        )
    return next(iter(there.values()))


def _target(study: OpenStudy, given: str) -> Category | Code:
    known: list[Category | Code] = [*study.store.all(Category), *study.store.all(Code)]
    return labelled(known, given, "code or category", "`codebook` lists them.")
