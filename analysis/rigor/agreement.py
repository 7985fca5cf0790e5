"""Agreement between coders, and between a coder's blind coding and the suggestions, on concepts and themes.

In-vivo labels are each participant's own words, so two people's labels cannot agree; what can is where something was
coded, and in which concept or theme it stands. Compared are participants' turns that both worked on, whole turns or
single code points. A suggestion has no concept of its own: the category of what she made of it, or of her coding at the
same place, stands for it, so only the place is the suggester's judgement.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from typing import Any

from analysis.ports import ProjectStore
from analysis.records import (
    BlindReading,
    CallStatus,
    Document,
    Level,
    LlmCall,
    Run,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.rigor.coefficients import Agreement, agreement_of, alpha_of_all, drawn
from analysis.rigor.reading import LEVELS, Applied, Reading, read
from analysis.suggestion.duplicates import Span, drop_duplicates
from analysis.suggestion.requests import AnswerReading
from analysis.transcript import Turn
from analysis.workflow.critique import is_critique
from analysis.workflow.replaying import Replaying
from analysis.workflow.texts import Texts

SEED = 1960
REPLICATES = 1000
NO_CATEGORY = ""
"""Stands for something that was coded and is in no category of the level."""
_NOT_OFFERED = (SuggestionStatus.UNGROUNDED, SuggestionStatus.INCOMPLETE, SuggestionStatus.DROPPED)

Readers = Callable[[Run], AnswerReading]
Values = frozenset[str]
Cells = Mapping[tuple[Values, Values], float]


class Basis(StrEnum):
    """What is compared: whole turns, or every single code point of them."""

    TURN = "turn"
    CODE_POINT = "code_point"


class Uncoded(StrEnum):
    """What uncoded text is: a value like others, left out where neither coded, or left out where not both did."""

    COUNTED = "counted"
    EITHER_CODED = "either_coded"
    BOTH_CODED = "both_coded"


@dataclass(frozen=True, slots=True)
class Figure:
    """Agreement on one thing. `level` is None for whether anything was coded at all.

    `category_id` is that of one concept or theme (it was applied or not), "" for which of them, all together.
    """

    level: Level | None
    basis: Basis
    uncoded: Uncoded
    category_id: str
    label: str
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A turn in which one applied a category and the other did not; `start:end` is where the one applied it."""

    level: Level
    category_id: str
    label: str
    document_id: str
    title: str
    turn: int
    start: int
    end: int
    applied_by: str
    not_by: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two raters. `second` is the suggester where `with_suggestions`.

    `assisted` counts codings of the two that were made when suggestions were there already; `uncategorised` the
    suggestions that stand for no category. `events` made the codings that were compared.
    """

    first: str
    second: str
    with_suggestions: bool
    interviews: tuple[str, ...]
    turns: int
    assisted: int
    uncategorised: int
    figures: tuple[Figure, ...]
    disagreements: tuple[Disagreement, ...]
    events: tuple[int, ...]

    def figure(
        self,
        level: Level | None,
        basis: Basis = Basis.TURN,
        uncoded: Uncoded = Uncoded.COUNTED,
        category_id: str = "",
    ) -> Figure:
        """Give one figure; raises StopIteration where there is none."""
        wanted = level, basis, uncoded, category_id
        return next(item for item in self.figures if (item.level, item.basis, item.uncoded, item.category_id) == wanted)


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """All comparisons. `alphas` are of all coders at once, by level, over whole turns; None with fewer than three.

    `repeats_unread` counts suggestions that repeated a coding and were not kept, where nothing could read the answers
    again; they are missing. `limits` are what must be said beside the figures, by stable names.
    """

    comparisons: tuple[Comparison, ...]
    alphas: Mapping[Level, float | None]
    coders: int
    seed: int
    replicates: int
    by_ai: bool
    repeats_unread: int
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    document_id: str
    start: int
    end: int
    categories: Mapping[Level, str]


@dataclass(frozen=True, slots=True)
class _Rater:
    name: str
    marks: tuple[_Mark, ...]


_Place = tuple[Document, Turn]


def agreement(
    store: ProjectStore,
    readers: Readers | None = None,
    *,
    seed: int = SEED,
    replicates: int = REPLICATES,
) -> AgreementReport:
    """Compare coders pairwise, and each coder's blind coding with the suggestions; may run off the GUI thread.

    `readers` read kept answers again, so that suggestions which repeated her coding count as well.
    """
    with store.hold():
        reading = read(store)
        suggested, unread = _suggested(store, readers)
        shown, drawn_blind = shown_turns(store), _drawn_blind(store)
    comparing = _Comparing(reading, seed, replicates)
    pairs = [made for one, two in combinations(reading.coders, 2) if (made := comparing.coders(one, two))]
    blind = [
        made for coder in reading.coders if (made := comparing.with_suggestions(coder, suggested, shown, drawn_blind))
    ]
    limits = ["labels_cannot_agree", "bootstrap_over_turns"]
    limits += ["independence_unknown"] if pairs else []
    limits += ["category_is_hers"] if blind else []
    limits += ["builtin_is_no_ai"] if blind and not reading.by_ai else []
    limits += ["repeats_unread"] if unread else []
    alphas = {level: comparing.alpha(level) for level in LEVELS}
    return AgreementReport(
        (*pairs, *blind), alphas, len(reading.coders), seed, replicates, reading.by_ai, unread, tuple(limits)
    )


def disagreements(store: ProjectStore) -> list[Disagreement]:
    """Give where one coder applied a concept or theme and another did not, without counting how often they agree."""
    with store.hold():
        reading = read(store)
    comparing = _Comparing(reading, SEED, 0)
    pairs = combinations(reading.coders, 2)
    return [item for one, two in pairs for item in comparing.disagreements_between(one, two)]


def shown_turns(store: ProjectStore) -> dict[str, set[int]]:
    """Give for each document the turns that a suggester was shown and answered for."""
    shown: dict[str, set[int]] = {}
    for call in store.all(LlmCall, status=CallStatus.ANSWERED):
        if call.document_id and not is_critique(call):
            shown.setdefault(call.document_id, set()).update(range(call.first_turn, call.last_turn + 1))
    return shown


def _drawn_blind(store: ProjectStore) -> dict[str, set[int]]:
    """Give the turns that were to be coded before suggestions are seen, for interviews of which a part was drawn."""
    found: dict[str, set[int]] = {}
    for reading in store.all(BlindReading):
        if reading.document_id and reading.turns:
            found.setdefault(reading.document_id, set()).update(reading.turns)
    return found


def _suggested(store: ProjectStore, readers: Readers | None) -> tuple[list[Suggestion], int]:
    """Give the places that suggestions for codes have, and how many repeats are missing among them."""
    kept = {(item.call_id, item.rank): item for item in store.all(Suggestion, kind=SuggestionKind.CODE)}
    if readers is None:
        unread = sum(int(event.details.get("duplicates", 0)) for event in store.events(kinds=["call_answered"]))
        found = list(kept.values())
    else:
        replaying, unread = Replaying(store, Texts(store)), 0
        runs = [run for run in store.all(Run) if run.purpose == "codes"]
        again = [item for run in runs for item in replaying.placed(run.id, readers)]
        found = [kept.get((item.call_id, item.rank), item) for item in again]
    return [item for item in found if item.start >= 0 and item.status not in _NOT_OFFERED], unread


class _Comparing:
    """Compares raters over one reading."""

    def __init__(self, reading: Reading, seed: int, replicates: int) -> None:
        self._reading, self._seed, self._replicates = reading, seed, replicates
        self._titles = reading.titles()

    def coders(self, one: str, two: str) -> Comparison | None:
        """Compare two coders where both coded; None where there is no such interview."""
        first, second, places, applied = self._both(one, two)
        return self._compare(first, second, places, applied) if places else None

    def disagreements_between(self, one: str, two: str) -> list[Disagreement]:
        first, second, places, _ = self._both(one, two)
        return list(self._disagreements(first, second, places))

    def _both(self, one: str, two: str) -> tuple[_Rater, _Rater, list[_Place], list[Applied]]:
        """Give two coders, the turns of the interviews in which both coded, and what they applied there."""
        sides = [[item for item in self._reading.applied if item.coder_id == coder] for coder in (one, two)]
        common = {item.document_id for item in sides[0]} & {item.document_id for item in sides[1]}
        chosen = [[item for item in side if item.document_id in common] for side in sides]
        places = [place for place in self._places() if place[0].id in common]
        first, second = (
            _Rater(self._reading.coders[coder], _marks(side)) for coder, side in zip((one, two), chosen, strict=True)
        )
        return first, second, places, chosen[0] + chosen[1]

    def with_suggestions(
        self,
        coder: str,
        suggested: Sequence[Suggestion],
        shown: Mapping[str, set[int]],
        drawn_blind: Mapping[str, set[int]],
    ) -> Comparison | None:
        """Compare what a coder coded before suggestions came with these; None where nothing was coded blind.

        Of an interview count the turns that were drawn to be coded so, else those up to the last that was.
        """
        blind = [
            item
            for item in self._reading.applied
            if item.coder_id == coder and not item.is_assisted and not item.is_suggested and item.document_id in shown
        ]
        last: dict[str, int] = {}
        for item in blind:
            last[item.document_id] = max(item.turn, last.get(item.document_id, -1))
        common = set(last)
        places = [
            (document, turn)
            for document, turn in self._places()
            if document.id in common
            and turn.index in shown[document.id]
            and turn.index in drawn_blind.get(document.id, range(last[document.id] + 1))
        ]
        if not places:
            return None
        marks = self._marks_of(suggested, blind)
        second = _Rater(", ".join(self._reading.suggesters), marks)
        loose = sum(not mark.categories for mark in marks if mark.document_id in common)
        return self._compare(_Rater(self._reading.coders[coder], _marks(blind)), second, places, blind, loose)

    def alpha(self, level: Level) -> float | None:
        """Give Krippendorff's alpha of all coders together, each in the interviews that they coded."""
        worked = {
            coder: {item.document_id for item in self._reading.applied if item.coder_id == coder}
            for coder in self._reading.coders
        }
        if sum(bool(documents) for documents in worked.values()) < 3:
            return None
        marks = {
            coder: _by_document(_marks(item for item in self._reading.applied if item.coder_id == coder))
            for coder in worked
        }
        rows = [
            [
                _in_turn(marks[coder].get(document.id, ()), turn, level) if document.id in documents else None
                for document, turn in self._places()
            ]
            for coder, documents in worked.items()
        ]
        return alpha_of_all(rows)

    # --- one comparison ---

    def _compare(
        self, first: _Rater, second: _Rater, places: Sequence[_Place], applied: Sequence[Applied], loose: int = -1
    ) -> Comparison:
        draws = drawn(len(places), self._seed, self._replicates)
        figures: list[Figure] = []
        for basis in Basis:
            for level in LEVELS:
                cells = _cells(first, second, places, level, basis)
                if level is LEVELS[0]:
                    figures.append(_figure(None, basis, _marked(cells), draws))
                figures += self._of_level(cells, level, basis, draws)
        return Comparison(
            first.name,
            second.name,
            loose >= 0,
            tuple(dict.fromkeys(document.title for document, _ in places)),
            len(places),
            sum(item.is_assisted for item in applied),
            max(loose, 0),
            tuple(figures),
            tuple(self._disagreements(first, second, places)),
            tuple(sorted({item.seq for item in applied if item.seq})),
        )

    def _of_level(self, cells: Sequence[Cells], level: Level, basis: Basis, draws: Any) -> Iterator[Figure]:
        for uncoded in Uncoded:
            yield _figure(level, basis, [_without(item, uncoded) for item in cells], draws, uncoded)
        used = {value for item in cells for pair in item for values in pair for value in values}
        for category in self._reading.categories[level]:
            if category in used:
                label = self._reading.labels[category]
                yield _figure(level, basis, _applied_or_not(cells, category), draws, category=category, label=label)

    def _places(self) -> Iterator[_Place]:
        for document in self._reading.documents:
            yield from ((document, turn) for turn in document.turns if turn.can_be_coded)

    def _marks_of(self, suggested: Sequence[Suggestion], blind: Sequence[Applied]) -> tuple[_Mark, ...]:
        """Give suggestions as marks, each with the category of what came of it or of her coding in the same place."""
        came = {item.suggestion_id: item.categories for item in self._reading.applied if item.suggestion_id}
        hers = [Span(item.coding_id, item.document_id, item.start, item.end) for item in blind]
        of_coding = {item.coding_id: item.categories for item in blind}
        marks = []
        for item in suggested:
            span = Span(item.id, item.document_id, item.start, item.end)
            same = [coding.key for _, coding in drop_duplicates([span], hers).duplicates]
            categories = came.get(item.id) or (of_coding[same[0]] if same else {})
            marks.append(_Mark(item.document_id, item.start, item.end, categories))
        return tuple(marks)

    def _disagreements(self, first: _Rater, second: _Rater, places: Sequence[_Place]) -> Iterator[Disagreement]:
        sides = _by_document(first.marks), _by_document(second.marks)
        for document, turn in places:
            found = [_touching(side.get(document.id, ()), turn) for side in sides]
            for level in LEVELS:
                had = [{mark.categories[level]: mark for mark in marks if level in mark.categories} for marks in found]
                for at, (one, other) in enumerate(((first, second), (second, first))):
                    for category in sorted(set(had[at]) - set(had[1 - at])):
                        mark = had[at][category]
                        yield Disagreement(
                            level, category, self._reading.labels[category], document.id, document.title, turn.index,
                            mark.start, mark.end, one.name, other.name,
                        )  # fmt: skip


