"""Widen marks to what belongs to a name and the model leaves out: initials, particles, a lost apostrophe, capitals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import word_list
from analysis.pseudonymization.names.ordinary import Ordinary
from analysis.pseudonymization.names.parts_of_speech import WordClasses
from analysis.pseudonymization.names.tokens import Token

_AFTER_VAN = frozenset({"de", "den", "der"})
_HYPHENS = frozenset("-–")
_OPENERS = frozenset(".!?:;…\"„“”»«'‚‘’()[]*|/•")
_LONGEST_PART = 6
_FEWEST = 4
_MOST_CAPITALS = 0.5


def left_of(tokens: Sequence[Token], first: int, language: str) -> Iterator[int]:
    """Give the places before a name that belong to it: initials (`A. Noel`), Arabic articles (`al - Sadr`)."""
    articles = word_list("article_of_name") | ({"bin"} if language == "en" else frozenset())
    i = first
    while i >= 2 and tokens[i - 1].text == "." and len(tokens[i - 2].text) == 1 and tokens[i - 2].text.isupper():
        i -= 2
        yield i
    if i >= 1 and _is_title(tokens, i - 1):
        i -= 1
        yield i
    elif i >= 2 and tokens[i - 1].text == "." and _is_title(tokens, i - 2):
        i -= 2
        yield i
    while i >= 1:
        step = 2 if i >= 2 and tokens[i - 1].text in _HYPHENS else 1
        word = tokens[i - step].text.lower()
        is_dutch = word in _AFTER_VAN and i > step and tokens[i - step - 1].text.lower() == "van"
        if word not in articles and not is_dutch:
            return
        i -= step
        yield i


def right_of(tokens: Sequence[Token], last: int, lexicon: frozenset[str], ordinary: Ordinary) -> int | None:
    """Give the place behind a person's name of what belongs to it: `Kwok - kin`, an unknown word with a capital."""
    if last + 2 < len(tokens) and tokens[last + 1].text in _HYPHENS:
        rest = tokens[last + 2].text
        is_part = (
            rest.islower()
            and rest.isalpha()
            and len(rest) <= _LONGEST_PART
            and rest not in lexicon | word_list("after_possessive")
        )
        return last + 2 if is_part else None
    if last + 1 < len(tokens):
        word = tokens[last + 1].text
        if word.istitle() and word.isalpha() and len(word) > 2 and fold(word) not in lexicon | word_list("not"):
            return last + 1 if not ordinary.kind(word) else None
    return None


def _is_title(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].text[0].isupper() and tokens[i].text.lower() in word_list("title_of_office")


def ends_with_genitive(tokens: Sequence[Token], after: int) -> bool:
    """Tell whether the 's at a place is the end of the name, since nothing is owned: at Wendy's in town."""
    if after >= len(tokens) or tokens[after].text not in ("'s", "’s"):
        return False
    return after + 1 == len(tokens) or (
        not tokens[after + 1].text[0].isalnum() or tokens[after + 1].text in word_list("after_possessive")
    )


def odd_capitals(
    tokens: Sequence[Token], gazetteer: Gazetteer, classes: WordClasses, is_marked: Callable[[int], bool]
) -> Iterator[int]:
    """Give the places of unmarked English words with a capital within a sentence, or unknown ones at its start."""
    words = [token.text for token in tokens if token.text[0].isalpha() and token.text != "I"]
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < _FEWEST or capitals > len(words) * _MOST_CAPITALS:
        return
    stop = (word_list("not") - word_list("role") - word_list("title_of_office")) | word_list("interjection")
    for i in range(len(tokens)):
        word = tokens[i].text
        folded = fold(word)
        if len(word) < 2 or not word[0].isupper() or folded in stop or is_marked(i):
            continue
        if i == 0 or tokens[i - 1].text in _OPENERS:
            if len(word) > 3 and word.isalpha() and classes.of(folded)[0] == "UNKNOWN" and not _is_stretched(folded):
                yield i
        elif "w" not in gazetteer.flags(folded):
            yield i


def _is_stretched(folded: str) -> bool:
    return any(a == b == c for a, b, c in zip(folded, folded[1:], folded[2:], strict=False))


def listed_in_lower_case(
    tokens: Sequence[Token], gazetteer: Gazetteer, classes: WordClasses
) -> Iterator[tuple[int, bool]]:
    """Give the places of words in lower case that are listed names and no ordinary English words.

    With each, whether it is a person's.
    """
    for i, token in enumerate(tokens):
        flags = set(gazetteer.flags(fold(token.text))) & set("FCN")
        if flags and len(token.text) > 3 and token.text.islower():
            best, _, margin, _ = classes.of(token.text)
            if best == "UNKNOWN" or (best == "NP0" and int(margin) > 1):
                yield i, flags == {"F"}
