"""Group codes, concepts or themes by the likeness of their words, as a sorting to start from, without any AI.

How: the telling words of a label, or of the codes beneath it, are compared in three ways: as character 3-5-grams (which
join German compounds), as citation forms, and by the hand-written fields of words. Placeholders, function words and
fillers count for nothing. Average linkage (complete for dimensions) joins what is alike; of the cuts within the bounds
of its granularity the one with the best silhouette (Rousseeuw 1987) is taken, after groups that became too big were cut
again. Likeness of words is not likeness of meaning: a group is only a proposal, and what has no like is left out and
stays with the researcher.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.records import Level
from analysis.suggestion.contrast import counter_examples, principle
from analysis.suggestion.lemmas import Word, language_of, telling_words
from analysis.suggestion.naming import Member, Names, own_words
from analysis.suggestion.requests import GroupAnswer, GroupItem

if TYPE_CHECKING:
    from numpy import ndarray

    Matrix = ndarray[Any, Any]

# How much each likeness counts: parts of words, citation forms, fields, areas.
_WEIGHTS = {
    Level.CONCEPT: (0.40, 0.25, 0.35, 0.0),
    Level.THEME: (0.40, 0.25, 0.35, 0.0),
    Level.DIMENSION: (0.10, 0.15, 0.35, 0.40),
}
_FINENESS = {Level.CONCEPT: (1.0, 0.5, 0.25), Level.THEME: (1.0, 0.5, 2.0), Level.DIMENSION: (1.0, 0.5, 2.0)}
_LEAST_LIKENESS = {Level.CONCEPT: 0.10, Level.THEME: 0.06, Level.DIMENSION: 0.0}
_LINKAGE = {Level.CONCEPT: "average", Level.THEME: "average", Level.DIMENSION: "complete"}
_MOST_CUTS_TRIED = 24
_LARGEST_SHARE = 2.5
_SMALL_GROUP = 4


def group(
    items: Sequence[GroupItem], language: str, alternatives: int = 1, level: Level = Level.CONCEPT
) -> list[GroupAnswer]:
    """Give one to three groupings of `items`, the one with most groups first; each key at most once in each.

    Items without a like one are in no group; beside each group stand up to two items that are like it and no members.
    Concepts begin with the finest grouping, themes and dimensions with
    the second; a third alternative for them is finer. Deterministic. Loads scikit-learn and HanTa: run it off the
    GUI's process.
    """
    if len(items) < 2:
        return []
    members = [_member(item, language) for item in items]
    likeness = _likeness(members, level)
    seen: list[list[list[int]]] = []
    for fineness in sorted(_FINENESS[level][: max(1, alternatives)], reverse=True):
        grouping = _grouping(likeness, level, fineness)
        if grouping and grouping not in seen:
            seen.append(grouping)
    seen.sort(key=len, reverse=True)
    return [
        replace(answer, alternative=number, principle=principle(len(grouping), language))
        for number, grouping in enumerate(seen)
        for answer in _answers(members, grouping, likeness, level)
    ]


def _answers(
    members: Sequence[Member], grouping: Sequence[Sequence[int]], likeness: Matrix, level: Level
) -> list[GroupAnswer]:
    names = Names(members, level)
    answers = []
    for indexes in grouping:
        near = sorted(indexes, key=lambda one: (-sum(likeness[one, other] for other in indexes), one))
        label, definition, why = names.name([members[one] for one in near])
        keys = tuple(members[one].key for one in indexes)
        against = counter_examples(members, indexes, likeness, _LEAST_LIKENESS[level])
        answers.append(GroupAnswer(label, definition, keys, why, counter_examples=against))
    return answers


def _member(item: GroupItem, language: str) -> Member:
    """Read an item by the codes beneath it, or by its label, and by what a researcher wrote as its definition."""
    texts = (*(item.beneath or (item.label,)), own_words(item.definition))
    texts = tuple(text for text in texts if text) or ("",)
    spoken = language_of(texts, language)
    words = tuple(telling_words(text, spoken) for text in texts)
    return Member(item.key, item.label, spoken, texts, words)


# --- likeness ---------------------------------------------------------------------------------------------------------


def _likeness(members: Sequence[Member], level: Level) -> Matrix:
    """Give how alike each pair is, from 0 to 1."""
    parts, forms, fields, areas = _WEIGHTS[level]
    total = parts * _likeness_of_parts(members)
    for weight, features in ((forms, _forms), (fields, _fields), (areas, _areas)):
        if weight:
            total = total + weight * _likeness_of(members, features)
    clipped: Matrix = total.clip(0.0, 1.0)
    return clipped


def _likeness_of_parts(members: Sequence[Member]) -> Matrix:
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [" ".join(word.key for word in member.all_words) or member.fallback for member in members]
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    alike: Matrix = (grams @ grams.T).toarray()
    return alike


def _likeness_of(members: Sequence[Member], features: Callable[[Word], Iterable[Hashable]]) -> Matrix:
    """Give the cosine over TF-IDF of features, damped where the rarest thing two members share is common to many."""
    import numpy as np

    counts = [Counter(feature for word in member.all_words for feature in features(word)) for member in members]
    spread = Counter(feature for count in counts for feature in count)
    columns = {feature: number for number, feature in enumerate(spread)}
    matrix = np.zeros((len(members), max(1, len(columns))))
    for row, count in enumerate(counts):
        for feature, number in count.items():
            rarity = math.log((1 + len(members)) / (1 + spread[feature])) + 0.3
            matrix[row, columns[feature]] = (1 + math.log(number)) * rarity
    lengths = np.linalg.norm(matrix, axis=1)
    usual = float(np.median(lengths[lengths > 0])) if lengths.any() else 1.0
    matrix /= np.maximum(lengths, usual)[:, None]
    return matrix @ matrix.T


def _forms(word: Word) -> Iterable[Hashable]:
    return (word.key,)


def _fields(word: Word) -> Iterable[Hashable]:
    return word.fields


def _areas(word: Word) -> Iterable[Hashable]:
    return (field.area for field in word.fields)


# --- cutting ----------------------------------------------------------------------------------------------------------


def _bounds(count: int, level: Level, fineness: float) -> tuple[int, int]:
    """Give the fewest and the most groups: concepts in proportion to their codes, the levels above by the root."""
    if level is Level.CONCEPT:
        fewest, most = count / 5.0, count / 2.6
    elif level is Level.THEME:
        fewest, most = 1.1 * math.sqrt(count), 1.7 * math.sqrt(count)
    else:
        fewest, most = min(2.0, count / 2), 1.2 * math.sqrt(count)
    greatest = max(2, math.floor(most * fineness))
    return min(max(1 if count < 6 else 2, round(fewest * fineness)), greatest), min(greatest, count)


def _grouping(likeness: Matrix, level: Level, fineness: float) -> list[list[int]]:
    """Cut the tree where the groups stand apart best; groups and their members in the order of the items."""
    import numpy as np

    count, distance = len(likeness), 1.0 - likeness
    np.fill_diagonal(distance, 0.0)
    fewest, most = _bounds(count, level, fineness)
    tree = _Tree(distance, range(count), _LINKAGE[level])
    best: tuple[float, list[list[int]]] = (-math.inf, [])
    last = max(fewest, min(count - 1, 3 * most))
    for number in range(fewest, last + 1, max(1, (last - fewest) // _MOST_CUTS_TRIED)):
        groups = _cut(likeness, tree, number, most, level)
        score = _worth(distance, groups) - abs(len(groups) - min(max(len(groups), fewest), most))
        if score > best[0]:
            best = score, groups
    return best[1]


def _cut(likeness: Matrix, tree: _Tree, number: int, most: int, level: Level) -> list[list[int]]:
    """Cut into `number` pieces, the big ones again; a single one joins what it is like, or is left out."""
    least = _LEAST_LIKENESS[level]
    largest = max(_SMALL_GROUP, math.ceil(_LARGEST_SHARE * len(likeness) / most))
    pieces = tree.pieces(number, largest)
    groups = [piece for piece in pieces if len(piece) > 1]
    _settle([row for piece in pieces if len(piece) == 1 for row in piece], groups, likeness, least, largest)
    kept = (_alike(sorted(piece), likeness, least) for piece in groups)
    return sorted(piece for piece in kept if len(piece) > 1)


class _Tree:
    """The tree of one linkage, and the trees of its branches that were cut again, each grown once."""

    def __init__(self, distance: Matrix, rows: Sequence[int], method: str) -> None:
        from scipy.cluster.hierarchy import linkage
        from scipy.spatial.distance import squareform

        self._distance, self._rows, self._method = distance, list(rows), method
        self._links = linkage(squareform(distance[self._rows][:, self._rows], checks=False), method=method)
        self._branches: dict[tuple[int, ...], _Tree] = {}

    def pieces(self, number: int, largest: int) -> list[list[int]]:
        """Cut into `number` pieces, and those with more than `largest` rows on and on."""
        from scipy.cluster.hierarchy import fcluster

        found: dict[int, list[int]] = {}
        for row, label in zip(self._rows, fcluster(self._links, number, criterion="maxclust").tolist(), strict=True):
            found.setdefault(label, []).append(row)
        pieces: list[list[int]] = []
        for piece in found.values():
            if largest < len(piece) < len(self._rows):
                pieces += self._branch(tuple(piece)).pieces(math.ceil(2 * len(piece) / largest), largest)
            else:
                pieces.append(piece)
        return pieces

    def _branch(self, rows: tuple[int, ...]) -> _Tree:
        if rows not in self._branches:
            self._branches[rows] = _Tree(self._distance, rows, self._method)
        return self._branches[rows]


def _settle(singles: list[int], groups: list[list[int]], likeness: Matrix, least: float, largest: int) -> None:
    """Let each single row join the group it is most like, where that is not full and alike enough."""
    import numpy as np

    if not singles or not groups:
        return
    near = np.stack([likeness[np.ix_(singles, home)].mean(axis=1) for home in groups], axis=1)
    for one, row in zip(singles, near, strict=True):
        for home in np.argsort(-row, kind="stable")[:3]:
            if row[home] > least and len(groups[home]) < largest:
                groups[home].append(one)
                break


def _worth(distance: Matrix, groups: Sequence[Sequence[int]]) -> float:
    """Give the mean silhouette over all items; what is in no group counts 0, as does one single group."""
    from sklearn.metrics import silhouette_samples

    rows = [row for piece in groups for row in piece]
    if len(groups) < 2:
        return 0.0 if groups else -1.0
    labels = [number for number, piece in enumerate(groups) for _ in piece]
    found = silhouette_samples(distance[rows][:, rows], labels, metric="precomputed")
    return float(found.sum()) / len(distance)


def _alike(members: list[int], likeness: Matrix, least: float) -> list[int]:
    """Leave out members that are like no other of their group: the tree has to put them somewhere, she does not."""
    return [one for one in members if any(likeness[one, other] > least for other in members if other != one)]
