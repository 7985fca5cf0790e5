"""Name proposed groups: concepts in a participant's words, themes by telling nouns, dimensions by areas of words.

Each name is a working title and says so in its definition. No name holds a placeholder, and none is given twice.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.records import Level
from analysis.suggestion.fields import Field
from analysis.suggestion.lemmas import Word, without_placeholders
from analysis.suggestion.words import dull_words, is_edge, tokenize, trim_edges, word_list

TITLES_DE = {
    Level.CONCEPT: "Arbeitstitel (ohne KI): Worte eines Mitglieds.",
    Level.THEME: "Arbeitstitel (ohne KI): kennzeichnende Wörter.",
    Level.DIMENSION: "Arbeitstitel (ohne KI): Wortfelder.",
}
TITLES_EN = {
    Level.CONCEPT: "Working title (no AI): words of a member.",
    Level.THEME: "Working title (no AI): telling words.",
    Level.DIMENSION: "Working title (no AI): fields of words.",
}
TITLES = TITLES_DE, TITLES_EN
SHARED = "Gemeinsame Wörter", "Shared words"
WHY = "ähnliche Wörter, keine KI", "similar words, no AI"
_OWN = re.compile(
    f"(?:{'|'.join(re.escape(title) for titles in TITLES for title in titles.values())})"
    rf"(?: (?:{'|'.join(SHARED)}): [^.]*\.)?"
)

_FEWEST_WORDS, _MOST_WORDS = 3, 9
_SHARED_WORDS_NAMED = 4
_FIELD_FROM = 0.34
_ONE_TELLING_WORD = 0.6
_SECOND_FROM = 0.45
_CLAUSE = re.compile(r"[,;:.!?…]+\s+|\s+[-–—]\s+|\s{2,}")


_IS_FIELD = Field("", "")  # stands in a candidate's fields where the candidate is the field's own name


@dataclass(frozen=True, slots=True)
class Member:
    """An item as it is compared: the texts that stand for it and their telling words."""

    key: str
    label: str
    language: str
    texts: tuple[str, ...]
    words: tuple[tuple[Word, ...], ...]

    @property
    def all_words(self) -> list[Word]:
        return [word for words in self.words for word in words]

    @property
    def fallback(self) -> str:
        """Give what an item without a telling word is compared by: its words, or what nothing is like."""
        plain = [token.key for text in self.texts for token in tokenize(without_placeholders(text)) if token.is_word]
        return " ".join(plain) or f"#{self.key}#"


def own_words(definition: str) -> str:
    """Give a definition without what was written into it here: it would make all that was grouped alike."""
    return _OWN.sub(" ", definition).strip()


class Names:
    """Names the groups of one grouping, one after another."""

    def __init__(self, members: Sequence[Member], level: Level) -> None:
        self._level = level
        self._given = {member.label.casefold() for member in members if level is not Level.CONCEPT}
        self._used: set[str] = set()
        texts = [words for member in members for words in member.words]
        self._count = len(texts)
        self._texts_with = Counter(key for words in texts for key in {word.key for word in words})
        self._texts_in = Counter(field for words in texts for field in _fields(words))

    def name(self, near: Sequence[Member]) -> tuple[str, str, str]:
        """Give label, definition and reason for a group, its most central member first."""
        language = "de" if 2 * sum(member.language == "de" for member in near) >= len(near) else "en"
        other = language != "de"
        label = self._phrase(near) if self._level is Level.CONCEPT else self._nouns(near, language)
        self._given.add(label.casefold())
        shared = _shared_words(near)
        words = f" {SHARED[other]}: {', '.join(shared)}." if shared else ""
        return label, TITLES[other][self._level] + words, WHY[other]

    # --- concepts: a member's words ---

    def _phrase(self, near: Sequence[Member]) -> str:
        """Choose the most telling short clause of the central members, in the participant's wording."""
        common = Counter(key for member in near for key in {word.key for word in member.all_words})
        common_fields = Counter(field for member in near for field in _fields(member.all_words))
        for cut in (_clauses, _windows):
            found = [
                (self._tells(member, start, end, common, common_fields) * (1 - 0.1 * min(place, 5)), member, start, end)
                for place, member in enumerate(near)
                for start, end in cut(member)
            ]
            found = [each for each in found if each[0] > 0]
            if found:
                _, member, start, end = max(found, key=lambda each: each[0])
                return member.texts[0][start:end]
        return self._nouns(near, near[0].language)

    def _tells(
        self, member: Member, start: int, end: int, common: Counter[str], common_fields: Counter[Field]
    ) -> float:
        """Tell how much of what the group shares is said in `start:end` of a member; 0 where it can't be a label."""
        inside = [word for word in member.words[0] if start <= word.start and word.end <= end]
        label = member.texts[0][start:end]
        if label.casefold() in self._given:
            return 0.0
        said = sum(common[word.key] + 0.5 * _most(common_fields, word) for word in inside)
        return said / (3 + len(label.split())) * (1.0 if len(inside) > 1 else _ONE_TELLING_WORD)

    # --- themes and dimensions: nouns and fields ---

    def _nouns(self, near: Sequence[Member], language: str) -> str:
        ranked = self._ranked(near, language)
        free = [entry for entry in ranked if entry[1].casefold() not in self._used] or ranked
        chosen: list[tuple[float, str, frozenset[Field]]] = []
        for entry in free:
            near_enough = not chosen or entry[0] >= _SECOND_FROM * chosen[0][0]
            if len(chosen) < 2 and near_enough and not any(_same(entry, other) for other in chosen):
                chosen.append(entry)
        label = _joined([name for _, name, _ in chosen], language)
        for _, name, _ in free:
            if label and label.casefold() not in self._given:
                break
            chosen = [*chosen[:1], (0.0, name, frozenset())]
            label = _joined(list(dict.fromkeys(name for _, name, _ in chosen)), language)
        self._used.update(name.casefold() for _, name, _ in chosen)
        return label[:1].upper() + label[1:] or _numbered(near, self._given, language)

    def _ranked(self, near: Sequence[Member], language: str) -> list[tuple[float, str, frozenset[Field]]]:
        """Give candidate names with what each is worth and its fields, the best first."""
        texts = [words for member in near if member.language == language for words in member.words]
        found: list[tuple[float, str, frozenset[Field]]] = []
        if self._level is not Level.DIMENSION:
            found += self._ranked_nouns(texts)
        fields = Counter(field for member in near for words in member.words for field in _fields(words))
        count = sum(len(member.words) for member in near)
        if self._level is Level.DIMENSION:
            areas: Counter[Field] = Counter()
            for field, number in fields.items():
                if field.area is not None:
                    areas[field.area] += number
            found += [(number / count, area.name(language), frozenset()) for area, number in areas.items()]
            found += [
                (0.2 * number / count, field.name(language), frozenset({field})) for field, number in fields.items()
            ]
            return sorted(found, key=lambda entry: (-entry[0], entry[1]))
        said = Counter(field for words in texts for field in _named_by_nouns(words))
        for field, number in fields.items():
            own = sum(sorted((said[each] for each in said if each[0] == field), reverse=True)[:2])
            if number >= _FIELD_FROM * count and number > 1 and own < 2 * number / 3:
                rarity = math.log(1 + self._count / self._texts_in[field])
                found.append((0.9 * number * rarity, field.name(language), frozenset({field, _IS_FIELD})))
        return sorted(found, key=lambda entry: (-entry[0], entry[1]))

    def _ranked_nouns(self, texts: Sequence[Sequence[Word]]) -> list[tuple[float, str, frozenset[Field]]]:
        counts = Counter(key for words in texts for key in {word.key for word in words if word.names_group})
        written = {word.key: word for words in texts for word in words if word.names_group}
        return [
            (
                number * math.log(1 + self._count / self._texts_with[key]),
                written[key].form,
                frozenset(written[key].fields),
            )
            for key, number in counts.items()
        ]


