"""Cut many items into blocks that a server can group at once: what is alike comes into the same block.

Likeness is by character 3-grams of label and definition, which joins German compounds; rare ones count more. It only
decides who sits together: what belongs together is for the answer, and for her, to say. Deterministic.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from analysis.suggestion.requests import GroupItem

MOST_IN_BLOCK = 60


def blocks(items: Sequence[GroupItem], most: int = MOST_IN_BLOCK) -> list[tuple[GroupItem, ...]]:
    """Give blocks of nearly the same size, of at most `most` items, each item in exactly one."""
    if len(items) <= most:
        return [tuple(items)] if items else []
    size = math.ceil(len(items) / math.ceil(len(items) / most))
    alike = _likeness([f"{item.label} {item.definition}" for item in items])
    left = list(range(len(items)))
    found = []
    while left:
        block = _block(left, alike, size)
        left = [one for one in left if one not in block]
        found.append(tuple(items[one] for one in sorted(block)))
    return found


def _block(left: Sequence[int], alike: Sequence[dict[int, float]], size: int) -> set[int]:
    """Begin with the item that has most in common with the others, and add what is most like the block so far."""
    free = set(left)
    first = min(left, key=lambda one: (-sum(value for other, value in alike[one].items() if other in free), one))
    pull: Counter[int] = Counter()
    block: set[int] = set()
    following: int | None = first
    while following is not None and len(block) < size:
        block.add(following)
        free.discard(following)
        for other, value in alike[following].items():
            pull[other] += value  # type: ignore[assignment]
        following = min(free, key=lambda one: (-pull[one], one), default=None)
    return block


def _likeness(texts: Sequence[str]) -> list[dict[int, float]]:
    """Give for each text how alike the others are (cosine), those with nothing in common left out."""
    grams = [_grams(text) for text in texts]
    spread = Counter(gram for one in grams for gram in one)
    weights = [{gram: math.log((1 + len(texts)) / spread[gram]) for gram in one} for one in grams]
    holders: dict[str, list[int]] = {}
    for number, one in enumerate(weights):
        length = math.sqrt(sum(value * value for value in one.values())) or 1.0
        for gram in sorted(one):
            one[gram] /= length
            holders.setdefault(gram, []).append(number)
    alike: list[dict[int, float]] = [{} for _ in texts]
    for number, one in enumerate(weights):
        mine = alike[number]
        for gram, value in one.items():
            for other in holders[gram]:
                if other != number:
                    mine[other] = mine.get(other, 0.0) + value * weights[other][gram]
    return [dict(sorted(one.items())) for one in alike]


def _grams(text: str) -> list[str]:
    padded = [f" {word} " for word in text.casefold().split()]
    return sorted({word[at : at + 3] for word in padded for at in range(max(1, len(word) - 2))})
