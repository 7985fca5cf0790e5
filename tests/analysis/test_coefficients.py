"""Agreement coefficients against published worked examples, a maintained library and sums done by hand."""

from __future__ import annotations

import random

import krippendorff
import numpy
import pytest
from sklearn.metrics import cohen_kappa_score

from analysis.rigor.coefficients import agreement_of, alpha_of_all, drawn

MISSING = None
FOUR_OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, MISSING, MISSING, MISSING),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, MISSING, 3),
    (MISSING, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, MISSING),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, MISSING),
)


def units(one, two):
    return [{(a, b): 1.0} for a, b in zip(one, two, strict=True)]


def test_alpha_equals_krippendorffs_example_with_four_observers_and_missing_values() -> None:
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, part C: 12 units, nominal alpha 0.743."""
    assert alpha_of_all(FOUR_OBSERVERS) == pytest.approx(0.743, abs=0.0005)


def test_alpha_equals_krippendorffs_example_of_two_observers() -> None:
    """Krippendorff 2011, part A: binary data, two observers, ten units, alpha 0.095."""
    one, two = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert agreement_of(units(one, two)).alpha.value == pytest.approx(0.095, abs=0.0005)
    assert alpha_of_all([one, two]) == pytest.approx(0.095, abs=0.0005)


def test_kappa_and_ac1_of_a_table_are_what_a_hand_calculation_gives() -> None:
    """118, 5, 2 and 0 of 125: nearly all agree, few say no.

    Agreed 118/125 = 0.944. Kappa: margins 123 and 120 of 125 yes, 2 and 5 no, chance (123*120 + 2*5)/125**2 = 0.94528,
    so (0.944 - 0.94528)/0.05472 = -0.0234. AC1: yes in the mean 0.972, chance 2*0.972*0.028 = 0.054432, so
    (0.944 - 0.054432)/0.945568 = 0.9408.
    """
    found = agreement_of([{(1, 1): 118, (1, 0): 5, (0, 1): 2}])
    assert found.percent.value == pytest.approx(0.944)
    assert found.kappa.value == pytest.approx(-0.0234, abs=5e-5)
    assert found.ac1.value == pytest.approx(0.9408, abs=5e-5)


@pytest.mark.parametrize("seed", range(5))
def test_kappa_and_alpha_equal_maintained_libraries_on_random_values(seed: int) -> None:
    draw = random.Random(seed)
    one = [draw.choice("abcd") for _ in range(60)]
    two = [value if draw.random() < 0.6 else draw.choice("abcd") for value in one]
    found = agreement_of(units(one, two))
    assert found.kappa.value == pytest.approx(cohen_kappa_score(one, two))
    numbers = numpy.array([["abcd".index(value) for value in row] for row in (one, two)], dtype=float)
    alpha = krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")
    assert found.alpha.value == pytest.approx(alpha)


@pytest.mark.parametrize("seed", range(5))
def test_alpha_of_many_raters_equals_a_maintained_library_where_ratings_are_missing(seed: int) -> None:
    draw = random.Random(seed)
    rows = [[draw.choice([None, 0, 0, 1, 2]) for _ in range(40)] for _ in range(4)]
    numbers = numpy.array([[numpy.nan if value is None else value for value in row] for row in rows], dtype=float)
    alpha = krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")
    assert alpha_of_all(rows) == pytest.approx(alpha)


def test_ac1_of_several_values_is_gwets_formula() -> None:
    """Gwet 2008: chance is the sum over the q values of p(1-p), divided by q-1. By hand, q = 3, six units:

    shares a 5/12, b 5/12, c 2/12: (35 + 35 + 20)/144/2 = 0.3125; agreed 4/6: (0.66667 - 0.3125)/0.6875 = 0.51515.
    """
    assert agreement_of(units("aabbca", "aabbbc")).ac1.value == pytest.approx(0.51515, abs=5e-6)


def test_weights_count_as_often_as_they_say() -> None:
    apart = agreement_of(units("aab", "abb"))
    assert agreement_of([{("a", "a"): 1, ("a", "b"): 1, ("b", "b"): 1}]) == apart


def test_where_only_one_value_was_given_corrected_agreement_is_not_defined() -> None:
    found = agreement_of(units("aaa", "aaa"))
    assert found.percent.value == 1.0
    assert found.kappa.value is None
    assert found.alpha.value is None
    assert alpha_of_all(["aaa", "aaa"]) is None
    assert agreement_of([]).percent.value is None


def test_intervals_can_be_repeated_and_hold_the_figure() -> None:
    draw = random.Random(1)
    one = [draw.choice("ab") for _ in range(80)]
    two = [value if draw.random() < 0.8 else draw.choice("ab") for value in one]
    found = agreement_of(units(one, two), drawn(80, 3, 1000))
    assert found == agreement_of(units(one, two), drawn(80, 3, 1000))
    for name in ("percent", "kappa", "ac1", "alpha"):
        part = getattr(found, name)
        assert part.low < part.value < part.high
    # By hand: the standard error of a share is sqrt(p(1-p)/n); 1.96 of it on either side.
    share = found.percent.value
    assert found.percent.high - share == pytest.approx(1.96 * (share * (1 - share) / 80) ** 0.5, abs=0.03)
