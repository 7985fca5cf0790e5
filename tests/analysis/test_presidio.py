"""The detector over Presidio: what has a shape is found, offline, and Presidio's traps stay shut."""

import logging
import socket
from itertools import pairwise

import pytest

from analysis.errors import DetectionFailed
from analysis.ports import Detected
from analysis.pseudonymization.languages import language_of
from analysis.pseudonymization.presidio import PresidioDetector, chunks
from analysis.pseudonymization.rows import detect_rows
from analysis.records import FindingLevel, IdentifierKind

AUTO, REVIEW = FindingLevel.AUTO, FindingLevel.REVIEW


class NoNames:
    """Stands for the names package where only shapes are tested."""

    def __init__(self, language: str) -> None:
        self.language = language

    def tag(self, text: str) -> list[Detected]:
        start = text.find("Frau Schuster")
        found = Detected(start, start + 13, IdentifierKind.PERSON, AUTO, 0.9, f"names.{self.language}", "Schuster")
        return [found] if start >= 0 else []


@pytest.fixture(scope="module")
def detector() -> PresidioDetector:
    return PresidioDetector(NoNames)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("detection opened a connection")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


def kinds(detector: PresidioDetector, text: str, language: str) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.kind.value) for d in detector.detect(text, language)]


GERMAN = [
    ("Das war am 14. Februar in der Schule", "14. Februar", "DATE"),
    ("Das war am 14. Februar 1987 so", "14. Februar 1987", "DATE"),
    ("vom 3. bis 5. März 2020 war ich da", "3. bis 5. März 2020", "DATE"),
    ("am dritten Oktober habe ich angefangen", "dritten Oktober", "DATE"),
    ("seit März 2019 bin ich da", "März 2019", "DATE"),
    ("ich fing am 1.4. an", "1.4.", "DATE"),
    ("am 01.04.2019 fing ich an", "01.04.2019", "DATE"),
    ("im Wintersemester 2019/20 war das", "Wintersemester 2019/20", "DATE"),
    ("das war 2019 noch anders", "2019", "DATE"),
    ("das war neunzehnhundertneunundachtzig so", "neunzehnhundertneunundachtzig", "DATE"),
    ("ich bin 34 Jahre alt und", "34 Jahre alt", "AGE"),
    ("ein 17-jähriger Schüler", "17-jähriger", "AGE"),
    ("also ich bin jetzt 52, und", "52", "AGE"),
    ("sie ist Mitte vierzig gewesen", "Mitte vierzig", "AGE"),
    ("unter 0221 123456 bin ich da", "0221 123456", "PHONE"),
    ("unter +49 (0)30 123456-78 bin ich da", "+49 (0)30 123456-78", "PHONE"),
    ("unter 0800 1234567 bin ich da", "0800 1234567", "PHONE"),
    ("unter 01761234567 bin ich da", "01761234567", "PHONE"),
    ("Durchwahl 4711 bitte", "4711", "PHONE"),
    ("Durchwahl ist die 4711 bitte", "4711", "PHONE"),
    ("also null eins sieben sechs zwölf vierunddreißig", "null eins sieben sechs zwölf vierunddreißig", "PHONE"),
    ("die 0 1 7 6 1 2 3 4 ist es", "0 1 7 6 1 2 3 4", "PHONE"),
    ("in der Hauptstraße 12a wohne ich", "Hauptstraße 12a", "LOCATION"),
    ("in der Goethestr. 5 wohne ich", "Goethestr. 5", "LOCATION"),
    ("auf der Berliner Straße war das", "Berliner Straße", "LOCATION"),
    ("ich wohne Am Alten Markt 7 oben", "Am Alten Markt 7", "LOCATION"),
    ("Postleitzahl 50667 ist das", "50667", "LOCATION"),
    ("in 50667 Köln wohne ich", "50667 Köln", "LOCATION"),
    ("Matrikelnummer 11223344 habe ich", "11223344", "ID"),
    ("Aktenzeichen 4 StR 123/19 ist das", "4 StR 123/19", "ID"),
    ("IBAN: DE89 3704 0044 0532 0130 00 bitte", "DE89 3704 0044 0532 0130 00", "ID"),
    ("die Karte 4111 1111 1111 1111 ist es", "4111 1111 1111 1111", "ID"),
    ("HRB 12345 ist eingetragen", "HRB 12345", "ID"),
    ("das Auto K-AB 1234 stand da", "K-AB 1234", "ID"),
    ("an anna.schuster@firma.local bitte", "anna.schuster@firma.local", "EMAIL"),
    ("an anna punkt schuster at firma punkt de bitte", "anna punkt schuster at firma punkt de", "EMAIL"),
    ("auf www.divekit.de/info steht es", "www.divekit.de/info", "URL"),
    ("auf Divekit.de steht es", "Divekit.de", "URL"),
    ("folgt mir: @anna_s auf dem Kanal", "@anna_s", "URL"),
    ("ich bin Leiterin der Stadtwerke", "Leiterin", "ROLE"),
    ("als Leiterin der einzigen Hebammenpraxis dort", "Leiterin", "ROLE"),
    ("als Geschäftsführer von der Molkerei dort", "Geschäftsführer", "ROLE"),
    ("ich bin Betriebsratsvorsitzende hier", "Betriebsratsvorsitzende", "ROLE"),
    ("in der Lindenstraße 12, 73525, da wohne ich", "73525", "LOCATION"),
    ("ich wohne Kirchgasse vier, oben", "Kirchgasse vier", "LOCATION"),
    ("ich wohne im Flurweg siebzehn, oben", "Flurweg siebzehn", "LOCATION"),
    ("die Hausnummer siebzehn ist es", "siebzehn", "LOCATION"),
    ("auf der Straße des 17. Juni war das", "Straße des 17. Juni", "LOCATION"),
    ("die Durchwahl dreihundertzwölf bitte", "dreihundertzwölf", "PHONE"),
    (
        "also vier siebzehn, achtunddreißig, zweiundzwanzig bitte",
        "vier siebzehn, achtunddreißig, zweiundzwanzig",
        "PHONE",
    ),
    ("das war am dritten siebten vierundsechzig so", "dritten siebten vierundsechzig", "DATE"),
    ("das war am dritten März neunzehnhundertneunzig so", "dritten März neunzehnhundertneunzig", "DATE"),
    ("mein Jahrgang ist 77, also", "77", "DATE"),
    ("das war am 14. februar 2019 so", "14. februar 2019", "DATE"),
    ("ich bin 47 jahre alt und", "47 jahre alt", "AGE"),
    ("Steuernummer 86 095 742 719 habe ich", "86 095 742 719", "ID"),
    ("dort heiße ich dilara.kaya_98 jetzt", "dilara.kaya_98", "URL"),
]
ENGLISH = [
    ("born on March 3rd, 1986 there", "March 3rd, 1986", "DATE"),
    ("it was the 3rd of March there", "3rd of March", "DATE"),
    ("since March 2019 there", "March 2019", "DATE"),
    ("I'm 34, and", "34", "AGE"),
    ("a thirty-four year old man", "thirty-four year old", "AGE"),
    ("call 555-123-4567 please", "555-123-4567", "PHONE"),
    ("extension 4711 please", "4711", "PHONE"),
    ("it is zero one seven six five five five", "zero one seven six five five five", "PHONE"),
    ("at 12 Baker Street in town", "12 Baker Street", "LOCATION"),
    ("at NW1 6XE in town", "NW1 6XE", "LOCATION"),
    ("my SSN is 856-45-6789 here", "856-45-6789", "ID"),
    ("passport number C01X00T47 here", "C01X00T47", "ID"),
    ("the CEO of Acme said", "CEO", "ROLE"),
    ("the only crane operator at Acme was", "crane operator", "ROLE"),
    ("at forty-two Green Lane in town", "forty-two Green Lane", "LOCATION"),
    ("my house number nine is", "nine", "LOCATION"),
    ("on the twenty-first of June nineteen eighty-four there", "twenty-first of June nineteen eighty-four", "DATE"),
    ("back in nineteen ninety there", "nineteen ninety", "DATE"),
    ("anna dot miller at firm dot com please", "anna dot miller at firm dot com", "EMAIL"),
]