def _same(one: tuple[float, str, frozenset[Field]], other: tuple[float, str, frozenset[Field]]) -> bool:
    first, second = one[1].casefold(), other[1].casefold()
    a_field_and_its_word = _IS_FIELD in one[2] | other[2] and bool((one[2] & other[2]) - {_IS_FIELD})
    return a_field_and_its_word or first[:5] == second[:5] or first in second or second in first


def _named_by_nouns(words: Sequence[Word]) -> set[tuple[Field, str]]:
    return {(field, word.key) for word in words if word.names_group for field in word.fields}


def _fields(words: Sequence[Word]) -> set[Field]:
    return {field for word in words for field in word.fields}


def _most(counts: Counter[Field], word: Word) -> int:
    return max((counts[field] for field in word.fields), default=0)


def _joined(names: Sequence[str], language: str) -> str:
    return (" und " if language == "de" else " and ").join(names)


def _numbered(near: Sequence[Member], given: set[str], language: str) -> str:
    """Name a group without a word that could name it."""
    stem = "Gruppe" if language == "de" else "Group"
    return next(
        name
        for name in (f"{stem} {number}" for number in range(1, len(given) + len(near) + 2))
        if name.casefold() not in given
    )


def _clauses(member: Member) -> Iterator[tuple[int, int]]:
    """Give short stretches of a member's first text: the whole, its clauses, neighbouring clauses."""
    plain = without_placeholders(member.texts[0])
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(plain)), len(plain)]
    for index, start in enumerate(cuts[:-1]):
        for end in cuts[index + 1 :]:
            span = _span(plain, start, end, _loose(member.language))
            if span is not None:
                yield span


