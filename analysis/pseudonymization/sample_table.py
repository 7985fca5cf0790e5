"""Who is alone in the sample table: combinations of attributes that only one participant has (k = 1).

Sweeney, "k-anonymity" (Int. J. Uncertainty, Fuzziness 10(5), 2002). What belongs to the interview and not to the
person (its length) is left out; other numbers are compared in bands, since a reader knows them roughly: years and
numbers below 200 by tens, greater ones by their first digit. An empty cell makes nobody unique.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from analysis.pseudonymization.folding import key_of
from analysis.pseudonymization.risks import Risk, RiskKind, Severity
from analysis.pseudonymization.wordlists import word_set
from analysis.records import Participant

_OF_THE_INTERVIEW = word_set(
    "minutes minute min duration length words pages minuten dauer laenge gespraechsdauer interviewdauer woerter seiten"
    " wortzahl"
)
_LARGEST_SET = 4
_MOST_COLUMNS = 12
_MOST_SETS = 3
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class TableSummary:
    """How many of the participants in the table are unique, and the fewest columns that show it."""

    total: int
    unique: int
    columns: tuple[str, ...] = ()


def person_columns(people: Sequence[Participant]) -> list[str]:
    """Give the columns that say something about the person."""
    names = dict.fromkeys(name for person in people for name in person.attributes)
    return [name for name in names if key_of(name) not in _OF_THE_INTERVIEW][:_MOST_COLUMNS]


def unique_by(people: Sequence[Participant], columns: Sequence[str]) -> list[str]:
    """Give the codes of those who alone have their combination of these attributes."""
    return _alone(_rows(people), columns)


def smallest_sets(people: Sequence[Participant]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give for each unique participant the smallest sets of columns that only she or he has so, at most three."""
    rows, columns = _rows(people), person_columns(people)
    found: dict[str, list[tuple[str, ...]]] = {}
    for size in range(1, min(_LARGEST_SET, len(columns)) + 1):
        before = set(found)
        for chosen in combinations(columns, size):
            for code in _alone(rows, chosen):
                if code not in before:
                    found.setdefault(code, []).append(chosen)
    return {code: tuple(sets[:_MOST_SETS]) for code, sets in found.items()}


def summary(people: Sequence[Participant]) -> TableSummary:
    """Say how many are unique at most, and by the fewest columns that reach this number."""
    rows, columns = _rows(people), person_columns(people)
    best: tuple[int, tuple[str, ...]] = (0, ())
    for size in range(1, min(_LARGEST_SET, len(columns)) + 1):
        for chosen in combinations(columns, size):
            unique = len(_alone(rows, chosen))
            if unique > best[0]:
                best = unique, chosen
    return TableSummary(len(rows), *best)


def table_risks(people: Sequence[Participant]) -> Iterator[Risk]:
    """Give a point for each unique participant, and for each column of exact numbers about persons."""
    for code, sets in sorted(smallest_sets(people).items()):
        yield Risk(
            RiskKind.UNIQUE_IN_TABLE,
            "{participant} is the only one in the sample table with this combination: {columns}.",
            "Use broader groups there, or leave a column out of what you publish.",
            {1: Severity.HIGH, 2: Severity.MEDIUM}.get(len(sets[0]), Severity.LOW),
            {"participant": code, "columns": " / ".join(" + ".join(chosen) for chosen in sets)},
            participant=code,
        )
    for column in person_columns(people):
        values = [person.attributes[column] for person in people if column in person.attributes]
        if values and all(_number(value) is not None for value in values):
            yield Risk(
                RiskKind.EXACT_NUMBER,
                "The column {column} of the sample table gives exact numbers about people.",
                "Give ranges instead, such as 40–49.",
                Severity.MEDIUM,
                {"column": column},
            )


def banded(value: Any) -> str:
    """Give the form in which a value is compared."""
    number = _number(value)
    if number is None:
        return key_of(str(value)) or " ".join(str(value).split())
    if 1900 <= number <= 2100 or abs(number) < 200:
        return f"{number // 10 * 10:.0f}…"
    digits = f"{abs(number):.0f}"
    return f"{digits[0]}{'0' * (len(digits) - 1)}…"


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    text = str(value).strip()
    return float(text) if text.isascii() and text.isdigit() else None


def _rows(people: Sequence[Participant]) -> dict[str, Row]:
    """Give the compared values by participant; those without any attribute are not in the table."""
    columns = person_columns(people)
    rows = {
        person.code: {
            name: banded(person.attributes[name]) for name in columns if person.attributes.get(name, "") != ""
        }
        for person in people
    }
    return {code: row for code, row in rows.items() if row}


def _alone(rows: dict[str, Row], columns: Sequence[str]) -> list[str]:
    given = {code: tuple(row.get(name, "") for name in columns) for code, row in rows.items()}
    counts = Counter(given.values())
    return [code for code, values in given.items() if counts[values] == 1 and all(values)]
