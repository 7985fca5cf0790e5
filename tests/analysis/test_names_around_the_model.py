"""What is done to the name model's marks: ordinary words go, what belongs to a name comes, a whole text is settled."""

from functools import cache

import pytest

from analysis.ports import Detected
from analysis.pseudonymization.names import NameTagger
from analysis.pseudonymization.names.gazetteers import gazetteer
from analysis.pseudonymization.names.ordinary import Ordinary
from analysis.pseudonymization.names.parts_of_speech import WordClasses
from analysis.pseudonymization.names.repeats import settled
from analysis.records import FindingLevel, IdentifierKind


@cache
def tagger(language: str) -> NameTagger:
    return NameTagger(language)


@cache
def ordinary(language: str) -> Ordinary:
    return Ordinary(gazetteer(), WordClasses(language))


def covers(language: str, text: str, name: str) -> bool:
    start = text.index(name)
    covered = {i for one in tagger(language).tag(text) for i in range(one.start, one.end)}
    return all(i in covered for i in range(start, start + len(name)) if text[i].isalnum())


@pytest.mark.parametrize(
    "word, kind",
    [
        ("Klausur", "noun"),
        ("Glaubst", "verb"),
        ("Freitextaufgabe", "compound"),
        ("Workflow", "loan"),
        ("Yılmaz", ""),
        ("Kowalczyk", ""),
        ("Eberstadt-Nord", ""),
    ],
)
def test_german_words_are_ordinary_by_their_morphemes(word: str, kind: str) -> None:
    assert ordinary("de").kind(word) == kind


@pytest.mark.parametrize("word, is_ordinary", [("drops", True), ("Nevertheless", True), ("Pelosi", False)])
def test_english_words_are_ordinary_by_their_morphemes(word: str, is_ordinary: bool) -> None:
    assert bool(ordinary("en").kind(word)) is is_ordinary


@pytest.mark.parametrize(
    "language, text, name",
    [
        ("de", "Zusammen mit H. Dietz beschrieb er den Ablauf.", "H. Dietz"),
        ("de", "Das hat dann Rafael van der Vaart erklärt.", "Rafael van der Vaart"),
        ("en", "The committee also nominated A. Noel Kramer for a term.", "A. Noel Kramer"),
        ("en", "That is what Lee Cheuk - yan of the party said.", "Lee Cheuk - yan"),
        ("en", "The storm crossed the Gulf of Mexico on Monday.", "Gulf of Mexico"),
        ("en", "The U.S government would not consider that.", "U.S"),
        ("en", "Neither the Speaker nor the minister said so.", "Speaker"),
        ("en", "does anybody know a good hotel in Punjab or in auckland for two?", "auckland"),
    ],
)
def test_what_stands_beside_a_name_and_odd_capitals_are_covered(language: str, text: str, name: str) -> None:
    assert covers(language, text, name)


def test_contractions_and_sounds_are_no_names() -> None:
    assert tagger("en").tag("Don’t. Who’s that? Mmm. Unhunh.") == []


def test_a_long_text_without_capitals_is_read_by_its_own_model() -> None:
    text = "and then kwame from the accounting team flew to nairobi and met peter there last summer"
    found = {text[one.start : one.end]: one.level for one in tagger("en").tag(text)}
    assert {"kwame", "nairobi", "peter"} <= set(found)
    assert set(found.values()) == {FindingLevel.REVIEW}


def found(text: str, word: str, level: FindingLevel, recognizer: str, nth: int = 0, score: float = 0.2) -> Detected:
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return Detected(start, start + len(word), IdentifierKind.PERSON, level, score, recognizer, word)


def test_a_sure_name_is_marked_wherever_it_stands() -> None:
    text = "Lhiannon kam. Dann ging Lhiannon, und Lhiannon blieb."
    given = [found(text, "Lhiannon", FindingLevel.AUTO, "names.crf", nth, 0.9) for nth in (0, 1)]
    (added,) = [one for one in settled(given, text) if one.recognizer == "names.repeated"]
    assert (added.start, added.level) == (text.rindex("Lhiannon"), FindingLevel.REVIEW)


def test_a_word_that_is_marked_once_in_many_is_no_name() -> None:
    text = "Technik hier, Technik da, immer nur Technik. Ohne Technik geht nichts, sagt Köhler."
    seldom = found(text, "Technik", FindingLevel.REVIEW, "names.crf")
    kept = [found(text, "Köhler", FindingLevel.REVIEW, "names.crf")]
    assert settled([seldom, *kept], text) == kept


def test_what_is_counted_in_a_text_with_few_names_is_a_thing() -> None:
    text = "Da gibt es ein Testat. Wer das Testat hat, geht zu Meier, und der sagt: gut gemacht, nun ist Ruhe hier."
    unsure = found(text, "Testat", FindingLevel.REVIEW, "names.crf", 1, 0.4)
    name = found(text, "Meier", FindingLevel.REVIEW, "names.crf")
    assert settled([unsure, name], text) == [name]


def test_an_ordinary_word_stays_where_names_are_many() -> None:
    text = "Köln, Bonn, Trier, Technik."
    sure = [found(text, city, FindingLevel.AUTO, "names.gazetteer", 0, 0.6) for city in ("Köln", "Bonn", "Trier")]
    plain = found(text, "Technik", FindingLevel.REVIEW, "names.plain")
    assert plain in settled([*sure, plain], text)
