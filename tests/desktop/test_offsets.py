"""Code points and UTF-16 units are told apart exactly."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.offsets import Utf16Map

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("äöü👩\u200d💻🇩🇪𝄞"), max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(texts)
@example("a👩\u200d💻b")
@example(unicodedata.normalize("NFD", "Überführungsstück"))
@example("👍👍👍")
def test_every_position_agrees_with_the_encoding(text: str) -> None:
    both = Utf16Map(text)
    assert both.utf16_length == units(text)
    for position in range(len(text) + 1):
        assert both.to_utf16(position) == units(text[:position])
        assert both.to_code_point(both.to_utf16(position)) == position


@given(texts)
def test_the_middle_of_a_pair_is_its_start(text: str) -> None:
    both = Utf16Map(text)
    for position, character in enumerate(text):
        if units(character) == 2:
            assert both.to_code_point(both.to_utf16(position) + 1) == position


@given(texts, st.integers(-5, 200))
def test_positions_outside_are_clamped(text: str, position: int) -> None:
    both = Utf16Map(text)
    assert 0 <= both.to_utf16(position) <= both.utf16_length
    assert 0 <= both.to_code_point(position) <= len(text)
