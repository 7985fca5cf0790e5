"""Cut a transcript that may be sent into what is sent at once: runs of whole turns, a question with its answer.

Sizes are in words as people count them (runs between white space), of the pseudonymised text.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.pseudonymization.permission import SendableTranscript
from analysis.suggestion.requests import Excerpt, ExcerptTurn

_CONTEXT_SHARE = 4

Block = tuple[list[ExcerptTurn], int]


def make_excerpts(transcript: SendableTranscript, max_words: int, context_turns: int = 2) -> list[Excerpt]:
    """Cut all turns into excerpts of at most `max_words` words, each codable turn in exactly one.

    An excerpt ends after a participant's turn only, so that an answer is never without its question; a question and an
    answer that are longer together than `max_words` make an excerpt of their own. Up to `context_turns` turns before it
    come along as context that may not be coded, as far as they are at most a quarter of `max_words`. A transcript in
    which nobody can be coded has no excerpts. Raises `ValueError` where `max_words` is not positive.
    """
    if max_words < 1:
        raise ValueError("an excerpt holds at least one word")
    turns = [
        ExcerptTurn(turn.index, turn.speaker, transcript.shown(turn), turn.can_be_coded) for turn in transcript.turns
    ]
    excerpts, seen = [], 0
    for run in _runs(_blocks(turns), max_words):
        before = _context(turns[max(0, seen - context_turns) : seen], max_words // _CONTEXT_SHARE)
        excerpts.append(Excerpt(transcript, before, tuple(run)))
        seen += len(run)
    return excerpts


def _blocks(turns: list[ExcerptTurn]) -> list[Block]:
    """Tie each codable turn to what was said since the one before; what comes after the last belongs to it."""
    blocks: list[Block] = []
    current: list[ExcerptTurn] = []
    for turn in turns:
        current.append(turn)
        if turn.can_be_coded:
            blocks.append((current, sum(_words(each) for each in current)))
            current = []
    if blocks and current:
        last, size = blocks[-1]
        blocks[-1] = (last + current, size + sum(_words(each) for each in current))
    return blocks


def _runs(blocks: list[Block], max_words: int) -> Iterator[list[ExcerptTurn]]:
    run: list[ExcerptTurn] = []
    size = 0
    for block, words in blocks:
        if run and size + words > max_words:
            yield run
            run, size = [], 0
        run = run + block
        size += words
    if run:
        yield run


def _context(turns: list[ExcerptTurn], max_words: int) -> tuple[ExcerptTurn, ...]:
    kept: list[ExcerptTurn] = []
    for turn in reversed(turns):
        max_words -= _words(turn)
        if max_words < 0:
            break
        kept.append(ExcerptTurn(turn.index, turn.speaker, turn.text, can_be_coded=False))
    return tuple(reversed(kept))


def _words(turn: ExcerptTurn) -> int:
    return len(turn.text.split())
