"""Random sentences and the bound that follows from reading them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from builders import ada, make_study, reopen
from scipy.stats import beta

from analysis.errors import InvalidInput, NotPermitted
from analysis.pseudonymization.sampling import LONGEST, MissRate, in_words, percent, spoken_sentences, upper_bound
from analysis.records import IdentifierKind, SentenceCheck
from analysis.workflow.study import OpenStudy

TOPICS = ("Preise", "Kunden", "Angebote", "Messen", "Reisen", "Verträge", "Termine", "Daten", "Zahlen", "Fragen")
TALK = "I: Was ist schwierig?\n\n" + "\n\n".join(
    f"B: Ich finde {topic} schwierig. Ja, genau. Frau Schuster sieht {topic} anders. "
    f"Am Ende zählen für uns die {topic}, z. B. am 3. Mai."
    for topic in TOPICS
)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return make_study(tmp_path, [TALK + "\n"])


# --- the bound -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("missed", "read"), [(0, 300), (1, 300), (2, 300), (17, 300), (5, 40), (39, 40), (0, 1)])
def test_the_bound_is_that_of_clopper_and_pearson(missed: int, read: int) -> None:
    assert upper_bound(missed, read) == pytest.approx(float(beta.ppf(0.95, missed + 1, read - missed)), abs=1e-9)


def test_no_miss_among_three_hundred_is_at_most_about_one_per_cent() -> None:
    assert upper_bound(0, 300) == pytest.approx(0.0099, abs=5e-5)
    said = in_words(MissRate(300, 0, 4120), "en")
    assert said.startswith("No miss among 300 ")
    assert "at most about 1 % of the 4,120 such sentences" in said
    german = in_words(MissRate(300, 0, 4120), "de")
    assert "höchstens etwa 1 % der 4.120 solchen Sätze" in german


def test_all_missed_leaves_no_bound() -> None:
    assert upper_bound(3, 3) == 1.0
    assert MissRate(0, 0, 10).upper == 1.0


def test_where_everything_was_read_nothing_is_estimated() -> None:
    rate = MissRate(40, 2, 40)
    assert rate.upper == 0.05
    assert "%" not in in_words(rate, "en")
    assert "in 2 war" in in_words(rate, "de")


def test_percentages_are_rounded_up_and_written_as_the_language_does() -> None:
    assert percent(0.0099, "en") == "1"
    assert percent(0.01571, "en") == "1.6"
    assert percent(0.01571, "de") == "1,6"
    assert all(float(percent(k / 977, "en")) >= math.floor(k / 977 * 1000) / 10 for k in range(977))


# --- sentences -----------------------------------------------------------------------------------------------------


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in spoken_sentences(text)]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    text = "Das sagt z. B. Dr. Weber am 3. Mai. Es kostet 3.5 Mio. Euro usw. und mehr. Wirklich teuer?"
    assert cut(text) == ["Das sagt z. B. Dr. Weber am 3. Mai.", "Es kostet 3.5 Mio. Euro usw. und mehr.",
                         "Wirklich teuer?"]  # fmt: skip
    assert cut("Mr. Brown came at 5 p.m. and left. The U.S. team stayed.") == [
        "Mr. Brown came at 5 p.m. and left.",
        "The U.S. team stayed.",
    ]


def test_speech_without_full_stops_is_cut_after_forty_words() -> None:
    words = [f"wort{i}" for i in range(2 * LONGEST + 5)]
    assert [len(piece.split()) for piece in cut(" ".join(words))] == [LONGEST, LONGEST, 5]


def test_words_of_talk_alone_are_no_sentence_to_read() -> None:
    assert cut("Ja, genau. Mhm. Yeah, right. Müller.") == ["Müller."]


# --- drawing and recording -----------------------------------------------------------------------------------------


def test_only_sentences_in_which_nothing_was_replaced_are_drawn(study: OpenStudy) -> None:
    sample = study.sentence_checks.start(coder=ada(study))
    texts = [item.text for item in study.sentence_checks.sentences(sample)]
    assert len(texts) == sample.population == len(set(texts)) == 2 * len(TOPICS) + 1
    assert not any("Schuster" in text or "[" in text for text in texts)
    assert "Was ist schwierig?" in texts
    original = study.transcripts.original(sample.document_ids[0]).text
    assert [original[start:end] for _, start, end in sample.places] == texts
    study.close()


def test_what_stands_around_a_sentence_is_pseudonymised(study: OpenStudy) -> None:
    sample = study.sentence_checks.start(coder=ada(study))
    around = [item.before + item.after for item in study.sentence_checks.sentences(sample)]
    assert any("[Person 1]" in words for words in around)
    assert not any("Schuster" in words for words in around)
    study.close()


def test_the_same_seed_draws_the_same_sentences(study: OpenStudy) -> None:
    checks = study.sentence_checks
    first, other = checks.start(coder=ada(study), count=8, seed=3), checks.start(coder=ada(study), count=8, seed=4)
    assert checks.start(coder=ada(study), count=8, seed=3).places == first.places != other.places
    assert checks.again(3) == first
    assert len(first.places) == 8
    study.close()


def test_a_check_is_recorded_under_her_name_and_listed_after_a_restart(study: OpenStudy) -> None:
    sample = study.sentence_checks.start(coder=ada(study), count=10, seed=3)
    result = study.sentence_checks.record(sample, [7, 2, 7], coder=ada(study))
    assert result.rate == MissRate(10, 2, sample.population)
    study = reopen(study)
    (kept,) = study.sentence_checks.results()
    assert kept == result
    assert kept.check.missed == (2, 7)
    assert kept.check.places == sample.places
    (event,) = study.store.events(kinds=["sentences_checked"])
    assert (event.actor, event.details["read"], event.details["missed"]) == (ada(study), 10, 2)
    assert study.verify() == []
    study.close()


def test_every_drawing_stands_in_the_ledger(study: OpenStudy) -> None:
    for seed in (1, 2, 3):
        study.sentence_checks.start(coder=ada(study), count=5, seed=seed)
    assert [event.details["seed"] for event in study.store.events(kinds=["sentences_drawn"])] == [1, 2, 3]
    study.close()


def test_somebody_who_stops_early_has_read_the_first_only(study: OpenStudy) -> None:
    sample = study.sentence_checks.start(coder=ada(study), count=10, seed=3)
    result = study.sentence_checks.record(sample, [1], coder=ada(study), read=4)
    assert result.check.places == sample.places[:4]
    with pytest.raises(InvalidInput) as refused:
        study.sentence_checks.record(sample, [5], coder=ada(study), read=4)
    assert refused.value.code == "no_such_sentence"
    study.close()


def test_what_was_drawn_cannot_be_told_after_the_texts_changed(study: OpenStudy) -> None:
    sample = study.sentence_checks.start(coder=ada(study), count=10, seed=3)
    document_id, start, _ = sample.places[0]
    study.pseudonyms.add(document_id, start, start + 5, IdentifierKind.OTHER, coder=ada(study))
    with pytest.raises(NotPermitted) as refused:
        study.sentence_checks.again(3)
    assert refused.value.code == "texts_changed"
    assert study.sentence_checks.record(sample, [0], coder=ada(study)).rate.missed == 1  # she added it as she read
    study.close()


def test_a_sample_that_nobody_drew_is_not_recorded(study: OpenStudy) -> None:
    with pytest.raises(InvalidInput) as refused:
        study.sentence_checks.again(99)
    assert refused.value.code == "not_drawn"
    assert study.store.all(SentenceCheck) == []
    study.close()


def test_an_interview_that_was_not_searched_cannot_be_sampled(tmp_path: Path) -> None:
    study = make_study(tmp_path, [TALK + "\n"], approved=False)
    with pytest.raises(NotPermitted) as refused:
        study.sentence_checks.start(coder=ada(study))
    assert refused.value.code == "not_detected"
    study.close()