def _windows(member: Member) -> Iterator[tuple[int, int]]:
    """Give stretches between telling words that lose no negation next to them."""
    plain = without_placeholders(member.texts[0])
    words = [token for token in tokenize(plain) if token.is_word]
    negations, dull = word_list("negation", member.language), dull_words(member.language)
    for first in range(len(words)):
        for last in range(first + 1, min(len(words), first + _MOST_WORDS) + 1):
            beside = words[max(0, first - 3) : first] + words[last : last + 3]
            if not any(word.key in negations for word in beside):
                span = _span(plain, words[first].start, words[last - 1].end, dull - negations, fewest=1)
                if span is not None:
                    yield span


def _span(
    plain: str, start: int, end: int, loose: frozenset[str], fewest: int = _FEWEST_WORDS
) -> tuple[int, int] | None:
    """Trim a stretch; None where it is too short or long for a label or a placeholder was in it."""
    tokens = trim_edges(tuple(token for token in tokenize(plain) if start <= token.start and token.end <= end))
    while tokens and tokens[0].key in loose:
        tokens = tokens[1:]
    while tokens and fewest < _FEWEST_WORDS and tokens[-1].key in loose:
        tokens = tokens[:-1]
    if not fewest <= sum(token.is_word for token in tokens) <= _MOST_WORDS:
        return None
    first, last = tokens[0].start, tokens[-1].end
    whole = "  " not in plain[first:last] and is_edge(plain, first) and is_edge(plain, last)
    return (first, last) if whole else None


def _loose(language: str) -> frozenset[str]:
    return word_list("filler", language) | word_list("opener", language)


def _shared_words(near: Sequence[Member]) -> list[str]:
    """Give the citation forms that at least two texts share, the most frequent first."""
    texts = [words for member in near for words in member.words]
    counts = Counter(key for words in texts for key in {word.key for word in words})
    written = {word.key: word.form for words in texts for word in words}
    ranked = sorted((key for key, count in counts.items() if count > 1), key=lambda key: (-counts[key], key))
    return [written[key] for key in ranked[:_SHARED_WORDS_NAMED]]
