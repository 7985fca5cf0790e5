"""Names that were misspelt once or twice: one letter too many, too few, another, or two swapped.

Looked for are words with a capital that are no ordinary words of the language and were found by nothing else; each
becomes an uncertain finding of the identifier whose name it may be. Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from analysis.pseudonymization.entities import PROPAGATION, Draft, is_retired
from analysis.pseudonymization.folding import FoldedText, key_of
from analysis.pseudonymization.lexicon import lexicon
from analysis.pseudonymization.spans import is_time_stamp
from analysis.pseudonymization.variants import NAME_KINDS
from analysis.pseudonymization.wordlists import HONORIFICS, LEGAL_FORMS, ORDINARY
from analysis.records import Finding, FindingLevel, IdentifierKind, Original, Verdict

MISSPELT = "misspelt"
_SHORTEST = 5
_MOST = 3
_SCORE = 0.4
Spans = Callable[[str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class _Place:
    document_id: str
    start: int
    end: int
    word: str


def find_misspelt(draft: Draft, originals: Sequence[Original], language: str, kept: Spans | None = None) -> None:
    """Bring the findings of misspelt names up to date; `kept` gives places on the keep list, which are left out.

    What she decided stays, and so does the id of a place that is found again.
    """
    before = {
        (f.document_id, f.start, f.end): f
        for f in draft.findings.values()
        if f.recognizer == MISSPELT and f.verdict is Verdict.UNDECIDED
    }
    for finding in before.values():
        del draft.findings[finding.id]
    names = _names(draft, originals)
    if not names:
        return
    near = _Neighbours(names)
    found: dict[str, list[tuple[str, _Place]]] = defaultdict(list)
    for place in _unfound(draft, originals, near, kept):
        for name in near.of(place.word):
            found[place.word].append((names[name], place))
            break
    lexical = lexicon() if found else None
    for places in found.values():
        place = places[0][1]
        surface = _surface(originals, place)
        if len(places) > _MOST or (lexical is not None and lexical.knows(surface, language)):
            continue
        for entity_id, at in places:
            entity = draft.entities[entity_id]
            new = Finding(
                document_id=at.document_id,
                entity_id=entity_id,
                start=at.start,
                end=at.end,
                kind=entity.kind,
                level=FindingLevel.REVIEW,
                score=_SCORE,
                recognizer=MISSPELT,
            )
            draft.add(new, before.get((at.document_id, at.start, at.end)))


def _surface(originals: Sequence[Original], place: _Place) -> str:
    text = next(original.text for original in originals if original.id == place.document_id)
    return text[place.start : place.end]


def _names(draft: Draft, originals: Sequence[Original]) -> dict[str, str]:
    """Give the words of names that are certain (folded, from 5 letters) and whose they are."""
    certain = {
        f.entity_id
        for f in draft.findings.values()
        if f.level is FindingLevel.AUTO and f.recognizer not in (PROPAGATION, MISSPELT)
    }
    names: dict[str, str] = {}
    for entity in draft.entities.values():
        if entity.kind not in NAME_KINDS or is_retired(entity) or entity.verdict is Verdict.KEEP:
            continue
        if entity.id not in certain and entity.verdict is not Verdict.REPLACE:
            continue
        for name in (entity.canonical, *entity.aliases):
            words = key_of(name).split()
            for word in words if entity.kind is IdentifierKind.PERSON or len(words) == 1 else ():
                if len(word) >= _SHORTEST and word.isalpha() and word not in ORDINARY | HONORIFICS | LEGAL_FORMS:
                    names.setdefault(word, entity.id)
    return names


def _unfound(draft: Draft, originals: Sequence[Original], near: _Neighbours, kept: Spans | None) -> Iterator[_Place]:
    """Give the words with a capital that are near a name and in no finding; none that is also written small."""
    by_document = draft.by_document()
    small: Counter[str] = Counter()
    places: list[_Place] = []
    for original in originals:
        folded = FoldedText(original.text)
        closed = [(f.start, f.end) for f in by_document.get(original.id, ())]
        closed += [(turn.label_start, turn.label_end) for turn in original.turns]
        closed += kept(original.text) if kept else []
        for word in folded.words():
            if word.text.islower():
                small[word.lower] += 1
            elif len(word.text) >= _SHORTEST - 1 and word.lower not in HONORIFICS and near.has(word.lower):
                start, end = folded.to_original(word.start, word.end)
                if not any(a < end and start < b for a, b in closed) and not is_time_stamp(original.text[start:end]):
                    places.append(_Place(original.id, start, end, word.lower))
    return (place for place in places if not small[place.word])


class _Neighbours:
    """Words at one edit from any of the names, found by what is left when one letter is taken away."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._cut: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for cut in _cuts(name):
                self._cut[cut].append(name)
        self._known: dict[str, tuple[str, ...]] = {}

    def has(self, word: str) -> bool:
        return bool(self.of(word))

    def of(self, word: str) -> tuple[str, ...]:
        """Give the names at exactly one edit from a folded word or from it without a genitive s."""
        if word not in self._known:
            self._known[word] = tuple(self._find(word))
        return self._known[word]

    def _find(self, word: str) -> Iterator[str]:
        stems = [word, word[:-1]] if word.endswith("s") else [word]
        if any(stem in self._names for stem in stems) or any(
            word.startswith(n) for n in self._names if n[0] == word[0]
        ):
            return
        for stem in stems:
            candidates = {name for cut in _cuts(stem) for name in self._cut.get(cut, ())}
            for name in sorted(candidates):
                if _is_one_edit(stem, name):
                    yield name


def _cuts(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _is_one_edit(one: str, other: str) -> bool:
    """Say whether two words differ by one insertion, deletion, substitution or swap of neighbours."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    if len(left) <= 1 and len(right) <= 1:
        return True
    return len(left) == 2 and left == right[::-1]
