"""The language of a transcript, told by its small words."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.language import guess_language

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"


@pytest.mark.parametrize(
    "text, language",
    [
        ("Und dann habe ich einfach angefangen.", "de"),
        ("And then I just started with it.", "en"),
        ("I: Was war das? B: Das war ein Meeting mit dem Sales Team.", "de"),
        ("I: What was that? B: It was in the city of Köln, and the Straße was long.", "en"),
        ("Schöne Grüße", "de"),
        ("Hello", "en"),
        ("", "en"),
    ],
)
def test_small_words_tell_the_language(text: str, language: str) -> None:
    assert guess_language(text) == language


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared transcripts are not here")
@pytest.mark.parametrize("folder, language", [("divekit_de", "de"), ("wac_en", "en")])
def test_language_of_real_interviews_is_found(folder: str, language: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (SHARED / folder).glob("*.txt")]
    assert texts
    assert {guess_language(text) for text in texts} == {language}
