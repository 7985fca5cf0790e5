"""One page in plain words beside the first run: what suggestions are good and bad at, shown on her own material.

The examples are found by plain rules in approved text, no model is asked. They show what to look out for; that a model
will fail in just these places is not claimed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from analysis.ports import ProjectStore
from analysis.records import Document
from analysis.workflow.texts import Texts

LONGEST_SHOWN = 160
SHORT_ANSWER, LONG_TURN = 3, 120
_NEGATIONS = re.compile(r"\b(nicht|kein\w*|nie|niemals|nichts|kaum|not|never|no|nothing|hardly|\w+n['’]t)\b", re.I)
_SOUNDS = re.compile(r"[(\[](lach\w*|seufzt|schmunzelt|ironisch|laughs?|laughing|sighs?)[^)\]]*[)\]]", re.I)
_LENGTHS = (6, 5, 4, 3)
_TELLING = 6


class Trait(StrEnum):
    """What an example shows."""

    REPEATED = "repeated"
    NEGATION = "negation"
    SHORT_ANSWER = "short_answer"
    SOUND = "sound"
    LONG_TURN = "long_turn"


@dataclass(frozen=True, slots=True)
class Example:
    """Words of one turn, shortened; `count` is in how many interviews they stand, or of how many words the turn is."""

    trait: Trait
    document_id: str
    title: str
    turn: int
    words: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Said:
    document: Document
    turn: int
    text: str
    words: tuple[str, ...]


def examples(store: ProjectStore, texts: Texts) -> list[Example]:
    """Give at most one example of each trait, from approved interviews."""
    said = list(_said(store, texts))
    found = [_repeated(said), _with(said, _NEGATIONS, Trait.NEGATION), _short(said), _with(said, _SOUNDS, Trait.SOUND)]
    return [example for example in (*found, _longest(said)) if example is not None]


def _said(store: ProjectStore, texts: Texts) -> Iterable[_Said]:
    for document in sorted(store.all(Document), key=lambda item: item.number):
        shown = texts.shown(document.id)
        for turn in document.turns if shown is not None else ():
            if turn.can_be_coded and shown is not None:
                text = " ".join(shown.slice(turn.start, turn.end).split())
                yield _Said(document, turn.index, text, tuple(re.findall(r"[\w’'-]+", text.casefold())))


def _repeated(said: Sequence[_Said]) -> Example | None:
    """Give the longest run of words that stands in most interviews, one telling word at least in it."""
    for length in _LENGTHS:
        places: defaultdict[tuple[str, ...], dict[str, _Said]] = defaultdict(dict)
        for one in said:
            for at in range(len(one.words) - length + 1):
                run = one.words[at : at + length]
                if any(len(word) >= _TELLING for word in run):
                    places[run].setdefault(one.document.id, one)
        run, where = max(places.items(), key=lambda item: len(item[1]), default=((), {}))
        if len(where) > 1:
            first = next(iter(where.values()))
            return _example(Trait.REPEATED, first, " ".join(run), len(where))
    return None


def _with(said: Sequence[_Said], pattern: re.Pattern[str], trait: Trait) -> Example | None:
    """Give the sentence around the first match that is neither very short nor very long."""
    for one in said:
        for sentence in re.split(r"(?<=[.!?…])\s+", one.text):
            if pattern.search(sentence) and len(sentence.split()) > SHORT_ANSWER and len(sentence) <= LONGEST_SHOWN:
                return _example(trait, one, sentence)
    return None


def _short(said: Sequence[_Said]) -> Example | None:
    found = (one for one in said if 0 < len(one.words) <= SHORT_ANSWER)
    one = next(found, None)
    return None if one is None else _example(Trait.SHORT_ANSWER, one, one.text)


def _longest(said: Sequence[_Said]) -> Example | None:
    one = max(said, key=lambda item: len(item.words), default=None)
    if one is None or len(one.words) < LONG_TURN:
        return None
    return _example(Trait.LONG_TURN, one, one.text, len(one.words))


def _example(trait: Trait, one: _Said, words: str, count: int = 0) -> Example:
    shown = words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"
    return Example(trait, one.document.id, one.document.title, one.turn, shown, count)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that suggestions are good or bad at, with the example from her material, if there is one."""

    is_good: bool
    text: str
    example: str = ""


def page(found: Sequence[Example], language: str) -> list[Point]:
    """Give the page in German ("de") or English; what her material has no example of is said without one."""
    by_trait = {example.trait: example for example in found}
    points = _PAGE["de" if language == "de" else "en"]
    return [
        Point(one.is_good, one.text, _quoted(by_trait.get(one.trait), language) if one.trait else "") for one in points
    ]


