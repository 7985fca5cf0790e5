"""Take back what German clinical notes are full of and what names nobody: Z.n., Befund, EKG, Mo 3.5., Appendektomie.

Only what cannot be a person's name is taken back: no ending that families have (Kalnītis, Politis), no listed name, no
word in the place of a name (behind a title, beside another part of a name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.names.ordinary import NAMED
from analysis.pseudonymization.names.tokens import Token

_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[a-zäöü]\.?")
_MEDICAL = re.compile(
    r"\w{3,}(?:pathie|ektomie|stomie|skopie|graphie|metrie|ämie|ogramm|dynie|pnoe|plegie|therapie|gnostik"
    r"|lithiasis|insuffizienz|infarkt|syndrom|pädie|ologie|phylaxe|rrhö|phagie|phasie|anästhesie|fraktur|stenose|embolie"
    r"|karzinom|lymphom|toxizität|metastase|punktion|resektion|implantation|transfusion|arthrose|sklerose|nekrose"
    r"|thrombose|zirrhose|psychose|fibrose|hypertonie|hypotonie|pneumonie)n?"
)
_WEEKDAYS = frozenset({"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"})
_BETWEEN_DAYS = frozenset({".", ",", "der", "den", "dem", "bis", "und", "u", "-", "–", "/", "+"})
_BEFORE_NAMES = frozenset({"OA", "OÄ", "CA", "PD"})
_BEFORE_STOP = frozenset({"Pat", "Ass"})
"""Short first names too: abbreviations only where a full stop and more of the sentence follow."""
_LONGEST_ACRONYM = 5
_SHORTEST_WORD = 5
_FORGET_AFTER = 200_000


class Notes:
    """Knows the words of clinical notes. `certain` marks are never taken back."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, bool] = {}

    def among(self, tokens: Sequence[Token], marked: Sequence[bool], certain: Sequence[bool]) -> Iterator[int]:
        """Give the places of marked tokens that are words of notes and stand beside no part of a name."""
        notes = [self._is_note(tokens, i) for i in range(len(tokens))]
        if not any(notes):
            return
        of_names = [is_marked and not is_note for is_marked, is_note in zip(marked, notes, strict=True)]
        for i, is_note in enumerate(notes):
            if is_note and marked[i] and not certain[i]:
                is_title = tokens[i].text in _BEFORE_NAMES | _BEFORE_STOP
                if not (_is_at(tokens, of_names, i, -1) or (_is_at(tokens, of_names, i, 1) and not is_title)):
                    yield i

    def _is_note(self, tokens: Sequence[Token], i: int) -> bool:
        word = tokens[i].text
        if word in _WEEKDAYS:
            return _is_weekday(tokens, i)
        if word in _BEFORE_STOP:
            return i + 2 < len(tokens) and tokens[i + 1].text == "."
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _FORGET_AFTER:
                self._known.clear()
            found = self._known[word] = self._is_of_notes(word)
        return found

    def _is_of_notes(self, word: str) -> bool:
        if _ABBREVIATED.fullmatch(word) or word in _BEFORE_NAMES:
            return True
        folded = fold(word)
        if NAMED & set(self._gazetteer.stem_flags(folded)):
            return False
        if _MEDICAL.fullmatch(folded):
            return True
        is_acronym = word.isupper() and len(word) <= _LONGEST_ACRONYM
        return folded in word_list("clinical") and (is_acronym or len(word) >= _SHORTEST_WORD)


def _is_at(tokens: Sequence[Token], of_names: Sequence[bool], i: int, step: int) -> bool:
    """Tell whether a part of a name is beside a token, or behind a full stop or hyphen beside it."""
    j = i + step
    if 0 <= j < len(tokens) and tokens[j].text in {".", "-", "–"}:
        j += step
    return 0 <= j < len(tokens) and of_names[j]


def _is_weekday(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether Mo, Di ... stands before a date, a time or another day."""
    for j in range(i + 1, min(i + 4, len(tokens))):
        word = tokens[j].text
        if word not in _BETWEEN_DAYS:
            return word[0].isdigit() or word in _WEEKDAYS
    return False
