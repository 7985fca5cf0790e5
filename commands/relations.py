"""Relations between themes: set, listed, taken away."""

from __future__ import annotations

from typing import Annotated

import typer

from analysis.records import Coding, RelationKind
from commands.console import say, say_json, table
from commands.selecting import CoderOption, JsonOption, StudyPath, by_prefix, coder_id, opened, theme_of

app = typer.Typer()


@app.command()
def relate(
    study: StudyPath,
    source: Annotated[str, typer.Argument(metavar="THEME", help="The label or id of the theme that it goes out from.")],
    kind: Annotated[RelationKind, typer.Argument(metavar="KIND", help="What it is to the other.")],
    target: Annotated[str, typer.Argument(metavar="THEME", help="The theme that it goes to.")],
    word: Annotated[str, typer.Option("--word", metavar="W", help="Your own word; needed for own.")] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What you think of it.")] = "",
    quotation: Annotated[
        list[str] | None,
        typer.Option("--quotation", metavar="ID", help="What it rests on, may be repeated: ids as in the JSON."),
    ] = None,
    coder: CoderOption = None,
) -> None:
    """Relate two themes: “THEME is a condition (context, action, consequence) of THEME”, or in your own word."""
    with opened(study) as found:
        codings = found.store.all(Coding)
        quoted = [by_prefix(codings, item, "quotation", "The exported JSON has ids.").id for item in quotation or ()]
        found.relations.relate(
            theme_of(found, source).id,
            theme_of(found, target).id,
            kind,
            label=word,
            note=note,
            coding_ids=quoted,
            coder=coder_id(found, coder),
        )


@app.command()
def relations(
    study: StudyPath,
    remove: Annotated[str | None, typer.Option("--remove", metavar="ID", help="Take one away.")] = None,
    coder: CoderOption = None,
    json_wanted: JsonOption = False,
) -> None:
    """List the relations between themes, each with how many quotations it rests on."""
    with opened(study) as found:
        if remove is not None:
            known = by_prefix([item.relation for item in found.relations.all()], remove, "relation", "See `relations`.")
            found.relations.remove(known.id, coder=coder_id(found, coder))
        listed = found.relations.all()
        if json_wanted:
            say_json(
                [
                    {
                        "id": item.relation.id,
                        "source": item.source.label,
                        "kind": item.relation.kind.value,
                        "word": item.relation.label,
                        "target": item.target.label,
                        "quotations": list(item.relation.coding_ids),
                        "note": item.relation.note,
                    }
                    for item in listed
                ]
            )
        elif not listed:
            say("No relations between themes; `relate` sets one.")
        else:
            rows = [
                (
                    item.relation.id[:8],
                    item.source.label,
                    item.relation.label or item.relation.kind.value,
                    item.target.label,
                    len(item.relation.coding_ids),
                )
                for item in listed
            ]
            table(("ID", "THEME", "RELATION", "THEME", "QUOTATIONS"), rows)
