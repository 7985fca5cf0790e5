"""What the texts themselves say about a form: a name, or a word that a tagger once took for one.

A tagger that is tuned for recall flags ordinary words here and there. Spreading those to every place where the word
stands would hide half of an interview, so a form spreads only as far as the evidence carries. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from analysis.pseudonymization.entities import MANUAL, OWN_LIST, PROPAGATION, SPEAKER_LABEL, is_retired
from analysis.pseudonymization.folding import FoldedText, key_of
from analysis.pseudonymization.lexicon import plain_words
from analysis.pseudonymization.spans import bare_name, follows_honorific
from analysis.pseudonymization.variants import WORD_LIKE_KINDS, FormIndex
from analysis.pseudonymization.wordlists import HONORIFICS, ROLE_WORDS
from analysis.records import Entity, Finding, FindingLevel, IdentifierKind, Original, Verdict

_FEW_CAPITALS = 0.02
_SHARE = 1 / 3
_SEEN_OFTEN = 4
_CODE_LIKE = re.compile(
    r"(?i:[a-z]{0,2}[\s_-]?\d{0,4}|[a-z]{1,3}[\s_-]?\d{1,4}|speaker[\s_-]?\w?\d*|sprecher(?:in)?[\s_-]?\w?\d*)|[A-Z]{3}"
)


def name_like_labels(original: Original) -> tuple[str, ...]:
    """Give the speaker labels that look like somebody's name ("Frau Schuster", not "B1" or "Interviewerin")."""
    labels = dict.fromkeys(turn.label for turn in original.turns)
    return tuple(label for label in labels if _is_name_like(label))


def _is_name_like(label: str) -> bool:
    words = [word for word in key_of(label).split() if not word.isdigit()]
    if not words or _CODE_LIKE.fullmatch(label.strip()):
        return False
    return not all(word in ROLE_WORDS or word in HONORIFICS for word in words)


def labelled_ids(originals: Iterable[Original], entities: Iterable[Entity]) -> set[str]:
    """Give the ids of the people by whose names speakers are called."""
    keys = {key_of(bare_name(label, IdentifierKind.PERSON)) for o in originals for label in name_like_labels(o)}
    return {e.id for e in entities if e.kind is IdentifierKind.PERSON and key_of(e.canonical) in keys}


class Evidence:
    """Counts over all originals, and which entities are certain or beyond doubt. Propagated findings do not count.

    `certain`: at least one finding is AUTO. `beyond_doubt`: she marked it, a speaker is called so, or an honorific
    stands before it somewhere. Verdicts do not matter, so that deciding never changes what the last scan looks for.
    """

    def __init__(self, originals: Sequence[Original], entities: Sequence[Entity], findings: Iterable[Finding]) -> None:
        texts = {original.id: original.text for original in originals}
        base = [f for f in findings if f.document_id in texts and f.recognizer != PROPAGATION]
        self.beyond_doubt = labelled_ids(originals, entities) | {
            f.entity_id
            for f in base
            if f.recognizer in (MANUAL, OWN_LIST, SPEAKER_LABEL) or follows_honorific(texts[f.document_id], f.start)
        }
        self.certain = self.beyond_doubt | {f.entity_id for f in base if f.level is FindingLevel.AUTO}
        self.found = {f.entity_id for f in base}
        self._total: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        self._flagged: Counter[str] = Counter()
        for text in texts.values():
            self._count(text)
        for finding in base:
            if finding.kind in WORD_LIKE_KINDS:
                self._flagged.update(key_of(texts[finding.document_id][finding.start : finding.end]).split())

    def is_ordinary(self, word: str) -> bool:
        """Say whether a folded, lower-case word is used in these texts as a word rather than as a name.

        It is where it mostly stands in lower case, or where the detector passed over two thirds of its places.
        """
        total, lower = self._total[word], self._lower[word]
        if lower >= 2 and lower >= total - lower:
            return True
        return total >= _SEEN_OFTEN and self._flagged[word] < _SHARE * total

    def _count(self, text: str) -> None:
        words = FoldedText(text).words()
        self._total.update(word.lower for word in words)
        capitals = sum(word.text[0].isupper() for word in words)
        if capitals > _FEW_CAPITALS * len(words):
            self._lower.update(word.lower for word in words if word.text == word.lower)


def search_index(
    originals: Sequence[Original], entities: Sequence[Entity], findings: Iterable[Finding]
) -> tuple[FormIndex, Evidence]:
    """Index the forms of the entities as far as the evidence carries; for propagation and the residue scan alike.

    Searched are entities with a finding that is not itself propagated, those that she decided on and those named by a
    speaker label. Plain words of the language that are no frequent names are no names when alone. A form all of whose
    words are ordinary is left out, or, where the entity is beyond doubt, found as a whole word in its own letter case
    only.
    """
    evidence = Evidence(originals, entities, findings)
    active = [
        e
        for e in entities
        if not is_retired(e)
        and (e.id in evidence.found or e.id in evidence.beyond_doubt or e.verdict is not Verdict.UNDECIDED)
    ]
    index = FormIndex(
        [(entity.id, entity.kind, (entity.canonical, *entity.aliases)) for entity in active],
        strict={entity.id for entity in active if entity.id not in evidence.certain},
        # An entity without a finding is sought on her word alone, and her word is beyond doubt.
        weak={e.id for e in active if e.id in evidence.found and e.id not in evidence.beyond_doubt},
        is_ordinary=evidence.is_ordinary,
        is_plain=plain_words().__contains__,
    )
    return index, evidence
