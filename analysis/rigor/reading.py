"""What every figure on rigor is counted from: codings in their places, with the categories above them, read once.

The events that made a coding are kept beside it, so that each figure can be followed into the ledger.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.errors import InvalidInput
from analysis.ports import ProjectStore
from analysis.records import CallStatus, Category, Code, Coder, Coding, Document, Level, LlmCall, Placement, Run
from analysis.transcript import Turn
from analysis.workflow.texts import turn_at

LEVELS = (Level.CONCEPT, Level.THEME)
"""Where figures are counted. In-vivo labels are almost all unique: they neither saturate nor agree."""
BUILTIN = "builtin"


@dataclass(frozen=True, slots=True)
class Applied:
    """A coding in its place. Spans are half-open code points of the canonical original text.

    `turn` is its turn's index (-1 where it is in none), `categories` the final ones above its code, by level.
    `is_assisted`: suggestions for the interview were there already when it was made. `seq` is the event that made it.
    """

    coding_id: str
    code_id: str
    document_id: str
    start: int
    end: int
    turn: int
    coder_id: str
    suggestion_id: str
    categories: Mapping[Level, str]
    is_assisted: bool
    seq: int

    @property
    def is_suggested(self) -> bool:
        return bool(self.suggestion_id)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a study. `documents` are in the order of collection, `labels` those of codes and categories."""

    documents: tuple[Document, ...]
    applied: tuple[Applied, ...]
    labels: Mapping[str, str]
    categories: Mapping[Level, tuple[str, ...]]
    above: Mapping[str, Mapping[Level, str]]
    coders: Mapping[str, str]
    suggesters: tuple[str, ...]
    by_ai: bool

    def titles(self) -> dict[str, str]:
        return {item.id: item.title for item in self.documents}


def read(store: ProjectStore, order: Sequence[str] = ()) -> Reading:
    """Read a study; `order` gives document ids in the order of collection, else it is that of import.

    Raises `InvalidInput` (`bad_order`) where the order does not name each interview once.
    """
    with store.hold():
        documents = _in_order(store.all(Document), order)
        categories = sorted(store.all(Category), key=lambda item: item.position)
        codes = store.all(Code)
        above = _above(categories, store.all(Placement, final=True))
        made = _made(store)
        by_id = {item.id: item for item in documents}
        codings = sorted(store.all(Coding), key=lambda item: (by_id[item.document_id].number, item.start, item.end))
        answered = {item.run_id for item in store.all(LlmCall, status=CallStatus.ANSWERED)}
        runs = [item for item in store.all(Run) if item.id in answered]
        return Reading(
            documents,
            tuple(_applied(item, by_id[item.document_id], above, made) for item in codings),
            {item.id: item.label for item in categories} | {item.id: item.label for item in codes},
            {level: tuple(item.id for item in categories if item.level is level) for level in Level},
            {item.id: above_of(item.id, above) for item in codes},
            {item.id: item.name for item in store.all(Coder)},
            tuple(sorted({run.model for run in runs})),
            any(run.provider != BUILTIN for run in runs),
        )


def _in_order(documents: Iterable[Document], order: Sequence[str]) -> tuple[Document, ...]:
    known = {item.id: item for item in sorted(documents, key=lambda item: item.number)}
    if not order:
        return tuple(known.values())
    if len(order) != len(known) or set(order) != set(known):
        raise InvalidInput(
            "bad_order",
            "The order of collection does not name each interview once.",
            "Name every interview of the study, the first one that was made first.",
        )
    return tuple(known[item] for item in order)


def _above(categories: Collection[Category], places: Iterable[Placement]) -> dict[str, tuple[Level, str]]:
    levels = {item.id: item.level for item in categories}
    return {place.child_id: (levels[place.parent_id], place.parent_id) for place in places if place.parent_id in levels}


def above_of(child: str, above: Mapping[str, tuple[Level, str]]) -> dict[Level, str]:
    """Give the final categories above a code, by level."""
    found: dict[Level, str] = {}
    while child in above:
        level, child = above[child]
        if level in found:
            break
        found[level] = child
    return found


def _made(store: ProjectStore) -> dict[str, tuple[int, bool]]:
    """Give for each coding the event that made it and whether suggestions were there."""
    made: dict[str, tuple[int, bool]] = {}
    for event in store.events():
        for change in event.changes:
            if change["table"] == "Coding" and change["after"] is not None and change["id"] not in made:
                assisted = event.details.get("assisted")
                is_assisted = change["id"] in assisted if isinstance(assisted, list) else bool(assisted)
                made[change["id"]] = event.seq, is_assisted
    return made


def _applied(
    coding: Coding,
    document: Document,
    above: Mapping[str, tuple[Level, str]],
    made: Mapping[str, tuple[int, bool]],
) -> Applied:
    turn: Turn | None = turn_at(document, coding.start, coding.end)
    seq, is_assisted = made.get(coding.id, (0, False))
    return Applied(
        coding.id,
        coding.code_id,
        coding.document_id,
        coding.start,
        coding.end,
        turn.index if turn else -1,
        coding.coder_id,
        coding.suggestion_id,
        above_of(coding.code_id, above),
        is_assisted,
        seq,
    )
