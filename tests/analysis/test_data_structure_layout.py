"""The figure of the data structure, measured: nothing overlaps, nothing leaves the page, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.data_structure import lay_out, lay_out_components, note
from analysis.figures.drawing import SHAPES, Column, Frame, Layout, Page, Shape, Text
from analysis.figures.outline import Dimension, Entry, Outline, Theme, components, outline_of_codebook, outline_of_tree
from analysis.figures.wording import figure_words
from analysis.figures.words import MM_PER_POINT, Letters, pitch
from analysis.workflow.structure import Node

EASE = 0.01
_WIDTHS = {"i": 0.25, "l": 0.25, "m": 0.85, "w": 0.8, "M": 0.9, "W": 1.0, " ": 0.28}


def measure(text: str, size: float, is_bold: bool) -> float:
    """Stand in for real letters: narrow and wide ones, bold ones wider."""
    return sum(_WIDTHS.get(letter, 0.53) for letter in text) * size * MM_PER_POINT * (1.08 if is_bold else 1)


def study(themes: int, concepts: int, words: str, dimensions: int = 3) -> Outline:
    """Make a structure with that many themes and concepts in all, spread evenly."""

    def entries(theme: int) -> tuple[Entry, ...]:
        return tuple(Entry(f"c{at}", f"{words} {at}", at % 17 + 1) for at in range(theme, concepts, themes))

    def theme(at: int) -> Theme:
        return Theme(f"t{at}", f"Bedeutung der {words}", entries(at))

    return Outline(
        tuple(
            Dimension(f"d{number}", f"Veränderung der {words}", tuple(map(theme, range(number, themes, dimensions))))
            for number in range(dimensions)
        )
    )


def texts(page: Page) -> list[Text]:
    return [*page.texts, *(text for frame in page.frames for text in frame.texts)]


def all_frames(layout: Layout) -> list[Frame]:
    return [frame for page in layout.pages for frame in page.frames]


def apart(one: Frame | Text, other: Frame | Text) -> bool:
    return (
        one.x + one.width <= other.x + EASE
        or other.x + other.width <= one.x + EASE
        or one.y + one.height <= other.y + EASE
        or other.y + other.height <= one.y + EASE
    )


def inside(one: Frame | Text, x: float, y: float, width: float, height: float) -> bool:
    across = x - EASE <= one.x <= one.x + one.width <= x + width + EASE
    return across and y - EASE <= one.y <= one.y + one.height <= y + height + EASE


def require_sound(layout: Layout, outline: Outline, shape: Shape) -> None:
    """Hold a figure against everything that a figure in a paper must be."""
    for page in layout.pages:
        assert page.width <= shape.width + EASE
        assert page.height <= shape.height + EASE
        for text in texts(page):
            assert text.size >= shape.least
            assert inside(text, 0, 0, page.width, page.height)
            room = text.height if text.is_turned else text.width - text.indent
            room -= measure(text.number, text.size, False)
            assert all(measure(line, text.size, text.is_bold) <= room + EASE for line in text.lines)
            thickness = text.width if text.is_turned else text.height
            assert len(text.lines) * pitch(text.size) <= thickness + EASE
        blocks = [*page.frames, *page.texts]
        assert all(apart(one, other) for at, one in enumerate(blocks) for other in blocks[at + 1 :])
        for frame in page.frames:
            assert inside(frame, 0, 0, page.width, page.height)
            assert all(inside(text, frame.x, frame.y, frame.width, frame.height) for text in frame.texts)
            assert all(apart(one, other) for one, other in pairwise(frame.texts))
        for link in page.links:
            start, end = page.frames[link.start], page.frames[link.end]
            assert start.right < end.x
            assert page.route(link)[-1][0] == end.x
            assert end.y <= page.route(link)[-1][1] <= end.y + end.height
    entries = [text for frame in all_frames(layout) if frame.column is Column.CONCEPTS for text in frame.texts]
    assert sorted(text.id for text in entries) == sorted(entry.id for entry in outline.entries)
    assert sum(int(text.number) for text in entries) == outline.code_count
    drawn = {frame.id for frame in all_frames(layout)}
    assert {theme.id for theme in outline.themes} <= drawn | {""}
    assert {dimension.id for dimension in outline.dimensions} <= drawn | {""}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_three_dimensions_sixteen_themes_and_sixty_concepts_read_well(shape: Shape, language: str) -> None:
    outline = study(16, 60, "Fähigkeiten im Gespräch mit Kunden")
    layout = lay_out(outline, shape, figure_words(language), measure)
    require_sound(layout, outline, shape)
    assert len(layout.pages) <= 3
    assert not any(line.endswith("-") for page in layout.pages for text in texts(page) for line in text.lines)


def test_a_page_holds_sixty_short_concepts_at_seven_points() -> None:
    layout = lay_out(study(16, 60, "kurze Wege"), SHAPES["page"], figure_words("de"), measure)
    assert len(layout.pages) == 1
    assert layout.size >= 7


def test_a_small_structure_gets_larger_letters_and_a_low_figure() -> None:
    layout = lay_out(study(4, 9, "kurze Wege"), SHAPES["page"], figure_words("de"), measure)
    assert (len(layout.pages), layout.size) == (1, 9)
    assert layout.pages[0].height < 120


def test_pages_end_between_dimensions_and_only_the_last_has_the_note() -> None:
    layout = lay_out(study(30, 120, "Fähigkeiten im Gespräch"), SHAPES["column"], figure_words("de"), measure)
    assert len(layout.pages) == 3
    dimensions = [[frame.id for frame in page.frames if frame.column is Column.DIMENSION] for page in layout.pages]
    assert dimensions == [["d0"], ["d1"], ["d2"]]
    notes = [[" ".join(text.lines) for text in page.texts[3:]] for page in layout.pages]
    assert [one[-1] for one in notes] == ["1/3", "2/3", "3/3"]
    assert [len(one) for one in notes] == [1, 1, 2]


def test_a_dimension_higher_than_a_page_goes_on_and_says_so() -> None:
    outline = study(30, 300, "Fähigkeiten im Gespräch", dimensions=1)
    layout = lay_out(outline, SHAPES["page"], figure_words("en"), measure)
    require_sound(layout, outline, SHAPES["page"])
    names = [" ".join(frame.texts[0].lines) for frame in all_frames(layout) if frame.column is Column.DIMENSION]
    assert not names[0].endswith("(continued)")
    assert all(name.endswith("(continued)") for name in names[1:])


def test_a_theme_higher_than_a_page_goes_on_and_says_so() -> None:
    outline = study(1, 150, "Fähigkeiten im Gespräch", dimensions=1)
    layout = lay_out(outline, SHAPES["column"], figure_words("en"), measure)
    require_sound(layout, outline, SHAPES["column"])
    names = [" ".join(frame.texts[0].lines) for frame in all_frames(layout) if frame.column is Column.THEME]
    assert len(names) == len(layout.pages) > 1
    assert [name.endswith("(continued)") for name in names] == [False] + [True] * (len(names) - 1)


_label = st.text(alphabet="abilmwMW eu-ß\u00a0", min_size=1, max_size=90)
_entry = st.builds(Entry, id=st.just(""), label=_label, count=st.integers(0, 999))
_theme = st.builds(Theme, id=st.just("t"), label=_label, entries=st.lists(_entry, max_size=30).map(tuple))
_dimension = st.builds(Dimension, id=st.just("d"), label=_label, themes=st.lists(_theme, max_size=6).map(tuple))


@settings(max_examples=40, deadline=None)
@given(dimensions=st.lists(_dimension, max_size=4), shape=st.sampled_from(list(SHAPES.values())))
def test_any_structure_is_drawn_whole_within_its_pages(dimensions: list[Dimension], shape: Shape) -> None:
    outline = Outline(tuple(dimensions))
    require_sound(lay_out(outline, shape, figure_words("de"), measure), outline, shape)


@settings(max_examples=20, deadline=None)
@given(dimensions=st.lists(_dimension, max_size=5), shape=st.sampled_from(list(SHAPES.values())))
def test_any_dimensions_with_their_themes_alone_are_drawn_whole(dimensions: list[Dimension], shape: Shape) -> None:
    outline = Outline(tuple(dimensions))
    layout = lay_out_components(outline, shape, figure_words("de"), measure)
    require_sound(layout, components(outline), shape)
    assert not any(text.is_turned for page in layout.pages for text in texts(page))


# --- what is in it ---


def node(kind: str, name: str, *children: Node) -> Node:
    return Node(kind, name, name, "", children, 1 if kind == "code" else sum(child.code_count for child in children))


def as_data(found: Node) -> dict[str, object]:
    data: dict[str, object] = {"id": found.id, "label": found.label, "level": found.kind}
    if found.kind == "code":
        return {**data, "quotations": [], "origin": "in-vivo" if found.id != "k9" else "researcher"}
    for key in ("theme", "concept", "code"):
        data[f"{key}s"] = [as_data(child) for child in found.children if child.kind == key]
    return data


TREE = (
    node("dimension", "D", node("theme", "T", node("concept", "C", node("code", "k1"), node("code", "k2")),
                                node("code", "k3"))),
    node("dimension", "D without themes"),
    node("theme", "T2", node("concept", "C2")),
    node("concept", "C3", node("code", "k4")),
    node("code", "k5"), node("code", "k9"),
)  # fmt: skip


def test_what_has_no_place_yet_is_named_and_counted() -> None:
    outline = outline_of_tree(TREE, figure_words("en"))
    found = [
        (dimension.label, theme.label, [(entry.label, entry.count, entry.is_missing) for entry in theme.entries])
        for dimension in outline.dimensions
        for theme in dimension.themes
    ]
    assert found == [
        ("D", "T", [("C", 2, False), ("codes without a concept", 1, True)]),
        ("without a dimension", "T2", [("C2", 0, False)]),
        ("without a dimension", "without a theme", [("C3", 1, False), ("codes without a concept", 2, True)]),
    ]
    assert outline.code_count == 6
    layout = lay_out(outline, SHAPES["page"], figure_words("en"), measure)
    dashed = [" ".join(frame.texts[0].lines) for frame in all_frames(layout) if frame.is_dashed]
    assert dashed == ["C3", "without a theme", "without a dimension"]


def test_the_codebook_and_the_window_give_the_same_figure() -> None:
    keys = {
        key: [as_data(one) for one in TREE if f"{one.kind}s" == key]
        for key in ("dimensions", "themes", "concepts", "codes")
    }
    outline = outline_of_codebook(keys, figure_words("de"))
    assert outline.dimensions == outline_of_tree(TREE, figure_words("de")).dimensions
    assert outline.in_vivo == 5
    assert note(outline, figure_words("de")).startswith(
        "6 Codes (5 davon in vivo) → 3 Konzepte → 2 Themen → 2 Dimensionen."
    )


def test_words_break_where_german_breaks_them() -> None:
    letters = Letters(lambda text, size, _is_bold: len(text) * size)
    for text, width, lines in (
        ("Entscheidungsfindung", 16, ("Entscheidungs-", "findung")),
        ("Vertriebspersonen", 11, ("Vertriebs-", "personen")),
        ("KI-gestützte", 9, ("KI-", "gestützte")),
        ("Themen 2.\u00a0Ordnung", 12, ("Themen", "2.\u00a0Ordnung")),
    ):
        assert letters.wrapped(text, width, 1) == lines
    assert letters.wrapped("aa bb cc dd ee ff", 3, 1, most=3) == ("aa", "bb", "cc…")
