"""Which chart shows a report on rigor; the numbers are the report's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.records import Level
from analysis.rigor.agreement import AgreementReport
from analysis.rigor.coverage import Coverage
from analysis.rigor.influence import Influence
from analysis.rigor.saturation import Saturation
from analysis.rigor.tables import main_figures
from analysis.rigor.wording import RigorWords
from desktop.views.report.rigor_chart import ChartData, ChartKind, Series


def chart_of(report: Any, words: RigorWords) -> ChartData | None:
    """Give the chart of a report; None where a table says it better or there is nothing to draw."""
    if isinstance(report, Saturation):
        return _saturation(report, words)
    if isinstance(report, AgreementReport):
        return _agreement(report, words)
    if isinstance(report, Coverage):
        return _coverage(report, words)
    return _influence(report, words) if isinstance(report, Influence) else None


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
    return ChartData(ChartKind.LINES, words["saturation"], report.order, series, max(top, 1.0))


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
