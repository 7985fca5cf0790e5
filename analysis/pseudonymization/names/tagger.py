"""Unite the model's, the rules' and the lists' findings into spans of one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.ports import Detected
from analysis.pseudonymization.names.casing import has_capitals, titled
from analysis.pseudonymization.names.doubts import Doubts, apart
from analysis.pseudonymization.names.edges import (
    bare_adjectives,
    ends_with_genitive,
    foreign_in_lower_case,
    last_name_in_lower_case,
    left_of,
    listed_in_lower_case,
    odd_capitals,
    right_of,
)
from analysis.pseudonymization.names.gazetteers import fold
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.names.ordinary import NAMED
from analysis.pseudonymization.names.tokens import Token, sentences
from analysis.records import FindingLevel, IdentifierKind

if TYPE_CHECKING:
    from analysis.pseudonymization.names.casing import Casing
    from analysis.pseudonymization.names.crf import SequenceTagger
    from analysis.pseudonymization.names.gazetteers import Gazetteer
    from analysis.pseudonymization.names.notes import Notes
    from analysis.pseudonymization.names.ordinary import Ordinary
    from analysis.pseudonymization.names.parts_of_speech import WordClasses
    from analysis.pseudonymization.names.rules import Rules

DATA = Path(__file__).parent / "data"
AUTO_FROM = {
    "de": {"PER": 0.35, "LOC": 0.2, "ORG": 0.3, "MISC": 0.3, "SOFT": 0.3},
    "en": {"PER": 0.15, "LOC": 0.06, "ORG": 0.08, "MISC": 0.25, "SOFT": 0.25},
}
"""From this probability on, the model's finding is AUTO. Chosen on development data, see docs/pseudonymization.md."""
REVIEW_FROM = {"de": 0.06, "en": 0.02}
PRODUCT_REVIEW_FROM = {"de": 0.06, "en": 0.1}
"""The same for what the model takes for a thing rather than for a person, place or organisation."""
LOWER_REVIEW_FROM = {"en": 0.05}
"""The same where a text has no capitals, for the languages that have a model of their own for it."""
_SHORT = 12
_SHORT_TIMES = 5
"""A short line in lower case is as often a careless one in a text with capitals."""
BESIDE = 0.5
RULE_AUTO_FROM = 0.55
RULE_DECIDES_FROM = 0.8
ODD_SCORE = 0.2
CARELESS = "names.lower"
"""What found an ordinary word in a line without capitals; `repeats` leaves it out where the text has capitals."""
PLAIN = "names.plain"
"""What found an ordinary word that the model takes for a name; `repeats` leaves it out where names are few."""
_KINDS = {
    "PER": IdentifierKind.PERSON,
    "LOC": IdentifierKind.LOCATION,
    "ORG": IdentifierKind.ORGANIZATION,
    "MISC": IdentifierKind.PRODUCT,
    "SOFT": IdentifierKind.OTHER,
}


_TO_PLACES = frozenset({"at", "to", "from", "by", "like"})
_ELIDED = frozenset({"d'", "d’", "D'", "D’"})
_JOINS = {kind: frozenset({"of", "the"}) for kind in (IdentifierKind.ORGANIZATION, IdentifierKind.LOCATION)}


class _Mark(NamedTuple):
    """What is thought of one token."""

    kind: IdentifierKind
    level: FindingLevel
    score: float
    recognizer: str


@dataclass(frozen=True)
class _Parts:
    """What takes part once the data is read."""

    model: SequenceTagger
    lower: SequenceTagger | None
    rules: Rules
    casing: Casing
    doubts: Doubts
    notes: Notes
    lexicon: frozenset[str]
    gazetteer: Gazetteer
    classes: WordClasses
    ordinary: Ordinary


