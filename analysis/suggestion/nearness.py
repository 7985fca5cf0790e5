"""Find the words of a turn that a quote most likely meant, and say word by word how the quote differs.

What is found is only shown to the researcher as a difference; it never counts as verbatim. A difference that touches a
negation, a number, a placeholder or what may be a name is none that she should be offered: then nothing is near.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.suggestion.words import Token, same_word, word_list

_LONGEST_QUOTE = 80
_LEAST_WORDS = 3
_SHARE_THAT_MAY_DIFFER = 0.25
_SHARED_WORDS = 0.6

_GERMAN_PARTS = (
    "null|zwei|zwo|drei|vier|fünf|sechs|sieben|sech|sieb|acht|neun|zehn|elf|zwölf|zwan|ein|und|zig|ßig|ssig"
    "|hundert|tausend"
)
_TEENS = "(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies|ieths?)"
_NUMBER_WORD = re.compile(
    rf"(?!(?:ein|und)\b)(?:{_GERMAN_PARTS})+(?:s|te[rnsm]?|ste[rnsm]?|mal|fach\w*|tel\w*)?"
    r"|erste[rnsm]?|dritte[rnsm]?|eins|einmal|million\w*|milliarde\w*|halb\w*|hälfte\w*|doppelt\w*|dutzend\w*"
    r"|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds?|thousands?|millions?|billions?"
    rf"|dozens?|half|halves|twice|once|thrice|double|triple|first|second|third|{_TEENS}|{_TENS}"
    rf"|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|{_TEENS})ths?|quarters?|percent|prozent\w*"
)
_NEGATING_PREFIX = re.compile(r"^(?:un|nicht|non|in|im|il|ir|dis|miss|mis|ent|a)$")
_NEGATING_SUFFIX = ("los", "lose", "losen", "loser", "loses", "less", "frei", "freie", "freien", "lessly")
_NEVER_A_NAME = re.compile(r"(?:I(?:['’]\w+)?|Sie|Ihnen|Ihr(?:e[mnrs]?)?)$")


class ChangeKind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ONLY_IN_QUOTE = "only_in_quote"
    ONLY_IN_TEXT = "only_in_text"


@dataclass(frozen=True, slots=True)
class WordChange:
    """One step of the comparison: a word or mark of the quote, of the text, or both."""

    kind: ChangeKind
    quote: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest words of a turn: `start:end` in the turn's text, `cost` in words that differ."""

    start: int
    end: int
    cost: float
    changes: tuple[WordChange, ...]


Step = tuple[Token | None, Token | None]


def nearest(quote: Sequence[Token], turn: Sequence[Token]) -> Near | None:
    """Align the quote with the stretch of `turn` that differs least; None where that differs in too much.

    At most a quarter of the words may differ, and none that carries a negation, a number or a name.
    """
    words = [token.key for token in quote if token.is_word]
    if not _LEAST_WORDS <= len(words) <= _LONGEST_QUOTE:
        return None
    turn = _most_alike_stretch(words, len(quote), turn)
    if not turn:
        return None
    cost, steps = _align(quote, turn)
    placed = [ours for _, ours in steps if ours]
    same = sum(1 for theirs, ours in steps if theirs and ours and same_word(theirs, ours) and ours.is_word)
    if cost > _SHARE_THAT_MAY_DIFFER * len(words) or same < _LEAST_WORDS - (len(words) == _LEAST_WORDS):
        return None
    if _touches_what_must_not_change(steps, quote, turn):
        return None
    return Near(placed[0].start, placed[-1].end, cost, tuple(_change(step) for step in steps))


