"""Only the same place is a duplicate."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.suggestion.duplicates import Span, drop_duplicates

FIRST = Span("a", "interview 1", 100, 140)


def test_the_same_and_mostly_overlapping_places_are_duplicates() -> None:
    same, within, half = (
        Span("b", "interview 1", 100, 140),
        Span("c", "interview 1", 110, 120),
        Span("d", "interview 1", 120, 160),
    )
    result = drop_duplicates([same, within, half], [FIRST])
    assert result.kept == ()
    assert result.duplicates == ((same, FIRST), (within, FIRST), (half, FIRST))


def test_a_slight_overlap_another_interview_and_the_next_words_stay() -> None:
    others = [Span("b", "interview 1", 125, 165), Span("c", "interview 2", 100, 140), Span("d", "interview 1", 60, 100)]
    assert drop_duplicates(others, [FIRST]).kept == tuple(others)


def test_a_phrase_in_a_much_longer_coded_passage_stays() -> None:
    phrase = Span("b", "interview 1", 100, 139)
    assert drop_duplicates([phrase], [Span("paragraph", "interview 1", 0, 900)]).kept == (phrase,)


def test_the_first_of_two_new_ones_stays() -> None:
    second = Span("b", "interview 1", 101, 139)
    result = drop_duplicates([FIRST, second])
    assert result.kept == (FIRST,)
    assert result.duplicates == ((second, FIRST),)


def test_a_duplicate_belongs_to_what_it_shares_most_with() -> None:
    near, far = Span("near", "interview 1", 100, 130), Span("far", "interview 1", 128, 170)
    new = Span("new", "interview 1", 105, 132)
    assert drop_duplicates([new], [far, near]).duplicates == ((new, near),)


SPANS = st.builds(lambda d, s, n: (d, s, s + n), st.sampled_from(["1", "2"]), st.integers(0, 40), st.integers(1, 20))


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=6))
def test_each_new_span_is_kept_or_named_as_a_duplicate_once(
    new: list[tuple[str, int, int]], existing: list[tuple[str, int, int]]
) -> None:
    spans = [Span(f"n{i}", *each) for i, each in enumerate(new)]
    result = drop_duplicates(spans, [Span(f"e{i}", *each) for i, each in enumerate(existing)])
    assert sorted([*result.kept, *(span for span, _ in result.duplicates)], key=lambda s: s.key) == sorted(
        spans, key=lambda s: s.key
    )
    assert all(span.document_id == of.document_id for span, of in result.duplicates)
    assert drop_duplicates(result.kept).duplicates == ()
