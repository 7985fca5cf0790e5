"""Saturation, checked against the figures of the papers that it is from and against sums done by hand."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest

from analysis.errors import InvalidInput
from analysis.records import Level, Suggestion, SuggestionStatus
from analysis.rigor.saturation import Source, assess, new_in_each, permuted, saturation, slope_ratio
from analysis.suggestion.builtin import BuiltinModel


def test_runs_equal_what_guest_namey_and_chen_report_for_their_example() -> None:
    """Guest, Namey & Chen 2020, PLOS ONE 15(5): e0232076: a base of 37, quotients of 11 % and 3 %, saturation at 6+2
    for a run of two and at 7+3 for a run of three, at 5 %. How the 37 and the later ones fall on single interviews is
    made up here so that it fits these statements.
    """
    new = [20, 8, 5, 4, 3, 3, 1, 0, 1, 0]
    by_run = {item.run: item for item in assess(new, bases=[4], thresholds=[0.05])}
    assert by_run[2].base_count == 37
    assert [f"{share:.0%}" for share in by_run[2].runs[:3]] == ["16%", "11%", "3%"]
    assert by_run[2].notation == "6+2"
    assert by_run[3].notation == "7+3"


def test_no_new_information_is_asked_for_at_the_stricter_threshold() -> None:
    new = [4, 2, 2, 2, 1, 0, 1, 0, 0]
    found = {(item.base, item.run, item.threshold): item.notation for item in assess(new)}
    assert found[4, 2, 0.05] == "7+2"  # runs: 1/10, 1/10, 1/10, 0/10
    assert found[4, 2, 0.0] == "7+2"
    assert found[4, 3, 0.0] == ""  # every run of three still holds the one of interview 5 or 7
    assert (6, 3, 0.05) in found


def test_too_few_interviews_give_no_assessment() -> None:
    assert assess([3, 1, 0, 0, 0]) == []
    assert assess([0, 0, 0, 0, 1, 1, 1]) == assess([0, 0, 0, 0, 1, 1, 1], bases=[5, 6])


def test_the_slope_ratio_is_that_of_the_two_least_squares_lines() -> None:
    """By hand: unique 2, 3, 4 rises by 1 an interview; total 2, 4, 6 by 2; 1 / 2."""
    assert slope_ratio([2, 3, 4], [2, 4, 6]) == pytest.approx(0.5)
    assert slope_ratio([2, 4, 6], [2, 4, 6]) == pytest.approx(1.0), "nothing repeats: not saturated at all"
    assert slope_ratio([5], [5]) is None


def test_what_was_there_before_is_not_new() -> None:
    assert new_in_each([frozenset("ab"), frozenset("bc"), frozenset("a")]) == [2, 1, 0]


def test_bands_over_random_orders_can_be_repeated_and_hold_the_ends() -> None:
    found = [frozenset("ab"), frozenset("bc"), frozenset("a"), frozenset("d")]
    bands = permuted(found, 7, 300)
    assert bands == permuted(found, 7, 300)
    assert bands[-1] == (4.0, 4.0, 4.0), "in whatever order, all is there at the end"
    # By hand: two of the four hold two, the others one: 1.5 in the mean after one interview.
    assert bands[0][0] == pytest.approx(1.5, abs=0.1)
    assert bands[0][1:] == (1.0, 2.0)


@pytest.fixture
def study(tmp_path: Path):
    made = builders.make_study(tmp_path)
    coder = builders.ada(made)
    hurdle = made.coding.in_vivo(*builders.span_of(made, "die technische Hürde"), coder=coder)
    fear = made.coding.in_vivo(*builders.span_of(made, "Wir haben Angst"), coder=coder)
    decides = made.coding.in_vivo(*builders.span_of(made, "Am Ende entscheide ich", 1), coder=coder)
    made.coding.apply(fear.id, *builders.span_of(made, "schwierig zu gewinnen", 1), coder=coder)
    one = made.structure.add(Level.CONCEPT, "Hürden", coder=coder, members=[hurdle.id, fear.id])
    two = made.structure.add(Level.CONCEPT, "Entscheiden", coder=coder, members=[decides.id])
    theme = made.structure.add(Level.THEME, "Mensch", coder=coder, members=[one.id, two.id])
    made.coding.memo("Noch offen.", coder=coder, target=theme, kind="saturation")
    yield made
    made.close()


def test_a_study_is_counted_in_the_order_of_collection(study) -> None:
    report = saturation(study.store)
    concepts = report.curve(Level.CONCEPT)
    assert [(step.found, step.new, step.cumulated) for step in concepts.steps] == [(1, 1, 1), (2, 1, 2)]
    assert [step.ratio for step in concepts.steps] == [1.0, pytest.approx(2 / 3)]
    assert [step.new for step in report.curve(Level.THEME).steps] == [1, 0]
    backwards = tuple(reversed([item.id for item in study.transcripts.documents()]))
    assert [step.new for step in saturation(study.store, backwards).curve(Level.CONCEPT).steps] == [2, 0]
    with pytest.raises(InvalidInput) as bad:
        saturation(study.store, backwards[:1])
    assert bad.value.code == "bad_order"


def test_codes_by_hand_and_from_suggestions_are_apart(study, tmp_path: Path) -> None:
    assert {curve.source for curve in saturation(study.store).curves} == {Source.ALL}
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    other = builders.make_study(other_folder)
    coder, model = builders.ada(other), BuiltinModel()
    own = other.coding.in_vivo(*builders.span_of(other, "Wir haben Angst"), coder=coder)
    both = [document.id for document in other.transcripts.documents()]
    other.suggesting.run(other.suggesting.plan_codes(both, model), model, coder=coder)
    taken = other.store.all(Suggestion, status=SuggestionStatus.OPEN)[0]
    code = other.deciding.accept(taken.id, coder=coder).result_id
    other.structure.add(Level.CONCEPT, "Angst", coder=coder, members=[own.id])
    other.structure.add(Level.CONCEPT, "Anderes", coder=coder, members=[code])
    report = saturation(other.store)
    other.close()
    counted = {item.source: item.steps[-1].cumulated for item in report.curves if item.level is Level.CONCEPT}
    assert counted == {Source.ALL: 2, Source.BY_HAND: 1, Source.SUGGESTED: 1}
    assert not report.by_ai, "the built-in suggester is none"


def test_a_theme_tells_which_interview_added_to_it_last_and_what_she_says(study) -> None:
    [theme] = saturation(study.store).themes
    titles = [item.title for item in study.transcripts.documents()]
    assert (theme.concepts, theme.codes, theme.interviews) == (2, 3, 2)
    assert (theme.first, theme.last_new_concept) == (titles[0], titles[1])
    assert theme.judgement == "Noch offen."


def test_the_events_behind_the_figures_are_named(study) -> None:
    made = study.store.events(kinds=["code_created", "coding_added"])
    assert saturation(study.store).events == tuple(event.seq for event in made)
