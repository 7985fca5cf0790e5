"""The guide changes with a reason, its questions are found at interviewers' turns, and the sample is noted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import ada, make_study

from analysis.errors import InvalidInput
from analysis.questions import LEAST_ALIKE, likeness, most_alike
from analysis.records import AskedQuestion, GuideUse, SamplingKind
from analysis.workflow.guide import BY_HAND, BY_LIKENESS, BY_ORDER, SAID, UNKNOWN
from analysis.workflow.study import OpenStudy

TASKS = "Welche Arten von Aufgaben stellen Sie den Studierenden?"
TOOLS = "Welche Werkzeuge nutzen Sie in der digitalen Lehre?"
MORE = "Möchten Sie noch etwas ergänzen?"
FIRST = (
    "I: Gut, danke. Welche Art von Aufgaben stellen Sie Ihren Studierenden denn so?\n\nB: Vor allem Projekte.\n\n"
    "I: Schön, dass das klappt.\n\nB: Ja, das war viel Arbeit.\n\n"
    "I: Und was ist mit der Lehre, welche Werkzeuge nutzen Sie da digital?\n\nB: Ein Forum, mehr nicht.\n"
)
SECOND = "I: Wollen Sie noch etwas ergänzen?\n\nB: Nein, das weiß Frau Schuster besser.\n"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[OpenStudy]:
    made = make_study(tmp_path, (FIRST, SECOND))
    yield made
    made.close()


def ids(study: OpenStudy) -> list[str]:
    return [item.id for item in study.transcripts.documents()]


def test_a_question_is_found_in_other_words_and_a_remark_is_none() -> None:
    assert likeness(TASKS, "Okay, dann Frage vier. Welche Aufgaben stellen Sie den Studierenden?", "de") > 0.8
    assert likeness(TASKS, "Das waren ja schon viele Aufgaben, die Sie Studierenden stellen.", "de") < 0.6
    assert likeness(TASKS, "Wo sind Sie geboren?", "de") < LEAST_ALIKE
    at, alike = most_alike([TASKS, TOOLS], "Welche Werkzeuge nutzt du denn in deiner digitalen Lehre?", "de")
    assert at == 1
    assert alike > LEAST_ALIKE
    assert most_alike([], "Wo?", "de") == (-1, 0.0)


def test_a_guide_changes_with_a_reason_and_says_what_is_new(study: OpenStudy) -> None:
    first = study.guide.add([TASKS, f"  {TOOLS} ", ""], coder=ada(study))
    assert [words for _, words in first.questions] == [TASKS, TOOLS]
    with pytest.raises(InvalidInput) as refused:
        study.guide.add([TASKS, MORE], coder=ada(study))
    assert refused.value.code == "guide_reason_needed"
    with pytest.raises(InvalidInput) as refused:
        study.guide.add([TASKS, TOOLS], coder=ada(study), reason="nichts")
    assert refused.value.code == "guide_unchanged"
    anew = "Welche Werkzeuge nutzen Sie in der Lehre, digital oder nicht?"
    second = study.guide.add(
        [anew, MORE], coder=ada(study), reason="Frau Schuster verstand es nicht", after=ids(study)[0]
    )
    assert "Schuster" not in second.reason
    found = study.guide.changes(second)
    assert (found.added, found.dropped, found.reworded) == ((MORE,), (TASKS,), ((TOOLS, anew),))
    assert second.questions[0][0] == first.questions[1][0]
    study.history.undo(coder=ada(study))
    assert len(study.guide.versions()) == 1


def test_which_guide_led_an_interview_is_said_or_follows_from_the_order(study: OpenStudy) -> None:
    study.guide.add([TASKS], coder=ada(study))
    study.guide.add([TASKS, MORE], coder=ada(study), reason="neu", after=ids(study)[0])
    assert [(one.version and one.version.number, one.how) for one in study.guide.led()] == [
        (1, BY_ORDER),
        (2, BY_ORDER),
    ]
    study.guide.add([MORE], coder=ada(study), reason="kürzer")
    assert {one.how for one in study.guide.led()} == {UNKNOWN}
    study.guide.use(ids(study)[1], 3, coder=ada(study))
    assert [(one.version and one.version.number, one.how) for one in study.guide.led()] == [(None, UNKNOWN), (3, SAID)]
    study.guide.use(ids(study)[1], None, coder=ada(study))
    assert study.store.all(GuideUse) == []
    with pytest.raises(InvalidInput):
        study.guide.use(ids(study)[1], 9, coder=ada(study))


def test_her_word_on_a_turn_stands_before_likeness(study: OpenStudy) -> None:
    guide = study.guide.add([TASKS, TOOLS, MORE], coder=ada(study))
    first, _ = ids(study)
    found = study.guide.asked(first)
    assert [(one.turn, one.question_id, one.found_by) for one in found] == [
        (0, guide.questions[0][0], BY_LIKENESS),
        (4, guide.questions[1][0], BY_LIKENESS),
    ]
    study.guide.correct(first, 0, "", coder=ada(study))
    study.guide.correct(first, 2, guide.questions[0][0], coder=ada(study))
    by_hand = {one.turn: one.question_id for one in study.guide.asked(first) if one.found_by == BY_HAND}
    assert by_hand == {0: "", 2: guide.questions[0][0]}
    tally = study.guide.tally()
    assert (tally[guide.questions[0][0]].turns, tally[guide.questions[0][0]].by_hand) == (1, 1)
    assert tally[guide.questions[2][0]].interviews == 1
    study.guide.correct(first, 0, None, coder=ada(study))
    assert study.guide.asked(first)[0].found_by == BY_LIKENESS
    with pytest.raises(InvalidInput) as refused:
        study.guide.correct(first, 1, "", coder=ada(study))
    assert refused.value.code == "not_asked_there"


def test_what_hangs_on_an_interview_goes_with_it(study: OpenStudy) -> None:
    guide = study.guide.add([TASKS], coder=ada(study))
    first, second = ids(study)
    study.guide.add([TASKS, MORE], coder=ada(study), reason="Das war viel Arbeit, mehr nicht", after=first)
    study.sampling.note(SamplingKind.REFUSED, "Einer sagte: ein Forum, mehr nicht", coder=ada(study))
    for document in (first, second):
        study.guide.use(document, 2, coder=ada(study))
    study.guide.correct(first, 0, guide.questions[0][0], coder=ada(study))
    person = study.transcripts.speakers(first)[-1].code
    study.withdrawal.erase(person, coder=ada(study), reason="auf Wunsch")
    assert study.store.all(AskedQuestion) == []
    assert [one.document_id for one in study.store.all(GuideUse)] == [second]
    assert study.guide.versions()[-1].after_id == ""
    assert "ein Forum, mehr nicht" not in study.sampling.notes()[0].text
    study.transcripts.remove(second, coder=ada(study))
    assert study.store.all(GuideUse) == []
    assert study.verify() == []


def test_that_collecting_ended_is_noted_once_with_its_day(study: OpenStudy) -> None:
    coder = ada(study)
    with pytest.raises(InvalidInput) as refused:
        study.sampling.note(SamplingKind.ENDED, "Nichts Neues mehr", coder=coder)
    assert refused.value.code == "end_without_day"
    study.sampling.note(SamplingKind.ENDED, "Nichts Neues mehr", day="2026-10-01", coder=coder)
    study.sampling.note(SamplingKind.ENDED, "Zwei Interviews ohne neues Konzept", day="2026-11-01", coder=coder)
    study.sampling.note(SamplingKind.CHOSEN, "Über Frau Schuster", coder=coder)
    chosen, ended = study.sampling.notes()
    assert "Schuster" not in chosen.text
    assert study.sampling.ended == ended
    assert (ended.day, ended.text) == ("2026-11-01", "Zwei Interviews ohne neues Konzept")
    study.sampling.change(chosen.id, "Über Bekannte", coder=coder)
    study.sampling.remove(ended.id, coder=coder)
    assert [one.text for one in study.sampling.notes()] == ["Über Bekannte"]
    with pytest.raises(InvalidInput):
        study.sampling.note(SamplingKind.SETTING, " ", coder=coder)
