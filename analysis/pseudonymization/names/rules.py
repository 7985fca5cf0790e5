"""Names told by the words around them: titles, legal forms, heads of organisations, "ich heiße ...", lists.

A rule works on one sentence of tokens and gives candidates; `tagger` unites them with the model's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.pseudonymization.names.features import shape
from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import word_ending, word_list
from analysis.pseudonymization.names.parts_of_speech import WordClasses
from analysis.pseudonymization.names.tokens import Token
from analysis.records import IdentifierKind as Kind

_ACRONYM = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ&]{1,5}s?\Z")
_CAMEL = re.compile(r"[A-Za-zÄÖÜäöüß]*[a-zäöüß][A-ZÄÖÜ][A-Za-zÄÖÜäöüß]*\Z")
_GAELIC = re.compile(r"(?:Ma?c|O['’]|Fitz)[A-Z][a-z]{2,}\Z")
_INFLECTED = re.compile(r"[a-zäöüß]{3,}e[nmrs]?\Z")
_SURE = frozenset({"-4", "-3"})
_HEADS = ("zentrum", "klinik", "klinikum", "krankenhaus", "hospital", "institut", "schule", "gymnasium", "werkstatt")
_COMMON_NOUN = frozenset({"NN", "NN1", "NN2", "NN0"})
_NAMING_BEFORE = {
    "de": (
        "ich heiße",
        "ich heiß",
        "heiße ich",
        "mein name ist",
        "sie heißt",
        "er heißt",
        "namens",
        "heißt der",
        "heißt die",
    ),
    "en": ("my name is", "my name's", "name was", "name is", "i am called", "called me", "this is"),
}


class Candidate(NamedTuple):
    """Tokens `first` up to but not including `after` of a sentence, taken for a name."""

    first: int
    after: int
    kind: Kind
    score: float
    recognizer: str


class Sentence:
    """A sentence as the rules see it: its tokens, folded, with their flags in the lists."""

    def __init__(self, tokens: Sequence[Token], gazetteer: Gazetteer) -> None:
        self.words = [token.text for token in tokens]
        self.folded = [fold(word) for word in self.words]
        self.flags = [
            gazetteer.stem_flags(f) if w[0].isupper() else "" for f, w in zip(self.folded, self.words, strict=True)
        ]
        self.size = len(tokens)

    def is_capital(self, i: int) -> bool:
        """Tell whether there is a word with a capital at this place that could be (part of) a name."""
        return 0 <= i < self.size and self.words[i][0].isupper() and self.folded[i] not in word_list("not")


class Rules:
    """The rules of one language. Not thread-safe (they ask `WordClasses`)."""

    def __init__(self, gazetteer: Gazetteer, classes: WordClasses, language: str, lexicon: frozenset[str]) -> None:
        self._gazetteer = gazetteer
        self._classes = classes
        self._language = language
        self._lexicon = lexicon
        self._heads = word_list(f"orghead_{language}")

    def find(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Give candidates, in any order and overlapping."""
        sentence = Sentence(tokens, self._gazetteer)
        yield from self._phrases(sentence)
        for i, word in enumerate(sentence.words):
            folded = sentence.folded[i]
            if folded in word_list("strong"):
                yield from self._after_title(sentence, i)
            if folded in word_list("legal") and (word[0].isupper() or "." in word or folded == "gmbh"):
                yield from self._before_legal_form(sentence, i)
            is_head = folded in self._heads or (self._language == "de" and len(word) > 7 and folded.endswith(_HEADS))
            if is_head and word[0].isupper():
                yield from self._around_head(sentence, i)
            if sentence.flags[i]:
                yield from self._listed(sentence, i)
            if len(word) > 1:
                yield from self._by_shape(sentence, i)
            yield from self._after_naming(sentence, i)
            if self._language == "de":
                yield from self._after_proper_adjective(sentence, i)
                yield from self._shared_ending(sentence, i)
        yield from self._alone(sentence)

    def _is_common(self, sentence: Sentence, i: int) -> bool:
        """Tell whether a word is likelier an ordinary word than a name, whatever the lists say."""
        folded = sentence.folded[i]
        if folded in word_list("not") or folded in self._lexicon:
            return True
        word = sentence.words[i]
        best, _, margin, _ = self._classes.of(word.capitalize() if word.isupper() and len(word) > 4 else word)
        return best in _COMMON_NOUN or not best.startswith(("N", "FM", "UNC")) or int(margin) < 0

    def _name_end(self, sentence: Sentence, i: int, most: int = 4) -> int:
        """Give where a run of capitalised words, with particles between, ends that begins at `i`."""
        after, j = i, i
        while j < sentence.size and j - i < most + 3 and (after == i or j - after < 3):
            if sentence.is_capital(j) and sentence.folded[j] not in word_list("title"):
                after = j = j + 1
            elif sentence.folded[j] in word_list("particle") or (
                sentence.words[j] == "." and len(sentence.words[j - 1]) == 1
            ):
                j += 1
            else:
                break
        return after

    def _after_title(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        j = i + 1
        while j < sentence.size and (sentence.words[j] == "." or sentence.folded[j] in word_list("title")):
            j += 1
        after = min(self._name_end(sentence, j), j + 5)
        if self._language == "de":
            after = next((k for k in range(j + 1, after) if self._ends_german_name(sentence, k)), after)
        if after > j:
            sure = bool(sentence.flags[j]) or not self._is_common(sentence, j)
            yield Candidate(j, after, Kind.PERSON, 0.9 if sure else 0.5, "names.rules")

    def _ends_german_name(self, sentence: Sentence, k: int) -> bool:
        return sentence.words[k][0].isupper() and not sentence.flags[k] and self._is_common(sentence, k)

    def _before_legal_form(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        first = i
        while first > 0 and i - first < 6:
            before = sentence.words[first - 1]
            if sentence.is_capital(first - 1) or (before in {"&", "+", "-"} and first > 1):
                first -= 1
            else:
                break
        if first < i:
            yield Candidate(first, i + 1, Kind.ORGANIZATION, 0.85, "names.rules")

    def _around_head(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        """Universität zu Köln, TH Köln, Charité Klinikum; University of Leeds, Leeds General Hospital."""
        first, after = i, i + 1
        if after < sentence.size and sentence.folded[after] in {"of", "zu", "at"}:
            if sentence.is_capital(after + 1):
                after = self._name_end(sentence, after + 1, 3)
        elif self._language == "de" and sentence.is_capital(after) and not self._is_common(sentence, after):
            after = self._name_end(sentence, after, 2)
        while first > 0 and i - first < 4 and sentence.is_capital(first - 1) and not self._stops(sentence, first - 1):
            first -= 1
        if after - first > 1:
            yield Candidate(first, after, Kind.ORGANIZATION, 0.7, "names.rules")

    def _stops(self, sentence: Sentence, i: int) -> bool:
        """Tell whether a capitalised word before a head is not part of the name (sentence start, German noun)."""
        if self._language == "de":
            return self._is_common(sentence, i) and not sentence.words[i].endswith(("ische", "ischen", "ischer", "er"))
        return sentence.folded[i] in self._lexicon

    def _listed(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        flags = sentence.flags[i]
        common = self._is_common(sentence, i)
        following = sentence.flags[i + 1] if i + 1 < sentence.size else ""
        if "F" in flags and sentence.is_capital(i + 1) and ("L" in following or "l" in following):
            yield Candidate(i, i + 2, Kind.PERSON, 0.45 if common else 0.8, "names.gazetteer")
        if common:
            if ("F" in flags or "L" in flags) and self._is_oddly_capital(sentence, i):
                yield Candidate(i, i + 1, Kind.PERSON, 0.4, "names.gazetteer")
            return
        if "F" in flags or "L" in flags:
            yield Candidate(i, i + 1, Kind.PERSON, 0.4, "names.gazetteer")
        elif any(flag in flags for flag in "CNn"):
            yield Candidate(i, i + 1, Kind.LOCATION, 0.6, "names.gazetteer")
        elif "o" in flags:
            yield Candidate(i, i + 1, Kind.ORGANIZATION, 0.6, "names.gazetteer")
        elif "p" in flags:
            yield Candidate(i, i + 1, Kind.PRODUCT, 0.4, "names.gazetteer")

    def _after_proper_adjective(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        """Vereinten Nationen, Technisches Hilfswerk: a German adjective has a capital in a sentence only in a name."""
        word, before = sentence.words[i], sentence.words[i - 1] if i else ""
        if not (before.isalnum() and word.istitle() and _INFLECTED.search(word) and sentence.is_capital(i + 1)):
            return
        best, _, margin, _ = self._classes.of(word.lower())
        if best == "ADJ(A)" and margin in _SURE and sentence.words[i + 1][1:].islower():
            yield Candidate(i, i + 2, Kind.ORGANIZATION, 0.4, "names.rules")

    def _shared_ending(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        """Städte- und Gemeindebund: two names of organisations that share their ending."""
        is_joined = i > 2 and sentence.words[i - 1] in {"und", "&", "/"} and sentence.words[i - 2] in {"-", "–"}
        if is_joined and sentence.is_capital(i) and word_ending("de", "organization", sentence.folded[i]):
            yield Candidate(i - 3, i + 1, Kind.ORGANIZATION, 0.4, "names.rules")

    def _alone(self, sentence: Sentence) -> Iterator[Candidate]:
        """A line of one to three capitalised words that are no ordinary ones: a signature, a name called out."""
        places = [i for i, word in enumerate(sentence.words) if word[0].isalnum()]
        if 1 <= len(places) <= 3 and all(sentence.is_capital(i) and not self._is_common(sentence, i) for i in places):
            yield Candidate(places[0], places[-1] + 1, Kind.PERSON, 0.4, "names.rules")

    def _is_oddly_capital(self, sentence: Sentence, i: int) -> bool:
        """Tell whether a function word that is also a name (Do, An, Ho, Van) has a capital within a sentence."""
        word, before = sentence.words[i], sentence.words[i - 1] if i else ""
        inside = before.isalpha() and before.islower() and word.istitle() and len(word) < 4
        return inside and sentence.folded[i] not in word_list("not") | word_list("interjection")

    def _phrases(self, sentence: Sentence) -> Iterator[Candidate]:
        for first, after, flags in self._gazetteer.phrases(sentence.folded):
            if any(flag in flags for flag in "CNnoc") and sentence.is_capital(first) and sentence.is_capital(after - 1):
                kind = Kind.ORGANIZATION if "o" in flags else Kind.LOCATION
                yield Candidate(first, after, kind, 0.6, "names.gazetteer")

    def _by_shape(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        word, folded = sentence.words[i], sentence.folded[i]
        if folded in self._lexicon or folded.rstrip("s") in word_list("not") or folded in word_list("not"):
            return
        if _GAELIC.match(word):
            yield Candidate(i, i + 1, Kind.PERSON, 0.6, "names.rules")
        elif _CAMEL.match(word) and len(word) > 3 and not word.endswith("Innen") and "In" not in word[-2:]:
            yield Candidate(i, i + 1, Kind.PRODUCT, 0.35, "names.rules")
        elif _ACRONYM.match(word) and shape(word) != "Xx":
            yield Candidate(i, i + 1, Kind.ORGANIZATION, 0.35, "names.rules")

    def _after_naming(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        """My name is ..., ich heiße ...: in lower case as well, if the word is a listed first name."""
        before = " ".join(sentence.folded[max(0, i - 4) : i])
        if not before.endswith(_NAMING_BEFORE[self._language]):
            return
        listed = self._gazetteer.flags(sentence.folded[i])
        if sentence.is_capital(i) and not (self._is_common(sentence, i) and not listed):
            yield Candidate(i, self._name_end(sentence, i), Kind.PERSON, 0.8, "names.rules")
        elif "F" in listed and not before.endswith("this is"):
            yield Candidate(i, i + 1, Kind.PERSON, 0.6, "names.rules")