class NameTagger:
    """Finds names of people, places, organisations and products in German ("de") or English ("en") text.

    Reads its data at the first call of `tag` (about half a second). Not thread-safe: one for each worker. `folder`
    is where the model is, if not among the data of the program.
    """

    def __init__(self, language: str, *, folder: Path = DATA) -> None:
        if language not in AUTO_FROM:
            raise ValueError(f"no names for language {language!r}")
        self.language = language
        self._path = folder / f"names_{language}.crf.gz"
        self._loaded: _Parts | None = None
        self._engines: tuple[str, ...] = ()

    @property
    def engines(self) -> tuple[str, ...]:
        """Give names and versions of what takes part, for provenance."""
        self._load()
        return self._engines

    def tag(self, text: str) -> list[Detected]:
        """Find names: sorted, not overlapping, half-open code points of the text as given."""
        parts = self._load()
        found: list[Detected] = []
        left_out = apart(text)
        cut = sentences(text)
        is_lower = parts.lower is not None and not any(has_capitals(given) for given in cut)
        for given in cut:
            tokens = parts.casing.restored(given)
            if is_lower and parts.lower is not None and tokens is not given:
                marks = self._from_lower(parts, parts.lower, titled(given))
                tokens = [_capital(token) if mark else token for token, mark in zip(tokens, marks, strict=True)]
            else:
                marks = self._from_model(parts, tokens)
            _add_rules(marks, parts.rules, tokens)
            if self.language == "en":
                _add_english(marks, parts, tokens)
            else:
                _add_foreign(marks, parts, tokens)
            _widen(marks, given, parts, self.language)
            _leave_out(left_out, tokens, marks)
            if self.language == "de":
                _leave_out_notes(parts.notes, tokens, marks)
            if self.language == "en":
                _leave_out_adjectives(marks, given, parts)
                _set_roles_apart(marks, given, parts)
            if tokens is not given:
                marks = [mark and mark._replace(level=FindingLevel.REVIEW) for mark in marks]
            found += _spans(text, tokens, marks, parts.lexicon)
        return found

    def _load(self) -> _Parts:
        if self._loaded is None:
            from analysis.pseudonymization.names.casing import Casing
            from analysis.pseudonymization.names.crf import Model, SequenceTagger
            from analysis.pseudonymization.names.features import WordFeatures
            from analysis.pseudonymization.names.gazetteers import gazetteer
            from analysis.pseudonymization.names.notes import Notes
            from analysis.pseudonymization.names.parts_of_speech import WordClasses
            from analysis.pseudonymization.names.rules import Rules

            model, classes, lists = Model.load(self._path), WordClasses(self.language), gazetteer()
            source = WordFeatures(lists, classes, self.language, lexicon=model.lexicon)
            rules = Rules(lists, classes, self.language, model.lexicon)
            casing = Casing(lists, classes, self.language, model.lexicon)
            doubts = Doubts(lists, model.lexicon, source.ordinary, self.language)
            lower = self._path.with_name(f"names_{self.language}.lower.crf.gz")
            self._loaded = _Parts(
                SequenceTagger(model, source, lists),
                SequenceTagger(Model.load(lower), source, lists) if lower.exists() else None,
                rules,
                casing,
                doubts,
                Notes(lists),
                model.lexicon,
                lists,
                classes,
                source.ordinary,
            )
            self._engines = (f"verbatim-names {self.language} {model.header['digest']}", classes.engine)
        return self._loaded

    def _from_model(self, parts: _Parts, tokens: Sequence[Token]) -> list[_Mark | None]:
        found = parts.model.names(tokens, REVIEW_FROM[self.language], BESIDE)
        auto_from = AUTO_FROM[self.language]
        marks = [
            one and _Mark(_KINDS[one[0]], _level(one[1] >= auto_from[one[0]]), min(one[1], 1.0), "names.crf")
            for one in found
        ]
        for i in parts.doubts.about(tokens, [mark and mark.score for mark in marks]):
            marks[i] = None
        for i, mark in enumerate(marks):
            is_thing = mark is not None and mark.kind is IdentifierKind.PRODUCT
            if mark is not None and is_thing and mark.score < PRODUCT_REVIEW_FROM[self.language]:
                marks[i] = mark = None  # noqa: PLW2901
            if mark is not None and mark.kind is IdentifierKind.PRODUCT and mark.level is FindingLevel.REVIEW:
                alone = not any(marks[j] for j in (i - 1, i + 1) if 0 <= j < len(marks))
                if alone and self.language == "en" and parts.doubts.is_opener(tokens, i):
                    marks[i] = None
        for i in parts.doubts.plain(tokens, [mark and mark.score for mark in marks]):
            present = marks[i]
            marks[i] = present and present._replace(level=FindingLevel.REVIEW, recognizer=PLAIN)
        return marks

    def _from_lower(self, parts: _Parts, model: SequenceTagger, tokens: Sequence[Token]) -> list[_Mark | None]:
        is_short = len(tokens) < _SHORT
        least = LOWER_REVIEW_FROM[self.language] * (_SHORT_TIMES if is_short else 1)
        found = model.names(tokens, least, 1.0)
        marks = [one and _Mark(_KINDS[one[0]], FindingLevel.REVIEW, min(one[1], 1.0), "names.crf") for one in found]
        for i in parts.doubts.about(tokens, [mark and mark.score for mark in marks]):
            marks[i] = None
        for i in parts.doubts.ordinary_runs(tokens, [mark and mark.score for mark in marks]):
            present = marks[i]
            marks[i] = present and present._replace(recognizer=CARELESS)
        return marks


def _capital(token: Token) -> Token:
    return token._replace(text=token.text[0].upper() + token.text[1:])


