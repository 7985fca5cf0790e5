"""Negative cases: passages that speak against a theme or limit it, marked by her, and a search that helps to find some.

The search knows words, not meaning: it shows sentences of participants in which words of the theme stand with a
negation or a word of contrast. Nothing is marked by it, and it sets no number that would be enough.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput
from analysis.ports import Change, ProjectStore, Put, Remove
from analysis.records import Category, Code, Coding, Document, Level, NegativeCase, Placement
from analysis.suggestion.words import dull_words, tokenize, word_list
from analysis.workflow.guard import Guard
from analysis.workflow.hand_coding import HandCoding
from analysis.workflow.holding import held
from analysis.workflow.texts import Texts

BY_HAND, BY_SEARCH = "hand", "search"
CONTRAST = {
    "de": frozenset({
        "aber", "allerdings", "anders", "andererseits", "außer", "ausnahme", "ausnahmsweise", "dagegen",
        "dennoch", "doch", "entgegen", "gegenteil", "hingegen", "jedoch", "kaum", "obwohl", "sondern",
        "statt", "stattdessen", "trotz", "trotzdem", "umgekehrt", "während", "wobei",
    }),
    "en": frozenset({
        "although", "but", "contrary", "despite", "different", "differently", "except", "exception", "hardly",
        "however", "instead", "otherwise", "rather", "though", "unless", "unlike", "whereas", "yet",
    }),
}  # fmt: skip
_SENTENCE = re.compile(r"\S.*?(?:[.?!…]+(?=\s|$)|$)", re.DOTALL)
_STEM, _FEWEST_LETTERS = 6, 4
MOST = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may speak against a theme: the theme's words and the words of contrast that stand in it.

    `start:end` is in the canonical original text; `is_coded_there` tells that it is coded beneath the theme already.
    """

    document_id: str
    title: str
    turn: int
    start: int
    end: int
    words: str
    of_theme: tuple[str, ...]
    of_contrast: tuple[str, ...]
    is_coded_there: bool


