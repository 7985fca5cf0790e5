"""Coefficients of agreement between two raters over nominal values, and intervals for them; pure arithmetic.

Krippendorff's alpha: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. Kappa: J. Cohen, A coefficient
of agreement for nominal scales, Educational and Psychological Measurement 20(1), 1960. AC1: K. L. Gwet, Computing
inter-rater reliability and its variance in the presence of high agreement, British Journal of Mathematical and
Statistical Psychology 61(1), 2008. Numpy is imported at first use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NAMES = ("percent", "kappa", "ac1", "alpha")
Cells = Mapping[tuple[Hashable, Hashable], float]
"""How much (units, or code points) got which pair of values from the two raters."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure with its interval (95 %); None where it is not defined, as where only one value was ever given."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two raters' values say. `units` were compared; `percent` is a share, 0 to 1."""

    units: int
    percent: Coefficient
    kappa: Coefficient
    ac1: Coefficient
    alpha: Coefficient


def agreement_of(
    clusters: Sequence[Cells], draws: Any = None, *, values: int | None = None, units: int | None = None
) -> Agreement:
    """Compute all coefficients of what lies in `clusters` together.

    `draws` (from `drawn`) says how often each cluster counts in each replicate; without it there are no intervals.
    `values` is how many different values there could be, where that is known and more than were given; `units` what
    the report counts, where the cells hold weights.
    """
    import numpy

    pairs = sorted({pair for cells in clusters for pair in cells}, key=repr)
    given = sorted({value for pair in pairs for value in pair}, key=repr)
    whole = round(sum(sum(cells.values()) for cells in clusters))
    if not pairs:
        nothing = Coefficient(None)
        return Agreement(units or 0, nothing, nothing, nothing, nothing)
    counts = numpy.array([[cells.get(pair, 0.0) for pair in pairs] for cells in clusters], dtype=float)
    first = numpy.array([[pair[0] == value for value in given] for pair in pairs], dtype=float)
    second = numpy.array([[pair[1] == value for value in given] for pair in pairs], dtype=float)
    possible = max(values or 0, len(given))
    exact = _coefficients(counts.sum(axis=0, keepdims=True), first, second, possible)
    spread = None if draws is None else _coefficients(draws @ counts, first, second, possible)
    found = {name: _with_interval(exact[name][0], None if spread is None else spread[name]) for name in NAMES}
    return Agreement(whole if units is None else units, **found)


def drawn(clusters: int, seed: int, replicates: int) -> Any:
    """Draw how often each cluster counts in each bootstrap replicate; None where there are fewer than two."""
    import numpy

    if clusters < 2:
        return None
    maker = numpy.random.default_rng(seed)
    return maker.multinomial(clusters, [1 / clusters] * clusters, size=replicates).astype(float)


def alpha_of_all(values: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Give Krippendorff's nominal alpha of any number of raters; a row a rater, None where one did not rate.

    None where it is not defined.
    """
    units = [Counter(value for value in unit if value is not None) for unit in zip(*values, strict=True)]
    paired = [unit for unit in units if unit.total() > 1]
    of_value: Counter[Hashable] = sum(paired, Counter())
    total = of_value.total()
    if len(of_value) < 2:
        return None
    agreed = sum(count * (count - 1) / (unit.total() - 1) for unit in paired for count in unit.values())
    by_chance = sum(count * (count - 1) for count in of_value.values()) / (total - 1)
    return 1 - (total - agreed) / (total - by_chance)


def _coefficients(counts: Any, first: Any, second: Any, possible: int) -> dict[str, Any]:
    """Compute every coefficient of every row of pair counts; nan where one is not defined."""
    import numpy

    ones, twos = counts @ first, counts @ second
    total = counts.sum(axis=1)
    with numpy.errstate(invalid="ignore", divide="ignore"):
        agreed = counts @ (first * second).sum(axis=1) / total
        by_margins = (ones * twos).sum(axis=1) / total**2
        share = (ones + twos) / (2 * total[:, None])
        by_chance = (share * (1 - share)).sum(axis=1) / max(possible - 1, 1)
        both, size = ones + twos, 2 * total
        expected = 1 - (both * (both - 1)).sum(axis=1) / (size * (size - 1))
        return {
            "percent": agreed,
            "kappa": _corrected(agreed, by_margins),
            "ac1": _corrected(agreed, by_chance) if possible > 1 else numpy.full_like(agreed, numpy.nan),
            "alpha": numpy.where(expected > _TINY, 1 - (1 - agreed) / expected, numpy.nan),
        }


def _corrected(agreed: Any, by_chance: Any) -> Any:
    import numpy

    return numpy.where(1 - by_chance > _TINY, (agreed - by_chance) / (1 - by_chance), numpy.nan)


def _with_interval(value: float, spread: Any) -> Coefficient:
    """Give a coefficient with the middle 95 % of its replicates, where at least half of them are defined."""
    import numpy

    if numpy.isnan(value):
        return Coefficient(None)
    if spread is None or numpy.isnan(spread).mean() > 0.5:
        return Coefficient(float(value))
    low, high = numpy.nanpercentile(spread, [2.5, 97.5])
    return Coefficient(float(value), float(low), float(high))


_TINY = 1e-12
