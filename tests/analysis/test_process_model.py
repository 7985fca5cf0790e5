"""The process model: no box lies on another, no arrow runs through a box, words keep within their boxes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from analysis.figures.drawing import SHAPES, Frame, Page
from analysis.figures.process_model import Arrow, depths, lay_out_process

CHAIN = [(0, 1), (1, 2), (0, 2), (2, 3), (1, 3)]
CIRCLE = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 1)]
STAR = [(0, 1), (0, 2), (0, 3), (4, 3), (1, 5), (2, 5), (3, 5), (0, 5)]


def measure(text: str, size: float, is_bold: bool) -> float:
    return len(text) * size * (0.2 if is_bold else 0.18)


def laid_out(pairs: list[tuple[int, int]], shape: str) -> Page:
    themes = [(f"t{at}", f"Thema {at}: Vertrauen in die Vertriebstechnik") for at in range(max(map(max, pairs)) + 1)]
    arrows = [Arrow(*pair, "ist eine Bedingung für") for pair in pairs]
    [page] = lay_out_process(themes, arrows, SHAPES[shape], measure, "Hinweis").pages
    return page


def meets(frame: Frame, one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether an upright or level line runs through the inside of a frame."""
    (left, right), (top, bottom) = sorted((one[0], two[0])), sorted((one[1], two[1]))
    inside = left < frame.right - 0.05 and right > frame.x + 0.05
    return inside and top < frame.y + frame.height - 0.05 and bottom > frame.y + 0.05


@pytest.mark.parametrize("shape", ["page", "landscape", "slide"])
@pytest.mark.parametrize("pairs", [CHAIN, CIRCLE, STAR, [(0, 1)]])
def test_nothing_lies_on_anything(pairs: list[tuple[int, int]], shape: str) -> None:
    page = laid_out(pairs, shape)
    for at, one in enumerate(page.frames):
        assert one.x >= -0.01
        assert one.right <= page.width + 0.01
        for other in page.frames[at + 1 :]:
            apart = one.right <= other.x or other.right <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
        for text in one.texts:
            assert all(measure(line, text.size, text.is_bold) <= text.width + 0.01 for line in text.lines)
    for link in page.links:
        corners = page.route(link)
        for one_end, other_end in pairwise(corners):
            assert 0 <= other_end[0] <= page.width
            assert one_end[0] == other_end[0] or one_end[1] == other_end[1]
            assert not any(meets(frame, one_end, other_end) for frame in page.frames)


@pytest.mark.parametrize("pairs", [CHAIN, CIRCLE, STAR])
def test_every_theme_and_relation_is_drawn_once(pairs: list[tuple[int, int]]) -> None:
    page = laid_out(pairs, "landscape")
    _, back = depths(max(map(max, pairs)) + 1, [Arrow(*pair, "") for pair in pairs])
    assert sorted(frame.id for frame in page.frames if frame.id) == sorted({f"t{at}" for pair in pairs for at in pair})
    assert len([frame for frame in page.frames if not frame.id]) == len(pairs) - len(back)
    assert len(page.links) == 2 * (len(pairs) - len(back)) + len(back)
    assert len(page.texts) == len(back) + 1


def test_what_leads_to_a_theme_stands_before_it_and_circles_are_led_back() -> None:
    assert depths(4, [Arrow(*pair, "") for pair in CHAIN]) == ([0, 1, 2, 3], set())
    depth, back = depths(4, [Arrow(*pair, "") for pair in CIRCLE])
    assert back
    assert all(depth[pair[0]] < depth[pair[1]] for at, pair in enumerate(CIRCLE) if at not in back)