class NegativeCases:
    """The use cases around them."""

    def __init__(self, store: ProjectStore, texts: Texts, coding: HandCoding, guard: Guard) -> None:
        self._store = store
        self._texts = texts
        self._coding = coding
        self._guard = guard

    @held
    def all(self, theme_id: str = "") -> list[NegativeCase]:
        """Give those of a theme, or of all, in the order in which they were marked."""
        found = self._store.all(NegativeCase, theme_id=theme_id) if theme_id else self._store.all(NegativeCase)
        return sorted(found, key=lambda item: item.created_at)

    def words(self, case: NegativeCase) -> str:
        """Give its words as they are shown; "" before the interview is approved."""
        shown = self._texts.shown(case.document_id)
        return shown.slice(case.start, case.end) if shown else ""

    @held
    def mark(
        self, theme_id: str, document_id: str, start: int, end: int, *, coder: str, note: str, found_by: str = BY_HAND
    ) -> NegativeCase:
        """Mark a passage; the note says in what it speaks against the theme.

        Raises `InvalidInput` (`not_a_theme`, `negative_note_needed`, `negative_already`, `empty_selection`),
        `NotPermitted` (`not_participant`, `not_approved`), `NotFound`.
        """
        if self._store.get(Category, theme_id).level is not Level.THEME:
            raise InvalidInput("not_a_theme", "Negative cases are of themes only.", "Choose a theme.")
        note = self._checked(note)
        start, end = self._coding.quotable(document_id, start, end)
        for known in self._store.all(NegativeCase, theme_id=theme_id, document_id=document_id):
            if (known.start, known.end) == (start, end):
                raise InvalidInput("negative_already", "It is marked for this theme already.", "Change its note.")
        made = NegativeCase(
            theme_id=theme_id, document_id=document_id, start=start, end=end, note=note, found_by=found_by,
            coder_id=coder,
        )  # fmt: skip
        self._store.commit("negative_case_marked", [Put(made)], actor=coder, details=_details(made))
        return made

    def mark_coding(self, theme_id: str, coding_id: str, *, coder: str, note: str) -> NegativeCase:
        """Mark the passage of a coding. Raises as `mark`."""
        coding = self._store.get(Coding, coding_id)
        return self.mark(theme_id, coding.document_id, coding.start, coding.end, coder=coder, note=note)

    @held
    def change(self, case_id: str, note: str, *, coder: str) -> NegativeCase:
        """Say otherwise in what it speaks against its theme. Raises `InvalidInput` (`negative_note_needed`)."""
        known = self._store.get(NegativeCase, case_id)
        made = replace(known, note=self._checked(note))
        if made != known:
            self._store.commit("negative_case_marked", [Put(made)], actor=coder, details=_details(made))
        return made

    @held
    def remove(self, case_id: str, *, coder: str) -> None:
        known = self._store.get(NegativeCase, case_id)
        self._store.commit("negative_case_removed", [Remove(known)], actor=coder, details=_details(known))

    @held
    def search(self, theme_id: str) -> list[Candidate]:
        """Show sentences with the theme's words beside a negation or contrast; most words first, at most `MOST`.

        What is marked already is left out. No model is used; may take a second in a large study.
        """
        strong, weak, beneath = self._words_of(theme_id)
        marked = {(item.document_id, item.start, item.end) for item in self.all(theme_id)}
        coded = [item for item in self._store.all(Coding) if item.code_id in beneath]
        found = [
            (len(one.of_theme), one)
            for document in self._store.all(Document)
            for one in self._in_document(document, strong, weak, coded)
            if (one.document_id, one.start, one.end) not in marked
        ]
        found.sort(key=lambda item: (item[1].is_coded_there, -item[0], item[1].title, item[1].start))
        return [one for _, one in found[:MOST]]

    def _in_document(
        self, document: Document, strong: Collection[str], weak: Collection[str], coded: Collection[Coding]
    ) -> Iterator[Candidate]:
        shown = self._texts.shown(document.id)
        if shown is None:
            return
        language = "de" if document.language == "de" else "en"
        against = CONTRAST[language] | word_list("negation", language)
        here = [item for item in coded if item.document_id == document.id]
        for turn in document.turns:
            if not turn.can_be_coded:
                continue
            first = shown.to_shown(turn.start, turn.end)[0]
            for sentence in _SENTENCE.finditer(shown.slice(turn.start, turn.end)):
                keys = [token.key for token in tokenize(sentence.group()) if token.is_word]
                stems = {key[:_STEM]: key for key in keys}
                theirs = [stems[stem] for stem in stems if stem in strong or stem in weak]
                contrast = tuple(dict.fromkeys(key for key in keys if key in against))
                if not contrast or not (set(stems) & set(strong) or len(theirs) > 1):
                    continue
                start, end = shown.to_original(first + sentence.start(), first + sentence.end())
                is_coded = any(item.start < end and start < item.end for item in here)
                yield Candidate(
                    document.id, document.title, turn.index, start, end, sentence.group(), tuple(theirs), contrast,
                    is_coded,
                )  # fmt: skip

    def _words_of(self, theme_id: str) -> tuple[set[str], set[str], set[str]]:
        """Give the stems of the names of theme and concepts, those of its codes' labels, and the codes' ids."""
        categories = {item.id: item for item in self._store.all(Category)}
        codes = {item.id: item for item in self._store.all(Code)}
        beneath, found = {theme_id}, {theme_id}
        placements = self._store.all(Placement, final=True)
        while beneath:
            beneath = {item.child_id for item in placements if item.parent_id in beneath} - found
            found |= beneath
        names = [categories[one].label for one in found if one in categories]
        labels = [codes[one].label for one in found if one in codes]
        return _stems(names), _stems(labels), {one for one in found if one in codes}

    def _checked(self, note: str) -> str:
        note = self._guard.clean(note.strip())
        if not note:
            raise InvalidInput(
                "negative_note_needed", "A negative case needs a note.", "Say in what it speaks against the theme."
            )
        return note


def cases_of_document(store: ProjectStore, document_id: str) -> list[Change]:
    """Give the changes that remove what is marked in an interview."""
    return [Remove(item) for item in store.all(NegativeCase, document_id=document_id)]


def cases_to(store: ProjectStore, moved: Mapping[str, str]) -> list[Change]:
    """Give the changes that let the cases of themes (by old and new id) be another's."""
    return [
        Put(replace(item, theme_id=new)) for old, new in moved.items() for item in store.all(NegativeCase, theme_id=old)
    ]


def _stems(texts: Collection[str]) -> set[str]:
    dull = dull_words("de") | dull_words("en") | CONTRAST["de"] | CONTRAST["en"]
    keys = (token.key for text in texts for token in tokenize(text) if token.is_word)
    return {key[:_STEM] for key in keys if len(key) >= _FEWEST_LETTERS and key not in dull}


def _details(case: NegativeCase) -> dict[str, str]:
    return {"case": case.id, "theme": case.theme_id, "document": case.document_id}