def _level(is_sure: bool) -> FindingLevel:
    return FindingLevel.AUTO if is_sure else FindingLevel.REVIEW


def _leave_out(places: Sequence[tuple[int, int]], tokens: Sequence[Token], marks: list[_Mark | None]) -> None:
    """Take away the marks of tokens in these places of the text."""
    for start, end in places:
        for i, token in enumerate(tokens):
            if start <= token.start < end:
                marks[i] = None


def _leave_out_notes(notes: Notes, tokens: Sequence[Token], marks: list[_Mark | None]) -> None:
    """Take away the marks of words of clinical notes, unless a sure rule says that somebody is called so."""
    certain = [bool(m and m.recognizer == "names.rules" and m.score >= RULE_DECIDES_FROM) for m in marks]
    for i in list(notes.among(tokens, [mark is not None for mark in marks], certain)):
        marks[i] = None


def _leave_out_adjectives(marks: list[_Mark | None], tokens: Sequence[Token], parts: _Parts) -> None:
    """Take away the marks of English adjectives before a noun; where there is none, leave them to review."""

    def is_marked(i: int) -> bool:
        return 0 <= i < len(marks) and marks[i] is not None

    for i, is_before_noun in list(bare_adjectives(tokens, parts.gazetteer, parts.classes, is_marked)):
        present = marks[i]
        marks[i] = None if is_before_noun or present is None else present._replace(level=FindingLevel.REVIEW)


def _add_rules(marks: list[_Mark | None], rules: Rules, tokens: Sequence[Token]) -> None:
    """Lay the candidates over the model's marks: a sure rule decides the kind, an unsure one fills what is empty."""
    for candidate in sorted(rules.find(tokens), key=lambda c: c.score):
        level = _level(candidate.score >= RULE_AUTO_FROM)
        mark = _Mark(candidate.kind, level, candidate.score, candidate.recognizer)
        for i in range(candidate.first, candidate.after):
            present = marks[i]
            if present is None or candidate.score >= RULE_DECIDES_FROM:
                marks[i] = mark
            elif present.level is FindingLevel.REVIEW and level is FindingLevel.AUTO:
                marks[i] = present._replace(level=level, score=max(present.score, mark.score))
            elif candidate.kind is IdentifierKind.PRODUCT and candidate.recognizer == "names.gazetteer":
                marks[i] = present._replace(kind=candidate.kind)


def _add_english(marks: list[_Mark | None], parts: _Parts, tokens: Sequence[Token]) -> None:
    """Mark what is written unlike an ordinary word: a capital within a sentence, a place in lower case, a lone s."""
    capital = _Mark(IdentifierKind.OTHER, FindingLevel.REVIEW, ODD_SCORE, "names.rules")
    for i in odd_capitals(tokens, parts.gazetteer, parts.classes, lambda i: marks[i] is not None):
        marks[i] = capital
    for i, is_person in listed_in_lower_case(tokens, parts.gazetteer, parts.classes):
        kind = IdentifierKind.PERSON if is_person else IdentifierKind.LOCATION
        marks[i] = marks[i] or _Mark(kind, FindingLevel.REVIEW, ODD_SCORE, "names.gazetteer")
    for i in range(1, len(tokens)):
        before = marks[i - 1]
        if tokens[i].text == "s" and before is not None and tokens[i].start == tokens[i - 1].end + 1:
            marks[i] = before


def _add_foreign(marks: list[_Mark | None], parts: _Parts, tokens: Sequence[Token]) -> None:
    """Mark words in lower case that are no German ones, as names are that somebody wrote small."""
    for i in foreign_in_lower_case(tokens, parts.classes):
        marks[i] = marks[i] or _Mark(IdentifierKind.PERSON, FindingLevel.REVIEW, ODD_SCORE, "names.rules")


def _widen(marks: list[_Mark | None], tokens: Sequence[Token], parts: _Parts, language: str) -> None:
    """Mark what belongs to the names before and behind them."""
    for i, mark in enumerate(marks):
        if mark is None or not tokens[i].text[0].isupper():
            continue
        if i == 0 or marks[i - 1] is None or not _is_word(tokens[i - 1]):
            for place in left_of(tokens, i, language):
                present = marks[place]
                marks[place] = mark if present is None or present.level is FindingLevel.REVIEW else present
        if mark.kind is IdentifierKind.PERSON and mark.recognizer != "names.rules":
            behind = right_of(tokens, i, parts.lexicon, parts.ordinary)
            if behind is None and language == "en" and (i == 0 or marks[i - 1] is None):
                is_listed = bool(set("Ff") & set(parts.gazetteer.flags(fold(tokens[i].text))))
                behind = last_name_in_lower_case(tokens, i, parts.lexicon, parts.classes) if is_listed else None
            if behind is not None and marks[behind] is None:
                marks[behind] = mark._replace(level=FindingLevel.REVIEW)


