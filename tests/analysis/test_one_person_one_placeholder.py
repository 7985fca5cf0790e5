"""Made-up interviews through the real detector and linker: one person is one entity of the right kind and span."""

from __future__ import annotations

import pytest
from pseudonym_builders import Study, original

from analysis.ports import EntityDetector
from analysis.pseudonymization.presidio import build_detector
from analysis.pseudonymization.rows import detect_rows
from analysis.records import FindingLevel, IdentifierKind, Original

K = IdentifierKind


@pytest.fixture(scope="module")
def detector() -> EntityDetector:
    return build_detector()


def study_of(detector: EntityDetector, language: str, *documents: tuple[str, ...]) -> Study:
    """Take turns ("I: words", "B: words") of one or more documents through detection and linking; twice."""
    originals = [original(f"d{i}", *((turn[0], turn[3:]) for turn in turns)) for i, turns in enumerate(documents)]
    study = Study(originals, language)
    detected = {o.id: detector.detect(o.text, language) for o in originals}
    study.detect(detected)
    assert not study.detect(detected), "the second run changed something"
    return study


def spans(study: Study, document: Original) -> dict[str, set[tuple[str, IdentifierKind]]]:
    """Give placeholder -> the (surface, kind) that it stands for in a document."""
    entities, findings = study.lists()
    names = {e.id: e.replacement for e in entities}
    result: dict[str, set[tuple[str, IdentifierKind]]] = {}
    for f in findings:
        if f.document_id == document.id:
            result.setdefault(names[f.entity_id], set()).add((document.text[f.start : f.end], f.kind))
    return result


def surfaces(study: Study, canonical: str, kind: IdentifierKind = K.PERSON) -> set[str]:
    """Give all surfaces of the one entity of this kind and name."""
    entities, findings = study.lists()
    ids = [e.id for e in entities if e.canonical == canonical and e.kind is kind]
    assert len(ids) == 1, [(e.canonical, e.kind) for e in entities]
    texts = {o.id: o.text for o in study.originals}
    return {texts[f.document_id][f.start : f.end] for f in findings if f.entity_id == ids[0]}


def test_honorific_full_name_and_genitive_are_one_person_and_the_greeting_is_left(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        (
            "I: Guten Tag Herr Oberhummer, schön, dass Sie da sind.",
            "B: Danke. Also bei uns war das der Wendelin Krautgasser, der hat damals angefangen. Aber der Herr"
            " Krautgasser meint, das sei anders gewesen. Oberhummers Regel war, nie am Freitag. Und Krautgassers Frau,"
            " die Walburga, kam dann auch.",
        ),
    )
    assert surfaces(study, "Oberhummer") == {"Oberhummer", "Oberhummers"}
    assert surfaces(study, "Wendelin Krautgasser") == {"Wendelin Krautgasser", "Krautgasser", "Krautgassers"}
    assert surfaces(study, "Walburga") == {"Walburga"}


def test_people_are_numbered_in_the_order_of_their_first_appearance(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        ("I: Guten Tag Frau Haselsteiner.", "B: Da war der Quirin Pointner. Pointner ist der Leiter."),
        ("I: Guten Tag Herr Pointner!", "B: Frau Haselsteiner war auch da. Und Kollegin Szymborska."),
    )
    first, second = study.originals
    assert spans(study, first)["[Person 1]"] == {("Haselsteiner", K.PERSON)}
    assert ("Quirin Pointner", K.PERSON) in spans(study, first)["[Person 2]"]
    assert spans(study, second)["[Person 2]"] == {("Pointner", K.PERSON)}
    assert spans(study, second)["[Person 3]"] == {("Szymborska", K.PERSON)}


