"""The verbatim guarantee: find the one place where a suggested quote really stands, or say that there is none.

A model's quote is only a claim. `ground` compares it word by word with the turns that could be coded in the excerpt
that was sent, and gives a span of the canonical original text; what is stored and shown is always the slice at that
span, never what the model wrote. Nothing here knows how the quote was made.

Compared are *words and marks*: white space, quotation marks, soft hyphens and the kinds of dashes, dots and apostrophes
make no difference, nor do letter case and marks at the quote's edges; everything else does, a comma inside included.
A place counts only at word ends ("rat" is not in "Beratung", "I do" not in "I don't", "5" not in "3,5"), inside one
turn, with replacements whole, and never where words were left out that stay on this computer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from analysis.records import Grounding
from analysis.suggestion.nearness import Near, WordChange, nearest
from analysis.suggestion.requests import Excerpt, ExcerptTurn
from analysis.suggestion.words import Token, is_edge, keeps_sense, same_word, tokenize, trim_edges
from analysis.transcript import Turn, canonical

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GroundedQuote:
    """Where a quote stands.

    `start:end` are code points of the canonical original text, -1 where no single place is certain (`AMBIGUOUS`,
    `NEAR`, `NOT_IN_TEXT`). `turn` is the turn of the place that was found, else the cited one. `candidates` are the
    places to pick from (`AMBIGUOUS`, `NEAR`), in the same coordinates; `difference` tells for `NEAR`, word by word, how
    the candidate differs from the quote.
    """

    grounding: Grounding
    turn: int
    start: int = -1
    end: int = -1
    candidates: tuple[Span, ...] = ()
    difference: tuple[WordChange, ...] = ()


def ground(quote: str, turn_index: int, excerpt: Excerpt) -> GroundedQuote:
    """Find the place of `quote`, which the model says stands in turn `turn_index`.

    Only the excerpt's codable turns are searched, the cited one first. Raises nothing: whatever a model writes has an
    answer.
    """
    wanted = _Wanted(quote)
    cited = [turn for turn in excerpt.codable if turn.index == turn_index]
    others = [turn for turn in excerpt.codable if turn.index != turn_index]
    found = None
    if wanted.keys:
        found = (
            _in_cited_turn(wanted, cited, excerpt)
            or _elsewhere(wanted, others, turn_index, excerpt)
            or _near(wanted, cited + others, excerpt)
        )
    return found or GroundedQuote(Grounding.NOT_IN_TEXT, turn_index)


def normalized(text: str) -> tuple[str, ...]:
    """Give the words and marks that `text` is compared by; for a grounded quote they equal those of its slice."""
    return tuple(token.key for token in trim_edges(tokenize(canonical(text))))


class _Wanted:
    """A quote, prepared for comparison."""

    def __init__(self, quote: str) -> None:
        self.text = canonical(quote).strip()
        self.tokens = trim_edges(tokenize(self.text))
        self.keys = tuple(token.key for token in self.tokens)
        self.joined = _joined(self.tokens)


def _in_cited_turn(wanted: _Wanted, cited: list[ExcerptTurn], excerpt: Excerpt) -> GroundedQuote | None:
    for turn in cited:
        for level, places in (
            (Grounding.EXACT, list(_literal_places(wanted, turn, excerpt))),
            (Grounding.NORMALIZED, list(_places(wanted, turn, excerpt))),
        ):
            if len(places) == 1:
                return GroundedQuote(level, turn.index, *places[0])
            if places:
                return GroundedQuote(Grounding.AMBIGUOUS, turn.index, candidates=tuple(places))
    return None


def _elsewhere(wanted: _Wanted, others: list[ExcerptTurn], cited: int, excerpt: Excerpt) -> GroundedQuote | None:
    found = [(turn.index, *place) for turn in others for place in _places(wanted, turn, excerpt)]
    if len(found) == 1:
        return GroundedQuote(Grounding.MOVED, *found[0])
    if found:
        return GroundedQuote(Grounding.AMBIGUOUS, cited, candidates=tuple((start, end) for _, start, end in found))
    return None


def _near(wanted: _Wanted, turns: list[ExcerptTurn], excerpt: Excerpt) -> GroundedQuote | None:
    best: tuple[Near, int, Span] | None = None
    for turn in turns:
        near = nearest(wanted.tokens, tokenize(turn.text))
        place = _place(turn, near.start, near.end, excerpt) if near else None
        if near and place and (best is None or near.cost < best[0].cost):
            best = near, turn.index, place
    if best is None:
        return None
    return GroundedQuote(Grounding.NEAR, best[1], candidates=(best[2],), difference=best[0].changes)


def _literal_places(wanted: _Wanted, turn: ExcerptTurn, excerpt: Excerpt) -> Iterator[Span]:
    """Give the places where the quote stands code point by code point."""
    start = turn.text.find(wanted.text)
    while start >= 0:
        if place := _place(turn, start, start + len(wanted.text), excerpt):
            yield place
        start = turn.text.find(wanted.text, start + 1)


def _places(wanted: _Wanted, turn: ExcerptTurn, excerpt: Excerpt) -> Iterator[Span]:
    """Give the places where the quote's words and marks stand in a row."""
    tokens = tokenize(turn.text)
    joined, offsets = _searchable(turn.text)
    at = joined.find(wanted.joined)
    while at >= 0:
        first = bisect_right(offsets, at) - 1
        found = tokens[first : first + len(wanted.tokens)]
        place = _place(turn, found[0].start, found[-1].end, excerpt)
        if place and all(same_word(theirs, ours) for theirs, ours in zip(wanted.tokens, found, strict=True)):
            yield place
        at = joined.find(wanted.joined, at + 1)


def _joined(tokens: tuple[Token, ...]) -> str:
    return "\n" + "".join(f"{token.key}\n" for token in tokens)


@lru_cache(maxsize=1024)
def _searchable(text: str) -> tuple[str, list[int]]:
    """Give the keys of a turn, each between line ends, and where each begins in that string."""
    tokens = tokenize(text)
    return _joined(tokens), [0, *accumulate(len(token.key) + 1 for token in tokens)]


def _place(turn: ExcerptTurn, start: int, end: int, excerpt: Excerpt) -> Span | None:
    """Map a span of a turn's pseudonymised words to the original; None where it cuts a word or a replacement."""
    if not (is_edge(turn.text, start) and is_edge(turn.text, end) and keeps_sense(turn.text, start, end)):
        return None
    segment_map = excerpt.transcript.segment_map
    spoken = _spoken(excerpt, turn.index)
    offset = segment_map.to_shown(spoken.start, spoken.end)[0]
    place = segment_map.to_original(offset + start, offset + end)
    if excerpt.transcript.is_withheld(*place):
        return None
    return place if segment_map.to_shown(*place) == (offset + start, offset + end) else None


def _spoken(excerpt: Excerpt, index: int) -> Turn:
    turns = excerpt.transcript.turns
    if index < len(turns) and turns[index].index == index:
        return turns[index]
    return next(turn for turn in turns if turn.index == index)
