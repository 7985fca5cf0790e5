"""Charts are laid out so that everything can be read, and say the numbers of their reports."""

from __future__ import annotations

from itertools import combinations

import pytest

from analysis.figures.charts import Drawing, Shape, lay_out_chart, preferred_height
from analysis.rigor.charts import ChartData, ChartKind, Dot, Series, chart_of
from analysis.rigor.code_map import code_map
from analysis.rigor.cooccurrence import Cooccurrence, Matrix, Pair
from analysis.rigor.timeline import Span, Timeline
from analysis.rigor.wording import RigorWords

LETTER = 10.0
ENGLISH = RigorWords("en")


def measure(text: str) -> float:
    return len(text) * LETTER * 0.55


def laid_out(data: ChartData, width: float = 600) -> Drawing:
    return lay_out_chart(data, width, preferred_height(data, LETTER, width), LETTER, measure)


def grid(rows: int, columns: int) -> ChartData:
    titles = tuple(f"Interview {at:02}" for at in range(1, columns + 1))
    series = tuple(Series(f"Theme {row}", tuple(float(row * at % 5) for at in range(columns))) for row in range(rows))
    return ChartData(ChartKind.GRID, "Grid", titles, series, 4.0)


def crowd(count: int) -> ChartData:
    dots = tuple(Dot(f"A concept with a long name {at}", (at % 3 - 1) / 9, 0.0, at + 1) for at in range(count))
    return ChartData(ChartKind.MAP, "Map", dots=dots, links=((0, 1, 3),))


@pytest.mark.parametrize("data", [grid(16, 13), grid(2, 60), crowd(2), crowd(40)])
@pytest.mark.parametrize("width", [300, 900])
def test_words_stay_on_the_page_and_cover_no_others(data: ChartData, width: float) -> None:
    drawing = laid_out(data, width)
    rooms = []
    for words in drawing.words:
        wide = measure(words.text)
        left = words.x - {"left": 0.0, "centre": wide / 2, "right": wide}[words.align.value]
        rooms.append((left, words.y - LETTER * 0.7, left + wide, words.y))
        assert left >= -LETTER
        assert left + wide <= width + LETTER
        assert 0 <= words.y <= drawing.height
    for one, two in combinations(rooms, 2):
        assert one[2] <= two[0] + 1 or two[2] <= one[0] + 1 or one[3] <= two[1] + 1 or two[3] <= one[1] + 1


def test_every_dot_has_its_name_or_a_number_and_covers_no_other() -> None:
    data = crowd(40)
    drawing = laid_out(data)
    dots = [mark for mark in drawing.marks if mark.shape is Shape.DOT]
    assert len(drawing.words) == len(dots) == 40
    assert drawing.numbered
    named = [words.text for words in drawing.words if not words.text.isdigit()]
    assert len(named) + len(drawing.numbered) == 40
    for one, two in combinations(dots, 2):
        (x, y), (other_x, other_y) = one.points[0], two.points[0]
        assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (0.95 * (one.size + two.size)) ** 2


def test_a_cell_says_its_number_where_it_is_pointed_at() -> None:
    drawing = laid_out(grid(3, 4))
    cell = next(mark for mark in drawing.marks if mark.says.startswith("Theme 2 · Interview 04"))
    (left, top), (right, bottom) = cell.points
    assert drawing.mark_at((left + right) / 2, (top + bottom) / 2, 0.0) == cell
    assert cell.says.endswith(": 1")
    assert drawing.mark_at(-50, -50, 5.0) is None


def test_columns_lose_the_words_they_share_before_they_are_cut() -> None:
    heads = [words.text for words in laid_out(grid(2, 13), 500).words if words.is_soft]
    assert heads == [f"{at:02}" for at in range(1, 14)]


def test_a_map_puts_near_what_stands_together() -> None:
    """A and B in the same turns always, C never with either: the distances are 0, 1 and 1."""
    counts = tuple((key, key, (4, 0)) for key in "ABC")
    pairs = (Pair("A", "B", "A", "B", 4, 1, 1.0),)
    report = Cooccurrence("concept", pairs, Matrix("concept", ("1", "2"), counts), (), (), 0, 0, (), ())
    found = code_map(report)
    assert found
    one, two, other = found.spots
    assert (one.x, one.y) == pytest.approx((two.x, two.y), abs=1e-6)
    assert abs(one.x - other.x) > 1
    assert found.shown == pytest.approx(1.0)
    data = chart_of(report, ENGLISH, {"A": "[withheld]"})
    assert data
    assert data.dots[0].label == "[withheld]"


def test_a_timeline_has_a_column_for_each_span_also_without_work() -> None:
    spans = tuple(Span(f"2026-03-{day:02}", {"accepted": day % 2, "by_hand": 0}) for day in range(1, 4))
    data = chart_of(Timeline("day", spans, (), ()), ENGLISH)
    assert data
    assert data.ticks == ("2026-03-01", "2026-03-02", "2026-03-03")
    assert [(row.label, row.values) for row in data.series] == [("Accepted", (1.0, None, 1.0))]