def _quoted(example: Example | None, language: str) -> str:
    if example is None:
        return ""
    is_german = language == "de"
    where = f"{example.title}, {'Redebeitrag' if is_german else 'turn'} {example.turn + 1}"
    if example.trait is Trait.REPEATED:
        where = f"{example.count} Interviews" if is_german else f"{example.count} interviews"
    elif example.trait is Trait.LONG_TURN:
        where += f", {example.count} {'Wörter' if is_german else 'words'}"
    return f"„{example.words}“ ({where})" if is_german else f"“{example.words}” ({where})"


class _Line(NamedTuple):
    is_good: bool
    trait: Trait | None
    text: str


_PAGE: dict[str, list[_Line]] = {
    "en": [
        _Line(
            True,
            Trait.REPEATED,
            "Finding what is said again and again, in the same or in like words, also late in a long day of reading.",
        ),
        _Line(
            True,
            None,
            "Pointing to places that you passed over. Whether they matter is for you to say.",
        ),
        _Line(
            True,
            None,
            "A second look after your own coding: what it adds shows what you may have taken for granted.",
        ),
        _Line(
            False,
            Trait.NEGATION,
            "Small words that turn the sense: a “not” at the wrong place, a doubt, a reservation. Read the whole "
            "sentence before you accept.",
        ),
        _Line(
            False,
            Trait.SHORT_ANSWER,
            "Answers that live on the question. A suggester is given what stands around them, and often takes "
            "them as they are, or leaves them out.",
        ),
        _Line(
            False,
            Trait.SOUND,
            "Tone: irony, laughter, a pause. It is in your memory of the conversation, not in the text.",
        ),
        _Line(
            False,
            Trait.LONG_TURN,
            "Long turns: suggestions crowd at the beginning, what comes late is missed. The rigor view shows from"
            " which third they come.",
        ),
        _Line(
            False,
            None,
            "What is not said. Silence, what everybody avoids, and what you know from the field is found by no "
            "suggester.",
        ),
        _Line(
            False,
            None,
            "Themes and dimensions: they tend to be smooth and general, and to bring words from outside. Yours "
            "come from going back and forth between data and theory; take suggested ones as a question.",
        ),
        _Line(
            False,
            None,
            "Order: what you see first leads what you see next. That is why you can code first, and why turns can"
            " be held out.",
        ),
    ],
    "de": [
        _Line(
            True,
            Trait.REPEATED,
            "Finden, was immer wieder gesagt wird, in denselben oder ähnlichen Worten, auch spät an einem langen "
            "Lesetag.",
        ),
        _Line(
            True,
            None,
            "Auf Stellen zeigen, über die Sie hinweggelesen haben. Ob sie zählen, sagen Sie.",
        ),
        _Line(
            True,
            None,
            "Ein zweiter Blick nach dem eigenen Codieren: Was dazukommt, zeigt, was Ihnen vielleicht "
            "selbstverständlich war.",
        ),
        _Line(
            False,
            Trait.NEGATION,
            "Kleine Wörter, die den Sinn wenden: ein „nicht“ an anderer Stelle, ein Zweifel, eine Einschränkung. "
            "Lesen Sie den ganzen Satz, bevor Sie annehmen.",
        ),
        _Line(
            False,
            Trait.SHORT_ANSWER,
            "Antworten, die von der Frage leben. Was darum herum steht, wird mitgegeben, und doch werden sie oft "
            "wörtlich genommen oder ausgelassen.",
        ),
        _Line(
            False,
            Trait.SOUND,
            "Ton: Ironie, Lachen, eine Pause. Er steckt in Ihrer Erinnerung an das Gespräch, nicht im Text.",
        ),
        _Line(
            False,
            Trait.LONG_TURN,
            "Lange Redebeiträge: Vorschläge drängen sich am Anfang, Spätes wird übersehen. Die Ansicht zur Güte "
            "zeigt, aus welchem Drittel sie kommen.",
        ),
        _Line(
            False,
            None,
            "Was nicht gesagt wird. Schweigen, was alle vermeiden und was Sie aus dem Feld wissen, findet kein "
            "Verfahren.",
        ),
        _Line(
            False,
            None,
            "Themen und Dimensionen: Vorschläge sind gern glatt und allgemein und bringen Worte von außen mit. "
            "Ihre entstehen im Hin und Her zwischen Daten und Theorie; nehmen Sie vorgeschlagene als Frage.",
        ),
        _Line(
            False,
            None,
            "Reihenfolge: Was Sie zuerst sehen, lenkt, was Sie danach sehen. Darum können Sie zuerst selbst "
            "codieren, und darum lassen sich Redebeiträge zurückhalten.",
        ),
    ],
}