@pytest.mark.parametrize(("text", "surface", "kind"), GERMAN)
def test_german_shapes_are_found(detector: PresidioDetector, text: str, surface: str, kind: str) -> None:
    assert (surface, kind) in kinds(detector, text, "de")


@pytest.mark.parametrize(("text", "surface", "kind"), ENGLISH)
def test_english_shapes_are_found(detector: PresidioDetector, text: str, surface: str, kind: str) -> None:
    assert (surface, kind) in kinds(detector, text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Das war gut.Also ich meine Java.Es war im Meeting.In der Regel spät.So ist es.",
        "gestern und nächste Woche um 14:30 Uhr, am Montag",
        "zwei bis drei Leute, 20 Prozent, 34 Minuten, 100 Euro, 1.000 Stück, 50667 dabei",
        "der Arbeitsplatz, die Straße, auf diesem Weg, unser Projekt",
        "[00:12:03] und #00:01:02-5#",
        "Punkt 1.2 und Kapitel 3.4.5",
    ],
)
def test_ordinary_german_talk_is_left_alone(detector: PresidioDetector, text: str) -> None:
    assert kinds(detector, text, "de") == []


@pytest.mark.parametrize(
    "text", ["you may go and I will march on", "May be it was one or two people", "about 20 percent", "in this way"]
)
def test_ordinary_english_talk_is_left_alone(detector: PresidioDetector, text: str) -> None:
    assert kinds(detector, text, "en") == []


def test_context_words_count_without_a_language_model(detector: PresidioDetector) -> None:
    """Presidio's postal codes are listed only where a context word stands near, which needs lemmas."""
    [found] = detector.detect("Der Wohnort ist 50667 seitdem.", "de")
    assert found.recognizer == "presidio:DePlzRecognizer"


