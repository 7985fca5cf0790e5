"""Co-occurrence and the tests for small samples, against published and hand-made sums."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import builders
import pytest

from analysis.records import Level
from analysis.rigor.cooccurrence import Table, cooccurrence, corrected, small_sample_test


def test_fishers_test_equals_his_tea_tasting() -> None:
    """R. A. Fisher, The Design of Experiments, 1935: four of eight cups; three right of four. One-sided 17/70, and
    two-sided, as here, twice that: 34/70 = 0.486.
    """
    assert small_sample_test([3, 1], [1, 3], 0, 0) == ("fisher", pytest.approx(34 / 70))


def test_permutation_comes_near_the_exact_share_of_all_orders() -> None:
    """By hand: two of six have it, in values of two each. All 15 choices of two of six are alike likely; 3 of them fall
    into one value, which is the largest statistic: 3/15 = 0.2.
    """
    choices = list(combinations([0, 0, 1, 1, 2, 2], 2))
    assert sum(one == two for one, two in choices) / len(choices) == 0.2
    name, p = small_sample_test([2, 0, 0], [0, 2, 2], 1, 4000)
    assert (name, p) == ("permutation", pytest.approx(0.2, abs=0.03))
    assert small_sample_test([2, 0, 0], [0, 2, 2], 1, 4000)[1] == p


def test_where_all_or_none_have_it_nothing_is_tested() -> None:
    assert small_sample_test([2, 3], [0, 0], 0, 10) == ("", None)
    assert small_sample_test([0, 0], [2, 3], 0, 10) == ("", None)


def test_holms_correction_by_hand() -> None:
    """Of 0.01, 0.04 and 0.03: 3*0.01 = 0.03; 2*0.03 = 0.06; 1*0.04, but not below the one before: 0.06."""
    tables = [Table(Level.CONCEPT, "", "", "", (), (), (), "fisher", p) for p in (0.01, 0.04, 0.03, None)]
    assert [table.corrected for table in corrected(tables)] == [
        pytest.approx(0.03), pytest.approx(0.06), pytest.approx(0.06), None,
    ]  # fmt: skip


@pytest.fixture
def study(tmp_path: Path):
    texts = [f"I: Und?\n\nB: Eins zwei drei vier. Nummer {at}.\n\nI: Ja?\n\nB: Fünf sechs.\n" for at in range(4)]
    made = builders.make_study(tmp_path, texts)
    coder = builders.ada(made)
    homes = [made.structure.add(Level.CONCEPT, name, coder=coder) for name in ("A", "B")]
    for at in range(4):
        for words, home in (("Eins zwei", homes[0]), ("drei vier" if at < 2 else "Fünf", homes[1]))[: 1 + (at < 3)]:
            code = made.coding.in_vivo(*builders.span_of(made, words, at), coder=coder)
            made.structure.place(code.id, home.id, coder=coder)
        made.transcripts.set_attributes(
            f"P{at + 1:02}", {"industry": "Bau" if at < 3 else "Handel", "minutes": at}, coder=coder
        )
    made.transcripts.set_attributes("P03", {"industry": "Handel", "minutes": 2}, coder=coder)
    yield made
    made.close()


def test_concepts_in_one_turn_occur_together(study) -> None:
    """A stands in four turns, B in three, both in two: 2 of 5."""
    [pair] = cooccurrence(study.store, permutations=10).pairs
    assert (pair.first_label, pair.second_label) in (("A", "B"), ("B", "A"))
    assert (pair.turns, pair.interviews, pair.jaccard) == (2, 2, pytest.approx(2 / 5))


def test_the_matrix_has_a_row_an_item_and_a_column_an_interview(study) -> None:
    matrix = cooccurrence(study.store, permutations=10).matrix
    assert {label: counts for _, label, counts in matrix.rows} == {"A": (1, 1, 1, 1), "B": (1, 1, 1, 0)}
    assert len(cooccurrence(study.store, "code").matrix.rows) == 7


def test_attributes_with_groups_are_tabled_and_others_named(study) -> None:
    report = cooccurrence(study.store, permutations=10)
    by_label = {table.label: table for table in report.tables}
    assert report.left_out == ("minutes",)
    assert by_label["A"].test == "", "everybody has it"
    # By hand: one of four, two of each value, lacks B; it may be of either value, with 1/2 each, so p is 1.
    assert (by_label["B"].values, by_label["B"].with_it, by_label["B"].without) == (("Bau", "Handel"), (2, 1), (0, 1))
    assert by_label["B"].p == pytest.approx(1.0)
