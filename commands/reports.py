"""Reports on how far the analysis can be trusted: saturation, agreement, coverage, influence, co-occurrence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import InvalidInput
from analysis.workflow.study import OpenStudy
from commands.console import note, say, say_json, table
from commands.selecting import JsonOption, StudyPath, document_of, opened

if TYPE_CHECKING:
    from analysis.rigor.tables import Section

app = typer.Typer()
FORMAT, VERSION = "verbatim-report", 1
"""What the JSON calls itself; its fields are told in docs/rigor.md."""


class ReportName(StrEnum):
    SATURATION = "saturation"
    AGREEMENT = "agreement"
    COVERAGE = "coverage"
    INFLUENCE = "influence"
    COOCCURRENCE = "cooccurrence"
    HEAT_MAP = "heat-map"
    TIMELINE = "timeline"


class ItemLevel(StrEnum):
    CODE = "code"
    CONCEPT = "concept"
    THEME = "theme"


@app.command()
def report(
    study: StudyPath,
    name: Annotated[ReportName, typer.Argument(metavar="REPORT", help="Which: " + ", ".join(ReportName) + ".")],
    level: Annotated[ItemLevel, typer.Option("--level", help="Of what co-occurrence is counted.")] = ItemLevel.CONCEPT,
    order: Annotated[
        str | None,
        typer.Option(
            "--order",
            metavar="NAMES",
            help="For saturation: the interviews in the order they were made, with commas between; else as imported.",
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, help="Of random orders and repetitions; stands in the report.")
    ] = None,
    words: Annotated[
        bool, typer.Option("--words", help="In the JSON of influence: the words of each edit, not only their number.")
    ] = False,
    json_wanted: JsonOption = False,
) -> None:
    """Say how far the analysis can be trusted, in tables or as JSON, with what the figures do not prove."""
    if order is not None and name is not ReportName.SATURATION:
        raise InvalidInput("order_not_used", "Only saturation is counted in an order.", "Leave --order out.")
    with opened(study) as found:
        made, sections = _made(found, name, level, order, {} if seed is None else {"seed": seed})
        if json_wanted:
            data = _plain(made)
            if name is ReportName.INFLUENCE and not words:
                for edit in data["edits"]:
                    del edit["words"]
            say_json({"format": FORMAT, "version": VERSION, "report": name.value, **data})
        else:
            _show(sections(made, "en"))


def _made(
    study: OpenStudy, name: ReportName, level: ItemLevel, order: str | None, seed: dict[str, int]
) -> tuple[Any, Callable[[Any, str], Sequence[Section]]]:
    """Count a report; gives it with what makes tables of it."""
    from analysis.rigor import tables

    if name is ReportName.SATURATION:
        from analysis.rigor.saturation import saturation

        return saturation(study.store, _ordered(study, order), **seed), tables.saturation_sections
    if name is ReportName.AGREEMENT:
        from analysis.rigor.agreement import agreement
        from prompts.readers import reader_of

        return agreement(study.store, reader_of, **seed), tables.agreement_sections
    if name is ReportName.COVERAGE:
        from analysis.rigor.coverage import coverage

        return coverage(study.store), tables.coverage_sections
    if name is ReportName.INFLUENCE:
        from analysis.rigor.influence import influence

        return influence(study.store), tables.influence_sections
    if name is ReportName.TIMELINE:
        from analysis.rigor.timeline import timeline

        return timeline(study.store), tables.timeline_sections
    from analysis.rigor.cooccurrence import by_interview, cooccurrence

    if name is ReportName.HEAT_MAP:
        return by_interview(study.store), tables.heat_map_sections
    return cooccurrence(study.store, level.value, **seed), tables.cooccurrence_sections


def _ordered(study: OpenStudy, order: str | None) -> list[str]:
    return [document_of(study, name).id for name in order.split(",")] if order else []


def _plain(made: Any) -> dict[str, Any]:
    from storage.codec import to_plain

    data: dict[str, Any] = to_plain(made)
    return data


def _show(sections: Sequence[Section]) -> None:
    """Write tables to standard output and what is said beside them under each."""
    for section in sections:
        if section.heads and not section.rows:
            continue
        say(f"{section.title}".upper())
        table(section.heads, section.rows)
        for line in section.notes:
            say(line)
        say()
    if not any(section.rows for section in sections):
        note("There is nothing to count yet.")
