"""Text made comparable, with the way back: umlauts, ß, accents, soft hyphens and line ends no longer tell forms apart.

Letter case is kept, since it decides for names that are words as well. All offsets are code points, half-open.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_UNITS = re.compile(
    "(?P<cut>(?<=\\w)(?:[-\u2010\u2011\u00ad][ \t]*\n[ \t]*)(?=\\w))"
    "|(?P<gone>[\u00ad\u200b-\u200f\u2060\ufeff\ufe0f]+)"
    "|(?P<space>[^\\S ]\\s*| \\s+)"
    "|(?P<unit>[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*)"
)
_LETTERS = {
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "a", "ł": "l", "đ": "d", "ð": "d",
    "þ": "th", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "´": "'", "`": "'", "′": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _fold_unit(unit: str) -> str:
    folded = []
    for char in unicodedata.normalize("NFC", unicodedata.normalize("NFKC", unit)):
        plain = _LETTERS.get(char.lower())
        if plain is None:
            plain = "".join(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
            folded.append(plain)
        else:
            folded.append(plain.capitalize() if char.isupper() else plain)
    return "".join(folded)


def _fold_match(match: re.Match[str]) -> str:
    if match.lastgroup == "space":
        return " "
    return _fold_unit(match.group()) if match.lastgroup == "unit" else ""


def fold(text: str) -> str:
    """Fold a text without keeping the way back."""
    return _UNITS.sub(_fold_match, text)


def key_of(text: str) -> str:
    """Give what all spellings of a name share: folded, lower case, words parted by one space."""
    return " ".join(WORD.findall(fold(text).lower()))


def without_umlaut_marks(text: str) -> str:
    """Write a name as someone does who has no umlauts ("Muller", "Ozgur")."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a folded text; `start:end` in the folded text, `lower` for look-up."""

    text: str
    lower: str
    start: int
    end: int


class FoldedText:
    """A folded text that knows for each of its characters where it stood in the original."""

    def __init__(self, original: str) -> None:
        pieces: list[str] = []
        starts, ends = array("l"), array("l")
        position = 0
        for match in _UNITS.finditer(original):
            begin, end = match.span()
            pieces.append(original[position:begin])
            starts.extend(range(position, begin))
            ends.extend(range(position + 1, begin + 1))
            unit = _fold_match(match)
            pieces.append(unit)
            starts.extend([begin] * len(unit))
            ends.extend([end] * len(unit))
            position = end
        pieces.append(original[position:])
        starts.extend(range(position, len(original)))
        ends.extend(range(position + 1, len(original) + 1))
        self.text = "".join(pieces)
        self.original = original
        self._starts, self._ends = starts, ends

    def words(self) -> list[Word]:
        return [Word(m.group(), m.group().lower(), m.start(), m.end()) for m in WORD.finditer(self.text)]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty span of the folded text to the original."""
        return self._starts[start], self._ends[end - 1]
