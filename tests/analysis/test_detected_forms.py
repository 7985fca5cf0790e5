"""Forms of names, dates and numbers that the whole detector covers, and words beside them that it leaves alone."""

import pytest

from analysis.ports import EntityDetector
from analysis.pseudonymization.presidio import build_detector
from analysis.records import FindingLevel


@pytest.fixture(scope="module")
def detector() -> EntityDetector:
    return build_detector()


def covered(detector: EntityDetector, text: str, language: str, part: str) -> bool:
    start = text.index(part)
    places = {i for found in detector.detect(text, language) for i in range(found.start, found.end)}
    return all(i in places for i in range(start, start + len(part)) if text[i].isalnum())


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("de", "Auf dem Weg dorthin. My Hoang wäre fast gestürzt.", "My Hoang"),
        ("de", "Das Geschäft von žagožič wird ausgegliedert.", "žagožič"),
        ("de", "Die Vereinten Nationen bitten um Kräfte.", "Vereinten Nationen"),
        ("de", "Der Präsident des Städte- und Gemeindebundes war da.", "Städte- und Gemeindebundes"),
        ("de", "Frau Ministerin Osterkamp hat das Wort.", "Osterkamp"),
        ("de", "Es sprach Herr Präsident von Hagenow.", "von Hagenow"),
        ("de", "Untersucht wurde er am 06. Nov 2018 in der Klinik.", "06. Nov 2018"),
        ("de", "Von Mai bis Oktober 2013 war sie dort.", "Mai bis Oktober 2013"),
        ("de", "Der Brief hat das Az. R 4-17/0933 und ist kurz.", "R 4-17/0933"),
        ("de", "Rückfragen an OA Schwabe, Piepser 4471, bitte.", "4471"),
        ("de", "Er raucht seit dem 16. Lebensjahr.", "16. Lebensjahr"),
        ("en", "Demosisto's Irma petek earned a surprise win.", "Irma petek"),
        ("en", "Counsel, are you arguing that?", "Counsel"),
        ("en", "I met Soren Jessen - Petersen in the hall.", "Soren Jessen - Petersen"),
        ("en", "I worked with Prof. Patrizia d'Ettorre on it.", "Patrizia d'Ettorre"),
    ],
)
def test_a_form_is_covered_whole(detector: EntityDetector, language: str, text: str, part: str) -> None:
    assert covered(detector, text, language, part)


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("de", "Herr Präsident! Ich danke Ihnen.", "Präsident"),
        ("de", "Bitte nehmen Sie Platz.", "Sie Platz"),
        ("de", "Das steht in Frage Nr. 12 weiter unten.", "12"),
        ("en", "We asked the Democratic members about it.", "Democratic"),
    ],
)
def test_an_ordinary_word_is_left_alone(detector: EntityDetector, language: str, text: str, part: str) -> None:
    assert not covered(detector, text, language, part)


def test_a_gaelic_name_is_sure(detector: EntityDetector) -> None:
    found = [one for one in detector.detect("We talked about McDonnell's tenure.", "en") if one.start == 16]
    assert [one.level for one in found] == [FindingLevel.AUTO]
