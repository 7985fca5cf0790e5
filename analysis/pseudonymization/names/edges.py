"""Widen marks to what belongs to a name and the model leaves out: initials, particles, a lost apostrophe, capitals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from analysis.pseudonymization.names.gazetteers import Gazetteer, fold
from analysis.pseudonymization.names.lists import is_vietnamese, word_list
from analysis.pseudonymization.names.ordinary import NAMED, Ordinary
from analysis.pseudonymization.names.parts_of_speech import WordClasses
from analysis.pseudonymization.names.tokens import Token

_AFTER_VAN = frozenset({"de", "den", "der"})
_HYPHENS = frozenset("-–")
_OPENERS = frozenset(".!?:;…\"„“”»«'‚‘’()[]*|/•")
_LONGEST_PART = 6
_LONG_ADJECTIVE = 5
_GERMAN = frozenset("abcdefghijklmnopqrstuvwxyzäöüßéèêàáâçñôîûë")
_UNKNOWN = frozenset({"UNKNOWN", "FM", "XY", "NE"})
_SURE = frozenset({"-4", "-3"})
_NOUNS = frozenset({"NN0", "NN1", "NN2"})
_FEWEST = 4
_MOST_CAPITALS = 0.5


def left_of(tokens: Sequence[Token], first: int, language: str) -> Iterator[int]:
    """Give the places before a name that belong to it: `A. Noel`, `al - Sadr`, `My Hoang`."""
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
    if i >= 1 and tokens[i - 1].end + 1 == tokens[i].start and is_vietnamese(tokens[i - 1].text, tokens[i].text):
        yield i - 1
        return
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
            is_unknown = len(word) > 3 and word.isalpha() and classes.of(folded)[0] == "UNKNOWN"
            if (is_unknown and not _is_stretched(folded)) or _is_called(tokens, i):
                yield i
        elif "w" not in gazetteer.flags(folded):
            yield i


def _is_called(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether somebody is spoken to by a title at the start of a sentence: `Counsel, are you ...`."""
    titles = word_list("title_of_office") | word_list("title") | word_list("addressed")
    return tokens[i].text.lower() in titles and i + 1 < len(tokens) and tokens[i + 1].text == ","


def bare_adjectives(
    tokens: Sequence[Token], gazetteer: Gazetteer, classes: WordClasses, is_marked: Callable[[int], bool]
) -> Iterator[tuple[int, bool]]:
    """Give the places of marked English adjectives (American, Democratic) that stand beside no other mark.

    With each, whether a noun in lower case follows, so that it is no more a name than German `amerikanisch`.
    """
    for i, token in enumerate(tokens):
        if not is_marked(i) or is_marked(i - 1) or is_marked(i + 1) or not token.text.istitle():
            continue
        best, _, margin, _ = classes.of(token.text.lower())
        flags = gazetteer.flags(fold(token.text))
        if best == "AJ0" and margin in _SURE and not NAMED & set(flags) and len(token.text) >= _LONG_ADJECTIVE:
            following = tokens[i + 1].text if i + 1 < len(tokens) else ""
            yield i, following.islower() and classes.of(following)[0] in _NOUNS


def _is_stretched(folded: str) -> bool:
    return any(a == b == c for a, b, c in zip(folded, folded[1:], folded[2:], strict=False))


def listed_in_lower_case(
    tokens: Sequence[Token], gazetteer: Gazetteer, classes: WordClasses
) -> Iterator[tuple[int, bool]]:
    """Give the places of words in lower case that are no ordinary English words, and listed names or foreign (čeh).

    With each, whether it is a person's.
    """
    for i, token in enumerate(tokens):
        word = token.text
        if not word.islower() or len(word) < 3:
            continue
        flags = set(gazetteer.flags(fold(word))) & set("FCN")
        best, _, margin, _ = classes.of(word) if flags or not word.isascii() else ("", "", "", "")
        is_foreign = best == "UNKNOWN" and not word.isascii() and word.isalpha()
        is_listed = bool(flags) and len(word) > 3 and (best == "UNKNOWN" or (best == "NP0" and int(margin) > 1))
        if is_foreign or is_listed:
            yield i, flags <= {"F"}


def last_name_in_lower_case(
    tokens: Sequence[Token], last: int, lexicon: frozenset[str], classes: WordClasses
) -> int | None:
    """Give the place behind a person's one name of an unknown word in lower case: `Irma petek`."""
    if last + 1 >= len(tokens) or tokens[last].end + 1 != tokens[last + 1].start:
        return None
    word = tokens[last + 1].text
    is_word = word.islower() and word.isalpha() and len(word) > 3 and fold(word) not in lexicon
    return last + 1 if is_word and classes.of(word)[0] == "UNKNOWN" and not _is_stretched(word) else None


def foreign_in_lower_case(tokens: Sequence[Token], classes: WordClasses) -> Iterator[int]:
    """Give the places of words in lower case with letters that German has not, known to no lexicon: `žagar`."""
    for i, token in enumerate(tokens):
        word = token.text
        is_foreign = not word.isascii() and len(word) > 2 and word.islower() and word.isalpha()
        if is_foreign and not set(word) <= _GERMAN and classes.of(word)[0] in _UNKNOWN:
            yield i