def test_every_presidio_recogniser_for_germany_is_on(detector: PresidioDetector) -> None:
    names = {r.name for r in detector._analyzer.get_recognizers("de")}
    assert len([n for n in names if n.startswith("De") and n.endswith("Recognizer")]) == 13
    assert {"CreditCardRecognizer", "EmailRecognizer", "IbanRecognizer"} <= names


def test_certain_and_uncertain_are_told_apart(detector: PresidioDetector) -> None:
    levels = {d.kind: d.level for d in detector.detect("Das war 2019. Anruf: 0221 123456.", "de")}
    assert levels == {IdentifierKind.DATE: REVIEW, IdentifierKind.PHONE: AUTO}


def test_names_come_through_without_honorific(detector: PresidioDetector) -> None:
    text = "😀 Und Frau Schuster\nkam."
    [found] = detector.detect(text, "de")
    assert (text[found.start : found.end], found.canonical, found.recognizer) == ("Schuster", "Schuster", "names.de")


def test_offsets_are_code_points_whatever_stands_before(detector: PresidioDetector) -> None:
    for before in ("😀😀 ", "Ma\u0308rz-Scho\u0308n ", "a\r\n\r\n", "\u2028", "\ufeff", "x\n\n\n"):
        text = f"{before}am 14. Februar 1987 und 0221 123456"
        assert [s for s, _ in kinds(detector, text, "de")] == ["14. Februar 1987", "0221 123456"]


def test_each_paragraph_is_read_in_its_own_language(detector: PresidioDetector) -> None:
    text = (
        "Ich habe das nicht gewusst und wir haben es dann auch so gemacht am 3. März.\n"
        "And then I said that this is what we have to do on March 3rd because of the people.\n"
    )
    assert {s for s, k in kinds(detector, text, "de") if k == "DATE"} == {"3. März", "March 3rd"}
    assert language_of("ja genau", "en") == "en"


def test_paragraphs_and_overlong_lines_are_looked_at_apart() -> None:
    text = "eins\n\n  \nzwei drei\n" + "Ein Satz ist das hier. " * 500
    pieces = list(chunks(text))
    assert all(text[start : start + len(piece)] == piece for start, piece in pieces)
    assert max(len(piece) for _, piece in pieces) <= 4100
    assert sum(len(piece.split()) for _, piece in pieces) == len(text.split())


def test_a_pattern_that_gave_up_is_a_failure(detector: PresidioDetector, monkeypatch: pytest.MonkeyPatch) -> None:
    class TooSlow:
        def finditer(self, *_args: object, **_kwargs: object) -> None:
            raise TimeoutError

    recognizer = next(r for r in detector._analyzer.get_recognizers("de") if r.name == "day_month_de")
    assert detector.detect("am 14. Februar", "de")
    monkeypatch.setattr(recognizer.patterns[0], "compiled_regex", TooSlow())
    with pytest.raises(DetectionFailed) as error:
        detector.detect("am 14. Februar", "de")
    assert error.value.code == "detection_incomplete"
    monkeypatch.undo()
    assert detector.detect("am 14. Februar", "de")


def test_a_second_detector_notices_a_pattern_that_gave_up_as_well(detector: PresidioDetector) -> None:
    class Warns(NoNames):
        def tag(self, text: str) -> list[Detected]:
            logging.getLogger("presidio-analyzer").warning("Regex pattern '%s' timed out", "x")
            return super().tag(text)

    second = PresidioDetector(Warns)
    with pytest.raises(DetectionFailed):
        second.detect("Ja.", "de")
    assert detector.detect("am 14. Februar", "de")


def test_the_log_never_quotes_the_text(detector: PresidioDetector, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        detector.detect("Telefonnummer von Frau Schuster: 0221 123456, a.schuster@example.com", "de")
    assert "chuster" not in caplog.text
    assert "123456" not in caplog.text


def test_findings_are_sorted_disjoint_and_in_the_text(detector: PresidioDetector) -> None:
    text = "Frau Schuster, 0221 123456, am 14.02.1987 in 50667 Köln, Hauptstraße 5, x@y.de @zoe, HRB 1234, " * 3
    found = detector.detect(text, "de")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert len(found) >= 21


def test_rows_carry_the_text_and_its_place(detector: PresidioDetector) -> None:
    [row] = detect_rows("am 14. Februar 1987", "de", detector)
    assert {k: row[k] for k in ("start", "end", "text", "kind", "level")} == {
        "start": 3, "end": 19, "text": "14. Februar 1987", "kind": "DATE", "level": "auto",
    }  # fmt: skip
    assert row["score"] >= 0.6
    assert row["recognizer"].startswith("pattern:")


def test_empty_texts_have_nothing_in_them(detector: PresidioDetector) -> None:
    for text in ("", " ", "\n\n", "😀"):
        assert detector.detect(text, "de") == []
    assert "presidio-analyzer" in detector.engines[0]
