"""What the suggester did to the analysis: what she took, changed and refused, and which codes came of it alone.

How long decisions took stays with the study: it is given as totals, so that no single person's work can be timed.
"""

from __future__ import annotations

import difflib
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.ports import ProjectStore
from analysis.records import (
    Code,
    Decision,
    DecisionAction,
    Level,
    Run,
    Seen,
    Suggestion,
    SuggestionKind,
    SuggestionStatus,
)
from analysis.rigor.reading import LEVELS, Applied, Reading, read
from analysis.workflow.texts import Texts

_MADE = (DecisionAction.ACCEPT, DecisionAction.EDIT)
LIMITS = ("acceptance_is_no_quality", "without_suggestion_is_unknown", "times_as_totals")


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Suggestions of one kind in one part of the study, by what came of them. `decided` are the first three."""

    kind: SuggestionKind
    part: str
    made: int
    accepted: int
    edited: int
    rejected: int
    waiting: int
    not_grounded: int
    other: int

    @property
    def decided(self) -> int:
        return self.accepted + self.edited + self.rejected

    @property
    def taken(self) -> float | None:
        """The share of decided ones that were accepted, as they were or edited."""
        return (self.accepted + self.edited) / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Edit:
    """One edited suggestion as word differences: (how, words) with how `same`, `out` or `in`.

    Of a code that is what was left out of, or added to, its quotation or label.
    """

    suggestion_id: str
    kind: SuggestionKind
    words: tuple[tuple[str, str], ...]
    taken_out: int
    put_in: int
    seq: int


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long deciding took, in all: decisions with a time, their sum and their median."""

    decisions: int = 0
    total: float = 0.0
    median: float = 0.0


@dataclass(frozen=True, slots=True)
class OnlySuggested:
    """A code whose quotations all came of suggestions, or a category that holds only such codes."""

    level: str
    id: str
    label: str
    interviews: int


@dataclass(frozen=True, slots=True)
class Influence:
    """The whole report. `in_bulk` counts decisions that were made without being seen; `codes` are all there are."""

    acceptance: tuple[Acceptance, ...]
    edits: tuple[Edit, ...]
    seconds: Seconds
    in_bulk: int
    only_suggested: tuple[OnlySuggested, ...]
    codes: int
    suggesters: tuple[str, ...]
    by_ai: bool
    limits: tuple[str, ...]
    events: tuple[int, ...]


def influence(store: ProjectStore) -> Influence:
    """Count the influence of suggestions; may run off the GUI thread."""
    with store.hold():
        reading, texts = read(store), Texts(store)
        suggestions = {item.id: item for item in store.all(Suggestion)}
        decisions = [item for item in store.all(Decision) if item.suggestion_id in suggestions]
        seqs = {str(event.details.get("decision")): event.seq for event in store.events(kinds=["suggestion_decided"])}
        edits = list(_edits(decisions, suggestions, texts, seqs))
        codes = store.all(Code)
        blind = blind_documents(store, reading)
    timed = [item.seconds for item in decisions if item.seconds is not None]
    seconds = Seconds(len(timed), round(sum(timed), 1), round(statistics.median(timed), 1)) if timed else Seconds()
    return Influence(
        tuple(_acceptance(suggestions.values(), blind)),
        tuple(edits),
        seconds,
        sum(item.how is Seen.HEADLESS_BULK and item.action is not DecisionAction.LATER for item in decisions),
        tuple(_only_suggested(reading, codes)),
        len(codes),
        reading.suggesters,
        reading.by_ai,
        LIMITS,
        tuple(sorted(seqs[item.id] for item in decisions if item.id in seqs)),
    )


def blind_documents(store: ProjectStore, reading: Reading) -> set[str]:
    """Give the interviews in which she coded by hand before any suggestion was there."""
    asked = {document for run in store.all(Run) for document in run.document_ids}
    found = {item.document_id for item in reading.applied if not item.is_assisted and not item.is_suggested}
    return found & asked


