"""The one canonical form of a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.transcript import canonical

any_text = st.text(st.characters(codec=None, exclude_categories=()))


@settings(deadline=None)
@given(any_text)
def test_canonical_text_is_its_own_canonical_form(raw: str) -> None:
    assert canonical(canonical(raw)) == canonical(raw)


@settings(deadline=None)
@given(any_text)
def test_canonical_text_can_be_stored_and_shown(raw: str) -> None:
    text = canonical(raw)
    assert text.encode("utf-8").decode("utf-8") == text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\x00\x0b\x0c\x1c\x7f\x85\u2028\u2029\ufeff")


@settings(deadline=None)
@given(st.lists(any_text, max_size=5))
def test_paragraphs_can_be_made_canonical_one_by_one(parts: list[str]) -> None:
    text = "\n".join(map(canonical, parts))
    assert canonical(text) == text


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_line_end_becomes_one_newline(line_end: str) -> None:
    assert canonical(f"a{line_end}b") == "a\nb"


def test_decomposed_umlauts_become_single_letters() -> None:
    assert canonical("u\u0308ber") == "über"


def test_lone_surrogate_becomes_a_replacement_and_emoji_stays() -> None:
    assert canonical("a\ud83db🙂") == "a\ufffdb🙂"


def test_tab_and_no_break_space_stay() -> None:
    assert canonical("a\tb\u00a0c") == "a\tb\u00a0c"