GERMAN = [
    ("Unser Hausmeister Krause hat das repariert, Herr Krause ist gut.", "Krause", {"Krause"}),
    ("Grüß Gott Frau Zwickl, legen wir los. Die Zwickl hat recht.", "Zwickl", {"Zwickl"}),
    (
        "Danke Frau Dr. Ines Abendroth-Lütke. Abendroth-Lütkes Team war dagegen.",
        "Ines Abendroth-Lütke",
        {"Ines Abendroth-Lütke", "Abendroth-Lütkes"},
    ),
    (
        "Guten Morgen Frau von der Ahe. Mit Frau von der Ahes Zustimmung ging das.",
        "von der Ahe",
        {"von der Ahe", "von der Ahes"},
    ),
    (
        "Also der Joost de Jong kam. Herr de Jong hat geredet. De Jongs Auto stand da.",
        "Joost de Jong",
        {"Joost de Jong", "de Jong", "De Jongs"},
    ),
    ("Herr Prof. Dr. Hasenöhrl, Herr Kollege Hasenöhrl, danke.", "Hasenöhrl", {"Hasenöhrl"}),
    ("Ja also guten Abend Herr Stoiber. Der Stoiber kommt immer.", "Stoiber", {"Stoiber"}),
    ("Meister Quast bitte. Herr Quast streitet. Die Kollegen kamen.", "Quast", {"Quast"}),
    ("Schwester Oberin Adelgunde kam. Die Adelgunde lachte 😀 laut.", "Adelgunde", {"Adelgunde"}),
    ("Den Herrn Dobrowolski kenne ich. Dem Dobrowolski sein Bruder auch.", "Dobrowolski", {"Dobrowolski"}),
    ("Kollege Mbeki-Thole ist krank. Herr Mbeki-Thole hat Rücken.", "Mbeki-Thole", {"Mbeki-Thole"}),
    ("Liebe Frau Ferrante-Kuhlmann, danke. Ja Frau Ferrante-Kuhlmann.", "Ferrante-Kuhlmann", {"Ferrante-Kuhlmann"}),
    ("Die Frau Yıldırım rief an. Frau Yildirim ist nett.", "Yıldırım", {"Yıldırım", "Yildirim"}),
    ("Und Frau Bundeskanzlerin Wohlgethan? Frau Wohlgethan ist weg.", "Wohlgethan", {"Wohlgethan"}),
    ("Sehr geehrte Frau Prof. Zimmerli-Ochsenbein!", "Zimmerli-Ochsenbein", {"Zimmerli-Ochsenbein"}),
    ("Onkel Ferdl kam. Der Onkel Ferdl lachte.", "Ferdl", {"Ferdl"}),
    ("Frau Nguyen kam. Ich heiße Nguyen Van Anh.", "Nguyen Van Anh", {"Nguyen", "Nguyen Van Anh"}),
]


@pytest.mark.parametrize(("words", "canonical", "expected"), GERMAN)
def test_german_titles_decide_on_kind_and_span(
    detector: EntityDetector, words: str, canonical: str, expected: set[str]
) -> None:
    assert surfaces(study_of(detector, "de", (f"B: {words}",)), canonical) == expected


ENGLISH = [
    ("Good morning Mr. Okonkwo, thanks. Okonkwo is my name.", "Okonkwo", {"Mr. Okonkwo", "Okonkwo"}),
    ("Dear Mrs Kowalczyk, hello. Kowalczyk never liked it.", "Kowalczyk", {"Mrs Kowalczyk", "Kowalczyk"}),
    ("Welcome Ms Featherstonehaugh. So it begins.", "Featherstonehaugh", {"Ms Featherstonehaugh"}),
    ("Nurse Tremblay helped. Tremblay was kind.", "Tremblay", {"Nurse Tremblay", "Tremblay"}),
    (
        "My student, Ms. van der Westhuizen, wrote it. Annelie van der Westhuizen.",
        "Annelie van der Westhuizen",
        {"Ms. van der Westhuizen", "Annelie van der Westhuizen"},
    ),
    ("Judge Halloran said no. Halloran was hard.", "Halloran", {"Judge Halloran", "Halloran"}),
    ("My uncle Oluwaseun came. Uncle Oluwaseun was kind.", "Oluwaseun", {"Oluwaseun", "Uncle Oluwaseun"}),
    (
        "Professor Lindqvist-Adeyemi hired me. Ingrid Lindqvist-Adeyemi was a star.",
        "Ingrid Lindqvist-Adeyemi",
        {"Professor Lindqvist-Adeyemi", "Ingrid Lindqvist-Adeyemi"},
    ),
    (
        "Siobhán O'Shaughnessy, that's me. Miss O'Shaughnessy they say.",
        "Siobhán O'Shaughnessy",
        {"Siobhán O'Shaughnessy", "Miss O'Shaughnessy"},
    ),
]


@pytest.mark.parametrize(("words", "canonical", "expected"), ENGLISH)
def test_english_titles_decide_on_kind_and_span(
    detector: EntityDetector, words: str, canonical: str, expected: set[str]
) -> None:
    assert surfaces(study_of(detector, "en", (f"B: {words}",)), canonical) == expected


def test_a_man_and_a_woman_of_one_surname_stay_apart(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        (
            "I: Lieber Herr Meier, vielen Dank.",
            "B: Die Frau Meier im Einkauf, also die Ursula Meier, und ich, Bernd Meier. Frau Meier sitzt oben."
            " Der Meier hat gesagt, das geht.",
        ),
    )
    document = study.originals[0]
    for title, first_name in (("Herr ", "Bernd Meier"), ("Frau ", "Ursula Meier"), ("Der ", "Bernd Meier")):
        place = document.text.index(title + "Meier") + len(title)
        entities, findings = study.lists()
        found = next(f for f in findings if f.start == place)
        assert next(e.canonical for e in entities if e.id == found.entity_id) == first_name
    bare = next(f for f in study.lists()[1] if f.start == document.text.index("Der Meier") + 4)
    assert bare.level is FindingLevel.REVIEW


def test_a_couple_is_told_apart_by_titles_and_first_names(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        (
            "I: Herr und Frau Buddensieg, danke.",
            "B: Frau Buddensieg heißt Rotraut, Herr Buddensieg heißt Heinz. Rotraut Buddensieg war Lehrerin."
            " Heinz Buddensieg fuhr zur See. Herr Buddensieg, na ja.",
        ),
    )
    assert surfaces(study, "Rotraut Buddensieg") == {"Buddensieg", "Rotraut", "Rotraut Buddensieg"}
    assert surfaces(study, "Heinz Buddensieg") == {"Buddensieg", "Heinz", "Heinz Buddensieg"}


