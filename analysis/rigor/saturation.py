"""Saturation: how many new concepts and themes each further interview brought, in the order of collection.

Two published measures, counted on the final structure: base size, run length and new-information threshold (G. Guest,
E. Namey, M. Chen: A simple method to assess and report thematic saturation in qualitative research, PLOS ONE 15(5),
2020, e0232076), and the ratio of unique to all codes as they accumulate, with the ratio of the slopes of both lines
(S. De Paoli, W. S. Mathis: Reflections on inductive thematic saturation, 2024, arXiv:2401.03239).
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from analysis.ports import ProjectStore
from analysis.records import Level, Memo
from analysis.rigor.reading import LEVELS, Applied, Reading, read

BASES = (4, 5, 6)
RUNS = (2, 3)
THRESHOLDS = (0.05, 0.0)
PERMUTATIONS = 1000
SEED = 20200505
JUDGEMENT = "saturation"
"""The kind of memo in which she says how far a theme is saturated."""
LIMITS = (
    "counted_on_final_structure",
    "no_proof",
    "theoretical_sampling",
    "labels_do_not_saturate",
)
"""What must be said beside the figures, by stable names; `commands.reports` and the window word them."""


class Source(StrEnum):
    """Whose codings are counted: all, those made by hand, or those that came of suggestions."""

    ALL = "all"
    BY_HAND = "by_hand"
    SUGGESTED = "suggested"

    def holds(self, item: Applied) -> bool:
        return self is Source.ALL or (self is Source.SUGGESTED) == item.is_suggested


@dataclass(frozen=True, slots=True)
class Step:
    """One interview: what it brought. `mean`, `low` and `high` are the cumulated count over random orders (5 to 95 %).

    `found` counts the distinct categories in it, `new` those that no earlier one had, `codings` the codings that stand
    in a category. `ratio` is unique to all (categories found, counted again in each interview), None before any.
    """

    document_id: str
    title: str
    found: int
    new: int
    cumulated: int
    codings: int
    ratio: float | None
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What Guest, Namey and Chen's method says for one base size, run length and threshold.

    `reached_at` is the number of interviews before the first run whose new information is at most the threshold (they
    write it 6+2); None where none is. `runs` are the shares of new information in each run, of what the base held.
    """

    base: int
    run: int
    threshold: float
    base_count: int
    runs: tuple[float, ...]
    reached_at: int | None

    @property
    def notation(self) -> str:
        return "" if self.reached_at is None else f"{self.reached_at}+{self.run}"


@dataclass(frozen=True, slots=True)
class Curve:
    """The saturation of one level for one source. `slope_ratio` is De Paoli and Mathis's measure; lower is fuller."""

    level: Level
    source: Source
    steps: tuple[Step, ...]
    assessments: tuple[Assessment, ...]
    slope_ratio: float | None


@dataclass(frozen=True, slots=True)
class ThemeHistory:
    """How a theme grew: where it first and last appeared, and the last interview that added a concept or a code to it.

    `judgement` is her latest memo of the kind `saturation` on the theme.
    """

    theme_id: str
    label: str
    concepts: int
    codes: int
    interviews: int
    first: str
    last: str
    last_new_concept: str
    last_new_code: str
    judgement: str


@dataclass(frozen=True, slots=True)
class Saturation:
    """The whole report. `order` is the order of collection that was counted in; `events` made the codings counted."""

    order: tuple[str, ...]
    curves: tuple[Curve, ...]
    themes: tuple[ThemeHistory, ...]
    seed: int
    permutations: int
    suggesters: tuple[str, ...]
    by_ai: bool
    limits: tuple[str, ...]
    events: tuple[int, ...]

    def curve(self, level: Level, source: Source = Source.ALL) -> Curve:
        return next(item for item in self.curves if item.level is level and item.source is source)


def saturation(
    store: ProjectStore,
    order: Sequence[str] = (),
    *,
    seed: int = SEED,
    permutations: int = PERMUTATIONS,
) -> Saturation:
    """Count saturation of a study; may run off the GUI thread. Raises `InvalidInput` (`bad_order`)."""
    reading = read(store, order)
    is_mixed = any(item.is_suggested for item in reading.applied)
    sources = list(Source) if is_mixed else [Source.ALL]
    curves = [_curve(reading, level, source, seed, permutations) for level in LEVELS for source in sources]
    return Saturation(
        tuple(item.title for item in reading.documents),
        tuple(curves),
        tuple(_histories(reading, store.all(Memo, kind=JUDGEMENT))),
        seed,
        permutations,
        reading.suggesters,
        reading.by_ai,
        LIMITS,
        tuple(sorted({item.seq for item in reading.applied if item.seq})),
    )


