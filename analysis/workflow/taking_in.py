"""Taking a file that was read into a study, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.foreign import ForeignProject
from analysis.incoming import Incoming, Survey
from analysis.records import Document
from analysis.workflow.bringing_in import BroughtIn

if TYPE_CHECKING:
    from analysis.workflow.study import OpenStudy


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The interviews that are in now; `brought` is what became of another program's project or codebook."""

    documents: tuple[Document, ...]
    brought: BroughtIn | None = None


def take_in(study: OpenStudy, incoming: Incoming, *, coder: str) -> TakenIn:
    """Take it in: a transcript and a project are one step each, a survey one a person and one for what is known of her.

    Raises what `Transcripts.add` and `BringingIn.take` raise.
    """
    content = incoming.content
    if isinstance(content, ForeignProject):
        brought = study.bringing_in.take(content, coder=coder)
        return TakenIn(brought.documents, brought)
    if isinstance(content, Survey):
        return TakenIn(_cases(study, content, coder))
    return TakenIn((study.transcripts.add(content, coder=coder),))


def _cases(study: OpenStudy, survey: Survey, coder: str) -> tuple[Document, ...]:
    taken = []
    for case in survey.cases:
        document = study.transcripts.add(case.transcript, coder=coder)
        person = next(row.code for row in study.transcripts.speakers(document.id) if row.label == "B")
        if case.attributes:
            study.transcripts.set_attributes(person, case.attributes, coder=coder)
        taken.append(document)
    return tuple(taken)
