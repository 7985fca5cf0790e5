"""Turns that are read when they are asked for: equal to turns that were read at once."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from analysis.errors import StudyFileError
from analysis.kept_turns import KeptTurns, first_speaker
from analysis.transcript import SpeakerRole, Turn

TURNS = (
    Turn(0, "I", SpeakerRole.INTERVIEWER, 3, 9),
    Turn(1, "P02", SpeakerRole.PARTICIPANT, 12, 40, 2.5),
    Turn(2, "P01", SpeakerRole.PARTICIPANT, 42, 50),
)
KEPT = KeptTurns(json.dumps([asdict(turn) for turn in TURNS]))


def test_they_are_the_turns_that_were_kept() -> None:
    assert tuple(KEPT) == TURNS
    assert KEPT == TURNS
    assert TURNS == KEPT
    assert hash(KEPT) == hash(TURNS)
    assert (len(KEPT), KEPT[1], KEPT[1:]) == (3, TURNS[1], TURNS[1:])
    assert KEPT.plain() == [asdict(turn) for turn in TURNS]
    assert TURNS[:2] != KEPT


def test_who_speaks_first_is_told_without_reading_further() -> None:
    cut = json.dumps([asdict(turn) for turn in TURNS[:2]])[:-1] + ", {"
    assert first_speaker(KeptTurns(cut), SpeakerRole.PARTICIPANT) == "P02"
    assert first_speaker(TURNS, SpeakerRole.PARTICIPANT) == "P02"
    assert first_speaker(KEPT, SpeakerRole.OTHER) == first_speaker((), SpeakerRole.OTHER) == ""


@pytest.mark.parametrize("plain", ["", "[{", '[{"index": 0}]', '[{"role": "nobody"}]', "[1]"])
def test_turns_that_were_altered_outside_are_an_error_that_she_is_told(plain: str) -> None:
    with pytest.raises(StudyFileError, match="altered"):
        assert tuple(KeptTurns(plain)) == ("never",)
