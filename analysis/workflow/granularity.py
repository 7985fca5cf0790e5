"""How densely codes are suggested: hers to say, else measured from her own coding of a first interview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.ports import ProjectStore
from analysis.records import Coding, Document, Run
from analysis.workflow.texts import Texts, turn_at

FEWEST_CODINGS = 5
"""With fewer of her own codings in an interview nothing is measured."""


@dataclass(frozen=True, slots=True)
class Granularity:
    """About one code per so many words, interviewers' included; 0 says nothing to the suggester. Never a quota.

    `source` tells where it is from: `chosen` by her, `measured` in the interview `document_id`, or `none`.
    """

    words_per_code: int = 0
    source: Literal["chosen", "measured", "none"] = "none"
    document_id: str = ""


def present(store: ProjectStore, texts: Texts) -> Granularity:
    """Give what she chose for the last run that she chose it for, else what her own coding shows."""
    runs = sorted(store.all(Run, purpose="codes"), key=lambda run: run.started_at)
    for run in reversed(runs):
        if run.settings.get("words_per_code_from") == "chosen":
            return Granularity(int(run.settings["words_per_code"]), "chosen")
    return measured(store, texts) or Granularity()


def measured(store: ProjectStore, texts: Texts) -> Granularity | None:
    """Measure the first interview that she coded without suggestions, as far as she came; None where that is little."""
    own = [item for item in store.all(Coding) if not item.suggestion_id and texts.shown(item.document_id)]
    for document_id in dict.fromkeys(coding.document_id for coding in sorted(own, key=lambda item: item.created_at)):
        places = {(item.start, item.end) for item in own if item.document_id == document_id}
        if len(places) < FEWEST_CODINGS:
            continue
        last = turn_at(store.get(Document, document_id), *max(places))
        end = last.end if last else max(end for _start, end in places)
        words = len(texts.slice(document_id, 0, end).split())
        return Granularity(max(1, round(words / len(places))), "measured", document_id)
    return None
