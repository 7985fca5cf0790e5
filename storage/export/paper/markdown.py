"""A document as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import IO

from storage.export.paper.blocks import Block, Grid, Heading, Literal, Paper, Points, Words

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")


def write(paper: Paper, file: IO[bytes]) -> None:
    for line in _lines(paper):
        file.write(f"{line}\n".encode())


def _lines(paper: Paper) -> Iterator[str]:
    yield f"# {plain(paper.title)}"
    yield ""
    yield f"{plain(paper.holds)} {plain(paper.origin)}"
    for block in paper.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * min(block.level + 1, 6)} {plain(block.text)}"
    elif isinstance(block, Words):
        yield f"*{plain(block.text)}*" if block.is_soft else plain(block.text)
    elif isinstance(block, Points):
        yield from (f"- {'[ ] ' if block.is_open else ''}{plain(item)}" for item in block.items)
    elif isinstance(block, Grid):
        yield _row(block.heads)
        yield _row(["---"] * len(block.heads))
        yield from (_row([plain(cell) for cell in row]) for row in block.rows)
    else:
        yield from _fenced(block)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fenced(block: Literal) -> Iterator[str]:
    longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield block.text
    yield fence


def plain(text: str) -> str:
    """Let no character be taken for a mark of the format; one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
