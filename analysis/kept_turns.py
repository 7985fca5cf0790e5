"""The turns of an interview as the study keeps them, read when they are asked for.

A study of a thousand interviews has some hundred thousand turns, and a list of its interviews needs none of them: what
is held of an interview is one string, and only the turns of those that were looked at last are objects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, overload

from analysis.errors import StudyFileError
from analysis.transcript import SpeakerRole, Turn

_KEPT = 2048
"""Interviews whose turns are kept as objects: some twenty kilobytes each."""
_DECODER = json.JSONDecoder()


class KeptTurns(Sequence[Turn]):
    """Turns in their plain form (a JSON list of objects), equal to a tuple of the same turns.

    Asking for one raises `StudyFileError` (`altered_row`) where the list is none.
    """

    __slots__ = ("_participants", "_plain")

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._participants: tuple[str, ...] | None = None

    def participants(self) -> tuple[str, ...]:
        """Give who takes part, in the order in which they first speak; kept once it is known."""
        if self._participants is None:
            try:
                said = [turn["speaker"] for turn in self.plain() if turn["role"] == SpeakerRole.PARTICIPANT]
            except (TypeError, KeyError) as error:
                raise _altered() from error
            self._participants = tuple(dict.fromkeys(said))
        return self._participants

    @property
    def stored(self) -> str:
        """The JSON that the study's file holds."""
        return self._plain

    def first_speaker(self, role: SpeakerRole) -> str:
        """Give who speaks first of those with a role, "" for nobody; reads no further than there."""
        at = self._plain.find("{")
        while at >= 0:
            try:
                found, end = _DECODER.raw_decode(self._plain, at)
                if found["role"] == role:
                    return str(found["speaker"])
            except (ValueError, TypeError, KeyError) as error:
                raise _altered() from error
            at = self._plain.find("{", end)
        return ""

    def plain(self) -> list[dict[str, Any]]:
        """Give the turns in their plain form."""
        try:
            return list(json.loads(self._plain))
        except (ValueError, TypeError) as error:
            raise _altered() from error

    @overload
    def __getitem__(self, at: int) -> Turn: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Turn, ...]: ...
    def __getitem__(self, at: int | slice) -> Turn | tuple[Turn, ...]:
        return _turns(self._plain)[at]

    def __iter__(self) -> Iterator[Turn]:
        return iter(_turns(self._plain))

    def __len__(self) -> int:
        return len(_turns(self._plain))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, KeptTurns) and other._plain == self._plain:
            return True
        return isinstance(other, (tuple, KeptTurns)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def in_passing(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Give turns that are looked at once, among those of many interviews: they are not kept."""
    return _turns.__wrapped__(turns.stored) if isinstance(turns, KeptTurns) else tuple(turns)


def first_speaker(turns: Sequence[Turn], role: SpeakerRole) -> str:
    """Give who speaks first of those with a role, "" for nobody."""
    if isinstance(turns, KeptTurns):
        return turns.first_speaker(role)
    return next((turn.speaker for turn in turns if turn.role is role), "")


def participants(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Give who takes part, in the order in which they first speak."""
    if isinstance(turns, KeptTurns):
        return turns.participants()
    return tuple(dict.fromkeys(turn.speaker for turn in turns if turn.role is SpeakerRole.PARTICIPANT))


@lru_cache(maxsize=_KEPT)
def _turns(plain: str) -> tuple[Turn, ...]:
    try:
        return tuple(Turn(**{**each, "role": SpeakerRole(each["role"])}) for each in json.loads(plain))
    except (ValueError, TypeError, KeyError) as error:
        raise _altered() from error


def _altered() -> StudyFileError:
    return StudyFileError(
        "altered_row",
        "The turns of an interview can't be read: the file was altered outside Verbatim.",
        "Nothing was changed. Restore a backup of it.",
    )
