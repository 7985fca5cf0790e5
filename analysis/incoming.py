"""What a file would bring into a study, as a reader found it: looked at before any of it enters.

It holds original names: it is for her screen, and for the key file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from analysis.foreign import ForeignCode, ForeignProject, NotKept
from analysis.transcript import ImportedTranscript


class Reading(StrEnum):
    """What a file is taken for."""

    TRANSCRIPT = "transcript"
    SURVEY = "survey"
    CODEBOOK = "codebook"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Case:
    """One row of a survey: its answers as a transcript (I asks, B answers), and the other columns."""

    transcript: ImportedTranscript
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a table holds. `questions`, `columns` and `left_out` are headings, of the table in this order."""

    cases: tuple[Case, ...]
    questions: tuple[str, ...]
    columns: tuple[str, ...]
    left_out: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a transcript under one label, how often and how many words."""

    label: str
    is_interviewer: bool
    turns: int
    words: int


@dataclass(frozen=True, slots=True)
class Node:
    """A code or category with the labels of what it stands in, uppermost first."""

    label: str
    definition: str
    is_code: bool
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file that was read: `content` is a transcript, a survey, or the project or codebook of a program."""

    path: Path
    reading: Reading
    content: ImportedTranscript | Survey | ForeignProject

    @property
    def transcripts(self) -> tuple[ImportedTranscript, ...]:
        """Give the interviews that would come in."""
        if isinstance(self.content, ImportedTranscript):
            return (self.content,)
        if isinstance(self.content, Survey):
            return tuple(case.transcript for case in self.content.cases)
        return tuple(source.transcript for source in self.content.sources)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Give codes and categories, each before what stands in it."""
        return tuple(_walked(self.content.codes, ())) if isinstance(self.content, ForeignProject) else ()

    @property
    def codings(self) -> int:
        """Count the codings in the file; those of a codebook come in where the study has the same interviews."""
        if not isinstance(self.content, ForeignProject):
            return 0
        book = self.content.codebook
        own = sum(len(item.quotations) for item in book.details.values()) if book else 0
        return own + sum(len(item.codings) for item in self.content.sources)

    @property
    def not_kept(self) -> tuple[NotKept, ...]:
        """Give what the reader could not keep; taking it in may find more."""
        return self.content.not_kept if isinstance(self.content, ForeignProject) else ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """Give the codes of what is to be looked at, each once (`ImportedTranscript.warnings`)."""
        own = () if isinstance(self.content, ForeignProject) else self.content.warnings
        return tuple(dict.fromkeys([*own, *(code for item in self.transcripts for code in item.warnings)]))


def speakers_of(transcript: ImportedTranscript) -> list[Speaker]:
    """Give who speaks, in the order of their first turns."""
    turns: dict[str, list[int]] = {label: [] for label in transcript.labels}
    for turn in transcript.turns:
        turns[turn.label].append(len(transcript.text[turn.start : turn.end].split()))
    return [
        Speaker(label, label in transcript.interviewer_labels, len(words), sum(words)) for label, words in turns.items()
    ]


def _walked(nodes: Sequence[ForeignCode], within: tuple[str, ...]) -> Iterator[Node]:
    for node in nodes:
        yield Node(node.name, node.description, node.is_codable, within)
        yield from _walked(node.children, (*within, node.name))
