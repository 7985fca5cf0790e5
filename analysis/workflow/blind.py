"""Coding before suggestions are seen: a whole interview, or turns of each interview drawn at random.

What she codes so is not led by a model, so it is what agreement with a model can be measured on. Turns held out are
kept from every suggester until she has coded them; suggestions for an interview that she codes first may be asked for,
and stay hidden. The draw is repeatable from its seed: SHA-256 of `seed/document id/turn index` orders the turns.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.errors import InvalidInput, NotPermitted
from analysis.ports import Change, ProjectStore, Put
from analysis.records import AiPolicy, BlindReading, Coding, Document, Suggestion, SuggestionKind, SuggestionStatus, now
from analysis.workflow.holding import held

MOST_HELD_OUT = 0.5
SAME_WORDS = 0.5
"""A suggestion says what she coded herself where the two share at least this part of the shorter one."""
_UNSEEN = (SuggestionStatus.OPEN, SuggestionStatus.UNGROUNDED, SuggestionStatus.INCOMPLETE, SuggestionStatus.DROPPED)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Blind:
    """How an interview stands. `turns` are held out and not yet coded; `is_first`: so is all of it.

    `was` tells whether some of it was coded so and is finished. Spans are code points of the canonical original text.
    """

    turns: tuple[int, ...] = ()
    is_first: bool = False
    was: bool = False
    hidden: tuple[Span, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.hidden)

    def hides(self, start: int, end: int) -> bool:
        """Tell whether a span lies where suggestions are hidden; one without a place (-1) where any are."""
        if start < 0:
            return self.is_open
        return any(start < until and since < end for since, until in self.hidden)


class BlindCoding:
    """The use cases around it."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store

    def of(self, document_id: str, coder: str = "") -> Blind:
        """Say how an interview stands for one coder, or for whoever codes something of it first ("")."""
        return blind_of(self._store, document_id, coder)

    def shown(self, suggestions: Iterable[Suggestion], coder: str = "") -> list[Suggestion]:
        """Leave out what this coder, or anybody (""), is not to see yet."""
        known: dict[str, Blind] = {}
        found = []
        for item in suggestions:
            if item.document_id and item.document_id not in known:
                known[item.document_id] = self.of(item.document_id, coder)
            if not item.document_id or not known[item.document_id].hides(item.start, item.end):
                found.append(item)
        return found

    @held
    def start(self, document_id: str, *, coder: str) -> None:
        """Hide an interview's suggestions until she has finished; raises `NotPermitted` (`seen_already`)."""
        document = self._store.get(Document, document_id)
        if self.of(document_id, coder).is_first:
            return
        given = self._store.all(Suggestion, document_id=document_id, kind=SuggestionKind.CODE)
        if any(item.status not in _UNSEEN for item in given):
            raise NotPermitted(
                "seen_already",
                "Suggestions for “{title}” were decided on already, so it can't be coded without having seen any.",
                "Choose an interview whose suggestions you have not seen.",
                title=document.title,
            )
        reading = BlindReading(document_id=document_id, coder_id=coder)
        self._store.commit("blind_started", [Put(reading)], actor=coder, details={"document": document_id})

    @held
    def finish(self, document_id: str, *, coder: str) -> None:
        """Say that she has coded what was hidden for; raises `InvalidInput` (`nothing_blind`)."""
        waiting = [item for item in _readings(self._store, document_id, coder) if not item.finished_at]
        if not waiting:
            raise InvalidInput(
                "nothing_blind",
                "Nothing is hidden in this interview.",
                "Say first that you code it before you see suggestions.",
            )
        changes: list[Change] = [Put(replace(item, finished_at=now())) for item in waiting]
        self._store.commit("blind_finished", changes, actor=coder, details={"document": document_id})

    @held
    def share(self) -> tuple[float, int]:
        """Give which part of the turns of each interview is held out, and the seed; (0, 0) for none."""
        setting = _setting(self._store)
        return (setting.share, setting.seed) if setting else (0.0, 0)

    @held
    def hold_out(self, share: float, *, coder: str, seed: int | None = None) -> None:
        """Hold out a share of the participants' turns (0 to 0.5) of each interview without suggestions, later ones too.

        Turns drawn earlier stay drawn. Raises `InvalidInput` (`bad_share`), `NotPermitted`
        (`ai_policy_share`) for less than was settled.
        """
        if not 0 <= share <= MOST_HELD_OUT:
            raise InvalidInput(
                "bad_share",
                "From none to half of the turns can be held out.",
                "Give a share between 0 and 50 percent.",
            )
        self._require_settled_share(share)
        seed = random.randrange(2**31) if seed is None else seed  # noqa: S311 - a draw to be repeated, not a secret
        old = _setting(self._store)
        setting = replace(old or BlindReading(coder_id=coder), share=share, seed=seed, coder_id=coder, created_at=now())
        changes: list[Change] = [Put(setting)]
        drawn_for = {item.document_id for item in self._store.all(BlindReading) if item.turns}
        for document in self._store.all(Document) if share else []:
            seen = self._store.count(Suggestion, document_id=document.id)
            if document.id not in drawn_for and not seen and (turns := drawn(document, share, seed)):
                reading = BlindReading(document_id=document.id, coder_id=coder, share=share, seed=seed, turns=turns)
                changes.append(Put(reading))
        details = {"share": share, "seed": seed, "documents": len(changes) - 1}
        self._store.commit("hold_out_set", changes, actor=coder, details=details)

    def _require_settled_share(self, share: float) -> None:
        least = max((item.blind_share for item in self._store.all(AiPolicy)), default=0.0)
        if share < least:
            raise NotPermitted(
                "ai_policy_share",
                "It was settled for this study that at least {percent} percent of the turns are held out.",
                "Change with a reason what was settled on suggestions.",
                percent=round(least * 100),
            )

    @held
    def agreeing(self, document_id: str) -> set[str]:
        """Give the open suggestions that only say what she coded blind herself; the differences are the others."""
        finished = [item for item in _readings(self._store, document_id) if item.finished_at]
        if not finished:
            return set()
        until = max(item.finished_at for item in finished)
        own = [
            (item.start, item.end)
            for item in self._store.all(Coding, document_id=document_id)
            if not item.suggestion_id and item.created_at <= until
        ]
        open_ones = self._store.all(Suggestion, document_id=document_id, status=SuggestionStatus.OPEN)
        return {item.id for item in open_ones if any(_alike((item.start, item.end), span) for span in own)}


