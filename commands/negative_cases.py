"""Negative cases: passages that speak against a theme, marked, listed, and searched for without a model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from analysis.errors import InvalidInput
from analysis.records import Level
from analysis.workflow.negative_cases import BY_SEARCH
from analysis.workflow.study import OpenStudy
from commands.coding import span_of
from commands.console import say, say_json, table
from commands.selecting import (
    CoderOption,
    JsonOption,
    StudyPath,
    by_prefix,
    coder_id,
    document_of,
    opened,
    theme_of,
)

app = typer.Typer()


@app.command("negative-cases")
def negative_cases(
    study: StudyPath,
    theme: Annotated[
        str | None, typer.Option("--theme", metavar="THEME", help="Of this theme: its label or id.")
    ] = None,
    mark: Annotated[
        str | None,
        typer.Option("--mark", metavar="WORDS", help="Mark these words, as the pseudonymised text has them."),
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="NAME", help="With --mark: the interview they stand in.")
    ] = None,
    place: Annotated[
        int | None,
        typer.Option("--place", metavar="N", min=1, help="Which place, where the words stand several times."),
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="In what it speaks against the theme.")] = "",
    search: Annotated[
        bool, typer.Option("--search", help="Show sentences with the theme's words beside a negation or contrast.")
    ] = False,
    take: Annotated[
        int | None, typer.Option("--take", metavar="N", min=1, help="Mark the sentence of that number in the search.")
    ] = None,
    change: Annotated[str | None, typer.Option("--change", metavar="ID", help="Give another note.")] = None,
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="Take one away.")] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List what speaks against themes; --mark, or --take of a --search, marks a passage, --remove takes it away.

    The search knows words, not meaning, and marks nothing.
    """
    acts = [item is not None for item in (mark, take, change, remove)]
    if sum(acts) > 1:
        raise InvalidInput(
            "one_at_a_time", "That is several acts at once.", "Use --mark, --take, --change or --remove."
        )
    if theme is None and (mark is not None or take is not None or search):
        raise InvalidInput("theme_missing", "A negative case speaks against a theme.", "Say which with --theme.")
    if mark is not None and document is None:
        raise InvalidInput("interview_missing", "It is not said in which interview.", "Add --document NAME.")
    with opened(study) as found:
        cases, theme_id = found.negative_cases, theme_of(found, theme).id if theme is not None else ""
        if mark is not None and document is not None:
            chosen = document_of(found, document)
            span = span_of(found, chosen.id, mark, place)
            cases.mark(theme_id, chosen.id, *span, coder=coder_id(found, coder), note=note)
        elif take is not None:
            candidates = cases.search(theme_id)
            if take > len(candidates):
                raise InvalidInput(
                    "no_such_number", "The search found {count}.", "See --search.", count=len(candidates)
                )
            one = candidates[take - 1]
            at = one.document_id, one.start, one.end
            cases.mark(theme_id, *at, coder=coder_id(found, coder), note=note, found_by=BY_SEARCH)
        elif change is not None or remove is not None:
            known = by_prefix(cases.all(), change or remove or "", "negative case", "See `negative-cases`.")
            if change is not None:
                cases.change(known.id, note, coder=coder_id(found, coder))
            else:
                cases.remove(known.id, coder=coder_id(found, coder))
        names, rows = _candidates(found, theme_id) if search else _marked(found, theme_id)
        if json_wanted:
            say_json([dict(zip(names, row, strict=True)) for row in rows])
        elif rows:
            shown = rows if search else [(str(row[0])[:8], *row[1:]) for row in rows]
            table(tuple(name.upper().replace("_", " ") for name in names), shown)
        else:
            say("No sentence was found by words; that proves nothing." if search else "No negative cases are marked.")


def _marked(study: OpenStudy, theme_id: str) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    themes = {item.id: item.label for item in study.structure.categories(Level.THEME)}
    titles = {item.id: item.title for item in study.transcripts.documents()}
    cases = study.negative_cases
    return ("id", "theme", "interview", "found_by", "note", "words"), [
        (item.id, themes[item.theme_id], titles[item.document_id], item.found_by, item.note, cases.words(item))
        for item in cases.all(theme_id)
    ]


def _candidates(study: OpenStudy, theme_id: str) -> tuple[Sequence[str], list[tuple[object, ...]]]:
    return ("number", "interview", "turn", "of_theme", "of_contrast", "coded_there", "words"), [
        (
            number,
            one.title,
            one.turn + 1,
            ", ".join(one.of_theme),
            ", ".join(one.of_contrast),
            "yes" if one.is_coded_there else "no",
            one.words,
        )
        for number, one in enumerate(study.negative_cases.search(theme_id), 1)
    ]
