"""What HanTa, which carries its own small models, thinks of a word by itself. Remembered per word."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

_MODELS = {"de": "morphmodel_ger.pgz", "en": "morphmodel_en.pgz"}
_PROPER = {"de": "NE", "en": "NP0"}


class WordClasses:
    """The likely classes of a capitalised word, out of context.

    Class names are those of the model (STTS for German, BNC C5 for English). Not thread-safe.
    """

    def __init__(self, language: str) -> None:
        from HanTa.HanoverTagger import HanoverTagger

        self._proper = _PROPER[language]
        self._tagger: Any = HanoverTagger(_MODELS[language])
        self._tagger.strict = True  # guessing at unknown morphemes takes three times as long; UNKNOWN tells as much
        self._known: dict[str, tuple[str, ...]] = {}
        self.engine = f"HanTa {version('HanTa')}"

    def of(self, word: str) -> tuple[str, ...]:
        """Describe a word: its likeliest class, the runner-up, how likely a proper name, how familiar."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = self._known[word] = self._describe(word)
        return found

    def _describe(self, word: str) -> tuple[str, ...]:
        classes = self._tagger.tag_word(word)[:4]
        if not classes:
            return ("?", "?", "?", "?")
        best = float(classes[0][1])
        proper = next((float(score) for name, score in classes if name == self._proper), best - 20)
        common = max((float(score) for name, score in classes if name != self._proper), default=best - 20)
        margin = max(-4, min(4, round((proper - common) / 2)))
        second = classes[1][0] if len(classes) > 1 and classes[1][1] > best - 5 else "-"
        return classes[0][0], second, str(margin), str(min(6, int(-best / 5)))
