"""What a name is, decided once for the whole study: a legal form counts more than a title, a title more than a tagger.

Taggers read one name as a person here and as a place there. All votes are gathered per folded name. Pure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.ports import Detected
from analysis.pseudonymization.folding import fold, key_of
from analysis.pseudonymization.genders import is_first_name
from analysis.pseudonymization.spans import bare_name, follows_firm_noun, follows_honorific
from analysis.pseudonymization.variants import WORD_LIKE_KINDS, genitive_end, name_parts
from analysis.pseudonymization.wordlists import FIRM_ENDING, HONORIFICS, LEGAL_FORMS, ORDINARY
from analysis.records import Entity, FindingLevel, IdentifierKind, Original

_LEGAL_FORM, _FIRM_WORD, _DOMAIN, _TITLE, _FULL_NAME, _FIRM_NOUN, _CONTEXT = 100, 60, 60, 40, 20, 15, 2
_MOST_TITLES = 3
_LONGEST_NAME = 4
_STRONG = 50
_DISTINCTIVE = 4
_HOST = re.compile(r"(?:@|https?://|www\.)((?:[\w\-]+\.)+)[a-z]{2,}", re.IGNORECASE)
_AFTER_WORD = re.compile(r"\b(bei|beim|at|in|nach|near)\s+(?:der\s+|dem\s+|the\s+)?([^\W\d_]{3,})")
_NEXT_WORD = re.compile(r" [A-ZÄÖÜ][^\W\d_]+")
_PLACES = frozenset({"in", "nach", "near"})


def is_firm_like(name: str) -> bool:
    """Say whether a name of several words ends as firms do ("Brandt Antriebstechnik", "Orval Systems Ltd")."""
    words = name.split()
    last = key_of(words[-1]) if len(words) > 1 else ""
    return bool(last) and (last in LEGAL_FORMS or FIRM_ENDING.search(last) is not None)


def is_distinctive(word: str) -> bool:
    """Say whether a folded word can stand for a firm without the rest of its name."""
    return len(word) >= _DISTINCTIVE and word not in ORDINARY and word not in HONORIFICS and not word.isdigit()


def without_genitive(name: str) -> str:
    """Take off an ending that may be a genitive."""
    return name.removesuffix(genitive_end(name))


class Kinds:
    """The votes of all findings and texts of a study."""

    def __init__(
        self, originals: Sequence[Original], spans: Mapping[str, Sequence[Detected]], entities: Iterable[Entity]
    ) -> None:
        self._votes: dict[str, Counter[IdentifierKind]] = defaultdict(Counter)
        self._titles: Counter[str] = Counter()
        self._alone: set[str] = set()
        self._surnames: set[str] = set()
        for original in originals:
            for item in spans.get(original.id, ()):
                self._take(item, original.text)
        for entity in entities:
            if entity.canonical and entity.kind in WORD_LIKE_KINDS:
                self._vote(entity.canonical, entity.kind, 3)
                self._alone.update(key_of(name) for name in (entity.canonical, *entity.aliases))
        for key, count in self._titles.items():
            self._votes[key][IdentifierKind.PERSON] += _TITLE * min(count, _MOST_TITLES)
        self._take_full_names()
        for original in originals:
            self._take_contexts(original.text)

    def of(self, name: str, default: IdentifierKind) -> IdentifierKind:
        """Give what a name is; `default` where nothing is known of it."""
        key = key_of(name)
        first = key.split(" ")[0]
        if first != key and is_distinctive(first) and self._is_strongly_firm(first):
            return IdentifierKind.ORGANIZATION
        votes = self._votes.get(key)
        return votes.most_common(1)[0][0] if votes else default

    def known(self, word: str) -> IdentifierKind | None:
        """Give what a name that stands alone somewhere in the study is, in the genitive as well; else None."""
        for form in (word, without_genitive(word)):
            if (key := key_of(form)) in self._alone and self._votes.get(key):
                return self.of(form, IdentifierKind.OTHER)
        return None

    def owner(self, word: str) -> str:
        """Give the name that a word is the genitive of ("Schusters": "Schuster"), "" where that is no known name."""
        stem = without_genitive(word)
        is_known = self.known(stem) is not None or key_of(stem) in self._surnames
        return stem if stem != word and is_known else ""

    def has_title(self, word: str) -> bool:
        """Say whether an honorific stands before a name somewhere ("Frau Schuster")."""
        return key_of(word) in self._titles or key_of(without_genitive(word)) in self._titles

    def _is_strongly_firm(self, key: str) -> bool:
        votes = self._votes.get(key)
        return votes is not None and votes[IdentifierKind.ORGANIZATION] >= _STRONG

    def _take(self, item: Detected, text: str) -> None:
        if item.kind not in WORD_LIKE_KINDS:
            return
        surface = text[item.start : item.end]
        name = bare_name(surface, item.kind)
        self._vote(name, item.kind, 3 if item.level is FindingLevel.AUTO else 1)
        if item.kind is not IdentifierKind.OTHER or item.level is FindingLevel.AUTO:
            self._alone.add(key_of(name))
        following = _NEXT_WORD.match(text, item.end)
        if following is not None and " " not in name:
            self._vote_for_firm(f"{name}{following.group()}")
        if follows_firm_noun(text, item.start):
            self._vote(name, IdentifierKind.ORGANIZATION, _FIRM_NOUN)
        if follows_honorific(text, item.start) or name != bare_name(surface, IdentifierKind.OTHER):
            self._titles[key_of(name)] += 1

    def _vote(self, name: str, kind: IdentifierKind, weight: int) -> None:
        key = key_of(name)
        self._votes[key][kind] += weight
        words = key.split()
        self._vote_for_firm(name)
        if kind is IdentifierKind.PERSON and len(words) > 1 and not is_firm_like(name):
            for part in name_parts(name):
                self._votes[key_of(part)][kind] += 3

    def _take_full_names(self) -> None:
        """Let a surname that is known from a title, or a listed first name, make a person of the whole name."""
        for key in [key for key in self._votes if " " in key and not is_firm_like(key)]:
            parts = name_parts(key)
            if len(parts) < 2 or len(parts) > _LONGEST_NAME or self._votes[key][IdentifierKind.ORGANIZATION] >= _STRONG:
                continue
            is_person = self._votes[key].most_common(1)[0][0] is IdentifierKind.PERSON
            if is_person:
                self._surnames |= {parts[-1], key.split(" ", 1)[1]}
            is_titled = parts[-1] in self._titles or key.split(" ", 1)[1] in self._titles
            is_known = is_person or all(self._top(part) is IdentifierKind.PERSON for part in parts)
            if not is_titled and not (is_known and any(is_first_name(part) for part in (parts[0], parts[-1]))):
                continue
            self._votes[key][IdentifierKind.PERSON] += _TITLE if is_titled else _FULL_NAME
            for part in (parts[0], parts[-1]):
                if len(part) > 2 and (part in self._votes or is_titled):
                    self._votes[part][IdentifierKind.PERSON] += _FULL_NAME

    def _top(self, key: str) -> IdentifierKind | None:
        votes = self._votes.get(key)
        return votes.most_common(1)[0][0] if votes else None

    def _vote_for_firm(self, name: str) -> None:
        """Let a legal form or a trade at the end count for the whole name and for its first word alone."""
        if not is_firm_like(name):
            return
        words = key_of(name).split()
        strength = _LEGAL_FORM if words[-1] in LEGAL_FORMS else _FIRM_WORD
        forms = {" ".join(words)}
        if is_distinctive(words[0]):
            forms.add(words[0])
            self._alone.add(words[0])
        for form in forms:
            votes = self._votes[form]
            votes[IdentifierKind.ORGANIZATION] = max(votes[IdentifierKind.ORGANIZATION], strength)

    def _take_contexts(self, text: str) -> None:
        for match in _HOST.finditer(text):
            for label in match.group(1).rstrip(".").split("."):
                if (key := key_of(label)) in self._votes:
                    self._votes[key][IdentifierKind.ORGANIZATION] += _DOMAIN
        for match in _AFTER_WORD.finditer(text):
            if match.group(2)[0].isupper() and (key := fold(match.group(2)).lower()) in self._votes:
                kind = IdentifierKind.LOCATION if match.group(1) in _PLACES else IdentifierKind.ORGANIZATION
                if self._votes[key][kind]:
                    self._votes[key][kind] += _CONTEXT