# --- marks and cells ---


def _marks(applied: Iterable[Applied]) -> tuple[_Mark, ...]:
    return tuple(_Mark(item.document_id, item.start, item.end, item.categories) for item in applied)


def _by_document(marks: Iterable[_Mark]) -> dict[str, list[_Mark]]:
    found: dict[str, list[_Mark]] = {}
    for mark in marks:
        found.setdefault(mark.document_id, []).append(mark)
    return found


def _touching(marks: Iterable[_Mark], turn: Turn) -> list[_Mark]:
    return [mark for mark in marks if mark.start < turn.end and turn.start < mark.end]


def _in_turn(marks: Iterable[_Mark], turn: Turn, level: Level) -> Values:
    return frozenset(mark.categories.get(level, NO_CATEGORY) for mark in _touching(marks, turn))


def _cells(first: _Rater, second: _Rater, places: Sequence[_Place], level: Level, basis: Basis) -> list[Cells]:
    """Give for each turn how much of it got which sets of categories; a turn is 1, or as many code points as it has."""
    ones, twos = _by_document(first.marks), _by_document(second.marks)
    found: list[Cells] = []
    for document, turn in places:
        sides = _touching(ones.get(document.id, ()), turn), _touching(twos.get(document.id, ()), turn)
        if basis is Basis.TURN:
            found.append({(_in_turn(sides[0], turn, level), _in_turn(sides[1], turn, level)): 1.0})
        else:
            found.append(_by_code_point(sides, turn, level))
    return found


