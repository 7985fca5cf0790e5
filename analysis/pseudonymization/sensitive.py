"""Find sentences about special categories of personal data (GDPR Art. 9) and offences (Art. 10), for a person's eye.

Word lists made by hand (`sensitive_words/*.txt`) and her own terms; nothing is decided here. An entry is one or several
words, compared without regard to case:

    asthma          the word and its inflected forms
    =ms             exactly this word
    depress*        words that begin so
    *partei         words that end so, and their inflected forms (compounds)
    *krank*         words that hold it
    !krankenkasse*  never counts, whatever else matches; wins

Words joined by hyphens count as one and as each part. Spans are half-open code points of the text that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from analysis.pseudonymization.names.tokens import sentences
from analysis.records import SensitiveTopic

FOLDER = "sensitive_words"
_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?(?:[-‐‑][^\W_]+)*")
_HYPHEN = re.compile(r"[-‐‑]")
_ENDINGS = {
    "de": ("", "e", "en", "er", "es", "em", "n", "s", "in", "innen", "se", "sen"),
    "en": ("", "s", "es", "ed", "ing", "d", "ly", "'s", "’s"),
}

Piece = tuple[int, int, str]
Term = tuple[str, SensitiveTopic]


@dataclass(frozen=True, slots=True)
class SensitiveSpan:
    """A sentence with a word of a topic."""

    start: int
    end: int
    topic: SensitiveTopic


def sensitive_spans(text: str, pieces: Iterable[Piece], terms: Iterable[Term] = ()) -> list[SensitiveSpan]:
    """Find the sentences with sensitive words in pieces of a text, given as (start, end, "de" or "en").

    A sentence with several topics is given once for each. `terms` are her own words with their topic, for all
    languages. Sorted by place.
    """
    own = tuple(sorted((term, topic.value) for term, topic in terms))
    found = {
        SensitiveSpan(start + tokens[0].start, start + tokens[-1].end, topic)
        for start, end, language in pieces
        for tokens in sentences(text[start:end])
        for topic in _lexicon(language, own).topics(text[start + tokens[0].start : start + tokens[-1].end])
    }
    return sorted(found, key=lambda span: (span.start, span.end, span.topic))


class _Lexicon:
    """The entries of one language, prepared for looking up words."""

    def __init__(self, entries: Iterable[Term], language: str) -> None:
        self._exact: dict[str, set[SensitiveTopic]] = {}
        self._prefix: dict[str, SensitiveTopic] = {}
        self._suffix: dict[str, SensitiveTopic] = {}
        self._inside: dict[str, SensitiveTopic] = {}
        self._phrases: list[tuple[re.Pattern[str], SensitiveTopic]] = []
        self._endings = _ENDINGS.get(language, _ENDINGS["en"])
        self._never: _Lexicon | None = None
        self._known: dict[str, frozenset[SensitiveTopic]] = {}
        listed = list(entries)
        never = [(entry[1:], topic) for entry, topic in listed if entry.startswith("!")]
        if never:
            self._never = _Lexicon(never, language)
        for entry, topic in listed:
            if not entry.startswith("!"):
                self._add(entry.casefold().strip(), topic)

    def _add(self, entry: str, topic: SensitiveTopic) -> None:
        word = entry.strip("*=")
        if not word:
            return
        if " " in entry:
            parts = r"\W+".join(
                re.escape(part.strip("*=")) + (r"\w*" if part.endswith("*") else "") for part in entry.split()
            )
            endings = "" if entry.startswith("=") else f"(?:{'|'.join(map(re.escape, self._endings))})"
            self._phrases.append((re.compile(rf"(?<!\w){parts}{endings}(?!\w)"), topic))
        elif entry.startswith("*") and entry.endswith("*"):
            self._inside[word] = topic
        elif entry.endswith("*"):
            self._prefix[word] = topic
        elif entry.startswith("*"):
            for ending in self._endings:
                self._suffix[word + ending] = topic
        else:
            for ending in ("",) if entry.startswith("=") else self._endings:
                self._exact.setdefault(word + ending, set()).add(topic)

    def topics(self, sentence: str) -> set[SensitiveTopic]:
        folded = sentence.casefold()
        found = {topic for pattern, topic in self._phrases if pattern.search(folded)}
        for match in _WORD.finditer(folded):
            found |= self.of_word(match.group())
        return found

    def of_word(self, word: str) -> frozenset[SensitiveTopic]:
        """Give the topics of one folded word, with those of its parts between hyphens."""
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> frozenset[SensitiveTopic]:
        if self._never and self._never.of_word(word):
            return frozenset()
        return frozenset(topic for part in {word, *_HYPHEN.split(word)} for topic in self._of_part(part))

    def _of_part(self, word: str) -> Iterator[SensitiveTopic]:
        if self._never and self._never.of_word(word):
            return
        yield from self._exact.get(word, ())
        yield from (self._prefix[word[:end]] for end in range(1, len(word) + 1) if word[:end] in self._prefix)
        yield from (self._suffix[word[at:]] for at in range(len(word)) if word[at:] in self._suffix)
        yield from (topic for part, topic in self._inside.items() if part in word)


@lru_cache(maxsize=16)
def _lexicon(language: str, own: Sequence[tuple[str, str]]) -> _Lexicon:
    entries = [*_listed(language), *((term, SensitiveTopic(topic)) for term, topic in own)]
    return _Lexicon(entries, language)


@lru_cache
def _listed(language: str) -> tuple[Term, ...]:
    """Read a language's list: topics in brackets, an entry on each line, `#` for remarks."""
    name = language if language in _ENDINGS else "en"
    path = files("analysis.pseudonymization").joinpath(FOLDER, f"{name}.txt")
    entries: list[Term] = []
    topic = SensitiveTopic.OTHER
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry.startswith("["):
            topic = SensitiveTopic(entry.strip("[]"))
        elif entry:
            entries += [(part.strip(), topic) for part in entry.split(",") if part.strip()]
    return tuple(entries)