def _most_alike_stretch(words: list[str], length: int, turn: Sequence[Token]) -> Sequence[Token]:
    """Give the stretch of the turn, a third longer than the quote, that holds most of its words; empty if too few."""
    wanted = set(words)
    hits = [position for position, token in enumerate(turn) if token.key in wanted]
    reach = length + max(4, length // 3)
    best, first = 0, 0
    for order, position in enumerate(hits):
        count = bisect_right(hits, position + reach) - order
        if count > best:
            best, first = count, position
    if best < _SHARED_WORDS * len(words):
        return ()
    return turn[max(0, first - reach // 2) : first + reach + reach // 2]


def _align(quote: Sequence[Token], turn: Sequence[Token]) -> tuple[float, list[Step]]:
    """Place all of the quote somewhere in the turn at least cost (Sellers 1980); the turn's rest is free."""
    table = [[0.0] * (len(turn) + 1)]
    gaps = [_gap(token) for token in turn]
    for token in quote:
        above, row = table[-1], [table[-1][0] + _gap(token)]
        gap = _gap(token)
        for column, swap_cost in enumerate(_swaps(token, turn)):
            swap = above[column] + swap_cost
            row.append(min(swap, above[column + 1] + gap, row[column] + gaps[column]))
        table.append(row)
    column = min(range(len(turn) + 1), key=table[-1].__getitem__)
    return table[-1][column], _trace(table, quote, turn, gaps, column)


def _trace(
    table: list[list[float]], quote: Sequence[Token], turn: Sequence[Token], gaps: list[float], column: int
) -> list[Step]:
    steps: list[Step] = []
    row = len(quote)
    while row:
        token, here = quote[row - 1], table[row][column]
        if column and here == table[row - 1][column - 1] + _swap(token, turn[column - 1]):
            row, column = row - 1, column - 1
            steps.append((token, turn[column]))
        elif column and here == table[row][column - 1] + gaps[column - 1]:
            column -= 1
            steps.append((None, turn[column]))
        else:
            row -= 1
            steps.append((token, None))
    return steps[::-1]


def _gap(token: Token) -> float:
    if not token.is_word:
        return 0.1
    return 0.3 if token.key in word_list("filler", "de") or token.key in word_list("filler", "en") else 1.0


def _swaps(theirs: Token, turn: Sequence[Token]) -> list[float]:
    known: dict[str, float] = {}
    for ours in turn:
        if ours.lower not in known:
            known[ours.lower] = _swap(theirs, ours)
    return [known[ours.lower] for ours in turn]


def _swap(theirs: Token, ours: Token) -> float:
    if same_word(theirs, ours):
        return 0.0
    if theirs.is_word != ours.is_word:
        return 9.0
    if not ours.is_word:
        return 0.15
    return 0.5 if _is_inflected(theirs.lower, ours.lower) else 1.0


def _is_inflected(one: str, other: str) -> bool:
    """Tell whether two words, in small letters, differ in an ending of up to three letters only."""
    shorter, longer = sorted((one, other), key=len)
    shared = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shared >= 4 and len(longer) - shared <= 3


def _change(step: Step) -> WordChange:
    theirs, ours = step
    if theirs is None or ours is None:
        kind = ChangeKind.ONLY_IN_TEXT if theirs is None else ChangeKind.ONLY_IN_QUOTE
    else:
        kind = ChangeKind.SAME if same_word(theirs, ours) else ChangeKind.CHANGED
    return WordChange(kind, theirs.text if theirs else "", ours.text if ours else "")


def _touches_what_must_not_change(steps: list[Step], quote: Sequence[Token], turn: Sequence[Token]) -> bool:
    guarded = {id(token) for tokens in (quote, turn) for token in _guarded(tokens)}
    for theirs, ours in steps:
        if theirs and ours and same_word(theirs, ours):
            continue
        if any(token and id(token) in guarded for token in (theirs, ours)):
            return True
        if theirs and ours and _is_negated_form(theirs.key, ours.key):
            return True
    return False


def _guarded(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens that must not differ: negations, numbers, placeholders in brackets and what may be a name."""
    found, depth = [], 0
    for position, token in enumerate(tokens):
        depth = max(0, depth + (token.key in "[{<") - (token.key in "]}>"))
        begins = position == 0 or tokens[position - 1].key in ".!?:…"
        if depth or token.key in "[]{}<>" or _carries_meaning(token, begins):
            found.append(token)
    return found


def _carries_meaning(token: Token, begins_sentence: bool) -> bool:
    key = token.key
    if key in word_list("negation", "de") or key in word_list("negation", "en") or key.endswith("n't"):
        return True
    if any(character.isdigit() for character in key) or not key[0].isalnum():
        return any(character.isdigit() for character in key) or key in "%‰°€$£§+"
    if _NUMBER_WORD.fullmatch(token.lower):
        return True
    return token.text[0].isupper() and not _is_surely_no_name(token, begins_sentence)


def _is_surely_no_name(token: Token, begins_sentence: bool) -> bool:
    """Tell "Das" at the beginning of a sentence, "I" and "Sie" from a German noun, which may as well be a name."""
    if begins_sentence:
        return any(token.key in word_list(name, lang) for name in ("stop", "filler") for lang in ("de", "en"))
    return bool(_NEVER_A_NAME.match(token.text))


def _is_negated_form(one: str, other: str) -> bool:
    """Tell "möglich" from "unmöglich" and "sinnvoll" from "sinnlos"."""
    shorter, longer = sorted((one, other), key=len)
    head = longer[: len(longer) - len(shorter)]
    if longer.endswith(shorter) and _NEGATING_PREFIX.match(head):
        return True
    return one.endswith(_NEGATING_SUFFIX) != other.endswith(_NEGATING_SUFFIX)
