"""What a document is made of, whatever it is written as."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` counts from 1, beneath the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `is_soft`: said beside the matter, such as where a number comes from."""

    text: str
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; `is_open` has a box before each point, to be ticked or filled by hand."""

    items: Sequence[str]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `shares` are the widths of its columns as parts of the whole; equal ones if empty."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float] = ()

    def widths(self, whole: float) -> list[float]:
        given = list(self.shares) or [1.0] * len(self.heads)
        return [whole * share / sum(given) for share in given]


@dataclass(frozen=True, slots=True)
class Literal:
    """Text shown letter by letter, such as a prompt."""

    text: str


Block = Heading | Words | Points | Grid | Literal


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `holds` says in it, and in its properties, whether pseudonyms or names are inside.

    `blocks` are read once, so that a long document need not be there as a whole.
    """

    title: str
    holds: str
    origin: str
    language: str
    blocks: Iterable[Block]
