"""The rigor view as a researcher uses it: from the numbers to a report, its chart and its tables, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import builders
import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

import main
from analysis.records import Level, Suggestion, SuggestionStatus
from analysis.rigor.charts import ChartKind
from analysis.rigor.wording import RigorWords
from analysis.suggestion.builtin import BuiltinModel
from desktop.context import AppContext
from desktop.messages import Messages
from desktop.palette import PALETTES, Palette, contrast
from desktop.tasks import InlineExecutor, TaskRunner
from desktop.theme import Theme
from desktop.views.report import ReportPlace
from desktop.views.report.formats import CHARTS
from desktop.views.report.rigor import REPORTS
from desktop.views.report.rigor_chart import cell, ink_on


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Any]:
    made = builders.make_study(tmp_path)
    coder, model = builders.ada(made), BuiltinModel()
    ben = made.coder("Ben").id
    code = made.coding.in_vivo(*builders.span_of(made, "erst mal verstehen"), coder=coder)
    other = made.coding.in_vivo(*builders.span_of(made, "das sagt auch", 1), coder=coder)
    made.coding.apply(code.id, *builders.span_of(made, "erst mal verstehen"), coder=ben)
    one = made.structure.add(Level.CONCEPT, "Lernen", coder=coder, members=[code.id])
    two = made.structure.add(Level.CONCEPT, "<Andere>", coder=coder, members=[other.id])
    made.structure.add(Level.THEME, "Mensch", coder=coder, members=[one.id, two.id])
    both = [document.id for document in made.transcripts.documents()]
    made.suggesting.run(made.suggesting.plan_codes(both, model), model, coder=coder)
    made.deciding.accept(made.suggesting.list()[0].id, coder=coder)
    yield made
    made.close()


@pytest.fixture
def place(study: Any, settings: Any, qtbot: Any) -> ReportPlace:
    theme = Theme(QApplication.instance(), settings)
    theme.apply()
    context = AppContext(
        services=main.RoomServices(),
        settings=settings,
        tasks=TaskRunner(executor=InlineExecutor()),
        messages=Messages(),
        theme=theme,
    )
    found = ReportPlace(context)
    context.study_opened.connect(found.set_study)
    context.event_recorded.connect(found.on_event)
    qtbot.addWidget(found, before_close_func=lambda shown: shown.context.close())
    found.resize(1200, 800)
    found.show()
    context.use(study)
    found.activate()
    return found


def opened(place: ReportPlace, qtbot: Any, name: str = "saturation") -> Any:
    qtbot.mouseClick(place.trust, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(place.rigor.choices[name], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.rigor.report is not None)
    return place.rigor


@pytest.mark.parametrize("name", REPORTS)
def test_each_report_shows_its_tables_and_what_it_does_not_prove(place: ReportPlace, qtbot, name: str) -> None:
    view = opened(place, qtbot, name)
    words = RigorWords("de" if QLocale().language() == QLocale.Language.German else "en")
    said = view.tables.toPlainText()
    assert view.choices[name].isChecked()
    for limit in view.report.limits:
        assert words[limit] in said
    assert view.chart.data is not None
    assert view.chart.data.note == view.note.text()


def test_the_saturation_chart_shows_the_numbers_of_the_table(place: ReportPlace, qtbot) -> None:
    view = opened(place, qtbot)
    data = view.chart.data
    assert data.kind is ChartKind.LINES
    concepts, themes = data.series
    assert concepts.values == (1.0, 2.0)
    assert themes.values == (1.0, 1.0)
    assert data.ticks == view.report.order


def test_the_chart_is_painted_in_the_colours_of_its_series(place: ReportPlace, qtbot) -> None:
    view = opened(place, qtbot, "coverage")
    image = view.chart.grab().toImage()
    wanted = QColor(place.context.theme.code_colour(8)).rgb()
    assert any(image.pixel(x, y) == wanted for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


def test_a_label_is_shown_as_it_stands(place: ReportPlace, qtbot) -> None:
    assert "<Andere>" in opened(place, qtbot, "cooccurrence").tables.toPlainText()


def test_what_is_decided_meanwhile_is_counted_and_the_numbers_are_one_step_back(
    place: ReportPlace, study, qtbot
) -> None:
    view = opened(place, qtbot, "influence")
    before = sum(item.accepted for item in view.report.acceptance)
    [waiting, *_] = study.store.all(Suggestion, status=SuggestionStatus.OPEN)
    study.deciding.accept(waiting.id, coder=builders.ada(study))
    qtbot.waitUntil(lambda: sum(item.accepted for item in view.report.acceptance) == before + 1)
    qtbot.mouseClick(view.back, Qt.MouseButton.LeftButton)
    assert place.numbers.isVisible()
    assert not view.isVisible()


def test_another_study_does_not_show_the_figures_of_this_one(place: ReportPlace, qtbot) -> None:
    view = opened(place, qtbot)
    place.set_study(None)
    assert view.report is None
    assert view.chart.isHidden()
    assert view.tables.toPlainText() == ""


def test_a_disagreement_leads_to_its_place_in_the_interview(place: ReportPlace, qtbot, monkeypatch) -> None:
    view = opened(place, qtbot, "agreement")
    first = next(item for found in view.report.comparisons for item in found.disagreements)
    shown: list[tuple[str, int, int]] = []
    monkeypatch.setattr(place.context, "show_words", lambda *where: shown.append(where))
    address = f"#{first.document_id}:{first.start}:{first.end}"
    assert f'href="{address}"' in view.tables.toHtml()
    view.tables.anchorClicked.emit(QUrl(address))
    assert shown == [(first.document_id, first.start, first.end)]


def test_saturation_is_counted_in_the_order_that_she_gives(place: ReportPlace, study: Any, qtbot: Any) -> None:
    first, second = study.transcripts.documents()
    rigor = place.rigor
    rigor.read("saturation")
    assert rigor.report.curves[0].steps[0].title == first.title
    rigor.order.setText(f"2, {first.title}")
    rigor.order.returnPressed.emit()
    assert rigor.report.curves[0].steps[0].title == second.title
    rigor.read("coverage")
    assert rigor.order.isHidden()


def test_what_is_pointed_at_in_the_heat_map_is_said(place: ReportPlace, qtbot) -> None:
    view = opened(place, qtbot, "heat_map")
    assert view.chart.data.kind is ChartKind.GRID
    view.chart.grab()
    cell = next(mark for mark in view.chart.drawing.marks if mark.says)
    assert cell.says == "Mensch · Interview 01: 2"  # by each coder
    middle = [sum(part) / 2 for part in zip(*cell.points, strict=True)]
    spot = QPoint(*map(int, middle))
    QApplication.sendEvent(view.chart, QHelpEvent(QEvent.Type.ToolTip, spot, view.chart.mapToGlobal(spot)))
    assert QToolTip.text() == cell.says
    QToolTip.hideText()


@pytest.mark.parametrize(("name", "kind"), CHARTS.items())
def test_a_chart_leads_to_its_export(place: ReportPlace, qtbot, name: str, kind: str) -> None:
    view = opened(place, qtbot, name)
    qtbot.mouseClick(view.save, Qt.MouseButton.LeftButton)
    assert place.export_card.isVisible()
    assert place.export_card.format == f"{kind}pdf"


@pytest.mark.parametrize("palette", PALETTES.values())
def test_the_number_on_a_cell_is_read_on_every_shade(palette: Palette) -> None:
    for twentieth in range(1, 21):
        strength = twentieth / 20
        assert contrast(ink_on(palette, strength), cell(palette, strength)) >= 4.5
