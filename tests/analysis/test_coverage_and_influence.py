"""Coverage and influence of a small study, against sums done by hand."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest

from analysis.records import Suggestion, SuggestionKind, SuggestionStatus
from analysis.rigor.coverage import Share, coverage, inside
from analysis.rigor.influence import influence, word_differences
from analysis.suggestion.builtin import BuiltinModel

TEXT = "I: Und?\n\nB: Eins zwei drei vier fünf sechs.\n\nI: Und?\n\nB: Sieben acht neun.\n"


@pytest.fixture
def small(tmp_path: Path):
    made = builders.make_study(tmp_path, [TEXT])
    yield made
    made.close()


@pytest.fixture
def asked(tmp_path: Path):
    """Two interviews; of the first something was coded before suggestions came to both."""
    made = builders.make_study(tmp_path)
    coder, model = builders.ada(made), BuiltinModel()
    made.coding.in_vivo(*builders.span_of(made, "erst mal verstehen"), coder=coder)
    both = [item.id for item in made.transcripts.documents()]
    made.suggesting.run(made.suggesting.plan_codes(both, model), model, coder=coder)
    yield made
    made.close()


def waiting(study, document: int) -> list[Suggestion]:
    found = study.transcripts.documents()[document].id
    return study.store.all(Suggestion, document_id=found, status=SuggestionStatus.OPEN)


def test_words_are_counted_by_thirds(small) -> None:
    """Nine words, three a third; "drei vier" is coded: one word of the first third, one of the second.

    What she came to is the whole turn in which she coded last: six of nine.
    """
    small.coding.in_vivo(*builders.span_of(small, "drei vier"), coder=builders.ada(small))
    report = coverage(small.store)
    assert report.whole == Share(words=9, reached=6, coded=2, shown=0)
    assert [third.coded for third in report.thirds] == [1, 1, 0]
    assert [third.words for third in report.thirds] == [3, 3, 3]
    assert [third.reached for third in report.thirds] == [3, 3, 0]


def test_what_she_went_through_again_was_reached_whole(small) -> None:
    [document] = small.transcripts.documents()
    small.versions.mark_revisited(document.id, coder=builders.ada(small))
    assert coverage(small.store).whole.reached == 9


def test_interviewers_words_do_not_count_and_unapproved_interviews_are_named(tmp_path: Path) -> None:
    study = builders.make_study(tmp_path, [TEXT], approved=False)
    report = coverage(study.store)
    assert report.whole == Share()
    assert report.without_text == tuple(item.title for item in study.transcripts.documents())
    study.close()


def test_what_the_suggester_was_shown_is_told(asked) -> None:
    report = coverage(asked.store)
    assert report.whole.shown == report.whole.words > 0
    answered = {event.seq for event in asked.store.events(kinds=["call_answered"])}
    assert answered <= set(report.events)


def test_words_touched_by_overlapping_spans_count_once() -> None:
    words = [(0, 3), (4, 8), (9, 12), (20, 22)]
    assert inside(words, [(5, 10), (2, 4), (6, 7)]) == [True, True, True, False]
    assert inside(words, []) == [False] * 4


def test_acceptance_is_apart_for_interviews_that_were_coded_blind(asked) -> None:
    coder = builders.ada(asked)
    blind, assisted = waiting(asked, 0), waiting(asked, 1)
    asked.deciding.accept(blind[0].id, coder=coder, seconds=2.0)
    asked.deciding.reject(assisted[0].id, coder=coder, seconds=4.0)
    report = influence(asked.store)
    parts = {item.part: item for item in report.acceptance if item.kind is SuggestionKind.CODE}
    assert (parts["blind"].accepted, parts["blind"].rejected, parts["blind"].taken) == (1, 0, 1.0)
    assert (parts["assisted"].accepted, parts["assisted"].rejected, parts["assisted"].taken) == (0, 1, 0.0)
    assert (report.seconds.decisions, report.seconds.total, report.seconds.median) == (2, 6.0, 3.0)
    assert report.events == tuple(event.seq for event in asked.store.events(kinds=["suggestion_decided"]))


def test_codes_that_would_not_exist_without_suggestions_are_named(asked) -> None:
    coder = builders.ada(asked)
    taken, also = waiting(asked, 0)[0], waiting(asked, 1)[0]
    mine = asked.deciding.accept(taken.id, coder=coder).result_id
    shared = asked.deciding.accept(also.id, coder=coder).result_id
    asked.coding.apply(shared, *builders.span_of(asked, "Wir haben Angst"), coder=coder)
    found = influence(asked.store)
    assert [item.id for item in found.only_suggested if item.level == "code"] == [mine], "the other she applied herself"
    assert found.codes == 3


def test_an_edit_is_told_as_words_taken_out_and_put_in(asked) -> None:
    taken = waiting(asked, 0)[0]
    shown = asked.transcripts.shown(taken.document_id).slice(taken.start, taken.end)
    first = shown.split()[0]
    start = taken.start + len(first) + 1
    asked.deciding.edit(taken.id, coder=builders.ada(asked), span=(start, taken.end))
    [edit] = influence(asked.store).edits
    assert edit.words[0] == ("out", first)
    assert (edit.taken_out, edit.put_in) == (1, 0)


def test_word_differences_by_hand() -> None:
    assert word_differences("am Ende entscheide ich", "ich entscheide am Ende") == (
        ("in", "ich entscheide"), ("same", "am Ende"), ("out", "entscheide ich"),
    )  # fmt: skip
    assert word_differences("", "") == ()
