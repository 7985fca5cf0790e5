"""What one interview reveals is found in all of them."""

import time

from pseudonym_builders import Study, found, original

from analysis.pseudonymization.entities import PROPAGATION
from analysis.pseudonymization.linking import add_manual
from analysis.pseudonymization.propagation import group_by_place
from analysis.pseudonymization.variants import Hit
from analysis.records import FindingLevel, IdentifierKind, Verdict


def spread(*texts: str, names: tuple[str, ...], level: FindingLevel = FindingLevel.AUTO) -> Study:
    """Detect `names` in the first text only; the others get what is propagated."""
    study = Study([original(f"d{i}", ("B", text)) for i, text in enumerate(texts)])
    study.detect({"d0": found(study.originals[0], *names, level=level)})
    return study


def propagated(study: Study, document_id: str = "d1") -> list[tuple[str, FindingLevel]]:
    text = next(o.text for o in study.originals if o.id == document_id)
    mine = [f for f in study.findings.values() if f.document_id == document_id and f.recognizer == PROPAGATION]
    return [(text[f.start : f.end], f.level) for f in sorted(mine, key=lambda f: f.start)]


AUTO, REVIEW = FindingLevel.AUTO, FindingLevel.REVIEW


def test_a_certain_name_is_certain_everywhere_in_all_its_forms() -> None:
    study = spread(
        "Jürgen Schuster", "schuster und JUERGEN, Schusters, Schus-\nter und Ju\u0308rgen", names=("P:Jürgen Schuster",)
    )
    assert propagated(study) == [
        ("schuster", AUTO), ("JUERGEN", AUTO), ("Schusters", AUTO), ("Schus-\nter", AUTO), ("Ju\u0308rgen", AUTO),
    ]  # fmt: skip


def test_inside_a_longer_word_it_is_for_review_and_takes_the_whole_word() -> None:
    study = spread("Frau Schuster", "das Schusterprojekt", names=("P:Schuster",))
    assert propagated(study) == [("Schusterprojekt", REVIEW)]


def test_a_name_that_is_a_word_too_is_for_review() -> None:
    study = spread("Anna Koch", "Koch kocht und der koch kocht.", names=("P:Anna Koch",))
    assert propagated(study) == [("Koch", REVIEW)]


def test_an_uncertain_name_spreads_as_uncertain_and_as_it_is_written() -> None:
    study = spread("Digitalis kam", "Digitalis und digitalis", names=("P:Digitalis",), level=REVIEW)
    assert propagated(study) == [("Digitalis", REVIEW)]


def test_a_name_split_by_a_line_end_is_found() -> None:
    study = spread("Frau Schuster", "mit Schus\nter dort", names=("P:Schuster",))
    assert propagated(study) == [("Schus\nter", REVIEW)]


def test_short_names_and_numbers_only_at_word_boundaries() -> None:
    study = spread(
        "Eva am 3.4. und 0221 445566", "Evangelium, Eva, 10221 4455667, 0221-445566", names=("P:Eva", "T:0221 445566")
    )
    assert propagated(study) == [("Eva", AUTO), ("0221-445566", AUTO)]


def test_time_stamps_are_left_alone() -> None:
    study = spread("am 00:11 Uhr", "[00:11] und 00:11", names=("D:00:11",))
    assert propagated(study) == []


def test_a_kept_name_spreads_as_kept_and_a_found_one_is_not_found_twice() -> None:
    study = spread("Zoomle ist gut, Zoomle.", "Zoomle auch", names=("O:Zoomle",))
    study.decide("Zoomle", Verdict.KEEP)
    study.detect({})
    assert propagated(study) == [("Zoomle", AUTO)]
    assert propagated(study, "d0") == []


def test_only_the_longest_hit_of_a_place_counts() -> None:
    hits = [Hit(0, 9, "a"), Hit(0, 4, "b"), Hit(5, 9, "b"), Hit(12, 14, "c"), Hit(12, 14, "d")]
    assert [[h.entity_id for h in group] for group in group_by_place(hits)] == [["a"], ["c", "d"]]
    assert group_by_place(hits, known=[(0, 9), (11, 15)]) == []