def test_mr_and_mrs_of_one_surname_stay_apart_in_english(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "en",
        ("B: John Smith and Mary Smith both work here. Mr Smith is in sales. Mrs Smith runs HR. Dear Mrs Smith, hi.",),
    )
    assert surfaces(study, "John Smith") == {"John Smith", "Mr Smith"}
    assert surfaces(study, "Mary Smith") == {"Mary Smith", "Mrs Smith"}


def test_a_firm_and_a_place_of_a_persons_name_stay_what_they_are(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        (
            "I: Guten Tag Herr Müller.",
            "B: Ich arbeite bei der Müller GmbH in Hagen. Der Herr Hagen ist mein Chef. Die Müller GmbH zahlt gut."
            " Herr Müller auch.",
        ),
    )
    assert surfaces(study, "Müller") == {"Müller"}
    assert surfaces(study, "Müller GmbH", K.ORGANIZATION) == {"Müller GmbH"}
    assert surfaces(study, "Hagen") == {"Hagen"}
    assert surfaces(study, "Hagen", K.LOCATION) == {"Hagen"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Meine Frau mag Katzen und der Herr der Lage bin ich.", "de"),
        ("Er ist Doktor der Medizin und Professor der Architektur.", "de"),
        ("We asked HR. Things changed.", "en"),
    ],
)
def test_a_title_without_a_name_names_nobody(detector: EntityDetector, text: str, language: str) -> None:
    assert not [d for d in detector.detect(text, language) if d.recognizer == "names.address"]


def test_an_article_stays_with_a_place_and_leaves_a_firm(detector: EntityDetector) -> None:
    text = "Ich war in Den Haag. Die Siemens AG sitzt in München."
    assert {text[d.start : d.end] for d in detector.detect(text, "de")} == {"Den Haag", "Siemens AG", "München"}


def test_plain_text_gives_the_spans_and_kinds_of_a_study(detector: EntityDetector) -> None:
    text = "Guten Tag Herr Oberhummer. Das war der Wendelin Krautgasser. Aber der Herr Krautgasser kam."
    rows = [(row["text"], row["kind"]) for row in detect_rows(text, "de", detector)]
    assert rows == [("Oberhummer", "PERSON"), ("Wendelin Krautgasser", "PERSON"), ("Krautgasser", "PERSON")]


def test_a_number_before_a_place_is_not_taken_for_a_greeting(detector: EntityDetector) -> None:
    text = "Guten Tag Frau Wibeau, ich wohne in 50667 Köln."
    found = {text[d.start : d.end]: d.kind for d in detector.detect(text, "de")}
    assert found == {"Wibeau": K.PERSON, "50667 Köln": K.LOCATION}


def test_one_mueller_and_then_another_are_two_and_no_name_turned_around(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        ("B: Jürgen Müller war mein Chef. Der andere Müller, Karl Müller aus dem Einkauf, war nett. Müller, Karl!",),
    )
    assert {"Karl Müller", "Müller, Karl"} <= surfaces(study, "Karl Müller")
    shown = [part for part in spans(study, study.originals[0]).values() if ("Müller, Karl", K.PERSON) in part]
    text = study.originals[0].text
    _, findings = study.lists()
    turned = [f for f in findings if text[f.start : f.end] == "Müller, Karl"]
    assert shown
    assert [f.start for f in turned] == [text.rindex("Müller, Karl")]


def test_what_belongs_to_somebody_is_not_part_of_her_name(detector: EntityDetector) -> None:
    study = study_of(detector, "de", ("B: Ich war mit Owusu-Ansahs Kollegen da. Kwabena Owusu-Ansah fehlte.",))
    assert surfaces(study, "Kwabena Owusu-Ansah") == {"Owusu-Ansahs", "Kwabena Owusu-Ansah"}


def test_a_name_without_its_umlauts_or_with_some_of_them_is_the_same(detector: EntityDetector) -> None:
    study = study_of(
        detector, "de", ("B: Frau Öztürk war da. Mit Frau Oezturk sprach ich, mit Frau Ozturk auch. Oeztuerk, Özturk.",)
    )
    assert surfaces(study, "Öztürk") == {"Öztürk", "Oezturk", "Ozturk", "Oeztuerk", "Özturk"}


def test_a_place_of_several_words_is_the_same_when_it_is_called_by_one(detector: EntityDetector) -> None:
    study = study_of(
        detector,
        "de",
        ("B: Wir fuhren nach Schwäbisch Gmünd und nach Frankfurt am Main. In Gmünd regnete es, in Frankfurt nicht.",),
    )
    assert surfaces(study, "Schwäbisch Gmünd", K.LOCATION) == {"Schwäbisch Gmünd", "Gmünd"}
    assert surfaces(study, "Frankfurt am Main", K.LOCATION) == {"Frankfurt am Main", "Frankfurt"}
