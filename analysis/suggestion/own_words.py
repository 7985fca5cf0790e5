"""The words that the built-in suggester says of itself, which are no participant's."""

from __future__ import annotations

import re
from functools import cache

from analysis.suggestion.contrast import AFFIRMED, NEAR, NEGATED, PRINCIPLE
from analysis.suggestion.naming import SHARED, TITLES, WHY
from analysis.suggestion.phrases import REASONS
from analysis.suggestion.words import dull_words


@cache
def suggesters_own_words() -> frozenset[str]:
    """Give the folded words of its sentences in both languages, and those that tell nothing in any text."""
    templates = (table[language] for table in (NEGATED, AFFIRMED, NEAR, PRINCIPLE) for language in ("de", "en"))
    titles = (title for of_language in TITLES for title in of_language.values())
    reasons = (reason for of_language in REASONS.values() for reason in of_language)
    sentences = " ".join((*templates, *titles, *SHARED, *WHY, *reasons))
    return frozenset(re.findall(r"\w+", sentences.casefold())) | dull_words("de") | dull_words("en")
