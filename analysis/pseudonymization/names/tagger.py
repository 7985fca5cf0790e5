"""Unite the model's, the rules' and the lists' findings into spans of one text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.ports import Detected
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.names.tokens import Token, sentences
from analysis.records import FindingLevel, IdentifierKind

if TYPE_CHECKING:
    from analysis.pseudonymization.names.crf import SequenceTagger
    from analysis.pseudonymization.names.rules import Rules

DATA = Path(__file__).parent / "data"
AUTO_FROM = 0.15
REVIEW_FROM = 0.05
RULE_AUTO_FROM = 0.55
_KINDS = {
    "PER": IdentifierKind.PERSON,
    "LOC": IdentifierKind.LOCATION,
    "ORG": IdentifierKind.ORGANIZATION,
    "MISC": IdentifierKind.PRODUCT,
    "SOFT": IdentifierKind.OTHER,
}


class _Mark(NamedTuple):
    """What is thought of one token. `auto` and `review` are no probabilities of the same thing; see `_levels`."""

    kind: IdentifierKind
    level: FindingLevel
    score: float
    recognizer: str


class NameTagger:
    """Finds names of people, places, organisations and products in German ("de") or English ("en") text.

    Reads its data at the first call of `tag` (about half a second). Not thread-safe: one for each worker.
    """

    def __init__(self, language: str) -> None:
        if language not in ("de", "en"):
            raise ValueError(f"no names for language {language!r}")
        self.language = language
        self._model: SequenceTagger | None = None
        self._rules: Rules | None = None
        self._engines: tuple[str, ...] = ()

    @property
    def engines(self) -> tuple[str, ...]:
        """Give names and versions of what takes part, for provenance."""
        self._load()
        return self._engines

    def tag(self, text: str) -> list[Detected]:
        """Find names: sorted, not overlapping, half-open code points of the text as given."""
        model, rules = self._load()
        found: list[Detected] = []
        for tokens in sentences(text):
            shouting = _is_shouting(tokens)
            marks = self._from_model(model, tokens)
            _add_rules(marks, rules, tokens, shouting)
            found += _spans(text, tokens, marks)
        return found

    def _load(self) -> tuple[SequenceTagger, Rules]:
        if self._model is None or self._rules is None:
            from analysis.pseudonymization.names.crf import Model, SequenceTagger
            from analysis.pseudonymization.names.features import WordFeatures
            from analysis.pseudonymization.names.gazetteers import gazetteer
            from analysis.pseudonymization.names.parts_of_speech import WordClasses
            from analysis.pseudonymization.names.rules import Rules

            path = DATA / f"names_{self.language}.crf.gz"
            model, classes = Model.load(path), WordClasses(self.language)
            source = WordFeatures(gazetteer(), classes, self.language, lexicon=model.lexicon)
            self._model = SequenceTagger(model, source, gazetteer())
            self._rules = Rules(gazetteer(), classes, self.language, model.lexicon)
            self._engines = (f"verbatim-names {self.language} {model.header['digest']}", classes.engine)
        return self._model, self._rules

    def _from_model(self, model: SequenceTagger, tokens: Sequence[Token]) -> list[_Mark | None]:
        probabilities = model.probabilities(tokens)
        outside = model.labels.index("O")
        marks: list[_Mark | None] = []
        for row in probabilities:
            name = 1.0 - float(row[outside])
            if name < REVIEW_FROM:
                marks.append(None)
                continue
            by_kind: dict[str, float] = {}
            for label, p in zip(model.labels, row, strict=True):
                if label != "O":
                    by_kind[label[2:]] = by_kind.get(label[2:], 0.0) + float(p)
            kind = _KINDS[max(by_kind, key=lambda k: by_kind[k])]
            level = FindingLevel.AUTO if name >= AUTO_FROM else FindingLevel.REVIEW
            marks.append(_Mark(kind, level, min(name, 1.0), "names.crf"))
        return marks


def _is_shouting(tokens: Sequence[Token]) -> bool:
    letters = "".join(token.text for token in tokens if token.text.isalpha())
    return len(letters) > 12 and letters.isupper()


def _add_rules(marks: list[_Mark | None], rules: Rules, tokens: Sequence[Token], shouting: bool) -> None:
    """Lay the candidates over the model's marks: a sure rule decides the kind, an unsure one fills what is empty."""
    for candidate in sorted(rules.find(tokens, shouting=shouting), key=lambda c: c.score):
        level = FindingLevel.AUTO if candidate.score >= RULE_AUTO_FROM else FindingLevel.REVIEW
        mark = _Mark(candidate.kind, level, candidate.score, candidate.recognizer)
        for i in range(candidate.first, candidate.after):
            present = marks[i]
            if present is None or candidate.score >= 0.8:
                marks[i] = mark
            elif present.level is FindingLevel.REVIEW and level is FindingLevel.AUTO:
                marks[i] = present._replace(level=level, score=max(present.score, mark.score))


def _spans(text: str, tokens: Sequence[Token], marks: Sequence[_Mark | None]) -> Iterable[Detected]:
    """Join neighbouring tokens of one kind and level, over a hyphen or a particle between them, into spans."""
    joins = word_list("join")
    i = 0
    while i < len(tokens):
        mark = marks[i]
        if mark is None or not any(c.isalnum() for c in tokens[i].text):
            i += 1
            continue
        last, score = i, mark.score
        for j in range(i + 1, len(tokens)):
            other = marks[j]
            if other is None and tokens[j].text.lower() in joins and j - last < 3:
                continue
            if other is None or other.kind != mark.kind or other.level != mark.level:
                break
            if any(c.isalnum() for c in tokens[j].text):
                last, score = j, max(score, other.score)
        start, end = tokens[i].start, tokens[last].end
        yield Detected(start, end, mark.kind, mark.level, round(score, 3), mark.recognizer, canonical(text[start:end]))
        i = last + 1


def canonical(name: str) -> str:
    """Give the form to list a name under: one space between words, without a possessive `'s`."""
    return " ".join(name.split()).removesuffix("'s").removesuffix("’s")
