"""Names are found in German and English speech, at the right offsets, whatever culture they come from."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.pseudonymization.names import NameTagger
from analysis.records import FindingLevel, IdentifierKind

ROOT = Path(__file__).parents[2]
SPOKEN = {
    "de": [
        ("Ja, ähm, das hat mir die Frau Yılmaz damals so gesagt.", "Yılmaz"),
        ("Und dann kam Agnieszka Kowalczyk in unser Team.", "Agnieszka Kowalczyk"),
        ("Mein Chef, der Herr Nguyen, war da anderer Meinung.", "Nguyen"),
        ("Mit Kwame Mensah habe ich lange zusammengearbeitet.", "Kwame Mensah"),
        ("Das war Müllers Idee, nicht meine.", "Müllers"),
        ("Ich habe das mit Fatima al-Hassan besprochen.", "Fatima al-Hassan"),
        ("Also Dewi Setiawan hat das Projekt dann übernommen.", "Dewi Setiawan"),
        ("Der Jānis Bērziņš kommt aus Riga.", "Jānis Bērziņš"),
        ("Wir waren dann bei Janez Novak in Ljubljana.", "Janez Novak"),
        ("Ich heiße Oluwaseun Adeyemi und bin Pflegekraft.", "Oluwaseun Adeyemi"),
        ("Ich bin dann von Köln nach Castrop-Rauxel gezogen.", "Castrop-Rauxel"),
        ("Angefangen habe ich bei der Müller Maschinenbau GmbH.", "Müller Maschinenbau GmbH"),
        ("Sie hat an der Universität Göttingen studiert.", "Universität Göttingen"),
        ("HERR SCHNEIDER WAR DAMALS SCHON IN RENTE.", "SCHNEIDER"),
        ("Dr. Özdemir hat mich dann krankgeschrieben.", "Özdemir"),
    ],
    "en": [
        ("Yeah, so um, Siobhan told me about it.", "Siobhan"),
        ("I used to work with Kwabena Owusu back then.", "Kwabena Owusu"),
        ("My name is Thuy Tran and I'm a nurse.", "Thuy Tran"),
        ("Then Mr. Kowalski said we should stop.", "Kowalski"),
        ("Ayşe's husband didn't like that.", "Ayşe"),
        ("I talked to Mohammed Al-Rashid about the job.", "Mohammed Al-Rashid"),
        ("We moved from Leeds to Kuala Lumpur.", "Kuala Lumpur"),
        ("She was at the University of Manchester for years.", "University of Manchester"),
        ("I was hired by Hargreaves Ltd in the nineties.", "Hargreaves Ltd"),
        ("MY NAME IS RASHEED BROWN AND THIS IS MY STORY.", "RASHEED BROWN"),
        ("He grew up near Lake Victoria, I think.", "Lake Victoria"),
    ],
}
PLAIN = {
    "de": "Ja genau, also das fand ich am Anfang ziemlich schwierig, weil die Aufgaben immer mehr wurden.",
    "en": "Well, you know, I just thought that the work was getting harder and nobody really cared about it.",
}


@cache
def tagger(language: str) -> NameTagger:
    return NameTagger(language)


@pytest.mark.parametrize("language, text, name", [(lang, *case) for lang, cases in SPOKEN.items() for case in cases])
def test_a_name_in_speech_is_covered_whole(language: str, text: str, name: str) -> None:
    start = text.index(name)
    covered = {i for found in tagger(language).tag(text) for i in range(found.start, found.end)}
    assert {i for i in range(start, start + len(name)) if text[i].isalnum()} <= covered


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sentence_without_names_is_left_alone(language: str) -> None:
    assert tagger(language).tag(PLAIN[language]) == []


@pytest.mark.parametrize(
    "language, text, kind",
    [
        ("de", "Frau Yılmaz war da.", IdentifierKind.PERSON),
        ("de", "Ich wohne in Hannover.", IdentifierKind.LOCATION),
        ("de", "Ich war bei der Weber Logistik GmbH angestellt.", IdentifierKind.ORGANIZATION),
        ("en", "I met Dr. Okafor there.", IdentifierKind.PERSON),
        ("en", "We live in Birmingham now.", IdentifierKind.LOCATION),
    ],
)
def test_the_kind_of_a_plain_name_is_right_and_sure(language: str, text: str, kind: IdentifierKind) -> None:
    (found,) = tagger(language).tag(text)
    assert (found.kind, found.level) == (kind, FindingLevel.AUTO)


def test_a_lower_cased_sentence_is_read_through_guessed_capitals_and_left_to_review() -> None:
    text = "i went to manchester with my friend fatima last year"
    found = {text[f.start : f.end]: f.level for f in tagger("en").tag(text)}
    assert found["manchester"] is FindingLevel.REVIEW
    assert found["fatima"] is FindingLevel.REVIEW


@pytest.mark.parametrize(
    "text",
    [
        "I [00:00:10]: Okay, und dann?",
        "B: Naja, ähm, gut.",
        "Das geht an anna.weber@example.org, bitte.",
        "Ok. Hm. Ja. Ach so.",
    ],
)
def test_labels_interjections_and_addresses_are_no_names(text: str) -> None:
    assert tagger("de").tag(text) == []


def test_a_month_is_a_name_only_where_it_does_not_stand_as_a_date_does() -> None:
    assert tagger("de").tag("Im Mai war ich in Rente.") == []
    (found,) = tagger("de").tag("Obwohl sich Mai zunächst wehrte, ging es gut.")
    assert found.kind is IdentifierKind.PERSON


def test_the_listed_form_has_no_possessive() -> None:
    (found,) = tagger("en").tag("That was Siobhan's idea.")
    assert found.canonical == "Siobhan"


def test_a_combining_text_keeps_its_offsets() -> None:
    text = "😀 Frau Müller 🎉 war in Köln."
    assert [text[f.start : f.end] for f in tagger("de").tag(text)] == ["Müller", "Köln"]


pieces = st.one_of(
    st.sampled_from(
        ["Frau Müller", "Köln", "GmbH", "'s", "-", "\n", "😀", "von", "Anna", "U.S.", "ß", "İ", "ﬁ", "HERR"]
    ),
    st.text(max_size=8),
)


@pytest.mark.parametrize("language", ["de", "en"])
@settings(max_examples=60, deadline=None)
@given(words=st.lists(pieces, max_size=12))
@example(words=["İSTANBUL'DA YAŞAYAN MEHMET İNCE BURADA"])
def test_findings_are_sorted_apart_and_inside_any_text(language: str, words: list[str]) -> None:
    text = " ".join(words)
    after = 0
    for found in tagger(language).tag(text):
        assert after <= found.start < found.end <= len(text)
        assert text[found.start].isalnum()
        assert text[found.end - 1].isalnum() or text[found.end - 1] == "."
        assert 0 <= found.score <= 1
        after = found.end


def test_engines_are_named_with_versions() -> None:
    model, hanta = tagger("de").engines
    assert model.startswith("verbatim-names de ")
    assert hanta.startswith("HanTa 1.")


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        NameTagger("fr")


def test_importing_reads_nothing_and_loads_no_heavy_package() -> None:
    code = (
        "import sys, analysis.pseudonymization.names as names; names.NameTagger('de');"
        "print(sorted({'spacy', 'HanTa', 'pycrfsuite', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
