"""Tell German from English by function words, for one paragraph of a transcript in which both are spoken."""

from __future__ import annotations

import re

from analysis.pseudonymization.wordlists import word_set

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _ENOUGH = 3, 8
_GERMAN = word_set(
    "der die das und ist nicht ich es ein eine wir sie auch auf den dem mit zu dass von für aber im wie haben hat"
    " noch dann oder wenn man da ja mal schon sich bei als nur aus wird sind habe kann um nach weil des einen einem"
    " mein meine meinem ihnen ihrer uns euch mir mich damals waren wurde wieder kein keine immer einfach eigentlich"
)
_ENGLISH = word_set(
    "the and not it we you they on of to that with for but how have has then or if one there yes because be are this"
    " what which can do from by about would very just like more were been their my our your he she them who when where"
    " some think really know had"
)


def language_of(text: str, default: str) -> str:
    """Give "de" or "en" where the function words are clear, else `default`.

    Clear is three to one among at least eight, or at least three of one language and none of the other.
    """
    german = english = 0
    for word in _WORD.findall(text):
        lower = word.lower()
        german += lower in _GERMAN
        english += lower in _ENGLISH
    if german + english < (_ENOUGH if german and english else _FEWEST):
        return default
    if german >= 3 * english:
        return "de"
    return "en" if english >= 3 * german else default