def _curve(reading: Reading, level: Level, source: Source, seed: int, permutations: int) -> Curve:
    chosen = [item for item in reading.applied if source.holds(item) and level in item.categories]
    by_document: dict[str, list[str]] = {item.id: [] for item in reading.documents}
    for item in chosen:
        by_document[item.document_id].append(item.categories[level])
    found = [frozenset(items) for items in by_document.values()]
    counts = [len(items) for items in by_document.values()]
    new = new_in_each(found)
    bands = permuted(found, seed, permutations)
    unique, total = list(accumulate(new)), list(accumulate(len(items) for items in found))
    steps = [
        Step(
            document.id,
            document.title,
            len(found[at]),
            new[at],
            unique[at],
            counts[at],
            unique[at] / total[at] if total[at] else None,
            *bands[at],
        )
        for at, document in enumerate(reading.documents)
    ]
    return Curve(level, source, tuple(steps), tuple(assess(new)), slope_ratio(unique, total))


def new_in_each(found: Sequence[frozenset[str]]) -> list[int]:
    """Count in each interview what no earlier one had."""
    seen: set[str] = set()
    new = []
    for items in found:
        new.append(len(items - seen))
        seen |= items
    return new


def assess(
    new: Sequence[int],
    bases: Iterable[int] = BASES,
    runs: Iterable[int] = RUNS,
    thresholds: Iterable[float] = THRESHOLDS,
) -> list[Assessment]:
    """Apply Guest, Namey and Chen's method to the new categories per interview.

    Runs follow the base and shift by one interview. Base sizes that leave no room for a run, or held nothing, are left
    out.
    """
    return [
        _assessment(new, base, run, threshold)
        for base in bases
        for run in runs
        for threshold in thresholds
        if base + run <= len(new) and any(new[:base])
    ]


def _assessment(new: Sequence[int], base: int, run: int, threshold: float) -> Assessment:
    held = sum(new[:base])
    shares = [sum(new[at : at + run]) / held for at in range(base, len(new) - run + 1)]
    reached = next((base + at for at, share in enumerate(shares) if share <= threshold), None)
    return Assessment(base, run, threshold, held, tuple(shares), reached)


def slope_ratio(unique: Sequence[int], total: Sequence[int]) -> float | None:
    """Give the slope of the line through the cumulated unique ones divided by that through all of them.

    Least squares over the number of the interview; None below two interviews or without a slope.
    """
    above, below = _slope(unique), _slope(total)
    return None if above is None or not below else above / below


def _slope(values: Sequence[int]) -> float | None:
    count = len(values)
    if count < 2:
        return None
    middle, mean = (count - 1) / 2, sum(values) / count
    spread = math.fsum((at - middle) ** 2 for at in range(count))
    return math.fsum((at - middle) * (value - mean) for at, value in enumerate(values)) / spread


def permuted(found: Sequence[frozenset[str]], seed: int, permutations: int) -> list[tuple[float, float, float]]:
    """Give mean, 5th and 95th percentile of the cumulated count after each interview over random orders."""
    draw = random.Random(seed)  # noqa: S311 - to be repeated, not a secret
    shuffled = list(found)
    curves = []
    for _ in range(permutations):
        draw.shuffle(shuffled)
        curves.append(list(accumulate(new_in_each(shuffled))))
    bands = []
    for column in zip(*curves, strict=True):
        ranked = sorted(column)
        low, high = (ranked[round(share * (len(ranked) - 1))] for share in (0.05, 0.95))
        bands.append((sum(ranked) / len(ranked), float(low), float(high)))
    return bands


def _histories(reading: Reading, memos: Sequence[Memo]) -> Iterable[ThemeHistory]:
    judged = {memo.target_id: memo.text for memo in sorted(memos, key=lambda memo: memo.created_at)}
    titles = reading.titles()
    place = {document_id: at for at, document_id in enumerate(titles)}
    for theme in reading.categories[Level.THEME]:
        inside = sorted(
            (item for item in reading.applied if item.categories.get(Level.THEME) == theme),
            key=lambda item: place[item.document_id],
        )
        where = list(dict.fromkeys(item.document_id for item in inside))
        concepts = [item for item in inside if Level.CONCEPT in item.categories]
        yield ThemeHistory(
            theme,
            reading.labels[theme],
            len({item.categories[Level.CONCEPT] for item in concepts}),
            len({item.code_id for item in inside}),
            len(where),
            titles[where[0]] if where else "",
            titles[where[-1]] if where else "",
            _last_new(concepts, lambda item: item.categories[Level.CONCEPT], titles),
            _last_new(inside, lambda item: item.code_id, titles),
            judged.get(theme, ""),
        )


def _last_new(items: Sequence[Applied], key: Callable[[Applied], str], titles: dict[str, str]) -> str:
    """Give the title of the last interview that brought something for the first time."""
    first: dict[str, str] = {}
    for item in items:
        first.setdefault(key(item), item.document_id)
    return titles[list(first.values())[-1]] if first else ""
