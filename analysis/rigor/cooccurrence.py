"""Which codes, concepts and themes stand together in turns and interviews, and whose they are.

Tests are made for small samples: Fisher's exact test for two by two, permutation of the participants' attribute for
larger tables. They describe this sample; with many tables some are small by chance, so Holm's correction is given too.
scipy is imported at first use.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from analysis.ports import ProjectStore
from analysis.records import Document, Level, Participant
from analysis.rigor.reading import Applied, Reading, read
from analysis.transcript import SpeakerRole

SEED = 1935
PERMUTATIONS = 5000
LIMITS = ("describes_this_sample", "many_tables", "numbers_show_cells")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that stand in the same turns; `jaccard` is the share of turns with either that have both."""

    first: str
    second: str
    first_label: str
    second_label: str
    turns: int
    interviews: int
    jaccard: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """How often each item was applied in each interview; rows by id, columns as `titles`."""

    level: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    events: tuple[int, ...] = ()
    limits: tuple[str, ...] = ("counted_on_final_structure",)


@dataclass(frozen=True, slots=True)
class Table:
    """Participants with and without a concept or theme, by the values of one attribute.

    `test` is `fisher` or `permutation`, "" where there is nothing to test; `corrected` is Holm's, over all tables.
    """

    level: Level
    category_id: str
    label: str
    attribute: str
    values: tuple[str, ...]
    with_it: tuple[int, ...]
    without: tuple[int, ...]
    test: str
    p: float | None
    corrected: float | None = None


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """The whole report for one level. `left_out` are attributes that no table can be made of."""

    level: str
    pairs: tuple[Pair, ...]
    matrix: Matrix
    tables: tuple[Table, ...]
    left_out: tuple[str, ...]
    seed: int
    permutations: int
    limits: tuple[str, ...]
    events: tuple[int, ...]


def cooccurrence(
    store: ProjectStore, level: str = "concept", *, seed: int = SEED, permutations: int = PERMUTATIONS
) -> Cooccurrence:
    """Count what stands together at a level (`code`, `concept`, `theme`); may run off the GUI thread."""
    with store.hold():
        reading = read(store)
        people = sorted(store.all(Participant), key=lambda item: item.code)
    items = [(key, item) for item in reading.applied if (key := _key(item, level))]
    tables, left_out = _tables(reading, people, level, seed, permutations)
    return Cooccurrence(
        level,
        tuple(_pairs(reading, items)),
        _matrix(reading, items, level),
        tuple(corrected(tables)),
        tuple(left_out),
        seed,
        permutations,
        LIMITS,
        tuple(sorted({item.seq for _, item in items if item.seq})),
    )


def by_interview(store: ProjectStore) -> Matrix:
    """Count how often each theme was applied in each interview; of concepts, or codes, where there is no theme yet."""
    reading = read(store)
    level = next((level.value for level in (Level.THEME, Level.CONCEPT) if reading.categories[level]), "code")
    return _matrix(reading, [(key, item) for item in reading.applied if (key := _key(item, level))], level)


def _key(item: Applied, level: str) -> str:
    return item.code_id if level == "code" else item.categories.get(Level(level), "")


def _pairs(reading: Reading, items: Iterable[tuple[str, Applied]]) -> Iterator[Pair]:
    """Give the pairs that share a turn, most often first."""
    where: dict[str, set[tuple[str, int]]] = {}
    by_turn: dict[tuple[str, int], set[str]] = {}
    for key, item in items:
        if item.turn >= 0:
            where.setdefault(key, set()).add((item.document_id, item.turn))
            by_turn.setdefault((item.document_id, item.turn), set()).add(key)
    shared: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for turn, keys in by_turn.items():
        for pair in combinations(sorted(keys), 2):
            shared.setdefault(pair, []).append(turn)
    for (one, two), turns in sorted(shared.items(), key=lambda entry: (-len(entry[1]), entry[0])):
        either = len(where[one] | where[two])
        labels = reading.labels[one], reading.labels[two]
        yield Pair(one, two, *labels, len(turns), len({document for document, _ in turns}), len(turns) / either)


def _matrix(reading: Reading, items: Sequence[tuple[str, Applied]], level: str) -> Matrix:
    place = {item.id: at for at, item in enumerate(reading.documents)}
    counts: dict[str, list[int]] = {}
    order = reading.categories[Level(level)] if level != "code" else ()
    for key in order:
        counts[key] = [0] * len(place)
    for key, item in items:
        counts.setdefault(key, [0] * len(place))[place[item.document_id]] += 1
    rows = tuple((key, reading.labels[key], tuple(row)) for key, row in counts.items())
    events = tuple(sorted({item.seq for _, item in items if item.seq}))
    return Matrix(level, tuple(item.title for item in reading.documents), rows, events)


