"""Ages that are said in words."""

import pytest

from analysis.ports import EntityDetector
from analysis.pseudonymization.presidio import build_detector
from analysis.records import IdentifierKind


@pytest.fixture(scope="module")
def detector() -> EntityDetector:
    return build_detector()


@pytest.mark.parametrize(
    ("text", "language", "age"),
    [
        ("Also ich bin siebenundvierzig, ich arbeite hier.", "de", "siebenundvierzig"),
        ("Ich bin fünfzig, das merkt man.", "de", "fünfzig"),
        ("In fünf Jahren bin ich zweiundfünfzig, da will ich noch.", "de", "zweiundfünfzig"),
        ("Die Kollegin Zeynep Aksoy, achtundzwanzig ist die, hat gefragt.", "de", "achtundzwanzig"),
        ("Das hätt ich nie gefragt, mit achtundzwanzig. Da nicht.", "de", "achtundzwanzig"),
        ("So I'm forty-four, originally from here.", "en", "forty-four"),
        ("And she's seventy-three and sharp as a tack.", "en", "seventy-three"),
    ],
)
def test_an_age_in_words_is_found(text: str, language: str, age: str, detector: EntityDetector) -> None:
    start = text.index(age)
    ages = [(d.start, d.end) for d in detector.detect(text, language) if d.kind is IdentifierKind.AGE]
    assert ages == [(start, start + len(age))]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Das sind vierundzwanzig Kunden im Jahr.", "de"), ("We had forty-four customers then.", "en")],
)
def test_a_number_of_things_is_no_age(text: str, language: str, detector: EntityDetector) -> None:
    assert not [d for d in detector.detect(text, language) if d.kind is IdentifierKind.AGE]
