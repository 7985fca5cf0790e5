"""Cut text into words and sentences without losing offsets. Offsets are half-open code points of the given text."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.pseudonymization.names.lists import word_list

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)|[^\W\d_]\.[^\W\d_](?!\w)"  # U.S., z.B., O.J., U.S
    r"|[^\W_]+(?:[-‐‑][^\W_]+)+"  # Müller-Lüdenscheidt, SPD-Politiker
    r"|(?:O|D|L|d|l)['’][^\W\d_]{2,}"  # O'Brien, D’Alesandro
    r"|['’]s(?![^\W_])"
    r"|[^\W_]+"
    r"|\S"
)
_LINE = re.compile(r"[^\n\r\u2028\u2029\t ]+(?: {1,2}[^\n\r\u2028\u2029\t ]+)*")
"""Text up to a line end, a tab or three blanks, as between columns."""
_END = frozenset(".!?…")


class Token(NamedTuple):
    """A word or a punctuation mark."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[list[Token]]:
    """Cut text into sentences of tokens: at line and column ends, and after a full stop that ends no abbreviation."""
    found: list[list[Token]] = []
    for line in _LINE.finditer(text):
        current: list[Token] = []
        for match in _TOKEN.finditer(text, line.start(), line.end()):
            token = Token(match.group(), match.start(), match.end())
            if current and _ends(current, token):
                found.append(current)
                current = []
            current.append(token)
        if current:
            found.append(current)
    return found


def _ends(before: list[Token], following: Token) -> bool:
    """Tell whether the sentence ends between its tokens so far and the one that follows."""
    last = before[-1].text
    if last not in _END or not (following.text[0].isupper() or following.text[0] in "\"„“»«'‚("):
        return False
    if last != "." or len(before) == 1:
        return True
    word = before[-2].text
    known = word.isdigit() or (len(word) == 1 and word.isalpha()) or word.lower() in word_list("abbreviation")
    return not known or before[-1].start > before[-2].end
