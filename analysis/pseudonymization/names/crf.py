"""The small linear-chain conditional random field: its file, and the probability of each label of each word.

Trained with python-crfsuite by `scripts/train_names.py`; used without it, because weights can then be summed once a
distinct word (Lafferty, McCallum and Pereira 2001; forward-backward as in Rabiner 1989, section III).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.pseudonymization.names.features import END, OFFSETS, START, WordFeatures, pairs, phrase_features
from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.tokens import Token

Weights = NDArray[np.float32]
_FORGET_AFTER = 100_000
KIND_WEIGHTS = {"PER": 2.0, "SOFT": 0.2, "MISC": 0.12}


@dataclass(frozen=True)
class Model:
    """Weights as trained. `header` says what of, and after loading the file's digest."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    weights: Weights
    transitions: Weights
    lexicon: frozenset[str] = field(default=frozenset(), repr=False)
    header: dict[str, Any] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the file: a line of JSON, the attributes, the lexicon, then half-precision weights, all gzipped."""
        head = {**self.header, "labels": self.labels, "attributes": len(self.attributes), "lexicon": len(self.lexicon)}
        text = "\n".join([json.dumps(head, sort_keys=True), *self.attributes, *sorted(self.lexicon), ""])
        numbers = np.concatenate([self.transitions, self.weights]).astype("<f2").tobytes()
        path.write_bytes(gzip.compress(text.encode() + b"\0\n" + numbers, 9, mtime=0))

    @classmethod
    def load(cls, path: Path) -> Model:
        """Read a file that `save` wrote."""
        packed = path.read_bytes()
        text, _, numbers = gzip.decompress(packed).partition(b"\0\n")
        head_line, *rest = text.decode().split("\n")
        head = {**json.loads(head_line), "digest": hashlib.sha256(packed).hexdigest()[:12]}
        labels, size = tuple(head["labels"]), head["attributes"]
        matrix = np.frombuffer(numbers, dtype="<f2").astype(np.float32).reshape(-1, len(labels))
        attributes = {name: i for i, name in enumerate(rest[:size])}
        lexicon = frozenset(rest[size : size + head["lexicon"]])
        return cls(labels, attributes, matrix[len(labels) :], matrix[: len(labels)], lexicon, head)


def phrase_marks(words: Sequence[str], gazetteer: Gazetteer) -> dict[int, list[str]]:
    """Give the phrase features of the tokens (by place in the sentence) that lie in a listed phrase."""
    marks: dict[int, list[str]] = {}
    for first, after, flags in gazetteer.phrases([fold(w) for w in words]):
        for i in range(first, after):
            marks[i] = phrase_features(i - first, after - first, flags)
    return marks


def sentence_features(
    words: Sequence[str], source: WordFeatures, gazetteer: Gazetteer, hidden: Sequence[bool] = ()
) -> list[list[str]]:
    """Give all features of each word of a sentence, as the trainer wants them."""
    secret = hidden or [False] * len(words)
    row = [source.of(START)] * 2 + [source.of(w, h) for w, h in zip(words, secret, strict=True)] + [source.of(END)] * 2
    marks = phrase_marks(words, gazetteer)
    found = []
    for i in range(len(words)):
        here = [f"{k}{f}" for k in OFFSETS for f in row[i + 2 + k][0][k + 2]]
        here += pairs(row[i + 1][1], row[i + 2][1], row[i + 3][1])
        found.append(here + ([] if any(secret) else marks.get(i, [])))
    return found


class SequenceTagger:
    """Gives label probabilities, with the summed weights of each distinct word remembered. Not thread-safe."""

    def __init__(self, model: Model, source: WordFeatures, gazetteer: Gazetteer) -> None:
        self.kinds = sorted({label[2:] for label in model.labels if label != "O"})
        self._counts = np.array([0.0 if label == "O" else KIND_WEIGHTS.get(label[2:], 1.0) for label in model.labels])
        self._to_kinds = np.array([[label[2:] == kind for kind in self.kinds] for label in model.labels], np.float64)
        self._model = model
        self._source = source
        self._gazetteer = gazetteer
        self._move = np.exp(model.transitions.astype(np.float64))
        self._words: dict[str, tuple[Weights, str]] = {}
        self._pairs: dict[tuple[str, str, str], Weights] = {}
        self._zero = np.zeros(len(model.labels), np.float32)

    def probabilities(self, tokens: Sequence[Token]) -> NDArray[np.float64]:
        """Give P(label | sentence): a row a token, a column a label."""
        return self._forward_backward(np.exp(self._scores([token.text for token in tokens])))

    def names(self, tokens: Sequence[Token], least: float, beside: float) -> list[tuple[str, float] | None]:
        """Give (kind, weighted probability of being in a name) of each token that likely is, None for the others.

        Likely: from `least` on, or from `beside` times that for a capitalised word next to one that is, because the
        rest of a long name is often less sure than its head. Kinds count by KIND_WEIGHTS: a missed person is worst.
        """
        table = self.probabilities(tokens)
        by_kind = table @ self._to_kinds
        names = table @ self._counts
        near = names >= least
        capital = np.array([token.text[0].isupper() for token in tokens])
        for _ in range(2):
            grown = near.copy()
            grown[1:] |= near[:-1]
            grown[:-1] |= near[1:]
            near = near | (grown & capital & (names >= least * beside))
        kinds = by_kind.argmax(axis=1).tolist()
        return [
            (self.kinds[kind], p) if is_name else None
            for is_name, kind, p in zip(near.tolist(), kinds, names.tolist(), strict=True)
        ]

    def _sum(self, names: list[str]) -> Weights:
        known = self._model.attributes
        places = [known[name] for name in names if name in known]
        return np.add.reduce(self._model.weights.take(places, axis=0)) if places else self._zero

    def _word(self, word: str) -> tuple[Weights, str]:
        found = self._words.get(word)
        if found is None:
            if len(self._words) > _FORGET_AFTER:
                self._words.clear()
                self._pairs.clear()
            by_offset, coarse = self._source.of(word)
            rows = [self._sum([f"{k}{f}" for f in by_offset[k + 2]]) for k in OFFSETS]
            found = self._words[word] = (np.stack(rows), coarse)
        return found

    def _pair(self, key: tuple[str, str, str]) -> Weights:
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = self._sum(pairs(*key))
        return found

    def _scores(self, words: list[str]) -> NDArray[np.float64]:
        start, end = self._word(START), self._word(END)
        row = [start, start, *map(self._word, words), end, end]
        table = np.stack([weights for weights, _ in row])
        size = len(words)
        scores = sum(table[2 + k : 2 + k + size, k + 2] for k in OFFSETS).astype(np.float64)  # type: ignore[union-attr]
        scores += [self._pair((row[i + 1][1], row[i + 2][1], row[i + 3][1])) for i in range(size)]
        for i, marks in phrase_marks(words, self._gazetteer).items():
            scores[i] += self._sum(marks)
        clipped: NDArray[np.float64] = scores - scores.max(axis=1, keepdims=True)
        return clipped

    def _forward_backward(self, emission: NDArray[np.float64]) -> NDArray[np.float64]:
        size = len(emission)
        forward, backward = np.empty_like(emission), np.ones_like(emission)
        ones = np.ones(emission.shape[1])  # a product sums a short row in a third of the time of `sum`
        forward[0] = emission[0] / emission[0].sum()
        for i in range(1, size):
            here = (forward[i - 1] @ self._move) * emission[i]
            forward[i] = here / (here @ ones)
        for i in range(size - 2, -1, -1):
            here = self._move @ (emission[i + 1] * backward[i + 1])
            backward[i] = here / (here @ ones)
        joint = forward * backward
        result: NDArray[np.float64] = joint / joint.sum(axis=1, keepdims=True)
        return result