def test_thirteen_interviews_are_searched_in_a_few_seconds_at_most() -> None:
    """A guard against a quadratic search, not a benchmark: the usual time is about a second."""
    names = [f"P:Vorname{i} Nachname{chr(97 + i % 26)}{i}" for i in range(150)]
    words = "und dann haben wir im Projekt mit Kolleginnen gesprochen, Frage um Frage. " * 800
    study = Study([original(f"d{i}", ("B", words)) for i in range(13)])
    study.originals[0] = original("d0", ("B", " ".join(name[2:] for name in names)))
    started = time.process_time()
    study.detect({"d0": found(study.originals[0], *names)})
    assert time.process_time() - started < 20


TALK = "Das Tool ist gut, das Tool hilft. Wir nutzen das Tool, ein Tool eben. "


def test_a_word_that_a_tagger_took_for_a_name_once_does_not_hide_the_word_everywhere() -> None:
    document = original("d0", ("B", TALK * 3))
    study = Study([document, original("d1", ("B", TALK))])
    study.detect({"d0": found(document, "O:Tool")[:2]})
    assert propagated(study) == []
    assert sum(f.document_id == "d0" for f in study.findings.values()) == 2


def test_what_mostly_stands_in_lower_case_is_no_name() -> None:
    study = spread("Macht nichts. Wir macht es, er macht es.", "Macht er das? macht nichts.", names=("P:Macht",))
    assert propagated(study) == []


def test_her_own_finding_spreads_even_where_the_word_is_common() -> None:
    study = Study([original("d0", ("B", TALK)), original("d1", ("B", TALK))])
    start = study.originals[0].text.index("Tool")
    entities, findings = study.lists()
    study.apply(add_manual(study.originals, "d0", start, start + 4, IdentifierKind.PRODUCT, entities, findings, "de"))
    assert propagated(study) == [("Tool", REVIEW)] * 4


def test_a_name_after_an_honorific_spreads_even_if_the_detector_passes_over_it_elsewhere() -> None:
    study = spread(
        "Frau Sommer kam.", "Sommer sagte, Sommer will, mit Sommer, bei Sommer, für Sommer.", names=("P:Sommer",)
    )
    assert propagated(study) == [("Sommer", REVIEW)] * 5


def test_only_the_capitalised_parts_of_a_name_spread() -> None:
    study = spread("Herr Bente kanns kam.", "Bente kanns, er kanns", names=("P:Bente kanns",))
    assert propagated(study) == [("Bente kanns", AUTO)]


def test_a_month_an_age_or_a_title_alone_does_not_spread() -> None:
    study = spread("In May, in May 2019", "may be, May I, May 2019", names=("D:May", "D:May 2019"))
    assert propagated(study) == [("May 2019", AUTO)]


def test_a_plain_word_in_a_name_is_not_looked_for_alone() -> None:
    texts = ("Discord Server lief.", "Der Server lief, und der server auch. Discord Server lief.")
    assert propagated(spread(*texts, names=("P:Discord Server",))) == [("Discord Server", AUTO)]
    assert (
        propagated(spread("Master Technische kam", "Die Technische kam, Master Li", names=("P:Master Technische",)))
        == []
    )


def test_a_single_plain_word_spreads_as_it_is_written_and_uncertain() -> None:
    study = spread("Das war Müll so", "Der Müll und der müll. Umgebung", names=("O:Müll",))
    assert propagated(study) == [("Müll", REVIEW)]


def test_a_person_beyond_doubt_with_a_plain_word_for_a_name_is_found_for_review() -> None:
    study = spread("Das sagte Herr Ullrich Kling.", "Und Kling sagte, die Gläser kling so.", names=("P:Ullrich Kling",))
    assert propagated(study) == [("Kling", REVIEW)]


def test_without_capitals_a_plain_word_of_a_name_counts_in_any_case() -> None:
    lower = "und dann kam der kling und sagte zu mir dass er das so nicht machen kann und " * 2
    study = spread("Das sagte Herr Ullrich Kling.", lower, names=("P:Ullrich Kling",))
    assert propagated(study) == [("kling", REVIEW), ("kling", REVIEW)]
