"""Notice a transcript without capitals, as speech recognition writes it: names in it are hard to find."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FEWEST_LETTERS = 100
_CAPITAL_SHARE = 0.01
_ENGLISH_I = re.compile(r"\bI(?=\b|['’])")


def has_few_capitals(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether hardly any letter within the spans is a capital; the English "I" does not count as one."""
    words = _ENGLISH_I.sub("", "".join(f"{text[start:end]} " for start, end in spans))
    letters, capitals = sum(map(str.isalpha, words)), sum(map(str.isupper, words))
    return letters >= _FEWEST_LETTERS and capitals < _CAPITAL_SHARE * letters