def _by_code_point(sides: tuple[list[_Mark], list[_Mark]], turn: Turn, level: Level) -> Cells:
    inside = [end for marks in sides for mark in marks for end in (mark.start, mark.end)]
    edges = sorted({turn.start, turn.end, *(at for at in inside if turn.start < at < turn.end)})
    cells: dict[tuple[Values, Values], float] = {}
    for start, end in pairwise(edges):
        one, two = (
            frozenset(mark.categories.get(level, NO_CATEGORY) for mark in marks if mark.start <= start < mark.end)
            for marks in sides
        )
        cells[one, two] = cells.get((one, two), 0.0) + end - start
    return cells


def _without(cells: Cells, uncoded: Uncoded) -> Cells:
    if uncoded is Uncoded.COUNTED:
        return cells
    wanted = any if uncoded is Uncoded.EITHER_CODED else all
    return {pair: size for pair, size in cells.items() if wanted(pair)}


def _mapped(cells: Cells, says: Callable[[Values], bool]) -> dict[tuple[bool, bool], float]:
    found: dict[tuple[bool, bool], float] = {}
    for (one, two), size in cells.items():
        pair = says(one), says(two)
        found[pair] = found.get(pair, 0.0) + size
    return found


def _marked(cells: Sequence[Cells]) -> list[dict[tuple[bool, bool], float]]:
    return [_mapped(item, bool) for item in cells]


def _applied_or_not(cells: Sequence[Cells], category: str) -> list[dict[tuple[bool, bool], float]]:
    return [_mapped(item, lambda values: category in values) for item in cells]


def _figure(
    level: Level | None,
    basis: Basis,
    cells: Collection[Mapping[Any, float]],
    draws: Any,
    uncoded: Uncoded = Uncoded.COUNTED,
    category: str = "",
    label: str = "",
) -> Figure:
    is_yes_or_no = level is None or bool(category)
    made = agreement_of(list(cells), draws, values=2 if is_yes_or_no else None)
    return Figure(level, basis, uncoded, category, label, made)
