"""Group codes, concepts or themes by the likeness of their words, as a sorting to start from, without any AI.

How: labels and definitions without function words as character 3-5-grams within words (which join German compounds and
inflections), TF-IDF, average linkage over cosine distances; the number of groups is the one with the best silhouette
within the range of its granularity. Likeness of words is not likeness of meaning: a group is only a proposal, and what
has no like is left out and stays with the researcher.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from analysis.records import Level
from analysis.suggestion.requests import GroupAnswer, GroupItem
from analysis.suggestion.words import dull_words, tokenize

if TYPE_CHECKING:
    from numpy import ndarray

    Matrix = ndarray[Any, Any]

_GROUPS_PER_ITEM = ((0.25, 0.6), (0.12, 0.25), (0.06, 0.12))
_LEAST_LIKENESS = 0.06
_MOST_CUTS_TRIED = 24
_SHARED_WORDS_NAMED = 4
_WORKING_TITLE = {
    "de": "Arbeitstitel: Worte des ähnlichsten Mitglieds.",
    "en": "Working title: words of the most alike member.",
}
_SHARED_WORDS = {"de": "Gemeinsame Wörter", "en": "Shared words"}
_OWN_PHRASES = (*_WORKING_TITLE.values(), *_SHARED_WORDS.values())


def group(
    items: Sequence[GroupItem], language: str, alternatives: int = 1, level: Level = Level.CONCEPT
) -> list[GroupAnswer]:
    """Give one to three groupings of `items`, the finer first; each key at most once in each.

    Items without a like one are in no group. Concepts begin with the finest grouping, themes and dimensions with
    the second; a third alternative for them is finer. Deterministic. Loads scikit-learn: run it off the GUI's process.
    """
    if len(items) < 2:
        return []
    likeness = _likeness([_text(item, language) for item in items])
    answers: list[GroupAnswer] = []
    seen: list[list[list[int]]] = []
    for least, most in _granularities(alternatives, level):
        grouping = _grouping(likeness, least, most)
        if grouping and grouping not in seen:
            answers += [_answer(items, members, likeness, language, len(seen)) for members in grouping]
            seen.append(grouping)
    return answers


def _granularities(alternatives: int, level: Level) -> Sequence[tuple[float, float]]:
    first = 0 if level is Level.CONCEPT else 1
    order = [*range(first, len(_GROUPS_PER_ITEM)), *range(first)]
    return [_GROUPS_PER_ITEM[index] for index in sorted(order[: max(1, alternatives)])]


def _text(item: GroupItem, language: str) -> str:
    """Give what an item is compared by: its words without function words and fillers, or all where none is left."""
    tokens = [token.key for token in tokenize(_words_of(item)) if token.is_word]
    dull = dull_words(language)
    return " ".join([key for key in tokens if key not in dull] or tokens or [item.key])


def _words_of(item: GroupItem) -> str:
    """Give label and definition without what `_answer` itself wrote there a level below: it would make all alike."""
    text = f"{item.label} {item.definition}"
    for phrase in _OWN_PHRASES:
        text = text.replace(phrase, " ")
    return text


def _likeness(texts: Sequence[str]) -> Matrix:
    """Give the cosine of each pair."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    likeness: Matrix = (grams @ grams.T).toarray().clip(0.0, 1.0)
    return likeness


def _grouping(likeness: Matrix, least: float, most: float) -> list[list[int]]:
    """Cut the tree of average linkage where the groups stand apart best, at `least` to `most` groups per item."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    count = len(likeness)
    distance = 1.0 - likeness
    np.fill_diagonal(distance, 0.0)
    tree = linkage(squareform(distance, checks=False), method="average")
    fewest, greatest = ceil(least * count), max(2, ceil(most * count))
    step = max(1, (greatest - fewest) // _MOST_CUTS_TRIED)
    cuts = [fcluster(tree, number, criterion="maxclust") for number in range(fewest, greatest + 1, step)]
    best = max(cuts, key=lambda labels: (_silhouette(distance, labels), len(set(labels))))
    groups = [_alike(np.flatnonzero(best == label).tolist(), likeness) for label in dict.fromkeys(best.tolist())]
    return [members for members in groups if len(members) > 1]


def _silhouette(distance: Matrix, labels: Matrix) -> float:
    """Give the mean silhouette (Rousseeuw 1987); -1 where all is one group or nothing is grouped."""
    from sklearn.metrics import silhouette_score

    if not 1 < len(set(labels.tolist())) < len(labels):
        return -1.0
    return float(silhouette_score(distance, labels, metric="precomputed"))


def _alike(members: list[int], likeness: Matrix) -> list[int]:
    """Leave out members that are like no other of their group: the tree has to put them somewhere, she does not."""
    return [one for one in members if any(likeness[one, other] >= _LEAST_LIKENESS for other in members if other != one)]


def _answer(
    items: Sequence[GroupItem], members: Sequence[int], likeness: Matrix, language: str, alternative: int
) -> GroupAnswer:
    central = max(members, key=lambda one: (sum(likeness[one, other] for other in members), -one))
    shared = _shared_words([items[member] for member in members], language)
    german = language == "de"
    known = "de" if german else "en"
    words = f" {_SHARED_WORDS[known]}: {', '.join(shared)}." if shared else ""
    why = "ähnliche Wortteile, keine KI" if german else "similar parts of words, no AI"
    keys = tuple(items[member].key for member in members)
    return GroupAnswer(items[central].label, _WORKING_TITLE[known] + words, keys, why, alternative)


def _shared_words(members: Iterable[GroupItem], language: str) -> list[str]:
    """Give the words that at least two members share, the most frequent first, as they are written there."""
    dull = dull_words(language)
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for item in members:
        tokens = [t for t in tokenize(_words_of(item)) if t.is_word and t.key not in dull]
        counts.update({token.key for token in tokens})
        for token in tokens:
            written.setdefault(token.key, token.text)
    ranked = sorted((key for key, count in counts.items() if count > 1), key=lambda key: (-counts[key], key))
    return [written[key] for key in ranked[:_SHARED_WORDS_NAMED]]
