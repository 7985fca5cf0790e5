"""Train the name models of `analysis.pseudonymization.names` on openly licensed, labelled text.

Usage: python scripts/train_names.py LABELLED_FOLDER [--language de|en] [--into FOLDER]

LABELLED_FOLDER holds the `*.jsonl` files that MODEL_CARD.md names, a document a line:
{"id", "lang", "text", "spans": [[start, end, kind]]}, half-open code points. Only texts under CC BY are read (see
`permitted`). The same command gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from analysis.pseudonymization.names.crf import Model, sentence_features
from analysis.pseudonymization.names.features import WordFeatures
from analysis.pseudonymization.names.gazetteers import gazetteer, names_by_culture
from analysis.pseudonymization.names.parts_of_speech import WordClasses
from analysis.pseudonymization.names.tagger import LOWER_REVIEW_FROM
from analysis.pseudonymization.names.tokens import Token, sentences

Document = dict[str, Any]
Sentence = tuple[list[str], list[str]]
SOURCES = {
    "de": ("germeval_dev_de", "germeval_test_de"),
    "en": ("gum_written_en", "gum_spoken_dev_en"),
}
SHORT = {"PERSON": "PER", "LOCATION": "LOC", "ORGANIZATION": "ORG", "MISC": "MISC", "SOFT": "SOFT"}
SEED = 20
ROUNDS = 60
SWAPS = 1
HIDE = 0.25
PARAMETERS = {"c1": 0.05, "c2": 1.5, "feature.minfreq": 1, "epsilon": 1e-4}
CULTURES = (
    *("tr_TR", "own_tr", "pl_PL", "own_ar", "fr_DZ", "own_fa", "vi_VN", "own_vi", "tw_GH", "yo_NG", "own_wa", "id_ID"),
    *("own_id", "lt_LT", "lv_LV", "et_EE", "sl_SI", "hr_HR", "en_IN", "own_hi", "ro_RO", "hu_HU", "el_GR", "ru_RU"),
    *("uk_UA", "it_IT", "es_ES", "fr_FR", "nl_NL", "sv_SE", "fi_FI", "cs_CZ", "de_DE", "de_AT", "en_US", "en_GB"),
    *("en_IE", "own_er", "own_ko", "own_ku", "zu_ZA", "sw", "en_PK", "pt_PT"),
)


def permitted(document: Document) -> bool:
    """Tell whether a text may be trained on.

    GUM written: 0-69 are Wikinews and academic texts (CC BY), the rest is Wikipedia and Wikivoyage (CC BY-SA). GUM
    spoken: 32-81 are conversations of the Santa Barbara Corpus, whose terms we could not verify as CC BY.
    """
    source, _, number = str(document["id"]).rpartition("-")
    if source == "gum_written_en":
        return int(number) < 70
    if source == "gum_spoken_dev_en":
        return not 32 <= int(number) <= 81
    return source.startswith(("germeval_", "ler_"))


def read(folder: Path, names: Iterable[str]) -> list[Document]:
    """Read labelled documents, in order of the files."""
    return [
        json.loads(line)
        for name in names
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def labelled(document: Document) -> list[Sentence]:
    """Cut a document into sentences of words and their labels."""
    spans = sorted((s, e, SHORT[k]) for s, e, k in document["spans"] if k in SHORT)
    return [([t.text for t in tokens], labels_of(tokens, spans)) for tokens in sentences(document["text"])]


def labels_of(tokens: Sequence[Token], spans: Sequence[tuple[int, int, str]]) -> list[str]:
    labels = []
    last: tuple[int, int, str] | None = None
    for token in tokens:
        span = next((s for s in spans if s[0] < token.end and token.start < s[1]), None)
        labels.append("O" if span is None else f"{'I' if span == last else 'B'}-{span[2]}")
        last = span
    return labels


class Names:
    """Draws names of many cultures, by chance but the same each time."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._pools = []
        for culture in CULTURES:
            kinds = names_by_culture().get(culture, {})
            first = sorted({n for k in ("female", "male", "first") for n in kinds.get(k, ())})
            self._pools.append((first, kinds.get("last", [])))
        self._first = [pool for pool, _ in self._pools if pool]

    def draw(self, size: int) -> list[str]:
        """Give as many words as the name had: one word is a last name as often as a first name."""
        first, last = self._chance.choice(self._pools)
        first, last = first or self._chance.choice(self._first), last or first or self._chance.choice(self._first)
        if size == 1:
            return [self._chance.choice(last if self._chance.random() < 0.5 else first)]
        return [self._chance.choice(first) for _ in range(size - 1)] + [self._chance.choice(last)]


