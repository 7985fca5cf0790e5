"""Which chart shows a report on rigor; the numbers are the report's own. `analysis.figures.charts` lays it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from analysis.records import Level
from analysis.rigor.agreement import AgreementReport
from analysis.rigor.code_map import code_map
from analysis.rigor.cooccurrence import Cooccurrence, Matrix
from analysis.rigor.coverage import Coverage
from analysis.rigor.influence import Influence
from analysis.rigor.saturation import Saturation
from analysis.rigor.tables import main_figures
from analysis.rigor.timeline import BY_HAND, Timeline
from analysis.rigor.wording import RigorWords

MOST_ROWS = 40


class ChartKind(Enum):
    LINES = "lines"
    BARS = "bars"
    POINTS = "points"
    GRID = "grid"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, one for each tick; None where there is none. `spans` are (low, high) around each."""

    label: str
    values: tuple[float | None, ...]
    spans: tuple[tuple[float, float] | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A named place of a map, x and y within -1 and 1; `weight` is what its size stands for."""

    label: str
    x: float
    y: float
    weight: int


@dataclass(frozen=True, slots=True)
class ChartData:
    """What is drawn. `top` and `bottom` bound the scale; with `is_share` its steps are per cent.

    A grid has a series a row; a map has `dots` and `links` (dot, dot, weight). `note` has to be said beneath.
    """

    kind: ChartKind
    title: str
    ticks: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    top: float = 1.0
    bottom: float = 0.0
    is_share: bool = False
    dots: tuple[Dot, ...] = ()
    links: tuple[tuple[int, int, int], ...] = ()
    note: str = ""


def chart_of(report: Any, words: RigorWords, labels: Mapping[str, str] | None = None) -> ChartData | None:
    """Give the chart of a report; None where there is nothing to draw.

    `labels` say codes and categories by id, where they are called otherwise than in the study.
    """
    if isinstance(report, Saturation):
        return _saturation(report, words)
    if isinstance(report, AgreementReport):
        return _agreement(report, words)
    if isinstance(report, Coverage):
        return _coverage(report, words)
    if isinstance(report, Influence):
        return _influence(report, words)
    if isinstance(report, Timeline):
        return _timeline(report, words)
    if isinstance(report, Matrix):
        return _heat_map(report, words, labels or {})
    return _code_map(report, words, labels or {})


def _saturation(report: Saturation, words: RigorWords) -> ChartData | None:
    if not report.events:
        return None
    curves = [report.curve(level) for level in (Level.CONCEPT, Level.THEME)]
    series = tuple(
        Series(
            words[curve.level],
            tuple(float(step.cumulated) for step in curve.steps),
            tuple((step.low, step.high) for step in curve.steps),
        )
        for curve in curves
    )
    top = max((step.high for curve in curves for step in curve.steps), default=1.0)
    note = f"{words['band']} {words['no_proof']}"
    return ChartData(ChartKind.LINES, words["saturation"], report.order, series, max(top, 1.0), note=note)


def _agreement(report: AgreementReport, words: RigorWords) -> ChartData | None:
    if not report.comparisons:
        return None
    names = words["anything"], words["which_concept"], words["which_theme"]
    rows: list[Series] = []
    for found in report.comparisons[:3]:
        figures = [item.agreement.alpha for item in main_figures(found)]
        spans = [None if item.low is None or item.high is None else (item.low, item.high) for item in figures]
        label = f"{words['alpha']}: {found.first} – {found.second}"
        rows.append(Series(label, tuple(item.value for item in figures), tuple(spans)))
    low = min((span[0] for row in rows for span in row.spans if span), default=0.0)
    low = min([low, *(value for row in rows for value in row.values if value is not None)])
    bottom = 0.0 if low >= 0 else -0.5 if low >= -0.5 else -1.0
    return ChartData(ChartKind.POINTS, words["agreement"], names, tuple(rows), 1.0, bottom, is_share=False)


def _coverage(report: Coverage, words: RigorWords) -> ChartData | None:
    if not report.whole.words:
        return None
    parts = [report.whole, *report.thirds]
    ticks = (words["whole"], *(words.say("third", number=number) for number in range(1, len(report.thirds) + 1)))
    counted = (("reached_to", "reached"), ("coded", "coded"), ("shown", "shown"))
    series = tuple(
        Series(words[label], tuple(share.of(getattr(share, name)) for share in parts)) for label, name in counted
    )
    return ChartData(ChartKind.BARS, words["coverage"], ticks, series, 1.0, is_share=True)


def _influence(report: Influence, words: RigorWords) -> ChartData | None:
    found = [item for item in report.acceptance if item.decided]
    if not found:
        return None
    ticks = tuple(words[item.part or f"kind_{item.kind}"] for item in found)
    counted: Sequence[str] = ("accepted", "edited", "rejected")
    series = tuple(Series(words[name], tuple(getattr(item, name) / item.decided for item in found)) for name in counted)
    return ChartData(ChartKind.BARS, words["influence"], ticks, series, 1.0, is_share=True)


def _timeline(report: Timeline, words: RigorWords) -> ChartData | None:
    if not report.spans:
        return None
    ticks = tuple(words.day(span.first) for span in report.spans)
    series = tuple(
        Series(_sort(sort, words), tuple(float(span.counts.get(sort, 0)) or None for span in report.spans))
        for sort in report.sorts
    )
    top = max(value or 0.0 for row in series for value in row.values)
    return ChartData(ChartKind.BARS, words["timeline"], ticks, series, top, note=words[f"each_{report.unit}"])


def _sort(sort: str, words: RigorWords) -> str:
    return words["by_hand_coded" if sort == BY_HAND else sort]


def _heat_map(report: Matrix, words: RigorWords, labels: Mapping[str, str]) -> ChartData | None:
    rows = sorted(report.rows, key=lambda row: -sum(row[2]))[:MOST_ROWS]
    kept = {row[0] for row in rows}
    series = tuple(
        Series(labels.get(key, label), tuple(float(count) for count in counts))
        for key, label, counts in report.rows
        if key in kept
    )
    if not series or not any(value for row in series for value in row.values):
        return None
    top = max(value or 0.0 for row in series for value in row.values)
    out = len(report.rows) - len(series)
    note = words.say("rows_left_out", count=out) if out else ""
    title = f"{words[report.level]}: {words['matrix']}"
    return ChartData(ChartKind.GRID, title, report.titles, series, top, note=note)


def _code_map(report: Cooccurrence, words: RigorWords, labels: Mapping[str, str]) -> ChartData | None:
    found = code_map(report)
    if found is None:
        return None
    dots = tuple(Dot(labels.get(spot.id, spot.label), spot.x, spot.y, spot.codings) for spot in found.spots)
    note = words.say("map_shows", percent=words.share(found.shown))
    note += " " + words.say("rows_left_out", count=found.left_out) if found.left_out else ""
    return ChartData(ChartKind.MAP, f"{words[report.level]}: {words['map']}", dots=dots, links=found.links, note=note)