def _set_roles_apart(marks: list[_Mark | None], tokens: Sequence[Token], parts: _Parts) -> None:
    """Take what somebody does off the full name behind it: Attorney | Robert Sarvis, governor | Bob McDonnell."""
    for i in range(len(tokens) - 2):
        if not all(mark and mark.kind is IdentifierKind.PERSON for mark in marks[i : i + 3]):
            continue
        word, first, last = (token.text for token in tokens[i : i + 3])
        is_role = parts.ordinary.kind(word) == "noun" and fold(word) not in word_list("title") | word_list("particle")
        listed = NAMED & set(parts.gazetteer.flags(fold(word)))
        is_full_name = first.istitle() and last.istitle() and "F" in parts.gazetteer.flags(fold(first))
        present = marks[i]
        if is_role and is_full_name and present and (word.islower() or not listed):
            marks[i] = None if word.islower() else present._replace(kind=IdentifierKind.ROLE)


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def _spans(
    text: str, tokens: Sequence[Token], marks: Sequence[_Mark | None], lexicon: frozenset[str]
) -> Iterator[Detected]:
    """Join neighbouring tokens of one kind, over a hyphen or a particle between them, into spans."""
    i = 0
    while i < len(tokens):
        mark = marks[i]
        if mark is None or not _is_word(tokens[i]):
            i += 1
            continue
        last = _end_of_name(tokens, marks, i, lexicon)
        parts = [part for part in marks[i : last + 1] if part]
        level = _level(any(part.level is FindingLevel.AUTO for part in parts))
        score = round(max(part.score for part in parts), 3)
        is_place = mark.kind is not IdentifierKind.PERSON or (i > 0 and tokens[i - 1].text in _TO_PLACES)
        end_token = last + 1 if is_place and ends_with_genitive(tokens, last + 1) else last
        start, end = tokens[i].start, tokens[end_token].end
        yield Detected(start, end, mark.kind, level, score, mark.recognizer, canonical(text[start:end]))
        i = last + 1


def _end_of_name(tokens: Sequence[Token], marks: Sequence[_Mark | None], first: int, lexicon: frozenset[str]) -> int:
    """Give the last token of the name that begins at `first`."""
    kind = marks[first].kind  # type: ignore[union-attr]
    joins = word_list("join") | _JOINS.get(kind, frozenset())
    if kind is IdentifierKind.ORGANIZATION:
        joins |= word_list("join_organization")
    last = first
    for j in range(first + 1, len(tokens)):
        mark = marks[j]
        if mark is None or not _is_word(tokens[j]):
            if tokens[j].text.lower() not in joins or j - last > 3:
                break
        elif (
            mark.kind == kind
            or _is_no_name_alone(tokens[j].text, lexicon)
            or (kind is IdentifierKind.PERSON and _must_go_on(tokens, j))
            or (kind is IdentifierKind.PERSON and _is_second_half(tokens, j))
            or (kind is IdentifierKind.PERSON and _is_by_place(tokens[last + 1 : j], mark.kind))
            or (kind in _JOINS and tokens[last + 1].text == "of" and (j == last + 2 or mark.kind in _JOINS))
        ):
            last = j
        else:
            break
    return last


def _is_no_name_alone(word: str, lexicon: frozenset[str]) -> bool:
    """Tell whether a word must belong to the name before it: an initial, the Us of Toys R Us."""
    return len(word) == 1 or fold(word) in lexicon


def _must_go_on(tokens: Sequence[Token], j: int) -> bool:
    """Tell whether a person's name cannot end before a place: behind a title or a particle in lower case."""
    i = j - 2 if tokens[j - 1].text == "." and j > 1 else j - 1
    before = tokens[i].text
    return fold(before) in word_list("strong") or (before.islower() and before in word_list("particle"))


def _is_second_half(tokens: Sequence[Token], j: int) -> bool:
    """Tell whether a word goes on with the name before it: Jessen - | Petersen, Patrizia | d'Ettorre."""
    word = tokens[j].text
    is_hyphenated = tokens[j - 1].text in {"-", "–"} and j > 1 and tokens[j - 2].text.istitle() and word.istitle()
    return is_hyphenated or (word[:2] in _ELIDED and word[2:3].isupper())


def _is_by_place(between: Sequence[Token], kind: IdentifierKind) -> bool:
    """Tell whether a person is named after a place: Friedrich II. von Preußen."""
    return kind is IdentifierKind.LOCATION and any(token.text in {"von", "zu", "of"} for token in between)


def canonical(name: str) -> str:
    """Give the form to list a name under: one space between words, without a possessive `'s`."""
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")