def swapped(sentence: Sentence, names: Names) -> Sentence:
    """Replace the names of people by drawn ones of as many words; titles and particles in lower case stay."""
    words, labels = list(sentence[0]), sentence[1]
    i = 0
    while i < len(words):
        if labels[i] != "B-PER":
            i += 1
            continue
        after = i + 1
        while after < len(words) and labels[after] == "I-PER":
            after += 1
        places = [k for k in range(i, after) if words[k][0].isupper() and len(words[k]) > 2]
        for k, drawn in zip(places, names.draw(len(places)) if places else [], strict=True):
            genitive = (
                words[k].endswith("s") and k == after - 1 and not drawn.endswith(("s", "x", "z")) and len(places) == 1
            )
            words[k] = drawn + ("s" if genitive and words[k][:-1].istitle() and len(words) % 3 == 0 else "")
        i = after
    return words, labels


def augmented(plain: list[Sentence], chance: random.Random) -> list[tuple[Sentence, list[bool]]]:
    """Give the sentences, and again those with people in them with other names; some words hidden from the lists."""
    names = Names(chance)
    found = []
    for sentence in plain:
        found.append((sentence, [False] * len(sentence[0])))
        if "B-PER" in sentence[1]:
            for _ in range(SWAPS):
                other = swapped(sentence, names)
                hide = chance.random() < 0.5
                found.append((other, [hide and label != "O" for label in other[1]]))
        elif any(label != "O" for label in sentence[1]) and chance.random() < HIDE:
            found.append((sentence, [label != "O" for label in sentence[1]]))
    return found


def without_case(sentence: Sentence) -> Sentence:
    """Write every word with a capital, as `casing.titled` does: nothing is to be learned from capitals then."""
    return [word.lower().capitalize() if word[0].isalpha() else word for word in sentence[0]], sentence[1]


def lexicon(plain: Iterable[Sentence]) -> frozenset[str]:
    """Collect the words written in lower case at least twice: those are seldom names."""
    counts = Counter(word for words, _ in plain for word in words if word.islower() and word.isalpha())
    return frozenset(word for word, count in counts.items() if count > 1)


def models(language: str) -> list[tuple[str, bool]]:
    """Give the files of one language, and for each whether its model looks at capitals."""
    both = [(f"names_{language}.crf.gz", True), (f"names_{language}.lower.crf.gz", False)]
    return both if language in LOWER_REVIEW_FROM else both[:1]


def train(documents: Sequence[Document], language: str, *, rounds: int = ROUNDS, cased: bool = True) -> Model:
    """Fit a model; the same documents give the same weights. One that is not `cased` reads text without capitals."""
    import pycrfsuite

    plain = [sentence for document in documents for sentence in labelled(document)]
    known = lexicon(plain)
    source = WordFeatures(gazetteer(), WordClasses(language), language, lexicon=known)
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence, hidden in augmented(plain, random.Random(SEED)):
        words, labels = sentence if cased else without_case(sentence)
        trainer.append(sentence_features(words, source, gazetteer(), hidden), labels)
    trainer.select("lbfgs")
    trainer.set_params({**PARAMETERS, "max_iterations": rounds})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        return converted(path, known, {"language": language, "documents": len(documents)})


def converted(path: str, known: frozenset[str], header: dict[str, Any]) -> Model:
    """Read the trainer's file into the form that the program uses."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    labels = tuple(sorted(info.labels))
    place = {label: i for i, label in enumerate(labels)}
    attributes = {name: i for i, name in enumerate(sorted({name for name, _ in info.state_features}))}
    weights = np.zeros((len(attributes), len(labels)), np.float32)
    for (name, label), weight in info.state_features.items():
        weights[attributes[name], place[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (before, label), weight in info.transitions.items():
        transitions[place[before], place[label]] = weight
    tagger.close()
    return Model(labels, attributes, weights, transitions, known, header)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("de", "en"), action="append")
    parser.add_argument("--into", type=Path, default=Path(__file__).parents[1] / "analysis/pseudonymization/names/data")
    chosen = parser.parse_args(arguments)
    for language in chosen.language or ("de", "en"):
        documents = [d for d in read(chosen.folder, SOURCES[language]) if permitted(d)]
        for name, cased in models(language):
            path = chosen.into / name
            train(documents, language, cased=cased).save(path)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            print(f"{path.name}: {len(documents)} documents, {path.stat().st_size / 1e6:.2f} MB, sha256 {digest}")


if __name__ == "__main__":
    main()
