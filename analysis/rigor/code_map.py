"""A map of what stands together: items near each other stand in the same turns.

The places are the principal coordinates of the distance sqrt(1 - Jaccard), which is Euclidean (J. C. Gower and
P. Legendre: Metric and Euclidean properties of dissimilarity coefficients, Journal of Classification 3, 1986, 5-48).
numpy is imported at first use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.rigor.cooccurrence import Cooccurrence

MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """An item on the map; x and y are within -1 and 1, `codings` how often it was applied."""

    id: str
    label: str
    x: float
    y: float
    codings: int


@dataclass(frozen=True, slots=True)
class CodeMap:
    """`links` are (spot, spot, shared turns); `shown` is the share of the squared distances that two axes can show."""

    spots: tuple[Spot, ...]
    links: tuple[tuple[int, int, int], ...]
    shown: float
    left_out: int


def code_map(report: Cooccurrence) -> CodeMap | None:
    """Map the items of a report, the most often applied ones; None where there are fewer than two."""
    rows = sorted((row for row in report.matrix.rows if sum(row[2])), key=lambda row: -sum(row[2]))
    items = rows[:MOST_ITEMS]
    if len(items) < 2:
        return None
    place = {row[0]: at for at, row in enumerate(items)}
    pairs = [item for item in report.pairs if item.first in place and item.second in place]
    joint = [(place[item.first], place[item.second], item) for item in pairs]
    coordinates, shown = _coordinates(len(items), [(one, two, item.jaccard) for one, two, item in joint])
    spots = tuple(
        Spot(key, label, x, y, sum(counts)) for (key, label, counts), (x, y) in zip(items, coordinates, strict=True)
    )
    links = tuple((one, two, item.turns) for one, two, item in joint)
    return CodeMap(spots, links, shown, len(rows) - len(items))


def _coordinates(count: int, likeness: list[tuple[int, int, float]]) -> tuple[list[tuple[float, float]], float]:
    """Give the places on the two longest axes, and the share of all axes' lengths that these have."""
    import numpy as np

    squared: Any = np.ones((count, count)) - np.eye(count)
    for one, two, jaccard in likeness:
        squared[one, two] = squared[two, one] = 1.0 - jaccard
    centring = np.eye(count) - 1.0 / count
    lengths, axes = np.linalg.eigh(-0.5 * centring @ squared @ centring)
    lengths, axes = np.clip(lengths[::-1], 0.0, None), axes[:, ::-1]
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), np.arange(count)] < 0, -1.0, 1.0)
    places = axes[:, :2] * np.sqrt(lengths[:2])
    widest = float(np.abs(places).max()) or 1.0
    total = float(lengths.sum())
    return [(float(x) / widest, float(y) / widest) for x, y in places], float(
        lengths[:2].sum()
    ) / total if total else 0.0
