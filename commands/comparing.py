"""Constant comparison: quotations beside earlier ones of their concept, and what came of it."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.records import Outcome
from analysis.workflow.study import OpenStudy
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, by_prefix, coder_id, opened

app = typer.Typer()


@app.command()
def comparisons(
    study: StudyPath,
    record: Annotated[
        str | None, typer.Option("--record", metavar="ID", help="Record what came of comparing this quotation.")
    ] = None,
    outcome: Annotated[Outcome, typer.Option("--outcome", help="What came of it.")] = Outcome.KEEP,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why; with --outcome memo, the memo.")] = "",
    done: Annotated[bool, typer.Option("--done", help="Show what was recorded instead of what waits.")] = False,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """Show each quotation that joined a concept beside its earlier ones; --record says what came of comparing them."""
    with opened(study) as found:
        if record is not None:
            waiting = found.comparing.waiting()
            one = by_prefix([item.coding for item in waiting], record, "quotation", "See `comparisons`.")
            concept = next(item.concept for item in waiting if item.coding.id == one.id)
            found.comparing.record(concept.id, one.id, outcome, coder=coder_id(found, coder), note=note)
        rows = _done(found) if done else _waiting(found)
        names = ("quotation", "concept", "outcome", "words") if done else ("quotation", "concept", "words", "earlier")
        if json_wanted:
            say_json([dict(zip(names, row, strict=True)) for row in rows])
        elif rows:
            table(tuple(name.upper() for name in names), [(row[0][:8], *row[1:]) for row in rows])
        else:
            say("Nothing was compared yet." if done else "No quotation waits to be compared.")


def _waiting(study: OpenStudy) -> list[tuple[str, str, str, str]]:
    say_words = study.coding.quotation
    return [
        (one.coding.id, one.concept.label, say_words(one.coding), " | ".join(map(say_words, one.earlier)))
        for one in study.comparing.waiting()
    ]


def _done(study: OpenStudy) -> list[tuple[str, str, str, str]]:
    return [
        (
            one.comparison.coding_id,
            one.concept.label if one.concept else "",
            one.comparison.outcome.value,
            study.coding.quotation(one.coding) if one.coding else "",
        )
        for one in study.comparing.recorded()
    ]