# --- what came of suggestions ---


def _acceptance(suggestions: Iterable[Suggestion], blind: set[str]) -> Iterator[Acceptance]:
    """Count by kind; those of codes apart for interviews that she had coded blind before."""
    groups: dict[tuple[SuggestionKind, str], list[SuggestionStatus]] = {}
    for item in suggestions:
        part = "" if item.kind is not SuggestionKind.CODE else "blind" if item.document_id in blind else "assisted"
        groups.setdefault((item.kind, part), []).append(item.status)
    for kind, part in sorted(groups, key=lambda group: (list(SuggestionKind).index(group[0]), group[1])):
        yield _counted(kind, part, groups[kind, part])


def _counted(kind: SuggestionKind, part: str, found: Sequence[SuggestionStatus]) -> Acceptance:
    count = found.count
    told = {
        "accepted": count(SuggestionStatus.ACCEPTED),
        "edited": count(SuggestionStatus.EDITED),
        "rejected": count(SuggestionStatus.REJECTED),
        "waiting": count(SuggestionStatus.OPEN) + count(SuggestionStatus.LATER),
        "not_grounded": count(SuggestionStatus.UNGROUNDED),
    }
    return Acceptance(kind, part, len(found), **told, other=len(found) - sum(told.values()))


# --- edits ---


def _edits(
    decisions: Iterable[Decision], suggestions: Mapping[str, Suggestion], texts: Texts, seqs: Mapping[str, int]
) -> Iterator[Edit]:
    for decision in decisions:
        if decision.action is not DecisionAction.EDIT:
            continue
        suggestion = suggestions[decision.suggestion_id]
        sides = _sides(decision, suggestion, texts)
        words = word_differences(*sides)
        out, put = (sum(len(text.split()) for how, text in words if how == which) for which in ("out", "in"))
        yield Edit(suggestion.id, suggestion.kind, words, out, put, seqs.get(decision.id, 0))


def _sides(decision: Decision, suggestion: Suggestion, texts: Texts) -> tuple[str, str]:
    """Give what was suggested and what she made of it, as text."""
    before, after = decision.before, decision.after
    if suggestion.kind is not SuggestionKind.CODE:
        return tuple(" ".join(str(side.get(name, "")) for name in ("label", "definition")) for side in (before, after))  # type: ignore[return-value]
    shown = texts.shown(suggestion.document_id)
    if shown is None or "start" not in before or "start" not in after:
        return "", ""
    quotes = [shown.slice(side["start"], side["end"]) for side in (before, after)]
    return quotes[0], " ".join(filter(None, (quotes[1], str(after.get("label", "")))))


def word_differences(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Give two texts as runs of words that are the same, taken out (`out`) or put in (`in`)."""
    old, new = before.split(), after.split()
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", " ".join(old[a:b])))
            continue
        found += [("out", " ".join(old[a:b]))] if b > a else []
        found += [("in", " ".join(new[c:d]))] if d > c else []
    return tuple(found)


# --- what would not be there ---


def _only_suggested(reading: Reading, codes: Sequence[Code]) -> Iterator[OnlySuggested]:
    """Give the codes, concepts and themes that rest on accepted suggestions alone."""
    by_code: dict[str, list[Applied]] = {}
    for item in reading.applied:
        by_code.setdefault(item.code_id, []).append(item)
    for code in codes:
        found = by_code.get(code.id, [])
        if code.suggestion_id and all(item.is_suggested for item in found):
            yield OnlySuggested("code", code.id, code.label, len({item.document_id for item in found}))
    for level in LEVELS:
        yield from _only_suggested_at(reading, level)


def _only_suggested_at(reading: Reading, level: Level) -> Iterator[OnlySuggested]:
    for category in reading.categories[level]:
        found = [item for item in reading.applied if item.categories.get(level) == category]
        if found and all(item.is_suggested for item in found):
            where = len({item.document_id for item in found})
            yield OnlySuggested(level.value, category, reading.labels[category], where)
