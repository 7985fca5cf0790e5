"""Texts that we made up and labelled in the text, as {N:a name}: read them, and say what is found of each kind.

The files are in tests/analysis/made_up; the first line of each says whether the rules were tuned on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tests/analysis/made_up"
KINDS = {
    "N": "names",
    "D": "dates",
    "A": "ages",
    "T": "telephone",
    "C": "cities",
    "L": "places",
    "S": "streets",
    "P": "postal codes",
    "I": "numbers",
    "O": "organisations",
    "E": "mail, web",
}
_MARK = re.compile(r"\{([A-Z]):([^}]*)\}")
_WORD = re.compile(r"[^\W\d_]+")
Find = Callable[[str], list[tuple[int, int]]]
"""Gives the half-open spans that are found in a text."""


def read(name: str) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Give each text without its marks, and the places of what was marked."""
    for block in re.split(r"^=== .*\n", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        text, spans, last = "", [], 0
        for mark in _MARK.finditer(block):
            text += block[last : mark.start()]
            spans.append((len(text), len(text) + len(mark.group(2)), mark.group(1)))
            text += mark.group(2)
            last = mark.end()
        yield text + block[last:], spans


class Shares:
    """Which share of each kind is found whole, at either level, and which share of the words is hidden."""

    def __init__(self, name: str, find: Find) -> None:
        self.all: Counter[str] = Counter()
        self._whole: Counter[str] = Counter()
        words = hidden = flagged = 0
        for text, spans in read(name):
            covered = {i for start, end in find(text) for i in range(start, end)}
            labelled = {i for start, end, _ in spans for i in range(start, end)}
            for start, end, kind in spans:
                self.all[kind] += 1
                self._whole[kind] += all(i in covered for i in range(start, end) if text[i].isalnum())
            for word in _WORD.finditer(text):
                words += 1
                flagged += word.start() in covered
                hidden += word.start() in covered and word.start() not in labelled
        self.hidden, self.flagged = hidden / words, flagged / words

    def __getitem__(self, kind: str) -> float:
        return self._whole[kind] / self.all[kind]

    def cells(self, kinds: str) -> list[str]:
        """Give a share and a count for each of these kinds, as cells of a table."""
        return [f"{self[kind]:.3f} ({self.all[kind]})" if self.all[kind] else "–" for kind in kinds]