# --- attributes ---


def _tables(
    reading: Reading, people: Sequence[Participant], level: str, seed: int, permutations: int
) -> tuple[list[Table], list[str]]:
    if level == "code":
        return [], []
    speaking = _speaking(reading)
    present = [item for item in people if item.code in speaking["spoke"]]
    tables: list[Table] = []
    left_out = []
    for attribute in dict.fromkeys(name for item in present for name in item.attributes):
        values = {item.code: str(item.attributes.get(attribute, "")).strip() for item in present}
        known = {code: value for code, value in values.items() if value}
        if not 1 < len(set(known.values())) <= len(known) / 2:
            left_out.append(attribute)
            continue
        for category in reading.categories[Level(level)]:
            having = speaking.get(category, set())
            tables.append(_table(reading, Level(level), category, attribute, known, having, seed, permutations))
    return tables, left_out


def _speaking(reading: Reading) -> dict[str, set[str]]:
    """Give the participants by category, and all who spoke under `spoke`."""
    speakers: dict[tuple[str, int], str] = {}
    for document in reading.documents:
        speakers |= {(document.id, turn): code for turn, code in _participants(document)}
    found: dict[str, set[str]] = {"spoke": set(speakers.values())}
    for item in reading.applied:
        code = speakers.get((item.document_id, item.turn))
        for category in item.categories.values() if code else ():
            found.setdefault(category, set()).add(code or "")
    return found


def _participants(document: Document) -> Iterator[tuple[int, str]]:
    for turn in document.turns:
        if turn.role is SpeakerRole.PARTICIPANT:
            yield turn.index, turn.speaker


def _table(
    reading: Reading,
    level: Level,
    category: str,
    attribute: str,
    known: Mapping[str, str],
    having: set[str],
    seed: int,
    permutations: int,
) -> Table:
    values = tuple(sorted(set(known.values())))
    with_it = [sum(value == one and code in having for code, value in known.items()) for one in values]
    without = [sum(value == one and code not in having for code, value in known.items()) for one in values]
    test, p = small_sample_test(with_it, without, seed, permutations)
    return Table(
        level, category, reading.labels[category], attribute, values, tuple(with_it), tuple(without), test, p
    )  # fmt: skip


def small_sample_test(
    with_it: Sequence[int], without: Sequence[int], seed: int, permutations: int
) -> tuple[str, float | None]:
    """Give the name of the test and its p: Fisher's for two values, else permutations of the chi-squared statistic."""
    if not sum(with_it) or not sum(without):
        return "", None
    if len(with_it) == 2:
        from scipy.stats import fisher_exact

        return "fisher", float(fisher_exact([list(with_it), list(without)]).pvalue)
    return "permutation", _permuted(with_it, without, seed, permutations)


def _permuted(with_it: Sequence[int], without: Sequence[int], seed: int, permutations: int) -> float:
    """Give the share of random orders whose statistic is as large or larger, the given one counted in."""
    draw = random.Random(seed)  # noqa: S311 - to be repeated, not a secret
    sizes = [one + other for one, other in zip(with_it, without, strict=True)]
    of_each = [at for at, size in enumerate(sizes) for _ in range(size)]
    having, given = sum(with_it), _statistic(with_it, sizes)
    as_large = 1
    for _ in range(permutations):
        chosen = draw.sample(of_each, having)
        as_large += _statistic([chosen.count(at) for at in range(len(sizes))], sizes) >= given - 1e-9
    return as_large / (permutations + 1)


def _statistic(with_it: Sequence[int], sizes: Sequence[int]) -> float:
    """Give the chi-squared statistic of a two by k table; its margins are fixed."""
    total, having = sum(sizes), sum(with_it)
    share = having / total
    parts = ((one - size * share) ** 2 / (size * share * (1 - share)) for one, size in zip(with_it, sizes, strict=True))
    return sum(parts)


def corrected(tables: Sequence[Table]) -> list[Table]:
    """Add Holm's corrected p to every table that was tested."""
    ranked = sorted((table.p, at) for at, table in enumerate(tables) if table.p is not None)
    made, highest = list(tables), 0.0
    for rank, (p, at) in enumerate(ranked):
        highest = max(highest, min(1.0, p * (len(ranked) - rank)))
        made[at] = replace(made[at], corrected=highest)
    return made
