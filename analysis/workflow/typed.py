"""What she typed herself: does it hold words that the search found in interviews and nobody decided?

Certain names leave titles, questions and memos when an interview is approved. An uncertain find may be an ordinary
word, so it stays there until she decides, is a point of the check, and stops a request that would hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from analysis.foreign_provenance import texts_in
from analysis.ports import ProjectStore
from analysis.pseudonymization.residue import Residue
from analysis.pseudonymization.risks import Risk, RiskKind, Severity
from analysis.records import (
    Category,
    Code,
    Discussion,
    Document,
    Finding,
    ForeignProvenance,
    GuideVersion,
    Memo,
    NegativeCase,
    Rule,
    SamplingNote,
    Study,
)

Find = Callable[[Sequence[tuple[str, str]]], list[Residue]]

QUESTION, TITLE, NAMES, MEMOS, CODEBOOK = "question", "title", "names", "memos", "codebook"
GUIDE = "guide"
_POINTS = (
    (
        QUESTION,
        "The research question holds finds that are not decided ({count}×): with them, nothing is sent.",
        "Decide on them here: what is replaced leaves the question when you approve. Or change the question.",
    ),
    (
        TITLE,
        "The study's title holds finds that are not decided ({count}×).",
        "Decide on them here: what is replaced leaves the title when you approve. Or change the title.",
    ),
    (
        NAMES,
        "The names of interviews hold finds that are not decided ({count}×).",
        "Decide on them here: what is replaced leaves these names when you approve.",
    ),
    (
        MEMOS,
        "Memos hold finds that are not decided ({count}×).",
        "Decide on them here: what is replaced leaves the memos when you approve. Or change the memos.",
    ),
    (
        CODEBOOK,
        "Labels or definitions of the codebook hold finds that are not decided ({count}×): with them, nothing is sent.",
        "Decide on them here: what is replaced leaves the codebook when you approve. Or change the words.",
    ),
    (
        GUIDE,
        "The interview guide or notes on the sample hold finds that are not decided ({count}×).",
        "Decide on them here: what is replaced leaves them when you approve.",
    ),
)


def typed_risks(store: ProjectStore, find: Find, waiting: Iterable[str], findings: Sequence[Finding]) -> Iterator[Risk]:
    """Give a point for each sort of typed text that holds one of the identifiers `waiting` (ids) for a decision.

    Its places are those of the identifiers in the interviews, where she can decide on them.
    """
    undecided = set(waiting)
    found: dict[str, list[Residue]] = {}
    for residue in find(list(_typed(store))) if undecided else ():
        if residue.entity_id in undecided:
            found.setdefault(residue.source, []).append(residue)
    for source, what, remedy in _POINTS:
        ids = [residue.entity_id for residue in found.get(source, ())]
        places = tuple((item.document_id, item.start, item.end) for item in findings if item.entity_id in ids)
        if ids:
            first = places[0][0] if places else ""
            yield Risk(RiskKind.TYPED, what, remedy, Severity.MEDIUM, {"count": len(ids)}, first, places, ids[0])


def _typed(store: ProjectStore) -> Iterator[tuple[str, str]]:
    for study in store.all(Study):
        yield QUESTION, study.research_question
        yield TITLE, study.title
    for document in store.all(Document):
        yield NAMES, document.title
    for memo in store.all(Memo):
        yield MEMOS, memo.text
    for version in store.all(GuideVersion):
        yield from ((GUIDE, text) for text in (version.reason, *(words for _, words in version.questions)))
    for note in store.all(SamplingNote):
        yield GUIDE, note.text
    for rule in store.all(Rule):
        yield CODEBOOK, rule.text
    for discussion in store.all(Discussion):
        yield MEMOS, discussion.note
    for case in store.all(NegativeCase):
        yield MEMOS, case.note
    for foreign in store.all(ForeignProvenance):
        yield CODEBOOK, "\n".join(texts_in(foreign.data))
    for code in store.all(Code):
        yield from ((CODEBOOK, text) for text in (code.label, code.definition))
    for category in store.all(Category):
        texts = (category.label, category.definition, category.includes, category.excludes)
        yield from ((CODEBOOK, text) for text in texts)