def blind_of(store: ProjectStore, document_id: str, coder: str = "") -> Blind:
    """Say how an interview stands for a coder: turns held out are so for all, an interview only for who codes it."""
    readings = _readings(store, document_id, coder)
    waiting = [item for item in readings if not item.finished_at]
    was = len(waiting) < len(readings)
    if not waiting:
        return Blind(was=was)
    document = store.get(Document, document_id)
    turns = {index for item in waiting for index in item.turns}
    is_first = any(not item.turns for item in waiting)
    parts = [(turn.start, turn.end) for turn in document.turns if turn.index in turns]
    hidden = [(0, document.char_count)] if is_first else parts
    return Blind(tuple(sorted(turns)), is_first, was, tuple(hidden))


def held_out(store: ProjectStore, document_id: str) -> tuple[Span, ...]:
    """Give the spans that go to no suggester yet."""
    blind = blind_of(store, document_id)
    if not blind.turns:
        return ()
    document = store.get(Document, document_id)
    return tuple((turn.start, turn.end) for turn in document.turns if turn.index in blind.turns)


def drawn(document: Document, share: float, seed: int) -> tuple[int, ...]:
    """Draw a share of the turns that can be coded, at least one; the same for the same seed."""
    turns = [turn.index for turn in document.turns if turn.can_be_coded]
    count = max(round(share * len(turns)), 1) if share and turns else 0
    order = sorted(turns, key=lambda index: hashlib.sha256(f"{seed}/{document.id}/{index}".encode()).hexdigest())
    return tuple(sorted(order[:count]))


def _setting(store: ProjectStore) -> BlindReading | None:
    found = store.all(BlindReading, document_id="")
    return found[0] if found else None


def _readings(store: ProjectStore, document_id: str, coder: str = "") -> list[BlindReading]:
    """Give an interview's own, and what the study's share draws in one that was imported after it was set.

    Of interviews that somebody codes first, those of this coder; "" gives everybody's.
    """
    found = [item for item in store.all(BlindReading) if item.document_id == document_id]
    own = [item for item in found if item.turns or not coder or item.coder_id == coder]
    setting = _setting(store)
    if setting is None or not setting.share or any(item.turns for item in own):
        return own
    document = store.find(Document, document_id)
    if document is None or document.imported_at <= setting.created_at:
        return own
    turns = drawn(document, setting.share, setting.seed)
    return [*own, replace(setting, id=f"{document.id}", document_id=document_id, turns=turns)] if turns else own


def _alike(first: Span, second: Span) -> bool:
    shared = min(first[1], second[1]) - max(first[0], second[0])
    return shared > 0 and shared >= SAME_WORDS * min(first[1] - first[0], second[1] - second[0])
