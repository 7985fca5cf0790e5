"""Numbers up to 99 in figures and in German or English words ("34", "vierunddreißig", "thirty-four")."""

from __future__ import annotations

import re

from analysis.pseudonymization.folding import key_of

_UNITS = {
    word: number
    for number, words in enumerate(
        ("null zero", "ein eins eine one", "zwei zwo two", "drei three", "vier four", "fuenf five", "sechs six",
         "sieben seven", "acht eight", "neun nine", "zehn ten", "elf eleven", "zwoelf twelve", "dreizehn thirteen",
         "vierzehn fourteen", "fuenfzehn fifteen", "sechzehn sixteen", "siebzehn seventeen", "achtzehn eighteen",
         "neunzehn nineteen"))
    for word in words.split()
}  # fmt: skip
_TENS = {
    word: number
    for number, words in zip(
        range(20, 100, 10),
        ("zwanzig twenty", "dreissig thirty", "vierzig forty", "fuenfzig fifty", "sechzig sixty", "siebzig seventy",
         "achtzig eighty", "neunzig ninety"), strict=True)
    for word in words.split()
}  # fmt: skip
_COMPOUND = re.compile(rf"({'|'.join(_UNITS)})und({'|'.join(_TENS)})(?:jaehrig\w*|er|te\w*)?")
_ENDING = re.compile(r"(?:jaehrig\w*|ste\w*|te[nrs]?|er)$")


def number_of(text: str) -> int | None:
    """Give the first number that a text names, or None."""
    figures = re.search(r"\d{1,3}", text)
    if figures:
        return int(figures.group())
    words = key_of(text).split()
    for position, word in enumerate(words):
        compound = _COMPOUND.fullmatch(word)
        if compound:
            return _TENS[compound.group(2)] + _UNITS[compound.group(1)]
        bare = word if word in _TENS or word in _UNITS else _ENDING.sub("", word)
        if bare in _TENS:
            following = words[position + 1] if position + 1 < len(words) else ""
            return _TENS[bare] + (_UNITS[following] if 0 < _UNITS.get(following, 0) < 10 else 0)
        if bare in _UNITS and (_UNITS[bare] > 1 or len(words) == 1):
            return _UNITS[bare]
    return None
