"""Offsets: every position of a pseudonymised document maps back exactly, whatever stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.segments import Replacement, Segment, SegmentMap, build_segments
from analysis.transcript import canonical
from analysis.workflow.texts import segments_from_bytes, segments_to_bytes

PIECES = st.sampled_from(
    ["Frau Müller", "u\u0308ber", "😀", "👩‍🔬", "\r\n", "\ufeff", "ß", " ", "[Person 1]", "a", "Ort\u2028"]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
STANDING_FOR = st.sampled_from(["[Person 1]", "[Ort 12]", "X", "😀😀"])


@st.composite
def replaced(draw: st.DrawFn) -> tuple[str, tuple[Replacement, ...]]:
    text = canonical(draw(TEXTS))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, tuple(Replacement(start, end, draw(STANDING_FOR), "PERSON", "e") for start, end in spans)


@given(replaced())
def test_replacing_and_restoring_is_the_identity(made: tuple[str, tuple[Replacement, ...]]) -> None:
    text, items = made
    shown = SegmentMap(build_segments(text, items))
    assert shown.restore([text[item.start : item.end] for item in items]) == text
    assert shown.original_length == len(text)


@given(replaced(), st.data())
def test_a_span_of_the_original_maps_to_the_same_words(
    made: tuple[str, tuple[Replacement, ...]], data: st.DataObject
) -> None:
    text, items = made
    shown = SegmentMap(build_segments(text, items))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if all(item.end <= start or end <= item.start for item in items):
        assert shown.slice(start, end) == text[start:end]
    wide = shown.widen(start, end)
    if start < end:
        assert wide[0] <= start
        assert end <= wide[1]
        assert shown.widen(*wide) == wide
    for item in items:
        if start < end and item.start < end and start < item.end:
            assert wide[0] <= item.start
            assert item.end <= wide[1]


@given(replaced(), st.data())
def test_a_span_of_the_shown_text_comes_back_to_itself(
    made: tuple[str, tuple[Replacement, ...]], data: st.DataObject
) -> None:
    text, items = made
    shown = SegmentMap(build_segments(text, items))
    start = data.draw(st.integers(0, len(shown.text)))
    end = data.draw(st.integers(start, len(shown.text)))
    back = shown.to_shown(*shown.to_original(start, end))
    if start < end:
        assert back[0] <= start
        assert end <= back[1]
    literal = all(segment.is_literal for segment in shown.segments)
    assert not literal or back == (start, end)


@given(replaced())
def test_segments_survive_their_kept_form(made: tuple[str, tuple[Replacement, ...]]) -> None:
    segments = build_segments(*made)
    assert segments_from_bytes(segments_to_bytes(segments)) == segments


@pytest.mark.parametrize("spans", [[(0, 2), (1, 3)], [(2, 2)], [(-1, 1)], [(0, 99)]])
def test_replacements_that_do_not_fit_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="must"):
        build_segments("abcdef", [Replacement(start, end, "x", "PERSON") for start, end in spans])


@pytest.mark.parametrize("span", [(-1, 0), (2, 1), (0, 7)])
def test_spans_outside_the_text_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside"):
        SegmentMap([Segment("abcdef", 6)]).to_shown(*span)


def test_a_literal_segment_is_as_long_as_its_text() -> None:
    with pytest.raises(ValueError, match="as long"):
        Segment("abc", 4)


def test_nothing_stands_for_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        build_segments("abc", [Replacement(0, 1, "", "PERSON")])
