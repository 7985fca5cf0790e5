"""How one coder's codings stand to those of the others, quotation by quotation. For a preview; `rigor` counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.coder_package import Line, What
from analysis.records import Coding

Said = Callable[[Coding], tuple[str, int, str]]


def compared(
    mine: Sequence[Coding], all_there: Sequence[Coding], coder_id: str, labels: Mapping[str, str], said: Said
) -> Iterator[Line]:
    """Compare in the interviews that the coder coded: alike, overlapping, under another code, or on one side only."""
    touched = {item.document_id for item in mine}
    others: dict[str, list[Coding]] = {}
    for item in all_there:
        if item.coder_id != coder_id and item.document_id in touched:
            others.setdefault(item.document_id, []).append(item)
    own: dict[str, list[Coding]] = {}
    for item in mine:
        own.setdefault(item.document_id, []).append(item)
    for document_id, codings in own.items():
        theirs = others.get(document_id, [])
        for coding in codings:
            what, other = _stands(coding, theirs)
            yield Line(what, labels.get(coding.code_id, ""), labels.get(other, ""), *said(coding))
        for coding in theirs:
            if not any(_overlap(coding, item) for item in codings):
                yield Line(What.ONLY_STUDY, labels.get(coding.code_id, ""), "", *said(coding))


def _stands(coding: Coding, others: Sequence[Coding]) -> tuple[What, str]:
    """Say how a coding stands to others, and under which other code they have its words."""
    near = [item for item in others if _overlap(coding, item)]
    same = [item for item in near if item.code_id == coding.code_id]
    if any((item.start, item.end) == (coding.start, coding.end) for item in same):
        return What.AGREE, ""
    if same:
        return What.OVERLAP, ""
    if near:
        return What.OTHER_CODE, max(near, key=lambda item: _shared(coding, item)).code_id
    return What.ONLY_PACKAGE, ""


def _overlap(one: Coding, other: Coding) -> bool:
    return one.start < other.end and other.start < one.end


def _shared(one: Coding, other: Coding) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
