"""Subtitle cues, as WebVTT and SubRip have them, as turns: one line a turn, "Name: words".

Cues of one speaker that follow one another become one turn. Where nobody is named, a pause or the end of a sentence
after some lines parts the paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.transcript import ImportedTurn, canonical
from analysis.turns import find_turns
from storage.importers.source import Source

_PAUSE_SECONDS = 2.0
_PARAGRAPH_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Cue:
    """Words between two times in seconds; `voice` is the speaker's name, "" where the cue does not say."""

    start: float
    end: float
    voice: str
    words: str


def from_cues(cues: Iterable[Cue], warnings: tuple[str, ...] = ()) -> Source:
    """Build the text and its turns from cues in the order of the file."""
    tidy = [line for cue in cues for line in _lines(cue)]
    if not any(cue.voice for cue in tidy):
        tidy = _name_by_labels(tidy)
    named = any(cue.voice for cue in tidy)
    groups: list[list[Cue]] = []
    for cue in tidy:
        if groups and _goes_on(groups[-1], cue, named):
            groups[-1].append(cue)
        else:
            groups.append([cue])
    return _written(groups, warnings)


def _lines(cue: Cue) -> Iterator[Cue]:
    """Take a cue apart at its line ends: each line may be another speaker's."""
    for line in canonical(cue.words).split("\n"):
        if words := _one_line(line):
            yield Cue(cue.start, cue.end, _one_line(cue.voice), words)


def _one_line(text: str) -> str:
    return " ".join(canonical(text).split())


def _name_by_labels(cues: Sequence[Cue]) -> list[Cue]:
    """Read "Name: words" labels in the cues themselves; a cue without one goes on with the speaker before."""
    text = "\n".join(cue.words for cue in cues)
    turns = iter(find_turns(text, each_line=True).turns)
    turn = next(turns, None)
    named, at, voice = [], 0, ""
    for cue in cues:
        stop = at + len(cue.words)
        words = cue.words
        while turn is not None and turn.start < stop:
            voice = turn.label
            words = text[turn.start : stop] if turn.label and turn.start >= at else words
            turn = next(turns, None)
        named.append(Cue(cue.start, cue.end, voice, words))
        at = stop + 1
    return named


def _goes_on(group: Sequence[Cue], cue: Cue, named: bool) -> bool:
    last = group[-1]
    if last.voice != cue.voice:
        return False
    if named:
        return True
    length = sum(len(one.words) + 1 for one in group)
    has_ended = last.words.endswith((".", "?", "!", "…")) and length > _PARAGRAPH_LENGTH
    return cue.start - last.end < _PAUSE_SECONDS and not has_ended


def _written(groups: Sequence[Sequence[Cue]], warnings: tuple[str, ...]) -> Source:
    lines: list[str] = []
    turns: list[ImportedTurn] = []
    at = 0
    for group in groups:
        voice, words = group[0].voice, " ".join(cue.words for cue in group)
        line = f"{voice}: {words}" if voice else words
        start = at + len(line) - len(words)
        label_start, label_end = (at, at + len(voice)) if voice else (start, start)
        turns.append(ImportedTurn(voice, label_start, label_end, start, at + len(line), group[0].start))
        lines.append(line)
        at += len(line) + 1
    return Source("\n".join(lines), turns=tuple(turns), warnings=warnings)
